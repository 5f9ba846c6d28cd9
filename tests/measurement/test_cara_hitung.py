# SPDX-License-Identifier: MIT
"""Rules that an indicator names itself, dates, ratios, lengths of time, and values made of components."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import sakip
from measurement.contoh import ind, profil, ukur
from sakip.errors import BundleError, ProfileError, RuleError, TargetError
from sakip.formula.absent import Absent
from sakip.model import Cara, CaraHitung, Komposit, Nilai, Tanggal
from sakip.numbers import Kosong
from sakip.numbers.missing import DASH
from sakip.rules.rekap import bersarang

SKALA = {"titik_1": 0, "nilai_1": 0, "titik_2": 90, "nilai_2": 100, "titik_3": 100, "nilai_3": 120}


@pytest.mark.parametrize(
    ("rumus", "dengan", "target", "realisasi", "capaian"),
    [
        ("capaian.stabil.kemenkeu-skala", SKALA, 100, 96, "112.00"),
        ("capaian.stabil.kemenkeu-skala", SKALA, 100, 230, "0.00"),
        ("capaian.naik.kemenkeu-konversi-120", {}, 4, 4, "120.00"),
        ("capaian.naik.kemenkeu", {}, -10, -11, "90.00"),
        ("capaian.turun.kemenkeu-terburuk", {"terburuk": 10}, 0, 4, "60.00"),
        ("capaian.naik.dari-awal", {"awal": 60}, 80, 75, "75.00"),
        ("capaian.turun.dari-awal", {"awal": 20}, 0, 0, "100.00"),
    ],
)
def test_an_indicator_s_own_rule_computes_it(
    rumus: str, dengan: Mapping[str, Nilai], target: int, realisasi: int, capaian: str
) -> None:
    one = ind("IKU-1", target, realisasi, cara_hitung=CaraHitung(rumus, "Kartu IKU-1", dengan))
    figure = ukur(one)["capaian:IKU-1:2023"]
    assert figure.value == Decimal(capaian)
    assert figure.rule is not None
    assert figure.rule.id == rumus
    assert "Kartu IKU-1" in figure.explain()


def test_a_region_s_cap_holds_for_an_indicator_s_own_rule_its_answer_for_zero_does_not() -> None:
    profile = profil(batas_capaian={"atas": Decimal(100)}, nol_turun={"target_nol": Fraction(7)})
    konversi = ind("IKU-1", 4, 4, cara_hitung=CaraHitung("capaian.naik.kemenkeu-konversi-120", "Kartu"))
    terburuk = CaraHitung("capaian.turun.kemenkeu-terburuk", "Kartu", {"terburuk": 10})
    found = ukur(konversi, ind("IKU-2", 0, 4, cara_hitung=terburuk), profile=profile)
    assert found["capaian:IKU-1:2023"].value == 100
    assert found["capaian:IKU-2:2023"].value == 60


def test_what_the_rule_asks_for_is_named_where_it_is_missing() -> None:
    one = ind("IKU-1", 80, 75, cara_hitung=CaraHitung("capaian.naik.dari-awal", "Kartu"))
    assert "awal" in str(ukur(one)["capaian:IKU-1:2023"].reason)
    with pytest.raises(TargetError, match="terburuk"):
        sakip.capaian(0, 4, rumus="capaian.turun.kemenkeu-terburuk")
    with pytest.raises(TargetError, match="awal"):
        sakip.capaian(10, 9, rumus="capaian.naik.rasio", dengan={"awal": 3})
    with pytest.raises(RuleError, match=r"capaian\.naik\.rasio"):
        sakip.capaian(10, 9, rumus="capaian.naik.rasi")
    with pytest.raises(RuleError, match="serapan"):
        sakip.capaian(10, 9, rumus="serapan.rasio", dengan={"pagu": 3})


def test_what_is_wrong_and_kept_for_the_audit_cannot_be_chosen() -> None:
    with pytest.raises(RuleError, match="audit"):
        sakip.capaian(10, 9, rumus="capaian.turun.selisih")
    with pytest.raises(ProfileError, match="audit"):
        profil(capaian_turun={"rumus": "capaian.turun.selisih"}).check()


BUNDLE = Path(__file__).parents[1] / "data/bundle-kecil"


def changed(tmp_path: Path, **values: str) -> Path:
    """The small bundle with other lines for its first indicator."""
    for file in BUNDLE.glob("*.toml"):
        text = file.read_text("utf-8")
        if "[[indikator]]" in text:
            lines = "".join(f"{key} = {value}\n" for key, value in values.items())
            text = text.replace("[[indikator]]\n", f"[[indikator]]\n{lines}", 1)
        (tmp_path / file.name).write_text(text, "utf-8")
    return tmp_path


def test_a_bundle_names_the_rule_and_what_it_needs(tmp_path: Path) -> None:
    own = '{ rumus = "capaian.naik.dari-awal", dasar = "Kartu", dengan = { awal = 10 } }'
    loaded = sakip.load(changed(tmp_path, cara_hitung=own))
    assert loaded.indikator[0].cara_hitung == CaraHitung("capaian.naik.dari-awal", "Kartu", {"awal": 10})


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ('{ rumus = "capaian.naik.dari-awal", dasar = "Kartu" }', "awal"),
        ('{ rumus = "capaian.naik.rasio", dasar = "Kartu", dengan = { awal = 1 } }', "awal"),
        ('{ rumus = "capaian.turun.selisih", dasar = "Kartu" }', "capaian.turun.selisih"),
        ('{ rumus = "serapan.rasio", dasar = "Kartu" }', "serapan.rasio"),
        ('{ rumus = "capaian.naik.rasio" }', "dasar"),
    ],
)
def test_a_bundle_with_a_rule_that_does_not_fit_is_refused_with_its_line(tmp_path: Path, own: str, told: str) -> None:
    with pytest.raises(BundleError, match=told) as caught:
        sakip.load(changed(tmp_path, cara_hitung=own))
    assert "cara_hitung" in str(caught.value)


# Dates: fewer days are better, and the day counts.


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian"),
    [
        ("31 Maret 2023", "28 Maret 2023", "103.33"),  # days 90 and 87: (180 - 87) / 90
        ("31-03-2023", "2023-03-31", "100.00"),
        ("31/3/2023", "tgl 30 Jun 2023", "-1.11"),
        (date(2024, 3, 1), "29 Februari 2024", "101.64"),  # a leap year: days 61 and 60
        ("31 Desember 2023", "10 Januari 2024", "97.26"),
    ],
)
def test_a_date_is_measured_by_days(target: str | date, realisasi: str, capaian: str) -> None:
    plan = Tanggal("", target) if isinstance(target, date) else target
    assert sakip.capaian(plan, realisasi).value == Decimal(capaian)


def test_dates_are_counted_from_the_day_that_the_indicator_names() -> None:
    figure = sakip.capaian("30 Juni 2023", "15 Juni 2023", rumus="capaian.turun.cermin", dengan={"awal": "1 Juni 2023"})
    assert figure.value == 150
    assert "1 Juni 2023" in figure.explain()


@pytest.mark.parametrize("text", ["31 Februari 2023", "5 Mei", "08:30", "32-01-2023"])
def test_what_is_no_date_says_so(text: str) -> None:
    with pytest.raises(TargetError):
        sakip.capaian(text, "3")


def test_a_date_and_a_number_are_not_compared() -> None:
    assert sakip.capaian("31 Maret 2023", "90").value is None
    assert sakip.capaian("31 Maret 2023", "-").reason is not None


# Ratios, lengths of time, components.


def test_a_ratio_counts_as_its_quotient() -> None:
    assert sakip.capaian("1:32", "1:30").value == Decimal("106.67")
    assert sakip.capaian("3 dari 4", "2 dari 4").value == Decimal("66.67")


def test_a_length_of_time_is_the_sum_of_its_parts() -> None:
    assert sakip.capaian("2 jam 30 menit", "2 jam", polaritas="turun").exact == 120
    with pytest.raises(TargetError):
        sakip.capaian("2 orang 30 kali", "2")


@pytest.mark.parametrize(("cara", "capaian"), [(Cara.JUMLAH, "90.00"), (Cara.RATA_RATA, "90.00")])
def test_components_are_added_or_averaged(cara: Cara, capaian: str) -> None:
    target, fact = Komposit(cara, {"A": 40, "B": 60}), Komposit(cara, {"A": 30, "B": 60})
    figure = ukur(ind("IKU-1", target, fact, satuan="orang"))["capaian:IKU-1:2023"]
    assert figure.value == Decimal(capaian)
    assert "A 30; B 60" in figure.explain()


def test_a_component_that_is_missing_makes_the_whole_missing(tmp_path: Path) -> None:
    national = '{ nilai = { cara = "jumlah", bagian = { A = 40, B = "-" } }, sumber = "Perpres" }'
    standard = sakip.load(changed(tmp_path, standar_nasional=national)).indikator[0].standar_nasional
    assert standard is not None
    assert standard.nilai == Komposit(Cara.JUMLAH, {"A": 40, "B": Kosong("-", DASH)})
    assert sakip.capaian(standard.nilai, 30).value is None


# The nested geometric mean of PMK 22/2021, annex A.1.a.1, with the figures that it prints.


def test_the_output_of_a_unit_is_a_geometric_mean_of_means_of_means() -> None:
    def percent(target: int, realisasi: int) -> Fraction:
        return Fraction(realisasi * 100, target)

    first = [[percent(5, 5), percent(10, 9)], [percent(3, 2), percent(6, 4), percent(5, 5)]]
    second = [[percent(4, 4)]]
    printed = {"94.87": first[0], "76.31": first[1], "85.09": first, "100.00": second, "92.24": [first, second]}
    for wanted, tree in printed.items():
        found = bersarang(tree)
        assert isinstance(found, Fraction)
        assert sakip.numbers.round_exact(found, 2, sakip.numbers.Mode.HALF_UP) == Decimal(wanted)


def test_one_zero_makes_it_zero_and_a_negative_one_has_no_place_in_it() -> None:
    assert bersarang([[100, 0], [100]]) == 0
    assert isinstance(bersarang([100, -4, -9]), Absent)
    assert isinstance(bersarang([[100], []]), Absent)
