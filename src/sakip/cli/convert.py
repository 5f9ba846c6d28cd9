# SPDX-License-Identifier: MIT
"""``sakip convert IN OUT``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sakip.cli.base import Command, UsageError, year
from sakip.cli.show import paragraph
from sakip.lang import N_, msg, say

if TYPE_CHECKING:
    from sakip.errors import Fault
    from sakip.lang import Message
    from sakip.model import VersiPagu


@click.command(
    "convert",
    cls=Command,
    arguments={
        "IN": N_("A bundle (a folder of TOML files, one TOML file, a filled workbook), or a published report."),
        "OUT": N_("Where to write: .toml or .xlsx. A bundle that is there is edited, its comments stay."),
    },
    example="sakip convert data/kecamatan-2023 isian.xlsx",
)
@click.argument("source", metavar="IN", type=click.Path())
@click.argument("output", metavar="OUT", type=click.Path())
@click.option(
    "--next-year", is_flag=True, help=N_("Write the bundle of the next year: the plan stays, money is left open.")
)
@click.option("--sipd", metavar="FILE", type=click.Path(), help=N_("Take budget and spending from an export of SIPD."))
@click.option(
    "--versi",
    metavar="VERSI",
    default="murni",
    help=N_("Budget of its plain column: murni, pergeseran, perubahan."),
)
@click.option("--wilayah", metavar="KODE", help=N_("Code of the region; found in the report where it is left out."))
@click.option("--tahun", metavar="N", help=N_("Year reported; found in the report where it is left out."))
@click.option("--skpd", metavar="KODE", help=N_("Code or name of the agency, where the export has several."))
def command(
    source: str,
    output: str,
    next_year: bool,
    sipd: str | None,
    versi: str,
    wilayah: str | None,
    tahun: str | None,
    skpd: str | None,
) -> int:
    from sakip import api

    made = None
    if not api.is_bundle(source) and Path(source).is_file():
        _free(Path(output))
        made = api.draft(source, wilayah=wilayah, tahun=None if tahun is None else year(tahun)).tidy()
    bundle = api.load(source) if made is None else made.bundle
    notes: tuple[Message, ...] = ()
    left: tuple[Fault, ...] = ()
    if sipd is not None:
        from sakip import sipd as room

        export = room.read(sipd, versi=_version(versi), skpd=skpd, tahun=bundle.tahun)
        bundle, notes = room.merge(bundle, export)
        left = export.tertinggal
    if next_year:
        from sakip.bundle.next_year import next_year as moved

        bundle, to_do = moved(bundle)
        notes += to_do
    remarks = None if made is None else made.remarks()
    click.echo(say("Written: {path}", path=api.save(bundle, output, remarks=remarks)))
    for about, lines in (remarks or {}).items():
        for line in lines:
            click.echo(paragraph(f"? {about}: {line}" if about else f"? {line}"), err=True)
    for note in notes:
        click.echo(paragraph(str(note)), err=True)
    for fault in left:
        click.echo(say("Not taken over: {fault}", fault=fault), err=True)
    return 1 if left else 0


def _free(path: Path) -> None:
    """What a report gives is put into a new file: one that is there may hold somebody's work."""
    from sakip.errors import OutputError, Place

    if path.exists():
        hint = msg("It may hold somebody's work: choose another name, or remove it first.")
        raise OutputError(msg("the file is there already."), place=Place(str(path)), hint=hint)


def _version(text: str) -> VersiPagu:
    from sakip.model import VersiPagu

    if text not in list(VersiPagu):
        raise UsageError(msg('--versi: "{text}" is no version of a budget.', text=text),
                         hint=msg("Known: {known}.", known=", ".join(VersiPagu)))  # fmt: skip
    return VersiPagu(text)
