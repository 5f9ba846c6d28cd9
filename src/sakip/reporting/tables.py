# SPDX-License-Identifier: MIT
"""A table from its layout in the profile: columns by key, rows from a source, merged cells, totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from sakip.document import Align, Cell, Column, Row, RowKind, Table
from sakip.errors import Fault, ProfileError
from sakip.lang import msg
from sakip.reporting.rows import Source, Spec, sources

if TYPE_CHECKING:
    from sakip.reporting.material import Material

_ALIGN = {"kiri": Align.LEFT, "tengah": Align.CENTER, "kanan": Align.RIGHT}
_TOTALS = {"rata-rata": "Rata-rata", "jumlah": "Jumlah"}


def build(material: Material, id: str) -> Table:
    """The table `id` as the profile lays it out. Raises ProfileError where no region lays it out, or a column or a row
    source is not known."""
    profile = material.profile
    key = f"tabel.{id}"
    columns: tuple[dict[str, Any], ...] | None = profile.get(key, "kolom")
    baris: str | None = profile.get(key, "baris")
    if columns is None or baris is None:
        raise ProfileError([_missing(id, material)])
    specs = [Spec(one["kunci"], one.get("digit"), one.get("akhiran", "")) for one in columns]
    wanted = profile.get(key, "jumlah", None if baris == "indikator" else "jumlah")
    rows = [
        (source, [_cell(source, spec) for spec in specs])
        for source in sources(material, baris)
        if source.kind is not RowKind.TOTAL or source.key == wanted
    ]
    merge = [bool(one.get("gabung")) for one in columns]
    return Table(
        id=id,
        title=material.dated(profile.get(key, "judul", id)),
        columns=tuple(_column(material, one) for one in columns),
        rows=tuple(_merged(rows, merge)),
        number=profile.get(key, "nomor"),
        column_numbers=bool(profile.get(key, "nomor_kolom", False)),
        wide=bool(profile.get(key, "mendatar", False)),
        notes=tuple(material.dated(one) for one in profile.get(key, "catatan", ())),
    )


def _missing(id: str, material: Material) -> Fault:
    from sakip.errors import Place

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
    cell = source.fill(spec)
    if cell is None or source.kind is RowKind.DATA:
        return cell
    return attrs.evolve(cell, bold=True)


def _merged(rows: list[tuple[Source, list[Cell | None]]], merge: list[bool]) -> list[Row]:
    """Rows with the cells of merging columns spanning their group, and totals labelled over their empty cells."""
    result: list[Row] = []
    for index, (source, cells) in enumerate(rows):
        if source.kind is RowKind.TOTAL and any(cell is None for cell in cells):
            result.append(Row(source.key, _total(source, cells), source.kind))
            continue
        filled: list[Cell | None] = [Cell("") if cell is None else cell for cell in cells]
        if source.group:
            first = index == 0 or rows[index - 1][0].group != source.group
            length = 1
            while index + length < len(rows) and rows[index + length][0].group == source.group:
                length += 1
            for at, merging in enumerate(merge):
                cell = filled[at]
                if merging and cell is not None:
                    filled[at] = attrs.evolve(cell, rowspan=length) if first else None
        result.append(Row(source.key, tuple(filled), source.kind))
    return result


def _total(source: Source, cells: list[Cell | None]) -> tuple[Cell | None, ...]:
    empty = next((at for at, cell in enumerate(cells) if cell is not None), len(cells))
    label = Cell(_TOTALS.get(source.key, source.key), bold=True, colspan=max(1, empty), align=Align.CENTER)
    head: tuple[Cell | None, ...] = (label, *([None] * (empty - 1))) if empty else ()
    return (*head, *(Cell("") if cell is None else cell for cell in cells[empty:]))
