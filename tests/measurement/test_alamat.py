# SPDX-License-Identifier: MIT
"""Figures by address: every kind, other years, counts, what is not there; and a measurement as a value."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import sakip
from measurement.contoh import YEAR, bundel, ind, uang, ukur
from sakip.address import KINDS
from sakip.errors import AddressError
from sakip.lang import using
from sakip.measurement import Measurement, measure
from sakip.model import (
    AnggaranPK,
    AnggaranRenstra,
    BarisPegawai,
    DesaKelurahan,
    Dukungan,
    Indikator,
    KartuIndikator,
    Konsolidasi,
    PerjanjianKinerja,
    Rpjmd,
    StandarNasional,
    TabelPegawai,
    Wilayah,
)
from sakip.numbers import read

SUB = "7.01.01.2.02.01"
ELSEWHERE = {"nilai-evaluasi", "nrr", "nrr-tertimbang", "ikm", "predikat:ikm", "ip-asn", "predikat:ip-asn"}
"""Kinds that sakip.evaluasi and sakip.indeks make from answers, not from a bundle."""


@pytest.fixture(scope="module")
def whole() -> Measurement:
    """A bundle that has something of everything."""
    one = Indikator(
        "I", "Nilai SAKIP", "S-1", "nilai", target={2021: 60, 2022: 62, 2023: read("B (64,59)")},
        realisasi={2020: read("-"), 2021: Decimal("60.5"), 2022: 61, 2023: Decimal("61.9")}, awal_renstra=55,
        akhir_renstra=70, standar_nasional=StandarNasional(80, "nasional"),
        kartu=KartuIndikator(konsolidasi=Konsolidasi.TERAKHIR),
        target_periode={"TW4": 64}, realisasi_periode={"TW4": 62},
    )  # fmt: skip
    output = attrs.evolve(one, id="K", untuk=SUB)
    budget = uang((SUB, 100, 90))
    years = range(2021, 2027)
    renstra = AnggaranRenstra(80, 600, dict.fromkeys(years, 100), {2021: 90, 2022: 95})
    budget["sub_kegiatan"] = tuple(attrs.evolve(sub, renstra=renstra) for sub in budget["sub_kegiatan"])
    agency = attrs.evolve(
        bundel().perangkat_daerah,
        wilayah=Wilayah(desa=(DesaKelurahan("A"), DesaKelurahan("B", "kelurahan"))),
        pegawai=(TabelPegawai("pangkat", "Pegawai", "Pangkat", (BarisPegawai("Penata", 3), BarisPegawai("Juru"))),),
    )
    return ukur(
        one, output, **budget, perangkat_daerah=agency, dukungan=(Dukungan("S-1", "7.01.01"),),
        rpjmd=Rpjmd(2021, 2026, "Maju", misi=("Satu", "Dua")),
        perjanjian_kinerja=PerjanjianKinerja(program=(AnggaranPK("7.01.01", 100),)),
    )  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ELSEWHERE])
def test_every_kind_of_figure_is_answered(kind: str, whole: Measurement) -> None:
    money = ("serapan", "pagu", "pagu-renstra", "serapan-renstra", "serapan-rencana")
    subjects = {**dict.fromkeys(money, SUB), "anggaran-pk": "7.01.01", "efisiensi": "S-1"}
    subject = subjects.get(kind, "99.01" if kind.startswith(("jumlah:", "rata-rata:", "predikat:rata")) else "I")
    figure = whole[f"{kind}:{subject}:{YEAR}{':TW4' if kind.endswith('-kumulatif') else ''}"]
    assert figure.value is not None, figure.explain()
    assert (figure.address.kind, figure.address.subject, figure.address.year) == (kind, subject, YEAR)
    assert figure.steps
    with using("en"):
        assert figure.steps


def test_earlier_years_answer_by_address(whole: Measurement) -> None:
    assert whole["capaian:I:2022"].text == "98,39"
    assert whole["predikat:capaian:I:2022"].text == "Sangat Tinggi"
    assert whole["kemajuan:I:2021"].text == "86,43"
    assert whole["predikat:sakip:I:2022"].sources == {"nilai": "realisasi:I:2022"}
    assert "capaian:I:2022" not in list(whole)


def test_year_against_year(whole: Measurement) -> None:
    assert whole["perubahan:I:2023"].labelled == "0,90 nilai"
    assert whole["perubahan:I:2022"].labelled == "0,50 nilai"
    gap = whole["perubahan:I:2021"]
    with using("en"):
        assert str(gap.reason) == "realisasi tahun lalu is missing"
        assert 'realisasi tahun lalu "-": a dash stands in its place' in gap.steps
    share = ukur(attrs.evolve(ind("P", 90, 80), realisasi={2022: read("75,5"), 2023: 80}))
    assert share[f"perubahan:P:{YEAR}"].labelled == "4,50 poin persen"
    assert f"perubahan:P:{YEAR}" in list(share)
    assert f"perubahan:P:{YEAR}" not in list(ukur(ind("P", 90, 80)))


@pytest.mark.parametrize(
    ("written", "text", "value"),
    [("B (64,59)", "64,59", Decimal("64.59")), ("69,1-69,5", "69,1-69,5", None), (">= 95", ">= 95", None),
     ("-", "-", None), ("1.234", "1.234", None), ("90 menit", "1,5", Decimal("1.5")),
     ("100 menit", "1,666667", Decimal("1.666667"))],
)  # fmt: skip
def test_a_recorded_value_prints_as_it_is(written: str, text: str, value: Decimal | None) -> None:
    figure = ukur(ind("I", read(written), None, satuan="jam" if "menit" in written else "nilai"))[f"target:I:{YEAR}"]
    assert (figure.text, figure.value) == (text, value)


def test_counts(whole: Measurement) -> None:
    assert (
        str(whole[f"jumlah:pegawai-pangkat:99.01:{YEAR}"].notes[0]) == "1 dari 2 mempunyai nilai; tidak diikutkan: Juru"
    )
    reached = ukur(ind("a", 100, 100), ind("b", 100, 99), ind("c", 100, None))[
        f"jumlah:indikator-tercapai:99.01:{YEAR}"
    ]
    assert (reached.text, str(reached.notes[0])) == ("1", "2 dari 3 mempunyai nilai; tidak diikutkan: c")
    bare = measure(bundel(), sakip.resolve(None, YEAR))
    for kind in ("misi", "desa", "pegawai"):
        assert bare[f"jumlah:{kind}:99.01:{YEAR}"].text == "-"
    assert bare.find(f"jumlah:pegawai-pangkat:99.01:{YEAR}") is None


@pytest.mark.parametrize(
    "address",
    ["capaian:I:2022:TW1", "predikat:capaian:I:2023:TW1", "realisasi:X:2023:TW1",
     "pagu:7.01.01:2023:TW1", "capaian:X:2023", "pagu:7.09:2023", "jumlah:program:99.01:2022",
     "rata-rata:capaian:S-1:2022", "anggaran-pk:99.01:2022", "efisiensi:I:2023"],
)  # fmt: skip
def test_nothing_stands_elsewhere(address: str, whole: Measurement) -> None:
    assert whole.find(address) is None
    assert address not in whole
    assert whole.get(address, "apa") == "apa"
    with pytest.raises(AddressError, match="tidak ada angka pada alamat"):
        whole[address]


def test_what_is_no_address(whole: Measurement) -> None:
    assert "capaian" not in whole
    assert whole.get("capaian") is None
    for ask in (whole.find, whole.__getitem__):
        with pytest.raises(AddressError):
            ask("capaian")


def test_the_nearest_addresses_are_named(whole: Measurement) -> None:
    with using("en"), pytest.raises(AddressError, match=r"Nearest: .*serapan:7\.01\.01:2023"):
        whole["serapan:7.01.1:2023"]


def test_a_measurement_is_the_same_each_time_and_survives_pickle(whole: Measurement) -> None:
    again = measure(whole.bundle, whole.profile)
    assert dict(again) == dict(whole)
    assert list(again) == list(whole)
    assert again.to_json() == whole.to_json()
    for other in (pickle.loads(pickle.dumps(whole)), copy.copy(whole), copy.deepcopy(whole)):
        assert dict(other) == dict(whole)


def test_rows_and_json_hold_numbers_as_text(whole: Measurement) -> None:
    row = next(one for one in whole.rows() if one["address"] == "capaian:I:2023")
    assert (row["kind"], row["subject"], row["year"]) == ("capaian", "I", 2023)
    assert (row["value"], row["exact"], row["unit"], row["rule"]) == ("95.84", "619000/6459", "%", "capaian.naik.rasio")
    data = whole.to_json()
    assert data["schema"] == 1
    assert all(isinstance(one["value"], str | None) for one in data["figures"])
    assert set(data["versions"]) == {"sakip"}


def test_a_notebook_shows_a_table_without_markup_from_names() -> None:
    agency = attrs.evolve(bundel().perangkat_daerah, nama="Dinas <b>X</b>")
    shown = ukur(ind("I", 84, 80), perangkat_daerah=agency)._repr_html_()
    assert "Dinas &lt;b&gt;X" in shown
    assert "95,24 %" in shown


def test_the_figures_of_sumber_harta(sumber_harta: Path) -> None:
    """As the report prints them: to two digits, cut; against the end of the Renstra; total absorption."""
    found = sakip.measure(sakip.load(sumber_harta))
    ids = ("1", "2", "3", "4", "5", "6a", "6b")
    capaian = [found[f"capaian:IKU-{id}:2023"].text for id in ids]
    assert capaian == ["94,46", "91,95", "94,56", "100,00", "91,95", "95,83", "89,03"]
    assert [found[f"capaian:IKU-{id}:2023"].printed(0) for id in ids] == ["94", "91", "94", "100", "91", "95", "89"]
    assert [found[f"kemajuan:IKU-{id}:2023"].text for id in ids[:5]] == ["88,16", "82,47", "88,77", "100,00", "84,21"]
    money = [found[f"{kind}:16.05.19:2023"].labelled for kind in ("pagu", "realisasi", "serapan")]
    assert money == ["Rp 2.216.469.840", "Rp 2.125.787.689", "95,91 %"]
