# SPDX-License-Identifier: MIT
"""Rows of program, kegiatan and sub-kegiatan: money beside what was done with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import count

import attrs

from sakip.document import Cell, RowKind
from sakip.lang import say
from sakip.model import Indikator
from sakip.reporting import prose
from sakip.reporting.cells import empty_cell, figure_cell, nilai_cell, number_cell, period_cell
from sakip.reporting.material import Material
from sakip.reporting.rows import Column, Rows, Source, Spec


@attrs.frozen
class Row:
    """One level of the budget. number: among all rows. indikator: its first one, if it has any."""

    material: Material
    number: str
    kode: str
    nama: str
    indikator: Indikator | None


def _money(row: Row, spec: Spec) -> Cell:
    kind = {"realisasi-anggaran": "realisasi"}.get(spec.name, spec.name)
    return figure_cell(row.material.figure(f"{kind}:{row.kode}:{spec.tahun}"), spec.digit, spec.akhiran)


def _recorded(row: Row, spec: Spec) -> Cell:
    one = row.indikator
    if one is None:
        return Cell("")
    address = f"{spec.name}:{one.id}:{spec.tahun}"
    row.material.figure(address)
    value = (one.target if spec.name == "target" else one.realisasi).get(spec.tahun)
    return nilai_cell(value, one.satuan, address)


def _achieved(row: Row, spec: Spec) -> Cell:
    figure = None if row.indikator is None else row.material.figure(f"capaian:{row.indikator.id}:{spec.tahun}")
    return Cell("") if figure is None else figure_cell(figure, spec.digit, spec.akhiran)


def _of_period(row: Row, spec: Spec) -> Cell:
    one = row.indikator
    if one is None:
        return empty_cell()
    return period_cell(row.material, one, spec)


def _goal(row: Row, _: Spec) -> Cell:
    one = row.indikator
    return empty_cell() if one is None else attrs.evolve(nilai_cell(one.akhir_renstra, one.satuan, ""), address=None)


COLUMNS: dict[str, Column] = {
    "no": lambda row, _: number_cell(row.number),
    "kode": lambda row, _: Cell(row.kode if row.kode != row.material.bundle.kode else ""),
    "uraian": lambda row, _: Cell(row.nama),
    "pagu": _money,
    "realisasi-anggaran": _money,
    "serapan": _money,
    "indikator": lambda row, _: Cell(row.indikator.nama if row.indikator else ""),
    "satuan": lambda row, _: Cell(row.indikator.satuan if row.indikator else ""),
    "target": _recorded,
    "realisasi": _recorded,
    "capaian": _achieved,
    "akhir-renstra": _goal,
    "target-periode": _of_period,
    "realisasi-periode": _of_period,
    "isian": lambda _, __: empty_cell(),
}


def _rows(material: Material, _: str) -> Iterator[Source]:
    bundle, numbers = material.bundle, count(1)

    def row(kode: str, nama: str, kind: RowKind) -> Source:
        first = next(iter(bundle.indikator_untuk(kode)), None)
        number = "" if kind is RowKind.TOTAL else f"{next(numbers)}"
        return Source(kode, Row(material, number, kode, nama, first), COLUMNS, "", kind)

    for program in bundle.program:
        yield row(program.kode, program.nama, RowKind.GROUP)
        for kegiatan in (one for one in bundle.kegiatan if one.induk == program.kode):
            yield row(kegiatan.kode, kegiatan.nama, RowKind.GROUP)
            for sub in (one for one in bundle.sub_kegiatan if one.induk == kegiatan.kode):
                yield row(sub.kode, sub.nama, RowKind.DATA)
    carried_out = material.profile.get("anggaran", "cakupan", "semua") == "dilaksanakan"
    label = "Jumlah (sub kegiatan yang dilaksanakan)" if carried_out else "Jumlah"
    yield attrs.evolve(row(bundle.kode, label, RowKind.TOTAL), key="jumlah")


def _notes(material: Material, columns: Collection[str]) -> Iterator[str]:
    """An output recorded where nothing was carried out is shown as the source has it, and said to be so."""
    bundle = material.bundle
    odd = [
        sub.kode
        for sub in bundle.sub_kegiatan
        if not sub.dilaksanakan and any(one.realisasi.get(material.tahun) for one in bundle.indikator_untuk(sub.kode))
    ]
    if odd and "realisasi" in columns:
        yield say(
            "Sub-kegiatan {codes} was not carried out; the realisation of its output is shown as recorded.",
            codes=prose.listed(odd),
        )


ROWS = Rows(COLUMNS, _rows, totals=("jumlah",), total="jumlah", notes=_notes)
