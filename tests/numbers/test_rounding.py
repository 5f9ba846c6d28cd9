# SPDX-License-Identifier: MIT
"""Rounding is exact, goes as its mode says, and no decimal context changes it."""

from __future__ import annotations

import math
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    localcontext,
)
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip.errors import NumberError
from sakip.numbers import Mode, round_exact, round_ratio

DECIMAL_MODES = {
    Mode.HALF_UP: ROUND_HALF_UP,
    Mode.HALF_EVEN: ROUND_HALF_EVEN,
    Mode.POTONG: ROUND_DOWN,
    Mode.KE_ATAS: ROUND_CEILING,
    Mode.KE_BAWAH: ROUND_FLOOR,
}


def defined(value: Fraction, mode: Mode) -> int:
    """The definition, on the exact value."""
    low, high = math.floor(value), math.ceil(value)
    away = low if value < 0 else high
    match mode:
        case Mode.KE_BAWAH:
            return low
        case Mode.KE_ATAS:
            return high
        case Mode.POTONG:
            return math.trunc(value)
        case _ if abs(value - low) != abs(value - high):
            return min(low, high, key=lambda whole: abs(value - whole))
        case Mode.HALF_UP:
            return away
        case Mode.HALF_EVEN:
            return low if low % 2 == 0 else high


@given(p=st.integers(), q=st.integers(1, 10**6), digits=st.integers(-5, 8), mode=st.sampled_from(Mode))
@example(p=-1, q=2, digits=0, mode=Mode.HALF_UP)
@example(p=-3, q=2, digits=0, mode=Mode.HALF_EVEN)
@example(p=-5, q=1, digits=-1, mode=Mode.HALF_UP)
def test_a_ratio_is_rounded_as_defined(p: int, q: int, digits: int, mode: Mode) -> None:
    assert round_ratio(p, q, digits, mode) == defined(Fraction(p, q) * Fraction(10) ** digits, mode)


@given(
    value=st.decimals(-(10**9), 10**9, places=5),
    digits=st.integers(0, 5),
    mode=st.sampled_from(Mode),
    precision=st.integers(1, 6),
)
def test_the_decimal_context_changes_nothing(value: Decimal, digits: int, mode: Mode, precision: int) -> None:
    with localcontext(Context(prec=60, rounding=DECIMAL_MODES[mode])):
        wide = value.quantize(Decimal(1).scaleb(-digits))
    with localcontext(Context(prec=precision, Emax=3, Emin=-3)):
        found = round_exact(value, digits, mode)
    assert str(found) == str(wide if wide else abs(wide))  # zero has no sign


@pytest.mark.parametrize(
    ("value", "digits", "mode", "expected"),
    [
        # Capaian of LKjIP Kecamatan Sumber Harta 2023: 79,35 / 84 x 100; the report prints 94,05
        (Fraction(7935, 84), 2, Mode.HALF_UP, "94.46"),
        (Decimal("2.665"), 2, Mode.HALF_UP, "2.67"),
        (Decimal("2.665"), 2, Mode.HALF_EVEN, "2.66"),
        (Decimal("-2.665"), 2, Mode.HALF_UP, "-2.67"),
        (Decimal("-2.669"), 2, Mode.POTONG, "-2.66"),
        (Decimal("-0.004"), 2, Mode.HALF_UP, "0.00"),
        (84, 2, Mode.HALF_UP, "84.00"),
        (2355308250, -6, Mode.HALF_UP, "2355000000"),
        (10**40 + 1, 1, Mode.POTONG, f"{10**40 + 1}.0"),
    ],
)
def test_a_value_is_rounded(value: Any, digits: int, mode: Mode, expected: str) -> None:
    assert str(round_exact(value, digits, mode)) == expected


@pytest.mark.parametrize("value", [1.5, True, "1", None, Decimal("NaN"), Decimal("Infinity"), Decimal("1e999999999")])
def test_what_is_no_exact_number_is_refused(value: Any) -> None:
    with pytest.raises(NumberError):
        round_exact(value, 2, Mode.HALF_UP)


def test_a_mode_is_known_by_its_name_in_a_profile() -> None:
    assert [str(mode) for mode in Mode] == ["half-up", "half-even", "potong", "ke-atas", "ke-bawah"]
    assert Mode("half-up") is Mode.HALF_UP
