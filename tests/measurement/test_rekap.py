# SPDX-License-Identifier: MIT
"""From indicators to sasaran and agency: means, weights, missing rows, stages of rounding, classes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measurement.contoh import YEAR, ind, profil, ukur
from sakip.lang import using
from sakip.model import Sasaran

MEAN, AGENCY = f"rata-rata:capaian:S-1:{YEAR}", f"rata-rata:capaian:99.01:{YEAR}"


def test_a_sasaran_is_the_mean_of_its_indicators() -> None:
    """Sasaran 6 of Kecamatan Sumber Harta 2023: Nilai SAKIP and Indeks Profesional ASN."""
    found = ukur(ind("a", Decimal("64.59"), Decimal("61.9")), ind("b", Decimal("55.17"), Decimal("49.12")))
    assert found[MEAN].exact == (found[f"capaian:a:{YEAR}"].exact + found[f"capaian:b:{YEAR}"].exact) / 2
    assert found[MEAN].text == "92,43"
    assert found[MEAN].steps == (
        "rata-rata capaian = (capaian a + capaian b) / 2",
        "                  = (95,835268... + 89,033895...) / 2",
        "                  = 92,434581...",
        "rata-rata capaian = 92,43 % (dibulatkan setengah ke atas sampai 2 desimal)",
    )


def test_the_stage_of_rounding_changes_a_mean() -> None:
    """79,995 and 79,995 are 80,00 each where each is rounded first."""
    rows = [ind(id, 200_000, 159_991) for id in "ab"] + [ind("c", 3, 1)]
    assert ukur(*rows)[MEAN].exact == (2 * Fraction(159_991, 2000) + Fraction(100, 3)) / 3
    each = ukur(*rows, profile=profil(rekap_tahap={"nilai": "tiap"}))
    assert each[MEAN].exact == (2 * Fraction(80) + Fraction("33.33")) / 3


def test_rows_without_a_value_are_left_out_and_named() -> None:
    found = ukur(ind("a", 100, 90), ind("b", 100, None), ind("c", None, 3))
    assert found[MEAN].text == "90,00"
    assert str(found[MEAN].notes[0]) == "1 dari 3 mempunyai nilai; tidak diikutkan: b, c"
    with using("en"):
        assert str(found[MEAN].notes[0]) == "1 of 3 have a value; left out: b, c"
        assert f"{MEAN}: 1 of 3 have a value; left out: b, c" in map(str, found.catatan)


def test_progress_counts_the_indicators_that_have_no_end_target() -> None:
    found = ukur(ind("a", 100, 90, akhir_renstra=100), ind("b", 100, 80))
    mean = found[f"rata-rata:kemajuan:S-1:{YEAR}"]
    assert mean.text == "90,00"
    assert str(mean.notes[0]) == "1 dari 2 mempunyai nilai; tidak diikutkan: b"
    assert found.find(f"rata-rata:kemajuan:S-1:{YEAR - 1}") is None


def test_a_mean_of_nothing_has_a_reason() -> None:
    mean = ukur(ind("a", 100, None))[MEAN]
    assert mean.value is None
    with using("en"):
        assert str(mean.reason) == "nothing to average"


def test_the_lowest_counts_where_the_region_says_so() -> None:
    found = ukur(ind("a", 100, 90), ind("b", 100, 80), profile=profil(rekap_sasaran={"rumus": "rekap.terendah"}))
    assert found[MEAN].text == "80,00"


WEIGHTED = {"rekap_sasaran": {"rumus": "rekap.tertimbang"}, "rekap_instansi": {"rumus": "rekap.tertimbang"}}


@pytest.mark.parametrize(
    ("weights", "text"),
    [
        ((Decimal(60), Decimal(40)), "86,00"),
        ((Decimal(1), Decimal(0)), "90,00"),
        ((None, None), "85,00"),
        ((Decimal(60), None), "-"),
        ((Decimal(0), Decimal(0)), "-"),
    ],
)
def test_weights(weights: tuple[Decimal | None, Decimal | None], text: str) -> None:
    rows = [ind(id, 100, fact, bobot=weight) for id, fact, weight in zip("ab", (90, 80), weights, strict=True)]
    assert ukur(*rows, profile=profil(**WEIGHTED))[MEAN].text == text


def test_a_weight_that_is_missing_beside_others_is_named_not_guessed() -> None:
    rows = [ind("a", 100, 90, bobot=Decimal(60)), ind("b", 100, 80)]
    mean = ukur(*rows, profile=profil(**WEIGHTED))[MEAN]
    with using("en"):
        assert str(mean.reason) == "bobot is missing"
        assert "bobot is missing for b" in mean.steps


def test_the_agency_from_sasaran_or_from_indicators() -> None:
    rows = [ind("a", 100, 90), ind("b", 100, 80), ind("c", 100, 40, untuk="S-2")]
    aims = (Sasaran("S-1", "Satu", "T-1"), Sasaran("S-2", "Dua", "T-1"))
    assert ukur(*rows, sasaran=aims)[AGENCY].text == "62,50"
    by_indicator = profil(rekap_instansi={"dari": "indikator"})
    assert ukur(*rows, sasaran=aims, profile=by_indicator)[AGENCY].text == "70,00"


def test_a_sasaran_without_tujuan_is_told() -> None:
    found = ukur(ind("a", 100, 90), sasaran=(Sasaran("S-1", "Ketertiban"),))
    assert [str(note) for note in found.catatan] == ["sasaran S-1 tidak menyebut tujuan: Ketertiban"]
    with using("en"):
        assert [str(note) for note in found.catatan] == ["sasaran S-1 names no tujuan: Ketertiban"]


@pytest.mark.parametrize(
    ("dasar", "realisasi", "label"),
    [("eksak", Decimal("90.999"), "Tinggi"), ("bulat", Decimal("90.999"), "Sangat Tinggi"),
     ("eksak", 91, "Sangat Tinggi"), ("eksak", 50, "Sangat Rendah"), ("bulat", 66, "Sedang")],
)  # fmt: skip
def test_the_class_is_read_on_the_exact_or_the_rounded_value(dasar: str, realisasi: Decimal, label: str) -> None:
    found = ukur(ind("a", 100, realisasi), profile=profil(predikat_capaian={"dasar": dasar}))
    for kind in (f"predikat:capaian:a:{YEAR}", f"predikat:rata-rata:capaian:S-1:{YEAR}"):
        assert found[kind].text == label


def test_a_class_tells_the_bounds_it_lies_between() -> None:
    steps = ukur(ind("a", 100, 80))[f"predikat:capaian:a:{YEAR}"].steps
    assert steps == ("karena nilai < 91 (80 < 91); nilai ≥ 76 (80 ≥ 76):", "predikat capaian = Tinggi")


def test_no_class_without_a_scale_or_a_value() -> None:
    without = ukur(ind("a", 100, 80), profile=profil(predikat_capaian={"skala": "tanpa"}))
    assert without.find(f"predikat:capaian:a:{YEAR}") is None
    assert ukur(ind("a", 100, None)).find(f"predikat:capaian:a:{YEAR}") is None


@pytest.mark.parametrize(("score", "label"), [("61,90", "B"), ("90", "A"), ("90,01", "AA"), ("101", "-")])
def test_the_class_of_a_sakip_score(score: str, label: str) -> None:
    from sakip.numbers import read

    assert ukur(ind("a", 70, read(score)))[f"predikat:sakip:a:{YEAR}"].text == label


@given(st.lists(st.tuples(st.integers(1, 200), st.integers(0, 400)), min_size=1, max_size=6))
def test_a_mean_lies_between_its_parts(pairs: list[tuple[int, int]]) -> None:
    found = ukur(*(ind(f"I{at}", target, fact) for at, (target, fact) in enumerate(pairs)))
    parts = [found[f"capaian:I{at}:{YEAR}"].exact for at in range(len(pairs))]
    mean = found[MEAN].exact
    assert mean is not None
    assert min(parts) <= mean <= max(parts)
    assert mean * len(parts) == sum(parts)
