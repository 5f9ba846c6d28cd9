# SPDX-License-Identifier: MIT
"""Header rows: where they end, which of them number the columns, and the title that they make for each column."""

from __future__ import annotations

from collections.abc import Sequence

from sakip.published import Cell
from sakip.readers.clean import counted, has_figure, is_year
from sakip.readers.match import fold, similarity
from sakip.readers.vocabulary import FIGURES, Peran, Vocabulary, meaning, standard

Rows = Sequence[tuple[Cell, ...]]
DEEPEST_HEADER = 5


def texts(row: Sequence[Cell]) -> list[str]:
    """The row's texts that are not blank."""
    return [cell.text for cell in row if cell.text]


def numbers_columns(row: Sequence[Cell]) -> bool:
    """Whether the row says 1 2 3 4 under the header."""
    found = texts(row)
    if len(found) < max(2, len(row) - 2):
        return False
    if counted(found):
        return True
    # In a PDF a word of the header may have slipped into the row that numbers its columns.
    right = sum(1 for at, cell in enumerate(row, 1) if cell.text.strip("(). ") == str(at))
    return len(found) >= 4 and right >= 3 and right * 2 > len(found)


def split(rows: Rows, marked: int | None) -> tuple[int, bool]:
    """How many rows at the top are header, and whether a row that numbers the columns follows them.

    marked: the number that the format itself gives.
    """
    for at, row in enumerate(rows[: DEEPEST_HEADER + 1]):
        # The row that numbers the columns may itself be marked as one that is repeated on each page.
        if (at or not marked) and numbers_columns(row):
            return at, True
    if not rows:
        return 0, False
    count = marked if marked is not None else 1
    if marked is None and (any(has_figure(text) for text in texts(rows[0])) or len(texts(rows[0])) < 2):
        return 0, False
    while count < min(len(rows), DEEPEST_HEADER) and _goes_on(rows[count]):
        count += 1
    return count, False


def _goes_on(row: Sequence[Cell]) -> bool:
    found = texts(row)
    if not found or row[0].text or not all(_heads(text) for text in found):
        return False
    if len(found) > 1:
        return True
    # Alone, a year, a unit in brackets or the name of a figure goes on; other words head the rows below.
    (text,) = found
    return is_year(text) or text.startswith("(") or meaning(text, standard()).peran in FIGURES


def _heads(text: str) -> bool:
    return is_year(text) or (not has_figure(text) and len(text.split()) <= 7)


def is_header(rows: Rows, marked: int | None, vocabulary: Vocabulary) -> bool:
    """Whether the first row is plainly a header and not the next row of the table before it."""
    row = rows[0]
    found = texts(row)
    if len(found) < 2 or any(has_figure(text) for text in found):
        return False
    if marked or (len(rows) > 1 and numbers_columns(rows[1])):
        return True
    if all(cell.bold for cell in row if cell.text):
        return True
    known = [meaning(text, vocabulary) for text in found]
    good = sum(1 for one in known if one.peran is not Peran.LAIN and one.score >= 0.6)
    return good >= 2 and good * 2 >= len(found)


def same(one: Rows, other: Rows) -> bool:
    """Whether two headers say the same, but for what a page break cut off."""
    if not one or not other or len(one[0]) != len(other[0]):
        return False
    width = len(one[0])
    pairs = list(zip(titles(one, width)[0], titles(other, width)[0], strict=True))
    alike = [1.0 if a == b else similarity(fold(a), fold(b)) for a, b in pairs]
    return sum(alike) >= 0.85 * width and min(alike) > 0.4


def titles(header: Rows, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Each column's title and the merged header over it ("" without one).

    A blank cell over a titled one belongs to the merged header on its left.
    """
    grid = [[cell.text for cell in row] + [""] * (width - len(row)) for row in header]
    cells = [list(row) + [Cell()] * (width - len(row)) for row in header]
    groups = [""] * width
    for at, line in enumerate(grid):
        for column, cell in enumerate(cells[at]):
            for right in range(column + 1, min(column + cell.colspan, width)):
                if not line[right]:
                    line[right] = cell.text
        if at < len(grid) - 1:
            below = [any(lower[column] for lower in grid[at + 1 :]) for column in range(width)]
            for column in range(1, width):
                under = cells[at][column]
                if not line[column] and line[column - 1] and below[column] and below[column - 1]:
                    if under.covered and not _covered_from_left(cells[at], column):
                        continue
                    line[column] = line[column - 1]
        for column in range(width):
            beside = [other for other in (column - 1, column + 1) if 0 <= other < width]
            if at < len(grid) - 1 and line[column] and any(line[other] == line[column] for other in beside):
                groups[column] = line[column]
    made = []
    for column in range(width):
        parts: list[str] = []
        for line in grid:
            if line[column] and (not parts or fold(parts[-1]) != fold(line[column])):
                parts.append(line[column])
        made.append(" ".join(parts))
    _spelt_out(made, groups)
    return tuple(made), tuple(groups)


def _spelt_out(made: list[str], groups: list[str]) -> None:
    """Formats without merged cells write the header above into each title: "Kinerja: Target", "Kinerja: Realisasi"."""
    before = [title.partition(": ")[0] if ": " in title else "" for title in made]
    for column, group in enumerate(before):
        if group and not groups[column] and group in (*before[max(column - 1, 0) : column], *before[column + 1 :][:1]):
            groups[column] = group
            made[column] = f"{group} {made[column].partition(': ')[2]}"


def _covered_from_left(row: Sequence[Cell], column: int) -> bool:
    return any(not row[at].covered and at + row[at].colspan > column for at in range(column))
