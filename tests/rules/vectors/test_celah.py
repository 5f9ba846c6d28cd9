# SPDX-License-Identifier: MIT
"""Every scale gives each value of its line one class, or says that it has none; its holes are closed as it says."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import rules
from sakip.errors import ScaleError
from sakip.formula.absent import Absent, Lack
from sakip.formula.value import value
from sakip.references import Rujukan
from sakip.rules.scale import Celah, Kelas, Scale, interval

SCALES = [one for one in rules.every() if isinstance(one, Scale)]


def label(scale: Scale, number: Fraction | Decimal | int) -> str:
    rank = value(scale.formula, {"nilai": number})
    return rank.what if isinstance(rank, Absent) else scale.label(int(rank))


def inside(kelas: Kelas, number: Fraction) -> bool:
    above = kelas.bawah is None or number > kelas.bawah or (kelas.bawah_termasuk and number == kelas.bawah)
    below = kelas.atas is None or number < kelas.atas or (kelas.atas_termasuk and number == kelas.atas)
    return above and below


@given(number=st.fractions(-20, 250, max_denominator=1000), scale=st.sampled_from(SCALES))
def test_a_value_in_a_printed_class_has_that_class(scale: Scale, number: Fraction) -> None:
    printed = [kelas.label for kelas in scale.kelas if inside(kelas, number)]
    assert len(printed) <= 1
    if printed and scale.celah is not Celah.BULAT:
        assert label(scale, number) == printed[0]
    elif not printed and scale.celah is Celah.TANPA_KELAS:
        assert label(scale, number) in {"tanpa-kelas", "di-luar-skala"}


@given(number=st.fractions(-20, 250, max_denominator=1000), scale=st.sampled_from(SCALES))
def test_only_outside_its_line_or_in_a_declared_hole_has_a_scale_no_class(scale: Scale, number: Fraction) -> None:
    rank = value(scale.formula, {"nilai": number})
    if isinstance(rank, Absent):
        assert rank.lack is Lack.UNDEFINED
        assert rank.what == "di-luar-skala" or scale.celah is Celah.TANPA_KELAS
        outside = (scale.bawah is not None and number <= scale.bawah) or (
            scale.atas is not None and number > scale.atas
        )
        assert (rank.what == "di-luar-skala") == outside


@given(
    numbers=st.lists(st.fractions(-20, 250, max_denominator=1000), min_size=2, max_size=2).map(sorted),
    scale=st.sampled_from(SCALES),
)
def test_a_higher_value_never_has_a_lower_class(scale: Scale, numbers: list[Fraction]) -> None:
    low, high = (value(scale.formula, {"nilai": one}) for one in numbers)
    if not isinstance(low, Absent) and not isinstance(high, Absent):
        assert low <= high


@pytest.mark.parametrize(
    ("number", "mutu"),
    [("64,99", "D"), ("64,994", "D"), ("64,995", "C"), ("76,604", "C"), ("76,605", "B"), ("100", "A")],
)
def test_a_table_of_two_decimals_rounds_to_two_first(number: str, mutu: str) -> None:
    scale = rules.get("predikat.ikm.permenpanrb-14-2017")
    assert isinstance(scale, Scale)
    assert label(scale, Decimal(number.replace(",", "."))) == mutu


def test_a_hole_can_be_left_without_a_class_by_name() -> None:
    scale = rules.get("predikat.permendagri-86-2017")
    assert isinstance(scale, Scale)
    open_holes = scale.dengan("tanpa-kelas")
    assert [label(open_holes, Decimal(one)) for one in ("90", "90.5", "91", "50.01", "112.5")] == [
        "Tinggi", "tanpa-kelas", "Sangat Tinggi", "tanpa-kelas", "Sangat Tinggi",
    ]  # fmt: skip


def test_rounding_must_close_the_holes_that_the_table_has() -> None:
    with pytest.raises(ScaleError, match=r"2"):
        Scale(
            id="predikat.uji",
            title="uji",
            kelas=(interval("A", "50,1", 100), interval("B", 0, 50)),
            celah=Celah.BULAT,
            digit=2,
            rujukan=(Rujukan.praktik("sakip"),),
        )


def test_two_bounds_that_both_leave_a_value_out_are_a_hole() -> None:
    with pytest.raises(ScaleError):
        Scale(
            id="predikat.uji",
            title="uji",
            kelas=(interval("A", 85, 100, bawah_termasuk=False), interval("B", 75, 85, atas_termasuk=False)),
            rujukan=(Rujukan.praktik("sakip"),),
        )
