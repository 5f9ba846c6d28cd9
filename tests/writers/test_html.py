# SPDX-License-Identifier: MIT
"""The HTML page, read back with lxml."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import etree, html

from sakip.document import (
    Cell,
    Column,
    Document,
    Gap,
    Item,
    List,
    Paragraph,
    Picture,
    Row,
    RowKind,
    Run,
    Section,
    Table,
)
from sakip.writers import render
from writers.contoh import laporan


def read(document: Document):
    return html.document_fromstring(render(document, "html").decode())


def text(node) -> str:
    return " ".join(node.text_content().replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def page():
    return read(laporan())


def test_the_page_is_indonesian_and_needs_nothing_from_elsewhere(page):
    source = render(laporan(), "html").decode()
    assert page.get("lang") == "id"
    assert not page.xpath("//link | //img | //iframe")
    # the only script is the one whose hash the page names, and it sorts tables
    scripts = [one.text for one in page.xpath("//script")]
    hashes = [f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in scripts]
    policy = page.xpath("//meta[@http-equiv]/@content")[0]
    assert [part for part in policy.split() if part.startswith("'sha256")] == hashes
    assert "http" not in source.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(node.tag[1]) for node in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [text(node) for node in page.xpath("//h2")] == [
        "KATA PENGANTAR",
        "BAB I PENDAHULUAN",
        "BAB III AKUNTABILITAS KINERJA",
        "BAB IV PENUTUP",
    ]


def test_a_deep_heading_still_says_its_level():
    document = Document("d", (Paragraph.of("x"),))
    for depth in range(8):
        document = Document("d", (Section(f"s{depth}", f"S{depth}", document.blocks),))
    assert read(document).xpath("//div[@role='heading']/@aria-level") == ["7", "8", "9"]


def test_a_table_has_caption_header_and_scopes(page):
    (table,) = page.xpath("//figure[@id='tabel-capaian']//table")
    assert text(table.find("caption")) == "Tabel 3.1. Target, Realisasi dan Capaian Kinerja Tahun 2023"
    first, second, third = table.findall("thead/tr")
    assert [(text(th), th.get("scope"), th.get("colspan"), th.get("rowspan")) for th in first] == [
        ("No", "col", None, "2"),
        ("Sasaran Strategis", "col", None, "2"),
        ("Indikator Kinerja", "col", None, "2"),
        ("Tahun 2023", "colgroup", "3", None),
    ]
    assert [text(th) for th in second] == ["Target", "Realisasi", "Capaian (%)"]
    assert [text(td) for td in third] == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    assert [text(td) for td in table.xpath("tbody/tr[1]/td")][3:] == ["84", "79,35", "94,46"]
    assert table.xpath("tbody/tr[6]/td[2]/@rowspan") == ["2"]
    assert [text(td) for td in table.xpath("tbody/tr[last()]/td")] == ["Rata-rata capaian", "93,97"]


def test_a_heading_row_begins_a_row_group(page):
    (table,) = page.xpath("//figure[@id='tabel-anggaran']//table")
    groups = table.findall("tbody")
    assert [len(group) for group in groups] == [5, 2, 3]
    assert groups[0][0][0].get("scope") == "colgroup"


def test_a_merged_cell_is_not_cut_by_a_row_group():
    rows = (
        Row("1", (Cell("tinggi", rowspan=3), Cell("x"))),
        Row("2", (None, Cell("Kelompok")), RowKind.GROUP),
        Row("3", (None, Cell("y"))),
        Row("4", (Cell("Kelompok", colspan=2), None), RowKind.GROUP),
    )
    page = read(Document("d", (Table("t", "T", (Column("a", "A"), Column("b", "B")), rows),)))
    assert [len(group) for group in page.findall(".//tbody")] == [3, 1]


def test_numbers_do_not_break_and_stand_at_the_right(page):
    (cell,) = page.xpath("//td[normalize-space()='1.523.620.340']")
    assert cell.get("class").split() == ["right", "angka"]
    style = page.xpath("string(//style)")
    assert "white-space: nowrap" in style
    assert "thead { display: table-header-group; }" in style
    assert "size: A4" in style


def test_a_figure_leads_to_its_derivation(page):
    (cell,) = page.xpath("//td[@data-address='capaian:IKU-1:2023']")
    (link,) = cell.findall("a")
    (target,) = page.xpath(f"//*[@id='{link.get('href')[1:]}']")
    assert link.get("aria-describedby") == target.get("id")
    assert [text(line) for line in target] == [
        "capaian:IKU-1:2023",
        "realisasi / target x 100",
        "79,35 / 84 x 100 = 94,46",
        "aturan: capaian.naik.rasio",
    ]
    assert target.getparent().getparent().tag == "details"
    assert page.xpath("//p//a[@data-address='capaian:IKU-1:2023']/strong | //p//strong/a[@data-address]")
    # a figure without a derivation keeps its address
    assert not page.xpath("//td[@data-address='capaian:IKU-2:2023']/a")


def test_every_link_has_its_target_and_no_id_comes_twice(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)
    assert [text(a) for a in page.xpath("//nav[1]/ul/li/a")][:2] == ["KATA PENGANTAR", "BAB I PENDAHULUAN"]


def test_lists_keep_their_markers(page):
    assert page.xpath("//ol[@type='1']/li[2]/ol/@type") == ["a"]
    assert text(page.xpath("//ol[@type='1']/li[2]/p")[0]) == "Fungsi di atas dilaksanakan bersama seksi."


def test_a_gap_is_marked():
    page = read(
        Document("d", (Gap("tulis analisis"), Table("t", "T", (Column("a", "A"),), (Row("r", (Cell(gap=True),)),))))
    )
    assert [text(mark) for mark in page.xpath("//mark")] == ["Belum diisi: tulis analisis", "[belum diisi]"]


HOSTILE = "\"><script>alert(1)</script>' onload='x {{ 7*7 }} <!-- "


def test_markup_in_a_text_is_text():
    table = Table(
        HOSTILE,
        HOSTILE,
        (Column("a", HOSTILE, group=HOSTILE),),
        (Row("r", (Cell(HOSTILE, address=HOSTILE),)),),
        notes=(HOSTILE,),
    )
    blocks = (Section(HOSTILE, HOSTILE, (table, List((Item((Run(HOSTILE, address=HOSTILE),)),)), Gap(HOSTILE))),)
    page = read(Document(HOSTILE, blocks, HOSTILE, HOSTILE, {HOSTILE: (HOSTILE,)}))
    (own,) = read(laporan()).xpath("//script")
    assert [one.text for one in page.xpath("//script")] == [own.text]
    assert not page.xpath("//*[@onload]")
    assert page.xpath("string(//h2)") == HOSTILE.strip()
    assert page.xpath("//td/@data-address") == [HOSTILE]
    assert "49" not in page.xpath("string(//main)")


def picture(svg: str):
    return read(Document("d", (Picture("p", svg, "Bagan <b>", "Judul", "1"),)))


def test_a_drawing_is_in_the_page_with_its_description(page):
    (svg,) = page.xpath("//figure[@id='gambar-struktur']//*[local-name()='svg']")
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Bagan: Camat di puncak")
    assert text(page.xpath("//figcaption")[0]) == "Gambar 1.1. Struktur Organisasi"


def test_a_drawing_brings_no_script_and_loads_nothing():
    page = picture(
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script>'
        "<foreignObject><b>x</b></foreignObject>"
        '<a href="javascript:x()"><text>a</text></a><image href="http://x/y.png"/>'
        '<rect id="k" fill="url(#g)" style="background:url(http://x)"/><use href="http://x#y"/><use href="#k"/></svg>'
    )
    source = etree.tostring(page).decode()
    for bad in ("script", "onload", "foreign", "http://x", "javascript", "<a "):
        assert bad not in source
    assert page.xpath("//*[local-name()='use']/@href") == ["#gambar1-k"]
    assert page.xpath("//*[local-name()='rect']/@fill") == ["url(#gambar1-g)"]


def test_a_drawing_with_a_style_sheet_is_kept_apart_from_the_page():
    page = picture('<svg xmlns="http://www.w3.org/2000/svg"><style>p { color: red }</style><text>a</text></svg>')
    (image,) = page.xpath("//img")
    assert image.get("src").startswith("data:image/svg+xml;base64,")
    assert image.get("alt") == "Bagan <b>"


@pytest.mark.parametrize("svg", ["bukan svg", "<svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "<html/>"])
def test_what_is_no_drawing_shows_its_description(svg):
    assert text(picture(svg).xpath("//figure//p")[0]) == "Bagan <b>"
