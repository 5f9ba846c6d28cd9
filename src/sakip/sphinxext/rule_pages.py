# SPDX-License-Identifier: MIT
"""``sakip-rules`` and ``sakip-rule``: the sections of the calculation reference, from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging

from sakip import address, rules
from sakip.errors import RuleError, SakipError
from sakip.formula.absent import Absent
from sakip.formula.mathml import mathml
from sakip.formula.tree import series, symbols
from sakip.formula.value import value
from sakip.formula.words import number_text, plain
from sakip.lang import say
from sakip.numbers import Mode, format_number, round_exact
from sakip.profile.keys import KEYS
from sakip.rules.base import Rule
from sakip.rules.scale import CELAH, Celah, Scale
from sakip.sphinxext import calculators, scales
from sakip.sphinxext.choices import YEARS, Chosen, of_rule
from sakip.sphinxext.parts import (
    Content,
    Directive,
    bullets,
    code,
    heading,
    html,
    link,
    paragraph,
    reference,
    steps,
    table,
    title,
)
from sakip.sphinxext.worked import Worked, whole, work

logger = logging.getLogger(__name__)


def family(id: str) -> str:
    """The first part of a rule's id: the family that shares a page."""
    return id.partition(".")[0]


class Rules(Directive):
    """All rules of some families (``sakip-rules:: capaian``), each a section."""

    required_arguments = 1
    final_argument_whitespace = True

    def made(self) -> list[nodes.Node]:
        wanted = self.arguments[0].split()
        found = [rule for rule in rules.every() if family(rule.id) in wanted]
        missing = [one for one in wanted if one not in map(family, (rule.id for rule in found))]
        if missing:
            raise self.error(f"no rule is of the family {', '.join(missing)}")
        return [section(self, rule) for rule in found]


class OneRule(Directive):
    """One rule (``sakip-rule:: capaian.naik.rasio``), without a section of its own: its place is elsewhere."""

    required_arguments = 1

    def made(self) -> list[nodes.Node]:
        try:
            rule = rules.get(self.arguments[0])
        except RuleError as error:
            raise self.error(str(error)) from error
        head = paragraph(nodes.strong("", say(rule.title)), " · ", link("aturan", rule.id, as_code=True))
        return [nodes.container("", head, *body(rule), classes=["sakip-aturan"])]


class ScaleBands(Directive):
    """The bands of a scale as a picture and a table (``sakip-scale:: predikat.permendagri-86-2017``)."""

    required_arguments = 1
    option_spec: ClassVar = {"celah": directives.unchanged}

    def made(self) -> list[nodes.Node]:
        rule = rules.find(self.arguments[0])
        if not isinstance(rule, Scale):
            raise self.error(f"{self.arguments[0]} is no scale")
        chosen = rule.dengan(self.options["celah"]) if "celah" in self.options else rule
        return list(_bands(chosen))


class Overview(Directive):
    """All rules in one table (``sakip-overview::``), or those of some families."""

    optional_arguments = 1
    final_argument_whitespace = True

    def made(self) -> list[nodes.Node]:
        wanted = self.arguments[0].split() if self.arguments else None
        rows: list[list[Content]] = [
            [link("aturan", rule.id, as_code=True), say(rule.title), _briefly(rule)]
            for rule in rules.every()
            if wanted is None or family(rule.id) in wanted
        ]
        return [table([say("Id"), say("Rule"), say("Formula")], rows)]


def _briefly(rule: Rule) -> str:
    if isinstance(rule, Scale):
        return ", ".join(one.label for one in reversed(rule.urut))
    text = plain(rule.formula)
    return text if len(text) <= 90 else "…"


def section(directive: Directive, rule: Rule) -> nodes.section:
    """A rule's section, at which its id and its old ids link."""
    node = nodes.section(classes=["sakip-aturan"])
    directive.anchor("aturan", rule.id, node)
    node += title(say(rule.title))
    for alias in rule.alias:
        target = nodes.target()
        directive.anchor("aturan", alias, target)
        node += target
    node += list(body(rule))
    return node


def body(rule: Rule) -> Iterator[nodes.Node]:
    """What a rule's page says, from top to bottom."""
    yield _line(rule)
    if rule.audit_saja:
        yield paragraph(
            say("Wrong, but printed in reports: the audit knows it, and no profile may choose it."),
            classes=["sakip-tercetak"],
        )
    if isinstance(rule, Scale):
        yield from _bands(rule)
    else:
        yield html(f'<div class="sakip-rumus">{mathml(rule.formula, _short(rule.kind))}</div>')
        if whole(rule) != rule.formula:
            yield paragraph(say("With the bounds filled in, and higher is better:"))
            yield html(f'<div class="sakip-rumus">{mathml(whole(rule), _short(rule.kind))}</div>')
    if rule.note:
        yield heading(say("Edge cases"))
        yield paragraph(say(rule.note))
    yield from _examples(rule)
    yield from _rivals(rule)
    yield from _choosers(rule)
    yield heading(say("References"))
    yield bullets([reference(one) for one in rule.rujukan])
    yield heading(say("Calculator"))
    yield calculators.of_rule(rule)


def _line(rule: Rule) -> nodes.paragraph:
    parts: list[str | nodes.Node] = [code(rule.id)]
    if rule.alias:
        parts.append(" (" + say("formerly {ids}", ids=", ".join(rule.alias)) + ")")
    kind = link("jenis", rule.kind, as_code=True) if rule.kind in address.KINDS else code(rule.kind)
    parts += [" · ", say("computes"), " ", kind, " · ", years(rule)]
    return paragraph(*parts, classes=["sakip-garis"])


def years(rule: Rule) -> str:
    """When a rule is in force, in words."""
    first, last = rule.in_force
    if first and last:
        return say("in force {first} to {last}", first=first, last=last)
    if first:
        return say("in force since {first}", first=first)
    if last:
        return say("in force until {last}", last=last)
    return say("no years are laid down for it")


def _short(kind: str) -> str:
    return kind.replace(":", " ")


def _bands(scale: Scale) -> Iterator[nodes.Node]:
    yield html(scales.picture(scale))
    rows = [[one.label, scales.printed(one), scales.effective(scale, one), one.arti] for one in reversed(scale.urut)]
    head = [say("Class"), say("As printed"), say("As applied"), say("Meaning")]
    with_meaning = any(one.arti for one in scale.urut)
    yield table(head if with_meaning else head[:3], [row if with_meaning else row[:3] for row in rows])
    if scale.celah is not Celah.TIDAK_ADA:
        yield paragraph(say("Holes of the table: {policy}.", policy=say(CELAH[scale.celah])))


def _examples(rule: Rule) -> Iterator[nodes.Node]:
    found = list(_worked(rule))
    if not found:
        return
    yield heading(say("Worked example") if len(found) == 1 else say("Worked examples"))
    for one in found:
        example = one.example
        inputs = ", ".join(f"{name.replace('_', ' ')} {text}" for name, text in example.masukan.items())
        box = nodes.container(classes=["sakip-contoh"])
        box += paragraph(nodes.strong("", inputs), " → ", nodes.strong("", one.text))
        box += steps(one.steps)
        if example.tercetak is not None:
            slip = say("The source prints {printed}", printed=example.tercetak)
            why_so = f": {example.sebab}" if example.sebab else ""
            box += paragraph(f"{slip}{why_so}.", classes=["sakip-tercetak"])
        box += paragraph(*reference(example.rujukan), classes=["sakip-sumber"])
        yield box


def _worked(rule: Rule) -> Iterator[Worked]:
    for example in rule.examples:
        try:
            one = work(rule, example)
        except SakipError as error:
            logger.warning("rule %s: the example %s cannot be worked out: %s", rule.id, dict(example.masukan), error)
            continue
        if not one.right:
            logger.warning("rule %s: the example says %s, the formula %s", rule.id, example.hasil, one.text)
        yield one


def _rivals(rule: Rule) -> Iterator[nodes.Node]:
    rivals = [found for id in rule.varian if (found := rules.find(id))]
    if not rivals:
        return
    yield heading(say("Competing rules"))
    first = next(_worked(rule), None)
    rows: list[list[str | nodes.Node]] = []
    for one in (rule, *rivals):
        name = nodes.strong("", say("this rule")) if one is rule else link("aturan", one.id, as_code=True)
        rows.append([name, say(one.title), _same_inputs(one, first)])
    told = first and ", ".join(f"{name} {text}" for name, text in first.example.masukan.items())
    last = say("Gives for {inputs}", inputs=told.replace("_", " ")) if told else say("Result")
    yield table([say("Id"), say("Rule"), last], rows, "<<>")


def _same_inputs(rule: Rule, first: Worked | None) -> str:
    """What `rule` gives for the inputs of an example of its rival; a dash where it takes others."""
    if first is None or not {*symbols(rule.formula), *series(rule.formula)} <= set(first.inputs):
        return "–"
    result = value(rule.formula, first.inputs)
    if isinstance(result, Absent):
        return str(result.message)
    if isinstance(rule, Scale):
        return rule.label(int(result))
    return _two(result)


def _two(number: Fraction) -> str:
    if number.denominator == 1:
        return number_text(number)
    return format_number(round_exact(number, 2, Mode.HALF_UP), digits=2)


def _choosers(rule: Rule) -> Iterator[nodes.Node]:
    if rule.audit_saja:
        return
    found = list(of_rule(rule.id))
    yield heading(say("Chosen by"))
    if not found:
        yield paragraph(say("No installed region chooses it, nor does the national profile."))
        return
    rows: list[list[Content]] = [
        [say(one.wilayah), key_link(one.key), span(one), reference(one.rujukan)] for one in found if one.own
    ]
    if rows:
        yield table([say("Region"), say("Choice"), say("Years"), say("Source of the choice")], rows)
    yield from heirs(found)


def heirs(found: list[Chosen]) -> Iterator[nodes.Node]:
    """The regions that inherit a choice, in one sentence: there may be hundreds."""
    names = dict.fromkeys(one.wilayah for one in found if not one.own)
    if names:
        yield paragraph(say("Inherited by: {regions}.", regions=", ".join(names)))


def key_link(key: str) -> nodes.Node:
    """A link to the section of a profile's key; ``pembulatan.serapan`` is in that of its family."""
    return link("kunci", key if key in KEYS else key.partition(".")[0], key, as_code=True)


def span(one: Chosen) -> str:
    """The years of a choice."""
    if one.years is None:
        return say("all")
    first, last = one.years
    return say("since {first}", first=first) if last == YEARS[-1] else f"{first}–{last}"
