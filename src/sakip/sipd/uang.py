# SPDX-License-Identifier: MIT
"""Cells of money, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from sakip.errors import NumberError
from sakip.lang import Message, msg
from sakip.numbers import Angka, Kosong, read_cells


@attrs.frozen
class Bukan:
    """A cell that holds no amount, and why."""

    text: str
    why: Message | str


def amounts(cells: Sequence[object]) -> list[Decimal | Bukan | None]:
    """The amount in each cell of a column; None where there is none. A number of a workbook is what it is; the texts
    of a column tell each other what a lone dot means."""
    texts = [cell.strip() if isinstance(cell, str) else "" for cell in cells]
    made: list[Decimal | Bukan | None] = []
    for cell, text, reading in zip(cells, texts, read_cells(texts), strict=True):
        if not isinstance(cell, str):
            made.append(_number(cell))
        elif not text or isinstance(reading, Kosong):
            made.append(None)
        elif isinstance(reading, Angka):
            made.append(reading.nilai)
        else:
            why = reading.message if isinstance(reading, NumberError) else msg("no amount of rupiah.")
            made.append(Bukan(text, why))
    return made


def shown(cell: object) -> str:
    """A cell's text; a number with all its digits and no separators."""
    if isinstance(cell, str):
        return cell.strip()
    number = _number(cell)
    if number is None:
        return "" if cell is None or isinstance(cell, bool) else str(cell)
    return format(number.to_integral_value() if number == number.to_integral_value() else number, "f")


def _number(cell: object) -> Decimal | None:
    # The shortest decimal of a workbook's number is what was typed into it.
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return Decimal(str(cell))
