# SPDX-License-Identifier: MIT
"""What a region's package is proved with: its rows as printed, and the kit that checks all the rest.

A region's whole test file:

    from sakip.testing import RegionTests


    class TestSampang(RegionTests):
        kode = "35.27"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip import lazy

if TYPE_CHECKING:
    from sakip.testing.contoh import Baris, Contoh, load
    from sakip.testing.region_tests import RegionTests
    from sakip.testing.room import Room, sample

_HOMES = {
    "contoh": ("Baris", "Contoh", "load"),
    "region_tests": ("RegionTests",),
    "room": ("Room", "sample"),
}

__all__ = ["Baris", "Contoh", "RegionTests", "Room", "load", "sample"]


__getattr__ = lazy.members(__name__, _HOMES)
