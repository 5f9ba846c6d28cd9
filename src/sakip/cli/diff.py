# SPDX-License-Identifier: MIT
"""``sakip diff OLD NEW``."""

from __future__ import annotations

from itertools import groupby

import click

from sakip.cli.base import Command
from sakip.cli.bundles import BUNDLE
from sakip.cli.show import paragraph
from sakip.lang import N_, say


@click.command(
    "diff",
    cls=Command,
    arguments={"OLD": BUNDLE, "NEW": N_("The same after the change: a revised plan, a PK perubahan, the next year.")},
    example="sakip diff data/kecamatan-2023 data/kecamatan-2023-perubahan",
)
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))
def command(old: str, new: str, as_json: bool) -> None:
    from sakip import api
    from sakip.bundle.comparison import SCHEMA, SUBJECTS

    changes = api.diff(old, new)
    if as_json:
        import json

        data = {"schema": SCHEMA, "changes": [one.to_json() for one in changes]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    if not changes:
        click.echo(say("Nothing changed."))
    for part, group in groupby(changes, key=lambda one: one.part):
        found = list(group)
        name = say(SUBJECTS[part])
        click.echo(f"{name[0].upper()}{name[1:]} ({len(found)})")
        for one in found:
            click.echo(paragraph(f"  - {one.message}"))
