# SPDX-License-Identifier: MIT
"""The text of a target or a realisation: a date, a length of time, a share, else what `sakip.numbers` reads."""

from __future__ import annotations

import re
from datetime import date

from sakip.errors import NumberError
from sakip.lang import msg
from sakip.model.nilai import BULAN, Cara, Komposit, Nilai, Tanggal
from sakip.numbers import Angka, Rasio, read

_SINGKAT = {"pebruari": 2, "nopember": 11, "agt": 8, "agu": 8, "agust": 8, "sept": 9, "nop": 11, "may": 5}
_MONTHS = {short.lower(): at for at, name in enumerate(BULAN, 1) for short in (name, name[:3])} | _SINGKAT

_NAMED = re.compile(
    rf"(?:tgl|tanggal)?\.? ?(\d{{1,2}})[ -]({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?(?:[ -](\d{{4}}))?",
    re.I,
)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_RATIO = re.compile(r"(\d[\d.,]*) ?(?:banding|dari) ?(\d[\d.,]*)", re.I)
_CLOCK = re.compile(r"\d\d:\d\d")
_PARTS = re.compile(r"(\d[\d.,]*) ?([A-Za-z]+)")


def baca(text: str) -> Nilai:
    """`text` as a target or realisation. Raises NumberError for what is none of these, and for a date that is none.

    ``31 Maret 2023``, ``31-03-2023`` (the day first) and ``2023-03-31`` are dates; ``2 jam 30 menit`` is a sum;
    ``1:32`` and ``3 dari 4`` are ratios. ``08:30`` could be a time, and is refused.
    """
    plain = " ".join(text.split())
    if found := _NAMED.fullmatch(plain):
        if found[3] is None:
            raise NumberError(
                msg('"{raw}" is a date without its year.', raw=text), hint=msg("Write the year too: 31 Maret 2023.")
            )
        return _date(text, int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
    try:
        return read(text)
    except NumberError:
        special = _special(plain, text)
        if special is None:
            raise
        return special


def _special(plain: str, raw: str) -> Nilai | None:
    if found := _DAY_FIRST.fullmatch(plain):
        return _date(raw, int(found[4]), int(found[3]), int(found[1]))
    if found := _YEAR_FIRST.fullmatch(plain):
        return _date(raw, int(found[1]), int(found[2]), int(found[3]))
    if _CLOCK.fullmatch(plain):
        raise NumberError(
            msg('"{raw}" can be a time or a ratio.', raw=raw),
            hint=msg("Write a length of time as 8 jam 30 menit, a ratio as its quotient."),
        )
    if found := _RATIO.fullmatch(plain):
        left, right = (read(side) for side in found.groups())
        if isinstance(left, Angka) and isinstance(right, Angka) and right.nilai:
            return Rasio(raw, left.nilai, right.nilai)
    parts = list(_PARTS.finditer(plain))
    if len(parts) > 1 and _PARTS.sub("", plain).strip() in ("", "dan"):
        return _sum(parts, raw)
    return None


def _sum(parts: list[re.Match[str]], raw: str) -> Nilai | None:
    """Several numbers, each with a unit of time: one length of time."""
    from sakip import units

    names = [part[2] for part in parts]
    if len(set(names)) < len(names) or not all(units.compatible(name, "menit") for name in names):
        return None
    return Komposit(Cara.JUMLAH, {part[2]: read(part[0]) for part in parts}, raw)


def _date(raw: str, year: int, month: int, day: int) -> Tanggal:
    try:
        return Tanggal(raw, date(year, month, day))
    except ValueError:
        raise NumberError(
            msg('there is no date "{raw}".', raw=raw), hint=msg("Write day, month and year: 31 Maret 2023.")
        ) from None
