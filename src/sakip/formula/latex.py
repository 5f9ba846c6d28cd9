# SPDX-License-Identifier: MIT
"""The reading "LaTeX": the formula as the reference prints it."""

from __future__ import annotations

from typing import assert_never

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
)
from sakip.lang import say

_OPS = {Op.LT: "<", Op.LE: r"\le", Op.EQ: "=", Op.NE: r"\ne", Op.GE: r"\ge", Op.GT: ">"}
_OPEN, _SUM, _PRODUCT, _ATOM = 0, 1, 2, 3  # open: a big sign or a brace that would swallow its neighbour

_ESCAPED = {sign: f"\\{sign}" for sign in "%&#${}"} | {"\\": r"\textbackslash ", "^": r"\^{}", "~": r"\~{}"}


def latex(expr: Expr) -> str:
    """`expr` in LaTeX's mathematical mode; division is a fraction, branches are cases."""
    return _write(expr)[0]


def _write(expr: Expr) -> tuple[str, int]:
    match expr:
        case Num(number):
            if number.denominator == 1:
                return str(number.numerator), _ATOM if number >= 0 else _SUM
            return rf"\frac{{{number.numerator}}}{{{number.denominator}}}", _ATOM
        case Sym(name):
            return rf"\text{{{_plain(name)}}}", _ATOM
        case Add(a, b):
            return f"{_part(a, _SUM)} + {_part(b, _PRODUCT)}", _SUM
        case Sub(a, b):
            return f"{_part(a, _SUM)} - {_part(b, _PRODUCT)}", _SUM
        case Mul(a, b):
            return rf"{_part(a, _PRODUCT)} \times {_part(b, _ATOM)}", _PRODUCT
        case Div(a, b):
            return rf"\frac{{{latex(a)}}}{{{latex(b)}}}", _ATOM
        case Neg(a):
            return f"-{_part(a, _ATOM)}", _SUM
        case Abs(a):
            return rf"\left|{latex(a)}\right|", _ATOM
        case Min(a, b):
            return rf"\min\left({latex(a)};\ {latex(b)}\right)", _ATOM
        case Max(a, b):
            return rf"\max\left({latex(a)};\ {latex(b)}\right)", _ATOM
        case If():
            return _cases(expr), _OPEN
        case Step(_, a):
            return _write(a)
        case Undefined():
            return r"\text{-}", _ATOM
        case Round(a, digits, mode):
            name = mode.value.replace("-", r"\ ")
            return rf"\operatorname{{{name}}}_{{{latex(digits)}}}\left({latex(a)}\right)", _ATOM
        case Root(a, degree, _):
            return rf"\sqrt[{latex(degree)}]{{{latex(a)}}}", _ATOM
        case Aggregate(Fold.COUNT, series):
            return rf"n_{{\text{{{_plain(series)}}}}}", _ATOM
        case Aggregate(fold, series):
            return _aggregate(fold, _plain(series)), _OPEN
        case WeightedMean(series, weights):
            value, weight = rf"\text{{{_plain(series)}}}_i", rf"\text{{{_plain(weights)}}}_i"
            return rf"\frac{{\sum_i {value} \times {weight}}}{{\sum_i {weight}}}", _ATOM
        case _:
            assert_never(expr)


def _part(expr: Expr, least: int) -> str:
    text, strength = _write(expr)
    return text if strength >= least else rf"\left({text}\right)"


def _plain(name: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in name.replace("_", " "))


def _condition(test: Compare) -> str:
    return f"{latex(test.left)} {_OPS[test.op]} {latex(test.right)}"


def _cases(expr: Expr) -> str:
    lines = []
    while isinstance(expr, If):
        lines.append(rf"{latex(expr.then)} & \text{{{say('if')} }} {_condition(expr.test)}")
        expr = expr.other
    lines.append(rf"{latex(expr)} & \text{{{say('otherwise')}}}")
    return r"\begin{cases} " + r" \\ ".join(lines) + r" \end{cases}"


def _aggregate(fold: Fold, name: str) -> str:
    value = rf"\text{{{name}}}_i"
    match fold:
        case Fold.SUM:
            return rf"\sum_{{i=1}}^{{n}} {value}"
        case Fold.MEAN:
            return rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {value}"
        case Fold.MIN:
            return rf"\min_i {value}"
        case Fold.MAX:
            return rf"\max_i {value}"
        case Fold.PRODUCT:
            return rf"\prod_{{i=1}}^{{n}} {value}"
        case Fold.COUNT:  # pragma: no cover - written before
            return "n"
        case _:
            assert_never(fold)
