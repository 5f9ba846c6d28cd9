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
    assert [(one.code, one.place.line) for one in found.tertinggal] == [
        ("sipd-money", 11), ("sipd-row", 9), ("sipd-code", 10),
    ]  # fmt: skip


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
