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
    help=N_("Where to write; the suffix chooses the format: .docx .pdf .xlsx .html .md"),
)
@click.option("--jenis", default="lkjip", metavar="JENIS", help=N_("Kind of document; lkjip where it is left out."))
@click.option("--kertas", default="A4", metavar="A4|F4", help=N_("Paper; A4 where it is left out."))
@click.option("--templat", type=click.Path(), metavar="FILE", help=N_("DOCX whose styles, header and footer are used."))
@click.option("--standar", metavar="STANDAR", help=N_("What a PDF must keep: ua-1, a-2a, a-2b, a-3a or a-3b."))
@click.option("--pejabat", type=click.Path(), metavar="FILE", help=N_("Private TOML file with the officials' NIP."))
@bundles.region
def command(
    bundle: str,
    output: str,
    jenis: str,
    kertas: str,
    templat: str | None,
    standar: str | None,
    pejabat: str | None,
    wilayah: str | None,
    tahun: int | None,
) -> None:
    from sakip import api

    measurement = bundles.measured(bundle, wilayah, tahun, pejabat)
    document = api.report(measurement, jenis=jenis)
    profile = measurement.profile
    path = api.write(
        document,
        output,
        wilayah=profile.kode,
        tahun=profile.tahun,
        kertas=kertas,
        templat=templat,
        standar=standar,
    )
    click.echo(say("Written: {path}", path=path))
    for note in profile.catatan:
        click.echo(say("Note: {note}", note=note), err=True)
    for gap in document.gaps():
        click.echo(say("To be filled in: {gap}", gap=gap), err=True)
