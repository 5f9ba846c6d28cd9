# SPDX-License-Identifier: MIT
"""The report of Sumber Harta against the one that was published in 2024: each of its tables is there, in its order,
column by column and row by row with its figures. Where the published one slips, the slip is named here."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import attrs
import pytest

import sakip
from sakip import readers
from sakip.document import Cell, Document, RowKind, Table
from sakip.errors import NumberError
from sakip.numbers import Angka, read
from sakip.published import Published

IKU = {2: "indikator", 3: "target", 4: "realisasi", 5: "capaian"}


@attrs.frozen
class Pair:
    """A published table by its place among all of them, and the table of the report.

    columns: of the published one, by number, and the keys that hold the same. slips: published cells that are wrong, by
    row and column from 0, with what is right.
    """

    at: int
    id: str
    columns: dict[int, str]
    slips: dict[tuple[int, int], str] = attrs.field(factory=dict)


CUT = {(0, 5): "94%"}
"""79,35 of 84 is 94,46; the 94,05 that is printed comes of 79 of 84."""
PAIRS = (
    Pair(0, "jarak-desa", {1: "desa", 2: "jarak", 3: "transportasi"}, {(1, 1): "Sumber Harta (kelurahan)"}),
    # the names of the last two ranks have slipped by a row, which makes one row too many
    Pair(1, "pegawai-pangkat", {1: "label", 2: "golongan", 3: "jumlah"},
         {(3, 3): "-", (6, 3): "-", (9, 1): "Jumlah", (9, 3): "14"}),
    Pair(2, "pegawai-pendidikan", {1: "label", 2: "jumlah"}),
    Pair(3, "pegawai-diklat", {1: "label", 2: "jumlah"}),
    Pair(4, "tujuan-sasaran", {1: "tujuan", 2: "sasaran"}),
    Pair(5, "iku", IKU, CUT),
    Pair(6, "perjanjian-kinerja", {2: "indikator", 3: "target"}),
    Pair(7, "perjanjian-program", {1: "program", 2: "anggaran", 3: "keterangan"}),
    Pair(8, "capaian", IKU, CUT),
    # digits changed places
    Pair(9, "beberapa-tahun", {2: "indikator", 3: "realisasi@-3", 4: "realisasi@-2", 5: "realisasi"},
         {(0, 5): "79,35"}),
    Pair(10, "akhir-renstra", {**IKU, 6: "akhir-renstra", 7: "kemajuan"}, CUT),
    # the second printing; sasaran 6 has targets and realisations in place of achievement, absorption and efficiency
    Pair(12, "efisiensi", {2: "indikator", 3: "capaian", 4: "program", 5: "serapan", 6: "efisiensi"},
         {(1, 5): "98,95", (1, 6): "1,05", (3, 6): "0,00", (5, 3): "95,83", (5, 5): "95,20", (5, 6): "4,80",
          (6, 3): "89,03", (6, 5): "95,20", (6, 6): "4,80", (7, 5): "65,69", (7, 6): "0,98"}),
    # the ceiling of program 7.01.01 is the sum of its sub-kegiatan in the table of spending; a hyphen stands for
    # nothing spent; 79,4 and 49,1 and 55 are rounded away
    Pair(14, "keuangan-kinerja", {**IKU, 6: "program", 7: "pagu", 8: "realisasi-anggaran", 9: "serapan"},
         {**CUT, (0, 4): "79,35", (1, 9): "98,95", (2, 8): "0", (4, 8): "0", (5, 7): "1.836.555.990", (5, 9): "95,20",
          (6, 3): "55,17", (6, 4): "49,12"}),
    # kegiatan have no output of their own; where the unit stands in place of target and realisation there is no
    # achievement; two sub-kegiatan were not carried out
    Pair(15, "fisik-keuangan",
         {0: "no", 1: "uraian", 2: "pagu", 3: "realisasi-anggaran", 4: "serapan", 5: "indikator", 6: "satuan",
          7: "target", 8: "realisasi", 9: "capaian"},
         {**dict.fromkeys(((at, 9) for at in (1, 4, 9, 12, 15, 17, 19, 26)), ""),
          **dict.fromkeys(((at, 9) for at in (7, 10, 28)), "-"),
          (2, 4): "94,90", (3, 4): "99,60", (13, 4): "95,62", (21, 4): "98,95", (23, 2): "48.560.600",
          (24, 9): "100%", (31, 9): "100%"}),
    Pair(16, "pengukuran-kinerja", IKU, CUT),
)  # fmt: skip
"""The tables of the published report but the first printing of the one of efficiency (11), and Tabel 3.5."""

SUPPORT = 13
"""Tabel 3.5, where remarks and results share a column and one kegiatan is printed twice."""


@pytest.fixture(scope="module")
def published(root: Path) -> Published:
    """The report as published."""
    return readers.read(root / "tests/data/laporan/sumber-harta-2023.txt")


@pytest.fixture(scope="module")
def document(sumber_harta: Path) -> Document:
    """The report that sakip writes."""
    return sakip.report(sakip.measure(sakip.load(sumber_harta)))


def filled(table: Table) -> list[list[Cell]]:
    """The rows with what merged cells spread downwards over them."""
    found: list[list[Cell]] = []
    for row in table.rows:
        above = found[-1] if found and row.kind is not RowKind.TOTAL else [Cell("")] * len(row.cells)
        found.append([one if one is not None else above[at] for at, one in enumerate(row.cells)])
    return found


def plain(text: str) -> str:
    """Letters and digits alone, without what numbers a tujuan, a sasaran or an indicator."""
    text = re.sub(r"^(\d\.|(tujuan|sasaran) \d\.?|program )", "", text.strip().lower())
    return re.sub(r"[^0-9a-z]+", "", text)


def same(printed: str, cell: str) -> bool:
    """Whether two cells say the same: the same number, or the same words but for a slip of spelling."""
    if plain(printed) == plain(cell):
        return True
    try:
        one, other = read(printed), read(cell)
    except NumberError:
        digits = re.findall(r"\d+", plain(printed)) == re.findall(r"\d+", plain(cell))
        return digits and SequenceMatcher(None, plain(printed), plain(cell)).ratio() > 0.75
    return isinstance(one, Angka) and isinstance(other, Angka) and one.nilai == other.nilai


def test_every_table_is_there_in_its_order(published: Published, document: Document) -> None:
    order = [*((pair.at, pair.id) for pair in PAIRS), (SUPPORT, "program-penunjang")]
    assert [id for _, id in sorted(order)] == [table.id for table in document.tables()]
    assert {at for at, _ in order} == set(range(len(published.tables))) - {11}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_its_columns_come_in_their_order(pair: Pair, document: Document) -> None:
    table = next(one for one in document.tables() if one.id == pair.id)
    keys = [column.key for column in table.columns]
    asked = list(pair.columns.values())
    assert sorted(asked, key=keys.index) == asked


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_each_row_has_the_published_figures_but_for_the_slips(
    pair: Pair, published: Published, document: Document
) -> None:
    table = next(one for one in document.tables() if one.id == pair.id)
    keys = [column.key for column in table.columns]
    theirs, ours = published.tables[pair.at].rows, filled(table)
    assert len(ours) >= len(theirs) - (pair.id == "pegawai-pangkat")
    compared, met = 0, set()
    for at, (row, cells) in enumerate(zip(theirs, ours, strict=False)):
        for column, key in pair.columns.items():
            printed, shown = row.cells[column].text, cells[keys.index(key)].text
            if (at, column) in pair.slips:
                met.add((at, column))
                assert shown == pair.slips[at, column], (at, column)
                assert not same(printed, shown), "no slip any more"
            elif printed.strip():
                compared += 1
                assert same(printed, shown), (at, key, printed, shown)
    assert met == set(pair.slips)
    assert compared >= len(theirs)


def test_programs_that_helped_and_what_they_brought_stand_as_published(
    published: Published, document: Document
) -> None:
    table = next(one for one in document.tables() if one.id == "program-penunjang")
    keys = [column.key for column in table.columns]
    theirs = [[cell.text for cell in row.cells] for row in published.tables[SUPPORT].rows]
    del theirs[9]  # the kegiatan that is printed twice
    ours = [{key: cell.text for key, cell in zip(keys, cells, strict=True)} for cells in filled(table)]
    assert len(ours) == len(theirs)
    for at, (printed, shown) in enumerate(zip(theirs, ours, strict=True)):
        name = printed[1].removeprefix("Kegiatan ").removeprefix("- ")
        # the name of the sub-kegiatan stands for that of its kegiatan
        assert same(name, shown["program"].removeprefix("Kegiatan ")) or at == 10, (name, shown["program"])
        if printed[0]:
            assert same(printed[0], shown["sasaran"])
    results = [one[3] for one in theirs if re.match(r"\d", one[3])]
    assert [plain(one["hasil"]) for one in ours if one["hasil"] != "-"] == [plain(one) for one in results]


def test_the_tables_of_sums_end_with_them(document: Document) -> None:
    """Realisasi Anggaran: 2.216.469.840, 2.125.787.689, 95,91 %; PK: 2.355.308.250."""
    tables = {one.id: one for one in document.tables()}
    last = {id: [cell.text for cell in filled(tables[id])[-1] if cell.text] for id in tables}
    assert tables["fisik-keuangan"].rows[-1].kind is RowKind.TOTAL
    assert last["fisik-keuangan"][1:] == ["2.216.469.840", "2.125.787.689", "95,91"]
    assert last["perjanjian-program"] == ["Jumlah", "2.355.308.250", "APBDP"]


def test_an_output_recorded_where_nothing_was_carried_out_is_said_to_be_so(document: Document) -> None:
    # the published table shows "4 Desa" of 4 as 0 %: recorded as realised, judged as not carried out
    (table,) = (one for one in document.tables() if one.id == "fisik-keuangan")
    assert table.notes == (
        "Jumlah memuat sub kegiatan yang dilaksanakan saja.",
        "Sub kegiatan 7.01.04.2.01.01 dan 7.01.06.2.01.06 tidak dilaksanakan; realisasi keluarannya ditampilkan "
        "sebagaimana tercatat.",
    )


def test_nothing_is_said_of_outputs_in_a_table_that_shows_none(sumber_harta: Path) -> None:
    agreed = sakip.report(sakip.measure(sakip.load(sumber_harta)), jenis="pk")
    assert all(table.notes == () for table in agreed.tables())
