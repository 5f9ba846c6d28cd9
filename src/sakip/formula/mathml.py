# SPDX-License-Identifier: MIT
"""The reading "MathML": the formula as a browser draws it by itself, without script, font or network."""

from __future__ import annotations

from html import escape
from typing import assert_never

from sakip.formula.latex import latex
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
from sakip.formula.words import MODES, number_text, plain
from sakip.lang import say

_OPS = {Op.LT: "<", Op.LE: "≤", Op.EQ: "=", Op.NE: "≠", Op.GE: "≥", Op.GT: ">"}
_SUM, _PRODUCT, _ATOM = 1, 2, 3
_INDEX = "<mi>i</mi>"
_NBSP = "\N{NO-BREAK SPACE}"


def mathml(expr: Expr, name: str = "") -> str:
    """`expr` as a ``<math>`` element of its own line, with the same formula in LaTeX for those who copy it.

    name: what the formula gives, written before it with an equals sign.
    """
    left, plain_left, tex_left = "", "", ""
    if name:
        left, plain_left, tex_left = f"{_name(name)}<mo>=</mo>", f"{name} = ", rf"\text{{{name}}} = "
    return (
        f'<math display="block" alttext="{escape(plain_left + plain(expr), quote=True)}"><semantics>'
        f"<mrow>{left}{_write(expr)[0]}</mrow>"
        f'<annotation encoding="application/x-tex">{escape(tex_left + latex(expr))}</annotation></semantics></math>'
    )


def _write(expr: Expr) -> tuple[str, int]:
    match expr:
        case Num(number):
            return _number(expr), _ATOM if number >= 0 else _SUM
        case Sym(name):
            return _name(name), _ATOM
        case Add(a, b):
            return f"<mrow>{_part(a, _SUM)}<mo>+</mo>{_part(b, _PRODUCT)}</mrow>", _SUM
        case Sub(a, b):
            return f"<mrow>{_part(a, _SUM)}<mo>−</mo>{_part(b, _PRODUCT)}</mrow>", _SUM
        case Mul(a, b):
            return f"<mrow>{_part(a, _PRODUCT)}<mo>×</mo>{_part(b, _ATOM)}</mrow>", _PRODUCT
        case Div(a, b):
            return f"<mfrac>{_row(a)}{_row(b)}</mfrac>", _ATOM
        case Neg(a):
            return f"<mrow><mo>−</mo>{_part(a, _ATOM)}</mrow>", _SUM
        case Abs(a):
            return f"<mrow><mo>|</mo>{_row(a)}<mo>|</mo></mrow>", _ATOM
        case Min(a, b):
            return _call("min", a, b), _ATOM
        case Max(a, b):
            return _call("maks", a, b), _ATOM
        case If():
            return _cases(expr), _ATOM
        case Step(_, a):
            return _write(a)
        case Undefined():
            return "<mtext>–</mtext>", _ATOM
        case Round(a, digits, mode):
            inner = f"{_row(a)}<mo>;</mo>{_row(digits)}"
            return f"<mrow>{_name(say(MODES[mode]))}{_brackets(inner)}</mrow>", _ATOM
        case Root(a, degree, _):
            return f"<mroot>{_row(a)}{_row(degree)}</mroot>", _ATOM
        case Aggregate(Fold.COUNT):
            return "<mi>n</mi>", _ATOM
        case Aggregate(fold, name):
            return _aggregate(fold, name), _ATOM
        case WeightedMean(name, weights):
            top = f"<mrow>{_big('∑')}{_indexed(name)}<mo>×</mo>{_indexed(weights)}</mrow>"
            return f"<mfrac>{top}<mrow>{_big('∑')}{_indexed(weights)}</mrow></mfrac>", _ATOM
        case _:
            assert_never(expr)


def _number(node: Num) -> str:
    text = number_text(node.value)
    if text.endswith("..."):
        sign = "<mo>−</mo>" if node.value < 0 else ""
        top, bottom = abs(node.value.numerator), node.value.denominator
        return f"<mrow>{sign}<mfrac><mn>{top}</mn><mn>{bottom}</mn></mfrac></mrow>"
    return f"<mrow><mo>−</mo><mn>{text[1:]}</mn></mrow>" if node.value < 0 else f"<mn>{text}</mn>"


def _name(name: str) -> str:
    # Not <mtext>: beside that alone an operator is set without its spaces. No-break spaces hold several words together.
    return f'<mi mathvariant="normal">{escape(name.replace("_", " ")).replace(" ", _NBSP)}</mi>'


def _row(expr: Expr) -> str:
    return f"<mrow>{_write(expr)[0]}</mrow>"


def _part(expr: Expr, least: int) -> str:
    text, strength = _write(expr)
    return text if strength >= least else _brackets(text)


def _brackets(inner: str) -> str:
    return f"<mrow><mo>(</mo>{inner}<mo>)</mo></mrow>"


def _call(name: str, a: Expr, b: Expr) -> str:
    return f"<mrow><mi>{name}</mi>{_brackets(f'{_row(a)}<mo>;</mo>{_row(b)}')}</mrow>"


def _condition(test: Compare) -> str:
    return f"<mrow>{_row(test.left)}<mo>{escape(_OPS[test.op])}</mo>{_row(test.right)}</mrow>"


def _cases(expr: Expr) -> str:
    rows = []
    while isinstance(expr, If):
        condition = f"<mtext>{escape(say('if'))}{_NBSP}</mtext>{_condition(expr.test)}"
        rows.append(f"<mtr><mtd>{_row(expr.then)}</mtd><mtd>{condition}</mtd></mtr>")
        expr = expr.other
    rows.append(f"<mtr><mtd>{_row(expr)}</mtd><mtd><mtext>{escape(say('otherwise'))}</mtext></mtd></mtr>")
    # A brace as high as its lines needs a font for mathematics; a line at their left, drawn by the page, does not.
    return f'<mtable class="kasus" columnalign="left left">{"".join(rows)}</mtable>'


def _big(sign: str) -> str:
    return f"<munder><mo>{sign}</mo>{_INDEX}</munder>"


def _indexed(name: str) -> str:
    return f"<msub>{_name(name)}{_INDEX}</msub>"


def _aggregate(fold: Fold, name: str) -> str:
    sign = "∏" if fold is Fold.PRODUCT else "∑"
    over = f"<munderover><mo>{sign}</mo><mrow>{_INDEX}<mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>"
    match fold:
        case Fold.SUM | Fold.PRODUCT:
            return f"<mrow>{over}{_indexed(name)}</mrow>"
        case Fold.MEAN:
            return f"<mrow><mfrac><mn>1</mn><mi>n</mi></mfrac>{over}{_indexed(name)}</mrow>"
        case Fold.MIN | Fold.MAX:
            word = "min" if fold is Fold.MIN else "maks"
            return f"<mrow><munder><mo>{word}</mo>{_INDEX}</munder>{_indexed(name)}</mrow>"
        case Fold.COUNT:  # pragma: no cover - written before
            return "<mi>n</mi>"
        case _:
            assert_never(fold)
