# SPDX-License-Identifier: MIT
"""Where a table's rows come from. Each source knows the columns it can fill by their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from sakip.document import Align, Cell, RowKind
from sakip.errors import ProfileError
from sakip.lang import msg
from sakip.numbers import format_number
from sakip.reporting.cells import figure_cell, nilai_cell

if TYPE_CHECKING:
    from sakip.model import Indikator, Sasaran
    from sakip.reporting.material import Material

Fill = Callable[["Spec"], Cell | None]


@attrs.frozen
class Spec:
    """A column of the layout: its key, and the number of decimals and suffix that the layout asks for."""

    kunci: str
    digit: int | None = None
    akhiran: str = ""

    @property
    def name(self) -> str:
        """The key without its year."""
        return self.kunci.partition("@")[0]

    def year(self, tahun: int) -> int:
        """The year the column shows: ``realisasi@-1`` is last year, ``realisasi@2020`` is 2020."""
        tail = self.kunci.partition("@")[2]
        if not tail:
            return tahun
        return tahun + int(tail) if tail[0] in "+-" else int(tail)


@attrs.frozen
class Source:
    """A row before it has columns. group: rows with the same group share their merged cells. fill: a cell by column,
    None where the row has nothing under it."""

    key: str
    fill: Fill
    group: str = ""
    kind: RowKind = RowKind.DATA
    span: bool = False


def sources(material: Material, baris: str) -> Iterator[Source]:
    """The rows of source `baris`: ``indikator``, ``program``, ``dukungan``, ``tujuan-sasaran``, ``pk-program``,
    ``desa``, ``pegawai:<table>``."""
    name, _, rest = baris.partition(":")
    makers: dict[str, Callable[[Material, str], Iterator[Source]]] = {
        "indikator": _indicators,
        "anggaran": _budget,
        "dukungan": _support,
        "tujuan-sasaran": _goals,
        "pk-program": _agreed,
        "desa": _villages,
        "pegawai": _staff,
    }
    maker = makers.get(name)
    if maker is None:
        raise _unknown("baris", baris, list(makers))
    return maker(material, rest)


def _unknown(what: str, found: str, known: list[str]) -> ProfileError:
    from sakip.errors import Fault

    return ProfileError(
        [Fault("profile", msg('{what} "{found}" is not known.', what=what, found=found),
               hint=msg("Known: {known}.", known=", ".join(known)))]
    )  # fmt: skip


def _text(text: str | None) -> Cell:
    return Cell(text) if text else Cell("-", align=Align.CENTER)


def _number(text: str) -> Cell:
    return Cell(text, align=Align.CENTER)


INDICATOR_COLUMNS = (
    "no sasaran tujuan indikator satuan target realisasi capaian predikat akhir-renstra kemajuan perubahan "
    "standar-nasional terhadap-standar program pagu realisasi-anggaran serapan efisiensi"
).split()


def _indicators(material: Material, _: str) -> Iterator[Source]:
    bundle = material.bundle
    for number, sasaran in enumerate(bundle.sasaran, start=1):
        for one in bundle.indikator_untuk(sasaran.id):
            yield Source(one.id, _indicator(material, number, sasaran, one), sasaran.id)
    agency = bundle.kode
    means = {"capaian": "capaian", "kemajuan": "kemajuan", "serapan": "serapan", "efisiensi": "efisiensi"}

    def mean(spec: Spec) -> Cell | None:
        if spec.name not in means:
            return None
        figure = material.figure(f"rata-rata:{means[spec.name]}:{agency}:{material.tahun}")
        return None if figure is None else figure_cell(figure, spec.digit, spec.akhiran)

    def total(spec: Spec) -> Cell | None:
        kinds = {"pagu": "pagu", "realisasi-anggaran": "realisasi"}
        if spec.name not in kinds:
            return None
        keys = [f"{kinds[spec.name]}:{one.id}:{material.tahun}" for one in bundle.sasaran]
        return _sum(material, keys)

    yield Source("rata-rata", mean, kind=RowKind.TOTAL)
    yield Source("jumlah", total, kind=RowKind.TOTAL)


def _sum(material: Material, keys: list[str]) -> Cell:
    figures = [figure for key in keys if (figure := material.figure(key)) is not None]
    values = [figure.value for figure in figures]
    known = [value for value in values if value is not None]
    if not figures or len(known) < len(figures):
        return Cell("-", align=Align.CENTER)
    value = sum(known, Decimal())
    return Cell(format_number(value), value, 0, sum_of=tuple(keys))


def _indicator(material: Material, number: int, sasaran: Sasaran, one: Indikator) -> Fill:
    bundle, tahun = material.bundle, material.tahun

    def fill(spec: Spec) -> Cell | None:
        year = spec.year(tahun)
        match spec.name:
            case "no":
                return _number(str(number))
            case "sasaran":
                return _text(sasaran.uraian)
            case "tujuan":
                goal = next((goal for goal in bundle.tujuan if goal.id == sasaran.tujuan), None)
                return _text(goal.uraian if goal else None)
            case "indikator":
                return _text(one.nama)
            case "satuan":
                return _text(one.satuan)
            case "target" | "realisasi":
                value = (one.target if spec.name == "target" else one.realisasi).get(year)
                material.figure(f"{spec.name}:{one.id}:{year}")
                return nilai_cell(value, one.satuan, f"{spec.name}:{one.id}:{year}")
            case "akhir-renstra":
                return nilai_cell(one.akhir_renstra, one.satuan, f"akhir-renstra:{one.id}:{tahun}")
            case "standar-nasional":
                standard = one.standar_nasional
                return nilai_cell(standard.nilai if standard else None, one.satuan, f"standar-nasional:{one.id}:{tahun}")
            case "capaian" | "kemajuan" | "perubahan" | "terhadap-standar":
                figure = material.figure(f"{spec.name}:{one.id}:{year}")
                if figure is None:
                    return Cell("-", align=Align.CENTER)
                return figure_cell(figure, spec.digit, spec.akhiran)
            case "predikat":
                figure = material.figure(f"predikat:capaian:{one.id}:{year}")
                return _text(figure.text if figure else None)
            case "program":
                return _text("; ".join(_programs(material, sasaran.id)))
            case "pagu":
                return figure_cell(material.figure(f"pagu:{sasaran.id}:{tahun}"))
            case "realisasi-anggaran":
                return figure_cell(material.figure(f"realisasi:{sasaran.id}:{tahun}"))
            case "serapan" | "efisiensi":
                figure = material.figure(f"{spec.name}:{sasaran.id}:{tahun}")
                return figure_cell(figure, spec.digit, spec.akhiran) if figure else Cell("-", align=Align.CENTER)
            case _:
                raise _unknown("kolom", spec.kunci, INDICATOR_COLUMNS)

    return fill


def _programs(material: Material, sasaran: str) -> Iterator[str]:
    codes = {one.kode for one in material.bundle.dukungan if one.sasaran == sasaran}
    return (one.nama for one in material.bundle.program if one.kode in codes)


BUDGET_COLUMNS = "no kode uraian pagu realisasi-anggaran serapan indikator satuan target realisasi capaian".split()


def _budget(material: Material, _: str) -> Iterator[Source]:
    bundle = material.bundle
    number = 0
    for program in bundle.program:
        number += 1
        yield Source(program.kode, _money(material, str(number), program.kode, program.nama), kind=RowKind.GROUP)
        for kegiatan in (one for one in bundle.kegiatan if one.induk == program.kode):
            yield Source(kegiatan.kode, _money(material, "", kegiatan.kode, kegiatan.nama), kind=RowKind.GROUP)
            for sub in (one for one in bundle.sub_kegiatan if one.induk == kegiatan.kode):
                yield Source(sub.kode, _money(material, "", sub.kode, sub.nama))
    yield Source("jumlah", _money(material, "", bundle.kode, "Jumlah"), kind=RowKind.TOTAL)


def _money(material: Material, number: str, kode: str, nama: str) -> Fill:
    tahun = material.tahun
    one = next(iter(material.bundle.indikator_untuk(kode)), None)

    def fill(spec: Spec) -> Cell | None:
        match spec.name:
            case "no":
                return _number(number)
            case "kode":
                return Cell(kode if kode != material.bundle.kode else "")
            case "uraian":
                return Cell(nama)
            case "pagu" | "realisasi-anggaran":
                kind = "pagu" if spec.name == "pagu" else "realisasi"
                return figure_cell(material.figure(f"{kind}:{kode}:{tahun}"))
            case "serapan":
                return figure_cell(material.figure(f"serapan:{kode}:{tahun}"), spec.digit, spec.akhiran)
            case "indikator" | "satuan":
                return Cell("" if one is None else one.nama if spec.name == "indikator" else one.satuan)
            case "target" | "realisasi":
                if one is None:
                    return Cell("")
                value = (one.target if spec.name == "target" else one.realisasi).get(tahun)
                return nilai_cell(value, one.satuan, f"{spec.name}:{one.id}:{tahun}")
            case "capaian":
                figure = None if one is None else material.figure(f"capaian:{one.id}:{tahun}")
                return Cell("") if figure is None else figure_cell(figure, spec.digit, spec.akhiran)
            case _:
                raise _unknown("kolom", spec.kunci, BUDGET_COLUMNS)

    return fill


SUPPORT_COLUMNS = "no sasaran program ukuran hasil menunjang keterangan".split()


def _support(material: Material, _: str) -> Iterator[Source]:
    bundle = material.bundle
    names = {one.kode: one.nama for one in (*bundle.program, *bundle.kegiatan, *bundle.sub_kegiatan)}
    for number, sasaran in enumerate(bundle.sasaran, start=1):
        for one in bundle.dukungan:
            if one.sasaran != sasaran.id:
                continue
            cells = {
                "no": _number(str(number)),
                "sasaran": _text(sasaran.uraian),
                "program": _text(names.get(one.kode)),
                "ukuran": _text(one.ukuran),
                "hasil": _text(one.hasil),
                "menunjang": _text(None if one.menunjang is None else "Menunjang" if one.menunjang else "Tidak menunjang"),
                "keterangan": _text(one.keterangan),
            }
            yield Source(f"{sasaran.id}/{one.kode}", _fixed(cells), sasaran.id)


def _fixed(cells: dict[str, Cell]) -> Fill:
    def fill(spec: Spec) -> Cell | None:
        if spec.name not in cells:
            raise _unknown("kolom", spec.kunci, list(cells))
        return cells[spec.name]

    return fill


def _goals(material: Material, _: str) -> Iterator[Source]:
    bundle = material.bundle
    number = 0
    for goal in (*bundle.tujuan, None):
        aims = [one for one in bundle.sasaran if one.tujuan == (goal.id if goal else None)]
        if not aims:
            continue
        number += 1
        told = goal.uraian if goal else "(belum dihubungkan dengan tujuan)"
        for one in aims:
            cells = {"no": _number(str(number)), "tujuan": Cell(told), "sasaran": Cell(one.uraian)}
            yield Source(one.id, _fixed(cells), goal.id if goal else "-")


def _agreed(material: Material, _: str) -> Iterator[Source]:
    pk = material.bundle.perjanjian_kinerja
    if pk is None:
        return
    names = {one.kode: one.nama for one in material.bundle.program}
    for number, one in enumerate(pk.program, start=1):
        cells = {
            "no": _number(f"{number}."),
            "kode": Cell(one.program),
            "program": _text(names.get(one.program)),
            "anggaran": figure_cell(material.figure(f"anggaran-pk:{one.program}:{material.tahun}")),
            "keterangan": _text(one.keterangan),
        }
        yield Source(one.program, _fixed(cells))
    agency = material.figure(f"anggaran-pk:{material.bundle.kode}:{material.tahun}")
    last = {
        "no": Cell(""),
        "kode": Cell(""),
        "program": Cell("Jumlah"),
        "anggaran": figure_cell(agency),
        "keterangan": Cell(""),
    }
    yield Source("jumlah", _fixed(last), kind=RowKind.TOTAL)


def _villages(material: Material, _: str) -> Iterator[Source]:
    area = material.bundle.perangkat_daerah.wilayah
    for number, one in enumerate(area.desa if area else (), start=1):
        far = one.jarak_km
        cells = {
            "no": _number(f"{number}."),
            "desa": Cell(one.nama if one.jenis == "desa" else f"{one.nama} ({one.jenis})"),
            "jarak": Cell("-") if far is None else Cell(format_number(far), far),
            "transportasi": _text(one.transportasi),
        }
        yield Source(one.nama, _fixed(cells))


def _staff(material: Material, id: str) -> Iterator[Source]:
    table = next((one for one in material.bundle.perangkat_daerah.pegawai if one.id == id), None)
    if table is None:
        raise _unknown("pegawai", id, [one.id for one in material.bundle.perangkat_daerah.pegawai])
    for number, one in enumerate(table.baris, start=1):
        count = Cell("-", align=Align.CENTER) if one.jumlah is None else Cell(str(one.jumlah), Decimal(one.jumlah))
        cells = {
            "no": _number(f"{number}."),
            "label": Cell(one.label),
            "golongan": _text(one.golongan),
            "jumlah": count,
            "keterangan": Cell(one.keterangan or ""),
        }
        yield Source(str(number), _fixed(cells))
    total = material.figure(f"jumlah:pegawai-{id}:{material.bundle.kode}:{material.tahun}")
    last = {"no": Cell(""), "label": Cell("Jumlah"), "golongan": Cell(""), "keterangan": Cell("")}
    yield Source("jumlah", _fixed({**last, "jumlah": figure_cell(total)}), kind=RowKind.TOTAL)
