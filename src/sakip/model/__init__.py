# SPDX-License-Identifier: MIT
"""What was planned and what was realised: frozen values whose constructors hold the invariants.

Nouns and keys are those of the regulations. Nothing here computes a figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip import lazy

if TYPE_CHECKING:
    from sakip.model.anggaran import AnggaranRenstra, Dukungan, Kegiatan, Pagu, Program, SubKegiatan, VersiPagu
    from sakip.model.bundle import Bundle, Sumber
    from sakip.model.claim import Claim, Tempat
    from sakip.model.indikator import (
        Analisis,
        CaraHitung,
        Indikator,
        KartuIndikator,
        Konsolidasi,
        StandarNasional,
    )
    from sakip.model.nilai import Cara, Komposit, Nilai, Ordinal, Polaritas, Tanggal, Teks
    from sakip.model.perangkat_daerah import (
        BarisPegawai,
        DesaKelurahan,
        Luas,
        PerangkatDaerah,
        TabelPegawai,
        TandaTangan,
        Unit,
        Wilayah,
    )
    from sakip.model.perjanjian_kinerja import AnggaranPK, PerjanjianKinerja
    from sakip.model.pohon_kinerja import Hasil, Jenjang
    from sakip.model.renstra import Makna, Renstra, Rpjmd, Sasaran, Tujuan

_HOMES = {
    "anggaran": ("AnggaranRenstra", "Dukungan", "Kegiatan", "Pagu", "Program", "SubKegiatan", "VersiPagu"),
    "bundle": ("Bundle", "Sumber"),
    "claim": ("Claim", "Tempat"),
    "indikator": (
        "Analisis",
        "CaraHitung",
        "Indikator",
        "KartuIndikator",
        "Konsolidasi",
        "StandarNasional",
    ),
    "nilai": ("Cara", "Komposit", "Nilai", "Ordinal", "Polaritas", "Tanggal", "Teks"),
    "perangkat_daerah": (
        "BarisPegawai",
        "DesaKelurahan",
        "Luas",
        "PerangkatDaerah",
        "TabelPegawai",
        "TandaTangan",
        "Unit",
        "Wilayah",
    ),
    "perjanjian_kinerja": ("AnggaranPK", "PerjanjianKinerja"),
    "pohon_kinerja": ("Hasil", "Jenjang"),
    "renstra": ("Makna", "Renstra", "Rpjmd", "Sasaran", "Tujuan"),
}

__all__ = [
    "Analisis",
    "AnggaranPK",
    "AnggaranRenstra",
    "BarisPegawai",
    "Bundle",
    "Cara",
    "CaraHitung",
    "Claim",
    "DesaKelurahan",
    "Dukungan",
    "Hasil",
    "Indikator",
    "Jenjang",
    "KartuIndikator",
    "Kegiatan",
    "Komposit",
    "Konsolidasi",
    "Luas",
    "Makna",
    "Nilai",
    "Ordinal",
    "Pagu",
    "PerangkatDaerah",
    "PerjanjianKinerja",
    "Polaritas",
    "Program",
    "Renstra",
    "Rpjmd",
    "Sasaran",
    "StandarNasional",
    "SubKegiatan",
    "Sumber",
    "TabelPegawai",
    "TandaTangan",
    "Tanggal",
    "Teks",
    "Tempat",
    "Tujuan",
    "Unit",
    "VersiPagu",
    "Wilayah",
]


__getattr__ = lazy.members(__name__, _HOMES)
