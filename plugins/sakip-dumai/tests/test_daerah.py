# SPDX-License-Identifier: MIT
"""Kota Dumai before the kit for regions."""

from sakip.testing import RegionTests


class TestDumai(RegionTests):
    kode = "14.72"
