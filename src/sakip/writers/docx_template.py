# SPDX-License-Identifier: MIT
"""The file a DOCX begins as: our own styles, or an office's document whose styles, header and footer are kept."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

import attrs
from lxml import etree

from sakip.errors import OutputError
from sakip.lang import msg
from sakip.writers.docx_xml import Element, W

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


@attrs.frozen
class Start:
    """An empty document. styles: our name of each style that has another one there. references: the header and footer
    that its pages have; first: whether the first page has its own.
    """

    word: WordDocument
    styles: dict[str, str]
    references: tuple[Element, ...] = ()
    first: bool = False


def own() -> Start:
    """A document with our styles, without header and footer."""
    import docx

    word = docx.Document()
    holder: Element = word.styles.element
    for child in list(holder):
        holder.remove(child)
    holder.extend(_own_styles())
    _forget(word)
    return Start(word, {})


def of(template: bytes) -> Start:
    """The document that an office gives, emptied. Raises OutputError where it is no DOCX file."""
    import docx

    try:
        word = docx.Document(BytesIO(template))
    except Exception as error:  # whatever zipfile, lxml or python-docx find wrong with a file from elsewhere
        raise OutputError(
            msg("the template is no DOCX file that can be read."),
            code="output-template",
            hint=msg("Save it in Word or LibreOffice as DOCX, without macros."),
        ) from error
    _with_numbering(word)
    last: Element | None = word.element.body.find(W + "sectPr")
    kept = () if last is None else tuple(last.iter(W + "headerReference", W + "footerReference"))
    first = last is not None and last.find(W + "titlePg") is not None
    names = _merged_styles(word)
    _forget(word)
    return Start(word, names, kept, first)


def _own_styles() -> list[Element]:
    source = files("sakip.writers").joinpath("templates", "styles.xml").read_bytes()
    return list(etree.fromstring(source))


def _merged_styles(word: WordDocument) -> dict[str, str]:
    """Add the styles that the template lacks; for each that it has under another id, that id."""
    holder: Element = word.styles.element
    for numbering in list(holder.iter(W + "numPr")):
        # our headings bring their own numbers
        parent = numbering.getparent()
        if parent is not None:
            parent.remove(numbering)
    there = {_name(one): one.get(W + "styleId", "") for one in holder.iter(W + "style")}
    taken = set(there.values())
    names, added = {}, []
    for style in _own_styles():
        if style.tag != W + "style":
            continue
        id = style.get(W + "styleId", "")
        known = there.get(_name(style))
        if known is None:
            if id in taken:
                names[id] = f"Sakip{id}"
                style.set(W + "styleId", names[id])
            style.attrib.pop(W + "default", None)
            added.append(style)
        elif known != id:
            names[id] = known
    for style in added:
        renamed(style, names)
        holder.append(style)
    return names


def renamed(node: Element, names: dict[str, str]) -> None:
    """Let everything in `node` that names a style of ours name the one that stands for it."""
    if names:
        for one in node.iter(*(W + tag for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"))):
            id = one.get(W + "val", "")
            if id in names:
                one.set(W + "val", names[id])


def _name(style: Element) -> tuple[str, str]:
    name = style.find(W + "name")
    return style.get(W + "type", ""), "" if name is None else name.get(W + "val", "").casefold()


def _with_numbering(word: WordDocument) -> None:
    """A template without lists has no part for them."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE

    if not any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in word.part.rels.values()):
        word.part.relate_to(docx.Document().part.numbering_part, RELATIONSHIP_TYPE.NUMBERING)


def _forget(word: WordDocument) -> None:
    """Drop the picture of the first page, a second set of styles that would contradict ours, and what leads out of the
    file.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE

    package = word.part.package
    assert package is not None
    settings = word.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    for relations in (package.rels, word.part.rels, settings.rels):
        for name, one in list(relations.items()):
            if one.is_external or one.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                del relations[name]
