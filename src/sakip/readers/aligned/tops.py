# SPDX-License-Identifier: MIT
"""The rows of a table that blanks align and no blank line or rule divides: each begins with the line of its figures.

Such a table does not say where a row ends but where the next one begins, and only where its cells begin at the top of
their rows. What may be read in two ways is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from sakip.published import Cell
from sakip.readers import repair
from sakip.readers.aligned.words import Line, within
from sakip.readers.clean import counted, glue, has_figure

_PART = re.compile(r"\(?(?:Rp\.? ?)?[0-9][0-9.,]*\Z", re.ASCII)
_CODE = re.compile(r"[0-9]{1,2}(?:\.[0-9]+)+\.?\Z", re.ASCII)
ALIKE = 3
"""Names of one column that begin with as many signs alike are of one kind: Meningkatnya, Menurunnya."""
_LETTERED = re.compile(r"[a-z][.)]\s")
Pieces = list[str]
"""What each column has on one line."""


def rows(
    lines: Sequence[Line], cuts: Sequence[float], alone: frozenset[int], page: int | None, *, again: bool
) -> list[tuple[Cell, ...]] | None:
    """The rows of a table; None where the lines do not surely tell them.

    alone: ids of lines that reach over several columns. again: the header is that of the page before, so that the first
    lines may be the end of a row.
    """
    found = [[_piece(line, cuts, at) for at in range(len(cuts) + 1)] for line in lines]
    table = _Table(lines, found, [id(line) in alone for line in lines], page)
    return table.rows(again=again)


def _whole(cell: Sequence[str]) -> bool:
    """Whether a cell of a column of figures holds one figure, whatever words stand with it."""
    parts = [one for one in cell if _figure(one)]
    whole = ""
    for part in parts:
        whole = glue(whole, part)
    return len(parts) < 2 or has_figure(whole)


def _sums(row: Pieces) -> bool:
    """Whether a line is that of a total."""
    return any(repair.total_kind(one) is not None for one in row)


def _begins(text: str) -> bool:
    """Whether a name begins with `text`."""
    return not text[:1].islower() or bool(_LETTERED.match(text))


def _figure(text: str) -> bool:
    """Whether `text` is a figure or the first part of one that goes on below."""
    return has_figure(text) or bool(_PART.match(text))


def _piece(line: Line, cuts: Sequence[float], column: int) -> str:
    return " ".join(word.text for word in within(line.words, cuts, column))


@attrs.define
class _Table:
    lines: Sequence[Line]
    found: list[Pieces]
    alone: list[bool]
    page: int | None

    def rows(self, *, again: bool) -> list[tuple[Cell, ...]] | None:
        figures = self._figures()
        numbered = self._numbered()
        starts = self._starts(figures, numbered)
        first = next((at for at, one in enumerate(starts) if one), len(starts))
        if first and not again:
            return None
        begin = [row for row, one, alone in zip(self.found, starts, self.alone, strict=True) if one and not alone]
        begin = [row for row in begin if not counted(row) and not _sums(row)]
        main = self._main(begin, figures)
        if main is None or not (any(figures) or numbered or not begin):
            return None
        texts = self._texts(starts, figures, main, begin, numbered=numbered)
        if texts is None or not all(
            _whole(cell) for row in texts for cell, one in zip(row, figures, strict=True) if one
        ):
            return None
        return list(self._cells(starts, texts))

    def _column(self, at: int) -> list[str]:
        return [row[at] for row, alone in zip(self.found, self.alone, strict=True) if row[at] and not alone]

    def _figures(self) -> list[bool]:
        """Which columns are of figures; numbers and codes of rows are none."""
        made = []
        for at in range(len(self.found[0])):
            texts = self._column(at)
            count = sum(_figure(one) and not (at == 0 and _CODE.match(one)) for one in texts)
            made.append(bool(texts) and count * 2 > len(texts) and not (at == 0 and self._numbered()))
        return made

    def _numbered(self) -> bool:
        """Whether the first column numbers the rows."""
        texts = [one for one in self._column(0) if repair.total_kind(one) is None]
        return bool(texts) and all(map(repair.is_number, texts))

    def _starts(self, figures: Sequence[bool], numbered: bool) -> list[bool]:
        """Which lines begin a row."""
        made: list[bool] = []
        last: dict[int, str] = {}
        for row, alone in zip(self.found, self.alone, strict=True):
            here = {at: text for at, text in enumerate(row) if figures[at] and _figure(text)}
            goes_on = bool(here) and all(
                at in last and glue(last[at], text) == last[at] + text for at, text in here.items()
            )
            made.append(alone or (numbered and bool(row[0])) or counted(row) or (bool(here) and not goes_on))
            last = {at: last[at] + text for at, text in here.items()} if goes_on else here or last
        return made

    def _main(self, begin: Sequence[Pieces], figures: Sequence[bool]) -> int | None:
        """The column of names: it has a piece on each line that begins a row."""
        first = figures.index(True) if any(figures[1:]) and not figures[0] else len(figures)
        firsts = [row[0] for row in begin if row[0]]
        numbers = bool(firsts) and all(map(repair.is_number, firsts))
        if all(figures[int(numbers) :]):
            return 0  # rows without names
        words = [at for at in range(int(numbers), first) if not figures[at] and all(row[at] for row in begin)]
        return max(words, key=lambda at: (len(self._column(at)), at), default=None)

    def _texts(
        self, starts: Sequence[bool], figures: Sequence[bool], main: int, begin: Sequence[Pieces], *, numbered: bool
    ) -> list[list[list[str]]] | None:
        """The lines of each cell of each row; None where a piece may be of one row or the other."""
        made: list[list[list[str]]] = []
        owner = [0] * len(figures)
        merged = [any(not row[column] or row[column][0].islower() for row in begin) for column in range(len(figures))]
        names = {row[main][:1].islower() for row in begin}
        below = False
        for at, pieces in enumerate(self.found):
            begins = starts[at] or not made
            if begins:
                made.append([[] for _ in pieces])
                if self.alone[at]:
                    made[-1][0].append(" ".join(one.text for one in self.lines[at].segments))
                    owner = [len(made)] * len(figures)
                    below = False
                    continue
                if starts[at] and not (counted(pieces) or _sums(pieces) or _begins(pieces[main]) or len(names) == 1):
                    return None
            for column, piece in enumerate(pieces):
                if begins:
                    goes_on = (
                        self._goes_on(at, column, main, begin, merged[column], numbered=numbered) if below else False
                    )
                    goes_on = goes_on and not figures[column]
                    if goes_on is None:
                        return None
                    if not goes_on:
                        owner[column] = len(made) - 1
                if not piece:
                    continue
                cell = made[owner[column]][column]
                if not begins and not cell and not figures[column]:
                    return None  # it begins below the top of its row
                cell.append(piece)
            below = below or not counted(pieces)
        return made

    def _goes_on(
        self, at: int, column: int, main: int, begin: Sequence[Pieces], merged: bool, *, numbered: bool
    ) -> bool | None:
        """Whether a piece on the first line of a row goes on with the cell above, which is merged over both; None where
        it may be the one or the other. merged: the column has such cells."""
        piece, above = self.found[at][column], self.found[at - 1][column]
        if not piece or not above or column >= main or (numbered and column == 0) or not piece[0].isalpha():
            return False
        if piece[0].islower() or (numbered and not self.found[at][0]):
            return True
        if column == 0 and _sums(self.found[at]):
            return False
        # A column that alone reaches the end of a row made it so high: its cell ends there.
        beside = any(text for other, text in enumerate(self.found[at - 1]) if other != column)
        alike = piece[:ALIKE] == begin[0][column][:ALIKE]
        below = self.found[at + 1][column] if at + 1 < len(self.found) else ""
        alone = " " not in piece and not below
        return None if beside and not alike and (merged or alone) else False

    def _cells(self, starts: Sequence[bool], texts: list[list[list[str]]]) -> Iterator[tuple[Cell, ...]]:
        begin = [at for at, one in enumerate(starts) if one]
        begin = begin if len(begin) == len(texts) else [0, *begin]
        for at, row in zip(begin, texts, strict=True):
            line = self.lines[at]
            group = self.alone[at]
            cells = [
                Cell("\n".join(cell), line.number, self.page, covered=group and column > 0)
                for column, cell in enumerate(row)
            ]
            if group:
                cells[0] = attrs.evolve(cells[0], colspan=len(cells))
            yield tuple(cells)
