# SPDX-License-Identifier: MIT
"""Of what a sentence speaks: the indicator whose name begins it, the sasaran that it numbers or names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sakip.readers.match import fold

_BEFORE = frozenset(
    ("realisasi", "capaian", "nilai", "pada", "untuk", "tahun", "adapun", "sedangkan", "dan", "besaran")
)
_OTHERS = re.compile(
    r"\b(?:nasional|provinsi|indonesia|target|targetnya|standar|triwulan|semester|rata rata|sebelumnya|lalu|"
    r"kecuali|dibanding|dibandingkan|terhadap|naik|turun|meningkat|menurun|selisih)\b"
)
_SASARAN = re.compile(
    r"\bsasaran(?:\s+(?:strategis|kinerja|kegiatan|program))?\s*(?:ke\s*-?\s*)?([0-9]{1,2})\b", re.IGNORECASE
)
_NEAREST = re.compile(_SASARAN.pattern + r"[^0-9;]{0,60}\Z", re.IGNORECASE)
_ANY_SASARAN = re.compile(r"\b(?<!pencapaian )sasaran\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:seluruh|semua|keseluruhan|setiap|[0-9]+(?:\s*\([a-z ]+\))?)\s+sasaran\b", re.IGNORECASE)
FARTHEST = 80
"""So many characters may stand between a name and the value that is said of it."""


def opening(before: str, names: Mapping[str, str]) -> str:
    """The indicator whose name the words before a number begin with, and say nothing else of; "" without one.

    "Angka kemiskinan Kabupaten Klaten tahun 2021 sebesar": the value of the indicator itself.
    """
    words = fold(before).split()
    starts = [" ".join(words) + " "]
    while words and (words[0] in _BEFORE or words[0].isdigit()):
        words = words[1:]
        starts.append(" ".join(words) + " ")
    best = ""
    for id, name in names.items():
        plain = fold(name)
        text = next((one for one in starts if plain and one.startswith(f"{plain} ")), None)
        if text is not None and len(plain) > len(fold(names.get(best, ""))):
            rest = text[len(plain) :]
            if len(rest) <= FARTHEST and not _OTHERS.search(rest):
                best = id
    return best


def sasaran_of(sentence: str, topic: str, names: Mapping[str, str], before: str = "") -> str | None:
    """The sasaran that a mean is said to be of: by its number, its name, or the heading over it; "" where the sentence
    speaks of one that is not known, None where it speaks of none.

    before: the sentence up to the mean; the sasaran that it names last is meant, whatever else the sentence speaks of.
    """
    nearest = _NEAREST.search(before)
    if nearest is None and _ALL.search(sentence):
        return None
    numbered = nearest or _SASARAN.search(sentence)
    if numbered is not None:
        at = int(numbered[1]) - 1
        known = [id for id, name in names.items() if len(name) > 1]
        return known[at] if 0 <= at < len(known) else ""
    folded = f" {fold(sentence)} "
    named = [id for id, name in names.items() if len(name) > 1 and f" {fold(name)} " in folded]
    if len(named) == 1:
        return named[0]
    if not _ANY_SASARAN.search(sentence):
        return None
    under = f" {fold(topic)} "
    headed = [id for id, name in names.items() if len(name) > 1 and f" {fold(name)} " in under]
    return headed[0] if len(headed) == 1 else ""
