# SPDX-License-Identifier: MIT
"""The formula tree: a closed set of nodes, written as ordinary arithmetic on named symbols.

>>> capaian = sym("realisasi") / sym("target") * 100

Readings (value, words, LaTeX, spreadsheet, generated code) are modules beside this one; each matches on `Expr` with
``assert_never``, so the type checker names every reading that lacks a node.

What every reading holds to:
- a symbol without a value makes the whole formula missing, before any branch is chosen;
- a division by zero, and `Undefined`, make it undefined; no algebra may cancel the denominator away;
- only the branch that is taken counts for what is undefined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import NoReturn, assert_never

import attrs

from sakip.errors import FormulaError
from sakip.lang import msg
from sakip.numbers import Mode


class _Arithmetic:
    """Operators for all nodes; every one makes a node and computes nothing."""

    __slots__ = ()

    def __add__(self, other: Expr | int | Fraction) -> Expr:
        return Add(_self(self), lift(other))

    def __radd__(self, other: int | Fraction) -> Expr:
        return Add(lift(other), _self(self))

    def __sub__(self, other: Expr | int | Fraction) -> Expr:
        return Sub(_self(self), lift(other))

    def __rsub__(self, other: int | Fraction) -> Expr:
        return Sub(lift(other), _self(self))

    def __mul__(self, other: Expr | int | Fraction) -> Expr:
        return Mul(_self(self), lift(other))

    def __rmul__(self, other: int | Fraction) -> Expr:
        return Mul(lift(other), _self(self))

    def __truediv__(self, other: Expr | int | Fraction) -> Expr:
        return Div(_self(self), lift(other))

    def __rtruediv__(self, other: int | Fraction) -> Expr:
        return Div(lift(other), _self(self))

    def __neg__(self) -> Expr:
        return Neg(_self(self))

    def __abs__(self) -> Expr:
        return Abs(_self(self))

    def __bool__(self) -> NoReturn:
        raise FormulaError(
            msg("a formula is neither true nor false."),
            hint=msg("Compare with eq, lt, le, gt or ge and choose with when(...)."),
        )


def _constant(value: object) -> Fraction:
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        return Fraction(value)
    raise FormulaError(
        msg("{value!r} cannot stand in a formula.", value=value), hint=msg("Use an int, a Fraction or a symbol.")
    )


@attrs.frozen
class Num(_Arithmetic):
    """A constant. A float is refused, for it is not exact."""

    value: Fraction = attrs.field(converter=_constant)


@attrs.frozen
class Sym(_Arithmetic):
    """A named value: target, realisasi, pagu."""

    name: str


@attrs.frozen(cache_hash=True)
class _Binary(_Arithmetic):
    """What the nodes of two parts share. Equal nodes are of one class."""

    left: Expr
    right: Expr


@attrs.frozen
class _Unary(_Arithmetic):
    arg: Expr


class Add(_Binary):
    __slots__ = ()


class Sub(_Binary):
    __slots__ = ()


class Mul(_Binary):
    __slots__ = ()


class Div(_Binary):
    """A division; undefined where `right` is zero, whatever `left` is."""

    __slots__ = ()


class Neg(_Unary):
    __slots__ = ()


class Abs(_Unary):
    __slots__ = ()


class Min(_Binary):
    """The smaller of two; a cap is ``least(x, sym("batas_atas"))``."""

    __slots__ = ()


class Max(_Binary):
    __slots__ = ()


class Op(StrEnum):
    """Comparisons."""

    LT = "<"
    LE = "<="
    EQ = "="
    NE = "<>"
    GE = ">="
    GT = ">"


@attrs.frozen
class Compare:
    """A condition; not a number, so it has no arithmetic."""

    op: Op
    left: Expr
    right: Expr

    def __bool__(self) -> NoReturn:
        raise FormulaError(
            msg("a condition of a formula has no truth value by itself."), hint=msg("Choose with when(...).")
        )


@attrs.frozen(cache_hash=True)
class If(_Arithmetic):
    """One of two, by a condition."""

    test: Compare
    then: Expr
    other: Expr


@attrs.frozen(cache_hash=True)
class Step(_Arithmetic):
    """A part with a name of its own: a line in words, a helper column in a sheet."""

    name: str
    arg: Expr


@attrs.frozen
class Undefined(_Arithmetic):
    """No value, for a reason that is known beforehand (a zero target under a policy that gives no answer)."""

    reason: str


@attrs.frozen
class Round(_Arithmetic):
    """Rounded once, by a named mode. digits: decimals, a constant or a symbol."""

    arg: Expr
    digits: Expr
    mode: Mode


@attrs.frozen
class Root(_Arithmetic):
    """The root of `arg` of a degree, rounded half up to `digits` decimals by whole numbers alone, so that every digit
    of it is right. Undefined for a negative `arg`, and where `degree` is no whole number from 1 on."""

    arg: Expr
    degree: Expr
    digits: int


class Fold(StrEnum):
    """How an aggregate folds its series."""

    SUM = "jumlah"
    MEAN = "rata-rata"
    MIN = "terkecil"
    MAX = "terbesar"
    PRODUCT = "hasil kali"
    COUNT = "banyaknya"


@attrs.frozen
class Aggregate(_Arithmetic):
    """A series of values folded into one. An empty series is missing."""

    fold: Fold
    series: str


@attrs.frozen
class WeightedMean(_Arithmetic):
    """sum(value x weight) / sum(weight) over two series of one length; undefined where the weights add up to zero."""

    series: str
    weights: str


Expr = (
    Num | Sym | Add | Sub | Mul | Div | Neg | Abs | Min | Max | If | Step | Undefined | Round | Root
    | Aggregate | WeightedMean
)  # fmt: skip
"""A formula: the closed union of all nodes."""


def _self(node: _Arithmetic) -> Expr:
    return node  # type: ignore[return-value]  # every subclass is a member of Expr


def lift(value: Expr | int | Fraction) -> Expr:
    """A number as a node; a node as it is. A float is refused, for it is not exact."""
    return _self(value) if isinstance(value, _Arithmetic) else Num(value)


def sym(name: str) -> Sym:
    """The symbol `name`."""
    return Sym(name)


def lt(left: Expr, right: Expr | int | Fraction) -> Compare:
    return Compare(Op.LT, left, lift(right))


def le(left: Expr, right: Expr | int | Fraction) -> Compare:
    return Compare(Op.LE, left, lift(right))


def eq(left: Expr, right: Expr | int | Fraction) -> Compare:
    return Compare(Op.EQ, left, lift(right))


def ne(left: Expr, right: Expr | int | Fraction) -> Compare:
    return Compare(Op.NE, left, lift(right))


def ge(left: Expr, right: Expr | int | Fraction) -> Compare:
    return Compare(Op.GE, left, lift(right))


def gt(left: Expr, right: Expr | int | Fraction) -> Compare:
    return Compare(Op.GT, left, lift(right))


def when(test: Compare, then: Expr | int | Fraction, other: Expr | int | Fraction) -> Expr:
    """`then` where `test` holds, else `other`."""
    return If(test, lift(then), lift(other))


def least(left: Expr, right: Expr | int | Fraction) -> Expr:
    return Min(left, lift(right))


def greatest(left: Expr, right: Expr | int | Fraction) -> Expr:
    return Max(left, lift(right))


def step(name: str, arg: Expr) -> Expr:
    """`arg` as a step with a name."""
    return Step(name, arg)


def rounded(arg: Expr, digits: Expr | int, mode: Mode) -> Expr:
    return Round(arg, lift(digits), mode)


def root(arg: Expr, degree: Expr | int, digits: int) -> Expr:
    """The root of `arg`, exact to `digits` decimals."""
    return Root(arg, lift(degree), digits)


def mean(series: str) -> Expr:
    return Aggregate(Fold.MEAN, series)


def total(series: str) -> Expr:
    return Aggregate(Fold.SUM, series)


def children(expr: Expr) -> tuple[Expr, ...]:
    """The nodes right under `expr`, those of a condition included."""
    match expr:
        case Num() | Sym() | Undefined() | Aggregate() | WeightedMean():
            return ()
        case Add(a, b) | Sub(a, b) | Mul(a, b) | Div(a, b) | Min(a, b) | Max(a, b):
            return (a, b)
        case Neg(a) | Abs(a) | Step(_, a):
            return (a,)
        case Round(a, digits, _):
            return (a, digits)
        case Root(a, degree, _):
            return (a, degree)
        case If(test, then, other):
            return (test.left, test.right, then, other)
        case _:
            assert_never(expr)


def walk(expr: Expr) -> Iterator[Expr]:
    """`expr` and every node under it."""
    yield expr
    for child in children(expr):
        yield from walk(child)


@cache
def symbols(expr: Expr) -> tuple[str, ...]:
    """Names of all symbols, in order of first appearance."""
    return tuple(dict.fromkeys(node.name for node in walk(expr) if isinstance(node, Sym)))


@cache
def series(expr: Expr) -> tuple[str, ...]:
    """Names of all series that aggregates fold, in order of first appearance."""
    names: list[str] = []
    for node in walk(expr):
        if isinstance(node, Aggregate):
            names.append(node.series)
        elif isinstance(node, WeightedMean):
            names += (node.series, node.weights)
    return tuple(dict.fromkeys(names))


def transform(expr: Expr, change: Callable[[Expr], Expr | None]) -> Expr:
    """`expr` with every node for which `change` gives another one replaced by it, from the top down."""

    def go(node: Expr) -> Expr:
        changed = change(node)
        if changed is not None:
            return changed
        match node:
            case Num() | Sym() | Undefined() | Aggregate() | WeightedMean():
                return node
            case Add(a, b) | Sub(a, b) | Mul(a, b) | Div(a, b) | Min(a, b) | Max(a, b):
                return type(node)(go(a), go(b))
            case Neg(a) | Abs(a):
                return type(node)(go(a))
            case Step(name, a):
                return Step(name, go(a))
            case Round(a, digits, mode):
                return Round(go(a), go(digits), mode)
            case Root(a, degree, places):
                return Root(go(a), go(degree), places)
            case If(test, then, other):
                return If(Compare(test.op, go(test.left), go(test.right)), go(then), go(other))
            case _:
                assert_never(node)

    return go(expr)


def substitute(expr: Expr, by: Mapping[str, Expr]) -> Expr:
    """`expr` with symbols replaced by other nodes."""
    return transform(expr, lambda node: by.get(node.name) if isinstance(node, Sym) else None)
