# SPDX-License-Identifier: MIT
"""A document as blocks: what the report builds, what the writers read. Data only.

A block says what a thing is (a table with these columns, a gap, a signature), never how a format shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

import attrs

from sakip.errors import OutputError
from sakip.formula.tree import Expr
from sakip.lang import msg


@attrs.frozen
class Run:
    """A stretch of text in one style. address: the figure that the text prints, if it prints one. remarks: the numbers
    of what is remarked on it (`Document.remarks`).
    """

    text: str
    bold: bool = False
    italic: bool = False
    address: str | None = None
    remarks: tuple[int, ...] = ()


class Style(StrEnum):
    """What a paragraph is."""

    NORMAL = "normal"
    CENTER = "center"  #: a line set in the middle
    STATEMENT = "statement"  #: a visi or another text that stands by itself
    NOTE = "note"  #: small print under a table or figure


@attrs.frozen
class Paragraph:
    """A paragraph of runs."""

    runs: tuple[Run, ...]
    style: Style = Style.NORMAL

    @classmethod
    def of(cls, text: str, style: Style = Style.NORMAL) -> Paragraph:
        """A paragraph of one plain run."""
        return cls((Run(text),), style)

    @property
    def text(self) -> str:
        """The runs' text in one string."""
        return "".join(run.text for run in self.runs)


class Marker(StrEnum):
    """How list items are marked."""

    BULLET = "bullet"
    NUMBER = "number"  #: 1. 2. 3.
    LETTER = "letter"  #: a. b. c.


@attrs.frozen
class Item:
    """A list item: its own text, then blocks under it (a nested list, a paragraph)."""

    runs: tuple[Run, ...]
    blocks: tuple[Block, ...] = ()


@attrs.frozen
class List:
    """A list; the marker is made by the writer, never part of the text. start: what the first item counts as."""

    items: tuple[Item, ...]
    marker: Marker = Marker.BULLET
    start: int = 1


class Align(StrEnum):
    """Where a cell's text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@attrs.frozen
class Column:
    """A column. key: unique in the table. group: a header that spans this and the neighbouring columns of the same
    group. width: share of the table's width, as a number relative to the other columns.
    """

    key: str
    title: str
    width: int = 10
    align: Align = Align.LEFT
    group: str | None = None


@attrs.frozen
class Ref:
    """A cell elsewhere: table id, row key, column key."""

    table: str
    row: str
    column: str


@attrs.frozen
class CellFormula:
    """How a cell follows from other cells: the formula tree, rounding included, and what each symbol stands for.

    A symbol is bound to a cell, a constant, or (for an aggregate's series) several cells. A symbol bound to None is
    missing.
    """

    expr: Expr
    bind: Mapping[str, Ref | Decimal | int | tuple[Ref | Decimal | int, ...] | None]


@attrs.frozen
class Cell:
    """A cell. text: exactly what is printed. value: the number behind it, already rounded as printed.

    digits: decimals shown; suffix: what follows the number in the same cell ("%"). prefix: what stands before ("Rp ").
    colspan, rowspan: merged cells; the covered ones stand as None in their rows.
    formula: how a spreadsheet computes the cell. address: the figure it shows. sum_of: addresses of the figures it adds
    up. gap: True where something is missing that the author must fill in. remarks: the numbers of what is remarked on
    it (`Document.remarks`). tells: the number of the remark that its row tells in full.
    """

    text: str = ""
    value: Decimal | None = None
    digits: int = 0
    prefix: str = ""
    suffix: str = ""
    bold: bool = False
    align: Align | None = None
    colspan: int = 1
    rowspan: int = 1
    formula: CellFormula | None = None
    address: str | None = None
    sum_of: tuple[str, ...] = ()
    gap: bool = False
    remarks: tuple[int, ...] = ()
    tells: int | None = None


class RowKind(StrEnum):
    """What a row is."""

    DATA = "data"
    GROUP = "group"  #: a heading over the rows below it
    TOTAL = "total"


@attrs.frozen
class Row:
    """A row: one entry for each column, None where a merged cell covers it."""

    key: str
    cells: tuple[Cell | None, ...]
    kind: RowKind = RowKind.DATA


@attrs.frozen
class Table:
    """A table. id: unique in the document; number and title make the caption ("Tabel 3.1").

    column_numbers: a row (1) (2) (3) under the header, as the forms have it. wide: better on a landscape page.
    notes: lines under the table.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    number: str | None = None
    column_numbers: bool = False
    wide: bool = False
    notes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        covered: dict[int, int] = {}
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise OutputError(
                    msg(
                        'table "{table}", row "{row}": {found} cells for {expected} columns.',
                        table=self.id,
                        row=row.key,
                        found=len(row.cells),
                        expected=len(self.columns),
                    ),
                    code="table-shape",
                )
            reach = 0
            for index, cell in enumerate(row.cells):
                below = covered.get(index, 0)
                if (cell is None) != (below > 0 or index < reach):
                    raise OutputError(
                        msg(
                            'table "{table}", row "{row}": cell {index} and the merged cells around it disagree.',
                            table=self.id,
                            row=row.key,
                            index=index + 1,
                        ),
                        code="table-shape",
                    )
                if cell is not None:
                    reach = max(reach, index + cell.colspan)
                    if cell.rowspan > 1:
                        covered.update({at: cell.rowspan for at in range(index, index + cell.colspan)})
            covered = {at: left - 1 for at, left in covered.items() if left > 1}

    @property
    def caption(self) -> str:
        """Number and title as printed over the table."""
        return f"Tabel {self.number}. {self.title}" if self.number else self.title

    @property
    def has_groups(self) -> bool:
        """Whether the header has two rows."""
        return any(column.group for column in self.columns)


@attrs.frozen
class Picture:
    """A drawing: SVG text, its description for those who do not see it, its caption.

    wide: better on a landscape page.
    """

    id: str
    svg: str
    alt: str
    title: str
    number: str | None = None
    wide: bool = False

    @property
    def caption(self) -> str:
        """Number and title as printed under the picture."""
        return f"Gambar {self.number}. {self.title}" if self.number else self.title


@attrs.frozen
class Signature:
    """Where a document is signed: lines over the space for the signature (place and date, title), lines under it."""

    above: tuple[str, ...]
    below: tuple[str, ...]


@attrs.frozen
class Gap:
    """Something the author has still to write; shown so that nobody overlooks it.

    text: what it is, in words. key: where it is written in the bundle; told to the author, never printed.
    """

    text: str
    key: str = ""


@attrs.frozen
class Contents:
    """The table of contents stands here, under its own title if it has one."""

    title: str = "DAFTAR ISI"


@attrs.frozen
class ListOfTables:
    """The list of tables stands here, under its own title if it has one."""

    title: str = "DAFTAR TABEL"


@attrs.frozen
class ListOfPictures:
    """The list of pictures stands here, under its own title if it has one."""

    title: str = "DAFTAR GAMBAR"


@attrs.frozen
class PageBreak:
    """What follows begins on a new page."""


@attrs.frozen
class Cover:
    """The title page: large lines in the upper half, small lines at the foot."""

    lines: tuple[str, ...]
    foot: tuple[str, ...] = ()


@attrs.frozen
class Section:
    """A part with a title; its depth is its nesting. label: what stands before the title ("BAB I", "A.", "1.")."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    label: str = ""
    new_page: bool = False

    @property
    def is_chapter(self) -> bool:
        """Whether the label stands on a line of its own over the title, as BAB I does."""
        return bool(self.label and self.title) and not self.label.endswith((".", ")"))

    @property
    def heading(self) -> str:
        """Label and title in one line."""
        return f"{self.label} {self.title}".strip()


Index = Contents | ListOfTables | ListOfPictures
"""What lists the parts of the document and where they stand."""

Block = Paragraph | List | Table | Picture | Signature | Gap | Index | PageBreak | Cover | Section


@attrs.frozen
class Document:
    """A whole document. figures: for each address shown, the lines that derive it (for writers that can show them).

    rules: for each of those addresses, the rule that gave the figure and its references, where there is one.
    remarks: for each number that runs and cells carry, the lines to show there. subject, author: for the file's
    properties.
    """

    title: str
    blocks: tuple[Block, ...]
    subject: str = ""
    author: str = ""
    figures: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    remarks: Mapping[int, tuple[str, ...]] = attrs.field(factory=dict)
    rules: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)

    @property
    def says_its_title(self) -> bool:
        """Whether the title is to be read in the document itself: on a cover, or as its first heading."""
        first = self.blocks[0] if self.blocks else None
        return any(isinstance(block, Cover) for block in self.blocks) or (
            isinstance(first, Section) and first.heading.casefold() == self.title.casefold()
        )

    def walk(self) -> Iterator[tuple[int, Block]]:
        """Every block with its depth, sections before what they hold."""
        return _walk(self.blocks, 0)

    def tables(self) -> Iterator[Table]:
        """Every table in order."""
        return (block for _, block in self.walk() if isinstance(block, Table))

    def gaps(self) -> tuple[str, ...]:
        """What the author has still to fill in, in order, each with its place in the bundle."""
        found: list[str] = []
        for _, block in self.walk():
            if isinstance(block, Gap):
                found.append(f"{block.text} ({block.key})" if block.key else block.text)
            elif isinstance(block, Table):
                empty = sum(1 for row in block.rows for cell in row.cells if cell is not None and cell.gap)
                if empty:
                    found.append(f"{block.caption}: {empty} sel")
        return tuple(dict.fromkeys(found))


def _walk(blocks: tuple[Block, ...], depth: int) -> Iterator[tuple[int, Block]]:
    for block in blocks:
        yield depth, block
        if isinstance(block, Section):
            yield from _walk(block.blocks, depth + 1)
