# SPDX-License-Identifier: MIT
"""The front door from Python: three lines from data to a derivation, and one achievement from any kind of value."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from decimal import Decimal
from doctest import DocTestParser, DocTestRunner
from fractions import Fraction
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import sakip
from sakip import api, lang
from sakip.errors import AddressError, RegionError, TargetError
from sakip.model.nilai import Ordinal, Teks
from sakip.numbers import Rentang, read

BUNDLE = Path(__file__).parent / "data" / "bundle-kecil"


@pytest.fixture(autouse=True)
def _english(_indonesian: None) -> Iterator[None]:
    with lang.using("en"):
        yield


def test_three_lines_from_data_to_a_derivation(sumber_harta: Path) -> None:
    measurement = sakip.measure(sakip.load(sumber_harta))
    assert measurement["capaian:IKU-1:2023"].explain().splitlines()[:3] == [
        "capaian:IKU-1:2023 = 94,46 %",
        "  capaian = realisasi / target × 100",
        "          = 79,35 / 84 × 100",
    ]


@pytest.mark.parametrize("name", [one for one in sakip.__all__ if one[0].islower()])
def test_the_example_of_each_function_gives_what_it_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(BUNDLE, tmp_path / BUNDLE.name)
    monkeypatch.chdir(tmp_path)
    names = {one: getattr(sakip, one) for one in sakip.__all__}
    sakip.write(sakip.report(sakip.measure(sakip.load(BUNDLE))), "laporan.md")
    examples = DocTestParser().get_doctest(getattr(sakip, name).__doc__, names, name, None, None)
    assert examples.examples
    assert DocTestRunner().run(examples).failed == 0


def test_from_data_to_a_document(sumber_harta: Path, tmp_path: Path) -> None:
    measurement = sakip.measure(sakip.load(str(sumber_harta)))
    document = sakip.report(measurement)
    assert sakip.write(document, tmp_path / "laporan.md") == tmp_path / "laporan.md"
    with lang.using("id"):  # a report is Indonesian, whatever language messages are in
        assert document.figures["capaian:IKU-1:2023"] == measurement["capaian:IKU-1:2023"].steps


@pytest.mark.parametrize(
    ("target", "realisasi", "exact"),
    [
        (84, Decimal("79.35"), Fraction(2645, 28)),
        ("84", "79,35", Fraction(2645, 28)),
        (84, "79,35", Fraction(2645, 28)),
        (Decimal("84"), 80, Fraction(2000, 21)),
        ("Rp 2.216.469.840", "Rp2.125.787.689,-", Fraction(212578768900, 2216469840)),
        ("2 jam", "90 menit", 75),
        ("1 km2", "50 ha", 50),
        ("Rp 2 juta", "Rp 1.500.000", 75),
        ("WTP", "WDP", 75),
        ("wtp", "Wajar Tanpa Pengecualian", 100),
        (Ordinal("nilai-sakip", "BB", 5), Ordinal("nilai-sakip", "B", 4), 80),
        (read("69,1-69,5"), Decimal("69.3"), 100),
        (Rentang("60-80", Decimal(60), Decimal(80)), 90, Fraction(225, 2)),
        (">= 95", 95, 100),
        (-4, 2, None),
        (0, 5, None),
        ("-", 5, None),
        (84, "", None),
        ("1.234", 5, None),
        (Teks("koran"), Teks("majalah"), None),
        ("2 jam", "90 km", None),
        ("WTP", "BB", None),
        ("10", "5-6", None),
    ],
)
def test_an_achievement_from_any_kind_of_value(target: Any, realisasi: Any, exact: Fraction | int | None) -> None:
    figure = sakip.capaian(target, realisasi)
    assert figure.exact == exact
    assert (figure.reason is None) is (exact is not None)
    assert (figure.value is None) is (exact is None)
    assert pickle.loads(pickle.dumps(figure)) == figure


def test_units_that_do_not_fit_are_refused_by_name() -> None:
    figure = sakip.capaian("2 jam", "90 km")
    assert str(figure.reason) == "target and realisation are in units that do not fit"
    shown = figure.explain()
    assert '"km"' in shown
    assert '"jam"' in shown


def test_numbers_take_the_unit_of_the_indicator() -> None:
    assert sakip.capaian("120 menit", "90 menit", satuan="jam").exact == 75
    assert sakip.capaian(2, "90 menit", satuan="jam").exact == 75


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (84.0, 'target: 84.0 is not an exact number. Write Decimal("84.0") or the text "84.0".'),
        (float("nan"), 'target: nan is not an exact number. Write Decimal("nan") or the text "nan".'),
        (True, "target: True is not an exact number. Write 1 or 0, if that is meant."),
        (
            None,
            "target: None is no kind of target. "
            'Write a number (int or Decimal), its text ("92,5"), or "-" where there is none.',
        ),
        (
            [84],
            "target: [84] is no kind of target. "
            'Write a number (int or Decimal), its text ("92,5"), or "-" where there is none.',
        ),
        (Decimal("NaN"), 'target: NaN is no finite number. Write "-" where there is no number.'),
        (Decimal("-Infinity"), 'target: -Infinity is no finite number. Write "-" where there is no number.'),
        ("baik", 'target: "baik" is not a number. Write 92,5, or "-" if there is no number.'),
    ],
)
def test_what_is_no_target_is_refused(value: Any, told: str) -> None:
    with pytest.raises(TargetError) as caught:
        sakip.capaian(value, 80)
    assert str(caught.value) == told
    with pytest.raises(TargetError) as caught:
        sakip.capaian(80, value)
    assert str(caught.value) == told.replace("target:", "realisasi:", 1)


@pytest.mark.parametrize("polaritas", ["turun", "TURUN", sakip.Polaritas.TURUN])
def test_polarity_by_name(polaritas: Any) -> None:
    assert sakip.capaian(10, 12, polaritas=polaritas).exact == 80


def test_a_polarity_that_is_none() -> None:
    with pytest.raises(TargetError, match=r'"naek" is not a polarity\. Known: naik, turun, stabil\.'):
        sakip.capaian(10, 12, polaritas="naek")


def test_the_region_and_the_profile_decide() -> None:
    assert sakip.capaian("64,59", "61,90").text == "95,84"
    assert sakip.capaian("64,59", "61,90", wilayah="16.05").text == "95,83"
    profile = sakip.resolve("16.05.19", 2023)
    assert sakip.capaian("64,59", "61,90", profile=profile).text == "95,83"
    assert sakip.capaian("64,59", "61,90", wilayah="16.05", tahun=2023) == sakip.capaian(
        "64,59", "61,90", profile=profile, tahun=2023
    )
    with pytest.raises(RegionError):
        sakip.capaian(84, 80, wilayah="99")


def test_the_class_of_an_achievement() -> None:
    assert api.predikat(sakip.capaian(84, "79,35")) == "Sangat Tinggi"
    assert api.predikat(sakip.capaian(84, "-")) is None


def test_a_figure_says_which_year_it_is_of() -> None:
    assert sakip.capaian(84, 80, tahun=2023).address.year == 2023
    assert sakip.capaian(84, 80).address.year == api.this_year()


def test_without_a_plugin_the_national_rules_apply_and_the_measurement_says_so(sumber_harta: Path) -> None:
    bundle = sakip.load(sumber_harta)
    assert not [one for one in sakip.measure(bundle).catatan if "no plugin" in str(one)]
    profile = sakip.resolve("99.01.02", 2023, asked=False)
    other = sakip.measure(bundle, profile=profile)
    [note] = [one for one in other.catatan if "no plugin" in str(one)]
    assert "region 99.01.02: the national rules apply" in str(note)
    assert other["capaian:IKU-6a:2023"].text == "95,84"
    national = sakip.measure(bundle, profile=sakip.resolve(None, 2023))
    assert not [one for one in national.catatan if "no plugin" in str(one)]


def test_a_report_follows_the_region_whose_rules_the_measurement_follows(sumber_harta: Path) -> None:
    bundle = sakip.load(sumber_harta)
    own = sakip.report(sakip.measure(bundle))
    national = sakip.report(sakip.measure(bundle, profile=sakip.resolve(None, 2023)))
    assert len(list(own.tables())) > len(list(national.tables())) > 0


def test_what_stands_nowhere_is_an_error_with_what_is_near(sumber_harta: Path) -> None:
    measurement = sakip.measure(sakip.load(sumber_harta))
    with pytest.raises(AddressError, match="Nearest: capaian:IKU-"):
        measurement["capaian:IKU-9:2023"]


def test_the_public_names_are_what_dir_shows() -> None:
    assert set(sakip.__all__) <= set(dir(sakip))
    assert list(sakip.__all__) == sorted(sakip.__all__)
    for name in sakip.__all__:
        assert getattr(sakip, name).__doc__, name
    with pytest.raises(AttributeError, match="module 'sakip' has no attribute 'ukur'"):
        sakip.ukur  # noqa: B018


def test_every_public_error_is_one_that_can_be_caught_by_one_name() -> None:
    assert issubclass(sakip.FaultsError, sakip.SakipError)
    for wrong in (lambda: sakip.load("tidak-ada"), lambda: sakip.capaian("x", 1), lambda: sakip.resolve("99", 2023)):
        with pytest.raises(sakip.SakipError):
            wrong()
