# SPDX-License-Identifier: MIT
"""The report: its tables, their live formulas, its gaps, and what is wrong with an outline or a layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

import sakip
from measurement.contoh import YEAR, bundel, ind, profil, uang, ukur
from sakip.document import Block, Cell, Document, Gap, List, Paragraph, Ref, RowKind, Section, Table
from sakip.errors import AddressError, ProfileError
from sakip.formula.spreadsheet import formula
from sakip.formula.value import value
from sakip.lang import using
from sakip.measurement import Measurement, measure
from sakip.model import AnggaranPK, Dukungan, Indikator, PerjanjianKinerja, Sasaran, StandarNasional
from sakip.numbers import read
from sakip.profile import Profile
from sakip.reporting import build

A, B, C = "7.01.01.2.02.01", "7.01.01.2.02.03", "7.01.02.2.01.01"


@pytest.fixture(scope="module")
def measurement(sumber_harta: Path) -> Measurement:
    return sakip.measure(sakip.load(sumber_harta))


@pytest.fixture(scope="module")
def report(measurement: Measurement) -> Document:
    return sakip.report(measurement)


def nothing(*_: object) -> None:
    """A region without blocks of its own."""


def table(found: Measurement, id: str = "x") -> Table:
    """The table `id` as the only part of a document."""
    outline = ({"id": "bab", "judul": "BAB", "isi": (f"tabel:{id}",)},)
    pilihan = {("kerangka.lkjip", "bagian"): outline}
    profile = with_choices(found.profile, pilihan)
    document = build(Measurement(found.bundle, profile, dict(found), (), found.find), nothing)
    return next(document.tables())


def with_choices(profile: Profile, choices: Mapping[tuple[str, str], Any]) -> Profile:
    made = profil()
    wrapped = {key: attrs.evolve(made.pilihan["serapan", "rumus"], nilai=one) for key, one in choices.items()}
    return attrs.evolve(profile, pilihan={**profile.pilihan, **wrapped})


def layout(*columns: str | dict[str, Any], baris: str = "indikator", **more: Any) -> Profile:
    """The national profile with one table "x" of these columns."""
    kolom = tuple(
        {"kunci": one, "judul": one} if isinstance(one, str) else {"judul": one["kunci"], **one} for one in columns
    )
    fields = {"baris": baris, "kolom": kolom, **more}
    return with_choices(profil(), {("tabel.x", name): one for name, one in fields.items()})


def texts(made: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row.cells] for row in made.rows]


# The report of Sumber Harta.


def computed(report: Document, measurement: Measurement) -> Iterator[tuple[Table, Cell]]:
    for made in report.tables():
        for row in made.rows:
            for cell in row.cells:
                if cell is None or cell.value is None:
                    continue
                figure = measurement.find(cell.address) if cell.address else None
                if cell.sum_of or (figure is not None and figure.rule is not None):
                    yield made, cell


def test_every_computed_cell_has_a_formula_that_gives_what_is_printed(
    report: Document, measurement: Measurement
) -> None:
    cells = {
        Ref(made.id, row.key, column.key): cell
        for made in report.tables()
        for row in made.rows
        for column, cell in zip(made.columns, row.cells, strict=True)
    }

    def number(bound: object) -> Any:
        if isinstance(bound, tuple):
            return tuple(number(one) for one in bound)
        if not isinstance(bound, Ref):
            return bound
        cell = cells[bound]
        assert cell is not None
        return cell.value

    found = list(computed(report, measurement))
    assert len(found) > 100
    for made, cell in found:
        assert cell.formula is not None, (made.id, cell)
        bind = {name: number(bound) for name, bound in cell.formula.bind.items()}
        assert value(cell.formula.expr, bind) == cell.value, (made.id, cell)


def test_formulas_use_the_cells_of_their_own_row(report: Document, measurement: Measurement) -> None:
    for made, cell in computed(report, measurement):
        if cell.formula and cell.address and cell.address.startswith("capaian:") and made.id == "capaian":
            refs = [bound for bound in cell.formula.bind.values() if isinstance(bound, Ref)]
            assert {ref.table for ref in refs} <= {made.id}
            assert len({ref.row for ref in refs}) <= 1


def test_a_formula_of_one_indicator_is_short(report: Document, measurement: Measurement) -> None:
    for _, cell in computed(report, measurement):
        if cell.formula and cell.address and not cell.address.startswith("rata-rata"):
            bind = {
                name: ["A1"] * len(bound)
                if isinstance(bound, tuple)
                else "A1"
                if isinstance(bound, Ref)
                else str(bound)
                for name, bound in cell.formula.bind.items()
            }
            assert len(formula(cell.formula.expr, bind)) < 160


def test_the_total_of_what_was_carried_out_says_so(report: Document) -> None:
    made = next(one for one in report.tables() if one.id == "fisik-keuangan")
    last = made.rows[-1]
    assert last.kind is RowKind.TOTAL
    shown = [cell.text for cell in last.cells if cell is not None]
    assert "Jumlah (sub kegiatan yang dilaksanakan)" in shown
    assert {"2.216.469.840", "2.125.787.689", "95,91"} <= set(shown)
    everything = table(ukur(**uang((A, 100, 90)), profile=layout("uraian", "pagu", baris="anggaran")))
    assert texts(everything)[-1] == ["Jumlah", "100"]


def test_the_gaps_are_told(report: Document) -> None:
    assert "misi RPJMD (rpjmd.misi)" in report.gaps()


def test_the_report_is_indonesian_whatever_the_messages_are(
    measurement: Measurement, report: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKIP_LANG", "en")
    assert sakip.report(measurement) == report
    assert not any("cannot be" in line or "cut to" in line for steps in report.figures.values() for line in steps)


def test_each_figure_shown_brings_its_derivation(report: Document, measurement: Measurement) -> None:
    assert report.figures["capaian:IKU-1:2023"] == measurement["capaian:IKU-1:2023"].steps
    shown = {cell.address for _, cell in computed(report, measurement) if cell.address}
    assert shown <= set(report.figures)


# Bundles that lack things.


@pytest.mark.parametrize("lacking", ["rpjmd", "analisis", "perjanjian_kinerja", "dukungan", "program", "narasi", "all"])
def test_what_a_bundle_lacks_is_a_gap_not_a_crash(lacking: str, sumber_harta: Path) -> None:
    empty: dict[str, Any] = {
        "rpjmd": None, "analisis": (), "perjanjian_kinerja": None, "dukungan": (), "program": (), "narasi": {},
    }  # fmt: skip
    without = dict(empty) if lacking == "all" else {lacking: empty[lacking]}
    if lacking in ("program", "all"):
        without |= {"program": (), "kegiatan": (), "sub_kegiatan": (), "dukungan": ()}
    bundle = attrs.evolve(sakip.load(sumber_harta), **without)
    document = sakip.report(sakip.measure(bundle))
    assert len(document.gaps()) > len(sakip.report(sakip.measure(sakip.load(sumber_harta))).gaps())


def test_the_least_bundle_makes_a_report_of_gaps() -> None:
    document = sakip.report(measure(bundel(sasaran=()), sakip.resolve("16.05.19", YEAR)))
    assert len(document.gaps()) > 20
    assert all(row.cells for made in document.tables() for row in made.rows)


def test_a_national_standard_is_compared_with() -> None:
    one = ind("I", 84, 80, standar_nasional=StandarNasional(100, "SPM"))
    document = sakip.report(ukur(one, profile=sakip.resolve("16.05.19", YEAR)))
    made = next(one for one in document.tables() if one.id == "standar-nasional")
    assert any("80,00" in (cell.text if cell else "") for row in made.rows for cell in row.cells)


# Tables.


def test_cells_of_one_sasaran_are_merged_where_they_are_alike() -> None:
    merged = [{"kunci": key, "gabung": True} for key in ("no", "sasaran", "indikator")]
    found = ukur(ind("a", 1, 1), ind("b", 1, 1), profile=layout(*merged, "satuan"))
    made = table(found)
    assert texts(made) == [["1", "Sasaran satu", "Indikator a", "%"], [None, None, "Indikator b", "%"]]
    assert [cell.rowspan for cell in made.rows[0].cells if cell] == [2, 2, 1, 1]


def test_the_mean_stands_under_its_column_and_its_label_over_the_empty_ones() -> None:
    found = ukur(ind("a", 100, 90), ind("b", 100, 80), profile=layout("no", "indikator", "capaian", jumlah="rata-rata"))
    last = table(found).rows[-1]
    assert [cell and (cell.text, cell.colspan) for cell in last.cells] == [("Rata-rata", 2), None, ("85,00", 1)]


def test_the_sum_counts_a_program_behind_two_sasaran_once() -> None:
    parts = uang((A, 100, 90), (C, 50, 50))
    aims = (Sasaran("S-1", "Satu", "T-1"), Sasaran("S-2", "Dua", "T-1"))
    rows = (ind("a", 1, 1), ind("b", 1, 1, untuk="S-2"))
    apart = (Dukungan("S-1", "7.01.01"), Dukungan("S-2", "7.01.02"))
    shared = (*apart, Dukungan("S-2", "7.01.01"))
    for support in (apart, shared):
        found = ukur(
            *rows, **parts, sasaran=aims, dukungan=support, profile=layout("indikator", "pagu", jumlah="jumlah")
        )
        assert texts(table(found))[-1] == ["Jumlah", "150"]


def test_year_columns() -> None:
    history = Indikator("I", "I", "S-1", "%", target={2021: 80, 2023: 90}, realisasi={2021: 72, 2023: read("79,35")})
    columns = ("realisasi@-2", "realisasi@2022", "realisasi", "capaian@-2", "capaian@-1")
    assert texts(table(ukur(history, profile=layout(*columns)))) == [["72%", "-", "79,35%", "90,00", "-"]]


@pytest.mark.parametrize(
    ("written", "text", "number"),
    [("18 Orang", "18 Orang", "18"), ("B (64,59)", "B (64,59)", None), ("1.500 orang", "1.500 orang", "1500"),
     ("Rp 2,5 juta", "Rp 2,5 juta", None), (">= 95", ">= 95", None), ("-", "-", None)],
)  # fmt: skip
def test_a_recorded_value_stands_in_its_own_words(written: str, text: str, number: str | None) -> None:
    found = ukur(ind("I", read(written), None, satuan="orang"), profile=layout("target"))
    cell = table(found).rows[0].cells[0]
    assert cell is not None
    assert cell.text.replace("\N{NO-BREAK SPACE}", " ") == text
    assert (None if cell.value is None else str(cell.value)) == number


def test_the_perjanjian_kinerja_adds_up() -> None:
    """Bab II.C of LKjIP Kecamatan Sumber Harta 2023."""
    agreed = (AnggaranPK("7.01.01", 1_737_188_558), AnggaranPK("7.01.02", 15_212_800, "APBDP"))
    profile = layout("no", "kode", "anggaran", "keterangan", baris="pk-program")
    made = table(ukur(**uang((A, 1, 1)), perjanjian_kinerja=PerjanjianKinerja(program=agreed), profile=profile))
    assert texts(made) == [
        ["1.", "7.01.01", "1.737.188.558", "-"],
        ["2.", "7.01.02", "15.212.800", "APBDP"],
        ["", "", "1.752.401.358", ""],
    ]


def test_a_sasaran_stands_as_a_row_above_its_indicators() -> None:
    """As in Tabel 3.1 of the LKjIP of Inspektorat Sampang 2019."""
    goals = (Sasaran("S-1", "Akuntabilitas", "T-1"), Sasaran("S-2", "Layanan", "T-1"))
    parts = (ind("a", 55, None), ind("b", 80, 60), ind("c", 84, 80, untuk="S-2"))
    profile = layout("no-indikator", "indikator", "target", kelompok="sasaran", jumlah="tanpa")
    made = table(ukur(*parts, sasaran=goals, profile=profile))
    assert [(row.kind, row.cells[0] and row.cells[0].text) for row in made.rows] == [
        (RowKind.GROUP, "Akuntabilitas"),
        (RowKind.DATA, "1"),
        (RowKind.DATA, "2"),
        (RowKind.GROUP, "Layanan"),
        (RowKind.DATA, "1"),
    ]
    heading = made.rows[0].cells
    assert heading[0] is not None
    assert (heading[0].colspan, heading[0].bold, heading[1:]) == (3, True, (None, None))


def test_a_table_without_rows_is_a_gap() -> None:
    made = table(ukur(profile=layout("no", "desa", baris="desa")))
    assert [cell and (cell.text, cell.gap, cell.colspan) for cell in made.rows[0].cells] == [
        ("Belum ada data", True, 2),
        None,
    ]


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        (layout("no", "capain"), 'tabel.x.kolom: kolom "capain" is not known. Known: no, no-indikator, sasaran,'),
        (layout("no", baris="indikatr"), 'tabel.x.baris: baris "indikatr" is not known. Known: indikator, anggaran,'),
        (layout("no", jumlah="jumlh"), 'tabel.x.jumlah: jumlah "jumlh" is not known. Known: rata-rata, jumlah, tanpa.'),
        (layout("no", kelompok="tujan"), 'tabel.x.kelompok: kelompok "tujan" is not known. Known: no, no-indikator,'),
        (layout("realisasi@tahun"), 'column "realisasi@tahun": "tahun" is no year. Write realisasi@-1'),
        (layout("realisasi@"), 'column "realisasi@": "" is no year.'),
        (layout("kapan", baris="desa"), 'kolom "kapan" is not known. Known: no, desa, jarak, transportasi.'),
    ],
)
def test_what_is_wrong_with_a_layout_is_named(profile: Profile, message: str) -> None:
    with using("en"), pytest.raises(ProfileError) as caught:
        table(ukur(ind("a", 1, 1), profile=profile))
    with using("en"):
        assert message in str(caught.value)


# Outlines and prose.


def outlined(*items: str, jenis: str = "lkjip", **parts: Any) -> Document:
    outline = ({"id": "bab", "judul": "BAB", "isi": items},)
    profile = with_choices(profil(), {("kerangka.lkjip", "bagian"): outline, ("tabel.iku", "nomor"): "2.2"})
    return build(ukur(ind("I", 84, 80), profile=profile, **parts), nothing, jenis)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("items", "jenis", "message"),
    [
        (("blok:tidak-ada",), "lkjip", 'nobody makes "blok:tidak-ada", which the outline names.'),
        (("foto:x",), "lkjip", "Write narasi:<id>, tabel:<id>, gambar:<id>, teks:<id>, kalimat:<id> or blok:<name>."),
        (("tabel:tidak-ada",), "lkjip", 'tabel.tidak-ada: the outline asks for table "tidak-ada"'),
        ((), "lain", 'there is no outline for "lain". Known: '),
    ],
)
def test_what_is_wrong_with_an_outline_is_named(items: tuple[str, ...], jenis: str, message: str) -> None:
    with using("en"), pytest.raises(ProfileError) as caught:
        outlined(*items, jenis=jenis)
    with using("en"):
        assert message in str(caught.value)


def section(document: Document) -> tuple[Block, ...]:
    (part,) = document.blocks
    assert isinstance(part, Section)
    return part.blocks


def test_prose_names_figures_tables_and_leaves_other_braces_alone() -> None:
    text = "Capaian {capaian:I:2023}%, lihat {tabel:iku} dan {tabel:lain}; {nama} tetap."
    (paragraph,) = section(outlined("narasi:a", "tabel:capaian", narasi={"a": text}))[:1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Capaian 95,24%, lihat Tabel [iku?] dan Tabel [lain?]; {nama} tetap."


def test_prose_that_was_not_written_is_a_gap() -> None:
    assert section(outlined("narasi:a")) == (Gap("uraian tentang a", "narasi.a"),)


def test_prose_that_names_what_is_not_there_says_where() -> None:
    with using("en"), pytest.raises(AddressError) as caught:
        outlined("narasi:a", narasi={"a": "{capaian:IKU-9:2023}"})
    with using("en"):
        assert str(caught.value).startswith('narasi.a: the prose names "capaian:IKU-9:2023", but nothing stands there.')


def test_a_list_of_the_model_becomes_a_list() -> None:
    (made,) = section(
        outlined("blok:mandat", perangkat_daerah=attrs.evolve(bundel().perangkat_daerah, mandat=("Satu", "Dua")))
    )
    assert isinstance(made, List)
    assert [item.runs[0].text for item in made.items] == ["Satu", "Dua"]
