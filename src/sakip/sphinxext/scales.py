# SPDX-License-Identifier: MIT
"""A scale as a picture: a band for each class, closed ends filled, open ends hollow, what closes a hole dashed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from html import escape

import attrs

from sakip.formula.tree import Compare, Expr, If, Num, Op, Round
from sakip.formula.words import number_text
from sakip.lang import say
from sakip.rules.scale import Kelas, Scale

_WIDTH, _ROW, _RIGHT, _TOP = 440, 34, 22, 8
_LETTER, _LEAST, _MOST = 7.2, 60, 190
_AXIS = 34
_HALF = Fraction(1, 2)


@attrs.frozen
class End:
    """An end of a band: where, and whether it belongs to it; at None the band goes on."""

    at: Fraction | None
    closed: bool = True


Band = tuple[End, End]
Applied = dict[str, tuple[Band, ...]]


def as_printed(kelas: Kelas) -> Band:
    """The band as the table prints it."""
    return End(kelas.bawah, kelas.bawah_termasuk), End(kelas.atas, kelas.atas_termasuk)


def as_applied(scale: Scale) -> Applied:
    """The band of each class as the formula decides it, by label; read off the formula itself."""
    found: Applied = {kelas.label: () for kelas in scale.urut}
    for band, result in regions(scale.formula):
        if isinstance(result, Num):
            label = scale.label(int(result.value))
            found[label] = (*found[label], band)
    return found


def regions(expr: Expr) -> Iterator[tuple[Band, Expr]]:
    """The stretches of the line that a scale's formula tells apart, with what it answers on each."""
    low, high = End(None), End(None)
    while isinstance(expr, If):
        upward = expr.test.op in (Op.GE, Op.GT)
        cut = _cut(expr.test)
        beyond = attrs.evolve(cut, closed=not cut.closed)
        if upward:
            yield (cut, high), expr.then
            high = beyond
        else:
            yield (low, cut), expr.then
            low = beyond
        expr = expr.other
    yield (low, high), expr


def _cut(test: Compare) -> End:
    assert isinstance(test.right, Num)
    bound, closed = test.right.value, test.op in (Op.GE, Op.LE)
    if not isinstance(test.left, Round):
        return End(bound, closed)
    # What rounds half up to `bound` or beyond begins half a unit of the last decimal before it.
    assert isinstance(test.left.digits, Num)
    half = _HALF / 10 ** int(test.left.digits.value)
    upward = test.op in (Op.GE, Op.GT)
    spot = bound - half if upward is closed else bound + half
    return End(spot, closed=(spot >= 0) is upward)


def printed(kelas: Kelas) -> str:
    """The bounds of a class as the table prints them."""
    return words(as_printed(kelas))


def effective(scale: Scale, kelas: Kelas) -> str:
    """The bounds of a class as they are applied."""
    return _all(as_applied(scale)[kelas.label])


def _all(bands: tuple[Band, ...]) -> str:
    return " / ".join(map(words, reversed(bands))) or "–"


def words(band: Band) -> str:
    """A band in signs: ``76 ≤ n < 91``."""
    low, high = band
    below = "" if low.at is None else f"{number_text(low.at)} {'≤' if low.closed else '<'} "
    above = "" if high.at is None else f" {'≤' if high.closed else '<'} {number_text(high.at)}"
    if not below and not above:
        return say("all values")
    return f"{below}n{above}"


def picture(scale: Scale) -> str:
    """The scale as SVG, with the same in words for those who do not see it."""
    applied = as_applied(scale)
    classes = list(reversed(scale.urut))
    bounds = sorted(_bounds(scale, applied))
    low, high = _line(scale, bounds)
    height = _TOP + _ROW * len(classes) + _AXIS
    left = min(max(_LETTER * max(len(one.label) for one in classes) + 16, _LEAST), _MOST)

    def x(at: Fraction) -> float:
        return round(left + float((at - low) / (high - low)) * (_WIDTH - left - _RIGHT), 1)

    parts = [f"<title>{escape(_told(scale, applied))}</title>"]
    for bound in bounds:
        parts.append(
            f'<line class="garis" x1="{x(bound)}" x2="{x(bound)}" y1="{_TOP}" y2="{_TOP + _ROW * len(classes)}"/>'
        )
    for at, kelas in enumerate(classes):
        y = _TOP + _ROW * at + _ROW / 2
        parts.append(f'<text class="kelas" x="0" y="{y + 4:.0f}">{escape(kelas.label)}</text>')
        own = as_printed(kelas)
        for whole in applied[kelas.label]:
            apart = own != whole and _inside(own, whole)
            parts += _band(whole, x, low, high, y, "terapan" if apart else "cetak")
            if apart:
                parts += _band(own, x, low, high, y, "cetak")
    base = _TOP + _ROW * len(classes) + 14
    spots = [(x(bound), number_text(bound)) for bound in bounds]
    levels = _levels(spots)
    parts += [
        f'<text class="batas" x="{spot}" y="{base + 13 * level}">{text}</text>'
        for (spot, text), level in zip(spots, levels, strict=True)
    ]
    alt = escape(_told(scale, applied), quote=True)
    return (
        f'<svg class="sakip-pita" role="img" aria-label="{alt}" viewBox="0 0 {_WIDTH} {height}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _bounds(scale: Scale, applied: Applied) -> set[Fraction]:
    bands = [*(band for found in applied.values() for band in found), *map(as_printed, scale.urut)]
    return {end.at for band in bands for end in band if end.at is not None}


def _line(scale: Scale, bounds: list[Fraction]) -> tuple[Fraction, Fraction]:
    """The stretch of the number line that is drawn; open ends go on a little."""
    low, high = bounds[0], bounds[-1]
    room = (high - low) / 8 or max(abs(low) / 8, Fraction(1))
    applied = [band for found in as_applied(scale).values() for band in found]
    if any(band[0].at is None for band in applied):
        low -= room
    if any(band[1].at is None for band in applied):
        high += room
    return low, high


def _inside(inner: Band, outer: Band) -> bool:
    lows = inner[0].at is None or outer[0].at is None or inner[0].at >= outer[0].at
    highs = inner[1].at is None or outer[1].at is None or inner[1].at <= outer[1].at
    return lows and highs


def _band(band: Band, x: object, low: Fraction, high: Fraction, y: float, style: str) -> Iterator[str]:
    assert callable(x)
    start, end = (x(low if band[0].at is None else band[0].at), x(high if band[1].at is None else band[1].at))
    yield f'<line class="pita {style}" x1="{start}" x2="{end}" y1="{y:.0f}" y2="{y:.0f}"/>'
    for one, spot, arrow in ((band[0], start, -1), (band[1], end, 1)):
        if one.at is None:
            yield (f'<path class="panah {style}" d="M{spot + 9 * arrow:.1f} {y:.0f} l{-9 * arrow} -5 l0 10 z"/>')
        else:
            shape = "tutup" if one.closed else "buka"
            yield f'<circle class="ujung {style} {shape}" cx="{spot}" cy="{y:.0f}" r="4.5"/>'


def _levels(spots: list[tuple[float, str]]) -> list[int]:
    """In which of two lines each bound is written, so that neighbours do not cover each other."""
    levels: list[int] = []
    ends = [-1.0, -1.0]
    for spot, text in spots:
        half = 3.6 * len(text) + 2
        level = 0 if spot - half > ends[0] else 1
        ends[level] = spot + half
        levels.append(level)
    return levels


def _told(scale: Scale, applied: Applied) -> str:
    bands = "; ".join(f"{kelas.label}: {_all(applied[kelas.label])}" for kelas in reversed(scale.urut))
    return say("{title}, n is the value. {bands}.", title=say(scale.title), bands=bands)
