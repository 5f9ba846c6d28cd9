# SPDX-License-Identifier: MIT
"""What two texts share at a glance: what no comparison of the two can exceed, and far quicker than any."""

from __future__ import annotations

from functools import lru_cache


def common(one: str, other: str) -> int:
    """How many letters two texts share, each as often as both have it; never less, for letters beyond ASCII more."""
    return (_bits(one) & _bits(other)).bit_count()


@lru_cache(maxsize=16384)
def beginnings(folded: str) -> frozenset[str]:
    """The first three letters of each word of a folded text."""
    return frozenset(word[:3] for word in folded.split())


@lru_cache(maxsize=16384)
def _bits(text: str) -> int:
    """The letters of a text as bits of a number: the second occurrence of a letter is another bit than the first."""
    signs = text.encode()
    met = dict.fromkeys(signs, 0)
    bits = 0
    for sign in signs:
        bits |= 1 << (met[sign] << 8 | sign)
        met[sign] += 1
    return bits
