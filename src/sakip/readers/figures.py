# SPDX-License-Identifier: MIT
"""What columns hold by their figures alone: where a header says nothing, one that is mostly realisasi over target is
the achievement of the two beside it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sakip.numbers import Ambigu, Angka, Reading

NEAR = Fraction(1)
"""A result is recognised where it is off by less than one percent: cut and rounded figures are."""
SHARE = Fraction(1, 2)
CAPS = (100, 110, 120, 150)
"""Achievements above these are printed as these."""
ENOUGH = 3
"""So many rows must fit where no header speaks for the three columns; one of them with two figures that differ."""

MONEY_FROM = 100_000
"""Whole numbers from here on are money, where most of a column is."""

Column = Sequence[Reading | None]


def follows(target: Column, realisasi: Column, result: Column) -> bool:
    """Whether most rows of `result` are the percentage that `realisasi` is of `target`, of either polarity."""
    fitting, telling = _count(target, realisasi, result)
    return telling > 0 and fitting >= telling * SHARE


def never(target: Column, realisasi: Column, result: Column) -> bool:
    """Whether `result` follows from the two in none of its rows, and these are enough to tell.

    It may be a share of one, or how far the realisation is off, too.
    """
    fitting, telling = _count(target, realisasi, result)
    return telling > ENOUGH and not fitting and not any(map(_off, target, realisasi, result))


def _off(target: Reading | None, realisasi: Reading | None, result: Reading | None) -> bool:
    plan, fact, printed = _number(target), _number(realisasi), _number(result)
    if plan is None or fact is None or printed is None or plan <= 0:
        return False
    return any(abs(one - printed) < NEAR / 100 for one in (fact / plan, fact / plan - 1))


def size(target: Column, result: Column) -> str:
    """Whether `result` is of the size of the targets ("fact") or of percentages ("percent"); "" where both or neither
    may be."""
    votes = set()
    for plan, printed in zip(map(_number, target), map(_number, result), strict=True):
        if plan is None or printed is None or plan <= 0 or printed <= 0:
            continue
        fact, percent = Fraction(2, 5) <= printed / plan <= 2, 30 <= printed <= 200
        if fact != percent:
            votes.add("fact" if fact else "percent")
    return votes.pop() if len(votes) == 1 else ""


def triple(target: Column, realisasi: Column, result: Column) -> bool:
    """As `follows`, for columns without a name: more rows must say so, for 100 of two equals says little."""
    fitting, telling = _count(target, realisasi, result)
    differing, _ = _count(target, realisasi, result, same=False)
    return differing >= 1 and fitting >= ENOUGH and fitting > telling * SHARE


def is_money(column: Column) -> bool | None:
    """True where most figures of a column are large and whole, or rupiah; None where there are none to tell by."""
    large, small = 0, 0
    for reading in column:
        if isinstance(reading, Ambigu):
            value = max(reading.pilihan)
            unit = reading.satuan
        elif isinstance(reading, Angka):
            value, unit = reading.nilai, reading.satuan
        else:
            continue
        if value == 0 and unit is None:
            continue
        whole = unit is None and value >= MONEY_FROM and value == value.to_integral_value()
        if whole or (unit or "").startswith("Rp"):
            large += 1
        else:
            small += 1
    return None if not large and not small else large > small


def _count(target: Column, realisasi: Column, result: Column, *, same: bool = True) -> tuple[int, int]:
    fitting = telling = 0
    for plan, fact, printed in zip(map(_number, target), map(_number, realisasi), map(_number, result), strict=True):
        if plan is None or fact is None or printed is None or plan <= 0 or fact < 0 or (plan == fact and not same):
            continue
        telling += 1
        answers = [fact / plan, (2 * plan - fact) / plan] + ([plan / fact] if fact else [])
        fitting += any(abs(100 * one - printed) < NEAR for one in answers) or (printed in CAPS and fact > plan)
    return fitting, telling


def _number(reading: Reading | None) -> Fraction | None:
    return Fraction(reading.nilai) if isinstance(reading, Angka) else None
