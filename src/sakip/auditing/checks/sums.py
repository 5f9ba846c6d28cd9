# SPDX-License-Identifier: MIT
"""Sums inside one table: columns of years against their total, rows against the row that sums them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from sakip.auditing.causes import ending_text, pen_slip
from sakip.auditing.checks.base import check
from sakip.auditing.checks.proportions import relations
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.practice import Cetak
from sakip.auditing.prose import fold
from sakip.formula.words import number_text
from sakip.lang import msg
from sakip.numbers import Angka
from sakip.published import RowKind, readings
from sakip.references import Rujukan

if TYPE_CHECKING:
    from decimal import Decimal

    from sakip.auditing.inputs import Material
    from sakip.published import Table

_TABEL = Rujukan.praktik("lkjip-sumber-harta-2023", "Realisasi Fisik dan Keuangan: kegiatan = jumlah sub kegiatan")
_TOTAL = re.compile(r"(?:jumlah|total)\b(?!.*\b(?:rata|persen))", re.IGNORECASE)
_PART = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|\btahun (?:ke ?-?)?(?:[1-6]|[ivx]+)\b|\btriwulan\b|"
                   r"\btw\b|\b[lp]\b|\blaki|\bperempuan|\bpns\b|\bp3k\b|\bpppk\b|\bhonor", re.IGNORECASE)  # fmt: skip
_RATE = re.compile(
    r"%|persen|prosen|\b(?:\w*capaian|\w*serapan|tingkat|indeks|nilai|rata|rasio|target akhir|satuan)", re.IGNORECASE
)
_PLAN = re.compile(r"\b(?:target|rencana|pagu|anggaran)\b", re.IGNORECASE)
"""What was planned is no part of a total of what was done."""
ROWS = 2
"""So many rows must add up before one that does not is a slip."""

Numbers = Sequence["Decimal | None"]
Wrong = tuple[int, int, Fraction]
"""Row and column of a sum that does not hold, and what is right there."""


@check("SKP113", severity=Severity.ERROR, rujukan=_TABEL)
def table_sums(material: Material) -> Iterator[Draft]:
    """A total of a table is the sum of what the table has.

    What: tables with columns of years, quarters or kinds and a column "Jumlah" or "Total", row by row; and rows
    "Jumlah" under tables without levels, column by column. A slip is named only where the other rows or columns of the
    same table do add up. Money by program, kegiatan and sub-kegiatan is judged by SKP103.

    Why: the total is typed, and stays behind when a number is changed.

    Wrong: six years of 2.967.200.000 together, total 2.975.200.000.

    Right: the total is 2.967.200.000.

    Effect: Readers cannot tell whether the total or one of its parts is wrong.

    Advice: Add up the row or column again, and correct the number that was changed last.

    Reference: the layout of the table itself.
    """
    bundle = material.bundle
    money = {bundle.kode, *(x.kode for level in (bundle.program, bundle.kegiatan, bundle.sub_kegiatan) for x in level)}
    judged = {
        one.place.letak
        for one in material.tercetak
        if one.address.kind in ("pagu", "realisasi")
        and one.address.subject in money
        and material.exact(one.key) is not None
    }
    for table in () if material.published is None else material.published.tables:
        columns = _numbers(table)
        wrong = [one for one in _across(table, columns) if table.place(*one[:2]).letak not in judged]
        totals = [one for one in _down(table, columns) if table.place(*one[:2]).letak not in judged]
        for row, column, right in wrong:
            told = _of_both(columns, (row, column, right), totals)
            totals = [one for one in totals if one not in told]
            part = None if told else _part(table, columns, row, column, right)
            if part is None:
                yield _draft(material, table, row, column, right, told)
            else:
                yield _of_part(material, table, row, column, *part)
        for row, column, right in totals:
            yield _draft(material, table, row, column, right)


def _of_both(columns: list[Numbers], one: Wrong, totals: Sequence[Wrong]) -> list[Wrong]:
    """The totals below a wrong sum that hold with the right one, and the same figure found from above."""
    row, column, right = one
    printed = columns[column][row]
    assert printed is not None
    found = []
    for last, at, summed in totals:
        below = columns[at][last]
        if (last, at) == (row, column) or (at == column and below == summed - Fraction(printed) + right):
            found.append((last, at, summed))
    return found


def _part(table: Table, columns: list[Numbers], row: int, column: int, right: Fraction) -> tuple[int, Fraction] | None:
    """The one part of a sum with which it would hold but for a slip of the pen, where the sum itself has none."""
    printed = columns[column][row]
    if printed is None or _slipped(table.rows[row].cells[column].text, right):
        return None
    off = Fraction(printed) - right
    found = [
        (at, Fraction(value) + off)
        for at in _total_and_parts(table, columns)[1]
        if (value := columns[at][row]) is not None and _slipped(table.rows[row].cells[at].text, Fraction(value) + off)
    ]
    return found[0] if len(found) == 1 else None


def _of_part(material: Material, table: Table, row: int, column: int, at: int, needed: Fraction) -> Draft:
    printed, total = (table.rows[row].cells[one].text for one in (at, column))
    computed = ending_text(needed) or number_text(needed)
    return Draft(
        material.bundle.kode,
        msg('{table}, "{row}": {printed} is printed under "{column}"; with {computed} the sum {total} would be right.',
            table=table.name, row=_called(table, row), printed=printed, column=table.columns[at], computed=computed,
            total=total),
        printed, computed, (table.place(row, at), table.place(row, column)),
        msg("digits of the amount were left out or exchanged"), certainty=Certainty.PROBABLE,
    )  # fmt: skip


def _called(table: Table, row: int) -> str:
    """A row by its number; one that sums up by its words."""
    cells = table.rows[row].cells
    words = next((cell.text for cell in cells if any(map(str.isalpha, cell.text))), "")
    return words if _sums_up(table, row) else table.rows[row].label


def _numbers(table: Table) -> list[Numbers]:
    """The numbers of each column; None where a cell has none, or can be read in two ways."""
    return [
        [one.nilai if isinstance(one, Angka) else None for one in readings(table, at)]
        for at in range(len(table.columns))
    ]


def _total_and_parts(table: Table, columns: list[Numbers]) -> tuple[int | None, list[int]]:
    """The column of totals, None without one, and those that it sums up."""
    total = next((at for at, title in enumerate(table.columns) if _TOTAL.match(fold(title)) and any(columns[at])), None)
    if total is None:
        return None, []
    parts = [
        at for at, title in enumerate(table.columns) if at != total and _PART.search(title) and not _RATE.search(title)
    ]
    if not _PLAN.search(table.columns[total]):
        done = [at for at in parts if not _PLAN.search(table.columns[at])]
        parts = done if len(done) > 1 else parts
    return total, parts


def _across(table: Table, columns: list[Numbers]) -> Iterator[Wrong]:
    """Rows against their own column of totals."""
    total, parts = _total_and_parts(table, columns)
    if total is None or len(parts) < 2:
        return
    good, bad = 0, []
    for row in range(len(table.rows)):
        values = [columns[at][row] for at in parts]
        known = [Fraction(one) for one in values if one is not None]
        wanted = columns[total][row]
        if wanted is None or len(known) < 2:
            continue
        if sum(known) == wanted:
            good += 1
        else:
            bad.append((row, sum(known, Fraction())))
    if (good >= ROWS and len(bad) < good) or _one_slip(table, good, bad, total, parts):
        for row, right in bad:
            yield row, total, right


def _one_slip(table: Table, good: int, bad: list[tuple[int, Fraction]], column: int, parts: list[int]) -> bool:
    """Whether the only sum of a table is the printed one but for a slip of the pen in it or in one of its parts."""
    if good or len(bad) != 1:
        return False
    row, right = bad[0]
    printed = readings(table, column)[row]
    if not isinstance(printed, Angka):
        return False
    off = Fraction(printed.nilai) - right
    numbers = {at: readings(table, at)[row] for at in parts}
    return _slipped(printed.raw, right) or any(
        isinstance(one, Angka) and _slipped(table.rows[row].cells[at].text, Fraction(one.nilai) + off)
        for at, one in numbers.items()
    )


def _slipped(text: str, right: Fraction) -> bool:
    # Only the digits are compared: what a lone dot means does not matter.
    slip = pen_slip(right, Cetak(Fraction(0), 0, text)) if right > 0 and right.denominator == 1 else None
    return slip is not None and slip.kind != "digit"


def _down(table: Table, columns: list[Numbers]) -> Iterator[Wrong]:
    """The last row against the rows above it, in a table without levels."""
    totals = [at for at, row in enumerate(table.rows) if row.kind is RowKind.TOTAL or _sums_up(table, at)]
    if len(totals) != 1 or totals[0] != len(table.rows) - 1 or any(row.kind is RowKind.GROUP for row in table.rows):
        return
    good, bad = 0, []
    for at, title in enumerate(table.columns):
        wanted = columns[at][totals[0]]
        known = [Fraction(one) for one in columns[at][: totals[0]] if one is not None]
        if wanted is None or len(known) < 2 or _RATE.search(title):
            continue
        if sum(known) == wanted:
            good += 1
        elif (ratio := relations(table).get(at)) is not None and totals[0] in ratio.right:
            continue  # The total of a rate is a rate.
        elif not _is_rest(columns, at, totals[0]):
            bad.append((at, sum(known, Fraction())))
    last = totals[0]
    alone = not good and len(bad) == 1 and _slipped(table.rows[last].cells[bad[0][0]].text, bad[0][1])
    if alone or (good and good >= len(bad)):
        for at, right in bad:
            yield totals[0], at, right


def _sums_up(table: Table, row: int) -> bool:
    """Whether a row without a number of its own is the sum of something ("Jumlah Pendapatan") by its words."""
    numbered = table.number_column is not None and bool(table.rows[row].cells[table.number_column].text)
    name = next((cell.text for cell in table.rows[row].cells if any(map(str.isalpha, cell.text))), "")
    return table.number_column is not None and not numbered and _TOTAL.match(fold(name)) is not None


def _is_rest(columns: list[Numbers], at: int, last: int) -> bool:
    """Whether a total is the difference of two others, as the rows above it are: then one of those rows is wrong."""

    def fits(row: int, first: Numbers, second: Numbers) -> bool:
        rest, one, other = columns[at][row], first[row], second[row]
        return rest is not None and one is not None and other is not None and rest != 0 and abs(one - other) == rest

    others = [column for index, column in enumerate(columns) if index != at]
    return any(
        fits(last, first, second) and sum(fits(row, first, second) for row in range(last)) >= ROWS
        for first, second in combinations(others, 2)
    )


def _draft(
    material: Material, table: Table, row: int, column: int, right: Fraction, told: Sequence[Wrong] = ()
) -> Draft:
    """told: the totals that the same slip spoils."""
    printed = table.rows[row].cells[column].text
    computed = ending_text(right) or number_text(right)
    below = [(last, at) for last, at, _ in told if (last, at) != (row, column)]
    cause = None
    if below:
        total = " / ".join(table.rows[last].cells[at].text for last, at in below)
        cause = msg("with {computed} the total {total} below it holds", computed=computed, total=total)
    return Draft(
        material.bundle.kode,
        msg('{table}, "{row}": {printed} is printed under "{column}", the sum is {computed}.', table=table.name,
            row=_called(table, row), printed=printed, column=table.columns[column], computed=computed),
        printed, computed, (table.place(row, column), *(table.place(last, at) for last, at in below)), cause,
        certainty=Certainty.CERTAIN,
    )  # fmt: skip
