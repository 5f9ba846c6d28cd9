# SPDX-License-Identifier: MIT
"""``sakip rules [ID]``."""

from __future__ import annotations

import click

from sakip import rules
from sakip.cli.base import Command
from sakip.cli.show import table
from sakip.lang import N_, say
from sakip.rules.base import Rule
from sakip.rules.scale import CELAH, Scale


@click.command(
    "rules",
    cls=Command,
    arguments={"ID": N_("A rule, to be shown in full; all in a list where left out.")},
    example="sakip rules capaian.turun.cermin",
)
@click.argument("id", required=False)
def command(id: str | None) -> None:
    if id is None:
        rows = [[rule.id, say(rule.title), rule.rujukan[0].peraturan.nama] for rule in rules.every()]
        click.echo(table([say("Id"), say("Rule"), say("Reference")], rows, most={2: 30}))
        return
    click.echo("\n".join(_full(rules.get(id))))


def _full(rule: Rule) -> list[str]:
    from sakip.formula.words import plain

    lines = [rule.id, "  " + say(rule.title), ""]
    if isinstance(rule, Scale):
        lines += [f"  {one.label}: {_bounds(one.bawah, one.atas)} {one.arti}".rstrip() for one in reversed(rule.urut)]
        lines.append(say("  holes: {celah}", celah=say(CELAH[rule.celah])))
    else:
        lines.append(f"  {rule.kind} = {plain(rule.formula)}")
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


def _bounds(low: object, high: object) -> str:
    if low is None:
        return f"≤ {high}"
    return f"≥ {low}" if high is None else f"{low} - {high}"
