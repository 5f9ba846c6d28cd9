# SPDX-License-Identifier: MIT
"""The page of one region, read off its package: what it chooses, where that was seen, the rows that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docutils import nodes

from sakip.lang import say
from sakip.rules.base import Rule
from sakip.sphinxext.choices import Chosen, of_region
from sakip.sphinxext.lists import value_shown
from sakip.sphinxext.parts import Content, Directive, code, heading, link, paragraph, reference, table
from sakip.sphinxext.rule_pages import body, key_link, span
from sakip.testing.contoh import Baris, Contoh
from sakip.testing.room import Room


class Region(Directive):
    """An installed region in full (``sakip-region:: 16.05``)."""

    required_arguments = 1

    def made(self) -> list[nodes.Node]:
        room = Room(self.arguments[0])
        region = room.region
        head = say("Code {kode}; package {distribution} {version}.", kode=region.kode, distribution=region.distribusi,
                   version=region.versi)  # fmt: skip
        made: list[nodes.Node] = [paragraph(head)]
        made += [heading(say("What it chooses")), *choices(region.kode)]
        own = list(brought(region.kode))
        if own:
            made.append(heading(say("Rules of its own")))
        for rule in own:
            made += [paragraph(nodes.strong("", say(rule.title))), *body(rule)]
        for one in room.contoh:
            made += [heading([say("Rows as printed, {year}: ", year=one.tahun), *reference(one.rujukan)]), printed(one)]
        return made


def brought(kode: str) -> Iterator[Rule]:
    """The rules that the region's plugin brings itself, not those of the regions it lies in."""
    from sakip import api

    year = api.this_year()
    wider = kode.rpartition(".")[0] or None
    inherited = api.resolve(wider, year, asked=False).aturan
    for id, rule in api.resolve(kode, year).aturan.items():
        if inherited.get(id) != rule:
            yield rule


def choices(kode: str) -> Iterator[nodes.Node]:
    """The region's own choices, each with its source; of outlines and tables the names alone."""
    own = [one for one in of_region(kode) if one.own]
    merged: dict[tuple[str, tuple[int, int] | None], list[Chosen]] = {}
    for one in own:
        if not one.key.startswith(("tabel.", "kerangka.")):
            merged.setdefault((one.key, one.years), []).append(one)
    rows: list[list[Content]] = [
        [
            key_link(key),
            [part for one in group for part in _value(one)],
            span(group[0]),
            reference(group[0].rujukan),
        ]
        for (key, _), group in merged.items()
    ]
    yield table([say("Key"), say("Value"), say("Years"), say("Source of the choice")], rows)
    layouts = Counter(one.key for one in own if one.key.startswith(("tabel.", "kerangka.")))
    if layouts:
        yield paragraph(say("Outlines and tables of its own: {names}.", names=", ".join(layouts)))
    yield paragraph(say("Everything else is inherited: see {command}.", command=f"sakip regions {kode}"))


def _value(one: Chosen) -> list[str | nodes.Node]:
    if one.field in ("rumus", "skala") and isinstance(one.value, str) and one.value != "tanpa":
        from sakip import rules

        if rules.find(one.value) is not None:
            return [code(f"{one.field} = "), link("aturan", one.value), " "]
    return [code(f"{one.field} = {value_shown(one.value)}"), " "]


def printed(contoh: Contoh) -> nodes.Node:
    """The rows of one report."""
    rows: list[list[Content]] = [
        [one.bagian, one.uraian or one.id or one.jenis, code(one.jenis), _inputs(one), _result(one)]
        for one in contoh.baris
    ]
    return table([say("Where"), say("What"), say("Kind"), say("Inputs"), say("Printed")], rows)


def _inputs(one: Baris) -> str:
    if one.dari:
        return ", ".join(one.dari)
    return "; ".join(
        f"{name} {value if isinstance(value, str) else ', '.join(value)}" for name, value in one.masukan.items()
    )


def _result(one: Baris) -> str:
    if one.hasil is None:
        return one.tercetak
    return say("{printed}; by the region's rules {right}: {why}", printed=one.tercetak, right=one.hasil, why=one.sebab)
