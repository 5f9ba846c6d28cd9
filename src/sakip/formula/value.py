# SPDX-License-Identifier: MIT
"""The reading "value": the exact rational, found by walking the tree.

It is the plain statement of what a formula means, and the oracle to which every other reading is held.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from sakip.errors import FormulaError, NumberError
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
from sakip.lang import msg
from sakip.numbers import round_exact
from sakip.numbers.rounding import check_exact, root_ratio

Number = int | Decimal | Fraction
Input = Number | None
Inputs = Mapping[str, Input | Sequence[Number]]


MOST_DEGREE = 10_000
"""A root of a higher degree is a slip, and working it out could take minutes."""

NO_ROOT = Absent(Lack.UNDEFINED, "akar")


class _Stop(Exception):
    """Carries the lack out of the walk."""

    def __init__(self, absent: Absent) -> None:
        self.absent = absent


def value(expr: Expr, inputs: Inputs) -> Fraction | Absent:
    """The exact value of `expr`.

    inputs: a number for each symbol (None: missing) and a sequence of numbers for each series (empty or None: missing).
    A symbol or series that is not named at all, and what is no exact number, raise FormulaError: that is a mistake of
    the caller, not a missing figure.
    """
    for name in symbols(expr):
        if _input(inputs, name) is None:
            return Absent(Lack.MISSING, name)
    for name in series(expr):
        if not _series(inputs, name):
            return Absent(Lack.MISSING, name)
    try:
        return _value(expr, inputs)
    except _Stop as stop:
        return stop.absent


def _input(inputs: Inputs, name: str) -> Fraction | None:
    given = _given(inputs, name)
    return None if given is None else Fraction(exact(name, given))


def _series(inputs: Inputs, name: str) -> tuple[Fraction, ...]:
    given = _given(inputs, name)
    if given is None:
        return ()
    if isinstance(given, Sequence) and not isinstance(given, str):
        return tuple(Fraction(exact(name, one)) for one in given)
    raise FormulaError(msg('"{name}" must be a series of numbers.', name=name))


def _given(inputs: Inputs, name: str) -> Input | Sequence[Number]:
    try:
        return inputs[name]
    except KeyError:
        raise FormulaError(msg('the formula needs a value for "{name}".', name=name)) from None


def exact(name: str, given: object) -> Number:
    """`given`, the value of the symbol `name`; FormulaError where it is no exact, finite number of sane size."""
    try:
        check_exact(given)
    except NumberError as error:
        raise FormulaError(msg('"{name}": {reason}', name=name, reason=error.message), hint=error.hint) from None
    return given  # type: ignore[return-value]  # just checked


def whole(places: Fraction) -> int:
    """A number of decimals; FormulaError where it is not whole."""
    if places.denominator != 1:
        raise FormulaError(msg("the number of decimals is not whole: {digits}.", digits=places))
    return int(places)


def same_length(values: Sequence[Number], weights: Sequence[Number]) -> None:
    """Refuse values and weights that do not come in pairs."""
    if len(values) != len(weights):
        raise FormulaError(msg("{count} values have {weights} weights.", count=len(values), weights=len(weights)))


def _value(expr: Expr, inputs: Inputs) -> Fraction:
    match expr:
        case Num(number):
            return number
        case Sym(name):
            given = _input(inputs, name)
            assert given is not None  # decided before the walk
            return given
        case Add(a, b):
            return _value(a, inputs) + _value(b, inputs)
        case Sub(a, b):
            return _value(a, inputs) - _value(b, inputs)
        case Mul(a, b):
            return _value(a, inputs) * _value(b, inputs)
        case Div(a, b):
            top, bottom = _value(a, inputs), _value(b, inputs)
            if bottom == 0:
                from sakip.formula.words import plain

                raise _Stop(Absent(Lack.ZERO, plain(b)))
            return top / bottom
        case Neg(a):
            return -_value(a, inputs)
        case Abs(a):
            return abs(_value(a, inputs))
        case Min(a, b):
            return min(_value(a, inputs), _value(b, inputs))
        case Max(a, b):
            return max(_value(a, inputs), _value(b, inputs))
        case If(test, then, other):
            return _value(then if _holds(test, inputs) else other, inputs)
        case Step(_, a):
            return _value(a, inputs)
        case Undefined(reason):
            raise _Stop(Absent(Lack.UNDEFINED, reason))
        case Round(a, digits, mode):
            number = _value(a, inputs)
            return Fraction(round_exact(number, whole(_value(digits, inputs)), mode))
        case Root(a, degree, places):
            number, power = _value(a, inputs), _value(degree, inputs)
            if number < 0 or power < 1 or power.denominator != 1 or power > MOST_DEGREE:
                raise _Stop(NO_ROOT)
            return Fraction(root_ratio(number.numerator, number.denominator, int(power), places), 10**places)
        case Aggregate(fold, name):
            return _fold(fold, _series(inputs, name))
        case WeightedMean(name, weights):
            values, by = _series(inputs, name), _series(inputs, weights)
            same_length(values, by)
            if sum(by) == 0:
                raise _Stop(Absent(Lack.ZERO, f"jumlah {weights}"))
            return sum((v * w for v, w in zip(values, by, strict=True)), Fraction()) / sum(by)
        case _:
            assert_never(expr)


def holds(test: Compare, inputs: Inputs) -> bool | Absent:
    """Whether a condition holds; the lack where one of its sides has no value."""
    try:
        return _holds(test, inputs)
    except _Stop as stop:
        return stop.absent


def _holds(test: Compare, inputs: Inputs) -> bool:
    left, right = _value(test.left, inputs), _value(test.right, inputs)
    match test.op:
        case Op.LT:
            return left < right
        case Op.LE:
            return left <= right
        case Op.EQ:
            return left == right
        case Op.NE:
            return left != right
        case Op.GE:
            return left >= right
        case Op.GT:
            return left > right
        case _:
            assert_never(test.op)


def _fold(fold: Fold, values: Sequence[Fraction]) -> Fraction:
    match fold:
        case Fold.SUM:
            return sum(values, Fraction())
        case Fold.MEAN:
            return sum(values, Fraction()) / len(values)
        case Fold.MIN:
            return min(values)
        case Fold.MAX:
            return max(values)
        case Fold.PRODUCT:
            product = Fraction(1)
            for one in values:
                product *= one
            return product
        case Fold.COUNT:
            return Fraction(len(values))
        case _:
            assert_never(fold)
