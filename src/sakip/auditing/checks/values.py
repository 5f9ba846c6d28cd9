# SPDX-License-Identifier: MIT
"""One quantity, one value: printed twice, it must be the same, in the same unit, and readable."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from sakip.auditing.causes import ending_text, pen_slip
from sakip.auditing.checks.base import check
from sakip.auditing.elsewhere import called, elsewhere, in_the_row
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.odd import odd_ones
from sakip.auditing.parts import is_total
from sakip.auditing.practice import Cetak, roundings
from sakip.lang import Message, msg
from sakip.numbers import Angka, Rentang
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from fractions import Fraction

    from sakip.auditing.inputs import Material, Tercetak
    from sakip.figure import Figure

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_DECIMALS = re.compile(r"(?<![0-9,])[0-9]+([.,])[0-9]{1,2}(?![0-9.,]*[0-9])", re.ASCII)
SHOWN = 8
RECORDED = ("target", "realisasi", "akhir-renstra", "standar-nasional", "pagu", "anggaran-pk", "nilai-evaluasi",
            "nrr", "nrr-tertimbang", "ikm", "ip-asn")  # fmt: skip


@check("SKP201", severity=Severity.ERROR, rujukan=_REVIU)
def one_value(material: Material) -> Iterator[Draft]:
    """A recorded value is the same wherever it is printed.

    What: all printed values of one target, realisation or amount are compared with the one that the data follow, and
    with each other. A value rounded or cut to fewer decimals is the same value. One finding names all that differ.

    Why: two tables are filled at different times, and a reader cannot tell which one counts.

    Wrong: a realisation of 79,35 in one table and 79,53 in another.

    Right: 79,35 in both.

    Effect: Nobody can tell which of the values is the valid one, and figures computed from them differ.

    Advice: Establish the value from its source document, and print that one everywhere.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    yield from _end_of_renstra(material)
    yield from _bounds(material)
    for key, group in material.printed(RECORDED):
        figure = material.figure(key)
        if figure is not None and (is_total(figure) or figure.rule is not None):
            continue
        numbers = [one for one in group if one.cetak is not None]
        wrong = _differing(numbers, None if figure is None else figure.exact)
        if figure is not None and figure.exact is None and figure.text != "-":
            wrong = []
        if not wrong:
            continue
        texts = " / ".join(dict.fromkeys(one.text for one in wrong))
        right = None if figure is None or figure.exact is None else _as_printed(figure, numbers, wrong)
        odd = [] if figure is None else odd_ones(material, figure.address, numbers, wrong)
        if odd:
            message = msg("{figure}: {printed} is printed, elsewhere {computed}.", figure=called(material, key),
                          printed=odd[0].text, computed=wrong[0].text)  # fmt: skip
            yield Draft(
                key,
                message,
                odd[0].text,
                wrong[0].text,
                tuple(one.place for one in odd),
                _pen(wrong[0], odd[0]) or msg("the printed results follow from {value}", value=wrong[0].text),
            )
            continue
        if right is None:
            message = msg(
                "{figure} is printed with different values: {printed}.", figure=called(material, key), printed=texts
            )
        else:
            message = msg("{figure}: {printed} is printed, elsewhere {computed}.",
                          figure=called(material, key), printed=texts,
                          computed=right)  # fmt: skip
        yield Draft(key, message, texts, right, tuple(one.place for one in wrong), _cause(material, wrong, figure))


def _bounds(material: Material) -> Iterator[Draft]:
    """Targets that are bounds or ranges: the same bounds wherever they are printed."""
    for key, group in material.printed(("target", "akhir-renstra")):
        ranges = [(one, one.reading) for one in group if isinstance(one.reading, Rentang)]
        ends = Counter((one.bawah, one.atas) for _, one in ranges)
        if len(ends) < 2 or len(ranges) < len(group):
            continue
        where = group[0].address
        data = {one.id: one.target.get(where.year) for one in material.bundle.indikator}.get(where.subject)
        followed = (data.bawah, data.atas) if isinstance(data, Rentang) else None
        # What most places print, else what the data follow.
        own = max((one for _, one in ranges), key=lambda x: (ends[x.bawah, x.atas], (x.bawah, x.atas) == followed))
        wrong = [printed for printed, one in ranges if (one.bawah, one.atas) != (own.bawah, own.atas)]
        texts = " / ".join(dict.fromkeys(one.text for one in wrong))
        yield Draft(
            key,
            msg("{figure}: {printed} is printed, elsewhere {computed}.", figure=called(material, key), printed=texts,
                computed=own.raw),
            texts, own.raw, tuple(one.place for one in wrong),
        )  # fmt: skip


def _end_of_renstra(material: Material) -> Iterator[Draft]:
    """The target of the last year of the Renstra is that which the progress is measured against."""
    last, year = material.bundle.renstra.akhir, material.tahun
    for one in material.bundle.indikator if last > year else ():
        end, plan = f"akhir-renstra:{one.id}:{year}", f"target:{one.id}:{last}"
        figure, planned = material.figure(end), material.exact(plan)
        printed = [x for x in material.by_address.get(end, ()) if x.cetak is not None and x.cetak.nilai != planned]
        others = [x for x in material.by_address.get(plan, ()) if x.cetak is not None and x.cetak.nilai == planned]
        if figure is None or figure.exact is None or planned is None or not printed or not others:
            continue
        yield Draft(
            end,
            msg("{figure}: {printed} is printed, and as target of {year} {computed}.", figure=called(material, end),
                printed=printed[0].text, year=last, computed=others[0].text),
            printed[0].text, others[0].text, (*(x.place for x in printed), *(x.place for x in others)),
            _pen(others[0], printed[0]), also=(plan,),
        )  # fmt: skip


def _as_printed(figure: Figure, numbers: list[Tercetak], wrong: list[Tercetak]) -> str:
    """The value of the data, with as many decimals as the report prints it with."""
    same = [one.cetak.digit for one in numbers if one not in wrong and one.cetak and one.cetak.nilai == figure.exact]
    if not same or figure.exact is None or figure.address.kind not in ("target", "realisasi"):
        return figure.text
    return ending_text(figure.exact, max(same)) or figure.text


def _pen(right: Tercetak, printed: Tercetak) -> Message | None:
    """The slip of the pen that makes one number of the other."""
    slip = None if right.cetak is None or printed.cetak is None else pen_slip(right.cetak.nilai, printed.cetak)
    return slip.message if slip is not None and slip.kind != "digit" else None


def _differing(numbers: list[Tercetak], exact: Fraction | None) -> list[Tercetak]:
    """Those that are not `exact`; without it, all of them where no one value can be the others rounded."""
    if exact is not None:
        return [
            one
            for one in numbers
            if one.cetak is not None and not roundings(exact, one.cetak) and not _finer(one, exact)
        ]
    finest = max((one.cetak for one in numbers if one.cetak is not None), key=lambda x: x.digit, default=None)
    if finest is None or all(one.cetak is not None and roundings(finest.nilai, one.cetak) for one in numbers):
        return []
    return numbers


def _finer(one: Tercetak, exact: Fraction) -> bool:
    """Whether a realisation is printed with more decimals than the data have of it, and is the same number."""
    if one.cetak is None or one.address.kind != "realisasi":
        return False
    digits = next((n for n in range(one.cetak.digit) if (exact * 10**n).denominator == 1), None)
    if not digits:
        return False
    return bool(roundings(one.cetak.nilai, Cetak(exact, digits, one.text)))


def _cause(material: Material, wrong: list[Tercetak], figure: Figure | None) -> Message | None:
    for one in wrong:
        assert one.cetak is not None
        if figure is not None and figure.exact is not None:
            slip = pen_slip(figure.exact, one.cetak)
            if slip is not None and slip.kind != "digit":
                return slip.message
        found = next((x for x in chain(in_the_row(material, one), elsewhere(material, one))
                      if x.certainty is Certainty.PROBABLE), None)  # fmt: skip
        if found is not None:
            return found.message
    return None


@check("SKP202", severity=Severity.NOTE, rujukan=_REVIU)
def left_out(material: Material) -> Iterator[Draft]:
    """A ceiling that one table has is not left out in another.

    What: ceilings where one table prints a dash or a blank and the data have an amount.

    Why: the totals of the two tables then differ, and each looks right by itself.

    Wrong: "-" as ceiling of a kegiatan in one table, Rp 48.560.600 for its program in another.

    Right: the amount in both, with Rp 0 spent.

    Effect: The totals of two tables differ, although each looks right by itself.

    Advice: Print the ceiling in both tables, with Rp 0 spent where nothing was.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    for key, group in material.printed("pagu"):
        figure = material.figure(key)
        dashes = [one for one in group if one.kosong]
        if figure is not None and figure.exact and dashes:
            yield Draft(
                key,
                msg("{figure} is left out here; elsewhere it is {computed}.",
                    figure=called(material, key), computed=figure.text),
                dashes[0].text, figure.text, tuple(one.place for one in dashes),
            )  # fmt: skip


@check("SKP205", severity=Severity.WARNING, rujukan=_REVIU)
def one_unit(material: Material) -> Iterator[Draft]:
    """An indicator that is no percentage is not printed with a percent sign.

    What: targets and realisations printed with "%" of an indicator whose unit is another.

    Why: an index of 79,35 and 79,35 % are different statements, and only one has a target that fits.

    Wrong: Indeks Kepuasan Masyarakat, target 84 %.

    Right: Indeks Kepuasan Masyarakat, target 84.

    Effect: An index is taken for a percentage, and compared with what it cannot be compared with.

    Advice: Print the figures in the indicator's own unit.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    units = {one.id: one.satuan for one in material.bundle.indikator}
    found: dict[str, list[Tercetak]] = defaultdict(list)
    for _, group in material.printed(("target", "realisasi", "akhir-renstra")):
        for one in group:
            unit = units.get(one.address.subject, "")
            percent = isinstance(one.reading, Angka | Rentang) and one.reading.satuan == "%"
            if percent and unit and "%" not in unit and "persen" not in unit.casefold():
                found[one.address.subject].append(one)
    for subject, wrong in found.items():
        keys = tuple(dict.fromkeys(one.key for one in wrong))
        texts = " / ".join(dict.fromkeys(one.text for one in wrong))
        yield Draft(
            keys[0],
            msg("{subject} is counted in {unit}, but printed as {printed}.",
                subject=material.called(subject), unit=units[subject],
                printed=texts),
            texts, None, tuple(one.place for one in wrong), also=keys[1:],
        )  # fmt: skip


@check("SKP212", severity=Severity.NOTE, rujukan=_REVIU)
def decimal_sign(material: Material) -> Iterator[Draft]:
    """Decimals are set off by one sign in the whole report.

    What: figures of the report that have one or two decimals, by the sign before them. Where both signs occur, those
    with the rarer one are named, all in one finding; where they are as many, those with the dot.

    Why: a dot also groups thousands, and a reader of both signs cannot know which one is meant: 1.250 beside 79.35.

    Wrong: 79,35 in one table and 79.35 in another.

    Right: 79,35 in both.

    Effect: A figure may be taken for another a hundred or a thousand times as large, above all in a workbook.

    Advice: Use one sign for decimals throughout, the comma where dots group thousands, and set the workbooks that the
    figures come from to it.

    Reference: Perpres 29/2014 pasal 28-30 (reviu); no regulation is known to us that prescribes the sign.
    """
    by_sign: dict[str, list[Tercetak]] = {",": [], ".": []}
    for one in material.tercetak:
        found = None if one.cetak is None or one.cetak.digit == 0 else _DECIMALS.search(one.text)
        if found is not None:
            by_sign[found[1]].append(one)
    if not all(by_sign.values()):
        return
    rarer = min((".", ","), key=lambda sign: len(by_sign[sign]))
    other = "," if rarer == "." else "."
    wrong = by_sign[rarer]
    texts = tuple(dict.fromkeys(one.text.strip() for one in wrong))
    yield Draft(
        material.bundle.kode,
        msg('{count} figures have "{sign}" before their decimals, {others} have "{other}": {printed}.',
            count=len(wrong), sign=rarer, others=len(by_sign[other]), other=other, printed=_few(texts)),
        " / ".join(texts), " / ".join(_DECIMALS.sub(_turned, text) for text in texts),
        tuple(one.place for one in wrong),
    )  # fmt: skip


def _turned(found: re.Match[str]) -> str:
    return found[0].replace(found[1], "," if found[1] == "." else ".")


def _few(texts: tuple[str, ...]) -> str:
    return ", ".join(texts[:SHOWN]) + (", \u2026" if len(texts) > SHOWN else "")


@check("SKP901", severity=Severity.NOTE, rujukan=_REVIU)
def readable(material: Material) -> Iterator[Draft]:
    """A printed figure can be read as a number.

    What: printed values that are no number, or that can be read as two different ones and fit neither.

    Why: what cannot be read was not checked.

    Wrong: "92,5,0".

    Right: "92,50".

    Effect: The figure could not be checked.

    Advice: Print the figure in the usual way.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    for one in material.tercetak:
        if one.salah is None or _words(material, one):
            continue
        yield Draft(one.key, msg("{figure}: {reason}",
                                 figure=called(material, one.key), reason=one.salah.message), one.text,
                    None, (one.place,))  # fmt: skip


def _words(material: Material, one: Tercetak) -> bool:
    """The data have the same words."""
    figure = material.figure(one.key)
    return figure is not None and figure.text.casefold() == one.text.strip().casefold()
