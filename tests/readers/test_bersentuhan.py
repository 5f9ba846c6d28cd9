# SPDX-License-Identifier: MIT
"""Two tables of a PDF, one right under the other: each is read as its own. The rows are written for the test."""

from __future__ import annotations

import pytest
import typst

from sakip.readers import read

KINERJA = [
    ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"],
    ["1", "Angka kemiskinan", "%", "15,88", "17,69", "89,77"],
    ["2", "Rata-rata lama sekolah", "Tahun", "7,30", "7,30", "100,00"],
]
ANGGARAN = [
    ["No", "Program", "Anggaran", "Realisasi", "%"],
    ["1", "Program Pengelolaan Pendidikan", "5.400.000.000", "5.210.333.120", "96,49"],
    ["Jumlah", "", "5.400.000.000", "5.210.333.120", "96,49"],
]
SASARAN = [
    ["No", "Sasaran", "Indikator", "Target 2024", "Realisasi 2024", "Capaian"],
    ["1", "Meningkatnya layanan", "Indeks Kepuasan", "80", "82", "102,50"],
]
PIKET = [["Hari", "Petugas", "Ruang"], ["Senin", "Amir", "A"], ["Selasa", "Budi", "B"]]
LANJUTAN = [KINERJA[0], ["3", "Angka harapan hidup", "Tahun", "74,10", "74,13", "100,04"]]
BERGOLONG = [*KINERJA[:2], ["Sasaran 2", "", "", "", "", ""], KINERJA[2]]


def stacked(*tables: list[list[str]]) -> list[list[list[str]]]:
    """The rows, header first, of each table that is read where these touch."""
    out = ['#set page("a4")', "#set text(size: 10pt)", "#set block(spacing: 0pt)", "Tabel 3.1 Capaian", "#v(5pt)"]
    for rows in tables:
        cells = "".join(f'[#"{cell}"],' for row in rows for cell in row)
        out.append(f"#table(columns: ({'1fr, ' * len(rows[0])}), {cells})")
    published = read(typst.compile("\n\n".join(out).encode()))
    return [
        [list(table.columns), *([cell.text for cell in row.cells] for row in table.rows)] for table in published.tables
    ]


@pytest.mark.parametrize(
    "tables",
    [(KINERJA, ANGGARAN), (ANGGARAN, KINERJA), (KINERJA, SASARAN), (KINERJA, PIKET, ANGGARAN)],
    ids=["other lines", "more columns", "same lines", "an unknown header between"],
)
def test_tables_that_touch_are_read_apart(tables: tuple[list[list[str]], ...]) -> None:
    assert stacked(*tables) == list(tables)


def test_a_header_that_comes_again_does_not_end_its_table() -> None:
    assert stacked(KINERJA, LANJUTAN) == [[*KINERJA, LANJUTAN[1]]]


def test_a_row_that_heads_others_does_not_end_its_table() -> None:
    assert stacked(BERGOLONG) == [BERGOLONG]


def test_a_figure_close_to_the_name_in_the_next_cell_is_no_word_with_it() -> None:
    rows = [["Desa", "Jarak (km)", "Keadaan Jalan"], ["Sumber Jaya", "3", "Darat"], ["Suka Maju", "14", "Darat"]]
    cells = "".join(f'[#"{cell}"],' for row in rows for cell in row)
    look = "columns: (3cm, 3cm, 3cm), inset: (x: 1pt, y: 3pt), align: (left, right, left)"
    published = read(typst.compile(f"Tabel 1.1 Jarak\n\n#table({look}, {cells})".encode()))
    assert [[cell.text for cell in row.cells] for row in published.tables[0].rows] == rows[1:]


def test_a_table_named_again_at_the_foot_of_each_page_goes_on() -> None:
    """LibreOffice prints the name of a sheet there."""
    head, *rows = ANGGARAN
    body = "".join(f'[#"{cell}"],' for row in rows for cell in row)
    header = "".join(f'[#"{cell}"],' for cell in head)
    page = '#set page("a5", footer: [Tabel 3.7])\nTabel 3.7 Realisasi Anggaran\n\n'
    table = f"#table(columns: 5, {header} {body})"
    published = read(typst.compile(f"{page}{table}\n#pagebreak()\n{table}".encode()))
    assert len(published.tables) == 1
