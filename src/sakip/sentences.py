# SPDX-License-Identifier: MIT
"""The sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 1500
"""What goes on for more letters without a stop is no sentence: patterns would search it again for each number in it."""
_END = re.compile(r"\s(?<=[.!?;]\s)\s*(?=[A-Z\u201c\"\u2022])")
_PAUSES = (", ", "; ", ": ")


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """The sentences of a text, each with the offset of its beginning; a longer one than `LONGEST` in pieces."""
    found: list[tuple[int, str]] = []
    start = 0
    for end, after in (*(one.span() for one in _END.finditer(text)), (len(text), len(text))):
        found += _pieces(text, start, end)
        start = after
    return tuple(found)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    while end - start > LONGEST:
        half, last = start + LONGEST // 2, start + LONGEST
        pause = max(text.rfind(sign, half, last) for sign in _PAUSES) + 1
        cut = pause or text.rfind(" ", half, last) + 1 or last
        yield start, text[start:cut].rstrip()
        start = cut
    yield start, text[start:end]
