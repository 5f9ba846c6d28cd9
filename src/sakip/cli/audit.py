# SPDX-License-Identifier: MIT
"""``sakip audit BUNDLE``: the findings, the working paper of them, and the report with comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sakip.cli.base import Command, UsageError
from sakip.cli.explain import BUNDLE
from sakip.cli.show import paragraph, table
from sakip.lang import N_, msg, say

if TYPE_CHECKING:
    from sakip.auditing import Audit, Finding
    from sakip.model import Tempat
    from sakip.published import Published

PLACES = 3
"""So many places are named in the table; JSON has all."""


@click.command("audit", cls=Command, arguments={"BUNDLE": BUNDLE}, example="sakip audit data/kecamatan-2023 --json")
@click.argument("bundle", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))
@click.option("--sarif", "as_sarif", is_flag=True, help=N_("Print SARIF 2.1.0, for editors and review tools."))
@click.option(
    "--output",
    "-o",
    type=click.Path(),
    metavar="FILE",
    help=N_("Write the reviewer's working paper; the suffix chooses the format: .docx .xlsx .html .md"),
)
@click.option(
    "--comments",
    type=click.Path(),
    metavar="FILE",
    help=N_("Write the audited DOCX once more, with a comment at each disputed figure."),
)
def command(bundle: str, as_json: bool, as_sarif: bool, output: str | None, comments: str | None) -> int:
    if as_json and as_sarif:
        raise UsageError(msg("--json and --sarif exclude each other."), hint=msg("Leave one of them out."))
    done, published = _audited(bundle)
    if comments is not None and published is None:
        raise UsageError(
            msg("--comments: a bundle is no document that could hold comments."),
            hint=msg("Audit the report itself, as DOCX; for a bundle there is the working paper: -o FILE."),
        )
    if as_json or as_sarif:
        import json

        data = done.to_sarif(bundle) if as_sarif else done.to_json()
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif output is None and comments is None:
        _show(done)
    else:
        _count(done)
    if output is not None:
        _paper(done, published, output)
    if comments is not None and published is not None:
        _comments(done, published, bundle, comments)
    return 1 if done.findings else 0


def _audited(path: str) -> tuple[Audit, Published | None]:
    """The audit of a bundle, or of a report with the reading that it looked at."""
    from sakip import api

    return api.audit(api.load(path)), None


def _paper(done: Audit, published: Published | None, output: str) -> None:
    from sakip import api

    # A page can show the whole report with its figures marked; on paper the reviewer has the report already.
    page = output.lower().endswith(".html")
    path = api.write(api.paper(done, published if page else None), output)
    click.echo(say("Written: {path}", path=path), err=True)


def _comments(done: Audit, published: Published, source: str, output: str) -> None:
    from sakip import api

    made = api.comment(source, done, published, output)
    click.echo(say("Written: {path}, {count} comments", path=output, count=made.count), err=True)
    if made.left:
        numbers = ", ".join(map(str, made.left))
        click.echo(say("Without a place in the document, and so in the working paper alone: {numbers}.",
                       numbers=numbers), err=True)  # fmt: skip


def _looked_at(done: Audit) -> None:
    click.echo(say("{agency}, {year}: {count} printed values looked at.", agency=done.nama, year=done.tahun,
                   count=done.tercetak))  # fmt: skip
    if not done.findings:
        click.echo(say("Nothing to report."))


def _count(done: Audit) -> None:
    """How many findings of each severity: what they are stands in the file that is written."""
    from sakip.auditing.finding import SEVERITIES

    _looked_at(done)
    for severity, findings in done.by_severity().items():
        click.echo(f"{say(SEVERITIES[severity])}: {len(findings)}")


def _show(done: Audit) -> None:
    from sakip.auditing.finding import SEVERITIES

    _looked_at(done)
    if not done.findings:
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
