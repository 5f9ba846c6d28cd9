# SPDX-License-Identifier: MIT
"""The reading "spreadsheet": a live formula for a cell, in English function names and commas.

A spreadsheet counts in binary floats. To print what the exact rule prints, a rounding first settles the float at
`GUARD` decimals, where the float's error is gone and no figure of a report has anything left to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from sakip.errors import FormulaError
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
    Round,
    Step,
    Sub,
    Sym,
    Undefined,
    WeightedMean,
    series,
    symbols,
)
from sakip.lang import msg
from sakip.numbers import Mode

Bind = Mapping[str, str | Sequence[str]]

GUARD = 9
_SIGNS = Signs("+", "-", "*", "/")
_FOLDS = {Fold.SUM: "SUM", Fold.MEAN: "AVERAGE", Fold.MIN: "MIN", Fold.MAX: "MAX", Fold.PRODUCT: "PRODUCT"}


def formula(expr: Expr, bind: Bind, missing: str = "-") -> str:
    """The formula for a cell, without the equals sign.

    bind: for each symbol a cell ("B4", "'Tabel 3.1'!D5") or a literal ("84"), and a list of them for each series.
    missing: the text the cell shows where a symbol's cell holds no number, or where the formula is undefined.
    """
    shown = '"' + missing.replace('"', '""') + '"'
    body = _guarded(expr, bind, shown)
    needed = [reference for name in symbols(expr) for reference in _one(bind, name) if _is_cell(reference)]
    if needed:
        needed = list(dict.fromkeys(needed))
        body = f"IF(COUNT({','.join(needed)})<{len(needed)},{shown},{body})"
    for name in series(expr):
        body = f"IF(COUNT({','.join(_many(bind, name))})=0,{shown},{body})"
    return body


def _guarded(expr: Expr, bind: Bind, shown: str) -> str:
    """`expr`, or `shown` where it is undefined; branches and named steps guard themselves."""
    match expr:
        case If(test, then, other):
            inner = f"IF({_condition(test, bind)},{_guarded(then, bind, shown)},{_guarded(other, bind, shown)})"
            undefined = _either(_undefined(test.left, bind), _undefined(test.right, bind))
        case Step(_, a):
            return _guarded(a, bind, shown)
        case Undefined():
            return shown
        case _:
            inner, undefined = _write(expr, bind), _undefined(expr, bind)
    return inner if undefined is None else f"IF({undefined},{shown},{inner})"


def _undefined(expr: Expr, bind: Bind) -> str | None:
    """A condition that is true where `expr` has no value; None where it always has one."""
    match expr:
        case Num() | Sym() | Aggregate():
            return None
        case Undefined():
            return "TRUE"
        case Div(a, b):
            return _either(_either(_undefined(a, bind), _undefined(b, bind)), f"{_write(b, bind)}=0")
        case Add(a, b) | Sub(a, b) | Mul(a, b) | Min(a, b) | Max(a, b) | Round(a, b, _):
            return _either(_undefined(a, bind), _undefined(b, bind))
        case Neg(a) | Abs(a) | Step(_, a):
            return _undefined(a, bind)
        case If(test, then, other):
            arms = _undefined(then, bind), _undefined(other, bind)
            branch = None
            if arms != (None, None):
                branch = f"IF({_condition(test, bind)},{arms[0] or 'FALSE'},{arms[1] or 'FALSE'})"
            return _either(_either(_undefined(test.left, bind), _undefined(test.right, bind)), branch)
        case WeightedMean(_, weights):
            return f"SUM({','.join(_many(bind, weights))})=0"
        case _:
            assert_never(expr)


def _either(first: str | None, second: str | None) -> str | None:
    # nested IF, for OR would compute the second although the first already makes it an error
    if first is None or second is None:
        return first or second
    return f"IF({first},TRUE,{second})"


def _write(expr: Expr, bind: Bind) -> str:
    def atom(node: Expr) -> str:
        match node:
            case Num(number):
                return _literal(number)
            case Sym(name):
                (reference,) = _one(bind, name)
                return reference
            case Abs(a):
                return f"ABS({_write(a, bind)})"
            case Min(a, b):
                return f"MIN({_write(a, bind)},{_write(b, bind)})"
            case Max(a, b):
                return f"MAX({_write(a, bind)},{_write(b, bind)})"
            case If(test, then, other):
                return f"IF({_condition(test, bind)},{_write(then, bind)},{_write(other, bind)})"
            case Step(_, a):
                text = _write(a, bind)
                return text if text.isalnum() else f"({text})"
            case Undefined():
                return "NA()"
            case Round(a, digits, mode):
                return _rounding(_write(a, bind), _write(digits, bind), mode)
            case Aggregate(fold, name):
                return f"{_FOLDS[fold]}({','.join(_many(bind, name))})"
            case WeightedMean(name, weights):
                pairs = zip(_many(bind, name), _many(bind, weights), strict=True)
                top = "+".join(f"{value}*{weight}" for value, weight in pairs)
                return f"(({top})/SUM({','.join(_many(bind, weights))}))"
            case Add() | Sub() | Mul() | Div() | Neg():  # pragma: no cover - infix writes these
                return _write(node, bind)
            case _:
                assert_never(node)

    return infix(expr, atom, _SIGNS)


def _rounding(text: str, digits: str, mode: Mode) -> str:
    settled = f"ROUND({text},{GUARD})"
    match mode:
        case Mode.HALF_UP:
            return f"ROUND({settled},{digits})"
        case Mode.POTONG:
            return f"ROUNDDOWN({settled},{digits})"
        case Mode.KE_ATAS:
            return f"IF({settled}<0,ROUNDDOWN({settled},{digits}),ROUNDUP({settled},{digits}))"
        case Mode.KE_BAWAH:
            return f"IF({settled}<0,ROUNDUP({settled},{digits}),ROUNDDOWN({settled},{digits}))"
        case Mode.HALF_EVEN:
            raise FormulaError(
                msg("a spreadsheet has no rounding half to even."), hint=msg("Write the value without a formula.")
            )
        case _:
            assert_never(mode)


def _condition(test: Compare, bind: Bind) -> str:
    return f"{_write(test.left, bind)}{test.op.value}{_write(test.right, bind)}"


def _literal(number: Fraction) -> str:
    if number.denominator == 1:
        return str(number.numerator)
    for digits in range(1, 13):
        scaled = number * 10**digits
        if scaled.denominator == 1:
            text = format_number_point(scaled.numerator, digits)
            return text
    return f"({number.numerator}/{number.denominator})"


def format_number_point(scaled: int, digits: int) -> str:
    """A scaled integer with a decimal point, as spreadsheets' own language writes it."""
    sign, text = ("-" if scaled < 0 else ""), str(abs(scaled)).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}"


def _is_cell(reference: str) -> bool:
    return any(sign.isalpha() for sign in reference)


def _one(bind: Bind, name: str) -> tuple[str]:
    reference = bind.get(name)
    if isinstance(reference, str):
        return (reference,)
    raise FormulaError(msg('the formula needs a cell for "{name}".', name=name))


def _many(bind: Bind, name: str) -> tuple[str, ...]:
    references = bind.get(name)
    if references is None or isinstance(references, str):
        raise FormulaError(msg('the formula needs cells for the series "{name}".', name=name))
    return tuple(references)
