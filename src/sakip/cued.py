# SPDX-License-Identifier: MIT
"""Patterns for running text that are compiled, and tried, only where a text has one of their cues.

A report has hundreds of paragraphs and an audit hundreds of patterns, of which most find nothing: whether a word stands
in a text is told far sooner than whether a pattern does. And a pattern without regard to capitals costs twice as much
as one for small letters: so the text is searched in small letters, and what is found is shown as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any


class Hit:
    """What a pattern found, as `re.Match` has it: groups by name, and where they begin and end."""

    __slots__ = ("_found", "_text")

    def __init__(self, found: re.Match[str], text: str) -> None:
        self._found = found
        self._text = text

    def __getitem__(self, group: int | str) -> str | Any:
        begin, end = self._found.span(group)
        return None if begin < 0 else self._text[begin:end]

    def start(self, group: int | str = 0) -> int:
        """Where a group begins; -1 where it takes no part."""
        return self._found.start(group)

    def end(self, group: int | str = 0) -> int:
        """Where a group ends; -1 where it takes no part."""
        return self._found.end(group)

    @property
    def lastgroup(self) -> str | None:
        """The name of the last group that takes part."""
        return self._found.lastgroup


class Cued:
    """A pattern without regard to capitals, written in small letters. cues: each text that it fits has one of them.

    figures: how many numbers such a text has at least.
    """

    def __init__(self, source: str, *cues: str, figures: int = 0) -> None:
        self.source = source
        self.cues = cues
        self.figures = figures

    def met(self, text: str) -> bool:
        """Whether a text has a cue, where there are cues, and numbers enough."""
        return (not self.cues or has(text, self.cues)) and (not self.figures or _numbers(text) >= self.figures)

    def finditer(self, text: str) -> Iterator[Hit]:
        """As that of a pattern."""
        if self.met(text):
            for found in self._small.finditer(small(text)):
                yield Hit(found, text)

    def search(self, text: str) -> Hit | None:
        """As that of a pattern."""
        found = self._small.search(small(text)) if self.met(text) else None
        return None if found is None else Hit(found, text)

    def match(self, text: str, at: int = 0) -> Hit | None:
        """As that of a pattern."""
        found = self._small.match(small(text), at)
        return None if found is None else Hit(found, text)

    def taken_out(self, text: str) -> str:
        """The text without all that the pattern fits."""
        kept, at = [], 0
        for found in self.finditer(text):
            kept.append(text[at : found.start()])
            at = found.end()
        return "".join((*kept, text[at:]))

    @cached_property
    def _small(self) -> re.Pattern[str]:
        return re.compile(self.source)


def has(text: str, cues: tuple[str, ...]) -> bool:
    """Whether one of the cues, in small letters, stands in a text, capitals aside."""
    return any(map(small(text).__contains__, cues))


@lru_cache(maxsize=4096)
def small(text: str) -> str:
    """A text in small letters, each in the place of its own; one whose small form is longer stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := one.lower()) == 1 else one for one in text)


@lru_cache(maxsize=4096)
def _numbers(text: str) -> int:
    return len(_NUMBER.findall(text))


_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
