# SPDX-License-Identifier: MIT
"""``sakip template FILE.xlsx``."""

from __future__ import annotations

from pathlib import Path

import click

from sakip.cli.base import Command, UsageError, year
from sakip.lang import N_, msg, say
from sakip.workbook import SUFFIX


@click.command(
    "template",
    cls=Command,
    arguments={"FILE": N_("The workbook to write (.xlsx).")},
    example="sakip template isian.xlsx --jenis kecamatan --tahun 2024",
)
@click.argument("file", metavar="FILE", type=click.Path())
@click.option("--tahun", metavar="N", help=N_("Year of the report; last year where it is left out."))
@click.option("--wilayah", metavar="KODE", default="", help=N_("Kode wilayah of the agency, such as 16.05.19."))
@click.option("--nama", metavar="TEXT", default="", help=N_("Name of the agency."))
@click.option("--jenis", metavar="TEXT", default="", help=N_("Kind of agency: kecamatan, dinas, badan, ..."))
@click.option("--induk", metavar="TEXT", default="", help=N_("The government it belongs to."))
@click.option("--bidang", metavar="KODE", help=N_("Bidang whose codes are offered, such as 1.02."))
def command(file: str, tahun: str | None, wilayah: str, nama: str, jenis: str, induk: str, bidang: str | None) -> None:
    from sakip.api import resolve, this_year
    from sakip.reporting import texts
    from sakip.workbook.template import template

    path = Path(file)
    if path.suffix.lower() != SUFFIX:
        raise UsageError(msg("{path} is no .xlsx file.", path=path), hint=msg("A workbook's name ends in .xlsx."))
    if path.exists():
        raise UsageError(msg("{path} is there already.", path=path), hint=msg("Choose another name, or move it away."))
    asked = this_year() - 1 if tahun is None else year(tahun)
    asks = texts(resolve(wilayah or None, asked))
    template(path, tahun=asked, kode=wilayah, nama=nama, jenis=jenis, induk=induk, bidang=bidang, narasi=asks)
    click.echo(say("Written: {path}", path=path))
