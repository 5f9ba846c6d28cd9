# SPDX-License-Identifier: MIT
"""A small bundle of two files that a test may spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip.bundle import load
from sakip.errors import BundleError


class Kecil:
    """A copy of ``tests/data/bundle-kecil``: `change` spoils it, `faults` loads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rencana = folder / "10-rencana.toml"
        self.anggaran = folder / "20-anggaran.toml"

    def change(self, old: str, new: str) -> None:
        """Replace `old`, which must stand exactly once in the two files."""
        texts = {file: file.read_text(encoding="utf-8") for file in (self.rencana, self.anggaran)}
        assert sum(text.count(old) for text in texts.values()) == 1, old
        for file, text in texts.items():
            file.write_text(text.replace(old, new), encoding="utf-8")

    def faults(self, pejabat: Path | None = None) -> list[str]:
        """The faults as people read them, without the folder's name."""
        with pytest.raises(BundleError) as caught:
            load(self.folder, pejabat=pejabat)
        return [str(fault).replace(f"{self.folder}/", "") for fault in caught.value.faults]
