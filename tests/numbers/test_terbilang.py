# SPDX-License-Identifier: MIT
"""Numbers in Indonesian words, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.numbers.terbilang import baca_terbilang, terbilang


@given(st.integers(0, 10**15 - 1))
def test_what_is_written_is_read_back(number: int) -> None:
    assert baca_terbilang(terbilang(number)) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (100, "seratus"),
        (1_000, "seribu"),
        (1_100, "seribu seratus"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (440_768_000, "empat ratus empat puluh juta tujuh ratus enam puluh delapan ribu"),
        (2_355_308_250, "dua miliar tiga ratus lima puluh lima juta tiga ratus delapan ribu dua ratus lima puluh"),
    ],
)
def test_words(number: int, words: str) -> None:
    assert terbilang(number) == words
    assert baca_terbilang(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Empat Ratus Rupiah", 400),
        ("duaratus limapuluh", 250),
        ("dua milyar", 2_000_000_000),
        ("lima belas ribu rupiah", 15_000),
        ("sekian", None),
        ("tahun berjalan", None),
        ("satu dua", None),
        ("ribu juta", None),
        ("", None),
    ],
)
def test_reading(words: str, number: int | None) -> None:
    assert baca_terbilang(words) == number


@pytest.mark.parametrize("number", [-1, 10**15])
def test_outside_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        terbilang(number)
