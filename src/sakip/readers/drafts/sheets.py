# SPDX-License-Identifier: MIT
"""The tables of a report as the draft follows them: their records, what their columns hold, which goes first."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from sakip.published import Published, RowKind, Table
from sakip.readers.agreed import agreements, superseded
from sakip.readers.columns import columns
from sakip.readers.headed import BY_NEIGHBOUR
from sakip.readers.match import fold
from sakip.readers.records import Record, of_table
from sakip.readers.vocabulary import Peran, Vocabulary

_MONEY = frozenset({Peran.PAGU, Peran.REALISASI_KEUANGAN, Peran.SERAPAN})
_RESULT = frozenset({Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN})
_SASARAN = re.compile(
    r"\s*sasaran(?:\s+(?:strategis|program|kegiatan|kinerja))?\s*(?:(?:ke\s*)?[0-9]{1,2}|[ivx]{1,4})?"
    r"\s*[.:\-\u2013)]*\s*",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\W*(?:indikator|dan|tujuan|target)\b", re.IGNORECASE)
"""What follows is another thing that a table has: "Sasaran, Indikator dan Target"."""
_OTHER_HEADING = re.compile(
    r"\W*[0-9ivx]{0,4}\W*(?:misi|tujuan|program|kegiatan|urusan|bidang|perspektif)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)


@attrs.frozen(eq=False)
class Sheet:
    """A table with its records. parts: what its columns hold. over: the sasaran that its title or heading names.
    agreed: it belongs to the Perjanjian Kinerja. guessed: no header calls its names programs or indicators, their
    figures alone do."""

    table: Table
    records: tuple[Record, ...]
    parts: frozenset[Peran]
    over: str = ""
    agreed: bool = False
    guessed: bool = False

    @property
    def of_budget(self) -> bool:
        """Whether its rows are programs and what lies under them, and not sasaran."""
        return Peran.PROGRAM in self.parts and Peran.SASARAN not in self.parts

    @property
    def rank(self) -> int:
        """How much it is the measurement of the year: the highest is followed."""
        parts = self.parts
        title = fold(" ".join((self.table.title, *self.table.headings[-1:])))
        return (
            8 * (parts >= _RESULT)
            + 4 * (parts >= {Peran.TARGET, Peran.REALISASI})
            + 3 * (Peran.SASARAN in parts)
            + 2 * ("pengukuran kinerja" in title)
            - 4 * (Peran.PROGRAM in parts)
            - 2 * bool(parts & _MONEY)
            - (Peran.AKHIR_RENSTRA in parts)
        )

    def year(self, tahun: int) -> int:
        """The year of columns that name none: the only one that the title names, else the report's."""
        found = {int(one) for one in _YEAR.findall(self.table.title)}
        return found.pop() if len(found) == 1 else tahun


def sheets(published: Published, vocabulary: Vocabulary | None) -> tuple[Sheet, ...]:
    """Every table that has records, in the order of the report."""
    return tuple(_sheets(published, vocabulary))


def _sheets(published: Published, vocabulary: Vocabulary | None) -> Iterator[Sheet]:
    agreed = agreements(published, vocabulary)
    old = superseded(published, agreed, vocabulary)
    for table in published.tables:
        if table.index in old:
            continue
        records = of_table(table, vocabulary)
        if records:
            found = columns(table, vocabulary)
            parts = frozenset(one.peran for one in found)
            guessed = any(one.peran in (Peran.PROGRAM, Peran.INDIKATOR) and one.why == BY_NEIGHBOUR for one in found)
            yield Sheet(table, records, parts, _over(table), table.index in agreed, guessed)


def _over(table: Table) -> str:
    for text in (table.title, *reversed(table.headings)):
        found = _SASARAN.match(text)
        rest = text[found.end() :] if found is not None else ""
        if len(rest) > 8 and not _LISTED.match(rest):
            return rest
    return ""


def as_sasaran(record: Record) -> str:
    """The sasaran that a row names which is a heading over the rows below it, "" where it names none."""
    if record.kind is not RowKind.GROUP or record.values:
        return ""
    named = record.sasaran or record.indikator or record.program
    # A heading merged over the whole row stands in the column of the numbers.
    cells = record.table.rows[record.row].cells
    text = named or next((cell.text for cell in cells if any(map(str.isalpha, cell.text))), "")
    found = _SASARAN.match(text)
    if found is not None:
        return text[found.end() :] or text
    return text if named or (len(text.split()) > 2 and not _OTHER_HEADING.match(text)) else ""
