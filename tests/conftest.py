# SPDX-License-Identifier: MIT
"""What all tests share: Indonesian as the language, and the data of Kecamatan Sumber Harta."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]

# A busy machine is no fault of the code: time is looked at in the benchmarks alone.
settings.register_profile("sakip", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sakip")


@pytest.fixture(autouse=True)
def _indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAKIP_LANG", raising=False)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def sumber_harta() -> Path:
    """The bundle of the reference plugin."""
    return ROOT / "plugins/sakip-musi-rawas/src/sakip_musi_rawas/data/sumber-harta-2023"
