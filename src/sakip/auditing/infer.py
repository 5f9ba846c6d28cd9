# SPDX-License-Identifier: MIT
"""One printed achievement: which known practices give it, else which slip probably did."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from sakip.auditing.causes import Compute, Sebab, Show, causes
from sakip.auditing.finding import Certainty
from sakip.auditing.practice import Cetak, Praktik, exact, practices
from sakip.errors import NumberError
from sakip.formula.words import filled, number_text
from sakip.lang import msg
from sakip.numbers import Ambigu, Angka, Rentang, read
from sakip.numbers.rounding import check_exact
from sakip.rules import get

SCHEMA = 1

MAIN = {"naik": "capaian.naik.rasio", "turun": "capaian.turun.cermin", "stabil": "capaian.stabil.deviasi"}
"""By which formula a slip is sought for each polarity."""


@attrs.frozen
class Inference:
    """What a printed achievement is. by: the practices that give it, the simplest first. nearest: where there is none,
    the probable slips, the surest first."""

    target: Fraction
    realisasi: Fraction
    cetak: Cetak
    by: tuple[Praktik, ...]
    nearest: tuple[Sebab, ...] = ()

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
        }


Number = int | Decimal | str


def infer(target: Number, realisasi: Number, capaian: Number, *, arah: str | None = None) -> Inference:
    """Which known practices give the printed `capaian`: formulas of every polarity, caps and floors, roundings; else
    the nearest probable slips.

    Numbers, or text as printed ("79,35", "B (64,59)", "94,05%"); never float. arah: naik, turun or stabil, where the
    polarity is known. Raises NumberError for what is no single number.
    """
    plan, fact = (given(one, name).nilai for one, name in ((target, "target"), (realisasi, "realisasi")))
    return inferred(plan, fact, given(capaian, "capaian"), arah)


def inferred(target: Fraction, realisasi: Fraction, cetak: Cetak, arah: str | None = None) -> Inference:
    """As `infer`, for numbers that were read before."""
    inputs = {"target": target, "realisasi": realisasi}
    found = tuple(sorted(practices("capaian", inputs, cetak, arah), key=_cost))
    if found:
        return Inference(target, realisasi, cetak, found)
    kinds: dict[str, Sebab] = {}
    for side in (arah,) if arah else ("naik", "turun"):
        for one in causes(inputs, cetak, *formula(MAIN[side])):
            kinds.setdefault(one.kind, one)
    order = list(Certainty)
    nearest = sorted(kinds.values(), key=lambda one: order.index(one.certainty))
    return Inference(target, realisasi, cetak, (), tuple(nearest[:5]))


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
    if not isinstance(reading, Angka):
        raise NumberError(
            msg('{name}: "{raw}" is not one number.', name=name, raw=value),
            hint=msg("Give one number each, as printed: 84 79,35 94,05."),
        )
    return Cetak.of(reading.nilai, value.strip())


def _cost(one: Praktik) -> tuple[bool, bool, bool]:
    """Simple before special: a rule that may be chosen, the plain formula, no limit."""
    return get(one.rumus).audit_saja, ".kemenkeu" in one.rumus, one.atas is not None or one.bawah is not None
