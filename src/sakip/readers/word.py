# SPDX-License-Identifier: MIT
"""DOCX: paragraphs, headings and tables with their merged cells, as they stand in the file; nothing in it is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from sakip.lang import msg
from sakip.published import Cell, Passage
from sakip.readers.clean import lines_in_cell, noted, plain
from sakip.readers.package import Package
from sakip.readers.parts import Item, Part
from sakip.readers.refusal import DEEPEST, MOST_CELLS, damaged, too_big

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VAL = f"{_W}val"
_TABLE = f"{_W}tbl"
DOCUMENT = "word/document.xml"
_WIDEST = 512
_CONTENTS = (
    "toc ",
    "contents ",
    "daftar isi",
    "table of figures",
    "table of authorities",
    "figure index",
    "index heading",
)
_PAGE = re.compile(r"\t\s*(?=(?:[0-9]{1,4}|[ivxlc]{1,6})\s*\Z)", re.IGNORECASE)
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", _FALLBACK}


def items(package: Package) -> list[Item]:
    """The document's body in order; then its notes at the foot. Pages are counted where the file tells them."""
    root = _root(package, bare=True)
    reader = _read(package, root)
    notes = package.xml("word/footnotes.xml")
    if notes is not None:
        for note in notes:
            if note.get(f"{_W}type") is None:
                reader.blocks(note, 0)
        reader.close()
    return reader.items


@attrs.frozen
class Inside:
    """The inside of a DOCX that is to be written back. root: of ``word/document.xml``. elements: its paragraphs and
    table rows by the numbers that `items` gives them. strict: its names are those of the strict standard."""

    root: _Element
    elements: Mapping[int, _Element]
    strict: bool


def inside(package: Package) -> Inside:
    """The paragraphs and rows of a DOCX as elements, every comment and mark of the file kept."""
    root = _root(package, bare=False)
    elements: dict[int, _Element] = {}
    _read(package, root, elements)
    return Inside(root, elements, _STRICT.encode() in (package.read(DOCUMENT) or b""))


def serialized(root: _Element, strict: bool = False) -> bytes:
    """An XML tree as a part of a DOCX. strict: in the names of the strict standard."""
    from lxml import etree

    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data.replace(_W[1:-1].encode(), _STRICT.encode()) if strict else data


def transitional(data: bytes) -> bytes:
    """The XML of a part in the names that most files have, whichever it has."""
    return data.replace(_STRICT.encode(), _W[1:-1].encode()) if _STRICT.encode() in data else data


def _root(package: Package, *, bare: bool) -> _Element:
    data = package.read(DOCUMENT)
    if data is None:
        damaged(package.name, "DOCX")
    return package.parse(transitional(data), bare=bare)


def _read(package: Package, root: _Element, elements: dict[int, _Element] | None = None) -> _Word:
    body = root.find(f"{_W}body")
    if body is None:
        damaged(package.name, "DOCX")
    levels, contents = _levels(package)
    reader = _Word(package.name, levels, elements=elements, contents=contents)
    if any(True for _ in root.iter(f"{_W}lastRenderedPageBreak")):
        reader.page = 1
    reader.blocks(body, 0)
    reader.close()
    return reader


def _levels(package: Package) -> tuple[dict[str, int], frozenset[str]]:
    """Paragraph styles that are headings, with their level; and those of the lines of a table of contents."""
    styles = package.xml("word/styles.xml")
    found: dict[str, int] = {}
    contents: set[str] = set()
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        id = style.get(f"{_W}styleId")
        name = style.find(f"{_W}name")
        said = (name.get(_VAL) or "").lower() if name is not None else ""
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        level = 0
        if said.startswith(("heading ", "judul ")) and said.split()[-1].isdigit():
            level = int(said.split()[-1])
        elif said == "title":
            level = 1
        elif outline is not None and (outline.get(_VAL) or "").isdigit() and int(outline.get(_VAL) or 9) < 9:
            level = int(outline.get(_VAL) or 0) + 1
        if id and level:
            found[id] = level
        if id and said.startswith(_CONTENTS):
            contents.add(id)
    return found, frozenset(contents)


@attrs.define
class _Word:
    name: str
    levels: dict[str, int]
    items: list[Item] = attrs.field(factory=list)
    page: int | None = None
    number: int = 0
    cells: int = 0
    pending: list[Item] = attrs.field(factory=list)
    elements: dict[int, _Element] | None = None
    contents: frozenset[str] = frozenset()

    def count(self, element: _Element) -> None:
        """Give the next number to a paragraph or row."""
        self.number += 1
        if self.elements is not None:
            self.elements[self.number] = element

    def close(self) -> None:
        """What is nested stands after what it is nested in."""
        self.items.extend(self.pending)
        self.pending = []

    def blocks(self, parent: _Element, depth: int) -> None:
        """The paragraphs and tables in `parent`, in order."""
        for child in _blocks(parent):
            if child.tag == f"{_W}p":
                self.paragraph(child)
            else:
                self.table(child, depth + 1, self.items)
                self.close()

    def paragraph(self, element: _Element) -> None:
        self.count(element)
        style = element.find(f"{_W}pPr/{_W}pStyle")
        named = (style.get(_VAL) or "") if style is not None else ""
        text = plain(_entry(element) if named in self.contents else _text(element))
        page = self.page
        self.turn(element)
        if text:
            self.items.append(self.passage(element, text, named, page))
        for boxed in _boxed(element):
            self.table(boxed, 1, self.items)
            self.close()

    def passage(self, element: _Element, text: str, named: str, page: int | None) -> Passage:
        outline = element.find(f"{_W}pPr/{_W}outlineLvl")
        level = self.levels.get(named, 0)
        if outline is not None and (outline.get(_VAL) or "").isdigit():
            level = int(outline.get(_VAL) or 0) + 1 if int(outline.get(_VAL) or 9) < 9 else level
        return Passage(text, self.number, page, level, _bold(element), (0,), (self.number,))

    def turn(self, element: _Element) -> None:
        """Count the page breaks in a paragraph."""
        if self.page is not None:
            self.page += sum(1 for _ in element.iter(f"{_W}lastRenderedPageBreak"))

    def table(self, element: _Element, depth: int, into: list[Item]) -> None:
        if depth > DEEPEST:
            too_big(self.name, msg("tables stand in tables {depth} deep", depth=depth))
        rows: list[tuple[Cell, ...]] = []
        marked = 0
        start = self.page
        for row in _rows(element):
            self.count(row)
            heads = row.find(f"{_W}trPr/{_W}tblHeader")
            if heads is not None and heads.get(_VAL) not in ("0", "false", "off") and marked == len(rows):
                marked += 1
            rows.append(self.row(row, depth))
        _spans(rows, element)
        if rows:
            into.append(Part(tuple(rows), marked or None, page=start))

    def row(self, element: _Element, depth: int) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        before = element.find(f"{_W}trPr/{_W}gridBefore")
        for _ in range(_count(before)):
            cells.append(Cell("", self.number, self.page))
        for cell in _children(element, f"{_W}tc"):
            span = max(1, _count(cell.find(f"{_W}tcPr/{_W}gridSpan")))
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            covered = merged is not None and merged.get(_VAL) != "restart"
            lines, bold = [], True
            for block in _blocks(cell):
                if block.tag == f"{_W}p":
                    piece = _text(block)
                    lines.append(piece)
                    bold = bold and (not piece.strip() or _bold(block))
                    self.turn(block)
                else:
                    self.table(block, depth + 1, self.pending)
            text, joined = lines_in_cell("\n".join(lines))
            at = len(cells)
            shown = "" if covered else text
            cells.append(Cell(shown, self.number, self.page, span, 1, covered, joined, bool(text) and bold, at))
            cells.extend(Cell("", self.number, self.page, covered=True) for _ in range(span - 1))
            self.cells += span
            if self.cells > MOST_CELLS:
                too_big(self.name, msg("more than {count} cells", count=MOST_CELLS))
        return tuple(cells)


def _spans(rows: list[tuple[Cell, ...]], element: _Element) -> None:
    """Rows that lead a vertical merge get their rowspan, so that a reader need not count."""
    for at in range(len(rows) - 2, -1, -1):
        below = rows[at + 1]
        made = list(rows[at])
        for column, cell in enumerate(made):
            if not cell.covered and column < len(below) and below[column].covered and not _reached(below, column):
                height = 1
                while at + height < len(rows) and column < len(rows[at + height]):
                    under = rows[at + height][column]
                    if not under.covered or under.text:
                        break
                    height += 1
                    if height > 200:
                        break
                made[column] = attrs.evolve(cell, rowspan=height)
        rows[at] = tuple(made)


def _reached(row: tuple[Cell, ...], column: int) -> bool:
    return any(row[at].colspan > column - at for at in range(max(0, column - _WIDEST), column) if not row[at].covered)


def paragraphs(element: _Element, column: int | None) -> list[_Element]:
    """The paragraphs of what a number in `Inside.elements` stands for: of a row, those of its cell in that column."""
    if element.tag == f"{_W}p":
        return [element]
    at = _count(element.find(f"{_W}trPr/{_W}gridBefore"))
    for cell in _children(element, f"{_W}tc"):
        if at == column:
            return [block for block in _blocks(cell) if block.tag == f"{_W}p"]
        at += max(1, _count(cell.find(f"{_W}tcPr/{_W}gridSpan")))
    return []


def _count(element: _Element | None) -> int:
    text = (element.get(_VAL) or "") if element is not None else ""
    return min(int(text), _WIDEST) if text.isdigit() and len(text) < 6 else 0


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Paragraphs and tables under `parent`, content controls and tracked insertions opened."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            stack.append(iter(child))


def _children(parent: _Element, tag: str) -> Iterator[_Element]:
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            stack.append(iter(child))


def _rows(element: _Element) -> Iterator[_Element]:
    return (row for row in _children(element, f"{_W}tr") if row.find(f"{_W}trPr/{_W}del") is None)


def _text(paragraph: _Element) -> str:
    """A paragraph's text as it is shown: without what was deleted, fields by their result, text boxes in a line."""
    return "".join(text for text, _ in pieces(paragraph))


def _entry(paragraph: _Element) -> str:
    """A line of the contents, with dots before its page: it would else end in a number of its own."""
    found = "".join("\t" if one.tag == f"{_W}tab" else text for text, one in pieces(paragraph))
    return _PAGE.sub(" ..... ", found)


def pieces(paragraph: _Element) -> Iterator[tuple[str, _Element]]:
    """The pieces of a paragraph's text as it is shown, each with the element that holds it. The raised mark of a note
    behind a figure is left out, and so is a table in a text box, which is read as one."""
    stack = [iter(paragraph)]
    last = ""
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED or tag == _TABLE:
            continue
        if tag == f"{_W}t":
            text = "" if _raised(child) and noted(last, child.text or "") else child.text or ""
            last = text or last
            yield text, child
        elif tag == f"{_W}tab":
            yield " ", child
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield "\n" if child.get(f"{_W}type") != "page" else " ", child
        elif tag == f"{_W}noBreakHyphen":
            yield "-", child
        else:
            if tag == f"{_W}p":
                yield " ", child
            stack.append(iter(child))


def _raised(text: _Element) -> bool:
    run = text.getparent()
    mark = run.find(f"{_W}rPr/{_W}vertAlign") if run is not None else None
    return mark is not None and mark.get(_VAL) == "superscript"


def _boxed(paragraph: _Element) -> Iterator[_Element]:
    """The tables in the text boxes of a paragraph."""
    stack = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == f"{_W}txbxContent":
            yield from (one for one in _blocks(child) if one.tag == _TABLE)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            stack.append(iter(child))


def _bold(paragraph: _Element) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if any((one.text or "").strip() for one in run.iter(f"{_W}t"))]
    return bool(runs) and all(
        (mark := run.find(f"{_W}rPr/{_W}b")) is not None and mark.get(_VAL) not in ("0", "false", "off") for run in runs
    )
