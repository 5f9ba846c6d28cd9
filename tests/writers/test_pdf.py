# SPDX-License-Identifier: MIT
"""The PDF file, read back with pdfplumber and pypdfium2."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip.document import Cell, Column, Document, Item, List, Marker, Paragraph, Row, RowKind, Run, Section, Table
from sakip.errors import OutputError
from sakip.lang import using
from sakip.writers import render
from sakip.writers.options import STANDARDS, Kertas, Options, options
from writers.contoh import laporan, setiap_teks


def read(document: Document, chosen: Options | None = None) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(render(document, "pdf", chosen or Options()))


def text(pdf: pypdfium2.PdfDocument) -> str:
    pages = (page.get_textpage().get_text_bounded() for page in pdf)
    return " ".join(" ".join(pages).replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def pdf() -> pypdfium2.PdfDocument:
    return read(laporan())


def test_chapters_and_their_parts_are_bookmarks(pdf):
    marks = [(one.level, one.get_title()) for one in pdf.get_toc()]
    assert marks[:3] == [(0, "KATA PENGANTAR"), (0, "BAB I PENDAHULUAN"), (1, "A. Latar Belakang")]


def test_the_contents_name_the_page_that_a_chapter_stands_on(pdf):
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    contents = next(page for page in pages if "DAFTAR ISI" in page)
    (told,) = re.findall(r"BAB IV PENUTUP[ .]+(\d+)", contents)
    chapter = next(page for page in pages if "Demikian laporan ini disusun." in page)
    assert chapter.split()[-1] == told
    assert re.search(r"Tabel 3\.2\. Pagu dan Realisasi Anggaran Tahun 2023[ .]+\d", contents)
    assert re.search(r"Gambar 1\.1\. Struktur Organisasi[ .]+\d", contents)


def test_a_wide_table_lies_on_a_landscape_page_of_its_paper(pdf):
    sizes = [tuple(map(round, page.get_size())) for page in pdf]
    assert set(sizes) == {(595, 842), (842, 595)}
    on_folio = [tuple(map(round, page.get_size())) for page in read(laporan(), Options(Kertas.F4))]
    # 21.5 by 33 centimetres
    assert set(on_folio) == {(609, 935), (935, 609)}


def test_the_header_of_a_table_comes_again_on_every_page():
    rows = tuple(Row(str(at), (Cell(f"baris {at}"), Cell("isi"))) for at in range(200))
    long = Table("t", "Panjang", (Column("a", "Uraian Kegiatan"), Column("b", "Isi")), rows)
    pages = [page.get_textpage().get_text_bounded() for page in read(Document("d", (long,)))]
    assert len(pages) > 2
    assert all("Uraian Kegiatan" in page for page in pages)


def lines(page: pypdfium2.PdfPage) -> list[str]:
    return page.get_textpage().get_text_bounded().replace("\r", "").split("\n")


def test_every_page_but_the_first_says_whose_it_is(pdf):
    running = "Kecamatan Sumber Harta · Laporan Kinerja Kecamatan Sumber Harta Tahun 2023"
    assert [running in lines(page) for page in pdf] == [False, *[True] * (len(pdf) - 1)]


def test_totals_and_notes_never_stand_alone_on_a_page():
    heads = (Column("a", "Uraian Kegiatan"), Column("b", "Isi"))
    totals = [Row(name, (Cell(name), Cell("9")), RowKind.TOTAL) for name in ("Rata-rata", "Predikat")]
    for count in range(46, 56):
        rows = [*(Row(str(at), (Cell(f"baris {at}"), Cell("1"))) for at in range(count)), *totals]
        long = Table("t", "Panjang", heads, tuple(rows), notes=("Tanda - berarti tidak ada.",))
        *_, last = list(read(Document("d", (long,))))
        shown = last.get_textpage().get_text_bounded()
        assert all(one in shown for one in (f"baris {count - 1}", "Rata-rata", "Predikat", "Tanda - berarti"))


def test_no_page_begins_with_the_last_item_of_a_list():
    for count in range(50, 56):
        items = tuple(Item((Run(f"butir {at}"),)) for at in range(count))
        *_, last = list(read(Document("d", (List(items, Marker.NUMBER),))))
        shown = last.get_textpage().get_text_bounded()
        assert f"butir {count - 2}" in shown
        assert f"{count}. butir {count - 1}" in shown


def test_a_sentence_that_announces_a_list_stays_with_it():
    items = tuple(Item((Run(f"butir {at}"),)) for at in range(3))
    for count in range(33, 40):
        before = [Paragraph.of(f"alinea {at}") for at in range(count)]
        made = read(Document("d", (*before, Paragraph.of("Sebagai berikut:"), List(items))))
        for page in made:
            shown = page.get_textpage().get_text_bounded()
            assert ("Sebagai berikut:" in shown) == ("butir 0" in shown)


def test_rupiah_and_its_amount_stay_on_one_line_over_a_change_of_look():
    runs = (Run("Dari jumlah dana itu terealisasi Rp "), Run("2.125.787.689,-", address="realisasi:16.05.19:2023"))
    for words in range(8, 20):
        one = Paragraph((Run("anggaran " * words), *runs))
        assert not any(line.rstrip().endswith("Rp") for page in read(Document("d", (one,))) for line in lines(page))


def test_a_list_may_begin_with_another_number():
    items = (Item((Run("ketiga"),)), Item((Run("keempat"),)))
    assert text(read(Document("d", (List(items, Marker.NUMBER, start=3),)))) == "3. ketiga 4. keempat 1"


HOSTILE = (
    '#read("/etc/passwd")',
    "#[x] $x^2$ *tebal* _miring_ `kode` = judul <label> @acuan",
    '"); #panic("x") //',
    "\\u{41} \\ /* komentar */ ~ -- --- ...",
    "{{ 7*7 }} {% raw %} <script>alert(1)</script> =cmd|' /C calc'!A0",
    "https://contoh.id/a_b#c",
    "]]}}])) ((([[[{{{",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_is_ever_read_as_markup(hostile):
    shown = re.sub(r"\s", "", text(read(setiap_teks(hostile))))
    # every field but the description of the drawing that is shown: cover, lists, headings, paragraphs, cells, captions
    assert shown.count(re.sub(r"\s", "", hostile)) >= 30
    assert "root:" not in shown


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_standard_can_be_asked_for(standard):
    made = render(laporan(), "pdf", Options(standar=standard))
    part, level = {"ua-1": ("pdfuaid:part", "1")}.get(standard, ("pdfaid:part", standard[2]))
    assert re.search(rf"{part}>{level}<|{part}=\"{level}\"", made.decode("latin-1"))


def test_an_unknown_standard_or_paper_names_the_known_ones():
    with using("en"):
        with pytest.raises(OutputError, match="Known: ua-1, a-2a"):
            options(standar="x-4")
        with pytest.raises(OutputError, match="Known: A4, F4"):
            options("B5")
        with pytest.raises(OutputError, match="template cannot be read"):
            options(templat="tidak-ada.docx")


_WORDS = st.text("ab #*_$<>@\\\"'{}[]", max_size=12)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables with heading rows anywhere, rows that span the table and cells merged downwards."""
    count = draw(st.integers(1, 4))
    columns = tuple(Column(str(at), draw(_WORDS), group=draw(st.sampled_from([None, "G"]))) for at in range(count))
    rows = []
    left = 0
    for at in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(RowKind))
        if left == 0 and draw(st.booleans()):
            rows.append(Row(str(at), (Cell(draw(_WORDS), colspan=count), *[None] * (count - 1)), kind))
            continue
        first = None if left else Cell(draw(_WORDS), rowspan=draw(st.integers(1, 4)))
        left = left - 1 if first is None else first.rowspan - 1
        rows.append(Row(str(at), (first, *(Cell(draw(_WORDS)) for _ in range(count - 1))), kind))
    return Table("t", draw(_WORDS), columns, tuple(rows), column_numbers=draw(st.booleans()))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_every_table_can_be_set(table):
    document = Document("d", (Section("s", "Judul", (Paragraph.of("x"), table)),))
    assert len(read(document)) >= 1
