# SPDX-License-Identifier: MIT
"""A table in WordprocessingML: fixed widths, header rows that come again on each page, rows that stay whole."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sakip.document import Align, Cell, Row, RowKind, Table
from sakip.writers import grid, text
from sakip.writers.docx_xml import Element, el, paragraph, run

SIZE = 9.0
"""The font of tables, in points; smaller where the numbers would not fit."""

_PADDING = 2 * 80  # twentieths of a point at both sides of a cell
_TALLEST = 30  # lines; a row that fits no page must be allowed to break
_HEAD, _BAND, _GAP = "E8EDF3", "F3F5F8", "FFE45C"


def table(block: Table, width: int) -> Element:
    """The table in `width` twentieths of a point."""
    return _Writer(block, width).table()


class _Writer:
    def __init__(self, block: Table, width: int) -> None:
        self.block = block
        total = width / 20 / SIZE
        parts, factor = grid.widths(block, total, padding=_PADDING / 20 / SIZE + 0.15)
        self.size = None if factor >= 1 else max(math.floor(SIZE * 2 * factor), 8)
        edges = [round(sum(parts[:at]) * width / total) for at in range(len(parts) + 1)]
        self.widths = [right - left for left, right in pairwise(edges)]
        points = SIZE if self.size is None else self.size / 2
        self.lines = grid.row_lines(block, [one / 20 / points for one in self.widths], _PADDING / 20 / points)

    def table(self) -> Element:
        block = self.block
        properties = el(
            "tblPr",
            el("tblStyle", val="TabelLaporan"),
            el("tblW", w=sum(self.widths), type="dxa"),
            el("jc", val="center"),
            el("tblLayout", type="fixed"),
            el(
                "tblLook",
                val="0020",
                firstRow="1",
                lastRow="0",
                firstColumn="0",
                lastColumn="0",
                noHBand="1",
                noVBand="1",
            ),
            el("tblCaption", val=text.clean(block.caption)),
        )
        node = el("tbl", properties, el("tblGrid", *(el("gridCol", w=width) for width in self.widths)))
        node.extend(self.header())
        spans: dict[int, tuple[int, int]] = {}
        joined = set(self.joined())
        whole = sum(self.lines) <= grid.WHOLE
        for at, row in enumerate(block.rows):
            follows = block.rows[at + 1].kind if at + 1 < len(block.rows) else None
            tied = row.kind is RowKind.GROUP or follows in (RowKind.TOTAL, None) or at in joined
            keep = (whole or tied) and (follows is not None or bool(block.notes))
            node.append(self.row(at, row, spans, keep))
        return node

    def joined(self) -> Iterator[int]:
        """The rows that a merged cell ties to the next one; a cell over many rows may go on over the page."""
        for at, row in enumerate(self.block.rows):
            for cell in row.cells:
                if cell is not None and grid.whole(self.lines, at, cell.rowspan):
                    yield from range(at, at + cell.rowspan - 1)

    def header(self) -> Iterable[Element]:
        rows = grid.header(self.block)
        tall = {head.at: head for head in rows[0] if head.rowspan > 1}
        for depth, heads in enumerate(rows):
            here = {head.at: head for head in heads}
            cells = []
            for at in range(len(self.widths)):
                if at in here:
                    head = here[at]
                    merge = "restart" if head.rowspan > 1 else None
                    cells.append(self.head_cell(head.text, at, head.colspan, merge))
                elif depth and at in tall:
                    cells.append(self.head_cell("", at, 1, "continue"))
            yield el("tr", el("trPr", el("cantSplit"), el("tblHeader")), *cells)
        numbers = [
            self.head_cell(number, at, 1, None, plain=True) for at, number in enumerate(grid.numbers(self.block))
        ]
        if numbers:
            yield el("tr", el("trPr", el("cantSplit"), el("tblHeader")), *numbers)

    def head_cell(self, title: str, at: int, colspan: int, merge: str | None, *, plain: bool = False) -> Element:
        size = 15 if plain else self.size
        look = [el("b", val="0")] if plain else []
        content = [run(title, size=size, extra=look)] if title else []
        return self.cell(at, colspan, merge, _HEAD, paragraph("KepalaTabel", content), vertical="center")

    def row(self, number: int, row: Row, spans: dict[int, tuple[int, int]], keep: bool) -> Element:
        cells, at = [], 0
        while at < len(row.cells):
            cell = row.cells[at]
            if cell is None:
                # a cell that reaches down from above; those covered from the left were stepped over
                remaining, colspan = spans[at]
                spans[at] = (remaining - 1, colspan)
                # the first cell of a row decides whether the row stays with the next one, a covered one as well
                empty = paragraph("IsiTabel", (), *[el("keepNext")] * keep)
                cells.append(self.cell(at, colspan, "continue", None, empty))
                at += colspan
                continue
            rowspan = min(cell.rowspan, len(self.block.rows) - number)
            if rowspan > 1:
                spans[at] = (rowspan - 1, cell.colspan)
            cells.append(self.body_cell(cell, row, at, rowspan, keep))
            at += cell.colspan
        whole = [el("trPr", el("cantSplit"))] if self.lines[number] <= _TALLEST else []
        return el("tr", *whole, *cells)

    def body_cell(self, cell: Cell, row: Row, at: int, rowspan: int, keep: bool) -> Element:
        fill = _GAP if cell.gap else (None if row.kind is RowKind.DATA else _BAND)
        stands = grid.align(cell, self.block.columns[at])
        properties = [el("keepNext")] * keep
        if stands is not Align.LEFT:
            properties.append(el("jc", val=stands.value))
        shown = grid.shown(cell)
        content = [run(shown, bold=grid.bold(cell, row), size=self.size)] if shown else []
        merge = "restart" if rowspan > 1 else None
        whole = grid.unbreakable(cell)
        return self.cell(at, cell.colspan, merge, fill, paragraph("IsiTabel", content, *properties), whole=whole)

    def cell(
        self,
        at: int,
        colspan: int,
        merge: str | None,
        fill: str | None,
        content: Element,
        *,
        whole: bool = False,
        vertical: str | None = None,
    ) -> Element:
        properties = el("tcPr", el("tcW", w=sum(self.widths[at : at + colspan]), type="dxa"))
        if colspan > 1:
            properties.append(el("gridSpan", val=colspan))
        if merge is not None:
            properties.append(el("vMerge", val=merge))
        if fill is not None:
            properties.append(el("shd", val="clear", color="auto", fill=fill))
        if whole:
            properties.append(el("noWrap"))
        if vertical is not None:
            properties.append(el("vAlign", val=vertical))
        return el("tc", properties, content)


def side_by_side(rows: Sequence[Sequence[Sequence[Element]]], width: int) -> Element:
    """Paragraphs in rows and columns without lines: signatures next to each other, their names on one line."""
    columns = rows[0]
    share = width // len(columns)
    cells = [[el("tc", el("tcPr", el("tcW", w=share, type="dxa")), *content) for content in row] for row in rows]
    properties = el(
        "tblPr", el("tblW", w=share * len(columns), type="dxa"), el("jc", val="center"), el("tblLayout", type="fixed")
    )
    return el(
        "tbl",
        properties,
        el("tblGrid", *(el("gridCol", w=share) for _ in columns)),
        *(el("tr", el("trPr", el("cantSplit")), *row) for row in cells),
    )
