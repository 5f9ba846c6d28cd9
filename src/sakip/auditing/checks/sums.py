# SPDX-License-Identifier: MIT
"""Sums inside one table, as the report prints them and as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.addition import Fault, faults
from sakip.auditing.causes import ending_text
from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.formula.words import number_text
from sakip.lang import msg
from sakip.references import Rujukan

if TYPE_CHECKING:
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
        found = (_draft(material, table, one) for one in faults(table))
        yield from (one for one in found if one.places[0].letak not in judged)


def _draft(material: Material, table: Table, one: Fault) -> Draft:
    row, column = one.cell
    printed = table.rows[row].cells[column].text
    fields = {"table": table.name, "row": table.rows[row].label, "printed": printed, "column": table.columns[column],
              "computed": ending_text(one.right) or number_text(one.right)}  # fmt: skip
    if one.of is None:
        message = msg('{table}, "{row}": {printed} is printed under "{column}", the sum is {computed}.', **fields)
    else:
        total = table.rows[one.of[0]].cells[one.of[1]].text
        message = msg(
            '{table}, "{row}": {printed} is printed under "{column}"; with {computed} the sum {total} would be right.',
            total=total, **fields,
        )  # fmt: skip
    places = (table.place(row, column), *(() if one.of is None else (table.place(*one.of),)))
    return Draft(material.bundle.kode, message, printed, fields["computed"], places, certainty=Certainty.CERTAIN)
