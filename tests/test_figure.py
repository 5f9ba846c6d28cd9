# SPDX-License-Identifier: MIT
"""A figure: its value, how it is printed and explained, and that nothing in it changes."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.figure import Figure, Recipe
from sakip.formula.tree import sym
from sakip.lang import msg, using
from sakip.numbers import Angka, Dot, Mode, read
from sakip.profile import Rounding


def made(value: Fraction | Decimal | int, digits: int = 2, mode: Mode = Mode.POTONG, satuan: str = "%") -> Figure:
    """A figure that is its only input, rounded as given."""
    rule = sakip.rules.get("capaian.naik.rasio")
    return Recipe("capaian", sym("x"), rule, Rounding(mode, digits), satuan).make("capaian:I:2023", {"x": value})


def recorded(value: Fraction | Decimal | int | None, satuan: str = "") -> Figure:
    return Recipe("target", sym("target"), satuan=satuan).make("target:I:2023", {"target": value})


@pytest.fixture
def ikm() -> Figure:
    """Indeks Kepuasan Masyarakat, Sumber Harta 2023: 79,35 of 84."""
    return sakip.capaian("84", "79,35", wilayah="16.05", tahun=2023)


def test_value_exact_and_text(ikm: Figure) -> None:
    assert (ikm.exact, ikm.value, ikm.text, ikm.labelled) == (Fraction(2645, 28), Decimal("94.46"), "94,46", "94,46 %")
    assert (ikm.absent, ikm.reason) == (None, None)
    assert ikm.by_name == {"target": 84, "realisasi": Decimal("79.35")}


def test_other_digits_keep_the_mode_and_round_once(ikm: Figure) -> None:
    assert [ikm.printed(digits) for digits in (0, 1, 2, 4)] == ["94", "94,4", "94,46", "94,4642"]
    assert made(Fraction(14999, 1000), 1, Mode.HALF_UP).printed(0) == "15"
    assert made(Fraction("14.49"), 1, Mode.HALF_UP).printed(0) == "14"
    assert ikm.rounded(3) == Decimal("94.464")


def test_zero_never_has_a_sign() -> None:
    assert made(Fraction(-1, 1000)).text == "0,00"


@pytest.mark.parametrize(
    ("value", "satuan", "labelled"),
    [
        (Decimal("64.590"), "nilai", "64,59 nilai"),
        (100, "%", "100 %"),
        (2_216_469_840, "Rp", "Rp 2.216.469.840"),
        (Decimal("2.5"), "Rp juta", "Rp 2,5 juta"),
        (Fraction(1, 3), "jam", "0,333333 jam"),
        (Fraction(1, 2**20), "", "0,00000095367431640625"),
        (None, "Rp", "-"),
    ],
)
def test_a_recorded_value_is_printed_with_all_its_decimals(
    value: Fraction | Decimal | int | None, satuan: str, labelled: str
) -> None:
    assert recorded(value, satuan).labelled == str(recorded(value, satuan)) == labelled


def test_steps_of_the_report(ikm: Figure) -> None:
    assert ikm.steps == (
        "capaian = realisasi / target × 100",
        "        = 79,35 / 84 × 100",
        "        = 94,464285...",
        "capaian = 94,46 % (dipotong sampai 2 desimal)",
    )
    with using("en"):
        assert ikm.steps[-1] == "capaian = 94,46 % (cut to 2 decimals)"


def test_what_is_exact_is_not_said_twice() -> None:
    assert sakip.capaian("100", "100", tahun=2023).steps == (
        "capaian = realisasi / target × 100",
        "        = 100 / 100 × 100",
        "        = 100,00 %",
    )
    assert recorded(84, "indeks").steps == ("target = 84 indeks",)


def test_the_explanation_names_rule_reference_and_whose_choice(ikm: Figure) -> None:
    with using("en"):
        lines = ikm.explain().splitlines()
    assert lines[0] == "capaian:indikator:2023 = 94,46 %"
    assert "  rule: capaian.naik.rasio - Higher is better: realisation over target" in lines
    assert "  chosen by: national" in lines


def test_a_reference_is_not_repeated_behind_the_choice_that_rests_on_it(ikm: Figure) -> None:
    lines = ikm.explain().splitlines()
    assert len(set(lines)) == len(lines)
    assert sum("LAN 239" in line for line in lines) == 1


def test_a_figure_without_a_value() -> None:
    figure = sakip.capaian("0", "5", tahun=2023)
    assert (figure.value, figure.exact, figure.text, figure.labelled) == (None, None, "-", "-")
    assert figure.rounded(3) is None
    data = figure.to_json()
    assert (data["value"], data["exact"], data["text"]) == (None, None, "-")
    assert data["reason"] == str(figure.reason)


def test_json_holds_numbers_as_text(ikm: Figure) -> None:
    assert ikm.to_json() == {
        "address": "capaian:indikator:2023",
        "value": "94.46",
        "exact": "2645/28",
        "text": "94,46",
        "unit": "%",
        "rule": "capaian.naik.rasio",
        "reason": None,
        "notes": [],
    }


def test_a_notebook_shows_the_derivation_escaped() -> None:
    recipe = Recipe("target", sym("target"), satuan="<script>")
    shown = recipe.make("target:I:2023", {"target": 1}, None, (msg('target "{raw}"', raw="<b>"),))._repr_html_()
    assert "<script>" not in shown
    assert "&lt;b&gt;" in shown
    assert "79,35 / 84" in sakip.capaian("84", "79,35")._repr_html_()


@pytest.mark.parametrize("name", ["key", "recipe", "inputs", "result", "sources", "notes", "value", "text", "other"])
def test_nothing_can_be_set(ikm: Figure, name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(ikm, name, None)
    with pytest.raises(AttributeError):
        del ikm.key


def test_copies_and_pickles_are_equal(ikm: Figure) -> None:
    lacking = sakip.capaian("84", "1.234", tahun=2023)
    for figure in (ikm, lacking, recorded(5)):
        for other in (pickle.loads(pickle.dumps(figure)), copy.copy(figure), copy.deepcopy(figure)):
            assert other == figure
            assert hash(other) == hash(figure)
            assert other.explain() == figure.explain()


def test_equal_where_address_value_rule_rounding_and_unit_are() -> None:
    assert made(1) == made(Decimal("1.0"))
    assert made(1) != made(2)
    assert made(1) != made(1, digits=1)
    assert made(1) != made(1, mode=Mode.HALF_UP)
    assert made(1) != made(1, satuan="Rp")
    assert made(1) != attrs.evolve(made(1), key="capaian:J:2023")
    assert recorded(None) == recorded(None) != recorded(0)
    assert made(1) != "1,00"
    assert len({made(1), made(Decimal(1)), made(2)}) == 2


def test_it_shows_itself(ikm: Figure) -> None:
    assert repr(ikm) == "<Figure capaian:indikator:2023 = 94,46 %>"
    assert f"{ikm}" == "94,46 %"


def back(text: str) -> Decimal:
    reading = read(text, dot=Dot.RIBUAN)
    assert isinstance(reading, Angka)
    return reading.nilai


@given(st.fractions(-(10**9), 10**9), st.integers(0, 8), st.sampled_from(Mode))
def test_the_text_read_back_is_the_value(value: Fraction, digits: int, mode: Mode) -> None:
    figure = made(value, digits, mode)
    assert back(figure.text) == figure.value
    assert figure.value is not None
    assert abs(Fraction(figure.value) - value) < Fraction(1, 10**digits)


@given(st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False))
def test_a_recorded_number_is_kept_and_read_back(value: Decimal) -> None:
    figure = recorded(value)
    assert figure.value == figure.exact == value
    assert back(figure.text) == value
