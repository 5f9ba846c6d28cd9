# SPDX-License-Identifier: MIT
"""What a printed text turns out to be: a number, a range, nothing yet, or one of two numbers. Each keeps its text."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from sakip.errors import NumberError
from sakip.lang import msg, say


class Dot(StrEnum):
    """What a lone dot before three digits means, as in ``1.234``."""

    RIBUAN = "ribuan"  #: it groups thousands
    DESIMAL = "desimal"  #: it is the decimal sign
    TIDAK_TAHU = "tidak-tahu"  #: nothing says which


@attrs.frozen
class Angka:
    """One number.

    raw: the text as printed. nilai: the exact value, in `satuan`. satuan: the unit as written, "%" for percent, "Rp"
    for rupiah, None where there is none. predikat: the letters before the number, as in ``B (64,59)``.
    catatan: what was unusual in the writing and how it was read; several remarks are joined by "; ", in English
    (`remarks` gives them in the reader's language).
    """

    raw: str
    nilai: Decimal
    satuan: str | None = None
    predikat: str | None = None
    catatan: str | None = None

    def remarks(self) -> tuple[str, ...]:
        """The remarks of `catatan`, each in the current language."""
        return tuple(say(one) for one in self.catatan.split("; ")) if self.catatan else ()

    def __str__(self) -> str:
        return self.raw


@attrs.frozen
class Rentang:
    """A range, or one bound of it: ``69,1-69,5``, ``>= 95``.

    bawah, atas: the bounds in `satuan`; None where that side is open. bawah_termasuk, atas_termasuk: whether the bound
    itself belongs to the range. A range without any bound, or with the bounds in the wrong order, raises NumberError.
    """

    raw: str
    bawah: Decimal | None
    atas: Decimal | None
    bawah_termasuk: bool = True
    atas_termasuk: bool = True
    satuan: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.bawah is None and self.atas is None:
            raise NumberError(
                msg('the range "{raw}" has no bound.', raw=self.raw), hint=msg("Give the lower or the upper bound.")
            )
        if self.bawah is not None and self.atas is not None and self.bawah > self.atas:
            raise NumberError(
                msg(
                    'the range "{raw}" runs downward: {low} is above {high}.',
                    raw=self.raw,
                    low=self.bawah,
                    high=self.atas,
                ),
                hint=msg("Write the lower bound first."),
            )

    def __str__(self) -> str:
        return self.raw


@attrs.frozen
class Rasio:
    """One number to another: ``1:32`` stands for 1/32, so that 1:17,9 is more than 1:32.

    raw: the text as printed. A second number of zero raises NumberError.
    """

    raw: str
    pembilang: Decimal
    penyebut: Decimal

    def __attrs_post_init__(self) -> None:
        if not self.penyebut:
            raise NumberError(
                msg('the ratio "{raw}" is to zero.', raw=self.raw), hint=msg("Write the ratio to another number.")
            )

    @property
    def nilai(self) -> Fraction:
        """The ratio as one exact number."""
        return Fraction(self.pembilang) / Fraction(self.penyebut)

    def __str__(self) -> str:
        return self.raw


@attrs.frozen
class Kosong:
    """Missing, which is not zero. alasan: why, as an English text for `say`, or the words that the source prints."""

    raw: str
    alasan: str

    def __str__(self) -> str:
        return self.raw


@attrs.frozen
class Ambigu:
    """A text that can be read as more than one number, with all readings and the cause."""

    raw: str
    pilihan: tuple[Decimal, ...]
    sebab: str
    satuan: str | None = None

    def __str__(self) -> str:
        return self.raw


Reading = Angka | Rentang | Rasio | Kosong | Ambigu
"""What `read` returns."""
