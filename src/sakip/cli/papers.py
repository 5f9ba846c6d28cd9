# SPDX-License-Identifier: MIT
"""What ``sakip audit`` writes as files: the working paper, and the report with comments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sakip.cli.base import UsageError
from sakip.lang import N_, msg, say

if TYPE_CHECKING:
    from sakip.auditing import Audit
    from sakip.published import Published

F = TypeVar("F", bound=Callable[..., Any])


def options(command: F) -> F:
    """Give a command the options ``--output`` and ``--comments``."""
    paper = click.option(
        "--output",
        "-o",
        type=click.Path(),
        metavar="FILE",
        help=N_("Write the reviewer's working paper; the suffix chooses the format: .docx .xlsx .html .md"),
    )
    comments = click.option(
        "--comments",
        type=click.Path(),
        metavar="FILE",
        help=N_("Write the audited DOCX once more, with a comment at each disputed figure."),
    )
    return paper(comments(command))


def write(done: Audit, published: Published | None, source: str, output: str | None, comments: str | None) -> None:
    """Write what is asked for. published: the reading of the report at `source`; None for a bundle.

    The names of what was written go to standard error, so that standard output stays what it is.
    """
    if comments is not None and (published is None or published.form != "docx"):
        raise UsageError(
            msg("--comments: {source} is no DOCX, which alone can hold comments.", source=source),
            hint=msg("Give the report as DOCX, or have the working paper written instead: -o FILE."),
        )
    if output is not None:
        _paper(done, published, output)
    if comments is not None and published is not None:
        _comments(done, published, source, comments)


def count(done: Audit) -> None:
    """How many findings of each severity: what they are stands in the file."""
    from sakip.auditing.finding import SEVERITIES

    for severity, findings in done.by_severity().items():
        click.echo(f"{say(SEVERITIES[severity])}: {len(findings)}")


def _paper(done: Audit, published: Published | None, output: str) -> None:
    from sakip import api

    # A page can show the whole report with its figures marked; on paper the reviewer has the report already.
    page = Path(output).suffix.lower() == ".html"
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
