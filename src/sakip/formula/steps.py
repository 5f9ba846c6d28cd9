# SPDX-License-Identifier: MIT
"""Helper columns, each on those before it; and the one division that a figure needs, with its rounding."""

from __future__ import annotations

from typing import assert_never

import attrs

from sakip.formula.arithmetic import ONE, ZERO, absolute, choose, larger, minus, num, plus, times
from sakip.formula.parts import Value
from sakip.formula.tree import Compare, Div, Expr, Mul, Num, Op, Round, Sub, Sym
from sakip.numbers import Mode


class Steps:
    """Collects helper columns: what two formulas share is one of them.

    steps: by name, each on those before it. rests: those that are what a division leaves, with the divisor, which they
    never reach.
    """

    def __init__(self, prefix: str = "_") -> None:
        self.prefix = prefix
        self.steps: dict[str, Expr] = {}
        self.rests: dict[str, Expr] = {}
        self._names: dict[Expr, Sym] = {}

    def keep(self, expr: Expr) -> Expr:
        """`expr` as a helper column of its own, unless it is one already."""
        if isinstance(expr, Num | Sym):
            return expr
        if expr not in self._names:
            name = f"{self.prefix}{len(self.steps) + 1}"
            self.steps[name] = expr
            self._names[expr] = Sym(name)
        return self._names[expr]

    def _ratio(self, value: Value, by: Expr) -> tuple[Expr, Expr]:
        """``|value| * by`` as a ratio whose divisor is above zero, even where there is no value."""
        amount = self.keep(times(absolute(value.top), times(by, num(abs(value.part.numerator)))))
        bottom = self.keep(times(value.bottom, num(value.part.denominator)))
        return amount, bottom if isinstance(bottom, Num) else self.keep(larger(bottom, ONE))

    def quotient(self, value: Value, by: Expr) -> tuple[Expr, Expr, Expr]:
        """The whole part of ``|value| * by``, what is left over, and what was divided by: the one division."""
        amount, bottom = self._ratio(value, by)
        if bottom == ONE:
            return amount, ZERO, ONE
        whole = self.keep(Round(Div(amount, bottom), ZERO, Mode.POTONG))
        return whole, self.remainder(amount, whole, bottom), bottom

    def remainder(self, amount: Expr, whole: Expr, bottom: Expr) -> Expr:
        """What ``amount / bottom`` leaves beside its whole part."""
        rest = self.keep(Sub(amount, Mul(whole, bottom)))
        assert isinstance(rest, Sym)
        self.rests[rest.name] = bottom
        return rest

    def rounded(self, value: Value, by: Expr, mode: Mode) -> Expr:
        """``value * by`` rounded to a whole number, without its limits. by: a power of ten."""
        value = attrs.evolve(value, top=self.keep(value.top))
        amount, bottom = self._ratio(value, by)
        below = Compare(Op.LT, times(value.top, num(1 if value.part > 0 else -1)), ZERO)
        match mode:
            case _ if bottom == ONE:
                whole = amount
            case Mode.HALF_UP:
                whole = Round(Div(plus(times(amount, num(2)), bottom), times(bottom, num(2))), ZERO, Mode.POTONG)
            case Mode.HALF_EVEN:
                down, rest, _ = self.quotient(value, by)
                half = self.keep(Round(Div(down, num(2)), ZERO, Mode.POTONG))
                odd, twice = plus(down, minus(times(half, num(2)))), times(rest, num(2))
                up = choose(Compare(Op.GT, twice, bottom), ONE, choose(Compare(Op.EQ, twice, bottom), odd, ZERO))
                whole = plus(down, up)
            case Mode.POTONG:
                whole, _, _ = self.quotient(value, by)
            case Mode.KE_ATAS | Mode.KE_BAWAH:
                down, rest, _ = self.quotient(value, by)
                some = choose(Compare(Op.GT, rest, ZERO), ONE, ZERO)
                up = choose(below, ZERO, some) if mode is Mode.KE_ATAS else choose(below, some, ZERO)
                whole = plus(down, up)
            case _:
                assert_never(mode)
        whole = self.keep(whole)
        return self.keep(choose(below, minus(whole), whole))
