# SPDX-License-Identifier: MIT
"""Sentences that say which way a figure moved, on which side of its target it is, and what percentage it is. The
figures are made."""

from __future__ import annotations

import pytest

from karangan import DASAR, ditukar, temuan

TEKS = DASAR + (
    "Partisipasi warga pada tahun 2023 sebesar 77,49%, naik 3,23 poin dari pemilihan tahun 2018 yang sebesar "
    "74,26%.\n\n"
    "Angka kematian bayi tercatat 6,54 per 1.000 kelahiran. Dibandingkan tahun 2022 sebesar 6,23, angka tersebut "
    "mengalami kenaikan 0,31 poin.\n\n"
    "Sampai akhir tahun terdapat 89 orang pegawai. Jumlah itu berkurang 1 orang dibandingkan akhir tahun 2022 "
    "(90 orang).\n\n"
    "Penemuan kasus TB mencapai 91,5 persen dan melampaui target 90.\n\n"
    "Pendapatan terealisasi sebesar Rp1.093.927.711.865 atau 98,97% dari anggaran sebesar Rp1.105.365.000.000.\n\n"
    "Waktu tunggu rata-rata 47,50 menit, lebih cepat 8,30 menit dibandingkan tahun 2022 yang sebesar 55,80 menit.\n\n"
    "Kunjungan tahun 2023 sebesar Rp43,18 juta, tumbuh 6,99% dari tahun 2022 sebesar Rp40,36 juta.\n"
)


def test_what_is_told_the_right_way_holds() -> None:
    assert temuan(TEKS, "SKP112", "SKP121", "SKP503", "SKP505") == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("naik 3,23 poin", "turun 3,23 poin", "SKP505"),
        ("mengalami kenaikan 0,31", "mengalami penurunan 0,31", "SKP505"),
        ("berkurang 1 orang", "bertambah 1 orang", "SKP505"),
        ("lebih cepat 8,30", "lebih lambat 8,30", "SKP505"),
        ("melampaui target 90", "belum mencapai target 90", "SKP505"),
        ("atau 98,97% dari", "atau 101,05% dari", "SKP121"),
        ("tumbuh 6,99%", "tumbuh 9,69%", "SKP121"),
    ],
)
def test_what_is_told_the_other_way_is_named(before: str, after: str, code: str) -> None:
    assert [one.code for one in temuan(ditukar(TEKS, before, after), "SKP112", "SKP121", "SKP503", "SKP505")] == [code]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai 6,54 lebih rendah 0,31 poin dari 6,85 dan lebih tinggi 0,31 poin dari 6,23.",
        "Sebanyak 12 orang pensiun, bertambah 2 unit dari tahun 2022 sebanyak 14 orang.",
        "Cakupan 55,20% tidak dapat dibandingkan dengan 52,50% pada tahun 2022 karena berubah 5,14%.",
    ],
)
def test_numbers_of_other_things_are_left(sentence: str) -> None:
    assert temuan(DASAR + sentence + "\n", "SKP112", "SKP121", "SKP503", "SKP505") == []


def test_the_year_of_a_figure_is_none() -> None:
    text = "Indeks kepuasan tahun 2023 sebesar 85,31 naik dari tahun 2022 sebesar 84,02.\n"
    assert temuan(DASAR + text, "SKP503", "SKP505") == []
    assert [one.code for one in temuan(DASAR + text.replace("naik", "turun"), "SKP503", "SKP505")] == ["SKP503"]
