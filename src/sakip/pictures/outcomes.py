# SPDX-License-Identifier: MIT
"""A pohon kinerja: the final outcome on top, under each result those that bring it about, with conditions and
achievements inside the boxes."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from sakip.pictures import looks
from sakip.pictures.canvas import BOLD, GREY, Canvas, Look, tall
from sakip.pictures.measure import wrapped
from sakip.pictures.trees import HEIGHT, WIDTH, Line, Node, parted

_SIZE, _SMALL = 9.5, 8.5
_GAP, _DROP, _PAD = 12.0, 22.0, 5.0
_CHIP = 12.0
NARROW, BROAD = 150.0, 300.0
"""The narrowest box that is still easy to read, and the broadest that is worth drawing."""
_FILLS = ("#e8ecf4", "#f1f4f9", "#f8f9fc", "#ffffff")
"""The ground of a box by how deep it stands; words in the box name its level."""


@attrs.frozen
class Result(Node):
    """A box: its level in words, what is to come about, what must hold for it, and what it is measured by."""

    level: str = ""
    conditions: tuple[str, ...] = ()


def sheets(title: str, roots: Sequence[Result], legend: Sequence[tuple[str, Look]]) -> list[tuple[str, list[Node]]]:
    """Sheets of a landscape page, and what stands on each. What does not fit goes on on the next one, under the results
    that it helps to bring about again."""
    parts = parted(roots, lambda forest: _broad(forest) >= NARROW and _tall(forest) <= HEIGHT)
    return [(_sheet(f"{title} ({at})", one, legend), one) for at, one in enumerate(parts, start=1)]


def _leaves(node: Node) -> int:
    return sum(map(_leaves, node.children)) or 1


def _broad(forest: Sequence[Node]) -> float:
    """The width of a box without children, all of them side by side."""
    count = sum(map(_leaves, forest))
    return (WIDTH - _GAP * (count - 1)) / count


def _span(node: Node, leaf: float) -> float:
    count = _leaves(node)
    return leaf * count + _GAP * (count - 1)


def _rows(forest: Sequence[Node], leaf: float) -> list[float]:
    """The height of each row, from the top."""
    heights: list[float] = []
    row = list(forest)
    while row:
        heights.append(max(_height(one, _across(one, leaf)) for one in row))
        row = [child for one in row for child in one.children]
    return heights


def _across(node: Node, leaf: float) -> float:
    return min(_span(node, leaf), BROAD)


def _tall(forest: Sequence[Node]) -> float:
    rows = _rows(forest, _broad(forest))
    return sum(rows) + _DROP * (len(rows) - 1)


def _sheet(title: str, forest: Sequence[Node], legend: Sequence[tuple[str, Look]]) -> str:
    canvas = Canvas(WIDTH)
    leaf = _broad(forest)
    rows = _rows(forest, leaf)
    tops = [sum(rows[:at]) + _DROP * at for at in range(len(rows))]
    x = 0.0
    for root in forest:
        _draw(canvas, root, x, 0, leaf, tops)
        x += _span(root, leaf) + _GAP
    y = tops[-1] + rows[-1] + 14
    y += looks.legend(canvas, 0, y, list(legend))
    return canvas.svg(y + 2, title)


def _draw(canvas: Canvas, node: Node, x: float, depth: int, leaf: float, tops: list[float]) -> float:
    """Draw a result over those under it, in the span that begins at `x`; returns the middle of its box."""
    span, across = _span(node, leaf), _across(node, leaf)
    middle, height = x + span / 2, _height(node, across)
    _box(canvas, node, middle - across / 2, tops[depth], across, height, depth)
    middles, at = [], x
    for child in node.children:
        middles.append(_draw(canvas, child, at, depth + 1, leaf, tops))
        at += _span(child, leaf) + _GAP
    if middles:
        bus, foot = tops[depth + 1] - _DROP / 2, tops[depth] + height
        canvas.line([(middle, foot), (middle, bus)], stroke=GREY)
        canvas.line([(min(middle, *middles), bus), (max(middle, *middles), bus)], stroke=GREY)
        for one in middles:
            canvas.line([(one, bus), (one, tops[depth + 1])], stroke=GREY)
    return middle


@attrs.frozen
class _Text:
    """Lines of a box in one style. shift: how far they stand from its edge; look: the chip beside the first."""

    lines: tuple[str, ...]
    size: float
    shift: float = 0.0
    bold: bool = False
    italic: bool = False
    look: Look | None = None


def _texts(node: Node, across: float) -> list[_Text]:
    room = across - 2 * _PAD
    found: list[_Text] = []

    def put(text: str, size: float, shift: float = 0.0, look: Look | None = None, **style: bool) -> None:
        broad = (room - shift) / size / (BOLD if style.get("bold") else 1)
        found.append(_Text(tuple(wrapped(text, broad)), size, shift, look=look, **style))

    if isinstance(node, Result):
        put(node.level, _SMALL, italic=True)
    for line in node.lines:
        put(line.text, _SIZE if line.bold else _SMALL, _CHIP if line.look else 0.0, line.look, bold=line.bold)
    if isinstance(node, Result) and node.conditions:
        put("Kondisi yang diperlukan:", _SMALL, italic=True)
        for one in node.conditions:
            put(f"– {one}", _SMALL, 4.0)
    return found


def _height(node: Node, across: float) -> float:
    return 2 * _PAD - 3 + sum(tall(len(one.lines), one.size) + 3 for one in _texts(node, across))


def _box(canvas: Canvas, node: Node, x: float, y: float, across: float, height: float, depth: int) -> None:
    canvas.rect(x, y, across, height, fill=_FILLS[min(depth, len(_FILLS) - 1)], dashed=node.dashed)
    at = y + _PAD
    for one in _texts(node, across):
        if one.look is not None:
            canvas.filled(x + _PAD, at, 8, 8, one.look)
        canvas.text(x + _PAD + one.shift, at, one.lines, size=one.size, bold=one.bold, italic=one.italic)
        at += tall(len(one.lines), one.size) + 3


__all__ = ["BROAD", "NARROW", "Line", "Result", "sheets"]
