# SPDX-License-Identifier: MIT
"""Random formulas of every kind of node, and random inputs for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

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
)
from sakip.numbers import Mode

SYMBOLS = ("target", "realisasi", "bawah", "batas_atas")
SERIES = ("nilai", "bobot")
DIGITS = "digit"
"""The only symbol that stands for a number of decimals, so that it is whole."""

Number = int | Decimal | Fraction
Given = Mapping[str, Number | Sequence[Number] | None]

ROUNDINGS = [mode for mode in Mode if mode is not Mode.HALF_EVEN]
"""The ways of rounding that a spreadsheet has too."""

NONE = Undefined("target-nol")
REASONS = ("target-nol", "realisasi-nol")

digits = st.one_of(st.integers(-2, 3).map(lambda n: Num(Fraction(n))), st.just(Sym(DIGITS)))
zeros = st.just(Num(Fraction(0)))
constants = st.one_of(
    st.integers(-3, 3).map(Fraction),
    st.sampled_from((Fraction(100), Fraction(1, 2), Fraction(-5, 4), Fraction(1, 3), Fraction(221, 100))),
).map(Num)
degrees = st.one_of(
    st.integers(1, 4).map(lambda n: Num(Fraction(n))),
    st.sampled_from(SERIES).map(lambda name: Aggregate(Fold.COUNT, name)),
)
leaves: st.SearchStrategy[Expr] = st.one_of(
    constants,
    st.sampled_from(SYMBOLS).map(Sym),
    st.sampled_from(SYMBOLS).map(Sym),
    st.builds(Aggregate, st.sampled_from(Fold), st.sampled_from(SERIES)),
    st.just(WeightedMean(*SERIES)),
)


def trees(*, choices: bool = True, size: int = 12) -> st.SearchStrategy[Expr]:
    """Formulas. choices: whether branches and `Undefined` are among them."""

    def grow(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
        kinds: list[st.SearchStrategy[Expr]] = [
            st.builds(kind, inner, inner) for kind in (Add, Sub, Mul, Div, Div, Min, Max)
        ]
        kinds += [st.builds(kind, inner) for kind in (Neg, Abs)]
        kinds.append(st.builds(Step, st.sampled_from(("langkah_satu", "sebelum_batas")), inner))
        kinds.append(st.builds(Round, inner, digits, st.sampled_from((*ROUNDINGS, *Mode))))
        kinds.append(st.builds(Root, inner, st.one_of(degrees, degrees, inner), st.sampled_from((0, 2, 12))))
        if choices:
            tests = st.builds(Compare, st.sampled_from(Op), inner, st.one_of(inner, constants))
            against_zero = st.builds(Compare, st.sampled_from(Op), st.sampled_from(SYMBOLS).map(Sym), zeros)
            kinds += [st.builds(If, test, inner, inner) for test in (tests, against_zero, against_zero)]
        return st.one_of(kinds)

    starts = st.one_of(leaves, st.sampled_from(REASONS).map(Undefined)) if choices else leaves
    some = st.recursive(starts, grow, max_leaves=size)
    shapes = [some, grow(some), grow(grow(starts)), *([policies(grow(starts))] * 3 if choices else [])]

    @st.composite
    def any_shape(draw: st.DrawFn) -> Expr:
        # one_of would give each kind of node, not each shape, the same chance
        return draw(shapes[draw(st.integers(0, len(shapes) - 1))])

    return any_shape()


@st.composite
def policies(draw: st.DrawFn, cores: st.SearchStrategy[Expr]) -> Expr:
    """What rules look like: a formula, limited and rounded, under answers for zero and negative inputs."""
    expr = draw(cores)
    answers: st.SearchStrategy[Expr] = st.sampled_from((NONE, NONE, Num(Fraction(0)), Num(Fraction(100))))
    names = draw(st.sampled_from((SYMBOLS[:1], SYMBOLS[1:2], SYMBOLS[:2])))
    for _ in range(draw(st.integers(2, 4))):
        against = draw(st.one_of(zeros, zeros, zeros, constants))
        expr = If(Compare(draw(st.sampled_from(Op)), Sym(draw(st.sampled_from(names))), against), draw(answers), expr)
    if draw(st.booleans()):
        expr = Min(Step("sebelum_batas", expr), Sym("batas_atas"))
    return Round(expr, draw(digits), draw(st.sampled_from(ROUNDINGS)))


decimals = st.integers(-2000, 2000).map(lambda n: Decimal(n).scaleb(-2))
fractions = st.builds(Fraction, st.integers(-20, 20), st.integers(1, 9))
numbers: st.SearchStrategy[Number] = st.one_of(st.integers(-3, 3), st.integers(-100, 100), decimals, fractions)


@st.composite
def inputs(draw: st.DrawFn, number: st.SearchStrategy[Number] = numbers, *, missing: bool = True) -> Given:
    """Inputs for all symbols and series; the two series are of one length."""
    found: dict[str, Number | Sequence[Number] | None] = {}
    rarely_none = st.one_of(number, number, number, number, st.none()) if missing else number
    for name in SYMBOLS:
        found[name] = draw(rarely_none)
    found[DIGITS] = draw(st.integers(-2, 3))
    count = draw(st.integers(0 if missing else 1, 4))
    for name in SERIES:
        found[name] = tuple(draw(st.lists(number, min_size=count, max_size=count)))
    return found
