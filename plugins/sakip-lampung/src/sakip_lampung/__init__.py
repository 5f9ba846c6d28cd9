# SPDX-License-Identifier: MIT
"""Provinsi Lampung: uncapped achievements beside the national standard and the end of the RPJMD, and data of 2016."""

from __future__ import annotations

from pathlib import Path

from sakip.plugins import Choices, hookimpl, read

KONTRAK = 1


@hookimpl
def sakip_profil(kode: str, tahun: int) -> Choices:
    """What Provinsi Lampung chooses, as its sources show it."""
    return read(Path(__file__).parent / "profile.toml")
