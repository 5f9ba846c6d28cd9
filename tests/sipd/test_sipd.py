# SPDX-License-Identifier: MIT
"""Budgets from SIPD's exports.

Names and amounts: LKjIP Kecamatan Sumber Harta 2023, table "Realisasi Fisik dan Keuangan"; the headers are those of the
layouts that kolom.toml names.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import sakip
from cli.perintah import Run
from sakip.errors import BundleError
from sakip.model import VersiPagu
from sakip.sipd import merge, read

DATA = Path(__file__).parents[1] / "data/sipd"
SUB_KEGIATAN, LRA, RKA = (DATA / name for name in ("sub-kegiatan.csv", "lra.csv", "rka.tsv"))


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ekspor.csv"
    path.write_text(text, "utf-8")
    return path


def test_one_row_a_sub_kegiatan_with_the_levels_above_it() -> None:
    found = read(SUB_KEGIATAN, versi=VersiPagu.PERUBAHAN)
    assert {str(one.kode): one.uang for one in found.baris} == {
        "7.01.01": {},
        "7.01.01.2.06": {},
        "7.01.01.2.06.0005": {"perubahan": 24_738_600},
        "7.01.01.2.06.0009": {"perubahan": 46_482_000},
    }
    assert found.baris[0].nama == "PROGRAM PENUNJANG URUSAN"
    assert found.skpd == {"7.01.0.00.0.00.19.0000": "Kecamatan Sumber Harta"}
    assert found.tertinggal == ()


def test_one_column_of_codes_with_accounts_between() -> None:
    found = read(LRA)
    money = {str(one.kode): one.uang for one in found.baris}
    assert money["7.01.01.2.06.09"] == {"murni": 46_482_000, "realisasi": 45_936_200}
    assert found.akun == 1
    # line 9 is a total, and the right one
    assert [(one.code, one.place.line) for one in found.tertinggal] == [("sipd-code", 10), ("sipd-money", 11)]


def test_a_total_that_is_none_is_said(tmp_path: Path) -> None:
    text = LRA.read_text("utf-8").replace(";Jumlah tanpa kode;71.220.600", ";Jumlah tanpa kode;71.220.599")
    (left,) = (one for one in read(written(tmp_path, text)).tertinggal if one.code == "sipd-sum")
    assert (left.place.line, "71.220.600" in str(left.message)) == (9, True)


def test_rows_of_accounts_add_up_to_their_sub_kegiatan() -> None:
    found = read(RKA, versi=VersiPagu.PERUBAHAN)
    assert [(str(one.kode), one.uang) for one in found.baris] == [
        ("7.01.01.2.06.0005", {"perubahan": 24_738_600, "murni": 19_738_600})
    ]
    assert found.akun == 2


def test_the_money_goes_to_the_same_code_of_the_other_era(sumber_harta: Path) -> None:
    bundle = sakip.load(sumber_harta)
    made, notes = merge(bundle, read(LRA, versi=VersiPagu.MURNI))
    by_code = {one.kode: one for one in made.sub_kegiatan}
    assert len(made.sub_kegiatan) == len(bundle.sub_kegiatan)
    assert by_code["7.01.01.2.06.05"].pagu.murni == 24_738_600
    assert by_code["7.01.01.2.06.05"].pagu.perubahan == 24_738_600
    said = [str(one) for one in notes]
    assert any("7.01.01, murni" in one and "74.500.000" in one for one in said), "a program's own sum is looked at"
    assert any("7.01.02.2.01.01" in one for one in said), "what the export lacks is said"
    again, _ = merge(bundle, read(SUB_KEGIATAN))
    assert {one.kode for one in again.sub_kegiatan} == {one.kode for one in bundle.sub_kegiatan}


def test_a_workbook_reads_as_its_csv(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for line in SUB_KEGIATAN.read_text("utf-8").splitlines():
        cells = line.split(",")
        page.append([int(one) if one.isdigit() and len(one) > 4 else one for one in cells])
    book.save(tmp_path / "ekspor.xlsx")
    assert [(one.kode, one.uang) for one in read(tmp_path / "ekspor.xlsx").baris] == [
        (one.kode, one.uang) for one in read(SUB_KEGIATAN).baris
    ]


RI = (
    "Tahun;Kode SKPD;Nama SKPD;Kode Sub SKPD;Kode Program;Nama Program;Kode Kegiatan;Nama Kegiatan;Kode Sub Kegiatan;"
    "Nama Sub Kegiatan;Kode Rekening;Nama Rekening;Sumber Dana;"
)
UNIT = "2023;7.01.0.00.0.00.19.0000;Kecamatan Sumber Harta;7.01.0.00.0.00.19.000"
SUB = "X.XX.01;Penunjang;X.XX.01.2.06;Administrasi Umum;X.XX.01.2.06.0005;Penyediaan Barang Cetakan"


def test_rows_of_documents_add_up_and_belong_to_the_agencys_own_bidang(tmp_path: Path, sumber_harta: Path) -> None:
    """The columns of SIPD-RI's exports of budget and spending; a row is a document, or an account of one fund."""
    path = written(
        tmp_path,
        f"PEMERINTAH KABUPATEN MUSI RAWAS\n\n{RI}Alokasi Anggaran;Nilai Realisasi\n"
        f"{UNIT}1;{SUB};5.1.02.01.01.0026;Belanja cetak;PAD;20.000.000,00;19.000.000,50\n"
        f"{UNIT}2;{SUB};5.1.02.01.01.0026;Belanja cetak;DAU;4.738.600,00;5.738.599,50\n"
        f"{UNIT.replace('2023', '2022')}1;{SUB};5.1.02.01.01.0026;Belanja cetak;DAU;1;1\n"
        f"GRAND TOTAL;;;;;;;;;;;;;24.738.600,00;24.738.600,00\n",
    )
    found = read(path, versi=VersiPagu.PERUBAHAN, tahun=2023)
    assert found.baris[-1].uang == {"perubahan": 24_738_600, "realisasi": 24_738_600}
    assert (found.akun, found.tertinggal, found.kolom_lain) == (2, (), ("sumber dana",))
    made, notes = merge(sakip.load(sumber_harta), found)
    assert {one.kode: one.realisasi for one in made.sub_kegiatan}["7.01.01.2.06.05"] == 24_738_600
    assert len(made.sub_kegiatan) == len(sakip.load(sumber_harta).sub_kegiatan)
    assert "sumber dana" in str(notes[0])
    with pytest.raises(BundleError, match="2022, 2023"):
        read(path)
    with pytest.raises(BundleError, match="2021"):
        read(path, tahun=2021)


def test_a_column_for_each_month_and_accounts_at_every_level(tmp_path: Path) -> None:
    """The layout of a province's monthly sheet; what was planned for a month is not what was spent in it."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Sampul"])
    page = book.create_sheet("REALISASI 2025")
    for cells in (
        ["REALISASI ANGGARAN 2025"],
        ["NO", "KODE REKENING", "URAIAN", "ANGGARAN 1 TAHUN SETELAH EFISIENSI", "ANGGARAN PAPBD", "JANUARI", None,
         "FEBRUARI", None],
        [None, None, None, None, None, "DKKB", "REALISASI", "DKKB", "REALISASI"],
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
        [None, "7.01.01.2.06.0005", "Penyediaan Barang Cetakan"],
        [1, "5.1.02", "Belanja barang", 90, 95, 10, 9, 20, 18],
        [2, "5.1.02.01.001.00024", "Alat tulis", 50, 55, 5, 5, 10, 9],
        [3, "5.1.02.01.001.00025", "Kertas", 40, 40, 5, 4, 10, 9],
        ["JUMLAH", None, None, 90, 95, 10, 9, 20, 18],
    ):  # fmt: skip
        page.append(cells)
    book.save(tmp_path / "bulanan.xlsx")
    found = read(tmp_path / "bulanan.xlsx", versi=VersiPagu.PERUBAHAN)
    assert [one.uang for one in found.baris] == [{"perubahan": 95, "realisasi": 27, "B01": 9, "B02": 18}]
    assert found.tertinggal == ()
    assert "januari dkkb" in found.kolom_lain
    assert found.baris[0].tempat.path == "REALISASI 2025"


def test_a_code_in_several_columns_under_a_header_of_two_rows(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "REALISASI, TAHUN 2023\nKODE;;;;;URAIAN;ANGGARAN;REALISASI;\n;;;;;;Rp;Rp;%\n1;2;3;4;5;6;7;8;9\n"
        "7;01;01;;;Penunjang;24.738.600,00;24.738.600,00;100\n"
        "7;01;01;2.06;05;Penyediaan Barang Cetakan;24.738.600,00;24.738.600,00;100\n",
    )
    found = read(path)
    assert [str(one.kode) for one in found.baris] == ["7.01.01", "7.01.01.2.06.05"]
    assert found.baris[-1].uang == {"murni": 24_738_600, "realisasi": 24_738_600}
    assert found.tertinggal == ()


def test_of_two_columns_of_the_same_money_one_counts_and_the_other_is_named(tmp_path: Path) -> None:
    text = "Kode Sub Kegiatan;Pagu;Pagu Murni;Realisasi;Nilai Realisasi\n7.01.01.2.06.0005;300;200;100;90\n"
    found = read(written(tmp_path, text))
    assert found.baris[0].uang == {"murni": 200, "realisasi": 100}
    assert found.kolom_lain == ("nilai realisasi", "pagu")
    found = read(written(tmp_path, text), versi=VersiPagu.PERUBAHAN)
    assert found.baris[0].uang == {"perubahan": 300, "murni": 200, "realisasi": 100}


def test_an_account_that_does_not_add_up_is_said(tmp_path: Path) -> None:
    text = LRA.read_text("utf-8").replace("Alat Tulis Kantor;24.738.600", "Alat Tulis Kantor;24.700.000")
    found = read(written(tmp_path, text))
    assert [one.uang["murni"] for one in found.baris if str(one.kode).endswith("2.06.05")] == [24_738_600]
    assert ("sipd-sum", 6) in [(one.code, one.place.line) for one in found.tertinggal]


def test_several_agencies_are_not_added_up(tmp_path: Path) -> None:
    other = (
        SUB_KEGIATAN.read_text("utf-8")
        .splitlines()[1]
        .replace("19.0000", "20.0000")
        .replace("Sumber Harta", "Tugumulyo")
    )
    path = written(tmp_path, f"{SUB_KEGIATAN.read_text('utf-8')}{other}\n")
    with pytest.raises(BundleError, match="Tugumulyo"):
        read(path)
    assert len(read(path, skpd="Kecamatan Sumber Harta").baris) == 4
    assert len(read(path, skpd="7.01.0.00.0.00").skpd) == 2, "a code stands for all that begin with it"
    with pytest.raises(BundleError, match="Megang Sakti"):
        read(path, skpd="Kecamatan Megang Sakti")


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleError) as caught:
        read(written(tmp_path, "nama,umur\nA,1\n"))
    assert caught.value.faults[0].code == "sipd-header"


def test_the_command_says_what_was_not_taken_over(run: Run, tmp_path: Path, sumber_harta: Path) -> None:
    out = tmp_path / "baru.toml"
    ran = run("convert", sumber_harta, out, "--sipd", LRA, "--versi", "murni")
    assert ran.code == 1
    assert "Tidak diambil alih" in ran.err
    assert sakip.load(out).sub_kegiatan[3].pagu.murni == 24_738_600
    ran = run("convert", sumber_harta, out, "--sipd", LRA, "--versi", "lama")
    assert (ran.code, "--versi" in ran.err) == (2, True)
