# SPDX-License-Identifier: MIT
"""A DOCX with comments is the same document, and each comment stands at its figure."""

from __future__ import annotations

import zipfile
from io import BytesIO

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from readers.berkas import TABEL, WORD, package, word_table
from reviu.conftest import Laporan
from reviu.laporan import (
    OFFICE,
    W,
    bagian,
    berkomentar,
    dalam_kalimat,
    diaudit,
    dikatakan,
    docx,
    isi,
    temuan,
)
from sakip import lang
from sakip.auditing import Severity
from sakip.readers import ReaderError, read
from sakip.reviu.comments import comment


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look and f"<w:rPr>{look}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


KALIMAT = "Persentase capaian sebesar 94,05% pada tahun 2023."


def test_the_report_is_read_as_before_and_each_comment_stands_at_its_figure(laporan_docx: Laporan) -> None:
    data, published, audit = laporan_docx
    made = comment(data, audit, published)
    assert read(made.data, name="laporan") == published
    at = berkomentar(made.data)
    assert made.count == len(at) == len(dikatakan(made.data)) > 88
    # 94,05 % stands at seven places (LKjIP Kecamatan Sumber Harta 2023), in six tables and a sentence
    first = [id for id, lines in dikatakan(made.data).items() if lines[0].startswith("94,05")]
    assert len(first) == 7
    assert {at[id].replace("\u00a0", "") for id in first} == {"94,05%"}
    assert dikatakan(made.data)[first[0]][0].startswith("94,05% seharusnya 94,46, karena 79/84: ")


def test_what_has_no_place_is_left_to_the_working_paper(laporan_docx: Laporan) -> None:
    made = comment(laporan_docx.data, laporan_docx.audit, laporan_docx.published)
    without = {at for at, one in enumerate(laporan_docx.audit.findings, 1) if not one.places}
    assert without
    assert set(made.left) == without


def test_nothing_else_in_the_file_changes(laporan_docx: Laporan) -> None:
    before = isi(laporan_docx.data)
    after = isi(comment(laporan_docx.data, laporan_docx.audit, laporan_docx.published).data)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert after.keys() - before.keys() == {"word/comments.xml"}


def test_the_new_part_is_declared_and_related(laporan_docx: Laporan) -> None:
    made = comment(laporan_docx.data, laporan_docx.audit, laporan_docx.published).data
    [declared] = [one for one in bagian(made, "[Content_Types].xml") if one.get("PartName") == "/word/comments.xml"]
    assert declared.get("ContentType").endswith("wordprocessingml.comments+xml")
    [related] = [one for one in bagian(made, "word/_rels/document.xml.rels") if one.get("Type").endswith("/comments")]
    assert related.get("Target") == "comments.xml"


def test_the_same_audit_gives_the_same_bytes(laporan_docx: Laporan) -> None:
    data, published, audit = laporan_docx
    assert comment(data, audit, published).data == comment(data, audit, published).data


def test_without_findings_the_file_is_what_it_was(laporan_docx: Laporan) -> None:
    made = comment(laporan_docx.data, diaudit(laporan_docx.published), laporan_docx.published)
    assert (made.data, made.count) == (laporan_docx.data, 0)


def test_a_run_is_cut_around_the_figure_and_keeps_its_look() -> None:
    data = docx(paragraph(run(KALIMAT, "<w:b/><w:color w:val='FF0000'/>")))
    published, audit = dalam_kalimat(data)
    made = comment(data, audit, published).data
    assert berkomentar(made) == {"0": "94,05%"}
    children = [etree.QName(one).localname for one in bagian(made, "word/document.xml").find(f".//{W}p")]
    assert children == ["r", "commentRangeStart", "r", "commentRangeEnd", "r", "r"]
    looks = [[etree.QName(one).localname for one in look] for look in bagian(made, "word/document.xml").iter(f"{W}rPr")]
    assert looks == [["b", "color"]] * 3


def test_a_figure_broken_over_runs_and_links_is_held_whole() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("4,0", "<w:b/>")}</w:hyperlink>'
    data = docx(paragraph(run("sebesar 9"), link, f"<w:ins w:id='3' w:author='x'>{run('5')}</w:ins>", run("% dan")))
    published, audit = dalam_kalimat(data)
    assert berkomentar(comment(data, audit, published).data) == {"0": "94,05%"}


def test_the_second_of_two_equal_figures_is_meant_where_the_place_says_so() -> None:
    data = docx(paragraph(run("Target 94,05% dan capaian "), run("94,05% juga")))
    published = read(data)
    text = published.text[0].text
    audit = diaudit(published, temuan(published.text[0].place(text.rindex("94,05%"))))
    made = comment(data, audit, published).data
    document = etree.tostring(bagian(made, "word/document.xml")).decode()
    assert document.index("dan capaian") < document.index("commentRangeStart")
    assert berkomentar(made) == {"0": "94,05%"}


def test_two_findings_at_one_figure_are_two_comments() -> None:
    data = docx(paragraph(run(KALIMAT)))
    published, audit = dalam_kalimat(data)
    twice = diaudit(published, *audit.findings, *audit.findings)
    made = comment(data, twice, published)
    assert made.count == 2
    assert set(berkomentar(made.data).values()) == {"94,05%"}


def test_a_cell_is_found_behind_merged_ones() -> None:
    rows = word_table(TABEL).replace(
        "<w:tr><w:tc><w:p><w:r><w:t>1</w:t>",
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1"/></w:tcPr><w:p><w:r><w:t>1</w:t>',
    )
    two = "<w:tc><w:p><w:r><w:t>84</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>79,35</w:t></w:r></w:p></w:tc>"
    one = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>84</w:t></w:r></w:p></w:tc>'
    merged = rows.replace(two, one)
    assert merged != rows
    data = docx(merged)
    published = read(data)
    audit = diaudit(published, temuan(published.tables[0].place(0, 5), "94,46", "94,05"))
    assert berkomentar(comment(data, audit, published).data) == {"0": "94,46"}


@pytest.mark.parametrize(
    ("printed", "at", "expected"),
    [
        ("Sumber Harta Tengah", "Camat", "Sumber Harta Tengah"),
        ("94,05% / 94,5%", "94,5%", "94,5%"),
        ("94,05%", "94,5%", "94,5%"),
        ("tidak ada", "Camat", "Camat"),
        (None, "", "Camat Sumber Harta Tengah melapor: 94,05% dan 94,5%."),
    ],
)
def test_what_the_finding_prints_is_held_else_what_stands_at_its_place(
    printed: str | None, at: str, expected: str
) -> None:
    body = "Oleh: Camat Sumber Harta Tengah melapor: 94,05% dan 94,5%." if printed else expected
    data = docx(paragraph(run(body)))
    published = read(data)
    passage = published.text[-1]
    audit = diaudit(published, temuan(passage.place(passage.text.index(at)), printed))
    made = comment(data, audit, published).data
    assert berkomentar(made) == {"0": expected}
    # "X seharusnya Y" is said of a figure where a figure is right, never of words
    assert dikatakan(made)["0"][0].startswith(f"{expected} seharusnya") == expected[0].isdigit()


def test_a_name_should_be_another_name() -> None:
    data = docx(paragraph(run("Demikian laporan Kecamatan Selangit ini dibuat.")))
    published, audit = dalam_kalimat(data, "Selangit", "Sumber Harta")
    made = comment(data, audit, published).data
    assert dikatakan(made)["0"][0].startswith("Selangit seharusnya Sumber Harta, karena")


def test_an_empty_cell_can_be_commented() -> None:
    data = docx(word_table([*TABEL[:2], ["2", "Meningkatnya Ketentraman", "Persentase Pengaduan", "92%", "87", ""]]))
    published = read(data)
    audit = diaudit(published, temuan(published.tables[0].place(1, 5), None, "94,57"))
    made = comment(data, audit, published)
    assert made.count == 1
    assert berkomentar(made.data) == {"0": ""}


def test_a_figure_in_a_text_box_is_commented_on_the_paragraph_that_holds_the_box() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('capaian 94,05%'))}</w:txbxContent></w:pict></w:r>"
    data = docx(paragraph(run("Kotak: "), box))
    published, audit = dalam_kalimat(data)
    made = comment(data, audit, published).data
    assert not bagian(made, "word/document.xml").findall(f".//{W}txbxContent//{W}commentRangeStart")
    assert berkomentar(made) == {"0": "Kotak: "}


LAMA = (
    f'<w:comments xmlns:w="{WORD}" xmlns:x="urn:x"><!-- lama --><w:comment w:id="7" w:author="Pereviu" x:y="z">'
    "<w:p><w:r><w:t>Mohon dijelaskan</w:t></w:r></w:p></w:comment></w:comments>"
)


@pytest.mark.parametrize("target", ["catatan.xml", "/word/catatan.xml", "../word/catatan.xml"])
def test_comments_that_are_there_are_kept(target: str) -> None:
    old = '<w:commentRangeStart w:id="7"/>' + run("Persentase ") + '<w:commentRangeEnd w:id="7"/>'
    relation = f'<Relationship Id="rId4" Type="{OFFICE}/comments" Target="{target}"/>'
    data = docx(paragraph(old, run("capaian 94,05%")), relations=relation, word__catatan_xml=LAMA)
    published, audit = dalam_kalimat(data)
    made = comment(data, audit, published).data
    said = dikatakan(made, "word/catatan.xml")
    assert said["7"] == ["Mohon dijelaskan"]
    assert said["8"][0].startswith("94,05% seharusnya 94,46")
    assert berkomentar(made) == {"7": "Persentase ", "8": "94,05%"}
    after = isi(made)
    assert b"<!-- lama -->" in after["word/catatan.xml"]
    assert {name for name, bytes_ in isi(data).items() if after[name] != bytes_} == {
        "word/document.xml", "word/catatan.xml",
    }  # fmt: skip
    assert "word/comments.xml" not in after


def test_what_only_machines_read_stays_in_the_document() -> None:
    body = paragraph(
        "<!-- dibuat oleh kantor --><w:bookmarkStart w:id='1' w:name='a'/><w:bookmarkEnd w:id='1'/>", run(KALIMAT)
    )
    data = docx(body, attributes='xmlns:k="urn:kantor" k:versi="3"')
    published, audit = dalam_kalimat(data)
    document = isi(comment(data, audit, published).data)["word/document.xml"]
    for kept in (b"<!-- dibuat oleh kantor -->", b'k:versi="3"', b'w:name="a"'):
        assert kept in document


def test_a_strict_file_stays_strict() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    plain = docx(paragraph(run(KALIMAT)))
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for name, data in isi(plain).items():
            zipped.writestr(name, data.replace(WORD.encode(), strict.encode()))
    published, audit = dalam_kalimat(file.getvalue())
    after = isi(comment(file.getvalue(), audit, published).data)
    for name in ("word/document.xml", "word/comments.xml"):
        assert strict.encode() in after[name]
        assert WORD.encode() not in after[name]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in after["word/_rels/document.xml.rels"]


def test_a_comment_speaks_the_language_of_the_reader() -> None:
    data = docx(paragraph(run(KALIMAT)))
    published, audit = dalam_kalimat(data)
    with lang.using("en"):
        made = comment(data, audit, published).data
    assert dikatakan(made)["0"] == [
        "94,05% should be 94,46, because 79/84: realisasi dipotong menjadi 79.", "capaian IKU-1", "SKP101",
    ]  # fmt: skip


def test_a_place_of_another_document_is_not_looked_for() -> None:
    data = docx(paragraph(run(KALIMAT)))
    _, audit = dalam_kalimat(data)
    other = read(data, name="lain")
    made = comment(data, audit, other)
    assert (made.count, made.left) == (0, (1,))


@given(
    st.lists(st.sampled_from(["94,05%", "Rp 1.234", " ", "capaian", "–", "é", "e\u0301", "\u00a0", "7"]), min_size=1),
    st.data(),
)
def test_any_stretch_of_any_runs_is_found_again(words: list[str], data: st.DataObject) -> None:
    whole = "".join(words)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=5)))
    runs = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    made = docx(paragraph(*map(run, runs)))
    published = read(made)
    if not published.text:
        return
    passage = published.text[0]
    start = data.draw(st.integers(0, len(passage.text) - 1))
    end = data.draw(st.integers(start + 1, len(passage.text)))
    printed = passage.text[start:end]
    result = comment(made, diaudit(published, temuan(passage.place(start), printed)), published).data
    assert read(result) == published
    [text] = berkomentar(result).values()
    if any(map(str.isalnum, printed)):
        assert list(filter(str.isalnum, read(docx(paragraph(run(text)))).text[0].text)) == list(
            filter(str.isalnum, printed)
        )


@pytest.mark.parametrize("data", [b"teks biasa 94,05%", b"%PDF-1.4", b"PK\x03\x04rusak"])
def test_what_is_no_docx_is_refused(data: bytes, laporan_docx: Laporan) -> None:
    with pytest.raises(ReaderError):
        comment(data, laporan_docx.audit, laporan_docx.published)


def test_hostile_parts_are_refused(laporan_docx: Laporan) -> None:
    bomb = '<!DOCTYPE c [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/comments" Target="comments.xml"/>'
    body = paragraph(run(KALIMAT))
    published, audit = dalam_kalimat(docx(body))
    evil = docx(body, relations=relation, word__comments_xml=bomb + LAMA)
    with pytest.raises(ReaderError) as caught:
        comment(evil, audit, published)
    assert caught.value.code == "reader-unsafe"


def test_a_file_without_content_types_is_refused() -> None:

    data = package(
        word__document_xml=f'<w:document xmlns:w="{WORD}"><w:body>{paragraph(run(KALIMAT))}</w:body></w:document>'
    )
    published, audit = dalam_kalimat(data)
    with pytest.raises(ReaderError) as caught:
        comment(data, audit, published)
    assert caught.value.code == "reader-damaged"


def test_a_relation_that_leads_out_of_the_package_makes_no_file_there() -> None:
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/comments" Target="../../../etc/x.xml"/>'
    data = docx(paragraph(run(KALIMAT)), relations=relation)
    published, audit = dalam_kalimat(data)
    names = set(isi(comment(data, audit, published).data))
    assert names == {*isi(data), "word/comments.xml"}


@pytest.mark.parametrize(("severity", "told"), [(Severity.ERROR, 5), (Severity.NOTE, 1)])
def test_an_error_is_told_at_each_place_and_the_same_words_otherwise_once(severity: Severity, told: int) -> None:
    data = docx("".join(paragraph(run(f"Peerentase desa {at}")) for at in range(5)))
    published = read(data)
    one = attrs.evolve(
        temuan(published.text[0].place(), "Peerentase", "Persentase"),
        severity=severity,
        places=tuple(passage.place() for passage in published.text),
    )
    with lang.using("en"):
        made = comment(data, diaudit(published, one), published)
        lines = list(dikatakan(made.data).values())
    assert (made.count, made.left) == (told, ())
    assert ("The same at 4 more places; the working paper names them." in lines[0]) is (told == 1)


def test_a_comment_on_one_of_several_words_names_its_own_right_word() -> None:
    data = docx(paragraph(run("Ada pangaduan")) + paragraph(run("dan dukungna")))
    published = read(data)
    one = attrs.evolve(
        temuan(published.text[0].place(4), "pangaduan / dukungna", "pengaduan / dukungan"),
        severity=Severity.NOTE,
        places=(published.text[0].place(4), published.text[1].place(4)),
    )
    made = comment(data, diaudit(published, one), published)
    assert [lines[0] for lines in dikatakan(made.data).values()] == [
        "pangaduan seharusnya pengaduan.",
        "dukungna seharusnya dukungan.",
    ]
