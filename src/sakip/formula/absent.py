# SPDX-License-Identifier: MIT
"""Why a formula has no value: as a value, never an exception."""

from __future__ import annotations

from enum import StrEnum

import attrs

from sakip.lang import N_, Message, msg


class Lack(StrEnum):
    """The kinds of lack."""

    MISSING = "kosong"  #: an input is missing
    ZERO = "penyebut-nol"  #: a denominator is zero
    UNDEFINED = "tidak-terdefinisi"  #: the rule gives no answer here, for its own reason


REASONS: dict[str, str] = {
    "target-nol": N_("the target is zero, and the rule in force gives no answer for that"),
    "target-negatif": N_("the target is negative, and the rule in force gives no answer for that"),
    "realisasi-nol": N_("the realisation is zero, and the rule in force gives no answer for that"),
    "pagu-nol": N_("the budget ceiling is zero"),
    "capaian-nol": N_("the achievement is zero"),
    "capaian-di-bawah-target": N_("the target was not reached, so no efficiency is claimed"),
    "tidak-diserap": N_("nothing was spent, so there is no efficiency to speak of"),
    "teks": N_("target or realisation is in words"),
    "satuan": N_("target and realisation are in units that do not fit"),
    "ambigu": N_("target or realisation can be read as more than one number"),
    "jenis": N_("target and realisation are of kinds that cannot be compared"),
    "di-luar-skala": N_("the value lies outside the scale"),
    "di-dalam-rentang": N_("the realisation lies inside the range, and the profile gives no answer for that"),
    "tanpa-kelas": N_("the scale as printed gives this value no class"),
    "tidak-bersumber": N_("no source that could be read says what holds here"),
    "iku-tidak-boleh": N_("such an indicator is not allowed as an IKU"),
    "akar": N_("a negative number has no root here, and a root needs a whole degree from 1 on"),
    "capaian-negatif": N_("one of the achievements is negative, and a geometric mean has no place for it"),
    "wilayah": N_("no rules are known for this region and year"),
    "polaritas": N_("the polarity is none that is known"),
    "luar-batas": N_("target or realisation is too large for the engine's whole numbers"),
    "tak-terbaca": N_("target or realisation is written in a way that the engine does not read"),
    "tak-pasti": N_("the mean lies so near to a rounding boundary that only an exact sum could tell"),
    "tanpa-indikator": N_("nothing to average"),
}
"""Reasons of `Undefined` nodes and of inputs that no formula can take, by slug."""


@attrs.frozen
class Absent:
    """No value: the kind of lack, and the symbol (missing), denominator in words (zero) or reason slug (undefined)."""

    lack: Lack
    what: str = ""

    @property
    def message(self) -> Message:
        """The reason for people."""
        match self.lack:
            case Lack.MISSING:
                return msg("{symbol} is missing", symbol=msg(self.what.replace("_", " ")))
            case Lack.ZERO:
                return msg("division by zero: {denominator} = 0", denominator=self.what)
            case Lack.UNDEFINED:
                return msg(REASONS.get(self.what, self.what))

    def __str__(self) -> str:
        return str(self.message)
