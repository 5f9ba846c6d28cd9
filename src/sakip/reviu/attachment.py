# SPDX-License-Identifier: MIT
"""The report that was audited as blocks, in its own order, with what is disputed marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sakip.document import Block, Cell, Column, Paragraph, Row, RowKind, Run, Section, Table
from sakip.lang import say
from sakip.published import Passage
from sakip.published import RowKind as ReadKind
from sakip.reviu.places import Mark, Spot, marks, pieces

if TYPE_CHECKING:
    from sakip.auditing import Audit, Finding
    from sakip.published import Cell as ReadCell
    from sakip.published import Published
    from sakip.published import Table as ReadTable

Marks = Mapping[Spot, tuple[Mark, ...]]
_NARROW, _BROAD = 4, 36
_KINDS = {ReadKind.GROUP: RowKind.GROUP, ReadKind.TOTAL: RowKind.TOTAL, ReadKind.MEAN: RowKind.TOTAL}


def attachment(audit: Audit, published: Published) -> Section:
    """Passages and tables of `published`; a run or cell that a finding disputes carries the finding's number."""
    disputed = marks(audit.findings, published)
    blocks = [
        _passage(part, disputed) if isinstance(part, Passage) else _table(part, disputed) for part in published.parts()
    ]
    title = say("The document: {name}", name=published.name)
    return Section("dokumen", title, tuple(blocks), new_page=True)


def remark(finding: Finding) -> tuple[str, ...]:
    """What is shown where one points at a disputed figure: printed, recomputed, cause, reference, a line each."""
    lines = [str(finding.message)]
    if finding.printed is not None and finding.computed is not None:
        lines.append(
            say("Printed {printed}; recomputed {computed}", printed=finding.printed, computed=finding.computed)
        )
    if finding.cause is not None:
        lines.append(say("Cause: {cause}", cause=finding.cause))
    if finding.rujukan is not None:
        lines.append(say("Reference: {reference}", reference=finding.rujukan))
    return tuple(lines)


def _passage(passage: Passage, disputed: Marks) -> Block:
    cut = tuple(pieces(passage.text, disputed.get((passage.index,), ())))
    if passage.level and not any(numbers for _, numbers in cut):
        return Section(f"bagian-{passage.index}", passage.text)
    bold = passage.bold or passage.level > 0
    return Paragraph(tuple(Run(text, bold, remarks=numbers) for text, numbers in cut if text))


def _table(table: ReadTable, disputed: Marks) -> Table:
    columns = tuple(
        Column(f"k{at}", title.removeprefix(group).strip() or title, _width(table, at), group=group or None)
        for at, (title, group) in enumerate(zip(table.columns, table.groups or ("",) * len(table.columns), strict=True))
    )
    rows = []
    for at, row in enumerate(table.rows):
        cells = [_cell(cell, disputed.get((table.index - 1, at, column), ())) for column, cell in enumerate(row.cells)]
        rows.append(Row(f"b{at}", tuple(cells), _KINDS.get(row.kind, RowKind.DATA)))
    title = " ".join(part for part in (table.label, table.title) if part) or table.name
    return Table(f"dokumen-{table.index}", title, columns, tuple(rows), column_numbers=table.numbered)


def _width(table: ReadTable, column: int) -> int:
    """A column's share: that of its longest text, within limits."""
    return min(max((len(row.cells[column].text) for row in table.rows), default=0) + _NARROW, _BROAD)


def _cell(cell: ReadCell, disputed: tuple[Mark, ...]) -> Cell:
    return Cell(cell.text, bold=cell.bold, remarks=tuple(dict.fromkeys(one.number for one in disputed)))
