# SPDX-License-Identifier: MIT
"""Rows of the plan: sasaran under their tujuan, programs behind a sasaran, programs in the Perjanjian Kinerja,
results of the pohon kinerja."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from sakip.document import Cell, RowKind
from sakip.model import AnggaranPK, Dukungan, Hasil, Sasaran
from sakip.reporting.cells import figure_cell, number_cell, text_cell
from sakip.reporting.material import Material
from sakip.reporting.outcomes import JENJANG, ordered
from sakip.reporting.rows import Column, Rows, Source, Spec


@attrs.frozen
class Support:
    """One program or kegiatan behind one sasaran; nama: its name."""

    number: int
    sasaran: Sasaran
    dukungan: Dukungan
    nama: str | None


def _helped(row: Support, _: Spec) -> Cell:
    return text_cell({True: "Menunjang", False: "Tidak menunjang", None: None}[row.dukungan.menunjang])


_SUPPORT: dict[str, Column] = {
    "no": lambda row, _: number_cell(f"{row.number}"),
    "sasaran": lambda row, _: text_cell(row.sasaran.uraian),
    "program": lambda row, _: text_cell(row.nama),
    "ukuran": lambda row, _: text_cell(row.dukungan.ukuran),
    "hasil": lambda row, _: text_cell(row.dukungan.hasil),
    "menunjang": _helped,
    "keterangan": lambda row, _: text_cell(row.dukungan.keterangan),
}


def _supports(material: Material, _: str) -> Iterator[Source]:
    bundle = material.bundle
    names = {one.kode: one.nama for one in bundle.program} | {one.kode: one.nama for one in bundle.kegiatan}
    for number, sasaran in enumerate(bundle.sasaran, start=1):
        for one in bundle.dukungan:
            if one.sasaran == sasaran.id:
                row = Support(number, sasaran, one, names.get(one.kode))
                yield Source(f"{sasaran.id}/{one.kode}", row, _SUPPORT, sasaran.id)


@attrs.frozen
class Aim:
    """A sasaran under its tujuan; number: that of the tujuan."""

    number: int
    tujuan: str
    sasaran: Sasaran


_AIMS: dict[str, Column] = {
    "no": lambda row, _: number_cell(f"{row.number}"),
    "tujuan": lambda row, _: Cell(row.tujuan),
    "sasaran": lambda row, _: Cell(row.sasaran.uraian),
}


def _aims(material: Material, _: str) -> Iterator[Source]:
    """The tujuan in their order, then the sasaran that name none."""
    bundle = material.bundle
    goals: Mapping[str | None, str] = {one.id: one.uraian for one in bundle.tujuan}
    goals = {**goals, None: "(belum dihubungkan dengan tujuan)"}
    number = 0
    for id, told in goals.items():
        below = [one for one in bundle.sasaran if one.tujuan == id]
        number += bool(below)
        for one in below:
            yield Source(one.id, Aim(number, told, one), _AIMS, id or "-")


@attrs.frozen
class Agreed:
    """One program in the PK."""

    material: Material
    number: int
    anggaran: AnggaranPK
    nama: str | None


def _agreed_money(row: Agreed, spec: Spec) -> Cell:
    return figure_cell(row.material.figure(f"anggaran-pk:{row.anggaran.program}:{spec.tahun}"))


_AGREED: dict[str, Column] = {
    "no": lambda row, _: number_cell(f"{row.number}."),
    "kode": lambda row, _: Cell(row.anggaran.program),
    "program": lambda row, _: text_cell(row.nama),
    "anggaran": _agreed_money,
    "keterangan": lambda row, _: text_cell(row.anggaran.keterangan),
}


def _agreed_total(material: Material, spec: Spec) -> Cell:
    return figure_cell(material.figure(f"anggaran-pk:{material.bundle.kode}:{spec.tahun}"))


def _agreed_remark(material: Material, _: Spec) -> Cell:
    """The remark of the total: what stands beside every program."""
    pk = material.bundle.perjanjian_kinerja
    remarks = {one.keterangan for one in pk.program} if pk is not None else set()
    return Cell((remarks.pop() or "") if len(remarks) == 1 else "")


_AGREED_TOTAL: dict[str, Column] = {
    "no": lambda _, __: Cell(""),
    "kode": lambda _, __: Cell(""),
    "program": lambda _, __: Cell("Jumlah"),
    "anggaran": _agreed_total,
    "keterangan": _agreed_remark,
}


def _agreements(material: Material, _: str) -> Iterator[Source]:
    pk = material.bundle.perjanjian_kinerja
    if pk is None:
        return
    names = {one.kode: one.nama for one in material.bundle.program}
    for number, one in enumerate(pk.program, start=1):
        yield Source(one.program, Agreed(material, number, one, names.get(one.program)), _AGREED)
    yield Source("jumlah", material, _AGREED_TOTAL, "", RowKind.TOTAL)


@attrs.frozen
class Outcome:
    """A result of the pohon kinerja; depth: how many stand above it."""

    material: Material
    number: int
    depth: int
    hasil: Hasil


def _measured(row: Outcome, _: Spec) -> Cell:
    names = {one.id: one.nama for one in row.material.bundle.indikator}
    return text_cell("; ".join(names[id] for id in row.hasil.indikator))


def _reached(row: Outcome, spec: Spec) -> Cell:
    """The achievement where one indicator measures the result, those of several in words."""
    figures = [row.material.figure(f"capaian:{id}:{spec.tahun}") for id in row.hasil.indikator]
    if len(figures) == 1:
        return figure_cell(figures[0], spec.digit, spec.akhiran)
    return text_cell("; ".join("-" if one is None else one.printed(spec.digit) for one in figures))


_OUTCOMES: dict[str, Column] = {
    "no": lambda row, _: number_cell(f"{row.number}"),
    "jenjang": lambda row, _: Cell(JENJANG[row.hasil.jenjang]),
    "hasil": lambda row, _: Cell(row.hasil.uraian, bold=row.depth == 0),
    "untuk": lambda row, _: text_cell(
        next((one.uraian for one in row.material.bundle.pohon_kinerja if one.id == row.hasil.induk), None)
    ),
    "kondisi": lambda row, _: text_cell("; ".join(row.hasil.kondisi)),
    "indikator": _measured,
    "capaian": _reached,
}


def _outcomes(material: Material, _: str) -> Iterator[Source]:
    for number, (depth, one) in enumerate(ordered(material.bundle), start=1):
        yield Source(one.id, Outcome(material, number, depth, one), _OUTCOMES)


POHON_KINERJA = Rows(_OUTCOMES, _outcomes)
DUKUNGAN = Rows(_SUPPORT, _supports)
TUJUAN_SASARAN = Rows(_AIMS, _aims)
PK_PROGRAM = Rows(_AGREED, _agreements, totals=("jumlah",), total="jumlah")
