# SPDX-License-Identifier: MIT
"""The rows of a table that is told by positions alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from sakip.published import Cell
from sakip.readers import repair
from sakip.readers.aligned.body import APART
from sakip.readers.aligned.words import Line, Segment, Span, middle, width, within
from sakip.readers.clean import glue, has_figure

LEAST = 0.1
"""A blank strip between rows is wider than this share of a line's height."""


@attrs.define
class _Cell:
    """A cell in the making: the lines that it has in one column."""

    column: int
    pieces: list[tuple[Line, Segment]]

    @property
    def text(self) -> str:
        return "\n".join(one.text for _, one in self.pieces)

    @property
    def middle(self) -> float:
        return (self.pieces[0][0].top + self.pieces[-1][0].bottom) / 2


@attrs.define
class _Row:
    """A row in the making. top, bottom: what it reaches over."""

    top: float
    bottom: float
    cells: dict[int, _Cell] = attrs.field(factory=dict)
    covered: set[int] = attrs.field(factory=set)
    width: int = 0
    group: bool = False


@attrs.define
class Grid:
    """The lines of a table in its columns."""

    those: list[Line]
    cuts: tuple[float, ...]
    rules: Sequence[float]
    alone: frozenset[int]
    leading: float = attrs.field(init=False)
    """The smallest step from line to line in one column."""

    def __attrs_post_init__(self) -> None:
        steps = (
            below.top - above.top
            for column in range(len(self.cuts) + 1)
            for (_, above), (_, below) in pairwise(self._in(column))
        )
        self.leading = min(steps, default=0.0)

    def rows(self) -> list[_Row] | None:
        """The rows, None where nothing tells them apart."""
        figures = self._figure_columns()
        if not any(figures):
            return None
        anchors = self._anchors(figures)
        if not anchors:
            return None
        main = self._main(figures)
        ruled, apart = self._by_rules(anchors), self._by_gaps(main, anchors)
        bounds = ruled or apart or self._by_figures(main, anchors)
        return None if bounds is None else self._filled(bounds, figures, merged=not ruled and apart is not None)

    def _in(self, column: int) -> list[tuple[Line, Segment]]:
        return [(line, one) for line in self.those if (one := self._at(line, column)) is not None]

    def _at(self, line: Line, column: int) -> Segment | None:
        """What a line has in a column."""
        if id(line) in self.alone:
            return None
        found = within(line.words, self.cuts, column)
        return Segment(found) if found else None

    def _figure_columns(self) -> list[bool]:
        made = []
        for column in range(len(self.cuts) + 1):
            texts = [one.text for _, one in self._in(column)]
            count = sum(1 for text in texts if has_figure(text))
            numbering = column == 0 and all(map(repair.is_number, texts))
            made.append(bool(texts) and count * 2 > len(texts) and not numbering)
        return made

    def _anchors(self, figures: Sequence[bool]) -> list[Line]:
        """The lines that hold a row's figures; what only goes on with a number above it is none."""
        made: list[Line] = []
        last: dict[int, str] = {}
        for line in self.those:
            texts = {
                column: one.text
                for column, figure in enumerate(figures)
                if figure and (one := self._at(line, column)) is not None and has_figure(one.text)
            }
            if not texts:
                continue
            if all(
                column in last and glue(last[column], text) == last[column] + text for column, text in texts.items()
            ):
                last |= {column: last[column] + text for column, text in texts.items()}
                continue
            last = texts
            made.append(line)
        return made

    def _numbers(self) -> list[Line]:
        """The lines that number a row, where the first column does so."""
        found = self._in(0)
        return [line for line, _ in found] if found and all(repair.is_number(one.text) for _, one in found) else []

    def _main(self, figures: Sequence[bool]) -> int | None:
        """The column of words with the most lines, the one on the right of several."""
        words = [at for at, figure in enumerate(figures) if not figure and len(self._in(at)) > 1]
        left = [at for at in words if any(figures[at + 1 :])]
        return max(left, key=lambda at: (len(self._in(at)), at), default=None)

    def _by_rules(self, anchors: list[Line]) -> list[Span] | None:
        """Rows between drawn lines, where each has the figures of one row at most."""
        top, bottom = self.those[0].top, self.those[-1].bottom
        inner = sorted(one for one in self.rules if top < one < bottom)
        edges = [top - 1, *inner, bottom + 1]
        bands = [(a, b) for a, b in pairwise(edges) if any(a < (line.top + line.bottom) / 2 < b for line in self.those)]
        if len(bands) < 2 or any(sum(a < (x.top + x.bottom) / 2 < b for x in anchors) > 1 for a, b in bands):
            return None
        return bands

    def _by_gaps(self, main: int | None, anchors: list[Line]) -> list[Span] | None:
        """Rows by the wider gaps in the column of words, where each has the figures of one row."""
        if main is None:
            return None
        cells: list[list[Line | Segment]] = []
        for _, one in self._in(main):
            if not cells or one.top - cells[-1][-1].top > APART * self.leading:
                cells.append([])
            cells[-1].append(one)
        # A total may have nothing in the column of words.
        reach = [(one[0].top, one[-1].bottom) for one in cells]
        cells += [[x] for x in anchors if not any(top <= (x.top + x.bottom) / 2 <= bottom for top, bottom in reach)]
        cells.sort(key=lambda one: one[0].top)
        above = self._above(main, cells[0][0].top)
        if above:
            cells.insert(0, above)
        if len(cells) < 2 and len(anchors) > 1:
            return None
        edges = [self.those[0].top - 1]
        for upper, lower in pairwise(cells):
            strip = self._blank(upper[-1], lower[0])
            if width(strip) > LEAST * self.those[0].height:
                edges.append(middle(strip))
        bounds = list(pairwise([*edges, self.those[-1].bottom + 1]))
        counts = [sum(a < (x.top + x.bottom) / 2 < b for x in anchors) for a, b in bounds]
        if max(counts) > 1:
            return None
        return bounds

    def _above(self, main: int, top: float) -> list[Line | Segment]:
        """What stands over the first row: the end of one that a page break cut, or a heading."""
        ended: list[Line | Segment] = []
        for column in range(len(self.cuts) + 1):
            first = next(iter(self._cells_of(column, ())), None) if column != main else None
            if first is not None and first.pieces[-1][1].bottom <= top:
                ended += [one for _, one in first.pieces]
        return sorted(ended, key=lambda one: one.top)

    def _blank(self, above: Line | Segment, below: Line | Segment) -> Span:
        """The widest strip between two lines that no other line stands in."""
        strips = [(above.bottom, below.top)]
        near = [line for line in self.those if line.top < below.top and line.bottom > above.bottom]
        for word in (word for line in near for word in line.words):
            strips = [
                piece
                for one in strips
                for piece in ((one[0], min(one[1], word.top)), (max(one[0], word.bottom), one[1]))
                if piece[1] > piece[0]
            ]
        return max(strips, key=width, default=(below.top, below.top))

    def _by_figures(self, main: int | None, anchors: list[Line]) -> list[Span] | None:
        """Rows that each begin with the line of their figures, where every such line has words as well."""
        words = set() if main is None else {id(line) for line, _ in self._in(main)}
        begin = {*map(id, anchors), *self.alone}
        starts = [line for line in self.those if id(line) in begin]
        if id(self.those[0]) not in begin:
            return None
        if words and not all(id(line) in words or _sums(line) for line in anchors):
            return None
        edges = [line.top - LEAST * line.height for line in starts]
        return list(pairwise([*edges, self.those[-1].bottom + 1]))

    def _filled(self, bounds: list[Span], figures: Sequence[bool], *, merged: bool) -> list[_Row]:
        rows = [_Row(top, bottom, width=len(self.cuts) + 1) for top, bottom in bounds]
        numbers = self._numbers()
        for line in self.those:
            if id(line) in self.alone:
                own = self._row(rows, line)
                _put(own, 0, [(line, line.segments[0])])
                own.group = True
        for column in range(len(self.cuts) + 1):
            for cell in self._cells_of(column, figures):
                touched = [row for row in rows if any(_inside(row, line) for line, _ in cell.pieces)]
                # Rows below a numbered one that have no number are about the same.
                same = numbers and column and not any(_inside(row, one) for row in touched[1:] for one in numbers)
                same = same and any(figures[column + 2 :])
                if len(touched) > 1 and (figures[column] or not (merged or same or _goes_over(cell))):
                    for line, piece in cell.pieces:
                        _put(self._row(rows, line), column, [(line, piece)])
                    continue
                own = touched[0] if touched else self._row(rows, cell.pieces[0][0])
                _put(own, column, cell.pieces)
                for row in touched[1:]:
                    row.covered.add(column)
        return rows

    def _cells_of(self, column: int, figures: Sequence[bool]) -> Iterator[_Cell]:
        """The cells of a column, by the gaps between its lines."""
        pieces = self._in(column)
        cell: list[tuple[Line, Segment]] = []
        for line, piece in pieces:
            step = piece.top - cell[-1][1].top if cell else 0.0
            if cell and (step > APART * self.leading or (figures and figures[column])):
                yield _Cell(column, cell)
                cell = []
            cell.append((line, piece))
        if cell:
            yield _Cell(column, cell)

    def _row(self, rows: list[_Row], line: Line) -> _Row:
        return next((row for row in rows if _inside(row, line)), rows[-1])


def _sums(line: Line) -> bool:
    """Whether a line is a total, which may have nothing in the column of words."""
    return any(repair.total_kind(one.text) is not None for one in line.segments)


def _inside(row: _Row, line: Line) -> bool:
    return row.top < (line.top + line.bottom) / 2 < row.bottom


def _goes_over(cell: _Cell) -> bool:
    """Whether the lines of a cell that touches several rows are one text: those below go on in small letters."""
    return all(piece.text[:1].islower() for _, piece in cell.pieces[1:])


def _put(row: _Row, column: int, pieces: list[tuple[Line, Segment]]) -> None:
    before = row.cells.get(column)
    row.cells[column] = _Cell(column, [*(before.pieces if before is not None else []), *pieces])


def cells(rows: Sequence[_Row], page: int | None) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        line = next((cell.pieces[0][0].number for _, cell in sorted(row.cells.items())), None)
        made = []
        for column in range(row.width):
            cell = row.cells.get(column)
            if cell is None:
                made.append(Cell("", line, page, covered=column in row.covered or (row.group and column > 0)))
                continue
            bold = all(word.bold for _, one in cell.pieces for word in one.words)
            wide = row.width if row.group and column == 0 else 1
            number = cell.pieces[0][0].number
            made.append(Cell(cell.text, number, page, wide, bold=bold))
        yield tuple(made)
