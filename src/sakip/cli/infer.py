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
@click.option(
    "--baris",
    metavar="T:R[:C]",
    multiple=True,
    help=N_("A neighbouring row as printed: target and realisation, or also its achievement. May be given again."),
)
@click.option(
    "--tahun-lain",
    metavar=N_("YEAR=[T:]R[:C]"),
    multiple=True,
    help=N_("What is printed for another year: 2022=78,15, or 2022=80:78,15. May be given again."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))
def command(
    target: str,
    realisasi: str,
    capaian: str,
    polaritas: str | None,
    baris: tuple[str, ...],
    tahun_lain: tuple[str, ...],
    as_json: bool,
) -> None:
    from sakip import api

    rows = [_row(one, one, least=2) for one in baris]
    years = dict(map(_year, tahun_lain))
    found = api.infer(target, realisasi, capaian, polaritas=polaritas, baris=rows, tahun=years)
    if as_json:
        import json

        click.echo(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
        return
    for line in _lines(found):
        click.echo(line)


def _row(text: str, given: str, least: int) -> tuple[str, ...]:
    parts = tuple(text.split(":"))
    if not least <= len(parts) <= 3 or not all(map(str.strip, parts)):
        raise click.UsageError(say('"{text}" is no row: write target:realisation, 84:79,35.', text=given))
    return parts


def _year(text: str) -> tuple[int, tuple[str, ...]]:
    number, equals, values = text.partition("=")
    if not equals or not (number.isascii() and number.isdigit() and len(number) == 4):
        raise click.UsageError(say('"{text}" names no year: write 2022=79,35.', text=text))
    return int(number), _row(values, text, least=1)


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
