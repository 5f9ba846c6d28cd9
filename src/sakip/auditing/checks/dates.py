# SPDX-License-Identifier: MIT
"""Days and years that cannot be, and amounts whose words say something else than their digits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from sakip.auditing.causes import significant
from sakip.auditing.checks.base import check
from sakip.auditing.elsewhere import called
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.practice import roundings
from sakip.lang import Message, msg
from sakip.model.nilai import BULAN
from sakip.numbers import format_number
from sakip.numbers.terbilang import baca_terbilang, terbilang
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak
    from sakip.auditing.prose import Prose
    from sakip.model import Tempat
    from sakip.published import Passage

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
ROWS = 3
"""So many realisations that are all those of another year are no accident."""
_YEAR = re.compile(r"(?:19|20)(?<![\w.,/-]..)[0-9]{2}(?![\w/]|[.,][0-9])", re.ASCII)
_RANGE = re.compile(r"((?:19|20)[0-9]{2})\s*(?:[-\u2013\u2014]|s\.?/?d\.?|sampai(?: dengan)?)\s*((?:19|20)[0-9]{2})")
_FAR = re.compile(
    r"rpjp|rpjmd|renstra|visi|target|akhir|sampai|hingga|menuju|emas|proyeksi|s\.?d|rencana|periode|mendatang|-|\u2013",
    re.IGNORECASE,
)
_ANNUAL = re.compile(
    r"\b(?:Rencana Kerja|Renja|Rencana Kinerja Tahunan|RKT|Perjanjian Kinerja|"
    r"Laporan (?:Akuntabilitas )?Kinerja|LKj?IP|LAKIP)"
    r"\b(?![^.;:]{0,70}\b(?:Renstra|Rencana Strategis|RPJMD|(?:19|20)[0-9]{2})\b)[^.;:]{0,70}?\b(?:Tahun|tahun)?\s*$",
)
_MONTHS = "|".join(BULAN).replace("November", "November|Nopember")
_SIGNED = re.compile(rf"^(?:[A-Z][\w.]*\s*){{1,4}},\s*(?:[0-9. ]{{0,5}}|\.+)\s*({_MONTHS})\s+((?:19|20)[0-9]{{2}})\b")
_DATE = re.compile(
    rf"(?:\b(?P<weekday>Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|Ahad),?\s+(?:tanggal\s+)?)?"
    rf"(?<![\w.,/-])(?P<day>[0-9]{{1,2}})\s+(?P<month>{_MONTHS})\s+(?P<year>(?:19|20)[0-9]{{2}})\b",
    re.IGNORECASE,
)
_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_SHORT = re.compile(
    r"\b[Tt]ahun\s+(?:20[0-9]|20[0-9]{3})(?=[.,;:)]|\s+(?:yang|dan|oleh|di|dengan|dapat|adalah|sebesar|telah|ini)\b|\s*\Z)"
)
_SPELLED = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,-|,00|,\s?-)?\s*\(\s*(?P<words>[A-Za-z][A-Za-z \n-]{2,160})\)"
)


@check("SKP705", severity=Severity.WARNING, rujukan=_REVIU)
def years(material: Material) -> Iterator[Draft]:
    """A year and a day can be.

    What: days that no month has, and weekdays that a date did not fall on; years that lack a digit; years after the
    report whose digits are those of the report's year, exchanged; a date of signature before the year is over; a plan
    or report of one year that is given several; periods of the Renstra that differ from the one that the report names
    most; a table of another year that prints this year's realisations; a sentence that gives this year's figure to
    another year.

    Why: a wrong year is what is left of last year's report, or a slip that a search does not find.

    Wrong: a report of 2023 that speaks of "tahun 2032"; "Rencana Kerja (Renja) Tahun 2021-2026".

    Right: "tahun 2023"; "Renja Tahun 2023".

    Effect: It is in doubt which year or which period the text and its figures belong to.

    Advice: Correct the year, and check whether the text beside it was taken from an older report.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    if prose is None:
        return
    yield from _repeated(material)
    yield from _days(material, prose)
    yield from _of_another_year(material)
    kode, year = material.bundle.kode, material.tahun
    annual: list[tuple[str, Tempat]] = []
    periods: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], list[Tempat]] = {}
    for passage in prose.body:
        text = passage.text
        for found in _RANGE.finditer(text):
            before = text[max(0, found.start() - 110) : found.start()]
            if _ANNUAL.search(before) and int(found[2]) - int(found[1]) >= 2:
                annual.append((" ".join((_ANNUAL.search(before) or found)[0].split()) + " " + found[0],
                               passage.place(found.start())))  # fmt: skip
            elif re.search(r"renstra|rencana strategis|rpjmd", before, re.IGNORECASE):
                pair = (found[1], found[2])
                periods[pair] += 1
                where.setdefault(pair, []).append(passage.place(found.start()))
        for found in _YEAR.finditer(text):
            slip = _slip(int(found[0]), year)
            if slip is not None and not _FAR.search(text[max(0, found.start() - 60) : found.end() + 2]):
                yield Draft(kode, msg("{printed} lies after the report of {year}.", printed=found[0], year=year),
                            found[0], str(year), (passage.place(found.start()),), slip,
                            certainty=Certainty.PROBABLE)  # fmt: skip
        for found in _SHORT.finditer(text):
            yield Draft(kode, msg('"{printed}": the year lacks a digit or has one too many.', printed=found[0]),
                        found[0], None, (passage.place(found.start()),), certainty=Certainty.PROBABLE)  # fmt: skip
        signed = _SIGNED.match(text)
        if signed is not None and int(signed[2]) <= year and signed[1] != "Desember":
            yield Draft(kode, msg("The report of {year} is signed in {date}, before the year was over.", year=year,
                                  date=f"{signed[1]} {signed[2]}"),
                        f"{signed[1]} {signed[2]}", None, (passage.place(),), certainty=Certainty.PROBABLE)  # fmt: skip
    signatures = _signatures(prose.body)
    if len(signatures) > 1:
        yield Draft(kode, msg("Parts of the report are dated in different months: {dates}.",
                              dates=", ".join(signatures)),
                    " / ".join(signatures), None, tuple(signatures.values()), severity=Severity.NOTE,
                    certainty=Certainty.PROBABLE)  # fmt: skip
    if annual:
        yield Draft(kode, msg("A document of one year is given several: {texts}.",
                              texts="; ".join(f'"{text}"' for text, _ in annual)),
                    " / ".join(text for text, _ in annual), None, tuple(place for _, place in annual),
                    certainty=Certainty.PROBABLE)  # fmt: skip
    if periods:
        own, most = periods.most_common(1)[0]
        for pair, count in periods.items():
            overlaps = pair != own and int(pair[0]) < int(own[1]) and int(own[0]) < int(pair[1])
            if overlaps and 3 * count <= most:
                yield Draft(kode, msg("The period {printed} is named once, {own} elsewhere.", printed="-".join(pair),
                                      own="-".join(own)),
                            "-".join(pair), "-".join(own), tuple(where[pair]),
                            certainty=Certainty.POSSIBLE)  # fmt: skip


def _signatures(passages: Iterable[Passage]) -> dict[str, Tempat]:
    """Months and years of signature, each with its first place."""
    found: dict[str, Tempat] = {}
    for passage in passages:
        signed = _SIGNED.match(passage.text)
        if signed is not None:
            found.setdefault(f"{signed[1]} {signed[2]}", passage.place())
    return found


def _days(material: Material, prose: Prose) -> Iterator[Draft]:
    """Dates that no calendar has, and dates under another day of the week."""
    months = [one.casefold() for one in _MONTHS.replace("Nopember|", "").split("|")]
    for passage in prose.body:
        for found in _DATE.finditer(passage.text) if "20" in passage.text or "19" in passage.text else ():
            month = months.index(found["month"].casefold().replace("nopember", "november")) + 1
            place = (passage.place(found.start()),)
            try:
                day = date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                yield Draft(material.bundle.kode, msg("There is no day {printed}.", printed=found[0]), found[0], None,
                            place)  # fmt: skip
                continue
            said = (found["weekday"] or "").casefold().replace("'", "").replace("ahad", "minggu")
            if said and said != _WEEKDAYS[day.weekday()]:
                right = _WEEKDAYS[day.weekday()].capitalize()
                yield Draft(material.bundle.kode, msg("{printed}: that day was a {right}.", printed=found[0],
                                                      right=right), found[0], right, place)  # fmt: skip


TELLING = 4
"""A number of so many digits is not that of another year by chance."""


def _of_another_year(material: Material) -> Iterator[Draft]:
    """A sentence that gives a figure of the year reported to another year."""
    for key, group in material.printed(("capaian", "rata-rata:capaian", "serapan", "pagu", "realisasi")):
        where = group[0].address
        if where.year == material.tahun or material.exact(key) is not None:
            continue
        own = f"{where.kind}:{where.subject}:{material.tahun}"
        now = {other.cetak.nilai for other in material.by_address.get(own, ()) if other.cetak is not None}
        now |= {exact for exact in (material.exact(own),) if exact is not None}
        for one in group:
            if one.place.tabel is not None or one.cetak is None:
                continue
            if significant(one.cetak) >= TELLING and any(roundings(value, one.cetak) for value in now):
                yield Draft(
                        key,
                        msg("{printed} is said of {year}; it is {figure} of {own}.", printed=one.text,
                            year=where.year, own=material.tahun,
                            figure=called(material, own)),
                        one.text, None, (one.place,), msg("the year was left as it was"),
                        certainty=Certainty.PROBABLE,
                    )  # fmt: skip


def _repeated(material: Material) -> Iterator[Draft]:
    """Tables of which every realisation of another year is this year's."""
    found: dict[tuple[str, int], list[tuple[Tercetak, bool]]] = defaultdict(list)
    for one in material.tercetak:
        where, table = one.address, one.place.tabel
        if table is None or one.cetak is None:
            continue
        now = material.exact(f"realisasi:{where.subject}:{material.tahun}")
        if where.kind == "realisasi" and where.year != material.tahun and now is not None:
            found[table, where.year].append((one, bool(roundings(now, one.cetak))))
    for (table, year), rows in found.items():
        distinct = {one.address.subject for one, _ in rows}
        if len(distinct) >= ROWS and all(same for _, same in rows):
            first, *rest = dict.fromkeys(one.key for one, _ in rows)
            yield Draft(
                first,
                msg("{table} has the realisations of {year} under the year {printed}.", table=table,
                    year=material.tahun, printed=year),
                str(year), str(material.tahun), tuple(one.place for one, _ in rows),
                msg("the year was left as it was"), certainty=Certainty.PROBABLE, also=tuple(rest),
            )  # fmt: skip


def _slip(printed: int, year: int) -> Message | None:
    """Why a year after the report is a slip of its own year."""
    if printed <= year + 1:
        return None
    one, other = str(printed), str(year)
    if sorted(one) == sorted(other):
        return msg("two digits of {year} are exchanged", year=year)
    return None


@check("SKP706", severity=Severity.ERROR, rujukan=_REVIU)
def in_words(material: Material) -> Iterator[Draft]:
    """Digits and words of a number say the same.

    What: numbers with their words in brackets after them, "9 (sembilan)" and "Rp 440.768.000 (empat ratus ...)". Words
    that are no number are left alone.

    Why: in a signed document the words count, and they are typed by hand.

    Wrong: "Rp 440.768.000 (empat ratus empat puluh juta tujuh ratus enam puluh ribu rupiah)".

    Right: "... tujuh ratus enam puluh delapan ribu rupiah".

    Effect: A signed document states two numbers for one thing.

    Advice: Correct the digits or the words by the document that they were taken from.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    for passage in () if prose is None else prose.body:
        for found in _SPELLED.finditer(passage.text):
            number, said = int(found["digits"].replace(".", "")), baca_terbilang(found["words"])
            if said is None or said == number or number >= 10**15:
                continue
            yield Draft(
                material.bundle.kode,
                msg('{printed} is printed, and its words "{words}" say {said}.', printed=found["digits"],
                    words=" ".join(found["words"].split()), said=format_number(said)),
                " ".join(found[0].split()), f"{format_number(number)} ({terbilang(number)})",
                (passage.place(found.start()),),
            )  # fmt: skip
