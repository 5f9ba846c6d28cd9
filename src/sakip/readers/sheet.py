# SPDX-License-Identifier: MIT
"""XLSX: every visible sheet's cells as the sheet shows them, by number formats; stored results, no formula is run.

The cells are taken from the XML itself: a number keeps its decimal digits (never a binary float), and a sheet that
names a far corner costs nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import attrs

from sakip.extras import need
from sakip.lang import msg
from sakip.published import Cell, Passage
from sakip.readers.captions import label
from sakip.readers.clean import has_figure, lines_in_cell, noted
from sakip.readers.formats import General, Shown, number_format
from sakip.readers.package import Package
from sakip.readers.parts import Item, Part
from sakip.readers.refusal import MOST_CELLS, damaged, refuse, too_big

if TYPE_CHECKING:
    from lxml.etree import _Element

_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z", re.ASCII)
_WIDEST = 512
_ZERO = re.compile(r"\D*0(?:,0+)?\D*\Z")
SOURCES = "Asal Angka"
"""The sheet on which our own workbooks say how each figure came about: no part of the report."""
_MOST_MERGED = 100_000
_LONGEST = 40_000
_TEXT_LIMIT = 200_000_000
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


Spans = dict[tuple[int, int], tuple[int, int] | None]
"""The height and width of each merged cell at its corner; None for the cells that it covers."""
Grid = dict[int, dict[int, str]]
"""Texts by row and column, both from 1."""


class Number(str):
    """What a cell shows that holds a number."""

    __slots__ = ()


class Strong(str):
    """What a cell shows in bold."""

    __slots__ = ()


def sheets(package: Package) -> Iterator[tuple[str, Grid]]:
    """Every visible sheet with its name: what each cell shows, hidden ones too, a `Number` where it holds one."""
    formats, strings = _formats(package), _strings(package)
    budget = [MOST_CELLS, _TEXT_LIMIT]
    for name, member in _sheets(package):
        data = package.read(member)
        if data is not None:
            yield name, _cells(package, data, strings, formats, budget).grid


def items(package: Package) -> list[Item]:
    """The blocks of cells of every visible sheet, in order; a row with one cell alone is running text."""
    formats = _formats(package)
    strings = _strings(package)
    budget = [MOST_CELLS, _TEXT_LIMIT]
    made: list[Item] = []
    found = False
    formulas = results = 0
    for name, member in _sheets(package):
        data = package.read(member)
        if data is None:
            continue
        found = True
        if name == SOURCES:
            continue
        sheet = _cells(package, data, strings, formats, budget)
        formulas += sheet.formulas
        results += sheet.results
        made.extend(_blocks(name, sheet.seen(), sheet.merged))
    if not found:
        damaged(package.name, "XLSX")
    if formulas and not results:
        refuse(
            package.name,
            msg("its {count} formulas have no results: no program has calculated them yet.", count=formulas),
            hint=msg("Open it in Excel or LibreOffice and save it there."),
            code="reader-formulas",
        )
    return made


def _local(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _sheets(package: Package) -> Iterator[tuple[str, str]]:
    book = package.xml("xl/workbook.xml")
    links = package.xml("xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        damaged(package.name, "XLSX")
    targets = {one.get("Id"): one.get("Target") or "" for one in links}
    for sheet in book.iter():
        if _local(sheet) != "sheet" or sheet.get("state") in ("hidden", "veryHidden"):
            continue
        target = targets.get(sheet.get(f"{_OFFICE}id") or sheet.get("id"), "")
        if target:
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            yield sheet.get("name") or path, path


def _strings(package: Package) -> list[str]:
    root = package.xml("xl/sharedStrings.xml")
    return [] if root is None else [_rich(one) for one in root if _local(one) == "si"]


def _rich(element: _Element) -> str:
    """A text, its runs joined; the reading aids of Asian scripts and raised marks of notes left out."""
    whole = ""
    for child in element:
        kind = _local(child)
        if kind == "t":
            whole += child.text or ""
        elif kind == "r":
            text = "".join(one.text or "" for one in child if _local(one) == "t")
            raised = any(_local(one) == "vertAlign" and one.get("val") == "superscript" for one in child.iter())
            whole += "" if raised and noted(whole, text) else text
    return whole[:_LONGEST]


@attrs.frozen
class Style:
    """How a cell shows a number, and whether its text is bold."""

    shown: Shown
    bold: bool = False


def _formats(package: Package) -> list[Style]:
    """The cell styles."""
    root = package.xml("xl/styles.xml")
    if root is None:
        return []
    codes: dict[str, str] = {}
    bold: list[bool] = []
    made: list[Style] = []
    for part in root:
        if _local(part) == "numFmts":
            codes.update({one.get("numFmtId") or "": one.get("formatCode") or "" for one in part})
        elif _local(part) == "fonts":
            bold = [any(_local(x) == "b" and x.get("val") not in ("0", "false") for x in one) for one in part]
        elif _local(part) == "cellXfs":
            for one in (x for x in part if _local(x) == "xf"):
                font = one.get("fontId") or ""
                strong = font.isdigit() and len(font) < 6 and int(font) < len(bold) and bold[int(font)]
                made.append(Style(number_format(one.get("numFmtId") or "0", codes), strong))
    return made


@attrs.define
class _Sheet:
    """The cells of a sheet. rows, columns: which of them are hidden; formulas, results: how many it has; where no
    program has run the formulas, their zeros are no results."""

    grid: Grid = attrs.field(factory=dict)
    merged: list[tuple[int, int, int, int]] = attrs.field(factory=list)
    rows: set[int] = attrs.field(factory=set)
    columns: set[int] = attrs.field(factory=set)
    formulas: int = 0
    results: int = 0

    def seen(self) -> Grid:
        """What the sheet shows."""
        if not self.rows and not self.columns:
            return self.grid
        return {
            row: shown
            for row, cells in self.grid.items()
            if row not in self.rows and (shown := {at: one for at, one in cells.items() if at not in self.columns})
        }


def _cells(package: Package, data: bytes, strings: list[str], formats: list[Style], budget: list[int]) -> _Sheet:
    etree = need("lxml.etree", "audit", "XLSX")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        package.declares()
    if data.count(b"<c ") + data.count(b"<c>") + data.count(b":c ") + data.count(b":c>") > budget[0]:
        too_big(package.name, msg("more than {count} cells", count=MOST_CELLS))
    anew = _calculated_anew(package)
    sheet = _Sheet()
    grid, merged = sheet.grid, sheet.merged
    row, column = 1, 0
    try:
        walk = etree.iterparse(
            BytesIO(data), events=("end",), tag=("{*}c", "{*}row", "{*}mergeCell", "{*}col"), resolve_entities=False,
            no_network=True, huge_tree=False, load_dtd=False, remove_comments=True,
        )  # fmt: skip
        for _, element in walk:
            kind = _local(element)
            if kind == "c":
                at = _REF.match(element.get("r") or "")
                row, column = (int(at[2]), _column(at[1])) if at else (_row_of(element, row), column + 1)
                budget[0] -= 1
                if budget[0] < 0:
                    too_big(package.name, msg("more than {count} cells", count=MOST_CELLS))
                text = _value(element, strings, formats)
                if any(_local(one) == "f" for one in element):
                    sheet.formulas += 1
                    sheet.results += (bool(text) and not (anew and _ZERO.match(text))) or element.get("t") == "str"
                if text and column <= _WIDEST:
                    budget[1] -= len(text)
                    if budget[1] < 0:
                        too_big(package.name, msg("its cells repeat too much text"))
                    grid.setdefault(row, {})[column] = text
            elif kind == "col":
                sheet.columns.update(_hidden(element))
            elif kind == "row":
                if element.get("hidden") in ("1", "true"):
                    sheet.rows.add(_row_of(element, row))
                row, column = _row_of(element, row) + 1, 0
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
            elif len(merged) < _MOST_MERGED:
                ends = [_REF.match(one) for one in (element.get("ref") or "").split(":")]
                if len(ends) == 2 and ends[0] and ends[1]:
                    merged.append((int(ends[0][2]), _column(ends[0][1]), int(ends[1][2]), _column(ends[1][1])))
    except etree.XMLSyntaxError:
        damaged(package.name, "XLSX")
    return sheet


def _calculated_anew(package: Package) -> bool:
    """Whether the workbook asks for its formulas to be calculated when it is opened: what made it did not run them."""
    book = package.xml("xl/workbook.xml")
    return book is not None and any(
        one.get("fullCalcOnLoad") in ("1", "true") for one in book if _local(one) == "calcPr"
    )


def _hidden(element: _Element) -> range:
    """The columns that an element of widths hides."""
    first, last = element.get("min") or "", element.get("max") or ""
    if element.get("hidden") not in ("1", "true") or not (first.isdigit() and last.isdigit()):
        return range(0)
    return range(int(first[:6]), min(int(last[:6]), _WIDEST) + 1)


def _row_of(element: _Element, otherwise: int) -> int:
    row = element if _local(element) == "row" else element.getparent()
    said = (row.get("r") or "") if row is not None else ""
    return int(said) if said.isdigit() and len(said) < 8 else otherwise


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters(column: int) -> str:
    """A column's letters: 1 is A, 28 is AB."""
    text = ""
    while column:
        column, last = divmod(column - 1, 26)
        text = chr(65 + last) + text
    return text


def _value(element: _Element, strings: list[str], formats: list[Style]) -> str:
    kind = element.get("t") or "n"
    at = element.get("s") or "0"
    style = formats[int(at)] if at.isdigit() and len(at) < 6 and int(at) < len(formats) else Style(General())
    text = Strong if style.bold else str
    if kind == "inlineStr":
        inside = next((one for one in element if _local(one) == "is"), None)
        return text(_rich(inside)) if inside is not None else ""
    printed = next((one.text or "" for one in element if _local(one) == "v"), "")
    if kind == "s":
        known = printed.isdigit() and len(printed) < 8 and int(printed) < len(strings)
        return text(strings[int(printed)]) if known else ""
    if kind in ("str", "e", "d"):
        return text(printed[:_LONGEST])
    if kind == "b":
        return "" if not printed else ("TRUE" if printed == "1" else "FALSE")
    return Number(style.shown.show(printed)) if printed else ""


def _blocks(name: str, grid: Grid, merged: list[tuple[int, int, int, int]]) -> Iterator[Item]:
    spans = _spans(grid, merged)
    block: list[tuple[Cell, ...]] = []
    last = None
    left, right = _edges(grid)
    for row in sorted(grid):
        if last is not None and row > last + 1:
            yield from _closed(block, name)
            block = []
        last = row
        cells = grid[row]
        if len(cells) == 1 and not _covered(row, cells, spans, left, right):
            (text,) = cells.values()
            words, _ = lines_in_cell(text)
            if not block or label(words) is not None:
                yield from _closed(block, name)
                block = []
                yield _line(words, row, isinstance(text, Strong), name)
                continue
        made = []
        for column in range(left, right + 1):
            span = spans.get((row, column), (1, 1))
            raw = cells.get(column, "")
            text, joined = lines_in_cell(raw)
            if span is None:
                made.append(Cell("", row, covered=True))
            else:
                made.append(Cell(text, row, None, span[1], span[0], joined=joined, bold=isinstance(raw, Strong)))
        block.append(tuple(made))
    yield from _closed(block, name)


def _covered(row: int, cells: dict[int, str], spans: Spans, left: int, right: int) -> bool:
    """Whether a merged cell of another row covers cells beside the only one with text."""
    (at,) = cells
    own = range(at, at + (spans.get((row, at)) or (1, 1))[1])
    return any((row, one) in spans and spans[row, one] is None and one not in own for one in range(left, right + 1))


def _edges(grid: Grid) -> tuple[int, int]:
    columns = [column for cells in grid.values() for column in cells]
    return (min(columns), max(columns)) if columns else (1, 0)


def _line(text: str, row: int, bold: bool, sheet: str) -> Passage:
    return Passage(text, row, bold=bold, starts=(0,), lines=(row,), sheet=sheet)


def _closed(block: list[tuple[Cell, ...]], name: str) -> Iterator[Item]:
    """The block as a table; sentences alone in rows below it are text."""
    notes: list[Cell] = []
    while block and (note := _sentence(block[-1])) is not None:
        notes.insert(0, note)
        block = block[:-1]
    if block:
        used = [any(row[at].text or row[at].covered for row in block) for at in range(len(block[0]))]
        last = max((at for at, one in enumerate(used) if one), default=-1)
        first = next((at for at, one in enumerate(used) if one), 0)
        kept = [row[first : last + 1] for row in block]
        parts = list(_beside(kept, used[first : last + 1]))
        for begin, end in parts:
            rows = [row[begin:end] for row in kept]
            while len(parts) > 1 and len(rows) > 1 and sum(bool(cell.text) for cell in rows[0]) < 2:
                yield from (_line(one.text, one.line or 0, one.bold, name) for one in rows.pop(0) if one.text)
            yield Part(tuple(rows), None, sheet=name)
    yield from (_line(one.text, one.line or 0, one.bold, name) for one in notes)


def _beside(block: list[tuple[Cell, ...]], used: list[bool]) -> Iterator[tuple[int, int]]:
    """From which column to which the tables of a block reach that a blank column separates: each begins with names."""
    begin = 0
    for at, one in enumerate(used):
        texts = [row[at + 1].text for row in block if row[at + 1].text] if at + 1 < len(used) else []
        names = sum(not has_figure(text) for text in texts)
        if not one and at - begin > 1 and len(used) - at > 2 and 2 * names > len(texts):
            yield begin, at
            begin = at + 1
    yield begin, len(used)


def _sentence(row: tuple[Cell, ...]) -> Cell | None:
    """The cell that stands alone in a row and is a sentence."""
    found = [cell for cell in row if cell.text]
    alone = len(found) == 1 and found[0].text.endswith(".") and len(found[0].text.split()) > 3
    return found[0] if alone else None


def _spans(grid: Grid, merged: list[tuple[int, int, int, int]]) -> Spans:
    """The height and width of each merged cell at its corner; None for the cells that it covers."""
    rows = set(grid)
    found: Spans = {}
    for top, left, bottom, right in merged:
        right = min(right, left + _WIDEST)
        if top > bottom or left > right or len(found) > MOST_CELLS:
            continue
        height = [row for row in range(top, min(bottom, top + 10_000) + 1) if row in rows]
        for row in height:
            for column in range(left, right + 1):
                found[row, column] = None
        found[top, left] = (bottom - top + 1, right - left + 1)
    return found
