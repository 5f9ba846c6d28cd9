# SPDX-License-Identifier: MIT
"""Expressions of a dataframe, as narwhals makes them for polars, pyarrow and others."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import Any

import narwhals as nw

from sakip.formula.tree import Op

_OPS = {
    Op.LT: operator.lt, Op.LE: operator.le, Op.EQ: operator.eq, Op.NE: operator.ne, Op.GE: operator.ge,
    Op.GT: operator.gt,
}  # fmt: skip


class Expressions:
    """An engine of tables whose columns are expressions of narwhals (see `sakip.formula.columns.Columns`).

    Constants stay Python's own numbers until a choice needs a column: an engine then sees that they are constants.
    """

    def column(self, name: str) -> Any:
        return nw.col(name)

    def number(self, value: int) -> Any:
        return value

    def text(self, value: str | None) -> Any:
        return value

    def filled(self, a: Any) -> Any:
        return _column(a)

    def add(self, a: Any, b: Any) -> Any:
        return a + b

    def subtract(self, a: Any, b: Any) -> Any:
        return a - b

    def multiply(self, a: Any, b: Any) -> Any:
        return a * b

    def divide(self, a: Any, b: Any) -> Any:
        return a // b

    def absolute(self, a: Any) -> Any:
        return a.abs()

    def compare(self, op: Op, a: Any, b: Any) -> Any:
        return _OPS[op](a, b)

    def both(self, a: Any, b: Any) -> Any:
        return a & b

    def choose(self, cases: Sequence[tuple[Any, Any]], other: Any) -> Any:
        # Nothing is said by leaving the rest out: a constant null has no type on some engines.
        chain = None if other is None else _column(other)
        for test, value in reversed(cases):
            then = None if value is None else _column(value)
            if then is None:
                chain = None if chain is None else nw.when(~test).then(chain)
            else:
                chain = nw.when(test).then(then) if chain is None else nw.when(test).then(then).otherwise(chain)
        return chain

    def only(self, test: Any, a: Any) -> Any:
        return nw.when(test).then(_column(a))

    def absent(self, a: Any) -> Any:
        return a.is_null()

    def scaled(self, a: Any, digits: int, most: int) -> Any:
        inside = nw.when((a >= -most) & (a <= most)).then(a * 10**digits)
        return inside.cast(nw.Int64).fill_null(0)

    def small(self, a: Any) -> Any:
        return a.fill_null("").str.to_lowercase()

    def matches(self, a: Any, pattern: str) -> Any:
        return a.str.contains(pattern)

    def replaced(self, a: Any, pattern: str, by: str) -> Any:
        return a.str.replace_all(pattern, by)

    def length(self, a: Any) -> Any:
        return a.str.len_chars().cast(nw.Int64)

    def whole(self, a: Any) -> Any:
        return a.cast(nw.Int64)


def _column(value: Any) -> Any:
    match value:
        case bool() | nw.Expr():
            return value
        case int():
            return nw.lit(value, dtype=nw.Int64)
        case _:
            return nw.lit(value, dtype=nw.String)
