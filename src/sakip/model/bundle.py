# SPDX-License-Identifier: MIT
"""A year's data of one agency: all that its report needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from sakip.frozen import freeze
from sakip.model.anggaran import Dukungan, Kegiatan, Program, SubKegiatan
from sakip.model.claim import Claim
from sakip.model.indikator import Analisis, Indikator
from sakip.model.perangkat_daerah import PerangkatDaerah
from sakip.model.perjanjian_kinerja import PerjanjianKinerja
from sakip.model.pohon_kinerja import Hasil
from sakip.model.renstra import Renstra, Rpjmd, Sasaran, Tujuan

FORMAT = 1


@attrs.frozen
class Sumber:
    """Where the data come from, and by which policy one of several printed values was followed."""

    dokumen: str
    uraian: str = ""
    kebijakan: str = ""


@attrs.frozen
class Bundle:
    """A year's data of one agency.

    kode: kode wilayah or kode of the central body; it chooses the region's profile. tahun: the year reported.
    narasi: the report's prose by block id; figures in it stand as addresses in braces.
    klaim: values that the source prints elsewhere, or prints and should not.
    """

    tahun: int
    kode: str
    perangkat_daerah: PerangkatDaerah
    renstra: Renstra
    format: int = FORMAT
    sumber: Sumber | None = None
    rpjmd: Rpjmd | None = None
    tujuan: tuple[Tujuan, ...] = ()
    sasaran: tuple[Sasaran, ...] = ()
    indikator: tuple[Indikator, ...] = ()
    program: tuple[Program, ...] = ()
    kegiatan: tuple[Kegiatan, ...] = ()
    sub_kegiatan: tuple[SubKegiatan, ...] = ()
    dukungan: tuple[Dukungan, ...] = ()
    perjanjian_kinerja: PerjanjianKinerja | None = None
    pohon_kinerja: tuple[Hasil, ...] = ()
    analisis: tuple[Analisis, ...] = ()
    narasi: Mapping[str, str] = attrs.field(factory=dict)
    klaim: tuple[Claim, ...] = ()

    def __attrs_post_init__(self) -> None:
        freeze(self, "narasi")

    def indikator_untuk(self, id: str) -> Iterator[Indikator]:
        """The indicators of one tujuan, sasaran, program, kegiatan or sub-kegiatan, in order."""
        return (one for one in self.indikator if one.untuk == id)
