# SPDX-License-Identifier: MIT
"""Charts: bars against a line, values over years with their gaps, one measure against another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import attrs

from sakip.numbers import format_number
from sakip.pictures import looks
from sakip.pictures.canvas import BOLD, GREY, Canvas, Look, tall, wide
from sakip.pictures.measure import wrapped

WIDTH = 580.0
"""The width of a chart on an upright page."""

MOST = Fraction(160)
"""Percent that a bar shows; a longer one is cut, its number is not."""

_SIZE = 10.0
_LABELS = 215.0
_TONES = ("#1f5a8c", "#b34700")

Value = Decimal | int | Fraction


@attrs.frozen
class Bar:
    """One bar. value: percent, None where there is none; shown: the number as printed."""

    label: str
    value: Value | None
    shown: str
    look: Look = looks.UNKNOWN


def bars(title: str, given: Sequence[Bar], legend: Sequence[tuple[str, Look]]) -> str:
    """Horizontal bars in percent, with the line at 100."""
    canvas = Canvas(WIDTH)
    left, right = _LABELS + 8, WIDTH - 62
    top = min(max([Fraction(110), *(Fraction(one.value) for one in given if one.value is not None)]), MOST)

    def at(value: Value) -> float:
        return left + (right - left) * float(min(max(Fraction(value), Fraction()), top) / top)

    labels = [wrapped(one.label, (_LABELS - 4) / _SIZE) for one in given]
    heights = [max(tall(len(lines)), 16.0) for lines in labels]
    y, foot = 8.0, 8.0 + sum(heights) + 9 * len(heights)
    marks = [value for value in (0, 50, 100, 150) if value <= top]
    for value in marks:
        if value != 100:
            canvas.line([(at(value), y - 4), (at(value), foot)], stroke="#c4c8cf", width=0.8)
    for one, lines, height in zip(given, labels, heights, strict=True):
        middle = y + height / 2
        canvas.text(_LABELS, middle - tall(len(lines)) / 2, lines, anchor="end")
        if one.value is None:
            canvas.text(left + 4, middle - 5, [one.shown], color=GREY)
        else:
            end = at(one.value)
            canvas.filled(left, middle - 7, end - left, 14, one.look)
            if Fraction(one.value) > top:
                canvas.line([(end - 9, middle + 8), (end - 5, middle - 8)], stroke="#ffffff", width=3)
            canvas.text(WIDTH, middle - 5, [one.shown], anchor="end", bold=True)
        y += height + 9
    # over the bars, so that it is seen where one ends
    canvas.line([(at(100), 4), (at(100), foot)], width=1.4, dashed=True)
    for value in marks:
        canvas.text(at(value), y + 3, [f"{value}%"], size=9, anchor="middle", bold=value == 100)
    y += 22
    y += looks.legend(canvas, left, y, list(legend))
    return canvas.svg(y, title)


@attrs.frozen
class Series:
    """Values by year. aimed: what was aimed at, drawn hollow and dashed."""

    label: str
    values: Mapping[int, Value | None]
    aimed: bool = False


@attrs.frozen
class Panel:
    """One small chart of the same years as the others."""

    title: str
    series: tuple[Series, ...]


def panels(title: str, given: Sequence[Panel], years: Sequence[int]) -> str:
    """A small chart for each panel, two in a row. A year without a value leaves a gap in the line and says so."""
    canvas = Canvas(WIDTH)
    across = (WIDTH - 24) / 2
    y = 2.0
    for row in range(0, len(given), 2):
        pair = given[row : row + 2]
        titles = [wrapped(one.title, across / _SIZE / BOLD) for one in pair]
        head = max(tall(len(lines)) for lines in titles)
        for place, (one, lines) in enumerate(zip(pair, titles, strict=True)):
            x = place * (across + 24)
            canvas.text(x, y, lines, bold=True)
            _panel(canvas, one, years, x, y + head + 8, across, 96)
        y += head + 8 + 96 + 34
    x = 0.0
    for at, (label, aimed) in enumerate({one.label: one.aimed for panel in given for one in panel.series}.items()):
        canvas.line([(x, y + 5), (x + 22, y + 5)], stroke=_TONES[at % 2], width=1.6, dashed=aimed)
        canvas.dot(x + 11, y + 5, hollow=aimed, color=_TONES[at % 2])
        canvas.text(x + 28, y, [label], size=9)
        x += 28 + wide(label, 9) + 22
    return canvas.svg(y + 14, title)


def _panel(canvas: Canvas, one: Panel, years: Sequence[int], x: float, y: float, across: float, down: float) -> None:
    known = [Fraction(value) for each in one.series for value in each.values.values() if value is not None]
    low, high = (min(known), max(known)) if known else (Fraction(0), Fraction(1))
    room = (high - low) * 2 / 5 or Fraction(1)
    low, high = low - room, high + room
    step = across / len(years)

    def place(year: int, value: Value) -> tuple[float, float]:
        return x + step * (years.index(year) + 0.5), y + down * float((high - Fraction(value)) / (high - low))

    canvas.rect(x, y, across, down, stroke="#c4c8cf")
    for year in years:
        middle = place(year, low)[0]
        lacking = not any(each.values.get(year) is not None for each in one.series)
        canvas.text(middle, y + down + 4, [str(year)], size=9, anchor="middle", color=GREY if lacking else "#1a1a1a")
        if lacking:
            canvas.text(middle, y + down - 13, ["tidak ada data"], size=7, anchor="middle", italic=True, color=GREY)
    # what was aimed at lies under what was reached
    for at, each in sorted(enumerate(one.series), key=lambda pair: not pair[1].aimed):
        color = _TONES[at % 2]
        for before, after in pairwise(years):
            start, end = each.values.get(before), each.values.get(after)
            if start is not None and end is not None:
                canvas.line([place(before, start), place(after, end)], stroke=color, width=1.6, dashed=each.aimed)
        for year in years:
            value = each.values.get(year)
            if value is None:
                continue
            left, top = place(year, value)
            canvas.dot(left, top, hollow=each.aimed, color=color)
            # the higher of two numbers of a year stands over its point, the lower under it
            others = [other.values.get(year) for other in one.series if other is not each]
            below = any(other is not None and (other, -at) > (value, 0) for other in others)
            label = format_number(value) if isinstance(value, Decimal | int) else str(value)
            canvas.text(left, top + 7 if below else top - 16, [label], size=9, anchor="middle", color=color)


@attrs.frozen
class Spot:
    """A point: its name, where it lies in percent, and both numbers as printed."""

    label: str
    across: Value
    up: Value
    shown: str


def spots(title: str, given: Sequence[Spot], across: str, up: str) -> str:
    """Numbered points, one measure against another in percent, with lines at 100; under them what each point is."""
    canvas = Canvas(WIDTH)
    left, right, top, down = 62.0, WIDTH - 20, 8.0, 250.0
    breadth, depth = _reach([one.across for one in given]), _reach([one.up for one in given])

    def place(one: Value, other: Value) -> tuple[float, float]:
        return left + (right - left) * breadth.share(one), top + down * (1 - depth.share(other))

    canvas.rect(left, top, right - left, down, stroke="#c4c8cf")
    for axis in (breadth, depth):
        for value in axis.marks():
            whole = value == 100
            x, y = place(value, value)
            color, width = ("#1a1a1a", 1.2) if whole else ("#d5d8dd", 0.5)
            if axis is breadth:
                canvas.line([(x, top), (x, top + down)], stroke=color, width=width, dashed=whole)
                canvas.text(x, top + down + 4, [f"{value}%"], size=9, anchor="middle")
            else:
                canvas.line([(left, y), (right, y)], stroke=color, width=width, dashed=whole)
                canvas.text(left - 5, y - 4.5, [f"{value}%"], size=9, anchor="end")
    canvas.text((left + right) / 2, top + down + 18, [across], anchor="middle", bold=True)
    canvas.text(0, top + 8, wrapped(up, 4), size=9, bold=True)
    points = [place(one.across, one.up) for one in given]
    taken = [(x - 4, y - 5) for x, y in points]
    for at, (x, y) in enumerate(points, start=1):
        canvas.dot(x, y, color=_TONES[0])
        # the number beside its point, wherever nothing stands yet
        around = [(x + step * move, y + up) for step in (6, 14) for move in (1, -2) for up in (-13, 3, -22, 12)]
        spot = next((one for one in around if not any(_near(one, other) for other in taken)), around[0])
        taken.append(spot)
        canvas.text(*spot, [str(at)], bold=True)
    y = top + down + 38
    for at, one in enumerate(given, start=1):
        lines = wrapped(f"{one.label}: {one.shown}", (WIDTH - 22) / _SIZE)
        canvas.text(14, y, [f"{at}."], anchor="end", bold=True)
        canvas.text(20, y, lines)
        y += tall(len(lines)) + 4
    return canvas.svg(y + 2, title)


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < 8 and abs(one[1] - other[1]) < 10


@attrs.frozen
class _Axis:
    """From one percentage to another, both multiples of ten."""

    low: int
    high: int

    def share(self, value: Value) -> float:
        """How far along the axis a value lies, from 0 to 1; what lies beyond an end lies on it."""
        held = min(max(Fraction(value), Fraction(self.low)), Fraction(self.high))
        return float((held - self.low) / (self.high - self.low))

    def marks(self) -> Iterator[int]:
        """The percentages to write at the axis, 100 among them."""
        step = 10 if self.high - self.low <= 60 else 20
        return (value for value in range(self.low, self.high + 1) if value % step == 0)


def _reach(values: Sequence[Value]) -> _Axis:
    low = min([Fraction(90), *(Fraction(value) for value in values)]) - 1
    high = min(max([Fraction(105), *(Fraction(value) for value in values)]), MOST)
    return _Axis(max(int(low // 10) * 10, 0), int(-(-high // 10)) * 10)
