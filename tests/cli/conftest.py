# SPDX-License-Identifier: MIT
"""Commands, and regions installed for one test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.daerah import daerah
from cli.perintah import english, run

__all__ = ["daerah", "english", "kecil", "run"]


@pytest.fixture
def kecil(tmp_path: Path, root: Path) -> Path:
    """A copy of the small bundle."""
    return Path(shutil.copytree(root / "tests/data/bundle-kecil", tmp_path / "kecil"))
