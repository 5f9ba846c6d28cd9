# SPDX-License-Identifier: MIT
"""The header of a table that is told by positions alone: lines whose words are those of headers."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

from sakip.published import Cell
from sakip.readers.aligned.body import FEWEST
from sakip.readers.aligned.words import Line, Segment, Span, within
from sakip.readers.captions import label
from sakip.readers.clean import counted, has_figure, is_year
from sakip.readers.vocabulary import FIGURES, Peran, Vocabulary, is_known, lexicon, meaning, words

DEEPEST_HEADER = 7
MOST_WORDS = 9
"""A header's cell has no more words on one line."""
CAPTION = 3
"""A table begins so many lines below its caption, blank ones between."""
NEAR = 2.1
"""Lines further apart than so many times their height do not belong to one header."""


def header(those: Sequence[Line], at: int, vocabulary: Vocabulary) -> int | None:
    """How many lines from `at` on are a header, None where none is."""
    if not _heads(those[at]):
        return None
    if len(those[at].segments) < 2 and not (_known(those[at], vocabulary) or _beside(*those[at : at + 2])):
        return None
    best, most, deepest = None, 0, 0
    captioned = _captioned(those, at)
    for count, block in _blocks(those, at, vocabulary):
        columns, titles = columns_of(block)
        meanings = [meaning(one, vocabulary) for one in titles]
        good = [one.peran for one in meanings if one.peran is not Peran.LAIN and one.score >= 0.6]
        told = len(good) >= FEWEST and FIGURES & set(good) and 2 * len(good) >= len(columns)
        deepest = count
        if len(columns) >= FEWEST and (told or captioned):
            if len(good) >= most:
                best, most = count, len(good)
        elif best is not None and those[at].number is None:
            break
    # In a text, the first line with figures ends a header, whatever its words mean.
    return best if best is None or those[at].number is None else deepest


def ended(block: Sequence[Line], below: Line | None, vocabulary: Vocabulary) -> bool:
    """Whether the last line of a text's header is surely not the first of the rows below it: its words are known ones
    or go on with others, figures stand below them, or numbers of the columns."""
    if len(block) < 2 or (below is not None and counted([one.text for one in below.segments])):
        return True
    spans, titles = columns_of(block)
    figures = [(one.x0, one.x1) for one in below.segments if one.text[0].isdigit()][1:] if below is not None else []
    if any(_overlap(one, span) for one in block[-1].segments for span in figures):
        return True
    begin = [one for one in block[-1].segments if one.text[0].isupper()]
    last = [at for at, span in enumerate(spans) if any(_overlap(one, span) for one in begin)]
    return all(is_known(titles[at], vocabulary) for at in last)


def repeated(those: Sequence[Line], at: int, before: Sequence[str], vocabulary: Vocabulary) -> int | None:
    """How many lines from `at` on are the header of the page before with these titles, told again; None where they are
    another one. Raises Mixed where they are that one with other words in it."""
    near = False
    for count, block in _blocks(those, at, vocabulary) if _heads(those[at]) else ():
        titles = [_bare(one) for one in columns_of(block)[1]]
        if titles == [_bare(one) for one in before]:
            return count
        alike = len(titles) == len(before) and sum(map(str.__eq__, titles, map(_bare, before))) * 2 > len(before)
        near = near or (alike and bool(titles[0]))
    if near:
        raise Mixed
    return None


class Mixed(Exception):
    """The header of a table stands again on a page, with words in it that are not its own."""


def _bare(title: str) -> str:
    return "".join(title.split())


def _blocks(those: Sequence[Line], at: int, vocabulary: Vocabulary) -> Iterator[tuple[int, Sequence[Line]]]:
    """The lines from `at` on that may be one header, ever more of them."""
    for count in range(1, DEEPEST_HEADER + 1):
        block = those[at : at + count]
        if len(block) < count or (count > 1 and not _goes_on(block, vocabulary)):
            return
        yield count, block


def _captioned(those: Sequence[Line], at: int) -> bool:
    """Whether a line of a text that names a table stands right above a line."""
    here, above = those[at], those[at - 1] if at else None
    if above is None or here.number is None or above.number is None:
        return False
    return here.number - above.number <= CAPTION and label(above.text) is not None


def _goes_on(block: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether the last of these lines belongs to the header that the others begin."""
    above, line = block[-2], block[-1]
    if not _heads(line) or line.top - above.top > NEAR * max(above.height, line.height):
        return False
    if line.number is not None:
        # In a text a header's words may be broken; figures begin what stands below it.
        wide = len(line.segments) == 1 and sum(_overlap(line.segments[0], one) for one in columns_of(block[:-1])[0]) > 2
        return line.number == (above.number or 0) + 1 and not wide
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
        ends = text.endswith((".", ";")) and len(one.words) > 1
        if len(one.words) > MOST_WORDS or ends or label(text) is not None:
            return False
        if has_figure(text) and not is_year(text.strip("()")):
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
            reach = (segment.x0, _reach(line, segment) if not at and line.number is not None else segment.x1)
            under = _union([(one.x0, one.x1) for one in below if one.x0 < reach[1] and reach[0] < one.x1])
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


def _reach(line: Line, segment: Segment) -> float:
    """Where the merged cell of a segment of a text's header ends: where the next begins."""
    return next((one.x0 for one in line.segments if one.x0 > segment.x1), float("inf"))


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
    if block[0].number is not None and len(block) > 1:
        yield from _typed(block, cuts)
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


def _typed(block: Sequence[Line], cuts: Sequence[float]) -> Iterator[tuple[Cell, ...]]:
    """The header of a text: its cells begin on the first line, so what has nothing there stands below a merged one."""
    first = [_text(block[:1], cuts, at) for at in range(len(cuts) + 1)]
    below = [_text(block[1:], cuts, at) for at in range(len(cuts) + 1)]
    groups: dict[int, int] = {}
    head = 0
    for at, text in enumerate(first):
        if text:
            head = at
        elif below[at] and below[head]:
            groups[head] = at - head + 1
    number = block[0].number
    if groups:
        until = 0
        made = []
        for at, text in enumerate(first):
            until = at + groups[at] if at in groups else until
            if at in groups:
                made.append(Cell(text, number, None, groups[at]))
            else:
                made.append(Cell("", number, None, covered=at < until))
        yield tuple(made)
    under = {at + one for at, count in groups.items() for one in range(count)}
    texts = [below[at] if at in under else f"{first[at]}\n{below[at]}".strip() for at in range(len(first))]
    yield tuple(Cell(text, number) for text in texts)


def _text(block: Sequence[Line], cuts: Sequence[float], column: int) -> str:
    found = (" ".join(word.text for word in within(line.words, cuts, column)) for line in block)
    return "\n".join(one for one in found if one)
