# SPDX-License-Identifier: MIT
"""Words where they stand on a page: in lines, and in segments that no gap separates."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

import attrs

from sakip.readers.clean import is_year

GAP = 0.4
"""So wide, in heights of a word, is what separates two columns on one line; between words of a sentence it is less."""

Span = tuple[float, float]
"""From where to where something reaches."""


@attrs.frozen
class Word:
    """A word and where it stands; line: its number, where the format has some."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool = False
    line: int | None = None


@attrs.frozen
class Segment:
    """Words of one line that no gap separates."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)


@attrs.frozen
class Line:
    """The segments of one line, from left to right."""

    segments: tuple[Segment, ...]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return max(word.bottom - word.top for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for one in self.segments for word in one.words)

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.segments)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for one in self.segments for word in one.words)

    @property
    def number(self) -> int | None:
        return self.segments[0].words[0].line


def lines(found: Sequence[Word]) -> list[Line]:
    """Words in lines."""
    made: list[list[Word]] = []
    for word in sorted(found, key=lambda one: (round(one.top), one.x0)):
        last = made[-1][-1] if made else None
        if last is not None and abs(word.top - last.top) < max(2.5, (word.bottom - word.top) * 0.4):
            made[-1].append(word)
        else:
            made.append([word])
    return [line_of(sorted(one, key=lambda word: word.x0)) for one in made]


def line_of(found: Sequence[Word]) -> Line:
    """Words that stand side by side, from left to right, as a line."""
    segments: list[list[Word]] = [[found[0]]]
    for before, word in pairwise(found):
        years = is_year(before.text) and is_year(word.text)
        if years or word.x0 - before.x1 >= GAP * (word.bottom - word.top):
            segments.append([])
        segments[-1].append(word)
    return Line(
        tuple(Segment(tuple(one)) for one in segments),
        min(word.top for word in found),
        max(word.bottom for word in found),
    )


def within(those: Sequence[Word], cuts: Sequence[float], column: int) -> tuple[Word, ...]:
    """The words that stand in a column."""
    return tuple(word for word in those if bisect(cuts, (word.x0 + word.x1) / 2) == column)


def width(one: Span) -> float:
    """How wide a stretch is."""
    return one[1] - one[0]


def middle(one: Span) -> float:
    """Where half of it lies on each side."""
    return (one[0] + one[1]) / 2
