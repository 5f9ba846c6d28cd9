# SPDX-License-Identifier: MIT
"""Staff as the report's tables count them, and the villages that it lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sakip.model import BarisPegawai, DesaKelurahan, TabelPegawai
from sakip.numbers import Angka
from sakip.published import Published, RowKind
from sakip.readers.drafts.sheets import Sheet
from sakip.readers.match import fold
from sakip.readers.vocabulary import Peran

_IDS = ("pangkat", "golongan", "pendidikan", "diklat", "jabatan", "eselon", "kelamin")


def staff(sheets: Iterable[Sheet]) -> tuple[TabelPegawai, ...]:
    """Every table that counts staff, by what its title or its labels speak of."""
    made: dict[str, TabelPegawai] = {}
    for sheet in sheets:
        if not sheet.parts >= {Peran.PEGAWAI, Peran.GOLONGAN}:
            continue
        words = (fold(sheet.table.title), fold(" ".join(sheet.table.columns)))
        id = next((one for text in words for one in _IDS if one in text), f"tabel-{sheet.table.index}")
        rows = tuple(
            BarisPegawai(one.label or str(one.row + 1), _count(one.value(Peran.PEGAWAI)))
            for one in sheet.records
            if one.kind is RowKind.DATA
        )
        title = sheet.table.title or sheet.table.name
        column = next((text for text in sheet.table.columns if any(one in fold(text) for one in _IDS)), "Uraian")
        made.setdefault(id, TabelPegawai(id, title, column, rows))
    return tuple(made.values())


def _count(value: object) -> int | None:
    reading = getattr(value, "reading", None)
    return int(reading.nilai) if isinstance(reading, Angka) and reading.nilai >= 0 else None


def villages(published: Published) -> tuple[DesaKelurahan, ...]:
    """The desa and kelurahan of the table that lists them, if one does."""
    for table in published.tables:
        for at, title in enumerate(table.columns):
            words = fold(title).split()
            if (
                words
                and set(words) <= {"desa", "kelurahan", "nama", "dan", "nagari"}
                and {"desa", "kelurahan"} & set(words)
            ):
                found = tuple(_villages(row.cells[at].text for row in table.rows if row.kind is RowKind.DATA))
                if len(found) > 1:
                    return found
    return ()


_KELURAHAN = re.compile(r"\s*(?:kelurahan|kel\.)|.*\(\s*(?:kelurahan|kel\.?)\s*\)\s*\Z", re.IGNORECASE)


def _villages(names: Iterable[str]) -> Iterator[DesaKelurahan]:
    for name in names:
        if name:
            kelurahan = _KELURAHAN.match(name) is not None
            yield DesaKelurahan(name, "kelurahan" if kelurahan else "desa")
