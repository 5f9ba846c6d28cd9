# SPDX-License-Identifier: MIT
"""Indicators: what is measured, in which unit and direction, with target and realisation by year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

import attrs

from sakip.frozen import freeze
from sakip.model import periode
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


@attrs.frozen
class Indikator:
    """An indicator at any level.

    untuk: id of the tujuan or sasaran, or code of the program, kegiatan or sub-kegiatan, that it measures.
    satuan: unit as text ("%", "indeks", "orang", "kali pelaksanaan").
    target, realisasi: by year; a year that is absent is missing, never zero.
    target_periode, realisasi_periode: by period of the bundle's year, TW1 to TW4 for quarters; what they make together
    is for the card's konsolidasi to say.
    awal_renstra, akhir_renstra: condition at the start of the Renstra and target at its end, in the same unit.
    bobot: weight in a weighted roll-up. cara_hitung: a rule of its own for its achievement.
    """

    id: str
    nama: str
    untuk: str
    satuan: str
    polaritas: Polaritas = Polaritas.NAIK
    target: Mapping[int, Nilai] = attrs.field(factory=dict)
    realisasi: Mapping[int, Nilai] = attrs.field(factory=dict)
    target_periode: Mapping[str, Nilai] = attrs.field(factory=dict, validator=periode.known)
    realisasi_periode: Mapping[str, Nilai] = attrs.field(factory=dict, validator=periode.known)
    awal_renstra: Nilai | None = None
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
