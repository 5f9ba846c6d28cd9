# SPDX-License-Identifier: MIT
"""What a target or a realisation may be, and which direction is good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

import attrs

from sakip.numbers import Ambigu, Angka, Kosong, Rasio, Rentang


class Polaritas(StrEnum):
    """Which direction is good."""

    NAIK = "naik"  #: higher is better
    TURUN = "turun"  #: lower is better
    STABIL = "stabil"  #: on target, or inside a range, is best


@attrs.frozen
class Ordinal:
    """A value on a ladder of names (WTP on the BPK opinions): the ladder's id, the label, the rank from 1."""

    skala: str
    label: str
    peringkat: int
    raw: str = ""

    def __str__(self) -> str:
        return self.raw or self.label


@attrs.frozen
class Teks:
    """A target or realisation in words that no target kind covers: kept, and its figures say that they cannot be
    computed."""

    raw: str

    def __str__(self) -> str:
        return self.raw


BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


@attrs.frozen
class Tanggal:
    """A date: the last day to reach a target, or the day it was reached."""

    raw: str
    nilai: date

    def __str__(self) -> str:
        return self.raw or f"{self.nilai.day} {BULAN[self.nilai.month - 1]} {self.nilai.year}"


class Cara(StrEnum):
    """How the components of a value become one number."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"


@attrs.frozen
class Komposit:
    """A value of several named components, added or averaged. One that is missing makes the whole missing."""

    cara: Cara
    bagian: Mapping[str, Nilai]
    raw: str = ""

    @property
    def satuan(self) -> str | None:
        """The unit that the last component names."""
        return next(
            (own for one in reversed(tuple(self.bagian.values())) if (own := getattr(one, "satuan", None))), None
        )

    def __str__(self) -> str:
        return self.raw or "; ".join(f"{name} {one}" for name, one in self.bagian.items())


Nilai = int | Decimal | Angka | Rentang | Rasio | Kosong | Ambigu | Ordinal | Tanggal | Komposit | Teks
"""A target or a realisation: a plain number, or a reading that keeps its text."""
