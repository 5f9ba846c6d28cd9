# SPDX-License-Identifier: MIT
"""The nomenclature of program, kegiatan and sub-kegiatan: codes, names, and the official list where it was imported."""

from sakip.nomenklatur.daftar import Daftar, Entri, daftar, find, get, pengganti, riwayat
from sakip.nomenklatur.kode import Jenis, Kode, KodeError, Tingkat, parse, pisah, sama

__all__ = [
    "Daftar",
    "Entri",
    "Jenis",
    "Kode",
    "KodeError",
    "Tingkat",
    "daftar",
    "find",
    "get",
    "parse",
    "pengganti",
    "pisah",
    "riwayat",
    "sama",
]
