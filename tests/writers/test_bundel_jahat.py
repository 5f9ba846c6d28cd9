# SPDX-License-Identifier: MIT
"""Whatever an office's data say, they come out as plain text: put into every text of a bundle, in every format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import attrs
import openpyxl
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

import sakip
from sakip.document import Document
from sakip.writers import render

HOSTILE = {
    "formula": "=cmd|' /C calc'!A0 <script>alert(1)</script><img src=x onerror=alert(1)>",
    "plus": '+1+cmd|\' /C calc\'!A0 #panic("x") $x$ #read("/etc/passwd")',
    "minus": "-1+1 ]]>&lt;<!-- <w:p/> --> &#x41;",
    "at": "@SUM(1+1)-cmd|' /C calc'!A0 `kode` [tautan](javascript:alert(1))",
    "template": "{{ 7*7 }}{% raw %}${7*7}",
}
PROSE = {"uraian", "penyebab", "hambatan", "solusi", "narasi", "tugas", "visi", "arti"}
"""Fields whose braces ask for figures: a name between them that is none is refused, not printed."""

IDS = {"id", "kode", "indikator", "sasaran", "tujuan", "program", "untuk", "satuan", "raw", "alasan", "predikat"}
"""Names that lead to something, units and values."""


class Bundle:
    """The bundle of Sumber Harta with a hostile text in front of every text that may be anything."""

    def __init__(self, hostile: str) -> None:
        self.hostile = hostile
        self.count = 0

    def of(self, thing: Any, name: str = "") -> Any:
        if name == "klaim":
            return thing
        if attrs.has(type(thing)):
            for field in attrs.fields(type(thing)):
                old = getattr(thing, field.name)
                new = self.of(old, field.name) if field.init else old
                if new is not old:
                    thing = self.changed(thing, field, new)
            return thing
        if type(thing) is str:
            return self.text(thing, name)
        if isinstance(thing, tuple) and type(thing) is tuple:
            made = tuple(self.of(one, name) for one in thing)
            return made if any(a is not b for a, b in zip(made, thing, strict=True)) else thing
        if isinstance(thing, dict) or type(thing).__name__ in {"mappingproxy", "FrozenDict"}:
            return type(thing)({key: self.of(value, name or "narasi") for key, value in thing.items()})
        return thing

    def text(self, given: str, name: str) -> str:
        if name in IDS or not given.strip() or (name in PROSE and "{" in self.hostile):
            return given
        self.count += 1
        return f"{self.hostile} X{self.count}X {given}"

    def changed(self, thing: Any, field: Any, new: Any) -> Any:
        try:
            return attrs.evolve(thing, **{field.alias: new})
        except (sakip.SakipError, ValueError, TypeError):
            return thing  # the model itself admits nothing but what it knows here


@cache
def document(kind: str) -> tuple[Document, str]:
    root = Path(__file__).parents[2] / "plugins/sakip-musi-rawas/src/sakip_musi_rawas/data/sumber-harta-2023"
    made = Bundle(HOSTILE[kind])
    bundle = made.of(sakip.load(root))
    assert made.count > 100
    return sakip.report(sakip.measure(bundle)), HOSTILE[kind]


def texts(thing: Any) -> Iterator[str]:
    """Every text of the document that is set as text, drawings aside."""
    if attrs.has(type(thing)):
        for field in attrs.fields(type(thing)):
            if field.name not in {"svg", "alt", "formula", "figures", "rules", "address", "id", "key", "row", "sum_of"}:
                yield from texts(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from texts(one)
    elif type(thing) is str:
        yield thing


def bare(given: str) -> str:
    # a cover is set in capitals
    return re.sub(r"[\s\u00a0\u2011]", "", given).casefold()


def expected(document: Document, hostile: str) -> set[str]:
    """The hostile text with each number that the document shows."""
    found = re.findall(r"X\d+X", " ".join(texts(document.blocks)))
    assert len(set(found)) > 60
    return {bare(f"{hostile}{one}") for one in found}


def of_docx(data: bytes) -> str:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    assert {(node.text or "").split()[0] for node in root.iter(w + "instrText")} <= {"TOC", "PAGEREF"}
    return "".join(
        (node.text or "") if node.tag == w + "t" else "-" for node in root.iter(w + "t", w + "noBreakHyphen")
    )


def of_xlsx(data: bytes) -> str:
    found = []
    for sheet in openpyxl.load_workbook(BytesIO(data)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f":
                assert not re.search(r"cmd|1\+1|script|panic", str(cell.value))
            elif isinstance(cell.value, str):
                found.append(cell.value)
                # a text that looks like a formula stays text when somebody edits it
                assert (
                    cell.quotePrefix or sheet.title in {"Naskah", "Asal Angka"} or not re.match("[-=+@].", cell.value)
                )
    return "".join(found)


def of_html(data: bytes) -> str:
    page = html.document_fromstring(data.decode())
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img | //*[@onerror] | //*[@onload]")
    return str(page.text_content())


def of_md(data: bytes) -> str:
    page = html.document_fromstring(MarkdownIt("commonmark").enable("table").render(data.decode()))
    assert not page.xpath("//script | //img | //*[@onerror] | //a[starts-with(@href, 'java')]")
    return str(page.text_content())


def of_pdf(data: bytes) -> str:
    import pypdfium2

    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    # a text may go on over the page, past its number
    return "".join(re.sub(r"\d+\s*$", "", page) for page in pages)


READERS: dict[str, Callable[[bytes], str]] = {
    "docx": of_docx,
    "xlsx": of_xlsx,
    "html": of_html,
    "md": of_md,
    "pdf": of_pdf,
}


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_data_come_out_as_plain_text(kind: str, suffix: str) -> None:
    made, hostile = document(kind)
    shown = bare(READERS[suffix](render(made, suffix)))
    missing = [one for one in expected(made, hostile) if one not in shown]
    assert missing == []
