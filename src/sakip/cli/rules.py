# SPDX-License-Identifier: MIT
"""``sakip rules [ID]``."""

from __future__ import annotations

from collections.abc import Mapping

import click

from sakip import rules
from sakip.cli.base import Command, year
from sakip.cli.show import table
from sakip.lang import N_, say
from sakip.rules.base import Rule
from sakip.rules.scale import CELAH, Kelas, Scale


@click.command(
    "rules",
    cls=Command,
    arguments={"ID": N_("A rule, to be shown in full; all in a list where left out.")},
    example="sakip rules capaian.turun.cermin",
)
@click.argument("id", required=False)
@click.option(
    "--wilayah", "-w", metavar="KODE", help=N_("Region whose own rules are shown too, before the national ones.")
)
@click.option("--tahun", "-t", type=year, metavar="TAHUN", help=N_("Year whose rules apply; else this year."))
def command(id: str | None, wilayah: str | None, tahun: int | None) -> None:
    own = {} if wilayah is None else _brought(wilayah, tahun)
    if id is None:
        known = (*own.values(), *(rule for rule in rules.every() if rule.id not in own))
        rows = [[rule.id, say(rule.title), _source(rule)] for rule in known]
        click.echo(table([say("Id"), say("Rule"), say("Reference")], rows, most={2: 30}))
        return
    found = own.get(id) or rules.find(id)
    if found is None:
        raise rules.unknown(id, [*own, *(rule.id for rule in rules.every())])
    click.echo("\n".join(_full(found)))


def _brought(wilayah: str, tahun: int | None) -> Mapping[str, Rule]:
    """The rules that the region's plugins bring, by id."""
    from sakip import api

    return api.resolve(wilayah, tahun or api.this_year()).aturan


def _source(rule: Rule) -> str:
    """The first source of a rule, by its short name; a plugin may cite one that the catalogue lacks."""
    from sakip.references import catalogue

    first = rule.rujukan[0].sumber
    entry = catalogue().get(first)
    return first if entry is None else entry.nama


def _full(rule: Rule) -> list[str]:
    from sakip.formula.words import definition

    lines = [rule.id, "  " + say(rule.title), ""]
    if isinstance(rule, Scale):
        lines += [f"  {one.label}: {_bounds(one)}{f' ({one.arti})' if one.arti else ''}" for one in reversed(rule.urut)]
        lines.append(say("  holes: {celah}", celah=say(CELAH[rule.celah])))
    else:
        lines += [f"  {line}" for line in definition(rule.kind, rule.formula)]
    if rule.in_force != (None, None):
        first, last = ("..." if year is None else str(year) for year in rule.in_force)
        lines += ["", say("  in force: {first} to {last}", first=first, last=last)]
    if rule.audit_saja:
        warning = say("Wrong, but printed in reports: the audit knows it, and no profile may choose it.")
        lines += ["", "  " + warning]
    if rule.note:
        lines += ["", "  " + say(rule.note)]
    lines += ["", *(say("  reference: {rujukan}", rujukan=one) for one in rule.rujukan)]
    for one in rule.examples:
        inputs = ", ".join(f"{name} {text}" for name, text in one.masukan.items())
        lines.append(
            say("  example: {inputs} gives {hasil} ({rujukan})", inputs=inputs, hasil=one.hasil, rujukan=one.rujukan)
        )
        if one.tercetak:
            lines.append(say("    the source prints {printed}: {why}", printed=one.tercetak, why=one.sebab or ""))
    if rule.varian:
        lines.append(say("  competes with: {rules}", rules=", ".join(rule.varian)))
    return lines


def _bounds(kelas: Kelas) -> str:
    """The bounds of a class as a condition: ``76,61 ≤ x ≤ 88,3``."""
    from sakip.formula.words import number_text

    if kelas.atas is None and kelas.bawah is not None:
        return f"x {'≥' if kelas.bawah_termasuk else '>'} {number_text(kelas.bawah)}"
    low = "" if kelas.bawah is None else f"{number_text(kelas.bawah)} {'≤' if kelas.bawah_termasuk else '<'} "
    high = "" if kelas.atas is None else f" {'≤' if kelas.atas_termasuk else '<'} {number_text(kelas.atas)}"
    return f"{low}x{high}"
