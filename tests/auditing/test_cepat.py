# SPDX-License-Identifier: MIT
"""What is found quickly is what going through everything finds."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sakip.auditing.known import NAMED, Known
from sakip.auditing.practice import MODES_TRIED, Bulat, Cetak, roundings
from sakip.auditing.prose import likeness
from sakip.sentences import sentences

WORDS = ["persentase", "persen", "desa", "kelurahan", "bebas", "konflik", "konflk", "tertib", "administrasi"]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


def begun(text: str) -> set[str]:
    return {word[:3] for word in text.split()}


@given(st.lists(NAMES, max_size=6, unique=True), NAMES)
def test_a_name_is_found_as_by_comparing_it_with_all(names: list[str], text: str) -> None:
    best, rank = None, NAMED
    for name in names:
        shared, least = len(begun(text) & begun(name)), min(len(begun(text)), len(begun(name)))
        if text == name:
            best, rank = name, 1.0
        elif 2 * shared >= least and 0.6 * len(name) < len(text) < 1.7 * len(name) and likeness(text, name) > rank:
            best, rank = name, likeness(text, name)
    known = Known({name: name for name in names})
    assert [known.nearest(text), known.nearest(text)] == [best, best]


@given(st.fractions(-200, 200, max_denominator=997), st.integers(-20000, 20000), st.integers(0, 3))
def test_a_rounding_is_found_where_rounding_gives_the_printed_number(exact: Fraction, shown: int, digit: int) -> None:
    nearby = Fraction(round(exact * 10**digit) + shown % 3 - 1, 10**digit)
    cetak = Cetak(nearby, digit, "")
    found = roundings(exact, cetak)
    if exact == nearby:
        assert found == (None,)
        return
    assert all(one is not None and one(exact) == nearby for one in found)
    digits = range(max(2, digit) + 1)
    fits = any(Bulat(mode, at)(exact) == nearby for mode in MODES_TRIED for at in digits)
    assert bool(found) == (abs(exact - nearby) < 1 and fits)


def test_a_sentence_ends_before_a_capital_and_not_at_a_number() -> None:
    text = "Target tercapai. Realisasi Rp. 2.185.001.551,- atau 94,05 %;  \u201cBaik\u201d! dan sisanya kembali."
    assert [one for _, one in sentences(text)] == [
        "Target tercapai.",
        "Realisasi Rp. 2.185.001.551,- atau 94,05 %;",
        "\u201cBaik\u201d! dan sisanya kembali.",
    ]
    assert all(text[at:].startswith(one) for at, one in sentences(text))
