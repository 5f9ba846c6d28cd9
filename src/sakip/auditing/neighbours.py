# SPDX-License-Identifier: MIT
"""Slips of the eye: a figure that came out of a neighbouring row, or of another year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import attrs

from sakip.auditing.causes import DECIMALS, SIGNIFICANT, Compute, Sebab, Show, name, significant
from sakip.auditing.finding import Certainty
from sakip.auditing.practice import Cetak, roundings
from sakip.lang import Message, msg


@attrs.frozen
class Tetangga:
    """What stands near a figure. nama: which row or year that is; nilai: its numbers by symbol of the formula, as far
    as they are known; hasil: the result that is printed there."""

    nama: Message
    nilai: Mapping[str, Fraction]
    hasil: Fraction | None = None


def row(label: str) -> Message:
    """A neighbouring row by name."""
    return msg("the row {row}", row=label)


def year(number: int) -> Message:
    """Another year by name."""
    return msg("the year {year}", year=number)


def borrowed(
    inputs: Mapping[str, Fraction], cetak: Cetak, compute: Compute, show: Show, near: Iterable[Tetangga]
) -> Iterator[Sebab]:
    """How the printed number may have come out of what stands near it: the result there, or one of its numbers taken
    for the formula.

    inputs, compute, show: as for `causes`.
    """
    if significant(cetak) < SIGNIFICANT:
        return
    for other in near:
        own = {symbol: value for symbol, value in other.nilai.items() if symbol in inputs}
        result = compute(own) if own.keys() == inputs.keys() and own != inputs else None
        if cetak.nilai == other.hasil:
            yield _whole(msg("{value} is the result of {near}", value=cetak.teks, near=other.nama), cetak.nilai)
            continue
        if result is not None and roundings(result, cetak):
            yield _whole(msg("{sum}: the result of {near}", sum=show(own), near=other.nama), result)
            continue
        for symbol, value in own.items():
            if cetak.nilai == value:
                yield _whole(
                    msg("{value} is {name} of {near}", value=cetak.teks, name=name(symbol), near=other.nama), value
                )
            tried = {**inputs, symbol: value}
            mixed = compute(tried) if tried != inputs and cetak.digit >= DECIMALS else None
            if mixed is not None and roundings(mixed, cetak):
                message = msg("{sum}: {name} is that of {near}", sum=show(tried), name=name(symbol), near=other.nama)
                yield Sebab("neighbour-input", message, Certainty.PROBABLE, mixed)


def _whole(message: Message, value: Fraction) -> Sebab:
    return Sebab("neighbour", message, Certainty.PROBABLE, value)
