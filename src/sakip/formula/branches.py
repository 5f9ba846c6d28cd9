# SPDX-License-Identifier: MIT
"""A formula as a tree of branches whose leaves are plain arithmetic: each undefined case is a branch of its own.

For readings that have no exceptions: what the leaves hold always has a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import assert_never

from sakip.formula.absent import Absent
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
    children,
    eq,
    walk,
)
from sakip.formula.value import value

MOST_SPLITS = 48

NONE = Undefined("")
"""What stands in every branch without a value, whatever the reason."""

_ZERO = Num(Fraction(0))
_MIRRORED = {Op.LT: Op.GT, Op.LE: Op.GE, Op.EQ: Op.EQ, Op.NE: Op.NE, Op.GE: Op.LE, Op.GT: Op.LT}
_SIGNS = {
    Op.LT: frozenset({-1}),
    Op.LE: frozenset({-1, 0}),
    Op.EQ: frozenset({0}),
    Op.NE: frozenset({-1, 1}),
    Op.GE: frozenset({0, 1}),
    Op.GT: frozenset({1}),
}
_OPS = {signs: op for op, signs in _SIGNS.items()}
ANY = frozenset({-1, 0, 1})

Signs = frozenset[int]


class TooManyBranches(Exception):
    """The branches multiply: a reading that can do without this form takes another one."""


def branches(expr: Expr, *, everything: bool) -> Expr:
    """`expr` with its branches outside and its undefined cases as branches.

    everything: False leaves a choice between two values where it stands. Raises TooManyBranches.
    """
    outside = _Outward(everything).go(expr)
    return _simple(_guarded(outside), {})


def total(expr: Expr) -> bool:
    """Whether `expr` has a value for all numbers."""
    return not any(
        isinstance(node, (Undefined, WeightedMean, Root)) or (isinstance(node, Div) and not _harmless(node.right))
        for node in walk(expr)
    )


def _harmless(denominator: Expr) -> bool:
    return isinstance(denominator, Num) and denominator.value != 0


class _Outward:
    """Moves branches outward through what is computed from their result."""

    def __init__(self, everything: bool) -> None:
        self.everything = everything
        self.splits = 0

    def go(self, expr: Expr) -> Expr:
        match expr:
            case Num() | Sym() | Aggregate() | WeightedMean():
                return expr
            case Undefined():
                return NONE
            case Step(_, a):
                return self.go(a)
            case Neg() | Abs():
                make = type(expr)
                return self.one(self.go(expr.arg), make)
            case Round(a, digits, mode):
                return self.two(self.go(a), self.go(digits), lambda x, y: Round(x, y, mode))
            case Root(a, degree, places):
                return self.two(self.go(a), self.go(degree), lambda x, y: Root(x, y, places))
            case Add(a, b) | Sub(a, b) | Mul(a, b) | Div(a, b) | Min(a, b) | Max(a, b):
                return self.two(self.go(a), self.go(b), type(expr))
            case If(test, then, other):
                arms = self.go(then), self.go(other)
                return self.two(
                    self.go(test.left), self.go(test.right), lambda x, y: If(Compare(test.op, x, y), *arms), always=True
                )
            case _:
                assert_never(expr)

    def one(self, a: Expr, make: Callable[[Expr], Expr], always: bool = False) -> Expr:
        if isinstance(a, If) and (always or self.everything or not total(a)):
            self.splits += 1
            if self.splits > MOST_SPLITS:
                raise TooManyBranches
            return If(a.test, self.one(a.then, make, always), self.one(a.other, make, always))
        return a if isinstance(a, Undefined) else _folded(make(a))

    def two(self, a: Expr, b: Expr, make: Callable[[Expr, Expr], Expr], always: bool = False) -> Expr:
        return self.one(a, lambda x: self.one(b, lambda y: make(x, y), always), always)


def _folded(node: Expr) -> Expr:
    """The constant that constants lead to."""
    parts = children(node)
    if not parts or not all(isinstance(one, Num) for one in parts):
        return node
    result = value(node, {})
    return node if isinstance(result, Absent) else Num(result)


def _guarded(expr: Expr) -> Expr:
    match expr:
        case If(test, then, other):
            inner: Expr = If(test, _guarded(then), _guarded(other))
            asked = [*_denominators(test.left), *_denominators(test.right)]
        case _:
            inner, asked = expr, list(_denominators(expr))
    for denominator in reversed(list(dict.fromkeys(asked))):
        inner = If(eq(denominator, 0), NONE, inner)
    return inner


def _denominators(expr: Expr) -> Iterator[Expr]:
    """What `expr` divides by, the innermost first; constants that are not zero are left out."""
    for child in children(expr):
        yield from _denominators(child)
    match expr:
        case Div(_, b) if not _harmless(b):
            yield b
        case WeightedMean(_, weights):
            yield Aggregate(Fold.SUM, weights)


def _simple(expr: Expr, known: Mapping[Expr, Signs]) -> Expr:
    """`expr` without the branches that are decided by what is `known` about signs, equal neighbours joined."""
    if not isinstance(expr, If):
        return expr
    test = _against_constant(expr.test)
    if isinstance(test.left, Num) and isinstance(test.right, Num):
        sign = (test.left.value > test.right.value) - (test.left.value < test.right.value)
        return _simple(expr.then if sign in _SIGNS[test.op] else expr.other, known)
    known_then = known_other = known
    if isinstance(test.right, Num):
        before = known.get(test.left, ANY)
        yes, no = split(test.op, test.right.value, before)
        if not yes or not no:
            return _simple(expr.then if yes else expr.other, known)
        known_then, known_other = {**known, test.left: yes}, {**known, test.left: no}
    then, other = _simple(expr.then, known_then), _simple(expr.other, known_other)
    if then == other:
        return then
    if isinstance(other, If) and other.then == then:
        both = _joined(test, other.test)
        if both is not None:
            return If(both, then, other.other)
    return If(test, then, other)


def _against_constant(test: Compare) -> Compare:
    if isinstance(test.left, Num) and not isinstance(test.right, Num):
        return Compare(_MIRRORED[test.op], test.right, test.left)
    return test


def split(op: Op, constant: Fraction, before: Signs) -> tuple[Signs, Signs]:
    """The signs that a number may have where it compares so with `constant`, and where it does not."""
    own = (constant > 0) - (constant < 0)
    yes, no = set(), set()
    for sign in before:
        # numbers of another sign all lie on one side; those of the constant's own sign on both, except zero
        places = {-1, 0, 1} if sign == own != 0 else {(sign > own) - (sign < own)}
        if places & _SIGNS[op]:
            yes.add(sign)
        if places - _SIGNS[op]:
            no.add(sign)
    return frozenset(yes), frozenset(no)


def _joined(first: Compare, second: Compare) -> Compare | None:
    if (first.left, first.right) != (second.left, _ZERO) or second.right != _ZERO:
        return None
    op = _OPS.get(_SIGNS[first.op] | _SIGNS[second.op])
    return None if op is None else Compare(op, first.left, _ZERO)
