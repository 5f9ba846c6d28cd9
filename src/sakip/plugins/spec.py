# SPDX-License-Identifier: MIT
"""The hooks. Each exists because two real regions answer it differently; what is only data is in the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sakip.document import Block, Document
    from sakip.profile import Choices
    from sakip.rules.base import Rule

hookspec = pluggy.HookspecMarker("sakip")
hookimpl = pluggy.HookimplMarker("sakip")


@hookspec
def sakip_profil(kode: str, tahun: int) -> Choices | None:
    """The region's own choices. kode: the code that was asked for, which may lie below the region. Every region of
    the chain answers; they are merged, the nearest last. New in 0.1."""


@hookspec
def sakip_rumus(kode: str, tahun: int) -> Iterable[Rule]:  # type: ignore[empty-body]
    """Rules and scales of the region's own, which its profile may choose by id. Gathered. New in 0.1."""


@hookspec(firstresult=True)
def sakip_blok(id: str, ukuran: Any, tahun: int) -> tuple[Block, ...] | None:
    """The blocks of a part of the report that an outline names as ``blok:<id>``. ukuran: the measurement. The nearest
    region that answers wins. New in 0.1."""


@hookspec(firstresult=True)
def sakip_baca(dokumen: Path, tahun: int) -> Any:
    """A bundle read from a file of the region's own format; None where the file is not of that format. The nearest
    region that answers wins. New in 0.1."""


@hookspec
def sakip_periksa(ukuran: Any, tahun: int) -> Iterable[Any]:  # type: ignore[empty-body]
    """Findings of checks that only this region has. Gathered. New in 0.1."""


@hookspec
def sakip_tulis(dokumen: Document, tujuan: Path) -> bool | None:
    """Write a document in a format of the region's own; True where it was written. Gathered until one writes.
    New in 0.1."""
