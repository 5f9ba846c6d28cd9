# SPDX-License-Identifier: MIT
"""A table's grid as every writer needs it: the header with its merged cells, alignment, column widths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from sakip.document import Align, Block, Cell, Column, List, Picture, Row, RowKind, Section, Table
from sakip.writers import text

GAP = "[belum diisi]"
UPRIGHT = 48.8
"""Ems of table text (9 points) in a line of an upright A4 page."""

SMALLEST = 0.85
"""How far the font shrinks for the sake of whole words; numbers may shrink it further."""


def tables(blocks: Iterable[Block]) -> Iterator[Table]:
    """Every table among `blocks` in reading order, those inside sections and list items included."""
    return (block for block in _every(blocks) if isinstance(block, Table))


def pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    """Every picture among `blocks` in reading order, those inside sections and list items included."""
    return (block for block in _every(blocks) if isinstance(block, Picture))


def _every(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Section():
                yield from _every(block.blocks)
            case List():
                for item in block.items:
                    yield from _every(item.blocks)
            case _:
                pass


@attrs.frozen
class Head:
    """A header cell. at: its first column."""

    text: str
    at: int
    colspan: int = 1
    rowspan: int = 1
    group: bool = False


def header(table: Table) -> tuple[tuple[Head, ...], ...]:
    """The header's rows, each with the cells that begin in it: one row, or two where columns have groups."""
    if not table.has_groups:
        return (tuple(Head(column.title, at) for at, column in enumerate(table.columns)),)
    upper: list[Head] = []
    lower: list[Head] = []
    for at, column in enumerate(table.columns):
        if column.group is None:
            upper.append(Head(column.title, at, rowspan=2))
            continue
        lower.append(Head(column.title, at))
        last = upper[-1] if upper else None
        if last is not None and last.group and last.text == column.group and last.at + last.colspan == at:
            upper[-1] = attrs.evolve(last, colspan=last.colspan + 1)
        else:
            upper.append(Head(column.group, at, group=True))
    return tuple(upper), tuple(lower)


def is_wide(table: Table) -> bool:
    """Whether the table belongs on a landscape page: it says so, or an upright one would squeeze its words."""
    return table.wide or widths(table, UPRIGHT, padding=1.0)[1] < 1


def numbers(table: Table) -> tuple[str, ...]:
    """The texts (1), (2), (3) of the row under the header; empty where the table has none."""
    return tuple(f"({at})" for at in range(1, len(table.columns) + 1)) if table.column_numbers else ()


def align(cell: Cell, column: Column) -> Align:
    """Where the cell's text stands: as it says itself, as the column says, a number at the right."""
    if cell.align is not None:
        return cell.align
    if column.align is Align.LEFT and cell.value is not None and cell.colspan == 1:
        return Align.RIGHT
    return Align.LEFT if cell.colspan > 1 else column.align


def shown(cell: Cell) -> str:
    """The text to print; an empty gap says that it is one."""
    return cell.text or (GAP if cell.gap else "")


def bold(cell: Cell, row: Row) -> bool:
    """Whether the cell is printed bold."""
    return cell.bold or row.kind is not RowKind.DATA


def unbreakable(cell: Cell) -> bool:
    """Whether the cell holds a number that must stay on one line."""
    return cell.value is not None or text.is_amount(cell.text)


def widths(table: Table, total: float, *, padding: float, broad: float = 1.08) -> tuple[tuple[float, ...], float]:
    """Column widths that add up to `total` ems, and the factor by which the font must shrink to fit them.

    Each column gets its share by `Column.width`; one whose longest number or word needs more takes it from those that
    have room. padding: what a cell's sides take, in ems; broad: how much wider bold text is.
    """
    count = len(table.columns)
    numbers_need, words_need = [0.0] * count, [0.0] * count
    for at, column in enumerate(table.columns):
        words_need[at] = text.longest_word(column.title) * broad + padding
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            if cell is None or cell.colspan > 1:
                continue
            size = text.longest_word(shown(cell)) * (broad if bold(cell, row) else 1) + padding
            need = numbers_need if unbreakable(cell) else words_need
            need[at] = max(need[at], size)
    wanted = [max(pair) for pair in zip(numbers_need, words_need, strict=True)]
    # a smaller font before a broken word, and any font before a broken number
    factor = min(1.0, max(SMALLEST, total / sum(wanted)), total / max(sum(numbers_need), 1e-9))
    room = total / factor
    if sum(wanted) > room:
        spare, asked = room - sum(numbers_need), sum(wanted) - sum(numbers_need)
        wanted = [low + (high - low) * spare / asked for low, high in zip(numbers_need, wanted, strict=True)]
    parts = _shared([max(column.width, 1) for column in table.columns], wanted, room)
    return tuple(part * factor for part in parts), factor


def _shared(shares: list[int], least: list[float], total: float) -> tuple[float, ...]:
    """`total` divided by `shares`, no part below its `least` (which add up to no more than `total`)."""
    fixed: set[int] = set()
    while True:
        left = total - sum(least[at] for at in fixed)
        weight = sum(share for at, share in enumerate(shares) if at not in fixed)
        parts = [least[at] if at in fixed else left * shares[at] / weight for at in range(len(shares))]
        short = {at for at in range(len(shares)) if at not in fixed and parts[at] < least[at] - 1e-9}
        if not short or len(fixed | short) == len(shares):
            return tuple(parts)
        fixed |= short
