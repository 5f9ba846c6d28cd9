# SPDX-License-Identifier: MIT
"""One printed achievement: which known practices give it, else which slip probably did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from sakip.auditing.causes import Compute, Sebab, Show, causes, ending_text
from sakip.auditing.finding import Certainty
from sakip.auditing.neighbours import Tetangga, borrowed, row, year
from sakip.auditing.practice import Cetak, Praktik, exact, practices
from sakip.errors import NumberError
from sakip.formula.words import filled, number_text
from sakip.lang import Message, msg
from sakip.numbers import Ambigu, Angka, Mode, Rasio, Rentang, format_number, read, round_exact
from sakip.numbers.rounding import check_exact
from sakip.rules import get

SCHEMA = 1

MAIN = {"naik": "capaian.naik.rasio", "turun": "capaian.turun.cermin", "stabil": "capaian.stabil.deviasi"}
"""By which formula a slip is sought for each polarity."""


@attrs.frozen
class Inference:
    """What a printed achievement is. by: the practices that give it, the simplest first. nearest: where there is none,
    the probable slips, the surest first. doubts: what a practice explains and a reader asks about all the same."""

    target: Fraction
    realisasi: Fraction
    cetak: Cetak
    by: tuple[Praktik, ...]
    nearest: tuple[Sebab, ...] = ()
    doubts: tuple[Message, ...] = ()

    @property
    def explained(self) -> bool:
        """Whether a known practice gives it."""
        return bool(self.by)

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "schema": SCHEMA,
            "target": number_text(self.target),
            "realisasi": number_text(self.realisasi),
            "capaian": self.cetak.teks,
            "explained": self.explained,
            "by": [one.to_json() for one in self.by],
            "nearest": [one.to_json() for one in self.nearest],
            "doubts": [str(one) for one in self.doubts],
        }


Number = int | Decimal | str


Row = tuple[Number, ...]
"""Realisation; or target and realisation; or target, realisation and achievement."""


def infer(
    target: Number,
    realisasi: Number,
    capaian: Number,
    *,
    arah: str | None = None,
    baris: Iterable[Row] = (),
    tahun: Mapping[int, Row] | None = None,
) -> Inference:
    """Which known practices give the printed `capaian`: formulas of every polarity, caps and floors, roundings; else
    the nearest probable slips.

    Numbers, or text as printed ("79,35", "B (64,59)", "94,05%"); never float. arah: naik, turun or stabil, where the
    polarity is known. baris, tahun: what is printed in neighbouring rows and for other years. Raises NumberError for
    what is no single number.
    """
    plan, fact = (given(one, name).nilai for one, name in ((target, "target"), (realisasi, "realisasi")))
    near = [neighbour(row(":".join(map(str, one))), one) for one in baris]
    near += [neighbour(year(number), one) for number, one in (tahun or {}).items()]
    return inferred(plan, fact, given(capaian, "capaian"), arah, near)


def neighbour(nama: Message, values: Row) -> Tetangga:
    """A neighbouring row, or another year, of the figures that are printed there."""
    names = ("realisasi",) if len(values) == 1 else ("target", "realisasi", "capaian")[: len(values)]
    read = {name: given(one, name).nilai for name, one in zip(names, values, strict=True)}
    return Tetangga(nama, read, read.pop("capaian", None))


def inferred(
    target: Fraction, realisasi: Fraction, cetak: Cetak, arah: str | None = None, near: Sequence[Tetangga] = ()
) -> Inference:
    """As `infer`, for numbers that were read before. near: what stands in neighbouring rows and for other years."""
    inputs = {"target": target, "realisasi": realisasi}
    found = tuple(sorted(practices("capaian", inputs, cetak, arah), key=_cost))
    if found:
        return Inference(target, realisasi, cetak, found, (), tuple(_doubts(inputs, found[0], arah)))
    kinds: dict[str, Sebab] = {}
    for side in (arah,) if arah else ("naik", "turun"):
        compute, show = formula(MAIN[side])
        for one in (*borrowed(inputs, cetak, compute, show, near), *causes(inputs, cetak, compute, show)):
            kinds.setdefault(one.kind, one)
    for one in _before_rounding(target, realisasi, cetak):
        kinds.setdefault(one.kind, one)
    order = list(Certainty)
    nearest = sorted(kinds.values(), key=lambda one: order.index(one.certainty))
    return Inference(target, realisasi, cetak, (), tuple(nearest[:5]))


BEYOND = 10
"""A realisation of so many times the target is hardly the same quantity in the same unit."""


def _doubts(inputs: Mapping[str, Fraction], best: Praktik, arah: str | None) -> Iterator[Message]:
    target, realisasi = inputs["target"], inputs["realisasi"]
    if best.rumus != MAIN["naik"] or best.atas is not None or target <= 0:
        return
    if realisasi >= BEYOND * target:
        yield msg("the realisation is {times} times the target: one of them may be in another unit, or of another "
                  "indicator", times=int(realisasi / target))  # fmt: skip
    other = exact(get(MAIN["turun"]), inputs)
    if arah is None and 2 * realisasi < target and other is not None:
        shown = format_number(round_exact(other, 2, Mode.HALF_UP), digits=2)
        yield msg("where less is better it would be {value}: the formula may be the one for the other direction",
                  value=shown)  # fmt: skip


def _before_rounding(target: Fraction, realisasi: Fraction, cetak: Cetak) -> Iterator[Sebab]:
    """The result of inputs that have more decimals than those printed."""
    if None in (ending_text(target), ending_text(realisasi)):
        return
    half = {one: Fraction(1, 2 * 10 ** _decimals(one)) for one in (target, realisasi)}
    low, high = target - half[target], target + half[target]
    if low <= 0 or cetak.digit < 2:
        return
    for scale, shift in ((100, 0), (1, 1), (100, 1)):
        least = ((realisasi - half[realisasi]) / high - shift) * scale
        most = ((realisasi + half[realisasi]) / low - shift) * scale
        if least <= cetak.nilai <= most and (shift or most - least <= 1):
            message = msg("it follows from a target and a realisation with more decimals than are printed")
            yield Sebab("unrounded", message, Certainty.POSSIBLE, cetak.nilai)


def _decimals(value: Fraction) -> int:
    text = ending_text(value)
    return 0 if text is None or "," not in text else len(text.partition(",")[2])


def formula(id: str) -> tuple[Compute, Show]:
    """A rule as a function of its inputs, and as words with the numbers in place."""
    rule = get(id)

    def compute(inputs: Mapping[str, Fraction]) -> Fraction | None:
        return exact(rule, inputs)

    def show(inputs: Mapping[str, Fraction]) -> str:
        # A ratio needs no "times 100" to be recognised.
        return filled(rule.formula, inputs).removesuffix(" × 100").replace(" / ", "/")

    return compute, show


def given(value: Number, name: str) -> Cetak:
    """A number as printed; NumberError names which one is none."""
    if not isinstance(value, str):
        check_exact(value)
        number = Decimal(value)
        return Cetak.of(number, number_text(Fraction(number)))
    try:
        reading = read(value)
    except NumberError as error:
        raise NumberError(msg("{name}: {reason}", name=name, reason=error.message), hint=error.hint) from error
    if isinstance(reading, Ambigu):
        raise NumberError(
            msg(
                '{name}: "{raw}" can be read as {ways}.',
                name=name,
                raw=value,
                ways=" / ".join(map(str, reading.pilihan)),
            ),
            hint=msg("Write it without a dot for thousands, and with a comma for decimals."),
        )
    if isinstance(reading, Rentang) and None in (reading.bawah, reading.atas):
        # An open target ("kurang dari 49") is measured against its bound.
        bound = reading.atas if reading.bawah is None else reading.bawah
        if bound is not None:
            return Cetak.of(bound, value.strip())
    if isinstance(reading, Rasio):
        share = Fraction(reading.pembilang) / Fraction(reading.penyebut)
        return Cetak(share, 0, value.strip())
    if not isinstance(reading, Angka):
        raise NumberError(
            msg('{name}: "{raw}" is not one number.', name=name, raw=value),
            hint=msg("Give one number each, as printed: 84 79,35 94,05."),
        )
    return Cetak.of(reading.nilai, value.strip())


def _cost(one: Praktik) -> tuple[bool, bool, bool]:
    """Simple before special: a rule that may be chosen, the plain formula, no limit."""
    return get(one.rumus).audit_saja, ".kemenkeu" in one.rumus, one.atas is not None or one.bawah is not None
