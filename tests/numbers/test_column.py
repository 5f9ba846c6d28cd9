# SPDX-License-Identifier: MIT
"""A column decides what its lone dots mean; where it contradicts itself, nothing is decided."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import NumberError
from sakip.numbers import Ambigu, Angka, Dot, Kosong, column_dot, format_number, read_cells, read_column


def values(texts: list[str]) -> list[Decimal | None]:
    """The value of each cell; None where it stays open."""
    return [one.nilai if isinstance(one, Angka) else None for one in read_column(texts)]


def test_thousands_that_show_themselves_decide_the_others() -> None:
    # LKjIP Kabupaten Wonogiri 2020: population with clean water, population with sanitation, population
    assert values(["940.468", "1.021.679", "1.096.138"]) == [Decimal(940468), Decimal(1021679), Decimal(1096138)]


def test_a_decimal_comma_elsewhere_makes_the_dot_a_sign_of_thousands() -> None:
    # LAKIP Badan Ketahanan Pangan Daerah Provinsi Lampung 2015: calories, and the score of the food pattern
    assert values(["2.004", "84,1", "-"]) == [Decimal(2004), Decimal("84.1"), None]


def test_decimal_dots_elsewhere_make_it_the_decimal_sign() -> None:
    # Two values of the Renstra of Kementerian Kelautan dan Perikanan 2015-2019, and a third one made for this test
    assert values(["29.46", "47.12", "7.328"]) == [Decimal("29.46"), Decimal("47.12"), Decimal("7.328")]


def test_a_column_that_contradicts_itself_decides_nothing() -> None:
    # LKjIP Kecamatan Sumber Harta 2023 prints 79,35 and 55.17 in one table
    cells = read_column(["79,35", "55.17", "1.234"])
    assert isinstance(cells[2], Ambigu)
    assert column_dot(["79,35", "55.17"]) is Dot.TIDAK_TAHU


def test_a_column_without_evidence_decides_nothing() -> None:
    assert [type(one) for one in read_column(["1.234", "3.000", "", "12"])] == [Ambigu, Ambigu, Kosong, Angka]


def test_a_remark_tells_that_the_column_decided() -> None:
    cell = read_column(["940.468", "1.021.679"])[0]
    assert isinstance(cell, Angka)
    assert cell.catatan == "the dot was read as grouping thousands, as its surroundings show"


def test_english_thousands_decide_a_lone_comma() -> None:
    # RPJMD Provinsi Jawa Barat 2018-2023 groups its money with commas
    assert values(["6,149,428,000", "56,506"]) == [Decimal(6149428000), Decimal(56506)]
    assert isinstance(read_column(["6,149,428,000", "7,7", "56,506"])[2], Ambigu)


def test_a_cell_that_is_no_number_stops_the_column_or_stands_in_its_place() -> None:
    texts = ["1.234.567", "Baik", "1.234"]
    with pytest.raises(NumberError, match="Baik"):
        read_column(texts)
    good, bad, decided = read_cells(texts)
    assert isinstance(bad, NumberError)
    assert isinstance(good, Angka)
    assert isinstance(decided, Angka)
    assert decided.nilai == 1234


def test_the_cells_may_come_from_an_iterator() -> None:
    assert [one.raw for one in read_column(iter(["1", "2,5"]))] == ["1", "2,5"]


@given(st.lists(st.integers(-(10**9), 10**9) | st.decimals(-(10**6), 10**6, places=2), max_size=8))
def test_a_column_in_one_format_is_read_back(numbers: list[int | Decimal]) -> None:
    texts = [*(format_number(one) for one in numbers), "1.000.000"]
    assert values(texts) == [*(Decimal(one) for one in numbers), Decimal(1000000)]


def test_a_text_that_is_no_number_is_refused_anew_each_time() -> None:
    refused = []
    for _ in range(2):
        with pytest.raises(NumberError) as caught:
            read_column(["12,5", "12,5,0"])
        refused.append(caught.value)
    first, second = refused
    assert str(first) == str(second)
    assert first is not second
