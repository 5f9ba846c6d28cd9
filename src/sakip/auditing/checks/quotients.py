# SPDX-License-Identifier: MIT
"""Percentages that a sentence gives beside the two numbers of which they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.causes import pen_slip
from sakip.auditing.checks.base import check
from sakip.auditing.checks.workings import computed
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.practice import Cetak, percentage, roundings
from sakip.lang import Message, msg
from sakip.numbers import Mode, round_exact
from sakip.references import Rujukan, Tanda
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<rp>Rp\.?\s*)?(?P<n>[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?)(?:,-)?"
    r"(?![\w/]|[.,][0-9])\s*(?P<unit>%|persen\b|(?:juta|miliar|milyar|triliun)(?:\s+[a-z]+)?|[a-z]+)?",
    re.IGNORECASE,
)
_GREW = re.compile(
    r"\b(?:tumbuh|pertumbuhan|naik|kenaikan|meningkat|peningkatan|turun|penurunan|menurun|laju)\b", re.IGNORECASE
)
NEAR = 3
"""A percentage is of two of so many numbers before it and after it."""
TELLING = 2
"""A percentage with so many decimals follows from its two numbers alone."""


@attrs.frozen
class Number:
    """A number of a sentence, its unit and where it begins."""

    value: Fraction
    unit: str
    at: int


@check("SKP121", severity=Severity.WARNING, rujukan=_REVIU)
def quotients(material: Material) -> Iterator[Draft]:
    """A percentage in a sentence is that of two of its numbers.

    What: percentages with two decimals in sentences that have two and more numbers of one unit, or amounts of rupiah.
    Where one of them is the share of another, or the growth from another, the sentence holds. Where none is, and the
    share or growth of the nearest two differs from what is printed by one slip of the pen or is turned round, it is
    named; other percentages are of something else.

    Why: the numbers of the sentence are brought up to date, and its percentage by hand.

    Wrong: "terealisasi Rp1.093.927.711.865 atau 101,05% dari anggaran sebesar Rp1.105.365.000.000".

    Right: "... atau 98,97% dari anggaran ...".

    Effect: Readers cannot tell which of the three numbers is wrong.

    Advice: Compute the percentage anew from the two numbers.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    judged = {one.place.letak for one in material.tercetak}
    for passage in () if prose is None else prose.body:
        if "%" not in passage.text and "persen" not in passage.text:
            continue
        spans = computed(passage)
        for start, sentence in sentences(passage.text):
            numbers = list(_numbers(sentence))
            for at, one in enumerate(numbers):
                found = _slip(sentence, numbers, at) if one.unit == "%" else None
                place = passage.place(start + one.at)
                named = any(first <= start + one.at < last for first, last in spans)
                if found is not None and not named and place.letak not in judged:
                    yield Draft(
                        material.bundle.kode,
                        msg('The text says "{printed}"; its own numbers give {computed}.', printed=found[0],
                            computed=found[1]),
                        found[0], found[1], (place,), found[2], certainty=Certainty.PROBABLE,
                    )  # fmt: skip


def _numbers(sentence: str) -> Iterator[Number]:
    for found in _NUMBER.finditer(sentence):
        unit = (found["unit"] or "").casefold()
        percent = unit in ("%", "persen")
        if percent and len(found["n"].partition(",")[2]) < TELLING:
            unit = "other"
        elif percent:
            unit = "%"
        elif found["rp"]:
            unit = f"rp {unit.split()[0] if unit[:4] in ('juta', 'mili', 'mily', 'tril') else ''}"
        value = Fraction(found["n"].replace(".", "").replace(",", "."))
        yield Number(value, unit, found.start("n"))


def _slip(sentence: str, numbers: list[Number], at: int) -> tuple[str, str, Message | None] | None:
    """The printed percentage, the right one and the cause, where the nearest two numbers give it but for a slip."""
    one = numbers[at]
    text = sentence[one.at : one.at + len(_shown(sentence, one))]
    cetak = Cetak(one.value, len(text.partition(",")[2]), text)
    before = [x for x in numbers[:at] if x.unit != "%"]
    after = [x for x in numbers[at + 1 :] if x.unit != "%"]
    grew = _GREW.search(sentence) is not None
    turned = _turned(sentence, cetak, before, after, one.at + len(text))
    if turned is not None:
        return text, turned, msg("the two numbers were exchanged")
    everywhere = [*before, *after]
    for part, whole in permutations(everywhere, 2):
        if whole.value and any(roundings(way, cetak) for way in _ways(part.value, whole.value, grew=True)):
            return None
    near = [*before[-NEAR:], *after[:NEAR]]
    for part, whole in permutations(near, 2):
        if not whole.value or part.unit != whole.unit or not part.unit or part.value == whole.value:
            continue
        for way in _ways(part.value, whole.value, grew=grew):
            slip = pen_slip(Fraction(round_exact(way, cetak.digit, Mode.HALF_UP)), cetak)
            if slip is not None and slip.kind != "digit":
                return text, percentage(way, cetak), slip.message
    return None


_OF = re.compile(r"\s*(?:%|persen)\)?\s+dari\b[^0-9;]{0,60}", re.IGNORECASE)


def _turned(sentence: str, cetak: Cetak, before: list[Number], after: list[Number], end: int) -> str | None:
    """What is right where a share "of" the number after it is printed the other way round."""
    if not before or not after or _OF.match(sentence, end) is None:
        return None
    part, whole = before[-1], after[0]
    if part.unit != whole.unit or not part.unit or not part.value or not whole.value or part.value == whole.value:
        return None
    ratio = part.value / whole.value * 100
    if roundings(ratio, cetak) or not roundings(Fraction(10_000) / ratio, cetak):
        return None
    return percentage(ratio, cetak)


def _ways(part: Fraction, whole: Fraction, *, grew: bool) -> list[Fraction]:
    ratio = part / whole * 100
    return [ratio, abs(ratio - 100)] if grew else [ratio]


def _shown(sentence: str, one: Number) -> str:
    found = re.match(r"[0-9.,]*[0-9]", sentence[one.at :])
    return "" if found is None else found[0]
