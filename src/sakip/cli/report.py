# SPDX-License-Identifier: MIT
"""``sakip report BUNDLE -o FILE``."""

from __future__ import annotations

import click

from sakip.lang import say


@click.command("report")
@click.argument("bundle", type=click.Path())
@click.option("--output", "-o", required=True, type=click.Path(), help=".docx .xlsx .html .md")
@click.option("--jenis", default="lkjip", help="lkjip")
@click.option("--pejabat", type=click.Path(), help="TOML with the officials' NIP")
def command(bundle: str, output: str, jenis: str, pejabat: str | None) -> None:
    from sakip import api

    measurement = api.measure(api.load(bundle, pejabat=pejabat))
    document = api.report(measurement, jenis=jenis)
    path = api.write(document, output)
    click.echo(say("Written: {path}", path=path))
    for gap in document.gaps():
        click.echo(say("To be filled in: {gap}", gap=gap), err=True)
