# SPDX-License-Identifier: MIT
"""The national choices, in the same shape as any region's plugin."""

from __future__ import annotations

from pathlib import Path

from sakip.lang import N_
from sakip.plugins import hookimpl
from sakip.profile.read import Choices, read

NAME = N_("national")


@hookimpl
def sakip_profil(kode: str, tahun: int) -> Choices:
    """What applies where no region says otherwise."""
    return read(Path(__file__).parent / "profile.toml", NAME)
