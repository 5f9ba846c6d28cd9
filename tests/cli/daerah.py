# SPDX-License-Identifier: MIT
"""Regions installed for a test: real distributions in a folder of their own, found as pip's are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sakip import api

PROFILE = """\
from pathlib import Path
from sakip.plugins import Choices, hookimpl, read

@hookimpl
def sakip_profil(kode, tahun):
    return read(Path(__file__).parent / "profile.toml")
"""
"""What a region's module needs at least."""

RUJUKAN = '{ sumber = "lkjip-sampang-inspektorat-2019", bagian = "hlm. 40", praktik = true }'


def profile(kode: str, body: str = "", nama: str = "Kabupaten Coba") -> str:
    """A profile.toml; RUJUKAN in `body` stands for a reference."""
    return f'format = 1\nkode = "{kode}"\nnama = "{nama}"\n{body}'.replace("= RUJUKAN", f"= {RUJUKAN}")


class Daerah:
    """A site folder: `add` installs a region, as the code of its module and its profile.toml."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.modules: list[str] = []

    def add(
        self,
        kode: str,
        choices: str = "",
        module: str = PROFILE,
        *,
        name: str | None = None,
        entry: str | None = None,
        nama: str = "Kabupaten Coba",
    ) -> str:
        """Install a region; the name of its module."""
        name = name or f"sakip-coba-{kode.replace('.', '-')}"
        own = name.replace("-", "_")
        folder = self.site / own
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text(module, "utf-8")
        (folder / "profile.toml").write_text(profile(kode, choices, nama), "utf-8")
        info = self.site / f"{own}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[sakip.wilayah]\n{kode} = {entry or own}\n", "utf-8")
        self.modules.append(own)
        self.forget()
        return own

    def forget(self) -> None:
        """What a new process would not know."""
        for name in self.modules:
            sys.modules.pop(name, None)
        api.forget()


@pytest.fixture
def daerah(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Regions for one test."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    made = Daerah(site)
    yield made
    made.forget()
