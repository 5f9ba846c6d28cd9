# SPDX-License-Identifier: MIT
"""Which way and on which side: what a sentence says rose by so much did, and what it says missed its target did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.checks.workings import compared
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.moved import moved
from sakip.auditing.shown import N, number
from sakip.cued import Cued, has
from sakip.lang import msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.published import Passage

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_NUMBER = re.compile(rf"(?<![\w.,/-])(?P<n>{N})(?![\w/]|[.,][0-9])", re.IGNORECASE)
_MISSED = Cued(
    r"\b(?P<word>(?:belum|tidak|gagal) (?:dapat )?(?:mencapai|memenuhi)|"
    r"lebih buruk (?:dari(?:pada)?|dibanding(?:kan)?))\s+target\b[^.;0-9]{0,40}?"
    r"(?:tahun (?:19|20)[0-9]{2}[^.;0-9]{0,25}?)?"
    rf"(?P<b>{N})(?![\w]|[.,][0-9])",
    "capai target", "nuhi target", "lebih buruk",
    figures=1,
)  # fmt: skip
_MOVED = ("naik", "turun", "nurun", "ningkat", "tambah", "kurang", "lebih ")
BACK = 2
"""So many passages before it under the same heading may have the figure that a sentence compares."""


@check("SKP505", severity=Severity.WARNING, rujukan=_REVIU)
def sides(material: Material) -> Iterator[Draft]:
    """A change goes the way that its sentence says, and what is said to have missed its target did.

    What: "naik 3,23 poin dari ... 74,26" beside a number that is exactly so much below 74,26, "lebih cepat 8,30
    menit" of an indicator that got slower by just that; and "belum mencapai target 84,50" of an indicator whose
    realisation is on the good side of that target; "turun 0,69 poin" and "lebih rendah daripada tahun 2021
    (95,30%)" of a figure in another sentence or in the tables, of which just the contrary is true. Where another
    number near the sentence makes it true, it holds.

    Why: the sentence is last year's, and its words were not read again.

    Wrong: "86,10% belum mencapai target 84,50%".

    Right: "86,10% melampaui target 84,50%".

    Effect: The sentence says the opposite of its own numbers.

    Advice: Correct the word, or the number that is wrong.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    body = () if prose is None else prose.body
    for index, passage in enumerate(body):
        yield from _missed(material, passage)
        if not has(passage.text, _MOVED):
            continue
        near = [one for one in body[max(0, index - BACK) : index] if one.headings == passage.headings and not one.level]
        other = [(one.start(), one.end()) for one in compared(passage.text)]
        for words, first, last, at in moved(material, near, passage):
            if any(begin <= at < end for begin, end in other):
                continue  # SKP503 looks at both numbers of such a sentence.
            yield Draft(
                material.bundle.kode,
                msg('The text says "{word}", but {first} became {last}.', word=words, first=first, last=last),
                words, None, (passage.place(at),), certainty=Certainty.PROBABLE,
            )  # fmt: skip


def _missed(material: Material, passage: Passage) -> Iterator[Draft]:
    year = material.tahun
    for found in _MISSED.finditer(passage.text):
        target = number(found["b"])
        before = passage.text[max(0, found.start() - 200) : found.start()]
        near = {number(one["n"]) for one in _NUMBER.finditer(before)}
        reached = []
        for one in material.bundle.indikator:
            wanted, fact = (material.exact(f"{kind}:{one.id}:{year}") for kind in ("target", "realisasi"))
            if wanted == target and fact is not None and fact in near:
                lower = material.polaritas.get(one.id) == "turun"
                reached.append((one, fact, fact == wanted or (fact < wanted) is lower))
        if not reached or not all(good for _, _, good in reached):
            continue
        one, _, _ = reached[0]
        yield Draft(
            f"capaian:{one.id}:{year}",
            msg('The text says "{word} target {target}", but {id} reached it.', word=" ".join(found["word"].split()),
                target=found["b"], id=one.id),
            " ".join(found[0].split()), None, (passage.place(found.start()),), certainty=Certainty.PROBABLE,
        )  # fmt: skip
