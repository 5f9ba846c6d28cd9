# SPDX-License-Identifier: MIT
"""Kabupaten Maluku Tengah: its mirrored formula and its scale of six classes."""

from __future__ import annotations

from pathlib import Path

from sakip.plugins import Choices, hookimpl, read

KONTRAK = 1


@hookimpl
def sakip_profil(kode: str, tahun: int) -> Choices:
    """What Kabupaten Maluku Tengah chooses, as its sources show it."""
    return read(Path(__file__).parent / "profile.toml")
