# SPDX-License-Identifier: MIT
"""Words and numbers that a narrow column of a PDF breaks over several lines."""

from __future__ import annotations

from typing import Any

import pytest
import typst

from sakip import readers
from sakip.published import Cell, Passage
from sakip.readers.assemble import assemble
from sakip.readers.narrow import whole
from sakip.readers.parts import FULL, Part
from sakip.readers.signs import beside

TEXT = Passage("Desa yang menyampaikan laporan tentang ketenteraman dan ketertiban umum tepat waktu.")


def cells(*column: str, text: Passage = TEXT) -> list[str]:
    part = Part(tuple((Cell(one),) for one in column))
    _, made = whole([text, part])
    assert isinstance(made, Part)
    return [row[0].text for row in made.rows]


@pytest.mark.parametrize(
    ("broken", "read"),
    [
        ("desa\nyang\nmen\nyam\npaik\nan\nlaporan", "desa yang menyampaikan laporan"),
        ("kete\nnter\nama\nn\ndan\nkete\nrtiba\nn\numu\nm", "ketenteraman dan ketertiban umum"),
        ("KETER\nTIBAN\nUMUM", "KETERTIBAN UMUM"),
        ("tepat\nwaktu", "tepat waktu"),
        ("Desa\nKaliwungu", "Desa Kaliwungu"),
    ],
)
def test_a_word_in_several_lines_is_put_together_as_the_document_writes_it(broken: str, read: str) -> None:
    assert cells(broken) == [read]


def test_numbers_of_a_column_that_are_all_broken_alike_are_put_together() -> None:
    assert cells("Tahu\nn\n2021", "82,7\n5", "77,7\n8", "100", "66,3\n0") == [
        "Tahun 2021",
        "82,75",
        "77,78",
        "100",
        "66,30",
    ]


def test_two_numbers_of_one_cell_stay_two() -> None:
    assert cells("Realisasi", "82,7\n5", "77,7\n8") == ["Realisasi", "82,7 5", "77,7 8"], "there was room for them"
    assert cells("T", "82,7\n5", "100") == ["T", "82,7 5", "100"], "one alone is no habit"


def test_a_word_is_broken_where_its_line_is_full_and_nowhere_else() -> None:
    def measured(text: str) -> str:
        _, made = whole([TEXT, Part(((Cell(text.replace("|", f"{FULL}\n").replace("/", "\n")),),), measured=True)])
        assert isinstance(made, Part)
        return made.rows[0][0].text

    assert measured("Menur|unnya/kemiski|nan") == "Menurunnya kemiskinan"
    assert measured("Angka/kes|akitan/DBD") == "Angka kesakitan DBD"
    assert measured("laporan|tentang") == "laporan tentang", "both stand whole in the text"
    assert measured("Bayi/(AKB|)") == "Bayi (AKB)"
    assert measured("2.355.308|.250") == "2.355.308.250"
    assert measured("10|2,7|4%") == "102,74%"
    assert measured("6.01.0|1.2.02") == "6.01.01.2.02"
    assert measured("82,75|77,78") == "82,75 77,78", "together they are no number"
    assert measured("2021|2022") == "2021 2022"


SEMPIT = """
#set page("a5")
#set text(size: 10pt)
LAPORAN KINERJA TAHUN 2021

#table(columns: (1.85cm, 2cm, 0.95cm, 1.6cm), inset: 4pt,
  [Sasaran], [Indikator], [Target], [Realisasi],
  [Menurunn\\ ya angka], [Angka kemiskinan], [102,\\ 74], [98,25],
  [Baik], [Indeks layanan], [10], [9])
"""


def test_the_width_of_a_drawn_cell_tells_that_its_line_is_full() -> None:
    published = readers.read(typst.compile(SEMPIT.encode()))
    assert [[cell.text for cell in row.cells] for row in published.tables[0].rows] == [
        ["Menurunnya angka", "Angka kemiskinan", "102,74", "98,25"],
        ["Baik", "Indeks layanan", "10", "9"],
    ]


KEPALA = ("Sasaran", "Indikator", "Target", "Realisasi")


def over_the_page(above: tuple[str, ...], below: tuple[str, ...]) -> list[list[str]]:
    """A table whose last row goes on below the header that the next page repeats."""
    first = (KEPALA, ("Membaiknya layanan", "Indeks layanan", "80", "81"), above)
    second = (KEPALA, below, ("Tertibnya arsip", "Nilai arsip", "70", "71"))
    parts = [
        Part(tuple(tuple(Cell(text, page=page) for text in row) for row in rows), page=page, loose=True, measured=True)
        for page, rows in ((1, first), (2, second))
    ]
    published = assemble("laporan", "pdf", whole([TEXT, *parts]))
    return [[cell.text for cell in row.cells] for row in published.tables[0].rows]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (
            (f"Kurangnya ganggu{FULL}", "Jumlah", "5", "4"),
            ("an", "gangguan", "", ""),
            ["Kurangnya gangguan", "Jumlah gangguan", "5", "4"],
        ),
        (
            ("Naiknya belanja", "Nilai belanja", f"2.355.308{FULL}", f"2.355.000{FULL}"),
            ("", "", ".250", ".000"),
            ["Naiknya belanja", "Nilai belanja", "2.355.308.250", "2.355.000.000"],
        ),
        (
            ("Sejahteranya warga", "Pengeluaran per", "9.650", "9.505"),
            ("", "kapita", "", ""),
            ["Sejahteranya warga", "Pengeluaran per kapita", "9.650", "9.505"],
        ),
    ],
)
def test_what_a_page_break_cuts_off_goes_back_to_its_cell(
    above: tuple[str, ...], below: tuple[str, ...], joined: list[str]
) -> None:
    rows = over_the_page(above, below)
    assert rows[1] == joined
    assert rows[2][0] == "Tertibnya arsip"


def test_a_row_with_figures_at_the_top_of_a_page_is_a_row() -> None:
    whole_row = ("Naiknya belanja", "Nilai belanja", "5", "4")
    assert over_the_page(whole_row, ("", "Nilai modal", "6", "7"))[2] == ["", "Nilai modal", "6", "7"]


def test_a_text_that_its_cell_cuts_off_is_not_mixed_with_what_is_seen() -> None:
    def signs(text: str, x: float, top: float) -> list[dict[str, Any]]:
        wide = 5.0
        return [
            {"text": sign, "x0": x + wide * at, "x1": x + wide * (at + 1), "top": top, "bottom": top + 10, "size": 10}
            for at, sign in enumerate(text)
        ]

    # LibreOffice draws all of a repeated header, the lines too that its row on the next page has no room for.
    hidden = signs("Sasaran", 50, 112)
    page = [*signs("Indikat", 50, 100), *hidden, *signs("sASN", 50, 113), *signs("yang", 50, 126)]
    assert beside(page) == {id(sign) for sign in hidden}
    assert beside([*signs("Indikat", 50, 100), *signs("sASN", 50, 113)]) == set()
