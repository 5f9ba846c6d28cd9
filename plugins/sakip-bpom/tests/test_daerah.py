# SPDX-License-Identifier: MIT
"""BPOM before the kit for regions."""

from sakip.testing import RegionTests


class TestBPOM(RegionTests):
    kode = "kl.bpom"
