# SPDX-License-Identifier: MIT
"""Sentences that say what is the highest or the lowest, against the table near them. The figures are made."""

from __future__ import annotations

import pytest

from karangan import DASAR, ditukar, tabel, temuan

UNSUR = (
    DASAR
    + tabel(
        "Tabel 3.2 Nilai Unsur Survei Kepuasan Masyarakat",
        "Kode | Unsur Pelayanan | Nilai Rata-rata",
        "U1 | Persyaratan | 3,47",
        "U2 | Waktu penyelesaian | 3,21",
        "U3 | Biaya/tarif | 3,92",
        "U4 | Perilaku pelaksana | 3,52",
        "U5 | Sarana dan prasarana | 3,17",
        "| Jumlah nilai | 17,29",
        "| Nilai IKM | 86,45",
    )
    + "Unsur dengan nilai tertinggi adalah biaya/tarif (3,92), sedangkan yang terendah adalah sarana dan prasarana "
    "(3,17).\n\n"
    + tabel(
        "Tabel 3.3 Hasil Pelayanan",
        "Uraian | 2019 | 2020 | 2021 | 2022 | 2023",
        "Tingkat Hunian (BOR) | 71,20 | 51,94 | 64,27 | 70,05 | 71,67",
        "Hari Rawat (ALOS) | 3,40 | 3,10 | 3,25 | 3,31 | 3,36",
    )
    + "Hunian (BOR) terendah dalam lima tahun terakhir terjadi pada tahun 2020 akibat pandemi.\n\n"
    + tabel(
        "Tabel 3.4 Penduduk",
        "No | Kecamatan | Penduduk (jiwa) | Rumah",
        "1 | Guguk | 43.912 | 11.020",
        "2 | Mandiangin | 53.160 | 13.377",
        "3 | Aur Birugo | 29.732 | 7.460",
        "4 | Kota Bukit | 126.804 | 31.857",
    )
    + "Kecamatan dengan penduduk terbanyak adalah Mandiangin, yaitu 53.160 jiwa.\n"
)


def test_what_is_the_highest_in_its_table_holds() -> None:
    assert temuan(UNSUR, "SKP504") == []


@pytest.mark.parametrize(
    ("before", "after", "right"),
    [
        ("adalah biaya/tarif (3,92)", "adalah perilaku pelaksana (3,92)", "Biaya/tarif"),
        ("adalah sarana dan prasarana (3,17)", "adalah waktu penyelesaian (3,21)", "Sarana dan prasarana"),
        ("terjadi pada tahun 2020", "terjadi pada tahun 2021", "2020"),
        ("adalah Mandiangin, yaitu 53.160", "adalah Guguk, yaitu 53.160", "Mandiangin"),
    ],
)
def test_another_than_the_highest_is_named(before: str, after: str, right: str) -> None:
    [one] = temuan(ditukar(UNSUR, before, after), "SKP504")
    assert one.computed == right


@pytest.mark.parametrize(
    "sentence",
    [
        "Pelayanan diselesaikan paling banyak dalam waktu penyelesaian 3 hari.",
        "Nilai tertinggi kedua adalah perilaku pelaksana (3,52).",
        "Yang tidak tertinggi adalah persyaratan (3,47).",
        "Kunjungan terbanyak terjadi pada perilaku masyarakat yang berubah.",
    ],
)
def test_other_superlatives_are_left(sentence: str) -> None:
    assert temuan(UNSUR + "\n" + sentence + "\n", "SKP504") == []
