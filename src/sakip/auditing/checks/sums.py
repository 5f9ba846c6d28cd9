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
    r"%|persen|capaian|serapan|tingkat|indeks|nilai|rata|target akhir|satuan|produktivitas|kepadatan|rasio|"
    r"\([^()]*/[^()]*\)",
    re.IGNORECASE,
)
"""What is of something else is not added up: ku/ha, jiwa per km2."""
_PLAN = re.compile(r"\b(?:target|rencana|pagu|anggaran)\b", re.IGNORECASE)
"""What was planned is no part of a total of what was done."""
ROWS = 2
"""So many rows must add up before one that does not is a slip."""

Numbers = Sequence["Decimal | None"]


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
        found = (*_across(material, table, columns), *_down(material, table, columns))
        yield from (one for one in found if one.places[0].letak not in judged)


def _numbers(table: Table) -> list[Numbers]:
    """The numbers of each column; None where a cell has none, or can be read in two ways."""
    return [
        [one.nilai if isinstance(one, Angka) else None for one in readings(table, at)]
        for at in range(len(table.columns))
    ]


def _across(material: Material, table: Table, columns: list[Numbers]) -> Iterator[Draft]:
    """Rows against their own column of totals."""
    total = next((at for at, title in enumerate(table.columns) if _TOTAL.match(fold(title)) and any(columns[at])), None)
    if total is None:
        return
    parts = [
        at for at, title in enumerate(table.columns) if at != total and _PART.search(title) and not _RATE.search(title)
    ]
    if not _PLAN.search(table.columns[total]):
        done = [at for at in parts if not _PLAN.search(table.columns[at])]
        parts = done if len(done) > 1 else parts
    if len(parts) < 2:
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
            yield _draft(material, table, row, total, right)


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


def _down(material: Material, table: Table, columns: list[Numbers]) -> Iterator[Draft]:
    """The last row against the rows above it, in a table without levels."""
    totals = [at for at, row in enumerate(table.rows) if row.kind is RowKind.TOTAL]
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
            yield _draft(material, table, totals[0], at, right)


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


def _draft(material: Material, table: Table, row: int, column: int, right: Fraction) -> Draft:
    printed = table.rows[row].cells[column].text
    computed = ending_text(right) or number_text(right)
    return Draft(
        material.bundle.kode,
        msg('{table}, "{row}": {printed} is printed under "{column}", the sum is {computed}.', table=table.name,
            row=table.rows[row].label, printed=printed, column=table.columns[column], computed=computed),
        printed, computed, (table.place(row, column),), certainty=Certainty.CERTAIN,
    )  # fmt: skip
