# SPDX-License-Identifier: MIT
"""Figures that follow from others by a formula: achievement, absorption, efficiency, progress, change."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.auditing.checks.amounts import told_with_a_total
from sakip.auditing.checks.base import check
from sakip.auditing.checks.judged import judged
from sakip.auditing.declared import cap
from sakip.auditing.elsewhere import called
from sakip.auditing.finding import Draft, Severity
from sakip.auditing.practice import roundings
from sakip.formula.words import number_text
from sakip.lang import Message, msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak

_UKUR = Rujukan("perpres-29-2014", "pasal 15-16", tanda=Tanda.SEKUNDER)
_III_A = "Lampiran II, Bab III.A"


@check("SKP101", severity=Severity.ERROR, rujukan=_UKUR)
def capaian(material: Material) -> Iterator[Draft]:
    """An achievement follows from its target and its realisation.

    What: every printed achievement, against the target and against a national standard, is recomputed by the rule that
    the region chose, from the data and from the target and realisation printed beside it. Rounded or cut as the region
    or the document does it, it holds. Another formula for the same polarity, a cap or another rounding that gives it is
    named in a note instead; one indicator by two formulas in one report is a warning. Where the report says how much an
    achievement counts at most, and keeps to it elsewhere, one above that is named.

    Why: the achievement is what the report is read for, and it is worked out by hand in most offices.

    Wrong: target 84, realisation 79,35, achievement 94,05 (79 was divided, not 79,35).

    Right: target 84, realisation 79,35, achievement 94,46.

    Effect: The achievement that is reported, its class and every mean built on it are not what the data say.

    Advice: Recompute the achievement from the target and the realisation as they are printed, and correct it
    wherever it stands.

    Reference: Perpres 29/2014 pasal 15-16; the formula's own reference stands with each finding.
    """
    above = {one.place.letak for one in _above_the_cap(material)}
    yield from judged(
        material,
        ("capaian", "terhadap-standar"),
        asked=lambda x, one: _carried_out(x, one) and one.place.letak not in above,
    )
    for one in _above_the_cap(material):
        most, passage = cap(material.published) or (Fraction(), None)
        assert passage is not None
        yield Draft(
            one.key,
            msg("{figure}: {printed} is printed, and the report says that an achievement counts at most {cap} %.",
                figure=called(material, one.key), printed=one.text, cap=number_text(most)),
            one.text, number_text(most), (one.place, passage.place()), msg("the limit was forgotten here"),
        )  # fmt: skip


def _above_the_cap(material: Material) -> list[Tercetak]:
    """Printed achievements above the most that the report says it counts; none where it does not keep to it."""
    said = cap(material.published)
    printed = [one for _, group in material.printed("capaian") for one in group if one.cetak is not None]
    above = [one for one in printed if said is not None and one.cetak is not None and one.cetak.nilai > said[0]]
    return above if 3 * len(above) <= len(printed) else []


def _carried_out(material: Material, one: Tercetak) -> bool:
    """Not 0 for what was never carried out: there it is the realisation that is wrong, and another check says so."""
    subs = {sub.kode: sub for sub in material.bundle.sub_kegiatan}
    indicator = next((x for x in material.bundle.indikator if x.id == one.address.subject), None)
    sub = None if indicator is None else subs.get(indicator.untuk)
    return sub is None or sub.dilaksanakan or one.cetak is None or one.cetak.nilai != 0


@check("SKP102", severity=Severity.ERROR, rujukan=Rujukan("pmk-249-2011", "Lampiran I, P = RA/PA x 100 %"))
def serapan(material: Material) -> Iterator[Draft]:
    """An absorption follows from the ceiling and the money spent.

    What: every printed absorption is recomputed from the data, and from the two amounts printed in its own row. Where
    it shows which part of a wrong total is the wrong one, it is told there (SKP103).

    Why: the percentage decides whether a programme counts as carried out, and stands in the opening pages.

    Wrong: ceiling Rp 2.355.308.250, spent Rp 2.185.001.551, absorption 92,07 %.

    Right: the same amounts, absorption 92,77 %.

    Effect: The use of the budget, and the efficiency that rests on it, are reported wrongly.

    Advice: Recompute the absorption from ceiling and spending, and settle which amounts are valid where the row
    itself differs.

    Reference: PMK 249/2011 Lampiran I.
    """
    told = told_with_a_total(material)
    yield from judged(material, "serapan", asked=lambda _, one: one.place.letak is None or one.place.letak not in told)


@check("SKP106", severity=Severity.ERROR, rujukan=Rujukan("permenpanrb-53-2014", f"{_III_A} butir 3",
                                                          tanda=Tanda.SEKUNDER))  # fmt: skip
def kemajuan(material: Material) -> Iterator[Draft]:
    """The progress towards the end of the Renstra follows from the realisation and the last target.

    What: the printed progress is recomputed as the achievement is, with the target at the end of the Renstra.

    Why: it is one of the four comparisons that a report owes.

    Wrong: realisation 79,35, last target 90, progress 94,46 (the year's achievement repeated).

    Right: realisation 79,35, last target 90, progress 88,16.

    Effect: The comparison with the medium-term plan misleads about how far the agency has come.

    Advice: Recompute the progress with the target of the Renstra's last year.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.A butir 3.
    """
    yield from judged(material, "kemajuan")


@check("SKP109", severity=Severity.ERROR, rujukan=Rujukan("permenpanrb-53-2014", f"{_III_A} butir 2",
                                                          tanda=Tanda.SEKUNDER))  # fmt: skip
def perubahan(material: Material) -> Iterator[Draft]:
    """A change against last year is the difference of the two realisations.

    What: the printed change is recomputed. A change in percent where percentage points are the rule is named in a note.

    Why: 80 after 75 is 5 points more and 6,67 percent more; the two are confused.

    Wrong: 75 last year, 80 this year, up by 6 points.

    Right: 75 last year, 80 this year, up by 5 points.

    Effect: The comparison with last year says another thing than the two results.

    Advice: Recompute the change, and write whether it is in points or in percent.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.A butir 2.
    """
    yield from judged(material, "perubahan", _relative)


def _relative(material: Material, one: Tercetak) -> Message | None:
    where = one.address
    now = material.exact(f"realisasi:{where.subject}:{where.year}")
    before = material.exact(f"realisasi:{where.subject}:{where.year - 1}")
    if now is None or not before or one.cetak is None:
        return None
    if roundings((now - before) / before * Fraction(100), one.cetak):
        return msg("follows as a change in percent of last year's value, not in points")
    return None
