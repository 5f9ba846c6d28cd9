# SPDX-License-Identifier: MIT
"""The reading "value", fast: plain integer code made once from the tree.

Every number is a pair (numerator, denominator > 0); nothing is reduced on the way, so the answer is exact and costs a
few multiplications. `sakip.formula.value` says what it must give; a property test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from sakip.errors import FormulaError
from sakip.formula.absent import Absent, Lack
from sakip.formula.tree import (
    Abs,
    Add,
    Aggregate,
    Compare,
    Div,
    Expr,
    Fold,
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
    series,
    symbols,
)
from sakip.formula.value import MOST_DEGREE, NO_ROOT, Number, exact, same_length, whole
from sakip.lang import msg
from sakip.numbers import round_ratio
from sakip.numbers.rounding import root_ratio

Ratio = tuple[int, int]
Pair = tuple[str, str]
Compiled = Callable[..., Ratio | Absent]

# what nearly every input is, said in line because a call would cost more than the formula
_CHECK = """\
    if {0}.__class__ is Decimal:
        if not -99 < {0}.adjusted() < 99: exact({1!r}, {0})
    elif {0}.__class__ is not int: exact({1!r}, {0})"""
_OPS = {Op.LT: "<", Op.LE: "<=", Op.EQ: "==", Op.NE: "!=", Op.GE: ">=", Op.GT: ">"}


@lru_cache(maxsize=512)
def compiled(expr: Expr) -> Compiled:
    """A function of the symbols of `expr`, then of its series, each in order of first appearance.

    It takes int, Decimal or Fraction (None: missing) and sequences of them, and gives numerator and denominator,
    denominator positive and not reduced, or an `Absent`. What is no exact number raises FormulaError.
    """
    writer = _Writer()
    names, many = symbols(expr), series(expr)
    arguments = [writer.argument(name) for name in (*names, *many)]
    for name in names:
        lack = writer.constant(Absent(Lack.MISSING, name))
        writer.line(f"if {writer.arguments[name]} is None: return {lack}")
    for name in many:
        argument, lack = writer.arguments[name], writer.constant(Absent(Lack.MISSING, name))
        writer.line(f"{argument} = numbers({name!r}, {argument})")
        writer.line(f"if not {argument}: return {lack}")
    writer.lines += [_CHECK.format(writer.arguments[name], name) for name in names]
    if names:
        taken = (f"{one}_n, {one}_d = {one}.as_integer_ratio()" for one in map(writer.arguments.__getitem__, names))
        writer.line(f"try: {'; '.join(taken)}")
        # What is not finite has no ratio, and `exact` says so by name.
        again = (f"exact({name!r}, {writer.arguments[name]})" for name in names)
        writer.line(f"except (ValueError, OverflowError): {'; '.join(again)}; raise")
    top, bottom = writer.write(expr)
    writer.line(f"return {top}, {bottom}")
    source = f"def formula({', '.join(arguments)}):\n" + "\n".join(writer.lines)
    scope: dict[str, object] = dict(writer.constants)
    exec(compile(source, "<sakip formula>", "exec"), scope)  # noqa: S102 - the source is made here, from nodes alone
    function: Compiled = scope["formula"]  # type: ignore[assignment]
    return function


class _Writer:
    """Collects the lines of one function; `write` gives the names of a node's numerator and denominator."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.constants: dict[str, object] = {
            "Decimal": Decimal,
            "exact": exact,
            "numbers": numbers,
            "decimals": decimals,
            "round_ratio": round_ratio,
            "root_ratio": root_ratio,
            "sum_of": sum_of,
            "least_of": least_of,
            "greatest_of": greatest_of,
            "product_of": product_of,
            "weighted": weighted,
        }
        self.arguments: dict[str, str] = {}
        self.indent = 1
        self.temporaries = 0

    def line(self, text: str) -> None:
        self.lines.append("    " * self.indent + text)

    def argument(self, name: str) -> str:
        return self.arguments.setdefault(name, f"a{len(self.arguments)}")

    def constant(self, value: object) -> str:
        name = f"c{len(self.constants)}"
        self.constants[name] = value
        return name

    def fresh(self, top: str, bottom: str) -> Pair:
        self.temporaries += 1
        name = f"t{self.temporaries}"
        self.line(f"{name}n = {top}")
        if bottom == "1":
            return f"{name}n", "1"
        self.line(f"{name}d = {bottom}")
        return f"{name}n", f"{name}d"

    def write(self, expr: Expr) -> Pair:
        match expr:
            case Num(number):
                top = str(number.numerator)
                return (f"({top})" if number < 0 else top), str(number.denominator)
            case Sym(name):
                argument = self.arguments[name]
                return f"{argument}_n", f"{argument}_d"
            case Add(a, b):
                return self._sum(a, b, "+")
            case Sub(a, b):
                return self._sum(a, b, "-")
            case Mul(a, b):
                (an, ad), (bn, bd) = self.write(a), self.write(b)
                return self.fresh(_times(an, bn), _times(ad, bd))
            case Div(a, b):
                return self._divide(a, b)
            case Neg(a):
                top, bottom = self.write(a)
                return f"(-{top})", bottom
            case Abs(a):
                top, bottom = self.write(a)
                return f"abs({top})", bottom
            case Min(a, b):
                return self._choose(a, b, "<=")
            case Max(a, b):
                return self._choose(a, b, ">=")
            case If(test, then, other):
                return self._branch(test, then, other)
            case Step(_, a):
                return self.write(a)
            case Undefined(reason):
                self.line(f"return {self.constant(Absent(Lack.UNDEFINED, reason))}")
                return "0", "1"
            case Round(a, digits, mode):
                return self._round(a, digits, self.constant(mode))
            case Root(a, degree, places):
                return self._root(a, degree, places)
            case Aggregate(fold, name):
                return self._aggregate(fold, self.arguments[name])
            case WeightedMean(name, weights):
                lack = self.constant(Absent(Lack.ZERO, f"jumlah {weights}"))
                self.line(f"w = weighted({self.arguments[name]}, {self.arguments[weights]})")
                self.line(f"if w is None: return {lack}")
                return self.fresh("w[0]", "w[1]")
            case _:
                assert_never(expr)

    def _sum(self, a: Expr, b: Expr, sign: str) -> Pair:
        (an, ad), (bn, bd) = self.write(a), self.write(b)
        if ad == bd:
            return self.fresh(f"{an} {sign} {bn}", ad)
        return self.fresh(f"{_times(an, bd)} {sign} {_times(bn, ad)}", _times(ad, bd))

    def _divide(self, a: Expr, b: Expr) -> Pair:
        from sakip.formula.words import plain

        (an, ad), (bn, bd) = self.write(a), self.write(b)
        top, bottom = self.fresh(_times(an, bd), _times(ad, bn))
        if bottom == "1":
            return top, bottom
        self.line(f"if {bottom} <= 0:")
        self.line(f"    if {bottom} == 0: return {self.constant(Absent(Lack.ZERO, plain(b)))}")
        self.line(f"    {top} = -{top}; {bottom} = -{bottom}")
        return top, bottom

    def _choose(self, a: Expr, b: Expr, op: str) -> Pair:
        (an, ad), (bn, bd) = self.write(a), self.write(b)
        self.temporaries += 1
        name = f"t{self.temporaries}"
        self.line(f"if {_times(an, bd)} {op} {_times(bn, ad)}: {name}n = {an}; {name}d = {ad}")
        self.line(f"else: {name}n = {bn}; {name}d = {bd}")
        return f"{name}n", f"{name}d"

    def _branch(self, test: Compare, then: Expr, other: Expr) -> Pair:
        (an, ad), (bn, bd) = self.write(test.left), self.write(test.right)
        self.temporaries += 1
        name = f"t{self.temporaries}"
        self.line(f"if {_times(an, bd)} {_OPS[test.op]} {_times(bn, ad)}:")
        self._arm(name, then)
        self.line("else:")
        self._arm(name, other)
        return f"{name}n", f"{name}d"

    def _arm(self, name: str, arm: Expr) -> None:
        self.indent += 1
        top, bottom = self.write(arm)
        self.line(f"{name}n = {top}; {name}d = {bottom}")
        self.indent -= 1

    def _round(self, a: Expr, digits: Expr, mode: str) -> Pair:
        top, bottom = self.write(a)
        places, parts = self.write(digits)
        self.line(f"p = {places}" if parts == "1" else f"p = decimals({places}, {parts})")
        self.line(f"r = round_ratio({top}, {bottom}, p, {mode})")
        return self.fresh("r if p >= 0 else r * 10 ** -p", "10 ** p if p >= 0 else 1")

    def _root(self, a: Expr, degree: Expr, digits: int) -> Pair:
        (top, bottom), (power, parts) = self.write(a), self.write(degree)
        self.temporaries += 1
        name = f"t{self.temporaries}"
        self.line(f"{name}n = {top}; {name}d, rest = divmod({power}, {parts})")
        self.line(f"if {name}n < 0 or {name}d < 1 or {name}d > {MOST_DEGREE} or rest: return {self.constant(NO_ROOT)}")
        return self.fresh(f"root_ratio({name}n, {bottom}, {name}d, {digits})", str(10**digits))

    def _aggregate(self, fold: Fold, argument: str) -> Pair:
        match fold:
            case Fold.SUM:
                self.line(f"s = sum_of({argument})")
            case Fold.MEAN:
                self.line(f"s = sum_of({argument})")
                self.line(f"s = s[0], s[1] * len({argument})")
            case Fold.MIN:
                self.line(f"s = least_of({argument})")
            case Fold.MAX:
                self.line(f"s = greatest_of({argument})")
            case Fold.PRODUCT:
                self.line(f"s = product_of({argument})")
            case Fold.COUNT:
                return f"len({argument})", "1"
            case _:
                assert_never(fold)
        return self.fresh("s[0]", "s[1]")


def _times(left: str, right: str) -> str:
    if "0" in (left, right):
        return "0"
    if left == "1":
        return right
    return left if right == "1" else f"{left} * {right}"


def numbers(name: str, values: object) -> Sequence[Number]:
    """The series `name`, once it is seen that all of it is exact; empty for None."""
    if values is None:
        return ()
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise FormulaError(msg('"{name}" must be a series of numbers.', name=name))
    for value in values:
        if value.__class__ is not int:
            exact(name, value)
    return values


def decimals(top: int, bottom: int) -> int:
    """A number of decimals that was computed or given."""
    return whole(Fraction(top, bottom))


def sum_of(values: Iterable[Number]) -> Ratio:
    """The exact sum. Equal denominators are added first, then pairwise, so that long series stay cheap."""
    by_denominator: dict[int, int] = {}
    for value in values:
        top, bottom = value.as_integer_ratio()
        by_denominator[bottom] = by_denominator.get(bottom, 0) + top
    parts = [(top, bottom) for bottom, top in by_denominator.items()]
    while len(parts) > 1:
        left, right = parts[0::2], parts[1::2]
        paired = [(a * d + c * b, b * d) for (a, b), (c, d) in zip(left, right, strict=False)]
        parts = paired + left[len(right) :]
    return parts[0]


def least_of(values: Iterable[Number]) -> Ratio:
    """The smallest value."""
    return min(values).as_integer_ratio()


def greatest_of(values: Iterable[Number]) -> Ratio:
    """The largest value."""
    return max(values).as_integer_ratio()


def product_of(values: Iterable[Number]) -> Ratio:
    """The product of all values."""
    top = bottom = 1
    for value in values:
        n, d = value.as_integer_ratio()
        top, bottom = top * n, bottom * d
    return top, bottom


def weighted(values: Sequence[Number], weights: Sequence[Number]) -> Ratio | None:
    """sum(value x weight) / sum(weight); None where the weights add up to zero."""
    same_length(values, weights)
    top, bottom = sum_of([Fraction(v) * Fraction(w) for v, w in zip(values, weights, strict=True)])
    n, d = sum_of(weights)
    if n == 0:
        return None
    return (top * d, bottom * n) if n > 0 else (-top * d, -bottom * n)
