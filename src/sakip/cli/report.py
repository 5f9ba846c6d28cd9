# SPDX-License-Identifier: MIT
"""``sakip report BUNDLE -o FILE``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sakip.cli import bundles
from sakip.cli.base import Command, UsageError
from sakip.lang import N_, msg, say

if TYPE_CHECKING:
    from sakip.measurement import Measurement


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
@click.option("--check", is_flag=True, help=N_("Audit first, and write nothing where there are errors."))
@click.option(
    "--baseline",
    type=click.Path(),
    metavar="FILE",
    help=N_("With --check: accepted findings with their reasons, as of sakip audit; they stand in no way."),
)
@click.option("--force", is_flag=True, help=N_("With --check: show the errors, and write all the same."))
@bundles.region
def command(
    bundle: str,
    output: str,
    jenis: str,
    kertas: str,
    templat: str | None,
    standar: str | None,
    pejabat: str | None,
    check: bool,
    baseline: str | None,
    force: bool,
    wilayah: str | None,
    tahun: int | None,
) -> int:
    from sakip import api

    if not check and (force or baseline is not None):
        option = "--force" if force else "--baseline"
        raise UsageError(
            msg("{option} belongs to --check.", option=option), hint=msg("Add --check, or leave {option} out.",
                                                                         option=option)
        )  # fmt: skip
    measurement = bundles.measured(bundle, wilayah, tahun, pejabat)
    if check and _errors(measurement, baseline) and not force:
        click.echo(say("Not written: {path}. Correct the data, accept a finding (--baseline), or write all the same "
                       "(--force).", path=output), err=True)  # fmt: skip
        return 1
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
    return 0


def _errors(measurement: Measurement, baseline: str | None) -> int:
    """How many findings of the audit are errors that nobody accepted; shown where there are some."""
    from sakip import api
    from sakip.auditing import Severity
    from sakip.auditing import baseline as accepted
    from sakip.cli import findings

    done = api.audit(measurement)
    done = done if baseline is None else accepted.read(baseline).apply(done)
    errors = done.by_severity().get(Severity.ERROR, ())
    if done.diterima:
        click.echo(say("{count} findings were accepted before.", count=done.diterima), err=True)
    if errors:
        click.echo(findings.listed(Severity.ERROR, errors), err=True)
    return len(errors)
