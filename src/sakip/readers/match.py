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

from sakip.letters import beginnings, common

SURE = 0.84
"""From this score on, two names are taken for one without a question."""
POSSIBLE = 0.62
"""Below it they are not taken for one."""
MARGIN = 0.04
"""A best candidate that is less than this ahead of the next one is doubtful."""
MANY = 4
"""Names of so many words are compared only where some of those begin alike."""
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
_SIGNS = re.compile("[^a-z0-9]+")
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
    return " ".join(_SIGNS.sub(" ", text.lower()).split())


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
    distance = _within(longer, shorter, int(len(longer) * (1 - ALIKE) + 0.001))
    return 0.0 if distance is None else 1 - distance / len(longer)


def _within(longer: str, shorter: str, limit: float) -> int | None:
    """The edit distance; None above `limit`. Each letter of the longer that the shorter lacks costs at least one."""
    if len(longer) - common(longer, shorter) > limit:
        return None
    distance = _distance(longer, shorter)
    return distance if distance <= limit else None


def _distance(one: str, other: str) -> int:
    """Edit distance, neighbours swapped counting once, a whole column of the table at a time.

    Bit i stands for the first i + 1 letters of `one`: `rise` and `fall` are where the distance is one more or one less
    than for the first i, `free` where the diagonal costs nothing. Source: H. Hyyrö, "A bit-vector algorithm for
    computing Levenshtein and Damerau edit distances" (2003).
    """
    if not one:
        return len(other)
    places: dict[str, int] = {}
    for at, sign in enumerate(one):
        places[sign] = places.get(sign, 0) | 1 << at
    whole, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    rise, fall, free, before, distance = whole, 0, 0, 0, len(one)
    for sign in other:
        here = places.get(sign, 0)
        swapped = ((here & ~free) << 1) & before
        free = (((here & rise) + rise) ^ rise | here | fall | swapped) & whole
        more, less = fall | (whole & ~(free | rise)), free & rise
        distance += bool(more & last) - bool(less & last)
        more, less = more << 1 | 1, less << 1
        rise, fall = (less | ~(free | more)) & whole, free & more
        before = here
    return distance


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
        if word in left:
            best, at = 1.0, left.index(word)
        else:
            for index, other_word in enumerate(left):
                likeness = alike(word, other_word)
                if likeness > best:
                    best, at = likeness, index
        if at >= 0:
            found += best * (len(word) + len(left.pop(at)))
    total = sum(map(len, words)) + sum(map(len, against))
    score = found / total
    if score < SURE and total < 400 and (score >= SOME or max(map(len, words + against)) >= RUN):
        shorter, longer = sorted(("".join(words), "".join(against)), key=len)
        distance = _within(longer, shorter, int(len(longer) * (1 - POSSIBLE)))
        if distance is not None:
            score = max(score, 1 - distance / len(longer))
    return score


def comparable(one: str, other: str) -> bool:
    """Whether two folded texts are near enough in length to be `POSSIBLE`, and of many words a quarter begin alike,
    which is sooner told than how alike they are."""
    if 2 * min(len(one), len(other)) < 0.8 * POSSIBLE * (len(one) + len(other)):
        return False
    ours, theirs = beginnings(one), beginnings(other)
    fewer = min(len(ours), len(theirs))
    return fewer < MANY or 4 * len(ours & theirs) >= fewer


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
        known = fold(name)
        score = similarity(folded, known) if comparable(folded, known) else 0.0
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
    return folded_apart(fold(one), fold(other))


def folded_apart(one: str, other: str) -> bool:
    """As `apart`, for two texts that are folded."""
    left, right = one.split(), other.split()
    for word in list(left):
        found = word if word in right else max(right, key=lambda x: alike(word, x), default="")
        if found and alike(word, found) >= (SAME_SHORT if max(len(word), len(found)) < LONG_WORD else ALIKE):
            left.remove(word)
            right.remove(found)
    left, right = ([word for word in words if word not in _LIGHT] for words in (left, right))
    if not left or not right:
        # A number of its own makes another thing: Triwulan 1 and Triwulan 2, but not a name with a year more.
        return False
    shorter, longer = sorted(("".join(left), "".join(right)), key=len)
    return _within(longer, shorter, len(longer) * (1 - SURE)) is None


LONG_WORD = 8
SAME_SHORT = 0.75
"""Words of fewer letters are one only where hardly a letter differs: jagung and daging are two."""
_LIGHT = frozenset(("dan", "atau", "yang", "di", "ke", "pada", "dari", "untuk", "dalam", "per", "serta", "dengan"))


@lru_cache(maxsize=4096)
def covers(sentence: str, name: str) -> float:
    """Which share of a name's letters stands in words of the sentence, from 0 to 1."""
    words = set(fold(sentence).split())
    wanted = fold(name).split()
    likest = (1.0 if word in words else max((alike(word, other) for other in words), default=0.0) for word in wanted)
    found = sum(len(word) * best for word, best in zip(wanted, likest, strict=True))
    return found / sum(map(len, wanted)) if wanted else 0.0
