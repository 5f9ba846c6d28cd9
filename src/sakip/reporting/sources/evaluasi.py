# SPDX-License-Identifier: MIT
"""Rows of the evaluation forms of Permendagri 86/2017 (E.80, E.81): every level of the budget with its indicators,
performance (K) beside money (Rp). What the bundle does not know is a gap to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from sakip.document import Align, Cell, RowKind
from sakip.model import Indikator, Kegiatan, Program, Sasaran, SubKegiatan
from sakip.reporting.cells import empty_cell, figure_cell, nilai_cell, number_cell, period_cell, text_cell
from sakip.reporting.material import Material
from sakip.reporting.rows import Column, Rows, Source, Spec


@attrs.frozen
class Row:
    """One indicator of a program, kegiatan or sub-kegiatan, or of a sasaran, which has no money of its own here.

    level: None in the rows of a sasaran. indikator: None where the level has none. first: whether it is the first of
    its level, which shows the money; begins: the first of its program or sasaran, which shows number and sasaran.
    """

    material: Material
    number: str
    sasaran: tuple[Sasaran, ...]
    level: Program | Kegiatan | SubKegiatan | None
    indikator: Indikator | None
    first: bool
    begins: bool = False


def _gap() -> Cell:
    """What the author has to fill in, short enough for a narrow column."""
    return Cell("…", gap=True, align=Align.CENTER)


def _recorded(row: Row, spec: Spec) -> Cell:
    """A value as the bundle has it; a gap where the bundle has none. The target of the Renstra's last year is the one
    at its end, unless the year has its own."""
    one, kind = row.indikator, spec.name
    if one is None:
        return empty_cell()
    if kind == "target" and spec.tahun == row.material.bundle.renstra.akhir and spec.tahun not in one.target:
        kind = "akhir-renstra"
    values = {
        "target": one.target.get(spec.tahun),
        "awal-renstra": one.awal_renstra,
        "akhir-renstra": one.akhir_renstra,
        "realisasi": one.realisasi.get(spec.tahun),
    }
    value = values[kind]
    if value is None:
        return _gap()
    address = f"{kind}:{one.id}:{spec.tahun}"
    row.material.figure(address)
    return nilai_cell(value, one.satuan, address)


def _of_period(row: Row, spec: Spec) -> Cell:
    one = row.indikator
    if one is None:
        return empty_cell()
    return period_cell(row.material, one, spec) if spec.rest in one.realisasi_periode else _gap()


def _realised(row: Row, spec: Spec) -> Cell:
    """The year's realisation; what the four quarters make together where the bundle has none for the year."""
    one = row.indikator
    if one is None or spec.tahun in one.realisasi or not one.realisasi_periode:
        return _recorded(row, spec)
    return _valued(row, f"realisasi-kumulatif:{one.id}:{spec.tahun}:TW4", spec)


def _of_indicator(row: Row, spec: Spec) -> Cell:
    one = row.indikator
    return empty_cell() if one is None else _valued(row, f"{spec.name}:{one.id}:{spec.tahun}", spec)


def _money(row: Row, spec: Spec) -> Cell:
    """Money of the level, in the row of its first indicator."""
    if row.level is None or not row.first:
        return empty_cell()
    kind = _MONEY.get(spec.name, spec.name)
    tail = f":{spec.rest}" if spec.rest else ""
    return _valued(row, f"{kind}:{row.level.kode}:{spec.tahun}{tail}", spec)


def _valued(row: Row, address: str, spec: Spec) -> Cell:
    """A figure; a gap where it lacks something that the author can fill in."""
    figure = row.material.figure(address)
    if figure is None or figure.absent is not None:
        return _gap()
    percent = figure.satuan == "%" and not spec.name.startswith(("capaian", "serapan"))
    return figure_cell(figure, spec.digit, "%" if percent else spec.akhiran)


def _owner(row: Row, _: Spec) -> Cell:
    card = None if row.indikator is None else row.indikator.kartu
    named = None if card is None else card.penanggung_jawab
    return text_cell(named or row.material.bundle.perangkat_daerah.nama)


def _remark(row: Row, _: Spec) -> Cell:
    own = row.level.catatan if row.first and isinstance(row.level, SubKegiatan) else None
    return Cell(" ".join((own or "").split()))


def _name(row: Row, _: Spec) -> Cell:
    if row.level is None:
        return empty_cell()
    return Cell(row.level.nama, bold=not isinstance(row.level, SubKegiatan)) if row.first else empty_cell()


def _about(row: Row, spec: Spec) -> Cell:
    """The level by its name, or its further indicators and those of a sasaran by theirs: for the parts of a form that
    repeat neither."""
    return _name(row, spec) if row.level is not None and row.first else _indicator(row, spec)


def _aims(row: Row) -> Cell:
    return text_cell("; ".join(one.uraian for one in row.sasaran)) if row.begins else empty_cell()


def _indicator(row: Row, _: Spec) -> Cell:
    return _gap() if row.indikator is None else Cell(row.indikator.nama)


_MONEY = {
    "awal-rp": "awal-renstra",
    "akhir-rp": "akhir-renstra",
    "sampai-rp": "realisasi-renstra",
    "rencana-rp": "pagu-renstra",
    "pagu-rp": "pagu",
    "realisasi-rp": "realisasi",
}
COLUMNS: dict[str, Column] = {
    "no": lambda row, _: number_cell(row.number if row.begins else ""),
    "sasaran": lambda row, _: _aims(row),
    "kode": lambda row, _: Cell("" if row.level is None or not row.first else row.level.kode),
    "uraian": _name,
    "pokok": _about,
    "indikator": _indicator,
    "satuan": lambda row, _: Cell("" if row.indikator is None else row.indikator.satuan),
    "awal-renstra": _recorded,
    "akhir-renstra": _recorded,
    "target": _recorded,
    "realisasi": _realised,
    "realisasi-periode": _of_period,
    "realisasi-renstra": _of_indicator,
    "capaian": _of_indicator,
    "capaian-renstra": _of_indicator,
    "serapan-renstra": _money,
    "serapan-rencana": _money,
    **dict.fromkeys(_MONEY, _money),
    "unit": _owner,
    "keterangan": _remark,
}


def _rows(material: Material, form: str) -> Iterator[Source]:
    """form: "renstra" for the rows of the sasaran's own indicators as well, each before the programs that serve it."""
    bundle = material.bundle
    served: dict[str, list[Sasaran]] = {}
    for support in bundle.dukungan:
        for sasaran in bundle.sasaran:
            kode = ".".join(support.kode.split(".")[:3])
            if sasaran.id == support.sasaran and sasaran not in served.setdefault(kode, []):
                served[kode].append(sasaran)
    number = 0
    for sasaran in bundle.sasaran if form == "renstra" else ():
        number += 1
        for at, one in enumerate(bundle.indikator_untuk(sasaran.id)):
            row = Row(material, f"{number}", (sasaran,), None, one, True, at == 0)
            yield Source(one.id, row, COLUMNS, sasaran.id)
    for program in bundle.program:
        number += 1
        about = tuple(served.get(program.kode, ()))
        for level in _below(material, program):
            indicators: tuple[Indikator | None, ...] = tuple(bundle.indikator_untuk(level.kode)) or (None,)
            for at, indicator in enumerate(indicators):
                row = Row(material, f"{number}", about, level, indicator, at == 0, at == 0 and level is program)
                kind = RowKind.DATA if isinstance(level, SubKegiatan) else RowKind.GROUP
                yield Source(f"{level.kode}/{at}" if at else level.kode, row, COLUMNS, program.kode, kind)
    for key, columns in (("rata-rata", _MEANS), ("predikat", _CLASSES)):
        yield Source(key, material, columns, "", RowKind.TOTAL, beside="rata-rata")


def _below(material: Material, program: Program) -> Iterator[Program | Kegiatan | SubKegiatan]:
    bundle = material.bundle
    yield program
    for kegiatan in (one for one in bundle.kegiatan if one.induk == program.kode):
        yield kegiatan
        yield from (one for one in bundle.sub_kegiatan if one.induk == kegiatan.kode)


def _mean(material: Material, spec: Spec) -> Cell:
    figure = material.figure(f"rata-rata:{spec.name}:{material.bundle.kode}:{spec.tahun}")
    if figure is None or figure.absent is not None:
        return _gap()
    return figure_cell(figure, spec.digit, spec.akhiran)


def _class(material: Material, spec: Spec) -> Cell:
    figure = material.figure(f"predikat:rata-rata:{spec.name}:{material.bundle.kode}:{spec.tahun}")
    return _gap() if figure is None else attrs.evolve(figure_cell(figure), align=Align.CENTER)


_FOOT = ("capaian-renstra", "serapan-renstra")
_MEANS: dict[str, Column] = dict.fromkeys(_FOOT, _mean)
_CLASSES: dict[str, Column] = dict.fromkeys(_FOOT, _class)

ROWS = Rows(COLUMNS, _rows, totals=("rata-rata",))
