# SPDX-License-Identifier: MIT
"""The reading "JavaScript": the tree carried over as plain data, for the script beside this module.

javascript.js does in a browser what `sakip.formula.value` and `sakip.formula.words` do here: exact value on whole
numbers of any size, and the steps in words. A test with Node holds the two sides to one answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

from sakip.formula.absent import REASONS
from sakip.formula.tree import (
    Abs,
    Add,
    Aggregate,
    Div,
    Expr,
    If,
    Max,
    Min,
    Mul,
    Neg,
    Num,
    Root,
    Round,
    Step,
    Sub,
    Sym,
    Undefined,
    WeightedMean,
    series,
    symbols,
)
from sakip.formula.words import MODES
from sakip.lang import N_, say

SCRIPT = Path(__file__).with_suffix(".js")
"""The script that computes with such trees; it needs nothing else and works in a page opened from a disk."""

Data = list["str | Data"]
"""A node: its name, then its parts."""

MESSAGES = (
    N_("because {condition}:"),
    N_("{name} cannot be computed: {reason}"),
    N_("{symbol} is missing"),
    N_("division by zero: {denominator} = 0"),
    N_("{how} to {digits} decimals"),
    N_("{count} values have {weights} weights."),
    N_('"{raw}" is not a number that this calculator reads.'),
    N_('"{raw}" can be read as {ways}.'),
)
"""The texts of the script, apart from the reasons and the modes of rounding."""


def javascript(expr: Expr) -> Data:
    """`expr` as nested lists of texts, ready for ``json.dumps``."""
    match expr:
        case Num(number):
            return ["number", str(number.numerator), str(number.denominator)]
        case Sym(name):
            return ["symbol", name]
        case Add(a, b):
            return ["add", javascript(a), javascript(b)]
        case Sub(a, b):
            return ["sub", javascript(a), javascript(b)]
        case Mul(a, b):
            return ["mul", javascript(a), javascript(b)]
        case Div(a, b):
            return ["div", javascript(a), javascript(b)]
        case Neg(a):
            return ["neg", javascript(a)]
        case Abs(a):
            return ["abs", javascript(a)]
        case Min(a, b):
            return ["min", javascript(a), javascript(b)]
        case Max(a, b):
            return ["max", javascript(a), javascript(b)]
        case If(test, then, other):
            sides = javascript(test.left), javascript(test.right)
            return ["if", str(test.op), *sides, javascript(then), javascript(other)]
        case Step(name, a):
            return ["step", name, javascript(a)]
        case Undefined(reason):
            return ["undefined", reason]
        case Round(a, digits, mode):
            return ["round", javascript(a), javascript(digits), str(mode)]
        case Root(a, degree, places):
            return ["root", javascript(a), javascript(degree), str(places)]
        case Aggregate(fold, name):
            return ["fold", str(fold), name]
        case WeightedMean(name, weights):
            return ["weighted", name, weights]
        case _:
            assert_never(expr)


def texts(*formulas: Expr) -> dict[str, str]:
    """What the script says, by its English text, in the current language: its messages and the names in `formulas`."""
    names = [name.replace("_", " ") for expr in formulas for name in (*symbols(expr), *series(expr))]
    return {text: say(text) for text in (*MESSAGES, *MODES.values(), *REASONS.values(), *names)}


def names() -> dict[str, dict[str, str]]:
    """English texts by the slugs that trees carry: reasons of `Undefined`, modes of rounding."""
    return {"reasons": dict(REASONS), "modes": {str(mode): text for mode, text in MODES.items()}}
