# SPDX-License-Identifier: MIT
"""Policies name who uses them; what a profile can choose is a key and a value that it knows."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import rules
from sakip.errors import RuleError
from sakip.formula.value import value
from sakip.lang import say
from sakip.profile.keys import KEYS
from sakip.rules import kebijakan
from sakip.rules.kemenkeu import SKALA_CONTOH, stabil

ALL = kebijakan.kebijakan().values()


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_a_policy_says_what_it_is_and_who_uses_it(one: kebijakan.Kebijakan) -> None:
    assert say(one.title)
    assert say(one.about)
    for wilayah, rujukan in one.pemakai:
        assert wilayah
        assert rujukan.peraturan.judul
        assert rujukan.bagian


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_the_keys_of_a_policy_are_those_of_a_profile(one: kebijakan.Kebijakan) -> None:
    for path, answer in one.nilai.items():
        key, _, field = path.rpartition(".")
        KEYS[key].fields[field](Decimal(answer) if isinstance(answer, int) else answer)


def test_an_unknown_policy_names_the_nearest() -> None:
    assert kebijakan.get("batas.atas.120").title == "Cap at 120"
    with pytest.raises(RuleError) as caught:
        kebijakan.get("batas.atas.121")
    assert "batas.atas.120" in str(caught.value.hint)


def test_what_is_wrong_but_printed_is_marked_for_the_audit_alone() -> None:
    assert [one.id for one in rules.every() if one.audit_saja] == ["capaian.turun.selisih"]


@given(target=st.integers(1, 1000), realisasi=st.integers(0, 3000))
def test_the_wrong_formula_is_a_hundred_less_than_the_mirrored_one(target: int, realisasi: int) -> None:
    inputs = {"target": target, "realisasi": realisasi}
    mirrored = value(rules.get("capaian.turun.cermin").formula, inputs)
    assert isinstance(mirrored, Fraction)
    assert value(rules.get("capaian.turun.selisih").formula, inputs) == mirrored - 100


@given(target=st.integers(1, 1000), realisasi=st.integers(-500, 3000))
def test_nearness_to_the_target_is_the_same_above_and_below_and_stays_on_the_scale(target: int, realisasi: int) -> None:
    rule = rules.get("capaian.stabil.kemenkeu")
    here = value(rule.formula, {"target": target, "realisasi": realisasi})
    there = value(rule.formula, {"target": target, "realisasi": 2 * target - realisasi})
    assert isinstance(here, Fraction)
    assert here == there
    assert 0 <= here <= 120
    assert here == value(stabil(SKALA_CONTOH), {"target": target, "realisasi": realisasi})
