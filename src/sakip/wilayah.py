# SPDX-License-Identifier: MIT
"""Kode wilayah of the Kementerian Dalam Negeri: grammar, level, parents.

``PP`` provinsi, ``PP.KK`` kabupaten (01-69) or kota (71-99), ``PP.KK.CC`` kecamatan, ``PP.KK.CC.DDDD`` kelurahan
(1...), desa (2...) or desa adat (3...), ``PP.KK.4NNNN`` pulau; ``kl.<kode>`` stands for a central body and is
sakip's own.

Source: cahyadsn/wilayah, README.md, which restates Kepmendagri 300.2.2-2430/2025. Which codes exist is not known here,
only how they are written: they are not contiguous (16.05.19 has no desa 2002).
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NoReturn

import attrs

from sakip.errors import RegionError
from sakip.lang import Message, msg

PUSAT = "kl"
"""First part of a central body's code."""


class TingkatWilayah(StrEnum):
    """The levels, the widest first."""

    PUSAT = "pusat"
    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    DESA = "desa"
    DESA_ADAT = "desa adat"
    PULAU = "pulau"


_DESA = {"1": TingkatWilayah.KELURAHAN, "2": TingkatWilayah.DESA, "3": TingkatWilayah.DESA_ADAT}
_DIGITS = re.compile(r"[0-9]+", re.ASCII)
_DOTTED = re.compile(r"[0-9]+(\.[0-9]+)*", re.ASCII)
_CENTRAL = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_CUTS = {2: (2,), 4: (2, 4), 6: (2, 4, 6), 9: (2, 4, 9), 10: (2, 4, 6, 10)}


@attrs.frozen(order=True)
class KodeWilayah:
    """A code in its dotted form. bagian: its parts."""

    bagian: tuple[str, ...]

    def __str__(self) -> str:
        return ".".join(self.bagian)

    @property
    def tingkat(self) -> TingkatWilayah:
        """What it is the code of."""
        last = self.bagian[-1]
        match len(self.bagian):
            case 1:
                return TingkatWilayah.PROVINSI
            case 2 if self.bagian[0] == PUSAT:
                return TingkatWilayah.PUSAT
            case 2:
                return TingkatWilayah.KOTA if last > "70" else TingkatWilayah.KABUPATEN
            case 3:
                return TingkatWilayah.PULAU if len(last) == 5 else TingkatWilayah.KECAMATAN
            case _:
                return _DESA[last[0]]

    @property
    def induk(self) -> KodeWilayah | None:
        """The region it lies in; None for a provinsi and a central body."""
        if len(self.bagian) == 1 or self.bagian[0] == PUSAT:
            return None
        return KodeWilayah(self.bagian[:-1])

    @property
    def leluhur(self) -> tuple[KodeWilayah, ...]:
        """All regions it lies in, the widest first."""
        if self.bagian[0] == PUSAT:
            return ()
        return tuple(KodeWilayah(self.bagian[:length]) for length in range(1, len(self.bagian)))

    def memuat(self, other: KodeWilayah) -> bool:
        """Whether `other` is this region or lies in it."""
        return other.bagian[: len(self.bagian)] == self.bagian


def parse(text: str) -> KodeWilayah:
    """`text` as a code: dotted, or its digits alone (``160519`` is 16.05.19).

    RegionError (code ``kode-wilayah``) says which part is wrong. Codes of the BPS are another system: they are refused
    where their form shows it (a kecamatan of three digits, seven digits in all); four digits are the same in both.
    """
    if not isinstance(text, str):
        _refuse(str(text), msg("it is no text"), msg("Write it in quotes: 16.10 as a number is 16.1."))
    plain = "".join(text.split()).lower()
    head, _, tail = plain.partition(".")
    if head == PUSAT:
        if not _CENTRAL.fullmatch(tail):
            _refuse(
                text,
                msg("a central body has small letters, digits and hyphens behind kl."),
                msg("Write kl.kemenpanrb."),
            )
        return KodeWilayah((PUSAT, tail))
    if not plain:
        _refuse(text, msg("it is empty"), msg("Write it like 16.05.19."))
    if _DIGITS.fullmatch(plain):
        plain = _dotted(text, plain)
    if not _DOTTED.fullmatch(plain):
        _refuse(text, msg("it has other signs than digits and dots"), msg("Write it like 16.05.19."))
    parts = tuple(plain.split("."))
    _check(text, parts)
    return KodeWilayah(parts)


def _dotted(text: str, digits: str) -> str:
    cuts = _CUTS.get(len(digits))
    if len(digits) == 7 or (len(digits) == 10 and digits[6] not in _DESA):
        _refuse(text, msg("it is written as the BPS writes codes"), _BPS)
    if cuts is None:
        _refuse(text, msg("{count} digits are no level", count=len(digits)), msg("Levels have 2, 4, 6 or 10 digits."))
    return ".".join(digits[start:end] for start, end in zip((0, *cuts), cuts, strict=False))


def _check(text: str, parts: tuple[str, ...]) -> None:
    if len(parts) > 4:
        _refuse(text, msg("it has {count} parts", count=len(parts)), msg("A desa has four: 16.05.19.2001."))
    names = (msg("provinsi"), msg("kabupaten or kota"), msg("kecamatan"), msg("desa or kelurahan"))
    for at, (part, width) in enumerate(zip(parts, (2, 2, 2, 4), strict=False)):
        island = at == 2 and len(part) == 5 and part[0] == "4" and len(parts) == 3
        if len(part) == width or island:
            continue
        if at == 2 and len(part) == 3:
            _refuse(text, msg("its kecamatan has three digits, as the BPS writes it"), _BPS)
        _refuse(
            text,
            msg('its {name} "{part}" has not {width} digits', name=names[at], part=part, width=width),
            msg("Write zeros out: 16.05.19, not 16.5.19."),
        )
    if parts[0] < "11":
        _refuse(text, msg('no provinsi is "{part}"', part=parts[0]), msg("They begin with 11 (Aceh)."))
    if len(parts) > 1 and parts[1] in ("00", "70"):
        _refuse(
            text, msg('no kabupaten or kota is "{part}"', part=parts[1]), msg("Kabupaten have 01 to 69, kota 71 to 99.")
        )
    if len(parts) > 2 and parts[2] == "00":
        _refuse(text, msg('no kecamatan is "00"'), msg("Leave the part out to name the kabupaten itself."))
    if len(parts) > 3 and parts[3][0] not in _DESA:
        _refuse(
            text,
            msg('its last part "{part}" begins with {digit}', part=parts[3], digit=parts[3][0]),
            msg("A kelurahan begins with 1, a desa with 2, a desa adat with 3."),
        )


_BPS = msg("Codes of the BPS are another system; use the kode wilayah of the Kementerian Dalam Negeri.")


def _refuse(text: str, why: Message, hint: Message) -> NoReturn:
    raise RegionError(msg('"{text}" is no kode wilayah: {why}.', text=text, why=why), code="kode-wilayah", hint=hint)
