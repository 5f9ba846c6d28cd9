# SPDX-License-Identifier: MIT
"""Numbers are read as reports print them; what can mean two things is not guessed, and what is missing is not zero."""

from __future__ import annotations

import copy
import pickle
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel.numbers import NumberFormatError, parse_decimal
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sakip.errors import NumberError
from sakip.lang import using
from sakip.numbers import (
    Ambigu,
    Angka,
    Dot,
    Kosong,
    Rasio,
    Reading,
    Rentang,
    format_number,
    format_rupiah,
    number,
    read,
    read_cells,
)

PRINTED: list[tuple[str, dict[str, Any]]] = [
    (source["nama"], one)
    for source in tomllib.loads((Path(__file__).parents[1] / "data/numbers.toml").read_text("utf-8"))["sumber"]
    for one in source["angka"]
]


def meaning(text: str) -> dict[str, Any]:
    """What `read` makes of a text, in the words of the data file."""
    reading: Reading
    try:
        reading = read(text)
    except NumberError:
        return {"teks": text}
    assert str(reading) == text
    match reading:
        case Angka(_, nilai, satuan, predikat, catatan):
            found: dict[str, Any] = {"nilai": str(nilai), "satuan": satuan, "predikat": predikat, "catatan": catatan}
        case Rentang(_, bawah, atas, satuan=satuan):
            found = {"rentang": ["" if one is None else str(one) for one in (bawah, atas)], "satuan": satuan}
            included = [reading.bawah_termasuk, reading.atas_termasuk]
            found["termasuk"] = None if included == [True, True] else included
        case Rasio(_, pembilang, penyebut):
            found = {"rasio": [str(pembilang), str(penyebut)]}
        case Kosong(_, alasan):
            found = {"kosong": alasan}
        case Ambigu(_, pilihan, _, satuan):
            found = {"pilihan": [str(one) for one in pilihan], "satuan": satuan}
    return {"teks": text} | {key: value for key, value in found.items() if value is not None}


@pytest.mark.parametrize(("source", "expected"), PRINTED, ids=[one["teks"] or "blank" for _, one in PRINTED])
def test_a_printed_number_means(source: str, expected: dict[str, Any]) -> None:
    found = meaning(expected["teks"])
    remark = expected.get("catatan")
    if remark is not None:
        assert found.pop("catatan").startswith(remark)
    assert found == {key: value for key, value in expected.items() if key != "catatan"}, source


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("92,5,0", '"92,5,0" is not a number: two decimal commas. Write 92,5, or "-" if there is no number.'),
        ("1.234.56", '"1.234.56" is not a number: the group "56" has not three digits. Write 1.234.567 or 1234567.'),
        ("12.34.567", '"12.34.567" is not a number: the group "34" has not three digits. Write 1.234.567 or 1234567.'),
        (".5", '".5" is not a number: nothing stands before the first ".". Write 0,5.'),
        ("1.000,", '"1.000," is not a number: nothing follows the last ",". Write 92,5, or "-" if there is no number.'),
        ("9o", '"9o" is not a number: a letter stands where a digit should. Write digits, or a space before the unit.'),
        ("-1:32", '"-1:32" is not a number: it is a ratio of two numbers. Write the quotient as one number.'),
        ("08:00", '"08:00" is not a number: it is a ratio of two numbers. Write the quotient as one number.'),
        ("1:0", 'the ratio "1:0" is to zero. Write the ratio to another number.'),
        ("BB", '"BB" is not a number: it is a grade without a value. Give the value: B (64,59).'),
        ("- 5", '"- 5" is not a number: a sign and a number stand apart. Write -5 or 5, or "-" if there is no number.'),
        ("90-80", 'the range "90-80" runs downward: 90 is above 80. Write the lower bound first.'),
        ("1 hari - 2 jam", '"1 hari - 2 jam" is not a number: its bounds have the units "hari" and "jam". '
                           'Write 92,5, or "-" if there is no number.'),
    ],
)  # fmt: skip
def test_a_text_that_is_no_number_says_why_and_what_to_do(text: str, why: str) -> None:
    with pytest.raises(NumberError) as caught, using("en"):
        read(text)
    with using("en"):
        assert str(caught.value) == why


def test_a_text_longer_than_200_characters_is_refused() -> None:
    assert isinstance(read(" " * 200), Kosong)
    with pytest.raises(NumberError, match="200"):
        read("1" * 201)


def test_the_caller_may_say_what_a_lone_dot_means() -> None:
    assert meaning_of("940.468", Dot.RIBUAN) == Decimal(940468)
    assert meaning_of("940.468", Dot.DESIMAL) == Decimal("940.468")
    assert meaning_of("Rp 940.468", Dot.DESIMAL) == Decimal(940468)  # an amount of rupiah has no thousandths
    assert meaning_of("79.53", Dot.RIBUAN) == Decimal("79.53")  # two digits are no group of thousands


def meaning_of(text: str, dot: Dot) -> Decimal:
    reading = read(text, dot=dot)
    assert isinstance(reading, Angka)
    return reading.nilai


def test_remarks_are_joined_and_can_be_read_one_by_one() -> None:
    reading = read("± 79.5 hari")
    assert isinstance(reading, Angka)
    assert reading.catatan is not None
    with using("en"):
        assert "; ".join(reading.remarks()) == reading.catatan
    assert [one.split(":")[0] for one in reading.catatan.split("; ")] == [
        "approximate",
        "the dot was read as the decimal sign",
    ]


def test_readings_are_values() -> None:
    for text in ("B (64,59)", ">= 95", "-", "1.234"):
        reading = read(text)
        assert pickle.loads(pickle.dumps(reading)) == reading == copy.deepcopy(reading)
        assert hash(reading) == hash(read(text))


def test_a_range_needs_a_bound_and_runs_upward() -> None:
    with pytest.raises(NumberError):
        Rentang("?", None, None)
    with pytest.raises(NumberError):
        Rentang("?", Decimal(2), Decimal(1))


FIXED = st.integers(0, 6).flatmap(lambda places: st.decimals(-(10**12), 10**12, places=places))


@given(value=FIXED)
@example(value=Decimal("1234"))
@example(value=Decimal("-0.00"))
def test_what_is_printed_is_read_back(value: Decimal) -> None:
    text = format_number(value)
    reading = read(text, dot=Dot.RIBUAN)
    assert isinstance(reading, Angka)
    assert (reading.nilai, format_number(reading.nilai)) == (value, text)
    unknown = read(text)
    if isinstance(unknown, Ambigu):  # one dot and no comma: the printed thousands may be meant as decimals
        assert text.count(".") == 1
        assert "," not in text
        assert value in unknown.pilihan
    else:
        assert isinstance(unknown, Angka)
        assert unknown.nilai == value


@given(value=st.integers(-(10**15), 10**15) | FIXED)
def test_a_printed_amount_is_read_back_without_context(value: int | Decimal) -> None:
    text = format_rupiah(value)
    reading = read(text)
    if isinstance(reading, Ambigu):  # 1,234 rupiah: a comma before three digits
        assert "." not in text
        assert Decimal(value) in reading.pilihan
    else:
        assert isinstance(reading, Angka)
        assert (reading.nilai, reading.satuan) == (value, "Rp")


@given(text=st.from_regex(r"[1-9][0-9]{0,2}(\.[0-9]{3}){0,3}(,[0-9]{1,5})?", fullmatch=True))
def test_well_formed_numbers_are_read_as_babel_reads_them(text: str) -> None:
    try:
        oracle = parse_decimal(text, locale="id_ID", strict=True)
    except NumberFormatError:
        assume(False)
    reading = read(text, dot=Dot.RIBUAN)
    assert isinstance(reading, Angka)
    assert reading.nilai == oracle


@given(text=st.text(max_size=230) | st.text("0123456789.,-–%()<>=RpB sd/ juta\u00a0*½²٣", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    (cell,) = read_cells([text])
    assert isinstance(cell, NumberError) or cell.raw == text


@pytest.mark.parametrize(
    ("given_value", "expected"),
    [(84, "84"), (Decimal("79.35"), "79.35"), ("79,35", "79.35"), ("94,05%", "94.05"), ("Rp 1.234,-", "1234")],
)
def test_number_takes_one_plain_number(given_value: int | Decimal | str, expected: str) -> None:
    assert number(given_value) == Decimal(expected)


@pytest.mark.parametrize("wrong", [1.5, True, None, Decimal("NaN"), Decimal("1e999999999"), "", "-", "80-90", "3 hari"])
def test_number_refuses_what_is_no_plain_exact_number(wrong: Any) -> None:
    with pytest.raises(NumberError):
        number(wrong)


def test_number_names_both_readings_of_an_ambiguous_text() -> None:
    with pytest.raises(NumberError) as caught, using("en"):
        number("1.234")
    with using("en"):
        assert str(caught.value) == '"1.234" can be read as 1234 / 1,234. Write 1234 or 1,234.'
