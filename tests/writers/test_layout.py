# SPDX-License-Identifier: MIT
"""Column widths, line counts and text that stays together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.document import Cell, Column, Paragraph, Picture, Row, Section, Table
from sakip.writers import grid, text
from sakip.writers.pages import layout

words = st.text("abcdefghij ABC", max_size=30)
amounts = st.integers(0, 10**12).map(lambda n: f"{n:,}".replace(",", "."))


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=10).flatmap(
        lambda shares: st.tuples(
            st.just(shares), st.lists(st.lists(words | amounts, min_size=len(shares), max_size=len(shares)), max_size=5)
        )
    )
)
def test_columns_fill_the_line_and_hold_their_numbers(table):
    shares, texts = table
    columns = tuple(Column(str(at), "K", share) for at, share in enumerate(shares))
    block = Table("t", "T", columns, tuple(Row(str(at), tuple(map(Cell, row))) for at, row in enumerate(texts)))
    parts, factor = grid.widths(block, 50, padding=1)
    assert sum(parts) == pytest.approx(50)
    assert 0 < factor <= 1
    for row in texts:
        for given_text, part in zip(row, parts, strict=True):
            if text.is_amount(given_text):
                assert (text.em(given_text) + 1) * factor <= part + 1e-6


def test_columns_follow_their_widths_where_there_is_room():
    columns = (Column("a", "A", 10), Column("b", "B", 30))
    assert grid.widths(Table("t", "T", columns, ()), 40, padding=1)[0] == pytest.approx((10, 30))


def test_many_broad_numbers_leave_room_for_the_words_beside_them():
    # fifteen columns of a quarterly measurement in the millions
    columns = (Column("nama", "Indikator Kinerja", 30), *(Column(str(at), "T", 8) for at in range(15)))
    name = Cell("Persentase penyelenggaraan pelayanan publik yang terpadu, transparan dan akuntabel")
    rows = (Row("1", (name, *(Cell("1.250.000,00") for _ in range(15)))),)
    (first, *_), factor = grid.widths(Table("t", "T", columns, rows), 70, padding=1)
    assert first / factor >= text.longest_word(name.text) + 1 - 1e-6
    assert text.line_count(name.text, first / factor - 1 + 1e-6) <= 8


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("Rp 2.355.308.250", "Rp\u00a02.355.308.250"),
        ("Rp. 2.185.001.551 atau 92,07 %", "Rp.\u00a02.185.001.551 atau 92,07\u00a0%"),
        ("Rp belum ada", "Rp belum ada"),
    ],
)
def test_an_amount_stays_with_its_sign(given_text, kept):
    assert text.together(given_text) == kept


@pytest.mark.parametrize("amount", ["2.355.308.250", "94,46%", "7.01.01.2.02.0001", "-1,5", "2021-2026", "B (64,59)"])
def test_what_is_one_number(amount):
    assert text.is_amount(amount.replace(" ", "\u00a0"))


@pytest.mark.parametrize("words", ["18 Orang", "-", "", "Nilai", "1.Nilai SAKIP"])
def test_what_is_no_number(words):
    assert not text.is_amount(words)


def test_lines_are_counted_between_words():
    assert text.line_count("", 10) == 1
    assert text.line_count("satu\ndua", 100) == 2
    assert text.line_count("kata " * 20, 10) > text.line_count("kata " * 20, 20)
    assert text.line_count("x" * 100, 10) >= 5


def wide(name: str) -> Table:
    return Table(name, "Lebar", (Column("a", "A"),), (Row("r", (Cell("1"),)),), wide=True)


def pages(*blocks):
    return [item.wide for item in layout(blocks)]


def test_a_heading_over_a_wide_table_turns_with_it():
    long = Paragraph.of("kata " * 600)
    assert pages(long, Section("s", "Judul", (Paragraph.of("Lihat tabel berikut."), wide("t")))) == [False, *[True] * 3]


def test_a_long_text_before_and_after_a_wide_table_stays_upright():
    long = Paragraph.of("kata " * 600)
    assert pages(long, wide("t"), long) == [False, True, False]


def test_a_short_text_between_wide_tables_turns_with_them():
    assert pages(wide("t"), Paragraph.of("Uraian singkat."), wide("u")) == [True] * 3


def test_a_short_chapter_does_not_lie_down_for_the_picture_after_it():
    picture = Picture("p", "<svg/>", "alt", "Gambar", wide=True)
    assert pages(Section("s", "BAB II", (Paragraph.of("Singkat."), picture))) == [False, False, True]


def test_a_new_page_ends_the_landscape_pages():
    assert pages(wide("t"), Section("s", "Penutup", (Paragraph.of("Singkat."),), new_page=True)) == [True, False, False]
