# SPDX-License-Identifier: MIT
"""The published report of Kecamatan Sumber Harta (LKjIP 2023), read as its text was published.

tests/data/laporan/sumber-harta-2023.txt is that text with the civil servants' numbers taken out. What it prints was
also transcribed by hand: the claims of the region's bundle, and the tables that the bundle follows.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import sakip
from sakip import bundle
from sakip.address import parse
from sakip.numbers import Angka
from sakip.published import RowKind
from sakip.readers import read
from sakip.readers.claims import gather
from sakip.readers.records import rows
from sakip.readers.vocabulary import Peran, of

LAPORAN = Path(__file__).parents[1] / "data/laporan/sumber-harta-2023.txt"


@pytest.fixture(scope="module")
def laporan():
    return read(LAPORAN)


@pytest.fixture(scope="module")
def bundel(sumber_harta):
    return bundle.load(sumber_harta)


@pytest.fixture(scope="module")
def temuan(laporan, bundel):
    return gather(laporan, bundel)


def tabel(laporan, name):
    return next(one for one in laporan.tables if one.name == name)


def test_no_number_of_a_civil_servant_is_in_the_repository():
    digits = "".join(sign for sign in LAPORAN.read_text(encoding="utf-8") if sign.isdigit() or sign in "\n.,%")
    assert not any(len(run) >= 18 for line in digits.split("\n") for run in line.replace(",", ".").split("."))


def test_every_table_comes_out_whole(laporan):
    assert [(one.label, len(one.rows), len(one.columns)) for one in laporan.tables] == [
        (None, 10, 4), ("Tabel 2.1", 11, 5), ("Tabel 2.2", 6, 4), ("Tabel 2.3", 4, 4), (None, 2, 3), (None, 7, 6),
        (None, 7, 4), (None, 6, 4), ("Tabel 3.1", 7, 6), ("Tabel 3.2", 7, 6), ("Tabel 3.3", 7, 8), ("Tabel 3.4", 7, 7),
        ("Tabel 3.4", 8, 7), ("Tabel 3.5", 17, 4), (None, 7, 10), (None, 32, 10), (None, 7, 6),
    ]  # fmt: skip


def test_a_caption_is_found_above_or_below_its_label(laporan):
    assert tabel(laporan, "Tabel 3.1").title == "Perbandingan Target dan Realisasi Kinerja Tahun 2023"
    assert tabel(laporan, "Tabel 3.4").title == "EFESISENSI PENGGUNAAN SUMBER DAYA"
    assert tabel(laporan, "PENGUKURAN KINERJA").columns[-1] == "Capaian (%)"


def test_merged_headers_are_spelt_out(laporan):
    assert tabel(laporan, "Tabel 3.3").columns[3:] == (
        "Tahun 2023 Target", "Tahun 2023 Realisasi", "Tahun 2023 Capaian", "Target Akhir Renstra",
        "Realisasi Tahun 2023 terhadap Target Akhir Renstra",
    )  # fmt: skip
    assert tabel(laporan, "Tabel 3.2").columns[3:] == ("Realisasi 2020", "Realisasi 2021", "Realisasi 2023")


def test_a_header_broken_by_a_paragraph_is_joined(laporan):
    assert tabel(laporan, "Tabel 3.4").columns[3:] == (
        "Capaian Kinerja (>=100)", "Program", "% Penyerapan Anggaran", "Tingkat Efisiensi",
    )  # fmt: skip


def test_a_row_broken_by_blank_lines_is_joined_and_keeps_its_line(laporan):
    row = tabel(laporan, "INDIKATOR KINERJA UTAMA(IKU)").rows[3]
    assert row.cells[2].text == "Persentase Desa dan kelurahan yang bebas Konflik"
    assert row.cells[2].line == 567
    assert row.cells[2].joined


def test_a_row_one_cell_short_is_moved_to_its_columns(laporan):
    table = tabel(laporan, "REALISASI KEUANGAN YANG Mendukung Pencapaian Kinerja")
    assert [cell.text for cell in table.rows[-1].cells[2:6]] == [
        "2. Indeks Profesional ASN Kecamatan Sumber Harta", "55", "49,1", "89",
    ]  # fmt: skip
    assert any("moved" in note for note in table.notes)


def test_a_total_that_fell_out_of_its_table_is_put_back(laporan):
    table = next(one for one in laporan.tables if "Anggran" in one.columns)
    assert [cell.text for cell in table.rows[-1].cells] == ["", "JUMLAH", "2.355.308.250", "APBDP"]
    assert table.rows[-1].kind is RowKind.TOTAL
    assert table.rows[-2].cells[1].text == "Program Pembinaan dan Pengawasan Pemerintahan Desa"


def test_a_header_that_says_money_over_counts_is_not_believed(laporan):
    words = of(sakip.resolve("16.05", 2023))
    row = next(one for one in rows(laporan, words) if one.program == "Penyediaan Gaji dan Tunjangan ASN")
    target = row.value(Peran.TARGET)
    assert (target.text, target.doubtful) == ("18 Orang", True)
    assert row.value(Peran.PAGU).text == "1.488.622.040"
    assert row.indikator == "Terbayarnya gaji dan Tunjangan ASN"


def test_all_that_was_transcribed_by_hand_is_found_with_address_text_and_line(temuan, bundel):
    found = Counter((one.address, one.printed, one.place.baris) for one in temuan.claims)
    known = Counter((one.address, one.printed, one.place.baris) for one in bundel.klaim)
    missing = known - found
    # The reader calls the money of the Perjanjian Kinerja by its own name, the transcription calls it pagu.
    assert {address.partition(":")[0] for address, _, _ in missing} == {"pagu"}
    assert sum(missing.values()) == 5
    agreed = {(f"anggaran-pk:{address.partition(':')[2]}", *rest) for address, *rest in missing}
    assert agreed <= set(found)


def test_what_is_found_beyond_that_is_what_the_bundle_follows(temuan, bundel):
    known = Counter((one.address, one.printed, one.place.baris) for one in bundel.klaim)
    found = Counter((one.address, one.printed, one.place.baris) for one in temuan.claims)
    beyond = list((found - known).elements())
    assert len(beyond) == 98
    for address, printed, _ in beyond:
        assert _follows(bundel, parse(address), printed), (address, printed)


def _follows(bundel, address, printed) -> bool:
    from sakip.readers.clean import figure

    reading = figure(printed)
    number = reading.nilai if isinstance(reading, Angka) else None
    indikator = next((one for one in bundel.indikator if one.id == address.subject), None)
    if indikator is not None:
        value = {
            "target": indikator.target.get(address.year),
            "realisasi": indikator.realisasi.get(address.year),
            "akhir-renstra": indikator.akhir_renstra,
        }[address.kind]
        value = getattr(value, "nilai", value)
        return value == number or getattr(value, "raw", None) == printed or (number is None and str(value) == printed)
    sub = next((one for one in bundel.sub_kegiatan if one.kode == address.subject), None)
    if sub is not None:
        return number == {"pagu": sub.pagu.berlaku, "realisasi": sub.realisasi}[address.kind]
    agreed = {one.program: one.anggaran for one in bundel.perjanjian_kinerja.program}
    return address.kind == "anggaran-pk" and agreed[address.subject] == number


def test_nothing_is_left_unmatched(temuan):
    assert temuan.unmatched == ()


def test_a_place_says_table_row_and_column(temuan):
    claim = next(one for one in temuan.claims if one.address == "kemajuan:IKU-2:2023")
    place = claim.place
    assert (claim.printed, place.tabel, place.baris_tabel, place.baris) == ("82.47", "Tabel 3.3", "2", 677)
    assert place.kolom == "Realisasi Tahun 2023 terhadap Target Akhir Renstra"


def test_an_entity_that_the_row_does_not_name_is_marked(temuan):
    claim = next(one for one in temuan.claims if one.place.baris == 795 and one.address.startswith("serapan"))
    assert claim.address == "serapan:7.01.01:2023"
    assert "serves the sasaran" in claim.note
