# SPDX-License-Identifier: MIT
"""A bundle loads as it is written; figures from LKjIP Kecamatan Sumber Harta 2023 (table Pengukuran Kinerja)."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bundle.kecil import Kecil
from sakip.bundle import hooks, load
from sakip.errors import BundleError
from sakip.model import Bundle, Indikator, Ordinal, Polaritas, Teks, VersiPagu
from sakip.numbers import Ambigu, Angka, Kosong, Rentang


def test_a_folder_is_one_bundle(kecil: Kecil) -> None:
    bundle = load(kecil.folder)
    assert [one.id for one in bundle.indikator] == ["IKU-1", "IKU-6", "SK-1"]
    assert bundle.indikator[0].target == {2023: 84}
    assert bundle.indikator[0].realisasi[2023] == Decimal("79.35")
    assert bundle.indikator[0].polaritas is Polaritas.NAIK
    assert bundle.sasaran[1].tujuan is None
    assert bundle.perjanjian_kinerja is not None
    assert bundle.perjanjian_kinerja.versi is VersiPagu.PERUBAHAN
    assert bundle.sub_kegiatan[0].pagu.berlaku == 15212800
    assert bundle.klaim[0].printed == "94,05%"
    assert str(bundle.klaim[0].place) == "Pengukuran Kinerja, Capaian (%)"


def test_one_file_is_a_bundle_too(kecil: Kecil, tmp_path: Path) -> None:
    one = tmp_path / "satu.toml"
    texts = [file.read_text(encoding="utf-8") for file in (kecil.rencana, kecil.anggaran)]
    one.write_text("\n".join(texts), encoding="utf-8")
    assert load(one) == load(kecil.folder) == load(str(kecil.folder))


def test_text_that_is_a_number_keeps_its_text(kecil: Kecil) -> None:
    sakip = load(kecil.folder).indikator[1]
    assert sakip.target[2023] == Angka("B (64,59)", Decimal("64.59"), predikat="B")
    assert sakip.realisasi[2023] == Angka("61,90", Decimal("61.90"))


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ('"-"', Kosong),
        ('"69,1-69,5"', Rentang),
        ('"1.234"', Ambigu),
        ('"Koran / majalah"', Teks),
        ('"WTP"', Teks),
        ('{ skala = "opini-bpk", label = "WTP", peringkat = 4 }', Ordinal),
        ("84", int),
        ("84.0", Decimal),
    ],
)
def test_the_kinds_of_target(kecil: Kecil, written: str, kind: type) -> None:
    kecil.change("target.2023 = 84", f"target.2023 = {written}")
    assert type(load(kecil.folder).indikator[0].target[2023]) is kind


def test_a_realisation_older_than_the_renstra_is_history(kecil: Kecil) -> None:
    assert load(kecil.folder).indikator[0].realisasi[2020] == Kosong("-", "a dash stands in its place")


def test_other_files_in_the_folder_are_left_alone(kecil: Kecil) -> None:
    (kecil.folder / ".90-lock.toml").write_text("<<<", encoding="utf-8")
    (kecil.folder / "catatan.txt").write_text("92,5", encoding="utf-8")
    assert load(kecil.folder).tahun == 2023


def test_a_bundle_survives_pickle_copy_and_threads(kecil: Kecil) -> None:
    hooks.converter.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        bundles = list(pool.map(lambda _: load(kecil.folder), range(16)))
    assert all(one == bundles[0] for one in bundles)
    assert pickle.loads(pickle.dumps(bundles[0])) == copy.deepcopy(bundles[0]) == bundles[0]


def test_the_whole_report_loads(sumber_harta: Path) -> None:
    bundle = load(sumber_harta)
    assert isinstance(bundle, Bundle)
    assert len(bundle.sasaran) == 6
    assert {one.untuk for one in bundle.indikator if one.id.startswith("IKU")} == {one.id for one in bundle.sasaran}


NUMBERS = st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False, places=2))
VALUES = st.one_of(NUMBERS, st.sampled_from(["-", "92,5", "1.234", "WTP", "9o", "92,5,0", True, None, [1]]))
BY_YEAR = st.dictionaries(st.sampled_from(["2021", "2022", "2023", "23", "1"]), VALUES, max_size=3)
RECORD = st.fixed_dictionaries(
    {"id": st.just("IKU-1"), "nama": st.text(max_size=5), "untuk": st.just("S-1"), "satuan": st.sampled_from(["%", 1])},
    optional={
        "polaritas": st.sampled_from(["naik", "turun", "stabil", "niak", 1]),
        "target": BY_YEAR,
        "realisasi": BY_YEAR,
        "akhir_renstra": VALUES,
        "bobot": st.one_of(NUMBERS, st.just("12,5")),
        "standar_nasional": st.fixed_dictionaries({"nilai": VALUES}, optional={"sumber": st.just("BPS")}),
        "kartu": st.dictionaries(st.sampled_from(["rumus", "alasan", "konsolidasi", "x"]), st.just("jumlah")),
        "catatan": st.text(max_size=5),
        "catatn": st.just(""),
    },
)


@given(RECORD)
def test_the_short_way_and_the_long_way_agree(record: dict[str, Any]) -> None:
    """The fast reading of an indicator accepts what the thorough one accepts, with the same result."""
    conv = hooks.converter()
    fast = hooks.fast_indikator(copy.deepcopy(record))
    try:
        slow = hooks.table_hook(Indikator, conv)(copy.deepcopy(record), Indikator)
    except Exception:
        slow = None
    assert fast == slow


def test_a_path_without_a_bundle(tmp_path: Path) -> None:
    for path, text in (
        (tmp_path, "no .toml file is in this folder. Name a bundle: a .toml file, or a folder with .toml files."),
        (tmp_path / "tiada.toml", "there is no such file."),
    ):
        with pytest.raises(BundleError) as caught:
            load(path)
        assert str(caught.value) == f"{path}: {text}"


def test_nip_comes_from_a_private_file(kecil: Kecil, tmp_path: Path) -> None:
    private = tmp_path / "pejabat.toml"
    private.write_text('[nip]\n"DENI FERMADA LUBIS" = "nomor A"\nikhtisar = "nomor B"\n', encoding="utf-8")
    signers = load(kecil.folder, pejabat=private).perangkat_daerah.tanda_tangan
    assert {part: one.nip for part, one in signers.items()} == {"kata-pengantar": "nomor A", "ikhtisar": "nomor B"}
    assert load(kecil.folder).perangkat_daerah.tanda_tangan["ikhtisar"].nip is None


def test_the_private_file_may_stand_in_the_folder(kecil: Kecil) -> None:
    private = kecil.folder / "pejabat.toml"
    private.write_text('[nip]\nikhtisar = "nomor B"\n', encoding="utf-8")
    assert load(kecil.folder, pejabat=private).perangkat_daerah.tanda_tangan["ikhtisar"].nip == "nomor B"
    assert kecil.faults() == [
        'pejabat.toml:1: nip: the key "nip" is not known here. '
        "A file of NIPs is given on its own (pejabat), outside the bundle."
    ]


def test_faults_of_the_private_file_show_no_nip(kecil: Kecil, tmp_path: Path) -> None:
    private = tmp_path / "pejabat.toml"
    private.write_text('[nip]\nkata-pengantr = "rahasia"\nikhtisar = 123456\n[lain]\n', encoding="utf-8")
    assert [one.replace(f"{tmp_path}/", "") for one in kecil.faults(private)] == [
        'pejabat.toml:2: nip.kata-pengantr: "kata-pengantr" signs no part of this report. '
        'Nearest known: "kata-pengantar".',
        "pejabat.toml:3: nip.ikhtisar: text belongs here. Put the NIP in quotation marks.",
        'pejabat.toml:4: lain: the key "lain" is not known here. This file has one table: [nip].',
    ]
