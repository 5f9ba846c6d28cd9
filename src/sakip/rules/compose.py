# SPDX-License-Identifier: MIT
"""One tree from a rule, a region's policies and the kind of target: what a figure is really computed by."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import attrs

from sakip.formula.tree import (
    Expr,
    Num,
    Step,
    Undefined,
    eq,
    greatest,
    least,
    lt,
    substitute,
    sym,
    symbols,
    when,
)
from sakip.rules.base import Rule

Answer = Fraction | str
"""A policy's answer: a number, "tak-terdefinisi" (no value, with its reason) or "rumus" (the formula decides)."""

UNDEFINED = "tak-terdefinisi"
FORMULA = "rumus"

target, realisasi = sym("target"), sym("realisasi")


@attrs.frozen
class Nol:
    """What applies where a denominator is zero or a target negative."""

    target_nol: Answer = UNDEFINED
    target_nol_realisasi_nol: Answer = UNDEFINED
    realisasi_nol: Answer = FORMULA
    target_negatif: Answer = UNDEFINED


AS_IT_IS = Nol(FORMULA, FORMULA, FORMULA, FORMULA)
"""The formula decides everywhere."""


@lru_cache(maxsize=256)
def capaian(rule: Rule, nol: Nol, atas: bool, bawah: bool) -> Expr:
    """`rule` for a plain target, with the policies around it. atas, bawah: whether a cap and a floor apply; they are
    the symbols ``batas_atas`` and ``batas_bawah``."""
    return _zero(limited(rule.formula, atas, bawah), nol)


@lru_cache(maxsize=256)
def rentang(outer: Rule, inner: Rule, di_dalam: Answer, atas: bool, bawah: bool) -> Expr:
    """`outer` for a range as target: outside the range `inner` measures against the bound that was crossed."""
    parts = {
        "terhadap_bawah": substitute(inner.formula, {"target": sym("bawah")}),
        "terhadap_atas": substitute(inner.formula, {"target": sym("atas")}),
        "di_dalam": _answer(di_dalam, Num(Fraction(100)), "di-dalam-rentang"),
    }
    return limited(substitute(outer.formula, parts), atas, bawah)


def limited(expr: Expr, atas: bool, bawah: bool) -> Expr:
    """`expr` under the symbols for cap and floor."""
    if not (atas or bawah):
        return expr
    expr = Step("sebelum_batas", expr)
    if atas:
        expr = least(expr, sym("batas_atas"))
    if bawah:
        expr = greatest(expr, sym("batas_bawah"))
    return expr


def _zero(core: Expr, nol: Nol) -> Expr:
    if not {"target", "realisasi"} <= set(symbols(core)):
        return core
    result = core
    if nol.realisasi_nol != FORMULA:
        result = when(eq(realisasi, 0), _answer(nol.realisasi_nol, core, "realisasi-nol"), result)
    if nol.target_negatif != FORMULA:
        result = when(lt(target, 0), _answer(nol.target_negatif, core, "target-negatif"), result)
    zero = _answer(nol.target_nol, core, "target-nol")
    both = _answer(nol.target_nol_realisasi_nol, core, "target-nol")
    if both != zero:
        zero = when(eq(realisasi, 0), both, zero)
    return result if zero == core else when(eq(target, 0), zero, result)


def _answer(answer: Answer, formula: Expr, reason: str) -> Expr:
    if isinstance(answer, Fraction):
        return Num(answer)
    return formula if answer == FORMULA else Undefined(reason)
