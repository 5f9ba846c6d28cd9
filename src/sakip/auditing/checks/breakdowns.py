# SPDX-License-Identifier: MIT
"""Wholes and their parts in a sentence: "28 orang, terdiri atas 16 PNS dan 12 tenaga kontrak"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import fold
from sakip.lang import msg
from sakip.numbers import format_number
from sakip.references import Rujukan, Tanda
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_NUMBER = r"(?<![\w.,/-])(?:[0-9]{1,3}(?:\.[0-9]{3})+(?![\w.,/-]*[0-9])|[0-9]{1,6}(?![\w./-]*[0-9]|,[0-9]|\s*%))"
_WHOLE = re.compile(
    rf"(?P<whole>{_NUMBER})\s+(?P<unit>[a-z]+(?:\s*/\s*[a-z]+)?)(?P<more>(?:\s+[a-z]+){{0,4}}),?\s+"
    r"(?:yang\s+|dan\s+)?(?:terdiri\s+(?:atas|dari)|dengan\s+rincian|rinciannya)\s*:?(?P<tail>.+)"
)
_PLANNED = re.compile(r"\b(?:target|rencana|sasaran)\s+(?:sebanyak\s+|sebesar\s+)?\Z")
"""What was planned does not consist of what was done."""
_ASIDE = re.compile(r"\([^()]*\)")
_ENDS = re.compile(r"\b(?:sedangkan|berdasarkan|menurut|selain itu|adapun|serta dibantu|dibantu|didukung)\b|;")
_OPEN = re.compile(r"\b(?:antara lain|di ?antaranya|termasuk|masing-masing|sekitar|kurang lebih|rp)\b|%")
_PEOPLE = frozenset((
    "orang", "jiwa", "pegawai", "pns", "cpns", "asn", "p3k", "pppk", "honorer", "thl", "tks", "tkk", "tenaga", "pria",
    "perempuan", "wanita", "laki", "laki-laki", "staf", "personil", "penduduk", "kontrak",
))  # fmt: skip


@check("SKP116", severity=Severity.WARNING, rujukan=_REVIU)
def breakdown(material: Material) -> Iterator[Draft]:
    """The parts that a sentence lists add up to the whole that it names.

    What: sentences that give a number of people or of things and then say what it consists of ("terdiri atas", "dengan
    rincian"). The parts must be of the kind of the whole; a list that is left open ("antara lain") is no sum.

    Why: one of the numbers was brought up to date, the others were not.

    Wrong: "28 orang, terdiri atas 16 PNS dan 11 tenaga kontrak".

    Right: "27 orang, terdiri atas 16 PNS dan 11 tenaga kontrak".

    Effect: It is in doubt how many there are.

    Advice: Correct the part or the whole by the list that it was taken from.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    for passage in () if prose is None else prose.body:
        for at, sentence in sentences(passage.text):
            text = _ASIDE.sub(lambda found: " " * len(found[0]), sentence.lower())
            found = _WHOLE.search(text) if "terdiri" in text or "rincian" in text else None
            if found is not None and _PLANNED.search(text[: found.start()]):
                continue
            if found is None:
                continue
            parts = _parts(found["tail"], f"{found['unit']}{found['more']}")
            whole = _int(found["whole"])
            # Two breakdowns of one whole may follow each other: by status, then by sex.
            if len(parts) < 2 or whole in accumulate(parts):
                continue
            total = sum(parts)
            yield Draft(
                material.bundle.kode,
                msg('"{whole}" is printed, and its parts {parts} make {total}.', total=format_number(total),
                    whole=fold(found["whole"] + " " + found["unit"]), parts=" + ".join(map(format_number, parts))),
                found["whole"], format_number(total), (passage.place(at + found.start()),),
                certainty=Certainty.PROBABLE,
            )  # fmt: skip


def _parts(tail: str, unit: str) -> list[int]:
    """The numbers of a list of parts; none where it is left open, or a part is of another kind than the whole."""
    ends = _ENDS.search(tail)
    tail = tail[: ends.start()] if ends else tail
    if _OPEN.search(tail):
        return []
    kinds = set(re.findall(r"[a-z]+", unit))
    wanted = _PEOPLE if kinds & _PEOPLE else kinds
    made = []
    for piece in re.split(r",\s|\bdan\b|\bserta\b|(?<=[a-z])\s*/\s*(?=[0-9])", tail):
        numbers = re.findall(_NUMBER, piece)
        if not numbers:
            continue
        if len(numbers) > 1 or not wanted & set(re.findall(r"[a-z0-9]+(?:-[a-z]+)?", piece)):
            return []
        made.append(_int(numbers[0]))
    return made


def _int(text: str) -> int:
    return int(text.replace(".", ""))
