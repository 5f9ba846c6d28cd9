# SPDX-License-Identifier: MIT
"""Numbers are printed the Indonesian way, and printing never rounds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import NumberError
from sakip.numbers import NumberFormat, format_number, format_rupiah


@pytest.mark.parametrize(
    ("value", "options", "text"),
    [
        (0, {}, "0"),
        (999, {}, "999"),
        (1000, {}, "1.000"),
        (-1234567, {}, "-1.234.567"),
        (Decimal("94.46"), {}, "94,46"),
        (Decimal("1234567.891"), {}, "1.234.567,891"),
        (Decimal("-0.00"), {}, "0,00"),
        (Decimal("1E+3"), {}, "1.000"),
        (Decimal("1E-7"), {}, "0,0000001"),
        (84, {"digits": 2}, "84,00"),
        (Decimal("84.500"), {"digits": 1}, "84,5"),
        (Decimal("84.50"), {"trim": True}, "84,5"),
        (Decimal("84.00"), {"digits": 2, "trim": True}, "84"),
        (Decimal("1234.5"), {"fmt": NumberFormat(desimal=".", ribuan=",")}, "1,234.5"),
        (Decimal("1234.5"), {"fmt": NumberFormat(ribuan="")}, "1234,5"),
        (-5, {"fmt": NumberFormat(minus="−")}, "−5"),
        (10**30 + 1, {}, "1.000.000.000.000.000.000.000.000.000.001"),
    ],
)
def test_a_number_is_printed(value: Any, options: dict[str, Any], text: str) -> None:
    assert format_number(value, **options) == text


def test_printing_does_not_round() -> None:
    with pytest.raises(NumberError):
        format_number(Decimal("94.464"), digits=2)


@pytest.mark.parametrize("value", [1.5, True, "1", Decimal("NaN"), Decimal("1e999999999"), 10**2000])
def test_what_is_no_exact_number_of_sane_size_is_not_printed(value: Any) -> None:
    with pytest.raises(NumberError):
        format_number(value)


def test_rupiah_stands_before_the_amount_with_a_no_break_space() -> None:
    # Pagu of Kecamatan Sumber Harta 2023
    assert format_rupiah(2355308250) == "Rp\u00a02.355.308.250"
    assert format_rupiah(-1500) == "-Rp\u00a01.500"
    assert format_rupiah(Decimal("1500.5"), digits=2) == "Rp\u00a01.500,50"


@given(st.decimals(-(10**12), 10**12, places=3))
def test_babel_prints_the_same(value: Decimal) -> None:
    assert format_number(value, digits=3) == format_decimal(value + 0, "#,##0.000", locale="id_ID").replace(
        "-0,000", "0,000"
    )
