# SPDX-License-Identifier: MIT
"""Formulas as whole numbers on columns give what the walk gives, and stay inside the bound that is derived for them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from formula.trees import SYMBOLS, trees
from sakip.errors import FormulaError
from sakip.formula.absent import Absent, Lack
from sakip.formula.arithmetic import num
from sakip.formula.integers import Lowering
from sakip.formula.parts import ALASAN
from sakip.formula.sizes import largest, limit
from sakip.formula.tree import Aggregate, Expr, Num, Root, Round, Sym, WeightedMean, mean, step, sym, walk
from sakip.formula.value import value
from sakip.numbers import Mode, round_exact
from sakip.rules import compose, get

PARTS = dict(zip(SYMBOLS, (100, 100, 10, 1), strict=True))
LARGEST = 10**18 - 1


def fits(expr: Expr) -> bool:
    """Whether the reading "integers" can take it: no series, no root, and constants for decimals."""
    nodes = list(walk(expr))
    return not any(isinstance(one, Aggregate | Root | WeightedMean) for one in nodes) and all(
        isinstance(one.digits, Num) and one.digits.value >= 0 for one in nodes if isinstance(one, Round)
    )


def run(lowering: Lowering, result: Expr, known: dict[str, int]) -> int:
    for name, expr in {**lowering.steps, "hasil": result}.items():
        found = value(expr, known)
        assert isinstance(found, Fraction), (name, expr)
        assert found.denominator == 1
        known[name] = int(found)
    return known["hasil"]


numbers = st.tuples(*[st.one_of(st.integers(-3, 3), st.integers(-2000, 2000))] * len(SYMBOLS))


@settings(max_examples=150)
@given(trees(size=6), numbers, st.sampled_from(Mode), st.integers(0, 3))
def test_whole_numbers_give_what_the_walk_gives(expr: Expr, parts: tuple[int, ...], mode: Mode, digits: int) -> None:
    assume(fits(expr))
    columns = dict(zip(SYMBOLS, parts, strict=True))
    expected = value(expr, {name: Decimal(count) / PARTS[name] for name, count in columns.items()})
    lowering = Lowering(PARTS, {"batas_atas": Sym("batas_atas")}, 1)
    made = lowering.lower(expr)
    code = run(lowering, made.code, dict(columns))
    if isinstance(expected, Absent):
        event("absent")
        assert ALASAN[code] == ("penyebut-nol" if expected.lack is Lack.ZERO else expected.what)
        return
    assert code == 0
    event("capped" if made.most is not None or made.least is not None else "a number")
    plain = lowering.inside(made)
    result = lowering.rounded(plain, num(10**digits), mode)
    assert run(lowering, result, dict(columns)) == round_exact(expected, digits, mode) * 10**digits


def test_the_bound_holds_for_the_largest_input_and_for_none_above_it() -> None:
    rule = compose.capaian(get("capaian.turun.cermin"), compose.Nol(), False, False)
    lowering = Lowering({"target": 100, "realisasi": 100}, {}, 1)
    result = lowering.rounded(lowering.lower(rule), num(100), Mode.HALF_UP)
    most = limit({**lowering.steps, "hasil": result}, lowering.rests, {}, LARGEST)

    def peak(size: int) -> int:
        bounds, seen = {"target": size, "realisasi": size}, [0]
        for name, expr in lowering.steps.items():
            bounds[name] = largest(lowering.rests.get(name, expr), bounds, seen)
        return max(seen)

    assert peak(most) <= LARGEST < peak(most + 1)


def test_a_formula_over_many_rows_is_refused_by_name() -> None:
    with pytest.raises(FormulaError, match="Aggregate"):
        Lowering({}, {}, 1).lower(mean("nilai"))


def test_a_step_and_a_cap_do_not_change_the_value() -> None:
    expr = compose.limited(step("rasio", sym("realisasi") / sym("target") * 100), True, True)
    lowering = Lowering({"target": 1, "realisasi": 1}, {"batas_atas": num(1200), "batas_bawah": num(0)}, 10)
    capped = lowering.inside(lowering.lower(expr))
    result = lowering.rounded(capped, num(100), Mode.HALF_UP)
    assert run(lowering, result, {"target": 4, "realisasi": 5}) == 12000
    assert run(lowering, result, {"target": 4, "realisasi": -5}) == 0
    assert run(lowering, result, {"target": 8, "realisasi": 9}) == 11250
