# SPDX-License-Identifier: MIT
"""A figure: the exact value, how it is rounded and printed, by which rule, from which inputs, in which steps.

A figure keeps what it was made from and works out words, rounding and reference when they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from sakip import address as addresses
from sakip.formula.absent import Absent
from sakip.formula.code import Compiled, compiled
from sakip.formula.tree import Expr, series, symbols
from sakip.lang import Message, say
from sakip.numbers import ID, Mode, NumberFormat, format_number, round_exact
from sakip.profile import Pilihan, Rounding
from sakip.rules.base import Rule
from sakip.rules.scale import Scale

Number = int | Decimal | Fraction
Input = Number | None | tuple[Number, ...]

MISSING = "-"
"""What is printed for a figure that has no value."""


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
    fixed: tuple[Number, ...] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        names = (*symbols(self.expr), *series(self.expr))
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "function", compiled(self.expr))
        object.__setattr__(self, "fixed", tuple(self.constants[name] for name in names if name in self.constants))

    @property
    def given(self) -> tuple[str, ...]:
        """The symbols that each figure brings, in order; the constants stand behind them."""
        return tuple(name for name in self.names if name not in self.constants)

    def __reduce__(self) -> tuple[object, ...]:
        return _recipe, tuple(getattr(self, one.name) for one in attrs.fields(Recipe) if one.init)

    def make(
        self,
        key: str,
        inputs: Mapping[str, Input],
        sources: Mapping[str, str | tuple[str, ...]] | None = None,
        notes: tuple[Message, ...] = (),
    ) -> Figure:
        """The figure at address `key`. inputs: by symbol; sources: addresses where inputs are figures themselves."""
        known = {**self.constants, **inputs}
        return Figure(key, self, tuple(known[name] for name in self.names), sources, notes)

    def lacking(
        self, key: str, absent: Absent, inputs: Mapping[str, Input] | None = None, notes: tuple[Message, ...] = ()
    ) -> Figure:
        """A figure that cannot be computed, for a reason found before the formula."""
        known: Mapping[str, Input] = inputs or {}
        figure = Figure.__new__(Figure)
        figure.key, figure.recipe, figure.sources, figure.notes = key, self, None, notes
        figure.inputs = tuple(known.get(name) for name in self.names)
        figure._top, figure._bottom = absent, 0
        return figure


def _recipe(*fields: Any) -> Recipe:
    return Recipe(*fields)


class Figure:
    """A computed figure.

    key: its address as text. recipe: how figures of its kind are made. inputs: in the order of ``recipe.names``.
    sources: addresses of inputs that are figures. notes: what is worth knowing (a unit converted, rows left out).
    """

    __slots__ = ("_bottom", "_top", "inputs", "key", "notes", "recipe", "sources")

    _top: int | Absent
    _bottom: int

    def __init__(
        self,
        key: str,
        recipe: Recipe,
        inputs: tuple[Input, ...],
        sources: Mapping[str, str | tuple[str, ...]] | None = None,
        notes: tuple[Message, ...] = (),
    ) -> None:
        self.key = key
        self.recipe = recipe
        self.inputs = inputs
        self.sources = sources
        self.notes = notes
        result = recipe.function(*inputs)
        if result.__class__ is tuple:
            self._top, self._bottom = result  # type: ignore[misc]
        else:
            self._top, self._bottom = result, 0  # type: ignore[assignment]

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
        return Fraction(self._top, self._bottom) if isinstance(self._top, int) else None

    @property
    def absent(self) -> Absent | None:
        """Why there is no value, as a value of its own."""
        return None if isinstance(self._top, int) else self._top

    @property
    def reason(self) -> Message | None:
        """Why there is no value, in words."""
        return None if isinstance(self._top, int) else self._top.message

    @property
    def value(self) -> Decimal | None:
        """The value rounded as the profile says; None where it cannot be computed."""
        return self.rounded()

    def rounded(self, digits: int | None = None) -> Decimal | None:
        """The exact value rounded once to `digits` decimals, by the mode of its kind; by default the kind's digits."""
        if not isinstance(self._top, int):
            return None
        rounding = self.recipe.rounding
        if rounding is None:
            if digits is None:
                return _finite(self._top, self._bottom)
            rounding = Rounding(Mode.HALF_UP, digits)
        places = rounding.digit if digits is None else digits
        return round_exact(Fraction(self._top, self._bottom), places, rounding.mode)

    @property
    def text(self) -> str:
        """The figure as printed, without its unit: ``94,46``; a class's name for a predikat; ``-`` without a value."""
        return self.printed()

    def printed(self, digits: int | None = None) -> str:
        """As `text`, with another number of decimals."""
        if not isinstance(self._top, int):
            return MISSING
        if isinstance(self.recipe.rule, Scale):
            return self.recipe.rule.label(self._top // self._bottom)
        value = self.rounded(digits)
        assert value is not None
        places = digits
        if places is None and self.recipe.rounding is not None:
            places = self.recipe.rounding.digit
        return format_number(value, digits=places, trim=self.recipe.rounding is None, fmt=self.recipe.fmt)

    @property
    def satuan(self) -> str:
        """The figure's own unit; empty for a class and a count."""
        return self.recipe.satuan

    @property
    def labelled(self) -> str:
        """The text with its unit: ``94,46 %``, ``Rp 2.216.469.840``."""
        if self.recipe.satuan == "" or not isinstance(self._top, int):
            return self.text
        if self.recipe.satuan == "Rp":
            return f"Rp {self.text}"
        return f"{self.text} {self.recipe.satuan}"

    @property
    def by_name(self) -> dict[str, Input]:
        """The inputs by symbol."""
        return dict(zip(self.recipe.names, self.inputs, strict=True))

    @property
    def steps(self) -> tuple[str, ...]:
        """How the figure came about, line by line, the rounding last."""
        from sakip.formula.words import explain, rounding_text

        name = self.recipe.kind.replace(":", " ")
        rule, rounding = self.recipe.rule, self.recipe.rounding
        absent = self.absent
        if absent is not None and all(one is None for one in self.inputs):
            lines = [say("{name} cannot be computed: {reason}", name=name, reason=absent.message)]
        else:
            lines = list(explain(name, self.recipe.expr, _readable(self.by_name)))
            if absent is not None and str(absent.message) not in lines[-1]:
                lines = [say("{name} cannot be computed: {reason}", name=name, reason=absent.message)]
        if absent is None and isinstance(rule, Scale):
            lines.append(f"{name}: {self.text}")
        elif absent is None and rule is not None and rounding is not None:
            shown = self.labelled
            if self.exact != self.value:
                shown = say("{text} ({how})", text=shown, how=rounding_text(rounding.digit, rounding.mode))
            lines.append(f"{name} = {shown}")
        lines += [str(note) for note in self.notes]
        return tuple(lines)

    def explain(self) -> str:
        """The derivation for people: address, steps, rule with its reference, and whose choice the rule is."""
        lines = [f"{self.key} = {self.labelled}", *(f"  {line}" for line in self.steps)]
        for name, source in (self.sources or {}).items():
            from_where = source if isinstance(source, str) else ", ".join(source)
            lines.append(say("  {symbol} from: {addresses}", symbol=name.replace("_", " "), addresses=from_where))
        for rule in (self.recipe.rule, *self.recipe.also):
            if rule is not None:
                lines.append(say("  rule: {id} - {title}", id=rule.id, title=say(rule.title)))
                lines += [say("  reference: {rujukan}", rujukan=rujukan) for rujukan in rule.rujukan]
        choice = self.recipe.choice
        if choice is not None:
            lines.append(say("  chosen by: {asal} ({rujukan})", asal=say(choice.asal), rujukan=choice.rujukan))
        return "\n".join(lines)

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

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Figure):
            return NotImplemented
        return (self.key, self.exact, self.absent, self.rule) == (other.key, other.exact, other.absent, other.rule)

    def __hash__(self) -> int:
        return hash(self.key)

    def __reduce__(self) -> tuple[object, ...]:
        return _figure, (self.key, self.recipe, self.inputs, self.sources, self.notes, self._top, self._bottom)

    def _repr_html_(self) -> str:
        from html import escape

        head = f"<b>{escape(self.labelled)}</b> <code>{escape(self.key)}</code>"
        body = "\n".join(escape(line) for line in self.explain().splitlines()[1:])
        return f"<div>{head}<pre>{body}</pre></div>"


def _figure(key: str, recipe: Recipe, inputs: Any, sources: Any, notes: Any, top: Any, bottom: int) -> Figure:
    figure = Figure.__new__(Figure)
    figure.key, figure.recipe, figure.inputs, figure.sources, figure.notes = key, recipe, inputs, sources, notes
    figure._top, figure._bottom = top, bottom
    return figure


def _readable(inputs: Mapping[str, Input]) -> dict[str, Number | None | Sequence[Number]]:
    return dict(inputs)


def _finite(top: int, bottom: int) -> Decimal:
    """An exact ratio as a Decimal with all its decimals; six of them, half up, where they do not end."""
    exact = Fraction(top, bottom)
    places = next((count for count in range(19) if (exact * 10**count).denominator == 1), 6)
    return round_exact(exact, places, Mode.HALF_UP)
