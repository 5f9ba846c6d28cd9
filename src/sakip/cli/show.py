# SPDX-License-Identifier: MIT
"""Plain tables for a terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

RIGHT = ">"
LEFT = "<"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], align: str = "") -> str:
    """Rows under their heads, columns as wide as needed; the widest text column wraps to fit the terminal.

    align: one of ``<`` and ``>`` for each column; left where it is shorter.
    """
    width = shutil.get_terminal_size((120, 24)).columns
    sides = [align[at : at + 1] or LEFT for at in range(len(head))]
    lines = [[str(cell) for cell in row] for row in rows]
    natural = [max(len(row[at]) for row in [list(head), *lines]) for at in range(len(head))]
    spare = width - 2 * (len(head) - 1) - sum(natural)
    if spare < 0:
        text = [at for at in range(len(head)) if sides[at] == LEFT]
        widest = max(text or range(len(head)), key=lambda at: natural[at])
        natural[widest] = max(20, natural[widest] + spare)
    result = [_line(list(head), natural, sides), "  ".join("-" * one for one in natural)]
    for row in lines:
        result += _wrapped(row, natural, sides)
    return "\n".join(one.rstrip() for one in result)


def _wrapped(row: list[str], widths: list[int], sides: list[str]) -> list[str]:
    parts = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    height = max(len(part) for part in parts)
    return [
        _line([part[at] if at < len(part) else "" for part in parts], widths, sides) for at in range(height)
    ]


def _line(cells: list[str], widths: list[int], sides: list[str]) -> str:
    return "  ".join(f"{cell:{side}{width}}" for cell, width, side in zip(cells, widths, sides, strict=True))
