# SPDX-License-Identifier: MIT
"""The reading "integers": a formula as integer arithmetic on columns, with one division at the end.

An engine that holds millions of rows has integers that are exact and decimals that are not, so a symbol stands for a
whole number of parts (79,35 is 7935 hundredths) and a value is kept as ``part * top / bottom``: a constant, and two
whole numbers. Only its rounding divides, a number that is not negative by one above zero.

What this gives is a tree again, on the same nodes: whatever prints it (SQL, expressions of a dataframe) needs no more
than sums, products, comparisons, choices, and ``Round(Div(a, b), 0, potong)`` for the whole part of a quotient. A value
that is not there is a number too: its reason is a code, and 0 where there is a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

import attrs

from sakip.formula.arithmetic import (
    ONE,
    ZERO,
    absolute,
    choose,
    common,
    first,
    larger,
    minus,
    num,
    plus,
    smaller,
    times,
)
from sakip.formula.branches import ANY, Signs, split
from sakip.formula.parts import ENDLESS, KODE, Value, lacking, refused
from sakip.formula.steps import Steps
from sakip.formula.tree import (
    Abs,
    Add,
    Aggregate,
    Compare,
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
)


class Lowering(Steps):
    """Lowers one tree after another; what two of them share is a step.

    parts: for each symbol how many parts make one (100: it counts hundredths). levels: symbols that are caps and
    floors, which count in `level` parts.
    """

    def __init__(self, parts: Mapping[str, int], levels: Mapping[str, Expr], level: int, prefix: str = "_") -> None:
        super().__init__(prefix)
        self.parts = parts
        self.levels = levels
        self.level = level
        self._values: dict[str, Value] = {}

    def bind(self, name: str, value: Value) -> None:
        """Let the symbol `name` stand for a value that is lowered already."""
        self._values[name] = value

    def lower(self, expr: Expr, known: Mapping[Expr, Signs] | None = None) -> Value:
        """The value of `expr`. known: signs that its symbols can have, as far as it is known."""
        known = known or {}
        match expr:
            case Num(number):
                return Value(number, ONE)
            case Sym(name):
                if name in self._values:
                    return self._values[name]
                if name in self.levels:
                    return Value(Fraction(1, self.level), self.levels[name])
                return Value(Fraction(1, self.parts[name]), expr)
            case Step(_, a):
                return self.lower(a, known)
            case Neg(a):
                one = self._plain(a, known)
                return attrs.evolve(one, part=-one.part)
            case Abs(a):
                one = self._plain(a, known)
                return attrs.evolve(one, part=abs(one.part), top=absolute(one.top))
            case Add(a, b):
                return self._sum(a, b, known, 1)
            case Sub(a, b):
                return self._sum(a, b, known, -1)
            case Mul(a, b):
                x, y = self._plain(a, known), self._plain(b, known)
                return Value(
                    x.part * y.part, times(x.top, y.top), times(x.bottom, y.bottom), code=first(x.code, y.code)
                )
            case Div(a, b):
                return self._divided(a, b, known)
            case Min(a, b) | Max(a, b):
                return self._limited(expr, a, b, known)
            case If(test, then, other):
                return self._choice(test, then, other, known)
            case Undefined(reason):
                return lacking(reason)
            case Round(a, digits, mode):
                places = self._plain(digits, known)
                if not isinstance(places.top, Num):
                    raise refused(expr)
                decimals = int(places.part * places.top.value)
                value = self._plain(a, known)
                whole = self.rounded(value, num(10**decimals), mode)
                return Value(Fraction(1, 10**decimals), whole, code=value.code)
            case Aggregate() | WeightedMean() | Root():
                raise refused(expr)
            case _:
                assert_never(expr)

    def _plain(self, expr: Expr, known: Mapping[Expr, Signs]) -> Value:
        return self.inside(self.lower(expr, known))

    def inside(self, value: Value) -> Value:
        """The same value with its limits worked into it."""
        plain = attrs.evolve(value, most=None, least=None, code=ZERO)
        for op, level in ((Op.GT, value.most), (Op.LT, value.least)):
            if level is not None:
                bound = Value(Fraction(1, self.level), level)
                plain = self.merged(self.compared(op, plain, bound), bound, plain)
        return attrs.evolve(plain, code=value.code)

    def _sum(self, a: Expr, b: Expr, known: Mapping[Expr, Signs], sign: int) -> Value:
        x, y = self._plain(a, known), self._plain(b, known)
        part, m, n = common(x.part, y.part)
        n *= sign
        code = first(x.code, y.code)
        if x.bottom == y.bottom:
            return Value(part, plus(times(x.top, num(m)), times(y.top, num(n))), x.bottom, code=code)
        top = plus(times(times(x.top, num(m)), y.bottom), times(times(y.top, num(n)), x.bottom))
        return Value(part, top, times(x.bottom, y.bottom), code=code)

    def _divided(self, a: Expr, b: Expr, known: Mapping[Expr, Signs]) -> Value:
        x, y = self._plain(a, known), self._plain(b, known)
        code = first(x.code, y.code)
        if isinstance(y.top, Num):
            divisor = y.part * y.top.value
            if divisor == 0:
                return attrs.evolve(x, code=first(code, num(KODE["penyebut-nol"])))
            return Value(x.part / divisor, times(x.top, y.bottom), x.bottom, code=code)
        signs = known.get(b, ANY)
        part, below = (x.part / y.part, y.top) if y.part > 0 else (x.part / -y.part, minus(y.top))
        top, bottom = times(x.top, y.bottom), times(x.bottom, below)
        if -1 in signs:
            below = self.keep(below)
            top, bottom = choose(Compare(Op.LT, below, ZERO), minus(top), top), times(x.bottom, absolute(below))
        if 0 in signs:
            code = first(code, choose(Compare(Op.EQ, below, ZERO), num(KODE["penyebut-nol"]), ZERO))
        return Value(part, self.keep(top), self.keep(bottom), code=code)

    def _limited(self, expr: Min | Max, a: Expr, b: Expr, known: Mapping[Expr, Signs]) -> Value:
        """The smaller or larger of two; where one is a level, the other with that limit."""
        x, y = self.lower(a, known), self.lower(b, known)
        for value, limit in ((x, y), (y, x)):
            top = limit.part * self.level
            if limit.code == ZERO and limit.bottom == ONE and top.denominator == 1 and self._is_level(limit.top):
                level = times(limit.top, num(top.numerator))
                if isinstance(expr, Max):
                    return attrs.evolve(value, least=larger(value.least, level))
                lower = None if value.least is None else smaller(value.least, level)
                return attrs.evolve(value, most=smaller(value.most, level), least=lower)
        x, y = self._plain(a, known), self._plain(b, known)
        op = Op.LE if isinstance(expr, Min) else Op.GE
        code = first(x.code, y.code)
        return attrs.evolve(
            self.merged(self.compared(op, x, y), attrs.evolve(x, code=ZERO), attrs.evolve(y, code=ZERO)), code=code
        )

    def _is_level(self, expr: Expr) -> bool:
        return isinstance(expr, Num) or expr in self.levels.values()

    def _choice(self, test: Compare, then: Expr, other: Expr, known: Mapping[Expr, Signs]) -> Value:
        known_then = known_other = known
        if isinstance(test.right, Num):
            yes, no = split(test.op, test.right.value, known.get(test.left, ANY))
            if not yes or not no:
                return self.lower(then if yes else other, known)
            known_then, known_other = {**known, test.left: yes}, {**known, test.left: no}
        left, right = self.lower(test.left, known), self._plain(test.right, known)
        if not isinstance(test.right, Num):
            left = self._plain(test.left, known)
        asked = self.compared(test.op, left, right)
        x, y = self.lower(then, known_then), self.lower(other, known_other)
        value = self.merged(asked, x, y)
        return attrs.evolve(value, code=first(first(left.code, right.code), value.code))

    def merged(self, test: Compare, x: Value, y: Value) -> Value:
        """`x` where `test` holds, else `y`."""
        code = choose(test, x.code, y.code)
        if x.absent or y.absent:
            return attrs.evolve(y if x.absent else x, code=code)
        part, m, n = common(x.part, y.part)
        return Value(
            part,
            self.keep(choose(test, times(x.top, num(m)), times(y.top, num(n)))),
            self.keep(choose(test, x.bottom, y.bottom)),
            self._levels(test, x.most, y.most, ENDLESS),
            self._levels(test, x.least, y.least, -ENDLESS),
            code,
        )

    def _levels(self, test: Compare, x: Expr | None, y: Expr | None, endless: int) -> Expr | None:
        if x is None and y is None:
            return None
        return choose(test, num(endless) if x is None else x, num(endless) if y is None else y)

    def compared(self, op: Op, left: Value, right: Value) -> Compare:
        """The comparison of two values on whole numbers."""
        if left.most is None and left.least is None:
            _, m, n = common(left.part, right.part)
            x = times(times(left.top, num(m)), right.bottom)
            y = times(times(right.top, num(n)), left.bottom)
            return Compare(op, x, y)
        return Compare(Op.EQ, self._reaches(op, left, right), ONE)

    def _reaches(self, op: Op, left: Value, right: Value) -> Expr:
        """1 where a value with cap and floor compares so with a constant, else 0.

        Where the lower limit reaches the constant so does the value; where the upper one does not, nor does the value.
        """
        assert isinstance(right.top, Num)
        bound = right.part * right.top.value
        match op:
            case Op.LT | Op.LE:
                return plus(ONE, minus(self._reaches(Op.GE if op is Op.LT else Op.GT, left, right)))
            case Op.EQ | Op.NE:
                above, over = self._reaches(Op.GE, left, right), self._reaches(Op.GT, left, right)
                return plus(above, minus(over)) if op is Op.EQ else plus(ONE, plus(over, minus(above)))
            case Op.GE | Op.GT:
                inside = self.compared(op, attrs.evolve(left, most=None, least=None), right)
                flag = choose(inside, ONE, ZERO)
                at = num(Fraction(_ceiling(bound * self.level) if op is Op.GE else bound * self.level // 1))
                if left.most is not None:
                    flag = choose(Compare(op, left.most, at), flag, ZERO)
                if left.least is not None:
                    flag = choose(Compare(op, left.least, at), ONE, flag)
                return self.keep(flag)
            case _:
                assert_never(op)


def _ceiling(number: Fraction) -> int:
    return -(-number // 1)
