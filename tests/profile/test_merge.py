# SPDX-License-Identifier: MIT
"""One profile from national and regional choices: whose each value is, why, for which years, and how figures follow."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

import sakip
from sakip import national
from sakip.errors import RuleError
from sakip.frozen import Frozen
from sakip.measurement.recipes import Recipes
from sakip.numbers import Mode
from sakip.profile import Choice, Choices, Profile, Rounding, resolve
from sakip.references import Rujukan

Merged = Callable[..., Profile]


def test_a_field_that_the_region_leaves_out_keeps_the_national_value(merged: Merged) -> None:
    made = merged("[nol.turun]\ntarget_nol_realisasi_nol = 100\nrujukan = RUJUKAN\n")
    assert made.nol("turun").target_nol_realisasi_nol == 100
    assert made.nol("turun").target_nol == "tak-terdefinisi"
    assert made.nol("naik").target_nol_realisasi_nol == "tak-terdefinisi"


def test_each_value_knows_whose_choice_it_is_and_why(merged: Merged) -> None:
    made = merged('[pembulatan.umum]\nmode = "potong"\nrujukan = RUJUKAN\n')
    mode, digit = made.origin("pembulatan.umum", "mode"), made.origin("pembulatan.umum", "digit")
    assert mode is not None
    assert digit is not None
    assert (mode.nilai, mode.asal, str(mode.rujukan)) == (
        "potong",
        "Kabupaten Coba",
        "LKjIP Inspektorat Kabupaten Sampang 2019, hlm. 40",
    )
    assert mode.rujukan.praktik_saja
    assert (digit.nilai, digit.asal) == (2, "national")
    assert made.origin("pembulatan.umum", "arah") is None


def test_tanpa_switches_a_cap_off(written: Callable[..., Choices]) -> None:
    base = national.sakip_profil("35.27", 2023)
    province = written("[batas.capaian]\natas = 120\nbawah = 0\nrujukan = RUJUKAN\n", "35", "Provinsi")
    regency = written('[batas.capaian]\natas = "tanpa"\nrujukan = RUJUKAN\n')
    capped = resolve([base, province], "35", 2023)
    free = resolve([base, province, regency], "35.27", 2023)
    assert sakip.capaian(10, 15, profile=capped).text == "120,00"
    assert sakip.capaian(10, 15, profile=free).text == "150,00"
    assert sakip.capaian(10, 25, polaritas="turun", profile=free).text == "0,00"


def test_a_scale_can_be_switched_off(merged: Merged, sumber_harta: Path) -> None:
    made = merged('[predikat.capaian]\nskala = "tanpa"\nrujukan = RUJUKAN\n')
    figures = sakip.measure(sakip.load(sumber_harta), profile=made)
    assert not [key for key in figures if key.startswith("predikat:capaian")]


DATED = """
[[capaian.turun]]
rumus = "capaian.turun.rasio"
berlaku_sampai = 2020
rujukan = RUJUKAN

[[capaian.turun]]
rumus = "capaian.turun.cermin"
berlaku_sejak = 2021
berlaku_sampai = 2022
rujukan = RUJUKAN

[[capaian.turun]]
rumus = "capaian.turun.rasio"
berlaku_sejak = 2024
rujukan = RUJUKAN
"""


@pytest.mark.parametrize(
    ("year", "rule", "whose"),
    [
        (1999, "capaian.turun.rasio", "Kabupaten Coba"),
        (2020, "capaian.turun.rasio", "Kabupaten Coba"),
        (2021, "capaian.turun.cermin", "Kabupaten Coba"),
        (2022, "capaian.turun.cermin", "Kabupaten Coba"),
        (2023, "capaian.turun.cermin", "national"),
        (2024, "capaian.turun.rasio", "Kabupaten Coba"),
        (2100, "capaian.turun.rasio", "Kabupaten Coba"),
    ],
)
def test_choices_hold_for_their_years(merged: Merged, year: int, rule: str, whose: str) -> None:
    made = merged(DATED, year)
    found = made.origin("capaian.turun", "rumus")
    assert found is not None
    assert (made.rule("capaian.turun").id, found.asal) == (rule, whose)


def test_choices_made_in_python_are_held_to_the_same(english: None) -> None:
    twice = [Choice("capaian.turun", {"rumus": f"capaian.turun.{one}"}, Rujukan("a")) for one in ("rasio", "cermin")]
    with pytest.raises(sakip.FaultsError, match=r'two choices under "capaian.turun" hold in 2023'):
        resolve([Choices("35", "Coba", tuple(twice), "Coba")], "35", 2023)


ROUNDING = """
[pembulatan.umum]
mode = "half-even"
rujukan = RUJUKAN
[pembulatan.capaian]
digit = 1
rujukan = RUJUKAN
[pembulatan."rata-rata:capaian"]
mode = "potong"
rujukan = RUJUKAN
[pembulatan.serapan]
mode = "ke-atas"
digit = 0
rujukan = RUJUKAN
"""


@pytest.mark.parametrize(
    ("kind", "mode", "digits"),
    [
        ("capaian", Mode.HALF_EVEN, 1),
        ("rata-rata:capaian", Mode.POTONG, 1),
        ("serapan", Mode.KE_ATAS, 0),
        ("rata-rata:serapan", Mode.KE_ATAS, 0),
        ("kemajuan", Mode.HALF_EVEN, 2),
        ("pagu", Mode.HALF_EVEN, 0),
    ],
)
def test_mode_and_digits_are_chosen_per_kind_of_figure(merged: Merged, kind: str, mode: Mode, digits: int) -> None:
    """What a kind does not say, that which it averages says, and then the general choice."""
    assert merged(ROUNDING).rounding(kind) == Rounding(mode, digits)


def test_rounding_each_figure_before_the_mean_prints_another_mean(merged: Merged, sumber_harta: Path) -> None:
    """LKjIP Kecamatan Sumber Harta 2023, sasaran 6: 61,90 of 64,59 and 49,12 of 55,17.

    Their achievements 95,8353... and 89,0339... have the mean 92,4346...; rounded first, 95,84 and 89,03 have 92,435.
    """
    bundle = sakip.load(sumber_harta)
    plain = '[rekap.tahap]\nnilai = "STAGE"\nrujukan = RUJUKAN\n'
    means = {}
    for stage in ("akhir", "tiap"):
        figures = sakip.measure(bundle, profile=merged(plain.replace("STAGE", stage)))
        assert [figures[f"capaian:IKU-{one}:2023"].text for one in ("6a", "6b")] == ["95,84", "89,03"]
        means[stage] = figures["rata-rata:capaian:S-6:2023"]
    assert {stage: one.text for stage, one in means.items()} == {"akhir": "92,43", "tiap": "92,44"}
    assert means["tiap"].exact == Fraction(9584 + 8903, 200)


def test_the_regions_number_format_is_used(merged: Merged) -> None:
    made = merged('[angka]\ndesimal = "."\nribuan = ","\nrujukan = RUJUKAN\n')
    assert sakip.capaian(1, Decimal("12.3456"), profile=made).text == "1,234.56"


def test_a_profile_cannot_be_changed(merged: Merged) -> None:
    made = merged('[kerangka.lkjip]\nbagian = [{ id = "a", judul = "A", isi = ["narasi:x"] }]\nrujukan = RUJUKAN\n')
    for name in ("kode", "pilihan", "tahun"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(made, name, 1)
    [part] = made.get("kerangka.lkjip", "bagian")
    for mapping in (made.pilihan, made.aturan, made.versi, part):
        assert isinstance(mapping, Frozen)
        for change in (
            lambda one: one.__setitem__("x", 1), lambda one: one.pop("x", None), lambda one: one.update(x=1),
            lambda one: one.clear(), lambda one: one.setdefault("x", 1), lambda one: one.__ior__({"x": 1}),
        ):  # fmt: skip
            with pytest.raises(TypeError, match="cannot be changed"):
                change(mapping)
        with pytest.raises(AttributeError):
            mapping.x = 1
        with pytest.raises(AttributeError):
            del mapping._data
    source = {"sakip": "1"}
    profile = Profile("35", 2023, (), {}, {}, source)
    source["sakip"] = "2"
    assert profile.versi == {"sakip": "1"}


def test_a_profile_survives_pickle_and_copy(merged: Merged) -> None:
    made = merged(ROUNDING + SAMPANG.replace("POLICY", "bulat"))
    made.rounding("capaian")
    for again in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made)):
        assert again == made
        assert hash(again) == hash(made)
        assert again.rounding("capaian") == made.rounding("capaian")
        assert sakip.capaian(84, "79,35", profile=again) == sakip.capaian(84, "79,35", profile=made)
    assert made != merged("")


@pytest.mark.parametrize("year", [2015, 2020, 2023, 2030])
def test_the_national_choices_hold_together(year: int) -> None:
    made = sakip.resolve(None, year)
    made.check()
    assert made.wilayah == ("Nasional",)


def test_a_rule_that_nobody_chose_is_named(english: None) -> None:
    with pytest.raises(RuleError, match=r'the profile of 35 chooses no rule for "serapan"'):
        resolve([], "35", 2023).rule("serapan")


def test_the_keys_come_in_the_order_of_the_documentation(merged: Merged) -> None:
    made = merged('[tabel.a]\njudul = "A"\nrujukan = RUJUKAN\n[angka]\ndesimal = ","\nrujukan = RUJUKAN\n')
    families = ("tabel.", "gambar.", "teks.", "kalimat.", "kerangka.")
    found = [one for one in made.keys() if one == "tabel.a" or not one.startswith(families)]  # noqa: SIM118
    assert found[0] == "capaian.naik"
    assert found[-4:] == ["angka", "pembulatan.umum", "pembulatan.pagu", "tabel.a"]


# LKjIP Inspektorat Daerah Kabupaten Sampang 2019: the classes as printed.
SAMPANG = """
[predikat.capaian]
skala = [
  { label = "Sangat Baik", bawah = 91, atas = 100 },
  { label = "Baik", bawah = 76, atas = 90 },
  { label = "Cukup", bawah = 66, atas = 75 },
  { label = "Kurang", bawah = 51, atas = 65 },
  { label = "Sangat Kurang", atas = 50 },
]
celah = "POLICY"
rujukan = RUJUKAN
"""


@pytest.mark.parametrize(
    ("policy", "realisation", "label"),
    [
        ("batas-bawah", "91", "Sangat Baik"),
        ("batas-bawah", "90,5", "Baik"),
        ("batas-bawah", "112", "Sangat Baik"),
        ("batas-bawah", "50", "Sangat Kurang"),
        ("batas-bawah", "-3", "Sangat Kurang"),
        ("batas-atas", "90,5", "Sangat Baik"),
        ("batas-atas", "112", None),
        ("bulat", "90,5", "Sangat Baik"),
        ("bulat", "90,49", "Baik"),
        ("bulat", "100,49", "Sangat Baik"),
        ("bulat", "100,5", None),
        ("tanpa-kelas", "90,5", None),
        ("tanpa-kelas", "90", "Baik"),
    ],
)
def test_a_region_writes_its_scale_as_a_table(merged: Merged, policy: str, realisation: str, label: str | None) -> None:
    profile = merged(SAMPANG.replace("POLICY", policy))
    figure = sakip.capaian(100, realisation, profile=profile)
    recipe = Recipes(profile).scale("predikat:capaian", "predikat.capaian")
    assert recipe is not None
    rank = recipe.make("predikat:capaian:indikator:2023", {"nilai": figure.exact})
    assert rank.text == (label or "-")
    assert "LKjIP Inspektorat Kabupaten Sampang 2019, hlm. 40" in rank.explain()


def test_the_measurement_uses_the_written_scale(merged: Merged, sumber_harta: Path) -> None:
    figures = sakip.measure(sakip.load(sumber_harta), profile=merged(SAMPANG.replace("POLICY", "batas-bawah")))
    assert figures["predikat:capaian:IKU-1:2023"].text == "Sangat Baik"
    assert figures["predikat:capaian:IKU-6b:2023"].text == "Baik"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (
            SAMPANG.replace('celah = "POLICY"\n', ""),
            'scale "predikat.capaian.35.27" has a hole between "Sangat Kurang" and "Kurang". '
            "Close it, or name a policy: celah = ",
        ),
        (
            SAMPANG.replace("POLICY", "batas-bawah").replace("bawah = 76", "bawah = 75"),
            'scale "predikat.capaian.35.27": "Cukup" and "Baik" overlap.',
        ),
        (
            SAMPANG.replace("POLICY", "bulat").replace("bawah = 76", "bawah = 77"),
            'scale "predikat.capaian.35.27": rounding to whole numbers does not close the hole between "Cukup" and '
            '"Baik".',
        ),
        (
            SAMPANG.replace("POLICY", "bulat").replace("bawah = 91, atas = 100", "bawah = 100, atas = 91"),
            'scale "predikat.capaian.35.27": "Sangat Baik" ends below where it begins. Swap bawah and atas.',
        ),
        (
            SAMPANG.replace("POLICY", "bulat").replace('"Sangat Baik"', '"Baik"'),
            'scale "predikat.capaian.35.27": two classes are called "Baik". Give each its own name.',
        ),
    ],
)
def test_a_written_scale_is_proved_when_it_is_read(faults: Callable[..., list[str]], body: str, fault: str) -> None:
    [found] = faults(body)
    assert found.startswith(f"6: predikat.capaian.skala: {fault}")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('label = "Baik", ', "", '8: predikat.capaian.skala.2: a row lacks "label". It is required here.'),
        (
            "bawah = 76",
            "bwah = 76",
            '8: predikat.capaian.skala.2.bwah: key "bwah" is not known here. Nearest: "bawah".',
        ),
        (
            "bawah = 76",
            'bawah = "76"',
            '8: predikat.capaian.skala.2.bawah: "76" is not a number. Write 100 or 92.5, without quotes.',
        ),
    ],
)
def test_a_fault_in_a_written_scale_has_its_line(
    faults: Callable[..., list[str]], old: str, new: str, fault: str
) -> None:
    assert faults(SAMPANG.replace("POLICY", "bulat").replace(old, new)) == [fault]


@pytest.mark.parametrize("value", ["5", "[]", "true"])
def test_what_is_no_scale_at_all(faults: Callable[..., list[str]], value: str) -> None:
    [fault] = faults(f"[predikat.capaian]\nskala = {value}\nrujukan = RUJUKAN\n")
    assert 'is no scale. Write the id of one ("predikat...."), or its classes:' in fault


def test_a_scale_whose_classes_touch_needs_no_policy_and_ends_where_they_end(merged: Merged) -> None:
    scale = merged(
        "[predikat.capaian]\nrujukan = RUJUKAN\nskala = [\n"
        '{ label = "Istimewa", bawah = 90, atas = 100 },\n'
        '{ label = "Baik", bawah = 80, atas = 90, atas_termasuk = false },\n'
        '{ label = "Kurang", bawah = 0, atas = 80, atas_termasuk = false } ]\n'
    ).scale("predikat.capaian")
    assert scale is not None
    assert (scale.bawah, scale.atas, scale.celah) == (0, 100, "tidak-ada")


def test_rounding_closes_holes_at_the_decimals_that_the_table_has(merged: Merged) -> None:
    scale = merged(
        '[predikat.capaian]\nrujukan = RUJUKAN\ncelah = "bulat"\nskala = [\n'
        '{ label = "Baik", bawah = 60, atas = 79.99 }, { label = "Sangat Baik", bawah = 80 },\n'
        '{ label = "Kurang", atas = 59.99 } ]\n'
    ).scale("predikat.capaian")
    assert scale is not None
    assert scale.digit == 2


def test_the_policy_for_holes_goes_with_the_scale_that_it_was_written_for(merged: Merged) -> None:
    """The national policy closes the holes of the national scale; another scale brings its own."""
    made = merged('[predikat.capaian]\nskala = "predikat.permenpanrb-88-2021"\nrujukan = RUJUKAN\n')
    assert made.get("predikat.capaian", "celah") is None
    assert made.get("predikat.capaian", "dasar") == "eksak"
    kept = merged('[predikat.capaian]\ncelah = "bulat"\nrujukan = RUJUKAN\n').scale("predikat.capaian")
    assert kept is not None
    assert (kept.id, kept.celah) == ("predikat.permendagri-86-2017", "bulat")
