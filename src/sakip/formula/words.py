# SPDX-License-Identifier: MIT
"""The reading "words": how a figure came about, line by line, with the numbers in place.

    capaian = realisasi / target × 100
            = 79,35 / 84 × 100
            = 94,464285...
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import assert_never

from sakip.formula.absent import Absent
from sakip.formula.infix import Signs, infix
from sakip.formula.tree import (
    Abs,
    Add,
    Aggregate,
    Compare,
    Div,
    Expr,
    Fold,
    If,
    Max,
    Min,
    Mul,
    Neg,
    Num,
    Op,
    Round,
    Step,
    Sub,
    Sym,
    Undefined,
    WeightedMean,
    children,
    transform,
)
from sakip.formula.value import Inputs, Number, holds, value
from sakip.lang import N_, say
from sakip.numbers import Mode, format_number, round_exact

SHOWN_DIGITS = 6
_SIGNS = Signs()
_OPS = {Op.LT: "<", Op.LE: "≤", Op.EQ: "=", Op.NE: "≠", Op.GE: "≥", Op.GT: ">"}
MODES: dict[Mode, str] = {
    Mode.HALF_UP: N_("rounded half up"),
    Mode.HALF_EVEN: N_("rounded half to even"),
    Mode.POTONG: N_("cut"),
    Mode.KE_ATAS: N_("rounded up"),
    Mode.KE_BAWAH: N_("rounded down"),
}


def number_text(number: Number) -> str:
    """A number for people: all its decimals if they end within six, else six of them and "...".

    The dots say that it goes on; the digits shown are cut, not rounded.
    """
    exact = Fraction(number)
    for digits in range(SHOWN_DIGITS + 1):
        if (exact * 10**digits).denominator == 1:
            return format_number(round_exact(exact, digits, Mode.POTONG), digits=digits)
    return format_number(round_exact(exact, SHOWN_DIGITS, Mode.POTONG), digits=SHOWN_DIGITS) + "..."


def symbol_text(name: str) -> str:
    """A symbol for people."""
    return name.replace("_", " ")


def plain(expr: Expr) -> str:
    """The formula with the names of its symbols: ``realisasi / target × 100``."""
    return _line(expr, lambda node: symbol_text(node.name), lambda name: symbol_text(name))


def filled(expr: Expr, inputs: Inputs) -> str:
    """The formula with the numbers in place: ``79,35 / 84 × 100``."""

    def one(node: Sym) -> str:
        given = inputs[node.name]
        return symbol_text(node.name) if given is None or isinstance(given, Sequence) else number_text(given)

    def many(name: str) -> str:
        given = inputs.get(name, ())
        if not isinstance(given, Sequence) or len(given) > 12:
            return symbol_text(name)
        return "; ".join(number_text(item) for item in given)

    return _line(expr, one, many)


def _line(expr: Expr, one: Callable[[Sym], str], many: Callable[[str], str]) -> str:
    def go(node: Expr) -> str:
        return infix(node, atom, _SIGNS)

    def atom(node: Expr) -> str:
        match node:
            case Num(number):
                return number_text(number)
            case Sym():
                return one(node)
            case Abs(a):
                return f"|{go(a)}|"
            case Min(a, b):
                return f"min({go(a)}; {go(b)})"
            case Max(a, b):
                return f"maks({go(a)}; {go(b)})"
            case If(test, then, other):
                return f"({condition(test, go)} ? {go(then)} : {go(other)})"
            case Step(_, a):
                return f"({go(a)})"
            case Undefined():
                return "-"
            case Round(a, digits, mode):
                return f"{mode}({go(a)}; {go(digits)})"
            case Aggregate(fold, name):
                return f"{fold}({many(name)})"
            case WeightedMean(name, weights):
                return f"rata-rata tertimbang({many(name)}; {many(weights)})"
            case Add() | Sub() | Mul() | Div() | Neg():  # pragma: no cover - infix writes these
                return go(node)
            case _:
                assert_never(node)

    text = go(expr)
    return text[1:-1] if isinstance(expr, Step | If) else text


def condition(test: Compare, write: Callable[[Expr], str]) -> str:
    """A condition in one line."""
    return f"{write(test.left)} {_OPS[test.op]} {write(test.right)}"


def explain(name: str, expr: Expr, inputs: Inputs) -> tuple[str, ...]:
    """The lines that lead to the value of `expr`, called `name`: the branch that applies and why, each named step,
    the formula, the numbers in place, the result or the reason that there is none."""
    lines: list[str] = []
    _explain(name, expr, inputs, lines)
    return tuple(lines)


def _explain(name: str, expr: Expr, inputs: Inputs, lines: list[str]) -> None:
    result = value(expr, inputs)
    if isinstance(result, Absent) and result.lack == "kosong":
        lines.append(f"{name} = {plain(_taken(expr, None, []))}")
        lines.append(say("cannot be computed: {reason}", reason=result.message))
        return
    reasons: list[str] = []
    taken = _taken(expr, inputs, reasons)
    for reason in reasons:
        lines.append(say("because {condition}:", condition=reason))
    for part in _steps(taken):
        _explain(symbol_text(part.name), part.arg, inputs, lines)
    if isinstance(taken, Undefined):
        lines.append(say("{name} cannot be computed: {reason}", name=name, reason=str(value(taken, inputs))))
        return
    names, numbers = plain(_collapse(taken)), _filled(taken, inputs)
    pad = " " * len(name)
    lines.append(f"{name} = {names}")
    if numbers != names:
        lines.append(f"{pad} = {numbers}")
    if isinstance(result, Absent):
        lines.append(say("{name} cannot be computed: {reason}", name=name, reason=result.message))
        return
    final = number_text(result)
    if lines[-1] != f"{pad} = {final}":
        lines.append(f"{pad} = {final}")


def _taken(expr: Expr, inputs: Inputs | None, reasons: list[str]) -> Expr:
    """Outer branches resolved: the formula that applies. Without inputs the last branch stands for the rule."""
    while isinstance(expr, If):
        if inputs is None:
            expr = expr.other
            continue
        test = expr.test
        if holds(test, inputs):
            reasons.append(
                f"{condition(test, plain)} ({condition(test, lambda node: filled(node, inputs))})"
            )
            expr = expr.then
        else:
            expr = expr.other
    return expr


def _steps(expr: Expr) -> tuple[Step, ...]:
    """The named steps that stand directly in `expr`, not inside one another."""
    if isinstance(expr, Step):
        return (expr,)
    return tuple(found for child in children(expr) for found in _steps(child))


def _collapse(expr: Expr) -> Expr:
    """`expr` with each named step shown by its name alone."""
    return transform(expr, lambda node: Sym(node.name) if isinstance(node, Step) else None)


def _filled(expr: Expr, inputs: Inputs) -> str:
    known: dict[str, Number | None | Sequence[Number]] = dict(inputs)
    for part in _steps(expr):
        result = value(part.arg, inputs)
        known[part.name] = None if isinstance(result, Absent) else result
    return filled(_collapse(expr), known)


def rounding_text(digits: int, mode: Mode) -> str:
    """A rounding in words: "cut to 2 decimals"."""
    return say("{how} to {digits} decimals", how=say(MODES[mode]), digits=digits)
