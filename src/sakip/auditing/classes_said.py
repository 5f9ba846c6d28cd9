# SPDX-License-Identifier: MIT
"""Sentences that say an achievement and its class, by the scale that the report prints itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.auditing.finding import Draft
from sakip.auditing.printed_scale import same
from sakip.lang import msg

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material

_SAID = re.compile(
    r"\b(?:capaian\w*|rata-rata|rerata|tingkat|kinerja)\b[^.;0-9%]{0,80}?(?:(?:19|20)[0-9]{2}[^.;0-9%]{0,40}?)?"
    r"(?<![0-9.,])(?P<n>[0-9]{1,3}(?:[.,][0-9]+)?)\s*(?:%|persen)[^.;0-9%]{0,60}?\b(?:kategori|predikat|kriteria|kualifikasi)\b"
    r"(?:\s+(?:capaian|kinerja|yaitu|adalah))*[\s:\"\u201c(]*(?P<rest>[^\s].{0,40})",
    re.IGNORECASE,
)


def in_sentences(material: Material) -> Iterator[Draft]:
    """An achievement and its class in one sentence, by the scale that the report prints itself."""
    prose = material.prose
    for passage in () if prose is None or not material.scales else prose.body:
        for found in _SAID.finditer(passage.text):
            rest = found["rest"].casefold()
            labels = {one.label for scale in material.scales for one in scale.kelas if _begins(rest, one.label)}
            if not labels:
                continue
            said = max(labels, key=len)
            own = [scale for scale in material.scales if scale.has(said)]
            nilai = Fraction(found["n"].replace(",", "."))
            words = [word for scale in own for word in scale.words(nilai)]
            if any(same(word, said) for word in words):
                continue
            yield Draft(
                material.bundle.kode,
                msg('The text says "{printed}" of {value} %; by the scale that the report prints itself it is '
                    "{computed}.", printed=said, value=found["n"], computed=words[0]),
                said, words[0], (passage.place(found.start("rest")), own[0].place),
            )  # fmt: skip


def _begins(text: str, label: str) -> bool:
    """Whether a text begins with a class, and with no longer word."""
    plain = label.casefold()
    return text.startswith(plain) and not text[len(plain) : len(plain) + 1].isalpha()
