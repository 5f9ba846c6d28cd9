# SPDX-License-Identifier: MIT
"""Plain text and Markdown: lines with tabs or pipes are rows of tables, the others running text."""

from __future__ import annotations

import re

import attrs

from sakip.lang import msg
from sakip.model.nilai import BULAN
from sakip.published import Cell, Passage
from sakip.readers.clean import CHAPTER, marked_bold, plain
from sakip.readers.parts import Item, Part
from sakip.readers.refusal import LARGEST_TEXT, MEGABYTE, MOST_CELLS, refuse, too_big
from sakip.readers.vocabulary import Vocabulary

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"\s*(?:[-_*=] ?){3,}\s*$")
_PIPE = re.compile(r"\s*\|.*\|\s*$|^[^|]*[^\\|]\|.*\|[^|]*$")
_PIPE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_DASHES = re.compile(r":?-+:?\Z")
_RULES = re.compile(r"--|:-|-:|\|\s*-\s*\|\s*-\s*\|")
_ITEM = re.compile(r"\s*(?:[-*\u2022]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])\s+\S", re.IGNORECASE)
_BEGINS = re.compile(r"\s*(?:(?:tabel|table|gambar|grafik)\s*[0-9IVX]+(?:[.\s:-]|\Z)|BAB\s+[IVX0-9]+\b)", re.IGNORECASE)
"""A caption or a chapter: no line of the paragraph before it."""
_SIGNED = re.compile(rf"\s*(?:[A-Z]\w+\s?){{1,3}},\s+(?:[0-9]{{1,2}}\s+)?(?:{'|'.join(BULAN)})\s+20[0-9]{{2}}\s*\Z")
_UNDERLINE = re.compile(r"(={3,}|-{3,})\s*$")
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_COLUMNS = re.compile(r"\S {2,}(?=\S)")
_PICTURE = re.compile(r"!\[[^\]]{0,2000}\]\([^()\s]{0,2000}(?:\s\"[^\"]*\")?\)")
_ITALIC = re.compile(r"\*(?!\*)[^*]+\*\Z|_(?!_)[^_]+_\Z")
_LONGEST_LINE = 200_000
_LONGEST_PARAGRAPH = 200
"""So many lines without a blank one between are no paragraph any more, and patterns would search them for ever."""


def decode(data: bytes, name: str) -> str:
    """The bytes of a text file as text. Anything that is no text is refused."""
    if len(data) > LARGEST_TEXT:
        too_big(name, msg("{size} MB of text", size=len(data) // MEGABYTE))
    text: str | None = None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _try(data, "utf-16")
    elif b"\x00" not in data[:65536]:
        text = _try(data, "utf-8-sig")
        text = _try(data, "cp1252") if text is None else text
    if text is None or _noise(text):
        refuse(
            name,
            msg("this is no document that can be read: neither text nor DOCX, XLSX or PDF."),
            hint=msg("Give the report as DOCX, XLSX, PDF with text, Markdown or plain text."),
            code="reader-unknown",
        )
    return text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _noise(text: str) -> bool:
    sample = text[:200_000]
    odd = len(_ODD.findall(sample))
    strange = sum(1 for sign in _BEYOND.findall(sample) if not sign.isalpha() and sign not in "–—“”‘’•…±°×≥≤")
    return bool(sample) and (odd * 100 > len(sample) or strange * 5 > len(sample))


def items(text: str, name: str, vocabulary: Vocabulary) -> list[Item]:
    """The tables' parts and the paragraphs of a text, in order, each with its lines counted from 1.

    A form feed begins a new page. Columns may be aligned by blanks.
    """
    those = [line.rstrip("\r") for line in text.split("\n")]
    spaced = [number for number, line in enumerate(those, 1) if _spaced(line)]
    found: dict[int, tuple[int, Part]] = {}
    if spaced:
        from sakip.readers.blanks import tables

        found = tables(those, spaced, vocabulary, name)
    reader = _Lines(name, set_by_width=bool(found))
    last = 0
    for number, line in enumerate(those, 1):
        if number in found:
            last, part = found[number]
            reader.turn(line)
            reader.part(part)
        if number > last:
            reader.take(number, line)
    reader.close()
    if found:
        from sakip.readers import narrow

        return narrow.whole(reader.items)
    return reader.items


def _spaced(line: str) -> bool:
    """Whether blanks set columns apart in a line."""
    return "  " in line and len(_COLUMNS.findall(line)) > 1


@attrs.define
class _Lines:
    """set_by_width: a program broke the lines where the page ended, as the aligned columns tell."""

    name: str
    set_by_width: bool = False
    items: list[Item] = attrs.field(factory=list)
    rows: list[tuple[Cell, ...]] = attrs.field(factory=list)
    header: int | None = None
    wording: list[tuple[int, str]] = attrs.field(factory=list)
    kind: str = ""
    page: int | None = None
    cells: int = 0

    def take(self, number: int, line: str) -> None:
        line = self.turn(line)
        if len(line) > _LONGEST_LINE:
            too_big(self.name, msg("line {number} has {length} characters", number=number, length=len(line)))
        kind = "tab" if "\t" in line.strip(" \r\n") and line.strip() else ""
        if not kind and "|" in line and _is_pipe(line, self.kind == "pipe"):
            kind = "pipe"
        if kind:
            self.row(number, line, kind)
            return
        self.end_table()
        if not line.strip():
            self.end_text()
            return
        heading = _HEADING.match(line)
        if heading or _RULE.match(line):
            if self.wording and not heading and _UNDERLINE.match(line) and len(self.wording) == 1:
                at, words = self.wording.pop()
                self.passage([(at, words)], level=1 if line.startswith("=") else 2)
                return
            self.end_text()
            if heading:
                self.passage([(number, heading[2])], level=len(heading[1]))
            return
        begins = marked_bold(line) or _ITEM.match(line) or _BEGINS.match(line) or _SIGNED.match(line)
        if begins or len(self.wording) == _LONGEST_PARAGRAPH or self.apart(line):
            self.end_text()
        self.wording.append((number, line))
        if marked_bold(line):
            self.end_text()

    def turn(self, line: str) -> str:
        """The line without the signs that begin pages."""
        if "\f" in line:
            self.page = (self.page or 1) + line.count("\f")
        return line.replace("\f", "")

    def apart(self, line: str) -> bool:
        """Whether a line is no part of the paragraph above it."""
        if not self.wording:
            return False
        before = self.wording[-1][1].rstrip()
        ended = self.set_by_width and before.endswith((".", ":", ";"))
        return _apart(before, line, max(len(one) for _, one in self.wording) if ended else 0)

    def part(self, part: Part) -> None:
        """A table of its own."""
        self.end_table()
        self.end_text()
        self.cells += sum(map(len, part.rows))
        if self.cells > MOST_CELLS:
            too_big(self.name, msg("more than {count} cells", count=MOST_CELLS))
        paged = tuple(tuple(attrs.evolve(cell, page=self.page) for cell in row) for row in part.rows)
        self.items.append(attrs.evolve(part, rows=paged, page=self.page))

    def row(self, number: int, line: str, kind: str) -> None:
        self.end_text()
        if kind != self.kind:
            self.end_table()
            self.kind = kind
        raw = line.split("\t") if kind == "tab" else _pipes(line)
        self.cells += len(raw)
        if self.cells > MOST_CELLS:
            too_big(self.name, msg("more than {count} cells", count=MOST_CELLS))
        bare = [one.strip() for one in raw]
        if sum(map(bool, bare)) >= 1 and all(_DASHES.match(one) for one in bare if one) and _RULES.search(line):
            if self.rows and self.header is None:
                self.header = len(self.rows)
            return
        cells = [
            Cell(plain(one), number, self.page, bold=marked_bold(one)) if one else Cell("", number, self.page)
            for one in bare
        ]
        self.rows.append(tuple(cells))

    def end_table(self) -> None:
        if self.rows:
            self.items.append(Part(tuple(self.rows), self.header, page=self.page, loose=True))
        self.rows, self.header, self.kind = [], None, ""

    def end_text(self) -> None:
        if self.wording and not self.describes():
            self.passage(self.wording)
        self.wording = []

    def describes(self) -> bool:
        """Whether the lines only say in italics what the picture captioned above them shows."""
        last = self.items[-1] if self.items else None
        whole = " ".join(line.strip() for _, line in self.wording)
        captioned = isinstance(last, Passage) and last.bold and last.text.startswith("Gambar ")
        return captioned and bool(_ITALIC.match(whole))

    def passage(self, lines: list[tuple[int, str]], level: int = 0) -> None:
        text, starts, numbers = "", [], []
        for number, line in lines:
            line = _PICTURE.sub(" ", line)
            piece = plain(re.sub(r"^\s*(?:>\s*)+", "", line))
            if not piece:
                continue
            if text:
                text += " "
            starts.append(len(text))
            numbers.append(number)
            text += piece
        if text:
            bold = all(marked_bold(line) for _, line in lines)
            self.items.append(Passage(text, numbers[0], self.page, level, bold, tuple(starts), tuple(numbers)))

    def close(self) -> None:
        self.end_table()
        self.end_text()


def _apart(before: str, line: str, wide: int) -> bool:
    """Whether a line of prose begins anew: had it gone on, its first word would have stood in the line before, which is
    the shorter of the two, or shorter than `wide`. A chapter's title stands under its number."""
    word = line.split(maxsplit=1)[0]
    fits = len(before.rstrip()) + 1 + len(word) <= max(wide, len(line.rstrip()))
    return fits and word[0].isupper() and not line.isupper() and not CHAPTER.fullmatch(before)


def _is_pipe(line: str, inside: bool) -> bool:
    if _PIPE_RULE.match(line) and "|" in line:
        return True
    bare = line.strip()
    return (bare.startswith("|") and bare.count("|") >= 2) or (inside and bare.count("|") >= 1)


def _pipes(line: str) -> list[str]:
    bare = line.strip()
    bare = bare.removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [one.replace("\\|", "|") for one in re.split(r"(?<!\\)\|", bare)]
