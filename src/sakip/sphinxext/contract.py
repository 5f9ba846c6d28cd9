# SPDX-License-Identifier: MIT
"""The contract of plugins, read off the specs: each hook with its exact signature, its marks and what it promises."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import getdoc, signature

from docutils import nodes

from sakip.lang import N_, say
from sakip.plugins.spec import CONTRACT, KONTRAK, Hook
from sakip.sphinxext.parts import Content, Directive, code, paragraph, table, title
from sakip.testing.checks import CHECKS
from sakip.testing.public import public

STABLE = N_("stable")
CHANGING = N_("may still change with a minor version")
NEAREST = N_("the nearest region that answers wins")
GATHERED = N_("the answers of the whole chain are gathered, the widest region first")


class Hooks(Directive):
    """Every hook of the contract (``sakip-hooks::``)."""

    def made(self) -> list[nodes.Node]:
        return [paragraph(say("Number of the contract: {number}.", number=KONTRAK)), *map(self.hook, CONTRACT.values())]

    def hook(self, one: Hook) -> nodes.Node:
        section = nodes.section(classes=["sakip-kait"])
        self.anchor("kait", one.name, section, "kait.")
        section += title(code(one.name))
        section += paragraph(say(one.title).capitalize() + ".")
        section += nodes.literal_block("", shown(one), language="python")
        rows: list[list[Content]] = [
            [say("Since version"), one.sejak],
            [say("Stability"), say(STABLE if one.tetap else CHANGING)],
            [say("Answers"), say(NEAREST if one.nearest else GATHERED)],
        ]
        rows += [[say("Will go: {argument}", argument=name), instead] for name, instead in one.usang.items()]
        section += table([say("What"), say("How")], rows)
        # What a hook promises is written beside its signature, in English, as all texts of the code are.
        for part in (getdoc(one.function) or "").split("\n\n"):
            section += paragraph(*_said(part.replace("\n", " ").replace("``", "`")))
        return section


def _said(text: str) -> Iterator[str | nodes.Node]:
    """A text with its names in code."""
    for at, piece in enumerate(text.split("`")):
        yield code(piece) if at % 2 else piece


def shown(one: Hook) -> str:
    """The hook as its spec declares it."""
    return f"def {one.name}{signature(one.function)}"


class Kit(Directive):
    """What the kit holds a region's package to (``sakip-kit::``)."""

    def made(self) -> list[nodes.Node]:
        rows: list[list[Content]] = [[code(one.id), say(one.title)] for one in CHECKS.values()]
        return [table([say("Check"), say("What it holds to")], rows)]


class Public(Directive):
    """What a plugin may import (``sakip-public::``)."""

    def made(self) -> list[nodes.Node]:
        rows: list[list[Content]] = [[code(module), ", ".join(sorted(names))] for module, names in public().items()]
        return [table([say("Module"), say("Names")], rows)]
