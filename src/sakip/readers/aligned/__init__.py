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
from sakip.readers.aligned.words import Line, Span, Word, line_of, lines
from sakip.readers.vocabulary import Vocabulary

__all__ = ["Found", "Line", "Span", "Word", "line_of", "lines", "tables"]


MOST_LINES = 20_000
"""A text of more lines without a page is no report; its columns are not looked for."""


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
    sheet = _Page(those, vocabulary, rules, page)
    found: list[Found] = []
    if len(those) > MOST_LINES:
        return found
    at = 0
    tops = range(min(3, len(those)))
    if before and not any(header(those, top, vocabulary) for top in tops):
        first = next((one for top in tops if (one := sheet.table(top, 0, before)) is not None), None)
        if first is not None:
            found.append(first)
            at = first.last + 1
    while at < len(those):
        heads = header(those, at, vocabulary)
        made = None if heads is None else sheet.table(at, heads, columns_of(those[at : at + heads])[0])
        if made is None:
            at += heads or 1
            continue
        found.append(made)
        at = made.last + 1
    return found


@attrs.frozen
class _Page:
    """The lines of a page, and what is known of them all."""

    those: Sequence[Line]
    vocabulary: Vocabulary
    rules: Sequence[float]
    page: int | None

    def table(self, at: int, heads: int, columns: Sequence[Span]) -> Found | None:
        """The table that begins at a line, None where no row with figures follows."""
        block = list(self.those[at : at + heads])
        found = under(self.those, at + heads, columns)
        closer = split(columns, block, found, self.vocabulary)
        if closer is not None:
            columns, block = closer
            found = under(self.those, at + heads, columns)
        rows = Grid(found.lines, found.cuts, self.rules, found.alone).rows() if found.lines else None
        if rows is None:
            return None
        made = [*head_rows(block, found.cuts, self.page, apart=closer is not None), *cells(rows, self.page)]
        return Found(tuple(made), len(made) - len(rows), found.extents(columns), at, found.last)
