# SPDX-License-Identifier: MIT
"""``sakip audit FILE|FOLDER|BUNDLE``: findings, the working paper of them, the report with comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sakip.cli import findings, papers
from sakip.cli.base import Command, UsageError, year
from sakip.cli.show import paragraph
from sakip.lang import N_, msg, say

if TYPE_CHECKING:
    from sakip.auditing import Audit
    from sakip.auditing.baseline import Baseline

SUBJECT = N_("A published report (DOCX, XLSX, PDF with text, Markdown, plain text), a folder of them, or a bundle.")


@click.command(
    "audit",
    cls=Command,
    arguments={"FILE|FOLDER|BUNDLE": SUBJECT},
    example="sakip audit lkjip-2023.docx --json",
)
@click.argument("subject", type=click.Path(), metavar="FILE|FOLDER|BUNDLE")
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))
@click.option("--sarif", "as_sarif", is_flag=True, help=N_("Print SARIF 2.1.0, for editors and review tools."))
@click.option("--wilayah", metavar="KODE", help=N_("Code of the region; found in the report where it is left out."))
@click.option("--tahun", metavar="N", help=N_("Year reported; found in the report where it is left out."))
@click.option(
    "--baseline", type=click.Path(), metavar="FILE", help=N_("Accepted findings with their reasons; they stay silent.")
)
@click.option(
    "--write-baseline", is_flag=True, help=N_("Write all findings to the baseline, to be given their reasons.")
)
@papers.options
def command(
    subject: str,
    as_json: bool,
    as_sarif: bool,
    wilayah: str | None,
    tahun: str | None,
    baseline: str | None,
    write_baseline: bool,
    output: str | None,
    comments: str | None,
) -> int:
    if as_json and as_sarif:
        raise UsageError(msg("--json and --sarif exclude each other."), hint=msg("Leave one of them out."))
    if write_baseline and baseline is None:
        raise UsageError(
            msg("--write-baseline needs --baseline."), hint=msg("Name the file: --baseline diterima.toml.")
        )
    from sakip import api, readers

    asked = None if tahun is None else year(tahun)
    accepted = _baseline(baseline, may_lack=write_baseline)
    if Path(subject).is_dir() and not api.is_bundle(subject):
        if output or comments:
            raise UsageError(
                msg("-o and --comments are of one report, not of a folder."), hint=msg("Audit its files one by one.")
            )
        from sakip.cli import portfolio

        done = portfolio.audits(Path(subject), wilayah, asked)
        if write_baseline and baseline is not None:
            return _write(baseline, done.audits, accepted)
        return portfolio.show(done, accepted, as_json=as_json, as_sarif=as_sarif)
    own = None if wilayah is None or Path(subject).is_dir() else api.own(subject, wilayah, asked)
    published = None if own is not None or api.is_bundle(subject) else readers.read(subject)
    found = api.audit(own or published or subject, wilayah=wilayah, tahun=asked)
    if write_baseline and baseline is not None:
        return _write(baseline, {subject: found}, accepted)
    found = accepted.apply(found) if accepted is not None else found
    papers.write(found, published, subject, output, comments)
    if as_json or as_sarif:
        import json

        data = found.to_sarif(subject) if as_sarif else found.to_json()
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _show(found, short=bool(output or comments))
    return 1 if found.findings else 0


def _baseline(path: str | None, *, may_lack: bool) -> Baseline | None:
    if path is None or (may_lack and not Path(path).exists()):
        return None
    from sakip.auditing import baseline

    return baseline.read(path)


def _write(path: str, audits: dict[str, Audit], before: Baseline | None) -> int:
    from sakip.auditing import baseline
    from sakip.writers import atomic

    atomic.save(Path(path), baseline.dump(audits, before).encode())
    count = sum(len(one.findings) for one in audits.values())
    click.echo(say("Written: {path}", path=path))
    click.echo(say("{count} findings; each with a reason (alasan) stays silent from now on.", count=count))
    return 0


def _show(done: Audit, *, short: bool = False) -> None:
    click.echo(say("{agency}, {year}: {count} printed values looked at.", agency=done.nama, year=done.tahun,
                   count=done.tercetak))  # fmt: skip
    for one in done.asumsi:
        click.echo(paragraph(say("Assumed: {what}.", what=one)))
    if done.asumsi:
        click.echo(paragraph(say("Name what is not so: --wilayah and --tahun, or the title in the report.")))
    if done.diterima:
        click.echo(say("{count} findings were accepted before.", count=done.diterima))
    if not done.findings:
        click.echo(say("Nothing to report."))
        return
    if short:
        papers.count(done)
        return
    for severity, found in done.by_severity().items():
        click.echo(f"\n{findings.listed(severity, found)}")
    click.echo()
    click.echo(paragraph(say("A note says by which known practice a figure follows, or what a reviewer may ask; it "
                             "accuses nobody.")))  # fmt: skip
