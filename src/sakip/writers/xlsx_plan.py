# SPDX-License-Identifier: MIT
"""Where every cell of every table stands in the workbook, and the live formulas that follow from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import lru_cache

import attrs

from sakip.document import Cell, CellFormula, Document, Ref, Table
from sakip.errors import FormulaError, OutputError
from sakip.formula import spreadsheet
from sakip.formula.tree import Expr, Round, series, symbols, walk
from sakip.lang import msg
from sakip.numbers import Mode
from sakip.writers import grid, text

PRECISION = 15
"""Significant digits that a spreadsheet's binary number keeps exactly."""

_NAME_LENGTH = 31
_HEAD = 2  # the caption and an empty row stand above the header


@attrs.frozen
class Spot:
    """A cell's place: sheet name, row and column from 0, and what it holds."""

    sheet: str
    row: int
    column: int
    cell: Cell

    @property
    def name(self) -> str:
        """The cell as A1, without its sheet."""
        return f"{column_name(self.column)}{self.row + 1}"


Bound = Ref | Decimal | int | tuple[Ref | Decimal | int, ...]


@attrs.frozen
class Live:
    """A cell's formula; or, where there can be none, the reason as a text for the note under the table."""

    formula: str | None
    reason: str | None = None


NO_FORMULA = Live(None)


class Plan:
    """The places of all cells. reserved: sheet names that no table may take."""

    def __init__(self, document: Document, reserved: Collection[str]) -> None:
        self.sheets: dict[str, str] = {}
        self.spots: dict[tuple[str, str, str], tuple[str, int, int, Cell]] = {}
        self.written: dict[tuple[int, tuple[_Bound, ...], str], tuple[str, ...] | None] = {}
        for table in grid.tables(document.blocks):
            if table.id in self.sheets:
                raise OutputError(
                    msg('two tables have the id "{table}".', table=table.id),
                    code="table-id",
                    hint=msg("Give each table of a document an id of its own."),
                )
            name = _sheet_name(table, {*reserved, *self.sheets.values()})
            self.sheets[table.id] = name
            first = body_row(table)
            for row, content in enumerate(table.rows, start=first):
                for at, (column, cell) in enumerate(zip(table.columns, content.cells, strict=True)):
                    if cell is not None:
                        self.spots[table.id, content.key, column.key] = name, row, at, cell

    def addresses(self) -> dict[str, str]:
        """For each figure's address the first cell that shows it, as 'Sheet'!A1."""
        found: dict[str, str] = {}
        for place in self.spots.values():
            address = place[-1].address
            if address is not None and address not in found:
                spot = Spot(*place)
                found[address] = f"{self.quoted(spot.sheet)}!{spot.name}"
        return found

    @staticmethod
    def quoted(sheet: str) -> str:
        """A sheet's name as formulas write it."""
        return "'" + sheet.replace("'", "''") + "'"

    def live(self, cell: Cell, sheet: str) -> Live:
        """The formula for `cell` on `sheet`, without the equals sign."""
        if cell.formula is None or None in cell.formula.bind.values():
            return NO_FORMULA
        if cell.value is not None and not exact(cell.value):
            return NO_FORMULA
        bound = {name: self._spots(one) for name, one in cell.formula.bind.items() if one is not None}
        spots = [one for _, members in bound.values() for one in members]
        numbers = [one.cell.value if isinstance(one, Spot) else Decimal(one) for one in spots]
        if any(number is not None and not exact(number) for number in numbers):
            return Live(None, f"salah satu angkanya memiliki lebih dari {PRECISION} angka penting")
        # rows of a table differ in nothing but their place: their formula is made once, and moved
        top = min((one.row for one in spots if isinstance(one, Spot)), default=0)
        shape = tuple(
            (name, several, tuple(_place(one, top, sheet) for one in members))
            for name, (several, members) in bound.items()
        )
        missing = "-" if cell.value is not None else text.clean(cell.text) or "-"
        # the document holds every tree as long as this plan lasts
        key = id(cell.formula.expr), shape, missing
        if key not in self.written:
            try:
                self.written[key] = _written(cell.formula.expr, shape, missing)
            except FormulaError:
                if not _complete(cell.formula):
                    raise
                return Live(None, "rumusnya lebih panjang daripada yang dapat dimuat lembar kerja")
        parts = self.written[key]
        if parts is None:
            return Live(None, "pembulatan setengah ke angka genap tidak ada di lembar kerja")
        return Live(_moved(parts, top))

    def _spots(self, bound: Bound) -> tuple[bool, tuple[Spot | Decimal | int, ...]]:
        """Whether a symbol stands for several operands, and which they are."""
        several = isinstance(bound, tuple)
        members = bound if isinstance(bound, tuple) else (bound,)
        return several, tuple(self.spot(one) if isinstance(one, Ref) else one for one in members)

    def spot(self, ref: Ref) -> Spot:
        """Where `ref` stands; OutputError where there is no such cell."""
        try:
            return Spot(*self.spots[ref.table, ref.row, ref.column])
        except KeyError:
            raise OutputError(
                msg(
                    'a formula refers to row "{row}", column "{column}" of table "{table}", where no cell begins.',
                    row=ref.row,
                    column=ref.column,
                    table=ref.table,
                ),
                code="cell-reference",
            ) from None


@lru_cache(4096)
def exact(value: Decimal) -> bool:
    """Whether a spreadsheet's number keeps every digit of `value`."""
    digits = value.normalize().as_tuple().digits if value.is_finite() else ()
    return 0 < len(digits) <= PRECISION and Decimal(repr(float(value))) == value


def body_row(table: Table) -> int:
    """The sheet row, from 0, of the table's first body row."""
    return _HEAD + len(grid.header(table)) + table.column_numbers


def head_row() -> int:
    """The sheet row, from 0, of the header."""
    return _HEAD


@lru_cache(1024)
def column_name(column: int) -> str:
    """The letters of the column `column` (from 0)."""
    return text.letter(column).upper()


_Place = str | tuple[str, int, int]
"""A literal; or the sheet as a formula writes it, the row below the uppermost one, the column."""


def _place(operand: Spot | Decimal | int, top: int, sheet: str) -> _Place:
    if isinstance(operand, Spot):
        prefix = "" if operand.sheet == sheet else f"{Plan.quoted(operand.sheet)}!"
        return prefix, operand.row - top, operand.column
    literal = f"{operand:f}" if isinstance(operand, Decimal) else str(operand)
    return f"({literal})" if literal.startswith("-") else literal


_Bound = tuple[str, bool, tuple[_Place, ...]]
"""A symbol, whether it stands for several operands, and those."""


@lru_cache(1024)
def _written(expr: Expr, shape: tuple[_Bound, ...], missing: str) -> tuple[str, ...] | None:
    """The formula as if its uppermost cell stood in the first row, taken apart at its row numbers: every second part is
    one. None where a spreadsheet does not round that way."""
    if any(isinstance(node, Round) and node.mode is Mode.HALF_EVEN for node in walk(expr)):
        return None
    bind: dict[str, str | list[str]] = {}
    for name, several, members in shape:
        names = [one if isinstance(one, str) else f"{one[0]}{column_name(one[2])}{one[1] + 1}" for one in members]
        bind[name] = names if several else names[0]
    return tuple(_parts(spreadsheet.formula(expr, bind, missing=missing)))


_PART = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*'!|[A-Z]{2,}\()|(?<![A-Z0-9.])([A-Z]{1,3})(\d+)(?![\d(])""")


def _parts(formula: str) -> Iterator[str]:
    """Text and row numbers in turn; texts and names of sheets have none."""
    done = 0
    for found in _PART.finditer(formula):
        if found[3] is not None:
            yield formula[done : found.start(3)]
            yield found[3]
            done = found.end(3)
    yield formula[done:]


def _moved(parts: tuple[str, ...], rows: int) -> str:
    """The formula with every cell so many rows further down."""
    return "".join(str(int(part) + rows) if at % 2 else part for at, part in enumerate(parts))


def _complete(formula: CellFormula) -> bool:
    """Whether every symbol has one operand, every series several: then only a spreadsheet's limits are in the way."""
    bind = formula.bind
    return all(name in bind and not isinstance(bind[name], tuple) for name in symbols(formula.expr)) and all(
        isinstance(bind.get(name), tuple) for name in series(formula.expr)
    )


def _fitting(name: str) -> str:
    """`name` where a sheet can have it; else what its brackets at the end say, or as many of its words as there is room
    for."""
    if len(name) <= _NAME_LENGTH:
        return name
    bracketed = _BRACKETED.search(name)
    if bracketed is not None:
        return bracketed[1]
    return name[: _NAME_LENGTH + 1].rpartition(" ")[0] or name[:_NAME_LENGTH]


_BRACKETED = re.compile(rf"\(([^()]{{1,{_NAME_LENGTH}}})\)$")


def _sheet_name(table: Table, taken: Collection[str]) -> str:
    wanted = f"Tabel {table.number}" if table.number else table.title
    plain = re.sub(r"[\[\]:*?/\\]+", " ", text.clean(wanted))
    plain = _fitting(" ".join(plain.split())).strip("' ") or "Tabel"
    used = {name.casefold() for name in taken} | {"history"}
    name, number = plain, 1
    while name.casefold() in used:
        number += 1
        tail = f" ({number})"
        name = plain[: _NAME_LENGTH - len(tail)].rstrip("' ") + tail
    return name
