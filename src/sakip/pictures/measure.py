# SPDX-License-Identifier: MIT
"""How wide a text is: estimated from the advance widths of a common sans-serif face, and wrapped by them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat

NBSP = "\u00a0"

# advance widths of a common sans-serif face, in ems; digits and most small letters have 0.556
_WIDTHS = {
    sign: width
    for width, signs in {
        0.23: "ijl|'",
        0.28: "ftI.,:;!/\\[] " + NBSP,
        0.334: "r-()",
        0.5: "ckvsxyzJ",
        0.584: "+<=>±×÷",
        0.611: "FTZ",
        0.667: "ABEKPSVXY&",
        0.722: "CDHNRUw",
        0.778: "GOQ",
        0.834: "mM",
        0.945: "W%",
        1.0: "@—",
    }.items()
    for sign in signs
}
_WIDTH = 0.556
SPACE = _WIDTHS[" "]
"""The width of a space, in ems."""


@lru_cache(16384)
def em(text: str) -> float:
    """The estimated width of `text` in ems of a sans-serif font."""
    return sum(map(_WIDTHS.get, text, repeat(_WIDTH)))


def wrapped(text: str, width: float) -> list[str]:
    """`text` in lines of at most `width` ems, broken between words; a word that is longer is broken inside."""
    lines: list[str] = []
    for word in (piece for whole in text.split() for piece in _pieces(whole, width)):
        if lines and em(lines[-1]) + SPACE + em(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _pieces(word: str, width: float) -> Iterator[str]:
    while em(word) > width and len(word) > 1:
        end = next((at for at in range(len(word), 1, -1) if em(word[:at]) <= width), 1)
        yield word[:end]
        word = word[end:]
    yield word
