# SPDX-License-Identifier: MIT
"""``sakip report BUNDLE -o FILE``."""

from __future__ import annotations

import click

from sakip.cli import bundles
from sakip.cli.base import Command
from sakip.lang import N_, say


@click.command(
    "report",
    cls=Command,
    arguments={"BUNDLE": bundles.BUNDLE},
    example="sakip report data/kecamatan-2023 -o laporan.docx",
)
@click.argument("bundle", type=click.Path())
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(),
    metavar="FILE",
    help=N_("Where to write; the suffix chooses the format: .docx .xlsx .html .md"),
)
@click.option("--jenis", default="lkjip", metavar="JENIS", help=N_("Kind of document; lkjip where it is left out."))
@click.option("--pejabat", type=click.Path(), metavar="FILE", help=N_("Private TOML file with the officials' NIP."))
@bundles.region
def command(bundle: str, output: str, jenis: str, pejabat: str | None, wilayah: str | None, tahun: int | None) -> None:
    from sakip import api

    measurement = bundles.measured(bundle, wilayah, tahun, pejabat)
    document = api.report(measurement, jenis=jenis)
    profile = measurement.profile
    path = api.write(document, output, wilayah=profile.kode, tahun=profile.tahun)
    click.echo(say("Written: {path}", path=path))
    for note in profile.catatan:
        click.echo(say("Note: {note}", note=note), err=True)
    for gap in document.gaps():
        click.echo(say("To be filled in: {gap}", gap=gap), err=True)
