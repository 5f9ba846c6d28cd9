# SPDX-License-Identifier: MIT
"""Tables and sentences that are of something else than they look like: what is right is not accused, a slip in it is
found. The figures are made for the tests.
"""

from __future__ import annotations

import pytest

from karangan import DASAR, KEPALA, UKUR, ditukar, tabel, temuan
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
"""


@pytest.mark.parametrize("sentence", JUJUR.strip().splitlines())
def test_a_true_sentence_is_not_accused(sentence: str) -> None:
    assert temuan(f"{DASAR}{sentence}\n", "SKP107", "SKP201", "SKP205", "SKP501") == []


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
