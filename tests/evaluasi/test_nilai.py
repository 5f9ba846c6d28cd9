# SPDX-License-Identifier: MIT
"""The evaluation of SAKIP, against results that were published and the tables of the sheet."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import FaultsError, RuleError, SakipError
from sakip.evaluasi import huruf, lembar, nilai, untuk_tahun
from sakip.formula.value import value
from sakip.numbers import number
from sakip.references import catalogue
from sakip.rules.evaluasi import RULES

SHEET = lembar("permenpanrb-88-2021")
SUB = [part for komponen in SHEET.komponen for part in komponen.sub]
ASPECTS = "abc"


def letters(*four: str) -> dict[str, str]:
    """Answers by id from one text a component, its three letters apart by spaces."""
    return {
        f"{at}.{ASPECTS[part]}": letter
        for at, text in enumerate(four, start=1)
        for part, letter in enumerate(text.split())
    }


def test_the_sheet_has_the_weights_20_30_50_of_four_components_and_80_criteria() -> None:
    assert [one.bobot for one in SHEET.komponen] == [30, 30, 15, 25]
    for one in SHEET.komponen:
        assert [part.bobot / one.bobot for part in one.sub] == [Fraction(1, 5), Fraction(3, 10), Fraction(1, 2)]
        assert [part.simbol for part in one.sub] == ["keberadaan", "kualitas", "pemanfaatan"]
    counts = [[len(part.kriteria) for part in one.sub] for one in SHEET.komponen]
    assert counts == [[6, 11, 8], [3, 7, 10], [6, 9, 7], [3, 5, 5]]  # t-SEMAR and Trenggalek
    assert all(one.sumber in catalogue() for one in SHEET.rujukan)


def test_a_complete_evaluation_gives_every_score_and_the_class() -> None:
    # RSUP Dr. M. Djamil: all twelve letters with the scores that the application prints
    done = nilai(letters("A A B", "AA A A", "A A A", "AA A A"), tahun=2023)
    printed = "24,00 5,40 8,10 10,50 27,60 6,00 8,10 13,50 13,50 2,70 4,05 6,75 23,00 5,00 6,75 11,25"
    assert " ".join(one.text for one in done.angka.values()) == printed
    assert (done.total.text, done.predikat.text) == ("88,10", "A")


def test_component_scores_alone_give_the_total() -> None:
    done = nilai({"1": "24,60", "2": "23,70", "3": "12,00", "4": Decimal("19.25")}, tahun=2022)
    assert (done.total.text, done.predikat.text) == ("79,55", "BB")


def test_the_older_sheet_adds_wonogiri_s_five_scores_to_73_07() -> None:
    # https://www.solopos.com/naik-peringkat-akuntabilitas-kinerja-pemkab-wonogiri-terbaik-ketiga-se-jateng-1048773
    done = nilai({"A": "22,45", "B": "18,33", "C": "12,13", "D": "8,31", "E": "11,85"}, tahun=2019)
    assert (done.lembar.id, done.total.text, done.predikat.text) == ("permenpanrb-12-2015", "73,07", "BB")
    assert "88/2021" in done.predikat.explain()


@given(st.lists(st.sampled_from(list(SHEET.huruf)), min_size=12, max_size=12))
def test_the_parts_always_add_up_as_printed(chosen: list[str]) -> None:
    done = nilai({part.id: one for part, one in zip(SUB, chosen, strict=True)}, tahun=2023)
    assert done.total.value == sum(done.angka[part.id].value or 0 for part in SUB)
    for one in SHEET.komponen:
        assert done.angka[one.id].value == sum(done.angka[part.id].value or 0 for part in one.sub)
    assert done.total.exact is not None
    assert 0 <= done.total.exact <= 100
    assert done.predikat.text in {"AA", "A", "BB", "B", "CC", "C", "D"}


@pytest.mark.parametrize(
    ("letter", "total", "predikat"), [("AA", "100,00", "AA"), ("A", "90,00", "A"), ("E", "0,00", "D")]
)
def test_one_letter_throughout(letter: str, total: str, predikat: str) -> None:
    done = nilai({part.id: letter for part in SUB}, tahun=2023)
    assert (done.total.text, done.predikat.text) == (total, predikat)


def test_a_part_without_an_answer_leaves_what_it_counts_in_without_a_score() -> None:
    given = letters("A A B", "AA A A", "A A A", "AA A A")
    del given["2.b"]
    done = nilai(given, tahun=2023)
    assert [done.angka[id].text for id in ("1", "2", "2.a", "2.b")] == ["24,00", "-", "6,00", "-"]
    assert (done.total.text, done.predikat.text) == ("-", "-")
    assert "pengukuran" in str(done.total.reason)


def test_the_steps_show_the_letter_and_why_it_was_given() -> None:
    done = nilai({**letters("A A B"), "1.c": huruf(7, 8)}, tahun=2023)
    assert done.angka["1.c"].steps[1].strip() == "= 15 × 70 / 100"
    assert "7" in done.angka["1.c"].steps[-1]
    assert "5,4 + 8,1 + 10,5" in done.angka["1"].explain()


@pytest.mark.parametrize(
    ("met", "letter"),
    [(0, "E"), (1, "D"), (25, "D"), (26, "C"), (50, "C"), (51, "CC"), (75, "CC"), (76, "B"), (100, "BB")],
)
def test_the_share_of_criteria_met_gives_the_letter(met: int, letter: str) -> None:
    # t-SEMAR, Tabel Pengisian Nilai (A s.d. E)
    assert huruf(met, 100).huruf == letter


def test_all_criteria_kept_over_years_give_a_and_aa() -> None:
    assert [huruf(8, 8, bertahan=years).huruf for years in (0, 1, 4, 5)] == ["BB", "A", "A", "AA"]
    assert huruf(7, 8, bertahan=5).huruf == "B"


@pytest.mark.parametrize(("met", "count"), [(9, 8), (-1, 8), (0, 0)])
def test_more_criteria_met_than_there_are_is_refused(met: int, count: int) -> None:
    with pytest.raises(SakipError) as refused:
        huruf(met, count)
    assert refused.value.code == "evaluation-answer"


def test_letters_of_the_single_criteria_are_averaged() -> None:
    done = nilai({"2.a": ["A", "A", "B"], "1.a": ["A", "A", "B", None, "BB", "A"]}, tahun=2023)
    assert done.angka["2.a"].text == "5,00"  # 6 x (90 + 90 + 70) / 3 / 100
    assert done.angka["1.a"].text == "-"


def test_every_answer_that_cannot_stand_is_told_at_once() -> None:
    with pytest.raises(FaultsError) as refused:
        nilai({"1.x": "A", "1.a": "F", "1": 3, "1.b": "B", "2": 35, "3.a": ["A"], "4": "A"}, tahun=2023)
    assert [one.place.path for one in refused.value.faults] == [
        "LKE 1.x",
        "LKE 1",
        "LKE 1.a",
        "LKE 2",
        "LKE 3.a",
        "LKE 4",
    ]
    assert {one.code for one in refused.value.faults} == {"evaluation-answer"}
    assert all(one.hint for one in refused.value.faults)


def test_the_year_chooses_the_sheet_and_it_can_be_named() -> None:
    assert [untuk_tahun(year).id for year in (2019, 2021)] == ["permenpanrb-12-2015", "permenpanrb-88-2021"]
    assert nilai({}, tahun=2021, lembar_id="permenpanrb-12-2015").lembar.komponen[4].nama == "Capaian Kinerja"
    with pytest.raises(RuleError, match="2015"):
        untuk_tahun(2014)
    with pytest.raises(RuleError, match="permenpanrb-88-2021"):
        lembar("permenpanrb-88")


def test_a_result_pickles_and_has_rows() -> None:
    done = nilai(letters("A A B", "AA A A", "A A A", "AA A A"), tahun=2023)
    again = pickle.loads(pickle.dumps(done))
    assert again.total == done.total
    assert [(row["id"], row["nilai"], row["exact"]) for row in done.rows()][-1] == ("", "88,10", "881/10")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_of_the_rules_hold(rule: object) -> None:
    from sakip.rules.base import Rule

    assert isinstance(rule, Rule)
    for one in rule.examples:
        inputs = {
            name: tuple(number(part) for part in text.split("; ")) if ";" in text else number(text)
            for name, text in one.masukan.items()
        }
        assert value(rule.formula, inputs) == Fraction(number(one.hasil))
