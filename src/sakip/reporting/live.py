# SPDX-License-Identifier: MIT
"""Live formulas for the cells of a document's tables.

A cell's formula refers to cells that hold its inputs exactly, takes in the formula of an input that no cell holds
exactly, and uses the number itself where there is neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

import attrs

from sakip.document import Cell, CellFormula, Ref, Row, Table
from sakip.formula.tree import (
    Add,
    Aggregate,
    Div,
    Expr,
    Fold,
    Max,
    Min,
    Mul,
    Num,
    Root,
    Sym,
    WeightedMean,
    rounded,
    substitute,
    total,
    transform,
    walk,
)
from sakip.measurement.recipes import TARGETS
from sakip.numbers import Mode
from sakip.rules.scale import Scale

if TYPE_CHECKING:
    from sakip.figure import Figure, Number
    from sakip.measurement import Measurement

Bound = Ref | Decimal | int | None
Held = Mapping[str, list[tuple[Ref, Decimal]]]
"""For each address, the cells that show it, with the number that each holds."""

LARGEST = 150
"""Nodes of a formula beyond which nobody would read it in a cell; its value stands there alone."""


def live(tables: Iterable[Table], measurement: Measurement) -> dict[str, Table]:
    """The tables by id, with a formula in every computed cell that can have one."""
    tables = tuple(tables)
    staged = measurement.profile.get("rekap.tahap", "nilai", "akhir") == "tiap"
    held: dict[str, list[tuple[Ref, Decimal]]] = {}
    for table in tables:
        for ref, cell in _cells(table):
            figure = measurement.find(cell.address) if cell.address else None
            if figure is not None and cell.address and cell.value is not None and _holds(figure, cell, staged):
                held.setdefault(cell.address, []).append((ref, cell.value))
    trees: dict[Expr, Expr] = {}
    return {table.id: _table(table, measurement, held, trees) for table in tables}


def _holds(figure: Figure, cell: Cell, staged: bool) -> bool:
    """Whether others may count on the number in this cell, also when somebody changes what it comes from. A percentage
    is rounded in its cell, so that it is what others need only where the profile rounds each figure before the next."""
    if figure.rule is None or figure.satuan != "%":
        return figure.exact == cell.value and not isinstance(figure.rule, Scale)
    return staged and figure.recipe.rounding is not None and cell.digits == figure.recipe.rounding.digit


def _cells(table: Table) -> Iterable[tuple[Ref, Cell]]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if cell is not None:
                yield Ref(table.id, row.key, column.key), cell


def _table(table: Table, measurement: Measurement, held: Held, trees: dict[Expr, Expr]) -> Table:
    """trees: the formulas so far; cells that follow in the same way share one."""
    formulas: dict[Ref, CellFormula] = {}
    for ref, cell in _cells(table):
        writer = _Writer(measurement, held, ref)
        expr = writer.formula(cell)
        if expr is not None:
            formulas[ref] = CellFormula(trees.setdefault(expr, expr), writer.bind)

    def put(row: Row, column: str, cell: Cell | None) -> Cell | None:
        found = formulas.get(Ref(table.id, row.key, column))
        return cell if cell is None or found is None else attrs.evolve(cell, formula=found)

    return attrs.evolve(
        table,
        rows=tuple(
            attrs.evolve(
                row,
                cells=tuple(put(row, column.key, cell) for column, cell in zip(table.columns, row.cells, strict=True)),
            )
            for row in table.rows
        ),
    )


class _Writer:
    """Writes the formula of the cell at `here`, gathering in `bind` what its symbols stand for."""

    def __init__(self, measurement: Measurement, held: Held, here: Ref) -> None:
        self.measurement = measurement
        self.held = held
        self.here = here
        self.staged = measurement.profile.get("rekap.tahap", "nilai", "akhir") == "tiap"
        self.bind: dict[str, Bound | tuple[Ref | Decimal | int, ...]] = {}

    def formula(self, cell: Cell) -> Expr | None:
        """How the cell follows from others; None where it was recorded, or has no formula that a sheet can hold."""
        if cell.value is None:
            return None
        expr = self.sum(cell) if cell.sum_of else self.rounded(cell)
        return None if expr is None or sum(1 for _ in walk(expr)) > LARGEST else expr

    def sum(self, cell: Cell) -> Expr | None:
        figures = [self.measurement[key] for key in cell.sum_of]
        refs = [self.ref(one.key, one.exact) for one in figures]
        known = tuple(one for one in refs if one is not None)
        return total(self.series(known)) if len(known) == len(refs) else None

    def rounded(self, cell: Cell) -> Expr | None:
        figure = self.measurement.find(cell.address) if cell.address else None
        if figure is None or figure.rule is None or isinstance(figure.rule, Scale):
            return None
        expr = self.expr(figure)
        rounding = figure.recipe.rounding
        if expr is None or (figure.exact == cell.value and figure.satuan != "%"):
            return expr
        mode = Mode.HALF_UP if rounding is None else rounding.mode
        return None if mode is Mode.HALF_EVEN else rounded(expr, cell.digits, mode)

    def expr(self, figure: Figure) -> Expr | None:
        """The figure's formula with every symbol bound; None where a number cannot stand in a cell."""
        tree, sources = figure.recipe.expr, figure.sources or {}
        if any(isinstance(node, Root) for node in walk(tree)):
            return None
        values = figure.by_name.get("nilai")
        if isinstance(values, tuple):
            source = sources.get("nilai")
            weights = figure.by_name.get("bobot")
            return self.fold(tree, source, values, weights) if isinstance(source, tuple) else None
        replaced: dict[str, Expr] = {}
        for name, value in figure.by_name.items():
            known = sources.get(name) or _convention(figure, name)
            inner = self.input(value, known) if isinstance(known, str | None) else None
            if inner is None:
                return None
            replaced[name] = inner
        return substitute(tree, replaced)

    def fold(self, tree: Expr, sources: tuple[str, ...], values: tuple[Number, ...], weights: object) -> Expr | None:
        """A mean or a total over cells, or written out over its parts where not every part stands in a cell."""
        refs = [self.ref(source, value) for source, value in zip(sources, values, strict=True)]
        cells = tuple(ref for ref in refs if ref is not None)
        if isinstance(tree, Aggregate) and len(cells) == len(refs):
            name = self.series(cells)
            return transform(tree, lambda node: Aggregate(node.fold, name) if isinstance(node, Aggregate) else None)
        parts = [self.input(value, source, staged=True) for source, value in zip(sources, values, strict=True)]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        match tree:
            case Aggregate(Fold.SUM):
                return reduce(Add, known)
            case Aggregate(Fold.MEAN):
                return known[0] if len(known) == 1 else Div(reduce(Add, known), Num(Fraction(len(known))))
            case Aggregate(Fold.MIN):
                return reduce(Min, known)
            case Aggregate(Fold.MAX):
                return reduce(Max, known)
            case WeightedMean() if isinstance(weights, tuple):
                by: list[Expr] = [Num(Fraction(one)) for one in weights]
                products: list[Expr] = [Mul(part, weight) for part, weight in zip(known, by, strict=True)]
                return Div(reduce(Add, products), reduce(Add, by))
            case _:
                return None

    def input(self, value: object, source: str | None, *, staged: bool = False) -> Expr | None:
        """A cell that holds `value`, the formula that gives it, or the number. staged: the value may be rounded."""
        if source is not None:
            found = self.ref(source, value)
            if found is not None:
                return self.bound(found)
            figure = self.measurement.find(source)
            if figure is not None and figure.rule is not None and value is not None:
                return self.derived(figure, value, staged)
        if value is None or isinstance(value, int | Decimal):
            return self.bound(value)
        return Num(value) if isinstance(value, Fraction) else None

    def derived(self, figure: Figure, value: object, staged: bool) -> Expr | None:
        expr, rounding = self.expr(figure), figure.recipe.rounding
        if expr is None or (figure.exact == value and not (staged and self.staged)):
            return expr
        if rounding is None or figure.value != value or rounding.mode is Mode.HALF_EVEN:
            return None
        return rounded(expr, rounding.digit, rounding.mode)

    def ref(self, address: str, value: object) -> Ref | None:
        """A cell that holds the figure as `value`: in this table and row if there is one."""
        found = [ref for ref, held in self.held.get(address, ()) if ref != self.here and held == value]
        here = self.here
        return min(found, key=lambda ref: (ref.table != here.table, ref.row != here.row), default=None)

    def bound(self, what: Bound) -> Sym:
        for name, known in self.bind.items():
            if type(known) is type(what) and known == what:
                return Sym(name)
        name = f"x{len(self.bind)}"
        self.bind[name] = what
        return Sym(name)

    def series(self, cells: tuple[Ref, ...]) -> str:
        name = f"x{len(self.bind)}"
        self.bind[name] = cells
        return name


def _convention(figure: Figure, name: str) -> str | None:
    """The address that an input of an indicator's figure has, where the figure does not say."""
    where = figure.address
    if where.kind == "perubahan" and name == "realisasi_tahun_lalu":
        return f"realisasi:{where.subject}:{where.year - 1}"
    if name == "realisasi" and where.kind in (*TARGETS, "perubahan"):
        return f"realisasi:{where.subject}:{where.year}"
    if name == TARGETS.get(where.kind):
        return f"{name.replace('_', '-')}:{where.subject}:{where.year}"
    return None
