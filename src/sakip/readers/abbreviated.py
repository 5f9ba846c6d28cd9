# SPDX-License-Identifier: MIT
"""Sentences that call an indicator by its abbreviation: "AKI tercatat 73,79 per 100.000 kelahiran hidup"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.address import Address
from sakip.model.claim import Claim
from sakip.readers.context import when
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.model import Bundle, Indikator
    from sakip.published import Published

_SHORT = re.compile(r"\(([A-Z]{2,8})\)")
_NUMBER = r"(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?|[0-9]+(?:[.,][0-9]+)?)(?P<tail>\s?%|\s?persen\b)?"
_OTHERS = re.compile(
    r"\b(?:target\w*|capaian\w*|standar\w*|nasional|provinsi|batas|ideal|minimal|maksimal|ter(?:endah|tinggi)|rata|selisih|"
    r"penurunan|kenaikan|peningkatan|turun|naik|(?:me)?ningkat|menurun|berkurang|bertambah|dari|triwulan|semester|bulan|"
    r"proyeksi|rpjm\w*|kecamatan|puskesmas|dan|atau|unsur|responden|kontribusi|skala)\b",
    re.IGNORECASE,
)
"""Words that make the number one of something else than the whole indicator of a year."""
_NOT_ITS_OWN = re.compile(r"\s*(?:poin|point|kali lipat|orang|kasus|responden|[/x×:]|-\s*[0-9])", re.IGNORECASE)


def abbreviated(published: Published, bundle: Bundle) -> Iterator[Claim]:
    """The realisations that sentences print beside the abbreviation of an indicator, of years that tables have too."""
    short = _abbreviations(bundle)
    if not short:
        return
    pattern = re.compile(
        rf"(?<![\w-])(?P<short>{'|'.join(sorted(short))})(?![\w-])(?P<mid>(?:\s+(?:[a-z]+|(?:19|20)[0-9]{{2}})){{0,7}}?)"
        rf"\s+(?i:tercatat|sebesar|adalah|mencapai)\s+(?:sebesar\s+)?{_NUMBER}(?![\w]|[.,/-][0-9])"
    )
    for passage in published.text:
        for start, sentence in sentences(passage.text) if any(one in passage.text for one in short) else ():
            for found in pattern.finditer(sentence):
                one = short[found["short"]]
                near = " ".join((*sentence[: found.start()].split()[-2:], found["mid"]))
                if _OTHERS.search(near) or _NOT_ITS_OWN.match(sentence, found.end()):
                    continue
                if found["tail"] and "%" not in one.satuan and "persen" not in one.satuan.casefold():
                    continue
                said = when(sentence[: found.start("number")], sentence[found.end() :], None)
                year = said.year(bundle.tahun)
                if said.known and year in one.realisasi:
                    text = sentence[found.start("number") : found.end()]
                    place = passage.place(start + found.start("number"))
                    yield Claim(str(Address("realisasi", one.id, year)), text, place, None)


def _abbreviations(bundle: Bundle) -> dict[str, Indikator]:
    """The indicators by the abbreviation in their names, where that is one indicator's alone."""
    found = [(short, one) for one in bundle.indikator for short in _SHORT.findall(one.nama)]
    count = Counter(short for short, _ in found)
    return {short: one for short, one in found if count[short] == 1}
