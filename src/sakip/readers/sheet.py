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
from sakip.readers.clean import lines_in_cell, noted
from sakip.readers.formats import General, Shown, number_format
from sakip.readers.package import Package
from sakip.readers.parts import Item, Part
from sakip.readers.refusal import MOST_CELLS, damaged, too_big

if TYPE_CHECKING:
    from lxml.etree import _Element

_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z", re.ASCII)
_WIDEST = 512
SOURCES = "Asal Angka"
"""The sheet on which our own workbooks say how each figure came about: no part of the report."""
_MOST_MERGED = 100_000
_LONGEST = 40_000
_TEXT_LIMIT = 200_000_000
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


Grid = dict[int, dict[int, str]]
"""Texts by row and column, both from 1."""


class Number(str):
    """What a cell shows that holds a number."""

    __slots__ = ()


class Strong(str):
    """What a cell shows in bold."""

    __slots__ = ()


def sheets(package: Package) -> Iterator[tuple[str, Grid]]:
    """Every visible sheet with its name: what each cell shows, a `Number` where it holds one."""
    formats, strings = _formats(package), _strings(package)
    budget = [MOST_CELLS, _TEXT_LIMIT]
    for name, member in _sheets(package):
        data = package.read(member)
        if data is not None:
            yield name, _cells(package, data, strings, formats, budget)[0]


def items(package: Package) -> list[Item]:
    """The blocks of cells of every visible sheet, in order; a row with one cell alone is running text."""
    formats = _formats(package)
    strings = _strings(package)
    budget = [MOST_CELLS, _TEXT_LIMIT]
    made: list[Item] = []
    found = False
    for name, member in _sheets(package):
        data = package.read(member)
        if data is None:
            continue
        found = True
        if name == SOURCES:
            continue
        grid, merged = _cells(package, data, strings, formats, budget)
        made.extend(_blocks(name, grid, merged))
    if not found:
        damaged(package.name, "XLSX")
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


def _cells(
    package: Package, data: bytes, strings: list[str], formats: list[Style], budget: list[int]
) -> tuple[Grid, list[tuple[int, int, int, int]]]:
    etree = need("lxml.etree", "audit", "XLSX")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        package.declares()
    if data.count(b"<c ") + data.count(b"<c>") + data.count(b":c ") + data.count(b":c>") > budget[0]:
        too_big(package.name, msg("more than {count} cells", count=MOST_CELLS))
    grid: Grid = {}
    merged: list[tuple[int, int, int, int]] = []
    row, column = 1, 0
    try:
        walk = etree.iterparse(
            BytesIO(data), events=("end",), tag=("{*}c", "{*}row", "{*}mergeCell"), resolve_entities=False,
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
                if text and column <= _WIDEST:
                    budget[1] -= len(text)
                    if budget[1] < 0:
                        too_big(package.name, msg("its cells repeat too much text"))
                    grid.setdefault(row, {})[column] = text
            elif kind == "row":
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
    return grid, merged


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
        if len(cells) == 1 and not any((row, at) in spans and spans[row, at] is None for at in range(left, right + 1)):
            at, text = next(iter(cells.items()))
            words, _ = lines_in_cell(text)
            if not block or (spans.get((row, at)) or (1, 1))[1] >= max(2, (right - left + 1) // 2):
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
        yield Part(tuple(row[first : last + 1] for row in block), None, sheet=name)
    yield from (_line(one.text, one.line or 0, one.bold, name) for one in notes)


def _sentence(row: tuple[Cell, ...]) -> Cell | None:
    """The cell that stands alone in a row and is a sentence."""
    found = [cell for cell in row if cell.text]
    alone = len(found) == 1 and found[0].text.endswith(".") and len(found[0].text.split()) > 3
    return found[0] if alone else None


def _spans(grid: Grid, merged: list[tuple[int, int, int, int]]) -> dict[tuple[int, int], tuple[int, int] | None]:
    """The height and width of each merged cell at its corner; None for the cells that it covers."""
    rows = set(grid)
    found: dict[tuple[int, int], tuple[int, int] | None] = {}
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
