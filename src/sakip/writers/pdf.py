# SPDX-License-Identifier: MIT
"""PDF through typst: tagged, with bookmarks, real lists of contents, tables and pictures.

The layout is a program in ``templates/laporan.typ``; the document reaches it as data, so that no text of it is ever
read as markup. Only the fonts that come with typst are used, for the same bytes everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any, assert_never

from sakip.document import (
    Block,
    Contents,
    Cover,
    Document,
    Gap,
    Item,
    List,
    ListOfPictures,
    ListOfTables,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    RowKind,
    Run,
    Section,
    Signature,
    Table,
)
from sakip.errors import OutputError
from sakip.lang import msg
from sakip.writers import grid, pages, svg, text
from sakip.writers.options import USUAL, Options

_SIZE = 9.0  # points of a table's text
_BODY = 11.0
_SMALL = 6.0
_TIED_LINES = 6  # of two list items that are kept on one page
_TALLEST = 30  # lines; a row that fits no page must be allowed to break
_DEEPEST = 6
_ROOM = 780.0  # pixels of a drawing that a page has beside the caption

_Node = dict[str, object]


def render(document: Document, options: Options = USUAL) -> bytes:
    """The document as a PDF file.

    Raises OutputError where the standard that is asked for cannot be kept with this document.
    """
    import typst

    standards: Any = [options.standar] if options.standar else []
    try:
        made = typst.compile(
            source(),
            format="pdf",
            sys_inputs={"dokumen": data(document, options)},
            ignore_system_fonts=True,
            pdf_standards=standards,
        )
    except typst.TypstError as error:
        raise OutputError(
            msg("the PDF cannot be made: {reason}", reason=error.message),
            code="output-pdf",
            hint=msg("Leave the standard out, or write another format."),
        ) from error
    return bytes(made)


@cache
def source() -> bytes:
    """The layout, a typst program."""
    return files("sakip.writers").joinpath("templates", "laporan.typ").read_bytes()


def data(document: Document, options: Options = USUAL) -> str:
    """The document as the JSON text that the layout reads."""
    across, down = options.kertas.size()
    items = pages.layout(document.blocks)
    runs = [list(run) for _, run in groupby(items, key=lambda item: (item.wide, isinstance(item.block, Cover)))]
    return json.dumps(
        {
            "title": text.clean(document.title),
            "author": text.clean(document.author),
            "subject": text.clean(document.subject),
            "running": text.running(document),
            "dated": (options.standar or "").startswith("a-"),
            "strict": options.standar is not None,
            "size": [across / 20, down / 20],
            "pages": [
                {
                    "wide": run[0].wide,
                    "cover": isinstance(run[0].block, Cover),
                    "nodes": [_item(item, options.kertas.line(item.wide) / 20 / _SIZE) for item in run],
                }
                for run in runs
            ],
        },
        ensure_ascii=False,
    )


def _item(item: pages.Item, line: float) -> _Node:
    """line: the width of the page's text in ems of a table."""
    if isinstance(item.block, Signature):
        node: _Node = {"kind": "signatures", "signed": [_signed(one) for one in item.signatures]}
    elif isinstance(item.block, Section):
        node = _heading(item.block, item.depth)
    else:
        node = _node(item.block, line)
    return {**node, "new": item.new_page}


def _signed(block: Signature) -> _Node:
    return {"above": _lines(block.above), "below": _lines(block.below)}


def _heading(block: Section, depth: int) -> _Node:
    return {
        "kind": "heading",
        "level": min(depth + 1, _DEEPEST),
        "text": text.clean(block.heading),
        "label": text.clean(block.label) if depth == 0 and block.is_chapter else None,
    }


def _node(block: Block, line: float) -> _Node:
    match block:
        case Paragraph():
            return {
                "kind": "paragraph",
                "style": block.style.value,
                "leads": text.leads(block.text),
                "runs": _runs(block.runs),
            }
        case List():
            return {
                "kind": "list",
                "marker": block.marker.value,
                "start": block.start,
                "tied": _tied(block.items, line),
                "items": [_entry(item, line) for item in block.items],
            }
        case Table():
            return _table(block, line)
        case Picture():
            safe = svg.alone(block.svg)
            return {
                "kind": "picture",
                "svg": safe,
                "width": None if safe is None else svg.fitted(safe, line * _SIZE / 0.75, _ROOM)[0] * 0.75,
                "alt": text.clean(block.alt),
                "caption": text.clean(block.caption),
            }
        case Signature():
            return {"kind": "signatures", "signed": [_signed(block)]}
        case Gap():
            return {"kind": "gap", "text": text.clean(block.text)}
        case Contents():
            return {"kind": "contents", "title": text.clean(block.title)}
        case ListOfTables():
            return {"kind": "tables", "title": text.clean(block.title)}
        case ListOfPictures():
            return {"kind": "pictures", "title": text.clean(block.title)}
        case PageBreak():
            return {"kind": "break"}
        case Cover():
            return {"kind": "cover", "lines": _lines(block.lines), "foot": _lines(block.foot)}
        case Section():
            inner = [_node(one, line) for one in block.blocks]
            return {"kind": "part", "title": text.clean(block.heading), "inner": inner}
        case _:
            assert_never(block)


def _tied(items: Sequence[Item], line: float) -> bool:
    """Whether the last two items go together, so that no page begins with the last one alone."""
    last = items[-2:]
    lines = sum(text.line_count("".join(run.text for run in item.runs), line * _SIZE / _BODY) for item in last)
    return len(items) > 1 and lines <= _TIED_LINES and not any(item.blocks for item in last)


def _entry(item: Item, line: float) -> _Node:
    return {"runs": _runs(item.runs), "inner": [_node(one, line) for one in item.blocks]}


def _runs(runs: Iterable[Run]) -> list[list[object]]:
    """Each run as its text and its look: "", "b", "i" or "bi"."""
    return [[shown, "b" * run.bold + "i" * run.italic] for run, shown in text.joined(runs)]


def _lines(lines: Iterable[str]) -> list[str]:
    return [text.together(one) for one in lines]


def _table(block: Table, line: float) -> _Node:
    parts, factor = grid.widths(block, line, padding=1.0)
    size = _SIZE if factor >= 1 else max(_SIZE * factor, _SMALL - 2)
    columns = [part / size * _SIZE for part in parts]
    lines = grid.row_lines(block, columns, 1.0)
    bodies = _Body(block, columns, lines)
    rows = [bodies.row(at) for at in range(len(block.rows))]
    return {
        "kind": "table",
        "caption": text.clean(block.caption),
        "size": round(size, 2),
        "shares": [round(share, 3) for share in parts],
        "head": [
            [[text.clean(head.text), head.colspan, head.rowspan] for head in heads] for heads in grid.header(block)
        ],
        "numbers": list(grid.numbers(block)),
        "rows": rows,
        "foot": bodies.foot(),
        "whole": sum(lines) <= grid.WHOLE,
        "notes": _lines(block.notes),
    }


class _Body:
    """The rows of a table. widths: of its columns, in ems; lines: of each row."""

    def __init__(self, block: Table, widths: Sequence[float], lines: Sequence[int]) -> None:
        self.block, self.widths, self.lines = block, widths, lines
        self.reached = _reached(block.rows)

    def row(self, at: int) -> _Node:
        row = self.block.rows[at]
        left = len(self.block.rows) - at
        cells: list[list[object]] = []
        for index, cell in enumerate(row.cells):
            if cell is None:
                continue
            rowspan = min(cell.rowspan, left)
            shown = text.together(grid.shown(cell))
            tall = text.line_count(shown, sum(self.widths[index : index + cell.colspan]) - 1) // rowspan
            broken = tall > _TALLEST or (rowspan > 1 and not grid.whole(self.lines, at, rowspan))
            cells.append(
                [
                    shown,
                    grid.align(cell, self.block.columns[index]).value,
                    "b" * grid.bold(cell, row) + "g" * cell.gap + "s" * broken,
                    cell.colspan,
                    rowspan,
                ]
            )
        # a heading row stays with the row under it; typst does that for the headers of a part of a table
        heads = row.kind is RowKind.GROUP and not self.reached & {at, at + 1} and left > 1
        return {"kind": row.kind.value, "heads": heads, "cells": cells}

    def foot(self) -> int:
        """How many rows at the end stay on one page with each other and the notes: the totals, the row above them, and
        what heads that row."""
        rows, at = self.block.rows, len(self.block.rows) - 1
        if at < 1 or not (self.block.notes or rows[at].kind is RowKind.TOTAL):
            return 0
        while at and rows[at].kind is RowKind.TOTAL:
            at -= 1
        while at and (rows[at - 1].kind is RowKind.GROUP or at in self.reached):
            at -= 1
        return 0 if sum(self.lines[at:]) > grid.TIED else len(rows) - at


def _reached(rows: Sequence[Row]) -> set[int]:
    """The rows into which a merged cell reaches from above."""
    found: set[int] = set()
    for at, row in enumerate(rows):
        for cell in row.cells:
            if cell is not None and cell.rowspan > 1:
                found.update(range(at + 1, at + cell.rowspan))
    return found
