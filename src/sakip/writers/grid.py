# SPDX-License-Identifier: MIT
"""A table's grid as every writer needs it: the header with its merged cells, alignment, column widths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from sakip.document import Align, Block, Cell, Column, List, Picture, Row, RowKind, Section, Table
from sakip.pictures.measure import em
from sakip.writers import text

GAP = "[belum diisi]"
UPRIGHT = 48.8
"""Ems of table text (9 points) in a line of an upright A4 page."""

WHOLE = 30
"""Lines of a table that is moved to the next page rather than parted."""

SMALLEST = 0.85
"""How far the font shrinks for the sake of whole words; numbers may shrink it further."""

TIED = 20
"""Lines of the rows beside one merged cell that are kept on one page."""

_WORDS = 14.0  # ems that a column of words keeps at most, however much room the numbers beside it want
_DEEP = 8  # lines of a text, in a column that is squeezed
_KEPT = 0.6  # of a column's share it keeps by all means: an empty one may have to be filled in by hand
_TITLE = 3  # lines of a column's title that look well


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


def widths(
    table: Table, total: float, *, padding: float, broad: float = 1.08, units: bool = False
) -> tuple[tuple[float, ...], float]:
    """Column widths that add up to `total` ems, and the factor by which the font must shrink to fit them.

    Each column gets its share by `Column.width`; one whose longest number or word needs more takes it from those that
    have room. What a column's texts then leave free goes to those whose texts take several lines. padding: what a
    cell's sides take, in ems; broad: how much wider bold text is; units: whether a number and its unit are one piece,
    as a spreadsheet shows them.
    """
    count = len(table.columns)
    numbers_need, words_need = [0.0] * count, [0.0] * count
    # what a column needs for its texts to stand on one line each, and its title on a few
    lines = [em(column.title) / _TITLE + padding for column in table.columns]
    for at, column in enumerate(table.columns):
        words_need[at] = text.longest_word(column.title) * broad + padding
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            if cell is None or cell.colspan > 1:
                continue
            said = shown(cell)
            if not said:
                continue
            whole = em(said)
            piece = whole if units and cell.value is not None else text.longest_word(said)
            size = piece * (broad if bold(cell, row) else 1) + padding
            need = numbers_need if unbreakable(cell) else words_need
            need[at] = max(need[at], size)
            lines[at] = max(lines[at], whole + padding)
    wanted = [max(pair) for pair in zip(numbers_need, words_need, strict=True)]
    # a smaller font before a broken word; any font before a broken number or a text as a tower of words
    held = [
        max(number, min(max(word, line / _DEEP), _WORDS))
        for number, word, line in zip(numbers_need, words_need, lines, strict=True)
    ]
    wanted = [max(pair) for pair in zip(wanted, held, strict=True)]
    factor = min(1.0, max(SMALLEST, total / sum(wanted)), total / max(sum(held), 1e-9))
    room = total / factor
    if sum(wanted) > room:
        spare, asked = room - sum(held), sum(wanted) - sum(held)
        wanted = [low + (high - low) * spare / max(asked, 1e-9) for low, high in zip(held, wanted, strict=True)]
    parts = _shared([max(column.width, 1) for column in table.columns], wanted, room)
    parts = _passed_on(parts, wanted, lines)
    return tuple(part * factor for part in parts), factor


def row_lines(table: Table, widths: Sequence[float], padding: float) -> list[int]:
    """How many lines each row takes in columns of `widths` ems, of which a cell's sides take `padding`."""
    found = []
    for at, row in enumerate(table.rows):
        lines = [1]
        for index, cell in enumerate(row.cells):
            if cell is not None:
                room = sum(widths[index : index + cell.colspan]) - padding
                lines.append(
                    text.line_count(text.together(shown(cell)), room) // min(cell.rowspan, len(table.rows) - at)
                )
        found.append(max(lines))
    return found


def whole(lines: Sequence[int], at: int, rowspan: int) -> bool:
    """Whether the rows that a cell beginning at `at` merges stay on one page. lines: of each row."""
    return rowspan > 1 and sum(lines[at : at + rowspan]) <= TIED


def _passed_on(parts: tuple[float, ...], least: list[float], lines: list[float]) -> tuple[float, ...]:
    """`parts` after columns with more room than their texts fill have passed some of it on to those that lack it."""
    spare = [max(part - max(low, line, part * _KEPT), 0.0) for part, low, line in zip(parts, least, lines, strict=True)]
    lack = [max(line - part, 0.0) for part, line in zip(parts, lines, strict=True)]
    moved = min(sum(spare), sum(lack))
    if moved <= 0:
        return parts
    given, taken = moved / sum(spare), moved / sum(lack)
    return tuple(part - one * given + more * taken for part, one, more in zip(parts, spare, lack, strict=True))


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
