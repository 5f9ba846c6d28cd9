# SPDX-License-Identifier: MIT
"""Means: of a sasaran, of the agency, and of the outputs under a kegiatan or program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.checks.base import check
from sakip.auditing.checks.judged import judged_as
from sakip.auditing.elsewhere import called
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.judge import Ruling, judge
from sakip.auditing.practice import CAPS, MODES_TRIED, Bulat, exact, formulas, roundings
from sakip.formula.words import number_text
from sakip.lang import Message, msg
from sakip.references import Rujukan

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak

KINDS = ("rata-rata:capaian", "rata-rata:kemajuan", "rata-rata:serapan", "rata-rata:efisiensi")


@check("SKP105", severity=Severity.ERROR, rujukan=Rujukan.praktik("lkjip-sumber-harta-2023", "Tabel 3.4, rata-rata"))
def rata_rata(material: Material) -> Iterator[Draft]:
    """A mean is the mean of the figures it stands for.

    What: every printed mean is recomputed from the data. Means of other rows are tried before it is called wrong: of
    what the same column prints, without the zeros, of all indicators instead of the sasaran, of rounded figures. On the
    level of a kegiatan or program it is the mean of the outputs under it.

    Why: a mean is computed once and stays when a row changes.

    Wrong: achievements 94,46 91,95 94,56 100 91,95 95,83 89,03 and a mean of 89 %.

    Right: the mean of the same achievements, 93,97 over the indicators, 94,22 over the sasaran.

    Effect: The figure by which the whole agency is judged does not follow from its rows.

    Advice: Recompute the mean, and say in the report which rows it is over.

    Reference: the roll-up that the region chose (rekap.*).
    """
    for key, group in material.printed(KINDS):
        figure = material.figure(key)
        if figure is not None:
            # Which rows a mean is over is never printed: it is probable, not certain.
            for draft in judged_as(material, key, group, figure, _other_rows):
                yield attrs.evolve(draft, certainty=Certainty.PROBABLE)
        elif key.startswith("rata-rata:capaian:"):
            yield from _outputs(material, key, group)


def _outputs(material: Material, key: str, group: list[Tercetak]) -> Iterator[Draft]:
    """A kegiatan's or program's mean of its outputs, which the measurement does not make."""
    where = group[0].address
    subs = {x.kode for x in material.bundle.sub_kegiatan if x.kode.startswith(f"{where.subject}.")}
    ids = [x.id for x in material.bundle.indikator if x.untuk in subs]
    values = [_output(material, id, where.year) for id in ids]
    known = [one for one in values if one is not None]
    if not known or len(known) < len(values):
        return
    right = sum(known) / Fraction(len(known))
    wrong = [one for one in group if one.cetak is not None and not roundings(right, one.cetak)]
    if wrong:
        yield Draft(
            key,
            msg("{figure}: {printed} is printed, but its outputs have a mean of {computed} %.",
                figure=called(material, key),
                printed=wrong[0].text, computed=number_text(right)),
            wrong[0].text, number_text(right), tuple(one.place for one in wrong),
        )  # fmt: skip


def _output(material: Material, id: str, year: int) -> Fraction | None:
    """An output's achievement: as printed where the data have words instead of numbers."""
    exact = material.exact(f"capaian:{id}:{year}")
    printed = {one.cetak.nilai for one in material.by_address.get(f"capaian:{id}:{year}", ()) if one.cetak is not None}
    if exact is not None:
        # Two different answers (100 by the realisation, 0 because nothing was done) make the mean open.
        return exact if all(value == exact for value in printed) else None
    return printed.pop() if len(printed) == 1 else None


def _other_rows(material: Material, one: Tercetak) -> Message | None:
    if one.cetak is None:
        return None
    for values, words in _candidates(material, one):
        if values and roundings(sum(values) / Fraction(len(values)), one.cetak):
            return words
    return _one_right(material, one)


def _one_right(material: Material, one: Tercetak) -> Message | None:
    """The mean of what the same column prints, but that one row, which does not hold, has what it should have."""
    assert one.cetak is not None
    kind = one.address.kind.partition(":")[2]
    table = material.by_column.get(one.column, ()) if one.column else ()
    rows = [x for x in table if x.cetak is not None and x.address.kind == kind]
    total = sum((x.cetak.nilai for x in rows if x.cetak is not None), Fraction())
    for row in rows if kind == "capaian" else ():
        figure = material.figure(row.key)
        verdict = None if figure is None else judge(material, row, figure)
        if row.cetak is None or verdict is None or verdict.ruling not in (Ruling.WRONG, Ruling.OTHER_SIDE):
            continue
        for value in _rightly(material, row):
            if value != row.cetak.nilai and roundings((total - row.cetak.nilai + value) / len(rows), one.cetak):
                return msg("it is the mean of what the same column prints, with {value} for {row}",
                           value=number_text(value), row=row.text)  # fmt: skip
    return None


def _rightly(material: Material, row: Tercetak) -> Iterator[Fraction]:
    """What a known practice gives for an achievement, rounded as it is printed."""
    assert row.cetak is not None
    where = row.address
    inputs = {name: material.exact(f"{name}:{where.subject}:{where.year}") for name in ("target", "realisasi")}
    given = {name: value for name, value in inputs.items() if value is not None}
    if len(given) < len(inputs):
        return
    for rule in formulas("capaian", tuple(sorted(given))):
        plain = None if rule.audit_saja else exact(rule, given)
        for value in () if plain is None else (plain, *(Fraction(cap) for cap in CAPS if plain > cap)):
            for mode in MODES_TRIED:
                yield Bulat(mode, row.cetak.digit)(value)


def _candidates(material: Material, one: Tercetak) -> Iterator[tuple[list[Fraction], Message]]:
    where = one.address
    kind = where.kind.partition(":")[2]
    table = [x for x in material.by_column.get(one.column, ()) if x is not one] if one.column else []
    column = [x.cetak.nilai for x in table if x.cetak is not None and x.address.kind == kind]
    yield column, msg("it is the mean of what the same column prints")
    agency = where.subject == material.bundle.kode
    if agency:
        ids = {x.id for x in material.bundle.sasaran}
        of_indicators = [x.id for x in material.bundle.indikator if x.untuk in ids]
        codes = [x.kode for x in material.bundle.program]
        yield _of(material, kind, of_indicators, where.year), msg("it is the mean over all indicators")
        yield (_of(material, f"rata-rata:{kind}", list(ids), where.year),
               msg("it is the mean over the sasaran"))  # fmt: skip
        yield _of(material, kind, codes, where.year), msg("it is the mean over the programs")
        without = [x for x in _of(material, kind, codes, where.year) if x != 0]
        yield without, msg("it is the mean over the programs without those at 0")
    if where.subject in {x.id for x in material.bundle.sasaran} or agency:
        subjects = {where.subject} if not agency else {x.id for x in material.bundle.sasaran}
        these = [x.id for x in material.bundle.indikator if x.untuk in subjects]
        yield _as_printed(material, kind, these, where.year), msg("it is the mean of the figures as they are printed")
    yield [x for x in column if x != 0], msg("it is the mean of what the same column prints, without the zeros")


def _as_printed(material: Material, kind: str, subjects: Iterable[str], year: int) -> list[Fraction]:
    found = []
    for subject in subjects:
        printed = [
            x.cetak.nilai for x in material.by_address.get(f"{kind}:{subject}:{year}", ()) if x.cetak is not None
        ]
        found += printed[:1]
    return found


def _of(material: Material, kind: str, subjects: Iterable[str], year: int) -> list[Fraction]:
    found = (material.exact(f"{kind}:{subject}:{year}") for subject in subjects)
    return [one for one in found if one is not None]
