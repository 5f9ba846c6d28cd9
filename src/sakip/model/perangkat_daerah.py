# SPDX-License-Identifier: MIT
"""The agency: its names, region, staff, mandate, and the tasks of its units."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from sakip.errors import TargetError
from sakip.frozen import freeze
from sakip.lang import msg


@attrs.frozen
class DesaKelurahan:
    """A village or kelurahan with its distance to the kecamatan's seat."""

    nama: str
    jenis: str = "desa"
    jarak_km: Decimal | None = None
    transportasi: str | None = None


@attrs.frozen
class Luas:
    """An area with its unit (ha, km2)."""

    nilai: Decimal
    satuan: str


@attrs.frozen
class Wilayah:
    """The area an agency serves. batas: neighbours by direction. porsi_luas: share of the regency's area, percent."""

    luas: Luas | None = None
    porsi_luas: Decimal | None = None
    jarak_ibu_kota_km: Decimal | None = None
    batas: Mapping[str, str] = attrs.field(factory=dict)
    desa: tuple[DesaKelurahan, ...] = ()

    def __attrs_post_init__(self) -> None:
        freeze(self, "batas")


@attrs.frozen
class BarisPegawai:
    """One row of a staff table; jumlah None where the source leaves it open, which is not zero."""

    label: str
    jumlah: int | None = None
    golongan: str | None = None
    keterangan: str | None = None


@attrs.frozen
class TabelPegawai:
    """Staff counted in one way (rank, schooling, training). kolom: the header over the labels."""

    id: str
    judul: str
    kolom: str
    baris: tuple[BarisPegawai, ...] = ()


@attrs.frozen
class Unit:
    """A unit or post with its task, functions and detailed duties; sub: the units under it."""

    nama: str
    tugas: str = ""
    fungsi: tuple[str, ...] = ()
    rincian: tuple[str, ...] = ()
    sub: tuple[Unit, ...] = ()


def _office(_: object, attribute: attrs.Attribute[str], value: str) -> None:
    if not value.strip():
        raise TargetError(
            msg('"{key}" is missing.', key=attribute.name), code="missing-key", hint=msg("It is required here.")
        )


@attrs.frozen
class TandaTangan:
    """Who signs a part of the report. None: not known, which the document leaves open and names; the office is known at
    least. nip comes from a private file when the report is rendered."""

    tempat: str | None = None
    tanggal: str | None = None
    jabatan: str = attrs.field(default="", validator=_office)
    nama: str | None = None
    pangkat: str | None = None
    nip: str | None = None


@attrs.frozen
class PerangkatDaerah:
    """An agency.

    jenis: kind ("kecamatan", "dinas"). induk: the government it belongs to. kepala: title of its head.
    sebutan: names in use by key ("PD", "OPD", "SKPD", "kantor"). mandat: what set it up and gives its tasks.
    tanda_tangan: by part of the report ("kata-pengantar", "ikhtisar").
    """

    nama: str
    jenis: str
    induk: str
    kepala: str
    sebutan: Mapping[str, str] = attrs.field(factory=dict)
    mandat: tuple[str, ...] = ()
    tugas_umum: tuple[str, ...] = ()
    wilayah: Wilayah | None = None
    pegawai: tuple[TabelPegawai, ...] = ()
    unit: tuple[Unit, ...] = ()
    tanda_tangan: Mapping[str, TandaTangan] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        freeze(self, "sebutan", "tanda_tangan")
