# SPDX-License-Identifier: MIT
"""Charts: bars against a line, values over years with their gaps, one measure against another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    left, right = _LABELS + 8, WIDTH - 56
    top = min(max([Fraction(110), *(Fraction(one.value) for one in given if one.value is not None)]), MOST)

    def at(value: Value) -> float:
        return left + (right - left) * float(min(max(Fraction(value), Fraction()), top) / top)

    y = 16.0
    first = y
    for one in given:
        lines = wrapped(one.label, (_LABELS - 4) / _SIZE)
        height = max(tall(len(lines)), 16.0)
        middle = y + height / 2
        canvas.text(_LABELS, middle - tall(len(lines)) / 2, lines, anchor="end")
        if one.value is None:
            canvas.text(left + 4, middle - 5, [one.shown], color=GREY)
        else:
            end = at(one.value)
            canvas.filled(left, middle - 7, end - left, 14, one.look)
            if Fraction(one.value) > top:
                canvas.line([(end - 9, middle + 8), (end - 5, middle - 8)], stroke="#ffffff", width=3)
            canvas.text(end + 5, middle - 5, [one.shown], bold=True)
        y += height + 9
    for value in (Fraction(0), Fraction(50), Fraction(100), Fraction(150)):
        if value <= top:
            whole = value == 100
            canvas.line([(at(value), first - 4), (at(value), y)], width=1.4 if whole else 0.5, dashed=whole)
            canvas.text(at(value), y + 3, [f"{value.numerator}%"], size=9, anchor="middle", bold=whole)
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
        canvas.dot(x + 11, y + 5, square=aimed, hollow=aimed, color=_TONES[at % 2])
        canvas.text(x + 28, y, [label], size=9)
        x += 28 + wide(label, 9) + 22
    return canvas.svg(y + 14, title)


def _panel(canvas: Canvas, one: Panel, years: Sequence[int], x: float, y: float, across: float, down: float) -> None:
    known = [Fraction(value) for each in one.series for value in each.values.values() if value is not None]
    low, high = (min(known), max(known)) if known else (Fraction(0), Fraction(1))
    room = (high - low) / 4 or Fraction(1)
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
    for at, each in enumerate(one.series):
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
            canvas.dot(left, top, square=each.aimed, hollow=each.aimed, color=color)
            # the higher of two numbers of a year stands over its point, the lower under it
            others = [other.values.get(year) for other in one.series if other is not each]
            below = any(other is not None and (other, -at) > (value, 0) for other in others)
            label = format_number(value) if isinstance(value, Decimal | int) else str(value)
            canvas.text(left, top + 6 if below else top - 15, [label], size=9, anchor="middle", color=color)


@attrs.frozen
class Spot:
    """A point: its name, where it lies in percent, and both numbers as printed."""

    label: str
    across: Value
    up: Value
    shown: str


def spots(title: str, given: Sequence[Spot], across: str, up: str) -> str:
    """Numbered points, one measure against another in percent, with lines at 100; what the numbers mean stands below."""
    canvas = Canvas(WIDTH)
    left, right, top, down = 62.0, WIDTH - 20, 8.0, 250.0
    most = max([Fraction(110), *(Fraction(value) for one in given for value in (one.across, one.up))])
    most = min(most, MOST)

    def place(one: Value, other: Value) -> tuple[float, float]:
        x, y = (float(min(max(Fraction(value), Fraction()), most) / most) for value in (one, other))
        return left + (right - left) * x, top + down * (1 - y)

    canvas.rect(left, top, right - left, down, stroke="#c4c8cf")
    for value in (0, 25, 50, 75, 100, 125, 150):
        if value <= most:
            whole = value == 100
            x, y = place(value, value)
            color = "#1a1a1a" if whole else "#d5d8dd"
            canvas.line([(x, top), (x, top + down)], stroke=color, width=1.2 if whole else 0.5, dashed=whole)
            canvas.line([(left, y), (right, y)], stroke=color, width=1.2 if whole else 0.5, dashed=whole)
            canvas.text(x, top + down + 4, [f"{value}%"], size=9, anchor="middle")
            canvas.text(left - 5, y - 4.5, [f"{value}%"], size=9, anchor="end")
    canvas.text((left + right) / 2, top + down + 18, [across], anchor="middle", bold=True)
    canvas.text(0, top, wrapped(up, 5.6), size=9, bold=True)
    taken: list[tuple[float, float]] = []
    for at, one in enumerate(given, start=1):
        x, y = place(one.across, one.up)
        canvas.dot(x, y, color=_TONES[0])
        # a number beside its point, further up where another one stands already
        spot = (x + 7, y - 6)
        while any(abs(spot[0] - other[0]) < 12 and abs(spot[1] - other[1]) < 11 for other in taken):
            spot = (spot[0], spot[1] - 11)
        taken.append(spot)
        canvas.text(*spot, [str(at)], bold=True)
    y = top + down + 38
    for at, one in enumerate(given, start=1):
        lines = wrapped(f"{one.label}: {one.shown}", (WIDTH - 22) / _SIZE)
        canvas.text(14, y, [f"{at}."], anchor="end", bold=True)
        canvas.text(20, y, lines)
        y += tall(len(lines)) + 4
    return canvas.svg(y + 2, title)
