# SPDX-License-Identifier: MIT
"""Which regions are installed, found without importing any of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import attrs

from sakip.errors import RegionError
from sakip.lang import msg

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "sakip.wilayah"


@attrs.frozen
class Region:
    """An installed region: its code, the distribution that brings it, and how to load it."""

    kode: str
    distribusi: str
    versi: str
    modul: str
    titik: EntryPoint = attrs.field(repr=False, eq=False)


@cache
def installed() -> dict[str, Region]:
    """All installed regions by code. Two distributions for one code raise RegionError."""
    from importlib.metadata import entry_points

    found: dict[str, Region] = {}
    for point in entry_points(group=GROUP):
        name, version = (point.dist.name, point.dist.version) if point.dist else ("?", "?")
        region = Region(point.name, name, version, point.value, point)
        other = found.get(point.name)
        if other is not None and other.distribusi != name:
            raise RegionError(
                msg(
                    'two distributions bring region "{kode}": {first} and {second}.',
                    kode=point.name,
                    first=other.distribusi,
                    second=name,
                ),
                hint=msg("Uninstall one of them."),
            )
        found[point.name] = region
    return dict(sorted(found.items()))


def chain(kode: str) -> Iterator[Region]:
    """The installed regions that `kode` lies in, the widest first: 16, 16.05, 16.05.19."""
    parts = kode.split(".")
    known = installed()
    for length in range(1, len(parts) + 1):
        region = known.get(".".join(parts[:length]))
        if region is not None:
            yield region


def asked(kode: str) -> tuple[Region, ...]:
    """As `chain`, for a region that was asked for by name: RegionError where nothing is installed for it."""
    found = tuple(chain(kode))
    if not found:
        known = ", ".join(installed()) or "-"
        raise RegionError(
            msg('no plugin is installed for region "{kode}".', kode=kode),
            hint=msg("Installed: {known}. Install the region's plugin, or leave the region out for the national rules.",
                     known=known),
        )  # fmt: skip
    return found
