# SPDX-License-Identifier: MIT
"""A spreadsheet program, asked to compute every formula anew, comes to the values that sakip stored.

LibreOffice has to be installed: without it these tests fail, for nothing else shows that formula and value agree.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import attrs
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from office.recalculation import recalculate
from sakip.document import Cell, CellFormula, Column, Document, Ref, Row, Table
from sakip.formula.tree import WeightedMean, gt, least, lt, mean, rounded, sym, total, when
from sakip.numbers import Mode
from sakip.writers import write
from writers.contoh import angka, laporan

Cells = dict[tuple[str, int, int], object]


def stored(path: Path) -> Cells:
    """Every stored value that is not empty."""
    book = CalamineWorkbook.from_path(path)
    return {
        (name, row, column): value
        for name in book.sheet_names
        for row, values in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), start=1)
        for column, value in enumerate(values, start=1)
        if value != ""
    }


def differences(before: Cells, after: Cells) -> list[str]:
    """The cells whose values differ, exactly: a figure that is off in its last digit is another figure."""
    return [
        f"{sheet}!R{row}C{column}: stored {before.get(key)!r}, computed {after.get(key)!r}"
        for key in sorted(before.keys() | after.keys())
        for sheet, row, column in [key]
        if before.get(key) != after.get(key)
    ]


def formulas(path: Path) -> int:
    book = openpyxl.load_workbook(path)
    return sum(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def hard_cases() -> Document:
    """Halves, floats that lie just below a half, missing and undefined figures, weights, negative numbers."""
    columns = tuple(Column(key, key.capitalize()) for key in ("target", "realisasi", "hasil"))
    naik = sym("realisasi") / sym("target") * 100
    turun = (2 * sym("target") - sym("realisasi")) / sym("target") * 100
    capped = when(lt(turun, 0), 0, when(gt(turun, 120), 120, turun))
    cases = (
        ("setengah", naik, 2, Mode.HALF_UP, "800", "1.005", "0.13"),
        ("tepat", naik, 2, Mode.HALF_UP, "0.34", "0.34", "100"),
        ("1,005", sym("realisasi") * sym("target"), 2, Mode.HALF_UP, "1", "1.005", "1.01"),
        ("minus", sym("realisasi") * sym("target"), 1, Mode.HALF_UP, "1", "-2.25", "-2.3"),
        ("potong", naik, 2, Mode.POTONG, "84", "79.35", "94.46"),
        ("potong tepat", naik, 1, Mode.POTONG, "1", "0.019", "1.9"),
        ("ke atas", naik, 0, Mode.KE_ATAS, "87", "80", "92"),
        ("ke bawah", naik, 0, Mode.KE_BAWAH, "87", "-80", "-92"),
        ("cermin", turun, 2, Mode.HALF_UP, "8", "9", "87.5"),
        ("cermin negatif", turun, 2, Mode.HALF_UP, "3", "8", "-66.67"),
        ("batas", capped, 2, Mode.HALF_UP, "3", "8", "0"),
        ("paling tinggi", least(naik, 100), 2, Mode.HALF_UP, "70", "90", "100"),
        ("rupiah", naik, 2, Mode.HALF_UP, "2355308250", "2185001551", "92.77"),
        ("pembagi nol", naik, 2, Mode.HALF_UP, "0", "5", None),
        ("belum ada", naik, 2, Mode.HALF_UP, "84", None, None),
    )
    rows = []
    for key, expr, digits, mode, target, realisasi, hasil in cases:
        bind = {"target": Ref("kasus", key, "target"), "realisasi": Ref("kasus", key, "realisasi")}
        formula = CellFormula(rounded(expr, digits, mode), bind)
        shown = Cell("n/a", formula=formula) if hasil is None else angka(hasil, digits, formula=formula)
        rows.append(Row(key, (number(target), number(realisasi), shown)))
    refs = tuple(Ref("kasus", key, "hasil") for key in ("tepat", "potong", "belum ada", "cermin"))
    pairs = (Ref("kasus", "tepat", "hasil"), Ref("kasus", "cermin", "hasil"))
    ends = (
        ("rerata", CellFormula(rounded(mean("x"), 2, Mode.HALF_UP), {"x": refs}), "93.99"),
        ("jumlah", CellFormula(total("x"), {"x": refs}), "281.96"),
        (
            "bobot",
            CellFormula(
                rounded(WeightedMean("x", "w"), 2, Mode.HALF_UP), {"x": pairs, "w": (Decimal("0.3"), Decimal("0.7"))}
            ),
            "91.25",
        ),
    )
    rows += [Row(key, (Cell(key, colspan=2), None, angka(hasil, 2, formula=formula))) for key, formula, hasil in ends]
    return Document("Kasus sulit", (Table("kasus", "Kasus", columns, tuple(rows)),))


def number(given: str | None) -> Cell:
    if given is None:
        return Cell("-")
    return angka(given, max(-int(Decimal(given).as_tuple().exponent), 0))


@pytest.mark.parametrize("document", [laporan(), hard_cases()], ids=["laporan", "kasus sulit"])
def test_computed_anew_every_cell_keeps_its_value(document, tmp_path):
    path = write(document, tmp_path / "laporan.xlsx")
    assert formulas(path) > 10
    again = recalculate(path, tmp_path)
    assert formulas(again) == formulas(path)
    assert differences(stored(path), stored(again)) == []


def test_a_wrong_stored_value_is_found(tmp_path):
    right = hard_cases()
    (table,) = right.tables()
    key = "rupiah"
    rows = tuple(
        attrs.evolve(row, cells=(*row.cells[:2], attrs.evolve(row.cells[2], value=Decimal("92.07"))))
        if row.key == key
        else row
        for row in table.rows
    )
    wrong = attrs.evolve(right, blocks=(attrs.evolve(table, rows=rows),))
    path = write(wrong, tmp_path / "salah.xlsx")
    found = differences(stored(path), stored(recalculate(path, tmp_path)))
    assert len(found) == 1
    assert "stored 92.07, computed 92.77" in found[0]
