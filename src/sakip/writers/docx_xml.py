# SPDX-License-Identifier: MIT
"""WordprocessingML built element by element: paragraphs, runs, fields.

The elements are plain lxml: the cell and paragraph objects of python-docx take a hundred times as long in long tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from sakip.document import Run
from sakip.writers import text

Element = etree._Element

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_SYMEX = "http://schemas.microsoft.com/office/word/2015/wordml/symex"

# the order that the schema asks for; Word calls a file with another order damaged
_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs"),
    *("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
)
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)|(?<![\w-])-(?=\d)")
_TOKEN = re.compile(r"(\n|\t|\x00)")


def el(tag: str, *children: Element, **attributes: object) -> Element:
    """The element w:`tag` with w: attributes."""
    node = etree.Element(W + tag)
    for name, value in attributes.items():
        node.set(W + name, str(value))
    node.extend(children)
    return node


def paragraph(style: str, content: Iterable[Element] = (), *properties: Element) -> Element:
    """A paragraph in `style`; its properties in any order."""
    node = el("p", el("pPr", el("pStyle", val=style)))
    for one in properties:
        set_property(node, one)
    node.extend(content)
    return node


def set_property(node: Element, one: Element) -> None:
    """Put a property into a paragraph, at its place in the schema's order."""
    holder = node[0]
    place = _ORDER.index(etree.QName(one).localname)
    at = sum(1 for old in holder if _ORDER.index(etree.QName(old).localname) <= place)
    holder.insert(at, one)


def run(
    given: str, *, bold: bool = False, italic: bool = False, size: int | None = None, extra: Iterable[Element] = ()
) -> Element:
    """A run of text. size: in half points, None for the style's own."""
    look = [*extra, *[el("b")] * bold, *[el("i")] * italic]
    if size is not None:
        look += [el("sz", val=size), el("szCs", val=size)]
    node = el("r", el("rPr", *look)) if look else el("r")
    node.extend(_pieces(given))
    return node


def runs(given: Iterable[Run]) -> list[Element]:
    """The runs of a paragraph or list item."""
    return [run(shown, bold=one.bold, italic=one.italic) for one, shown in text.joined(given)]


def _pieces(given: str) -> Iterator[Element]:
    for token in _TOKEN.split(_HYPHEN.sub("\x00", text.together(given))):
        match token:
            case "":
                pass
            case "\n":
                yield el("br")
            case "\t":
                yield el("tab")
            case "\x00":
                yield el("noBreakHyphen")
            case _:
                node = el("t")
                node.text = token
                if token != token.strip() or "  " in token:
                    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                yield node


def field(instruction: str, *result: Element, dirty: bool = False) -> list[Element]:
    """A field in runs of its own, with its present result."""
    begin, end = field_ends(instruction, dirty=dirty)
    return [*begin, *result, end]


def field_ends(instruction: str, *, dirty: bool = False) -> tuple[list[Element], Element]:
    """What opens a field and what closes it, for a result that reaches over paragraphs."""
    start = el("fldChar", fldCharType="begin")
    if dirty:
        start.set(W + "dirty", "true")
    code = el("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    opening = [el("r", start), el("r", code), el("r", el("fldChar", fldCharType="separate"))]
    return opening, el("r", el("fldChar", fldCharType="end"))


def where_known(node: Element) -> Element:
    """The run `node`, its content seen only by programs that know the markup of Word 2016 or later.

    LibreOffice shows the page numbers of a table of contents as they were stored, and ours are not known; the page
    references in the same lines it computes, as long as no table of contents stands around them.
    """
    content = list(node)
    choice = etree.Element(MC + "Choice", nsmap={"w16se": _SYMEX}, Requires="w16se")
    choice.extend(content)
    alternate = etree.SubElement(node, MC + "AlternateContent", nsmap={"mc": MC[1:-1]})
    alternate.append(choice)
    return node


def bookmark(name: str, number: int) -> tuple[Element, Element]:
    """The start and the end of a named place."""
    return el("bookmarkStart", id=number, name=name), el("bookmarkEnd", id=number)


def link(name: str, *content: Element) -> Element:
    """Content that leads to the bookmark `name`."""
    return el("hyperlink", *content, anchor=name, history="1")


def no_room(*properties: Element) -> Element:
    """The paragraph that must stand after a table at the end, so low that it never takes a page of its own."""
    return paragraph("Sela", (), el("spacing", before=0, after=0, line=20, lineRule="exact"), *properties)


def without_gap(body: Element) -> Element | None:
    """The last element, after a mere gap behind it was taken away."""
    last = body[-1] if len(body) else None
    if last is not None and len(last) == 1 and last[0].tag == W + "pPr" and last[0][0].get(W + "val") == "Sela":
        body.remove(last)
    return body[-1] if len(body) else None
