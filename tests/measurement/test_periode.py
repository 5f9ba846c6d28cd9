# SPDX-License-Identifier: MIT
"""Quarters and the years of a Renstra: each by itself, and together as the indicator's card says."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

import sakip
from measurement.contoh import bundel, ind, profil, ukur
from sakip.bundle.next_year import next_year
from sakip.errors import TargetError
from sakip.measurement import Measurement
from sakip.model import (
    AnggaranRenstra,
    Indikator,
    KartuIndikator,
    Kegiatan,
    Konsolidasi,
    Pagu,
    Program,
    SubKegiatan,
)

# e-Kinerja Dinas Kelautan dan Perikanan Kabupaten Polewali Mandar 2022: the realisation is the sum of the quarters
POLEWALI = {"TW1": 177_776_900, "TW2": 217_285_100, "TW3": 159_227_092, "TW4": 446_683_866}
KODE = "7.01.01.2.01.01"


def quarterly(how: Konsolidasi | None, **more: object) -> Indikator:
    card = None if how is None else KartuIndikator(konsolidasi=how)
    # KMK 127/2026, table 4 (as kinerja-app tests it): take last known, 25, 60, 75
    return attrs.evolve(
        ind("I-1", 80, None, kartu=card, satuan="dokumen"),
        target_periode={"TW1": 30, "TW2": 60, "TW3": 80},
        realisasi_periode={"TW1": 25, "TW2": 60, "TW3": 75},
        **more,
    )


@pytest.mark.parametrize(
    ("how", "text"),
    [
        (Konsolidasi.JUMLAH, "160"),
        (Konsolidasi.RATA_RATA, "53,33"),
        (Konsolidasi.TERAKHIR, "75"),
        (Konsolidasi.TERTINGGI, "75"),
        (Konsolidasi.TERENDAH, "25"),
    ],
)
def test_quarters_are_consolidated_as_the_card_says_and_the_rule_is_named(how: Konsolidasi, text: str) -> None:
    found = ukur(quarterly(how))["realisasi-kumulatif:I-1:2023:TW3"]
    assert found.text == text
    assert found.rule is not None
    assert found.rule.id == f"konsolidasi.{how}"


def test_without_a_consolidation_in_the_card_nothing_is_added_up() -> None:
    found = ukur(quarterly(None))["realisasi-kumulatif:I-1:2023:TW2"]
    assert found.value is None
    assert any("kartu.konsolidasi" in str(note) for note in found.notes)


def test_the_region_says_it_for_indicators_whose_card_does_not() -> None:
    chosen = profil(konsolidasi={"rumus": "konsolidasi.terakhir"})
    assert ukur(quarterly(None), profile=chosen)["realisasi-kumulatif:I-1:2023:TW2"].text == "60"
    assert ukur(quarterly(Konsolidasi.JUMLAH), profile=chosen)["realisasi-kumulatif:I-1:2023:TW2"].text == "85"


def test_a_quarter_has_an_achievement_of_its_own_and_one_of_all_up_to_it() -> None:
    measured = ukur(quarterly(Konsolidasi.JUMLAH))
    assert measured["capaian:I-1:2023:TW1"].exact == Fraction(25, 30) * 100
    assert measured["capaian-kumulatif:I-1:2023:TW2"].exact == Fraction(85, 90) * 100
    assert measured["capaian:I-1:2023:TW1"].sources == {
        "target": "target:I-1:2023:TW1",
        "realisasi": "realisasi:I-1:2023:TW1",
    }


def test_a_quarter_without_a_value_is_no_zero() -> None:
    whole = ukur(quarterly(Konsolidasi.JUMLAH))["realisasi-kumulatif:I-1:2023:TW4"]
    assert whole.text == "-"
    assert any("realisasi:I-1:2023:TW4" in str(note) for note in whole.notes)
    skipping = profil(konsolidasi={"lubang": "lewati"})
    key = "realisasi-kumulatif:I-1:2023:TW4"
    assert ukur(quarterly(Konsolidasi.JUMLAH), profile=skipping)[key].text == "160"
    assert ukur(quarterly(Konsolidasi.TERAKHIR), profile=skipping)[key].text == "75"


def test_the_direction_of_the_indicator_counts_for_quarters_too() -> None:
    one = quarterly(Konsolidasi.TERAKHIR, polaritas=sakip.model.Polaritas.TURUN)
    assert ukur(one)["capaian:I-1:2023:TW1"].exact == Fraction(2 * 30 - 25, 30) * 100


def spending(**more: object) -> Measurement:
    sub = SubKegiatan(KODE, "Sub kegiatan", Pagu(1_004_422_800), 1_000_972_958, **more)  # type: ignore[arg-type]
    return ukur(
        quarterly(Konsolidasi.TERAKHIR, untuk=KODE, akhir_renstra=100, realisasi={2021: 60, 2023: 75}),
        program=(Program("7.01.01", "Program"),),
        kegiatan=(Kegiatan("7.01.01.2.01", "Kegiatan"),),
        sub_kegiatan=(sub,),
    )


def test_money_of_quarters_adds_up_to_what_the_year_spent_at_every_level() -> None:
    measured = spending(realisasi_periode=POLEWALI)
    assert measured["realisasi-kumulatif:7.01.01:2023:TW4"].exact == 1_000_972_958
    assert measured["realisasi-kumulatif:7.01.01:2023:TW4"].exact == measured["realisasi:7.01.01:2023"].exact
    assert measured["realisasi:7.01.01.2.01:2023:TW2"].text == "217.285.100"


def test_money_since_the_start_of_the_renstra_against_what_it_planned() -> None:
    plan = AnggaranRenstra(akhir=6_000_000_000, pagu={2023: 1_100_000_000}, realisasi={2021: 900_000_000, 2022: 0})
    measured = spending(renstra=plan)
    assert measured["realisasi-renstra:7.01.01:2022"].exact == 900_000_000
    assert measured["realisasi-renstra:7.01.01:2023"].exact == 1_900_972_958
    assert measured["serapan-renstra:7.01.01:2023"].text == "31,68"
    assert measured["serapan-rencana:7.01.01:2023"].exact == Fraction(1_000_972_958, 1_100_000_000) * 100
    unknown = spending(renstra=AnggaranRenstra(akhir=6_000_000_000, realisasi={2021: 900_000_000}))
    assert unknown["realisasi-renstra:7.01.01:2023"].value is None


def test_the_renstra_of_an_indicator_is_consolidated_over_its_years() -> None:
    measured = spending()
    assert measured["realisasi-renstra:I-1:2023"].text == "75"
    assert measured["capaian-renstra:I-1:2023"].text == "75,00"
    assert measured["rata-rata:capaian-renstra:99.01:2023"].text == "75,00"
    assert measured["predikat:rata-rata:capaian-renstra:99.01:2023"].text == "Sedang"
    assert measured["rata-rata:serapan-renstra:99.01:2023"].text == "-"


def test_a_period_that_no_year_has_is_refused_for_money_as_well() -> None:
    with pytest.raises(TargetError):
        SubKegiatan(KODE, "Sub", realisasi_periode={"TW5": 1})
    with pytest.raises(TargetError):
        AnggaranRenstra(pagu={2023: -1})


def test_what_a_year_spent_is_history_in_the_next_years_bundle() -> None:
    sub = SubKegiatan(KODE, "Sub", Pagu(100), 90, realisasi_periode={"TW1": 90}, renstra=AnggaranRenstra(akhir=600))
    made, _ = next_year(bundel(sub_kegiatan=(sub,), indikator=(quarterly(None),)))
    assert made.sub_kegiatan[0].renstra == AnggaranRenstra(akhir=600, realisasi={2023: 90})
    assert (made.sub_kegiatan[0].realisasi, made.sub_kegiatan[0].realisasi_periode) == (None, {})
    assert made.indikator[0].realisasi_periode == {}
