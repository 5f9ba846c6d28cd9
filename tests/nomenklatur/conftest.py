# SPDX-License-Identifier: MIT
"""No test sees the user's own imported nomenclature."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The cache folder, empty."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("SAKIP_CACHE", str(folder))
    return folder
