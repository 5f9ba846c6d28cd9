# SPDX-License-Identifier: MIT
"""From verdicts on printed figures to drafts: one for each wrong value of a figure, with all its places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sakip.auditing.elsewhere import called
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.judge import Ruling, Verdict, judge
from sakip.lang import Message, msg

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak
    from sakip.figure import Figure

Alternative = Callable[["Material", "Tercetak"], Message | None]
"""Another way, known to one check alone, by which a printed figure may have come about; its words."""

Asked = Callable[["Material", "Tercetak"], bool]


def judged(
    material: Material, kinds: str | Iterable[str], more: Alternative | None = None, asked: Asked | None = None
) -> Iterator[Draft]:
    """Drafts for the printed figures of these kinds that do not hold, each wrong value once. asked: which of them are
    judged; all without it."""
    for key, group in material.printed(kinds):
        figure = material.figure(key)
        if figure is not None:
            these = group if asked is None else [one for one in group if asked(material, one)]
            yield from judged_as(material, key, these, figure, more)


def judged_as(
    material: Material, key: str, group: list[Tercetak], figure: Figure, more: Alternative | None = None
) -> Iterator[Draft]:
    """As `judged`, for one address and the figure that is right there."""
    wrong: dict[object, list[tuple[Tercetak, Verdict]]] = {}
    right: list[str] = []
    for one in group:
        verdict = judge(material, one, figure)
        if verdict is None or one.cetak is None:
            continue
        if verdict.ruling is Ruling.HOLDS:
            right.append(one.text)
            continue
        other = more(material, one) if more is not None and verdict.ruling is Ruling.WRONG else None
        if other is not None:
            verdict = Verdict(Ruling.PRACTICE, verdict.computed, verdict.sum, other)
        wrong.setdefault(one.cetak.nilai, []).append((one, verdict))
    verdicts = [pair for found in wrong.values() for pair in found]
    practised = {one.text: one for one, verdict in verdicts if verdict.ruling is Ruling.PRACTICE}
    for found in wrong.values():
        own = next(iter(practised.values())) if len(practised) == 1 and not right else None
        yield _draft(material, key, found, tuple(dict.fromkeys(right)), figure, own)


def _draft(
    material: Material,
    key: str,
    found: list[tuple[Tercetak, Verdict]],
    right: tuple[str, ...],
    figure: Figure,
    own: Tercetak | None,
) -> Draft:
    """own: what the report itself prints there by a practice of its own, by which the others are judged too."""
    one, verdict = min(found, key=lambda pair: list(Certainty).index(_sure(pair[1])))
    two_ways = verdict.ruling is Ruling.PRACTICE and verdict.formula and bool(right)
    fields = {"figure": called(material, key), "printed": one.text, "computed": labelled(verdict.computed, figure)}
    if two_ways:
        message = msg("{figure}: {printed} is printed here and {right} elsewhere, by two formulas.", **fields,
                      right=" / ".join(right))  # fmt: skip
    elif verdict.ruling is Ruling.PRACTICE:
        message = msg("{figure}: {printed} is printed, {computed} by the rules of this region.", **fields)
    elif own is not None:
        message = msg("{figure}: {printed} is printed, {own} elsewhere; {computed} by the rules of this region.",
                      **fields, own=own.text)  # fmt: skip
    elif verdict.sum and verdict.model is not None:
        message = msg("{figure}: {printed} is printed; {sum} from its row is {computed}, the figure itself {model}.",
                      **fields, sum=verdict.sum, model=labelled(verdict.model, figure))  # fmt: skip
    elif verdict.sum and right:
        message = msg("{figure}: {printed} is printed, {computed} is right ({sum}); elsewhere {right} is printed.",
                      **fields, sum=verdict.sum, right=" / ".join(right))  # fmt: skip
    elif verdict.sum:
        message = msg("{figure}: {printed} is printed, {computed} is right ({sum}).", **fields, sum=verdict.sum)
    else:
        message = msg("{figure}: {printed} is printed, {computed} is right.", **fields)
    severity = {Ruling.PRACTICE: Severity.NOTE, Ruling.OTHER_SIDE: Severity.WARNING}.get(verdict.ruling)
    severity = Severity.WARNING if two_ways else severity
    rule = figure.rule
    certainty = verdict.certainty if verdict.ruling is not Ruling.PRACTICE else Certainty.PROBABLE
    if severity is None and rule is not None and ".ordinal." in rule.id:
        # Each office gives the steps of a ladder numbers of its own.
        severity, certainty = Severity.WARNING, Certainty.POSSIBLE
    return Draft(
        key,
        message,
        one.text,
        verdict.computed,
        tuple(x.place for x, _ in found),
        verdict.cause,
        severity,
        certainty,
        rule.rujukan[0] if rule is not None else None,
    )


def labelled(text: str, figure: Figure) -> str:
    """A computed text with its unit, as the figure has it."""
    return f"{text} %" if figure.satuan == "%" else text


def _sure(verdict: Verdict) -> Certainty:
    return Certainty.CERTAIN if verdict.cause is not None else Certainty.POSSIBLE
