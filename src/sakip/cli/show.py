# SPDX-License-Identifier: MIT
"""Plain tables for a terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Mapping, Sequence

RIGHT = ">"
LEFT = "<"
NARROWEST = 16


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], align: str = "", most: Mapping[int, int] | None = None
) -> str:
    """Rows under their heads, columns as wide as needed; the widest columns of words wrap to fit the terminal.

    Ids, codes and numbers are never broken.
    align: one of ``<`` and ``>`` for each column; left where it is shorter. most: the greatest width of a column.
    """
    width = _columns()
    sides = [align[at : at + 1] or LEFT for at in range(len(head))]
    lines = [[str(cell) for cell in row] for row in rows]
    natural = [max(len(row[at]) for row in [list(head), *lines]) for at in range(len(head))]
    for at, limit in (most or {}).items():
        natural[at] = min(natural[at], limit)
    widths = _fitted(
        natural, [at for at in range(len(head)) if any(" " in row[at] for row in lines)], width - 2 * (len(head) - 1)
    )
    result = [*_wrapped(list(head), widths, sides), "  ".join("-" * one for one in widths)]
    for row in lines:
        result += _wrapped(row, widths, sides)
    return "\n".join(one.rstrip() for one in result)


def paragraph(text: str) -> str:
    """A text broken to fit the terminal."""
    return textwrap.fill(text, _columns(), subsequent_indent="    ", break_on_hyphens=False, break_long_words=False)


def _columns() -> int:
    return shutil.get_terminal_size((120, 24)).columns


def _fitted(natural: list[int], flexible: list[int], room: int) -> list[int]:
    """Widths whose sum is at most `room`, as far as it goes: always the widest flexible column gives way."""
    widths = list(natural)
    while flexible and sum(widths) > room:
        widest = max(flexible, key=widths.__getitem__)
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _wrapped(row: list[str], widths: list[int], sides: list[str]) -> list[str]:
    parts = [
        textwrap.wrap(cell, width, break_on_hyphens=False) or [""] for cell, width in zip(row, widths, strict=True)
    ]
    height = max(len(part) for part in parts)
    return [_line([part[at] if at < len(part) else "" for part in parts], widths, sides) for at in range(height)]


def _line(cells: list[str], widths: list[int], sides: list[str]) -> str:
    return "  ".join(f"{cell:{side}{width}}" for cell, width, side in zip(cells, widths, sides, strict=True))
