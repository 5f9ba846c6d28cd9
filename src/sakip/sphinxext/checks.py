# SPDX-License-Identifier: MIT
"""``sakip-checks``: the checks of the audit, each with the page that its docstring is."""

from __future__ import annotations

from docutils import nodes

from sakip.auditing import checks
from sakip.auditing.checks.base import SECTIONS, Check
from sakip.auditing.finding import Severity
from sakip.lang import N_, say
from sakip.sphinxext.choices import chosen
from sakip.sphinxext.parts import Content, Directive, code, paragraph, reference, table, title
from sakip.sphinxext.rule_pages import key_link, span

GROUPS: dict[str, str] = {
    "1": N_("Arithmetic"),
    "2": N_("One thing, one value and one name"),
    "3": N_("The plan"),
    "4": N_("Work against money"),
    "5": N_("Words against figures"),
    "6": N_("The parts of a report"),
    "7": N_("What was left in"),
    "8": N_("Regulations and nomenclature"),
    "9": N_("Reading"),
}
"""The hundreds of the codes."""
WEIGHTS: dict[Severity, str] = {
    Severity.ERROR: N_("an error"),
    Severity.WARNING: N_("a warning"),
    Severity.NOTE: N_("a note"),
}
HEADS: dict[str, str] = {
    "What": N_("What is looked at"),
    "Why": N_("Why"),
    "Wrong": N_("Wrong"),
    "Right": N_("Right"),
    "Effect": N_("What follows"),
    "Advice": N_("What to do"),
    "Reference": N_("Reference"),
}


class Checks(Directive):
    """Every check by code (``sakip-checks::``): severity, page, reference, and the regions that weigh it otherwise."""

    def made(self) -> list[nodes.Node]:
        every = checks.every()
        made: list[nodes.Node] = [self.overview(list(every.values()))]
        for hundred, name in GROUPS.items():
            section = nodes.section(ids=[f"pemeriksaan-{hundred}"])
            self.state.document.note_explicit_target(section)
            section += title(say(name))
            section += [self.entry(one) for one in every.values() if one.code[3] == hundred]
            made.append(section)
        return made

    def overview(self, every: list[Check]) -> nodes.Node:
        rows: list[list[str | nodes.Node]] = [
            [nodes.reference("", one.code, refid=f"pemeriksaan.{one.code}"), say(one.title), _severity(one)]
            for one in every
        ]
        return table([say("Code"), say("What holds"), say("A finding is")], rows)

    def entry(self, one: Check) -> nodes.Node:
        section = nodes.section(classes=["sakip-pemeriksaan"])
        self.anchor("pemeriksaan", one.code, section, "pemeriksaan.")
        section += title(f"{one.code} {say(one.title)}")
        section += paragraph(code(one.code), f" \u00b7 {_severity(one)}", classes=["sakip-garis"])
        page = nodes.definition_list()
        for name in filter(one.page.__contains__, SECTIONS):
            shown: list[str | nodes.Node] = [_sentence(say(one.page[name]))]
            if name == "Reference":
                shown += [nodes.Text(" "), *reference(one.rujukan)]
            body = nodes.definition("", paragraph(*shown))
            page += nodes.definition_list_item("", nodes.term("", say(HEADS[name])), body)
        section += page
        own = [found for found in chosen() if found.own and found.key == f"audit.{one.code}"]
        if own:
            rows: list[list[Content]] = [
                [
                    say(found.wilayah),
                    key_link(f"audit.{one.code}"),
                    str(found.value),
                    span(found),
                    reference(found.rujukan),
                ]
                for found in own
            ]
            head = [say("Region"), say("Key"), say("Value"), say("Years"), say("Source of the choice")]
            section += table(head, rows)
        return section


def _severity(one: Check) -> str:
    return say(WEIGHTS[one.severity])


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
