# SPDX-License-Identifier: MIT
"""Where a table does not add up: its rows against a column of totals, its columns against the rows that sum them up,
and running sums; and which cell is to blame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, combinations
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.causes import pen_slip
from sakip.auditing.practice import Cetak
from sakip.auditing.prose import fold
from sakip.numbers import Angka
from sakip.published import RowKind, readings

if TYPE_CHECKING:
    from sakip.published import Table

TOTAL = re.compile(r"(?:jumlah|total)\b(?!.*\b(?:rata|persen))", re.IGNORECASE)
_PART = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|\btahun (?:ke ?-?)?(?:[1-6]|[ivx]+)\b|\btriwulan\b|"
                   r"\btw\b|\b[lp]\b|\blaki|\bperempuan|\bpns\b|\bp3k\b|\bpppk\b|\bhonor", re.IGNORECASE)  # fmt: skip
RATE = re.compile(
    r"%|persen|prosen|\b(?:\w*capaian|\w*serapan|tingkat|indeks|nilai|rata|rasio|target akhir|satuan|"
    r"produktivitas|kepadatan)|\([^()]*/[^()]*\)",
    re.IGNORECASE,
)
"""What is of something else is not added up: ku/ha, jiwa per km2."""
_PLAN = re.compile(r"\b(?:target|rencana|pagu|anggaran)\b", re.IGNORECASE)
"""What was planned is no part of a total of what was done."""
ROWS = 2
"""So many rows must add up before one that does not is a slip."""
UNSAID = 3
"""So many rows must add up where no word says that they do."""

Place = tuple[int, int]
"""A row and a column."""
Numbers = Sequence[Fraction | None]


@attrs.frozen
class Fault:
    """A cell that is not what it should be. right: what it should be. parts: the cells that it sums up. of: the sums
    that it makes right as a part of them. slipped: what is right differs from it by a slip of the pen."""

    cell: Place
    right: Fraction
    parts: tuple[Place, ...] = ()
    of: tuple[Place, ...] = ()
    slipped: bool = False


@lru_cache(maxsize=256)
def faults(table: Table, right: tuple[tuple[Place, Fraction], ...] = ()) -> tuple[Fault, ...]:
    """Every cell that a sum of the table speaks against, one for each slip. right: what is known of other cells."""
    columns = _numbers(table)
    for (row, column), value in right:
        columns[column][row] = value
    found = [*_across(table, columns), *_down(table, columns), *_running(table, columns)]
    return tuple(_blamed(table, columns, found))


def _numbers(table: Table) -> list[list[Fraction | None]]:
    """The numbers of each column; None where a cell has none, or can be read in two ways."""
    return [
        [Fraction(one.nilai) if isinstance(one, Angka) else None for one in readings(table, at)]
        for at in range(len(table.columns))
    ]


# Rows against a column


def _across(table: Table, columns: Sequence[Numbers]) -> list[Fault]:
    total = next((at for at, title in enumerate(table.columns) if TOTAL.match(fold(title)) and any(columns[at])), None)
    named = None if total is None else _named(table, columns, total)
    if named is not None:
        return named
    found: list[Fault] = []
    for at in range(2, len(columns)):
        found += _run(table, columns, at)
    return found


def _named(table: Table, columns: Sequence[Numbers], total: int) -> list[Fault] | None:
    """Rows against the column that is called their total; None where that is of something else."""
    parts = [
        at for at, title in enumerate(table.columns) if at != total and _PART.search(title) and not RATE.search(title)
    ]
    if not _PLAN.search(table.columns[total]):
        done = [at for at in parts if not _PLAN.search(table.columns[at])]
        parts = done if len(done) > 1 else parts
    if len(parts) < 2:
        return None
    good, bad = _rows(columns, total, parts)
    if (good >= ROWS and len(bad) < good) or _one_slip(table, good, bad):
        return bad
    return None


def _run(table: Table, columns: Sequence[Numbers], total: int) -> list[Fault]:
    """Rows against a column that is in most of them the sum of the columns right before it, whatever it is called."""
    best: tuple[int, list[Fault]] = (0, [])
    for first in range(total - 2, -1, -1):
        if first == table.number_column or RATE.search(table.columns[first]) or not any(columns[first]):
            break
        good, bad = _rows(columns, total, range(first, total), telling=True)
        if good >= max(UNSAID, 3 * len(bad)) and good > best[0]:
            best = good, bad
    return best[1] if not RATE.search(table.columns[total - 1]) else []


def _rows(
    columns: Sequence[Numbers], total: int, parts: Sequence[int], *, telling: bool = False
) -> tuple[int, list[Fault]]:
    """How many rows add up, and those that do not. telling: only rows with two parts that are not 0 say so."""
    good, bad = 0, []
    for row, wanted in enumerate(columns[total]):
        known = [(at, value) for at in parts if (value := columns[at][row]) is not None]
        if wanted is None or len(known) < 2 or (telling and len(known) < len(parts)):
            continue
        right = sum((value for _, value in known), Fraction())
        if right != wanted:
            bad.append(Fault((row, total), right, tuple((row, at) for at, _ in known)))
        elif not telling or sum(1 for _, value in known if value) > 1:
            good += 1
    return good, bad


def _one_slip(table: Table, good: int, bad: list[Fault]) -> bool:
    """Whether the only sum of a table is the printed one but for a slip of the pen in it or in one of its parts."""
    return not good and len(bad) == 1 and (_slipped(table, bad[0].cell, bad[0].right) or bool(_parts(table, bad[0])))


# Columns against a row


def _down(table: Table, columns: Sequence[Numbers]) -> list[Fault]:
    """The rows that sum up against those above them, in a table without levels."""
    totals = [at for at in range(len(table.rows)) if is_total(table, at)]
    if not totals and _sums_up_unsaid(table):
        totals = [len(table.rows) - 1]
    if not totals or totals[-1] != len(table.rows) - 1 or any(row.kind is RowKind.GROUP for row in table.rows):
        return []
    good, bad = 0, []
    for at, title in enumerate(table.columns):
        if RATE.search(title) or at == table.number_column:
            continue
        for last in totals:
            right = _sums(columns[at], totals, last)
            printed = columns[at][last]
            if printed is None or not right:
                continue
            if any(value == printed for value, _ in right):
                good += 1
            elif not _is_rest(columns, at, last) and not _is_rate(table, at, last):
                bad.append(Fault((last, at), right[0][0], tuple((row, at) for row in right[0][1])))
    alone = not good and len(bad) == 1 and _slipped(table, bad[0].cell, bad[0].right)
    return bad if alone or (good and good >= len(bad)) else []


def is_total(table: Table, at: int) -> bool:
    """Whether a row sums up: its kind says so, or it begins with "Jumlah" and has no number where others have one."""
    row, number = table.rows[at], table.number_column
    if row.kind is not RowKind.DATA or number is None or row.cells[number].text or row.cells[number].covered:
        return row.kind is RowKind.TOTAL
    return TOTAL.match(fold(called(table, at))) is not None


def called(table: Table, row: int) -> str:
    """A row by its first words, else by its number."""
    words = (cell.text for cell in table.rows[row].cells if any(map(str.isalpha, cell.text)))
    return next(words, table.rows[row].label)


def _sums_up_unsaid(table: Table) -> bool:
    """Whether the last row is the only one without a number under rows that have one: the whole of them."""
    rows = table.rows
    if table.number_column is None or len(rows) <= UNSAID or any(row.kind is not RowKind.DATA for row in rows):
        return False
    numbered = [bool(row.cells[table.number_column].text) for row in rows]
    return all(numbered[:-1]) and not numbered[-1]


def _sums(column: Numbers, totals: list[int], last: int) -> list[tuple[Fraction, list[int]]]:
    """What a row that sums up may be, with the rows that it sums up: those since the sum before it, those and that
    sum, or all."""
    before = max((one for one in totals if one < last), default=None)
    data = [row for row in range(last) if row not in totals and column[row] is not None]
    since = [row for row in data if before is None or row > before]
    sums = [row for row in totals if row < last and column[row] is not None]
    tries = [since, [*sums[-1:], *since], data, sums]
    return [(sum((column[row] or Fraction() for row in rows), Fraction()), rows) for rows in tries if len(rows) > 1]


def _is_rate(table: Table, at: int, last: int) -> bool:
    """Whether a column is a rate of others in its total too."""
    from sakip.auditing.checks.proportions import relations

    ratio = relations(table).get(at)
    return ratio is not None and last in ratio.right


def _is_rest(columns: Sequence[Numbers], at: int, last: int) -> bool:
    """Whether a total is the difference of two others, as the rows above it are: then one of those rows is wrong."""

    def fits(row: int, first: Numbers, second: Numbers) -> bool:
        rest, one, other = columns[at][row], first[row], second[row]
        return rest is not None and one is not None and other is not None and rest != 0 and abs(one - other) == rest

    others = [column for index, column in enumerate(columns) if index != at]
    return any(
        fits(last, first, second) and sum(fits(row, first, second) for row in range(last)) >= ROWS
        for first, second in combinations(others, 2)
    )


# Running sums


def _running(table: Table, columns: Sequence[Numbers]) -> Iterator[Fault]:
    """Columns that are another one added up from row to row, but for one row."""
    rows = [at for at, row in enumerate(table.rows) if row.kind is RowKind.DATA]
    if len(rows) <= UNSAID:
        return
    for at, column in enumerate(columns):
        sums = [column[row] for row in rows]
        if at == table.number_column or None in sums:
            continue
        for other in range(at):
            parts = [columns[other][row] for row in rows]
            if other == table.number_column or None in parts or any(not part for part in parts[1:]):
                continue
            right = list(accumulate(part for part in parts if part is not None))
            wrong = [index for index, value in enumerate(right) if value != sums[index]]
            if len(wrong) == 1 and len(rows) - 1 >= UNSAID and wrong[0]:
                index = wrong[0]
                cells = tuple((row, other) for row in rows[: index + 1])
                yield Fault((rows[index], at), right[index], cells)


# Which cell is to blame


def _blamed(table: Table, columns: Sequence[Numbers], found: list[Fault]) -> Iterator[Fault]:
    """One fault for each slip: where a row and a column go wrong by the same, it is in the cell of both."""
    left = list(found)
    for one, other in combinations(found, 2):
        if one not in left or other not in left:
            continue
        cell = _of_both(columns, one, other)
        if cell is None:
            continue
        left = [x for x in left if x not in (one, other)]
        sums = tuple(dict.fromkeys(x.cell for x in (one, other) if x.cell != cell))
        if len(sums) < 2:
            yield attrs.evolve(one if cell == one.cell else other, of=sums)
        else:
            value = columns[cell[1]][cell[0]]
            assert value is not None
            right = value + _off(columns, one)
            yield Fault(cell, right, of=sums, slipped=_slipped(table, cell, right))
    for one in left:
        parts = [] if _slipped(table, one.cell, one.right) else _parts(table, one)
        yield parts[0] if len(parts) == 1 else one


def _off(columns: Sequence[Numbers], one: Fault) -> Fraction:
    """By how much a total is more than its sum."""
    value = columns[one.cell[1]][one.cell[0]]
    assert value is not None
    return value - one.right


def _of_both(columns: Sequence[Numbers], one: Fault, other: Fault) -> Place | None:
    """The one cell that makes both sums right: a part or the total of both, or part of one and total of the other."""
    first, second = _off(columns, one), _off(columns, other)
    if one.cell == other.cell:
        return one.cell if first == second else None
    if first == second:
        common = set(one.parts) & set(other.parts)
        return common.pop() if len(common) == 1 else None
    if first == -second:
        return next((x.cell for x, y in ((one, other), (other, one)) if x.cell in y.parts), None)
    return None


def _parts(table: Table, one: Fault) -> list[Fault]:
    """The parts of a sum of which each would make it right, but for a slip of the pen in it."""
    row, column = one.cell
    printed = readings(table, column)[row]
    if not isinstance(printed, Angka):
        return []
    off = Fraction(printed.nilai) - one.right
    found = []
    for at in one.parts:
        part = readings(table, at[1])[at[0]]
        if isinstance(part, Angka) and _slipped(table, at, Fraction(part.nilai) + off):
            found.append(Fault(at, Fraction(part.nilai) + off, of=(one.cell,), slipped=True))
    return found


def _slipped(table: Table, cell: Place, right: Fraction) -> bool:
    # Only the digits are compared: what a lone dot means does not matter.
    text = table.rows[cell[0]].cells[cell[1]].text
    slip = pen_slip(right, Cetak(Fraction(0), 0, text)) if right > 0 and right.denominator == 1 else None
    return slip is not None and slip.kind != "digit"
