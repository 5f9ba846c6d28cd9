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
from sakip.readers.aligned import tops
from sakip.readers.aligned.body import FEWEST, Body, split, under
from sakip.readers.aligned.heads import Mixed, columns_of, ended, head_rows, header, repeated
from sakip.readers.aligned.rows import Grid, cells
from sakip.readers.aligned.words import Line, Span, Word, line_of, lines
from sakip.readers.clean import has_figure
from sakip.readers.vocabulary import Vocabulary

__all__ = ["Found", "Line", "Span", "Word", "line_of", "lines", "tables"]


MOST_FIGURES = 2
"""So many figures stand side by side in rows of tables only."""
TOP = 3
"""So many lines at the top of a page may stand above a table that goes on there."""
MOST_LINES = 20_000
"""A text of more lines without a page is no report; its columns are not looked for."""


@attrs.frozen
class Found:
    """A table that was found. rows: the header first. columns: the stretch of each. first, last: which of the lines it
    takes, both counted in. heads: how many rows are header. titles: of the columns, as they stand."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int
    columns: tuple[Span, ...]
    first: int
    last: int
    titles: tuple[str, ...] = ()


def tables(
    those: Sequence[Line],
    vocabulary: Vocabulary,
    *,
    rules: Sequence[float] = (),
    page: int | None = None,
    before: tuple[Span, ...] = (),
    titles: Sequence[str] = (),
    doubtful: list[Line] | None = None,
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
        try:
            again = repeated(those, at, titles, vocabulary) if titles and at < TOP and not found else None
        except Mixed:
            return _none(those, doubtful)
        heads = again or header(those, at, vocabulary)
        spans = columns_of(those[at : at + heads])[0] if heads else []
        made = sheet.table(at, heads, spans, again=again is not None) if heads else None
        if made is None:
            if doubtful is not None and (heads or _looks_tabular(those[at])):
                doubtful.append(those[at])
            at += heads or 1
            continue
        found.append(made)
        at = made.last + 1
    return found


def _none(those: Sequence[Line], doubtful: list[Line] | None) -> list[Found]:
    """No table, all lines doubtful."""
    if doubtful is not None:
        doubtful.extend(those)
    return []


@attrs.frozen
class _Page:
    """The lines of a page, and what is known of them all."""

    those: Sequence[Line]
    vocabulary: Vocabulary
    rules: Sequence[float]
    page: int | None

    def table(self, at: int, heads: int, columns: Sequence[Span], *, again: bool = False) -> Found | None:
        """The table that begins at a line, None where no row with figures follows. again: its header is that of the
        page before."""
        block = list(self.those[at : at + heads])
        titles = tuple(columns_of(block)[1])
        found = under(self.those, at + heads, columns)
        closer = split(columns, block, found, self.vocabulary)
        if closer is not None:
            columns, block = closer
            found = under(self.those, at + heads, columns)
        rows = self._rows(found, again=again) if found.lines else None
        if rows is None:
            return None
        head = list(head_rows(block, found.cuts, self.page, apart=closer is not None))
        if block and block[0].number is not None:
            sure = again or ended(
                block, self.those[at + heads] if at + heads < len(self.those) else None, self.vocabulary
            )
            if not sure or not _distinct(head):
                return None
        made = [*head, *rows]
        return Found(tuple(made), len(made) - len(rows), found.extents(columns), at, found.last, titles)

    def _rows(self, found: Body, *, again: bool) -> list[tuple[Cell, ...]] | None:
        if _together(found.lines) and not any(found.lines[0].top < rule < found.lines[-1].top for rule in self.rules):
            return tops.rows(found.lines, found.cuts, found.alone, self.page, again=again)
        rows = Grid(found.lines, found.cuts, self.rules, found.alone).rows()
        return None if rows is None else list(cells(rows, self.page))


def _looks_tabular(line: Line) -> bool:
    """Whether figures stand in columns on a line."""
    figures = sum(1 for one in line.segments if has_figure(one.text) and one.text != "-")
    return len(line.segments) >= FEWEST and figures >= MOST_FIGURES


def _distinct(head: Sequence[Sequence[Cell]]) -> bool:
    """Whether a header tells its columns apart."""
    titles: list[tuple[str, ...]] = []
    above = ""
    for at, cell in enumerate(head[-1]):
        if len(head) > 1:
            above = head[0][at].text if not head[0][at].covered else above
        titles.append((above, "".join(cell.text.split())))
    return len({one for one in titles if one[1]}) == sum(bool(one[1]) for one in titles)


def _together(those: Sequence[Line]) -> bool:
    """Whether these are lines of a text, one right below the other."""
    numbers = [one.number for one in those if one.number is not None]
    return len(numbers) == len(those) and numbers[-1] - numbers[0] == len(numbers) - 1
