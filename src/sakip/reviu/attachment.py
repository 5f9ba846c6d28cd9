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
    spans = _spans(table)
    rows = []
    for at, row in enumerate(table.rows):
        cells = [
            _cell(cell, disputed.get((table.index - 1, at, column), ()), spans[at, column])
            for column, cell in enumerate(row.cells)
        ]
        rows.append(Row(f"b{at}", tuple(cells), _KINDS.get(row.kind, RowKind.DATA)))
    title = " ".join(part for part in (table.label, table.title) if part) or table.name
    return Table(f"dokumen-{table.index}", title, columns, tuple(rows), column_numbers=table.numbered)


def _width(table: ReadTable, column: int) -> int:
    """A column's share: that of its longest text, within limits."""
    return min(max((len(row.cells[column].text) for row in table.rows), default=0) + _NARROW, _BROAD)


Span = tuple[int, int] | None
"""Height and width of a cell; None under a merged one."""


def _spans(table: ReadTable) -> dict[tuple[int, int], Span]:
    """The span of every cell: over the covered ones right of it, as far as it says, then over those below it."""
    found: dict[tuple[int, int], Span] = {}
    cells = {(at, column): cell for at, row in enumerate(table.rows) for column, cell in enumerate(row.cells)}
    for (at, column), cell in cells.items():
        if (at, column) in found:
            continue
        wide = 1
        while (
            wide < cell.colspan
            and not cell.covered
            and _free(cells, found, at, range(column + wide, column + wide + 1))
        ):
            wide += 1
        reach = range(column, column + wide)
        high = 1
        while not cell.covered and _free(cells, found, at + high, reach) and not _owned(table, at + high, column):
            high += 1
        found |= {(at + down, column + right): None for down in range(high) for right in range(wide)}
        found[at, column] = (high, wide)
    return found


def _free(
    cells: Mapping[tuple[int, int], ReadCell], found: Mapping[tuple[int, int], Span], at: int, those: range
) -> bool:
    """Whether these cells of a row are covered, and by none before."""
    return all((at, one) in cells and cells[at, one].covered and (at, one) not in found for one in those)


def _owned(table: ReadTable, at: int, column: int) -> bool:
    """Whether a cell on the left reaches over this one."""
    row = table.rows[at].cells
    return any(not row[left].covered and left + row[left].colspan > column for left in range(column))


def _cell(cell: ReadCell, disputed: tuple[Mark, ...], span: Span) -> Cell | None:
    if span is None:
        return None
    numbers = tuple(dict.fromkeys(one.number for one in disputed))
    return Cell(cell.text, bold=cell.bold, rowspan=span[0], colspan=span[1], remarks=numbers)
