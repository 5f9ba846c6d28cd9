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
from math import gcd, lcm
from typing import assert_never

import attrs

from sakip.errors import FormulaError
from sakip.formula.absent import REASONS
from sakip.formula.branches import ANY, Signs, split
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
    symbols,
)
from sakip.lang import msg
from sakip.numbers import Mode

ALASAN: tuple[str, ...] = ("", "kosong", "penyebut-nol", *REASONS)
"""Reasons by their code; the code 0 is no reason: the value is there."""
KODE: Mapping[str, int] = {name: code for code, name in enumerate(ALASAN)}

ENDLESS = 10**17
"""What stands for no cap where other rows have one."""

_FINE = Num(Fraction(0))
_ONE = Num(Fraction(1))


@attrs.frozen
class Value:
    """``part * top / bottom``, then not above `most` and not below `least`, which count in parts of `Lowering.level`.

    code: why there is no value, 0 where there is one; then the rest means nothing. bottom is above zero.
    """

    part: Fraction
    top: Expr
    bottom: Expr = _ONE
    most: Expr | None = None
    least: Expr | None = None
    code: Expr = _FINE

    @property
    def absent(self) -> bool:
        """Whether there is no value whatever the row."""
        return isinstance(self.code, Num) and self.code.value != 0


def lacking(reason: str) -> Value:
    """No value, for this reason."""
    return Value(Fraction(1), _FINE, code=num(KODE[reason]))


def num(value: int | Fraction) -> Num:
    return Num(Fraction(value))


class Lowering:
    """Lowers one tree after another; what two of them share is a step.

    parts: for each symbol how many parts make one (100: it counts hundredths). levels: symbols that are caps and
    floors, which count in `level` parts. steps: helper columns by name, each on those before it. rests: those that are
    what a division leaves, with the divisor, which they never reach.
    """

    def __init__(self, parts: Mapping[str, int], levels: Mapping[str, Expr], level: int, prefix: str = "_") -> None:
        self.parts = parts
        self.levels = levels
        self.level = level
        self.prefix = prefix
        self.steps: dict[str, Expr] = {}
        self.rests: dict[str, Expr] = {}
        self._names: dict[Expr, Sym] = {}
        self._values: dict[str, Value] = {}

    def keep(self, expr: Expr) -> Expr:
        """`expr` as a helper column of its own, unless it is one already."""
        if isinstance(expr, Num | Sym):
            return expr
        if expr not in self._names:
            name = f"{self.prefix}{len(self.steps) + 1}"
            self.steps[name] = expr
            self._names[expr] = Sym(name)
        return self._names[expr]

    def bind(self, name: str, value: Value) -> None:
        """Let the symbol `name` stand for a value that is lowered already."""
        self._values[name] = value

    def lower(self, expr: Expr, known: Mapping[Expr, Signs] | None = None) -> Value:
        """The value of `expr`. known: signs that its symbols can have, as far as it is known."""
        known = known or {}
        match expr:
            case Num(number):
                return Value(number, _ONE)
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
                    raise _refused(expr)
                decimals = int(places.part * places.top.value)
                value = self._plain(a, known)
                whole = self.rounded(value, num(10**decimals), mode)
                return Value(Fraction(1, 10**decimals), whole, code=value.code)
            case Aggregate() | WeightedMean() | Root():
                raise _refused(expr)
            case _:
                assert_never(expr)

    def _plain(self, expr: Expr, known: Mapping[Expr, Signs]) -> Value:
        return self.inside(self.lower(expr, known))

    def inside(self, value: Value) -> Value:
        """The same value with its limits worked into it."""
        plain = attrs.evolve(value, most=None, least=None, code=_FINE)
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
            top, bottom = choose(Compare(Op.LT, below, _FINE), minus(top), top), times(x.bottom, absolute(below))
        if 0 in signs:
            code = first(code, choose(Compare(Op.EQ, below, _FINE), num(KODE["penyebut-nol"]), _FINE))
        return Value(part, self.keep(top), self.keep(bottom), code=code)

    def _limited(self, expr: Min | Max, a: Expr, b: Expr, known: Mapping[Expr, Signs]) -> Value:
        """The smaller or larger of two; where one is a level, the other with that limit."""
        x, y = self.lower(a, known), self.lower(b, known)
        for value, limit in ((x, y), (y, x)):
            top = limit.part * self.level
            if limit.code == _FINE and limit.bottom == _ONE and top.denominator == 1 and self._is_level(limit.top):
                level = times(limit.top, num(top.numerator))
                if isinstance(expr, Max):
                    return attrs.evolve(value, least=larger(value.least, level))
                lower = None if value.least is None else smaller(value.least, level)
                return attrs.evolve(value, most=smaller(value.most, level), least=lower)
        x, y = self._plain(a, known), self._plain(b, known)
        op = Op.LE if isinstance(expr, Min) else Op.GE
        code = first(x.code, y.code)
        return attrs.evolve(
            self.merged(self.compared(op, x, y), attrs.evolve(x, code=_FINE), attrs.evolve(y, code=_FINE)), code=code
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
        return Compare(Op.EQ, self._reaches(op, left, right), _ONE)

    def _reaches(self, op: Op, left: Value, right: Value) -> Expr:
        """1 where a value with cap and floor compares so with a constant, else 0.

        Where the lower limit reaches the constant so does the value; where the upper one does not, nor does the value.
        """
        assert isinstance(right.top, Num)
        bound = right.part * right.top.value
        match op:
            case Op.LT | Op.LE:
                return plus(_ONE, minus(self._reaches(Op.GE if op is Op.LT else Op.GT, left, right)))
            case Op.EQ | Op.NE:
                above, over = self._reaches(Op.GE, left, right), self._reaches(Op.GT, left, right)
                return plus(above, minus(over)) if op is Op.EQ else plus(_ONE, plus(over, minus(above)))
            case Op.GE | Op.GT:
                inside = self.compared(op, attrs.evolve(left, most=None, least=None), right)
                flag = choose(inside, _ONE, _FINE)
                at = num(Fraction(_ceiling(bound * self.level) if op is Op.GE else bound * self.level // 1))
                if left.most is not None:
                    flag = choose(Compare(op, left.most, at), flag, _FINE)
                if left.least is not None:
                    flag = choose(Compare(op, left.least, at), _ONE, flag)
                return self.keep(flag)
            case _:
                assert_never(op)

    def _ratio(self, value: Value, by: Expr) -> tuple[Expr, Expr]:
        """``|value| * by`` as a ratio whose divisor is above zero, even where there is no value."""
        amount = self.keep(times(absolute(value.top), times(by, num(abs(value.part.numerator)))))
        bottom = self.keep(times(value.bottom, num(value.part.denominator)))
        return amount, bottom if isinstance(bottom, Num) else self.keep(larger(bottom, _ONE))

    def quotient(self, value: Value, by: Expr) -> tuple[Expr, Expr, Expr]:
        """The whole part of ``|value| * by``, what is left over, and what was divided by: the one division."""
        amount, bottom = self._ratio(value, by)
        if bottom == _ONE:
            return amount, _FINE, _ONE
        whole = self.keep(Round(Div(amount, bottom), _FINE, Mode.POTONG))
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
        below = Compare(Op.LT, times(value.top, num(1 if value.part > 0 else -1)), _FINE)
        match mode:
            case _ if bottom == _ONE:
                whole = amount
            case Mode.HALF_UP:
                whole = Round(Div(plus(times(amount, num(2)), bottom), times(bottom, num(2))), _FINE, Mode.POTONG)
            case Mode.HALF_EVEN:
                down, rest, _ = self.quotient(value, by)
                half = self.keep(Round(Div(down, num(2)), _FINE, Mode.POTONG))
                odd, twice = plus(down, minus(times(half, num(2)))), times(rest, num(2))
                up = choose(Compare(Op.GT, twice, bottom), _ONE, choose(Compare(Op.EQ, twice, bottom), odd, _FINE))
                whole = plus(down, up)
            case Mode.POTONG:
                whole, _, _ = self.quotient(value, by)
            case Mode.KE_ATAS | Mode.KE_BAWAH:
                down, rest, _ = self.quotient(value, by)
                some = choose(Compare(Op.GT, rest, _FINE), _ONE, _FINE)
                up = choose(below, _FINE, some) if mode is Mode.KE_ATAS else choose(below, some, _FINE)
                whole = plus(down, up)
            case _:
                assert_never(mode)
        whole = self.keep(whole)
        return self.keep(choose(below, minus(whole), whole))


def _refused(expr: Expr) -> FormulaError:
    return FormulaError(msg("columns: {node} cannot be computed row by row.", node=type(expr).__name__))


def _ceiling(number: Fraction) -> int:
    return -(-number // 1)


def common(x: Fraction, y: Fraction) -> tuple[Fraction, int, int]:
    """The greatest part that measures both, and how often each holds it."""
    part = Fraction(gcd(x.numerator, y.numerator) or 1, lcm(x.denominator, y.denominator))
    return part, int(x / part), int(y / part)


def times(x: Expr, y: Expr) -> Expr:
    match x, y:
        case Num(a), Num(b):
            return num(a * b)
        case (Num(a), other) | (other, Num(a)) if a in (0, 1, -1):
            return {0: _FINE, 1: other, -1: minus(other)}[int(a)]
        case Mul(left, Num(a)), Num(b):
            return times(left, num(a * b))
        case Num(), _:
            return Mul(y, x)
        case _:
            return Mul(x, y)


def plus(x: Expr, y: Expr) -> Expr:
    match x, y:
        case Num(a), Num(b):
            return num(a + b)
        case (Num(a), other) | (other, Num(a)) if a == 0:
            return other
        case _, Neg(a):
            return Sub(x, a)
        case Neg(a), _:
            return Sub(y, a)
        case _, Mul(left, Num(a)) if a < 0:
            return Sub(x, times(left, num(-a)))
        case _:
            return Add(x, y)


def minus(x: Expr) -> Expr:
    match x:
        case Num(a):
            return num(-a)
        case Neg(a):
            return a
        case Sub(a, b):
            return Sub(b, a)
        case _:
            return Neg(x)


def absolute(x: Expr) -> Expr:
    match x:
        case Num(a):
            return num(abs(a))
        case Abs():
            return x
        case _:
            return Abs(x)


def choose(test: Compare, then: Expr, other: Expr) -> Expr:
    if then == other:
        return then
    match test.left, test.right:
        case Num(a), Num(b):
            holds = {
                Op.LT: a < b, Op.LE: a <= b, Op.EQ: a == b, Op.NE: a != b, Op.GE: a >= b, Op.GT: a > b,
            }[test.op]  # fmt: skip
            return then if holds else other
        case _:
            return If(test, then, other)


def first(x: Expr, y: Expr) -> Expr:
    """The first of two reasons."""
    match x, y:
        case (Num(a), _) if a == 0:
            return y
        case (Num(), _):
            return x
        case (_, Num(a)) if a == 0:
            return x
        case (If(test, Num() as then, other), _):
            return If(test, first(then, y), first(other, y))
        case _:
            return If(Compare(Op.EQ, x, _FINE), y, x)


def smaller(x: Expr | None, y: Expr) -> Expr:
    match x, y:
        case None, _:
            return y
        case Num(a), Num(b):
            return num(min(a, b))
        case _:
            return Min(x, y)


def larger(x: Expr | None, y: Expr) -> Expr:
    match x, y:
        case None, _:
            return y
        case Num(a), Num(b):
            return num(max(a, b))
        case _:
            return Max(x, y)


def largest(expr: Expr, bounds: Mapping[str, int], seen: list[int]) -> int:
    """The largest size that `expr` can have where each symbol is at most ``bounds[name]`` in size.

    seen: takes the sizes of everything that is computed on the way.
    """

    def go(node: Expr) -> int:
        match node:
            case Num(number):
                size = abs(int(number))
            case Sym(name):
                size = bounds[name]
            case Add(a, b) | Sub(a, b):
                size = go(a) + go(b)
            case Mul(a, b):
                size = go(a) * go(b)
            case Div(a, b):
                go(b)
                size = go(a)
            case Neg(a) | Abs(a) | Step(_, a) | Round(a, _, _):
                size = go(a)
            case Min(a, b) | Max(a, b):
                size = max(go(a), go(b))
            case If(test, then, other):
                go(test.left)
                go(test.right)
                size = max(go(then), go(other))
            case Undefined() | Aggregate() | WeightedMean() | Root():
                raise _refused(node)
            case _:
                assert_never(node)
        seen.append(size)
        return size

    return go(expr)


def limit(steps: Mapping[str, Expr], rests: Mapping[str, Expr], fixed: Mapping[str, int], most: int) -> int:
    """How large the inputs may be at most so that no step (each on those before it) passes `most`.

    rests: steps that stay below another expression. fixed: sizes of the symbols that are known; all others are inputs.
    """
    inputs = {name for expr in steps.values() for name in symbols(expr)} - {*fixed, *steps}

    def fits(size: int) -> bool:
        bounds = {**dict.fromkeys(inputs, size), **fixed}
        seen: list[int] = []
        for name, expr in steps.items():
            bounds[name] = largest(rests.get(name, expr), bounds, seen)
        return max(seen, default=0) <= most

    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
