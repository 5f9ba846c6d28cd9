# SPDX-License-Identifier: MIT
"""Rows of tables that name nothing that the report measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from sakip.auditing.causes import causes, likeliest
from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.infer import formula, inferred
from sakip.auditing.practice import Cetak, percentage, practices
from sakip.lang import Message, msg
from sakip.numbers import Angka
from sakip.published import LooseRow, RowKind, readings
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material

_III = Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III", tanda=Tanda.SEKUNDER)
FEWEST = 2
"""A total stands under so many rows."""
_OF = {"capaian": ("target", "realisasi"), "serapan": ("pagu", "realisasi-keuangan")}
"""Of which two figures a percentage is."""


@check("SKP115", severity=Severity.WARNING, rujukan=_III)
def ratios(material: Material) -> Iterator[Draft]:
    """A percentage follows from the two figures of its own row, whatever the row is called.

    What: rows of years, kinds of expenditure and other things without an address that have target, realisation and
    achievement, or ceiling, money spent and absorption. Every known practice is tried first. A column of which most
    rows follow from no practice means something else and is left alone.

    Why: tables of one indicator over the years, and of expenditure by kind, are typed by hand like the others.

    Wrong: target 88, realisation 92,28, achievement 108,46.

    Right: target 88, realisation 92,28, achievement 104,86.

    Effect: A trend or a share is read that is not there.

    Advice: Compute the percentage anew from the figures of its row.

    Reference: PermenPANRB 53/2014 Lampiran II.
    """
    for _, rows in groupby(material.loose, key=lambda one: one.table.index):
        judged = [(row, kind, _slip(row, kind)) for row in rows for kind in percentages(row)]
        wrong = [(row, kind, slip) for row, kind, slip in judged if slip is not None]
        if 2 * len(wrong) > len(judged) and not (len(judged) == 1 and wrong[0][2][1] is not None):
            continue
        for row, kind, (computed, cause) in wrong:
            printed = row.text(kind)
            yield Draft(
                material.bundle.kode,
                msg("{name}: {printed} is printed, {computed} follows from its row.", name=row.name,
                    printed=printed, computed=computed),
                printed, computed, (row.place(kind),), cause,
                certainty=Certainty.CERTAIN if cause is not None else Certainty.PROBABLE,
            )  # fmt: skip


def percentages(row: LooseRow) -> list[str]:
    """The kinds of the percentages of a row that have both figures beside them."""
    return [kind for kind, needs in _OF.items() if {kind, *needs} <= row.columns.keys()]


def _summed(row: LooseRow, inputs: Mapping[str, Fraction]) -> Iterator[Mapping[str, Fraction]]:
    """The inputs of a total's percentage, the one that is no sum of its column put right: that is told by itself."""
    last = len(row.table.rows) - 1
    if row.row != last or last < FEWEST or any(one.kind is RowKind.GROUP for one in row.table.rows):
        return
    summed = {}
    for kind in inputs:
        at = row.columns["realisasi-keuangan" if "pagu" in inputs and kind == "realisasi" else kind]
        above = [one.nilai for one in readings(row.table, at)[:last] if isinstance(one, Angka)]
        summed[kind] = sum(map(Fraction, above), Fraction())
    wrong = [kind for kind in inputs if summed[kind] != inputs[kind]]
    if len(wrong) == 1:
        yield {**inputs, wrong[0]: summed[wrong[0]]}


def _explained(family: str, inputs: Mapping[str, Fraction], cetak: Cetak) -> bool:
    return bool(practices(family, inputs, cetak))


def _slip(row: LooseRow, kind: str) -> tuple[str, Message | None] | None:
    """What is right and the probable cause; None where a practice gives the printed figure."""
    cetak = Cetak.of(row.number(kind), row.text(kind).strip())
    plan, fact = (Fraction(row.number(one)) for one in _OF[kind])
    if kind == "capaian":
        found = inferred(plan, fact, cetak)
        inputs = {"target": plan, "realisasi": fact}
        if found.explained or any(_explained("capaian", one, cetak) for one in _summed(row, inputs)):
            return None
        rule, slips = "capaian.naik.rasio", found.nearest
    else:
        rule = "serapan.rasio"
        inputs = {"pagu": plan, "realisasi": fact}
        if any(_explained("serapan", one, cetak) for one in (inputs, *_summed(row, inputs))):
            return None
        slips = tuple(causes(inputs, cetak, *formula(rule)))
    exact = formula(rule)[0](inputs)
    if exact is None:
        return None
    return percentage(exact, cetak), likeliest(slips)
