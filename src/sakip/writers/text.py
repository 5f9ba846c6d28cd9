# SPDX-License-Identifier: MIT
"""Text as every writer needs it: free of what files cannot hold, numbers kept in one piece, widths estimated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest

from sakip.document import Document, Run
from sakip.pictures.measure import NBSP, SPACE, em

BODY_LINE = 40.0
"""Ems of a line of body text."""

LEAD = 4
"""Lines of a sentence that leads to what follows it."""

_KEPT = 16384  # the texts of a table come again and again

_SPACES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# what XML 1.0 does not allow, and the codes that only mark the ends of a text in memory
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# marks that turn the reading direction around: invisible, and able to show one number and mean another
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")

_RUPIAH = re.compile(r"\b(Rp\.?|IDR) (?=[-\d])")
_PERCENT = re.compile(r"(?<=\d) (?=%)")
_UNBREAKABLE = re.compile(r"[-\d(][\d.,:/%()-]*\d[\d.,:/%()-]*")


@lru_cache(_KEPT)
def clean(text: str) -> str:
    """`text` without the signs that no file format holds: a line separator becomes a line feed, the rest U+FFFD."""
    # none of them is printable: most texts need no closer look
    return text if text.isprintable() else _ILLEGAL.sub("\ufffd", _BIDI.sub("", _SPACES.sub("\n", text)))


@lru_cache(_KEPT)
def together(text: str) -> str:
    """`text`, cleaned, in which "Rp" and its amount, a number and its percent sign stay on one line."""
    return _PERCENT.sub(NBSP, _RUPIAH.sub(rf"\1{NBSP}", clean(text)))


def joined(runs: Iterable[Run]) -> Iterator[tuple[Run, str]]:
    """The runs that show something, each with its text as `together` leaves it: "Rp" and its amount stay on one line
    where one run ends and the next begins, too.
    """
    kept = [run for run in runs if run.text or run.remarks]
    for run, after in zip_longest(kept, kept[1:]):
        shown = together(run.text)
        if after is not None and shown.endswith(" ") and together(f"{shown}{after.text}")[len(shown) - 1] == NBSP:
            shown = f"{shown[:-1]}{NBSP}"
        yield run, shown


def leads(text: str) -> bool:
    """Whether a short paragraph announces what follows it, from which no page break may part it."""
    return text.rstrip().endswith(":") and line_count(text, BODY_LINE) <= LEAD


def running(document: Document) -> str:
    """What stands at the top of every page: whose document it is, and its title."""
    return " · ".join(clean(one) for one in (document.author, document.title) if one)


def lines(text: str) -> list[str]:
    """The cleaned lines of `text`."""
    return clean(text).split("\n")


@lru_cache(_KEPT)
def is_amount(text: str) -> bool:
    """Whether `text` is one number, perhaps with a sign before or behind it, that must never be broken."""
    words = together(text).strip().split(" ")
    return len(words) == 1 and _UNBREAKABLE.search(words[0]) is not None and sum(map(str.isalpha, words[0])) <= 3


@lru_cache(_KEPT)
def longest_word(text: str) -> float:
    """The width of the longest piece of `text` that may not be broken, in ems."""
    return max((em(word) for word in re.split(r"[ \n]+|(?<=[^\W\d][-/])", together(text)) if word), default=0.0)


@lru_cache(_KEPT)
def line_count(text: str, width: float) -> int:
    """How many lines `text` takes in a column of `width` ems, broken between words."""
    count = 0
    for line in lines(text):
        if len(line) <= width:  # no sign is wider than an em
            count += 1
            continue
        plain = line.lstrip(" ")
        used, count = (len(line) - len(plain)) * SPACE, count + 1
        for word in plain.split(" "):
            size = em(word)
            if used and used + SPACE + size > width:
                used, count = 0.0, count + 1
            used += size + (SPACE if used else 0.0)
            while used > width > 0:
                used, count = used - width, count + 1
    return count


def letter(at: int) -> str:
    """The letters a, b, ... z, aa, ab, ... for the place `at` (from 0)."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def anchor(given: str) -> str:
    """`given` as the name of a place in the text."""
    return re.sub(r"[^a-z0-9]+", "-", given.lower()).strip("-") or "x"
