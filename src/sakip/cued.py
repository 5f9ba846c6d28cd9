# SPDX-License-Identifier: MIT
"""Patterns for running text that are compiled, and tried, only where a text has one of their cues.

A report has hundreds of paragraphs and an audit hundreds of patterns, of which most find nothing: whether a word stands
in a text is told far sooner than whether a pattern does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache


class Cued:
    """A pattern without regard to capitals, with cues in small letters, of which each text that it fits has one.

    figures: how many numbers such a text has at least.
    """

    def __init__(self, source: str, *cues: str, figures: int = 0) -> None:
        self.source = source
        self.cues = cues
        self.figures = figures

    def met(self, text: str) -> bool:
        """Whether a text has a cue, where there are cues, and numbers enough."""
        return (not self.cues or has(text, self.cues)) and (not self.figures or _numbers(text) >= self.figures)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As that of a pattern."""
        return self.pattern.finditer(text) if self.met(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """As that of a pattern."""
        return self.pattern.search(text) if self.met(text) else None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.source, re.IGNORECASE)


def has(text: str, cues: tuple[str, ...]) -> bool:
    """Whether one of the cues, in small letters, stands in a text, capitals aside."""
    return any(map(_small(text).__contains__, cues))


@lru_cache(maxsize=4096)
def _small(text: str) -> str:
    return text.lower()


@lru_cache(maxsize=4096)
def _numbers(text: str) -> int:
    return len(_NUMBER.findall(text))


_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
