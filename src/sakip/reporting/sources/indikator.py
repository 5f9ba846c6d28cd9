# SPDX-License-Identifier: MIT
"""Rows of indicators of the sasaran, with the money behind each sasaran."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from sakip.document import Cell, RowKind
from sakip.errors import NumberError
from sakip.figure import Figure
from sakip.measurement.periods import way
from sakip.model import Indikator, Konsolidasi, Nilai, Polaritas, Sasaran
from sakip.numbers import Angka, format_number, read
from sakip.reporting.cells import blank, empty_cell, figure_cell, nilai_cell, number_cell, period_cell, text_cell
from sakip.reporting.material import Material
from sakip.reporting.rows import Column, Rows, Source, Spec


@attrs.frozen
class Row:
    """One indicator of one sasaran; number: that of the sasaran, place: the indicator's among those of the sasaran."""

    material: Material
    number: int
    place: int
    sasaran: Sasaran
    indikator: Indikator


def _goal(row: Row, _: Spec) -> Cell:
    goals = row.material.bundle.tujuan
    return text_cell(next((one.uraian for one in goals if one.id == row.sasaran.tujuan), None))


def _recorded(row: Row, spec: Spec) -> Cell:
    one = row.indikator
    values: dict[str, Nilai | None] = {
        "target": one.target.get(spec.tahun),
        "realisasi": one.realisasi.get(spec.tahun),
        "awal-renstra": one.awal_renstra,
        "akhir-renstra": one.akhir_renstra,
        "standar-nasional": one.standar_nasional.nilai if one.standar_nasional else None,
    }
    address = f"{spec.name}:{one.id}:{spec.tahun}"
    row.material.figure(address)
    return nilai_cell(values[spec.name], one.satuan, address)


def _of_indicator(row: Row, spec: Spec) -> Cell:
    return _computed(row, spec, spec.name, row.indikator.id)


def _of_sasaran(row: Row, spec: Spec) -> Cell:
    return _computed(row, spec, spec.name, row.sasaran.id)


def _computed(row: Row, spec: Spec, kind: str, subject: str) -> Cell:
    figure = row.material.figure(f"{kind}:{subject}:{spec.tahun}")
    return blank() if figure is None else figure_cell(figure, spec.digit, spec.akhiran)


def _class(row: Row, spec: Spec) -> Cell:
    figure = row.material.figure(f"predikat:capaian:{row.indikator.id}:{spec.tahun}")
    return text_cell(None if figure is None else figure.text)


def _programs(row: Row, _: Spec) -> Cell:
    bundle = row.material.bundle
    codes = {one.kode for one in bundle.dukungan if one.sasaran == row.sasaran.id}
    return text_cell("; ".join(one.nama for one in bundle.program if one.kode in codes))


def _amount(row: Row, spec: Spec) -> Cell:
    return figure_cell(row.material.figure(f"{_AMOUNTS[spec.name]}:{row.sasaran.id}:{spec.tahun}"))


def _of_period(row: Row, spec: Spec) -> Cell:
    """A recorded value of a quarter, half or month."""
    return period_cell(row.material, row.indikator, spec)


def _in_period(row: Row, spec: Spec) -> Cell:
    """A figure of a quarter, half or month: of it alone, or of all up to it."""
    kind = spec.name.removesuffix("-periode")
    one = row.indikator
    suffix = "%" if one.satuan == "%" and not kind.startswith("capaian") else spec.akhiran
    figure = row.material.figure(f"{kind}:{one.id}:{row.material.tahun}:{spec.rest}")
    return blank() if figure is None else figure_cell(figure, spec.digit, suffix)


def _consolidation(row: Row, _: Spec) -> Cell:
    """How one value is made of several periods; a gap where neither card nor region says."""
    how = way(row.material.profile, row.indikator)
    return Cell("", gap=True) if how is None else text_cell(HOW[how])


def _card(row: Row, spec: Spec) -> Cell:
    card = row.indikator.kartu
    return text_cell(None if card is None else getattr(card, spec.name.replace("-", "_")))


def _elsewhere(row: Row, spec: Spec) -> Cell:
    """The target that another document or table prints, marked where it differs from the bundle's own."""
    one = row.indikator
    address = f"target:{one.id}:{spec.tahun}"
    word = spec.rest.casefold()
    found = [
        claim.printed
        for claim in row.material.bundle.klaim
        if claim.address == address and word in f"{claim.place.dokumen} {claim.place.tabel}".casefold()
    ]
    own = row.material.figure(address)
    texts = [text if _same(text, own) else f"≠ {text}" for text in dict.fromkeys(found)]
    return Cell("; ".join(texts), bold=any(text.startswith("≠") for text in texts)) if texts else blank()


def _same(printed: str, own: Figure | None) -> bool:
    try:
        reading = read(printed)
    except NumberError:
        return False
    return own is not None and isinstance(reading, Angka) and reading.nilai == own.exact


_CARD = ("definisi", "rumus", "pembilang", "penyebut", "sumber-data", "penanggung-jawab", "konsolidasi", "alasan")
_MEANS = ("capaian", "kemajuan", "serapan", "efisiensi")
HOW = {
    Konsolidasi.JUMLAH: "Jumlah",
    Konsolidasi.RATA_RATA: "Rata-rata",
    Konsolidasi.TERAKHIR: "Nilai terakhir",
    Konsolidasi.TERTINGGI: "Nilai tertinggi",
    Konsolidasi.TERENDAH: "Nilai terendah",
}
"""The words of a table for the ways of consolidating."""
_POLARITAS = {Polaritas.NAIK: "Makin tinggi makin baik", Polaritas.TURUN: "Makin rendah makin baik",
              Polaritas.STABIL: "Sesuai target"}  # fmt: skip
_AMOUNTS = {"pagu": "pagu", "realisasi-anggaran": "realisasi"}

COLUMNS: dict[str, Column] = {
    "no": lambda row, _: number_cell(f"{row.number}"),
    "no-indikator": lambda row, _: number_cell(f"{row.place}"),
    "sasaran": lambda row, _: text_cell(row.sasaran.uraian),
    "tujuan": _goal,
    "indikator": lambda row, _: text_cell(row.indikator.nama),
    "satuan": lambda row, _: text_cell(row.indikator.satuan),
    "target": _recorded,
    "realisasi": _recorded,
    "capaian": _of_indicator,
    "predikat": _class,
    "awal-renstra": _recorded,
    "akhir-renstra": _recorded,
    "kemajuan": _of_indicator,
    "perubahan": _of_indicator,
    "standar-nasional": _recorded,
    "terhadap-standar": _of_indicator,
    "program": _programs,
    "pagu": _amount,
    "realisasi-anggaran": _amount,
    "serapan": _of_sasaran,
    "efisiensi": _of_sasaran,
    "polaritas": lambda row, _: text_cell(_POLARITAS[row.indikator.polaritas]),
    "target-periode": _of_period,
    "realisasi-periode": _of_period,
    "capaian-periode": _in_period,
    "target-kumulatif": _in_period,
    "realisasi-kumulatif": _in_period,
    "capaian-kumulatif": _in_period,
    "cara-konsolidasi": _consolidation,
    "target-pada": _elsewhere,
    "isian": lambda _, __: empty_cell(),
    **dict.fromkeys(_CARD, _card),
}


def _rows(material: Material, _: str) -> Iterator[Source]:
    bundle = material.bundle
    for number, sasaran in enumerate(bundle.sasaran, start=1):
        for place, one in enumerate(bundle.indikator_untuk(sasaran.id), start=1):
            yield Source(one.id, Row(material, number, place, sasaran, one), COLUMNS, sasaran.id)
    yield Source("rata-rata", material, dict.fromkeys(_MEANS, _mean), "", RowKind.TOTAL)
    yield Source("jumlah", material, dict.fromkeys(_AMOUNTS, _sum), "", RowKind.TOTAL)


def _mean(material: Material, spec: Spec) -> Cell | None:
    figure = material.figure(f"rata-rata:{spec.name}:{material.bundle.kode}:{spec.tahun}")
    return None if figure is None else figure_cell(figure, spec.digit, spec.akhiran)


def _sum(material: Material, spec: Spec) -> Cell:
    """What the sasaran have together. A program behind two of them counts once, so that the sum is of its parts."""
    keys = [f"{_AMOUNTS[spec.name]}:{one.id}:{spec.tahun}" for one in material.bundle.sasaran]
    figures = [figure for key in keys if (figure := material.figure(key)) is not None]
    parts = [part for figure in figures for part in (figure.sources or {}).get("nilai", ())]
    if len(set(parts)) < len(parts):
        figures = [figure for part in dict.fromkeys(parts) if (figure := material.figure(part)) is not None]
    values = [value for figure in figures if (value := figure.value) is not None]
    if not figures or len(values) < len(figures):
        return blank()
    value = sum(values, Decimal())
    return Cell(format_number(value), value, 0, sum_of=tuple(figure.key for figure in figures))


ROWS = Rows(COLUMNS, _rows, totals=("rata-rata", "jumlah"))
