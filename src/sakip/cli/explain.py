# SPDX-License-Identifier: MIT
"""``sakip explain BUNDLE [ADDRESS|KODE]``."""

from __future__ import annotations

import click

from sakip.cli import bundles
from sakip.cli.base import Command
from sakip.errors import AddressError
from sakip.lang import N_, msg


@click.command(
    "explain",
    cls=Command,
    arguments={
        "BUNDLE": bundles.BUNDLE,
        "ADDRESS|KODE": N_("A figure (capaian:IKU-1:2023), or an id or code with all its figures; all where left out."),
    },
    example="sakip explain data/kecamatan-2023 capaian:IKU-1:2023",
)
@click.argument("bundle", type=click.Path())
@click.argument("what", metavar="[ADDRESS|KODE]", required=False)
@bundles.region
def command(bundle: str, what: str | None, wilayah: str | None, tahun: int | None) -> None:
    measurement = bundles.measured(bundle, wilayah, tahun)
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
