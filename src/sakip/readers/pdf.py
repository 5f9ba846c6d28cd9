# SPDX-License-Identifier: MIT
"""PDF with text: the tables of each page, ruled or aligned, and the lines between them. A scanned PDF is refused."""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import attrs

from sakip.extras import need
from sakip.lang import msg
from sakip.published import Passage
from sakip.readers import aligned, narrow, ruled, signs
from sakip.readers.aligned import Span
from sakip.readers.clean import plain
from sakip.readers.parts import Item, Part
from sakip.readers.refusal import (
    LARGEST_UNPACKED,
    MEGABYTE,
    MOST_CELLS,
    MOST_PAGES,
    Tripped,
    asked,
    broken,
    refuse,
    too_big,
)
from sakip.readers.vocabulary import Vocabulary

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_LAYERS = 3
FEWEST_LETTERS = 12
"""A page with fewer letters on average is a picture of text."""
_BUSIEST_PAGE = 120_000
ANOTHER_SIZE = 0.8
"""Lines whose heights differ by more points are not of one paragraph: a heading over another."""
WIDE = 2
"""A gap of so many heights of a word is none inside a sentence."""
FOOT = 2
"""So many lines may stand below a table that goes on on the next page."""
_STARTS = re.compile(r"(?:[0-9]{1,2}|[a-zA-Z])[.)]\s|tabel\s+[0-9]", re.IGNORECASE)


def items(data: bytes, name: str, vocabulary: Vocabulary) -> list[Item]:
    """The tables and lines of every page, in order; a line's number counts the lines of its page."""
    pdfplumber = need("pdfplumber", "audit", "PDF")
    _check_streams(data, name)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        read = _pages(pdfplumber, data, name, vocabulary)
    except Tripped as error:
        if b"/Encrypt" in data:
            refuse(name, msg("the document is locked with a password."), hint=msg("Save it without a password."))
        raise broken(name, "PDF") from error
    except MemoryError:
        too_big(name, msg("it needs too much memory"))
    if not read:
        raise broken(name, "PDF")
    if sum(one.letters for one in read) < FEWEST_LETTERS * len(read):
        refuse(
            name,
            msg("this PDF is scanned: its {pages} pages are pictures without text.", pages=len(read)),
            hint=msg("Give the file that it was printed from, or run text recognition (OCR) over it first."),
            code="reader-scanned",
        )
    return narrow.whole(list(_items(read, vocabulary)))


def _pages(pdfplumber: Any, data: bytes, name: str, vocabulary: Vocabulary) -> list[_Page]:
    """What stands on the pages. Raises Tripped where pdfplumber falls over the file."""
    read: list[_Page] = []
    cells = 0
    pdf = asked(lambda: pdfplumber.open(BytesIO(data)))
    pages = asked(lambda: pdf.pages)
    if len(pages) > MOST_PAGES:
        too_big(name, msg("{count} pages", count=len(pages)))
    for number, page in enumerate(pages, 1):
        found = _page(page, number, name, vocabulary)
        cells += sum(len(row) for _, part in found.tables for row in part.rows)
        if cells > MOST_CELLS:
            too_big(name, msg("more than {count} cells", count=MOST_CELLS))
        read.append(found)
        asked(page.close)
    return read


def _check_streams(data: bytes, name: str) -> None:
    """Refuse what would unpack beyond the bounds, before the whole of it is unpacked."""
    left = LARGEST_UNPACKED
    for found in _STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        piece = data[found.end() : end if end >= 0 else len(data)]
        for _ in range(_LAYERS):
            if len(piece) < 2 or piece[0] & 0x0F != 8 or (piece[0] * 256 + piece[1]) % 31:
                break
            try:
                piece = zlib.decompressobj().decompress(piece, left + 1)
            except zlib.error:
                break
            left -= len(piece)
            if left < 0:
                too_big(name, msg("it unpacks to more than {size} MB", size=LARGEST_UNPACKED // MEGABYTE))


@attrs.frozen
class _Page:
    """What stands on a page. letters: how many; tables: the ruled ones with the height of each; lines: the words beside
    them; rules: the heights of the lines drawn across it."""

    number: int
    letters: int
    tables: list[tuple[float, Part]]
    lines: list[aligned.Line]
    rules: list[float]


def _page(page: Any, number: int, name: str, vocabulary: Vocabulary) -> _Page:
    parts = asked(lambda: page.objects)
    found = parts.get("char", [])
    if max(len(found), len(parts.get("line", ())) + len(parts.get("rect", ()))) > _BUSIEST_PAGE:
        too_big(name, msg("page {page} holds too much", page=number))
    beside = signs.beside(found)
    if beside:
        page = ruled.without(page, beside)
    tables, boxes, rules = ruled.tables(page, number, vocabulary)
    words = asked(lambda: page.extract_words(extra_attrs=["fontname"]))
    words = [one for one in words if not any(ruled.holds(box, one) for box in boxes)]
    return _Page(number, len(found), tables, aligned.lines([_word(one) for one in words]), rules)


def _items(pages: list[_Page], vocabulary: Vocabulary) -> Iterator[Item]:
    """The tables and the lines of the pages, from top to bottom."""
    goes_on: tuple[Span, ...] = ()
    for page in pages:
        lines = page.lines
        those = aligned.tables(lines, vocabulary, rules=page.rules, page=page.number, before=goes_on)
        taken = {at for one in those for at in range(one.first, one.last + 1)}
        found: list[tuple[float, Item]] = list(page.tables)
        found += [(lines[one.first].top, Part(one.rows, one.heads or None, None, page.number, True)) for one in those]
        found += _paragraphs([line for at, line in enumerate(lines) if at not in taken], page.number)
        goes_on = those[-1].columns if those and those[-1].last >= len(lines) - 1 - FOOT else ()
        yield from (item for _, item in sorted(found, key=lambda one: one[0]))


def _word(word: Any) -> aligned.Word:
    bold = "bold" in (word["fontname"] or "").lower()
    return aligned.Word(word["text"], word["x0"], word["x1"], word["top"], word["bottom"], bold)


Block = list[tuple[int, str, float, bool]]


def _paragraphs(lines: list[aligned.Line], number: int) -> list[tuple[float, Passage]]:
    """Lines in paragraphs: a gap above the usual, another size, or a change to or from bold begins a new one."""
    made: list[tuple[float, Passage]] = []
    block: Block = []
    first = height = 0.0
    for at, line in enumerate(lines, 1):
        text, top, bottom, bold = line.text, line.top, line.bottom, line.bold
        if (pieces := _pieces(line)) is not None:
            made += [(top, _paragraph([(at, piece, bottom, bold)], number)) for piece in pieces]
            continue
        other = bold != block[-1][3] or abs(bottom - top - height) > ANOTHER_SIZE if block else False
        if block and (other or top - block[-1][2] > (bottom - top) * 0.9 or _STARTS.match(text)):
            made.append((first, _paragraph(block, number)))
            block = []
        height = bottom - top
        first = first if block else top
        block.append((at, text, bottom, bold))
    if block:
        made.append((first, _paragraph(block, number)))
    return made


def _pieces(line: aligned.Line) -> list[str] | None:
    """The texts of a line that are no sentence, so wide are the gaps between them: the words of a picture, a place to
    sign beside another. None where it is one."""
    found: list[list[str]] = []
    end = None
    for word in line.words:
        if end is None or word.x0 - end > WIDE * line.height:
            found.append([])
        found[-1].append(word.text)
        end = word.x1
    texts = [" ".join(one) for one in found]
    page = len(texts) == 2 and texts[1].isdigit()
    return None if len(texts) < 2 or page or any(one.startswith(":") for one in texts) else texts


def _paragraph(block: Block, number: int) -> Passage:
    text, starts, numbers = "", [], []
    for at, line, _, _ in block:
        text += " " if text else ""
        starts.append(len(text))
        numbers.append(at)
        text += plain(line)
    return Passage(text, numbers[0], number, 0, block[0][3], tuple(starts), tuple(numbers))
