# SPDX-License-Identifier: MIT
"""Efficiency of the use of resources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.auditing.causes import causes, likeliest
from sakip.auditing.checks.base import check
from sakip.auditing.checks.efficiency_index import columns as efficiency_columns
from sakip.auditing.checks.judged import judged
from sakip.auditing.elsewhere import called
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.infer import formula
from sakip.auditing.practice import percentage, practices
from sakip.lang import msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak


@check("SKP104", severity=Severity.ERROR, rujukan=Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III.A butir 6",
                                                          tanda=Tanda.SEKUNDER))  # fmt: skip
def efisiensi(material: Material) -> Iterator[Draft]:
    """An efficiency follows from the absorption, or from the definition that the region chose.

    What: every printed efficiency is recomputed by the region's definition, from the data and from the absorption
    printed in its row. What another definition in use gives is named in a note. Where the region has none, the
    definition that most rows of the column follow is the report's own, and the others are judged by it.

    Why: a column of efficiencies is easily filled with the column before it.

    Wrong: absorption 100 %, efficiency 100 %.

    Right: absorption 100 %, efficiency 0 %: nothing was left.

    Effect: The report claims an efficiency that there was not, or hides one that there was.

    Advice: State the definition of efficiency once, and recompute the whole column by it.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.A; the definition's own reference stands with each finding.
    """
    yield from judged(material, "efisiensi")
    yield from _by_most_rows(material)


def results_beside(material: Material, one: Tercetak) -> dict[str, Fraction]:
    """Achievement and absorption as printed in the row of a figure."""
    return {
        name: other.cetak.nilai
        for other in material.beside(one)
        for name in (other.address.kind.removeprefix("rata-rata:"),)
        if name in ("capaian", "serapan") and other.cetak is not None
    }


def _by_most_rows(material: Material) -> Iterator[Draft]:
    index = {
        (table.index - 1, at)
        for table in (() if material.published is None else material.published.tables)
        for at in efficiency_columns(table).get("tingkat", ())
    }
    columns: dict[object, list[tuple[Tercetak, dict[str, Fraction]]]] = defaultdict(list)
    for key, group in material.printed("efisiensi"):
        for one in group if material.figure(key) is None else ():
            inputs = results_beside(material, one)
            of_index = one.place.letak is not None and (one.place.letak[0], one.place.letak[-1]) in index
            if one.column is not None and one.cetak is not None and len(inputs) == 2 and not of_index:
                columns[one.column].append((one, inputs))
    for rows in columns.values():
        follow: dict[str, set[str]] = defaultdict(set)
        for one, inputs in rows:
            assert one.cetak is not None
            for found in practices("efisiensi", inputs, one.cetak, every=True):
                follow[found.rumus].add(one.key)
        most = max(follow, key=lambda rumus: len(follow[rumus]), default=None)
        if most is None or len(follow[most]) < 2 or 2 * len(follow[most]) <= len(rows):
            continue
        explained = set().union(*follow.values())
        for one, inputs in rows:
            if one.key not in explained:
                yield _other_than_most(material, one, inputs, most)


def _other_than_most(material: Material, one: Tercetak, inputs: Mapping[str, Fraction], rumus: str) -> Draft:
    compute, show = formula(rumus)
    value = compute(inputs)
    assert one.cetak is not None
    assert value is not None
    computed = percentage(value, one.cetak)
    return Draft(
        one.key,
        msg("{figure}: {printed} is printed, {computed} is right ({sum}), as in the other rows of its column.",
            figure=called(material, one.key), printed=one.text, computed=computed, sum=show(inputs)),
        one.text, computed, (one.place,), likeliest(causes(inputs, one.cetak, compute, show)),
        certainty=Certainty.PROBABLE,
    )  # fmt: skip
