# SPDX-License-Identifier: MIT
"""The names of a report's things, and which of them a text is meant to be."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from sakip.auditing.prose import fold, likeness
from sakip.letters import beginnings
from sakip.units import unit_in_name

NAMED = 0.8
"""From this likeness on, a cell names the thing that its row is about."""
_LEVEL = re.compile(r"^(?:sub ?kegiatan|program|kegiatan)\s+", re.IGNORECASE)
_BEFORE = re.compile(
    r"^\s*(?:[-\u2022*]\s*)?(?:(?:tujuan|sasaran)(?: (?:strategis|program|kegiatan|kinerja))?"
    r"\s*(?:[0-9]{1,2}\.?\s*:?\s+|:\s*)"
    r"|(?:[0-9]{1,2}|[a-z])\s*[.)]\s*)*",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\([A-Z]{2,6}\)")


@lru_cache(maxsize=16384)
def plain_name(text: str) -> str:
    """A name folded, without its number, the level before it, an abbreviation and a unit in brackets."""
    return _LEVEL.sub("", fold(_SHORT.sub("", _BEFORE.sub("", unit_in_name(text)[0]))))


class Known:
    """Names to be recognised. by_text: the id of each plain name."""

    def __init__(self, by_text: Mapping[str, str]) -> None:
        self.by_text = by_text
        self._names = tuple(by_text)
        self._begun: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(self._names):
            for beginning in beginnings(name):
                self._begun[beginning].append(at)
        self._found: dict[str, str | None] = {}

    def nearest(self, plain: str) -> str | None:
        """The id whose name is the most like; only names with enough of the same beginnings of words are compared."""
        if plain in self.by_text:
            return self.by_text[plain]
        if plain not in self._found:
            self._found[plain] = self._nearest(plain)
        return self._found[plain]

    def part(self, plain: str) -> bool:
        """Whether a text is words of one of the names: a line of it, where it is broken."""
        return " " in plain and any(f" {plain} " in f" {name} " for name in self._names)

    def _nearest(self, plain: str) -> str | None:
        best, rank = None, NAMED
        begun = beginnings(plain)
        shared = Counter(at for beginning in begun for at in self._begun.get(beginning, ()))
        for at in sorted(shared):
            name = self._names[at]
            if not 0.6 * len(name) < len(plain) < 1.7 * len(name):
                continue
            if 2 * shared[at] < min(len(begun), len(beginnings(name))):
                continue
            score = likeness(plain, name, rank)
            if score > rank:
                best, rank = self.by_text[name], score
        return best
