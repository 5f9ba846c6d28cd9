# SPDX-License-Identifier: MIT
"""``sakip convert REPORT FILE.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sakip.cli.base import Command, year
from sakip.cli.show import paragraph
from sakip.lang import N_, say

if TYPE_CHECKING:
    from sakip.readers import Question

REPORT = N_("A published report: DOCX, XLSX, PDF with text, Markdown or plain text.")
MOST = 20
"""So many questions and leftovers are shown; the file has every question."""


@click.command(
    "convert",
    cls=Command,
    arguments={"REPORT": REPORT, "FILE": N_("The bundle to write, a .toml file.")},
    example="sakip convert lkjip-2023.docx kecamatan-2024.toml",
)
@click.argument("report", type=click.Path())
@click.argument("file", type=click.Path())
@click.option("--wilayah", metavar="KODE", help=N_("Code of the region; found in the report where it is left out."))
@click.option("--tahun", metavar="N", help=N_("Year reported; found in the report where it is left out."))
def command(report: str, file: str, wilayah: str | None, tahun: str | None) -> None:
    from sakip import api

    path = Path(file)
    made = api.convert(report, path, wilayah=wilayah, tahun=None if tahun is None else year(tahun))
    click.echo(say("Written: {path}", path=path))
    bundle = made.bundle
    click.echo(
        say("{agency}, {year}: {indicators} indicators, {programs} programs, {claims} printed values.",
            agency=bundle.perangkat_daerah.nama, year=bundle.tahun, indicators=len(bundle.indikator),
            programs=len(bundle.program), claims=len(made.klaim))
    )  # fmt: skip
    _list(say("Questions, each marked in the file:"), [_asked(one) for one in made.questions])
    _list(say("Not placed:"), [f"{one.text[:60]} ({one.place}): {one.reason}" for one in made.unplaced])


def _asked(one: Question) -> str:
    return f"{one.about}: {one}" if one.about else str(one)


def _list(title: str, lines: list[str]) -> None:
    if not lines:
        return
    click.echo(f"\n{title}", err=True)
    for line in lines[:MOST]:
        click.echo(paragraph(f"  {line}"), err=True)
    if len(lines) > MOST:
        click.echo(say("  and {count} more", count=len(lines) - MOST), err=True)
