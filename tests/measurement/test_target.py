# SPDX-License-Identifier: MIT
"""Every kind of target and realisation gives an achievement or says why there is none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from measurement.contoh import YEAR, ind, profil, ukur
from sakip.errors import NumberError
from sakip.lang import using
from sakip.model import Nilai, Ordinal, Teks
from sakip.numbers import read


def value(text: str) -> Nilai:
    reading: Nilai = read(text)
    return reading


def test_a_plain_pair_of_the_report() -> None:
    """Indeks Kepuasan Masyarakat, LKjIP Kecamatan Sumber Harta 2023."""
    figure = sakip.capaian("84", "79,35", wilayah="16.05", tahun=2023)
    assert (figure.exact, str(figure.value), figure.text) == (Fraction(2645, 28), "94.46", "94,46")
    assert sakip.capaian("84", "79,35", tahun=2023).exact == figure.exact


@pytest.mark.parametrize(
    ("target", "realisasi", "polaritas", "text"),
    [
        ("B (64,59)", "61,90", "naik", "95,84"),
        ("69,1-69,5", "70", "stabil", "99,28"),
        ("69,1-69,5", "69,3", "stabil", "100,00"),
        ("80-90", "70", "naik", "87,50"),
        (">= 95", "90", "naik", "94,74"),
        (">= 95", "90", "turun", "94,74"),
        ("<= 10", "12", "turun", "80,00"),
        ("<= 10", "12", "naik", "80,00"),
        ("<= 10", "12", "stabil", "80,00"),
        ("WTP", "WDP", "naik", "75,00"),
        ("Wajar Tanpa Pengecualian", "wtp", "naik", "100,00"),
        ("10", "12", "turun", "80,00"),
        ("100", "102", "stabil", "98,00"),
    ],
)
def test_kinds_of_target(target: str, realisasi: str, polaritas: str, text: str) -> None:
    assert sakip.capaian(target, realisasi, polaritas=polaritas, tahun=2023).text == text


@pytest.mark.parametrize(
    ("target", "realisasi", "said"),
    [
        ("<= 10", "12", 'target "<= 10" is an upper bound, so lower is better'),
        ("> 90", "90", 'target "> 90" leaves its bound out, so that the bound itself does not reach it'),
        ("WTP", "WDP", "ranks on the ladder opini-bpk: WTP = 4, WDP = 3"),
        ("2 jam", "90 menit", "realisasi: menit counted in jam, times 1/60"),
        ("sekitar 84", "80", 'target "sekitar 84": approximate'),
    ],
)
def test_what_was_done_to_a_target_is_noted(target: str, realisasi: str, said: str) -> None:
    figure = sakip.capaian(target, realisasi, tahun=2023)
    with using("en"):
        assert [str(note) for note in figure.notes] == [said]
        assert said in figure.explain()


def test_a_bound_whose_direction_is_the_polarity_needs_no_note() -> None:
    assert sakip.capaian(">= 95", "90", tahun=2023).notes == ()
    assert sakip.capaian("<= 10", "12", polaritas="turun", tahun=2023).notes == ()


@pytest.mark.parametrize(
    ("target", "realisasi", "reason", "notes"),
    [
        (None, 80, "target is missing", []),
        (84, None, "realisasi is missing", []),
        (None, None, "target is missing", []),
        (84, value("-"), "realisasi is missing", ['realisasi "-": a dash stands in its place']),
        (84, value("diukur di TW IV"), "realisasi is missing", ['realisasi: the source says "diukur di TW IV"']),
        (Teks("Koran"), value("-"), "realisasi is missing",
         ['target "Koran" is in words', 'realisasi "-": a dash stands in its place']),
        (84, value("1.234"), "target or realisation can be read as more than one number",
         ['realisasi "1.234": a lone dot before three digits may group thousands or be the decimal sign']),
        (Teks("Koran"), Teks("Koran"), "target or realisation is in words",
         ['target "Koran" is in words', 'realisasi "Koran" is in words']),
        (84, value("79-80"), "target and realisation are of kinds that cannot be compared",
         ['realisasi "79-80" is a range, not one number']),
        (84, value(">= 80"), "target and realisation are of kinds that cannot be compared",
         ['realisasi ">= 80" is a range, not one number']),
        (Ordinal("opini-bpk", "WTP", 4), Ordinal("nilai-sakip", "BB", 5),
         "target and realisation are of kinds that cannot be compared", ['"WTP" and "BB" are on different ladders']),
        (Ordinal("opini-bpk", "WTP", 4), 3, "target and realisation are of kinds that cannot be compared", []),
        (value("2 orang"), value("90 menit"), "target and realisation are in units that do not fit",
         ['the units "menit" and "orang" do not fit each other: they measure different things.']),
    ],
)  # fmt: skip
def test_what_cannot_be_computed_says_which_input_and_why(
    target: Nilai | None, realisasi: Nilai | None, reason: str, notes: list[str]
) -> None:
    unit = "orang" if notes and "orang" in notes[0] else "%"
    figure = ukur(ind("IKU-1", target, realisasi, satuan=unit))[f"capaian:IKU-1:{YEAR}"]
    assert (figure.value, figure.exact, figure.text) == (None, None, "-")
    with using("en"):
        assert str(figure.reason) == reason
        assert reason in "\n".join(figure.steps)
        assert [str(note) for note in figure.notes] == notes


def test_the_reason_is_told_in_the_language_of_the_reader() -> None:
    figure = ukur(ind("IKU-1", 84, value("-")))[f"capaian:IKU-1:{YEAR}"]
    assert figure.steps == (
        "capaian = realisasi / target × 100",
        "        = realisasi / 84 × 100",
        "capaian tidak dapat dihitung: realisasi tidak ada",
        'realisasi "-": diisi tanda hubung',
    )


def test_a_name_beside_a_rank_of_its_ladder() -> None:
    rank = Ordinal("opini-bpk", "WTP", 4)
    assert ukur(ind("I", rank, Teks("WDP")))[f"capaian:I:{YEAR}"].text == "75,00"
    assert ukur(ind("I", Teks("WDP"), rank))[f"capaian:I:{YEAR}"].exact == Fraction(400, 3)
    assert ukur(ind("I", rank, Teks("Lulus")))[f"capaian:I:{YEAR}"].value is None


@pytest.mark.parametrize(
    ("target", "realisasi", "satuan", "exact"),
    [
        ("2 jam", "90 menit", None, Fraction(75)),
        ("90 menit", "1 jam", None, Fraction(200, 3)),
        ("Rp 2,5 juta", "Rp 1.250.000", None, Fraction(50)),
        ("1 km2", "100 ha", None, Fraction(100)),
        ("102 per 100.000 kelahiran hidup", "1,02 per 1.000 kelahiran hidup", None, Fraction(100)),
        ("90", "1 jam", "menit", Fraction(200, 3)),
    ],
)
def test_units_are_converted_exactly(target: str, realisasi: str, satuan: str | None, exact: Fraction) -> None:
    assert sakip.capaian(target, realisasi, satuan=satuan, tahun=2023).exact == exact


def test_units_that_do_not_fit_are_refused_by_name() -> None:
    figure = sakip.capaian("10 orang", "2 jam", tahun=2023)
    assert figure.value is None
    assert '"jam"' in str(figure.notes[0])
    assert '"orang"' in str(figure.notes[0])


@pytest.mark.parametrize(
    ("policy", "target", "realisasi", "text"),
    [
        ({}, "0", "5", "-"),
        ({}, "0", "0", "-"),
        ({}, "-5", "5", "-"),
        ({}, "5", "0", "0,00"),
        ({"target_nol": Fraction(100)}, "0", "5", "100,00"),
        ({"target_nol": Fraction(100)}, "0", "0", "-"),
        ({"target_nol_realisasi_nol": Fraction(100)}, "0", "0", "100,00"),
        ({"target_nol_realisasi_nol": Fraction(100)}, "0", "5", "-"),
        ({"target_nol": "rumus"}, "0", "5", "-"),
        ({"realisasi_nol": Fraction(1)}, "5", "0", "1,00"),
        ({"realisasi_nol": "tak-terdefinisi"}, "5", "0", "-"),
        ({"target_negatif": "rumus"}, "-5", "-4", "80,00"),
        ({"target_negatif": Fraction(0)}, "-5", "5", "0,00"),
    ],
)
def test_answers_for_zero_and_negative_values(
    policy: dict[str, object], target: str, realisasi: str, text: str
) -> None:
    assert sakip.capaian(target, realisasi, profile=profil(nol_naik=policy)).text == text


@pytest.mark.parametrize(
    ("atas", "bawah", "realisasi", "text"),
    [
        (None, None, "150", "150,00"),
        (Fraction(120), None, "150", "120,00"),
        (Fraction(120), Fraction(10), "5", "10,00"),
        (None, Fraction(10), "150", "150,00"),
        (Fraction(120), Fraction(0), "80", "80,00"),
    ],
)
def test_cap_and_floor(atas: Fraction | None, bawah: Fraction | None, realisasi: str, text: str) -> None:
    figure = sakip.capaian("100", realisasi, profile=profil(batas_capaian={"atas": atas, "bawah": bawah}))
    assert figure.text == text
    assert ("sebelum batas = " in "\n".join(figure.steps)) is (atas is not None or bawah is not None)


def test_the_cap_of_progress_is_that_of_achievements_unless_it_has_its_own() -> None:
    """LKj IP Kota Dumai 2016: an achievement ends at 100, 0,320 against 0,277 of the RPJMD is 115,52."""
    one = ind("I", Decimal("0.300"), Decimal("0.320"), akhir_renstra=Decimal("0.277"))
    capped = {"batas_capaian": {"atas": Fraction(100)}}
    for own, progress in (({}, "100,00"), ({"batas_kemajuan": {"atas": None}}, "115,52")):
        found = ukur(one, profile=profil(**capped, **own))
        assert [found[f"{kind}:I:{YEAR}"].text for kind in ("capaian", "kemajuan")] == ["100,00", progress]


def test_a_ratio_is_one_number() -> None:
    """Teachers to pupils, LKj IP Kota Dumai 2016: 1:17,9 is more than 1:32; the report prints 83,86."""
    figure = sakip.capaian("1:32", "1:17,9")
    assert (figure.exact, figure.text) == (Fraction(320, 179) * 100, "178,77")
    found = ukur(ind("I", value("1:32"), value("1:17,9")))
    assert found[f"target:I:{YEAR}"].text == "1:32"
    assert found[f"capaian:I:{YEAR}"].exact == figure.exact


def test_progress_and_the_national_standard_name_what_they_measure_against() -> None:
    from sakip.model import StandarNasional

    one = ind("I", 84, Decimal("79.35"), akhir_renstra=90, standar_nasional=StandarNasional(95, "SPM"))
    found = ukur(one)
    assert found[f"kemajuan:I:{YEAR}"].steps[:2] == (
        "kemajuan = realisasi / akhir renstra × 100",
        "         = 79,35 / 90 × 100",
    )
    assert found[f"terhadap-standar:I:{YEAR}"].steps[0] == "terhadap standar = realisasi / standar nasional × 100"
    without = ukur(ind("I", 84, 80))
    with using("en"):
        assert str(without[f"kemajuan:I:{YEAR}"].reason) == "akhir renstra is missing"
    assert f"kemajuan:I:{YEAR}" not in list(without)


@given(
    st.decimals("0.01", 10_000, places=2),
    st.decimals(0, 10_000, places=2),
    st.fractions(Fraction(1, 50), 50),
)
def test_scaling_both_by_one_factor_changes_nothing(target: Decimal, realisasi: Decimal, factor: Fraction) -> None:
    plain = ukur(ind("I", target, realisasi))[f"capaian:I:{YEAR}"]
    scaled = plain.recipe.make(
        "capaian:I:2023", {"target": Fraction(target) * factor, "realisasi": Fraction(realisasi) * factor}
    )
    assert scaled.exact == plain.exact == Fraction(realisasi) / Fraction(target) * 100


TARGETS = ("84", "84,5", "B (64,59)", "80-90", ">= 80", "<= 80", "WTP", "Koran", "1.234", "90 menit", "0")
FACTS = ("80", "-", "79,35", "70-71", "> 3", "WDP", "1 jam", "0", "1.234")


@given(st.sampled_from(TARGETS), st.sampled_from(FACTS), st.sampled_from(["naik", "turun", "stabil"]))
def test_every_pair_has_a_value_or_a_reason(target: str, realisasi: str, polaritas: str) -> None:
    def read_or_words(text: str) -> Nilai:
        try:
            return value(text)
        except NumberError:
            return Teks(text)

    figure = sakip.capaian(read_or_words(target), read_or_words(realisasi), polaritas=polaritas, profile=profil())
    assert (figure.value is None) is (figure.reason is not None)
    assert figure.steps
