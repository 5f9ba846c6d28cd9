# SPDX-License-Identifier: MIT
"""``sakip capaian TARGET REALISASI``."""

from __future__ import annotations

import click

from sakip.cli.base import Command, year
from sakip.lang import N_, say

SCHEMA = 1


def _values(pairs: tuple[str, ...], **named: str | None) -> dict[str, str]:
    """What a rule is given, by name."""
    found = {name: text for name, text in named.items() if text is not None}
    for pair in pairs:
        name, sign, text = pair.partition("=")
        if not sign:
            raise click.BadParameter(say('"{pair}" is no NAMA=NILAI.', pair=pair), param_hint="--dengan")
        found[name.strip()] = text.strip()
    return found


@click.command(
    "capaian",
    cls=Command,
    arguments={
        "TARGET": N_('Number, range or name: 84   79,35   69,1-69,5   ">= 95"   "2 jam"   WTP   "31 Maret 2023"'),
        "REALISASI": N_('The same for the realisation; "-" where there is none.'),
    },
    example="sakip capaian 10 12 --polaritas turun",
)
@click.argument("target")
@click.argument("realisasi")
@click.option(
    "--polaritas",
    "-p",
    default="naik",
    metavar="ARAH",
    help=N_("naik (higher is better), turun (lower is better) or stabil (on target); naik where it is left out."),
)
@click.option("--wilayah", "-w", metavar="KODE", help=N_("Region whose rules apply, as 16.05; else the national ones."))
@click.option("--tahun", "-t", type=year, metavar="TAHUN", help=N_("Year whose rules apply; else this year."))
@click.option("--satuan", "-s", metavar="SATUAN", help=N_("Unit of the indicator, where the numbers bring none."))
@click.option("--rumus", "-r", metavar="ID", help=N_("A rule by its id, in place of the region's choice."))
@click.option("--awal", metavar="NILAI", help=N_("Where the indicator stood before; for dates, the day to count from."))
@click.option("--terburuk", metavar="NILAI", help=N_("The worst realisation that there can be."))
@click.option(
    "--dengan",
    "-d",
    metavar="NAMA=NILAI",
    multiple=True,
    help=N_("Anything else that the rule asks for, as titik_1=0; may be repeated."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))
def command(
    target: str,
    realisasi: str,
    polaritas: str,
    wilayah: str | None,
    tahun: int | None,
    satuan: str | None,
    rumus: str | None,
    awal: str | None,
    terburuk: str | None,
    dengan: tuple[str, ...],
    as_json: bool,
) -> None:
    from sakip import api
    from sakip.figure import MISSING

    figure = api.capaian(
        target,
        realisasi,
        polaritas=polaritas,
        wilayah=wilayah,
        tahun=tahun,
        satuan=satuan,
        rumus=rumus,
        dengan=_values(dengan, awal=awal, terburuk=terburuk),
    )
    label = api.predikat(figure, wilayah=wilayah, tahun=tahun)
    if as_json:
        import json

        data = figure.to_json()
        exact = data["exact"]
        click.echo(
            json.dumps(
                {
                    "schema": SCHEMA,
                    "capaian": data["value"],
                    "exact": exact,
                    "predikat": label,
                    "rule": data["rule"],
                    "reason": data["reason"],
                    "steps": list(figure.steps),
                },
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    if figure.value is None:
        click.echo(say("Achievement: cannot be computed, {reason}.", reason=figure.reason))
    elif label == MISSING:
        click.echo(say("Achievement: {text} (no class on the scale)", text=figure.labelled))
    elif label:
        click.echo(say("Achievement: {text} ({label})", text=figure.labelled, label=label))
    else:
        click.echo(say("Achievement: {text}", text=figure.labelled))
    for line in figure.explain().splitlines()[1:]:
        click.echo(line)
    if figure.absent is not None and figure.absent.what in ("target-nol", "target-negatif", "realisasi-nol"):
        click.echo(
            say(
                "  A region may declare an answer in its profile (nol.{polaritas}); "
                "practices differ: no figure, 0 or 100.",
                polaritas=polaritas.lower(),
            )
        )
