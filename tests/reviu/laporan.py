# SPDX-License-Identifier: MIT
"""Small reports with one disputed figure, and what a commented DOCX says where."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from readers.berkas import WORD, package
from sakip.auditing import Audit, Certainty, Finding, Severity
from sakip.model import Tempat
from sakip.readers import Published, read

W = f"{{{WORD}}}"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def docx(body: str, *, relations: str = "", attributes: str = "", **members: str | bytes) -> bytes:
    """A DOCX of this body, with what every one has; `members` beside it."""
    document = f'<w:document xmlns:w="{WORD}" {attributes}><w:body>{body}</w:body></w:document>'
    rels = f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'
    file = BytesIO(package(word__document_xml=document, **members))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", TYPES)
        zipped.writestr("word/_rels/document.xml.rels", rels)
    return file.getvalue()


def temuan(place: Tempat, printed: str | None = "94,05%", computed: str | None = "94,46") -> Finding:
    """A finding about the achievement of the IKM of Kecamatan Sumber Harta 2023: 94,05 % printed, 94,46 % computed."""
    return Finding("SKP101", Severity.ERROR, Certainty.CERTAIN, "capaian:IKU-1:2023", "capaian IKU-1", printed,
                   computed, (place,), "79/84: realisasi dipotong menjadi 79")  # fmt: skip


def diaudit(published: Published, *findings: Finding) -> Audit:
    return Audit("16.05.19", 2023, "Kecamatan Sumber Harta", 1, findings, dokumen=published.name)


def dalam_kalimat(data: bytes, printed: str = "94,05%", computed: str | None = "94,46") -> tuple[Published, Audit]:
    """The report, and an audit that disputes `printed` where the text first has it."""
    published = read(data)
    passage = next(one for one in published.text if printed in one.text)
    place = passage.place(passage.text.index(printed))
    return published, diaudit(published, temuan(place, printed, computed))


def bagian(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as zipped:
        return etree.fromstring(zipped.read(name))


def isi(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def berkomentar(data: bytes) -> dict[str, str]:
    """The text that each comment stands at, by its id."""
    found: dict[str, str] = {}
    open_: list[str] = []
    for one in bagian(data, "word/document.xml").iter():
        if one.tag == f"{W}commentRangeStart":
            open_.append(one.get(f"{W}id"))
            found[open_[-1]] = ""
        elif one.tag == f"{W}commentRangeEnd":
            open_.remove(one.get(f"{W}id"))
        elif one.tag == f"{W}t":
            for id in open_:
                found[id] += one.text or ""
    assert not open_
    return found


def dikatakan(data: bytes, name: str = "word/comments.xml") -> dict[str, list[str]]:
    """The paragraphs of each comment, by its id."""
    return {
        one.get(f"{W}id"): ["".join(paragraph.itertext()) for paragraph in one.iter(f"{W}p")]
        for one in bagian(data, name)
    }
