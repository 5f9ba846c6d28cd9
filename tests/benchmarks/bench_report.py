# SPDX-License-Identifier: MIT
"""A report of some sixty pages written in each format, against the bare library writing the same cells and lines."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import docx
import openpyxl
import typst
import xlsxwriter

import make_bundle
import sakip
from measuring import compare, report
from sakip.document import Block, Document, List, Paragraph, Picture, Section
from sakip.writers import grid, pdf, render

INDICATORS = 120
ROUNDS = 5


def lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every line of text that is no cell."""
    for block in blocks:
        match block:
            case Section():
                yield block.heading
                yield from lines(block.blocks)
            case Paragraph():
                yield block.text
            case List():
                for item in block.items:
                    yield "".join(run.text for run in item.runs)
                    yield from lines(item.blocks)
            case _:
                pass


def without_pictures(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without drawings: turned into dots they would weigh the same on both sides, and hide the rest."""
    kept = (block for block in blocks if not isinstance(block, Picture))
    return tuple(
        attrs.evolve(block, blocks=without_pictures(block.blocks)) if isinstance(block, Section) else block
        for block in kept
    )


def bare_docx(document: Document) -> bytes:
    """The same text and cells by python-docx alone."""
    word = docx.Document()
    for line in lines(document.blocks):
        word.add_paragraph(line)
    for table in grid.tables(document.blocks):
        made = word.add_table(len(table.rows) + 1, len(table.columns))
        texts = [[column.title for column in table.columns]]
        texts += [["" if cell is None else cell.text for cell in row.cells] for row in table.rows]
        for row, shown in zip(made.rows, texts, strict=True):
            for cell, one in zip(row.cells, shown, strict=True):
                cell.text = one
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


Written = list[tuple[str, list[tuple[int, int, object]], list[tuple[int, int, int, int]], dict[int, float]]]
"""For each sheet its cells (row, column, value, formula or link), its merged areas and the heights of its rows."""


@attrs.frozen
class Link:
    """A cell that leads to another place of the workbook."""

    to: str
    shown: str


def cells_of(data: bytes) -> Written:
    """All that stands in the cells of a workbook."""
    found: Written = []
    for sheet in openpyxl.load_workbook(BytesIO(data)):
        cells = [(one.row - 1, one.column - 1, content(one)) for row in sheet.iter_rows() for one in row]
        merged = [
            (one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1) for one in sheet.merged_cells.ranges
        ]
        heights = {at - 1: row.height for at, row in sheet.row_dimensions.items() if row.height}
        found.append((sheet.title, cells, merged, heights))
    return found


def content(cell: Any) -> object:
    """What stands in a cell."""
    link = getattr(cell, "hyperlink", None)
    return cell.value if link is None else Link(f"internal:{link.location}", str(cell.value))


def bare_xlsx(written: Written) -> bytes:
    """The same cells by xlsxwriter alone."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    look = book.add_format({"border": 1, "text_wrap": True})
    for title, cells, merged, heights in written:
        sheet = book.add_worksheet(title)
        for row, height in heights.items():
            sheet.set_row(row, height)
        for area in merged:
            sheet.merge_range(*area, "", look)
        for row, column, value in cells:
            if isinstance(value, Link):
                sheet.write_url(row, column, value.to, look, value.shown)
            elif value is None:
                sheet.write_blank(row, column, None, look)
            elif isinstance(value, str) and value.startswith("="):
                sheet.write_formula(row, column, value, look, 0)
            elif isinstance(value, str):
                sheet.write_string(row, column, value, look)
            else:
                sheet.write_number(row, column, value, look)
    book.close()
    return buffer.getvalue()


def main() -> None:
    """Measure each format and report the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        bundle = sakip.load(make_bundle.write(Path(folder), INDICATORS))
    document = sakip.report(sakip.measure(bundle))
    written = attrs.evolve(document, blocks=without_pictures(document.blocks))
    cells = cells_of(render(written, "xlsx"))
    data = pdf.data(document)
    count = sum(len(row.cells) for table in document.tables() for row in table.rows)
    print(f"{count} cells, {len(document.figures)} figures, {sum(1 for _ in grid.pictures(document.blocks))} pictures")

    def bare_pdf() -> object:
        return typst.compile(
            pdf.source(), format="pdf", sys_inputs={"dokumen": data}, ignore_system_fonts=True, pdf_standards=[]
        )

    report(
        [
            compare("DOCX", lambda: render(written, "docx"), lambda: bare_docx(written), 2.0, ROUNDS),
            compare("XLSX (goal 1.5)", lambda: render(written, "xlsx"), lambda: bare_xlsx(cells), 1.7, ROUNDS),
            compare("PDF", lambda: render(document, "pdf"), bare_pdf, 1.5, ROUNDS),
        ]
    )


if __name__ == "__main__":
    main()
