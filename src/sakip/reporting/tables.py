# SPDX-License-Identifier: MIT
"""A table from its layout in the profile: columns by key, rows from a source, merged cells, totals."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import attrs

from sakip.document import Align, Cell, Column, Row, RowKind, Table
from sakip.errors import Fault, Place, ProfileError
from sakip.lang import msg
from sakip.profile.keys import NONE
from sakip.reporting.rows import Source, Spec, find, unknown

if TYPE_CHECKING:
    from sakip.reporting.material import Material

_ALIGN = {"kiri": Align.LEFT, "tengah": Align.CENTER, "kanan": Align.RIGHT}
_TOTALS = {"rata-rata": "Rata-rata", "jumlah": "Jumlah", "predikat": "Predikat"}


def build(material: Material, id: str) -> Table:
    """The table `id` as the profile lays it out. Raises ProfileError where no region lays it out, or a column, a row
    source or a total is not known. A table without rows has a gap in their place."""
    profile = material.profile
    key = f"tabel.{id}"
    columns: tuple[dict[str, Any], ...] | None = profile.get(key, "kolom")
    baris: str | None = profile.get(key, "baris")
    if columns is None or baris is None:
        raise ProfileError([_missing(id)])
    source, rest = find(baris, f"{key}.baris")
    specs = [Spec.read(one, material.tahun, material.bundle.renstra.akhir, f"{key}.kolom") for one in columns]
    for spec in specs:
        if spec.name not in source.columns:
            raise unknown("kolom", spec.name, source.columns, f"{key}.kolom")
    over = profile.get(key, "kelompok")
    if over is not None and over not in source.columns:
        raise unknown("kelompok", over, source.columns, f"{key}.kelompok")
    wanted = profile.get(key, "jumlah", source.total)
    if wanted is not None and wanted not in (*source.totals, NONE):
        raise unknown("jumlah", wanted, (*source.totals, NONE), f"{key}.jumlah")
    rows = [
        (row, [_cell(row, spec) for spec in specs])
        for row in source.make(material, rest)
        if row.kind is not RowKind.TOTAL or (wanted is not None and wanted in (row.key, row.beside))
    ]
    merge = [bool(one.get("gabung")) for one in columns]
    filled = any(row.kind is not RowKind.TOTAL for row, _ in rows)
    return Table(
        id=id,
        title=material.dated(profile.get(key, "judul", id)),
        columns=tuple(_column(material, one) for one in columns),
        rows=tuple(_merged(rows, merge, over and Spec(over, material.tahun))) if filled else (_nothing(len(columns)),),
        number=material.number("tabel", id),
        column_numbers=bool(profile.get(key, "nomor_kolom", False)),
        wide=bool(profile.get(key, "mendatar", False)),
        notes=(
            *(material.dated(one) for one in profile.get(key, "catatan", ())),
            *source.notes(material, {spec.name for spec in specs}),
        ),
    )


def _nothing(columns: int) -> Row:
    """What stands in a table for which the bundle has nothing."""
    gap = Cell("Belum ada data", colspan=columns, align=Align.CENTER, gap=True)
    return Row("kosong", (gap, *[None] * (columns - 1)))


def _missing(id: str) -> Fault:
    return Fault(
        "profile",
        msg('the outline asks for table "{id}", which no profile lays out.', id=id),
        Place(None, None, f"tabel.{id}"),
        msg("Write [tabel.{id}] with baris and kolom, or take the table out of the outline.", id=id),
    )


def _column(material: Material, one: dict[str, Any]) -> Column:
    group = one.get("grup")
    return Column(
        one["kunci"],
        material.dated(one["judul"]),
        one.get("lebar", 10),
        _ALIGN.get(one.get("rata", "kiri"), Align.LEFT),
        material.dated(group) if group else None,
    )


def _cell(source: Source, spec: Spec) -> Cell | None:
    cell = source.cell(spec)
    if cell is None or source.kind is RowKind.DATA:
        return cell
    return attrs.evolve(cell, bold=True)


def _merged(rows: list[tuple[Source, list[Cell | None]]], merge: list[bool], over: Spec | None) -> list[Row]:
    """Rows whose merging columns span their group where its cells are alike, and totals labelled over their empty
    cells. over: the column that stands as a row of its own above each group."""
    result: list[Row] = []
    for _, grouped in groupby(rows, key=lambda row: row[0].group):
        together = list(grouped)
        if over is not None and together[0][0].group and (heading := together[0][0].cell(over)) is not None:
            result.append(_heading(together[0][0].group, heading, len(merge)))
        for at, (source, cells) in enumerate(together):
            if source.kind is RowKind.TOTAL and None in cells:
                result.append(Row(source.key, _total(source, cells), source.kind))
                continue
            filled: list[Cell | None] = [Cell("") if cell is None else cell for cell in cells]
            for column, merging in enumerate(merge):
                if merging and source.group:
                    filled[column] = _spanning([other[column] for _, other in together], at)
            result.append(Row(source.key, tuple(filled), source.kind))
    return result


def _heading(group: str, cell: Cell, columns: int) -> Row:
    spanning = attrs.evolve(cell, bold=True, colspan=columns)
    return Row(f"kelompok:{group}", (spanning, *[None] * (columns - 1)), RowKind.GROUP)


def _spanning(column: list[Cell | None], at: int) -> Cell | None:
    """The cell at `at` over the like ones below it; None where one above covers it."""
    cell = column[at] or Cell("")
    if at and column[at - 1] == column[at]:
        return None
    length = next((count for count, below in enumerate(column[at:]) if below != column[at]), len(column) - at)
    return attrs.evolve(cell, rowspan=length)


def _total(source: Source, cells: list[Cell | None]) -> tuple[Cell | None, ...]:
    empty = next((at for at, cell in enumerate(cells) if cell is not None), len(cells))
    label = Cell(_TOTALS.get(source.key, source.key), bold=True, colspan=max(1, empty), align=Align.CENTER)
    head: tuple[Cell | None, ...] = (label, *([None] * (empty - 1))) if empty else ()
    return (*head, *(Cell("") if cell is None else cell for cell in cells[empty:]))
