# SPDX-License-Identifier: MIT
"""Which regions are installed, found without importing any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

import attrs

from sakip.errors import RegionError
from sakip.frozen import Frozen
from sakip.lang import msg

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "sakip.wilayah"

_KODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2})?)?|kl\.[\w.-]+", re.ASCII)


@attrs.frozen
class Region:
    """An installed region: its code, the distribution that brings it, and how to load it.

    cacat: why it cannot be used, where that is seen without loading it (two distributions bring it, its code is none).
    """

    kode: str
    distribusi: str
    versi: str
    modul: str
    titik: EntryPoint = attrs.field(repr=False, eq=False)
    cacat: RegionError | None = attrs.field(default=None, repr=False, eq=False)


@cache
def installed() -> Mapping[str, Region]:
    """All installed regions by code."""
    from importlib.metadata import entry_points

    found: dict[str, Region] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        name, version = (point.dist.name, point.dist.version) if point.dist else ("?", "?")
        region = Region(point.name, name, version, point.value, point, _no_code(point.name, name))
        other = found.get(point.name)
        if other is not None and (other.distribusi, other.modul) != (name, point.value):
            region = attrs.evolve(other, cacat=_two(point.name, other.distribusi, name))
        found[point.name] = region
    return Frozen(found)


def chain(kode: str) -> Iterator[Region]:
    """The installed regions that `kode` lies in, the widest first: 16, 16.05, 16.05.19.

    Raises RegionError where one of them cannot be used.
    """
    parts = kode.split(".")
    known = installed()
    for length in range(1, len(parts) + 1):
        region = known.get(".".join(parts[:length]))
        if region is None:
            continue
        if region.cacat is not None:
            raise region.cacat
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


def is_code(text: str) -> bool:
    """Whether `text` is written like the code of a region or of a central body."""
    return _KODE.fullmatch(text) is not None


def _two(kode: str, first: str, second: str) -> RegionError:
    reason = msg(
        'two distributions bring region "{kode}": {first} and {second}.', kode=kode, first=first, second=second
    )
    if first == second:
        reason = msg('distribution {first} brings region "{kode}" twice.', kode=kode, first=first)
    return RegionError(reason, hint=msg("Uninstall one of them."))


def _no_code(kode: str, distribution: str) -> RegionError | None:
    if is_code(kode):
        return None
    return RegionError(
        msg('"{kode}", which {distribution} registers, is no code of a region.', kode=kode, distribution=distribution),
        hint=msg("Codes are written 16, 16.05, 16.05.19 or kl.<code>."),
    )
