# SPDX-License-Identifier: MIT
"""Kabupaten Sampang before the kit for regions."""

from sakip.testing import RegionTests


class TestSampang(RegionTests):
    kode = "35.27"
