# SPDX-License-Identifier: MIT
"""Tables as offices lay them out in Word, read for what they mean; a doubtful column is left unread.

The figures are those of the LKj of Provinsi Lampung 2016 (Tabel 3.29) and of Kabupaten Tanah Datar 2015 (money of two
programs).
"""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sakip import api, readers
from sakip.readers.columns import columns
from sakip.readers.drafts import Draft

NAMA = {
    "APK": "Angka Partisipasi Kasar SD/MI/Paket A",
    "APM": "Angka Partisipasi Murni SMP/MTs/Paket B",
    "RLS": "Angka rata-rata lama sekolah",
}
ANGKA = {"APK": ("111.94", "111.44"), "APM": ("75.90", "78.34"), "RLS": ("7.55", "7.56")}
"""Target and realisation."""
Baris = list[list[str | None]]


def laporan(rows: Baris, merges: tuple[tuple[int, int, int, int], ...] = (), caption: str = "Tabel 3.1 Pengukuran"):
    """A document with one table; None where a merged cell covers."""
    word = docx.Document()
    word.add_paragraph("LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2016")
    word.add_paragraph(caption)
    grid = word.add_table(len(rows), len(rows[0]), "Table Grid")
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text is not None:
                grid.cell(at, column).text = text
    for top, left, bottom, right in merges:
        text = grid.cell(top, left).text
        grid.cell(top, left).merge(grid.cell(bottom, right)).text = text
    return word


def dibaca(word: docx.document.Document) -> Draft:
    file = BytesIO()
    word.save(file)
    return api.draft(readers.read(file.getvalue(), name="laporan"))


def angka(draft: Draft) -> dict[str, tuple[str, str]]:
    """Target and realisation of the year of each indicator."""
    short = {name: id for id, name in NAMA.items()}
    return {
        short[one.nama]: (str(one.target.get(2016, "")), str(one.realisasi.get(2016, "")))
        for one in draft.bundle.indikator
    }


def tegak(*columns: int) -> tuple[tuple[int, int, int, int], ...]:
    """The first two rows merged in these columns."""
    return tuple((0, at, 1, at) for at in columns)


DUA_BARIS: Baris = [
    ["No", "Sasaran", "Indikator Kinerja", "Tahun 2016", None, None],
    [None, None, None, "Target", "Realisasi", "% Capaian"],
    ["1", "2", "3", "4", "5", "6"],
    ["1", "Tuntasnya wajib belajar", NAMA["APK"], "111,94 %", "111,44%", "99,55 %"],
    ["", None, NAMA["APM"], "75,90 persen", "78,34 persen", "103,21"],
    ["2", "Meningkatnya pendidikan", NAMA["RLS"], "7,55", "7,56*", "100,13"],
]
TRIWULAN: Baris = [
    ["No", "Indikator Kinerja", "Target 2016", "Realisasi", None, None, "Realisasi s.d. TW IV", "Capaian"],
    [None, None, None, "TW I", "TW II", "TW III", None, None],
    ["1", NAMA["APK"], "111,94", "25,10", "55,20", "90,00", "111,44", "99,55"],
    ["2", NAMA["APM"], "75,90", "20,00", "40,00", "60,00", "78,34", "103,21"],
    ["3", NAMA["RLS"], "7,55", "7,50", "7,51", "7,53", "7,56", "100,13"],
]
TAHUN: Baris = [
    ["No", "Indikator Kinerja", "2015", None, None, "2016", None, None, "Target Akhir RPJMD 2019", "Capaian (%)"],
    [None, None, "T", "R", "C", "T", "R", "C", None, None],
    ["1", NAMA["APK"], "110,00", "110,17", "100,15", "111,94", "111,44", "99,55", "112,08", "99,43"],
    ["2", NAMA["APM"], "75,00", "77,10", "102,80", "75,90", "78,34", "103,21", "77,10", "101,61"],
    ["3", NAMA["RLS"], "7,50", "7,53", "100,40", "7,55", "7,56", "100,13", "7,70", "98,18"],
]
TERBALIK: Baris = [
    ["Tingkat Capaian (%)", "Realisasi 2016", "Target 2016", "Indikator"],
    ["99,55", "111,44", "111,94", NAMA["APK"]],
    ["103,21", "78,34", "75,90", NAMA["APM"]],
    ["100,13", "7,56", "7,55", NAMA["RLS"]],
]
CAPAIAN_REALISASI: Baris = [
    ["No", "IKU", "Target", "Capaian Kinerja", "%"],
    ["1", NAMA["APK"], "111,94", "111,44", "99,55"],
    ["2", NAMA["APM"], "75,90", "78,34", "103,21"],
    ["3", NAMA["RLS"], "7,55", "7,56 1)", "100,13"],
]
TITIK: Baris = [
    ["Indikator Kinerja Utama", "Target", "Realisasi", "Kinerja (%)"],
    [NAMA["APK"], "111.94", "111.44", "99.55"],
    [NAMA["APM"], "75.90", "78.34", "103.21"],
    [NAMA["RLS"], "7.55", "7.56", "100.13"],
]
SUSUNAN = {
    "dua baris kepala": laporan(DUA_BARIS, ((0, 3, 0, 5), *tegak(0, 1, 2), (3, 1, 4, 1))),
    "triwulan": laporan(TRIWULAN, ((0, 3, 0, 5), *tegak(0, 1, 2, 6, 7))),
    "beberapa tahun": laporan(TAHUN, ((0, 2, 0, 4), (0, 5, 0, 7), *tegak(0, 1, 8, 9))),
    "urutan terbalik": laporan(TERBALIK),
    "capaian berisi realisasi": laporan(CAPAIAN_REALISASI),
    "titik desimal": laporan(TITIK),
}


@pytest.mark.parametrize("susunan", SUSUNAN)
def test_target_and_realisation_are_those_of_the_report(susunan: str) -> None:
    draft = dibaca(SUSUNAN[susunan])
    assert angka(draft) == ANGKA
    audit = api.audit(draft.published)
    assert [one for one in audit.findings if one.code in ("SKP101", "SKP201")] == []


def test_a_sasaran_merged_over_its_indicators_is_that_of_each() -> None:
    bundle = dibaca(SUSUNAN["dua baris kepala"]).bundle
    named = {one.id: one.uraian for one in bundle.sasaran}
    assert [named[one.untuk] for one in bundle.indikator] == [
        "Tuntasnya wajib belajar", "Tuntasnya wajib belajar", "Meningkatnya pendidikan",
    ]  # fmt: skip


def test_the_achievement_of_the_target_at_the_end_of_the_renstra_is_none_of_this_year() -> None:
    (table,) = dibaca(SUSUNAN["beberapa tahun"]).published.tables
    assert [str(one.peran) for one in columns(table)][-2:] == ["akhir-renstra", "kemajuan"]


def test_a_capaian_that_may_be_either_is_left_unread() -> None:
    word = laporan(
        [
            ["No", "Indikator", "Target", "Capaian"],
            ["1", "Persentase pengaduan yang ditangani", "92", "87"],
            ["2", "Persentase desa tertib administrasi", "87", "80"],
        ]
    )
    assert [str(one.peran) for one in columns(dibaca(word).published.tables[0])][-1] == "lain"


def test_a_raised_mark_of_a_note_is_no_digit() -> None:
    word = laporan(TITIK)
    run = word.tables[0].cell(3, 2).paragraphs[0].add_run("1")
    run.font.superscript = True
    assert angka(dibaca(word)) == ANGKA


def test_a_raised_mark_in_a_pdf_is_no_digit() -> None:
    marked = "[7.56#super(typographic: false)[1)]]"
    rows = ", ".join(f"[{cell}]" for row in TITIK for cell in row).replace("[7.56]", marked)
    data = typst.compile(f"LAPORAN KINERJA TAHUN 2016\n\n#table(columns: 4, {rows})".encode())
    assert angka(api.draft(readers.read(data, name="laporan"))) == ANGKA


def test_a_table_in_a_text_box_is_read() -> None:
    word = laporan(TITIK)
    picture = OxmlElement("w:pict")
    content = OxmlElement("w:txbxContent")
    content.append(word.tables[0]._tbl)
    content.append(OxmlElement("w:p"))
    picture.append(content)
    word.add_paragraph().add_run()._r.append(picture)
    assert qn("w:tbl") not in {one.tag for one in word.element.body}
    assert angka(dibaca(word)) == ANGKA


def test_money_is_read_however_it_is_written() -> None:
    word = laporan(
        [
            ["No", "Program / Kegiatan", "Anggaran (Rp)", "Realisasi (Rp)", "Sisa (Rp)", "%"],
            ["1", "Pelayanan Kesehatan", "Rp1.071.579.000,00", "1.069.616.960", "1.962.040", "99,82"],
            ["2", "Pendidikan Dasar", "Rp\u00a022.275.313.470,-", "Rp. 18.817.240.527,-", "3.458.072.943", "84,48%"],
        ],
        caption="Tabel 3.4 Realisasi Anggaran",
    )
    draft = dibaca(word)
    assert [(one.pagu.murni, one.realisasi) for one in draft.bundle.program] == [
        (1071579000, 1069616960), (22275313470, 18817240527),
    ]  # fmt: skip
    assert [one for one in api.audit(draft.published).findings if one.code in ("SKP102", "SKP103")] == []


def test_the_mean_under_one_sasaran_is_of_that_sasaran() -> None:
    word = laporan(
        [
            ["No", "Sasaran", "Indikator", "Target", "Realisasi", "Capaian (%)"],
            ["1", "Tuntasnya wajib belajar", NAMA["APK"], "111,94", "111,44", "99,55"],
            ["", "", NAMA["APM"], "75,90", "78,34", "103,21"],
            ["Rata-rata Capaian", "", "", "", "", "101,38"],
            ["2", "Meningkatnya pendidikan", NAMA["RLS"], "7,55", "7,56", "100,13"],
            ["Rata-rata Capaian", "", "", "", "", "100,13"],
        ]
    )
    draft = dibaca(word)
    assert {one.address for one in draft.klaim if one.address.startswith("rata-rata")} == {
        "rata-rata:capaian:S-1:2016", "rata-rata:capaian:S-2:2016",
    }  # fmt: skip
