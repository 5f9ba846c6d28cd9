# SPDX-License-Identifier: MIT
"""Tables without drawn cells: words that stand under each other, below a header whose words are known.

The columns are the stretches of the page that the words of the header and of the rows under it fill; where a line fills
the gap between two columns, the table ends. A row is what stands around one line of figures: by the rules drawn between
rows, by the gaps between them where these are wider than those inside a cell, else by the figures alone. Where none of
them tells, nothing is read: running text is never taken for a table.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from sakip.published import Cell
from sakip.readers.aligned.body import split, under
from sakip.readers.aligned.heads import columns_of, head_rows, header
from sakip.readers.aligned.rows import Grid, cells
from sakip.readers.aligned.words import Line, Span, Word, lines
from sakip.readers.vocabulary import Vocabulary

__all__ = ["Found", "Line", "Span", "Word", "lines", "tables"]


@attrs.frozen
class Found:
    """A table that was found. rows: the header first. columns: the stretch of each. first, last: which of the lines it
    takes, both counted in. heads: how many rows are header."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int
    columns: tuple[Span, ...]
    first: int
    last: int


def tables(
    those: Sequence[Line],
    vocabulary: Vocabulary,
    *,
    rules: Sequence[float] = (),
    page: int | None = None,
    before: tuple[Span, ...] = (),
) -> list[Found]:
    """The tables among the lines of one page.

    rules: the heights of the horizontal lines drawn on it. before: the columns of a table that reaches the end of the
    page before, which may go on at the top of this one.
    """
    found: list[Found] = []
    at = 0
    if before and not any(header(those, top, vocabulary) for top in range(min(3, len(those)))):
        starts = (_table(those, top, 0, before, rules, page) for top in range(min(3, len(those))))
        first = next((one for one in starts if one is not None), None)
        if first is not None:
            found.append(first)
            at = first.last + 1
    while at < len(those):
        heads = header(those, at, vocabulary)
        made = None if heads is None else _under(those, at, heads, rules, page)
        if made is None:
            at += 1
            continue
        found.append(made)
        at = made.last + 1
    return found


def _under(those: Sequence[Line], at: int, heads: int, rules: Sequence[float], page: int | None) -> Found | None:
    columns, _ = columns_of(those[at : at + heads])
    return _table(those, at, heads, columns, rules, page)


def _table(
    those: Sequence[Line], at: int, heads: int, columns: Sequence[Span], rules: Sequence[float], page: int | None
) -> Found | None:
    """The table that begins at a line, None where no row with figures follows."""
    found = under(those, at + heads, columns)
    closer = split(columns, those[at : at + heads], found)
    if closer is not None:
        columns, found = closer, under(those, at + heads, closer)
    if not found.lines:
        return None
    rows = Grid(found.lines, found.cuts, rules, found.alone).rows()
    if rows is None:
        return None
    made = [*head_rows(those[at : at + heads], found.cuts, page), *cells(rows, page)]
    return Found(tuple(made), len(made) - len(rows), found.extents(columns), at, found.last)
