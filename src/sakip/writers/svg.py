# SPDX-License-Identifier: MIT
"""A drawing put into a page: only shapes and text, no script, nothing loaded from elsewhere."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from markupsafe import Markup

    from sakip.document import Picture

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
# what draws; anything else (script, foreignObject, animation, an image from elsewhere) is left out with all it holds
_DRAWS = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "text", "tspan", "path", "rect", "circle", "ellipse"),
        *("line", "polyline", "polygon", "marker", "linearGradient", "radialGradient", "stop"),
        *("clipPath", "pattern", "mask"),
    )
)
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?(?!#)|expression\(|javascript:", re.IGNORECASE)
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")


def inline(source: str, alt: str, prefix: str) -> Markup | None:
    """`source` as safe markup with `alt` as its description; None where it is no drawing that can be read.

    prefix: put before every id, so that two drawings of one page do not take each other's.
    """
    from markupsafe import Markup

    root = _parse(source)
    if root is None:
        return None
    if any(node.tag == f"{{{_SVG}}}style" for node in root.iter()):
        # its style sheet would reach the whole page; as an image it is a world of its own
        data = base64.b64encode(source.encode()).decode()
        return Markup('<img src="data:image/svg+xml;base64,{}" alt="{}">').format(data, alt)
    _keep_drawing(root, prefix)
    root.set("role", "img")
    root.set("aria-label", alt)
    ElementTree.register_namespace("", _SVG)
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def alone(source: str) -> str | None:
    """`source` as the text of a drawing that stands by itself; None where it is none that can be read."""
    root = _parse(source)
    if root is None:
        return None
    _keep_drawing(root, "")
    ElementTree.register_namespace("", _SVG)
    return ElementTree.tostring(root, encoding="unicode")


def drawn(pictures: Iterable[Picture]) -> dict[str, tuple[str, bytes]]:
    """For the source of each picture that can be read: the drawing, and the same as PNG."""
    from sakip.writers import dots

    found = {one.svg: safe for one in pictures if (safe := alone(one.svg)) is not None}
    made = dots.pngs(tuple(found.values()))
    return {source: (safe, png) for (source, safe), png in zip(found.items(), made, strict=True)}


def fitted(source: str, across: float, down: float) -> tuple[float, float]:
    """Width and height of the drawing in pixels, made smaller where it has more than `across` and `down`."""
    root = _parse(source)
    box = "" if root is None else root.get("viewBox", "")
    sides = [float(one) for one in box.split()[2:]] if len(box.split()) == 4 else [across, down / 2]
    factor = min(1.0, across / sides[0], down / sides[1])
    return sides[0] * factor, sides[1] * factor


def _parse(source: str) -> ElementTree.Element | None:
    # a document type could define entities that grow without end
    if "<!DOCTYPE" in source or "<!ENTITY" in source:
        return None
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError:
        return None
    if root.tag == "svg":
        for node in root.iter():
            if not node.tag.startswith("{"):
                node.tag = f"{{{_SVG}}}{node.tag}"
    return root if root.tag == f"{{{_SVG}}}svg" else None


def _keep_drawing(node: ElementTree.Element, prefix: str) -> None:
    for name, value in list(node.attrib.items()):
        local = name.rpartition("}")[2]
        if local.lower().startswith("on") or _OUTSIDE.search(value):
            del node.attrib[name]
        elif local == "href":
            del node.attrib[name]
            if value.startswith("#"):
                node.set("href", f"#{prefix}{value[1:]}")
        elif local == "id":
            node.set(name, prefix + value)
        elif local in ("aria-labelledby", "aria-describedby"):
            node.set(name, " ".join(prefix + one for one in value.split()))
        else:
            node.set(name, _REFERENCE.sub(rf"url(#{prefix}\1)", value))
    for child in list(node):
        if child.tag.rpartition("}")[2] in _DRAWS and child.tag.startswith(f"{{{_SVG}}}"):
            _keep_drawing(child, prefix)
        else:
            node.remove(child)
