# SPDX-License-Identifier: MIT
"""The documents beside the LKjIP: Perjanjian Kinerja, rencana aksi, kamus IKU, keselarasan, forms; and pictures."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

import sakip
from measurement.contoh import bundel, ind
from sakip.document import Document, Gap, Paragraph, Picture, Signature, Table
from sakip.errors import TargetError
from sakip.lang import using
from sakip.measurement import measure
from sakip.model import AnggaranPK, Bundle, Claim, KartuIndikator, PerjanjianKinerja, Renstra, TandaTangan, Tempat


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
        assert "Penanda tangan belum ditulis: pihak-kedua" in made.gaps()
    alone = document(signed(pihak_pertama=CAMAT), "pk-pimpinan")
    assert not any(isinstance(block, Gap) for _, block in alone.walk() if "pihak" in getattr(block, "text", ""))


def test_quarters_stand_beside_the_year_and_a_missing_one_is_no_zero():
    one = attrs.evolve(ind("I-1", 84, 80), target_periode={"TW2": 40, "TW4": 84}, realisasi_periode={"TW2": 0})
    made = document(bundel(indikator=(one,)), "rencana-aksi")
    assert table(made, "rencana-aksi")[0][4:9] == ["84%", "-", "40%", "-", "84%"]
    assert table(made, "pengukuran-triwulan")[0][2:6] == ["-", "-", "40%", "0%"]


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


def test_the_forms_of_the_evaluation_have_the_years_of_the_renstra():
    made = document(bundel(indikator=(ind("I-1", 84, 80),)), "evaluasi")
    form = next(one for one in made.tables() if one.id == "e80")
    assert [column.title for column in form.columns if column.group == "Realisasi (K)"] == [
        "2022", "2023", "2024", "2025", "2026",
    ]  # fmt: skip
    assert "80%" in table(made, "e80")[0]
    # what the form has and this table lacks is said, not left to be overlooked
    assert all("belum lengkap" in one.title and one.notes for one in made.tables())


def test_the_years_of_a_renstra_of_five_years_end_with_it():
    made = document(bundel(indikator=(ind("I-1", 84, 80),), renstra=Renstra(2019, 2023)), "evaluasi")
    form = next(one for one in made.tables() if one.id == "e80")
    years = [column.title for column in form.columns if column.group == "Realisasi (K)"]
    assert years == ["2019", "2020", "2021", "2022", "2023"]


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
