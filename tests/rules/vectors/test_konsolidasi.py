# SPDX-License-Identifier: MIT
"""Quarters into a year: what each way gives, what an empty quarter means, and that 0 is not empty."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import RuleError
from sakip.formula.absent import Absent, Lack
from sakip.rules.konsolidasi import RULES, konsolidasi

FOLDS = [one.id for one in RULES if one.id != "konsolidasi.rasio-jumlah"]


@pytest.mark.parametrize(
    ("rule", "values", "found"),
    [
        ("konsolidasi.jumlah", (4, 5), 9),  # KMK 127/2026 Tabel 4 as kinerja-app has it
        ("konsolidasi.jumlah", (4, 5, 4, 5), 18),
        ("konsolidasi.terakhir", (25, 60, 75), 75),
        ("konsolidasi.rata-rata", (Fraction(13, 4),) * 4, Fraction(13, 4)),
        ("konsolidasi.tertinggi", (25, 60, 40), 60),
        ("konsolidasi.terendah", (25, 60, 40), 25),
    ],
)
def test_each_way_to_consolidate(rule: str, values: tuple[int, ...], found: int | Fraction) -> None:
    assert konsolidasi(rule, values) == found


@pytest.mark.parametrize("rule", FOLDS)
def test_an_empty_quarter_leaves_no_value_unless_it_is_skipped(rule: str) -> None:
    assert isinstance(konsolidasi(rule, (20, None, 30)), Absent)
    assert konsolidasi(rule, (20, None, 30), "lewati") == konsolidasi(rule, (20, 30))


@pytest.mark.parametrize("rule", FOLDS)
def test_a_quarter_with_zero_is_filled(rule: str) -> None:
    assert konsolidasi(rule, (20, 0)) == {
        "konsolidasi.jumlah": 20, "konsolidasi.rata-rata": 10, "konsolidasi.terakhir": 0,
        "konsolidasi.tertinggi": 20, "konsolidasi.terendah": 0,
    }[rule]  # fmt: skip


@pytest.mark.parametrize("rule", FOLDS)
@pytest.mark.parametrize("lubang", ["tanpa-nilai", "lewati"])
def test_nothing_filled_is_missing(rule: str, lubang: str) -> None:
    for values in ((), (None, None)):
        found = konsolidasi(rule, values, lubang)
        assert isinstance(found, Absent)
        assert found.lack is Lack.MISSING


def test_a_percentage_is_the_ratio_of_the_sums_and_not_the_mean_of_the_percentages() -> None:
    found = konsolidasi("konsolidasi.rasio-jumlah", (90, 1), penyebut=(100, 10))
    assert found == Fraction(9100, 110)
    assert konsolidasi("konsolidasi.rata-rata", (90, 10)) == 50


def test_a_quarter_with_only_one_of_its_two_parts_is_a_hole() -> None:
    parts = (20, 5, 30), (25, None, 25)
    assert isinstance(konsolidasi("konsolidasi.rasio-jumlah", parts[0], penyebut=parts[1]), Absent)
    assert konsolidasi("konsolidasi.rasio-jumlah", parts[0], "lewati", penyebut=parts[1]) == 100


def test_denominators_that_add_up_to_zero_give_a_reason() -> None:
    found = konsolidasi("konsolidasi.rasio-jumlah", (1, 2), penyebut=(0, 0))
    assert isinstance(found, Absent)
    assert found.lack is Lack.ZERO


@pytest.mark.parametrize(
    "arguments",
    [
        ("rekap.rata-rata", (1,)),
        ("konsolidasi.jumlah", (1,), "abaikan"),
        ("konsolidasi.rasio-jumlah", (1,)),
    ],
)
def test_what_does_not_fit_is_refused(arguments: tuple[str, tuple[int, ...]]) -> None:
    with pytest.raises(RuleError) as caught:
        konsolidasi(*arguments)
    assert caught.value.hint


def test_denominators_for_a_way_that_has_none_are_refused() -> None:
    with pytest.raises(RuleError):
        konsolidasi("konsolidasi.jumlah", (1, 2), penyebut=(1, 2))
    with pytest.raises(RuleError):
        konsolidasi("konsolidasi.rasio-jumlah", (1, 2), penyebut=(1,))


@given(values=st.lists(st.integers(-1000, 1000), min_size=1))
def test_the_mean_lies_between_the_lowest_and_the_highest(values: list[int]) -> None:
    low, mid, high = (konsolidasi(f"konsolidasi.{name}", values) for name in ("terendah", "rata-rata", "tertinggi"))
    assert isinstance(low, Fraction)
    assert isinstance(mid, Fraction)
    assert isinstance(high, Fraction)
    assert low <= mid <= high
    assert mid * len(values) == konsolidasi("konsolidasi.jumlah", values)
