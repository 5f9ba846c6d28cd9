# SPDX-License-Identifier: MIT
"""Tables of a PDF whose cells are drawn: a cell is what lines close in; shades and lone rules make none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sakip.published import Cell
from sakip.readers.clean import has_figure
from sakip.readers.parts import Part
from sakip.readers.refusal import asked

ACROSS = 0.3
"""A line over less than this share of the page's width rules no rows."""
THICKEST = 3
"""What is filled and thicker than so many points is a shade and no line."""


def tables(page: Any, number: int) -> tuple[list[tuple[float, Part]], list[Any], list[float]]:
    """The ruled tables of a page with the height of each, the boxes that they fill, and the heights of the lines drawn
    across the page."""
    drawn = without(page, {id(part) for part in page.objects.get("rect", ()) if _shade(part)})
    found = [one for one in asked(drawn.find_tables) if _divided(one)]
    found = [one for one in found if len(one.rows) > 1 or len(one.rows[0].cells) > 2]
    found = [one for one in found if not any(_within(one.bbox, other.bbox) for other in found if other is not one)]
    made: list[tuple[float, Part]] = []
    for table in found:
        rows = _rows(table, number, page)
        if any(cell.text.strip() for row in rows for cell in row):
            made.append((table.bbox[1], Part(tuple(rows), None, page=number, loose=True)))
    return made, [one.bbox for one in found], _rules(drawn)


def _divided(table: Any) -> bool:
    """Whether lines divide a table into its columns: not one of rows alone, not one with figures run together."""
    if not any(len(row.cells) > 1 for row in table.rows):
        return False
    texts: list[list[str | None]] = asked(table.extract)
    wide = max(len(row) for row in texts)
    lumps = (cell for row in texts if wide > 2 and sum(map(bool, row)) == 1 for cell in row if cell)
    return not any(sum(map(has_figure, lump.split())) > 2 for lump in lumps)


def without(page: Any, parts: Collection[int]) -> Any:
    """The page without these parts, each told by its id."""
    return asked(lambda: page.filter(lambda part: id(part) not in parts))


def _shade(rect: Any) -> bool:
    """Whether a rectangle is an area that is only filled: it rules nothing."""
    return not rect["stroke"] and min(rect["width"], rect["height"]) > THICKEST


def _rules(page: Any) -> list[float]:
    """The heights at which lines are drawn across a good part of the page."""
    drawn: dict[int, float] = defaultdict(float)
    for edge in asked(lambda: page.horizontal_edges):
        drawn[round(edge["top"])] += edge["x1"] - edge["x0"]
    return sorted(float(at) for at, length in drawn.items() if length > ACROSS * page.width)


def _within(inner: Any, outer: Any) -> bool:
    above = all(inner[at] >= outer[at] - 1 for at in (0, 1))
    return bool(above and all(inner[at] <= outer[at] + 1 for at in (2, 3)) and inner != outer)


def holds(box: Any, word: Any) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _rows(table: Any, number: int, page: Any) -> list[tuple[Cell, ...]]:
    texts: list[list[str | None]] = asked(table.extract)
    _run_over(table, texts, page)
    edges = sorted({round(cell[0], 1) for row in table.rows for cell in row.cells if cell})
    tops = [row.bbox[1] for row in table.rows]
    made = []
    for row, line in zip(table.rows, texts, strict=True):
        cells = []
        for box, text in zip(row.cells, line, strict=True):
            if box is None:
                cells.append(Cell("", None, number, covered=True))
                continue
            wide = sum(1 for edge in edges if box[0] - 0.6 <= edge < box[2] - 0.6)
            high = sum(1 for top in tops if box[1] - 0.6 <= top < box[3] - 0.6)
            cells.append(Cell(text or "", None, number, max(1, wide), max(1, high)))
        made.append(tuple(cells))
    return made


def _run_over(table: Any, texts: list[list[str | None]], page: Any) -> None:
    """Put a word that runs over the edge of its cell whole into that cell: cut in two it would be two wrong figures."""
    words = [one for one in asked(lambda: page.extract_words(return_chars=True)) if holds(table.bbox, one)]
    for row, line in zip(table.rows, texts, strict=True):
        boxes = [(at, box) for at, box in enumerate(row.cells) if box is not None]
        for word in words:
            middle = (word["top"] + word["bottom"]) / 2
            over = [
                (at, box)
                for at, box in boxes
                if box[1] <= middle <= box[3] and word["x0"] < box[2] - 1 and word["x1"] > box[0] + 1
            ]
            if len(over) < 2:
                continue
            for at, box in over:
                part = "".join(x["text"] for x in word["chars"] if box[0] <= (x["x0"] + x["x1"]) / 2 < box[2])
                line[at] = (line[at] or "").replace(part, word["text"] if at == over[0][0] else "", 1)
