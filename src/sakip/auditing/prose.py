# SPDX-License-Identifier: MIT
"""The running text of a published report as the checks of the text look at it: contents, body, chapters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import attrs

from sakip.letters import common

if TYPE_CHECKING:
    from sakip.model import Tempat
    from sakip.published import Passage, Published, Table

ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
LONG = 200
"""A title is shorter than this."""

_SIGNS = re.compile("[^a-z0-9]+")
_BAB = re.compile(r"bab\s*\.?\s*([ivx]{1,4}|[1-9])\b[\s.:\-\u2013]*(.*)\Z", re.IGNORECASE | re.DOTALL)
_LEADER = re.compile(r"\s*(?:\.\s?){3,}\s*(?:[0-9]{1,3}|[ivxl]{1,6})?\s*\Z|\s*\u2026+\s*[0-9ivxl]*\s*\Z", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s*(?:[-\u2022*]\s*)?(?P<number>(?:[A-Z]|[0-9]{1,2}|[A-Z]?(?:\.?[0-9]{1,2}){2,4}))(?:\s*[.)]\s*|\s+)(?=[^\W\d])"
)
_LINK = re.compile(r"\[([^\]]+)\]\(#[^)]*\)")
_ANCHOR = re.compile(r"<a id=[^>]*></a>")
_CONTENTS = re.compile(r"daftar\s+isi\b", re.IGNORECASE)
SMALL = frozenset(
    {
        "dan",
        "atau",
        "yang",
        "di",
        "ke",
        "dari",
        "dengan",
        "atas",
        "untuk",
        "pada",
        "dalam",
        "antara",
        "oleh",
        "serta",
        "tahun",
        "ini",
        "itu",
        "adalah",
        "sebagai",
        "the",
        "of",
    }
)
"""Words that say nothing of what a title is about."""


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`text` in small letters, digits and single spaces."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(_SIGNS.sub(" ", plain.lower()).split())


@lru_cache(maxsize=16384)
def likeness(one: str, other: str, least: float = 0.5) -> float:
    """How alike two folded texts are, from 0 to 1; 0 where it cannot reach `least`, which is found out sooner."""
    if one == other:
        return 1.0
    total = len(one) + len(other)
    shorter = min(len(one), len(other))
    if 2 * shorter < least * total or 2 * common(one, other) < least * total:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def words(text: str) -> tuple[str, ...]:
    """The words of a text that say something."""
    return tuple(one for one in fold(text).split() if one not in SMALL and not one.isdigit())


def bare(text: str) -> str:
    """A title without the dots and page number after it, the dash before it and a link around it."""
    if "[" in text or "<" in text:
        text = _LINK.sub(r"\1", _ANCHOR.sub("", text))
    if text.count(".") >= 3 or "\u2026" in text:
        text = _LEADER.sub("", text)
    return text.strip(" -")


@attrs.frozen
class Title:
    """A title: what numbers it ("B", "3.1", "III" for a chapter), its words, where it stands.

    chapter: the chapter that it stands in, 0 before the first. sure: whether the document sets it off as a heading.
    """

    number: str
    text: str
    passage: Passage = attrs.field(repr=False)
    chapter: int = 0
    sure: bool = True
    is_chapter: bool = False

    @property
    def place(self) -> Tempat:
        """Where it stands."""
        return self.passage.place()

    @property
    def shown(self) -> str:
        """As printed, without dots and page number."""
        return bare(self.passage.text)


class Prose:
    """The text of a report in its parts."""

    def __init__(self, published: Published) -> None:
        self.published = published
        start, end = _contents(published.text)
        self.contents: tuple[Passage, ...] = published.text[start:end]
        self.body: tuple[Passage, ...] = (*published.text[:start], *published.text[end:])

    @cached_property
    def announced(self) -> tuple[Title, ...]:
        """The entries of the table of contents."""
        return tuple(_titles(self.contents[1:], contents=True))

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """The titles of the body: headings, and short numbered lines that may be some."""
        return tuple(_titles(self.body))

    @cached_property
    def chapters(self) -> tuple[Title, ...]:
        """The chapters of the body."""
        return tuple(one for one in self.titles if one.is_chapter)

    @cached_property
    def whole(self) -> bool:
        """Whether this is a whole report, not a part of one: three chapters, or so long a text that it must be."""
        return len({one.number for one in self.chapters}) >= 3

    def chapter_of(self, table: Table) -> int:
        """The chapter that a table stands in; 0 where it is not known."""
        found = 0
        for one in self.chapters:
            if one.passage.index >= table.after:
                break
            # On another sheet of a workbook it heads nothing here.
            found = int(one.number) if one.passage.sheet == table.sheet else found
        return found

    @cached_property
    def lower(self) -> frozenset[str]:
        """Every word that the document writes with a small letter somewhere: no name of a place."""
        return frozenset(
            word
            for text in self.all_texts()
            for word in re.findall(r"(?<![\w-])[a-z]{3,}", text)
        )  # fmt: skip

    def all_texts(self) -> Iterator[str]:
        """All text, that of the tables too."""
        yield from (one.text for one in self.published.text)
        for table in self.published.tables:
            for row in table.rows:
                yield from (cell.text for cell in row.cells if not cell.covered)


def _contents(text: tuple[Passage, ...]) -> tuple[int, int]:
    """Where the table of contents begins and ends."""
    start = next((at for at, one in enumerate(text) if len(one.text) < 40 and _CONTENTS.match(one.text)), None)
    if start is None:
        return 0, 0
    seen: set[str] = set()
    for at in range(start + 1, len(text)):
        one = text[at]
        leader = bool(_LEADER.search(one.text))
        title = fold(bare(one.text))
        if len(one.text) > LONG or (not leader and title in seen):
            return start, at
        seen.add(title)
    # Nothing repeats its entries: it is no table of contents, or nothing follows it.
    return 0, 0


def _titles(passages: Iterable[Passage], *, contents: bool = False) -> Iterator[Title]:
    chapter = 0
    for one in passages:
        text = bare(one.text)
        if not text or len(text) > LONG:
            continue
        bab = _BAB.match(text)
        if bab is not None:
            number = ROMAN.get(bab[1].upper()) or (int(bab[1]) if bab[1].isdigit() else None)
            # A sentence about a chapter ("Bab I Pendahuluan menjelaskan ...") is no title of one.
            if number is not None and (contents or (len(text) < 80 and not text.endswith((".", ";", ",")))):
                chapter = number
                yield Title(str(number), bab[2].strip(), one, chapter, True, True)
                continue
        sure = contents or one.level > 0 or one.bold
        found = _NUMBER.match(text)
        if found is not None and (sure or not text.endswith((".", ";", ","))):
            yield Title(found["number"], text[found.end() :].strip(), one, chapter, sure)
        elif sure:
            yield Title("", text, one, chapter, sure)
