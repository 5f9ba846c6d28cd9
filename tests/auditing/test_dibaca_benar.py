# SPDX-License-Identifier: MIT
"""Rows and sentences that say another thing than their words seem to are accused of nothing; a slip in them is found.

The reports are made up for the test, in forms that reports print.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip import api
from sakip.auditing import Audit, Severity

KEPALA = "LAPORAN KINERJA INSTANSI PEMERINTAH\n\nDINAS CONTOH KABUPATEN CONTOH\n\nTAHUN 2022\n\n"

KINERJA = """\
Tabel 3.1 Capaian Kinerja Tahun 2022

| No | Sasaran | Indikator | Satuan | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|---|---|
| 1 | Meningkatnya layanan perizinan | Angka partisipasi layanan daring | % | 86,00 | 83,27 | 96,83 |
| | | Nilai realisasi investasi | Rp juta | 8.500.000 | 9.589.900 | 112,82 |
| 2 | Meningkatnya ketertiban | Jumlah pelanggaran berulang | kasus | 40 | 44 | 90,00 |
| | | Persentase aduan yang selesai | % | 100,00 | 98,00 | 98,00 |

"""

ANGGARAN = """\
Tabel 3.2 Anggaran dan Realisasi Tahun 2022

| No | Program | Anggaran (Rp) | Realisasi (Rp) | % |
|---|---|---|---|---|
| 1 | Program Pelayanan Penanaman Modal | 600.000.000 | 570.000.000 | 95,00 |
| 2 | Program Ketenteraman dan Ketertiban Umum | 400.000.000 | 360.000.000 | 90,00 |
| | Jumlah | 1.000.000.000 | 930.000.000 | 93,00 |

"""


def audited(tmp_path: Path, text: str) -> Audit:
    path = tmp_path / "lkj-2022.md"
    path.write_text(KEPALA + text, encoding="utf-8")
    return api.audit(path)


def accused(audit: Audit) -> list[tuple[str, str, str | None]]:
    """Errors and warnings, those on parts that a short report lacks aside."""
    kept = (
        one for one in audit.findings if one.severity is not Severity.NOTE and not one.code.startswith(("SKP3", "SKP6"))
    )
    return [(one.code, one.address, one.printed) for one in kept]


BENAR = [
    "Anggaran tahun 2022 sebesar Rp1.000.000.000, dan sisa anggaran sebesar Rp70.000.000.",
    "Anggaran tahun 2022 yang tidak terserap sebesar Rp70.000.000.",
    "Di luar APBD, Dinas Contoh menerima dana tugas pembantuan APBN sebesar Rp412.800.000.",
    "Bila dibandingkan tahun 2021, realisasi angka partisipasi layanan daring tahun 2022 naik 2,11 poin.",
    "Jumlah pelanggaran berulang sebanyak 44 kasus, turun 3 kasus dari 47 kasus pada tahun 2021, namun masih di atas "
    "batas target 40 kasus karena pedagang kembali; ke depan akan dipantau.",
    "Nilai realisasi investasi dihitung dengan rumus realisasi dibagi target dikali 100 persen.",
    "Target akhir Renstra nilai realisasi investasi adalah Rp12.500.000 juta, sehingga realisasinya telah "
    "mencapai 76,72%.",
    "Nilai realisasi investasi sebesar Rp9,59 triliun melampaui target Rp8,50 triliun.",
    "Persentase aduan yang selesai dihitung dari jumlah aduan, yaitu 49 aduan dari 50 aduan.",
    "Satu indikator telah mencapai target, sedangkan tiga indikator belum mencapai target.",
    "Dilihat dari kategorinya, 3 indikator Sangat Berhasil dan 1 indikator Cukup Berhasil.",
    "Dua sasaran memiliki capaian kinerja yang lebih rendah daripada serapannya, dan dua program studi menjadi mitra.",
    "Sebanyak 1 dari 4 indikator (25%) mencapai target.",
    "Dari 2 sasaran, rata-rata capaian tertinggi terdapat pada Sasaran 1 (104,83%) dan terendah pada "
    "Sasaran 2 (94,00%).",
    "Angka partisipasi layanan daring belum tercapai karena jaringan, upaya perbaikan akan dilakukan. "
    "Nilai realisasi investasi melampaui target 8.500.000 juta.",
]


@pytest.mark.parametrize("kalimat", BENAR)
def test_a_true_sentence_is_accused_of_nothing(tmp_path: Path, kalimat: str) -> None:
    assert accused(audited(tmp_path, KINERJA + ANGGARAN + kalimat + "\n")) == []


KELIRU = [
    ("SKP103", "Anggaran tahun 2022 sebesar Rp1.010.000.000."),
    ("SKP201", "Realisasi angka partisipasi layanan daring tahun 2022 sebesar 82,37%."),
    ("SKP201", "Nilai realisasi investasi sebesar Rp9,95 triliun melampaui target."),
    ("SKP111", "Tiga indikator telah mencapai target."),
    ("SKP111", "Dua indikator belum mencapai target."),
    ("SKP110", "Sebanyak 1 dari 4 indikator (75%) mencapai target."),
    ("SKP105", "Dari 2 sasaran, rata-rata capaian tertinggi terdapat pada Sasaran 1 (140,83%)."),
    (
        "SKP501",
        "Angka partisipasi layanan daring sebesar 83,27% melampaui target 86,00% karena sosialisasi; perlu dijaga.",
    ),
]


@pytest.mark.parametrize(("kode", "kalimat"), KELIRU)
def test_a_slip_in_such_a_sentence_is_found(tmp_path: Path, kode: str, kalimat: str) -> None:
    assert kode in {one[0] for one in accused(audited(tmp_path, KINERJA + ANGGARAN + kalimat + "\n"))}


def test_money_that_no_program_has_is_no_slip_of_their_total(tmp_path: Path) -> None:
    tabel = ANGGARAN.replace("| Jumlah |", "| Jumlah Belanja Langsung |") + (
        "Belanja tidak langsung dianggarkan Rp500.000.000 dan terealisasi Rp490.000.000 (98,00%). "
        "Secara keseluruhan belanja tahun 2022 sebesar Rp1.420.000.000 dari anggaran Rp1.500.000.000 atau 94,67%.\n"
    )
    assert accused(audited(tmp_path, KINERJA + tabel)) == []
    keliru = tabel + "\nRealisasi belanja langsung sebesar Rp930.000.000 (92,00%).\n"
    assert [one[0] for one in accused(audited(tmp_path, KINERJA + keliru))] == ["SKP102"]


def test_the_total_of_a_budget_with_other_money_in_it_is_not_that_of_its_programs(tmp_path: Path) -> None:
    tabel = ANGGARAN.replace("| Program |", "| Uraian |").replace(
        "| | Jumlah | 1.000.000.000 | 930.000.000 | 93,00 |",
        "| | Jumlah Belanja Langsung | 1.000.000.000 | 930.000.000 | 93,00 |\n"
        "| | Belanja Tidak Langsung | 500.000.000 | 490.000.000 | 98,00 |\n"
        "| | Jumlah Belanja | 1.500.000.000 | 1.420.000.000 | 94,67 |",
    )
    assert accused(audited(tmp_path, KINERJA + tabel)) == []


def test_tables_of_other_things_are_no_indicators_and_no_programs(tmp_path: Path) -> None:
    lain = """\
Tabel 3.3 Izin yang Terbit

| No | Jenis Izin | Terbit | Tepat Waktu | % |
|---|---|---|---|---|
| 1 | Izin Reklame | 438 | 431 | 98,40 |
| 2 | Izin Penelitian | 296 | 290 | 97,97 |
| 3 | Izin Praktik | 186 | 171 | 91,94 |
| 4 | Izin Usaha | 54 | 50 | 92,59 |

Tabel 3.4 Target dan Realisasi Pendapatan Asli Daerah

| No | Uraian | Target (Rp) | Realisasi (Rp) | % |
|---|---|---|---|---|
| 1 | Hasil Kerja Sama | 34.250.000.000 | 37.118.462.915 | 108,38 |
| 2 | Layanan Usaha | 27.600.000.000 | 24.905.177.300 | 90,24 |
| Jumlah | | 61.850.000.000 | 62.023.640.215 | 100,28 |

Dinas Contoh mengukur 4 indikator, dan melaksanakan 2 program.
"""
    assert accused(audited(tmp_path, KINERJA + ANGGARAN + lain)) == []


def test_what_is_of_something_else_is_not_added_up(tmp_path: Path) -> None:
    tabel = """\
Tabel 3.5 Produksi menurut Kecamatan

| No | Kecamatan | Luas Panen (ha) | Produktivitas (ku/ha) | Produksi (ton) |
|---|---|---|---|---|
| 1 | Utara | 8.412 | 61,80 | 51.986 |
| 2 | Selatan | 10.184 | 67,40 | 68.640 |
| | Jumlah | 18.596 | 64,87 | 120.626 |
"""
    assert accused(audited(tmp_path, KINERJA + tabel)) == []


def test_a_difference_of_two_columns_is_none_of_them(tmp_path: Path) -> None:
    tabel = """\
Tabel 3.6 Efisiensi per Sasaran

| No | Sasaran | Anggaran (Rp) | Realisasi (Rp) | Serapan (%) | Rata-rata Capaian (%) | Selisih Capaian-Serapan |
|---|---|---|---|---|---|---|
| 1 | Meningkatnya layanan perizinan | 600.000.000 | 570.000.000 | 95,00 | 104,83 | 9,83 |
| 2 | Meningkatnya ketertiban | 400.000.000 | 360.000.000 | 90,00 | 94,00 | 4,00 |
"""
    assert accused(audited(tmp_path, KINERJA + tabel)) == []


def test_short_words_that_differ_in_two_letters_name_two_things(tmp_path: Path) -> None:
    tabel = """\
Tabel 2.1 Target Tahun 2022

| Indikator | Satuan | Target |
|---|---|---|
| Produksi jagung | ton | 150.000 |
| Produksi daging | ton | 9.200 |

Tabel 3.1 Capaian Kinerja Tahun 2022

| Indikator | Satuan | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| Produksi daging | ton | 9.200 | 9.384 | 102,00 |
"""
    assert accused(audited(tmp_path, tabel)) == []


def test_a_sasaran_stands_over_rows_that_are_numbered_below_it(tmp_path: Path) -> None:
    tabel = """\
Tabel 2.1 Perjanjian Kinerja Tahun 2022

| No | Sasaran/Kode | Indikator | Target |
|---|---|---|---|
| 1 | Meningkatnya layanan perizinan | | |
| | 1.1 | Angka partisipasi layanan daring | 86,00 % |
| | 1.2 | Nilai realisasi investasi | Rp8,5 triliun |
| 2 | Meningkatnya ketertiban | | |
| | 2.1 | Jumlah pelanggaran berulang | 40 kasus |
| | 2.2 | Persentase aduan yang selesai | 100,00 % |

Dinas Contoh memiliki 2 sasaran dengan 4 indikator.

"""
    assert accused(audited(tmp_path, tabel + KINERJA)) == []


BERKODE = """\
| Kode | Indikator Kinerja | Target |
|---|---|---|
| IKU 1.1 | Persentase lulusan yang bekerja | 55 |
| IKU 1.2 | Persentase mahasiswa di luar kampus | 20 |
| IKU 2.1 | Persentase dosen praktisi | 15 |

Tabel 1 Perjanjian Kinerja Tahun 2022

Ringkasan capaian disajikan berikut.

| Indikator | Target | Realisasi | Capaian (%) / Status |
|---|---|---|---|
| IKU 1.1 | 55 | 61,60 | 112,00 / Tercapai |
| IKU 1.2 | 20 | 13,92 | 69,60 / Tidak Tercapai |
| IKU 2.1 | 15 | 15,30 | 102,00 / Tercapai |

Tabel 2 Ringkasan Capaian Tahun 2022

Rencana Strategis 2020-2024 memuat 3 indikator. Dua indikator mencapai target.

### IKU 1.2

| Realisasi 2021 | Target 2022 | Realisasi 2022 | Capaian 2022 (%) | Target 2024 | Kemajuan terhadap 2024 (%) |
|---|---|---|---|---|---|
| 6,32 | 20 | 13,92 | 69,60 | 35 | 39,77 |

Tabel 3 Capaian IKU 1.2

Target 20% belum tercapai karena pandemi, dan perbaikannya melalui penambahan mitra.
"""


def test_codes_stand_for_the_indicators_that_another_table_names(tmp_path: Path) -> None:
    assert accused(audited(tmp_path, BERKODE)) == []
    keliru = audited(tmp_path, BERKODE.replace("| 35 | 39,77 |", "| 35 | 93,77 |"))
    assert ("SKP106", "kemajuan:IKU-2:2022", "93,77") in accused(keliru)
    keliru = audited(
        tmp_path, BERKODE.replace("| 13,92 | 69,60 / Tidak Tercapai |", "| 19,32 | 69,60 / Tidak Tercapai |")
    )
    assert ("SKP201", "realisasi:IKU-2:2022", "19,32") in accused(keliru)
    keliru = audited(tmp_path, BERKODE.replace("69,60 / Tidak Tercapai", "69,60 / Tercapai"))
    assert ("SKP108", "predikat:capaian:IKU-2:2022", "Tercapai") in accused(keliru)


def test_captions_may_stand_under_their_tables(tmp_path: Path) -> None:
    found = audited(tmp_path, BERKODE.replace("| 35 | 39,77 |", "| 35 | 93,77 |"))
    (place,) = next(one for one in found.findings if one.code == "SKP106").places
    assert place.tabel == "Tabel 3"


BERDUA = """\
Tabel 2 Target Tahun 2022

| Sasaran | Indikator | Satuan | Target |
|---|---|---|---|
| Meningkatnya produksi | Produksi padi | ton | 640.000 |
| | Produksi kedelai | ton | 4.500 |

Tabel 4 Luas Panen dan Produksi Tahun 2022

| Komoditas | Luas Panen (ha) | Produksi (ton) | | Capaian (%) |
|---|---|---|---|---|
| | | Target | Realisasi | |
| Padi | 104.250 | 640.000 | 650.520 | 101,64 |
| Kedelai | 2.160 | 4.500 | 3.996 | 88,80 |

Sebanyak 1 indikator mencapai target, dan rata-rata capaian kinerja sebesar 95,22%.
"""


def test_a_header_and_a_row_may_name_an_indicator_together(tmp_path: Path) -> None:
    assert accused(audited(tmp_path, BERDUA)) == []
    keliru = audited(tmp_path, BERDUA.replace("3.996 | 88,80", "3.996 | 80,88"))
    assert ("SKP101", "capaian:IKU-2:2022", "80,88") in accused(keliru)


def test_items_of_a_list_in_a_sentence_are_no_figures(tmp_path: Path) -> None:
    kalimat = "Faktor pendukung tercapainya target nilai realisasi investasi antara lain: 1) kawasan; 2) jalan tol."
    assert accused(audited(tmp_path, KINERJA + kalimat + "\n")) == []


def test_so_many_that_reached_their_target_are_not_the_one_named_after_them(tmp_path: Path) -> None:
    kalimat = (
        "Sebanyak 1 indikator mencapai target dan 3 indikator tidak mencapai target, antara lain jumlah pelanggaran "
        "berulang karena pedagang kembali; ke depan akan dipantau."
    )
    assert accused(audited(tmp_path, KINERJA + kalimat + "\n")) == []


@pytest.mark.parametrize(
    ("kalimat", "benar"),
    [
        ("Angka kehadiran 77,60% melampaui target 80,00% pada triwulan terakhir.", False),
        ("Angka kehadiran 24,09% belum mencapai target 15%.", False),
        ("Angka kehadiran 77,60% belum mencapai target 80,00% pada triwulan terakhir.", True),
        ("Angka kehadiran 24,09% jauh melampaui target 15%.", True),
    ],
)
def test_a_percentage_is_held_against_the_target_after_it(tmp_path: Path, kalimat: str, benar: bool) -> None:
    assert ("SKP501" in {one[0] for one in accused(audited(tmp_path, KINERJA + kalimat + "\n"))}) is not benar


BAB = """\
# DAFTAR ISI

BAB I PENDAHULUAN

BAB II PERENCANAAN KINERJA

BAB III AKUNTABILITAS KINERJA

BAB {} PENUTUP

# BAB I PENDAHULUAN

Kinerja Pengadilan Negeri Contoh dilaporkan kepada Ketua. Pengadilan Negeri Contoh melayani. Pengadilan Negeri Contoh.

# BAB II PERENCANAAN KINERJA

Rencananya ada.

# BAB III AKUNTABILITAS KINERJA

"""


def test_a_chapter_has_the_number_that_the_contents_give_it(tmp_path: Path) -> None:
    akhir = "\n# BAB IV PENUTUP\n\nSekian.\n"
    found = {one.code for one in audited(tmp_path, BAB.format("IV") + KINERJA + akhir).findings}
    assert "SKP602" not in found
    (one,) = (x for x in audited(tmp_path, BAB.format("V") + KINERJA + akhir).findings if x.code == "SKP602")
    assert one.printed == "BAB V PENUTUP"


def test_the_court_of_another_place_is_named(tmp_path: Path) -> None:
    kepala = "LAPORAN KINERJA\n\nPENGADILAN NEGERI CONTOH\n\nTAHUN 2022\n\n"
    akhir = "\n# BAB IV PENUTUP\n\nSemoga menjadi bahan evaluasi bagi Pengadilan Negeri {}.\n"
    path = tmp_path / "lkj-2022.md"
    for nama, codes in (("Contoh", set()), ("Wonosobo", {"SKP701"})):
        path.write_text(kepala + BAB.format("IV") + KINERJA + akhir.format(nama), encoding="utf-8")
        assert {one.code for one in api.audit(path).findings if one.code in ("SKP701", "SKP709")} == codes


def test_of_two_columns_that_follow_from_each_other_the_one_that_adds_up_is_right(tmp_path: Path) -> None:
    tabel = """\
Tabel 3.7 Perizinan menurut Tingkat Risiko

| Tingkat Risiko | Jumlah NIB | % |
|---|---|---|
| Rendah | 6.214 | 70,93 |
| Menengah Rendah | 1.387 | 15,83 |
| Menengah Tinggi | 942 | 10,75 |
| Tinggi | 218 | {} |
| Jumlah | 8.761 | 100,00 |
"""
    assert accused(audited(tmp_path, KINERJA + tabel.format("2,49"))) == []
    keliru = accused(audited(tmp_path, KINERJA + tabel.format("24,90")))
    assert {printed for _, _, printed in keliru} == {"24,90"}
