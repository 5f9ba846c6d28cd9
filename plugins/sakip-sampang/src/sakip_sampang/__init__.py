# SPDX-License-Identifier: MIT
"""Kabupaten Sampang: its scale with names of its own, and the table of its Inspektorat's report of 2019."""

from __future__ import annotations

from pathlib import Path

from sakip.plugins import Choices, hookimpl, read

KONTRAK = 1


@hookimpl
def sakip_profil(kode: str, tahun: int) -> Choices:
    """What Kabupaten Sampang chooses, as its sources show it."""
    return read(Path(__file__).parent / "profile.toml")
