# SPDX-License-Identifier: MIT
"""PDF with text: the ruled tables of each page and the lines between them. A scanned PDF is refused as such."""

from __future__ import annotations

import logging
import re
import zlib
from io import BytesIO
from itertools import pairwise
from typing import Any

import attrs

from sakip.extras import need
from sakip.lang import msg
from sakip.published import Cell, Passage
from sakip.readers.clean import lines_in_cell, plain
from sakip.readers.parts import Item, Part
from sakip.readers.refusal import (
    LARGEST_UNPACKED,
    MEGABYTE,
    MOST_CELLS,
    MOST_PAGES,
    ReaderError,
    broken,
    refuse,
    too_big,
)

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_LAYERS = 3
FEWEST_LETTERS = 12
"""A page with fewer letters on average is a picture of text."""
_BUSIEST_PAGE = 120_000
ANOTHER_SIZE = 0.8
"""Lines whose heights differ by more points are not of one paragraph: a heading over another."""
SCRAP = 3
"""So few letters that stand nowhere alone are the end of a word."""
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+\Z")
_FIRST = re.compile(r"[^\W\d_]+")
_STARTS = re.compile(r"(?:[0-9]{1,2}|[a-zA-Z])[.)]\s|tabel\s+[0-9]", re.IGNORECASE)


def items(data: bytes, name: str) -> list[Item]:
    """The tables and lines of every page, in order; a line's number counts the lines of its page."""
    pdfplumber = need("pdfplumber", "audit", "PDF")
    _check_streams(data, name)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    made: list[Item] = []
    letters = cells = 0
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            pages = len(pdf.pages)
            if pages > MOST_PAGES:
                too_big(name, msg("{count} pages", count=pages))
            for number, page in enumerate(pdf.pages, 1):
                letters += len(page.chars)
                if len(page.chars) > _BUSIEST_PAGE or len(page.lines) + len(page.rects) > _BUSIEST_PAGE:
                    too_big(name, msg("page {page} holds too much", page=number))
                found = _page(page, number)
                cells += sum(len(row) for part in found if isinstance(part, Part) for row in part.rows)
                if cells > MOST_CELLS:
                    too_big(name, msg("more than {count} cells", count=MOST_CELLS))
                made.extend(found)
                page.close()
    except ReaderError:
        raise
    except MemoryError:
        too_big(name, msg("it needs too much memory"))
    except Exception as error:
        # pdfminer raises whatever a broken file makes it trip over: its own errors, and KeyError, TypeError, ...
        if b"/Encrypt" in data:
            refuse(name, msg("the document is locked with a password."), hint=msg("Save it without a password."))
        raise broken(name, "PDF") from error
    if not pages:
        raise broken(name, "PDF")
    if letters < FEWEST_LETTERS * pages:
        refuse(
            name,
            msg("this PDF is scanned: its {pages} pages are pictures without text.", pages=pages),
            hint=msg("Give the file that it was printed from, or run text recognition (OCR) over it first."),
            code="reader-scanned",
        )
    return _whole(made)


def _whole(found: list[Item]) -> list[Item]:
    """The items with each cell in one line; a word that its line broke is put together if the document tells so."""
    known = _known_words(found)

    def whole(cell: Cell) -> Cell:
        pieces = cell.text.split("\n")
        text = pieces[0]
        for before, piece in pairwise(pieces):
            text += piece if _broken_word(before, piece, known) else f"\n{piece}"
        words, joined = lines_in_cell(text)
        return attrs.evolve(cell, text=words, joined=joined)

    return [
        attrs.evolve(one, rows=tuple(tuple(map(whole, row)) for row in one.rows)) if isinstance(one, Part) else one
        for one in found
    ]


def _known_words(found: list[Item]) -> frozenset[str]:
    """The words that stand whole: in the running text, and inside the lines of cells."""
    texts: list[str] = []
    for one in found:
        if isinstance(one, Passage):
            texts.append(one.text)
            continue
        for row in one.rows:
            for cell in row:
                lines = cell.text.split("\n")
                texts += lines if len(lines) == 1 else (" ".join(line.split()[1:-1]) for line in lines)
    return frozenset(word for text in texts for word in _WORD.findall(text.lower()))


def _broken_word(before: str, after: str, known: frozenset[str]) -> bool:
    """Whether a line ends inside a word: the whole word stands elsewhere, or what is left of it is no word."""
    first, second = _LAST.search(before), _FIRST.match(after)
    if first is None or second is None:
        return False
    head, tail = first[0].lower(), second[0].lower()
    if head in known and tail in known:
        return False
    same_case = second[0].islower() or (first[0].isupper() and second[0].isupper())
    return same_case and (head + tail in known or (len(tail) <= SCRAP and tail not in known))


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


def _page(page: Any, number: int) -> list[Item]:
    """The tables and the lines of one page, from top to bottom."""
    tables = [one for one in page.find_tables() if len(one.rows) > 1 or len(one.rows[0].cells) > 2]
    tables = [one for one in tables if not any(_within(one.bbox, other.bbox) for other in tables if other is not one)]
    found: list[tuple[float, Item]] = []
    for table in tables:
        rows = _rows(table, number)
        if any(cell.text.strip() for row in rows for cell in row):
            found.append((table.bbox[1], Part(tuple(rows), None, page=number, loose=True)))
    boxes = [one.bbox for one in tables]
    words = page.extract_words(extra_attrs=["fontname"])
    found.extend(_lines([word for word in words if not any(_holds(box, word) for box in boxes)], number))
    return [item for _, item in sorted(found, key=lambda one: one[0])]


def _within(inner: Any, outer: Any) -> bool:
    above = all(inner[at] >= outer[at] - 1 for at in (0, 1))
    return bool(above and all(inner[at] <= outer[at] + 1 for at in (2, 3)) and inner != outer)


def _holds(box: Any, word: Any) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _rows(table: Any, number: int) -> list[tuple[Cell, ...]]:
    texts = table.extract()
    edges = sorted({round(cell[0], 1) for row in table.rows for cell in row.cells if cell})
    tops = [row.bbox[1] for row in table.rows]
    made = []
    for row, line in zip(table.rows, texts, strict=True):
        cells = []
        for box, text in zip(row.cells, line, strict=True):
            if box is None:
                cells.append(Cell("", None, number, covered=True))
                continue
            wide = sum(1 for edge in edges if box[0] - 0.6 <= edge < box[2] - 0.6)
            high = sum(1 for top in tops if box[1] - 0.6 <= top < box[3] - 0.6)
            cells.append(Cell(text or "", None, number, max(1, wide), max(1, high)))
        made.append(tuple(cells))
    return made


Block = list[tuple[int, str, float, bool]]


def _lines(words: list[Any], number: int) -> list[tuple[float, Passage]]:
    """Words in lines, lines in paragraphs: a gap above the usual, another size, or a change to or from bold begins
    a new one."""
    lines: list[list[Any]] = []
    for word in sorted(words, key=lambda one: (round(one["top"]), one["x0"])):
        last = lines[-1][-1] if lines else None
        if last is not None and abs(word["top"] - last["top"]) < max(2.5, (word["bottom"] - word["top"]) * 0.4):
            lines[-1].append(word)
        else:
            lines.append([word])
    made: list[tuple[float, Passage]] = []
    block: Block = []
    first = height = 0.0
    for at, line in enumerate(lines, 1):
        line.sort(key=lambda one: one["x0"])
        text = " ".join(word["text"] for word in line)
        top, bottom = min(word["top"] for word in line), max(word["bottom"] for word in line)
        bold = all("bold" in (word["fontname"] or "").lower() for word in line)
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


def _paragraph(block: Block, number: int) -> Passage:
    text, starts, numbers = "", [], []
    for at, line, _, _ in block:
        text += " " if text else ""
        starts.append(len(text))
        numbers.append(at)
        text += plain(line)
    return Passage(text, numbers[0], number, 0, block[0][3], tuple(starts), tuple(numbers))
