# SPDX-License-Identifier: MIT
"""Tables of a PDF whose cells are drawn: a cell is what lines close in; shades and lone rules make none."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any

import attrs

from sakip.published import Cell
from sakip.readers import touching
from sakip.readers.clean import has_figure
from sakip.readers.parts import FULL, Part
from sakip.readers.refusal import asked
from sakip.readers.vocabulary import Vocabulary

ACROSS = 0.3
"""A line over less than this share of the page's width rules no rows."""
THICKEST = 3
"""What is filled and thicker than so many points is a shade and no line."""
BESIDE = 0.1
"""The signs of a word do not stand so many heights apart."""
SQUEEZED = 1
"""By so many points a program may squeeze a line."""
LINE = 3
"""Words of one line of a cell stand not so many points higher or lower than each other."""


def tables(page: Any, number: int, vocabulary: Vocabulary) -> tuple[list[tuple[float, Part]], list[Any], list[float]]:
    """The ruled tables of a page with the height of each, the boxes that they fill, and the heights of the lines drawn
    across the page."""
    drawn = without(page, {id(part) for part in page.objects.get("rect", ()) if _shade(part)})
    found = [one for one in asked(drawn.find_tables) if _divided(one)]
    found = [one for one in found if len(one.rows) > 1 or len(one.rows[0].cells) > 2]
    found = [one for one in found if not any(_within(one.bbox, other.bbox) for other in found if other is not one)]
    made: list[tuple[float, Part]] = []
    words = _Words.of(page) if found else _Words([])
    for block in (one for table in found for one in _blocks(table, vocabulary)):
        rows = _rows(block, number, words)
        if any(cell.text.strip() for row in rows for cell in row):
            made.append(
                (block.rows[0].bbox[1], Part(tuple(rows), block.header, page=number, loose=True, measured=True))
            )
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


@attrs.frozen
class _Block:
    """Rows of one table, and the texts of their cells. columns: which of those that are drawn it has."""

    rows: list[Any]
    texts: list[list[str | None]]
    columns: list[int]
    header: int | None

    def cells(self) -> Iterator[tuple[list[str | None], int, Any]]:
        """Each cell that is drawn: the texts of its row, its column, its box."""
        for row, line in zip(self.rows, self.texts, strict=True):
            yield from ((line, at, box) for at, box in enumerate(row.cells) if box is not None)


def _blocks(table: Any, vocabulary: Vocabulary) -> Iterator[_Block]:
    """The tables that are drawn as one."""
    texts: list[list[str | None]] = asked(table.extract)
    rows = table.rows
    for first, end in touching.blocks([row.cells for row in rows], texts, vocabulary):
        drawn = [at for at in range(len(rows[0].cells)) if any(row.cells[at] is not None for row in rows[first:end])]
        header = 1 if first and touching.heads_rows(texts[first]) else None
        yield _Block(rows[first:end], texts[first:end], drawn, header)


def _rows(block: _Block, number: int, words: _Words) -> list[tuple[Cell, ...]]:
    _run_over(block, words)
    _measure(block, words)
    edges = sorted({round(box[0], 1) for _, _, box in block.cells()})
    tops = [row.bbox[1] for row in block.rows]
    made = []
    for row, line in zip(block.rows, block.texts, strict=True):
        cells = []
        for box, text in ((row.cells[at], line[at]) for at in block.columns):
            if box is None:
                cells.append(Cell("", None, number, covered=True))
                continue
            wide = sum(1 for edge in edges if box[0] - 0.6 <= edge < box[2] - 0.6)
            high = sum(1 for top in tops if box[1] - 0.6 <= top < box[3] - 0.6)
            cells.append(Cell(text or "", None, number, max(1, wide), max(1, high)))
        made.append(tuple(cells))
    return made


@attrs.frozen
class _Words:
    """The words of a page by their heights. ended: the ids of the signs that a blank is drawn after."""

    those: list[Any]
    ended: frozenset[int] = frozenset()

    @classmethod
    def of(cls, page: Any) -> _Words:
        words = sorted(asked(lambda: page.extract_words(return_chars=True)), key=_height)
        signs = asked(lambda: page.chars)
        blanks = ((one, blank) for one, blank in pairwise(signs) if blank["text"].isspace())
        return cls(words, frozenset(id(one) for one, blank in blanks if abs(one["top"] - blank["top"]) < LINE))

    def within(self, top: float, bottom: float) -> Sequence[Any]:
        """The words whose middle lies between two heights."""
        return self.those[bisect_left(self.those, top, key=_height) : bisect_left(self.those, bottom, key=_height)]


def _height(word: Any) -> float:
    return float(word["top"] + word["bottom"]) / 2


def _run_over(block: _Block, words: _Words) -> None:
    """Put a word that runs over the edge of its cell whole into that cell: cut in two it would be two wrong figures."""
    for row, line in zip(block.rows, block.texts, strict=True):
        boxes = [(at, box) for at, box in enumerate(row.cells) if box is not None]
        for word in words.within(row.bbox[1], row.bbox[3]):
            over = [
                (at, box)
                for at, box in boxes
                if box[1] <= _height(word) <= box[3] and word["x0"] < box[2] - 1 and word["x1"] > box[0] + 1
            ]
            if len(over) < 2 or _apart(word, [box[0] for _, box in over[1:]]):
                continue
            for at, box in over:
                part = "".join(x["text"] for x in word["chars"] if box[0] <= (x["x0"] + x["x1"]) / 2 < box[2])
                line[at] = (line[at] or "").replace(part, word["text"] if at == over[0][0] else "", 1)


def _apart(word: Any, edges: Sequence[float]) -> bool:
    """Whether what looks like one word is one on each side of an edge: a figure beside the name in the next cell."""
    for one, other in pairwise(word["chars"]):
        gap = other["x0"] - one["x1"]
        if gap > BESIDE * (one["bottom"] - one["top"]) and any(
            one["x1"] - 1 < edge < other["x0"] + 1 for edge in edges
        ):
            return True
    return False


def _measure(block: _Block, words: _Words) -> None:
    """Mark each line of a cell that may end inside a word: it leaves no room for the sign that begins the next line,
    and a word that is of both has no room on any. A blank at its end says that it does not."""
    found = [(line, at, box, _lines(box, words)) for line, at, box in block.cells() if line[at]]
    beside = [
        gap for _, _, box, those in found for one in those for gap in (one[0]["x0"] - box[0], box[2] - one[-1]["x1"])
    ]
    margin = min((gap for gap in beside if gap >= 0), default=0.0)
    for line, at, box, those in found:
        pieces = (line[at] or "").split("\n")
        if len(pieces) != len(those):
            continue
        wide = box[2] - box[0] - 2 * margin
        word = 0.0
        for place, (one, below) in enumerate(zip(those, (*those[1:], []), strict=True)):
            sign = (below or one)[0]["chars"][0]
            word = _wide(one[-1:]) + (word if len(one) == 1 else 0.0)
            open_ended = id(one[-1]["chars"][-1]) not in words.ended
            broken = open_ended and (not below or word + _wide(below[:1]) > wide - SQUEEZED)
            if broken and _wide(one) + _wide([sign]) > wide - SQUEEZED:
                pieces[place] += FULL
            else:
                word = 0.0
        line[at] = "\n".join(pieces)


def _wide(words: Sequence[Any]) -> float:
    """How wide words of a line are with what stands between them."""
    return float(words[-1]["x1"] - words[0]["x0"])


def _lines(box: Any, words: _Words) -> list[list[Any]]:
    """The words in a box in lines."""
    made: list[list[Any]] = []
    for word in words.within(box[1], box[3]):
        if not holds(box, word):
            continue
        if made and word["top"] - made[-1][0]["top"] < LINE:
            made[-1].append(word)
        else:
            made.append([word])
    return [sorted(one, key=lambda word: float(word["x0"])) for one in made]
