# SPDX-License-Identifier: MIT
"""The hooks: the contract between sakip and a region's plugin.

Each exists because two real regions answer it differently; what is only data is in the profile. Every argument is given
by name, and a hook names those that it uses. What is given is frozen: a hook answers, it changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import signature
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import pluggy

from sakip.errors import SakipDeprecationWarning
from sakip.lang import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sakip.auditing import Finding
    from sakip.document import Block, Document
    from sakip.measurement import Measurement
    from sakip.model import Bundle
    from sakip.profile import Choices
    from sakip.rules.base import Rule

KONTRAK = 1
"""The number of this contract. A plugin states the one that it is written for as ``KONTRAK`` in its module; a newer one
is refused, an older one is served as long as the upgrade policy says."""

F = TypeVar("F", bound=Callable[..., Any])

hookimpl = pluggy.HookimplMarker("sakip")
_hookspec = pluggy.HookspecMarker("sakip")


@attrs.frozen
class Hook:
    """One hook of the contract.

    sejak: the version of sakip that brought it. tetap: whether it is stable; one that is not may still change with a
    new minor version. nearest: the first answer that is not None wins, the nearest region first; else all answers are
    gathered, the widest region first. usang: arguments that will go, each with what to use instead. arguments: what it
    is given.
    """

    name: str
    title: str
    sejak: str
    tetap: bool
    nearest: bool
    function: Callable[..., Any] = attrs.field(eq=False, repr=False)
    usang: Mapping[str, str] = attrs.field(factory=dict)

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of what it is given."""
        return tuple(signature(self.function).parameters)


CONTRACT: dict[str, Hook] = {}
"""Every hook by name, in the order of the documentation."""


def specified(
    title: str, *, sejak: str, tetap: bool, nearest: bool, usang: Mapping[str, str] | None = None
) -> Callable[[F], F]:
    """Make a function a hook of the contract. A plugin that still takes an argument of `usang` works, with a
    SakipDeprecationWarning."""

    def mark(function: F) -> F:
        old = dict(usang or {})
        CONTRACT[function.__name__] = Hook(function.__name__, title, sejak, tetap, nearest, function, old)
        warnings: Mapping[str, Warning] = {
            name: SakipDeprecationWarning(f"{function.__name__}: {name} will go; {instead}")
            for name, instead in old.items()
        }
        marked: F = _hookspec(function, firstresult=nearest, warn_on_impl_args=warnings)
        return marked

    return mark


@specified(N_("the region's choices"), sejak="0.1", tetap=True, nearest=False)
def sakip_profil(kode: str, tahun: int) -> Choices | None:
    """The region's own choices, as `sakip.plugins.read` makes them of a profile.toml.

    kode: the code that was asked for, which may lie below the region. tahun: the year reported. Every region of the
    chain answers; the answers are merged, the nearest last. None where the region chooses nothing.
    """


@specified(N_("rules and scales of the region's own"), sejak="0.1", tetap=True, nearest=False)
def sakip_rumus(kode: str, tahun: int) -> Iterable[Rule]:  # type: ignore[empty-body]
    """Rules and scales that only this region has, which its profile may then choose by id.

    kode, tahun: as for `sakip_profil`. An id that a national rule has is refused. Gathered along the chain: where two
    regions bring one id, the nearer one counts.
    """


@specified(N_("a part of the report"), sejak="0.1", tetap=False, nearest=True)
def sakip_blok(id: str, ukuran: Measurement, tahun: int) -> tuple[Block, ...] | None:
    """The blocks of a part of the report that an outline names as ``blok:<id>``.

    id: the name in the outline. ukuran: the measurement, whose bundle and figures the part shows. tahun: the year
    reported. None for parts that the region leaves to others.
    """


@specified(N_("a file of the region's own format"), sejak="0.1", tetap=False, nearest=True)
def sakip_baca(dokumen: Path, tahun: int) -> Bundle | None:
    """A bundle from a file of the region's own format: its sheet, its form, the text of its report.

    dokumen: the file, which may be of any kind. tahun: the year to read, where the file holds more than one. None where
    the file is not of the region's format; a SakipError where it is, and has faults.
    """


@specified(N_("checks of the region's own"), sejak="0.1", tetap=False, nearest=False)
def sakip_periksa(ukuran: Measurement, tahun: int) -> Iterable[Finding]:  # type: ignore[empty-body]
    """Findings of checks that only this region has, such as the duties of its own regulations.

    ukuran: the measurement. tahun: the year reported. Gathered along the chain. It cannot silence a national check:
    severities are choices of the profile.
    """


@specified(N_("a format of the region's own"), sejak="0.1", tetap=False, nearest=True)
def sakip_tulis(dokumen: Document, tujuan: Path, tahun: int) -> bool | None:
    """Write a document in a format that only this region has.

    dokumen: the report as blocks. tujuan: the file to write; its suffix says the format. tahun: the year reported. True
    where it was written, None for formats that are not the region's.
    """
