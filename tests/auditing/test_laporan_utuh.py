# SPDX-License-Identifier: MIT
"""Layouts and sentences that offices' reports have beside those of the records: what follows is not accused, a slip is
found where it stands. The figures are made for the tests.
"""

from __future__ import annotations

import pytest

from karangan import DASAR, KEPALA, UKUR, diaudit, ditukar, tabel, temuan
from sakip import api, readers
from sakip.readers import ReaderError

PERUBAHAN = (
    tabel(
        "Tabel 2.1 Perjanjian Kinerja Tahun 2023 (Murni)",
        "No | Sasaran | Indikator Kinerja | Target",
        "1 | Menurunnya angka kesakitan | Angka kesakitan DBD | 55",
    )
    + tabel(
        "Tabel 2.2 Anggaran Program (Murni)", "No | Program | Anggaran", "1 | Program Upaya Kesehatan | 900.000.000"
    )
    + tabel(
        "Tabel 2.3 Perjanjian Kinerja Perubahan Tahun 2023",
        "No | Sasaran | Indikator Kinerja | Target",
        "1 | Menurunnya angka kesakitan | Angka kesakitan DBD | 49",
    )
    + tabel(
        "Tabel 2.4 Anggaran Program (Perubahan)",
        "No | Program | Anggaran Sebelum Perubahan | Anggaran Setelah Perubahan",
        "1 | Program Upaya Kesehatan | 900.000.000 | 850.000.000",
    )
    + DASAR
    + tabel(
        "Tabel 3.2 Realisasi Anggaran",
        "No | Program | Anggaran | Realisasi | % | Sisa Anggaran",
        "1 | Program Upaya Kesehatan | 850.000.000 | 816.000.000 | 96,00 | 34.000.000",
    )
)


def test_an_agreement_that_was_changed_is_not_held_against_the_report() -> None:
    assert temuan(PERUBAHAN) == []


def test_the_changed_agreement_is() -> None:
    [one] = temuan(ditukar(PERUBAHAN, "Angka kesakitan DBD | 49 |\n", "Angka kesakitan DBD | 94 |\n"), "SKP201")
    assert (one.printed, one.computed) == ("94", "49")


BELANJA = DASAR + tabel(
    "Tabel 3.4 Realisasi Anggaran",
    "No | DIPA | Jenis Belanja | Pagu (Rp) | Realisasi (Rp) | Persentase",
    "1 | DIPA 01 | Belanja Pegawai | 4.812.775.000 | 4.790.112.430 | 99,53",
    "2 | | Belanja Barang | 1.350.000.000 | 1.331.550.200 | 98,63",
    "3 | DIPA 04 | Belanja Barang | 128.450.000 | 126.330.000 | 98,35",
    "Jumlah | | | 6.291.225.000 | 6.247.992.630 | 99,31",
)


def test_kinds_of_expenditure_are_no_programs_and_their_total_is_summed() -> None:
    assert temuan(BELANJA) == []
    [one] = temuan(ditukar(BELANJA, "6.247.992.630", "6.247.929.630"), "SKP113")
    assert one.computed == "6.247.992.630"


PENDAPATAN = (
    DASAR
    + "Rata-rata capaian 4 indikator kinerja sebesar 95,93%.\n\n"
    + tabel(
        "Tabel 3.2 Target dan Realisasi Pendapatan (dalam juta rupiah)",
        "No | Uraian | Target | Realisasi | %",
        "1 | Pendapatan Asli Daerah | 245.310,50 | 258.441,20 | 105,35",
        "2 | Pendapatan Transfer | 1.502.100,00 | 1.498.552,75 | 99,76",
        "3 | Lain-lain Pendapatan Daerah yang Sah | 98.640,25 | 99.112,05 | 100,48",
    )
)


def test_kinds_of_revenue_are_no_indicators() -> None:
    assert temuan(PENDAPATAN) == []
    [one] = temuan(ditukar(PENDAPATAN, "95,93%", "93,95%"), "SKP105")
    assert one.computed == "95,93"


RIBU = DASAR + tabel(
    "Tabel 3.2 Realisasi Anggaran (dalam ribu rupiah)",
    "No | Program | Anggaran | Realisasi | %",
    "1 | Program Upaya Kesehatan | 850.000 | 816.000 | 96,00",
    "2 | Program Pemberdayaan Masyarakat | 240.500 | 228.475 | 95,00",
    "Jumlah | | 1.090.500 | 1.044.475 | 95,78",
)
KALIMAT_UANG = "Dari anggaran sebesar Rp 1.090.500.000,00 terealisasi Rp 1.044.475.000,00 (95,78%).\n\n"


@pytest.mark.parametrize(
    ("tukar", "ditemukan"),
    [
        (("228.475 | 95,00", "228.475 | 97,00"), ("SKP102", "97,00")),
        (("(95,78%)", "(98,78%)"), ("SKP102", "98,78%")),
        (("Rp 1.044.475.000,00", "Rp 1.044.745.000,00"), ("SKP103", "1.044.745.000,00")),
    ],
)
def test_thousands_of_rupiah_are_rupiah(tukar: tuple[str, str], ditemukan: tuple[str, str]) -> None:
    text = RIBU + KALIMAT_UANG
    assert temuan(text) == []
    assert ditemukan in [(one.code, one.printed) for one in temuan(ditukar(text, *tukar))]


SENDIRI = (
    DASAR
    + tabel(
        "Tabel 3.2 Realisasi Program",
        "No | Program | Pagu | Realisasi | %",
        "1 | Program Upaya Kesehatan | 850.000.000 | 816.000.000 | 96,00",
        "2 | Program Pemberdayaan Masyarakat | 240.500.000 | 228.475.000 | 95,00",
        "Jumlah | | 1.090.500.000 | 1.044.475.000 | 95,78",
    )
    + tabel(
        "Tabel 3.3 Realisasi Fisik dan Keuangan",
        "No | Sub Kegiatan | Fisik Target | Fisik Realisasi | Fisik % | Pagu | Realisasi Keuangan | Keuangan %",
        "1 | Pelacakan Kasus | 12 | 12 | 100 | 850.000.000 | 816.000.000 | 96,00",
        "2 | Kelas Ibu Hamil | 8 | 8 | 100 | 240.500.000 | 228.475.000 | 95,00",
    )
)


def test_sub_kegiatan_listed_for_themselves_are_not_counted_twice() -> None:
    assert temuan(SENDIRI) == []
    [one] = temuan(
        ditukar(SENDIRI, "240.500.000 | 228.475.000 | 95,00 |\n\n", "240.500.000 | 0 | 0,00 |\n\n"), "SKP401"
    )
    assert "Kelas Ibu Hamil" in str(one.message)


def test_the_value_that_is_alone_is_the_wrong_one() -> None:
    text = DASAR + "Persentase penemuan kasus TB tahun 2023 sebesar 91,5 dari target 90.\n\n"
    assert temuan(text) == []
    [one] = temuan(ditukar(text, "| 90 | 91,5 | 101,67", "| 90 | 95,1 | 101,67"), "SKP101", "SKP201")
    assert (one.code, one.printed, one.computed) == ("SKP201", "95,1", "91,5")
    assert one.places[0].tabel == "Tabel 3.1"


def test_the_formula_that_most_rows_follow_is_the_report_s_own() -> None:
    rows = [*UKUR, "5 | | Angka kematian bayi | 8,4 | 9,1 | 92,31"]
    rows[2], rows[3] = rows[2].replace("110,00", "111,11"), rows[3].replace("73,06", "78,78")
    text = tabel("Tabel 3.1 Pengukuran Kinerja Tahun 2023", *rows)
    [one] = temuan(ditukar(text, "78,78", "87,78"), "SKP101")
    assert one.computed == "78,78"


PROSA = [
    ("Dari 4 indikator, 2 indikator mencapai atau melampaui target dan 2 indikator belum.", "2 indikator mencapai",
     "3 indikator mencapai", "SKP107"),
    ("Dari 4 indikator, 3 indikator (75,00%) berkategori sangat baik.", "3 indikator", "2 indikator", "SKP110"),
    ("Prevalensi stunting turun dari 15,1% pada tahun 2022 menjadi 12,6% pada tahun 2023 atau turun sebesar 2,5 poin.",
     "2,5 poin", "3,5 poin", "SKP112"),
    ("Jumlah kader bertambah sebesar 0,06 dari 3,55 pada tahun 2022 menjadi 3,61.", "0,06", "0,60", "SKP112"),
    ("Angka itu sebesar 17,69 persen, turun dari tahun 2022 sebesar 18,22 persen.", "turun", "naik", "SKP503"),
    ("Dibandingkan tahun 2022 sebesar 86,2% maka cakupan mengalami kenaikan menjadi 87,6%.", "kenaikan", "penurunan",
     "SKP503"),
    ("Jumlah kasus sebanyak 8 kasus, lebih rendah dari target 10 kasus.", "lebih rendah", "lebih tinggi", "SKP503"),
    ("Prevalensi stunting Kabupaten Pemalang tahun 2023 sebesar 12,6.", "12,6", "16,2", "SKP201"),
    ("Rumah layak huni sebanyak 76.231 unit dari 80.993 unit rumah atau sebesar 94,12%.", "94,12", "94,21", "SKP112"),
    ("Rata-rata capaian sasaran 2 sebesar 87,37%.", "87,37", "78,37", "SKP105"),
    ("Angka kesakitan DBD tahun ini belum baik karena hujan; akan ditangani.", "belum baik",
     "telah berhasil memenuhi target", "SKP501"),
    ("Kinerja Dinas Kesehatan Kabupaten Pemalang, Dinas Kesehatan Kabupaten Pemalang dan Dinas Kesehatan Kabupaten "
     "Pemalang.", "Pemalang.", "Tegal.", "SKP701"),
]  # fmt: skip


@pytest.mark.parametrize(("kalimat", "benar", "salah", "code"), PROSA, ids=[f"{x[3]} {x[1]}" for x in PROSA])
def test_a_sentence_that_slipped_is_found_and_the_right_one_is_not(
    kalimat: str, benar: str, salah: str, code: str
) -> None:
    assert temuan(f"{DASAR}{kalimat}\n\n", code) == []
    assert len(temuan(f"{DASAR}{ditukar(kalimat, benar, salah)}\n\n", code)) == 1


SISA = DASAR + tabel(
    "Tabel 3.2 Realisasi Anggaran",
    "No | Program | Pagu | Realisasi | % | Sisa",
    "1 | Program Upaya Kesehatan | 850.000.000 | 816.000.000 | 96,00 | 34.000.000",
    "2 | Program Pemberdayaan Masyarakat | 240.500.000 | 228.475.000 | 95,00 | 12.025.000",
    "3 | Program Sediaan Farmasi | 120.000.000 | 117.600.000 | 98,00 | 2.400.000",
    " | Jumlah | 1.210.500.000 | 1.162.075.000 | 96,00 | 48.425.000",
)


@pytest.mark.parametrize(("salah", "cause"), [("12.205.000", True), ("19.777.000", False)])
def test_what_is_left_is_the_difference_of_its_row(salah: str, cause: bool) -> None:
    assert temuan(SISA) == []
    [one] = temuan(ditukar(SISA, "12.025.000", salah))
    assert (one.code, one.printed, one.computed, one.cause is not None) == ("SKP117", salah, "12.025.000", cause)


def test_a_sum_of_one_row_is_wrong_where_a_slip_of_the_pen_explains_it() -> None:
    text = DASAR + tabel(
        "Tabel 3.2 Realisasi per Triwulan",
        "No | Uraian | TW I | TW II | TW III | TW IV | Jumlah",
        "1 | Kunjungan pasien | 210.100 | 250.300 | 260.050 | 300.050 | 1.020.500",
    )
    assert temuan(text, "SKP113") == []
    assert [x.computed for x in temuan(ditukar(text, "260.050", "206.050"), "SKP113")] == ["260.050"]
    assert temuan(ditukar(text, "260.050", "299.999"), "SKP113") == []


def test_the_target_of_the_last_year_is_the_end_of_the_renstra() -> None:
    text = (
        tabel(
            "Tabel 2.1 Target Renstra 2021-2026",
            "No | Sasaran | Indikator | Target 2023 | Target 2024 | Target 2025 | Target 2026",
            "1 | Menurunnya angka kesakitan | Persentase penemuan kasus TB | 90 | 91 | 92 | 93",
        )
        + DASAR
        + tabel(
            "Tabel 3.2 Perbandingan dengan Target Akhir Renstra",
            "Indikator | Realisasi 2023 | Target Akhir Renstra | Tingkat Kemajuan (%)",
            "Persentase penemuan kasus TB | 91,5 | 93 | 98,39",
        )
    )
    assert temuan(text, "SKP201", "SKP106") == []
    [one] = temuan(ditukar(text, "91,5 | 93 | 98,39", "91,5 | 95 | 98,39"), "SKP201")
    assert (one.printed, one.computed) == ("95", "93")


def test_a_text_with_one_cell_on_a_line_is_refused_with_the_reason() -> None:
    names = ("Perjanjian Kinerja", "Pengukuran Kinerja", "Realisasi Anggaran")
    cells = "\n\n".join(f"Tabel {at}.1 {name}\n\nNo\n\nIndikator\n\nTarget\n\n1\n\nPrevalensi stunting\n\n14"
                        for at, name in enumerate(names, 1))  # fmt: skip
    with pytest.raises(ReaderError) as caught:
        diaudit(cells)
    assert "3 tables are named" in str(caught.value)


def test_a_kelurahan_reports_itself_and_not_the_kecamatan_over_it() -> None:
    text = "LAPORAN KINERJA\n\nKELURAHAN SUKAJADI\n\nKECAMATAN DUMAI TIMUR KOTA DUMAI\n\nTAHUN 2023\n\n" + DASAR
    draft = api.draft(readers.read(text.encode(), name="laporan"), tahun=2023)
    assert draft.bundle.perangkat_daerah.nama == "Kelurahan Sukajadi"


def test_a_draft_follows_the_value_from_which_the_printed_results_follow() -> None:
    text = (
        KEPALA
        + ditukar(DASAR, "| 90 | 91,5 |", "| 90 | 95,1 |")
        + tabel(
            "Tabel 3.2 Perbandingan Realisasi Kinerja",
            "Indikator | 2022 | 2023",
            "Persentase penemuan kasus TB | 88,2 | 91,5",
            "Prevalensi stunting | 15,1 | 12,6",
        )
    )
    draft = api.draft(readers.read(text.encode(), name="laporan"), tahun=2023)
    tb = next(one for one in draft.bundle.indikator if one.nama == "Persentase penemuan kasus TB")
    assert str(tb.realisasi[2023]) == "91.5"
    assert any("two values are printed" in str(one.message) for one in draft.questions)


def test_the_first_year_of_a_span_in_a_caption_is_not_the_year_reported() -> None:
    span = tabel("Tabel 3.2 Realisasi Kinerja Tahun 2021 - 2023", "Indikator | Realisasi 2021 | Realisasi 2022",
                 "Prevalensi stunting | 16,4 | 15,1")  # fmt: skip
    draft = api.draft(readers.read((KEPALA + span + DASAR.replace(" Tahun 2023", "")).encode(), name="laporan"))
    assert draft.bundle.tahun == 2023
