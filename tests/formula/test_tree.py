# SPDX-License-Identifier: MIT
"""What a formula is, besides what it computes: a value that is compared, copied, pickled, shared, and never a float."""

from __future__ import annotations

import copy
import pickle
import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given

from formula.trees import trees
from sakip.errors import FormulaError
from sakip.formula.absent import Absent, Lack
from sakip.formula.code import compiled
from sakip.formula.latex import latex
from sakip.formula.tree import Expr, Num, Sub, WeightedMean, lift, mean, rounded, substitute, sym, symbols, total, when
from sakip.formula.tree import lt as less
from sakip.formula.value import value
from sakip.numbers import Mode
from sakip.rules import every, get
from sakip.rules.base import Rule
from sakip.rules.scale import Celah, Scale

target, realisasi = sym("target"), sym("realisasi")
NAIK = realisasi / target * 100


@given(trees())
def test_formulas_pickle_and_copy(expr: Expr) -> None:
    for same in (pickle.loads(pickle.dumps(expr)), copy.copy(expr), copy.deepcopy(expr)):
        assert same == expr
        assert hash(same) == hash(expr)
        assert compiled(same) is compiled(expr)


@pytest.mark.parametrize("lack", Lack)
def test_a_lack_pickles_and_copies(lack: Lack) -> None:
    absent = Absent(lack, "target-nol")
    for same in (pickle.loads(pickle.dumps(absent)), copy.copy(absent), copy.deepcopy(absent)):
        assert same == absent
        assert str(same) == str(absent)


@pytest.mark.parametrize("rule", tuple(every()), ids=lambda rule: rule.id)
def test_rules_pickle_by_their_id(rule: Rule) -> None:
    assert pickle.loads(pickle.dumps(rule)) is rule
    assert copy.deepcopy(rule) is rule


def test_a_scale_with_a_policy_of_its_own_pickles_whole() -> None:
    scale = get("predikat.permendagri-86-2017")
    assert isinstance(scale, Scale)
    other = scale.dengan(Celah.BATAS_ATAS)
    same = pickle.loads(pickle.dumps(other))
    assert same == other != scale
    assert same.celah is Celah.BATAS_ATAS
    assert same.formula == other.formula


def test_a_formula_is_neither_true_nor_false() -> None:
    for thing in (target, NAIK, Num(Fraction(0)), mean("nilai"), less(target, 0)):
        with pytest.raises(FormulaError):
            bool(thing)
    with pytest.raises(TypeError):
        less(target, 0) + 1  # type: ignore[operator]  # a condition is no number


@pytest.mark.parametrize("wrong", [0.5, True, "84", None, Decimal("0.5"), float("nan")])
def test_a_constant_is_exact(wrong: Any) -> None:
    for make in (lift, Num, lambda it: target * it, lambda it: it - target, lambda it: when(less(target, it), 0, 1)):
        with pytest.raises(FormulaError, match=re.escape(repr(wrong))):
            make(wrong)


@pytest.mark.parametrize("wrong", [79.35, True, "79,35", Decimal("NaN"), Decimal("-Infinity"), Decimal("1E+5000")])
def test_an_input_is_exact(wrong: Any) -> None:
    with pytest.raises(FormulaError, match="realisasi"):
        value(NAIK, {"target": 84, "realisasi": wrong})
    with pytest.raises(FormulaError, match="realisasi"):
        compiled(NAIK)(wrong, 84)
    for name, series in (("nilai", (1, wrong)), ("nilai", wrong)):
        with pytest.raises(FormulaError, match=name):
            value(total("nilai"), {"nilai": series})
        with pytest.raises(FormulaError, match=name):
            compiled(total("nilai"))(series)


def test_a_number_missing_inside_a_series_is_the_callers_mistake() -> None:
    for run in (lambda: value(mean("nilai"), {"nilai": (1, None)}), lambda: compiled(mean("nilai"))((1, None))):  # type: ignore[dict-item]
        with pytest.raises(FormulaError, match="nilai"):
            run()


def test_what_is_not_named_is_a_mistake_and_what_is_none_is_missing() -> None:
    with pytest.raises(FormulaError, match="realisasi"):
        value(NAIK, {"target": 84})
    with pytest.raises(FormulaError, match="nilai"):
        value(mean("nilai"), {})
    assert value(NAIK, {"target": None, "realisasi": 1}) == Absent(Lack.MISSING, "target")
    assert value(mean("nilai"), {"nilai": None}) == compiled(mean("nilai"))(None) == Absent(Lack.MISSING, "nilai")
    assert compiled(mean("nilai"))(()) == Absent(Lack.MISSING, "nilai")


def test_missing_is_not_zero() -> None:
    assert value(NAIK, {"target": 84, "realisasi": 0}) == 0
    assert value(NAIK, {"target": 0, "realisasi": 0}) == Absent(Lack.ZERO, "target")
    assert compiled(NAIK)(0, 0) == Absent(Lack.ZERO, "target")
    assert compiled(NAIK)(None, 0) == Absent(Lack.MISSING, "realisasi")


def test_no_algebra_cancels_a_denominator() -> None:
    assert value(target / target, {"target": 0}) == Absent(Lack.ZERO, "target")
    assert value(0 * (1 / target), {"target": 0}) == Absent(Lack.ZERO, "target")
    assert compiled(0 * (1 / target))(0) == Absent(Lack.ZERO, "target")


def test_only_the_branch_that_is_taken_counts() -> None:
    expr = when(less(target, 1), 100, realisasi / target)
    assert value(expr, {"target": 0, "realisasi": 5}) == 100
    assert compiled(expr)(0, 5) == (100, 1)
    assert compiled(expr)(0, None) == Absent(Lack.MISSING, "realisasi")


def test_weights_come_in_pairs_with_values() -> None:
    expr = WeightedMean("nilai", "bobot")
    for run in (lambda: value(expr, {"nilai": (1, 2), "bobot": (1,)}), lambda: compiled(expr)((1, 2), (1,))):
        with pytest.raises(FormulaError, match="2"):
            run()
    assert value(expr, {"nilai": (1, 2), "bobot": (1, -1)}) == Absent(Lack.ZERO, "jumlah bobot")
    assert compiled(expr)((1, 2), (1, -1)) == Absent(Lack.ZERO, "jumlah bobot")


def test_a_number_of_decimals_is_whole() -> None:
    expr = rounded(target, sym("digit"), Mode.HALF_UP)
    for run in (lambda: value(expr, {"target": 1, "digit": Fraction(1, 2)}), lambda: compiled(expr)(1, Fraction(1, 2))):
        with pytest.raises(FormulaError, match="1/2"):
            run()
    assert compiled(expr)(1255, Decimal("-1.0")) == (1260, 1)


def test_one_formula_serves_many_threads() -> None:
    compiled.cache_clear()
    start = Barrier(8)

    def work(seed: int) -> list[Fraction]:
        start.wait()
        found = []
        for at in range(1, 300):
            expr = (realisasi + at) / target * 100
            top, bottom = compiled(expr)(Decimal(seed), 84)  # type: ignore[misc]
            found.append(Fraction(top, bottom))
        return found

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(8)))
    assert results == [[Fraction((seed + at) * 100, 84) for at in range(1, 300)] for seed in range(8)]


def test_substitution_reaches_conditions_and_digits() -> None:
    expr = when(less(target, realisasi), rounded(target, sym("digit"), Mode.HALF_UP), 0)
    changed = substitute(expr, {"target": sym("atas"), "digit": Num(Fraction(2))})
    assert symbols(changed) == ("atas", "realisasi")


def test_latex_brackets_what_would_swallow_its_neighbour() -> None:
    assert latex(NAIK) == r"\frac{\text{realisasi}}{\text{target}} \times 100"
    assert latex(total("nilai") - 1) == r"\left(\sum_{i=1}^{n} \text{nilai}_i\right) - 1"
    assert latex(Sub(Num(Fraction(1)), Num(Fraction(-2)))) == r"1 - \left(-2\right)"
    assert latex(sym("50%_atas")) == r"\text{50\% atas}"
    assert r"\begin{cases}" in latex(when(less(target, 0), 0, NAIK))
