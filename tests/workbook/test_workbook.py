# SPDX-License-Identifier: MIT
"""A bundle as a workbook: nothing is lost, what officers type is understood, faults name sheet and cell."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest

import sakip
from sakip import workbook
from sakip.errors import BundleError, OutputError
from sakip.model import AnggaranRenstra, Bundle, Indikator, Ordinal
from sakip.numbers import Angka
from sakip.workbook.layout import FIRST, SHEETS, columns, general, join, split
from sakip.workbook.template import names, template


@pytest.fixture(scope="module")
def bundle(sumber_harta: Path) -> Bundle:
    return sakip.load(sumber_harta)


@pytest.fixture(scope="module")
def book(bundle: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("buku") / "isian.xlsx"
    workbook.write(bundle, path)
    return path


@pytest.fixture
def copy(book: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(book, tmp_path / "isian.xlsx"))


def put(path: Path, sheet: str, cell: str, value: Any, number_format: str | None = None) -> None:
    """What an officer does in a spreadsheet."""
    opened = openpyxl.load_workbook(path)
    target = opened[sheet][cell]
    target.value = value
    if number_format:
        target.number_format = number_format
    opened.save(path)


def at(path: Path, sheet: str, row: int, key: str) -> str:
    """The cell of a record's key."""
    page = openpyxl.load_workbook(path)[sheet]
    column = next(one for one in page[1] if one.value == key)
    return f"{column.column_letter}{FIRST + row}"


def indicator(path: Path, at: int) -> Indikator:
    return sakip.load(path).indikator[at]


def test_nothing_is_lost(bundle: Bundle, book: Path) -> None:
    assert sakip.load(book) == bundle
    assert len(bundle.klaim) == 302


def test_the_same_bundle_gives_the_same_bytes(bundle: Bundle, book: Path, tmp_path: Path) -> None:
    again = tmp_path / "lagi.xlsx"
    workbook.write(bundle, again)
    assert again.read_bytes() == book.read_bytes()


def test_values_of_every_kind_come_back(bundle: Bundle, tmp_path: Path) -> None:
    first = attrs.evolve(
        bundle.indikator[0],
        target={2021: Decimal("79.30"), 2022: 0, 2023: Angka("1,5 juta", Decimal(1_500_000))},
        realisasi={2023: Ordinal("opini-bpk", "WTP", 5)},
    )
    path = tmp_path / "nilai.xlsx"
    workbook.write(attrs.evolve(bundle, indikator=(first, *bundle.indikator[1:])), path)
    found = indicator(path, 0)
    assert str(found.target[2021]) == "79.30"
    assert found.target[2022] == 0
    assert str(found.target[2023]) == "1,5 juta"
    assert found.realisasi == first.realisasi


def test_quarters_and_the_money_of_the_renstra_come_back(bundle: Bundle, tmp_path: Path) -> None:
    first = attrs.evolve(bundle.indikator[0], target_periode={"TW1": 20}, realisasi_periode={"B06": Decimal("7.5")})
    renstra = AnggaranRenstra(1, 600, {2021: 100, 2022: 110}, {2021: 90})
    sub = attrs.evolve(bundle.sub_kegiatan[0], realisasi_periode={"TW1": 5, "TW4": 7}, renstra=renstra)
    full = attrs.evolve(bundle, indikator=(first, *bundle.indikator[1:]), sub_kegiatan=(sub, *bundle.sub_kegiatan[1:]))
    path = tmp_path / "triwulan.xlsx"
    workbook.write(full, path)
    assert sakip.load(path) == full


@pytest.mark.parametrize(
    ("typed", "number_format", "meant"),
    [
        (80.25, None, Decimal("80.25")),
        ("80,25", None, Decimal("80.25")),
        (0.8025, "0.00%", Decimal("80.25")),
        (80, None, Decimal(80)),
        ("-", None, None),
    ],
)
def test_what_an_officer_types_as_a_result_is_understood(
    copy: Path, typed: Any, number_format: str | None, meant: Decimal | None
) -> None:
    put(copy, "Indikator", at(copy, "Indikator", 0, "realisasi.2023"), typed, number_format)
    found = indicator(copy, 0).realisasi[2023]
    assert getattr(found, "nilai", found if isinstance(found, int | Decimal) else None) == meant


@pytest.mark.parametrize("typed", [1_500_000_000, "1.500.000.000", "Rp 1.500.000.000"])
def test_money_may_be_typed_as_number_or_text(copy: Path, typed: Any) -> None:
    put(copy, "Sub kegiatan", at(copy, "Sub kegiatan", 0, "pagu.perubahan"), typed)
    assert sakip.load(copy).sub_kegiatan[0].pagu.perubahan == 1_500_000_000


def test_faults_name_sheet_and_cell_all_at_once(copy: Path) -> None:
    target = at(copy, "Indikator", 2, "target.2023")
    money = at(copy, "Sub kegiatan", 1, "realisasi")
    put(copy, "Indikator", target, "92,5,0")
    put(copy, "Sub kegiatan", money, "banyak")
    with pytest.raises(BundleError) as caught:
        sakip.load(copy)
    assert {one.place.cell for one in caught.value.faults} == {f"Indikator!{target}", f"Sub kegiatan!{money}"}
    assert f"isian.xlsx:Indikator!{target}: indikator.IKU-3.target.2023: " in str(caught.value)


def test_a_clash_between_sheets_names_its_cell(copy: Path) -> None:
    cell = at(copy, "Analisis", 0, "indikator")
    put(copy, "Analisis", cell, "IKU-99")
    with pytest.raises(BundleError) as caught:
        sakip.load(copy)
    assert [one.place.cell for one in caught.value.faults] == [f"Analisis!{cell}"]


def test_a_remark_in_column_a_leaves_the_row_out(copy: Path, bundle: Bundle) -> None:
    put(copy, "Analisis", f"A{FIRST}", "belum")
    assert sakip.load(copy).analisis == bundle.analisis[1:]


def test_a_value_in_a_column_without_a_key_is_not_lost_in_silence(copy: Path) -> None:
    put(copy, "Tujuan", f"J{FIRST}", "catatan saya")
    with pytest.raises(BundleError, match=f"Tujuan!J{FIRST}"):
        sakip.load(copy)


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lain.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(BundleError, match="sakip template"):
        sakip.load(path)


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "-2+3", "<b>tebal</b>"])
def test_text_is_never_a_formula(bundle: Bundle, tmp_path: Path, text: str) -> None:
    path = tmp_path / "teks.xlsx"
    workbook.write(attrs.evolve(bundle, narasi={"pembuka": text}), path)
    assert sakip.load(path).narasi == {"pembuka": text}
    opened = openpyxl.load_workbook(path)["Narasi"]
    assert (opened[f"C{FIRST}"].value, opened[f"C{FIRST}"].data_type) == (text, "s")


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_written(bundle: Bundle, tmp_path: Path) -> None:
    path = tmp_path / "panjang.xlsx"
    with pytest.raises(OutputError, match="32767"):
        workbook.write(attrs.evolve(bundle, narasi={"pembuka": "a" * 40_000}), path)
    assert not path.exists()


def test_a_template_asks_for_what_is_missing_at_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    template(path, tahun=2024, kode="16.05.19", jenis="kecamatan")
    with pytest.raises(BundleError) as caught:
        sakip.load(path)
    assert all((one.place.cell or "").startswith("Data umum!C") for one in caught.value.faults)
    missing = {(one.place.path or "").rpartition(".")[2] for one in caught.value.faults}
    assert missing == {"nama", "induk", "kepala", "renstra"}


def test_a_filled_template_is_a_bundle(tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    template(path, tahun=2024, kode="16.05.19", nama="Kecamatan Sumber Harta", jenis="kecamatan",
             induk="Kabupaten Musi Rawas")  # fmt: skip
    keys = {one[1].value: one[2] for one in openpyxl.load_workbook(path)["Data umum"].iter_rows(min_row=FIRST)}
    for key, value in (("perangkat_daerah.kepala", "Camat"), ("renstra.mulai", 2021), ("renstra.akhir", 2026)):
        put(path, "Data umum", keys[key].coordinate, value)
    for column, value in zip("BCD", ("S-1", "Meningkatnya Kualitas Pelayanan Publik", None), strict=True):
        put(path, "Sasaran", f"{column}{FIRST + 1}", value)
    for key, value in (("id", "IKU-1"), ("nama", "Indeks Kepuasan Masyarakat"), ("untuk", "S-1"), ("satuan", "indeks"),
                       ("target.2024", 84), ("realisasi.2024", 79.35)):  # fmt: skip
        put(path, "Indikator", at(path, "Indikator", 1, key), value)
    measured = sakip.measure(sakip.load(path))
    assert measured["capaian:IKU-1:2024"].text == "94,46"
    assert measured.bundle.tujuan == ()


def test_a_kecamatan_is_offered_its_codes() -> None:
    offered = names("7.01")
    assert {"7.01.01", "7.01.02", "7.01.06"} <= {*offered}
    assert all(kode.startswith("7.01.") and name for kode, name in offered.items())


def test_every_key_of_the_layout_is_one_of_the_model() -> None:
    for sheet in SHEETS:
        assert sheet.cl is not None
        assert {one.key[0] for one in columns(sheet.cl) if one.required} <= {one.key[0] for one in columns(sheet.cl)}
    assert general(("renstra", "mulai")) is not None
    assert general(("renstra", "mulia")) is None
    assert split(join(("a", "b.c", "1"))) == ("a", "b.c", "1")
