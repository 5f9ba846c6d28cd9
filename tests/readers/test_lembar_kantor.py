# SPDX-License-Identifier: MIT
"""Workbooks as offices make them: merged titles, hidden rows, tables side by side, formulas. Written for the test."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from sakip.readers import Published, ReaderError, read

KEPALA = ("No", "Indikator", "Satuan", "Target", "Realisasi", "Capaian")


def workbook(fill: Callable[[Worksheet, xlsxwriter.Workbook], None]) -> Published:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    fill(book.add_worksheet("Kinerja"), book)
    book.close()
    return read(file.getvalue(), name="laporan")


def rows(published: Published, at: int = 0) -> list[list[str]]:
    table = published.tables[at]
    return [list(table.columns), *([cell.text for cell in row.cells] for row in table.rows)]


def test_a_title_merged_over_its_table_is_its_title() -> None:
    def fill(sheet: Worksheet, book: xlsxwriter.Workbook) -> None:
        sheet.merge_range("A1:F1", "LAPORAN KINERJA DINAS KESEHATAN TAHUN 2023")
        sheet.merge_range("A2:F2", "Tabel 3.1 Pengukuran Kinerja")
        sheet.write_row("A3", KEPALA)
        sheet.merge_range("A4:F4", "Sasaran 1: Meningkatnya derajat kesehatan")
        sheet.write_row("A5", (1, "Angka kesakitan DBD", "per 100.000", 50, 45, 110))

    published = workbook(fill)
    (table,) = published.tables
    assert (table.label, table.title) == ("Tabel 3.1", "Pengukuran Kinerja")
    assert table.columns == KEPALA
    assert [row.kind for row in table.rows] == ["group", "data"]


def test_what_a_sheet_hides_is_not_read() -> None:
    def fill(sheet: Worksheet, book: xlsxwriter.Workbook) -> None:
        sheet.write_row("A1", (*KEPALA, "Catatan"))
        sheet.write_row("A2", (1, "Angka kesakitan DBD", "kasus", 50, 45, 110, "periksa"))
        sheet.write_row("A3", (2, "Baris lama", "kasus", 1, 2, 3, "buang"))
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("G:G", None, None, {"hidden": True})

    assert rows(workbook(fill)) == [list(KEPALA), ["1", "Angka kesakitan DBD", "kasus", "50", "45", "110"]]


def test_tables_side_by_side_are_two() -> None:
    def fill(sheet: Worksheet, book: xlsxwriter.Workbook) -> None:
        sheet.write("A1", "Tabel 4.1 Kinerja")
        sheet.write("E1", "Tabel 4.2 Anggaran")
        for at, row in enumerate((("Indikator", "Target", "Realisasi"), ("Indeks A", 80, 82), ("Indeks B", 70, 71)), 1):
            sheet.write_row(at, 0, row)
        for at, row in enumerate(
            (("Program", "Pagu", "Realisasi"), ("Program X", 1000, 900), ("Program Y", 500, 450)), 1
        ):
            sheet.write_row(at, 4, row)

    published = workbook(fill)
    assert [table.label for table in published.tables] == ["Tabel 4.1", "Tabel 4.2"]
    assert rows(published, 1)[1] == ["Program X", "1000", "900"]


def test_a_blank_column_inside_a_table_divides_none() -> None:
    def fill(sheet: Worksheet, book: xlsxwriter.Workbook) -> None:
        sheet.write_row("A1", ("Indikator", "Satuan", None, "Target", "Realisasi"))
        sheet.write_row("A2", ("Indeks A", "nilai", None, 80, 82))

    assert len(workbook(fill).tables) == 1


def test_the_results_of_formulas_are_read_and_no_formula_is_run() -> None:
    def fill(sheet: Worksheet, book: xlsxwriter.Workbook) -> None:
        sheet.write_row("A1", KEPALA)
        sheet.write_row("A2", (1, "Angka kesakitan DBD", "kasus", 50, 45))
        sheet.write_formula("F2", "=E2/D2", book.add_format({"num_format": "0.00%"}), 1.1)

    assert rows(workbook(fill))[1][-1] == "110,00%"


def test_a_workbook_that_no_program_has_calculated_is_refused() -> None:
    def fill(sheet: Worksheet, book: xlsxwriter.Workbook) -> None:
        sheet.write_row("A1", KEPALA)
        sheet.write_row("A2", (1, "Angka kesakitan DBD", "kasus", 50, 45))
        sheet.write_formula("F2", "=E2/D2")

    with pytest.raises(ReaderError) as refused:
        workbook(fill)
    assert refused.value.code == "reader-formulas"
