# SPDX-License-Identifier: MIT
"""How large the numbers of a tree of whole numbers can become."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from sakip.formula.parts import refused
from sakip.formula.tree import (
    Abs,
    Add,
    Aggregate,
    Div,
    Expr,
    If,
    Max,
    Min,
    Mul,
    Neg,
    Num,
    Root,
    Round,
    Step,
    Sub,
    Sym,
    Undefined,
    WeightedMean,
    symbols,
)


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
                raise refused(node)
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
