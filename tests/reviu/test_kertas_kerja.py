# SPDX-License-Identifier: MIT
"""The working paper of the audit of the LKjIP 2023 of Kecamatan Sumber Harta, and the page with the report marked."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO

import attrs
import openpyxl
import pytest
from lxml import html

from reviu.conftest import Laporan
from reviu.laporan import diaudit
from sakip import lang, readers
from sakip.auditing import Finding
from sakip.auditing.checks import every
from sakip.document import Cover, Document, RowKind, Section, Table
from sakip.lang import msg
from sakip.reviu import figures
from sakip.reviu.paper import paper
from sakip.reviu.texts import texts
from sakip.writers import render


@pytest.fixture(scope="module")
def kertas(laporan: Laporan) -> Document:
    return paper(laporan.audit)


@pytest.fixture(scope="module")
def halaman(laporan: Laporan) -> html.HtmlElement:
    return html.fromstring(render(paper(laporan.audit, laporan.published), ".html"))


def table(document: Document, id: str) -> Table:
    return next(one for one in document.tables() if one.id == id)


def lines(table: Table) -> list[dict[str, str]]:
    keys = [column.key for column in table.columns]
    return [
        {key: "" if cell is None else cell.text for key, cell in zip(keys, row.cells, strict=True)}
        for row in table.rows
        if row.kind is RowKind.DATA
    ]


def test_the_cover_says_what_was_looked_at_and_with_what(kertas: Document) -> None:
    [cover] = [one for one in kertas.blocks if isinstance(one, Cover)]
    assert cover.lines == ("KERTAS KERJA REVIU", "Laporan Kinerja 2023", "Kecamatan Sumber Harta")
    assert cover.foot[0] == "Diperiksa: laporan; 395 nilai tercetak"
    assert re.fullmatch(r"Dibuat dengan sakip \S+, sakip-musi-rawas \S+", cover.foot[-1])


def test_the_cover_says_what_was_assumed(laporan: Laporan) -> None:
    assumed = attrs.evolve(laporan.audit, asumsi=(msg("no year is named; taken: {year}", year=2023),))
    [cover] = [one for one in paper(assumed).blocks if isinstance(one, Cover)]
    assert "Anggapan: tahun tidak disebut; dipakai: 2023." in cover.foot


def test_the_summary_counts_what_the_table_of_findings_lists(kertas: Document, laporan: Laporan) -> None:
    summary = table(kertas, "ringkasan")
    assert sum(int(one["banyak"]) for one in lines(summary)) == len(laporan.audit.findings)
    assert summary.rows[-1].cells[-1].text == str(len(lines(table(kertas, "temuan"))))


def test_a_finding_has_place_printed_recomputed_difference_cause_and_reference(kertas: Document) -> None:
    first = lines(table(kertas, "temuan"))[0]
    assert first.pop("tempat").splitlines()[1] == 'Tabel 3.1, baris 1, kolom "Capaian ( % )" (baris 628)'
    assert first.pop("temuan").startswith(
        "SKP101: capaian IKU-1 (Indeks Kepuasan Masyarakat): tercetak 94,05%, seharusnya 94,46 % (79,35/84)"
    )
    assert first == {
        "no": "1", "tercetak": "94,05%", "hitung": "94,46", "selisih": "-0,41",
        "sebab": "79/84: realisasi dipotong menjadi 79 lebih dahulu",
        "rujukan": "PermenPANRB 8/2021, Lampiran Bab VI hlm. 91, kondisi normal",
    }  # fmt: skip


def test_the_form_has_the_seven_elements_of_each_group(kertas: Document, laporan: Laporan) -> None:
    groups: dict[str, list[str]] = {}
    for row in table(kertas, "formulir").rows:
        if row.kind is RowKind.GROUP:
            code = row.cells[0].text.partition(":")[0]
            groups[code] = []
        elif row.cells[0] is not None:
            groups[code].append(row.cells[0].text)
    assert list(groups) == list(dict.fromkeys(one.code for one in laporan.audit.findings))
    elements = ["Kondisi", "Kriteria", "Sebab", "Akibat", "Rekomendasi", "Tanggapan", "Tindak lanjut"]
    assert all(one == elements for one in groups.values())


def test_kondisi_names_every_finding_and_the_reviewer_has_room(kertas: Document, laporan: Laporan) -> None:
    rows = lines(table(kertas, "formulir"))
    said = {one["uraian"] for one in rows}
    assert {str(one.message) for one in laporan.audit.findings} <= said
    assert all(one["uraian"] == "" for one in rows if one["unsur"] in ("Tanggapan", "Tindak lanjut"))
    assert all(one["uraian"] for one in rows if one["unsur"] in ("Kriteria", "Sebab", "Akibat", "Rekomendasi"))


@pytest.mark.parametrize("code", sorted(every()))
def test_every_check_has_texts_in_both_languages(code: str) -> None:
    indonesian = texts(code)
    with lang.using("en"):
        english = texts(code)
    for field in attrs.fields(type(english)):
        one, other = getattr(indonesian, field.name), getattr(english, field.name)
        assert one
        assert one != other


def test_a_finding_of_a_regions_own_check_has_its_form_too(laporan: Laporan) -> None:
    own = attrs.evolve(laporan.audit.findings[0], code="COBA1", rujukan=None, cause=None)
    rows = lines(table(paper(diaudit(laporan.published, own)), "formulir"))
    assert rows[0]["unsur"] == "Kondisi"
    assert rows[2]["uraian"] == "Belum diketahui; ditanyakan kepada penyusun."


def test_an_audit_without_findings_is_a_paper_too(laporan: Laporan) -> None:
    document = paper(diaudit(laporan.published))
    assert [one.id for one in document.tables()] == ["ringkasan"]
    assert render(document, ".docx")


@pytest.mark.parametrize(
    ("printed", "computed", "expected"),
    [
        ("94,05%", "94,46", "-0,41"),
        ("1.990.176.330", "1.836.555.990", "153.620.340"),
        ("79.53", "79,35", "0,18"),
        ("4", "6", "-2"),
        ("9 / 11", "10", ""),
        ("-", "48.560.600", ""),
        ("koran", None, ""),
        ("4 Desa", "5%", ""),
        (None, "94,56", ""),
    ],
)
def test_the_difference_is_exact_or_absent(printed: str | None, computed: str | None, expected: str) -> None:
    cell = figures.difference(printed, computed)
    assert cell.text == expected
    if expected:
        assert cell.value == Decimal(expected.replace(".", "").replace(",", "."))


def test_the_workbook_calculates_with_the_differences(kertas: Document) -> None:
    book = openpyxl.load_workbook(BytesIO(render(kertas, ".xlsx")))
    sheet = next(one for one in book.worksheets if "Temuan, masing-masing" in str(one.cell(1, 1).value))
    heads = [cell.value for cell in sheet[3]]
    differences = [row[heads.index("Selisih")].value for row in sheet.iter_rows(min_row=5)]
    assert differences[0] == pytest.approx(-0.41)
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$3:$3")


def test_the_paper_is_in_the_language_of_the_reader(laporan: Laporan) -> None:
    with lang.using("en"):
        document = paper(laporan.audit)
    assert {one.title for one in document.blocks if isinstance(one, Section)} == {"Summary", "Findings", "Form"}


# The page


def test_every_disputed_place_is_marked_and_linked_both_ways(halaman: html.HtmlElement, laporan: Laporan) -> None:
    ids = [one.get("id") for one in halaman.iter() if isinstance(one.tag, str) and one.get("id")]
    assert len(ids) == len(set(ids))
    marked = {link.get("id") for link in halaman.xpath("//sup/a")}
    assert all(one.get("href").removeprefix("#") in ids for one in halaman.xpath("//a[starts-with(@href, '#')]"))
    for number, one in enumerate(laporan.audit.findings, 1):
        row = halaman.get_element_by_id(f"catatan-{number}")
        back = [link.get("href") for link in row.xpath(".//a[@class='ke-tanda']")]
        assert back == [f"#tanda-{number}-{at}" for at in range(1, len(back) + 1)]
        # Two places may be one stretch of text, or lie so close that they make one.
        assert (len(back) > 0) is (len(one.places) > 0)
        assert len(back) <= len(one.places)
        marked -= {link.removeprefix("#") for link in back}
    assert not marked


def test_a_mark_shows_printed_recomputed_cause_and_reference_without_colour(halaman: html.HtmlElement) -> None:
    mark = halaman.get_element_by_id("tanda-1-1").getparent().getparent().find("mark")
    assert (mark.text, mark.get("tabindex")) == ("94,05%", "0")
    [box] = [halaman.get_element_by_id(one) for one in mark.get("aria-describedby").split()]
    assert box.get("role") == "tooltip"
    text = box.text_content()
    for part in ("Tercetak 94,05%; hasil hitung 94,46", "Sebab: 79/84", "Rujukan: PermenPANRB 8/2021"):
        assert part in text
    assert halaman.get_element_by_id("tanda-1-1").text == "[1]"


def test_the_page_shows_the_whole_report_in_its_order(halaman: html.HtmlElement, laporan: Laporan) -> None:
    section = halaman.get_element_by_id("bagian-dokumen")
    for box in section.xpath(".//sup | .//*[@class='isi-tanda']"):
        box.drop_tree()
    shown = re.sub(r"\s+", "", section.text_content())
    at = 0
    for part in laporan.published.parts():
        text = part.rows[0].cells[-1].text if isinstance(part, readers.Table) else part.text
        at = shown.index(re.sub(r"\s+", "", text), at)


def test_the_page_needs_nothing_from_outside(halaman: html.HtmlElement) -> None:
    assert not halaman.xpath("//script | //link | //iframe | //img[not(starts-with(@src, 'data:'))]")
    assert not [one for one in halaman.xpath("//*[@href]") if not one.get("href").startswith("#")]
    assert "url(" not in halaman.xpath("//style")[0].text


def test_text_of_the_report_never_becomes_markup() -> None:
    published = readers.read(b"Capaian <script>alert(1)</script> sebesar 94,05% & lain.\n", name="<b>")
    passage = published.text[0]
    place = passage.place(passage.text.index("94,05%"))
    from reviu.laporan import temuan

    finding: Finding = attrs.evolve(temuan(place), message="<script>alert(2)</script>")
    page = render(paper(diaudit(published, finding), published), ".html").decode()
    assert "<script" not in page
    assert "alert(2)" in page
