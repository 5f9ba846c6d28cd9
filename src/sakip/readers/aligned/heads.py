# SPDX-License-Identifier: MIT
"""The header of a table that is told by positions alone: lines whose words are those of headers."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

from sakip.published import Cell
from sakip.readers.aligned.body import FEWEST
from sakip.readers.aligned.words import Line, Segment, Span, within
from sakip.readers.captions import label
from sakip.readers.clean import has_figure, is_year
from sakip.readers.vocabulary import FIGURES, Peran, Vocabulary, lexicon, meaning, words

DEEPEST_HEADER = 7
MOST_WORDS = 9
"""A header's cell has no more words on one line."""
NEAR = 2.1
"""Lines further apart than so many times their height do not belong to one header."""


def header(those: Sequence[Line], at: int, vocabulary: Vocabulary) -> int | None:
    """How many lines from `at` on are a header, None where none is."""
    if not _heads(those[at]):
        return None
    if len(those[at].segments) < 2 and not (_known(those[at], vocabulary) or _beside(*those[at : at + 2])):
        return None
    best, most = None, 0
    for count in range(1, DEEPEST_HEADER + 1):
        block = those[at : at + count]
        if len(block) < count or (count > 1 and not _goes_on(block, vocabulary)):
            break
        columns, titles = columns_of(block)
        meanings = [meaning(one, vocabulary) for one in titles]
        good = [one.peran for one in meanings if one.peran is not Peran.LAIN and one.score >= 0.6]
        if len(columns) >= FEWEST and len(good) >= FEWEST and FIGURES & set(good) and 2 * len(good) >= len(columns):
            if len(good) >= most:
                best, most = count, len(good)
        elif best is not None:
            break
    return best


def _goes_on(block: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether the last of these lines belongs to the header that the others begin."""
    above, line = block[-2], block[-1]
    if not _heads(line) or line.top - above.top > NEAR * max(above.height, line.height):
        return False
    if block[0].bold != line.bold:
        return False
    if _beside(above, line):
        return True
    return block[0].bold or _known(line, vocabulary)


def _beside(line: Line, below: Line | None = None) -> bool:
    """Whether the next line begins before this one ends, as where cells of two lines and of one stand in one row."""
    return below is not None and below.top < line.bottom - 1


def _heads(line: Line) -> bool:
    for one in line.segments:
        text = one.text
        if len(one.words) > MOST_WORDS or text.endswith((".", ";")) or label(text) is not None:
            return False
        if has_figure(text) and not is_year(text):
            return False
    return True


def _known(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether every word of a line is one of the vocabulary's."""
    known = lexicon(vocabulary)
    found = [word for one in line.segments for word in words(one.text) if not word.isdigit()]
    return bool(found) and all(word in known for word in found)


def columns_of(block: Sequence[Line]) -> tuple[list[Span], list[str]]:
    """The columns of a header and their titles; a cell over several columns is no column of its own."""
    spans: list[Span] = []
    wide = set()
    for at, line in enumerate(block):
        below = [one for lower in block[at + 1 :] for one in lower.segments]
        for segment in line.segments:
            under = _union([(one.x0, one.x1) for one in below if _overlap(segment, (one.x0, one.x1))])
            if len(under) > 1:
                wide.add(id(segment))
            else:
                spans.append((segment.x0, segment.x1))
    columns = _union(spans)
    titles = [""] * len(columns)
    for line in block:
        for segment in line.segments:
            for column, span in enumerate(columns):
                if _overlap(segment, span):
                    titles[column] = f"{titles[column]} {segment.text}".strip()
    return columns, titles


def _overlap(one: Segment, span: Span) -> bool:
    return one.x0 < span[1] and span[0] < one.x1


def _union(spans: Sequence[Span]) -> list[Span]:
    made: list[Span] = []
    for left, right in sorted(spans):
        if made and left < made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], right))
        else:
            made.append((left, right))
    return made


def head_rows(
    block: Sequence[Line], cuts: Sequence[float], page: int | None, *, apart: bool
) -> Iterator[tuple[Cell, ...]]:
    """The header in one row, and the cells that reach over several columns in one above it.

    apart: columns were told apart that the header's line runs together; its words go where they stand.
    """
    if not block:
        return
    upper: list[Cell | None] = [None] * (len(cuts) + 1)
    lower = [""] * (len(cuts) + 1)
    for line in block:
        for segment in line.segments:
            first, last = bisect(cuts, segment.x0), bisect(cuts, segment.x1)
            parts = {at: Segment(words) for at in range(first, last + 1) if (words := within(segment.words, cuts, at))}
            if first < last and not (apart and len(parts) > last - first):
                upper[first] = Cell(segment.text, line.number, page, last - first + 1, bold=line.bold)
                continue
            for column, part in parts.items():
                lower[column] = f"{lower[column]}\n{part.text}".strip()
    number, bold = block[0].number, block[0].bold
    if any(upper):
        made = []
        until = 0
        for at, cell in enumerate(upper):
            until = max(until, at + cell.colspan if cell else 0)
            made.append(cell or Cell("", number, page, covered=at < until))
        yield tuple(made)
    yield tuple(Cell(text, number, page, bold=bold) for text in lower)
