# SPDX-License-Identifier: MIT
"""The same report in other forms says the same (LKjIP Kecamatan Sumber Harta 2023)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from readers.bentuk import docx_by_hand, said, written, xlsx_by_hand
from sakip.readers import read

LAPORAN = Path(__file__).parents[1] / "data/laporan/sumber-harta-2023.txt"


@pytest.fixture(scope="module")
def laporan():
    return read(LAPORAN)


@pytest.mark.parametrize("form", ["docx", "xlsx", "md"])
def test_as_our_own_writer_makes_it(laporan, form):
    assert said(read(written(laporan, form))) == said(laporan)


def test_as_python_docx_makes_it(laporan):
    assert said(read(docx_by_hand(laporan))) == said(laporan)


def test_as_xlsxwriter_makes_it(laporan):
    assert said(read(xlsx_by_hand(laporan))) == said(laporan)


@pytest.mark.parametrize(
    ("stored", "shown_as", "text"),
    [
        (0.9446428571, "0.00%", "94,46%"),
        (94.05, '0.00"%"', "94,05%"),
        (94.045, "0.00", "94,05"),
        (2355308250, "#,##0", "2.355.308.250"),
        (2355308250, '"Rp "#,##0', "Rp 2.355.308.250"),
        (84, None, "84"),
        (79.35, None, "79,35"),
        (0.9405, "0%", "94%"),
        (5400000, "#,##0,", "5.400"),
        (5400000000, '#,##0.0,," juta"', "5.400,0 juta"),
        (12345, "0.00E+00", "12345"),
        (0.5, "# ?/?", "0,5"),
        (45322, "d mmmm yyyy", "31 Januari 2024"),
        (45322, "dddd, dd/mm/yy", "Rabu, 31/01/24"),
        (45322, "yyyy", "2024"),
        (0.5, "h:mm", "12:00"),
        (0, "0.00;-0.00;;@", ""),
    ],
)
def test_a_cell_of_a_sheet_is_read_as_it_is_shown(stored, shown_as, text):
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for column, title in enumerate(("No", "Indikator", "Capaian")):
        sheet.write_string(0, column, title)
        sheet.write_string(1, column, "1")
    sheet.write_number(1, 2, stored, book.add_format({"num_format": shown_as}) if shown_as else None)
    book.close()
    assert read(file.getvalue()).tables[0].rows[0].cells[2].text == text


def test_the_form_is_told_by_the_content_not_by_the_name(laporan, tmp_path):
    wrong = tmp_path / "laporan.txt"
    wrong.write_bytes(written(laporan, "docx"))
    assert read(wrong).form == "docx"


def test_a_number_broken_in_its_middle_is_joined():
    text = "No\tProgram\tPagu\n1\tProgram Penunjang\t2.355.308.25\n\t\t0\n2\tProgram Pembinaan\t14.900.000\n"
    table = read(text.encode()).tables[0]
    assert [row.cells[2].text for row in table.rows] == ["2.355.308.250", "14.900.000"]
    assert table.rows[0].cells[2].joined


def test_a_table_that_goes_on_with_its_header_repeated_is_one():
    head = "| No | Sasaran | Indikator | Target |\n|---|---|---|---|\n"
    one = "| 1 | Meningkatnya mutu | Indeks A | 84 |\n"
    two = "| 2 | Meningkatnya tertib | Indeks B | 90 |\n"
    (table,) = read(f"{head}{one}\n12\n\n{head}{two}".encode()).tables
    assert [row.label for row in table.rows] == ["1", "2"]


def test_a_pipe_inside_a_cell_and_a_ragged_row_stay_what_they_are():
    text = "| Indikator | Target |\n|---|---|\n| A \\| B | 84 | lebih |\n| C |\n"
    (table,) = read(text.encode()).tables
    assert [cell.text for cell in table.rows[0].cells] == ["A | B", "84", "lebih"]
    assert [cell.text for cell in table.rows[1].cells] == ["C", "", ""]
