# SPDX-License-Identifier: MIT
"""Rows that print figures which belong together and name nothing that the report measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from sakip.model.claim import Tempat
from sakip.numbers import Angka
from sakip.published import LooseRow, Printed, Published, RowKind, Table, readings
from sakip.readers.columns import columns
from sakip.readers.vocabulary import Peran, Vocabulary

KINDS: Mapping[Peran, str] = {
    Peran.TARGET: "target",
    Peran.REALISASI: "realisasi",
    Peran.CAPAIAN: "capaian",
    Peran.PAGU: "pagu",
    Peran.REALISASI_KEUANGAN: "realisasi-keuangan",
    Peran.SERAPAN: "serapan",
}

_MONEY = (Peran.PAGU, Peran.REALISASI_KEUANGAN)
"""Amounts are known by their size, whatever the header says."""


def loose(
    published: Published, placed: Collection[Tempat], vocabulary: Vocabulary | None = None
) -> tuple[LooseRow, ...]:
    """The rows of which no figure is placed. placed: where the figures stand that have an address."""
    taken = {one.letak[:2] for one in placed if one.letak is not None and one.tabel is not None}
    return tuple(row for table in published.tables for row in _of_table(table, taken, vocabulary))


def _of_table(table: Table, taken: Collection[tuple[int, ...]], vocabulary: Vocabulary | None) -> Iterator[LooseRow]:
    known = [
        one for one in columns(table, vocabulary) if one.peran in KINDS and (one.peran in _MONEY or not one.doubtful)
    ]
    read = {one.index: readings(table, one.index) for one in known}
    known = [one for one in known if any(isinstance(reading, Angka) for reading in read[one.index])]
    # Several columns of a kind belong to several years or stages; which go together is not known.
    count = Counter(one.peran for one in known)
    known = [one for one in known if count[one.peran] == 1]
    for at, row in enumerate(table.rows):
        if row.kind is RowKind.GROUP or (table.index - 1, at) in taken:
            continue
        figures = {}
        for one in known:
            reading = read[one.index][at]
            if isinstance(reading, Angka):
                text = row.cells[one.index].text
                figures[KINDS[one.peran]] = Printed(text, reading, table.place(at, one.index))
        if len(figures) > 1:
            words = [cell.text for cell in row.cells if any(map(str.isalpha, cell.text))]
            yield LooseRow(table.index, words[0] if words else row.label, row.kind, figures)
