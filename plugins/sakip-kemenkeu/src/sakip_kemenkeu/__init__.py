# SPDX-License-Identifier: MIT
"""Kementerian Keuangan: maximize, minimize and stabilize from 0 to 120."""

from __future__ import annotations

from pathlib import Path

from sakip.plugins import Choices, hookimpl, read

KONTRAK = 1


@hookimpl
def sakip_profil(kode: str, tahun: int) -> Choices:
    """What Kementerian Keuangan chooses, as its sources show it."""
    return read(Path(__file__).parent / "profile.toml")
