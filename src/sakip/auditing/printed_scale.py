# SPDX-License-Identifier: MIT
"""The scales that a report prints itself: which word it gives to which figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from sakip.cued import has
from sakip.errors import NumberError
from sakip.numbers import Rentang, number, read

if TYPE_CHECKING:
    from sakip.model import Tempat
    from sakip.published import Published, Table

FEWEST = 3
"""A scale has at least so many classes."""
LONGEST_WORD = 40
LONGEST_PAIR = 250
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
_BETWEEN_WORDS = (":", "=", "apabila", "jika", "bila", "untuk")
"""What stands between a class and its bounds."""
_WHERE = re.compile(
    r"(?:[^:;]{1,80}:\s*)?(?P<one>[^:;]{1,40}?),?\s+(?:apabila|jika|bila|untuk)\s+(?:nilai\s+|capaian\s+)*(?P<two>[^:;]{1,40})\Z",
    re.IGNORECASE,
)
"""A class as a sentence has it: "Baik apabila 90% ≤ x < 110%"."""


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
        """The words that it may give to a figure: on a bound that both have and in a hole those of both sides, beyond
        its ends that of the last class."""
        far = {one.label: one.far(nilai) for one in self.kelas}
        least = min(far.values())
        near = [label for label, distance in far.items() if distance == least or (least and distance < HOLE)]
        without = {one.label for one in self.kelas if nilai in one.tanpa}
        return tuple(label for label in near if label not in without) or tuple(near)


def scales(published: Published | None) -> tuple[SkalaTercetak, ...]:
    """Every scale that the tables and the lists of a report print."""
    if published is None:
        return ()
    return (*_in_tables(published.tables), *_in_text(published), *_in_sentences(published))


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


_SIGNS = tuple(
    (re.compile(words), sign)
    for words, sign in (
        (r"\b(?:lebih (?:dari|besar)|di ?atas) (?:atau )?sama dengan\b|>=|\bminimal\b|\bpaling sedikit\b", "≥"),
        (r"\b(?:kurang dari|lebih kecil|di ?bawah) (?:atau )?sama dengan\b|<=|\bmaksimal\b|\bpaling banyak\b", "≤"),
        (r"\blebih (?:dari|besar dari)\b|\bdi ?atas\b(?! target)", ">"),
        (r"\bkurang dari\b|\blebih kecil dari\b|\bdi ?bawah\b(?! target)", "<"),
        (r"\bs\s?[./]?\s?d\b\.?|\bsampai(?: dengan)?\b|\bhingga\b|\u2013", "-"),
        (r"\bpersen\b|%|\bcapaian\b|\bnilai\b", " "),
    )
)
_PARTS = re.compile(r";|,\s|\bdan\b|\bserta\b|\bsedangkan\b|(?<=[a-z])\.\s|(?<=[0-9])\.\s")
_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
_ENDS = (
    rf"(?:(?P<sign>[<>≤≥])\s*(?P<bound>{_NUMBER})|(?P<low>{_NUMBER})\s*-\s*(?P<less><?)≤?\s*(?P<high>{_NUMBER})"
    rf"|(?P<only>{_NUMBER}))"
)
_WORD = r"(?P<word>[a-z]{2,}(?: [a-z]{3,}){0,2})"
_CLASS_OF = re.compile(rf"{_ENDS}\s*[=:]?\s*\(?\s*{_WORD}\s*\)?\.?\Z")
_CLASS_FIRST = re.compile(rf"{_WORD}\s*[=:]?\s*\(?\s*{_ENDS}\s*\)?\.?\Z")


def _in_sentences(published: Published) -> Iterator[SkalaTercetak]:
    """Scales that one paragraph lists: "≥ 100% Sangat Baik, 80% sampai kurang dari 100% Baik, ..."."""
    for passage in published.text:
        plain = passage.text.casefold()
        # What is below the lowest bound has a class, too.
        if not any(sign in plain for sign in _BELOW) or len(_DIGITS.findall(plain)) < FEWEST:
            continue
        for words, sign in _SIGNS:
            plain = words.sub(sign, plain)
        runs: list[list[Kelas]] = [[]]
        for part in filter(str.strip, _PARTS.split(plain)):
            found = _class_of(part)
            if found is None:
                runs.append([])
            else:
                runs[-1].append(attrs.evolve(found, label=_as_printed(found.label, passage.text)))
        for run in runs:
            # A scale of which the upper end was not read would take what is best for what comes next.
            ends = [one.atas for one in run]
            ranges = sum(1 for one in run if one.bawah != one.atas)
            whole = ranges > 1 and any(end is None or end >= WHOLE for end in ends)
            if whole and _are_words([one.label for one in run]):
                yield SkalaTercetak(tuple(run), passage.place())


def _as_printed(word: str, text: str) -> str:
    found = re.search(re.escape(word), text, re.IGNORECASE)
    return word if found is None else found[0]


WHOLE = 100
"""A scale of percentages reaches to here."""
_BELOW = ("<", "≤", "kurang dari", "bawah", "lebih kecil", "maksimal")
_DIGITS = re.compile(r"[0-9]+")
_LED = re.compile(r"\A(?:.*:)?\s*(?:\(?[0-9a-z]\))?", re.DOTALL)


def _class_of(part: str) -> Kelas | None:
    """A class and its bounds in words of a sentence; None for anything else."""
    text = " ".join(_LED.sub("", part, count=1).split())
    found = _CLASS_OF.match(text) or _CLASS_FIRST.match(text)
    if found is None:
        return None
    if found["only"] is not None:
        exact = Fraction(found["only"].replace(",", "."))
        return Kelas(found["word"], exact, exact)
    if found["sign"] is None:
        first, last = sorted(Fraction(found[one].replace(",", ".")) for one in ("low", "high"))
        return Kelas(found["word"], first, last, frozenset({last} if found["less"] else ()))
    bound = Fraction(found["bound"].replace(",", "."))
    out = frozenset({bound} if found["sign"] in "<>" else ())
    return Kelas(found["word"], bound, None, out) if found["sign"] in ">≥" else Kelas(found["word"], None, bound, out)


def _pair(text: str) -> Kelas | None:
    """A class of a list: "85 s.d. 100 : Sangat Berhasil", or the other way round."""
    if len(text) > LONGEST_PAIR or not has(text, _BETWEEN_WORDS):
        return None
    plain = _LIST.sub("", text, count=1).strip(" .,")
    found = _WHERE.match(plain) or _PAIR.match(plain)
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
