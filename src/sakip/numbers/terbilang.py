# SPDX-License-Identifier: MIT
"""Whole numbers in Indonesian words, both ways: ``440`` is *empat ratus empat puluh*."""

from __future__ import annotations

import re

_ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_VALUE = {word: value for value, word in enumerate(_ONES)}
_SCALE = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
_SHORT = {"sepuluh": "satu puluh", "sebelas": "satu belas", "seratus": "satu ratus", "seribu": "satu ribu",
          "sejuta": "satu juta"}  # fmt: skip
_SPLIT = re.compile(r"(puluh|belas|ratus|ribu|juta|miliar|milyar|triliun|trilyun)")


def terbilang(number: int) -> str:
    """`number`, from 0 to below a thousand triliun, in words. ValueError outside."""
    if not 0 <= number < 10**15:
        raise ValueError(number)
    if number == 0:
        return _ONES[0]
    parts = []
    for word, power in (("triliun", 12), ("miliar", 9), ("juta", 6), ("ribu", 3), ("", 0)):
        group = number // 10**power % 1000
        if group:
            parts.append("seribu" if (word, group) == ("ribu", 1) else f"{_below_thousand(group)} {word}".strip())
    return " ".join(parts)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds:
        parts.append("seratus" if hundreds == 1 else f"{_ONES[hundreds]} ratus")
    if rest in (10, 11):
        parts.append("sepuluh" if rest == 10 else "sebelas")
    elif 12 <= rest < 20:
        parts.append(f"{_ONES[rest - 10]} belas")
    elif rest:
        tens, ones = divmod(rest, 10)
        parts += ([f"{_ONES[tens]} puluh"] if tens else []) + ([_ONES[ones]] if ones else [])
    return " ".join(parts)


def baca_terbilang(text: str) -> int | None:
    """The number that words say; None where they are no number, or are put together in no order that makes one.

    A word *rupiah* at the end, *dan*, hyphens and words written together (*duaratus*) are taken.
    """
    plain = re.sub(r"[^a-z]+", " ", text.lower())
    plain = re.sub(r"\b(?:rupiah|dan)\b", " ", plain)
    found: list[str] = []
    for word in plain.split():
        for piece in _SHORT.get(word, word).split():
            found += [part for part in _SPLIT.split(_whole(piece)) if part]
    expanded = " ".join(_SHORT.get(part, part) for part in found).split()
    return _value(expanded) if expanded else None


def _whole(word: str) -> str:
    for short, long in (("seratus", "saturatus"), ("seribu", "saturibu"), ("sepuluh", "satupuluh")):
        if word.startswith(short) and word != short:
            return word.replace(short, long, 1)
    return word


def _value(parts: list[str]) -> int | None:
    total = group = ones = 0
    last = 16
    pending = False
    for part in parts:
        if part in _VALUE:
            if pending:
                return None
            ones, pending = _VALUE[part], True
        elif part in ("belas", "puluh", "ratus"):
            if not pending or ones == 0:
                return None
            group += {"belas": 10 + ones, "puluh": ones * 10, "ratus": ones * 100}[part]
            ones, pending = 0, False
        elif part in _SCALE:
            power = _SCALE[part]
            group += ones
            if power >= last or group == 0:
                return None
            total += group * 10**power
            last, group, ones, pending = power, 0, 0, False
        else:
            return None
    return total + group + ones
