# SPDX-License-Identifier: MIT
"""What the commands that read a bundle share: the argument, and the region whose files and rules are meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sakip.cli.base import year
from sakip.lang import N_

if TYPE_CHECKING:
    from sakip.measurement import Measurement

F = TypeVar("F", bound=Callable[..., Any])

BUNDLE = N_("Folder of TOML files, or one TOML file, with a year's data of an agency.")


def region(command: F) -> F:
    """The options --wilayah and --tahun."""
    command = click.option(
        "--tahun", "-t", type=year, metavar="N", help=N_("Year to read from a file of the region's own format.")
    )(command)
    return click.option(
        "--wilayah",
        metavar="KODE",
        help=N_("Region whose own file formats are read too, and whose rules apply; that of the bundle if left out."),
    )(command)


def measured(bundle: str, wilayah: str | None, tahun: int | None, pejabat: str | None = None) -> Measurement:
    """The figures of what was named."""
    from sakip import api

    made = api.load(bundle, pejabat=pejabat, wilayah=wilayah, tahun=tahun)
    return api.measure(made, profile=None if wilayah is None else api.resolve(wilayah, made.tahun))
