# SPDX-License-Identifier: MIT
"""A sheet to draw on: boxes, lines and text, in pixels of an SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from xml.sax.saxutils import escape, quoteattr

import attrs

from sakip.pictures.measure import em

FONT = "Arial, 'Liberation Sans', Helvetica, 'Libertinus Serif', sans-serif"
INK = "#1a1a1a"
GREY = "#767676"
PALE = "#f5f6f8"
BOLD = 1.08
"""How much wider bold text is."""

_LEADING = 1.2
_STEP = 5.0


class Hatch(Enum):
    """A pattern over a colour."""

    NONE = "none"
    DOTS = "dots"
    ACROSS = "across"
    SLANTED = "slanted"
    CROSSED = "crossed"


@attrs.frozen
class Look:
    """A colour with its pattern."""

    fill: str
    hatch: Hatch = Hatch.NONE


class Canvas:
    """Collects what is drawn. width: of the whole drawing."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.parts: list[str] = []

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        stroke: str | None = INK,
        dashed: bool = False,
    ) -> None:
        """A rectangle; dashed for what there is not."""
        drawn = f' stroke="{stroke}" stroke-width="0.8"' if stroke else ""
        drawn += ' stroke-dasharray="4 3"' if dashed else ""
        self.parts.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"{drawn}/>'
        )

    def filled(self, x: float, y: float, width: float, height: float, look: Look) -> None:
        """A rectangle in a colour with its pattern."""
        if width <= 0 or height <= 0:
            return
        self.rect(x, y, width, height, fill=look.fill, stroke=None)
        if look.hatch is Hatch.DOTS:
            dots = (f'<circle cx="{_n(left)}" cy="{_n(top)}" r="0.8"/>' for left, top in _grid(x, y, width, height))
            self.parts.append(f'<g fill="{INK}">{"".join(dots)}</g>')
        elif look.hatch is not Hatch.NONE:
            path = "".join(_strokes(x, y, width, height, look.hatch))
            self.parts.append(f'<path d="{path}" stroke="{INK}" stroke-width="0.6" fill="none"/>')
        self.rect(x, y, width, height, stroke=INK)

    def line(
        self, points: Iterable[tuple[float, float]], *, stroke: str = INK, width: float = 1.0, dashed: bool = False
    ) -> None:
        """A line through points."""
        path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        dash = ' stroke-dasharray="5 3"' if dashed else ""
        self.parts.append(f'<polyline points="{path}" fill="none" stroke="{stroke}" stroke-width="{_n(width)}"{dash}/>')

    def dot(self, x: float, y: float, *, hollow: bool = False, color: str = INK) -> None:
        """A marked point: a disc, or a hollow square that leaves room for a disc inside it."""
        if hollow:
            look = f'fill="#ffffff" stroke="{color}" stroke-width="1.3"'
            self.parts.append(f'<rect x="{_n(x - 4.5)}" y="{_n(y - 4.5)}" width="9" height="9" {look}/>')
        else:
            self.parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="3" fill="{color}"/>')

    def text(
        self,
        x: float,
        y: float,
        lines: Iterable[str],
        *,
        size: float = 10.0,
        anchor: str = "start",
        bold: bool = False,
        italic: bool = False,
        color: str = INK,
    ) -> None:
        """Lines of text; y: the top of the first."""
        look = f'font-size="{_n(size)}" text-anchor="{anchor}" fill="{color}"'
        look += ' font-weight="bold"' if bold else ""
        look += ' font-style="italic"' if italic else ""
        for at, line in enumerate(lines):
            base = y + size * (0.85 + _LEADING * at)
            self.parts.append(f'<text x="{_n(x)}" y="{_n(base)}" {look}>{escape(line)}</text>')

    def svg(self, height: float, title: str) -> str:
        """The drawing as SVG of its own."""
        # room for half of a stroke that lies on the edge
        across, down = _n(self.width + 2), _n(height + 2)
        size = f'viewBox="-1 -1 {across} {down}" width="{across}" height="{down}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family={quoteattr(FONT)}>'
        return f"{head}<title>{escape(title)}</title>{''.join(self.parts)}</svg>"


def tall(lines: int, size: float = 10.0) -> float:
    """The height of so many lines of text."""
    return size * (1 + _LEADING * (lines - 1)) if lines else 0.0


def wide(text: str, size: float = 10.0, *, bold: bool = False) -> float:
    """The width of a text."""
    return em(text) * size * (BOLD if bold else 1)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _grid(x: float, y: float, width: float, height: float) -> Iterator[tuple[float, float]]:
    top = y + 2.5
    while top < y + height - 1:
        left = x + 2.5
        while left < x + width - 1:
            yield left, top
            left += _STEP
        top += _STEP


def _strokes(x: float, y: float, width: float, height: float, hatch: Hatch) -> Iterator[str]:
    """The lines of a pattern, cut off at the rectangle."""
    if hatch is Hatch.ACROSS:
        top = y + 2.5
        while top < y + height:
            yield f"M{_n(x)} {_n(top)}H{_n(x + width)}"
            top += _STEP
        return
    reach = _STEP
    while reach < width + height:
        # from the left or the lower edge up to the upper or the right one
        low = (x + max(reach - height, 0), y + min(reach, height))
        high = (x + min(reach, width), y + max(reach - width, 0))
        yield f"M{_n(low[0])} {_n(low[1])}L{_n(high[0])} {_n(high[1])}"
        if hatch is Hatch.CROSSED:
            yield f"M{_n(2 * x + width - low[0])} {_n(low[1])}L{_n(2 * x + width - high[0])} {_n(high[1])}"
        reach += _STEP
