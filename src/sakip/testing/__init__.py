# SPDX-License-Identifier: MIT
"""What a region's package is proved with: its rows as printed, and the kit that checks all the rest.

A region's whole test file:

    from sakip.testing import RegionTests


    class TestSampang(RegionTests):
        kode = "35.27"
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sakip.testing.contoh import Baris, Contoh, load
    from sakip.testing.region_tests import RegionTests
    from sakip.testing.room import Room, sample

_HOME = {
    "Baris": "contoh",
    "Contoh": "contoh",
    "RegionTests": "region_tests",
    "Room": "room",
    "load": "contoh",
    "sample": "room",
}

__all__ = ["Baris", "Contoh", "RegionTests", "Room", "load", "sample"]


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'sakip.testing' has no attribute {name!r}")
    return getattr(import_module(f"sakip.testing.{home}"), name)
