# SPDX-License-Identifier: MIT
"""A value in whole numbers of parts, and why there is none as a number."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from sakip.errors import FormulaError
from sakip.formula.absent import REASONS
from sakip.formula.arithmetic import ONE, ZERO, num
from sakip.formula.tree import Expr, Num
from sakip.lang import msg

ALASAN: tuple[str, ...] = ("", "kosong", "penyebut-nol", *REASONS)
"""Reasons by their code; the code 0 is no reason: the value is there."""
KODE: Mapping[str, int] = {name: code for code, name in enumerate(ALASAN)}

ENDLESS = 10**17
"""What stands for no cap where other rows have one."""


@attrs.frozen
class Value:
    """``part * top / bottom``, then not above `most` and not below `least`, which count in parts of `Lowering.level`.

    code: why there is no value, 0 where there is one; then the rest means nothing. bottom is above zero.
    """

    part: Fraction
    top: Expr
    bottom: Expr = ONE
    most: Expr | None = None
    least: Expr | None = None
    code: Expr = ZERO

    @property
    def absent(self) -> bool:
        """Whether there is no value whatever the row."""
        return isinstance(self.code, Num) and self.code.value != 0


def lacking(reason: str) -> Value:
    """No value, for this reason."""
    return Value(Fraction(1), ZERO, code=num(KODE[reason]))


def refused(expr: Expr) -> FormulaError:
    """What cannot be computed row by row, by its name."""
    return FormulaError(msg("columns: {node} cannot be computed row by row.", node=type(expr).__name__))
