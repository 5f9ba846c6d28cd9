# SPDX-License-Identifier: MIT
"""Proportions inside one table: a share, a rate or a growth against the columns of which it is one in most rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.causes import ending_text, pen_slip
from sakip.auditing.checks.base import check
from sakip.auditing.checks.loose import percentages
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.practice import CAPS, Cetak, roundings
from sakip.lang import Message, msg
from sakip.numbers import Angka, Mode, round_exact
from sakip.published import RowKind, readings
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.published import Table

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
ROWS = 3
"""So many rows must hold before one that does not is a slip."""
SIGNIFICANT = 2
"""A number of fewer digits follows from too much by chance."""
PER = (100, 1, 1000, 10_000, 100_000)
"""A share is told per hundred, a rate per so many."""

_RATE = re.compile(r"%|\bpersen|\brasio|\btingkat|\brata|\bper\b|\bkepadatan|\bpertumbuhan|\bproporsi|\bbagian|\bandil",
                   re.IGNORECASE)  # fmt: skip
"""So a column is headed that may stand left of what it is computed from; others stand right of it."""

Column = Mapping[int, Cetak]
"""The numbers of a column by row."""


@attrs.frozen
class Relation:
    """What a column is of others: words for it, and its right value in each row where those are known. measured: it may
    be an achievement, so that a row of which less is better is measured the other way round, or cut at a limit. off: by
    how much a right value may be off, since the numbers that it is made of are printed with few decimals."""

    message: Message
    right: Mapping[int, Fraction]
    measured: bool = False
    off: Mapping[int, Fraction] = attrs.field(factory=dict)

    def holds(self, row: int, printed: Cetak) -> bool:
        """Whether a printed number follows in its row."""
        right = self.right[row]
        if roundings(right, printed) or abs(right - printed.nilai) <= self.off.get(row, 0):
            return True
        if not self.measured or not right:
            return False
        other = (200 - right, Fraction(10_000) / right, *(Fraction(cap) for cap in CAPS if right > cap))
        return any(roundings(one, printed) for one in other)


@check("SKP118", severity=Severity.ERROR, rujukan=_REVIU)
def proportions(material: Material) -> Iterator[Draft]:
    """A share, a rate or a growth of a table follows from the figures beside it.

    What: columns that in most rows of their table are one column divided by another (per 100, per 1.000, per 100.000),
    the growth from one to the other, or in one proportion to another column (shares of a total, rates of one
    population). Each rounding and cutting counts as holding. Figures with an address have checks of their own.

    Why: tables of what an agency serves are typed like those of its performance, and read before them.

    Wrong: due 121.955.000, paid 104.318.700, 88,53 %.

    Right: 85,53 %.

    Effect: A comparison between rows, or with last year, is read that is not there.

    Advice: Compute the column anew from the figures of its rows.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    judged = {one.place.letak for one in material.tercetak if material.exact(one.key) is not None}
    judged |= {row.place(kind).letak for row in material.loose for kind in percentages(row)}
    for table in () if material.published is None else material.published.tables:
        by_row: dict[int, list[tuple[int, Draft]]] = defaultdict(list)
        for at, found in relations(table).items():
            for row, draft in _of_column(material, table, at, found):
                if draft.places[0].letak not in judged:
                    by_row[row].append((at, draft))
        for found_here in by_row.values():
            # Two columns that follow from each other are both off where one is wrong; not the one that adds up.
            doubted = [draft for at, draft in found_here if not _adds_up(table, at)]
            drafts = doubted or [draft for _, draft in found_here]
            slips = [one for one in drafts if one.cause is not None]
            yield from slips[:1] or drafts[-1:]


def _adds_up(table: Table, column: int) -> bool:
    """Whether the rows of a column are its total together."""
    numbers = _numbers(table, column)
    totals = [row for row in numbers if table.rows[row].kind is RowKind.TOTAL]
    parts = [one.nilai for row, one in numbers.items() if table.rows[row].kind is RowKind.DATA]
    return len(totals) == 1 and sum(parts, Fraction()) == numbers[totals[0]].nilai


@lru_cache(maxsize=256)
def relations(table: Table) -> Mapping[int, Relation]:
    """What the columns of a table are of its others, of those that are something of them."""
    numbers = {at: _numbers(table, at) for at in range(len(table.columns)) if at != table.number_column}
    numbers = {at: found for at, found in numbers.items() if len(found) > ROWS}
    made = {}
    for at, column in numbers.items():
        shares = bool(_RATE.search(table.columns[at])) or 2 * sum(one.digit > 0 for one in column.values()) >= len(
            column
        )
        if shares and sum(_digits(one) >= SIGNIFICANT for one in column.values()) >= ROWS:
            others = {
                key: one for key, one in numbers.items() if key < at or (key > at and _RATE.search(table.columns[at]))
            }
            found = _best(table, others, column)
            if found is not None:
                made[at] = found
    return made


def _best(table: Table, others: Mapping[int, Column], column: Column) -> Relation | None:
    """The relation that most rows follow; None where a quarter and more of them do not, or too few do."""
    best, most = None, 0
    for one in _relations(table, others, column):
        good = sum(1 for row, right in one.right.items() if _telling(column[row]) and roundings(right, column[row]))
        bad = sum(1 for row in one.right if not one.holds(row, column[row]))
        if good >= ROWS and good >= 3 * bad and good > most:
            best, most = one, good
    return best


def _relations(table: Table, others: Mapping[int, Column], column: Column) -> Iterator[Relation]:
    for (first, ours), (second, theirs) in permutations(others.items(), 2):
        rows = [row for row in column if row in ours and row in theirs and theirs[row].nilai]
        if len(rows) <= ROWS:
            continue
        # Most pairs give none of the first rows, which is soon told.
        tried = [(ours[row].nilai / theirs[row].nilai, column[row]) for row in rows[:ROWS]]
        names = {"first": table.columns[first], "second": table.columns[second]}
        for per in PER:
            if any(roundings(one * per, printed) for one, printed in tried):
                right = {row: ours[row].nilai / theirs[row].nilai * per for row in rows}
                off = {row: right[row] * (_part(ours[row]) + _part(theirs[row])) for row in rows}
                yield Relation(msg('"{first}" / "{second}" × {per}', per=per, **names), right, per == 100, off)
        if any(roundings((one - 1) * 100, printed) for one, printed in tried):
            grown = {row: (ours[row].nilai / theirs[row].nilai - 1) * 100 for row in rows}
            yield Relation(msg('the growth from "{second}" to "{first}"', **names), grown)
    for at, ours in others.items():
        rows = [row for row in column if row in ours and ours[row].nilai > 0]
        if len({ours[row].nilai for row in rows}) < ROWS:
            continue  # Beside a number that stays the same, anything that does is in proportion.
        totals = [row for row in rows if table.rows[row].kind is RowKind.TOTAL and column[row].digit]
        factor = _factor(ours, column, rows, totals)
        if factor is not None:
            yield Relation(
                msg('the same proportion to "{first}" as in the other rows', first=table.columns[at]),
                {row: ours[row].nilai * factor for row in rows},
                off={row: ours[row].nilai * factor * _part(ours[row]) for row in rows},
            )
    for (first, ours), (second, theirs) in combinations(others.items(), 2):
        rows = [row for row in column if row in ours and row in theirs]
        for per in (1, 100):
            made = {row: ours[row].nilai * theirs[row].nilai / per for row in rows}
            if any(roundings(made[row], column[row]) for row in rows[:ROWS]):
                words = msg('"{first}" × "{second}" / {per}', first=table.columns[first], second=table.columns[second],
                            per=per)  # fmt: skip
                off = {row: made[row] * (_part(ours[row]) + _part(theirs[row])) for row in rows}
                yield Relation(words, made, off=off)


def _part(one: Cetak) -> Fraction:
    """By which share of itself a number with decimals may have been rounded."""
    return Fraction(1, 2 * 10**one.digit) / abs(one.nilai) if one.digit and one.nilai else Fraction()


def _factor(ours: Column, column: Column, rows: list[int], totals: Collection[int]) -> Fraction | None:
    """By what one column is multiplied to give the other in most rows; None where nothing does, or it is one itself.

    Each row allows what its rounding allows, a total of 100,00 too; the factor is that of the rows that agree with the
    one that says most.
    """
    allowed = sorted(
        ((half * 2 / ours[row].nilai, (column[row].nilai - half) / ours[row].nilai,
          (column[row].nilai + half) / ours[row].nilai) for row in rows
         if (_telling(column[row]) or row in totals) and (half := Fraction(1, 2 * 10 ** column[row].digit))),
        key=lambda one: one[0],
    )  # fmt: skip
    for _, low, high in allowed[:ROWS]:
        agreed = [(low, high)]
        for _, least, most in allowed:
            if max(low, least) <= min(high, most):
                low, high = max(low, least), min(high, most)
                agreed.append((low, high))
        if len(agreed) > ROWS + 1 and 4 * (len(agreed) - 1) >= 3 * len(allowed):
            middle = (low + high) / 2
            return None if low <= 1 <= high else middle
    return None


def _of_column(material: Material, table: Table, at: int, found: Relation) -> Iterator[tuple[int, Draft]]:
    column = _numbers(table, at)
    for row, right in found.right.items():
        printed = column[row]
        if found.holds(row, printed):
            continue
        rounded = Fraction(round_exact(right, printed.digit, Mode.HALF_UP))
        slip = pen_slip(rounded, printed)
        computed = ending_text(rounded, printed.digit) or ""
        yield row, Draft(
            material.bundle.kode,
            msg('{table}, "{row}": {printed} is printed under "{column}"; {relation} gives {computed}.',
                table=table.name, row=table.rows[row].name, printed=printed.teks, column=table.columns[at],
                relation=found.message, computed=computed),
            printed.teks, computed, (table.place(row, at),), None if slip is None else slip.message,
            certainty=Certainty.PROBABLE if slip is None else Certainty.CERTAIN,
        )  # fmt: skip


def _numbers(table: Table, column: int) -> Column:
    found = {}
    for row, reading in enumerate(readings(table, column)):
        if isinstance(reading, Angka) and table.rows[row].kind in (RowKind.DATA, RowKind.TOTAL):
            found[row] = Cetak.of(reading.nilai, table.rows[row].cells[column].text)
    return found


def _digits(one: Cetak) -> int:
    return len(str(abs(int(one.nilai * 10**one.digit))))


def _telling(one: Cetak) -> bool:
    """Whether that a number follows says something: few digits, and whole hundreds, follow from too much."""
    return _digits(one) >= SIGNIFICANT and one.nilai not in (0, 1, 100)
