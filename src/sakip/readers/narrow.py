# SPDX-License-Identifier: MIT
"""Cells of narrow columns: words and numbers that the end of a line broke are put together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from sakip.published import Cell, Passage
from sakip.readers.clean import has_figure, lines_in_cell
from sakip.readers.parts import FULL, Item, Part

SCRAP = 3
"""So few letters that stand nowhere alone are the end of a word."""
ROWS = 2
"""So many numbers of a column are broken alike before one is put together."""
_SHORT = frozenset({
    "air", "dan", "di", "dua", "gas", "ibu", "ini", "itu", "kas", "ke", "non", "per", "tua", "uji",
})  # fmt: skip
"""Words so short that they might be taken for the end of one."""
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+\Z")
_BROKEN = re.compile(r"[0-9][0-9.]*,[0-9]\Z", re.ASCII)
_DIGIT = re.compile(r"[0-9]%?\Z", re.ASCII)
_HEAD = re.compile(r"(?:\A|(?<=\s))[0-9][0-9.,]*\Z", re.ASCII)
_TAIL = re.compile(r"[0-9.,]+%?(?=\s|\Z)", re.ASCII)
_CODE = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})+\Z", re.ASCII)
_CLOSING = (")", "/", ",", ".", ";", ":", "%")
_LONGEST_NUMBER = 4
"""So many digits a number without signs between them has at most."""


def whole(found: Sequence[Item]) -> list[Item]:
    """The items with each cell in one line; a word that its line broke is put together if the document tells so."""
    known = known_words(found)
    return [
        attrs.evolve(one, rows=_rows(one, known)) if isinstance(one, Part) else one  # a passage has its lines
        for one in found
    ]


def known_words(found: Iterable[Item]) -> frozenset[str]:
    """The words that stand whole: in the running text, and inside the lines of cells."""
    texts: list[str] = []
    for one in found:
        if isinstance(one, Passage):
            texts.append(one.text)
            continue
        for row in one.rows:
            for cell in row:
                texts += _unbroken_texts(cell.text.split("\n"), measured=one.measured)
    return _SHORT.union(word for text in texts for word in _WORD.findall(text.lower()))


def _unbroken_texts(lines: Sequence[str], *, measured: bool) -> Iterator[str]:
    """What stands whole in the lines of a cell: their words but the first and the last, where these may be parts."""
    for at, line in enumerate(lines):
        words = line.rstrip(FULL).split()
        begins = at > 0 and (not measured or lines[at - 1].endswith(FULL))
        ends = line.endswith(FULL) if measured else at < len(lines) - 1
        yield " ".join(words[begins : len(words) - ends])


def _rows(part: Part, known: frozenset[str]) -> tuple[tuple[Cell, ...], ...]:
    widths = {} if part.measured else _widths(part.rows)
    longest = {} if part.measured else _longest(part.rows)

    def one(cell: Cell, at: int) -> Cell:
        lines = cell.text.split("\n")
        text = _measured(lines, known) if part.measured else _unbroken(lines, known, widths.get(at, 0), longest[at])
        words, joined = lines_in_cell(text)
        return attrs.evolve(cell, text=words, joined=joined, cut=_may_go_on(lines[-1], known))

    return tuple(tuple(one(cell, at) for at, cell in enumerate(row)) for row in part.rows)


def _may_go_on(line: str, known: frozenset[str]) -> bool:
    """Whether the end of a cell may be the middle of a word or number: the line is full, and no known word ends it."""
    last = _LAST.search(line.rstrip(FULL))
    return line.endswith(FULL) and (last is None or last[0].lower() not in known)


def _measured(lines: Sequence[str], known: frozenset[str]) -> str:
    """The lines of a cell, joined where one is full and a word or number goes on in the next."""
    text = lines[0].rstrip(FULL)
    for at, line in enumerate(lines[1:]):
        piece = line.rstrip(FULL)
        full = lines[at].endswith(FULL)
        goes_on = piece.startswith(_CLOSING) or _word_goes_on(text, piece, known) or number_goes_on(text, piece)
        text += piece if full and goes_on else f"\n{piece}"
    return text


def _word_goes_on(before: str, after: str, known: frozenset[str]) -> bool:
    """Whether a word goes on in the line below a full one; two words, of which one ends there, are none."""
    first, second = _LAST.search(before), _WORD.match(after)
    if first is None or second is None or not (second[0].islower() or first[0].isupper()):
        return False
    head, tail = first[0].lower(), second[0].lower()
    if head + tail in known:
        return True
    return head not in known or (tail not in known and min(len(head), len(tail)) <= SCRAP)


def number_goes_on(before: str, after: str) -> bool:
    """Whether the number at the end of a full line goes on in the next: together they are one as printed."""
    head, tail = _HEAD.search(before), _TAIL.match(after)
    if head is None or tail is None:
        return False
    number = head[0] + tail[0]
    if number.rstrip("%").isdigit():
        return len(number.rstrip("%")) <= _LONGEST_NUMBER
    return has_figure(number) or bool(_CODE.match(number))


def after_page(before: str, after: str) -> str:
    """The two parts of a cell that a page break cut where the first may end inside a word."""
    word = _LAST.search(before) and _WORD.match(after) and (after[0].islower() or before[-1].isupper())
    joined = word or number_goes_on(before, after) or after.startswith(_CLOSING)
    return before + after if joined else f"{before} {after}"


def _longest(rows: Iterable[Sequence[Cell]]) -> Mapping[int, int]:
    """How many letters the longest line of each column has."""
    longest: dict[int, int] = defaultdict(int)
    for row in rows:
        for at, cell in enumerate(row):
            longest[at] = max(longest[at], *map(len, cell.text.split("\n")))
    return longest


def _widths(rows: Sequence[Sequence[Cell]]) -> Mapping[int, int]:
    """The same of the columns of which several numbers are broken after so many letters."""
    broken: dict[int, Counter[int]] = defaultdict(Counter)
    for row in rows:
        for at, cell in enumerate(row):
            lines = cell.text.split("\n")
            if len(lines) == 2 and _BROKEN.match(lines[0]) and _DIGIT.match(lines[1]):
                broken[at][len(lines[0])] += 1
    return {at: width for at, width in _longest(rows).items() if broken[at][width] >= ROWS}


def _unbroken(pieces: Sequence[str], known: frozenset[str], width: int, longest: int) -> str:
    """The lines of a cell, joined where one ends inside a word or a number."""
    text, last = pieces[0], pieces[0]
    at = 1
    while at < len(pieces):
        until = _end_of_word(text, pieces[at:], known)
        if until:
            text += "".join(pieces[at : at + until])
        else:
            until = 1
            # "yang / men / yam / paik / an": what begins a known word of its own ends no other
            begins = _end_of_word(pieces[at], pieces[at + 1 :], known) > 0
            first = pieces[at].split(" ", 1)[0]
            room = len(first) > 1 and len(last) + len(first) <= longest
            word = not begins and not room and broken_word(text, pieces[at], known)
            number = len(last) == width and _BROKEN.match(last) and _DIGIT.match(pieces[at])
            text += pieces[at] if word or number else f"\n{pieces[at]}"
        at += until
        last = pieces[at - 1]
    return text


def _end_of_word(text: str, pieces: Sequence[str], known: frozenset[str]) -> int:
    """How many of the next lines go on with the word at the end of `text`, so that it is a known one; 0 for none."""
    head = _LAST.search(text)
    if head is None:
        return 0
    word, alone, best = head[0], head[0].lower() in known, 0
    for count, piece in enumerate(pieces, start=1):
        more = _WORD.match(piece)
        if more is None or not (more[0].islower() or word.isupper()):
            break
        alone = alone and more[0].lower() in known
        word += more[0]
        if word.lower() in known and not alone:
            best = count
        if more.end() < len(piece):
            break
    return best


def broken_word(before: str, after: str, known: frozenset[str]) -> bool:
    """Whether a line ends inside a word: the whole word stands elsewhere, or what is left of it is no word."""
    first, second = _LAST.search(before), _WORD.match(after)
    if first is None or second is None:
        return False
    head, tail = first[0].lower(), second[0].lower()
    if head in known and tail in known:
        return False
    same_case = second[0].islower() or (first[0].isupper() and second[0].isupper())
    return same_case and (head + tail in known or (len(tail) <= SCRAP and tail not in known))
