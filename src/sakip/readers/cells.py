# SPDX-License-Identifier: MIT
"""What the cells of a column read as: its own numbers, then those of its table, tell what a lone dot means."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from sakip.numbers import Ambigu, Angka, Dot, Reading, column_dot, read_cells
from sakip.published import Table
from sakip.readers.clean import has_figure


@lru_cache(maxsize=4096)
def readings(table: Table, column: int) -> tuple[Reading | None, ...]:
    """What each cell of a column reads as, the column's numbers deciding lone dots; None where a cell is no figure."""
    printed = [row.cells[column].text for row in table.rows]
    read = read_cells(_short(printed))
    if any(isinstance(one, Ambigu) for one in read):
        read = read_cells(_short(printed), _dot(table))
    found: list[Reading | None] = []
    for text, one in zip(printed, read, strict=True):
        found.append(None if isinstance(one, Exception) or not text else one)
    return tuple(found)


def _short(printed: Sequence[str]) -> list[str]:
    return [text if has_figure(text) or len(text) <= 40 else "" for text in printed]


@lru_cache(maxsize=64)
def _dot(table: Table) -> Dot:
    """What a lone dot means in the other columns of a table."""
    return column_dot(text for row in table.rows for text in _short([cell.text for cell in row.cells]))


def value(reading: Reading | None) -> Decimal | None:
    """The one number of a reading, None where it is none or more than one."""
    return reading.nilai if isinstance(reading, Angka) else None
