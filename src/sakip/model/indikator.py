# SPDX-License-Identifier: MIT
"""Indicators: what is measured, in which unit and direction, with target and realisation by year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

import attrs

from sakip.errors import TargetError
from sakip.frozen import freeze
from sakip.lang import msg
from sakip.model.nilai import Nilai, Polaritas


class Konsolidasi(StrEnum):
    """How the values of quarters become the year's."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    TERAKHIR = "terakhir"
    TERTINGGI = "tertinggi"
    TERENDAH = "terendah"


@attrs.frozen
class KartuIndikator:
    """Kartu indikator: how the indicator is defined and measured."""

    definisi: str | None = None
    rumus: str | None = None
    pembilang: str | None = None
    penyebut: str | None = None
    sumber_data: str | None = None
    penanggung_jawab: str | None = None
    konsolidasi: Konsolidasi | None = None
    alasan: str | None = None


@attrs.frozen
class CaraHitung:
    """A rule of the indicator's own, in place of the region's choice for its polarity.

    rumus: id of the rule (``capaian.stabil.kemenkeu-skala``). dasar: the document that sets it. dengan: values for the
    symbols that it asks for besides target and realisasi (``awal``, ``terburuk``, points of a scale). For dates,
    ``awal`` is the day from which they are counted. The rule stands as it is: the region's answers for zero and
    negative targets do not apply to it, its cap and floor do.
    """

    rumus: str
    dasar: str
    dengan: Mapping[str, Nilai] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        freeze(self, "dengan")


@attrs.frozen
class StandarNasional:
    """A national standard to compare with: the value, and where it is set."""

    nilai: Nilai
    sumber: str


PERIODE = ("TW1", "TW2", "TW3", "TW4", "SM1", "SM2", *(f"B{month:02}" for month in range(1, 13)))
"""Periods of a year as addresses spell them: quarters, halves, months."""


def _periods(_: object, attribute: attrs.Attribute[Mapping[str, Nilai]], value: Mapping[str, Nilai]) -> None:
    for period in value:
        if period not in PERIODE:
            raise TargetError(
                msg('{name}: "{period}" is no period of a year.', name=attribute.name, period=period),
                code="not-a-period",
                hint=msg("Write TW1 to TW4, SM1 or SM2, B01 to B12."),
            )


@attrs.frozen
class Indikator:
    """An indicator at any level.

    untuk: id of the tujuan or sasaran, or code of the program, kegiatan or sub-kegiatan, that it measures.
    satuan: unit as text ("%", "indeks", "orang", "kali pelaksanaan").
    target, realisasi: by year; a year that is absent is missing, never zero.
    target_periode, realisasi_periode: by period of the bundle's year, TW1 to TW4 for quarters; what they make together
    is for the card's konsolidasi to say.
    akhir_renstra: target at the end of the Renstra, in the same unit.
    bobot: weight in a weighted roll-up. cara_hitung: a rule of its own for its achievement.
    """

    id: str
    nama: str
    untuk: str
    satuan: str
    polaritas: Polaritas = Polaritas.NAIK
    target: Mapping[int, Nilai] = attrs.field(factory=dict)
    realisasi: Mapping[int, Nilai] = attrs.field(factory=dict)
    target_periode: Mapping[str, Nilai] = attrs.field(factory=dict, validator=_periods)
    realisasi_periode: Mapping[str, Nilai] = attrs.field(factory=dict, validator=_periods)
    akhir_renstra: Nilai | None = None
    standar_nasional: StandarNasional | None = None
    bobot: Decimal | None = None
    kartu: KartuIndikator | None = None
    cara_hitung: CaraHitung | None = None
    catatan: str | None = None

    def __attrs_post_init__(self) -> None:
        freeze(self, "target", "realisasi", "target_periode", "realisasi_periode")


@attrs.frozen
class Analisis:
    """The words about one indicator's result: causes, obstacles, solutions. Figures stand in braces."""

    indikator: str
    uraian: str = ""
    penyebab: str = ""
    hambatan: str = ""
    solusi: str = ""
