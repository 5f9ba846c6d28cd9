# SPDX-License-Identifier: MIT
"""Markdown, in the dialect with pipe tables.

A merged cell stands once, at its first place; the places it covers are empty. A two-row header becomes one row
("Kinerja: Target"). Everything that comes from the document is escaped: it is text, never markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

from sakip.document import (
    Align,
    Block,
    Contents,
    Cover,
    Document,
    Gap,
    Index,
    Item,
    List,
    ListOfPictures,
    ListOfTables,
    Marker,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Run,
    Section,
    Signature,
    Style,
    Table,
)
from sakip.writers import grid, text
from sakip.writers.options import USUAL, Options
from sakip.writers.text import anchor

_SIGNS = re.compile(r"[\\`*_\[\]|~$#]")
_LINE_START = re.compile(r"^(\s*)([-+=>]|\d+(?=[.)]))", re.MULTILINE)
_RULES = {Align.LEFT: "---", Align.CENTER: ":-:", Align.RIGHT: "--:"}


def render(document: Document, _: Options = USUAL) -> bytes:
    """The document as UTF-8 Markdown."""
    return (_Writer(document).text().strip("\n") + "\n").encode()


def escape(given: str) -> str:
    """`given` as plain text inside a line: no sign of it means anything to Markdown or HTML."""
    plain = text.clean(given).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SIGNS.sub(lambda found: f"\\{found[0]}", plain)


def _paragraph(given: str) -> str:
    """Escaped `given` at the start of a line, its line feeds kept as breaks."""
    safe = _LINE_START.sub(_start, escape(given))
    return "\\\n".join(line.strip() for line in safe.strip().split("\n"))


def _start(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        kinds = [type(block) for _, block in document.walk()]
        self.linked = any(issubclass(kind, Index) for kind in kinds)

    def text(self) -> str:
        parts = list(self.blocks(self.document.blocks, 0))
        if not self.document.says_its_title:
            parts.insert(0, f"# {escape(self.document.title)}")
        return "\n\n".join(part for part in parts if part)

    def blocks(self, blocks: Iterable[Block], depth: int) -> Iterator[str]:
        before: Block | None = None
        for block in blocks:
            if isinstance(block, List) and isinstance(before, List):
                # without it the second list would go on counting where the first one ends
                yield "<!-- -->"
            yield from self.block(block, depth)
            before = block

    def block(self, block: Block, depth: int) -> Iterator[str]:
        match block:
            case Section():
                yield self.place("bagian", block.id) + f"{'#' * min(depth + 2, 6)} {escape(block.heading)}"
                yield from self.blocks(block.blocks, depth + 1)
            case Paragraph():
                yield self.paragraph(block)
            case List():
                yield self.list(block, depth)
            case Table():
                yield from self.table(block)
            case Picture():
                yield self.place("gambar", block.id) + f"**{escape(block.caption)}**"
                yield f"*{escape(block.alt)}*"
            case Signature():
                above = [_paragraph(line) for line in block.above]
                below = [f"**{escape(line)}**" if at == 0 else _paragraph(line) for at, line in enumerate(block.below)]
                yield "\\\n".join(above)
                yield "\\\n".join(below)
            case Gap():
                yield f"> **Belum diisi:** {' '.join(escape(block.text).split())}"
            case Contents():
                yield _strong(block.title)
                yield "\n".join(self.contents(self.document.blocks, 0))
            case ListOfTables():
                yield _strong(block.title)
                yield _entries("tabel", grid.tables(self.document.blocks))
            case ListOfPictures():
                yield _strong(block.title)
                yield _entries("gambar", grid.pictures(self.document.blocks))
            case PageBreak():
                yield "---"
            case Cover():
                yield f"# {' '.join(escape(line) for line in block.lines)}"
                yield "\\\n".join(_paragraph(line) for line in block.foot)
            case _:
                assert_never(block)

    def place(self, kind: str, name: str) -> str:
        return f'<a id="{anchor(f"{kind}-{name}")}"></a>\n\n' if self.linked else ""

    def contents(self, blocks: Iterable[Block], depth: int) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Section):
                yield f"{'  ' * depth}- [{escape(block.heading)}](#{anchor('bagian-' + block.id)})"
                yield from self.contents(block.blocks, depth + 1)

    def paragraph(self, block: Paragraph) -> str:
        body = _paragraph(block.text) if len(block.runs) == 1 and not _styled(block.runs[0]) else _runs(block.runs)
        return f"> {body.replace(chr(10), chr(10) + '> ')}" if block.style is Style.STATEMENT and body else body

    def list(self, block: List, depth: int) -> str:
        parts = []
        for at, item in enumerate(block.items):
            sign = _marker(block.marker, at + block.start - 1)
            pad = " " * (len(sign) + 1)
            body = "\n\n".join([_item(block.marker, at + block.start - 1, item), *self.blocks(item.blocks, depth)])
            tight = all(isinstance(one, List) for one in item.blocks)
            parts.append(
                f"{sign} "
                + (body.replace("\n\n", "\n") if tight else body)
                .replace("\n", f"\n{pad}")
                .replace(f"\n{pad}\n", "\n\n")
            )
        return "\n".join(parts)

    def table(self, block: Table) -> Iterator[str]:
        yield self.place("tabel", block.id) + f"**{escape(block.caption)}**"
        titles = [f"{column.group}: {column.title}" if column.group else column.title for column in block.columns]
        rows = [_line(_cell(title) for title in titles), _line(_rules(block))]
        if block.column_numbers:
            rows.append(_line(grid.numbers(block)))
        rows += [_line(_row(row)) for row in block.rows]
        yield "\n".join(rows)
        yield "\n\n".join(_paragraph(note) for note in block.notes)


def _entries(kind: str, blocks: Iterable[Table | Picture]) -> str:
    return "\n".join(f"- [{escape(one.caption)}](#{anchor(f'{kind}-{one.id}')})" for one in blocks)


def _strong(given: str) -> str:
    return f"**{escape(given)}**" if given else ""


def _styled(run: Run) -> bool:
    return run.bold or run.italic


def _runs(runs: Iterable[Run]) -> str:
    parts = []
    # marks of two runs that stand side by side would be taken for others
    for (bold, italic), together in groupby(runs, key=lambda run: (run.bold, run.italic)):
        safe = escape("".join(run.text for run in together)).replace("\n", "\\\n")
        mark = "*" * (2 * bold + italic)
        inner = safe.strip()
        # emphasis may not begin or end with a space
        parts.append(safe.replace(inner, f"{mark}{inner}{mark}", 1) if mark and inner else safe)
    return _LINE_START.sub(_start, "".join(parts).strip(" "))


def _marker(marker: Marker, at: int) -> str:
    # Markdown has no lettered lists: the letter becomes the item's first word
    return f"{at + 1}." if marker is Marker.NUMBER else "-"


def _item(marker: Marker, at: int, item: Item) -> str:
    body = _runs(item.runs)
    return f"{text.letter(at)}. {body}" if marker is Marker.LETTER else body


def _rules(table: Table) -> Iterator[str]:
    for at, column in enumerate(table.columns):
        cells = [row.cells[at] for row in table.rows]
        stands = [grid.align(cell, column) for cell in cells if cell is not None and cell.colspan == 1]
        common = max(Align, key=stands.count) if stands else column.align
        yield _RULES[common]


def _row(row: Row) -> Iterator[str]:
    for cell in row.cells:
        body = "" if cell is None else _cell(grid.shown(cell))
        if cell is not None and body and (grid.bold(cell, row) or cell.gap):
            body = f"**{body}**"
        yield body


def _cell(given: str) -> str:
    return "<br>".join(escape(line).strip() for line in text.lines(given)).strip()


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
