# SPDX-License-Identifier: MIT
"""The DOCX file, read back with python-docx."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from sakip.document import (
    Cell,
    Column,
    Document,
    Item,
    List,
    Marker,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Run,
    Section,
    Signature,
    Table,
)
from sakip.writers import render
from writers.contoh import SVG, laporan, tabel_anggaran


def read(document: Document):
    return docx.Document(BytesIO(render(document, "docx")))


@pytest.fixture(scope="module")
def word():
    return read(laporan())


def styles(word, name):
    return [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == name]


def test_sections_are_real_headings(word):
    assert styles(word, "Heading 1") == [
        "KATA PENGANTAR",
        "BAB I\nPENDAHULUAN",
        "BAB III\nAKUNTABILITAS KINERJA",
        "BAB IV\nPENUTUP",
    ]
    assert "A. Capaian Kinerja Organisasi" in styles(word, "Heading 2")


def test_the_table_of_contents_is_a_field_that_is_filled_already(word):
    xml = word.element.xml
    assert re.search(r'TOC \\o "1-3" \\h \\z', xml)
    assert [text.partition("\t")[0] for text in styles(word, "toc 1")][:2] == ["KATA PENGANTAR", "BAB I PENDAHULUAN"]
    assert [text.partition("\t")[0] for text in styles(word, "toc 9")] == [
        "Tabel 3.1. Target, Realisasi dan Capaian Kinerja Tahun 2023",
        "Tabel 3.2. Pagu dan Realisasi Anggaran Tahun 2023",
        "Tabel 4.1. Ringkasan",
    ]
    assert word.settings.element.find(qn("w:updateFields")) is not None
    targets = set(re.findall(r"PAGEREF (\S+)", xml))
    marks = {mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))}
    assert targets
    assert targets <= marks


def test_every_field_that_opens_closes(word):
    kinds = [mark.get(qn("w:fldCharType")) for mark in word.element.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 10


def test_a_caption_stays_with_its_table(word):
    caption = next(p for p in word.paragraphs if p.text.startswith("Tabel 3.1.") and p.style.name == "Caption")
    assert caption.paragraph_format.keep_with_next
    assert caption._element.getnext().tag == qn("w:tbl")


def test_header_rows_come_again_on_each_page_and_no_row_splits(word):
    rows = word.tables[0].rows
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True, True, True] + [False] * 8
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_two_row_header_is_merged(word):
    table = word.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "No",
        "Sasaran Strategis",
        "Indikator Kinerja",
        *["Tahun 2023"] * 3,
    ]
    assert [cell.text for cell in table.rows[1].cells][2:] == [
        "Indikator Kinerja",
        "Target",
        "Realisasi",
        "Capaian (%)",
    ]
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert [cell.text for cell in table.rows[2].cells] == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]


def test_merged_body_cells_and_the_printed_figures(word):
    table = word.tables[0]
    assert [cell.text for cell in table.rows[3].cells] == [
        "1",
        "Meningkatnya Kualitas Pelayanan Publik",
        "Indeks Kepuasan Masyarakat",
        "84",
        "79,35",
        "94,46",
    ]
    assert table.cell(8, 1)._tc is table.cell(9, 1)._tc
    assert [cell.text for cell in table.rows[10].cells] == [*["Rata-rata capaian"] * 5, "93,97"]


def test_a_merged_block_of_cells_covers_both_ways():
    columns = tuple(Column(key, key) for key in "abc")
    block = Table(
        "t",
        "Blok",
        columns,
        (
            Row("1", (Cell("besar", colspan=2, rowspan=2), None, Cell("x"))),
            Row("2", (None, None, Cell("y"))),
            Row("3", (Cell("p"), Cell("q"), Cell("r"))),
        ),
    )
    table = read(Document("d", (block,))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        ["besar", "besar", "x"],
        ["besar", "besar", "y"],
        ["p", "q", "r"],
    ]


def test_numbers_never_break(word):
    table = word.tables[1]
    cell = next(cell for row in table.rows for cell in row.cells if cell.text == "1.523.620.340")
    assert cell._tc.tcPr.find(qn("w:noWrap")) is not None
    text = next(p.text for p in word.paragraphs if "Pagu tahun 2023" in p.text)
    assert "Rp\u00a02.355.308.250" in text
    assert "92,77\u00a0%" in text
    # the hyphen between the years is one that does not break
    assert word.element.find(f".//{qn('w:noBreakHyphen')}") is not None
    assert "2021-2026" in text


def test_widths_are_fixed_follow_the_columns_and_fill_the_line(word):
    for table, width in zip(word.tables[:2], (8788, 14004), strict=True):
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(grid) == width
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        for row in table._tbl.tr_lst:
            assert sum(int(tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for tc in row.tc_lst) == width
    first = [int(column.get(qn("w:w"))) for column in word.tables[0]._tbl.tblGrid]
    # what the narrow columns do not need went to these two, the more the longer their texts
    assert first[1] == pytest.approx(first[2], rel=0.05)
    assert first[0] < first[3] < first[1]


def test_numbers_stand_at_the_right_or_where_the_column_says(word):
    middle, right = word.tables[0].rows[3].cells[5], word.tables[1].rows[3].cells[3]
    assert middle.paragraphs[0].alignment == 1
    assert right.paragraphs[0].alignment == 2


def test_wide_tables_have_a_landscape_page_and_the_cover_no_number(word):
    turned = [section.page_width > section.page_height for section in word.sections]
    assert turned == [False, False, True, False]
    assert [round(s.left_margin.cm, 1) for s in word.sections][1] == 3.0
    assert (round(word.sections[1].page_width.cm, 1), round(word.sections[1].page_height.cm, 1)) == (21.0, 29.7)
    references = [s._sectPr.find(qn("w:footerReference")) is not None for s in word.sections]
    assert references == [False, True, True, True]
    assert "PAGE" in word.sections[1].footer._element.xml


def test_every_page_but_the_cover_says_whose_it_is(word):
    running = "Kecamatan Sumber Harta · Laporan Kinerja Kecamatan Sumber Harta Tahun 2023"
    assert word.sections[0]._sectPr.find(qn("w:headerReference")) is None
    assert [[one.text for one in s.header.paragraphs] for s in list(word.sections)[1:]] == [[running]] * 3


def test_a_document_without_a_cover_has_its_page_number_but_no_header_on_the_first_page():
    (section,) = read(Document("Perjanjian Kinerja", (Paragraph.of("isi"),), author="Kecamatan")).sections
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Kecamatan · Perjanjian Kinerja"
    assert section.first_page_header.is_linked_to_previous
    assert "PAGE" in section.first_page_footer._element.xml


def test_what_announces_a_list_stays_with_it_and_broken_lines_are_not_drawn_out():
    word = read(
        Document("d", (Paragraph.of("Sebagai berikut:"), Paragraph.of("Nama: A\nJabatan: B"), Paragraph.of("x")))
    )
    first, second, third = word.paragraphs
    assert first.paragraph_format.keep_with_next
    assert (second.alignment, third.alignment) == (0, None)


def test_notes_stay_with_the_last_row_and_with_each_other():
    rows = tuple(Row(str(at), (Cell("x"),)) for at in range(60))
    word = read(Document("d", (Table("t", "Uji", (Column("a", "A"),), rows, notes=("Satu.", "Dua.")),)))
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in word.tables[0].rows[-2:]]
    assert kept == [None, True]
    first, second = (one for one in word.paragraphs if one.text in ("Satu.", "Dua."))
    assert (first.paragraph_format.keep_with_next, second.paragraph_format.keep_with_next) == (True, None)


def test_a_table_at_the_end_takes_no_page_for_what_follows_it():
    table = Table("t", "Uji", (Column("a", "A"),), (Row("1", (Cell("x"),)),))
    word = read(Document("d", (table,)))
    (last,) = [node for node in word.element.body if node.tag == qn("w:p")][1:]
    assert last.find(f".//{qn('w:spacing')}").get(qn("w:line")) == "20"


def test_the_heading_over_a_wide_table_goes_with_it(word):
    body = list(word.element.body)
    at = [i for i, node in enumerate(body) if node.tag == qn("w:p") and node.find(f".//{qn('w:sectPr')}") is not None]
    turned = [part.text for part in map(WordParagraph, body[at[1] + 1 : at[2]], [None] * 2)]
    assert turned == ["B. Realisasi Anggaran", "Realisasi anggaran dapat dilihat pada tabel berikut."]


def test_a_table_whose_numbers_do_not_fit_upright_is_turned():
    columns = tuple(Column(f"k{at}", "Nilai") for at in range(9))
    row = Row("r", tuple(Cell("123.456.789.012") for _ in columns))
    assert read(Document("d", (Table("t", "Banyak", columns, (row,)),))).sections[0].orientation == 1


def test_every_list_counts_from_one(word):
    numbering = word.part.numbering_part.element
    starts = {num.get(qn("w:numId")): num.find(f".//{qn('w:startOverride')}") for num in numbering.iter(qn("w:num"))}
    used: list[tuple[str, str]] = []
    for paragraph in word.paragraphs:
        if paragraph.style.name == "List Paragraph":
            number = paragraph._p.pPr.numPr
            used.append((number.numId.val, number.ilvl.val))
    assert len({number for number, _ in used}) == 5
    assert {depth for _, depth in used} == {0, 1, 2}
    assert all(start is not None and start.get(qn("w:val")) == "1" for start in starts.values())


def test_new_pages_begin_without_an_empty_page():
    document = Document(
        "d",
        (
            PageBreak(),
            Section("a", "A", (Paragraph.of("x"), PageBreak()), new_page=True),
            Section("b", "B", (tabel_anggaran(),), new_page=True),
            Section("c", "C", (Paragraph.of("y"), PageBreak()), new_page=True),
        ),
    )
    word = read(document)
    breaks = [p.text for p in word.paragraphs if p.paragraph_format.page_break_before]
    # A begins the file; B and C begin a section, which is a page already
    assert breaks == []
    assert len(word.sections) == 3


def test_a_gap_is_marked_and_a_statement_is_not_a_plain_paragraph(word):
    assert styles(word, "Belum Diisi") == ["Belum diisi: Analisis penyebab capaian IKU-7 yang rendah."]
    assert styles(word, "Pernyataan") == ["Terwujudnya Musi Rawas Maju, Mandiri, Bermartabat"]
    cell = next(cell for row in word.tables[1].rows for cell in row.cells if cell.text == "[belum diisi]")
    assert cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "FFE45C"


def test_bold_and_italic_runs(word):
    paragraph = next(p for p in word.paragraphs if p.text.startswith("Indeks Kepuasan Masyarakat tercapai"))
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs] == [
        ("Indeks Kepuasan Masyarakat tercapai ", False, False),
        ("94,46%", True, False),
        (" dari target ", False, False),
        ("84", False, True),
        (".", False, False),
    ]


def test_a_picture_is_drawn_with_dots_for_old_programs_its_description_and_its_caption():
    word = read(Document("d", (Picture("p", SVG, "Batang naik", "Capaian", "3.1"),)))
    (inline,) = word.element.body.iter(qn("wp:docPr"))
    assert inline.get("descr") == "Batang naik"
    assert styles(word, "Caption") == ["Gambar 3.1. Capaian"]
    kinds = {part.content_type: part.blob[:8] for part in word.part.related_parts.values() if "media" in part.partname}
    assert kinds == {"image/png": b"\x89PNG\r\n\x1a\n", "image/svg+xml": b"<svg xml"}
    # the drawing is 200 pixels wide
    assert [int(one.get("cx")) for one in word.element.body.iter(qn("wp:extent"))] == [200 * 9525]


def test_a_picture_that_cannot_be_read_shows_its_description():
    word = read(Document("d", (Picture("p", "<svg", "Batang naik", "Capaian", "3.1"),)))
    assert [p.text for p in word.paragraphs][:2] == ["[Gambar: Batang naik]", "Gambar 3.1. Capaian"]


def test_a_list_may_begin_with_another_number():
    word = read(Document("d", (List((Item((Run("ketiga"),)),), Marker.NUMBER, start=3),)))
    assert [one.get(qn("w:val")) for one in word.part.numbering_part.element.iter(qn("w:startOverride"))] == ["3"]


def test_two_signatures_stand_side_by_side():
    word = read(Document("d", (Signature(("Bupati,",), ("(a)",)), Signature(("Camat,",), ("(b)",)))))
    above, below = word.tables[0].rows
    # names on one line, however long the offices over them are
    assert [cell.text for cell in above.cells] == ["Bupati,", "Camat,"]
    assert [cell.text for cell in below.cells] == ["(a)", "(b)"]


def test_the_file_says_what_it_is(word):
    core = word.core_properties
    assert core.title == "Laporan Kinerja Kecamatan Sumber Harta Tahun 2023"
    assert core.author == "Kecamatan Sumber Harta"
    assert core.subject == "Akuntabilitas kinerja"
    assert word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "id-ID"


def test_markup_in_a_text_is_text():
    hostile = "<w:p/> & ]]> <script>alert(1)</script>"
    nested = List((Item((Run(hostile),), (List((Item((Run(hostile),)),), Marker.LETTER),)),))
    word = read(Document(hostile, (Paragraph.of(hostile), nested)))
    assert [p.text for p in word.paragraphs] == [hostile] * 3
    assert word.core_properties.title == hostile


def test_a_long_table_is_written_whole():
    columns = (Column("no", "No"), Column("teks", "Teks", 40))
    rows = tuple(Row(str(at), (Cell(str(at)), Cell("kata " * 1500 if at == 7 else "kata"))) for at in range(2000))
    table = read(Document("d", (Table("t", "Panjang", columns, rows),))).tables[0]
    assert len(table._tbl.tr_lst) == 2001
    split = [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None for row in table._tbl.tr_lst]
    # a row that fits no page is the only one that may break
    assert [at for at, may in enumerate(split) if may] == [8]


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr spacing ind jc outlineLvl rPr sectPr",
    "rPr": "b i sz szCs",
    "tcPr": "tcW gridSpan vMerge shd noWrap vAlign",
    "tblPr": "tblStyle tblW jc tblLayout tblLook tblCaption",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType titlePg",
    "settings": "defaultTabStop updateFields compat themeFontLang",
}


def test_properties_stand_in_the_order_that_word_asks_for(word):
    for root in (word.element, word.settings.element):
        for name, order in ORDER.items():
            for node in root.iter(qn(f"w:{name}")):
                found = [order.split().index(child.tag.rpartition("}")[2]) for child in node]
                assert found == sorted(set(found)), f"{name}: {[child.tag for child in node]}"


def test_a_small_table_stays_on_one_page(word):
    """Every cell of every row but the last one is kept with the next, those covered by a merged cell as well."""
    rows = [row for row in word.tables[0]._tbl.tr_lst if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None]
    assert len(rows) > 5
    kept = [[p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in row.iter(qn("w:p"))] for row in rows]
    assert all(all(row) for row in kept[:-1])
    note = word.tables[0]._tbl.getnext()
    assert all(kept[-1]) is (note.style == "Catatan")
