# SPDX-License-Identifier: MIT
"""The same slips in the words of other offices: other heads, other sentences; all made for the test."""

from __future__ import annotations

import pytest

from sakip import api, readers
from sakip.auditing import Finding, Severity

IKU = [
    ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"],
    ["1", "Meningkatnya layanan", "Persentase layanan tepat waktu", "90", "91,8", "102,00"],
    ["2", "Meningkatnya mutu", "Nilai SAKIP", "75", "76,5", "102,00"],
]
FISIK = [
    ["No", "Kegiatan", "Anggaran", "Realisasi", "Keuangan (%)", "Fisik (%)"],
    ["1", "Penyusunan dokumen", "50.000.000", "48.000.000", "96,00", "100"],
    ["2", "Rehabilitasi gedung", "200.000.000", "190.000.000", "95,00", "99"],
    ["3", "Bimbingan teknis", "20.000.000", "19.000.000", "95,00", "100"],
]
RATA = [
    ["Sasaran", "Indikator", "Target", "Realisasi", "Capaian (%)", "Rata-rata Capaian Sasaran (%)"],
    ["Meningkatnya layanan", "Persentase layanan tepat waktu", "90", "91,8", "102,00", "100,00"],
    ["", "Indeks layanan", "80", "78,4", "98,00", ""],
    ["Meningkatnya mutu", "Nilai SAKIP", "75", "76,5", "102,00", "102,00"],
]
RENSTRA = [
    ["No", "Indikator", "2021", "2022", "2023", "2024"],
    ["1", "Persentase layanan tepat waktu", "88", "90", "92", "94"],
    ["2", "Nilai SAKIP", "73", "75", "76", "77"],
]
SKALA = [
    ["Rentang Capaian", "Kategori"],
    ["> 100", "Sangat Baik"],
    ["80 - 100", "Baik"],
    ["60 - 79,99", "Cukup"],
    ["< 60", "Kurang"],
]
UKUR = [IKU[0], *IKU[1:], ["3", "Meningkatnya mutu", "Indeks layanan", "80", "78,4", "98,00"]]


def salah(table: list[list[str]], kalimat: str = "", judul: str = "Kinerja 2022", utama: bool = True) -> list[Finding]:
    lines = ["LAPORAN KINERJA", "DINAS SOSIAL KABUPATEN JEPARA", "TAHUN 2022", ""]
    tables = [("Capaian Kinerja 2022", IKU)] if utama else []
    for at, (title, rows) in enumerate([*tables, (judul, table)], 1):
        lines += [f"Tabel 3.{at} {title}", "", *("| " + " | ".join(row) + " |" for row in rows), ""]
    audit = api.audit(readers.read("\n".join([*lines, kalimat, ""]).encode()), tahun=2022)
    left = ("SKP305", "SKP308", "SKP502", "SKP601")
    return [one for one in audit.findings if one.severity is not Severity.NOTE and one.code not in left]


def ditukar(table: list[list[str]], lama: str, baru: str) -> list[list[str]]:
    """The table with the first cell that says `lama` changed."""
    at = next((row, column) for row, line in enumerate(table) for column, text in enumerate(line) if text == lama)
    rows = [list(line) for line in table]
    rows[at[0]][at[1]] = baru
    return rows


@pytest.mark.parametrize(
    ("table", "judul", "utama"),
    [
        pytest.param(FISIK, "Realisasi", True, id="money and work in percent"),
        pytest.param(RATA, "Kinerja", False, id="means beside the rows"),
        pytest.param(RENSTRA, "Target Renstra 2021-2024", True, id="bare years"),
    ],
)
def test_tables_that_hold_are_left_alone(table: list[list[str]], judul: str, utama: bool) -> None:
    assert salah(table, judul=judul, utama=utama) == []


@pytest.mark.parametrize(
    ("tukar", "wanted"),
    [
        pytest.param(("96,00", "69,00"), ("SKP102", "69,00"), id="absorption under Keuangan (%)"),
        pytest.param(("99", "0"), ("SKP401", "0"), id="money without work"),
    ],
)
def test_work_and_money_in_percent_alone(tukar: tuple[str, str], wanted: tuple[str, str]) -> None:
    assert [(one.code, one.printed) for one in salah(ditukar(FISIK, *tukar))] == [wanted]


def test_work_without_money() -> None:
    rows = [FISIK[0], ["1", "Penyusunan dokumen", "50.000.000", "0", "0,00", "100"], *FISIK[2:]]
    assert [one.code for one in salah(rows)] == ["SKP401"]


def test_the_mean_of_a_sasaran_beside_its_rows() -> None:
    [one] = salah(ditukar(RATA, "100,00", "110,00"), utama=False)
    assert (one.code, one.printed, one.computed) == ("SKP105", "110,00", "100,00")


def test_years_that_leave_the_span_of_their_caption() -> None:
    rows = [["No", "Indikator", "2021", "2022", "2024", "2025"], *RENSTRA[1:]]
    assert [one.code for one in salah(rows, judul="Target Renstra 2021-2024")] == ["SKP206"]


@pytest.mark.parametrize(
    ("kalimat", "tukar", "kode"),
    [
        ("Realisasi Nilai SAKIP sebesar 76,5 lebih tinggi dibandingkan realisasi tahun 2021 sebesar 73,5 atau naik "
         "3,00 poin.", ("lebih tinggi", "lebih rendah"), "SKP503"),
        ("Realisasi Nilai SAKIP sebesar 76,5 lebih tinggi dibandingkan realisasi tahun 2021 sebesar 73,5 atau naik "
         "3,00 poin.", ("3,00", "5,00"), "SKP112"),
        ("Nilai SAKIP 76,5 berada di atas target 75.", ("di atas", "di bawah"), "SKP503"),
        ("Capaian Indeks layanan sebesar 98,00% termasuk kategori Baik.", ("Baik", "Cukup"), "SKP108"),
    ],
)  # fmt: skip
def test_a_sentence_that_says_otherwise(kalimat: str, tukar: tuple[str, str], kode: str) -> None:
    skala = "\n".join(["Tabel 2.1 Skala", "", *("| " + " | ".join(row) + " |" for row in SKALA), ""])
    assert salah(UKUR, f"{kalimat}\n\n{skala}", utama=False) == []
    assert [one.code for one in salah(UKUR, f"{kalimat.replace(*tukar)}\n\n{skala}", utama=False)] == [kode]
