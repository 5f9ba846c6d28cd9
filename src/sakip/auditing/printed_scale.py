# SPDX-License-Identifier: MIT
"""The scales that a report prints itself: which word it gives to which figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from sakip.errors import NumberError
from sakip.numbers import Rentang, number, read
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.model import Tempat
    from sakip.published import Published, Table

FEWEST = 3
"""A scale has at least so many classes."""
LONGEST_WORD = 40
HOLE = 1
"""Between two classes (76 to 90, 91 to 100) a figure may be taken to either."""

_BETWEEN = re.compile(
    r"(?P<low>[0-9]+(?:[.,][0-9]+)?)\s*%?\s*(?P<open>[<>≤≥]=?)\s*(?:[a-z ]{0,20}\s*(?P<close>[<>≤≥]=?)\s*)?"
    r"(?P<high>[0-9]+(?:[.,][0-9]+)?)\s*%?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?P<bound>[0-9]+(?:[.,][0-9]+)?\s*%?)\s*(?P<sign>[<>≤≥]=?)\s*[a-z]?\Z", re.IGNORECASE)
_LEAD = re.compile(r"[a-z]\s*(?=[<>≤≥])", re.IGNORECASE)
_TURNED = {"<": ">", "≤": "≥", "<=": "≥", ">": "<", "≥": "≤", ">=": "≤"}
_LIST = re.compile(r"\s*(?:[0-9a-z]{1,2}[.)]|[-•])\s+", re.IGNORECASE)
_PAIR = re.compile(r"(?P<one>[^:=;]{1,40}?)\s*[:=]\s*(?P<two>[^:=;]{1,40})\Z")


_ONE = r"(?:[<>≤≥]=?\s*)?[0-9]{1,3}(?:[.,][0-9]+)?\s*(?:%|persen)?"
_BOUNDS = rf"(?P<bounds>{_ONE}(?:\s*(?:-|–|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?)\s*{_ONE})?)"
_BOUND = re.compile(r"(?P<sign>[<>≤≥]?=?)\s*(?P<number>[0-9]+(?:[.,][0-9]+)?)")
_WORDS = r"(?P<word>[a-z]+(?:[ /][a-z]+){0,3})"
_FIRST = re.compile(
    rf"(?:[^:;]{{0,120}}:\s*)?(?:dan\s+)?(?:\([0-9a-z]\)\s*)?{_BOUNDS}\s*[:=]?\s*{_WORDS}\Z", re.IGNORECASE
)
_LAST = re.compile(
    rf"(?:[^:;]{{0,120}}:\s*)?(?:dan\s+)?(?:\([0-9a-z]\)\s*)?{_WORDS}\s*\(\s*(?:capaian|nilai|skor)?\s*{_BOUNDS}\s*\)\Z",
    re.IGNORECASE,
)


@attrs.frozen
class Kelas:
    """A class as printed: its word and its bounds, None where it is open. tanpa: bounds that it leaves to others."""

    label: str
    bawah: Fraction | None
    atas: Fraction | None
    tanpa: frozenset[Fraction] = frozenset()

    def far(self, nilai: Fraction) -> Fraction:
        """How far the figure lies outside; 0 inside and on the bounds."""
        below = Fraction() if self.bawah is None else self.bawah - nilai
        above = Fraction() if self.atas is None else nilai - self.atas
        return max(below, above, Fraction())


@attrs.frozen
class SkalaTercetak:
    """A scale as printed, and where."""

    kelas: tuple[Kelas, ...]
    place: Tempat

    def has(self, word: str) -> bool:
        """Whether it has a class of that word."""
        return any(same(one.label, word) for one in self.kelas)

    def words(self, nilai: Fraction) -> tuple[str, ...]:
        """The words that it may give to a figure: on a bound and in a hole those of both sides, beyond its ends that of
        the last class."""
        far = {one.label: one.far(nilai) for one in self.kelas}
        least = min(far.values())
        near = [label for label, distance in far.items() if distance == least or (least and distance < HOLE)]
        without = {one.label for one in self.kelas if nilai in one.tanpa}
        return tuple(label for label in near if label not in without) or tuple(near)


def scales(published: Published | None) -> tuple[SkalaTercetak, ...]:
    """Every scale that the tables and the lists of a report print."""
    if published is None:
        return ()
    return (*_in_tables(published.tables), *_in_text(published))


def same(one: str, other: str) -> bool:
    """The same word, capitals and spaces aside."""
    return "".join(one.casefold().split()) == "".join(other.casefold().split())


def _in_tables(tables: Iterable[Table]) -> Iterator[SkalaTercetak]:
    for table in tables:
        if not FEWEST <= len(table.rows) + 1 <= 12 or not table.columns:
            continue
        bounds = {
            column: [_interval(row.cells[column].text) for row in table.rows] for column in range(len(table.columns))
        }
        column = next((at for at, found in bounds.items() if sum(map(bool, found)) >= FEWEST), None)
        if column is None:
            continue
        for other in set(bounds) - {column}:
            pairs = zip((row.cells[other].text for row in table.rows), bounds[column], strict=True)
            kelas = [Kelas(word, *ends) for word, ends in pairs if ends]
            if _are_words([one.label for one in kelas]):
                yield SkalaTercetak(tuple(kelas), table.place(0, column))
                break


def _are_words(texts: list[str]) -> bool:
    return len(set(texts)) == len(texts) >= FEWEST and all(
        0 < len(text) <= LONGEST_WORD and not any(sign.isdigit() for sign in text) for text in texts
    )


def _in_text(published: Published) -> Iterator[SkalaTercetak]:
    run: list[Kelas] = []
    place = None
    for passage in published.text:
        for _, sentence in sentences(passage.text):
            told = _in_sentence(sentence)
            if _are_words([one.label for one in told]):
                yield SkalaTercetak(told, passage.place())
    for passage in published.text:
        found = [one for part in passage.text.split(";") if (one := _pair(part)) is not None]
        if found and not run:
            place = passage.place()
        if found:
            run += found
            continue
        if place is not None and _are_words([one.label for one in run]):
            yield SkalaTercetak(tuple(run), place)
        run = []
    if place is not None and _are_words([one.label for one in run]):
        yield SkalaTercetak(tuple(run), place)


def _in_sentence(text: str) -> tuple[Kelas, ...]:
    """The classes that a sentence lists: "> 100% Sangat Baik; 90% - < 100% Baik", "(1) baik (80 - 100 persen)"."""
    signs = sum(map(text.count, ";,"))
    if signs < FEWEST - 1:
        return ()
    pieces = re.split(r";|,(?!\d)", text) if ";" not in text else text.split(";")
    return tuple(one for piece in pieces if (one := _class(piece)) is not None)


def _class(piece: str) -> Kelas | None:
    found = _FIRST.match(piece.strip(" .")) or _LAST.match(piece.strip(" ."))
    if found is None:
        return None
    bounds = [(one["sign"], Fraction(one["number"].replace(",", "."))) for one in _BOUND.finditer(found["bounds"])]
    if len(bounds) == 1:
        ((sign, number),) = bounds
        low = None if sign.startswith(("<", "≤")) else number
        high = None if sign.startswith((">", "≥")) else number
    else:
        low, high = sorted(number for _, number in bounds)[:: len(bounds) - 1]
    out = frozenset(number for sign, number in bounds if sign in ("<", ">"))
    return Kelas(" ".join(found["word"].split()), low, high, out)


def _pair(text: str) -> Kelas | None:
    """A class of a list: "85 s.d. 100 : Sangat Berhasil", or the other way round."""
    found = _PAIR.match(_LIST.sub("", text, count=1).strip(" .,"))
    if found is None:
        return None
    for ends, word in ((found["one"], found["two"]), (found["two"], found["one"])):
        bounds = _interval(ends)
        if bounds is not None and not any(sign.isdigit() for sign in word):
            return Kelas(word.strip(), *bounds)
    return None


def _interval(text: str) -> tuple[Fraction | None, Fraction | None] | None:
    """The bounds of an interval as scales print them; None for what is none."""
    text = _LEAD.sub("", text.strip().rstrip("."))
    if not text or len(text) > LONGEST_WORD:
        return None
    between = _BETWEEN.match(text)
    try:
        if between is not None:
            first, last = sorted(Fraction(number(between[one].replace(".", ","))) for one in ("low", "high"))
            return first, last
        after = _AFTER.match(text)
        if after is not None:
            text = f"{_TURNED[after['sign']]} {after['bound']}"
        reading = read(text)
    except NumberError:
        return None
    if not isinstance(reading, Rentang):
        return None
    low, high = (None if end is None else Fraction(end) for end in (reading.bawah, reading.atas))
    return low, high
