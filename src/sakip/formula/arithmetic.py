# SPDX-License-Identifier: MIT
"""Sums, products and choices of trees of whole numbers, made no larger than they must be."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from sakip.formula.tree import Abs, Add, Compare, Expr, If, Max, Min, Mul, Neg, Num, Op, Sub

ZERO = Num(Fraction(0))
ONE = Num(Fraction(1))


def num(value: int | Fraction) -> Num:
    return Num(Fraction(value))


def common(x: Fraction, y: Fraction) -> tuple[Fraction, int, int]:
    """The greatest part that measures both, and how often each holds it."""
    part = Fraction(gcd(x.numerator, y.numerator) or 1, lcm(x.denominator, y.denominator))
    return part, int(x / part), int(y / part)


def times(x: Expr, y: Expr) -> Expr:
    match x, y:
        case Num(a), Num(b):
            return num(a * b)
        case (Num(a), other) | (other, Num(a)) if a in (0, 1, -1):
            return {0: ZERO, 1: other, -1: minus(other)}[int(a)]
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
            return If(Compare(Op.EQ, x, ZERO), y, x)


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
