# SPDX-License-Identifier: MIT
"""From printed cells to the values of a bundle: numbers in one unit, money in rupiah, words kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from sakip.model import Nilai, Teks
from sakip.numbers import Ambigu, Angka, Kosong
from sakip.readers.match import fold
from sakip.readers.records import Value

_BY_NAME = (
    (re.compile(r"(?:persentase|prosentase|presentase|peersentase|peerentase)\b"), "%"),
    (re.compile(r"(?:nilai )?indeks\b"), "indeks"),
    (re.compile(r"nilai\b"), "nilai"),
    (re.compile(r"(?:opini|predikat)\b"), "predikat"),
)
_OF_CELLS = 0.5
"""A unit that so many of an indicator's cells print is its unit, where neither a column nor its name says one."""


def unit(name: str, column: str, values: Iterable[Value]) -> str:
    """The unit of an indicator: by its column, by what its name counts, by what its cells print; "" without any."""
    if column.strip() and not column.strip("-").isdigit():
        return column.strip()
    folded = fold(name)
    for pattern, said in _BY_NAME:
        if pattern.match(folded):
            return said
    found = [one.reading.satuan for one in values if isinstance(one.reading, Angka) and one.reading.satuan]
    total = sum(1 for one in values if isinstance(one.reading, Angka))
    best = max(set(found), key=found.count, default="")
    return best if best and found.count(best) >= total * _OF_CELLS else ""


def nilai(value: Value, satuan: str, *, bare: bool) -> Nilai:
    """A cell as the model has it. bare: its unit is the indicator's own, or only a percent sign too much."""
    match value.reading:
        case None:
            return Teks(value.text)
        case Angka(nilai=number, satuan=own, predikat=None) if own is None or bare or own == satuan or own == "%":
            return int(number) if number == number.to_integral_value() and number.as_tuple().exponent == 0 else number
        case reading:
            return reading


def rupiah(value: Value | None) -> int | None:
    """An amount in whole rupiah; None where the cell holds none."""
    if value is None:
        return None
    match value.reading:
        case Angka(nilai=number):
            return int(number)
        case Ambigu(pilihan=choices):
            return int(max(choices))
        case _:
            return None


def is_zero(value: Value | None) -> bool:
    """Whether the cell says 0."""
    return value is not None and isinstance(value.reading, Angka) and value.reading.nilai == Decimal(0)


def is_blank(value: Value | None) -> bool:
    """Whether nothing is there, or a dash."""
    return value is None or isinstance(value.reading, Kosong)
