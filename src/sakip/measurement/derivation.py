# SPDX-License-Identifier: MIT
"""How a figure came about, in lines for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from sakip.formula.absent import Absent
from sakip.formula.tree import Add, Aggregate, Div, Expr, Fold, Mul, Num, Sym, WeightedMean
from sakip.formula.value import Number, value
from sakip.formula.words import explain, number_text, rounding_text
from sakip.lang import say
from sakip.rules.scale import Scale

if TYPE_CHECKING:
    from sakip.figure import Figure
    from sakip.rules.base import Rule

SPELLED = 4
"""So many parts are written out in the formula; more of them stand in a list below it."""

Inputs = Mapping[str, Number | Sequence[Number] | None]


def steps(figure: Figure) -> tuple[str, ...]:
    """The formula, the numbers in place, the result, its rounding, and what is worth knowing."""
    name = kind_text(figure.recipe.kind)
    if figure.absent is not None:
        found = _lacking(name, figure, figure.absent)
    elif isinstance(figure.rule, Scale):
        found = list(explain(name, figure.recipe.expr, figure.by_name, figure.text))
    elif figure.rule is None:
        found = [f"{name} = {figure.labelled}"]
    else:
        found = _computed(name, figure)
    return (*found, *map(str, figure.notes))


def kind_text(kind: str) -> str:
    """A kind of figure for people: ``rata-rata:capaian`` is "rata-rata capaian"."""
    words = kind.replace("-pk", " PK").replace(":", " ").replace("-", " ")
    return words.replace("rata rata", "rata-rata")


def _parts(address: str) -> tuple[str, str]:
    """Kind and subject, of any address: figures outside a measurement have kinds of their own."""
    kind, subject, *_ = re.split(r":(?=[^:]+:\d{4})", address, maxsplit=1)
    return kind, subject.partition(":")[0]


def rules(figure: Figure) -> Iterator[str]:
    """The rules that gave the figure, each with its references; indented."""
    for rule in _rules(figure):
        yield say("  rule: {id} - {title}", id=rule.id, title=say(rule.title))
        for rujukan in rule.rujukan:
            yield say("  reference: {rujukan}", rujukan=rujukan)


def _rules(figure: Figure) -> list[Rule]:
    return [rule for rule in (figure.rule, *figure.recipe.also) if rule is not None]


def origins(figure: Figure) -> Iterator[str]:
    """Where the inputs come from, the rule with its references, and whose choice it is; indented."""
    few: list[str] = []
    for name, source in (figure.sources or {}).items():
        if isinstance(source, str):
            few.append(source if _parts(source)[0] == name else f"{name} = {source}")
        elif len(source) <= SPELLED:
            few += source
    if few:
        yield say("  from: {addresses}", addresses=", ".join(few))
    for name, source in (figure.sources or {}).items():
        if isinstance(source, tuple) and len(source) > SPELLED:
            yield say("  from {count} parts:", count=len(source))
            values = figure.by_name[name]
            if isinstance(values, tuple) and len(values) == len(source):
                yield from (f"    {one} = {number_text(part)}" for one, part in zip(source, values, strict=True))
            else:
                yield from (f"    {one}" for one in source)
    yield from rules(figure)
    shown = {str(rujukan) for rule in _rules(figure) for rujukan in rule.rujukan}
    choice = figure.recipe.choice
    if choice is None:
        return
    if str(choice.rujukan) in shown:
        yield say("  chosen by: {asal}", asal=say(choice.asal))
    else:
        yield say("  chosen by: {asal} ({rujukan})", asal=say(choice.asal), rujukan=choice.rujukan)


def _lacking(name: str, figure: Figure, absent: Absent) -> list[str]:
    """The formula that would have applied and the reason; the reason alone where the formula has no part in it."""
    if figure.rule is None:
        return [str(absent.message) if figure.text == "-" else f"{name} = {figure.text}"]
    inputs = figure.by_name
    if any(one is not None for one in inputs.values()) and value(figure.recipe.expr, inputs) == absent:
        return list(explain(name, figure.recipe.expr, inputs))
    return [say("{name} cannot be computed: {reason}", name=name, reason=absent.message)]


def _computed(name: str, figure: Figure) -> list[str]:
    *lines, last = explain(name, *_spelled(figure))
    rounding = figure.recipe.rounding
    if rounding is None or figure.exact == figure.value:
        return [*lines, f"{last.rpartition(' = ')[0]} = {figure.labelled}"]
    told = say("{text} ({how})", text=figure.labelled, how=rounding_text(rounding.digit, rounding.mode))
    return [*lines, last, f"{name} = {told}"]


def _spelled(figure: Figure) -> tuple[Expr, Inputs]:
    """The formula, and its inputs: few parts of a mean or a total are written out under their own names, many are
    counted."""
    expr, inputs = figure.recipe.expr, figure.by_name
    source = (figure.sources or {}).get("nilai")
    values = inputs.get("nilai")
    if not isinstance(source, tuple) or not isinstance(values, tuple):
        return expr, inputs
    where = [_parts(one) for one in source]
    if len(where) > SPELLED or not isinstance(expr, Aggregate | WeightedMean):
        return _counted(expr, inputs, f"{len(where)} {kind_text(where[0][0])}")
    names = [f"{kind_text(kind)} {subject}" for kind, subject in where]
    if len(set(names)) < len(names):
        # periods and years of one figure
        names = [f"{name} {one.rpartition(':')[2]}" for name, one in zip(names, source, strict=True)]
    known: dict[str, Number | Sequence[Number] | None] = dict(zip(names, values, strict=True))
    parts: list[Expr] = [Sym(name) for name in names]
    if isinstance(expr, WeightedMean):
        weights = inputs[expr.weights]
        assert isinstance(weights, tuple)
        labels = [f"bobot {subject}" for _, subject in where]
        known |= dict(zip(labels, weights, strict=True))
        by: list[Expr] = [Sym(label) for label in labels]
        return Div(_sum([Mul(a, b) for a, b in zip(parts, by, strict=True)]), _sum(by)), known
    match expr.fold:
        case Fold.SUM:
            return _sum(parts), known
        case Fold.MEAN:
            return (_sum(parts) if len(parts) == 1 else Div(_sum(parts), Num(Fraction(len(parts))))), known
        case _:
            return expr, inputs


def _counted(expr: Expr, inputs: Inputs, name: str) -> tuple[Expr, Inputs]:
    match expr:
        case Aggregate(fold, series):
            return Aggregate(fold, name), {name: inputs[series]}
        case WeightedMean(series, weights):
            return WeightedMean(name, weights), {name: inputs[series], weights: inputs[weights]}
        case _:
            return expr, inputs


def _sum(parts: Sequence[Expr]) -> Expr:
    return reduce(Add, parts)
