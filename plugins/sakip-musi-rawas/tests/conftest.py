# SPDX-License-Identifier: MIT
"""The bundle of Kecamatan Sumber Harta, measured once."""

from __future__ import annotations

from pathlib import Path

import pytest

import sakip
import sakip_musi_rawas


@pytest.fixture(scope="session")
def data() -> Path:
    """Where the bundle stands."""
    return Path(sakip_musi_rawas.__file__).parent / "data/sumber-harta-2023"


@pytest.fixture(scope="session")
def measurement(data: Path) -> sakip.Measurement:
    """Its figures, by the region's own rules."""
    return sakip.measure(sakip.load(data))
