# SPDX-License-Identifier: MIT
"""The reading "words": how a figure came about, line by line, with the numbers in place.

capaian = realisasi / target × 100
        = 79,35 / 84 × 100
        = 94,464285...
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import assert_never

from sakip.formula.absent import Absent, Lack
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
    Root,
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
SHOWN_MEMBERS = 8
_SIGNS = Signs()
_OPS = {Op.LT: "<", Op.LE: "≤", Op.EQ: "=", Op.NE: "≠", Op.GE: "≥", Op.GT: ">"}
_NOT = {Op.LT: Op.GE, Op.LE: Op.GT, Op.EQ: Op.NE, Op.NE: Op.EQ, Op.GE: Op.LT, Op.GT: Op.LE}
_SIDE = {Op.LT: "above", Op.LE: "above", Op.GE: "below", Op.GT: "below"}
_ROUND = {
    Mode.HALF_UP: "bulat",
    Mode.HALF_EVEN: "bulat-genap",
    Mode.POTONG: "potong",
    Mode.KE_ATAS: "bulat-ke-atas",
    Mode.KE_BAWAH: "bulat-ke-bawah",
}
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
    return _line(_opened(expr, _weighted), symbol_text, symbol_text)


def filled(expr: Expr, inputs: Inputs) -> str:
    """The formula with the numbers in place: ``79,35 / 84 × 100``. What has no number keeps its name."""
    known = dict(inputs)

    def one(name: str) -> str:
        given = known.get(name)
        return symbol_text(name) if given is None or isinstance(given, Sequence) else number_text(given)

    def many(name: str) -> str:
        given = known.get(name)
        if not isinstance(given, Sequence) or not given:
            return symbol_text(name)
        members = [number_text(item) for item in given]
        if len(members) > SHOWN_MEMBERS:
            members = [*members[:3], "…", members[-1], f"n = {len(members)}"]
        return "; ".join(members)

    def weighted(node: WeightedMean) -> Expr:
        pair = known.get(node.series), known.get(node.weights)
        if not all(isinstance(given, Sequence) and 0 < len(given) <= SHOWN_MEMBERS for given in pair):
            return _weighted(node)
        symbols = []
        for name, given in zip((node.series, node.weights), pair, strict=True):
            assert isinstance(given, Sequence)
            known.update({f"{name} {at}": item for at, item in enumerate(given)})
            symbols.append([Sym(f"{name} {at}") for at in range(len(given))])
        return Div(_sum([Mul(v, w) for v, w in zip(*symbols, strict=True)]), _sum(symbols[1]))

    def counted(node: Expr) -> Expr | None:
        if not isinstance(node, Aggregate) or node.fold is not Fold.COUNT:
            return None
        given = known.get(node.series)
        return Num(Fraction(len(given))) if isinstance(given, Sequence) and given else None

    return _line(_opened(transform(expr, counted), weighted), one, many)


def _opened(expr: Expr, weighted: Callable[[WeightedMean], Expr]) -> Expr:
    return transform(expr, lambda node: weighted(node) if isinstance(node, WeightedMean) else None)


def _weighted(node: WeightedMean) -> Expr:
    values, weights = symbol_text(node.series), symbol_text(node.weights)
    return Div(Sym(f"jumlah({values} × {weights})"), Sym(f"jumlah({weights})"))


def _sum(parts: Sequence[Expr]) -> Expr:
    whole = parts[0]
    for part in parts[1:]:
        whole = Add(whole, part)
    return whole


def _line(expr: Expr, one: Callable[[str], str], many: Callable[[str], str]) -> str:
    def go(node: Expr) -> str:
        return infix(node, atom, _SIGNS)

    def atom(node: Expr) -> str:
        match node:
            case Num(number):
                text = number_text(number)
                return f"({number.numerator}/{number.denominator})" if text.endswith("...") else text
            case Sym(name):
                return one(name)
            case Abs(a):
                return f"|{go(a)}|"
            case Min(a, b):
                return f"min({go(a)}; {go(b)})"
            case Max(a, b):
                return f"maks({go(a)}; {go(b)})"
            case If(test, then, other):
                return f"jika({go(test.left)} {_OPS[test.op]} {go(test.right)}; {go(then)}; {go(other)})"
            case Undefined():
                return "-"
            case Round(a, digits, mode):
                return f"{_ROUND[mode]}({go(a)}; {go(digits)})"
            case Root(a, degree, places):
                return f"akar({go(a)}; {go(degree)}; {places})"
            case Aggregate(fold, name):
                return f"{fold}({many(name)})"
            case Step() | Add() | Sub() | Mul() | Div() | Neg():  # pragma: no cover - infix writes these
                return go(node)
            case WeightedMean():  # pragma: no cover - opened before
                return go(_weighted(node))
            case _:
                assert_never(node)

    return go(expr)


def explain(name: str, expr: Expr, inputs: Inputs, answer: str | None = None) -> tuple[str, ...]:
    """The lines that lead to the value of `expr`, called `name`: the branch that applies and why, each named step,
    the formula, the numbers in place, the result or the reason that there is none.

    answer: what stands for the result where a branch simply names it (the class on a scale).
    """
    return tuple(_explain(name, expr, inputs, answer))


def _explain(name: str, expr: Expr, inputs: Inputs, answer: str | None = None) -> Iterator[str]:
    result = value(expr, inputs)
    if isinstance(result, Absent):
        why = say("{name} cannot be computed: {reason}", name=name, reason=result.message)
        if result.lack is Lack.MISSING:
            yield from _equations(name, plain(_last(expr)), filled(_last(expr), inputs))
            yield why
            return
    reasons: list[str] = []
    taken = _taken(expr, inputs, reasons)
    if reasons:
        yield say("because {condition}:", condition="; ".join(dict.fromkeys(reasons)))
    known: dict[str, Number | Sequence[Number] | None] = dict(inputs)
    for part in _steps(taken):
        yield from _explain(symbol_text(part.name), part.arg, inputs)
        found = value(part.arg, inputs)
        known[part.name] = None if isinstance(found, Absent) else found
    if isinstance(result, Absent):
        lacking = isinstance(taken, Undefined) or any(known[part.name] is None for part in _steps(taken))
        if not lacking:
            yield from _equations(name, plain(_collapsed(taken)), filled(_collapsed(taken), known))
        yield why
        return
    if isinstance(taken, Num) and answer is not None:
        yield f"{name} = {answer}"
        return
    taken = _collapsed(taken)
    yield from _equations(name, plain(taken), filled(taken, known), number_text(result))


def _equations(name: str, *sides: str) -> Iterator[str]:
    """``name = side``, then each further side that says something new under it."""
    for at, side in enumerate(dict.fromkeys(sides)):
        yield f"{' ' * len(name) if at else name} = {side}"


def _last(expr: Expr) -> Expr:
    """The formula that stands behind all outer branches: the one for ordinary numbers."""
    while isinstance(expr, If):
        expr = expr.other
    return expr


def _taken(expr: Expr, inputs: Inputs, reasons: list[str]) -> Expr:
    """`expr` with its branches decided, those inside named steps left alone. A condition without a value stays."""

    def decide(node: Expr) -> Expr | None:
        if isinstance(node, Step):
            return node
        if not isinstance(node, If):
            return None
        path: list[Compare] = []
        held: list[Compare] = []
        leaf: Expr = node
        while isinstance(leaf, If):
            met = holds(leaf.test, inputs)
            if isinstance(met, Absent):
                return leaf
            test = leaf.test if met else Compare(_NOT[leaf.test.op], leaf.test.left, leaf.test.right)
            path.append(test)
            held += [test] * met
            leaf = leaf.then if met else leaf.other
        # an answer that no formula leads to is owed its bounds on both sides
        bare = isinstance(leaf, (Num, Undefined))
        telling = [test for test in path if test in held or (bare and test.left == path[-1].left)]
        tightest = {(test.left, _SIDE.get(test.op, test.op)): test for test in telling}
        for left, side in list(tightest):
            if side is Op.NE and any(other == left and more != side for other, more in tightest):
                del tightest[left, side]
        reasons.extend(_reason(test, inputs) for test in tightest.values())
        return transform(leaf, decide)

    return transform(expr, decide)


def _reason(test: Compare, inputs: Inputs) -> str:
    sign = _OPS[test.op]
    known = dict(inputs)
    for part in (*_steps(test.left), *_steps(test.right)):
        found = value(part.arg, inputs)
        known[part.name] = None if isinstance(found, Absent) else found
    shown = _collapsed(test.left), _collapsed(test.right)
    condition = f"{plain(shown[0])} {sign} {plain(shown[1])}"
    left, right = (filled(side, known) for side in shown)
    if test.op is Op.EQ and isinstance(test.left, Sym) and isinstance(test.right, Num):
        return condition
    worked_out = value(test.left, inputs)
    if not isinstance(shown[0], Sym) and not isinstance(worked_out, Absent) and left != number_text(worked_out):
        left = f"{left} = {number_text(worked_out)}"
    return f"{condition} ({left} {sign} {right})"


def _steps(expr: Expr) -> tuple[Step, ...]:
    """The named steps that stand directly in `expr`, not inside one another."""
    if isinstance(expr, Step):
        return (expr,)
    return tuple(dict.fromkeys(found for child in children(expr) for found in _steps(child)))


def _collapsed(expr: Expr) -> Expr:
    """`expr` with each named step shown by its name alone."""
    return transform(expr, lambda node: Sym(node.name) if isinstance(node, Step) else None)


def definition(name: str, expr: Expr) -> tuple[str, ...]:
    """The formula without numbers, for a reference: its named steps first, then one line for each branch."""
    return tuple(dict.fromkeys(_definition(name, expr)))


def _definition(name: str, expr: Expr) -> Iterator[str]:
    for step in _steps(expr):
        if step != expr:
            yield from _definition(symbol_text(step.name), step.arg)
    rest = _collapsed(expr.arg if isinstance(expr, Step) else expr)
    first = True
    while isinstance(rest, If):
        condition = f"{plain(rest.test.left)} {_OPS[rest.test.op]} {plain(rest.test.right)}"
        then = say("{value} if {condition}", value=plain(rest.then), condition=condition)
        yield f"{name if first else ' ' * len(name)} = {then}"
        rest, first = rest.other, False
    yield f"{name} = {plain(rest)}" if first else f"{' ' * len(name)} = {say('{value} otherwise', value=plain(rest))}"


def rounding_text(digits: int, mode: Mode) -> str:
    """A rounding in words: "cut to 2 decimals"."""
    return say("{how} to {digits} decimals", how=say(MODES[mode]), digits=digits)
