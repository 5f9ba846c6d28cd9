# SPDX-License-Identifier: MIT
"""Profiles written by a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.daerah import profile
from cli.perintah import english
from sakip import national
from sakip.errors import ProfileError
from sakip.profile import Choices, Profile, read, resolve

__all__ = ["english", "faults", "merged", "written"]


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Choices]:
    """Choices read from a profile.toml with this body."""

    def written(body: str, kode: str = "35.27", nama: str = "Kabupaten Coba") -> Choices:
        file = tmp_path / f"{kode}.toml"
        file.write_text(profile(kode, body, nama), "utf-8")
        return read(file)

    return written


@pytest.fixture
def merged(written: Callable[..., Choices]) -> Callable[..., Profile]:
    """The profile of a region with this body over the national choices, checked."""

    def merged(body: str, tahun: int = 2023) -> Profile:
        base = national.sakip_profil("35.27", tahun)
        made = resolve([base, written(body)], "35.27", tahun)
        made.check()
        return made

    return merged


@pytest.fixture
def faults(merged: Callable[..., Profile], tmp_path: Path, english: None) -> Callable[..., list[str]]:
    """What a person reads where the profile with this body is wrong; its lines count from the body's first, 4."""

    def faults(body: str, tahun: int = 2023) -> list[str]:
        with pytest.raises(ProfileError) as caught:
            merged(body, tahun)
        return [str(one).replace(f"{tmp_path}/35.27.toml:", "") for one in caught.value.faults]

    return faults
