# SPDX-License-Identifier: MIT
"""``sakip report BUNDLE -o FILE``, ``sakip report FOLDER -o FOLDER``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sakip.cli import bundles
from sakip.cli.base import Command, UsageError
from sakip.lang import N_, msg, say

if TYPE_CHECKING:
    from sakip.measurement import Measurement

SUBJECT = N_("A bundle: a folder of TOML files, or one file; or a folder of bundles, each of which gets its report.")


@click.command(
    "report",
    cls=Command,
    arguments={"BUNDLE|FOLDER": SUBJECT},
    example="sakip report data/kecamatan-2023 -o laporan.docx",
)
@click.argument("bundle", type=click.Path(), metavar="BUNDLE|FOLDER")
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(),
    metavar="FILE|FOLDER",
    help=N_("Where to write; the suffix chooses the format: .docx .pdf .xlsx .html .md"),
)
@click.option(
    "--format",
    "formats",
    metavar="FORMAT,...",
    help=N_("Formats of a folder's reports; docx where it is left out."),
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
    formats: str | None,
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
    if Path(bundle).is_dir() and not api.is_bundle(bundle):
        from sakip.cli import batch

        if check:
            raise UsageError(
                msg("--check is of one bundle, not of a folder."),
                hint=msg("Audit the folder first: sakip audit FOLDER"),
            )

        suffixes = _suffixes(formats or "docx")
        order = batch.Order(Path(bundle), _target(output), suffixes, jenis, kertas, templat, standar, pejabat,
                            wilayah, tahun)  # fmt: skip
        return batch.reports(order)
    if formats is not None:
        raise UsageError(
            msg("--format is for a folder of bundles."), hint=msg("The suffix of the file chooses the format: -o x.pdf")
        )
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


def _suffixes(formats: str) -> tuple[str, ...]:
    from sakip import writers

    asked = dict.fromkeys(f".{one.strip().lower().lstrip('.')}" for one in formats.split(","))
    unknown = [one for one in asked if one not in writers.formats()]
    if unknown:
        known = ", ".join(one.lstrip(".") for one in writers.formats())
        raise UsageError(
            msg('no writer knows the format "{suffix}".', suffix=unknown[0].lstrip(".")),
            hint=msg("Known: {known}.", known=known),
        )
    return tuple(asked)


def _target(output: str) -> Path:
    from sakip import writers

    path = Path(output)
    if path.is_file() or (not path.is_dir() and path.suffix.lower() in writers.formats()):
        raise UsageError(
            msg("a folder of bundles is written into a folder."),
            hint=msg("Name a folder: -o laporan --format docx,pdf"),
        )
    return path
