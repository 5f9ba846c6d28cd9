# SPDX-License-Identifier: MIT
"""Trees of boxes: levels in columns, parted into sheets that can be read; and posts under their head."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from sakip.pictures import looks
from sakip.pictures.canvas import BOLD, GREY, PALE, Canvas, Look, tall
from sakip.pictures.measure import wrapped

WIDTH = 930.0
"""The width of a tree in columns, on a landscape page."""

HEIGHT = 455.0
"""The height that its boxes may take on one sheet."""

_SIZE = 10.0
_GAP, _SPACE, _PAD = 22.0, 7.0, 5.0
_CHIP = 12.0
_BROADEST = 260.0


@attrs.frozen
class Line:
    """A text inside a box; look: the chip of colour before it."""

    text: str
    bold: bool = False
    look: Look | None = None


@attrs.frozen
class Node:
    """A box with its lines and what stands under it. dashed: something that is lacking."""

    lines: tuple[Line, ...]
    children: tuple[Node, ...] = ()
    dashed: bool = False


Path = tuple[Node, ...]


def depth(node: Node) -> int:
    """How many levels of boxes there are from `node` down."""
    return 1 + max(map(depth, node.children), default=0)


def columns(
    title: str, roots: Sequence[Node], heads: Sequence[str], legend: Sequence[tuple[str, Look]]
) -> list[tuple[str, list[Node]]]:
    """Sheets with the levels in columns from left to right, each under its head, and what stands on each. What does not
    fit on a sheet goes on on the next one, under its parents again."""
    across = min((WIDTH - _GAP * (len(heads) - 1)) / len(heads), _BROADEST)
    sheets = _sheets(roots, across)
    return [(_sheet(f"{title} ({at})", one, heads, across, legend), one) for at, one in enumerate(sheets, start=1)]


def _sheet(
    title: str, roots: Sequence[Node], heads: Sequence[str], across: float, legend: Sequence[tuple[str, Look]]
) -> str:
    canvas = Canvas(WIDTH)
    left = (WIDTH - across * len(heads) - _GAP * (len(heads) - 1)) / 2
    for at, head in enumerate(heads):
        canvas.text(left + at * (across + _GAP) + across / 2, 0, [head], size=11, anchor="middle", bold=True)
    y = 22.0
    for root in roots:
        _draw(canvas, root, left, y, across)
        y += _reach(root, across) + _SPACE
    y += 6
    y += looks.legend(canvas, 0, y, list(legend))
    return canvas.svg(y + 2, title)


def _draw(canvas: Canvas, node: Node, x: float, y: float, across: float) -> float:
    """Draw the node and what stands under it from `y` down; returns the middle of its box."""
    height, reach = _height(node, across), _reach(node, across)
    top = y + (reach - height) / 2
    _box(canvas, node, x, top, across, height)
    middles, below = [], y + max(0.0, (reach - _children(node, across)) / 2)
    for child in node.children:
        middles.append(_draw(canvas, child, x + across + _GAP, below, across))
        below += _reach(child, across) + _SPACE
    middle = top + height / 2
    if middles:
        bend = x + across + _GAP / 2
        canvas.line([(x + across, middle), (bend, middle)], stroke=GREY)
        canvas.line([(bend, min(middle, *middles)), (bend, max(middle, *middles))], stroke=GREY)
        for one in middles:
            canvas.line([(bend, one), (x + across + _GAP, one)], stroke=GREY)
    return middle


def _box(canvas: Canvas, node: Node, x: float, y: float, across: float, height: float) -> None:
    canvas.rect(x, y, across, height, fill="#ffffff" if node.dashed else PALE, dashed=node.dashed)
    at = y + _PAD
    for line in node.lines:
        lines = _wrapped(line, across)
        shift = _CHIP if line.look else 0.0
        if line.look is not None:
            canvas.filled(x + _PAD, at + 1, 8, 8, line.look)
        canvas.text(x + _PAD + shift, at, lines, bold=line.bold, italic=node.dashed)
        at += tall(len(lines)) + 4


def _wrapped(line: Line, across: float) -> list[str]:
    room = across - 2 * _PAD - (_CHIP if line.look else 0.0)
    return wrapped(line.text, room / _SIZE / (BOLD if line.bold else 1))


def _height(node: Node, across: float) -> float:
    return 2 * _PAD - 4 + sum(tall(len(_wrapped(line, across))) + 4 for line in node.lines)


def _children(node: Node, across: float) -> float:
    return sum(_reach(child, across) + _SPACE for child in node.children) - _SPACE if node.children else 0.0


def _reach(node: Node, across: float) -> float:
    return max(_height(node, across), _children(node, across))


def _sheets(roots: Sequence[Node], across: float) -> list[list[Node]]:
    """The trees on as few sheets as their parts allow."""
    return parted(roots, lambda forest: sum(_reach(one, across) + _SPACE for one in forest) - _SPACE <= HEIGHT)


def parted(roots: Sequence[Node], holds: Callable[[Sequence[Node]], bool]) -> list[list[Node]]:
    """The trees parted into sheets, their parents on each again; a branch of the second level stays whole where a sheet
    holds it. holds: whether a sheet has room for such trees."""
    sheets: list[list[Path]] = []
    current: list[Path] = []

    def fits(paths: list[Path]) -> bool:
        return holds(_forest(paths))

    for branch in (branch for root in roots for branch in _branches(root)):
        # a branch that no sheet holds is parted anywhere
        for part in [branch] if fits(branch) else [[path] for path in branch]:
            if current and not fits(current + part):
                sheets.append(current)
                current = []
            current += part
    if current:
        sheets.append(current)
    return [_forest(paths) for paths in sheets]


def _branches(root: Node) -> Iterator[list[Path]]:
    """The paths to the leaves, those under one child of the root together."""
    if not root.children:
        yield [(root,)]
    for child in root.children:
        yield [(root, *path) for path in _paths(child)]


def _paths(node: Node) -> Iterator[Path]:
    if not node.children:
        yield (node,)
    for child in node.children:
        for path in _paths(child):
            yield (node, *path)


def _forest(paths: Sequence[Path]) -> list[Node]:
    """The trees that these paths make, in order."""
    found: list[Node] = []
    at = 0
    while at < len(paths):
        head = paths[at][0]
        end = at
        while end < len(paths) and paths[end][0] is head:
            end += 1
        below = [path[1:] for path in paths[at:end] if len(path) > 1]
        found.append(attrs.evolve(head, children=tuple(_forest(below))))
        at = end
    return found


def posts(title: str, head: Node, across: float = 580.0) -> str:
    """A head over the posts that answer to it, side by side, each over its own."""
    canvas = Canvas(across)
    per_row = max(int((across + 10) // 94), 1)
    rows = [head.children[at : at + per_row] for at in range(0, len(head.children), per_row)]
    top = 1.0
    room = min(260.0, across)
    height = _height(head, room)
    _centred(canvas, head, (across - room) / 2, top, room, height)
    y = top + height
    if rows:
        canvas.line([(across / 2, y), (across / 2, y + 14)], stroke=GREY)
    for at, row in enumerate(rows):
        share = (across - 10 * (len(row) - 1) - (12 if len(rows) > 1 else 0)) / len(row)
        start = across - (share * len(row) + 10 * (len(row) - 1))
        bus = y + 14
        middles = [start + place * (share + 10) + share / 2 for place in range(len(row))]
        canvas.line([(min(middles[0], across / 2 if at == 0 else 3), bus), (middles[-1], bus)], stroke=GREY)
        if len(rows) > 1:
            canvas.line([(3, bus), (middles[0], bus)], stroke=GREY)
        tallest = max(_height(one, share) for one in row)
        deepest = bus + 14 + tallest
        for place, one in enumerate(row):
            left = start + place * (share + 10)
            canvas.line([(middles[place], bus), (middles[place], bus + 14)], stroke=GREY)
            _centred(canvas, one, left, bus + 14, share, tallest)
            deepest = max(deepest, _hanging(canvas, one, left, bus + 14 + tallest, share))
        if at + 1 < len(rows):
            canvas.line([(3, bus), (3, deepest + 24)], stroke=GREY)
        y = deepest + 10
    return canvas.svg(y + 2, title)


def _hanging(canvas: Canvas, node: Node, x: float, y: float, across: float) -> float:
    """Draw what stands under a post below it, one under the other; returns how far down that reaches."""
    spine, at = x + 5, y
    for child in node.children:
        room = across - 14
        height = _height(child, room)
        canvas.line([(spine, at), (spine, at + 10 + height / 2), (x + 14, at + 10 + height / 2)], stroke=GREY)
        _centred(canvas, child, x + 14, at + 10, room, height)
        below = _hanging(canvas, child, x + 14, at + 10 + height, room)
        if child is not node.children[-1]:
            canvas.line([(spine, at + 10 + height / 2), (spine, below)], stroke=GREY)
        at = below
    return at


def _centred(canvas: Canvas, node: Node, x: float, y: float, across: float, height: float) -> None:
    canvas.rect(x, y, across, height, fill=PALE)
    texts = [(line, _wrapped(line, across)) for line in node.lines]
    used = sum(tall(len(lines)) for _, lines in texts)
    at = y + (height - used) / 2
    for line, lines in texts:
        canvas.text(x + across / 2, at, lines, anchor="middle", bold=line.bold)
        at += tall(len(lines)) + 4
