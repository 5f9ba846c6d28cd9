# SPDX-License-Identifier: MIT
"""Names of one thing spelt in two ways: how alike they are, said so that a person can follow it.

Both texts are folded (case, punctuation, numbering, an abbreviation in brackets). Each word seeks its counterpart by
edit distance; the score is the share of letters in words that found one, in both texts, each word weighted by its
likeness. Words run together or torn apart are caught by the edit distance of the texts without spaces; the better one
counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache

import attrs

SURE = 0.84
"""From this score on, two names are taken for one without a question."""
POSSIBLE = 0.62
"""Below it they are not taken for one."""
MARGIN = 0.04
"""A best candidate that is less than this ahead of the next one is doubtful."""
SOME = 0.3
RUN = 16
"""Texts with less in common than `SOME` are compared letter by letter only where a word of so many letters may be
several run together."""
ALIKE = 0.65
"""Two words less alike than this are no counterparts."""

_NUMBERING = re.compile(
    r"^\s*(?:(?:tujuan|sasaran|iku|ikk|ik|program|kegiatan)\s+)?(?:(?:[0-9]{1,2}(?:[.,][0-9]{1,2}){0,4}|[a-z]|[ivx]{1,4})\s*[.):]\s*|[-\u2013\u2022*]\s*)+",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^\s*(?:tujuan|sasaran)\s+[0-9]{1,2}\b[.:]?\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\(\s*([A-Za-z/ -]{2,12})\s*\)")


@attrs.frozen
class Match:
    """Which id a text was matched with. score: 0 to 1. known: the name that it was compared with. doubtful: another
    candidate is as near, or the score is low. rival: the next best id. why: in English, where not the name decided."""

    id: str
    score: float
    text: str
    known: str
    doubtful: bool
    rival: str | None = None
    why: str = ""

    def __str__(self) -> str:
        if self.why:
            return f'"{self.text}" ~ {self.id} "{self.known}": {self.why}'
        sign = "~" if self.doubtful else "="
        return f'"{self.text}" {sign} {self.id} "{self.known}" ({self.score:.2f})'


def bare(text: str) -> str:
    """A name without the number, letter or dash before it."""
    shorter = _NUMBERING.sub("", text)
    return shorter if shorter.strip() else text


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`text` in small letters and digits, single spaces, without numbering and punctuation."""
    text = unicodedata.normalize("NFKD", text)
    text = _NAMED.sub("", text)
    shorter = _NUMBERING.sub("", text)
    text = shorter if shorter.strip() else text
    text = _BRACKETS.sub(lambda found: " " if _abbreviates(found[1], text) else found[0], text)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower()).split())


def _abbreviates(short: str, text: str) -> bool:
    letters = re.sub("[^A-Z]", "", short)
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", text)).upper()
    return len(letters) >= 2 and letters in initials.replace(letters, "", 0)


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> float:
    """How alike two folded words are: 1 less the edit distance over the longer length; 0 below `ALIKE`."""
    if one == other:
        return 1.0
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if len(shorter) < 3 or len(shorter) < ALIKE * len(longer) - 0.001:
        # A word cut short keeps its beginning.
        return 0.7 if len(shorter) >= 5 and longer.startswith(shorter) else 0.0
    limit = int(len(longer) * (1 - ALIKE) + 0.001)
    distance = _distance(longer, shorter, limit)
    return 1 - distance / len(longer) if distance <= limit else 0.0


def _distance(one: str, other: str, limit: int) -> int:
    """Edit distance, neighbours swapped counting once; anything above `limit` may come out as limit + 1.

    Only cells nearer to the diagonal than the limit are filled: what lies beyond costs more than it.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    far = limit + 1
    width = len(other)
    before: list[int] = []
    row = [min(j, far) for j in range(width + 1)]
    for i, a in enumerate(one, 1):
        first, last = max(1, i - limit), min(width, i + limit)
        now = [far] * (width + 1)
        now[0] = min(i, far)
        least = now[0] if first == 1 else far
        for j in range(first, last + 1):
            b = other[j - 1]
            cost = row[j - 1] if a == b else row[j - 1] + 1
            if row[j] < cost:
                cost = row[j] + 1 if row[j] + 1 < cost else cost
            if now[j - 1] + 1 < cost:
                cost = now[j - 1] + 1
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b and before[j - 2] + 1 < cost:
                cost = before[j - 2] + 1
            now[j] = cost
            if cost < least:
                least = cost
        if least > limit:
            return far
        before, row = row, now
    return row[-1]


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """How alike two folded texts are, from 0 to 1."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    words, against = one.split(), other.split()
    left = list(against)
    found = 0.0
    for word in words:
        best, at = 0.0, -1
        for index, other_word in enumerate(left):
            likeness = alike(word, other_word)
            if likeness > best:
                best, at = likeness, index
                if best == 1.0:
                    break
        if at >= 0:
            found += best * (len(word) + len(left.pop(at)))
    total = sum(map(len, words)) + sum(map(len, against))
    score = found / total
    if score < SURE and total < 400 and (score >= SOME or max(map(len, words + against)) >= RUN):
        run_one, run_other = "".join(words), "".join(against)
        longest = max(len(run_one), len(run_other))
        limit = int(longest * (1 - POSSIBLE))
        distance = _distance(run_one, run_other, limit)
        if distance <= limit:
            score = max(score, 1 - distance / longest)
    return score


def find(text: str, names: Mapping[str, str] | Iterable[tuple[str, str]], favour: Container[str] = ()) -> Match | None:
    """The id whose name `text` spells, or None below `POSSIBLE`. The first of equals wins, and is doubtful.

    favour: ids that the place of the text speaks for (the kegiatan of the program above it); they win by a narrow lead.
    """
    folded = fold(text)
    if not folded:
        return None
    best: tuple[float, float, str, str] | None = None
    second: tuple[float, str] | None = None
    for id, name in names.items() if isinstance(names, Mapping) else names:
        score = similarity(folded, fold(name))
        rank = score + (2 * MARGIN if id in favour else 0)
        if best is None or rank > best[0]:
            if best is not None and best[2] != id:
                second = (best[0], best[2])
            best = (rank, score, id, name)
        elif id != best[2] and (second is None or rank > second[0]):
            second = (rank, id)
    if best is None or best[1] < POSSIBLE:
        return None
    rank, score, id, name = best
    near = second is not None and score < 1.0 and rank - second[0] < MARGIN
    same = second is not None and second[0] == rank
    return Match(id, score, text, name, score < SURE or near or same, second[1] if second else None)


def apart(one: str, other: str) -> bool:
    """Whether each of two names has a telling word that the other lacks: APM SD and APM SMP, desa and kelurahan.

    Such names are those of two things, however alike the rest is. Words run together are no difference.
    """
    left, right = fold(one).split(), fold(other).split()
    for word in list(left):
        found = max(right, key=lambda x: alike(word, x), default="")
        if found and alike(word, found):
            left.remove(word)
            right.remove(found)
    left, right = ([word for word in words if word not in _LIGHT] for words in (left, right))
    if not left or not right:
        # A number of its own makes another thing: Triwulan 1 and Triwulan 2, but not a name with a year more.
        return False
    run_one, run_other = "".join(left), "".join(right)
    longest = max(len(run_one), len(run_other))
    return _distance(run_one, run_other, longest) > longest * (1 - SURE)


_LIGHT = frozenset(("dan", "atau", "yang", "di", "ke", "pada", "dari", "untuk", "dalam", "per", "serta", "dengan"))


def covers(sentence: str, name: str) -> float:
    """Which share of a name's letters stands in words of the sentence, from 0 to 1."""
    words = fold(sentence).split()
    wanted = fold(name).split()
    found = sum(len(word) * max((alike(word, other) for other in words), default=0.0) for word in wanted)
    return found / sum(map(len, wanted)) if wanted else 0.0
