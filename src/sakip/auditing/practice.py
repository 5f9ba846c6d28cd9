# SPDX-License-Identifier: MIT
"""The practices by which a figure may have been made: formulas, caps and floors, roundings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from sakip.formula.absent import Absent
from sakip.formula.code import Compiled, compiled
from sakip.formula.tree import Expr, series, symbols
from sakip.formula.words import MODES, rounding_text
from sakip.lang import Message, msg
from sakip.numbers import Mode, format_number, round_exact, round_ratio

if TYPE_CHECKING:
    from sakip.rules.base import Rule

CAPS = (100, 110, 120)
FLOOR = 0
DIGITS = 2
"""Up to so many decimals are usual; a figure printed with more is tried with as many as it has."""

MOST_DIGITS = 6

MODES_TRIED = (Mode.HALF_UP, Mode.POTONG, Mode.HALF_EVEN)


@attrs.frozen
class Cetak:
    """A number as printed: its value, how many decimals it shows, its text."""

    nilai: Fraction
    digit: int
    teks: str

    @classmethod
    def of(cls, number: Decimal, text: str) -> Cetak:
        """From an exact number with the decimals that it shows."""
        exponent = number.as_tuple().exponent
        return cls(Fraction(number), max(0, -exponent) if isinstance(exponent, int) else 0, text)


@attrs.frozen
class Bulat:
    """A rounding: mode and decimals."""

    mode: Mode
    digit: int

    def __call__(self, exact: Fraction) -> Fraction:
        return Fraction(round_exact(exact, self.digit, self.mode))

    def __str__(self) -> str:
        return rounding_text(self.digit, self.mode)


@attrs.frozen
class Praktik:
    """A practice that gives a printed figure.

    rumus: id of the rule. atas, bawah: cap and floor, where they take part. bulat: None where nothing is rounded.
    eksak: the value before rounding. arah: the polarity that the rule is for. kasar: it follows from a realisation that
    was rounded only where it is printed.
    """

    rumus: str
    eksak: Fraction
    bulat: Bulat | None = None
    atas: int | None = None
    bawah: int | None = None
    kasar: bool = False

    @property
    def arah(self) -> str:
        """naik, turun or stabil."""
        return self.rumus.split(".")[1]

    @property
    def message(self) -> Message:
        """In words: "follows by truncation"."""
        if self.kasar:
            return msg(
                "follows by {rule} from a realisation that was rounded only where it is printed", rule=self.rumus
            )
        how: list[Message] = []
        if self.atas is not None:
            how.append(msg("capped at {cap}", cap=self.atas))
        if self.bawah is not None:
            how.append(msg("with {floor} as the least", floor=self.bawah))
        if self.bulat is not None:
            how.append(rounded_how(self.bulat))
        if not how:
            return msg("follows exactly by {rule}", rule=self.rumus)
        return msg("follows by {rule}, {how}", rule=self.rumus, how=Joined(how))

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        bulat = self.bulat
        return {
            "formula": self.rumus,
            "cap": self.atas,
            "floor": self.bawah,
            "unrounded_input": self.kasar,
            "rounding": None if bulat is None else {"mode": str(bulat.mode), "digits": bulat.digit},
        }


class Joined:
    """Messages side by side, read when they are shown."""

    def __init__(self, parts: list[Message], sign: str = ", ") -> None:
        self.parts = parts
        self.sign = sign

    def __str__(self) -> str:
        return self.sign.join(map(str, self.parts))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Joined) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(tuple(self.parts))


def rounded_how(bulat: Bulat) -> Message:
    """A rounding in words, read when shown."""
    return msg("{mode}, {digits} decimals", mode=msg(MODES[bulat.mode]), digits=bulat.digit)


def roundings(exact: Fraction, cetak: Cetak) -> tuple[Bulat | None, ...]:
    """The roundings of `exact` that give the printed number, the plainest first; (None,) where nothing is rounded.

    Half-even counts only where half-up says something else. Fewer or more decimals than are printed count only where
    those printed do not give it: 95,00 for 95,83 cut to whole percent, 94,5 for 94,50.
    """
    # On integers: this is asked thousands of times for one report.
    (top, bottom), (shown, parts) = exact.as_integer_ratio(), cetak.nilai.as_integer_ratio()
    off = abs(top * parts - shown * bottom)
    if off == 0:
        return (None,)
    if off >= bottom * parts:
        return ()  # No rounding moves a number so far.
    found: list[Bulat | None] = []
    seen: set[Mode] = set()
    most = max(DIGITS, cetak.digit)
    for digit in (cetak.digit, *(one for one in range(most + 1) if one != cetak.digit)):
        for mode in MODES_TRIED:
            if mode in seen or (mode is Mode.HALF_EVEN and Mode.HALF_UP in seen):
                continue
            if round_ratio(top, bottom, digit, mode) * parts == shown * 10**digit:
                seen.add(mode)
                found.append(Bulat(mode, digit))
    return tuple(found)


def percentage(exact: Fraction, beside: Cetak) -> str:
    """A recomputed percentage as it is told beside a printed one: at least with its decimals."""
    digits = max(DIGITS, beside.digit)
    return f"{format_number(round_exact(exact, digits, Mode.HALF_UP), digits=digits)} %"


@cache
def formulas(family: str, given: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules of a family that need no more than the symbols `given`: the plainest first, those that no profile may
    choose last."""
    from sakip import rules

    found = [
        rule
        for rule in rules.every()
        if rule.id.partition(".")[0] == family
        and rule.kind == family
        and not series(rule.formula)
        and set(symbols(rule.formula)) <= set(given)
        and ".ordinal." not in rule.id
        and ".rentang." not in rule.id
    ]
    return tuple(sorted(found, key=lambda rule: (rule.audit_saja, ".kemenkeu" in rule.id)))


def exact(rule: Rule, inputs: Mapping[str, Fraction]) -> Fraction | None:
    """What the rule gives; None where it gives nothing."""
    names, function = _ready(rule.formula)
    found = function(*(inputs[name] for name in names))
    return None if isinstance(found, Absent) else Fraction(*found)


@lru_cache(maxsize=256)
def _ready(formula: Expr) -> tuple[tuple[str, ...], Compiled]:
    return symbols(formula), compiled(formula)


def practices(
    family: str, inputs: Mapping[str, Fraction], cetak: Cetak, arah: str | None = None, *, every: bool = False
) -> tuple[Praktik, ...]:
    """Every practice of the family that gives the printed number, the simplest first.

    arah: only rules of that polarity. Two rules of one polarity that agree here count once, and "on target is best"
    only where no other rule says the same; every: each rule for itself.
    """
    return _practices(family, tuple(sorted(inputs.items())), cetak, arah, every)


@lru_cache(maxsize=4096)
def _practices(
    family: str, pairs: tuple[tuple[str, Fraction], ...], cetak: Cetak, arah: str | None, every: bool
) -> tuple[Praktik, ...]:
    """`practices`, remembered: one row of a report is asked for its habit, its direction and its judgement."""
    inputs = dict(pairs)
    seen: set[tuple[str, Fraction]] = set()
    found: list[Praktik] = []
    given = tuple(inputs)
    for rule in formulas(family, given):
        side = rule.id.split(".")[1] if family == "capaian" else rule.id
        if arah is not None and side != arah:
            continue
        plain = exact(rule, inputs)
        if plain is None:
            continue
        # A conversion has its own bounds.
        for eksak, atas, bawah in ((plain, None, None),) if ".kemenkeu" in rule.id else _limited(plain):
            known = (side, eksak) in seen or (side == "stabil" and any(eksak == other for _, other in seen))
            if known and not every:
                continue
            seen.add((side, eksak))
            found.extend(Praktik(rule.id, eksak, bulat, atas, bawah) for bulat in roundings(eksak, cetak))
    if not found and "realisasi" in inputs and family == "capaian":
        found.extend(_unrounded(inputs, cetak, arah, given))
    return tuple(found)


def _unrounded(
    inputs: Mapping[str, Fraction], cetak: Cetak, arah: str | None, given: tuple[str, ...]
) -> Iterator[Praktik]:
    """The practices that give the printed number from a realisation that prints as this one: 66,67 beside 33,33 of 50,
    which was a third."""
    half = _half_unit(inputs["realisasi"])
    if half is None or cetak.digit < DIGITS:
        return
    least = Fraction(1, 2 * 10**cetak.digit)
    for rule in formulas("capaian", given):
        side = rule.id.split(".")[1]
        if rule.audit_saja or ".kemenkeu" in rule.id or side == "stabil" or arah not in (None, side):
            continue
        ends = [exact(rule, {**inputs, "realisasi": inputs["realisasi"] + step}) for step in (-half, half)]
        known = [one for one in ends if one is not None]
        if len(known) == 2 and min(known) - least <= cetak.nilai <= max(known) + least:
            yield Praktik(rule.id, cetak.nilai, Bulat(Mode.HALF_UP, cetak.digit), kasar=True)


def _half_unit(number: Fraction) -> Fraction | None:
    """Half of the last decimal of a number that has so many as only a division leaves; None for others."""
    digits = next((one for one in range(MOST_DIGITS + 1) if (number * 10**one).denominator == 1), None)
    return None if digits is None or digits < DIGITS else Fraction(1, 2 * 10**digits)


def _limited(plain: Fraction) -> Iterator[tuple[Fraction, int | None, int | None]]:
    yield plain, None, None
    for cap in CAPS:
        if plain > cap:
            yield Fraction(cap), cap, None
    if plain < FLOOR:
        yield Fraction(FLOOR), None, FLOOR
