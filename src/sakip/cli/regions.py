# SPDX-License-Identifier: MIT
"""``sakip regions [KODE]``."""

from __future__ import annotations

from fractions import Fraction

import click

from sakip.cli.show import table
from sakip.errors import SakipError
from sakip.lang import say


@click.command("regions")
@click.argument("kode", required=False)
@click.option("--tahun", "-t", type=int)
def command(kode: str | None, tahun: int | None) -> None:
    from sakip import api
    from sakip.plugins import regions

    if kode is None:
        rows = []
        for region in regions.installed().values():
            try:
                api.plugins(region.kode)
                state = say("ready")
            except SakipError as error:
                state = say("broken: {reason}", reason=error.message)
            rows.append([region.kode, region.distribusi, region.versi, state])
        click.echo(table([say("Code"), say("Distribution"), say("Version"), say("State")], rows))
        return
    profile = api.resolve(kode, tahun or api.this_year())
    rows = [
        [key, field, _short(choice.nilai), say(choice.asal), str(choice.rujukan)]
        for (key, field), choice in profile.pilihan.items()
        if not key.startswith(("kerangka.", "tabel."))
    ]
    click.echo(table([say("Choice"), say("Field"), say("Value"), say("Whose"), say("Reference")], rows))
    layouts = [key for key in profile.keys() if key.startswith(("kerangka.", "tabel."))]
    click.echo(say("Outlines and tables: {names}", names=", ".join(layouts)))


def _short(value: object) -> str:
    if value is None:
        return "tanpa"
    if isinstance(value, Fraction):
        from sakip.formula.words import number_text

        return number_text(value)
    return str(value)
