# SPDX-License-Identifier: MIT
"""The XLSX file, read back with openpyxl (formulas, looks) and python-calamine (stored values)."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO

import attrs
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from sakip.document import Cell, CellFormula, Column, Document, Item, List, Paragraph, Ref, Row, Run, Table
from sakip.errors import OutputError
from sakip.formula.tree import WeightedMean, mean, rounded, sym, total
from sakip.numbers import Mode
from sakip.writers import render
from sakip.writers.options import Kertas, Options
from sakip.writers.xlsx_plan import exact
from writers.contoh import CAPAIAN, angka, laporan


def read(document: Document):
    return openpyxl.load_workbook(BytesIO(render(document, "xlsx")))


def stored(document: Document, sheet: str):
    return CalamineWorkbook.from_filelike(BytesIO(render(document, "xlsx"))).get_sheet_by_name(sheet).to_python()


def one_table(*rows: Row, columns: int = 1, **more: object) -> Document:
    heads = tuple(Column("abcdefgh"[at], "Kolom") for at in range(columns))
    return Document("d", (Table("t", "Uji", heads, rows, number="1", **more),))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def book():
    return read(laporan())


def test_a_sheet_for_each_table_after_the_list(book):
    assert book.sheetnames == ["Daftar Tabel", "Naskah", "Tabel 3.1", "Tabel 3.2", "Tabel 4.1", "Gambar", "Asal Angka"]


def test_the_list_leads_to_the_tables(book):
    sheet = book["Daftar Tabel"]
    assert sheet["A1"].value == "Laporan Kinerja Kecamatan Sumber Harta Tahun 2023"
    assert sheet["A5"].hyperlink.location == "'Tabel 3.1'!A1"
    assert sheet["B5"].value == "Tabel 3.1. Target, Realisasi dan Capaian Kinerja Tahun 2023"


def test_a_figure_is_a_live_formula_with_its_value_stored(book):
    assert book["Tabel 3.1"]["F6"].value.startswith("=")
    assert "E6" in book["Tabel 3.1"]["F6"].value
    assert "D6" in book["Tabel 3.1"]["F6"].value
    assert stored(laporan(), "Tabel 3.1")[5][3:] == [84.0, 79.35, 94.46]


def test_a_series_is_a_range_and_another_sheet_is_named(book):
    assert "AVERAGE(F6:F12)" in book["Tabel 3.1"]["F13"].value
    assert "'Tabel 3.1'!F13" in book["Tabel 4.1"]["B4"].value
    assert book["Tabel 4.1"]["B5"].value.startswith("=")


def test_a_formula_without_all_its_numbers_shows_the_printed_text(book):
    rows = stored(laporan(), "Tabel 3.2")
    at = next(number for number, row in enumerate(rows) if row[0] == "7.01.04.2.01")
    assert rows[at][3:] == [48560600.0, "-", "-"]
    assert book["Tabel 3.2"].cell(at + 1, 6).value.startswith("=IF(COUNT(")
    # missing for good: nothing to compute
    assert book["Tabel 4.1"]["B6"].value == "belum diukur"


def test_numbers_are_numbers_shown_as_printed(book):
    sheet = book["Tabel 3.2"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "7.01.01.2.02")
    assert row[3].value == 1523620340
    assert row[3].number_format == "[$-421]#,##0"
    assert row[5].number_format == '[$-421]#,##0.00"%"'
    assert book["Tabel 4.1"]["B7"].number_format == '[$-421]"Rp "#,##0'
    assert book["Tabel 4.1"]["B7"].value == 2355308250


def test_a_year_has_no_thousands_sign():
    book = read(one_table(Row("r", (Cell("2023", Decimal(2023)),))))
    assert book["Tabel 1"]["A4"].number_format == "[$-421]0"


def test_header_stays_in_sight_and_comes_again_in_print(book):
    sheet = book["Tabel 3.1"]
    assert sheet.print_title_rows == "$3:$5"
    assert sheet.freeze_panes == "A6"
    assert {"A3:A4", "D3:F3", "A11:A12", "A13:E13"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert [cell.value for cell in sheet[5]] == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]


def test_pages_are_a4_fit_to_the_width_and_turned_for_wide_tables(book):
    for name, turned in (("Tabel 3.1", "portrait"), ("Tabel 3.2", "landscape")):
        sheet = book[name]
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.orientation or "portrait") == turned
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_every_printed_sheet_says_whose_it_is_and_which_page(book):
    for sheet in book:
        assert sheet.oddHeader.right.text.strip() == (
            "Kecamatan Sumber Harta\nLaporan Kinerja Kecamatan Sumber Harta Tahun 2023"
        )
        assert sheet.oddFooter.left.text == "&A"
        assert sheet.oddFooter.right.text == "Halaman &P dari &N"


def test_a_title_cannot_give_orders_to_the_printer():
    # "&P" in a header is the number of the page
    sheet = read(attrs.evolve(one_table(), title="12 Kerja &Program &P", author=""))["Tabel 1"]
    assert sheet.oddHeader.right.text.strip() == "12 Kerja &&Program &&P"


@pytest.mark.parametrize(
    ("title", "sheet"),
    [
        ("Pengukuran Kinerja Setiap Triwulan Tahun 2023", "Pengukuran Kinerja Setiap"),
        (
            "Evaluasi terhadap Hasil Renja Perangkat Daerah: Target (Formulir E.81, kolom 1-7)",
            "Formulir E.81, kolom 1-7",
        ),
        ("x" * 40, "x" * 31),
    ],
)
def test_a_sheet_of_a_long_title_is_named_by_whole_words(title, sheet):
    table = Table("t", title, (Column("a", "A"),), (Row("1", (Cell("x"),)),))
    assert sheet in read(Document("d", (table,))).sheetnames


def test_a_link_that_would_not_fit_on_a_line_is_the_name_of_the_sheet():
    title = "Evaluasi terhadap Hasil Renja Perangkat Daerah Tahun 2023: Realisasi Setiap Triwulan (Formulir E.81)"
    table = Table("t", title, (Column("a", "A"),), (Row("1", (Cell("x"),)),))
    caption, link = read(Document("d", (table,)))["Naskah"]["A"]
    assert (caption.value, caption.hyperlink) == (title, None)
    assert (link.value, link.hyperlink.location) == ("Formulir E.81", "'Formulir E.81'!A1")


def test_f4_is_the_folio_of_a_spreadsheet():
    made = render(one_table(), "xlsx", Options(Kertas.F4))
    assert openpyxl.load_workbook(BytesIO(made))["Tabel 1"].page_setup.paperSize == 14


def test_columns_are_wide_enough_for_their_numbers(book):
    sheet = book["Tabel 3.2"]
    assert sheet.column_dimensions["D"].width > len("1.523.620.340")
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width


def test_the_origin_of_figures_is_listed_and_leads_to_the_cell(book):
    sheet = book["Asal Angka"]
    assert [cell.value for cell in sheet[2]] == [
        "capaian:IKU-1:2023",
        "realisasi / target x 100\n79,35 / 84 x 100 = 94,46",
        "Tabel 3.1!F6",
    ]
    assert sheet["C2"].hyperlink.location == "'Tabel 3.1'!F6"


def test_the_text_between_the_tables_is_there_too(book):
    lines = [row[0].value for row in book["Naskah"].iter_rows() if row[0].value]
    for wanted in ("BAB I PENDAHULUAN", "1. Camat, mempunyai tugas:", "a. pengkoordinasian penyusunan rencana;"):
        assert wanted in lines
    assert "Belum diisi: Analisis penyebab capaian IKU-7 yang rendah." in lines
    assert "[Gambar: Bagan: Camat di puncak]" in lines
    assert "Tabel 3.1. Target, Realisasi dan Capaian Kinerja Tahun 2023" in lines


@pytest.mark.parametrize("text", ["=1+1", "+62", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1"])
def test_a_text_never_becomes_a_formula(text):
    cell = read(one_table(Row("r", (Cell(text),))))["Tabel 1"]["A4"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix


def test_names_with_signs_that_a_sheet_may_not_have():
    long = "Capaian [2023]: target/realisasi?*\\"
    titles = [long, long, "x" * 60, "X" * 60, "'", "Naskah"]
    row = Row("r", (Cell("1"),))
    tables = tuple(Table(f"t{at}", title, (Column("a", "A"),), (row,)) for at, title in enumerate(titles))
    names = read(Document("d", tables)).sheetnames[2:]
    assert names[0] == "Capaian 2023 target realisasi"
    assert names[1] == "Capaian 2023 target realisa (2)"
    assert [len(name) for name in names[2:4]] == [31, 31]
    assert names[4:] == ["Tabel", "Naskah (2)"]
    assert len({name.casefold() for name in names}) == 6


def test_two_tables_of_one_id_are_refused():
    table = Table("t", "A", (Column("a", "A"),), (Row("r", (Cell("1"),)),))
    with pytest.raises(OutputError, match='"t"'):
        render(Document("d", (table, table)), "xlsx")


def test_a_reference_to_a_cell_that_is_not_there_is_an_error():
    formula = CellFormula(CAPAIAN, {"realisasi": Ref("t", "tidak-ada", "a"), "target": 84})
    with pytest.raises(OutputError, match="tidak-ada") as caught:
        render(one_table(Row("r", (angka("94.46", 2, formula=formula),))), "xlsx")
    assert caught.value.code == "cell-reference"


def test_more_digits_than_a_spreadsheet_keeps_are_text_with_a_note():
    long = Decimal("1234567890123456.78")
    formula = CellFormula(rounded(sym("a") / 2, 0, Mode.HALF_UP), {"a": Ref("t", "r", "a")})
    document = one_table(
        Row("r", (Cell("1.234.567.890.123.456,78", long, digits=2),)),
        Row("s", (Cell("617.283.945.061.728", Decimal("617283945061728"), formula=formula),)),
    )
    sheet = read(document)["Tabel 1"]
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("1.234.567.890.123.456,78", "s")
    assert sheet["A5"].value == 617283945061728
    assert sheet["A7"].value == "A4: ditulis sebagai teks, sebab memiliki lebih dari 15 angka penting."
    assert sheet["A8"].value == "A5: tanpa rumus, sebab salah satu angkanya memiliki lebih dari 15 angka penting."


def test_a_rounding_that_no_spreadsheet_has_leaves_the_value_with_a_note():
    formula = CellFormula(rounded(sym("a"), 0, Mode.HALF_EVEN), {"a": Decimal("2.5")})
    sheet = read(one_table(Row("r", (Cell("2", Decimal(2), formula=formula),))))["Tabel 1"]
    assert sheet["A4"].value == 2
    assert "setengah ke angka genap" in sheet["A6"].value


def test_negative_constants_and_weights():
    weighted = CellFormula(
        rounded(WeightedMean("x", "w"), 2, Mode.HALF_UP),
        {"x": (Ref("t", "r", "a"), Ref("t", "s", "a")), "w": (Decimal("0.25"), Decimal("0.75"))},
    )
    minus = CellFormula(sym("a") - sym("b"), {"a": Ref("t", "r", "a"), "b": -5})
    document = one_table(
        Row("r", (angka("80"),)),
        Row("s", (angka("90"),)),
        Row("w", (angka("87.5", 2, formula=weighted),)),
        Row("m", (angka("85", formula=minus),)),
    )
    sheet = read(document)["Tabel 1"]
    for sign in ("A4", "A5", "0.25", "0.75"):
        assert sign in sheet["A6"].value
    assert "A4--5" not in sheet["A7"].value
    assert "5" in sheet["A7"].value


def test_a_series_longer_than_a_function_takes_arguments():
    rows = [Row(str(at), (angka("1"),)) for at in range(400)]
    series = tuple(Ref("t", str(at), "a") for at in range(400))
    end = Row("e", (angka("400", formula=CellFormula(total("x"), {"x": series})),))
    assert "SUM(A4:A403)" in read(one_table(*rows, end))["Tabel 1"]["A404"].value


def test_a_table_inside_a_list_has_its_sheet():
    table = Table("t", "Dalam butir", (Column("a", "A"),), (Row("r", (Cell("1"),)),))
    document = Document("d", (List((Item((Run("butir"),), (table, Paragraph.of("teks"))),)),))
    assert "Dalam butir" in read(document).sheetnames


def test_a_text_longer_than_a_cell_holds_is_refused():
    with pytest.raises(OutputError, match=r"32768(.|\n)*32767"):
        render(one_table(Row("r", (Cell("x" * 32768),))), "xlsx")


decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10)


@given(decimals)
def test_a_number_of_fifteen_digits_is_kept_exactly(value):
    assert exact(value)
    (row,) = stored(one_table(Row("r", (Cell(str(value), value, digits=4),))), "Tabel 1")[3:4]
    assert Decimal(repr(row[0])) == value


def test_the_mean_of_an_empty_series_stays_missing():
    formula = CellFormula(rounded(mean("x"), 2, Mode.HALF_UP), {"x": (Ref("t", "r", "a"),)})
    sheet = read(one_table(Row("r", (Cell("-"),)), Row("s", (Cell("n/a", formula=formula),))))["Tabel 1"]
    assert '"n/a"' in sheet["A5"].value


def test_the_formula_of_every_row_speaks_of_its_own_row():
    capaian = rounded(sym("realisasi") / sym("target") * 100, 2, Mode.HALF_UP)
    columns = (Column("t", "Target"), Column("r", "Realisasi"), Column("c", "Capaian"))

    def row(at: int) -> Row:
        key = f"r{at}"
        formula = CellFormula(capaian, {"realisasi": Ref("A1 10", key, "r"), "target": Ref("A1 10", key, "t")})
        cells = (Cell("80", Decimal(80)), Cell("60", Decimal(60)), Cell("75,00", Decimal("75.00"), 2, formula=formula))
        return Row(key, cells)

    # a title with what looks like cells, which stay as they are
    table = Table("A1 10", "B2 A10", columns, tuple(row(at) for at in range(120)), number="A1 10")
    sheet = read(Document("d", (table,)))["Tabel A1 10"]
    formulas = [sheet.cell(at, 3).value for at in range(4, 124)]
    assert formulas[0] != formulas[1]
    for at, formula in enumerate(formulas, start=4):
        assert set(re.findall(r"[A-Z]+\d+", formula)) == {f"A{at}", f"B{at}"}


def test_a_cell_whose_input_is_taken_away_shows_that_it_is_missing(book):
    # not the number that it had
    assert '"-"' in book["Tabel 3.1"]["F6"].value
    assert "94,46" not in book["Tabel 3.1"]["F6"].value
