# SPDX-License-Identifier: MIT
"""What a published report holds, whatever its format: tables of text and running text, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

import attrs

from sakip.model.claim import Tempat
from sakip.numbers import Ambigu, Angka, Dot, Reading, column_dot, read_cells


@attrs.frozen
class Cell:
    """A cell as printed, without markup; a line break inside it is a space.

    line: line of the text, paragraph or table row of a DOCX, row of a sheet. at: its column in the row of the file,
    from 0, where rows may have been widened or moved since. covered: it lies under the merged cell above or to the
    left of it and has no text of its own. joined: its text was put together from pieces (see the table's notes). cut: a
    page ends here, and its last word or number may go on at the top of the next.
    """

    text: str = ""
    line: int | None = None
    page: int | None = None
    colspan: int = 1
    rowspan: int = 1
    covered: bool = False
    joined: bool = False
    bold: bool = False
    at: int | None = None
    cut: bool = False


class RowKind(StrEnum):
    """What a row is."""

    DATA = "data"
    GROUP = "group"  #: a heading over the rows below it
    TOTAL = "total"  #: a sum of the rows above it
    MEAN = "mean"  #: a mean of the rows above it


@attrs.frozen
class Row:
    """A row, one cell a column. label: its number ("6", or "6.2" for the second row under number 6), else its words."""

    cells: tuple[Cell, ...]
    label: str = ""
    kind: RowKind = RowKind.DATA

    @property
    def name(self) -> str:
        """What it is called: the first of its cells with words, else its number."""
        return next((cell.text for cell in self.cells if any(map(str.isalpha, cell.text))), self.label)


@attrs.frozen(cache_hash=True)
class Table:
    """A table.

    index: its number in the document, from 1. label: as captioned ("Tabel 3.1"), None without one. title: its words.
    headings: the headings it stands under, the outermost first. columns: each column's title, merged headers spelt out
    ("Tahun 2023 Target"). groups: the merged header over each column, "" without one. header: the header rows.
    numbered: a row 1 2 3 4 stood under the header. after: how many of the document's passages stand before it.
    notes: what was joined or repaired, in English. dot: what a lone dot means in the other tables of the report.
    """

    index: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    groups: tuple[str, ...] = ()
    header: tuple[tuple[Cell, ...], ...] = ()
    label: str | None = None
    title: str = ""
    headings: tuple[str, ...] = ()
    numbered: bool = False
    number_column: int | None = None
    sheet: str | None = None
    document: str | None = None
    after: int = 0
    notes: tuple[str, ...] = ()
    dot: Dot = Dot.TIDAK_TAHU

    @property
    def name(self) -> str:
        """What a person would call it: label, else title, else sheet, else the heading over it, else its number."""
        heading = self.headings[-1] if self.headings else ""
        return self.label or self.title or self.sheet or heading or f"Tabel ke-{self.index}"

    def place(self, row: int, column: int) -> Tempat:
        """Where the cell in that row and column (from 0) stands."""
        line = self.rows[row]
        cell = line.cells[column]
        return Tempat(
            dokumen=self.document,
            halaman=cell.page,
            baris=cell.line,
            tabel=self.name,
            baris_tabel=line.label or str(row + 1),
            kolom=self.columns[column] or str(column + 1),
            letak=(self.index - 1, row, column),
        )


@attrs.frozen
class LooseRow:
    """A row whose figures no name ties to anything that is reported on: a year, a kind of expenditure.

    columns: where its numbers stand, by kind (target, realisasi, capaian; pagu, realisasi-keuangan, serapan), one of
    each.
    """

    table: Table
    row: int
    columns: Mapping[str, int]

    @property
    def name(self) -> str:
        """What its row is called."""
        return self.table.rows[self.row].name

    def text(self, kind: str) -> str:
        """A figure as printed."""
        return self.table.rows[self.row].cells[self.columns[kind]].text

    def number(self, kind: str) -> Decimal:
        """The same as a number."""
        reading = readings(self.table, self.columns[kind])[self.row]
        assert isinstance(reading, Angka)
        return reading.nilai

    def place(self, kind: str) -> Tempat:
        """Where it stands."""
        return self.table.place(self.row, self.columns[kind])


@attrs.frozen
class Passage:
    """A paragraph of running text. level: of a heading, from 1; 0 for text. bold: all of it is.

    starts, lines: where in `text` each of its lines begins, and the number of that line.
    headings: the headings over it, the outermost first. index: its number among the document's passages, from 0. sheet:
    of a workbook, that it stands on.
    """

    text: str
    line: int | None = None
    page: int | None = None
    level: int = 0
    bold: bool = False
    starts: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()
    document: str | None = None
    index: int = 0
    sheet: str | None = None

    def place(self, at: int = 0) -> Tempat:
        """Where the character at that offset stands."""
        line = self.line
        if self.starts and self.lines:
            line = self.lines[max(bisect_right(self.starts, at) - 1, 0)]
        return Tempat(dokumen=self.document, halaman=self.page, baris=line, letak=(self.index, at))


@attrs.frozen
class Published:
    """A report as published. name: of the document; form: txt, docx, xlsx or pdf; text and tables in their order."""

    name: str
    form: str
    tables: tuple[Table, ...] = ()
    text: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()

    def parts(self) -> Iterator[Passage | Table]:
        """Passages and tables in the order in which they stand."""
        done = 0
        for table in self.tables:
            yield from self.text[done : table.after]
            yield table
            done = max(done, table.after)
        yield from self.text[done:]


LONGEST_FIGURE = 60
"""A longer text in a cell is words."""


@lru_cache(maxsize=4096)
def readings(table: Table, column: int) -> tuple[Reading | None, ...]:
    """What each cell of a column reads as, its own numbers and then those of its table deciding lone dots; None where
    a cell is no figure."""
    printed = [row.cells[column].text for row in table.rows]
    read = read_cells(_short(printed))
    if any(isinstance(one, Ambigu) for one in read) or any(map(_LONE.match, printed)):
        own = dot(table)
        english = own is Dot.DESIMAL and not _decimal_commas(table)
        read = read_cells(_short(printed), table.dot if own is Dot.TIDAK_TAHU else own, english=english)
    return tuple(
        None if isinstance(one, Exception) or not text else one for text, one in zip(printed, read, strict=True)
    )


_LONE = re.compile(r"\s*[1-9][0-9]{0,2},[0-9]{3}\s*\Z", re.ASCII)
_DECIMAL = re.compile(r"[0-9],[0-9]{1,2}(?![0-9])", re.ASCII)


@lru_cache(maxsize=64)
def _decimal_commas(table: Table) -> bool:
    """Whether a cell of a table has decimals after a comma."""
    return any(
        _DECIMAL.search(cell.text) for row in table.rows for cell in row.cells if len(cell.text) <= LONGEST_FIGURE
    )


def _short(printed: Iterable[str]) -> list[str]:
    return [text if len(text) <= LONGEST_FIGURE else "" for text in printed]


@lru_cache(maxsize=64)
def dot(table: Table) -> Dot:
    """What a lone dot means in the other columns of a table."""
    return column_dot(text for row in table.rows for text in _short(cell.text for cell in row.cells))
