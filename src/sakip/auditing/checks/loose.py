# SPDX-License-Identifier: MIT
"""Rows of tables that name nothing that the report measures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from sakip.auditing.causes import causes, likeliest
from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.infer import formula, inferred
from sakip.auditing.practice import DIGITS, Cetak, practices
from sakip.lang import Message, msg
from sakip.numbers import Mode, format_number, round_exact
from sakip.published import LooseRow, Printed
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material

_III = Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III", tanda=Tanda.SEKUNDER)
_AMOUNTS = ("pagu", "realisasi-keuangan")


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
    for _, rows in groupby(material.loose, key=lambda one: one.table):
        judged = [(row, printed, _slip(row, printed)) for row in rows for printed in _percentages(row)]
        wrong = [(row, printed, slip) for row, printed, slip in judged if slip is not None]
        if 2 * len(wrong) > len(judged) and not (len(judged) == 1 and wrong[0][2][1] is not None):
            continue
        for row, printed, (computed, cause) in wrong:
            yield Draft(
                material.bundle.kode,
                msg("{name}: {printed} is printed, {computed} follows from its row.", name=row.name,
                    printed=printed.text, computed=computed),
                printed.text, computed, (printed.place,), cause,
                certainty=Certainty.CERTAIN if cause is not None else Certainty.PROBABLE,
            )  # fmt: skip


def _number(one: Printed) -> Fraction:
    return Fraction(one.reading.nilai)


def _percentages(row: LooseRow) -> Iterator[Printed]:
    """The percentages of a row that have both figures beside them."""
    for kind, needs in (("capaian", ("target", "realisasi")), ("serapan", _AMOUNTS)):
        if kind in row.figures and all(one in row.figures for one in needs):
            yield row.figures[kind]


def _slip(row: LooseRow, printed: Printed) -> tuple[str, Message | None] | None:
    """What is right and the probable cause; None where a practice gives the printed figure."""
    cetak = Cetak.of(printed.reading.nilai, printed.text.strip())
    if printed is row.figures.get("capaian"):
        found = inferred(_number(row.figures["target"]), _number(row.figures["realisasi"]), cetak)
        if found.explained:
            return None
        rule, slips = "capaian.naik.rasio", found.nearest
        inputs = {"target": found.target, "realisasi": found.realisasi}
    else:
        rule = "serapan.rasio"
        inputs = {"pagu": _number(row.figures["pagu"]), "realisasi": _number(row.figures["realisasi-keuangan"])}
        if next(practices("serapan", inputs, cetak), None) is not None:
            return None
        slips = tuple(causes(inputs, cetak, *formula(rule)))
    exact = formula(rule)[0](inputs)
    if exact is None:
        return None
    digits = max(DIGITS, cetak.digit)
    return f"{format_number(round_exact(exact, digits, Mode.HALF_UP), digits=digits)} %", likeliest(slips)
