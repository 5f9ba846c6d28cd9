# SPDX-License-Identifier: MIT
"""The index of public satisfaction, against surveys that were published."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import FaultsError, SakipError
from sakip.formula.value import value
from sakip.indeks.ikm import UNSUR, Bobot, Kosong, ikm
from sakip.numbers import number
from sakip.rules import get
from sakip.rules.scale import Scale

# rennn9/GASPUL_BACKEND: how many of 29 respondents answered 4, 3 and 2 to each unsur (Triwulan III)
GASPUL = [
    (18, 11, 0),
    (14, 15, 0),
    (15, 12, 2),
    (29, 0, 0),
    (15, 14, 0),
    (18, 11, 0),
    (19, 10, 0),
    (18, 11, 0),
    (28, 1, 0),
]
COLUMNS = [[4] * four + [3] * three + [2] * two for four, three, two in GASPUL]
ANSWERS = list(zip(*COLUMNS, strict=True))

answers = st.lists(st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=9, max_size=9), min_size=1, max_size=12)


def class_of(scale_id: str, index: str) -> str:
    """The class of an index on a national scale."""
    scale = get(scale_id)
    assert isinstance(scale, Scale)
    rank = value(scale.formula, {"nilai": number(index)})
    assert isinstance(rank, Fraction)
    return scale.label(int(rank))


def test_raw_answers_give_every_nrr_as_published() -> None:
    done = ikm(ANSWERS, tahun=2025)
    printed = "3,6207 3,4828 3,4483 4,0000 3,5172 3,6207 3,6552 3,6207 3,9655"
    assert " ".join(one.text for one in done.nrr) == printed
    assert (done.responden, sum(done.kosong)) == (29, 0)


def test_the_source_prints_two_indices_for_its_two_weights() -> None:
    # It says 0,1111 and multiplies by 0,11: 90,56; its direct way is the exact one: 91,48.
    assert ikm(ANSWERS, tahun=2025).indeks.text == "91,48"
    rounded = ikm(ANSWERS, tahun=2025, bobot=Bobot.DUA_DESIMAL)
    assert [one.text for one in rounded.tertimbang][:3] == ["0,3983", "0,3831", "0,3793"]
    assert (rounded.indeks.text, rounded.mutu.text, rounded.kinerja) == ("90,56", "A", "Sangat Baik")


@pytest.mark.parametrize(("bobot", "index"), [("1/n", "91,67"), ("0,111", "91,58"), ("0,11", "90,75")])
def test_the_weight_moves_the_index_of_a_sum_of_33(bobot: str, index: str) -> None:
    done = ikm([[4, 4, 3, 4, 4, 4, 4, 3, 3]], tahun=2023, bobot=bobot)
    assert (done.indeks.text, done.mutu.text) == (index, "A")
    assert (bobot in done.indeks.explain()) is (bobot != "1/n")


def test_one_respondent_who_is_fully_content() -> None:
    # https://e-smile.tubaba.go.id/main/skm/laporan/online: prints 100, and 0,44 for each weighted NRR
    done = ikm([[4] * 9], tahun=2023)
    assert (done.indeks.text, done.indeks.exact, done.mutu.text) == ("100,00", Fraction(100), "A")
    assert done.tertimbang[0].printed(2) == "0,44"
    assert ikm([[4] * 9], tahun=2023, bobot="0,111").indeks.text == "99,90"


@given(answers.filter(lambda rows: all(any(row[at] is not None for row in rows) for at in range(9))))
def test_the_index_is_25_times_the_mean_of_the_means(rows: list[list[int | None]]) -> None:
    done = ikm(rows, tahun=2023)
    means = []
    for at in range(9):
        given_here = [row[at] for row in rows if row[at] is not None]
        means.append(Fraction(sum(one or 0 for one in given_here), len(given_here)))
        assert done.kosong[at] == len(rows) - len(given_here)
    assert done.indeks.exact == 25 * sum(means) / 9
    assert done.mutu.text in {"A", "B", "C", "D"}


def test_a_missing_answer_is_left_out_counted_and_told() -> None:
    rows: list[list[int | None]] = [[4, None, *[4] * 7], [3] * 9]
    done = ikm(rows, tahun=2023)
    assert (done.nrr[0].exact, done.nrr[1].exact, done.kosong[:3]) == (Fraction(7, 2), Fraction(3), (0, 1, 0))
    assert "1" in done.nrr[1].steps[-1]


def test_a_respondent_with_a_gap_can_be_left_out_whole() -> None:
    rows: list[list[int | None]] = [[4, None, *[4] * 7], [3] * 9]
    done = ikm(rows, tahun=2023, kosong=Kosong.BUANG_RESPONDEN)
    assert (done.responden, done.dibuang, done.indeks.text, done.mutu.text) == (1, 1, "75,00", "C")


def test_without_answers_there_is_no_index_and_no_zero() -> None:
    empty = ikm([], tahun=2023)
    assert (len(empty.nrr), empty.indeks.text, empty.mutu.text) == (len(UNSUR), "-", "-")
    nobody = ikm([[None, *[4] * 8]], tahun=2023)
    assert (nobody.nrr[0].text, nobody.nrr[1].text, nobody.indeks.text) == ("-", "4,0000", "-")


def test_every_answer_that_is_none_is_told_with_respondent_and_unsur() -> None:
    rows = [[5, True, *[4] * 7], [3] * 8, [1.0, "4", *[3] * 7], [0, *[4] * 8]]
    with pytest.raises(FaultsError) as refused:
        ikm(rows, tahun=2023)  # type: ignore[arg-type]
    assert [one.place.path for one in refused.value.faults] == [
        "responden 1, U1", "responden 1, U2", "responden 2", "responden 3, U1", "responden 3, U2", "responden 4, U1",
    ]  # fmt: skip
    assert {one.code for one in refused.value.faults} == {"ikm-answer"}


def test_a_written_weight_is_for_nine_unsur_only() -> None:
    assert ikm([[4, 3]], tahun=2023).indeks.text == "87,50"
    with pytest.raises(SakipError, match="1/n"):
        ikm([[4, 3]], tahun=2023, bobot="0,11")
    with pytest.raises(SakipError, match="0,111"):
        ikm([[4] * 9], tahun=2023, bobot="0,1111")


@pytest.mark.parametrize(
    ("index", "mutu"),
    [("100", "A"), ("88,31", "A"), ("88,30", "B"), ("80,81", "B"), ("76,61", "B"), ("76,60", "C"), ("65", "C"),
     ("64,99", "D"), ("25", "D")],
)  # fmt: skip
def test_the_classes_of_14_2017(index: str, mutu: str) -> None:
    # bounds: SKM Tulang Bawang Barat; 80,81: Dukcapil Mataram 2022, printed "Baik"
    assert class_of("predikat.ikm.permenpanrb-14-2017", index) == mutu


def test_an_index_between_two_printed_classes_is_rounded_half_up_first() -> None:
    # 64,995 exactly is 65,00 as printed, and that is C
    below = ikm([[3] * 9] * 2998 + [[2] * 9] * 2002, tahun=2023)
    assert (below.indeks.exact, below.mutu.text) == (Fraction("64.99"), "D")
    done = ikm([[3] * 9] * 2999 + [[2] * 9] * 2001, tahun=2023)  # 2,5998 x 25
    assert (done.indeks.exact, done.indeks.text, done.mutu.text) == (Fraction("64.995"), "65,00", "C")


@pytest.mark.parametrize(
    ("index", "mutu"), [("43,75", "D"), ("43,76", "C"), ("62,50", "C"), ("62,51", "B"), ("81,25", "B")]
)
def test_the_classes_before_2017(index: str, mutu: str) -> None:
    # KEP/25/M.PAN/2/2004: https://123dok.com/document/yjvon25y
    assert class_of("predikat.ikm.kep-25-2004", index) == mutu


def test_a_result_pickles() -> None:
    done = ikm(ANSWERS, tahun=2025)
    assert pickle.loads(pickle.dumps(done)) == done
