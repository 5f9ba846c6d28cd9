# SPDX-License-Identifier: MIT
"""The Markdown text, read back with markdown-it-py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from sakip.document import Cell, Column, Document, Item, List, Marker, Paragraph, Row, Run, Section, Table
from sakip.writers import render
from writers.contoh import laporan


def shown(document: Document):
    source = render(document, "md").decode()
    return html.document_fromstring(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source))


@pytest.fixture(scope="module")
def page():
    return shown(laporan())


def rows(page, at: int):
    table = page.findall(".//table")[at]
    return [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]


def test_the_figures_stand_in_their_columns(page):
    head, numbers, first, *_, mean = rows(page, 0)
    assert head[3:] == ["Tahun 2023: Target", "Tahun 2023: Realisasi", "Tahun 2023: Capaian (%)"]
    assert numbers == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    assert first == [
        "1",
        "Meningkatnya Kualitas Pelayanan Publik",
        "Indeks Kepuasan Masyarakat",
        "84",
        "79,35",
        "94,46",
    ]
    assert mean == ["Rata-rata capaian", "", "", "", "", "93,97"]


def test_every_row_has_all_its_columns(page):
    for at, width in enumerate((6, 6, 2)):
        assert {len(row) for row in rows(page, at)} == {width}


def test_a_cell_merged_downwards_stands_once(page):
    assert rows(page, 0)[8][:3] == ["", "", "Indeks Profesional ASN Kecamatan Sumber Harta"]


def test_headings_and_links(page):
    assert [h.text_content() for h in page.findall(".//h2")][1] == "BAB I PENDAHULUAN"
    ids = {place.get("id") for place in page.iter("a") if place.get("id")}
    links = {link.get("href")[1:] for link in page.iter("a") if link.get("href")}
    assert "bagian-bab-1" in links
    assert links == ids


def test_two_lists_after_each_other_both_count_from_one():
    two = [List((Item((Run("a"),)), Item((Run("b"),))), Marker.NUMBER) for _ in range(2)]
    assert [len(found) for found in shown(Document("d", tuple(two))).findall(".//ol")] == [2, 2]


def test_a_nested_list_stands_under_its_item(page):
    (outer, *_) = [ol for ol in page.findall(".//ol") if "Sekretaris" in ol.text_content()]
    assert "a. pengkoordinasian" in outer[1].find("ul").text_content()
    assert "Fungsi di atas" in outer[1].text_content()


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "<script>alert(1)</script>",
        "[klik](javascript:alert(1))",
        "**tebal** _miring_ `kode` ~~coret~~ $x$",
        "1. bukan daftar",
        "- bukan daftar",
        "# bukan judul",
        "> bukan kutipan",
        "&lt; &amp;",
        "C:\\berkas\\",
        "--- === ***",
        "![x](y) <b>",
    ],
)
def test_markup_in_a_text_is_text(text):
    table = Table("t", "T", (Column("a", text), Column("b", "B")), (Row("r", (Cell(text), Cell("x"))),))
    runs = (Run(text, bold=True), Run(" lalu "), Run(text, italic=True))
    page = shown(Document("d", (Paragraph.of(text), Paragraph(runs), List((Item((Run(text),)),)), table)))
    assert page.findall(".//p")[0].text_content() == text
    assert page.findall(".//p")[1].text_content() == f"{text} lalu {text}"
    assert page.find(".//li").text_content() == text
    assert [cell.text_content() for cell in page.iter("td")] == [text, "x"]
    assert not [node for node in page.iter("script", "b", "img", "code", "h2", "blockquote")]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" "), max_size=40))
def test_any_text_of_a_cell_comes_back(text):
    table = Table("t", "T", (Column("a", "A"), Column("b", "B")), (Row("r", (Cell(text), Cell("x"))),))
    cells = [cell.text_content() for cell in shown(Document("d", (table,))).iter("td")]
    assert cells == [text.strip(), "x"]


def test_runs_of_one_look_are_marked_as_one():
    runs = (Run("sebesar "), Run("Rp ", bold=True), Run("2.216.469.840", bold=True, address="pagu:x:2023"))
    made = render(Document("d", (Paragraph((*runs, Run(",-", bold=True), Run(" saja"))),)), "md").decode()
    assert "sebesar **Rp 2.216.469.840,-** saja" in made


def test_a_title_that_is_the_first_heading_is_not_said_twice():
    section = Section("s", "PERJANJIAN KINERJA", (Paragraph.of("isi"),))
    assert render(Document("Perjanjian Kinerja", (section,)), "md").decode().startswith("## PERJANJIAN KINERJA")
