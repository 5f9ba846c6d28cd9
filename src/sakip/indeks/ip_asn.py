# SPDX-License-Identifier: MIT
"""IP ASN: the professionalism index of a civil servant, the sum of four dimensions.

Peraturan BKN 8/2019 counts kualifikasi, kompetensi, kinerja and disiplin. Only what a source that can be cited says is
computed here: the weight of kualifikasi with its two highest degrees, and the categories. The scores of the other
dimensions are taken as given, in points of the index.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import attrs

from sakip import rules
from sakip.errors import Fault, FaultsError, NumberError, Place, SakipError
from sakip.figure import Figure, Input, Recipe
from sakip.lang import msg
from sakip.numbers import Mode, number
from sakip.profile import Rounding
from sakip.rules.indeks import IP_ASN
from sakip.rules.scale import Scale

BOBOT_KUALIFIKASI = 25
"""Percent of the index that kualifikasi makes up (Lelemuku 2019, citing Peraturan BKN 8/2019)."""

JENJANG = {"S3": 25, "S2": 20}
"""Points of a degree; the lower ones stand in no source that can be cited."""

Skor = int | Decimal | Fraction | str | None


@attrs.frozen
class HasilIpAsn:
    """The index and its category."""

    indeks: Figure
    kategori: Figure


def kualifikasi(jenjang: str) -> int:
    """Points of the highest degree, ``S3`` or ``S2``; SakipError for the others, whose points no citable source has."""
    plain = jenjang.upper().replace("-", "").replace(" ", "")
    if plain not in JENJANG:
        raise SakipError(
            msg('the points of "{degree}" are in no source that can be cited.', degree=jenjang),
            code="ip-asn-score",
            hint=msg("Known: {known}. Give the score itself for others.", known=", ".join(JENJANG)),
        )
    return JENJANG[plain]


def ip_asn(
    *, kualifikasi: Skor, kompetensi: Skor, kinerja: Skor, disiplin: Skor, tahun: int, subjek: str = "IP-ASN"
) -> HasilIpAsn:
    """The index from the scores of its dimensions, each in points of the index; None where one is missing.

    FaultsError has every score that cannot be: below 0, kualifikasi above 25, or a sum above 100.
    """
    given = {"kualifikasi": kualifikasi, "kompetensi": kompetensi, "kinerja": kinerja, "disiplin": disiplin}
    faults: list[Fault] = []
    scores: dict[str, Input] = {}
    for name, value in given.items():
        try:
            score = None if value is None else Fraction(value if isinstance(value, Fraction) else number(value))
        except NumberError as error:
            faults.append(error.fault())
            continue
        most = BOBOT_KUALIFIKASI if name == "kualifikasi" else 100
        if score is not None and not 0 <= score <= most:
            message = msg("{value} is not between 0 and {most}.", value=value, most=most)
            faults.append(
                Fault("ip-asn-score", message, Place(path=name), msg("Give the points that count in the index."))
            )
        scores[name] = score
    whole = sum((one for one in scores.values() if isinstance(one, Fraction)), Fraction())
    if not faults and whole > 100:
        faults.append(Fault("ip-asn-score", msg("the dimensions add up to more than 100."), Place(path="ip-asn"),
                            msg("Give the points that count in the index.")))  # fmt: skip
    if faults:
        raise FaultsError(faults)
    index = _recipe().make(f"ip-asn:{subjek}:{tahun}", scores)
    source = {"nilai": index.key}
    kategori = _class().make(f"predikat:ip-asn:{subjek}:{tahun}", {"nilai": index.exact}, source)
    return HasilIpAsn(index, kategori)


@cache
def _recipe() -> Recipe:
    return Recipe("ip-asn", IP_ASN.formula, IP_ASN, Rounding(Mode.HALF_UP, 2))


@cache
def _class() -> Recipe:
    scale = rules.get("predikat.ip-asn.bkn-8-2019")
    assert isinstance(scale, Scale)
    return Recipe("predikat:ip-asn", scale.formula, scale)
