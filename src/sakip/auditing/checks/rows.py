# SPDX-License-Identifier: MIT
"""Rows: each indicator beside the sasaran that it measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.known import Known, plain_name
from sakip.lang import msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat
    from sakip.published import Row

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)


@check("SKP210", severity=Severity.WARNING, rujukan=_REVIU)
def own_row(material: Material) -> Iterator[Draft]:
    """An indicator stands in the row of its own sasaran.

    What: rows of tables that name a sasaran and an indicator, against the plan. One finding for each table.

    Why: a cell put in or left out moves all that is below it, and each sasaran is then measured by another's indicator.

    Wrong: "Meningkatnya kualitas pelayanan administrasi pemerintahan" beside "Nilai evaluasi SAKIP".

    Right: the same sasaran beside "Persentase desa yang tertib administrasi".

    Effect: A sasaran is judged by the indicator of another.

    Advice: Put each indicator back beside its sasaran as in the Renstra, and check the figures of the row.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    bundle = material.bundle
    aims = {plain_name(one.uraian): one.id for one in bundle.sasaran}
    serves = {one.id: one.untuk for one in bundle.indikator if one.untuk in set(aims.values())}
    indicators = Known({plain_name(one.nama): one.id for one in bundle.indikator if one.id in serves})
    known = Known(aims)
    for table in () if material.published is None else material.published.tables:
        wrong: list[tuple[str, str, Tempat]] = []
        for at, row in enumerate(table.rows):
            aim, measure = _named(row, known), _named(row, indicators)
            if aim is not None and measure is not None and serves[measure[1]] != aim[1]:
                wrong.append((measure[1], aim[1], table.place(at, measure[0])))
        if wrong:
            yield Draft(
                f"target:{wrong[0][0]}:{material.tahun}",
                msg("Indicators stand in the row of another sasaran: {pairs}.",
                    pairs=", ".join(f"{measure} ({aim})" for measure, aim, _ in wrong)),
                " / ".join(measure for measure, *_ in wrong), None, tuple(place for *_, place in wrong),
                msg("a row of the table moved"), certainty=Certainty.PROBABLE,
                also=tuple(f"target:{measure}:{material.tahun}" for measure, *_ in wrong[1:]),
            )  # fmt: skip


def _named(row: Row, names: Known) -> tuple[int, str] | None:
    """The column and the id of the one thing of these that a row names."""
    found = [
        (column, id)
        for column, cell in enumerate(row.cells)
        if not cell.covered and len(cell.text) > 13 and (id := names.nearest(plain_name(cell.text))) is not None
    ]
    return found[0] if len(found) == 1 else None
