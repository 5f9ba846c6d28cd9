# SPDX-License-Identifier: MIT
"""Rows of the agency itself: its villages, its staff."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from sakip.document import Cell, RowKind
from sakip.model import BarisPegawai, DesaKelurahan
from sakip.numbers import format_number
from sakip.reporting.cells import blank, figure_cell, number_cell, text_cell
from sakip.reporting.material import Material
from sakip.reporting.rows import Column, Rows, Source, Spec


@attrs.frozen
class Village:
    """A desa or kelurahan."""

    number: int
    desa: DesaKelurahan


def _name(row: Village, _: Spec) -> Cell:
    one = row.desa
    return Cell(one.nama if one.jenis == "desa" else f"{one.nama} ({one.jenis})")


def _distance(row: Village, _: Spec) -> Cell:
    far = row.desa.jarak_km
    if far is None:
        return blank()
    text = format_number(far)
    return Cell(text, far, len(text.partition(",")[2]))


_VILLAGE: dict[str, Column] = {
    "no": lambda row, _: number_cell(f"{row.number}."),
    "desa": _name,
    "jarak": _distance,
    "transportasi": lambda row, _: text_cell(row.desa.transportasi),
}


def _villages(material: Material, _: str) -> Iterator[Source]:
    area = material.bundle.perangkat_daerah.wilayah
    for number, one in enumerate(area.desa if area else (), start=1):
        yield Source(str(number), Village(number, one), _VILLAGE)


@attrs.frozen
class Staff:
    """One line of a staff table."""

    number: int
    baris: BarisPegawai


def _count(row: Staff, _: Spec) -> Cell:
    number = row.baris.jumlah
    return blank() if number is None else Cell(format_number(number), Decimal(number))


_STAFF: dict[str, Column] = {
    "no": lambda row, _: number_cell(f"{row.number}."),
    "label": lambda row, _: Cell(row.baris.label),
    "golongan": lambda row, _: text_cell(row.baris.golongan),
    "jumlah": _count,
    "keterangan": lambda row, _: Cell(row.baris.keterangan or ""),
}


def _staff(material: Material, id: str) -> Iterator[Source]:
    tables = {one.id: one for one in material.bundle.perangkat_daerah.pegawai}
    if id not in tables:
        return
    for number, one in enumerate(tables[id].baris, start=1):
        yield Source(str(number), Staff(number, one), _STAFF)
    address = f"jumlah:pegawai-{id}:{material.bundle.kode}:{material.tahun}"
    total: dict[str, Column] = {
        "no": lambda _, __: Cell(""),
        "label": lambda _, __: Cell("Jumlah"),
        "golongan": lambda _, __: Cell(""),
        "jumlah": lambda material, _: figure_cell(material.figure(address)),
        "keterangan": lambda _, __: Cell(""),
    }
    yield Source("jumlah", material, total, "", RowKind.TOTAL)


DESA = Rows(_VILLAGE, _villages)
PEGAWAI = Rows(_STAFF, _staff, totals=("jumlah",), total="jumlah")
