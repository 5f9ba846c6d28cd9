# SPDX-License-Identifier: MIT
"""``sakip capaian TARGET REALISASI``."""

from __future__ import annotations

import click

from sakip.lang import say

SCHEMA = 1


@click.command("capaian", context_settings={"ignore_unknown_options": True})
@click.argument("target")
@click.argument("realisasi")
@click.option("--polaritas", "-p", default="naik", help="naik | turun | stabil")
@click.option("--wilayah", "-w", help="kode wilayah")
@click.option("--tahun", "-t", type=int)
@click.option("--satuan", "-s")
@click.option("--json", "as_json", is_flag=True)
def command(
    target: str, realisasi: str, polaritas: str, wilayah: str | None, tahun: int | None, satuan: str | None, as_json: bool
) -> None:
    from sakip import api

    figure = api.capaian(target, realisasi, polaritas=polaritas, wilayah=wilayah, tahun=tahun, satuan=satuan)
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
    elif label:
        click.echo(say("Achievement: {text} ({label})", text=figure.labelled, label=label))
    else:
        click.echo(say("Achievement: {text}", text=figure.labelled))
    for line in figure.explain().splitlines()[1:]:
        click.echo(line)
    if figure.absent is not None and figure.absent.what in ("target-nol", "target-negatif", "realisasi-nol"):
        click.echo(
            say("  A region may declare an answer in its profile (nol.{polaritas}); practices differ: no figure, 0 or 100.",
                polaritas=polaritas)
        )  # fmt: skip
