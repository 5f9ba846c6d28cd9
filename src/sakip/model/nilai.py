# SPDX-License-Identifier: MIT
"""What a target or a realisation may be, and which direction is good."""

from __future__ import annotations

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


Nilai = int | Decimal | Angka | Rentang | Rasio | Kosong | Ambigu | Ordinal | Teks
"""A target or a realisation: a plain number, or a reading that keeps its text."""
