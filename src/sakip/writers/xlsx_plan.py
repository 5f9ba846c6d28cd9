# SPDX-License-Identifier: MIT
"""Where every cell of every table stands in the workbook, and the live formulas that follow from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

import attrs

from sakip.document import Cell, CellFormula, Document, Ref, Table
from sakip.errors import FormulaError, OutputError
from sakip.formula import spreadsheet
from sakip.formula.tree import Round, series, symbols, walk
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


@attrs.frozen
class Live:
    """A cell's formula; or, where there can be none, the reason as a text for the note under the table."""

    formula: str | None
    reason: str | None = None


class Plan:
    """The places of all cells. reserved: sheet names that no table may take."""

    def __init__(self, document: Document, reserved: Collection[str]) -> None:
        self.sheets: dict[str, str] = {}
        self._made: dict[object, tuple[int, str]] = {}
        self.spots: dict[Ref, Spot] = {}
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
                        self.spots[Ref(table.id, content.key, column.key)] = Spot(name, row, at, cell)

    def addresses(self) -> dict[str, str]:
        """For each figure's address the first cell that shows it, as 'Sheet'!A1."""
        found: dict[str, str] = {}
        for spot in self.spots.values():
            if spot.cell.address is not None:
                found.setdefault(spot.cell.address, f"{self.quoted(spot.sheet)}!{spot.name}")
        return found

    @staticmethod
    def quoted(sheet: str) -> str:
        """A sheet's name as formulas write it."""
        return "'" + sheet.replace("'", "''") + "'"

    def live(self, cell: Cell, sheet: str) -> Live:
        """The formula for `cell` on `sheet`, without the equals sign."""
        if cell.formula is None or None in cell.formula.bind.values():
            return Live(None)
        if cell.value is not None and not exact(cell.value):
            return Live(None)
        expr = cell.formula.expr
        if any(isinstance(node, Round) and node.mode is Mode.HALF_EVEN for node in walk(expr)):
            return Live(None, "pembulatan setengah ke angka genap tidak ada di lembar kerja")
        operands = list(_operands(cell.formula))
        numbers = [self.spot(one).cell.value if isinstance(one, Ref) else Decimal(one) for one in operands]
        if any(number is not None and not exact(number) for number in numbers):
            return Live(None, f"salah satu angkanya memiliki lebih dari {PRECISION} angka penting")
        missing = "-" if cell.value is not None else text.clean(cell.text) or "-"
        try:
            return Live(self._formula(cell.formula, sheet, missing))
        except FormulaError:
            if not _complete(cell.formula):
                raise
            return Live(None, "rumusnya lebih panjang daripada yang dapat dimuat lembar kerja")

    def _formula(self, formula: CellFormula, sheet: str, missing: str) -> str:
        """The formula's text. Rows of a table differ in nothing but their place, so it is made for one and moved."""
        bound = {name: one for name, one in formula.bind.items() if one is not None}
        spots = [self.spot(one) for one in _operands(formula) if isinstance(one, Ref)]
        top = spots[0].row if spots else 0
        places = tuple((spot.sheet, spot.row - top, spot.column) for spot in spots)
        constants = tuple((name, _shape(one)) for name, one in bound.items())
        key = (formula.expr, places, constants, sheet, missing)
        if key not in self._made:
            bind = {name: self._bound(one, sheet) for name, one in bound.items()}
            self._made[key] = top, spreadsheet.formula(formula.expr, bind, missing=missing)
        made, written = self._made[key]
        return written if made == top else _moved(written, top - made)

    def spot(self, ref: Ref) -> Spot:
        """Where `ref` stands; OutputError where there is no such cell."""
        try:
            return self.spots[ref]
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

    def _bound(self, bound: Ref | Decimal | int | tuple[Ref | Decimal | int, ...], sheet: str) -> str | Sequence[str]:
        if isinstance(bound, tuple):
            return [self._operand(one, sheet) for one in bound]
        return self._operand(bound, sheet)

    def _operand(self, operand: Ref | Decimal | int, sheet: str) -> str:
        if not isinstance(operand, Ref):
            literal = f"{operand:f}" if isinstance(operand, Decimal) else str(operand)
            return f"({literal})" if literal.startswith("-") else literal
        spot = self.spot(operand)
        return spot.name if spot.sheet == sheet else f"{self.quoted(spot.sheet)}!{spot.name}"


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


def column_name(column: int) -> str:
    """The letters of the column `column` (from 0)."""
    return text.letter(column).upper()


def _operands(formula: CellFormula) -> Iterator[Ref | Decimal | int]:
    for bound in formula.bind.values():
        if isinstance(bound, tuple):
            yield from bound
        elif bound is not None:
            yield bound


def _shape(bound: Ref | Decimal | int | tuple[Ref | Decimal | int, ...]) -> object:
    """What a symbol stands for, apart from the place of cells."""
    if isinstance(bound, tuple):
        return tuple(None if isinstance(one, Ref) else one for one in bound)
    return None if isinstance(bound, Ref) else bound


_PART = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*'!|[A-Z]{2,}\()|(?<![A-Z0-9.])([A-Z]{1,3})(\d+)(?![\d(])""")


def _moved(formula: str, rows: int) -> str:
    """The formula with every cell so many rows further down; texts and names of sheets stay."""
    return _PART.sub(lambda found: found[1] or f"{found[2]}{int(found[3]) + rows}", formula)


def _complete(formula: CellFormula) -> bool:
    """Whether every symbol has one operand, every series several: then only a spreadsheet's limits are in the way."""
    bind = formula.bind
    return all(name in bind and not isinstance(bind[name], tuple) for name in symbols(formula.expr)) and all(
        isinstance(bind.get(name), tuple) for name in series(formula.expr)
    )


def _sheet_name(table: Table, taken: Collection[str]) -> str:
    wanted = f"Tabel {table.number}" if table.number else table.title
    plain = re.sub(r"[\[\]:*?/\\]+", " ", text.clean(wanted))
    plain = " ".join(plain.split())[:_NAME_LENGTH].strip("' ") or "Tabel"
    used = {name.casefold() for name in taken} | {"history"}
    name, number = plain, 1
    while name.casefold() in used:
        number += 1
        tail = f" ({number})"
        name = plain[: _NAME_LENGTH - len(tail)].rstrip("' ") + tail
    return name
