# SPDX-License-Identifier: MIT
"""Which blocks go on upright pages, which on landscape ones, and where a new page begins.

A wide table takes a landscape page. What stands alone between such tables goes with them, rather than on a page that
is nearly empty; so does the heading right over a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from sakip.document import (
    Block,
    Contents,
    Cover,
    List,
    ListOfPictures,
    ListOfTables,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Signature,
    Table,
)
from sakip.writers import grid, text

_FEW = 18  # lines that would leave a page mostly empty


@attrs.define
class Item:
    """A block in reading order; a section stands for its heading alone.

    signatures: all that follow each other, at the first of them; they are set side by side.
    """

    block: Block
    depth: int
    new_page: bool = False
    wide: bool = False
    signatures: tuple[Signature, ...] = ()

    @property
    def is_wide_table(self) -> bool:
        """Whether the block itself asks for a landscape page."""
        return (isinstance(self.block, Table) and grid.is_wide(self.block)) or (
            isinstance(self.block, Picture) and self.block.wide
        )


def layout(blocks: Iterable[Block]) -> list[Item]:
    """All blocks in reading order, each with its page."""
    items = list(_paged(_flat(blocks, 0)))
    for item in items:
        item.wide = item.is_wide_table
    for run, before, after in _runs(items):
        lines = sum(_lines(item.block) for item in run)
        if (before or after) and lines <= _FEW:
            for item in run:
                item.wide = True
        elif after:
            for item in _leading(run):
                item.wide = True
    return items


def _flat(blocks: Iterable[Block], depth: int) -> Iterator[Item]:
    signed: Item | None = None
    for block in blocks:
        if isinstance(block, Signature):
            if signed is None:
                signed = Item(block, depth)
                yield signed
            signed.signatures += (block,)
            continue
        signed = None
        yield Item(block, depth, isinstance(block, Section) and block.new_page)
        if isinstance(block, Section):
            yield from _flat(block.blocks, depth + 1)


def _paged(items: Iterable[Item]) -> Iterator[Item]:
    """The items without page breaks, which become a property of what follows them."""
    broken = False
    for item in items:
        if isinstance(item.block, PageBreak):
            broken = True
            continue
        item.new_page = item.new_page or broken or isinstance(item.block, Cover)
        yield item
        broken = isinstance(item.block, Cover)


def _runs(items: list[Item]) -> Iterator[tuple[list[Item], bool, bool]]:
    """The stretches between wide tables or pictures and new pages, each with whether there is one before it, and a
    table after it: a picture takes a page of its own."""
    run: list[Item] = []
    before = False
    for item in items:
        if run and item.new_page:
            yield run, before, False
            run, before = [], False
        if item.new_page:
            before = False
        if item.is_wide_table:
            if run:
                yield run, before, isinstance(item.block, Table)
            run, before = [], True
        else:
            run.append(item)
    if run:
        yield run, before, False


def _leading(run: list[Item]) -> list[Item]:
    """The headings at the end of `run`, with the short sentence under them."""
    at = len(run)
    left = text.LEAD
    while at and isinstance(run[at - 1].block, Paragraph) and _lines(run[at - 1].block) <= left:
        at -= 1
        left -= _lines(run[at].block)
    first = at
    while first and isinstance(run[first - 1].block, Section):
        first -= 1
    return run[first:] if first < at else []


def _lines(block: Block) -> int:
    match block:
        case Paragraph():
            return text.line_count(block.text, text.BODY_LINE)
        case List(items):
            own = sum(text.line_count("".join(run.text for run in item.runs), text.BODY_LINE) for item in items)
            return own + sum(_lines(inner) for item in items for inner in item.blocks)
        case Table():
            return 4 + 2 * len(block.rows)
        case Signature(above, below):
            return len(above) + len(below) + 4
        case Contents() | ListOfTables() | ListOfPictures() | Cover():
            return 2 * _FEW
        case Picture():
            return 2 * _FEW
        case _:
            return 2
