# SPDX-License-Identifier: MIT
"""A picture in WordprocessingML: the drawing itself, with its dots for programs that know no SVG."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from sakip.writers import text
from sakip.writers.docx_xml import NS, Element, R

if TYPE_CHECKING:
    from docx.parts.story import StoryPart

_EMU = 9525  # a pixel of an SVG
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_TYPE = "image/svg+xml"


def inline(part: StoryPart, svg: str, png: bytes, alt: str, size: tuple[float, float], number: int) -> Element:
    """A run that shows the picture. size: width and height in pixels of the drawing; number: unique in the document."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    dots, _ = part.get_or_add_image(BytesIO(png))
    assert part.package is not None  # a part that was opened or made has one
    drawing = Part(PackURI(f"/word/media/gambar{number}.svg"), _SVG_TYPE, svg.encode(), part.package)
    drawn = part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
    width, height = (round(side * _EMU) for side in size)

    def el(tag: str, *children: Element, **attributes: object) -> Element:
        prefix, _, name = tag.partition(":")
        space = {"w": NS, "wp": _WP, "a": _A, "pic": _PIC, "asvg": _ASVG}[prefix]
        node = etree.Element(f"{{{space}}}{name}", nsmap={prefix: space})
        for key, value in attributes.items():
            node.set(key, str(value))
        node.extend(children)
        return node

    blip = el("a:blip")
    blip.set(f"{R}embed", dots)
    vector = el("asvg:svgBlip")
    vector.set(f"{R}embed", drawn)
    blip.append(el("a:extLst", el("a:ext", vector, uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}")))
    name = f"Gambar {number}"
    picture = el(
        "pic:pic",
        el("pic:nvPicPr", el("pic:cNvPr", id=number, name=name), el("pic:cNvPicPr")),
        el("pic:blipFill", blip, el("a:stretch", el("a:fillRect"))),
        el(
            "pic:spPr",
            el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", cx=width, cy=height)),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
        ),
    )
    frame = el(
        "wp:inline",
        el("wp:extent", cx=width, cy=height),
        el("wp:docPr", id=number, name=name, descr=text.clean(alt)),
        el("wp:cNvGraphicFramePr", el("a:graphicFrameLocks", noChangeAspect=1)),
        el("a:graphic", el("a:graphicData", picture, uri=_PIC)),
        **dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
    )
    return el("w:r", el("w:drawing", frame))
