# SPDX-License-Identifier: MIT
"""An office's own document as the template of a DOCX."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from sakip.errors import OutputError
from sakip.writers import render
from sakip.writers.options import Options
from writers.contoh import laporan


def letterhead() -> bytes:
    """A document as an office keeps it: a letterhead, a footer, its own look of headings, old text in it."""
    word = docx.Document()
    word.styles["Heading 1"].font.name = "Times New Roman"
    word.styles["Heading 1"].font.size = Pt(17)
    word.sections[0].header.paragraphs[0].text = "PEMERINTAH KABUPATEN CONTOH"
    word.sections[0].footer.paragraphs[0].text = "Jalan Contoh 1"
    word.add_paragraph("Surat lama yang tidak boleh ikut.")
    word.part.relate_to("https://contoh.id/pelacak", "http://x/hyperlink", is_external=True)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def made() -> bytes:
    return render(laporan(), "docx", Options(templat=letterhead()))


def test_the_letterhead_stands_on_every_page_but_the_cover(made):
    word = docx.Document(BytesIO(made))
    cover, *others = word.sections
    assert cover._sectPr.find(qn("w:headerReference")) is None
    for section in others:
        assert section.header.paragraphs[0].text == "PEMERINTAH KABUPATEN CONTOH"
        assert section.footer.paragraphs[0].text == "Jalan Contoh 1"


def test_its_styles_are_kept_and_ours_are_added_where_it_has_none(made):
    word = docx.Document(BytesIO(made))
    heading = next(one for one in word.paragraphs if one.text == "KATA PENGANTAR")
    assert heading.style.name == "Heading 1"
    assert (heading.style.font.name, heading.style.font.size) == ("Times New Roman", Pt(17))
    assert {"Kepala Tabel", "Catatan", "Belum Diisi"} <= {style.name for style in word.styles}
    ids = [style.style_id for style in word.styles]
    assert len(ids) == len(set(ids))
    used = {node.get(qn("w:val")) for node in word.element.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert used <= set(ids)


def test_nothing_else_of_it_comes_along(made):
    word = docx.Document(BytesIO(made))
    assert "Surat lama" not in "".join(one.text for one in word.paragraphs)
    assert not any(one.is_external for one in word.part.rels.values())


def test_the_same_template_gives_the_same_bytes(made):
    assert render(laporan(), "docx", Options(templat=letterhead())) == made


def test_what_is_no_document_is_refused():
    with pytest.raises(OutputError) as caught:
        render(laporan(), "docx", Options(templat=b"PK nonsense"))
    assert caught.value.code == "output-template"
