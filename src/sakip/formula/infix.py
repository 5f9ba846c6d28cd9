# SPDX-License-Identifier: MIT
"""Arithmetic written in a line, with the brackets that it needs and no others; shared by several readings."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from sakip.formula.tree import Add, Div, Expr, Mul, Neg, Sub

_SUM, _PRODUCT, _SIGN, _ATOM = 1, 2, 3, 4


@attrs.frozen
class Signs:
    """How a notation writes the four operations."""

    add: str = " + "
    sub: str = " - "
    mul: str = " × "
    div: str = " / "


def infix(expr: Expr, atom: Callable[[Expr], str], signs: Signs) -> str:
    """`expr` in one line. `atom` writes every node that is not plain arithmetic; a minus in front of what it
    writes is bracketed here."""
    return _write(expr, atom, signs)[0]


def _write(expr: Expr, atom: Callable[[Expr], str], signs: Signs) -> tuple[str, int]:
    def part(child: Expr, least: int) -> str:
        text, strength = _write(child, atom, signs)
        return text if strength >= least else f"({text})"

    match expr:
        case Add(a, b):
            return f"{part(a, _SUM)}{signs.add}{part(b, _PRODUCT)}", _SUM
        case Sub(a, b):
            return f"{part(a, _SUM)}{signs.sub}{part(b, _PRODUCT)}", _SUM
        case Mul(a, b):
            return f"{part(a, _PRODUCT)}{signs.mul}{part(b, _ATOM)}", _PRODUCT
        case Div(a, b):
            return f"{part(a, _PRODUCT)}{signs.div}{part(b, _ATOM)}", _PRODUCT
        case Neg(a):
            return f"-{part(a, _ATOM)}", _SIGN
        case _:
            text = atom(expr)
            return text, _SIGN if text.startswith("-") else _ATOM
