# SPDX-License-Identifier: MIT
"""One printed achievement: the practices that give it, else the nearest slip."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import api, rules
from sakip.auditing.habits import habit
from sakip.auditing.infer import Inference, infer
from sakip.auditing.practice import MODES_TRIED, Cetak
from sakip.errors import NumberError, TargetError
from sakip.formula.value import value
from sakip.lang import using
from sakip.numbers import Mode, round_exact

HUNDREDTHS = st.integers(1, 99_999).map(lambda n: Decimal(n).scaleb(-2))


def by(row: str) -> list[tuple[str, str | None, int | None]]:
    """Rule, rounding and cap of each practice that explains "TARGET REALISASI CAPAIAN"."""
    return [
        (one.rumus, None if one.bulat is None else f"{one.bulat.mode} {one.bulat.digit}", one.atas)
        for one in infer(*row.split()).by
    ]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        # LKjIP Sumber Harta 2023, tabel 3.4 and Pengukuran Kinerja
        ("84 79,35 94,46", [("capaian.naik.rasio", "half-up 2", None), ("capaian.naik.rasio", "potong 2", None)]),
        ("87 80 91", [("capaian.naik.rasio", "potong 0", None)]),
        ("92 87 94,56", [("capaian.naik.rasio", "potong 2", None)]),
        ("92 87 94,57", [("capaian.naik.rasio", "half-up 2", None)]),
        ("B(64,59) 61,90 95%", [("capaian.naik.rasio", "potong 0", None)]),
        # the two formulas for lower is better
        ("10 12 80", [("capaian.turun.cermin", None, None)]),
        ("10 12 83,33", [("capaian.turun.rasio", "half-up 2", None), ("capaian.turun.rasio", "potong 2", None)]),
        # caps
        ("10 12 100", [("capaian.naik.rasio", None, 100)]),
        ("10 15 120", [("capaian.naik.rasio", None, 120)]),
        # a tie: 12,5 to a whole number
        ("8 1 12", [("capaian.naik.rasio", "potong 0", None), ("capaian.naik.rasio", "half-even 0", None)]),
        # fewer decimals than printed, and more
        ("87 80 91,00", [("capaian.naik.rasio", "potong 0", None)]),
        ("20 19,1 95,5", [("capaian.naik.rasio", None, None)]),
    ],
)
def test_the_practices_that_give_a_figure(row: str, found: list[tuple[str, str | None, int | None]]) -> None:
    assert by(row) == found


def test_a_wrong_formula_that_is_in_use_comes_last() -> None:
    assert by("20 20 0") == [("capaian.turun.selisih", None, None)]


@pytest.mark.parametrize(
    ("row", "kind", "words"),
    [
        ("84 79,35 94,05", "input-rounded", "79/84: the realisation was cut to 79 first"),
        ("84 79,35 94,64", "transposed", "two digits of 94,46 were exchanged"),
        ("84 79,35 0,9446", "scale", "0,9446 is the ratio, not its percentage"),
        ("84 79,35 9,446", "scale", "the comma slipped by 1 places"),
        ("84 79,35 4,65", "points", "4,65 is the difference between realisation and target, in points"),
        ("84 79,35 79,35", "input-in-place", "79,35 is the realisation, printed in the place of the result"),
        ("84 79,35 94,68", "input-transposed", "79,53/84: the realisation was taken as 79,53"),
        # a dashboard of Kabupaten Sidoarjo keeps (realisasi - target) / target under this name
        ("1,90 1,81 -0,0474", "deviation", "-0,0474 is how far the realisation is off the target, relative to it"),
        ("84 79,35 94,76", "digit", "one digit differs from 94,46"),
    ],
)
def test_the_nearest_slip_of_a_figure_that_no_practice_gives(row: str, kind: str, words: str) -> None:
    found = infer(*row.split())
    assert not found.explained
    with using("en"):
        assert (found.nearest[0].kind, str(found.nearest[0].message)) == (kind, words)


def test_a_figure_out_of_nothing_has_neither_practice_nor_slip() -> None:
    found = infer("84", "79,35", "100.45")
    assert (found.by, found.nearest) == ((), ())


def test_swapped_inputs_are_named_where_the_polarity_is_known() -> None:
    found = infer("84", "79,35", "105,86", arah="naik")
    assert not found.explained
    assert [one.kind for one in found.nearest][:1] == ["swapped"]


@given(
    HUNDREDTHS,
    HUNDREDTHS,
    st.sampled_from(["capaian.naik.rasio", "capaian.turun.cermin", "capaian.turun.rasio"]),
    st.sampled_from(MODES_TRIED),
    st.integers(0, 2),
)
def test_a_figure_made_by_a_practice_is_explained_by_it(
    target: Decimal, realisasi: Decimal, rule: str, mode: Mode, digits: int
) -> None:
    exact = value(rules.get(rule).formula, {"target": target, "realisasi": realisasi})
    assert isinstance(exact, Fraction)
    printed = round_exact(exact, digits, mode)
    found = infer(target, realisasi, printed)
    assert found.explained
    sides = {one.arah for one in found.by if one.atas is None and one.bawah is None}
    assert rule.split(".")[1] in sides or any(one.eksak == exact for one in found.by)
    assert all(one.bulat is None or one.bulat(one.eksak) == Fraction(printed) for one in found.by)


@given(HUNDREDTHS, HUNDREDTHS, HUNDREDTHS)
def test_every_explanation_gives_the_printed_figure(target: Decimal, realisasi: Decimal, printed: Decimal) -> None:
    found = infer(target, realisasi, printed)
    for one in found.by:
        assert (one.eksak if one.bulat is None else one.bulat(one.eksak)) == Fraction(printed)
    assert not (found.by and found.nearest)


def test_json_has_the_shape_that_tools_read() -> None:
    data = infer("87", "80", "91").to_json()
    assert data["schema"] == 1
    assert data["explained"] is True
    assert data["by"] == [
        {
            "formula": "capaian.naik.rasio",
            "cap": None,
            "floor": None,
            "unrounded_input": False,
            "rounding": {"mode": "potong", "digits": 0},
        }
    ]
    data = json.loads(json.dumps(infer("84", "79,35", "94,05").to_json()))
    assert (data["explained"], data["by"]) == (False, [])
    assert data["nearest"][0]["exact"] == "1975/21"
    assert data["nearest"][0]["certainty"] == "probable"


@pytest.mark.parametrize("row", ["84 79,35 x", "69,1-69,5 70 100", "84 - 94", "84 1.234 94"])
def test_what_is_no_single_number_is_refused_by_name(row: str) -> None:
    with pytest.raises(NumberError, match=r"(capaian|target|realisasi): "):
        infer(*row.split())


def test_a_float_and_an_unknown_polarity_are_refused() -> None:
    with pytest.raises(NumberError):
        infer(84.0, "79,35", "94,46")  # type: ignore[arg-type]
    with pytest.raises(TargetError, match="datar"):
        api.infer("84", "79,35", "94,46", polaritas="datar")
    assert isinstance(api.infer("84", "79,35", "94,46", polaritas="Naik"), Inference)


def rows(*printed: str) -> list[tuple[Fraction, Fraction, Cetak]]:
    """Rows of "TARGET REALISASI CAPAIAN"."""
    made = []
    for row in printed:
        found = infer(*row.split())
        made.append((found.target, found.realisasi, found.cetak))
    return made


def test_many_rows_show_how_a_document_rounds() -> None:
    """Of LKjIP Sumber Harta 2023 only the rows together tell: 94,46 and 89 alone follow in two ways."""
    found = habit(rows("84 79,35 94,46", "87 80 91", "92 87 94,56", "64,59 61,9 95", "55,17 49,12 89", "87 80 91,95"))
    assert (found.mode, found.rumus, found.cocok) == (Mode.POTONG, "capaian.naik.rasio", 6)
    found = habit(rows("92 87 94,57", "87 80 92", "64,59 61,9 96"))
    assert found.mode is Mode.HALF_UP


def test_many_rows_show_the_formula() -> None:
    assert habit(rows("10 12 83,33", "10 12,5 80", "8 9 88,89")).rumus == "capaian.turun.rasio"
    assert habit(rows("10 12 80", "10 12,5 75", "8 9 87,5")).rumus == "capaian.turun.cermin"
    assert habit(rows("84 79,35 12")).rumus is None


def test_a_zero_target_has_no_practice_and_no_slip() -> None:
    found = infer("0", "5", "94,05")
    assert (found.by, found.nearest) == ((), ())


@pytest.mark.parametrize(
    ("capaian", "kasar"), [("66,66", False), ("66,67", True), ("66,65", True), ("66,68", None), ("67", False)]
)
def test_a_realisation_may_have_been_rounded_only_where_it_is_printed(capaian: str, kasar: bool | None) -> None:
    # A third of the decisions against a target of 50: 33,33 is printed, and 66,67 is what a spreadsheet shows.
    found = infer("50", "33,33", capaian)
    assert [one.kasar for one in found.by[:1]] == ([] if kasar is None else [kasar])


def test_a_whole_number_of_the_realisation_is_not_taken_for_a_rounded_one() -> None:
    assert not infer("87", "80", "91,93").explained


def nearest(row: str, **near: object) -> list[tuple[str, str]]:
    """Kind and words of the surest causes, in English."""
    with using("en"):
        return [(one.kind, str(one.message)) for one in infer(*row.split(), **near).nearest]  # type: ignore[arg-type]


def test_a_figure_may_be_the_result_of_a_neighbouring_row() -> None:
    # LKjIP Sumber Harta 2023: 87 of 92 is the row of Persentase Penyelesaian Pengaduan
    assert nearest("84 79,35 94,57", baris=[("87", "80"), ("92", "87")])[0] == (
        "neighbour",
        "87/92: the result of the row 92:87",
    )
    assert (
        nearest("84 79,35 91,95", baris=[("87", "81", "91,95")])[0][1] == "91,95 is the result of the row 87:81:91,95"
    )
    assert "neighbour" not in dict(nearest("84 79,35 94,57", baris=[("87", "80")]))


def test_a_realisation_may_be_that_of_another_year() -> None:
    assert nearest("84 79,35 93,04", tahun={2022: ("78,15",)})[0] == (
        "neighbour-input",
        "78,15/84: the realisation is that of the year 2022",
    )
    assert nearest("84 79,35 78,15", tahun={2022: ("80", "78,15")})[0][1] == (
        "78,15 is the realisation of the year 2022"
    )


def test_what_a_practice_explains_is_no_slip_whatever_stands_near() -> None:
    assert infer("84", "79,35", "94,46", baris=[("84", "79,35")]).explained
