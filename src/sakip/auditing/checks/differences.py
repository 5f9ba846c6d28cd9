# SPDX-License-Identifier: MIT
"""Differences inside one table: what is left over, what was added, by how much one column exceeds another."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from sakip.auditing.causes import ending_text, pen_slip
from sakip.auditing.checks.base import check
from sakip.auditing.checks.efficiency import results_beside
from sakip.auditing.checks.efficiency_index import columns as efficiency_columns
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.practice import Cetak, roundings
from sakip.formula.words import number_text
from sakip.lang import msg
from sakip.numbers import Angka
from sakip.published import RowKind, readings
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.published import Table

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_LEFT = re.compile(
    r"\b(?:sisa|selisih|(?:ber)?tambah|(?:ber)?kurang|lebih|kenaikan|penurunan|peningkatan|naik|turun|deviasi|gap|"
    r"efisiensi|te|perubahan)\b|\+\s*/\s*-",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:akhir|sisa|saldo|persediaan|stok|stock)\b", re.IGNORECASE)
"""What is there at the end: what there was, with what came and without what went."""
BALANCE = 3
"""So many rows of four figures must hold before one that does not is a slip."""
ROWS = 2
"""So many rows must hold before one that does not is a slip."""

Triple = tuple[int, int, int]


@check("SKP117", severity=Severity.ERROR, rujukan=_REVIU)
def differences(material: Material) -> Iterator[Draft]:
    """A difference of a table is that of the two figures beside it.

    What: columns of what is left or changed ("Sisa Anggaran", "Selisih", "Bertambah/(Berkurang)", "Tingkat Efisiensi")
    against the two columns of which they are the difference in most rows of the table; and columns of what there is at
    the end ("Stok Akhir", "Saldo") against what there was, what came and what went. Where no such columns are, the
    column is of something else and left alone.

    Why: the column is typed, and stays behind when one of the two figures is changed.

    Wrong: ceiling 5.400.000.000, spent 5.210.333.120, left 198.666.880.

    Right: 189.666.880 is left.

    Effect: Readers cannot tell which of the three figures is wrong.

    Advice: Compute the difference anew, and correct the figure that was changed last.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    yield from (draft for draft, _ in material.differences)


Told = tuple[Draft, Fraction]
"""What is told of a cell, the first place of the draft, and the number that is right there."""


def wrong(material: Material) -> Iterator[Told]:
    """What is wrong with the differences of the tables."""
    judged = {
        one.place.letak
        for one in material.tercetak
        if one.address.kind in ("perubahan", "efisiensi")
        and (material.exact(one.key) is not None or len(results_beside(material, one)) == 2)
    }
    absorbed = {
        one.place.letak[:2]
        for key, group in material.printed("serapan")
        for one in group
        if one.place.letak and one.cetak and (exact := material.exact(key)) is not None and roundings(exact, one.cetak)
    }
    known = {one.place.letak: exact for one in material.tercetak if (exact := material.exact(one.key)) is not None}
    for table in () if material.published is None else material.published.tables:
        index = set(efficiency_columns(table).get("tingkat", ()))
        for column, title in enumerate(table.columns):
            if _LEFT.search(title) and column not in index:
                found = _of_column(material, table, column, known, absorbed)
                yield from (one for one in found if one[0].places[0].letak not in judged)
            if _REST.search(title):
                found = _of_balance(material, table, column)
                yield from (one for one in found if one[0].places[0].letak not in judged)


def _of_column(
    material: Material,
    table: Table,
    column: int,
    known: Mapping[tuple[int, ...] | None, Fraction],
    absorbed: Container[tuple[int, ...]],
) -> Iterator[Told]:
    """known: figures that other checks judge, by place; absorbed: rows whose absorption proves their amounts."""
    numbers = {at: _numbers(table, at) for at in range(len(table.columns)) if at != table.number_column}
    rest = numbers.get(column, {})
    best: tuple[list[int], list[int], int, int] = ([], [], 0, 0)
    for first, second in combinations([at for at, found in numbers.items() if at != column and len(found) > 1], 2):
        rows = [row for row in rest if row in numbers[first] and row in numbers[second]]
        fits = [row for row in rows if _fits(numbers[first][row], numbers[second][row], rest[row])]
        telling = [
            row for row in fits if rest[row].nilai not in (0, *(numbers[at][row].nilai for at in (first, second)))
        ]
        if len(telling) > len(best[0]):
            best = telling, [row for row in rows if row not in fits], first, second
    good, bad, first, second = best
    if len(good) < ROWS or len(bad) > len(good):
        return
    for row in bad:
        printed = rest[row]
        if table.rows[row].kind is RowKind.TOTAL and printed.nilai == sum(rest[x].nilai for x in rest if x != row):
            continue  # it is the sum of its column: one of the other totals is wrong
        sides = [known.get(table.place(row, at).letak, numbers[at][row].nilai) for at in (first, second)]
        if roundings(abs(sides[0] - sides[1]), Cetak(abs(printed.nilai), printed.digit, printed.teks)):
            continue  # it is one of the two figures that is wrong, and that is told of it
        right = abs(numbers[first][row].nilai - numbers[second][row].nilai)
        other = _slipped_input(numbers[first][row], numbers[second][row], printed)
        own = pen_slip(right, Cetak(abs(printed.nilai), printed.digit, printed.teks))
        proved = (table.index - 1, row) in absorbed
        if other is not None and not proved and (own is None or own.kind != "transposed"):
            at, right = (first, second)[other[0]], other[1]
            needed = ending_text(right, numbers[at][row].digit) or number_text(right)
            if table.place(row, at).letak in known:
                continue  # the figure has checks of its own
            draft = Draft(
                material.bundle.kode,
                msg('{table}, "{row}": {printed} is printed under "{column}"; with {computed} the difference {rest} '
                    "would be right.", table=table.name, row=table.rows[row].name, printed=numbers[at][row].teks,
                    column=table.columns[at], computed=needed, rest=printed.teks),
                numbers[at][row].teks, needed, (table.place(row, at), table.place(row, column)),
                msg("digits of the amount were left out or exchanged"), certainty=Certainty.PROBABLE,
            )  # fmt: skip
            yield draft, right
            continue
        computed = ending_text(right, printed.digit) or number_text(right)
        draft = Draft(
            material.bundle.kode,
            msg('{table}, "{row}": {printed} is printed under "{column}", the difference of "{first}" and '
                '"{second}" is {computed}.', table=table.name, row=table.rows[row].name, printed=printed.teks,
                column=table.columns[column], first=table.columns[first], second=table.columns[second],
                computed=computed),
            printed.teks, computed, (table.place(row, column),),
            None if own is None or own.kind == "digit" else own.message, certainty=Certainty.CERTAIN,
        )  # fmt: skip
        yield draft, right * (-1 if printed.nilai < 0 else 1)


def _of_balance(material: Material, table: Table, column: int) -> Iterator[tuple[Draft, Fraction]]:
    """What is left at the end against what there was, what came and what went, in the columns before it."""
    numbers = {at: _numbers(table, at) for at in range(column) if at != table.number_column}
    rest = _numbers(table, column)
    for first, second, third in combinations([at for at, found in numbers.items() if len(found) >= BALANCE], 3):
        rows = [row for row in rest if all(row in numbers[at] for at in (first, second, third))]
        right = {
            row: numbers[first][row].nilai + numbers[second][row].nilai - numbers[third][row].nilai for row in rows
        }
        good = [row for row in rows if roundings(right[row], rest[row]) and numbers[second][row].nilai]
        bad = [row for row in rows if not roundings(right[row], rest[row])]
        if len(good) < BALANCE or BALANCE * len(bad) > len(good):
            continue
        for row in bad:
            computed = ending_text(right[row], rest[row].digit) or number_text(right[row])
            slip = pen_slip(right[row], rest[row])
            draft = Draft(
                material.bundle.kode,
                msg('{table}, "{row}": {printed} is printed under "{column}"; "{first}" + "{second}" - "{third}" is '
                    "{computed}.", table=table.name, row=table.rows[row].name, printed=rest[row].teks,
                    column=table.columns[column], first=table.columns[first], second=table.columns[second],
                    third=table.columns[third], computed=computed),
                rest[row].teks, computed, (table.place(row, column),),
                None if slip is None or slip.kind == "digit" else slip.message, certainty=Certainty.CERTAIN,
            )  # fmt: skip
            yield draft, right[row]
        return


def _numbers(table: Table, column: int) -> dict[int, Cetak]:
    """The numbers of a column by row."""
    found = {}
    for row, reading in enumerate(readings(table, column)):
        if isinstance(reading, Angka) and table.rows[row].kind is not RowKind.GROUP:
            found[row] = Cetak.of(reading.nilai, table.rows[row].cells[column].text)
    return found


def _fits(first: Cetak, second: Cetak, rest: Cetak) -> bool:
    """Whether a number is the difference of two, whichever is the larger, as far as it is printed."""
    exact = abs(first.nilai - second.nilai)
    return bool(roundings(exact, Cetak(abs(rest.nilai), rest.digit, rest.teks)))


def _slipped_input(first: Cetak, second: Cetak, rest: Cetak) -> tuple[int, Fraction] | None:
    """Which of the two figures would make the difference right but for a slip of the pen, and what it should be."""
    left = abs(rest.nilai)
    tries = (
        (0, first, (second.nilai + left, second.nilai - left)),
        (1, second, (first.nilai - left, first.nilai + left)),
    )
    for which, one, wanted in tries:
        for needed in wanted:
            slip = pen_slip(needed, one) if needed > 0 else None
            if slip is not None and slip.kind != "digit":
                return which, needed
    return None
