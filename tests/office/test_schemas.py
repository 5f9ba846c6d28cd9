# SPDX-License-Identifier: MIT
"""Office files against the schemas of ISO 29500 and what Office demands beyond them, by a validator of its own."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from openxml_audit import OpenXmlValidator

import sakip
from sakip.document import Document
from sakip.writers import render
from sakip.writers.options import Kertas, Options
from writers.contoh import laporan, setiap_teks

LAMPUNG = "plugins/sakip-lampung/src/sakip_lampung/data/lampung-2016"


def faults(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    return [f"{one.part_uri}: {one.description}" for one in OpenXmlValidator(max_errors=0).validate(path).errors]


def template() -> bytes:
    """An office's document with a header of its own."""
    word, buffer = docx.Document(), BytesIO()
    word.sections[0].header.paragraphs[0].text = "PEMERINTAH KABUPATEN MUSI RAWAS"
    word.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module", params=["contoh", "setiap-teks", "sumber-harta", "lampung", "pk", "evaluasi"])
def document(request: pytest.FixtureRequest, sumber_harta: Path, root: Path) -> Document:
    match request.param:
        case "contoh":
            return laporan()
        case "setiap-teks":
            return setiap_teks('<w:p/>&amp; =1+1 "\x07\n]]> ' + "x" * 40)
        case "lampung":
            return sakip.report(sakip.measure(sakip.load(root / LAMPUNG)))
        case "sumber-harta":
            return sakip.report(sakip.measure(sakip.load(sumber_harta)))
        case jenis:
            return sakip.report(sakip.measure(sakip.load(sumber_harta)), jenis=jenis)


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_a_document_keeps_the_schema(document: Document, suffix: str, tmp_path: Path) -> None:
    assert faults(render(document, suffix), tmp_path / f"laporan.{suffix}") == []


@pytest.mark.parametrize("options", [Options(kertas=Kertas.F4), Options(templat=template())], ids=["F4", "templat"])
def test_a_document_on_other_paper_or_an_offices_own_keeps_the_schema(options: Options, tmp_path: Path) -> None:
    # what the template itself brings is not ours to mend
    brought = set(faults(template(), tmp_path / "templat.docx"))
    assert set(faults(render(laporan(), "docx", options), tmp_path / "laporan.docx")) <= brought


def test_the_validator_sees_a_fault(tmp_path: Path) -> None:
    """Properties of a paragraph in the wrong order: what Word calls unreadable content."""
    buffer = BytesIO()
    with ZipFile(BytesIO(render(laporan(), "docx"))) as source, ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:pPr>", b'<w:pPr><w:jc w:val="left"/>', 1)
            target.writestr(name, content)
    assert faults(buffer.getvalue(), tmp_path / "rusak.docx")
