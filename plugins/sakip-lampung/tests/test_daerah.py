# SPDX-License-Identifier: MIT
"""Provinsi Lampung before the kit for regions."""

from sakip.testing import RegionTests


class TestLampung(RegionTests):
    kode = "18"
