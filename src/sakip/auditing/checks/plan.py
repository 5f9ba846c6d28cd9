# SPDX-License-Identifier: MIT
"""The plan: series, targets against results, and links from tujuan down to programs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.auditing.causes import ending_text
from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.in_order import out_of_order
from sakip.lang import msg
from sakip.model import Teks
from sakip.numbers import Angka, Kosong
from sakip.references import Rujukan, Tanda
from sakip.rules.tangga import find

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Indikator, Nilai, Tempat
    from sakip.published import Table

_SERI = Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III.A butir 2", tanda=Tanda.SEKUNDER)
_RENCANA = Rujukan("perpres-29-2014", "pasal 6-7", tanda=Tanda.SEKUNDER)
_AKHIR = Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III.A butir 3", tanda=Tanda.SEKUNDER)
_PK = Rujukan("perpres-29-2014", "pasal 8-14", tanda=Tanda.SEKUNDER)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)
YEARS = 3
"""One target repeated over so many years is a plan without a step."""


@check("SKP206", severity=Severity.WARNING, rujukan=_SERI)
def no_year_missing(material: Material) -> Iterator[Draft]:
    """A series of realisations has no hole.

    What: a year without a realisation between years that have one, one finding for each year with all indicators; a
    year that stands over two columns of one table; and columns of years that go forth and back.

    Why: the comparison with last year is one of the four that a report owes; without last year there is none.

    Wrong: 2020, 2021, 2023.

    Right: 2020, 2021, 2022, 2023.

    Effect: One of the four comparisons that a report owes cannot be made.

    Advice: Add the realisations of the missing year, or say why there are none.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.A butir 2.
    """
    holes: dict[int, list[str]] = defaultdict(list)
    for one in _of_sasaran(material):
        known = [year for year, value in one.realisasi.items() if number(value) is not None]
        for year in range(min(known, default=0), max(known, default=0)):
            if number(one.realisasi.get(year)) is None:
                holes[year].append(one.id)
    for year, ids in sorted(holes.items()):
        keys = [f"realisasi:{id}:{year}" for id in ids]
        yield Draft(keys[0], msg("The realisations of {year} are missing between other years: {ids}.", year=year,
                                 ids=", ".join(ids)), also=tuple(keys[1:]))  # fmt: skip
    for table in () if material.published is None else material.published.tables:
        titles = Counter(_title(one) for one in table.columns if _YEAR.search(one))
        for title, count in titles.items():
            at = next(at for at, one in enumerate(table.columns) if _title(one) == title)
            if count > 1 and table.rows and not any(one.cells[at].covered for one in table.rows):
                yield Draft(material.bundle.kode,
                            msg('{table}: "{title}" stands over {count} columns.', table=table.name,
                                title=table.columns[at], count=count),
                            table.columns[at], None, (table.place(0, at),), msg("the year was left as it was"),
                            certainty=Certainty.PROBABLE)  # fmt: skip
        if table.rows and not holes:
            for found in out_of_order(table):
                yield _out_of_order(material, table, found)


def _title(text: str) -> str:
    """A title for comparison; its "%" makes another column of it."""
    return " ".join(text.casefold().split())


def _out_of_order(material: Material, table: Table, found: list[tuple[int, int]]) -> Draft:
    shown = ", ".join(str(year) for _, year in found)
    return Draft(
        material.bundle.kode,
        msg("{table}: the years {years} do not follow one another.", table=table.name, years=shown),
        shown, None, (table.place(0, found[0][0]),), msg("the year was left as it was"), certainty=Certainty.PROBABLE,
    )  # fmt: skip


@check("SKP301", severity=Severity.WARNING, rujukan=_PK)
def target_not_worse(material: Material) -> Iterator[Draft]:
    """A target is not worse than the last realisation.

    What: this year's target against the nearest earlier realisation, by the indicator's polarity.

    Why: such a target is reached by doing less than before.

    Wrong: 92 realised last year, 85 as this year's target, higher is better.

    Right: a target of 92 or more, or the reason why it was lowered.

    Effect: The target is reached by doing less than before.

    Advice: Set the target anew, or state the reason why it was lowered.

    Reference: Perpres 29/2014 pasal 8-14.
    """
    for one, year, last, target in _against_the_past(material):
        worse = target < last if one.polaritas == "naik" else target > last
        if worse and one.polaritas != "stabil":
            yield Draft(
                f"target:{one.id}:{material.tahun}",
                msg("{id}: the target {target} is worse than the {last} realised in {year}.",
                    id=material.called(one.id),
                    target=text(target), last=text(last), year=year),
                text(target), None, _places(material, one), also=(f"realisasi:{one.id}:{year}",),
                certainty=Certainty.PROBABLE,
            )  # fmt: skip


@check("SKP302", severity=Severity.WARNING, rujukan=_PK)
def target_not_copied(material: Material) -> Iterator[Draft]:
    """A target is not a copy of an earlier realisation.

    What: a target equal to an earlier realisation to the last decimal. Whole numbers may be equal by intent and are not
    reported, nor is 100 % or 0.

    Why: either the target was copied from the result, or the result from the target.

    Wrong: 64,59 realised in 2021, 64,59 as target for 2023.

    Right: a target that was set, or a sentence that the result is to be kept.

    Effect: Target or result was not determined by itself, so that the achievement says nothing.

    Advice: Show how the target was set and where the result was measured.

    Reference: Perpres 29/2014 pasal 8-14.
    """
    for one in _of_sasaran(material):
        target = number(one.target.get(material.tahun))
        if target is None or target.denominator == 1:
            continue
        for year, value in sorted(one.realisasi.items(), reverse=True):
            if year < material.tahun and number(value) == target:
                yield Draft(
                    f"target:{one.id}:{material.tahun}",
                    msg("{id}: the target {target} is exactly what was realised in {year}.", id=material.called(one.id),
                        target=text(target), year=year),
                    text(target), None, _places(material, one), certainty=Certainty.PROBABLE,
                    cause=msg("one was copied from the other"), also=(f"realisasi:{one.id}:{year}",),
                )  # fmt: skip
                break


@check("SKP303", severity=Severity.WARNING, rujukan=_RENCANA)
def target_moves(material: Material) -> Iterator[Draft]:
    """A target moves over the years.

    What: one target for three years or more, and for all years that have one; 100 % and 0 cannot move.

    Why: a plan without a step measures nothing.

    Wrong: 75, 75, 75, 75, 75.

    Right: 75, 77, 79, 81, 83.

    Effect: The plan asks for no improvement, and its years cannot be told apart.

    Advice: Set targets that step towards the end of the Renstra, or explain why the level is to be kept.

    Reference: Perpres 29/2014 pasal 6-7.
    """
    for one in _of_sasaran(material):
        values = [number(value) for value in one.target.values()]
        if len(values) < YEARS or None in values or len(set(values)) > 1 or values[0] in (0, 100):
            continue
        yield Draft(f"target:{one.id}:{max(one.target)}",
                    msg("{id}: the target is {target} in all of {years} years.", id=material.called(one.id),
                        target=text(values[0] or Fraction(0)), years=len(values)),
                    text(values[0] or Fraction(0)), None, certainty=Certainty.PROBABLE)  # fmt: skip


@check("SKP304", severity=Severity.WARNING, rujukan=_RENCANA)
def sasaran_serves_tujuan(material: Material) -> Iterator[Draft]:
    """A sasaran serves a tujuan.

    What: sasaran for which the report names no tujuan; one finding for all.

    Why: the chain from tujuan to program breaks there, and nothing shows what the sasaran is for.

    Wrong: six sasaran, two of them with a tujuan.

    Right: each sasaran under its tujuan.

    Effect: The chain from tujuan to program is broken, and nothing shows what the sasaran is for.

    Advice: Name the tujuan of each sasaran, as the Renstra has it.

    Reference: Perpres 29/2014 pasal 6-7.
    """
    bundle = material.bundle
    loose = [one.id for one in bundle.sasaran if one.tujuan is None] if bundle.tujuan else []
    if loose:
        yield Draft(loose[0], msg("No tujuan is named for {ids}.", ids=", ".join(loose)), also=tuple(loose[1:]))
    served = {one.tujuan for one in bundle.sasaran}
    idle = [one.id for one in bundle.tujuan if one.id not in served] if bundle.sasaran else []
    if idle:
        yield Draft(idle[0], msg("No sasaran serves {ids}.", ids=", ".join(idle)), also=tuple(idle[1:]))


@check("SKP305", severity=Severity.WARNING, rujukan=_RENCANA)
def sasaran_has_program(material: Material) -> Iterator[Draft]:
    """A sasaran has a program behind it, and an indicator.

    What: sasaran that no program or kegiatan serves, and sasaran without an indicator.

    Why: without a program nothing is done for it; without an indicator nobody sees whether it was reached.

    Wrong: an indicator in the PK, and no program in the table of programs for its sasaran.

    Right: each sasaran with its indicators and its programs.

    Effect: Nothing is done for the sasaran, or nobody can see whether it was reached.

    Advice: Name the programs and indicators of each sasaran.

    Reference: Perpres 29/2014 pasal 6-7.
    """
    bundle = material.bundle
    if any(not any(map(str.isalpha, one.uraian)) for one in bundle.sasaran):
        return  # The report does not say whose its indicators are.
    served = {one.sasaran for one in bundle.dukungan}
    measured = {one.untuk for one in bundle.indikator}
    alone = [one.id for one in bundle.sasaran if one.id not in served] if bundle.dukungan else []
    if alone:
        yield Draft(alone[0], msg("No program serves {ids}.", ids=", ".join(alone)), also=tuple(alone[1:]))
    blind = [one.id for one in bundle.sasaran if one.id not in measured] if bundle.indikator else []
    if blind:
        yield Draft(blind[0], msg("No indicator measures {ids}.", ids=", ".join(blind)), also=tuple(blind[1:]))


@check("SKP306", severity=Severity.WARNING, rujukan=_RENCANA)
def program_has_sasaran(material: Material) -> Iterator[Draft]:
    """A program serves a sasaran, and its sub-kegiatan have outputs.

    What: programs that serve no sasaran, and sub-kegiatan without an indicator where others have one.

    Why: money without a purpose cannot be judged by its result.

    Wrong: a program in the budget that no sasaran names.

    Right: each program under a sasaran.

    Effect: Money is spent whose result cannot be judged.

    Advice: Put each program under the sasaran that it serves, and give each sub-kegiatan its output.

    Reference: Perpres 29/2014 pasal 6-7.
    """
    bundle = material.bundle
    named = {one.kode for one in bundle.dukungan}
    programs = [one.kode for one in bundle.program]
    idle = [kode for kode in programs if not any(x == kode or x.startswith(f"{kode}.") for x in named)]
    if named and idle:
        yield Draft(idle[0], msg("No sasaran is named for {ids}.", ids=", ".join(idle)), also=tuple(idle[1:]))
    measured = {one.untuk for one in bundle.indikator}
    subs = [one.kode for one in bundle.sub_kegiatan]
    blind = [kode for kode in subs if kode not in measured]
    if blind and len(blind) < len(subs):
        yield Draft(blind[0], msg("No output indicator measures {ids}.", ids=", ".join(blind)), also=tuple(blind[1:]))


_GRADED = re.compile(r"\b(?:predikat|kategori|opini|status|kriteria|peringkat|level|kualifikasi)\b", re.IGNORECASE)
"""What is measured in grades, whose ladder need not be known here."""


@check("SKP307", severity=Severity.WARNING, rujukan=_RENCANA)
def target_can_be_measured(material: Material) -> Iterator[Draft]:
    """A target can be measured.

    What: targets in words that no ladder of names has, such as the unit repeated in the column of the target; one
    finding for all.

    Why: what has no number cannot be reached or missed, whatever the table prints as its achievement.

    Wrong: unit "Rekening", target "Rekening", realisation "Rekening", 100 %.

    Right: unit "rekening", target 12, realisation 12, 100 %.

    Effect: The achievement that is printed for it rests on nothing.

    Advice: Give the target as a number in the indicator's unit.

    Reference: Perpres 29/2014 pasal 6-7.
    """
    year = material.tahun
    found = [(one.id, str(value)) for one in material.bundle.indikator
             if isinstance(value := one.target.get(year), Teks) and find(value.raw) is None
             and not _GRADED.search(f"{one.satuan} {one.nama}")]  # fmt: skip
    if found:
        keys = [f"target:{id}:{year}" for id, _ in found]
        printed = " / ".join(dict.fromkeys(words for _, words in found))
        places = [x.place for id, _ in found for x in material.by_address.get(f"capaian:{id}:{year}", ())]
        yield Draft(keys[0], msg("The target is no number, so that nothing can be measured: {ids} ({printed}).",
                                 ids=", ".join(id for id, _ in found), printed=printed),
                    printed, None, tuple(places), also=tuple(keys[1:]))  # fmt: skip


@check("SKP308", severity=Severity.WARNING, rujukan=_AKHIR)
def renstra_end_is_known(material: Material) -> Iterator[Draft]:
    """An indicator of a sasaran has a target at the end of the Renstra.

    What: indicators without one where others have it; one finding for all.

    Why: the comparison with the medium-term target is one of the four that a report owes.

    Wrong: a blank cell under "Target Akhir Renstra".

    Right: the target of the Renstra's last year.

    Effect: The comparison with the medium-term target is missing for these indicators.

    Advice: Add the target of the Renstra's last year.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.A butir 3.
    """
    of_sasaran = tuple(_of_sasaran(material))
    blank = [one.id for one in of_sasaran if one.akhir_renstra is None or isinstance(one.akhir_renstra, Kosong)]
    if blank and len(blank) < len(of_sasaran):
        keys = [f"akhir-renstra:{id}:{material.tahun}" for id in blank]
        yield Draft(keys[0], msg("No target at the end of the Renstra for {ids}.", ids=", ".join(blank)),
                    also=tuple(keys[1:]))  # fmt: skip


def number(value: Nilai | None) -> Fraction | None:
    """A plain number; None for ranges, names, and what is missing."""
    match value:
        case int() | Decimal():
            return Fraction(value)
        case Angka(nilai=found):
            return Fraction(found)
        case _:
            return None


def text(value: Fraction) -> str:
    """A recorded number as printed."""
    return ending_text(value) or str(value)


def _of_sasaran(material: Material) -> Iterator[Indikator]:
    ids = {one.id for one in material.bundle.sasaran}
    return (one for one in material.bundle.indikator if one.untuk in ids)


def _against_the_past(material: Material) -> Iterator[tuple[Indikator, int, Fraction, Fraction]]:
    """Each indicator with a plain target, and its nearest earlier realisation."""
    for one in _of_sasaran(material):
        target = number(one.target.get(material.tahun))
        past: Mapping[int, Fraction] = {
            year: found
            for year, value in one.realisasi.items()
            if year < material.tahun and (found := number(value)) is not None
        }
        if target is not None and past:
            year = max(past)
            yield one, year, past[year], target


def _places(material: Material, one: Indikator) -> tuple[Tempat, ...]:
    target = number(one.target.get(material.tahun))
    printed = material.by_address.get(f"target:{one.id}:{material.tahun}", ())
    return tuple(x.place for x in printed if x.cetak is not None and x.cetak.nilai == target)
