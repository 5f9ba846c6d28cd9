# SPDX-License-Identifier: MIT
"""``sakip convert IN OUT``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sakip.cli.base import Command
from sakip.cli.show import paragraph
from sakip.lang import N_, say

if TYPE_CHECKING:
    from sakip.lang import Message


@click.command(
    "convert",
    cls=Command,
    arguments={
        "IN": N_("A bundle: a folder of TOML files, one TOML file, or a filled workbook (.xlsx)."),
        "OUT": N_("Where to write: .toml or .xlsx. A bundle that is there is edited, its comments stay."),
    },
    example="sakip convert data/kecamatan-2023 isian.xlsx",
)
@click.argument("source", metavar="IN", type=click.Path())
@click.argument("output", metavar="OUT", type=click.Path())
@click.option(
    "--next-year", is_flag=True, help=N_("Write the bundle of the next year: the plan stays, money is left open.")
)
def command(source: str, output: str, next_year: bool) -> None:
    from sakip import api

    bundle = api.load(source)
    notes: tuple[Message, ...] = ()
    if next_year:
        from sakip.bundle.next_year import next_year as moved

        bundle, notes = moved(bundle)
    click.echo(say("Written: {path}", path=api.save(bundle, output)))
    for note in notes:
        click.echo(paragraph(str(note)), err=True)
