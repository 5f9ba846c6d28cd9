# SPDX-License-Identifier: MIT
"""What the text says of the years that the tables compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.lang import msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material

_SERI = Rujukan("permenpanrb-53-2014", "Lampiran II, Bab III.A butir 2", tanda=Tanda.SEKUNDER)
_NUMBERS = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5}
_SPAN = re.compile(
    r"\b(?:kurun|rentang) waktu (?:selama )?(?P<count>dua|tiga|empat|lima|[2-5])(?: \([a-z]+\))? tahun"
    r"(?! ?(?:ke ?depan|mendatang|anggaran|berikutnya|rencana))",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:pengukuran|kinerja|indikator|capaian|realisasi)\b", re.IGNORECASE)


@check("SKP213", severity=Severity.NOTE, rujukan=_SERI)
def years_told(material: Material) -> Iterator[Draft]:
    """The tables have as many years as the text says are compared.

    What: sentences on the measurement over a span of years ("kurun waktu tiga tahun"), against the years of which a
    realisation is printed anywhere. One finding names all sentences.

    Why: the sentence promises a trend, and the comparison with earlier years is one of the four that a report owes.

    Wrong: "trend yang terjadi selama kurun waktu tiga tahun" over a table of 2022 and 2023.

    Right: a table of 2021, 2022 and 2023.

    Effect: The trend that the text speaks of cannot be seen.

    Advice: Add the realisations of the lacking years, or say how many years are compared.

    Reference: PermenPANRB 53/2014 Lampiran II Bab III.A butir 2.
    """
    prose = material.prose
    years = {one.address.year for one in material.tercetak if one.address.kind == "realisasi" and one.cetak is not None
             and one.address.subject in material.polaritas}  # fmt: skip
    if prose is None or not years:
        return
    told = [
        (one, passage.place(one.start()))
        for passage in prose.body
        if _MEASURED.search(passage.text)
        for one in _SPAN.finditer(passage.text)
        if _count(one["count"]) > len(years)
    ]
    if told:
        texts = tuple(dict.fromkeys(one[0] for one, _ in told))
        yield Draft(
            material.bundle.kode,
            msg("The text speaks of {spans}; realisations are printed of {years} alone.",
                spans=", ".join(f'"{text}"' for text in texts), years=", ".join(map(str, sorted(years)))),
            " / ".join(texts), None, tuple(place for _, place in told), certainty=Certainty.PROBABLE,
        )  # fmt: skip


def _count(text: str) -> int:
    return _NUMBERS.get(text.lower()) or int(text)
