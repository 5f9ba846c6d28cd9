# SPDX-License-Identifier: MIT
"""How a figure came about, as a planner reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest

from sakip.formula.tree import Div, Expr, Neg, Num, WeightedMean, mean, rounded, step, sym, total
from sakip.formula.value import Number
from sakip.formula.words import definition, explain, filled, number_text, plain, rounding_text
from sakip.lang import using
from sakip.numbers import Mode
from sakip.rules import compose, get
from sakip.rules.compose import Nol

HUNDRED = Fraction(100)
a, b, c = sym("a"), sym("b"), sym("c")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with using("en"):
        yield


def capaian(id: str, nol: Nol | None = None, *, atas: bool = False) -> Expr:
    return compose.capaian(get(id), nol or Nol(), atas, False)


def rentang(inside: Fraction | str = HUNDRED) -> Expr:
    return compose.rentang(get("capaian.rentang.batas"), get("capaian.naik.rasio"), inside, False, False)


def lines(text: str) -> tuple[str, ...]:
    return tuple(line[8:] for line in text.strip("\n").splitlines())


Known = Mapping[str, Number | Sequence[Number] | None]
NAIK, TURUN, RASIO = (f"capaian.{name}" for name in ("naik.rasio", "turun.cermin", "turun.rasio"))

CASES: dict[str, tuple[Expr, Known, str]] = {
    "higher is better": (
        capaian(NAIK), {"target": 84, "realisasi": Decimal("79.35")}, """
        x = realisasi / target × 100
          = 79,35 / 84 × 100
          = 94,464285..."""),
    "mirrored, with a negative target and the formula in charge": (
        capaian(TURUN, Nol(target_negatif="rumus")), {"target": -5, "realisasi": Decimal("-3.5")}, """
        x = (2 × target - realisasi) / target × 100
          = (2 × (-5) - (-3,5)) / (-5) × 100
          = 130"""),
    "on target is best": (
        capaian("capaian.stabil.deviasi"), {"target": 100, "realisasi": 102}, """
        x = 100 - |realisasi - target| / target × 100
          = 100 - |102 - 100| / 100 × 100
          = 98"""),
    "capped": (
        capaian(NAIK, atas=True), {"target": 80, "realisasi": 93, "batas_atas": 110}, """
        sebelum batas = realisasi / target × 100
                      = 93 / 80 × 100
                      = 116,25
        x = min(sebelum batas; batas atas)
          = min(116,25; 110)
          = 110"""),
    "nothing realised": (
        capaian(RASIO), {"target": 3, "realisasi": 0}, """
        x = target / realisasi × 100
          = 3 / 0 × 100
        x cannot be computed: division by zero: realisasi = 0"""),
    "nothing realised, under a cap": (
        capaian(RASIO, atas=True), {"target": 3, "realisasi": 0, "batas_atas": 110}, """
        sebelum batas = target / realisasi × 100
                      = 3 / 0 × 100
        sebelum batas cannot be computed: division by zero: realisasi = 0
        x cannot be computed: division by zero: realisasi = 0"""),
    "nothing realised, answered": (
        capaian(RASIO, Nol(realisasi_nol=HUNDRED)), {"target": 3, "realisasi": 0}, """
        because realisasi = 0:
        x = 100"""),
    "zero target": (
        capaian(NAIK), {"target": 0, "realisasi": 4}, """
        because target = 0:
        x cannot be computed: the target is zero, and the rule in force gives no answer for that"""),
    "zero target, answered by what was realised": (
        capaian(NAIK, Nol(target_nol=Fraction(0), target_nol_realisasi_nol=HUNDRED)), {"target": 0, "realisasi": 4}, """
        because target = 0; realisasi ≠ 0 (4 ≠ 0):
        x = 0"""),
    "negative target": (
        capaian(NAIK), {"target": -5, "realisasi": 4}, """
        because target < 0 (-5 < 0):
        x cannot be computed: the target is negative, and the rule in force gives no answer for that"""),
    "missing": (
        capaian(NAIK), {"target": 84, "realisasi": None}, """
        x = realisasi / target × 100
          = realisasi / 84 × 100
        x cannot be computed: realisasi is missing"""),
    "below a range": (
        rentang(), {"bawah": 80, "atas": 90, "realisasi": 70}, """
        because realisasi < bawah (70 < 80):
        x = realisasi / bawah × 100
          = 70 / 80 × 100
          = 87,5"""),
    "inside a range": (
        rentang(), {"bawah": 80, "atas": 90, "realisasi": 85}, """
        because realisasi ≥ bawah (85 ≥ 80); realisasi ≤ atas (85 ≤ 90):
        x = 100"""),
    "inside a range, unanswered": (
        rentang(compose.UNDEFINED), {"bawah": 80, "atas": 90, "realisasi": 85}, """
        because realisasi ≥ bawah (85 ≥ 80); realisasi ≤ atas (85 ≤ 90):
        x cannot be computed: the realisation lies inside the range, and the profile gives no answer for that"""),
    "a mean": (
        get("rekap.rata-rata").formula, {"nilai": (Fraction(2645, 28), Decimal("91.95"), 100, Decimal("-3.5"))}, """
        x = rata-rata(nilai)
          = rata-rata(94,464285...; 91,95; 100; -3,5)
          = 70,728571..."""),
    "a long mean": (
        get("rekap.rata-rata").formula, {"nilai": tuple(range(90, 130))}, """
        x = rata-rata(nilai)
          = rata-rata(90; 91; 92; …; 129; n = 40)
          = 109,5"""),
    "an empty mean": (
        get("rekap.rata-rata").formula, {"nilai": ()}, """
        x = rata-rata(nilai)
        x cannot be computed: nilai is missing"""),
    "a weighted mean": (
        get("rekap.tertimbang").formula, {"nilai": (95, 80), "bobot": (Decimal("0.6"), Decimal("0.4"))}, """
        x = jumlah(nilai × bobot) / jumlah(bobot)
          = (95 × 0,6 + 80 × 0,4) / (0,6 + 0,4)
          = 89"""),
    "a long weighted mean": (
        get("rekap.tertimbang").formula, {"nilai": tuple(range(90, 130)), "bobot": (1,) * 40}, """
        x = jumlah(nilai × bobot) / jumlah(bobot)
          = 109,5"""),
    "efficiency of an output": (
        get("efisiensi.pmk-249-2011").formula, {"capaian": Fraction(2645, 28), "serapan": Decimal("95.91")}, """
        x = (1 - serapan / capaian) × 100
          = (1 - 95,91 / 94,464285...) × 100
          = -1,530434..."""),
    "no efficiency claimed": (
        get("efisiensi.sisa-serapan-tercapai").formula, {"capaian": 95, "serapan": 97}, """
        because capaian < 100 (95 < 100):
        x cannot be computed: the target was not reached, so no efficiency is claimed"""),
    "absorption": (
        get("serapan.rasio").formula, {"pagu": 2216469840, "realisasi": 2125787689}, """
        x = realisasi / pagu × 100
          = 2.125.787.689 / 2.216.469.840 × 100
          = 95,908712..."""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_way_to_a_figure(case: str) -> None:
    expr, known, expected = CASES[case]
    assert explain("x", expr, known) == lines(expected)


SCALES = (
    ("predikat.permendagri-86-2017", None, "94.46", "because nilai ≥ 91 (94,46 ≥ 91):"),
    ("predikat.permendagri-86-2017", None, "80", "because nilai < 91 (80 < 91); nilai ≥ 76 (80 ≥ 76):"),
    ("predikat.permendagri-86-2017", None, "20", "because nilai < 51 (20 < 51):"),
    ("predikat.permendagri-86-2017", "bulat", "90.5", "because bulat(nilai; 0) ≥ 91 (bulat(90,5; 0) = 91 ≥ 91):"),
    ("predikat.permenpanrb-88-2021", None, "61.9", "because nilai ≤ 70 (61,9 ≤ 70); nilai > 60 (61,9 > 60):"),
)


@pytest.mark.parametrize(("id", "celah", "nilai", "expected"), SCALES)
def test_a_class_says_between_which_bounds_it_lies(id: str, celah: str | None, nilai: str, expected: str) -> None:
    scale = get(id)
    if celah is not None:
        scale = scale.dengan(celah)  # type: ignore[attr-defined]
    assert explain("predikat", scale.formula, {"nilai": Decimal(nilai)}, "Tinggi") == (expected, "predikat = Tinggi")


def test_a_value_outside_a_scale_says_so() -> None:
    scale = get("predikat.permenpanrb-88-2021")
    assert explain("predikat", scale.formula, {"nilai": 101}) == (
        "because nilai > 100 (101 > 100):",
        "predikat cannot be computed: the value lies outside the scale",
    )


def test_brackets_stand_where_arithmetic_needs_them_and_nowhere_else() -> None:
    assert plain((a + b) * c / 2 - (a - b)) == "(a + b) × c / 2 - (a - b)"
    assert plain(a / (b * c) - a * b / c) == "a / (b × c) - a × b / c"
    assert plain(step("langkah", a) * 100) == "a × 100"
    assert plain(step("langkah", a + b) * 100) == "(a + b) × 100"
    assert plain(a - Neg(b)) == "a - (-b)"
    assert plain(Neg(a) * b) == "-a × b"
    assert plain(a * Num(Fraction(1, 3))) == "a × (1/3)"
    assert plain(Div(a, Div(b, c))) == "a / (b / c)"
    assert plain(WeightedMean("nilai", "bobot") * 100) == "jumlah(nilai × bobot) / jumlah(bobot) × 100"
    assert plain(rounded(mean("capaian_sasaran"), 2, Mode.POTONG)) == "potong(rata-rata(capaian sasaran); 2)"


def test_numbers_in_place_are_bracketed_where_they_are_negative() -> None:
    assert filled(a - b * c, {"a": -1, "b": Decimal("-2.50"), "c": -3}) == "-1 - (-2,5 × (-3))"
    assert filled(total("nilai"), {"nilai": (-1, 1_000_000)}) == "jumlah(-1; 1.000.000)"
    assert filled(a - b, {"a": 1}) == "1 - b"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (Fraction(2645, 28), "94,464285..."),
        (Fraction(-100, 3), "-33,333333..."),
        (Decimal("87.50"), "87,5"),
        (10**13, "10.000.000.000.000"),
        (Fraction(1, 3 * 10**9), "0,000000..."),
        (0, "0"),
    ],
)
def test_a_number_that_goes_on_is_cut_with_dots(number: Number, expected: str) -> None:
    assert number_text(number) == expected


def test_a_rounding_in_words() -> None:
    assert rounding_text(2, Mode.POTONG) == "cut to 2 decimals"
    with using("id"):
        assert rounding_text(2, Mode.HALF_UP) != rounding_text(2, Mode.POTONG)


def test_a_definition_names_its_steps_first_and_gives_each_branch_a_line() -> None:
    with using("en"):
        assert definition("capaian", get("capaian.rentang.batas").formula) == (
            "capaian = terhadap bawah if realisasi < bawah",
            "        = terhadap atas if realisasi > atas",
            "        = di dalam otherwise",
        )
        first, second, third = definition("capaian", get("capaian.stabil.kemenkeu").formula)
    assert (first, second) == (
        "capaian awal = realisasi / target × 100 if realisasi ≤ target",
        "             = 200 - realisasi / target × 100 otherwise",
    )
    assert third.startswith("capaian = ")
    assert "capaian awal" in third
