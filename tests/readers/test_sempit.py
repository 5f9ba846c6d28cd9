# SPDX-License-Identifier: MIT
"""Words and numbers that a narrow column of a PDF breaks over several lines."""

from __future__ import annotations

import pytest

from sakip.published import Cell, Passage
from sakip.readers.narrow import whole
from sakip.readers.parts import Part

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
