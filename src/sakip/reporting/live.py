# SPDX-License-Identifier: MIT
"""Live formulas for the cells of a document's tables.

A cell's formula refers to cells that hold its inputs exactly, takes in the formula of an input that is only printed
rounded, and uses the number itself where no cell holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from sakip.document import Cell, CellFormula, Ref, Row, Table
from sakip.formula.tree import Add, Aggregate, Div, Expr, Fold, Num, Sym, rounded, substitute, total, walk
from sakip.numbers import Mode
from sakip.rules.scale import Scale

if TYPE_CHECKING:
    from sakip.figure import Figure
    from sakip.measurement import Measurement

Bound = Ref | Decimal | int | None
LARGEST = 150
"""Nodes of a formula beyond which nobody would read it in a cell; its value stands there alone."""


def live(tables: Iterable[Table], measurement: Measurement) -> dict[str, Table]:
    """The tables by id, with a formula in every computed cell that can have one."""
    tables = tuple(tables)
    exact = _exact_cells(tables, measurement)
    return {table.id: _table(table, measurement, exact) for table in tables}


def _exact_cells(tables: Iterable[Table], measurement: Measurement) -> dict[str, list[Ref]]:
    """For each address, the cells whose number is the figure's exact value."""
    found: dict[str, list[Ref]] = {}
    for table in tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if cell is None or cell.address is None or cell.value is None:
                    continue
                figure = measurement.find(cell.address)
                if figure is not None and figure.exact == cell.value and not isinstance(figure.rule, Scale):
                    found.setdefault(cell.address, []).append(Ref(table.id, row.key, column.key))
    return found


def _table(table: Table, measurement: Measurement, exact: Mapping[str, list[Ref]]) -> Table:
    writer = _Writer(table, measurement, exact)
    rows = tuple(
        Row(
            row.key,
            tuple(
                writer.cell(Ref(table.id, row.key, column.key), cell)
                for column, cell in zip(table.columns, row.cells, strict=True)
            ),
            row.kind,
        )
        for row in table.rows
    )
    return attrs.evolve(table, rows=rows)


class _Writer:
    def __init__(self, table: Table, measurement: Measurement, exact: Mapping[str, list[Ref]]) -> None:
        self.table = table
        self.measurement = measurement
        self.exact = exact
        self.bind: dict[str, Bound | tuple[Ref | Decimal | int, ...]] = {}
        self.self: Ref | None = None

    def cell(self, here: Ref, cell: Cell | None) -> Cell | None:
        if cell is None or cell.value is None:
            return cell
        self.bind, self.self = {}, here
        if cell.sum_of:
            found = tuple(ref for key in cell.sum_of if (ref := self.ref(key)) is not None)
            if len(found) < len(cell.sum_of):
                return cell
            return attrs.evolve(cell, formula=CellFormula(total("nilai"), {"nilai": found}))
        figure = self.measurement.find(cell.address) if cell.address else None
        if figure is None or figure.rule is None or isinstance(figure.rule, Scale):
            return cell
        expr = self.expr(figure)
        if expr is None:
            return cell
        rounding = figure.recipe.rounding
        if figure.exact != cell.value or figure.satuan == "%":
            mode = rounding.mode if rounding else Mode.HALF_UP
            if mode is Mode.HALF_EVEN:
                return cell
            expr = rounded(expr, cell.digits, mode)
        if sum(1 for _ in walk(expr)) > LARGEST:
            return cell
        return attrs.evolve(cell, formula=CellFormula(expr, dict(self.bind)))

    def expr(self, figure: Figure) -> Expr | None:
        """The figure's formula with every symbol bound; None where a number cannot stand in a cell."""
        replaced: dict[str, Expr] = {}
        for name, value in figure.by_name.items():
            source = (figure.sources or {}).get(name) or _convention(figure, name)
            if isinstance(value, tuple):
                if not isinstance(source, tuple):
                    return None
                series = self.series(source)
                if series is None:
                    return self.spread(figure, source)
                fresh = self.fresh()
                self.bind[fresh] = series
                return _renamed(figure.recipe.expr, fresh)
            inner = self.input(value, source if isinstance(source, str) else None)
            if inner is None:
                return None
            replaced[name] = inner
        return substitute(figure.recipe.expr, replaced)

    def input(self, value: object, source: str | None) -> Expr | None:
        """A cell, the input's own formula, or the number."""
        if source is not None:
            found = self.ref(source)
            if found is not None and self.measurement[source].exact == value:
                return self.bound(found)
            figure = self.measurement.find(source)
            if figure is not None and figure.rule is not None and figure.exact == value:
                return self.expr(figure)
        if value is None:
            return self.bound(None)
        if isinstance(value, int | Decimal):
            return self.bound(value)
        number = Decimal(value.numerator) / value.denominator if hasattr(value, "denominator") else None
        return self.bound(number) if number is not None and number == value else None

    def series(self, sources: tuple[str, ...]) -> tuple[Ref, ...] | None:
        found = [self.ref(one) for one in sources]
        known = tuple(ref for ref in found if ref is not None)
        return known if len(known) == len(found) else None

    def spread(self, figure: Figure, sources: tuple[str, ...]) -> Expr | None:
        """A mean over figures whose cells are rounded: written out as their sum over their number."""
        tree = figure.recipe.expr
        if not isinstance(tree, Aggregate) or tree.fold is not Fold.MEAN:
            return None
        parts: list[Expr] = []
        for one in sources:
            inner = self.expr(self.measurement[one])
            if inner is None:
                return None
            parts.append(inner)
        result = parts[0]
        for part in parts[1:]:
            result = Add(result, part)
        return result if len(parts) == 1 else Div(result, Num(_whole(len(parts))))

    def ref(self, address: str) -> Ref | None:
        """The cell that holds the figure exactly: in this table and row if there is one."""
        found = [one for one in self.exact.get(address, ()) if one != self.self]
        if not found:
            return None
        here = self.self
        assert here is not None
        return min(found, key=lambda ref: (ref.table != here.table, ref.row != here.row))

    def bound(self, what: Bound) -> Sym:
        for name, known in self.bind.items():
            if type(known) is type(what) and known == what:
                return Sym(name)
        name = self.fresh()
        self.bind[name] = what
        return Sym(name)

    def fresh(self) -> str:
        return f"x{len(self.bind)}"


def _whole(number: int):  # type: ignore[no-untyped-def]
    from fractions import Fraction

    return Fraction(number)


def _renamed(expr: Expr, series: str) -> Expr:
    from sakip.formula.tree import transform

    return transform(expr, lambda node: Aggregate(node.fold, series) if isinstance(node, Aggregate) else None)


def _convention(figure: Figure, name: str) -> str | None:
    """The address that an input of an indicator's figure has, where the figure does not say."""
    where = figure.address
    kinds = {
        "capaian": {"target": "target", "realisasi": "realisasi"},
        "kemajuan": {"target": "akhir-renstra", "realisasi": "realisasi"},
        "terhadap-standar": {"target": "standar-nasional", "realisasi": "realisasi"},
        "perubahan": {"realisasi": "realisasi"},
    }
    if where.kind == "perubahan" and name == "realisasi_tahun_lalu":
        return f"realisasi:{where.subject}:{where.year - 1}"
    kind = kinds.get(where.kind, {}).get(name)
    return None if kind is None else f"{kind}:{where.subject}:{where.year}"
