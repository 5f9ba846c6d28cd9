# SPDX-License-Identifier: MIT
"""``sakip explain BUNDLE [ADDRESS|KODE]``."""

from __future__ import annotations

import click

from sakip.errors import AddressError
from sakip.lang import msg


@click.command("explain")
@click.argument("bundle", type=click.Path())
@click.argument("what", metavar="[ADDRESS|KODE]", required=False)
def command(bundle: str, what: str | None) -> None:
    from sakip import api

    measurement = api.measure(api.load(bundle))
    if what is None:
        click.echo("\n\n".join(figure.explain() for figure in measurement.values()))
        return
    if what.count(":") >= 2:
        click.echo(measurement[what].explain())
        return
    found = list(measurement.about(what))
    if not found:
        from difflib import get_close_matches

        subjects = sorted({figure.address.subject for figure in measurement.values()})
        near = get_close_matches(what, subjects, 3, 0.4) or subjects[:3]
        raise AddressError(
            msg('no figure is about "{what}".', what=what), hint=msg("Nearest: {near}.", near=", ".join(near))
        )
    click.echo("\n\n".join(figure.explain() for figure in found))
