# SPDX-License-Identifier: MIT
"""``sakip infer TARGET REALISASI CAPAIAN``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sakip.cli.base import Command
from sakip.lang import N_, say

if TYPE_CHECKING:
    from sakip.auditing.infer import Inference


@click.command(
    "infer",
    cls=Command,
    arguments={
        "TARGET": N_("The target, as printed."),
        "REALISASI": N_("The realisation, as printed."),
        "CAPAIAN": N_("The achievement that is printed for them."),
    },
    example="sakip infer 84 79,35 94,05",
)
@click.argument("target")
@click.argument("realisasi")
@click.argument("capaian")
@click.option(
    "--polaritas",
    "-p",
    metavar="ARAH",
    help=N_("naik, turun or stabil, where it is known; else every formula is tried."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))
def command(target: str, realisasi: str, capaian: str, polaritas: str | None, as_json: bool) -> None:
    from sakip import api

    found = api.infer(target, realisasi, capaian, polaritas=polaritas)
    if as_json:
        import json

        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: Inference) -> list[str]:
    from sakip.auditing.finding import CERTAINTIES
    from sakip.formula.words import filled
    from sakip.rules import get

    inputs = {"target": found.target, "realisasi": found.realisasi}
    if found.explained:
        lines = [say("{capaian} is explained by:", capaian=found.cetak.teks)]
        for one in found.by:
            lines.append(f"  {one.message}")
            lines.append(f"    {filled(get(one.rumus).formula, inputs)}")
        return lines + [say("  in doubt: {doubt}", doubt=one) for one in found.doubts]
    lines = [say("{capaian} is explained by no common practice.", capaian=found.cetak.teks)]
    lines += [
        say("  nearest cause ({certainty}): {cause}", certainty=say(CERTAINTIES[one.certainty]), cause=one.message)
        for one in found.nearest
    ]
    if not found.nearest:
        lines.append(say("  No probable cause was found either."))
    return lines
