# SPDX-License-Identifier: MIT
"""``sakip regions [KODE]``."""

from __future__ import annotations

from fractions import Fraction

import click

from sakip.cli.base import Command
from sakip.cli.base import year as a_year
from sakip.cli.show import table
from sakip.errors import SakipError
from sakip.lang import N_, say
from sakip.rules.scale import Scale


@click.command(
    "regions",
    cls=Command,
    arguments={"KODE": N_("A region, to see what it chooses; all that are installed where left out.")},
    example="sakip regions 16.05",
)
@click.argument("kode", required=False)
@click.option("--tahun", "-t", type=a_year, metavar="TAHUN", help=N_("Year whose choices are shown; else this year."))
def command(kode: str | None, tahun: int | None) -> None:
    from sakip import api
    from sakip.plugins import regions

    year = tahun or api.this_year()
    if kode is None:
        rows, told = [], []
        for region in regions.installed().values():
            state = say("ready")
            try:
                if region.cacat is not None:
                    raise region.cacat
                api.resolve(region.kode, year)
            except SakipError as error:
                state = say("broken")
                told.append(f"{region.kode}: {error}")
            rows.append([region.kode, region.distribusi, region.versi, state])
        click.echo(table([say("Code"), say("Distribution"), say("Version"), say("State")], rows))
        if not rows:
            click.echo(say("No region is installed; the national rules apply everywhere."))
        for one in told:
            click.echo(f"\n{one}")
        return
    profile = api.resolve(kode, year)
    click.echo(say("{kode}, {year}: {regions}", kode=kode, year=year, regions=", ".join(profile.wilayah)))
    told_of: dict[tuple[str, str, str], list[str]] = {}
    for (key, field), choice in profile.pilihan.items():
        if not key.startswith(("kerangka.", "tabel.")):
            values = told_of.setdefault((key, say(choice.asal), str(choice.rujukan)), [])
            values.append(f"{field} = {_short(choice.nilai)}")
    for (key, whose, rujukan), values in told_of.items():
        click.echo(f"{key}: {'; '.join(values)}\n    {whose} ({rujukan})")
    layouts = [key for key in profile.keys() if key.startswith(("kerangka.", "tabel."))]  # noqa: SIM118 - no dict
    if layouts:
        click.echo("\n" + say("Outlines and tables: {names}", names=", ".join(layouts)))


def _short(value: object) -> str:
    if value is None:
        return "tanpa"
    if isinstance(value, Fraction):
        from sakip.formula.words import number_text

        return number_text(value)
    if isinstance(value, tuple):
        return ", ".join(f'"{one}"' for one in value)
    if isinstance(value, Scale):
        return ", ".join(one.label for one in reversed(value.urut))
    return str(value)
