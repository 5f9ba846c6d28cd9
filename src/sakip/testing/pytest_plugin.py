# SPDX-License-Identifier: MIT
"""What pytest itself gains where sakip is installed: the regions in its header, and the standard sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from sakip.model import Bundle


def pytest_report_header() -> str:
    """Which regions the tests may meet."""
    from sakip.plugins.regions import installed

    found = ", ".join(f"{one.kode} ({one.distribusi} {one.versi})" for one in installed().values())
    return f"sakip: {found or '-'}"


@pytest.fixture
def sampel() -> Callable[[str, int], Bundle]:
    """The standard sample as the data of a region and a year: ``sampel("35.27", 2023)``."""
    from sakip.testing.room import sample

    return sample
