# SPDX-License-Identifier: MIT
"""One scale: the values of an indicator are of one size, and in what its name counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.formula.words import number_text
from sakip.lang import msg
from sakip.model import Polaritas
from sakip.numbers import Angka
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Indikator, Nilai

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
BEYOND = 10
"""A realisation of so many times the target is hardly the same quantity in the same unit."""
ENOUGH = 3
"""So many values of one size say what the size is."""
_SLIPS = (100, 1000, 1000000)
_NEAR = Fraction(1, 4)
"""So far off a power may the two be that a comma or a unit put apart."""
_PER = re.compile(r"\bper[\s-]*([0-9][0-9.]*)\b")
_COUNT = re.compile(r"(?:jumlah|banyaknya)\b(?!.*\b(?:persentase|prosentase|rasio|tingkat|rata)\b)", re.IGNORECASE)


@check("SKP211", severity=Severity.WARNING, rujukan=_REVIU)
def one_scale(material: Material) -> Iterator[Draft]:
    """The values of an indicator are of one scale.

    What: for the indicators of tujuan and sasaran, a value that is about a hundred, a thousand or a million times the
    others of its series; a realisation of ten times the target and more where more is better; "jumlah" in a name whose
    values are percentages; and "per 1.000" in the text of what is counted per 100.000.

    Why: fractions and percentages, thousands and units are mixed when tables are joined, and the achievement is
    computed from them all the same.

    Wrong: targets 0,98, 98,50, 0,99; target 0,00725 and realisation 1,93 %, achievement 26.620,69 %.

    Right: 98,00, 98,50, 99,00; both in one unit.

    Effect: The achievement and the comparison with other years mean nothing.

    Advice: Print all values in the indicator's own unit, and compute the achievement again.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    aims = {one.id for one in material.bundle.sasaran} | {one.id for one in material.bundle.tujuan}
    for one in material.bundle.indikator:
        if one.untuk not in aims:
            continue
        yield from _series(material, one)
        yield from _beyond(material, one)
        yield from _count(material, one)
        yield from _per(material, one)


def _values(one: Indikator) -> Mapping[str, tuple[Fraction, str]]:
    """Its numbers by address, with the text."""
    found: dict[str, tuple[Fraction, str]] = {}
    years = [(f"target:{one.id}:{year}", value) for year, value in one.target.items()]
    years += [(f"realisasi:{one.id}:{year}", value) for year, value in one.realisasi.items()]
    for key, value in years:
        number = _number(value)
        if number is not None and number > 0:
            found[key] = (number, number_text(number))
    return found


def _number(value: Nilai | None) -> Fraction | None:
    match value:
        case int() | Decimal():
            return Fraction(value)
        case Angka(nilai=number):
            return Fraction(number)
        case _:
            return None


def _series(material: Material, one: Indikator) -> Iterator[Draft]:
    """Values a power away from the middle of the others, which are of one size."""
    values = _values(one)
    if len(values) < ENOUGH + 1:
        return
    middle = median(number for number, _ in values.values())
    apart = {key for key, (number, _) in values.items() if _slipped(max(number / middle, middle / number))}
    others = [number for key, (number, _) in values.items() if key not in apart]
    if len(others) < max(ENOUGH, len(apart) + 1) or max(others) > 10 * min(others):
        return
    for key, (_, text) in values.items():
        if key in apart:
            yield Draft(
                key,
                msg("{id}: {printed} is of another scale than its other values, about {middle}.",
                    id=material.called(one.id), printed=text, middle=number_text(middle)),
                text, None, tuple(x.place for x in material.by_address.get(key, ())),
                msg("a comma or a unit was moved"), certainty=Certainty.PROBABLE,
            )  # fmt: skip


def _slipped(ratio: Fraction) -> bool:
    return any(abs(ratio / power - 1) <= _NEAR for power in _SLIPS)


def _beyond(material: Material, one: Indikator) -> Iterator[Draft]:
    year = material.tahun
    target, fact = _number(one.target.get(year)), _number(one.realisasi.get(year))
    if one.polaritas is not Polaritas.NAIK or target is None or fact is None or target <= 0 or fact < BEYOND * target:
        return
    key = f"capaian:{one.id}:{year}"
    printed = material.by_address.get(key, ())
    figure = material.figure(key)
    yield Draft(
        key,
        msg("{id}: the realisation {fact} is {times} times the target {target}; "
            "they are hardly of one quantity and unit.",
            id=material.called(one.id), fact=number_text(fact), target=number_text(target),
            times=str(int(fact / target))),
        printed[0].text if printed else None, None if figure is None else figure.text,
        tuple(x.place for x in printed), msg("a comma or a unit was moved, or the target is of another indicator"),
        certainty=Certainty.POSSIBLE, also=(f"target:{one.id}:{year}", f"realisasi:{one.id}:{year}"),
    )  # fmt: skip


def _count(material: Material, one: Indikator) -> Iterator[Draft]:
    """A count whose values are percentages."""
    if not _COUNT.match(one.nama):
        return
    kinds = [
        x for kind in ("target", "realisasi") for x in material.by_address.get(f"{kind}:{one.id}:{material.tahun}", ())
    ]
    percent = [x for x in kinds if isinstance(x.reading, Angka) and x.reading.satuan == "%"]
    if percent and len(percent) == len([x for x in kinds if x.cetak is not None]):
        first, *rest = dict.fromkeys(x.key for x in percent)
        yield Draft(
            first,
            msg("{id} is a count by its name, and its values are percentages: {printed}.", id=material.called(one.id),
                printed=" / ".join(dict.fromkeys(x.text for x in percent))),
            " / ".join(dict.fromkeys(x.text for x in percent)), None, tuple(x.place for x in percent),
            certainty=Certainty.PROBABLE, also=tuple(rest),
        )  # fmt: skip


def _per(material: Material, one: Indikator) -> Iterator[Draft]:
    """What is counted per 100.000, said to be per 1.000."""
    from sakip.auditing.said import analyses

    own = {found[1].replace(".", ""): found[1] for found in _PER.finditer(f"{one.nama} {one.satuan}".lower())}
    if len(own) != 1:
        return
    for run in analyses(material).get(one.id, ()):
        for passage in run:
            for found in _PER.finditer(passage.text.lower()):
                base = found[1].strip(".").replace(".", "")
                if base not in own and base.rstrip("0") == "1":
                    yield Draft(
                        f"realisasi:{one.id}:{material.tahun}",
                        msg('{id} is counted per {own}, and the text says "{printed}".', id=material.called(one.id),
                            own=next(iter(own.values())), printed=found[0]),
                        found[0], next(iter(own.values())), (passage.place(found.start()),),
                        certainty=Certainty.PROBABLE,
                    )  # fmt: skip
