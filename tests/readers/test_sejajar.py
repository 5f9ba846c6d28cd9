# SPDX-License-Identifier: MIT
"""Tables of a PDF whose cells are not drawn: read where words stand under a known header, and nowhere else.

The rows are printed by the LKj of Provinsi Lampung 2016 (Tabel 3.29 and the text on DBD); the budget and the pages
around them are written for the test.
"""

from __future__ import annotations

import pytest
import typst

from sakip import api
from sakip.readers import Published, ReaderError, RowKind, read

SASARAN = "Meningkatnya Derajat Kesehatan dan Pendidikan Masyarakat"
KINERJA = [
    ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)", "Predikat"],
    ["1", SASARAN, "Angka Kesakitan DBD", "per 100.000 penduduk", "50", "56,23", "87,54", "Berhasil"],
    ["2", "", "Angka Partisipasi Kasar SD/MI/Paket A", "%", "111,94", "111,44", "99,55", "Sangat Berhasil"],
    ["3", "", "Angka Partisipasi Murni SMP/MTs/Paket B", "%", "75,90", "78,34", "103,21", "Sangat Berhasil"],
    ["4", "", "Angka rata-rata lama sekolah", "tahun", "7,55", "7,56", "100,13", "Sangat Berhasil"],
]
ANGGARAN = [
    ["Kode", "Program/Kegiatan", "Pagu Anggaran", "Realisasi Anggaran", "Serapan (%)"],
    ["1.02.02", "Program Pemenuhan Upaya Kesehatan", "21.250.250.000", "20.111.111.110", "94,64"],
    ["1.02.02.2.01", "Penyediaan Fasilitas Pelayanan Kesehatan", "12.500.000.000", "11.987.654.321", "95,90"],
    ["1.02.02.2.02", "Penyediaan Layanan Kesehatan untuk UKM dan UKP", "8.750.250.000", "8.123.456.789", "92,84"],
    ["Jumlah", "", "21.250.250.000", "20.111.111.110", "94,64"],
]
ALINEA = (
    "Dari target tahun 2016 sebesar 50 per 100.000 penduduk dapat direalisasikan 56,23 sehingga capaian kinerja "
    "sebesar 87,54%. Target, realisasi dan capaian setiap indikator kinerja sasaran strategis pada tahun 2016 "
    "disajikan pada tabel berikut ini, dan pagu anggaran dan realisasi anggaran setiap program disajikan sesudahnya."
)
LEBAR = {8: "(auto, 1.4fr, 1.6fr, auto, auto, auto, auto, auto)", 5: "(auto, 2fr, auto, auto, auto)"}
SEMPIT = {
    8: "(0.7cm, 3cm, 3cm, 2cm, 1.3cm, 1.3cm, 1.5cm, 2cm)",
    5: "(1.6cm, 4cm, 2cm, 2cm, 1.5cm)",
}


def pdf(
    stroke: str = "none",
    align: str = "left + top",
    inset: str = "5pt",
    size: str = "10pt",
    height: str | None = None,
    repeat: bool = True,
    rules: str = "",
    span: bool = False,
    numbered: bool = False,
    widths: dict[int, str] = LEBAR,
    tables: tuple[list[list[str]], ...] = (KINERJA, ANGGARAN),
) -> bytes:
    """A report with these tables, as typst sets it. rules: "head" or "rows" for lines drawn under these."""
    page = f"height: {height}, " if height else ""
    out = [f'#set page("a4", {page}margin: 2cm)', f'#set text(size: {size}, lang: "id")', "#set par(justify: true)"]
    out += ["*LAPORAN KINERJA DINAS KESEHATAN PROVINSI LAMPUNG TAHUN 2016*", ALINEA]
    for number, (head, *rows) in enumerate(tables, 1):
        first = [f"[*{one}*]" for one in head]
        first += [f"[({at})]" for at in range(1, len(head) + 1)] if numbered else []
        cells = [f"table.header({', '.join(first)})"] if repeat else first
        cells += ["table.hline()"] if rules == "head" else []
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                merged = span and column == 1 and len(row) == 8
                if not merged:
                    cells.append(f'[#"{text}"]')
                elif not at:
                    cells.append(f'table.cell(rowspan: {len(rows)})[#"{text}"]')
            cells += ["table.hline()"] if rules == "rows" else []
        out.append(f"#align(center)[Tabel 3.{number} Pengukuran]")
        looks = f"columns: {widths[len(head)]}, stroke: {stroke}, inset: {inset}, align: {align}"
        out.append(f"#table({looks}, {', '.join(cells)})")
        out.append(ALINEA)
    data = typst.compile("\n\n".join(out).encode())
    assert isinstance(data, bytes)
    return data


def cells(published: Published) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in published.tables]


GAYA = {
    "garis penuh": {"stroke": "0.5pt"},
    "tanpa garis": {},
    "rapat": {"inset": "(x: 5pt, y: 3pt)"},
    "serapat barisnya": {"inset": "(x: 4pt, y: 0.32em)", "size": "9pt"},
    "di tengah": {"align": "horizon + center"},
    "sasaran digabung": {"span": True},
    "garis di bawah kepala": {"rules": "head"},
    "garis antarbaris": {"rules": "rows"},
    "garis antarbaris, di tengah": {"rules": "rows", "align": "horizon + center"},
    "kolom bernomor": {"numbered": True},
    "berganti halaman, kepala diulang": {"height": "11cm"},
    "berganti halaman, kepala sekali": {"height": "11cm", "repeat": False},
    "garis penuh, berganti halaman, kepala diulang": {"stroke": "0.5pt", "height": "11cm"},
    "garis penuh, berganti halaman, kepala sekali": {"stroke": "0.5pt", "height": "11cm", "repeat": False},
}


@pytest.mark.parametrize("gaya", GAYA)
def test_a_table_says_the_same_however_it_is_drawn(gaya: str) -> None:
    published = read(pdf(**GAYA[gaya]))
    assert cells(published) == [KINERJA[1:], ANGGARAN[1:]]
    assert [table.columns for table in published.tables] == [tuple(KINERJA[0]), tuple(ANGGARAN[0])]
    assert [table.label for table in published.tables] == ["Tabel 3.1", "Tabel 3.2"]


def test_the_text_around_it_stays_text() -> None:
    published = read(pdf())
    # In a PDF, a paragraph may go on with the line that a table stands after.
    text = " ".join(passage.text for passage in published.text)
    assert text.count("Target, realisasi dan capaian setiap indikator kinerja sasaran strategis") == 3
    assert "111,94" not in text


def test_text_alone_makes_no_table() -> None:
    assert read(pdf(tables=())).tables == ()


def test_words_under_each_other_whose_header_is_unknown_are_no_table() -> None:
    jadwal = [
        ["Hari", "Jam", "Ruang", "Nama Petugas", "Telepon"],
        *(["Senin", "8", "3", "Amir", "0733"] for _ in "123"),
    ]
    assert read(pdf(tables=(jadwal,))).tables == ()


def test_a_word_that_runs_over_its_cell_is_not_cut_into_two_figures() -> None:
    _, anggaran = cells(read(pdf(stroke="0.5pt", widths=SEMPIT)))
    printed = {text for row in ANGGARAN[1:] for text in row}
    money = {text for row in anggaran for text in row[2:] if text}
    assert all(text in printed or any(text.startswith(one) for one in printed) for text in money)
    assert "020.111.111.11" not in money


def test_shaded_rows_are_rows_like_the_others() -> None:
    gambar = "(x, y) => if calc.odd(y) { silver }"
    data = pdf(stroke=f"none, fill: {gambar}")
    assert cells(read(data)) == [KINERJA[1:], ANGGARAN[1:]]


TEKS = """
LAPORAN KINERJA DINAS KESEHATAN PROVINSI LAMPUNG TAHUN 2016

Tabel 3.1 Pengukuran Kinerja

No  Sasaran Strategis        Indikator Kinerja                        Target    Realisasi   Capaian (%)
1   Meningkatnya Derajat     Angka Kesakitan DBD                      50        56,23       87,54
    Kesehatan                Angka Partisipasi Kasar SD/MI/Paket A    111,94    111,44      99,55
                             Angka Partisipasi Murni SMP/MTs/         75,90     78,34       103,21
                             Paket B
2   Meningkatnya Pendidikan  Angka rata-rata lama sekolah             7,55      7,56        100,13

Dari target tahun 2016 sebesar 50 per 100.000 penduduk  dapat direalisasikan  56,23 sehingga capaian kinerja 87,54.
"""


def test_columns_that_blanks_align_are_read_in_a_text() -> None:
    (table,) = read(TEKS.encode()).tables
    assert table.label == "Tabel 3.1"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["1", "Meningkatnya Derajat Kesehatan", "Angka Kesakitan DBD", "50", "56,23", "87,54"],
        ["", "", "Angka Partisipasi Kasar SD/MI/Paket A", "111,94", "111,44", "99,55"],
        ["", "", "Angka Partisipasi Murni SMP/MTs/Paket B", "75,90", "78,34", "103,21"],
        ["2", "Meningkatnya Pendidikan", "Angka rata-rata lama sekolah", "7,55", "7,56", "100,13"],
    ]
    assert [row.cells[3].line for row in table.rows] == [7, 8, 9, 11]


def test_a_header_that_a_converter_pressed_together_names_the_figures_under_it() -> None:
    head = "Indikator Kinerja                Satuan  Target Realisasi Capaian (%)"
    rows = [
        "Angka Kesakitan DBD              kasus   50         56,23        87,54",
        "Angka rata-rata lama sekolah     tahun   7,55       7,56         100,13",
    ]
    (table,) = read("\n".join(["Tabel 3.1 Pengukuran", "", head, *rows]).encode()).tables
    assert table.columns == ("Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)")
    assert [cell.text for cell in table.rows[1].cells[2:]] == ["7,55", "7,56", "100,13"]


BERTUMPUK = """Tabel 3.1 Pengukuran Kinerja

No   Sasara    Indikator    Satuan    Tahun 2021
     n         Kinerja                Target         Realisa    Capaia
                                                     si         n (%)
1    2         3            4         5              6          7
1    Menur     Angka        %         15,88          17,69      89,77
     unnya     kemiski
     kemiski   nan
2    nan       Pengeluaran  Ribu      9.486.250.     9.505      98,50
               per kapita   Rupiah    000
3    Mening    Rata-rata    Tahun     7,30           7,30       100,00
     katnya    lama
\fNo   Sasara    Indikator    Satuan    Tahun 2021
     n         Kinerja                Target         Realisa    Capaia
                                                     si         n (%)
     mutu      sekolah
4              Harapan      Tahun     12,97          12,98      100,08
               lama
               sekolah

Menurunnya kemiskinan dan rata-rata lama sekolah serta harapan lama sekolah tercapai.
"""


def test_cells_in_several_lines_begin_with_the_figures_of_their_row() -> None:
    (table,) = read(BERTUMPUK.encode()).tables
    assert table.columns[4:] == ("Tahun 2021 Target", "Tahun 2021 Realisasi", "Tahun 2021 Capaian (%)")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["1", "Menurunnya kemiskinan", "Angka kemiskinan", "%", "15,88", "17,69", "89,77"],
        ["2", "", "Pengeluaran per kapita", "Ribu Rupiah", "9.486.250.000", "9.505", "98,50"],
        ["3", "Mening katnya mutu", "Rata-rata lama sekolah", "Tahun", "7,30", "7,30", "100,00"],
        ["4", "", "Harapan lama sekolah", "Tahun", "12,97", "12,98", "100,08"],
    ]


def test_figures_of_two_years_stand_below_their_year() -> None:
    text = """Tabel 3.2 Perbandingan

Indikator    2022                            2023
             Target   Realisasi   Capaian    Target   Realisasi   Capaian
Angka DBD    50       45          110,00     48       46          104,17
Angka TB     30       33          90,00      28       28          100,00
"""
    (table,) = read(text.encode()).tables
    assert table.groups == ("", *("2022",) * 3, *("2023",) * 3)


RAGU = {
    "a name may be of one row or the other": """
No   Sasaran      Indikator    Target    Realisasi   Capaian (%)
1    Baiknya      Nilai        75        78,31       104,41
     layanan      Layanan
2    ASN          Persentase   70        68,95       98,50
                  ASN
3                 Nilai Baru   5         5           100,00
""",
    "names stand in the middle of their rows": """
Indikator Kinerja            Target  Realisasi  Capaian (%)
Angka Partisipasi Kasar
                             111,94  111,44     99,55
SD/MI/Paket A
Angka rata-rata lama
                             7,55    7,56       100,13
sekolah
""",
    "other words stand in a header told again": """
No   Indikator    Target    Realisasi   Capaian
     Kinerja
1    Angka DBD    50        45          110,00
\fNo   Indikator    Target    Realisasi   Capaian
     dan TB
2    Angka TB     30        33          90,00
""",
    "rows without a header": """
No   Indikator    Target    Realisasi   Capaian
1    Angka DBD    50        45          110,00
\f2    Angka TB     30        33          90,00
""",
}


@pytest.mark.parametrize("sebab", RAGU)
def test_a_text_whose_cells_cannot_be_told_apart_is_refused(sebab: str) -> None:
    with pytest.raises(ReaderError) as refused:
        read(RAGU[sebab].encode())
    assert refused.value.code == "reader-columns"


KELOMPOK = """Tabel 3.1 Pengukuran Kinerja

No\tIndikator Kinerja\tTarget\tRealisasi\tCapaian (%)
\tSasaran 1: Meningkatnya derajat kesehatan
1\tAngka Kesakitan DBD\t50\t56,23\t87,54
\tSasaran 2: Meningkatnya pemerataan pendidikan
2\tAngka Partisipasi Kasar SD/MI/Paket A\t111,94\t111,44\t99,55
Sasaran 3: Meningkatnya mutu pendidikan
3\tAngka rata-rata lama sekolah\t7,55\t7,56\t100,13
"""


def test_a_row_that_heads_those_below_it_stands_anywhere_in_a_table() -> None:
    (table,) = read(KELOMPOK.encode()).tables
    assert [row.label for row in table.rows if row.kind is RowKind.DATA] == ["1", "2", "3"]
    bundle = api.draft(read(KELOMPOK.encode(), name="laporan"), tahun=2016).bundle
    named = {one.id: one.uraian for one in bundle.sasaran}
    assert [(named[one.untuk], one.nama) for one in bundle.indikator] == [
        ("Meningkatnya derajat kesehatan", "Angka Kesakitan DBD"),
        ("Meningkatnya pemerataan pendidikan", "Angka Partisipasi Kasar SD/MI/Paket A"),
        ("Meningkatnya mutu pendidikan", "Angka rata-rata lama sekolah"),
    ]
