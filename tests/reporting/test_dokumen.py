# SPDX-License-Identifier: MIT
"""The documents beside the LKjIP: Perjanjian Kinerja, rencana aksi, kamus IKU, keselarasan, forms; and pictures."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs
import pytest

import sakip
from measurement.contoh import bundel, ind
from sakip.document import Document, Gap, Paragraph, Picture, Ref, Signature, Table
from sakip.errors import TargetError
from sakip.lang import using
from sakip.measurement import measure
from sakip.model import (
    AnggaranPK,
    AnggaranRenstra,
    Bundle,
    Claim,
    Dukungan,
    KartuIndikator,
    Kegiatan,
    Konsolidasi,
    Pagu,
    PerjanjianKinerja,
    Program,
    Renstra,
    SubKegiatan,
    TandaTangan,
    Tempat,
)


def document(bundle: Bundle, jenis: str) -> Document:
    return sakip.report(measure(bundle, sakip.resolve(None, bundle.tahun)), jenis=jenis)


def table(made: Document, id: str) -> list[list[str]]:
    found = next(one for one in made.tables() if one.id == id)
    return [["" if cell is None else cell.text for cell in row.cells] for row in found.rows]


def texts(made: Document) -> list[str]:
    return [block.text for _, block in made.walk() if isinstance(block, Paragraph)]


def signed(**parts: TandaTangan) -> Bundle:
    base = bundel(
        indikator=(ind("I-1", 84, Decimal("79.35")),),
        perjanjian_kinerja=PerjanjianKinerja(program=(AnggaranPK("7.01.01", 1000),)),
    )
    agency = attrs.evolve(
        base.perangkat_daerah, tanda_tangan={name.replace("_", "-"): one for name, one in parts.items()}
    )
    return attrs.evolve(base, perangkat_daerah=agency)


CAMAT = TandaTangan("Kota", "Januari 2023", "Kepala Dinas Contoh", "(nama kepala)")
BUPATI = TandaTangan("Kota", "Januari 2023", "Bupati Contoh", "(nama bupati)")


def test_the_agreement_names_both_parties_what_they_promise_and_has_them_sign_twice():
    made = document(signed(pihak_pertama=CAMAT, pihak_kedua=BUPATI), "pk")
    shown = texts(made)
    assert "Nama: (nama kepala)\nJabatan: Kepala Dinas Contoh" in shown
    assert "selanjutnya disebut PIHAK KEDUA" in shown
    assert any("target kinerja tahun 2023 sesuai lampiran" in one for one in shown)
    signatures = [block for _, block in made.walk() if isinstance(block, Signature)]
    assert [one.below[0] for one in signatures] == ["(nama bupati)", "(nama kepala)"] * 2
    assert [table.id for table in made.tables()] == ["perjanjian-kinerja", "perjanjian-program", "pk-kegiatan"]


def test_nobody_signs_who_is_not_written_down():
    made = document(signed(pihak_pertama=CAMAT), "pk")
    with using("id"):
        assert "penanda tangan pihak kedua (perangkat_daerah.tanda_tangan.pihak-kedua)" in made.gaps()
    alone = document(signed(pihak_pertama=CAMAT), "pk-pimpinan")
    assert not any(isinstance(block, Gap) for _, block in alone.walk() if "pihak" in getattr(block, "text", ""))


def test_a_signer_of_whom_only_the_office_is_known_is_left_open_and_named_once():
    made = document(signed(pihak_pertama=CAMAT, pihak_kedua=TandaTangan(jabatan="Bupati Contoh")), "pk")
    assert any(one.endswith("\nJabatan: Bupati Contoh") and "……" in one for one in texts(made))
    with using("id"):
        assert [one for one in made.gaps() if "pihak" in one] == [
            "nama, tempat dan tanggal penanda tangan pihak kedua (perangkat_daerah.tanda_tangan.pihak-kedua)"
        ]
    signatures = [block for _, block in made.walk() if isinstance(block, Signature)]
    assert [one.above[1] for one in signatures] == ["Bupati Contoh,", "Kepala Dinas Contoh,"] * 2
    with pytest.raises(TargetError):
        TandaTangan(nama="(nama)")


def test_a_table_has_the_number_of_a_chapter_only_where_there_are_chapters():
    bundle = signed(pihak_pertama=CAMAT, pihak_kedua=BUPATI)
    captions = {kind: [one.caption for one in document(bundle, kind).tables()][:2] for kind in ("pk", "lkjip")}
    assert captions["pk"][0] == "Perjanjian Kinerja Tahun 2023"
    assert captions["lkjip"][0].startswith("Tabel 2.1. ")


def test_quarters_stand_beside_the_year_and_a_missing_one_is_no_zero():
    one = attrs.evolve(ind("I-1", 84, 80), target_periode={"TW2": 40, "TW4": 84}, realisasi_periode={"TW2": 0})
    made = document(bundel(indikator=(one,)), "rencana-aksi")
    assert table(made, "rencana-aksi")[0][4:9] == ["84%", "-", "40%", "-", "84%"]
    assert table(made, "pengukuran-triwulan")[0][3:9] == ["-", "-", "-", "40%", "0%", "0,00"]


def test_a_period_that_no_year_has_is_refused():
    with pytest.raises(TargetError) as caught:
        attrs.evolve(ind("I-1", 84, 80), target_periode={"TW5": 1})
    assert caught.value.code == "not-a-period"


def test_the_dictionary_shows_the_card_of_each_indicator():
    card = KartuIndikator(definisi="Nilai rata-rata", sumber_data="Survei")
    row = table(document(bundel(indikator=(ind("I-1", 84, 80, kartu=card),)), "iku"), "kamus-iku")[0]
    assert row[2] == "Indikator I-1"
    assert "Nilai rata-rata" in row
    assert "Makin tinggi makin baik" in row


def test_a_target_that_another_document_prints_otherwise_is_marked():
    claims = (
        Claim("target:I-1:2023", "84", Tempat(tabel="Perjanjian Kinerja Tahun 2023")),
        Claim("target:I-1:2023", "85,00", Tempat(dokumen="renstra-2021")),
    )
    made = document(bundel(indikator=(ind("I-1", 84, 80),), klaim=claims), "iku")
    assert table(made, "keselarasan")[0][2:] == ["84%", "≠ 85,00", "-", "84", "-", "-"]


def test_what_quarters_make_together_stands_with_the_way_in_which_they_are_consolidated():
    card = KartuIndikator(konsolidasi=Konsolidasi.JUMLAH)
    one = attrs.evolve(
        ind("I-1", 84, 80, kartu=card), target_periode={"TW1": 20, "TW2": 20}, realisasi_periode={"TW1": 10, "TW2": 20}
    )
    bare = attrs.evolve(one, id="I-2", kartu=None)
    made = document(bundel(indikator=(one, bare)), "pengukuran-triwulan")
    first, second = table(made, "pengukuran-kumulatif")
    assert first[3:10] == ["Jumlah", "20%", "10%", "50,00", "40%", "30%", "75,00"]
    # whether quarters add up is for the card to say; until it does, the author is reminded
    assert second[3:10] == ["", "-", "-", "-", "-", "-", "-"]
    assert any("Pengukuran Kinerja sampai dengan Setiap Triwulan" in gap for gap in made.gaps())


def test_the_cells_of_quarters_follow_from_each_other():
    card = KartuIndikator(konsolidasi=Konsolidasi.JUMLAH)
    one = attrs.evolve(
        ind("I-1", 84, 80, kartu=card), target_periode={"TW1": 20, "TW2": 20}, realisasi_periode={"TW1": 10, "TW2": 20}
    )
    made = document(bundel(indikator=(one,)), "pengukuran-triwulan")
    alone, together = made.tables()
    [row] = alone.rows
    cell = next(cell for cell in row.cells if cell is not None and cell.address == "capaian:I-1:2023:TW1")
    assert cell.formula is not None
    assert set(cell.formula.bind.values()) == {
        Ref("pengukuran-triwulan", "I-1", "realisasi-periode:TW1"),
        Ref("pengukuran-triwulan", "I-1", "target-periode:TW1"),
    }
    [row] = together.rows
    cell = next(cell for cell in row.cells if cell is not None and cell.address == "realisasi-kumulatif:I-1:2023:TW2")
    assert cell.formula is not None
    [parts] = cell.formula.bind.values()
    assert parts == tuple(Ref("pengukuran-triwulan", "I-1", f"realisasi-periode:TW{at}") for at in (1, 2))


E81 = [
    "No (1)", "Sasaran (2)", "Program/Kegiatan/Sub Kegiatan (3)", "Indikator Kinerja (4)",
    *[f"{group} {part}" for group in (
        "Target Renstra pada Akhir Periode (5)", "Realisasi Renstra s.d. Renja 2022 (6)",
        "Target dan Anggaran Renja 2023 (7)", "Triwulan I (8)", "Triwulan II (9)", "Triwulan III (10)",
        "Triwulan IV (11)", "Realisasi Renja 2023 (12)", "Realisasi Renstra s.d. 2023 (13)",
    ) for part in ("K", "Rp")],
    "Tingkat Capaian Renstra (14) K (%)", "Tingkat Capaian Renstra (14) Rp (%)", "Unit (15)", "Keterangan (16)",
]  # fmt: skip
"""The 16 columns of form E.81 in order, K and Rp side by side."""


def renja() -> Bundle:
    """A sub-kegiatan whose money of the quarters is that of a real program.

    Quarters: e-Kinerja Dinas Kelautan dan Perikanan Kabupaten Polewali Mandar 2022. The years before are made up.
    """
    code = "7.01.01.2.01.01"
    quarters = {"TW1": 177_776_900, "TW2": 217_285_100, "TW3": 159_227_092, "TW4": 446_683_866}
    plan = AnggaranRenstra(akhir=5_000_000_000, realisasi={2021: 900_000_000, 2022: 950_000_000})
    sub = SubKegiatan(
        code, "Sub Kegiatan", Pagu(1_004_422_800), 1_000_972_958, realisasi_periode=quarters, renstra=plan
    )
    one = attrs.evolve(
        ind("K-1", 12, 11, code, "dokumen", kartu=KartuIndikator(konsolidasi=Konsolidasi.JUMLAH), akhir_renstra=60),
        realisasi={2021: 12, 2022: 10, 2023: 11},
        realisasi_periode={"TW1": 3, "TW2": 3, "TW3": 3, "TW4": 2},
    )
    return bundel(
        indikator=(ind("I-1", 84, 80), one),
        program=(Program("7.01.01", "Program"),),
        kegiatan=(Kegiatan("7.01.01.2.01", "Kegiatan"),),
        sub_kegiatan=(sub,),
        dukungan=(Dukungan("S-1", "7.01.01"),),
        narasi={"faktor-pendorong": "Dukungan anggaran.", "faktor-penghambat": "Cuaca."},
    )


def test_form_e81_has_its_sixteen_columns_in_order_over_the_parts_that_a_page_holds():
    made = document(renja(), "evaluasi")
    heads: list[str] = []
    for form in made.tables():
        if form.id.startswith("e81"):
            assert form.wide
            for column in form.columns:
                head = f"{column.group} {column.title}" if column.group else column.title
                if head not in heads:
                    heads.append(head)
    assert heads == E81


def test_form_e81_is_filled_from_the_measurement_with_mean_and_class():
    made = document(renja(), "evaluasi")
    program, _, sub = table(made, "e81")
    assert program[:4] == ["1", "Sasaran satu", "Program", "…"]
    assert sub[4:] == ["60", "5.000.000.000", "22", "1.850.000.000", "12", "1.004.422.800"]
    assert table(made, "e81-triwulan")[2][2:] == [
        "3", "177.776.900", "3", "217.285.100", "3", "159.227.092", "2", "446.683.866",
    ]  # fmt: skip
    *_, sub, mean, rank = table(made, "e81-capaian")
    # 22 + 11 of 60; 1.850.000.000 + 1.000.972.958 of 5.000.000.000
    assert sub[2:8] == ["11", "1.000.972.958", "33", "2.850.972.958", "55,00", "57,02"]
    assert sub[8] == "Dinas Contoh"
    assert [one for one in mean if one] == ["Rata-rata", "55,00", "57,02"]
    assert [one for one in rank if one] == ["Predikat", "Rendah", "Rendah"]


def test_the_year_stands_as_its_quarters_where_the_bundle_has_no_year():
    bundle = renja()
    one = attrs.evolve(bundle.indikator[1], realisasi={2021: 12, 2022: 10})
    made = document(attrs.evolve(bundle, indikator=(bundle.indikator[0], one)), "evaluasi")
    assert table(made, "e81-capaian")[2][2] == "11"


def test_drivers_and_obstacles_are_the_bundles_prose_and_what_lacks_is_a_gap():
    made = document(renja(), "evaluasi")
    assert {"Dukungan anggaran.", "Cuaca."} <= set(texts(made))
    with using("id"):
        gaps = made.gaps()
    assert "uraian tentang tindak lanjut triwulan (narasi.tindak-lanjut-triwulan)" in gaps
    assert "uraian tentang tindak lanjut renja (narasi.tindak-lanjut-renja)" in gaps
    assert any("kolom 1-7" in gap and "sel" in gap for gap in gaps)


def test_form_e80_has_its_twenty_two_columns_in_order():
    made = document(renja(), "evaluasi")
    numbers: list[int] = []
    for form in made.tables():
        if form.id.startswith("e80"):
            for column in form.columns:
                numbers += [int(one) for one in re.findall(r"\((\d+)\)", column.group or column.title)]
    assert list(dict.fromkeys(numbers)) == list(range(1, 23))
    assert table(made, "e80")[0][:4] == ["1", "Sasaran satu", "", "Indikator I-1"]


def test_the_years_of_a_renstra_of_five_years_end_with_it():
    made = document(attrs.evolve(renja(), renstra=Renstra(2019, 2023)), "evaluasi")
    form = next(one for one in made.tables() if one.id == "e80-realisasi")
    years = [column.group for column in form.columns if column.title == "K"]
    assert years == ["2019 (12)", "2020 (13)", "2021 (14)", "2022 (15)", "2023 (16)"]
    *_, sub = table(made, "e80-realisasi")
    assert sub[2:] == ["…", "…", "…", "…", "12", "900.000.000", "10", "950.000.000", "11", "1.000.972.958"]


def test_a_report_draws_what_it_has_and_says_where_it_has_nothing():
    made = document(bundel(indikator=(ind("I-1", 84, 80),)), "lkjip")
    drawn = {block.id: block for _, block in made.walk() if isinstance(block, Picture)}
    assert {"capaian", "beberapa-tahun", "akhir-renstra"} <= set(drawn)
    assert "Capaian Indikator I-1: 95,24%" in drawn["capaian"].alt
    assert "2021" in drawn["beberapa-tahun"].alt
    with using("id"):
        assert any("Struktur Organisasi" in gap for gap in made.gaps())


def test_pictures_bring_their_numbers_to_the_list(sumber_harta):
    made = sakip.report(sakip.measure(sakip.load(sumber_harta)))
    captions = [block.caption for _, block in made.walk() if isinstance(block, Picture)]
    assert captions[0] == "Gambar 1.1. Struktur Organisasi"
    assert captions[1].endswith("Tahun 2023 (1 dari 4)")
    assert isinstance(next(made.tables()), Table)
