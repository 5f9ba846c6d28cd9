# SPDX-License-Identifier: MIT
"""``sakip check-plugin DIST``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sakip.cli.base import Command
from sakip.errors import RegionError
from sakip.lang import N_, msg, say
from sakip.profile.keys import near

if TYPE_CHECKING:
    from sakip.plugins.regions import Region
    from sakip.testing.room import Room


@click.command(
    "check-plugin",
    cls=Command,
    arguments={"DIST": N_("An installed distribution, as sakip-musi-rawas, or the code of a region, as 16.05.")},
    example="sakip check-plugin sakip-musi-rawas",
)
@click.argument("dist")
def command(dist: str) -> int:
    from sakip.testing.room import Room

    failed = False
    for region in _named(dist):
        click.echo(say("{kode} ({distribution} {version})", kode=region.kode, distribution=region.distribusi,
                       version=region.versi))  # fmt: skip
        failed |= _look(Room(region.kode))
    return 1 if failed else 0


def _named(dist: str) -> list[Region]:
    from sakip.plugins.regions import installed

    known = installed()
    found = [one for one in known.values() if dist in (one.kode, one.distribusi)]
    if not found:
        names = [name for one in known.values() for name in (one.distribusi, one.kode)]
        raise RegionError(
            msg('no installed distribution "{dist}" brings a region.', dist=dist), hint=near(dist, names or ["-"])
        )
    return found


def _look(room: Room) -> bool:
    """Make every check and say what it found; whether something is wrong."""
    from sakip.testing.checks import CHECKS, LackingError

    failed = False
    for check in CHECKS.values():
        title = say(check.title)
        try:
            problems = check.problems(room)
        except LackingError as lacking:
            click.echo(f"  -  {title}: {say('not checked')}: {lacking.message}")
            continue
        click.echo(f"  {'!' if problems else '+'}  {title}")
        for one in problems:
            click.echo(f"       {one}")
        failed = failed or bool(problems)
    return failed
