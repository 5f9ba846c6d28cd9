# SPDX-License-Identifier: MIT
"""Names by code: the kecamatan's part, both editions, and what an import adds."""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import sakip.nomenklatur
from sakip.nomenklatur import Jenis, KodeError, daftar, find, get, parse, pengganti, riwayat
from sakip.nomenklatur.impor import baca
from sakip.nomenklatur.simpanan import simpan
from sakip.references import catalogue

HEAD = "jenis_pemda,kode,level,nama,indikator,satuan,spm,kode_sebelumnya\n"


def imported(folder: Path, name: str, *lines: str) -> None:
    path = folder / f"{name}.csv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    done = baca(path)
    assert not done.ditolak
    simpan(done.daftar)


def shipped() -> list[dict[str, str]]:
    path = Path(sakip.nomenklatur.__file__).parent / "kecamatan.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_shipped_line_is_a_clean_code_of_its_level_with_a_known_source() -> None:
    rows = shipped()
    assert len({(row["edisi"], row["jenis_pemda"], row["kode"]) for row in rows}) == len(rows)
    for row in rows:
        kode = parse(row["kode"])
        assert (str(kode), str(kode.tingkat)) == (row["kode"], row["level"])
        assert row["sumber"] in catalogue()
        assert row["nama"] == " ".join(row["nama"].split()) != ""


def test_the_kecamatan_has_75_sub_kegiatan_besides_the_supporting_program() -> None:
    # 8 of them belong to Aceh (authority 7)
    own = [row for row in shipped() if row["kode"].startswith("7.01.") and row["edisi"] == "pemutakhiran-2027"]
    assert sum(row["level"] == "sub-kegiatan" for row in own) == 75


def test_a_sub_kegiatan_has_name_unit_and_indicator() -> None:
    entry = get("7.01.02.2.04.0002", "KABKOT")
    assert entry.nama == "Pelaksanaan Urusan Pemerintahan yang terkait dengan Nonperizinan"
    assert (entry.satuan, entry.edisi, entry.tingkat) == ("Laporan", "pemutakhiran-2027", "sub-kegiatan")


def test_a_supporting_code_is_found_under_its_template() -> None:
    entry = get("7.01.01.2.01.0007", Jenis.KABKOT)
    assert (entry.nama, str(entry.templat)) == ("Evaluasi Kinerja Perangkat Daerah", "X.XX.01.2.01.0007")
    assert str(entry.kode) == "7.01.01.2.01.0007"
    # the program is every agency's, and so any bidang's code finds it
    assert get("1.02.01", "KABKOT").nama == "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"


def test_each_era_has_its_own_name() -> None:
    old, new = get("7.01.02.2.04.01", "KABKOT"), get("7.01.02.2.04.0001", "KABKOT")
    assert old.nama.endswith("Pelayanan Perizinan")
    assert new.nama.endswith("Pelayanan Perizinan Non Usaha")
    assert (old.edisi, new.edisi) == ("permendagri-90-2019", "pemutakhiran-2027")


def test_what_no_edition_has_is_none_or_an_error_that_helps() -> None:
    assert find("1.03.02", "KABKOT") is None
    with pytest.raises(KodeError, match="sakip nomenclature"):
        get("1.03.02", "KABKOT")
    with pytest.raises(KodeError, match=r"7\.01\.01\.2\.01\.0007: Evaluasi Kinerja"):
        get("7.01.01.2.01.07", "KABKOT")
    with pytest.raises(KodeError, match="KABKOT"):
        find("7.01", "KOTA")
    with pytest.raises(KodeError, match="permendagri-90-2019"):
        find("7.01", "KABKOT", edisi="permendagri-90")


def test_a_code_means_another_thing_for_another_kind_of_government(tmp_path: Path) -> None:
    # allweDepth/sesendok: 7.01.03 of DKI and of kabupaten/kota
    imported(
        tmp_path,
        "pemutakhiran 2027",
        "PROV,7.01.03,program,PROGRAM PENGELOLAAN KECAMATAN DAN KELURAHAN,,,,",
        "KABKOT,7.01.03,program,PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN,,,,",
    )
    assert get("7.01.03", "PROV").nama == "PROGRAM PENGELOLAAN KECAMATAN DAN KELURAHAN"
    assert get("7.01.03", "KABKOT").nama == "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN"


def test_an_imported_edition_answers_before_the_shipped_one_and_an_older_one_after_it(tmp_path: Path) -> None:
    imported(tmp_path, "daerah-2027", "KABKOT,7.01.02,program,NAMA 2027,,,,")
    imported(tmp_path, "daerah-2021", "KABKOT,7.01.02,program,NAMA 2021,,,,", "KABKOT,8.01.02,program,LAIN,,,,")
    assert [one.edisi for one in daftar()] == ["daerah-2027", "pemutakhiran-2027", "daerah-2021", "permendagri-90-2019"]
    assert get("7.01.02", "KABKOT").nama == "NAMA 2027"
    assert get("7.01.02", "KABKOT", edisi="daerah-2021").nama == "NAMA 2021"
    assert get("8.01.02", "KABKOT").edisi == "daerah-2021"


def test_renamed_codes_are_followed_both_ways_and_a_circle_ends(tmp_path: Path) -> None:
    # 1.02.02.2.02.0053 replaces 0028: allweDepth/sesendok; the rest of the chain is made up for the test
    imported(
        tmp_path,
        "rantai-2027",
        "KABKOT,1.02.02.2.02.0053,sub-kegiatan,Pengambilan Spesimen,,Paket,NON-SPM,1.02.02.2.02.0028",
        "KABKOT,1.02.02.2.02.0028,sub-kegiatan,Pengambilan,,,,1.02.02.2.02.0005",
        "KABKOT,1.02.02.2.02.0007,sub-kegiatan,Kesatu,,,,1.02.02.2.02.0008",
        "KABKOT,1.02.02.2.02.0008,sub-kegiatan,Kedua,,,,1.02.02.2.02.0007",
        "KABKOT,X.XX.01.2.01.0020,sub-kegiatan,Penunjang,,,,X.XX.01.2.01.0010",
    )
    last = [one.bagian[-1] for one in riwayat("1.02.02.2.02.0053", "KABKOT")]
    assert last == ["0053", "0028", "0005"]
    assert [str(one) for one in pengganti("1.02.02.2.02.0028", "KABKOT")] == ["1.02.02.2.02.0053"]
    assert len(riwayat("1.02.02.2.02.0007", "KABKOT")) == 2
    assert riwayat("7.01.02", "KABKOT") == (parse("7.01.02"),)
    assert str(riwayat("7.01.01.2.01.0020", "KABKOT")[1]) == "7.01.01.2.01.0010"
    assert [str(one) for one in pengganti("7.01.01.2.01.0010", "KABKOT")] == ["7.01.01.2.01.0020"]


def test_many_threads_find_the_same(tmp_path: Path) -> None:
    imported(tmp_path, "daerah-2027", "KABKOT,7.01.02,program,NAMA 2027,,,,")
    with ThreadPoolExecutor(8) as pool:
        names = list(pool.map(lambda _: get("7.01.02", "KABKOT").nama, range(64)))
    assert set(names) == {"NAMA 2027"}
