# SPDX-License-Identifier: MIT
"""Tables of other things than indicators and programs: villages, kinds of staff, cards of one indicator. The figures
are made for the tests."""

from __future__ import annotations

import pytest

from karangan import DASAR, bundel, ditukar, tabel, temuan
from sakip import api, readers

DESA = DASAR + tabel(
    "Tabel 3.2 Realisasi PBB-P2 per Desa",
    "No | Desa/Kelurahan | Ketetapan (Rp) | Realisasi (Rp) | Sisa (Rp) | %",
    "1 | Sukamaju | 187.420.000 | 179.906.400 | 7.513.600 | 95,99",
    "2 | Cibodas | 143.680.500 | 143.680.500 | 0 | 100,00",
    "3 | Pasirhalang | 121.955.000 | 104.318.700 | 17.636.300 | 85,54",
    "4 | Mekarsari | 211.340.750 | 198.764.300 | 12.576.450 | 94,05",
    "5 | Cikaret | 156.204.500 | 131.877.250 | 24.327.250 | 84,43",
    "| Jumlah | 820.600.750 | 758.547.150 | 62.053.600 | 92,44",
)


def test_villages_are_no_programs() -> None:
    assert temuan(DESA) == []
    assert bundel(DESA).program == ()


def test_a_percentage_of_any_table_follows_from_the_columns_that_give_the_others() -> None:
    [one] = temuan(ditukar(DESA, "85,54", "88,54"))
    assert (one.code, one.printed, one.computed) == ("SKP118", "88,54", "85,54")


def test_an_absorption_that_was_cut_instead_of_rounded_holds() -> None:
    assert temuan(ditukar(DESA, "94,05", "94,04")) == []


TENAGA = DASAR + tabel(
    "Tabel 1.2 Tenaga Kesehatan",
    "No | Jenis Tenaga | Jumlah | Rasio per 100.000 Penduduk",
    "1 | Dokter Umum | 112 | 21,84",
    "2 | Dokter Gigi | 31 | 6,04",
    "3 | Perawat | 504 | 98,27",
    "4 | Bidan | 433 | 84,43",
    "5 | Apoteker | 58 | 11,31",
    "| Jumlah | 1.138 | 221,89",
)


def test_rates_of_one_population_keep_one_proportion() -> None:
    assert temuan(TENAGA) == []
    [one] = temuan(ditukar(TENAGA, "84,43", "48,43"), "SKP118")
    assert one.computed == "84,43"


KEPADATAN = DASAR + tabel(
    "Tabel 1.1 Luas dan Penduduk",
    "No | Kecamatan | Luas (km2) | Penduduk (jiwa) | Kepadatan (jiwa/km2)",
    "1 | Muara Lintang | 402,73 | 38.917 | 96,63",
    "2 | Pulau Betung | 377,08 | 29.465 | 78,14",
    "3 | Rantau Angin | 591,35 | 33.502 | 56,65",
    "4 | Sungai Ketapi | 640,12 | 24.188 | 37,79",
    "| Jumlah | 2.011,28 | 126.072 | 62,68",
)


def test_the_total_of_a_density_is_a_density() -> None:
    assert temuan(KEPADATAN) == []
    assert [one.code for one in temuan(ditukar(KEPADATAN, "62,68", "63,68"))] == ["SKP118"]


LAJU = DASAR + tabel(
    "Tabel 1.3 Kunjungan Wisatawan",
    "No | Objek | 2022 | 2023 | Pertumbuhan (%)",
    "1 | Pantai Widuri | 41.210 | 44.873 | 8,89",
    "2 | Curug Bengkawah | 12.664 | 13.190 | 4,15",
    "3 | Museum | 8.032 | 7.711 | -4,00",
    "4 | Taman Kota | 20.518 | 23.604 | 15,04",
)


def test_a_growth_follows_from_the_two_years() -> None:
    assert temuan(LAJU) == []
    [one] = temuan(ditukar(LAJU, "8,89", "9,88"), "SKP118")
    assert one.computed == "8,89"


TERHADAP = DASAR + tabel(
    "Tabel 3.3 Kinerja Layanan Lain",
    "No | Layanan | Rencana | Hasil | Tingkat Hasil (%)",
    "1 | Uji air | 120 | 131 | 109,17",
    "2 | Uji makanan | 250 | 244 | 97,60",
    "3 | Uji kosmetik | 64 | 70 | 109,38",
    "4 | Keluhan | 15 | 12 | 120,00",
    "5 | Uji obat | 90 | 81 | 90,00",
)


def test_a_row_of_which_less_is_better_may_be_measured_the_other_way_round() -> None:
    assert temuan(TERHADAP, "SKP118") == []


KARTU = (
    tabel(
        "Tabel 2.1 Perjanjian Kinerja Tahun 2023",
        "No | Sasaran Strategis | Indikator Kinerja | Target",
        "1 | Meningkatnya kualitas pelayanan publik | Indeks Kepuasan Masyarakat | 84,50",
        "2 | Meningkatnya ketertiban administrasi | Persentase desa tertib administrasi | 87,50%",
    )
    + tabel(
        "Tabel 3.1 Capaian Indikator 1: Indeks Kepuasan Masyarakat",
        "Uraian | Nilai",
        "Realisasi tahun 2021 | 82,91",
        "Realisasi tahun 2022 | 83,25",
        "Target tahun 2023 | 84,50",
        "Realisasi tahun 2023 | 86,58",
        "Capaian tahun 2023 | 102,46%",
        "Target akhir Renstra (2025) | 88,00",
        "Selisih realisasi 2023 terhadap target akhir Renstra | 1,42 poin",
    )
    + tabel(
        "Tabel 3.2 Capaian Indikator 2: Persentase desa tertib administrasi",
        "No | Uraian | Nilai",
        "1 | Target tahun 2023 | 87,50%",
        "2 | Realisasi tahun 2023 | 91,00%",
        "3 | Capaian tahun 2023 | 104,00%",
        "4 | Target akhir Renstra (2025) | 100,00%",
    )
)


def test_a_card_says_in_each_row_what_its_figure_is() -> None:
    assert temuan(KARTU) == []
    first, second = bundel(KARTU).indikator
    assert [str(first.realisasi[year]) for year in (2021, 2022, 2023)] == ["82.91", "83.25", "86.58"]
    assert str(first.akhir_renstra) == "88.00"
    assert sorted(second.realisasi) == [2023]


@pytest.mark.parametrize(
    ("before", "after", "code", "right"),
    [
        ("102,46%", "101,46%", "SKP101", "102,46"),
        ("Target tahun 2023 | 87,50%", "Target tahun 2023 | 85,70%", "SKP201", "87,50"),
    ],
)
def test_a_slip_on_a_card_is_found(before: str, after: str, code: str, right: str) -> None:
    [one] = temuan(ditukar(KARTU, before, after), code)
    assert right.rstrip("0") in str(one.computed) or right in str(one.computed)


KODE = tabel(
    "Tabel 3.5 Realisasi Anggaran",
    "Kode | Program/Kegiatan/Sub Kegiatan | Anggaran (Rp) | Realisasi (Rp) | %",
    "7.01.01 | Program Penunjang Urusan | 132.050.000 | 119.846.000 | 90,76",
    "7.01.01.2.01 | Perencanaan dan Evaluasi | 21.050.000 | 20.758.500 | 98,62",
    "| Penyusunan Dokumen Perencanaan | 14.250.000 | 14.103.500 | 98,97",
    "| Evaluasi Kinerja | 6.800.000 | 6.655.000 | 97,87",
    "7.01.01.2.06 | Administrasi Umum | 111.000.000 | 99.087.500 | 89,27",
    "| Penyediaan Peralatan Kantor | 48.600.000 | 47.212.000 | 97,14",
    "| Rapat Koordinasi | 62.400.000 | 51.875.500 | 83,13",
    "| JUMLAH | 132.050.000 | 119.846.000 | 90,76",
)


def test_rows_without_a_code_lie_under_the_coded_row_that_sums_them_up() -> None:
    assert temuan(DASAR + KODE, "SKP102", "SKP103") == []
    bundle = bundel(DASAR + KODE)
    assert (len(bundle.program), len(bundle.kegiatan), len(bundle.sub_kegiatan)) == (1, 2, 4)


RINGKAS = DASAR + tabel(
    "Tabel 3.4 Ringkasan Capaian Sasaran",
    "No | Sasaran Strategis | Jumlah IKU | Tercapai | Belum Tercapai | Rata-rata Capaian (%)",
    "1 | Meningkatnya kesehatan ibu dan anak | 2 | 1 | 1 | 104,50",
    "2 | Menurunnya angka kesakitan | 2 | 1 | 1 | 87,37",
)


def test_how_many_were_reached_is_no_achievement() -> None:
    assert temuan(RINGKAS) == []


APBD = (
    DASAR
    + KODE
    + tabel(
        "Tabel 3.6 Realisasi APBD",
        "No | Uraian | Anggaran | Realisasi | %",
        "1 | PENDAPATAN | 1.105.365.000 | 1.093.927.711 | 98,97",
        "2 | BELANJA | 1.129.565.000 | 1.066.605.455 | 94,43",
    )
    + "Anggaran belanja daerah sebesar Rp1.129.565.000 terealisasi sebesar Rp1.066.605.455 atau 94,43%.\n"
)


def test_all_that_a_region_spends_is_more_than_its_programs_here() -> None:
    assert temuan(APBD, "SKP103", "SKP102") == []


NILAI = DASAR + tabel(
    "Tabel 3.6 Penilaian Maturitas",
    "No | Unsur | Skor | Bobot | Nilai",
    "1 | Penetapan tujuan | 3 | 0,128 | 0,384",
    "2 | Struktur dan proses | 3 | 0,128 | 0,384",
    "3 | Lingkungan | 3 | 0,128 | 0,384",
    "4 | Penilaian risiko | 3 | 0,128 | 0,384",
    "5 | Peran dan layanan | 3 | 0,400 | 1,200",
)


def test_a_score_times_its_weight_is_no_proportion_to_the_score() -> None:
    assert temuan(NILAI, "SKP118") == []
    assert [one.computed for one in temuan(ditukar(NILAI, "1,200", "1,020"), "SKP118")] == ["1,200"]


INGGRIS = tabel(
    "Tabel 3.1 Pengukuran Kinerja Tahun 2023",
    "No | Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%)",
    "1 | Meningkatnya kunjungan wisatawan | Jumlah kunjungan wisatawan | 6,500 | 6,780 | 104.31",
    "2 | | Jumlah tamu hotel | 525,000 | 541,335 | 103.11",
    "3 | | Rata-rata lama tinggal | 1.80 | 1.74 | 96.67",
) + tabel(
    "Tabel 3.2 Usaha Pariwisata",
    "No | Jenis | Usaha | Kamar | Rata-rata Kamar",
    "1 | Hotel | 12 | 1,020 | 85.0",
    "2 | Losmen | 36 | 549 | 15.3",
    "| Jumlah | 48 | 1,569 | 32.7",
)


def test_commas_group_thousands_where_dots_set_off_decimals() -> None:
    assert temuan(INGGRIS) == []
    first, second, third = bundel(INGGRIS).indikator
    assert [str(one.target[2023]) for one in (first, second, third)] == ["6500", "525000", "1.80"]
    assert [one.code for one in temuan(ditukar(INGGRIS, "1,569", "1,596"))] == ["SKP113"]


BATAS = "Capaian yang melebihi 100% dituliskan 100%.\n\n" + tabel(
    "Tabel 3.1 Pengukuran Kinerja Tahun 2023",
    "No | Indikator Kinerja | Target | Realisasi | Capaian (%) | Realisasi 2022",
    "1 | Indeks Kepuasan Masyarakat | 85,00 | 86,11 | 100,00 | 83,91",
    "2 | Persentase pelunasan pajak | 90 | 92,23 | 100,00 | 88,47",
    "3 | Jumlah lembaga yang aktif | 42 | 41 | 97,62 | 40",
)


def test_last_years_realisation_in_the_row_turns_no_indicator() -> None:
    assert temuan(BATAS, "SKP101", "SKP301", "SKP309") == []


def test_the_report_of_a_region_is_no_report_of_its_secretariat() -> None:
    kepala = "KATA PENGANTAR\n\nLKjIP Kabupaten Tanjung Serai Tahun 2023 disusun oleh Sekretariat Daerah.\n\n"
    kepala += "LKjIP Kabupaten Tanjung Serai memuat capaian lima sasaran.\n\n"
    agency = api.draft(readers.read((kepala + DASAR).encode(), name="laporan"), tahun=2023).bundle.perangkat_daerah
    assert (agency.nama, agency.jenis) == ("Pemerintah Kabupaten Tanjung Serai", "pemerintah daerah")


DIULANG = DESA + "Realisasi Pasirhalang sebesar Rp104.318.700, sedangkan Mekarsari mencapai 94,05 persen.\n"


def test_a_number_of_the_text_is_the_one_of_its_row() -> None:
    assert temuan(DIULANG) == []
    [one] = temuan(ditukar(DIULANG, "Rp104.318.700", "Rp104.381.700"))
    assert (one.code, one.printed, one.computed) == ("SKP214", "104.381.700", "104.318.700")
    assert temuan(ditukar(DIULANG, "Realisasi Pasirhalang sebesar Rp104.318.700", "Dana lain Rp104.381.700")) == []


RENCANA = (
    "Sasaran, Indikator dan Target Renstra 2021-2025\n\n"
    + tabel(
        "Tabel 2.1 Indikator dan Target",
        "No | Sasaran | Indikator Kinerja | Target 2023 | Target 2025",
        "1 | Meningkatnya kesehatan ibu dan anak | Persentase persalinan di fasilitas kesehatan | 98 | 99",
        "2 | | Prevalensi stunting | 14 | 12",
        "3 | Menurunnya angka kesakitan | Angka kesakitan DBD | 49 | 40",
        "4 | | Persentase penemuan kasus TB | 90 | 92",
    )
    + DASAR
    + tabel(
        "Tabel 3.2 Perbandingan Capaian",
        "No | Indikator | Capaian 2022 (%) | Capaian 2023 (%)",
        "1 | Persentase persalinan | 97,50 | 99,00",
        "2 | Prevalensi stunting | 104,20 | 110,00",
    )
    + tabel(
        "Tabel 3.3 Anggaran per Sasaran",
        "No | Sasaran | Indikator | Anggaran (Rp) | Realisasi (Rp)",
        "1 | Meningkatnya kesehatan ibu dan anak | 1 dan 2 | 120.000.000 | 117.000.000",
        "2 | Menurunnya angka kesakitan | 3, 4 | 80.000.000 | 79.500.000",
    )
)


def test_numbers_of_indicators_and_names_cut_short_are_no_new_ones() -> None:
    found = bundel(RENCANA)
    assert [one.nama for one in found.indikator] == [
        "Persentase persalinan di fasilitas kesehatan", "Prevalensi stunting", "Angka kesakitan DBD",
        "Persentase penemuan kasus TB",
    ]  # fmt: skip
    assert len(found.sasaran) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Dua sasaran yang belum tercapai dibahas di bawah ini.",
        "Sosialisasi dilaksanakan di 48 lokasi dari target 60 lokasi, terdiri atas 35 lokasi kota dan 13 lokasi desa.",
    ],
)
def test_some_of_them_and_what_was_planned_are_no_wholes(sentence: str) -> None:
    assert temuan(DASAR + sentence + "\n", "SKP111", "SKP116") == []


def test_without_a_sasaran_over_its_indicators_none_is_said_to_lack_one() -> None:
    ukur = tabel(
        "Tabel 3.1 Pengukuran Kinerja Tahun 2023",
        "No | Indikator Kinerja | Target | Realisasi | Capaian (%)",
        "1 | Nilai kapabilitas | 3,15 | 3,18 | 100,95",
        "2 | Persentase rekomendasi selesai | 85 | 87,89 | 103,40",
    )
    anggaran = tabel(
        "Tabel 3.2 Anggaran per Sasaran",
        "No | Sasaran | Indikator | Anggaran (Rp) | Realisasi (Rp)",
        "1 | Meningkatnya mutu pengawasan | 1, 2 | 120.000.000 | 117.000.000",
    )
    assert temuan(ukur + anggaran, "SKP305") == []
