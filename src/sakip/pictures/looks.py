# SPDX-License-Identifier: MIT
"""How the classes of a scale look: from orange for the lowest to blue for the highest, each with a pattern."""

from __future__ import annotations

from sakip.pictures.canvas import Canvas, Hatch, Look, tall, wide

UNKNOWN = Look("#ffffff")
"""For what has no class."""

_LEVELS = (
    Look("#d95f02", Hatch.CROSSED),
    Look("#fdb863", Hatch.SLANTED),
    Look("#fff3b0", Hatch.DOTS),
    Look("#a6cee3", Hatch.ACROSS),
    Look("#3b82b8"),
)


def of(rank: int, classes: int) -> Look:
    """The look of the class with this rank, 1 for the lowest of so many `classes`."""
    if classes < 2:
        return _LEVELS[-1]
    return _LEVELS[round((rank - 1) * (len(_LEVELS) - 1) / (classes - 1))]


def legend(canvas: Canvas, x: float, y: float, entries: list[tuple[str, Look]]) -> float:
    """Draw which look stands for what; returns the height it takes."""
    left, top, size = x, y, 9.0
    for label, look in entries:
        need = 20 + wide(label, size) + 14
        if left > x and left + need > canvas.width:
            left, top = x, top + 15
        canvas.filled(left, top, 14, 9, look)
        canvas.text(left + 19, top - 0.5, [label], size=size)
        left += need
    return top - y + tall(1, size) + 4 if entries else 0.0
