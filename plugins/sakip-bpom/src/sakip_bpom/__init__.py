# SPDX-License-Identifier: MIT
"""Badan Pengawas Obat dan Makanan: weighted sasaran, six classes, and the efficiency index."""

from __future__ import annotations

from pathlib import Path

from sakip.plugins import Choices, hookimpl, read

KONTRAK = 1


@hookimpl
def sakip_profil(kode: str, tahun: int) -> Choices:
    """What Badan Pengawas Obat dan Makanan chooses, as its sources show it."""
    return read(Path(__file__).parent / "profile.toml")
