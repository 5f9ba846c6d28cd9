# SPDX-License-Identifier: MIT
"""Tables of a page that touch: where the rows of one end and those of the next begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.readers.clean import has_figure
from sakip.readers.vocabulary import FIGURES, Peran, Vocabulary, meaning

Box = tuple[float, float, float, float]
"""From where to where a cell reaches: left, top, right, bottom."""
NEAR = 1.5
"""Lines between columns that are not so many points apart are one."""
FEWEST = 3
"""So many words of headers side by side are a header wherever they stand."""


def blocks(
    boxes: Sequence[Sequence[Box | None]], texts: Sequence[Sequence[str | None]], vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    """From which row to which the tables reach that are drawn as one. boxes, texts: of each row's cells."""
    edges = _edges(boxes)
    whole = _no_cell_goes_over(boxes)
    first, figures = 0, False
    for at in range(1, len(boxes)):
        figures = figures or any(map(has_figure, _printed(texts[at - 1])))
        if not whole[at]:
            continue
        heads, other = _heads(texts[at], vocabulary), _other_columns(edges[at - 1 :], texts[at])
        # Above it, a table has rows and not only a header of several.
        rows = figures or (heads and other and at - first > 1 and edges[at - 1] == edges[at - 2])
        if rows and (heads or other):
            yield first, at
            first, figures = at, False
    yield first, len(boxes)


def heads_rows(row: Sequence[str | None]) -> bool:
    """Whether a row may be a header: several words and no figure."""
    found = _printed(row)
    return len(found) > 1 and not any(map(has_figure, found))


def _printed(row: Sequence[str | None]) -> list[str]:
    return [" ".join(text.split()) for text in row if text and text.strip()]


def _edges(boxes: Sequence[Sequence[Box | None]]) -> list[frozenset[int]]:
    """The lines between the columns that each row has, by which of the table's they are."""
    lefts = sorted(box[0] for row in boxes for box in row if box is not None)
    number = dict.fromkeys(lefts[:1], 0)
    for left, right in pairwise(lefts):
        number[right] = number[left] + (right - left > NEAR)
    middles = [_middle(row) for row in boxes]
    made: list[set[int]] = [set() for _ in boxes]
    for at, row in enumerate(boxes):
        for box in row:
            below = at
            while box is not None and below < len(boxes) and middles[below] < box[3]:
                made[below].add(number[box[0]])
                below += 1
    return [frozenset(one - {0}) for one in made]


def _middle(row: Sequence[Box | None]) -> float:
    """A height at which every cell of a row is."""
    drawn = [box for box in row if box is not None]
    return (drawn[0][1] + min(box[3] for box in drawn)) / 2 if drawn else 0.0


def _no_cell_goes_over(boxes: Sequence[Sequence[Box | None]]) -> list[bool]:
    """For each row, whether no cell of the rows above it reaches into it."""
    made, reach = [], 0.0
    for row in boxes:
        made.append(reach < _middle(row))
        reach = max(reach, *(box[3] for box in row if box is not None), 0.0)
    return made


def _heads(row: Sequence[str | None], vocabulary: Vocabulary) -> bool:
    """Whether the words of a row are those of a header of figures."""
    found = _printed(row)
    if len(found) < FEWEST or any(map(has_figure, found)):
        return False
    known = [one.peran for text in found if (one := meaning(text, vocabulary)).score >= 0.6]
    good = [peran for peran in known if peran is not Peran.LAIN]
    return len(good) >= FEWEST and 2 * len(good) >= len(found) and not FIGURES.isdisjoint(good)


def _other_columns(edges: Sequence[frozenset[int]], row: Sequence[str | None]) -> bool:
    """Whether other columns begin with a row, the second of these: no line between them goes on, or it heads rows that
    all have its columns."""
    above, here, *below = edges
    if not above or not here:
        return False
    heads = heads_rows(row) and bool(below) and below[0] == here
    return above.isdisjoint(here) or (heads and above != here)
