# SPDX-License-Identifier: MIT
"""What was planned and what was realised: frozen values whose constructors hold the invariants.

Nouns and keys are those of the regulations. Nothing here computes a figure.
"""

from sakip.model.anggaran import Dukungan, Kegiatan, Pagu, Program, SubKegiatan, VersiPagu
from sakip.model.bundle import Bundle, Sumber
from sakip.model.claim import Claim, Tempat
from sakip.model.indikator import (
    Analisis,
    Indikator,
    KartuIndikator,
    Konsolidasi,
    Nilai,
    Ordinal,
    Polaritas,
    StandarNasional,
    Teks,
)
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
from sakip.model.renstra import Makna, Renstra, Rpjmd, Sasaran, Tujuan

__all__ = [
    "Analisis",
    "AnggaranPK",
    "BarisPegawai",
    "Bundle",
    "Claim",
    "DesaKelurahan",
    "Dukungan",
    "Indikator",
    "KartuIndikator",
    "Kegiatan",
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
    "Teks",
    "Tempat",
    "Tujuan",
    "Unit",
    "VersiPagu",
    "Wilayah",
]
