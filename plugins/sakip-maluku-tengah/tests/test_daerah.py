# SPDX-License-Identifier: MIT
"""Kabupaten Maluku Tengah before the kit for regions."""

from sakip.testing import RegionTests


class TestMalukuTengah(RegionTests):
    kode = "81.01"
