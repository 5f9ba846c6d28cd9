# SPDX-License-Identifier: MIT
"""One report in other forms: tables and text of a published report written again, by our writers and by hand."""

from __future__ import annotations

from io import BytesIO

import docx
import xlsxwriter

from sakip.document import Block, Cell, Column, Document, Paragraph, Row, Section, Table
from sakip.readers import Published
from sakip.readers import Table as ReadTable
from sakip.readers.records import rows
from sakip.writers import render


def parts(published: Published) -> list:
    """Passages and tables in one order: a table stands before the first line below its own."""
    marked = [(one.line or 0, 1, one) for one in published.text]
    marked += [(table.rows[0].cells[0].line or 0, 0, table) for table in published.tables]
    return [one for _, _, one in sorted(marked, key=lambda item: item[:2])]


def document(published: Published) -> Document:
    """The report as a document of blocks."""
    blocks: list[Block] = []
    for number, part in enumerate(parts(published)):
        if isinstance(part, ReadTable):
            blocks.append(_table(part))
        elif part.level:
            blocks.append(Section(f"s{number}", part.text))
        else:
            blocks.append(Paragraph.of(part.text))
    return Document("Laporan", tuple(blocks))


def _table(table: ReadTable) -> Table:
    columns = tuple(
        Column(f"k{at}", title[len(group) :].strip() if group else title, group=group or None)
        for at, (title, group) in enumerate(zip(table.columns, table.groups, strict=True))
    )
    body = tuple(Row(f"b{at}", tuple(Cell(cell.text) for cell in row.cells)) for at, row in enumerate(table.rows))
    number = table.label.removeprefix("Tabel ") if table.label else None
    return Table(f"t{table.index}", table.title, columns, body, number=number, column_numbers=table.numbered)


def written(published: Published, form: str) -> bytes:
    """The report as our own writer of that form makes it."""
    return render(document(published), form)


def docx_by_hand(published: Published) -> bytes:
    """The report as python-docx makes it: merged header cells, plain styles."""
    word = docx.Document()
    for part in parts(published):
        if not isinstance(part, ReadTable):
            word.add_heading(part.text, min(part.level, 9)) if part.level else word.add_paragraph(part.text)
            continue
        heads = len(part.header)
        grid = word.add_table(heads + len(part.rows), len(part.columns))
        for at, row in enumerate((*part.header, *(row.cells for row in part.rows))):
            for column, (target, cell) in enumerate(zip(grid.rows[at].cells, row, strict=True)):
                if cell.text:
                    target.text = cell.text
                elif at == 0 and heads == 2 and part.groups[column]:
                    target.merge(grid.cell(at, column - 1))
        word.add_paragraph("")
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def xlsx_by_hand(published: Published) -> bytes:
    """Each table on a sheet of its own, as xlsxwriter makes it, its title above it."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for table in published.tables:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, f"{table.label or ''} {table.title}".strip() or "Tabel")
        at = 2
        for row in table.header:
            for column, cell in enumerate(row):
                sheet.write_string(at, column, cell.text)
            at += 1
        for line in table.rows:
            for column, cell in enumerate(line.cells):
                if cell.text:
                    sheet.write_string(at, column, cell.text)
            at += 1
    book.close()
    return file.getvalue()


def said(published: Published) -> list[tuple]:
    """What the rows say, without the places."""
    return [
        (
            (one.kind, one.sasaran, one.indikator, one.program, one.satuan, one.label),
            [(value.peran, value.tahun, value.text) for value in one.values],
        )
        for one in rows(published)
    ]
