# SPDX-License-Identifier: MIT
"""``sakip regions [KODE]``."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from sakip import toml
from sakip.cli.base import Command
from sakip.cli.base import year as a_year
from sakip.cli.show import table
from sakip.errors import SakipError
from sakip.lang import N_, say
from sakip.rules.scale import Scale

if TYPE_CHECKING:
    from sakip.profile import Pilihan

_LAYOUTS = ("kerangka.", "tabel.")
"""Choices too long to be shown; where they come from is."""


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
    found: dict[tuple[str, Pilihan], list[str]] = {}
    for (key, field), choice in profile.pilihan.items():
        shown = [] if key.startswith(_LAYOUTS) else [f"{field} = {_short(choice.nilai)}"]
        # The value is no part of where a choice comes from.
        found.setdefault((key, attrs.evolve(choice, nilai=None)), []).extend(shown)
    files = {berkas: toml.text(berkas) for berkas in {choice.berkas for _, choice in found} if berkas is not None}
    lines = {
        berkas: toml.lines(body, {choice.jalur for _, choice in found if choice.berkas == berkas})
        for berkas, body in files.items()
    }
    for (key, choice), values in found.items():
        where = choice.berkas and f"{_file(choice.berkas)}:{lines[choice.berkas][choice.jalur]}"
        click.echo(f"{key}: {'; '.join(values)}" if values else key)
        click.echo(f"    {', '.join(filter(None, (say(choice.asal), where)))} ({choice.rujukan})")


def _file(path: str) -> str:
    """A file by the folder of its package: sakip_musi_rawas/profile.toml."""
    return "/".join(Path(path).parts[-2:])


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
