# SPDX-License-Identifier: MIT
"""Sums inside one table, as the report prints them and as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.addition import Fault, Place, called, faults, is_total
from sakip.auditing.causes import ending_text
from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.formula.words import number_text
from sakip.lang import msg
from sakip.references import Rujukan

if TYPE_CHECKING:
    from fractions import Fraction

    from sakip.auditing.inputs import Material
    from sakip.published import Table

_TABEL = Rujukan.praktik("lkjip-sumber-harta-2023", "Realisasi Fisik dan Keuangan: kegiatan = jumlah sub kegiatan")


@check("SKP113", severity=Severity.ERROR, rujukan=_TABEL)
def table_sums(material: Material) -> Iterator[Draft]:
    """A total of a table is the sum of what the table has.

    What: tables with columns of years, quarters or kinds and a column "Jumlah" or "Total", or with a column that in
    most rows is the sum of those before it, row by row; rows "Jumlah", one or several, and a last row without a number
    under tables without levels, column by column; and columns that in most rows are the running sum of another. A slip
    is named only where the other rows or columns of the same table do add up; where one cell explains a row and a
    column that do not, that cell is named. Money by program, kegiatan and sub-kegiatan is judged by SKP103.

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
        found = (_draft(material, table, one) for one in faults(table, _put_right(material, table)))
        yield from (one for one in found if one.places[0].letak not in judged)


def _put_right(material: Material, table: Table) -> tuple[tuple[Place, Fraction], ...]:
    """What SKP117 tells of a cell is not told of the sum that it spoils."""
    cells = ((draft.places[0].letak, right) for draft, right in material.differences)
    return tuple((at[1:], right) for at, right in cells if at is not None and len(at) == 3 and at[0] == table.index - 1)


def _draft(material: Material, table: Table, one: Fault) -> Draft:
    row, column = one.cell
    printed = table.rows[row].cells[column].text
    sums = " / ".join(table.rows[at].cells[other].text for at, other in one.of)
    fields = {"table": table.name, "row": called(table, row) if is_total(table, row) else table.rows[row].label,
              "printed": printed, "column": table.columns[column],
              "computed": ending_text(one.right) or number_text(one.right)}  # fmt: skip
    cause = None
    if one.parts:
        message = msg('{table}, "{row}": {printed} is printed under "{column}", the sum is {computed}.', **fields)
        if one.of:
            cause = msg("with {computed} the total {total} below it holds", total=sums, computed=fields["computed"])
    else:
        message = msg(
            '{table}, "{row}": {printed} is printed under "{column}"; with {computed} the sum {total} would be right.',
            total=sums, **fields,
        )  # fmt: skip
        cause = msg("digits of the amount were left out or exchanged") if one.slipped else None
    places = (table.place(row, column), *(table.place(*at) for at in one.of))
    sure = Certainty.CERTAIN if one.parts or len(one.of) > 1 else Certainty.PROBABLE
    return Draft(material.bundle.kode, message, printed, fields["computed"], places, cause, certainty=sure)
