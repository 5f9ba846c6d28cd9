# SPDX-License-Identifier: MIT
"""What the kit holds every region to."""

from sakip.testing import RegionTests


class TestMusiRawas(RegionTests):
    kode = "16.05"
