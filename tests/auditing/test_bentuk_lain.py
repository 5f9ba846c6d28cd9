# SPDX-License-Identifier: MIT
"""Tables and sentences that are of something else than they look like: what is right is not accused, a slip in it is
found. The figures are made for the tests.
"""

from __future__ import annotations

import pytest

from karangan import DASAR, KEPALA, UKUR, diaudit, ditukar, tabel, temuan
from sakip import readers
from sakip.auditing.checks.names import _meant
from sakip.readers.columns import columns
from sakip.readers.drafts.who import agency
from sakip.readers.vocabulary import Peran, meaning, standard
from sakip.units import unit_in_name


def baca(text: str) -> readers.Published:
    return readers.read((KEPALA + text).encode(), name="laporan")


def peran(text: str) -> list[str]:
    return [one.peran.value for one in columns(baca(text).tables[0])]


SPM = tabel(
    "Tabel 3.4 Standar Pelayanan Minimal",
    "No | Jenis Pelayanan Dasar | Sasaran (orang) | Terlayani (orang) | Capaian (%)",
    "1 | Ibu hamil | 10.142 | 9.968 | 98,28",
    "2 | Ibu bersalin | 9.681 | 9.653 | 99,71",
    "3 | Balita | 37.215 | 34.870 | 93,70",
)


def test_a_column_of_numbers_is_no_column_of_sasaran() -> None:
    assert peran(SPM)[2] == "lain"
    assert temuan(DASAR + SPM) == []


def test_a_count_of_kegiatan_is_no_column_of_programs() -> None:
    assert peran(
        tabel("Tabel 3.5 Anggaran", "No | Program | Jumlah Kegiatan | Anggaran", "1 | Program Gizi | 3 | 1.250.000.000",
              "2 | Program Obat | 2 | 850.000.000")
    ) == ["nomor", "program", "lain", "pagu"]  # fmt: skip


@pytest.mark.parametrize("title", ["Jenis Bencana", "Kematian", "Bencana"])
def test_another_word_of_a_head_is_no_misspelling(title: str) -> None:
    assert meaning(title, standard()).peran in (Peran.LAIN, Peran.URAIAN)


@pytest.mark.parametrize(("title", "peran"), [("Ralisasi", "realisasi"), ("Tatget", "target"), ("Anggran", "pagu")])
def test_a_misspelling_is_one(title: str, peran: str) -> None:
    assert meaning(title, standard()).peran == peran


PNBP = tabel(
    "Tabel 3.6 Penerimaan",
    "No | Jenis Penerimaan | Target | Realisasi | %",
    "1 | Jasa pengujian penyakit | 145.000 | 158.420 | 109,26",
    "2 | Sewa rumah dinas | 12.500 | 12.500 | 100,00",
)


def test_kinds_of_revenue_are_no_indicators() -> None:
    assert temuan(f"{DASAR}{PNBP}Pada tahun 2023 terdapat 4 indikator kinerja.\n") == []


def test_a_share_of_the_money_is_an_absorption_under_any_head() -> None:
    text = "No | Kegiatan | Anggaran Pagu | Anggaran Realisasi | Anggaran %"
    table = baca(tabel("Tabel 3.7 Anggaran", text, "1 | Gizi | 1.200.000 | 1.100.000 | 91,67")).tables[0]
    assert [one.peran.value for one in columns(table)][-1] == "serapan"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Angka Kematian Ibu (AKI) (per 100.000 KH)", ("Angka Kematian Ibu (AKI)", "per 100.000 KH")),
        ("Prevalensi gizi buruk (%)", ("Prevalensi gizi buruk", "%")),
        ("Luas kawasan kumuh (Ha)", ("Luas kawasan kumuh", "Ha")),
        ("Pendapatan Asli Daerah (PAD)", ("Pendapatan Asli Daerah (PAD)", "")),
        ("Peraturan Pemerintah (PP)", ("Peraturan Pemerintah (PP)", "")),
        ("(%)", ("(%)", "")),
    ],
)
def test_a_unit_in_brackets_is_no_part_of_a_name(name: str, parts: tuple[str, str]) -> None:
    assert unit_in_name(name) == parts


def test_a_name_with_its_unit_is_the_same_name() -> None:
    text = DASAR + tabel(
        "Tabel 3.2 Perbandingan",
        "No | Indikator | Realisasi 2022 | Realisasi 2023",
        "1 | Prevalensi stunting (%) | 15,1 | 12,6",
        "2 | Angka kesakitan DBD (per 100.000 penduduk) | 55,1 | 62,2",
    )
    assert temuan(text) == []
    [one] = temuan(ditukar(text, "55,1 | 62,2", "55,1 | 66,2"), "SKP201")
    assert one.address == "realisasi:IKU-3:2023"


BAWAH = (
    "BAB I PENDAHULUAN\n\nGambaran umum instansi dan isu strategis diuraikan.\n\n"
    "| Kecamatan | Jumlah Desa |\n| Belik | 12 |\n| Moga | 10 |\n\nTabel 1.1 Kecamatan\n\n"
    "Uraian tentang wilayah kerja.\n\nBAB II PERENCANAAN KINERJA\n\nPerjanjian kinerja tahun 2023.\n\n"
    "| No | Indikator Kinerja | Target |\n| 1 | Prevalensi stunting | 14 |\n\nTabel 2.1 Perjanjian Kinerja\n\n"
    "BAB III AKUNTABILITAS KINERJA\n\nCapaian kinerja tahun 2023.\n\n"
    + "\n".join(f"| {row} |" for row in UKUR)
    + "\n\nTabel 3.1 Pengukuran Kinerja Tahun 2023\n"
)


def test_captions_may_stand_under_their_tables() -> None:
    assert [(one.label, one.title) for one in baca(BAWAH).tables] == [
        ("Tabel 1.1", "Kecamatan"),
        ("Tabel 2.1", "Perjanjian Kinerja"),
        ("Tabel 3.1", "Pengukuran Kinerja Tahun 2023"),
    ]
    assert temuan(BAWAH, "SKP604") == []


JUJUR = """
Angka kesakitan DBD makin kecil makin baik, sehingga capaiannya dihitung dengan (2 x Target - Realisasi)/Target x 100%.
Sebanyak 3 IKU mencapai target (100%), sedangkan angka kesakitan DBD belum mencapai target.
Dari 95 indikator SPM rumah sakit, sebanyak 81 indikator tercapai dan 14 indikator belum tercapai.
Dengan demikian terdapat 2 dari 4 indikator yang mencapai target.
Akses sanitasi layak telah melampaui target 60,00 pada tahun 2023.
Prevalensi stunting 2,38 poin di atas target akhir Renstra sebesar 10,22.
"""


@pytest.mark.parametrize("sentence", JUJUR.strip().splitlines())
def test_a_true_sentence_is_not_accused(sentence: str) -> None:
    assert temuan(f"{DASAR}{sentence}\n", "SKP107", "SKP201", "SKP205", "SKP501", "SKP503") == []


def test_a_wrong_share_of_the_indicators_is() -> None:
    [one] = temuan(f"{DASAR}Dengan demikian terdapat 3 dari 4 indikator yang mencapai target.\n", "SKP107")
    assert (one.printed, one.computed) == ("3", "2")


STATUS = tabel(
    "Tabel 3.1 Pengukuran Kinerja Tahun 2023",
    *(f"{row} | {word}" for row, word in zip(UKUR, ("Status", "Di Bawah Target", *["Tercapai"] * 3), strict=True)),
).replace("62,2 | 73,06 | Tercapai", "62,2 | 73,06 | Di Bawah Target")


def test_below_the_target_is_everything_below_it() -> None:
    text = ditukar(STATUS, "97,02 | 99,00", "97,56 | 99,55")
    assert temuan(text, "SKP108") == []
    [one] = temuan(ditukar(text, "99,55 | Di Bawah Target", "99,45 | Tercapai").replace("97,56", "97,46"), "SKP108")
    assert one.address == "predikat:capaian:IKU-1:2023"


PROGRAM = tabel(
    "Tabel 3.5 Realisasi Anggaran",
    "No | Program | Anggaran | Realisasi | %",
    "1 | Program Gizi | 850.000.000 | 816.000.000 | 96,00",
    "2 | Program Obat | 650.000.000 | 585.000.000 | 90,00",
    "| Jumlah | 1.500.000.000 | 1.401.000.000 | 93,40",
)
HIBAH = tabel(
    "Tabel 3.6 Realisasi Dana Hibah",
    "No | Komponen | Anggaran | Realisasi | Sisa",
    "1 | Honorarium | 300.000.000 | 250.000.000 | 50.000.000",
    "2 | Sosialisasi | 200.000.000 | 180.000.000 | 20.000.000",
    "| Jumlah | 500.000.000 | 430.000.000 | 70.000.000",
)


def test_money_that_no_program_has_is_not_added_to_theirs() -> None:
    assert temuan(DASAR + PROGRAM + HIBAH) == []
    assert {one.code for one in temuan(DASAR + PROGRAM + ditukar(HIBAH, "| 500.000.000", "| 550.000.000"))} >= {
        "SKP113"
    }


LANGSUNG = (
    "Total anggaran tahun 2023 sebesar Rp 2.300.000.000 terdiri atas belanja tidak langsung Rp 800.000.000 "
    "dan belanja langsung Rp 1.500.000.000.\n"
)


def test_a_total_with_indirect_spending_is_more_than_the_programs() -> None:
    assert temuan(f"{DASAR}{PROGRAM}{LANGSUNG}", "SKP103") == []
    assert temuan(f"{DASAR}{PROGRAM}{LANGSUNG.replace('2.300', '2.400')}", "SKP103")


def test_a_dot_means_in_one_table_what_it_means_in_the_others() -> None:
    layanan = tabel(
        "Tabel 3.8 Pelayanan",
        "Triwulan | Hari Perawatan | Pasien Keluar",
        "Triwulan I | 11.482 | 2.905",
        "Triwulan II | 11.930 | 3.018",
        "Triwulan III | 12.214 | 3.077",
        "Jumlah | 35.626 | 9.000",
    )
    assert temuan(DASAR + PROGRAM + HIBAH + layanan) == []
    [one] = temuan(DASAR + PROGRAM + HIBAH + ditukar(layanan, "35.626", "36.526"), "SKP113")
    assert one.computed == "35.626"


@pytest.mark.parametrize(
    ("text", "nama"),
    [
        ("Laporan Kinerja BPBD Kabupaten Wana disusun oleh Sekretariat BPBD Kabupaten Wana.", "BPBD"),
        ("KOMISI PEMILIHAN UMUM KABUPATEN TELUK\n\nNilai dari Inspektorat KPU. KPU Kabupaten Teluk bekerja.", "KPU"),
    ],
)  # fmt: skip
def test_an_agency_of_which_each_region_has_one(text: str, nama: str) -> None:
    assert agency(readers.read(f"LAPORAN KINERJA\n\n{text}\n".encode(), name="laporan"))[0].nama == nama


def test_kinds_of_staff_are_no_other_names_of_programs() -> None:
    staff = tabel(
        "Tabel 1.2 Tenaga", "No | Jenis Tenaga | Jumlah", "1 | Tenaga Kesehatan Masyarakat | 58", "2 | Bidan | 9"
    )
    program = PROGRAM.replace("Program Gizi", "Program Upaya Kesehatan Masyarakat")
    assert temuan(DASAR + staff + program, "SKP207") == []


@pytest.mark.parametrize("word", ["kerja", "penetapan", "pengamatan"])
def test_a_word_that_is_right_is_no_misspelt_head(word: str) -> None:
    assert _meant(word) is None


RIBUAN = DASAR + PROGRAM + HIBAH
KAMAR = tabel(
    "Tabel 1.2 Pegawai",
    "Jenis | PNS | PPPK | BLUD | Semua",
    "Dokter | 18 | 4 | 3 | 25",
    "Perawat | 128 | 22 | 64 | 214",
    "Bidan | 41 | 7 | 18 | 66",
    "Penunjang | 52 | 1 | 113 | 166",
    "Jumlah | 239 | 34 | 198 | 471",
)


def test_a_column_that_sums_up_most_rows_sums_up_all_of_them() -> None:
    assert temuan(DASAR + KAMAR) == []
    [one] = temuan(DASAR + ditukar(KAMAR, "64 | 214", "64 | 241"), "SKP113")
    assert (one.printed, one.computed) == ("241", "214")


@pytest.mark.parametrize(
    ("before", "after", "right"),
    [("| 22 |", "| 27 |", "22"), ("| 239 |", "| 293 |", "239"), ("198 | 471", "198 | 417", "471")],
)  # fmt: skip
def test_one_cell_is_named_where_a_row_and_a_column_go_wrong(before: str, after: str, right: str) -> None:
    [one] = temuan(DASAR + ditukar(KAMAR, before, after), "SKP113")
    assert (one.printed, one.computed) == (after.split()[-1 if right == "471" else 1], right)


WILAYAH = tabel(
    "Tabel 1.1 Wilayah Kerja",
    "No | Puskesmas | Kelurahan | Penduduk",
    "1 | Kota | 4 | 58.214",
    "2 | Jambu | 3 | 44.872",
    "3 | Asem | 3 | 39.561",
    "4 | Gading | 4 | 51.347",
    "| Kota Wanasari | 14 | 193.994",
)


def test_the_last_row_without_a_number_is_the_whole() -> None:
    assert temuan(RIBUAN + WILAYAH) == []
    [one] = temuan(RIBUAN + ditukar(WILAYAH, "193.994", "193.094"), "SKP113")
    assert one.computed == "193.994"


SUARA = tabel(
    "Tabel 3.9 Perolehan Suara",
    "No | Uraian | Suara",
    "1 | Paslon 1 | 48.216",
    "2 | Paslon 2 | 39.880",
    "3 | Paslon 3 | 20.956",
    "| Jumlah Suara Sah | 109.052",
    "| Suara Tidak Sah | 2.187",
    "| Jumlah Suara Sah dan Tidak Sah | 111.239",
)


def test_a_sum_may_go_on_with_the_sum_before_it() -> None:
    assert temuan(RIBUAN + SUARA, "SKP113") == []
    [one] = temuan(RIBUAN + ditukar(SUARA, "39.880", "38.980"), "SKP113")
    assert (one.printed, one.computed) == ("38.980", "39.880")


BERJALAN = tabel(
    "Tabel 3.3 Pengujian",
    "Tahun | Sampel | Kumulatif Sampel",
    "2019 | 17.254 | 17.254",
    "2020 | 19.862 | 37.116",
    "2021 | 21.475 | 58.591",
    "2022 | 23.163 | 81.754",
    "2023 | 25.388 | 107.142",
)


def test_a_running_sum_goes_on_by_its_rows() -> None:
    assert temuan(RIBUAN + BERJALAN, "SKP113") == []
    [one] = temuan(RIBUAN + ditukar(BERJALAN, "58.591", "56.591"), "SKP113")
    assert (one.printed, one.computed) == ("56.591", "58.591")


SKALA = (
    "Kategori: ≥ 100% Sangat Baik; 90% - < 100% Baik; 80% - < 90% Cukup; < 80% Kurang.",
    "Kriteria yang dipakai: (1) sangat baik (capaian >= 100 persen); (2) baik (90 - < 100 persen); "
    "(3) cukup (80 - < 90 persen); dan (4) kurang (< 80 persen).",
    "Predikat: 100 - 150 Sangat Baik; 90 - <100 Baik; 80 - <90 Cukup; dan <80 Kurang.",
)
BENAR = ("Kategori", "Baik", "Sangat Baik", "Kurang", "Sangat Baik")
KELAS = tabel(
    "Tabel 3.1 Pengukuran Kinerja Tahun 2023", *(f"{row} | {word}" for row, word in zip(UKUR, BENAR, strict=True))
)


@pytest.mark.parametrize("scale", SKALA)
def test_a_scale_in_a_sentence_judges_the_classes(scale: str) -> None:
    codes = {one.code for one in diaudit(f"{scale}\n\n{KELAS}").findings}
    assert "SKP108" not in codes
    [one] = temuan(f"{scale}\n\n{ditukar(KELAS, '73,06 | Kurang', '73,06 | Cukup')}", "SKP108")
    assert (one.printed, str(one.computed).casefold()) == ("Cukup", "kurang")


def test_a_bound_that_a_class_leaves_to_others_is_not_its_own() -> None:
    text = ditukar(KELAS, "97,02 | 99,00 | Baik", "98 | 100,00 | Baik")
    [one] = temuan(f"{SKALA[0]}\n\n{text}", "SKP108")
    assert one.computed == "Sangat Baik"


STOK = tabel(
    "Tabel 3.4 Persediaan",
    "No | Barang | Stok Awal | Penerimaan | Penyaluran | Stok Akhir",
    "1 | Mie instan | 310 | 450 | 384 | 376",
    "2 | Terpal | 265 | 400 | 371 | 294",
    "3 | Selimut | 420 | 350 | 512 | 258",
    "4 | Paket | 96 | 150 | 118 | 128",
)


def test_what_is_left_is_what_there_was_and_came_and_went() -> None:
    assert temuan(DASAR + STOK) == []
    [one] = temuan(DASAR + ditukar(STOK, "| 294", "| 249"))
    assert (one.code, one.printed, one.computed) == ("SKP117", "249", "294")


def test_a_change_is_the_difference_of_its_years() -> None:
    text = DASAR + tabel(
        "Tabel 3.2 Perbandingan",
        "Uraian | Realisasi 2022 | Realisasi 2023 | Perubahan",
        "Desa tangguh | 30,56 | 43,06 | 12,50",
        "Korban terlayani | 95,42 | 97,84 | 2,42",
        "Nilai SAKIP | 62,37 | 66,12 | 3,75",
    )
    assert temuan(text, "SKP117") == []
    assert [x.computed for x in temuan(ditukar(text, "12,50", "15,20"), "SKP117")] == ["12,50"]


def test_a_bound_is_the_same_wherever_it_is_printed() -> None:
    bounds = DASAR.replace("DBD | 49 |", "DBD | ≤ 49 |") + tabel(
        "Tabel 2.1 Perjanjian Kinerja", "No | Sasaran | Indikator Kinerja | Target",
        "1 | Menurunnya angka kesakitan | Angka kesakitan DBD | ≤ 49",
    )  # fmt: skip
    assert temuan(bounds, "SKP201") == []
    [one] = temuan(ditukar(bounds, "DBD | ≤ 49 |\n\n", "DBD | ≤ 94 |\n\n"), "SKP201")
    assert (one.printed, one.computed) == ("≤ 94", "≤ 49")


SALAH_KUTIP = """
Undang-Undang Nomor 27 Tahun 2004 tentang Penanggulangan Bencana menjadi dasar.
Peraturan Menteri Dalam Negeri Nomor 97 Tahun 2018 tentang Badan Layanan Umum Daerah menjadi dasar.
Peraturan KPU Nomor 5 Tahun 2015 tentang Perubahan Ketiga atas Peraturan KPU Nomor 15 Tahun 2019 menjadi dasar.
"""


@pytest.mark.parametrize("sentence", SALAH_KUTIP.strip().splitlines())
def test_a_regulation_with_a_wrong_number_or_year_is_found(sentence: str) -> None:
    assert len(temuan(f"{DASAR}{sentence}\n", "SKP801")) == 1


@pytest.mark.parametrize(
    "limit", ["Capaian paling tinggi diperhitungkan 120%.", "Capaian yang melebihi 120% ditulis 120%."]
)
def test_an_achievement_above_the_limit_that_the_report_names(limit: str) -> None:
    base = DASAR.replace("14 | 12,6 | 110,00", "14 | 9,8 | 120,00")
    assert temuan(f"{limit}\n\n{base}", "SKP101") == []
    [one] = temuan(f"{limit}\n\n{ditukar(base, '9,8 | 120,00', '9,8 | 130,00')}", "SKP101")
    assert (one.printed, one.computed) == ("130,00", "120")


KEMATIAN = DASAR.replace("Prevalensi stunting", "Angka Kematian Ibu (AKI)")


@pytest.mark.parametrize(
    "sentence",
    [
        "AKI tercatat 12,6 per 100.000 kelahiran hidup, lebih rendah dari batas target 14.",
        "AKI tahun 2022 sebesar 21,6.",
        "Target AKI sebesar 14, sedangkan AKI nasional sebesar 18,9.",
        "AKI mencapai 6,1 poin lebih rendah.",
    ],
)
def test_an_abbreviation_names_its_indicator(sentence: str) -> None:
    assert temuan(f"{KEMATIAN}{sentence}\n", "SKP201") == []


def test_another_value_beside_the_abbreviation_is_found() -> None:
    [one] = temuan(f"{KEMATIAN}Dengan demikian AKI tercatat 16,2 per 100.000 kelahiran hidup.\n", "SKP201")
    assert (one.address, one.printed) == ("realisasi:IKU-2:2023", "16,2")
