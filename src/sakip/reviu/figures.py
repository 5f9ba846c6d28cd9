# SPDX-License-Identifier: MIT
"""Printed figures as cells of the working paper, and how far two of them are apart."""

from __future__ import annotations

from sakip.document import Cell
from sakip.numbers import Angka, format_number
from sakip.numbers.column import read_cells


def difference(printed: str | None, computed: str | None) -> Cell:
    """Printed less computed, exactly; empty where they are not two numbers of one unit."""
    if not printed or not computed:
        return Cell()
    first, second = read_cells((printed, computed))
    if not isinstance(first, Angka) or not isinstance(second, Angka):
        return Cell()
    if first.satuan and second.satuan and first.satuan != second.satuan:
        return Cell()
    value = first.nilai - second.nilai
    exponent = value.as_tuple().exponent
    digits = max(-exponent, 0) if isinstance(exponent, int) else 0
    return Cell(format_number(value, digits=digits), value, digits)
