# SPDX-License-Identifier: MIT
"""A figure: the exact value, how it is rounded and printed, by which rule, from which inputs, in which steps.

A figure keeps what it was made from and works out words, rounding and reference when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from sakip import address as addresses
from sakip.formula.absent import Absent
from sakip.formula.code import Compiled, Ratio, compiled
from sakip.formula.tree import Expr, series, symbols
from sakip.lang import Message
from sakip.numbers import ID, Mode, NumberFormat, format_number
from sakip.numbers.rounding import decimal_ratio, rounder
from sakip.profile import Pilihan, Rounding
from sakip.rules.base import Rule
from sakip.rules.scale import Scale

Number = int | Decimal | Fraction
Input = Number | None | tuple[Number, ...]
Sources = Mapping[str, str | tuple[str, ...]]

MISSING = "-"
"""What is printed for a figure that has no value."""

ENDLESS = 6
"""Decimals of a recorded value that has no end: 100 minutes in hours."""


@attrs.frozen(eq=False)
class Recipe:
    """How figures of one kind are made: one for all indicators that share rule, policies and kind of target.

    expr: the composed tree. rounding: None where the value is printed with all its decimals (recorded values).
    satuan: the figure's unit. constants: symbols that the profile fixes (cap and floor). choice: why this rule.
    also: rules whose formula the tree took in (the one that measures against a range's bound).
    """

    kind: str
    expr: Expr
    rule: Rule | None = None
    rounding: Rounding | None = None
    satuan: str = ""
    constants: Mapping[str, Number] = attrs.field(factory=dict)
    choice: Pilihan | None = None
    fmt: NumberFormat = ID
    also: tuple[Rule, ...] = ()
    names: tuple[str, ...] = attrs.field(init=False)
    function: Compiled = attrs.field(init=False, repr=False)
    round: Callable[[int, int], Decimal] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        own = self.rounding
        object.__setattr__(self, "round", _endless if own is None else rounder(own.digit, own.mode))
        object.__setattr__(self, "names", (*symbols(self.expr), *series(self.expr)))
        object.__setattr__(self, "function", compiled(self.expr))

    def __reduce__(self) -> tuple[object, ...]:
        # What is generated from the tree does not pickle, and is generated again.
        return Recipe, tuple(getattr(self, one.name) for one in attrs.fields(Recipe) if one.init)

    def make(
        self, key: str, inputs: Mapping[str, Input], sources: Sources | None = None, notes: tuple[Message, ...] = ()
    ) -> Figure:
        """The figure at address `key`. inputs: by symbol; sources: addresses where inputs are figures themselves."""
        known = {**self.constants, **inputs}
        values = tuple(known[name] for name in self.names)
        return Figure(key, self, values, self.function(*values), sources, notes)

    def lacking(
        self,
        key: str,
        absent: Absent,
        inputs: Mapping[str, Input] | None = None,
        sources: Sources | None = None,
        notes: tuple[Message, ...] = (),
    ) -> Figure:
        """A figure that cannot be computed, for a reason found before the formula."""
        known = {**self.constants, **(inputs or {})}
        return Figure(key, self, tuple(known.get(name) for name in self.names), absent, sources, notes)


@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class Figure:
    """A computed figure; nothing in it changes.

    key: its address as text. recipe: how figures of its kind are made. inputs: in the order of ``recipe.names``.
    result: numerator and denominator, not reduced, or why there is no value. sources: addresses of inputs that are
    figures. notes: what is worth knowing (a unit converted, rows left out).

    Two figures are equal where address, exact value or lack, rule, rounding and unit are.
    """

    key: str
    recipe: Recipe
    inputs: tuple[Input, ...]
    result: Ratio | Absent
    sources: Sources | None = None
    notes: tuple[Message, ...] = ()

    @property
    def address(self) -> addresses.Address:
        """The address in its parts."""
        return addresses.parse(self.key)

    @property
    def rule(self) -> Rule | None:
        """The rule that computed it; None for a value that was recorded, not computed."""
        return self.recipe.rule

    @property
    def exact(self) -> Fraction | None:
        """The exact value; None where it cannot be computed."""
        result = self.result
        return None if isinstance(result, Absent) else Fraction(*result)

    @property
    def absent(self) -> Absent | None:
        """Why there is no value, as a value of its own."""
        return self.result if isinstance(self.result, Absent) else None

    @property
    def reason(self) -> Message | None:
        """Why there is no value, in words."""
        return self.result.message if isinstance(self.result, Absent) else None

    @property
    def value(self) -> Decimal | None:
        """The value rounded as the profile says; None where it cannot be computed."""
        result = self.result
        return None if isinstance(result, Absent) else self.recipe.round(*result)

    def rounded(self, digits: int | None = None) -> Decimal | None:
        """The exact value rounded once to `digits` decimals, by the mode of its kind; by default the kind's digits."""
        result, rounding = self.result, self.recipe.rounding
        if digits is None or isinstance(result, Absent):
            return self.value
        return decimal_ratio(*result, digits, Mode.HALF_UP if rounding is None else rounding.mode)

    @property
    def text(self) -> str:
        """The figure as printed, without its unit: ``94,46``; a class's name for a predikat; ``-`` without a value."""
        return self.printed()

    def printed(self, digits: int | None = None) -> str:
        """As `text`, with another number of decimals."""
        if isinstance(self.result, Absent):
            return MISSING
        if isinstance(self.recipe.rule, Scale):
            return self.recipe.rule.label(self.result[0] // self.result[1])
        value, rounding = self.rounded(digits), self.recipe.rounding
        assert value is not None
        if digits is None and rounding is not None:
            digits = rounding.digit
        return format_number(value, digits=digits, trim=digits is None, fmt=self.recipe.fmt)

    @property
    def satuan(self) -> str:
        """The figure's own unit; empty for a class and a count."""
        return self.recipe.satuan

    @property
    def labelled(self) -> str:
        """The text with its unit: ``94,46 %``, ``Rp 2.216.469.840``, ``Rp 2,5 juta``."""
        unit = self.recipe.satuan
        if unit == "" or isinstance(self.result, Absent):
            return self.text
        if unit == "Rp" or unit.startswith("Rp "):
            return f"Rp {self.text}{unit[2:]}"
        return f"{self.text} {unit}"

    @property
    def by_name(self) -> dict[str, Input]:
        """The inputs by symbol."""
        return dict(zip(self.recipe.names, self.inputs, strict=True))

    @property
    def steps(self) -> tuple[str, ...]:
        """How the figure came about, line by line, the rounding last; then its notes."""
        from sakip.measurement.derivation import steps

        return steps(self)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rule that computed it with its references, line by line; empty for a value that was recorded."""
        from sakip.measurement.derivation import rules

        return tuple(line.strip() for line in rules(self))

    def explain(self) -> str:
        """The derivation for people: address, steps, rule with its reference, and whose choice the rule is."""
        from sakip.measurement.derivation import origins

        return "\n".join([f"{self.key} = {self.labelled}", *(f"  {line}" for line in self.steps), *origins(self)])

    def to_json(self) -> dict[str, Any]:
        """The figure as plain data: numbers as text, the exact value as a ratio."""
        exact, value, rule = self.exact, self.value, self.recipe.rule
        return {
            "address": self.key,
            "value": None if value is None else str(value),
            "exact": None if exact is None else f"{exact.numerator}/{exact.denominator}",
            "text": self.text,
            "unit": self.recipe.satuan,
            "rule": None if rule is None else rule.id,
            "reason": None if self.reason is None else str(self.reason),
            "notes": [str(note) for note in self.notes],
        }

    def __repr__(self) -> str:
        return f"<Figure {self.key} = {self.labelled}>"

    def __str__(self) -> str:
        return self.labelled

    def _same(self) -> tuple[object, ...]:
        recipe = self.recipe
        return self.key, self.absent or self.exact, recipe.rule, recipe.rounding, recipe.satuan

    def __eq__(self, other: object) -> bool:
        return self._same() == other._same() if isinstance(other, Figure) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.key)

    def _repr_html_(self) -> str:
        from html import escape

        head = f"<b>{escape(self.labelled)}</b> <code>{escape(self.key)}</code>"
        body = "\n".join(escape(line) for line in self.explain().splitlines()[1:])
        return f"<div>{head}<pre>{body}</pre></div>"


@attrs.frozen(eq=False, repr=False, weakref_slot=False)
class Recorded(Figure):
    """A target or realisation as the bundle has it. written: its own words, printed where it is no single number
    (``WTP``, ``>= 95``, ``69,1-69,5``), or where nobody writes it as one (``1:32``; sendiri)."""

    written: str = MISSING
    sendiri: bool = False

    def printed(self, digits: int | None = None) -> str:
        """The number, else the words."""
        return self.written if self.sendiri or isinstance(self.result, Absent) else super().printed(digits)


class _Open:
    """A figure before it is closed. What is frozen sets each of its fields by a call, which for one figure costs as
    much as its formula."""

    __slots__ = tuple(one.name for one in attrs.fields(Figure))


def figure(key: str, recipe: Recipe, inputs: tuple[Input, ...], result: Ratio | Absent) -> Figure:
    """`Figure` of these, made in less time."""
    made: Any = _Open()
    made.key = key
    made.recipe = recipe
    made.inputs = inputs
    made.result = result
    made.sources = None
    made.notes = ()
    made.__class__ = Figure
    found: Figure = made
    return found


def _endless(top: int, bottom: int) -> Decimal:
    return decimal_ratio(top, bottom, _places(Fraction(top, bottom)), Mode.HALF_UP)


def _places(exact: Fraction) -> int:
    """How many decimals a ratio has; `ENDLESS` where they do not end."""
    rest, counts = exact.denominator, []
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        counts.append(count)
    return max(counts) if rest == 1 else ENDLESS
