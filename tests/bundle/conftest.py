# SPDX-License-Identifier: MIT
"""The small bundle, and English messages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bundle.kecil import Kecil
from sakip import lang


@pytest.fixture
def kecil(tmp_path: Path, root: Path) -> Kecil:
    """A fresh copy of the small bundle."""
    shutil.copytree(root / "tests/data/bundle-kecil", tmp_path / "kecil")
    return Kecil(tmp_path / "kecil")


@pytest.fixture(autouse=True)
def _english(_indonesian: None) -> Iterator[None]:
    with lang.using("en"):
        yield
