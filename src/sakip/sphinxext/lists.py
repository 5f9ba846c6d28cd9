# SPDX-License-Identifier: MIT
"""Directives for what is closed and listed: regulations, profile keys, kinds of figure, commands, errors, marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import getclosurevars
from typing import Any

import click
from docutils import nodes

from sakip import errors, rules
from sakip.address import KINDS
from sakip.lang import N_, say
from sakip.profile import keys
from sakip.references import Peraturan, catalogue
from sakip.rules.base import Rule
from sakip.rules.kebijakan import kebijakan
from sakip.sphinxext.choices import YEARS, Chosen, chosen
from sakip.sphinxext.parts import (
    MARKS,
    Content,
    Directive,
    bullets,
    code,
    heading,
    link,
    mark,
    outside,
    paragraph,
    reference,
    steps,
    table,
    title,
)
from sakip.sphinxext.rule_pages import heirs, key_link, span
from sakip.tenggat import Tenggat, semua, tenggat

SORTS: dict[str, str] = {
    "peraturan": N_("Regulations"),
    "kebijakan": N_("The library's own policies"),
    "laporan": N_("Published reports"),
    "aplikasi": N_("Public applications"),
}

TAKES: dict[str, str] = {
    "text": N_("a text"),
    "whole": N_("a whole number"),
    "positive": N_("a whole number from 1 on"),
    "year": N_("a year"),
    "digits": N_("a number of decimals, 0 to 12"),
    "number": N_("a number"),
    "texts": N_("a list of texts"),
    "items": N_("a list of narasi:…, tabel:…, gambar:…, teks:…, kalimat:…, blok:…"),
    "_boolean": N_("true or false"),
    "scale": N_("the id of a scale, or a list of classes"),
}


class Marks(Directive):
    """What the letters beside a reference mean (``sakip-marks::``)."""

    def made(self) -> list[nodes.Node]:
        rows: list[list[str | nodes.Node]] = [[mark(one), say(text)] for one, text in MARKS.items()]
        return [table([say("Mark"), say("How it was seen")], rows)]


class Regulations(Directive):
    """The catalogue of regulations and sources (``sakip-regulations::``), each with the rules that rest on it."""

    def made(self) -> list[nodes.Node]:
        found = list(catalogue().values())
        sorts = dict.fromkeys([*SORTS, *(one.jenis for one in found)])
        made: list[nodes.Node] = []
        for sort in sorts:
            entries = [one for one in found if one.jenis == sort]
            if entries:
                section = nodes.section(ids=[f"jenis-sumber-{sort}"])
                self.state.document.note_explicit_target(section)
                section += title(say(SORTS.get(sort, sort)))
                section += [self.entry(one) for one in sorted(entries, key=lambda one: (one.tahun, one.nama))]
                made.append(section)
        return made

    def entry(self, one: Peraturan) -> nodes.Node:
        node = nodes.container(classes=["sakip-peraturan"])
        self.anchor("peraturan", one.id, node, "peraturan.")
        head: list[str | nodes.Node] = [nodes.strong("", one.nama), f" ({one.tahun}) · {one.judul}"]
        if one.tautan:
            head += [" · ", outside(say("open the source"), one.tautan)]
        node += paragraph(*head)
        if one.dicabut_oleh:
            node += paragraph(say("Revoked by"), " ", link("peraturan", one.dicabut_oleh, _name(one.dicabut_oleh)), ".")
        resting: list[Content] = [
            [link("aturan", rule.id, as_code=True), f" {say(rule.title)}: {where}"] for rule, where in _rest(one.id)
        ]
        choosing: list[Content] = [
            [key_link(key), f" {say(region)}: {value}"] for region, key, value in _choose(one.id)
        ]
        if resting or choosing:
            node += bullets([*resting, *choosing])
        return node


def _name(id: str) -> str:
    entry = catalogue().get(id)
    return entry.nama if entry else id


def _rest(id: str) -> Iterator[tuple[Rule, str]]:
    """The rules that rest on a source, or have an example from it, with the place in it."""
    for rule in rules.every():
        places = [one.bagian for one in rule.rujukan if one.sumber == id]
        examples = [one.rujukan.bagian for one in rule.examples if one.rujukan.sumber == id]
        if places:
            yield rule, "; ".join(filter(None, places)) or "–"
        elif examples:
            yield rule, say("example: {place}", place="; ".join(dict.fromkeys(filter(None, examples))) or "–")


def _choose(id: str) -> Iterator[tuple[str, str, str]]:
    """Regional choices that rest on a source."""
    seen: dict[tuple[str, str], list[str]] = {}
    for one in chosen():
        if one.own and one.rujukan.sumber == id and not one.key.startswith(("tabel.", "kerangka.")):
            seen.setdefault((one.wilayah, one.key), []).append(f"{one.field} = {value_shown(one.value)}")
    for (region, key), values in seen.items():
        yield region, key, ", ".join(values)


def value_shown(value: Any) -> str:
    """A value of a choice in short."""
    if value is None:
        return keys.NONE
    if isinstance(value, tuple):
        return ", ".join(value) if all(isinstance(one, str) for one in value) else "…"
    return str(value)


class Choices(Directive):
    """The keys of a profile with what each takes (``sakip-choices::``)."""

    def made(self) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for name, key in {**keys.KEYS, **{f"{one}.*": key for one, key in keys.FAMILIES.items()}}.items():
            section = nodes.section(classes=["sakip-kunci"])
            self.anchor("kunci", name.removesuffix(".*"), section, "kunci.")
            section += title(code(name))
            section += paragraph(say(key.about).capitalize() + ".")
            section += table(
                [say("Field"), say("Takes")],
                [[code(field), takes(check, field)] for field, check in key.fields.items()],
            )
            section += list(_who(name))
            made.append(section)
        return made


def _who(name: str) -> Iterator[nodes.Node]:
    if name.startswith(("tabel.", "kerangka.")):
        return
    found = [one for one in chosen() if one.own and (one.key == name or one.key.startswith(name.removesuffix("*")))]
    if not found:
        return
    merged: dict[tuple[str, str, tuple[int, int] | None], list[Chosen]] = {}
    for one in found:
        merged.setdefault((one.wilayah, one.key, one.years), []).append(one)
    head = [say("Region"), say("Value"), say("Years"), say("Source of the choice")]
    yield table(
        head,
        [
            [
                say(group[0].wilayah),
                code(
                    (key + ": " if key != name else "")
                    + ", ".join(f"{one.field} = {value_shown(one.value)}" for one in group)
                ),
                span(group[0]),
                reference(group[0].rujukan),
            ]
            for (_, key, _), group in merged.items()
        ],
    )


def takes(check: Callable[[Any], Any], field: str = "") -> str:
    """What a key takes, in words; read off the check itself, so that it cannot say anything else."""
    if field == "rumus":
        return say("the id of a rule")
    inside = getclosurevars(check).nonlocals if hasattr(check, "__closure__") else {}
    if "allowed" in inside:
        return say("one of: {words}", words=_or(inside["allowed"]))
    if "word" in inside:
        allowed = getclosurevars(inside["word"]).nonlocals["allowed"]
        return say("a number, or one of: {words}", words=_or(allowed))
    if "_row" in inside:
        row = getclosurevars(inside["_row"]).nonlocals
        needed = row.get("needed", ())
        fields = ", ".join(f"{name}{'*' if name in needed else ''}" for name in row["fields"])
        return say("a list of tables with {fields} (* is required)", fields=fields)
    known = TAKES.get(check.__name__)
    return say(known) if known else check.__name__


def _or(words: tuple[str, ...]) -> str:
    return ", ".join(f'"{one}"' for one in words)


class Kinds(Directive):
    """The kinds of figure that an address may begin with (``sakip-kinds::``)."""

    def made(self) -> list[nodes.Node]:
        made = nodes.definition_list(classes=["sakip-jenis"])
        for kind, text in KINDS.items():
            term = nodes.term("", "", nodes.literal("", kind))
            self.anchor("jenis", kind, term, "jenis.")
            uses = [rule for rule in rules.every() if rule.kind == kind]
            about: list[str | nodes.Node] = [say(text).capitalize() + "."]
            for at, rule in enumerate(uses):
                about += [" " + say("Rules:") + " " if at == 0 else ", ", link("aturan", rule.id, as_code=True)]
            made += nodes.definition_list_item("", term, nodes.definition("", paragraph(*about)))
        return [made]


class Policies(Directive):
    """The policies around the formulas (``sakip-policies::``), each with the keys that make it and who uses it."""

    def made(self) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for one in kebijakan().values():
            section = nodes.section(classes=["sakip-kebijakan"])
            self.anchor("kebijakan", one.id, section, "kebijakan.")
            section += title(say(one.title))
            section += paragraph(code(one.id), classes=["sakip-garis"])
            section += paragraph(say(one.about))
            if one.nilai:
                lines = [
                    key + " = " + (f'"{value}"' if isinstance(value, str) else str(value))
                    for key, value in one.nilai.items()
                ]
                section += paragraph(say("In a profile:"))
                section += steps(lines)
            section += table(
                [say("Seen in use at"), say("Where")],
                [[say(region), reference(rujukan)] for region, rujukan in one.pemakai],
            )
            made.append(section)
        return made


class Deadlines(Directive):
    """The deadlines of documents (``sakip-deadlines::``): that of the latest year, and those moved for one year."""

    def made(self) -> list[nodes.Node]:
        rows: list[list[Content]] = []
        for kind in semua():
            known = [found for year in YEARS if (found := _deadline(kind, year))]
            chosen_ones = [one for one in known if one.luar_biasa or one is known[-1]]
            rows += [
                [one.judul, str(one.untuk), one.tanggal.strftime("%d-%m-%Y"), one.kepada, reference(one.rujukan)]
                for one in chosen_ones
            ]
        return [table([say("Document"), say("For the year"), say("Last day"), say("Goes to"), say("Source")], rows)]


def _deadline(kind: str, year: int) -> Tenggat | None:
    try:
        return tenggat(kind, year)
    except errors.SakipError:
        return None


class Commands(Directive):
    """The commands of the command line with their options (``sakip-commands::``)."""

    def made(self) -> list[nodes.Node]:
        from sakip.cli import cli

        context = click.Context(cli, info_name="sakip")
        made: list[nodes.Node] = []
        for name in cli.list_commands(context):
            command = cli.get_command(context, name)
            assert command is not None
            made.append(self.command(name, command, click.Context(command, info_name=name, parent=context)))
        return made

    def command(self, name: str, command: click.Command, context: click.Context) -> nodes.Node:
        section = nodes.section(classes=["sakip-perintah"])
        self.anchor("perintah", name, section, "perintah.")
        section += title(code(f"sakip {name}"))
        section += paragraph(command.help or "")
        pieces = [piece for param in command.params for piece in param.get_usage_pieces(context)]
        needed = [one for one in command.params if isinstance(one, click.Option) and one.required]
        flags = [f"{min(one.opts, key=len)} {one.metavar or ''}".rstrip() for one in needed]
        section += steps([" ".join(["sakip", name, *pieces, *flags])])
        arguments: dict[str, str] = getattr(command, "arguments", {})
        for metavar, text in arguments.items():
            section += paragraph(code(metavar), f" {say(text)}")
        options = nodes.definition_list()
        for param in command.params:
            if isinstance(param, click.Option):
                options += self.option(name, param)
        if len(options):
            section += heading(say("Options"))
            section += options
        example = getattr(command, "example", "")
        if example:
            section += heading(say("Example"))
            section += steps(example.splitlines())
        return section

    def option(self, command: str, option: click.Option) -> nodes.Node:
        term = nodes.term("", "", nodes.literal("", ", ".join(option.opts)))
        longest = max(option.opts, key=len)
        self.anchor("opsi", f"{command} {longest}", term, "opsi.")
        if option.metavar:
            term += [nodes.Text(" "), nodes.literal("", option.metavar)]
        return nodes.definition_list_item("", term, nodes.definition("", paragraph(say(option.help or "–"))))


class Errors(Directive):
    """The classes of error with the code of each (``sakip-errors::``)."""

    def made(self) -> list[nodes.Node]:
        rows: list[list[str | nodes.Node]] = [
            [code(one.__name__), code(one.default_code), code(one.__mro__[1].__name__)]
            for one in _errors(errors.SakipError)
        ]
        return [table([say("Class"), say("Code"), say("Is a")], rows)]


def _errors(base: type[errors.SakipError]) -> Iterator[type[errors.SakipError]]:
    yield base
    for one in base.__subclasses__():
        if one.__module__.startswith("sakip."):
            yield from _errors(one)


class Deciding(Directive):
    """Which formula each region uses (``sakip-decisions::``): one table a choice of formula, regions beside rules."""

    def made(self) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for name, key in keys.KEYS.items():
            for field in ("rumus", "skala"):
                found = [one for one in chosen() if one.key == name and one.field == field]
                if not found:
                    continue
                made += [
                    heading([link("kunci", name, as_code=True), ": ", say(key.about)]),
                    self.regions([one for one in found if one.own]),
                    *heirs(found),
                ]
        return made

    def regions(self, found: list[Chosen]) -> nodes.Node:
        rows = []
        for one in found:
            known = rules.find(one.value) if isinstance(one.value, str) else None
            what = link("aturan", one.value, say(known.title)) if known else code(value_shown(one.value))
            rows.append([say(one.wilayah), what, span(one), reference(one.rujukan)])
        return table([say("Region"), say("Rule"), say("Years"), say("Source of the choice")], rows)
