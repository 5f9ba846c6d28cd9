# SPDX-License-Identifier: MIT
"""The national choices, in the same shape as any region's plugin."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sakip.lang import N_
from sakip.plugins import hookimpl
from sakip.profile.read import Choices, read

NAME = N_("national")


@hookimpl
def sakip_profil(kode: str, tahun: int) -> Choices:
    """What applies where no region says otherwise."""
    return _choices()


@cache
def _choices() -> Choices:
    """Read once: every chain of regions begins with them."""
    return read(Path(__file__).parent / "profile.toml", NAME)
