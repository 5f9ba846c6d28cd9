# SPDX-License-Identifier: MIT
"""Kabupaten Musi Rawas: its choices, its report's outline and layouts, and the data of Kecamatan Sumber Harta 2023."""

from __future__ import annotations

from pathlib import Path

from sakip.plugins import Choices, hookimpl, read

KONTRAK = 1

HERE = Path(__file__).parent


@hookimpl
def sakip_profil(kode: str, tahun: int) -> Choices:
    """What Musi Rawas chooses, as its reports show it."""
    return read(HERE / "profile.toml")
