# SPDX-License-Identifier: MIT
"""Codes of urusan, bidang, program, kegiatan and sub-kegiatan: grammar, level, parents, and the two eras.

``7`` urusan, ``7.01`` bidang, ``7.01.02`` program, ``7.01.02.2.01`` kegiatan; a sub-kegiatan ends in two digits in
Permendagri 90/2019 (``7.01.02.2.01.01``) and in four digits in the later updates (``7.01.02.2.01.0001``). ``X.XX``
stands for the agency's own bidang. A code is unique only together with the kind of government (`Jenis`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NoReturn

import attrs

from sakip.errors import SakipError
from sakip.lang import Message, msg


class Jenis(StrEnum):
    """The kinds of government whose nomenclatures differ."""

    PROV = "PROV"
    KABKOT = "KABKOT"


class Tingkat(StrEnum):
    """The levels, the widest first."""

    URUSAN = "urusan"
    BIDANG = "bidang"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub-kegiatan"


class KodeError(SakipError):
    """A text is no code of the nomenclature."""

    default_code = "kode"


_TINGKAT = {1: Tingkat.URUSAN, 2: Tingkat.BIDANG, 3: Tingkat.PROGRAM, 5: Tingkat.KEGIATAN, 6: Tingkat.SUB_KEGIATAN}
_BIDANG = re.compile(r"[1-9]\.\d\d|X\.XX", re.ASCII)
_SHAPE = re.compile(
    r"(?P<urusan>[1-9X])(?:\.(?P<bidang>\d\d|XX)(?:\.(?P<program>\d\d)"
    r"(?:\.0?(?P<kewenangan>[1-9])\.(?P<kegiatan>\d\d)(?:\.(?P<sub>\d\d|\d{4}))?)?)?)?",
    re.ASCII,
)
_LEADING = re.compile(r"['’]?\s*([0-9X](?:\s*\.\s*[0-9X]+)*)(?=[\s.\-–:]|\Z)", re.ASCII | re.IGNORECASE)
_ORGANISASI = re.compile(r"\d\.\d\d\.\d\.\d\d\.\d\.\d\d\.", re.ASCII)
_TEMPLAT = "X.XX"
_PENUNJANG = "01"


@attrs.frozen(order=True)
class Kode:
    """A code in its clean form. bagian: its segments as written.

    ``str(kode)`` is the code. Two codes are equal where they are written alike; `sama` compares across the eras.
    """

    bagian: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join(self.bagian)

    @property
    def tingkat(self) -> Tingkat:
        """urusan, bidang, program, kegiatan or sub-kegiatan."""
        return _TINGKAT[len(self.bagian)]

    @property
    def kewenangan(self) -> int | None:
        """The fourth segment: 1 provinsi, 2 kabupaten/kota, others special (6 DKI, 7 Aceh); None above a kegiatan."""
        return int(self.bagian[3]) if len(self.bagian) > 3 else None

    @property
    def era(self) -> int | None:
        """Digits of a sub-kegiatan's last segment, 2 or 4; None for other levels, which both eras write alike."""
        return len(self.bagian[5]) if len(self.bagian) == 6 else None

    @property
    def adalah_templat(self) -> bool:
        """Whether it stands for the same code of every bidang (``X.XX.01``)."""
        return self.bagian[0] == "X"

    @property
    def induk(self) -> Kode | None:
        """The code one level up; None for an urusan."""
        length = len(self.bagian)
        return None if length == 1 else Kode(self.bagian[: 3 if length == 5 else length - 1])

    @property
    def leluhur(self) -> tuple[Kode, ...]:
        """The codes above it, the widest first."""
        return tuple(self._above())[::-1]

    def _above(self) -> Iterator[Kode]:
        above = self.induk
        while above is not None:
            yield above
            above = above.induk

    def dalam_era(self, digit: int) -> Kode:
        """The same code with a last segment of `digit` (2 or 4) digits; other levels as they are.

        KodeError where the number does not fit: a sub-kegiatan above 99 never had two digits.
        """
        if self.era is None or self.era == digit:
            return self
        number = int(self.bagian[5])
        if digit == 2 and number > 99:
            raise KodeError(
                msg('"{kode}" has no form with two digits: its last number is above 99.', kode=self),
                hint=msg("It came after Permendagri 90/2019; keep the four digits."),
            )
        return Kode((*self.bagian[:5], f"{number:0{digit}d}"))

    @property
    def templat(self) -> Kode | None:
        """The ``X.XX`` form of a supporting program's code (program 01); None for any other code."""
        if len(self.bagian) < 3 or self.bagian[2] != _PENUNJANG:
            return None
        return Kode(("X", "XX", *self.bagian[2:]))

    def isi(self, bidang: str | Kode) -> Kode:
        """A template with the agency's bidang in its place: ``X.XX.01.2.01`` with ``7.01`` is ``7.01.01.2.01``.

        A code that is no template stays as it is. KodeError where `bidang` is none.
        """
        if not self.adalah_templat:
            return self
        filled = str(bidang).strip()
        if not _BIDANG.fullmatch(filled) or filled == _TEMPLAT:
            raise KodeError(msg('"{bidang}" is no bidang.', bidang=bidang), hint=msg("Write it like 7.01."))
        return Kode((*filled.split("."), *self.bagian[2:]))


def parse(text: str) -> Kode:
    """`text` as a code, cleaned: spaces, an end dot, a leading apostrophe and a padded authority digit
    (``1.01.01.02.01.0001``) are put right; everything else is refused.

    KodeError says what is wrong and, for codes of another kind (organisation, account), which kind it looks like.
    """
    if not isinstance(text, str):
        raise KodeError(
            msg("{value!r} is not a text.", value=text),
            hint=msg("A code read as a number has lost its zeros: format the column as text, or write it in quotes."),
        )
    plain = "".join(text.split()).lstrip("'’").rstrip(".").upper()
    found = _SHAPE.fullmatch(plain)
    if found is None or (found["urusan"] == "X") != (found["bidang"] == "XX"):
        _refuse(text, plain)
    return Kode(tuple(part for part in found.groups() if part is not None))


def pisah(text: str) -> tuple[Kode, str]:
    """Code and name of a cell that holds both: ``7.01.02 PROGRAM PENYELENGGARAAN ...``.

    Line breaks and runs of spaces in the name become one space. KodeError where no code stands at the beginning.
    """
    found = _LEADING.match(text.strip())
    if found is None:
        raise KodeError(
            msg('"{text}" does not begin with a code.', text=_short(text)),
            hint=msg("Write the code first, then the name: 7.01.02 PROGRAM ..."),
        )
    return parse(found[1]), rapikan(text.strip()[found.end() :].lstrip(" .-–:\t\r\n"))


def rapikan(text: str) -> str:
    """`text` with line breaks and runs of spaces made one space."""
    return " ".join(text.split())


def sama(a: str | Kode, b: str | Kode) -> bool:
    """Whether two codes are the same position in the nomenclature, whatever era they are written in, and with a
    template standing for every bidang.

    The name at a position may have changed between the eras; `riwayat` and the names tell.
    """
    first, second = _kode(a).dalam_era(4), _kode(b).dalam_era(4)
    if first.adalah_templat or second.adalah_templat:
        return (first.templat or first) == (second.templat or second)
    return first == second


def _kode(value: str | Kode) -> Kode:
    return value if isinstance(value, Kode) else parse(value)


def _short(text: str) -> str:
    plain = rapikan(text)
    return plain if len(plain) <= 40 else plain[:39] + "…"


def _refuse(text: str, plain: str) -> NoReturn:
    hint: Message = msg("Write it like 7.01.02.2.01.0001; the parts have 1, 2, 2, 1, 2 and 2 or 4 digits.")
    parts = plain.split(".")
    if _ORGANISASI.match(plain):
        hint = msg("It looks like the code of an agency (three bidang, then the unit); a program is needed here.")
    elif plain == "":
        hint = msg("Write a code like 7.01.02.")
    elif len(parts) == 4:
        hint = msg("A kegiatan has five parts, the fourth of one digit: 7.01.02.2.01.")
    elif len(parts) >= 2 and len(parts[1]) == 1:
        hint = msg("The second part has two digits (7.01); a table may have dropped a zero.")
    raise KodeError(msg('"{text}" is no code of the nomenclature.', text=_short(text)), hint=hint)
