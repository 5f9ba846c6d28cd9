# SPDX-License-Identifier: MIT
"""Arithmetic written in a line, with the brackets that it needs and no others; shared by several readings."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from sakip.formula.tree import Add, Div, Expr, Mul, Neg, Step, Sub

_SUM, _PRODUCT, _SIGN, _ATOM = 1, 2, 3, 4


@attrs.frozen
class Signs:
    """How a notation writes the four operations."""

    add: str = " + "
    sub: str = " - "
    mul: str = " × "
    div: str = " / "


def infix(expr: Expr, atom: Callable[[Expr], str], signs: Signs) -> str:
    """`expr` in one line. `atom` writes every node that is not plain arithmetic; what begins with a minus is bracketed
    here wherever it does not begin the line. A named step is no reason for brackets."""
    return _write(expr, atom, signs)[0]


def _write(expr: Expr, atom: Callable[[Expr], str], signs: Signs) -> tuple[str, int]:
    def part(child: Expr, least: int) -> str:
        text, strength = _write(child, atom, signs)
        return text if strength >= least else f"({text})"

    def later(child: Expr, least: int) -> str:
        text = part(child, least)
        return f"({text})" if text.startswith("-") else text

    match expr:
        case Add(a, b):
            return f"{part(a, _SUM)}{signs.add}{later(b, _PRODUCT)}", _SUM
        case Sub(a, b):
            return f"{part(a, _SUM)}{signs.sub}{later(b, _PRODUCT)}", _SUM
        case Mul(a, b):
            return f"{part(a, _PRODUCT)}{signs.mul}{part(b, _ATOM)}", _PRODUCT
        case Div(a, b):
            return f"{part(a, _PRODUCT)}{signs.div}{part(b, _ATOM)}", _PRODUCT
        case Neg(a):
            return f"-{part(a, _ATOM)}", _SIGN
        case Step(_, a):
            return _write(a, atom, signs)
        case _:
            text = atom(expr)
            return text, _SIGN if text.startswith("-") else _ATOM
