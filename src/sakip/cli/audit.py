# SPDX-License-Identifier: MIT
"""``sakip audit BUNDLE``: the findings, the working paper of them, and the report with comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sakip.cli import papers
from sakip.cli.base import Command, UsageError
from sakip.cli.explain import BUNDLE
from sakip.cli.show import paragraph, table
from sakip.lang import N_, msg, say

if TYPE_CHECKING:
    from sakip.auditing import Audit, Finding
    from sakip.model import Tempat

PLACES = 3
"""So many places are named in the table; JSON has all."""


@click.command("audit", cls=Command, arguments={"BUNDLE": BUNDLE}, example="sakip audit data/kecamatan-2023 --json")
@click.argument("bundle", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))
@click.option("--sarif", "as_sarif", is_flag=True, help=N_("Print SARIF 2.1.0, for editors and review tools."))
@papers.options
def command(bundle: str, as_json: bool, as_sarif: bool, output: str | None, comments: str | None) -> int:
    if as_json and as_sarif:
        raise UsageError(msg("--json and --sarif exclude each other."), hint=msg("Leave one of them out."))
    from sakip import api

    done = api.audit(api.load(bundle))
    papers.write(done, None, bundle, output, comments)
    if as_json or as_sarif:
        import json

        data = done.to_sarif(bundle) if as_sarif else done.to_json()
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        _show(done, short=bool(output or comments))
    return 1 if done.findings else 0


def _show(done: Audit, *, short: bool = False) -> None:
    from sakip.auditing.finding import SEVERITIES

    click.echo(say("{agency}, {year}: {count} printed values looked at.", agency=done.nama, year=done.tahun,
                   count=done.tercetak))  # fmt: skip
    if not done.findings:
        click.echo(say("Nothing to report."))
        return
    if short:
        papers.count(done)
        return
    head = [say("Code"), say("Finding"), say("Cause"), say("Places")]
    for severity, findings in done.by_severity().items():
        click.echo(f"\n{say(SEVERITIES[severity])} ({len(findings)})")
        click.echo(table(head, [_row(one) for one in findings], "<<<<"))
    click.echo()
    click.echo(paragraph(say("A note says by which known practice a figure follows, or what a reviewer may ask; it "
                             "accuses nobody.")))  # fmt: skip


def _row(one: Finding) -> list[str]:
    return [one.code, str(one.message), "" if one.cause is None else str(one.cause), _places(one.places)]


def _places(places: tuple[Tempat, ...]) -> str:
    shown = "; ".join(_short(one) for one in places[:PLACES])
    left = len(places) - PLACES
    return say("{places} and {count} more", places=shown, count=left) if left > 0 else shown


def _short(place: Tempat) -> str:
    """A place without its document, which is the same for all."""
    import attrs

    return str(attrs.evolve(place, dokumen=None)) or str(place)
