# SPDX-License-Identifier: MIT
"""Which lines under a header are the table's, and where one column ends and the next begins."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

import attrs

from sakip.readers.aligned.words import GAP, Line, Span, Word, line_of, middle, width, within
from sakip.readers.captions import label
from sakip.readers.clean import has_figure
from sakip.readers.vocabulary import FIGURES, SURE, Vocabulary, meaning

FEWEST = 3
"""Columns of a table that is told by positions alone."""
OPEN = 0.15
"""So wide, in heights of a word, a gap between two columns stays open over all lines."""
APART = 1.2
"""A gap so many times the smallest between lines separates rows."""
LONGEST = 1_000
"""So many lines of one page a table may have."""
MOST_SPLIT = 10
"""Headers of more words are not taken apart."""
FAR = 1.7
"""A gap so many times the widest one inside a table ends it."""


@attrs.frozen
class Body:
    """The lines under a header. cuts: where one column ends and the next begins. alone: ids of lines that reach over
    several columns. last: the number of the last of them."""

    lines: list[Line]
    cuts: tuple[float, ...]
    alone: frozenset[int]
    last: int

    def extents(self, columns: Sequence[Span]) -> tuple[Span, ...]:
        """The stretch that the words of each column fill."""
        made = list(columns)
        for line in self.lines:
            for word in () if id(line) in self.alone else line.words:
                column = bisect(self.cuts, (word.x0 + word.x1) / 2)
                made[column] = (min(made[column][0], word.x0), max(made[column][1], word.x1))
        return tuple(made)


def split(
    columns: Sequence[Span], block: Sequence[Line], body: Body, vocabulary: Vocabulary
) -> tuple[list[Span], list[Line]] | None:
    """The columns, one in several where its cells hold as many figures as its header names, and the header with these
    names over their figures; None where there is none such."""
    made: list[Span] = []
    moved: dict[int, Word] = {}
    for column, span in enumerate(columns):
        held = [words for line in body.lines if (words := within(line.words, body.cuts, column))]
        figures = [one for one in held if all(has_figure(word.text) for word in one)]
        counts = Counter(map(len, figures))
        count, often = max(counts.items(), key=lambda one: one[1], default=(1, 0))
        heads = [words for line in block if (words := within(line.words, body.cuts, column))]
        parts = _parts(max(heads, key=len, default=()), count, vocabulary) if 2 * often > len(held) else None
        if parts is None:
            made.append(span)
            continue
        those = [one for one in figures if len(one) == count]
        spans = [(min(one[at].x0 for one in those), max(one[at].x1 for one in those)) for at in range(count)]
        if any(left[1] >= right[0] for left, right in pairwise(spans)):
            return None
        made += spans
        moved |= {id(word): _over(word, place) for part, place in zip(parts, spans, strict=True) for word in part}
    if not moved:
        return None
    return made, [line_of([moved.get(id(word), word) for word in line.words]) for line in block]


def _over(word: Word, place: Span) -> Word:
    """A word of a header moved over the figures that it names."""
    return attrs.evolve(word, x0=middle(place), x1=middle(place))


def _parts(those: Sequence[Word], count: int, vocabulary: Vocabulary) -> list[Sequence[Word]] | None:
    """A header's words in so many parts that each name a figure; None where they name fewer."""
    best: tuple[float, list[Sequence[Word]]] | None = None
    if not 1 < count <= len(those) <= MOST_SPLIT:
        return None
    for cuts in combinations(range(1, len(those)), count - 1):
        parts = [those[a:b] for a, b in pairwise((0, *cuts, len(those)))]
        found = [meaning(" ".join(word.text for word in part), vocabulary) for part in parts]
        score = sum(one.score for one in found)
        if all(one.peran in FIGURES and one.score >= SURE for one in found) and (best is None or score > best[0]):
            best = score, parts
    return None if best is None else best[1]


Gaps = list[list[Span]]
"""What is blank between each two neighbouring columns."""


def under(those: Sequence[Line], start: int, columns: Sequence[Span]) -> Body:
    """The lines that leave every gap between the columns open, and headings among them."""
    gaps: Gaps = [[(one[1], other[0])] for one, other in pairwise(columns)]
    taken: list[Line] = []
    alone: list[int] = []
    widest = 0.0
    for at in range(start, min(len(those), start + LONGEST)):
        line = those[at]
        step = line.top - those[at - 1].top if at else 0.0
        if label(line.text) or (len(taken) > 1 and widest and step > FAR * max(widest, 2.2 * line.height)):
            break
        if line.number is not None and step > 1 and _apart(taken, line):
            break
        left = None if _one_text(gaps, line) else _left_open(gaps, line)
        if left is None:
            if not _is_group(those, at, gaps, columns):
                break
            alone.append(id(line))
        else:
            widest = max(widest, step) if taken else widest
            gaps = left
        taken.append(line)
    while taken and (id(taken[-1]) in alone or _follows(taken)):
        taken.pop()
    cuts = tuple(middle(max(one, key=width)) for one in gaps)
    return Body(taken, cuts, frozenset(alone), start + len(taken) - 1)


def _one_text(gaps: Gaps, line: Line) -> bool:
    """Whether a line of a text is a sentence or heading that reaches over several columns."""
    if line.number is None or len(line.segments) > 1:
        return False
    return sum(line.segments[0].x0 < middle(max(gap, key=width)) < line.segments[0].x1 for gap in gaps) > 1


def _apart(taken: Sequence[Line], line: Line) -> bool:
    """Whether a line of a text below a blank one is none of a table that no blank one is inside of."""
    figures = sum(1 for one in line.segments if has_figure(one.text))
    together = len(taken) > 1 and all(below.top - above.top <= 1 for above, below in pairwise(taken))
    return together and (len(line.segments) < FEWEST or not figures)


def _follows(taken: Sequence[Line]) -> bool:
    """Whether the last of these lines is text below the table: words alone, further below it than lines of one cell."""
    steps = [below.top - above.top for above, below in pairwise(taken)]
    if len(steps) < 2 or steps[-1] <= APART * max(min(steps[:-1]), 1.35 * taken[-1].height):
        return False
    return not any(map(has_figure, _texts(taken[-1])))


def _texts(line: Line) -> list[str]:
    return [one.text for one in line.segments] + [word.text for word in line.words]


def _left_open(gaps: Gaps, line: Line) -> Gaps | None:
    """What a line leaves open of the gaps; None where it fills one of them, or where its own words stand as close
    over them as in a sentence."""
    made: Gaps = []
    tight = crossed = 0
    for gap in gaps:
        left = [one for one in _without(gap, line.words) if one[1] - one[0] >= OPEN * line.height]
        if not left:
            return None
        made.append(left)
        cut = middle(max(left, key=width))
        before = max((word.x1 for word in line.words if word.x1 <= cut), default=None)
        after = min((word.x0 for word in line.words if word.x0 >= cut), default=None)
        if before is not None and after is not None:
            crossed += 1
            tight += after - before < GAP * line.height
    if line.number is not None:
        # Between the columns of a text one blank may be all there is, but a sentence has words in all of them.
        return made if crossed < len(gaps) or 2 * tight <= crossed else None
    return made if tight <= (crossed > FEWEST) else None


def _without(gap: list[Span], taken: Sequence[Word]) -> list[Span]:
    left = gap
    for word in taken:
        left = [
            piece
            for one in left
            for piece in ((one[0], min(one[1], word.x0)), (max(one[0], word.x1), one[1]))
            if piece[1] > piece[0]
        ]
    return left


def _is_group(those: Sequence[Line], at: int, gaps: Gaps, columns: Sequence[Span]) -> bool:
    """Whether a line that fills gaps is a heading inside the table: alone, and a row of figures follows it."""
    line = those[at]
    if len(line.segments) > 1 or at + 1 >= len(those) or line.text.endswith((".", ":", ";")):
        return False
    below = those[at + 1]
    if line.segments[0].x0 > columns[1][1] or below.top - line.top > 3 * line.height:
        return False
    return (
        len(below.segments) >= FEWEST
        and any(has_figure(one.text) for one in below.segments)
        and _left_open(gaps, below) is not None
    )
