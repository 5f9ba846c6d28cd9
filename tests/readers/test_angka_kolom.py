# SPDX-License-Identifier: MIT
"""Numbers that only their column or their table can tell, and numbers that a narrow cell broke."""

from __future__ import annotations

import pytest

from sakip.numbers import Angka, read_cells
from sakip.readers import read
from sakip.readers.clean import glue


@pytest.mark.parametrize(
    ("cells", "second"),
    [
        (["633", "1.041", "77"], "1041"),  # whole numbers beside it: it counts
        (["100", "98.765", "99"], None),  # percentages may have three decimals
        (["1,204", "1,105", "215", "12"], "1105"),  # English thousands
        (["0,323", "0,330", "215"], "0.330"),
        (["1,204", "2,5", "215"], "2.5"),
    ],
)
def test_a_column_of_counts_tells_what_its_signs_mean(cells: list[str], second: str | None) -> None:
    found = read_cells(cells)[1]
    assert (str(found.nilai) if isinstance(found, Angka) else None) == second


def test_the_other_columns_of_a_table_tell_what_a_lone_dot_means() -> None:
    rows = ["Indikator | 2022 | 2023", "Nilai investasi | 780.000 | 1.020.500", "Indeks | 85,5 | 86,12"]
    table = read("\n".join(f"| {row} |" for row in rows).encode()).tables[0]
    from sakip.published import readings

    first = readings(table, 1)[0]
    assert isinstance(first, Angka)
    assert first.nilai == 780_000


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("per 100.00", "0 KH", "per 100.000 KH"),
        ("98,450,120,0", "00", "98,450,120,000"),
        ("Rp 2.355.308.25", "0", "Rp 2.355.308.250"),
        ("tahun 2.0", "persen", "tahun 2.0 persen"),
        ("12,5", "00", "12,5 00"),
    ],
)
def test_a_number_goes_on_in_the_next_line_of_its_cell(first: str, second: str, whole: str) -> None:
    assert glue(first, second) == whole


def test_decimals_broken_over_lines_are_joined_where_their_column_shows_it() -> None:
    rows = ["No | Indikator | Capaian", "1 | A b c | 98,00", "2 | D e f | 10 2,7 4", "3 | G h i | 95 94,3"]
    table = read("\n".join(f"| {row} |" for row in rows).encode()).tables[0]
    assert [row.cells[2].text for row in table.rows] == ["98,00", "102,74", "95 94,3"]
