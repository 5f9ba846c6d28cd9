# SPDX-License-Identifier: MIT
"""The reading "columns": a tree of whole numbers (see `sakip.formula.integers`) for an engine of tables.

What an engine can say is `Columns`, a handful of operations on whole columns; whoever knows them can compute every
formula. SQL text is one such engine (`sakip.formula.sql`), expressions of a dataframe another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar, assert_never

from sakip.errors import FormulaError
from sakip.formula.tree import (
    Abs,
    Add,
    Aggregate,
    Div,
    Expr,
    If,
    Max,
    Min,
    Mul,
    Neg,
    Num,
    Op,
    Root,
    Round,
    Step,
    Sub,
    Sym,
    Undefined,
    WeightedMean,
    symbols,
)
from sakip.lang import msg

C = TypeVar("C")


class Columns(Protocol[C]):
    """An engine of tables. Numbers are whole and of 64 bits; a condition is a column too."""

    def column(self, name: str) -> C: ...
    def number(self, value: int) -> C: ...
    def text(self, value: str | None) -> C: ...
    def filled(self, a: C) -> C:
        """What may be a constant, as a column."""

    def add(self, a: C, b: C) -> C: ...
    def subtract(self, a: C, b: C) -> C: ...
    def multiply(self, a: C, b: C) -> C: ...
    def divide(self, a: C, b: C) -> C:
        """The whole part of a quotient of what is not negative by what is above zero."""

    def absolute(self, a: C) -> C: ...
    def compare(self, op: Op, a: C, b: C) -> C: ...
    def both(self, a: C, b: C) -> C: ...
    def choose(self, cases: Sequence[tuple[C, C]], other: C) -> C:
        """The value of the first condition that holds, else `other`."""

    def only(self, test: C, a: C) -> C:
        """`a` where the condition holds, else nothing."""

    def absent(self, a: C) -> C:
        """Whether there is nothing in the column."""

    def scaled(self, a: C, digits: int, most: int) -> C:
        """A decimal number of at most `most` in size as ``10**digits`` times as much in whole numbers; else 0."""

    def small(self, a: C) -> C:
        """A text in small letters, empty where there is none."""

    def matches(self, a: C, pattern: str) -> C: ...
    def replaced(self, a: C, pattern: str, by: str) -> C:
        """A text with everything that the pattern finds replaced."""

    def length(self, a: C) -> C: ...
    def whole(self, a: C) -> C:
        """A text of digits, with or without a minus, as a number."""


def written(expr: Expr, engine: Columns[C], texts: Sequence[str | None] | None = None) -> C:
    """`expr` in the words of `engine`. texts: what the constants stand for where `expr` chooses among texts."""
    match expr:
        case Num(value):
            if value.denominator != 1:
                raise FormulaError(msg("columns: {value} is not whole.", value=value))
            return engine.number(int(value)) if texts is None else engine.text(texts[int(value)])
        case Sym(name):
            return engine.column(name)
        case Add(a, b):
            return engine.add(written(a, engine), written(b, engine))
        case Sub(a, b):
            return engine.subtract(written(a, engine), written(b, engine))
        case Mul(a, b):
            return engine.multiply(written(a, engine), written(b, engine))
        case Neg(a):
            return engine.subtract(engine.number(0), written(a, engine))
        case Abs(a):
            return engine.absolute(written(a, engine))
        case Min(a, b):
            x, y = written(a, engine), written(b, engine)
            return engine.choose([(engine.compare(Op.LE, x, y), x)], y)
        case Max(a, b):
            x, y = written(a, engine), written(b, engine)
            return engine.choose([(engine.compare(Op.GE, x, y), x)], y)
        case Round(Div(a, b), Num(), _):
            return engine.divide(written(a, engine), written(b, engine))
        case If():
            cases = []
            rest: Expr = expr
            while isinstance(rest, If):
                test = rest.test
                asked = engine.compare(test.op, written(test.left, engine), written(test.right, engine))
                cases.append((asked, written(rest.then, engine, texts)))
                rest = rest.other
            return engine.choose(cases, written(rest, engine, texts))
        case Step(_, a):
            return written(a, engine, texts)
        case Round() | Div() | Undefined() | Aggregate() | WeightedMean() | Root():
            raise FormulaError(msg("columns: {node} cannot be computed row by row.", node=type(expr).__name__))
        case _:
            assert_never(expr)


def layers(steps: Mapping[str, Expr]) -> Iterator[dict[str, Expr]]:
    """The steps in layers: each needs only the columns that are there and those of the layers before it."""
    depth: dict[str, int] = {}
    for name, expr in steps.items():
        depth[name] = 1 + max((depth[one] for one in symbols(expr) if one in depth), default=0)
    for level in range(1, max(depth.values(), default=0) + 1):
        yield {name: steps[name] for name, at in depth.items() if at == level}
