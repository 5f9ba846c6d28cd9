# SPDX-License-Identifier: MIT
"""The reading "SQL": whole numbers in the dialect of a database, which serves as text for a view of one's own, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import attrs

from sakip.formula.tree import Op

Dialect = Literal["duckdb", "spark"]


@attrs.frozen
class Sql:
    """An engine of tables whose columns are SQL text (see `sakip.formula.columns.Columns`)."""

    dialect: Dialect = "duckdb"

    def name(self, name: str) -> str:
        """A name, quoted."""
        quote = '"' if self.dialect == "duckdb" else "`"
        return quote + name.replace(quote, quote * 2) + quote

    def column(self, name: str) -> str:
        return self.name(name)

    def number(self, value: int) -> str:
        # Without its type a small constant would make a column of 32 bits.
        return f"CAST({value} AS BIGINT)" if self.dialect == "spark" else f"{value}::BIGINT"

    def text(self, value: str | None) -> str:
        if value is None:
            return "NULL"
        quoted = (
            value.replace("'", "''") if self.dialect == "duckdb" else value.replace("\\", "\\\\").replace("'", "\\'")
        )
        return f"'{quoted}'"

    def filled(self, a: str) -> str:
        return a

    def add(self, a: str, b: str) -> str:
        return f"({a} + {b})"

    def subtract(self, a: str, b: str) -> str:
        return f"({a} - {b})"

    def multiply(self, a: str, b: str) -> str:
        return f"({a} * {b})"

    def divide(self, a: str, b: str) -> str:
        return f"({a} // {b})" if self.dialect == "duckdb" else f"({a} div {b})"

    def absolute(self, a: str) -> str:
        return f"abs({a})"

    def compare(self, op: Op, a: str, b: str) -> str:
        return f"{a} {op.value} {b}"

    def both(self, a: str, b: str) -> str:
        return f"({a} AND {b})"

    def choose(self, cases: Sequence[tuple[str, str]], other: str) -> str:
        arms = " ".join(f"WHEN {test} THEN {value}" for test, value in cases)
        return f"CASE {arms} ELSE {other} END"

    def only(self, test: str, a: str) -> str:
        return f"CASE WHEN {test} THEN {a} END"

    def absent(self, a: str) -> str:
        return f"{a} IS NULL"

    def scaled(self, a: str, digits: int, most: int) -> str:
        return f"CASE WHEN {a} BETWEEN -{most} AND {most} THEN CAST({a} * {10**digits} AS BIGINT) ELSE 0 END"

    def decimal(self, a: str, digits: int) -> str:
        """A whole number as a decimal number of so many digits."""
        if digits == 0:
            return f"CAST({a} AS DECIMAL(18, 0))"
        unit = f"0.{1:0{digits}}"
        whole, part = f"CAST({a} AS DECIMAL(18, 0))", f"CAST({unit} AS DECIMAL({digits + 1}, {digits}))"
        return f"CAST({whole} * {part} AS DECIMAL(18, {digits}))"

    def small(self, a: str) -> str:
        return f"lower(coalesce({a}, ''))"

    def matches(self, a: str, pattern: str) -> str:
        if self.dialect == "spark":
            return f"regexp_like({a}, {self.text(pattern)})"
        return f"regexp_matches({a}, {self.text(pattern)})"

    def replaced(self, a: str, pattern: str, by: str) -> str:
        every = ", 'g'" if self.dialect == "duckdb" else ""
        return f"regexp_replace({a}, {self.text(pattern)}, {self.text(by)}{every})"

    def length(self, a: str) -> str:
        return f"CAST(length({a}) AS BIGINT)"

    def whole(self, a: str) -> str:
        return f"CAST({a} AS BIGINT)"
