# SPDX-License-Identifier: MIT
"""Abbreviations, and what the report says that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import fold, likeness
from sakip.lang import msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat

_PK = Rujukan("permenpanrb-53-2014", "Lampiran I", tanda=Tanda.SEKUNDER)
_SHORT = re.compile(r"\(\s*[A-Z]{2,6}\s*\)")
_EXPLAINED = re.compile(r"((?:[A-Z][^\W\d_]+\s+){2,6})\(\s*([A-Z]{2,6})\s*\)")
_OF_THE_FIELD = {"PK": "Perjanjian Kinerja", "IKU": "Indikator Kinerja Utama"}
SAME = 0.8
"""Expansions as alike as this are one, spelt in two ways."""


@check("SKP712", severity=Severity.NOTE, rujukan=_PK)
def one_meaning(material: Material) -> Iterator[Draft]:
    """An abbreviation stands for one thing.

    What: names in capitals that an abbreviation of their initials follows in brackets, where the same abbreviation
    stands for another name before, or for another in the field of SAKIP (PK, IKU). One finding for each abbreviation.

    Why: a reader takes the abbreviation for what it meant first, or for what it means in every other report.

    Wrong: "formulir Pengukuran Kinerja (PK)" in a report whose PK is the Perjanjian Kinerja.

    Right: PK for Perjanjian Kinerja alone.

    Effect: A sentence is read as one about another document.

    Advice: Keep the abbreviation for one name, and write the other in full.

    Reference: PermenPANRB 53/2014 Lampiran I.
    """
    prose = material.prose
    first = dict(_OF_THE_FIELD)
    found: dict[str, list[tuple[str, Tempat]]] = {}
    for passage in () if prose is None else prose.body:
        for one in _EXPLAINED.finditer(passage.text) if _SHORT.search(passage.text) else ():
            short, words = one[2], one[1].split()[-len(one[2]) :]
            if "".join(word[0] for word in words) != short:
                continue
            name = " ".join(words)
            known = first.setdefault(short, name)
            if likeness(fold(known), fold(name)) < SAME:
                found.setdefault(short, []).append((name, passage.place(one.start())))
    for short, those in found.items():
        names = tuple(dict.fromkeys(name for name, _ in those))
        yield Draft(
            material.bundle.kode,
            msg("{short} stands for {names}; elsewhere it is {known}.", short=short, names=", ".join(names),
                known=first[short]),
            " / ".join(f"{name} ({short})" for name in names), None, tuple(place for _, place in those),
            certainty=Certainty.PROBABLE,
        )  # fmt: skip
