# SPDX-License-Identifier: MIT
"""Kota Dumai: achievements capped at 100, and its tables of 2016 and 2020."""

from __future__ import annotations

from pathlib import Path

from sakip.plugins import Choices, hookimpl, read

KONTRAK = 1


@hookimpl
def sakip_profil(kode: str, tahun: int) -> Choices:
    """What Kota Dumai chooses, as its sources show it."""
    return read(Path(__file__).parent / "profile.toml")
