# SPDX-License-Identifier: MIT
"""Slips: by which probable mistake a printed figure came out of its inputs, where no practice gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from sakip.auditing.finding import Certainty
from sakip.auditing.practice import Bulat, Cetak, roundings
from sakip.formula.words import number_text
from sakip.lang import N_, Message, msg
from sakip.numbers import Mode, format_number

NAMES: dict[str, str] = {
    "target": N_("the target"),
    "realisasi": N_("the realisation"),
    "akhir_renstra": N_("the target at the end of the Renstra"),
    "standar_nasional": N_("the national standard"),
    "pagu": N_("the ceiling"),
    "capaian": N_("the achievement"),
    "serapan": N_("the absorption"),
}

SIGNIFICANT = 3
"""A number of fewer digits equals another one too often by chance."""
DECIMALS = 2
"""A printed figure of fewer decimals fits too many slips to be sure of one."""
MOST = 5

Compute = Callable[[Mapping[str, Fraction]], Fraction | None]
Show = Callable[[Mapping[str, Fraction]], str]


@attrs.frozen
class Sebab:
    """A probable cause. kind: stable id of the slip; eksak: the value that the slip gives, before rounding."""

    kind: str
    message: Message
    certainty: Certainty
    eksak: Fraction | None = None

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        exact = self.eksak
        return {
            "cause": self.kind,
            "message": str(self.message),
            "certainty": str(self.certainty),
            "exact": None if exact is None else f"{exact.numerator}/{exact.denominator}",
        }


def name(symbol: str) -> Message:
    """A symbol as the subject of a sentence."""
    return msg(NAMES.get(symbol, symbol.replace("_", " ")))


def causes(inputs: Mapping[str, Fraction], cetak: Cetak, compute: Compute, show: Show) -> tuple[Sebab, ...]:
    """The slips that give the printed number, the most telling first, each kind once; at most five.

    inputs: the right ones. compute: the formula; show: the formula with its numbers in place.
    """
    kinds: dict[str, Sebab] = {}
    for one in _every(inputs, cetak, compute, show):
        kinds.setdefault(one.kind, one)
    order = list(Certainty)
    return tuple(sorted(kinds.values(), key=lambda one: order.index(one.certainty))[:MOST])


def _every(inputs: Mapping[str, Fraction], cetak: Cetak, compute: Compute, show: Show) -> Iterator[Sebab]:
    right = compute(inputs)
    if right is None:
        return
    yield from _inputs_first(inputs, cetak, compute, show)
    yield from _in_its_place(inputs, cetak, compute)
    yield from _scale(right, cetak)
    yield from _digits_of(right, cetak)
    if cetak.digit >= DECIMALS:
        yield from _slipped_inputs(inputs, cetak, compute, show)
    yield from _difference(inputs, cetak, right)


def _inputs_first(inputs: Mapping[str, Fraction], cetak: Cetak, compute: Compute, show: Show) -> Iterator[Sebab]:
    """An input was rounded or cut before it was used."""
    sure = Certainty.PROBABLE if cetak.digit >= DECIMALS else Certainty.POSSIBLE
    for digit in (0, 1):
        for mode in (Mode.POTONG, Mode.HALF_UP):
            rounded = {key: Bulat(mode, digit)(one) for key, one in inputs.items()}
            changed = [key for key, one in inputs.items() if rounded[key] != one]
            for keys in (*([key] for key in changed), *([changed] if len(changed) > 1 else ())):
                tried = {**inputs, **{key: rounded[key] for key in keys}}
                value = compute(tried)
                if value is None or not roundings(value, cetak):
                    continue
                fields = {"sum": show(tried), "name": name(keys[0]), "value": number_text(tried[keys[0]])}
                if len(keys) > 1:
                    message = msg("{sum}: the inputs were cut or rounded first", sum=fields["sum"])
                elif mode is Mode.POTONG:
                    message = msg("{sum}: {name} was cut to {value} first", **fields)
                else:
                    message = msg("{sum}: {name} was rounded to {value} first", **fields)
                yield Sebab("input-rounded", message, sure, value)


def _in_its_place(inputs: Mapping[str, Fraction], cetak: Cetak, compute: Compute) -> Iterator[Sebab]:
    """An input stands where the result should; or two inputs changed places."""
    for symbol, one in inputs.items():
        if one == cetak.nilai:
            message = msg("{value} is {name}, printed in the place of the result", value=cetak.teks, name=name(symbol))
            yield Sebab("input-in-place", message, _by_digits(cetak), one)
    if len(inputs) == 2:
        first, second = inputs
        value = compute({first: inputs[second], second: inputs[first]})
        if value is not None and inputs[first] != inputs[second] and roundings(value, cetak):
            message = msg("{first} and {second} were swapped", first=name(first), second=name(second))
            yield Sebab("swapped", message, _by_digits(cetak), value)


def _scale(right: Fraction, cetak: Cetak) -> Iterator[Sebab]:
    """The comma, or the word for thousand or million, slipped."""
    if right == 0 or cetak.nilai == 0:
        return
    for power in (2, 1, 3, 6):
        for sign in (1, -1):
            value = right * Fraction(10) ** (sign * power)
            if not roundings(value, cetak):
                continue
            if power == 2 and sign == -1:
                message = msg("{value} is the ratio, not its percentage", value=cetak.teks)
            else:
                message = msg("the comma slipped by {places} places", places=power)
            yield Sebab("scale", message, _by_digits(cetak), value)


def _digits_of(right: Fraction, cetak: Cetak) -> Iterator[Sebab]:
    """The right result with one slip of the pen."""
    for mode in (Mode.HALF_UP, Mode.POTONG):
        slip = pen_slip(Bulat(mode, cetak.digit)(right), cetak)
        if slip is not None:
            yield slip


def pen_slip(right: Fraction, cetak: Cetak) -> Sebab | None:
    """How the printed digits differ from those of `right` by one slip: two exchanged, one lacking, added or wrong."""
    wanted = ending_text(right, cetak.digit)
    if wanted is None:
        return None
    ours, theirs = digits_of(wanted), digits_of(cetak.teks)
    if len(theirs) < SIGNIFICANT or ours == theirs:
        return None
    if theirs in exchanged(ours):
        return Sebab("transposed", msg("two digits of {right} were exchanged", right=wanted), Certainty.PROBABLE, right)
    if len(ours) == len(theirs) + 1 and theirs in dropped(ours):
        return Sebab("dropped", msg("a digit of {right} was dropped", right=wanted), Certainty.PROBABLE, right)
    if len(ours) + 1 == len(theirs) and ours in dropped(theirs):
        return Sebab("added", msg("there is a digit too many: {right}", right=wanted), Certainty.PROBABLE, right)
    if len(ours) == len(theirs) and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1:
        return Sebab("digit", msg("one digit differs from {right}", right=wanted), Certainty.POSSIBLE, right)
    return None


def _slipped_inputs(inputs: Mapping[str, Fraction], cetak: Cetak, compute: Compute, show: Show) -> Iterator[Sebab]:
    """An input with exchanged digits, with one digit lacking, or with its comma slipped."""
    for symbol, one in inputs.items():
        for kind, other in _slips(one):
            tried = {**inputs, symbol: other}
            value = compute(tried)
            if value is not None and roundings(value, cetak):
                fields = {"sum": show(tried), "name": name(symbol), "value": number_text(other)}
                yield Sebab(
                    f"input-{kind}", msg("{sum}: {name} was taken as {value}", **fields), Certainty.POSSIBLE, value
                )


def _slips(one: Fraction) -> Iterator[tuple[str, Fraction]]:
    text = ending_text(one)
    if text is not None and one > 0:
        whole, _, decimals = text.replace(".", "").partition(",")
        digits, places = whole + decimals, len(decimals)
        for other in sorted(exchanged(digits)):
            yield "transposed", Fraction(int(other), 10**places)
        if len(digits) >= SIGNIFICANT:
            for at in range(len(digits)):
                rest = digits[:at] + digits[at + 1 :]
                yield "dropped", Fraction(int(rest), 10 ** (places - (at >= len(whole))))
    for power in (1, 2, 3, 6):
        yield "scale", one * 10**power
        yield "scale", one / 10**power


def _difference(inputs: Mapping[str, Fraction], cetak: Cetak, right: Fraction) -> Iterator[Sebab]:
    """Points where percent were meant; the rest to 100 where the part was."""
    if {"target", "realisasi"} <= set(inputs):
        gap = inputs["realisasi"] - inputs["target"]
        if gap and cetak.nilai in (gap, -gap) and significant(cetak) >= 2:
            message = msg("{value} is the difference between realisation and target, in points", value=cetak.teks)
            yield Sebab("points", message, Certainty.PROBABLE, gap)
        elif gap and significant(cetak) >= 2 and roundings(100 + gap, cetak):
            yield Sebab("points", msg("the difference in points was taken off 100"), Certainty.POSSIBLE, 100 + gap)
        if gap and inputs["target"] and cetak.digit >= 1:
            for scale in (1, 100):
                off = gap / inputs["target"] * scale
                if roundings(off, cetak):
                    message = msg("{value} is how far the realisation is off the target, relative to it",
                                  value=cetak.teks)  # fmt: skip
                    yield Sebab("deviation", message, Certainty.PROBABLE, off)
    short = 100 - right
    if short and cetak.digit >= 1 and roundings(short, cetak):
        yield Sebab("remainder", msg("{value} is what is left to 100", value=cetak.teks), Certainty.POSSIBLE, short)


def likeliest(found: Iterable[Sebab]) -> Message | None:
    """The surest cause in words; one that is only possible says so."""
    order = list(Certainty)
    best = min(found, key=lambda one: order.index(one.certainty), default=None)
    if best is None:
        return None
    return msg("perhaps {cause}", cause=best.message) if best.certainty is Certainty.POSSIBLE else best.message


def exchanged(digits: str) -> set[str]:
    """`digits` with two neighbours exchanged, in each way that changes them."""
    return {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
        if digits[at] != digits[at + 1]
    }


def dropped(digits: str) -> set[str]:
    """`digits` with one of them left out."""
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))}


def significant(cetak: Cetak) -> int:
    """How many digits the printed number has, leading zeros left out."""
    return len(digits_of(cetak.teks).lstrip("0"))


def digits_of(text: str) -> str:
    """The digits alone."""
    return "".join(sign for sign in text if sign.isdigit())


def ending_text(value: Fraction, least: int = 0) -> str | None:
    """A number with all its decimals, at least so many of them; None where they do not end."""
    for digit in range(least, 7):
        scaled = value * 10**digit
        if scaled.denominator == 1:
            return format_number(Decimal(scaled.numerator).scaleb(-digit), digits=digit)
    return None


def _by_digits(cetak: Cetak) -> Certainty:
    return Certainty.PROBABLE if significant(cetak) >= SIGNIFICANT else Certainty.POSSIBLE
