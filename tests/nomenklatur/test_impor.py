# SPDX-License-Identifier: MIT
"""The official workbook and tables made from it: every row is taken or told of, a file is kept whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from sakip.errors import OutputError, SakipError
from sakip.nomenklatur import find, get
from sakip.nomenklatur.impor import Impor, baca
from sakip.nomenklatur.simpanan import berkas, folder, simpan

HEAD = "jenis_pemda,kode,level,nama,indikator,satuan,spm,kode_sebelumnya\n"
OFFICIAL = [
    "JENIS PEMDA", "BIDANG", "PROGRAM", "KEGIATAN", "SUBKEGIATAN", "KINERJA", "INDIKATOR", "SATUAN", "TAG",
    "DEFINISI OPERASIONAL", "PELAKSANA", "SPM", "JENIS", "SUBKEGIATAN SEBELUMNYA",
]  # fmt: skip
# Two rows of the workbook in allweDepth/sesendok; the second has its slip: the replaced code before the name.
ROWS = [
    ["KABKOT", "7.01 KECAMATAN", "7.01.02 PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK",
     "7.01.02.2.01 Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan",
     "7.01.02.2.01.0002 Peningkatan Efektifitas\n Kegiatan  Pemerintahan di Tingkat Kecamatan", "", "Jumlah Dokumen",
     "Dokumen", "[null]", "", "", "NON-SPM", "Layanan", ""],
    ["KABKOT", "1.03 URUSAN PEMERINTAHAN BIDANG PEKERJAAN UMUM DAN PENATAAN RUANG ",
     "1.03.07 PROGRAM PENGEMBANGAN PERMUKIMAN", "1.03.07.2.01 Penyelenggaraan Infrastruktur pada Permukiman",
     "1.03.07.2.01.0041 1.03.07.2.01.0011 Optimalisasi Instalasi Pengolahan Lumpur Tinja (IPLT)", "", "", "UNIT",
     "[null]", "", "", "SPM", "Layanan", "1.03.07.2.01.0011 Optimalisasi Sistem Pengelolaan Air Limbah Domestik"],
]  # fmt: skip


def table(folder: Path, *lines: str, name: str = "daerah-2027.csv", head: str = HEAD) -> Impor:
    path = folder / name
    path.write_text(head + "".join(f"{line}\n" for line in lines), "utf-8")
    return baca(path)


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
    return path


def test_the_official_workbook_gives_every_level(tmp_path: Path) -> None:
    done = baca(workbook(tmp_path / "pemutakhiran_2027.xlsx", [OFFICIAL, *ROWS]))
    assert done.ditolak == ()
    assert dict(done.jumlah) == {("KABKOT", level): 2 for level in ("bidang", "program", "kegiatan", "sub-kegiatan")}
    simpan(done.daftar)
    entry = get("7.01.02.2.01.0002", "KABKOT")
    assert (entry.nama, entry.satuan, entry.spm, entry.sumber) == (
        "Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan", "Dokumen", "NON-SPM",
        "pemutakhiran_2027.xlsx",
    )  # fmt: skip
    assert get("1.03", "KABKOT").nama == "URUSAN PEMERINTAHAN BIDANG PEKERJAAN UMUM DAN PENATAAN RUANG"


def test_a_replaced_code_left_before_the_name_is_taken_off_and_told(tmp_path: Path) -> None:
    done = baca(workbook(tmp_path / "2027.xlsx", [OFFICIAL, *ROWS]))
    [note] = done.catatan
    assert (note.place.line, "1.03.07.2.01.0011" in str(note)) == (3, True)
    simpan(done.daftar)
    entry = get("1.03.07.2.01.0041", "KABKOT")
    assert entry.nama == "Optimalisasi Instalasi Pengolahan Lumpur Tinja (IPLT)"
    assert str(entry.sebelumnya) == "1.03.07.2.01.0011"
    assert entry.nama_sebelumnya == "Optimalisasi Sistem Pengelolaan Air Limbah Domestik"


def test_each_refused_row_is_told_with_its_line_and_reason_and_the_others_are_taken(tmp_path: Path) -> None:
    done = table(
        tmp_path,
        "KABKOT,7.01,bidang,KECAMATAN,,,,",
        "DESA,7.01.02,program,A,,,,",
        "KABKOT,7.1.02,program,A,,,,",
        "KABKOT,7.01.03,kegiatan,A,,,,",
        '"KABKOT",7.01.04,program,"  ",,,,',
        "KABKOT,7.01,bidang,KECAMATAN LAGI,,,,",
        "KABKOT,7.01.05,program,A,,,,7.1",
        "",
        'KABKOT,7.01.06,program,"PROGRAM',
        'PEMBINAAN",,,,',
    )
    assert [one.place.line for one in done.ditolak] == [3, 4, 5, 6, 7, 8]
    assert {one.code for one in done.ditolak} == {"nomenclature-row"}
    assert all(one.hint for one in done.ditolak)
    assert (done.dibaca, len(done.daftar)) == (8, 2)
    simpan(done.daftar)
    assert get("7.01.06", "KABKOT").nama == "PROGRAM PEMBINAAN"


def test_what_was_put_right_and_a_missing_parent_are_noted(tmp_path: Path) -> None:
    done = table(tmp_path, "KABUPATEN/KOTA,1.01.01.02.01.0001,sub_kegiatan,Penyusunan,,,,")
    assert sorted(one.code for one in done.catatan) == ["nomenclature-note", "nomenclature-parent"]
    assert ("KABKOT", "1.01.01.2.01.0001") in done.daftar.baris


def test_a_number_in_the_place_of_a_code_is_refused(tmp_path: Path) -> None:
    heads = HEAD.strip().split(",")
    rows: list[list[object]] = [
        [*heads],
        ["KABKOT", 7.1, "bidang", "KECAMATAN"],
        ["KABKOT", "7.01", "bidang", "KECAMATAN"],
    ]
    done = baca(workbook(tmp_path / "a.xlsx", rows))
    assert [one.place.line for one in done.ditolak] == [2]


def test_semicolons_a_byte_order_mark_and_other_heads_are_read(tmp_path: Path) -> None:
    head = "\ufeffJenis Pemda;Kode;Nama\n"
    assert len(table(tmp_path, "KABKOT;7.01;KECAMATAN, DAN LAIN-LAIN", head=head).daftar) == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "nomenclature-file"),
        ("a.csv", b"nama,umur\nA,1\n", "nomenclature-file"),
        ("a.csv", HEAD.encode(), "nomenclature-file"),
        ("a.csv", HEAD.encode() + b"KABKOT,tujuh,,A,,,,\n", "nomenclature-file"),
        ("a.csv", HEAD.encode() + b"KABKOT,7.01,,\xff\n", "nomenclature-file"),
        ("a.csv", HEAD.encode() + b'KABKOT,7.01,,"A\n', "nomenclature-file"),
        ("a.xlsx", b"PK\x03\x04 not a workbook", "nomenclature-file"),
        ("a.pdf", b"%PDF", "nomenclature-file"),
    ],
)
def test_a_file_that_cannot_be_an_edition_is_refused_whole(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SakipError) as refused:
        baca(tmp_path / name)
    assert (refused.value.code, refused.value.place.file) == (code, str(tmp_path / name))


def test_a_missing_file_and_a_nameless_edition_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SakipError) as refused:
        baca(tmp_path / "tidak-ada.xlsx")
    assert refused.value.code == "file-missing"
    with pytest.raises(SakipError, match="--edition"):
        baca(tmp_path / "tidak-ada.xlsx", "  ")


def test_importing_again_replaces_the_edition_and_leaves_nothing_else(tmp_path: Path) -> None:
    simpan(table(tmp_path, "KABKOT,8.01,bidang,LAMA,,,,").daftar)
    assert get("8.01", "KABKOT").nama == "LAMA"
    path = simpan(table(tmp_path, "KABKOT,8.01,bidang,BARU,,,,").daftar)
    assert get("8.01", "KABKOT").nama == "BARU"
    assert os.listdir(path.parent) == ["daerah-2027.json"]


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b'{"format":2}', b'{"format":1,"edisi":"a","jumlah":1,"baris":[]}']
)
def test_a_broken_kept_file_says_what_to_do(tmp_path: Path, broken: bytes) -> None:
    simpan(table(tmp_path, "KABKOT,8.01,bidang,LAMA,,,,").daftar).write_bytes(broken)
    with pytest.raises(SakipError, match="sakip nomenclature") as refused:
        find("8.01", "KABKOT")
    assert refused.value.code == "nomenclature-cache"


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = table(tmp_path, "KABKOT,8.01,bidang,LAMA,,,,").daftar
    (tmp_path / "berkas").write_text("", "utf-8")
    monkeypatch.setenv("SAKIP_CACHE", str(tmp_path / "berkas"))
    with pytest.raises(OutputError, match="SAKIP_CACHE"):
        simpan(edition)


def test_the_cache_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert folder() == tmp_path / "cache"
    monkeypatch.delenv("SAKIP_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert folder() == tmp_path / "xdg" / "sakip"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert folder() != Path("relative/sakip")


def test_a_name_of_an_edition_cannot_leave_the_cache(tmp_path: Path) -> None:
    assert berkas("../../etc/2027").parent == tmp_path / "cache" / "nomenklatur"
