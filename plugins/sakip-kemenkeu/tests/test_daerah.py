# SPDX-License-Identifier: MIT
"""Kementerian Keuangan before the kit for regions."""

from sakip.testing import RegionTests


class TestKemenkeu(RegionTests):
    kode = "kl.kemenkeu"
