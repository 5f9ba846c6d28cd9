# SPDX-License-Identifier: MIT
"""The worked examples of a rule, worked out: what its page shows is computed, not typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from sakip import rules
from sakip.errors import FormulaError
from sakip.formula.absent import Absent
from sakip.formula.tree import Expr, series, symbols
from sakip.formula.value import Number, value
from sakip.formula.words import explain, rounding_text
from sakip.lang import msg
from sakip.numbers import Mode, format_number, number, round_exact
from sakip.rules.base import Example, Rule
from sakip.rules.compose import rentang
from sakip.rules.scale import Scale

Inputs = Mapping[str, Number | Sequence[Number]]


@attrs.frozen
class Worked:
    """An example with its inputs as numbers, the formula that takes them, and what came out.

    inputs: all that the example gives, also what only its rivals ask for. text: the result as printed. steps: how it
    came about, the rounding last. right: whether it is what the example says.
    """

    example: Example
    expr: Expr
    inputs: Inputs
    result: Fraction | Absent
    text: str
    steps: tuple[str, ...]
    right: bool


def worked(rule: Rule) -> Iterator[Worked]:
    """All examples of `rule`."""
    for example in rule.examples:
        yield work(rule, example)


def work(rule: Rule, example: Example) -> Worked:
    """One example. Raises FormulaError where its inputs are not those of the formula."""
    expr = applied(rule, example.masukan)
    many = series(expr)
    known: Inputs = {
        name: _numbers(text) if name in many or ";" in text else number(text) for name, text in example.masukan.items()
    }
    result = value(expr, known)
    if isinstance(result, Absent):
        steps = explain(rule.kind, expr, known)
        return Worked(example, expr, known, result, "-", steps, example.hasil in ("-", result.what, str(result.lack)))
    if isinstance(rule, Scale):
        text = rule.label(int(result))
        return Worked(example, expr, known, result, text, explain(rule.kind, expr, known, text), text == example.hasil)
    return _rounded(rule, example, expr, known, result)


def applied(rule: Rule, given: Mapping[str, str]) -> Expr:
    """The formula on the symbols that `given` names: the rule's own, or for a range the one against its bounds."""
    if {*symbols(rule.formula), *series(rule.formula)} <= set(given):
        return rule.formula
    if {"bawah", "atas", "realisasi"} <= set(given):
        return whole(rule)
    raise FormulaError(
        msg('the example of "{id}" gives {given}.', id=rule.id, given=", ".join(given)),
        hint=msg("The formula needs {names}.", names=", ".join((*symbols(rule.formula), *series(rule.formula)))),
    )


def whole(rule: Rule) -> Expr:
    """The formula that a person can fill in: for a range as target the national way to measure against its bounds."""
    if "terhadap_bawah" in symbols(rule.formula):
        return rentang(rule, rules.get("capaian.naik.rasio"), Fraction(100), False, False)
    return rule.formula


def _numbers(text: str) -> tuple[Number, ...]:
    return tuple(number(one.strip()) for one in text.split(";"))


def _rounded(rule: Rule, example: Example, expr: Expr, known: Inputs, result: Fraction) -> Worked:
    decimals = example.hasil.partition(",")[2]
    digits = sum(sign.isdigit() for sign in decimals)
    texts = {
        mode: format_number(round_exact(result, digits, mode), digits=digits) for mode in (Mode.HALF_UP, Mode.POTONG)
    }
    mode = next((one for one, text in texts.items() if text == example.hasil), Mode.HALF_UP)
    steps = explain(rule.kind, expr, known)
    if (result * 10**digits).denominator != 1:
        steps = (*steps, f"{rule.kind} = {texts[mode]} ({rounding_text(digits, mode)})")
    return Worked(example, expr, known, result, texts[mode], steps, texts[mode] == example.hasil)
