# SPDX-License-Identifier: MIT
"""Workings and sums that a sentence shows: each is recomputed from its own numbers alone.

The sentences are written for the test, in the ways in which reports of courts, agencies and regions word them; the
numbers of 36.743 / 39.834 are those of the LKj of Provinsi Lampung 2016.
"""

from __future__ import annotations

import pytest

from sakip.auditing.shown import workings
from sakip.auditing.told import wrong

TERTULIS = [
    ("dihitung dari 36.743 / 39.834 x 100% = {}%.", "92,24", "92,42"),
    ("(236 perkara : 248 perkara) x 100% = {}%", "95,16", "95,61"),
    ("(236/248 x 100% = {}%)", "95,16", "95,61"),
    ("2.280 dibagi 2.468 dikali 100% sama dengan {}%", "92,38", "93,28"),
    ("IE = 100,00 / 98,50 = {}", "1,02", "1,20"),
    ("TE = (1,05 - 1) / 1 = {}", "0,05", "0,50"),
    ("((2 x 8) - 9) : 8 x 100 % = {}", "87,5", "85,7"),
    ("NPS = (100,40 + 95,50 + 98,10) / 3 = {}", "98,00", "89,00"),
    ("bobot 40% x 85 = {}", "34", "43"),
    ("Rp 2.500.000,- + Rp 1.500.000,- = Rp {},-", "4.000.000", "4.500.000"),
    ("1.000 - 200 + 50 = {} orang", "850", "860"),
]
DICERITAKAN = [
    ("menerima 2.431 perkara ditambah sisa tahun lalu 312 perkara sehingga beban perkara {} perkara", "2.743", "2.734"),
    ("Anggaran semula Rp 5.000.000.000 bertambah Rp 250.000.000 menjadi Rp {}", "5.250.000.000", "5.520.000.000"),
    ("Anggaran Rp 900.000.000 dikurangi refocusing Rp 100.000.000 menjadi Rp {}", "800.000.000", "810.000.000"),
    ("Dari 70 desa berkurang 5 desa menjadi {} desa", "65", "56"),
    ("Dari 70 naik 10% menjadi {}.", "77", "87"),
    ("Selisih antara target 85% dan realisasi 80,5% sebesar {}%.", "4,5", "5,4"),
    ("Terdapat selisih sebesar {} orang antara 120 orang dan 98 orang.", "22", "12"),
    ("Dari anggaran Rp 1.850.000.000,00 terealisasi Rp 1.792.350.000,00 ({}%).", "96,88", "98,88"),
    ("Realisasi belanja langsung Rp 18.002.375.000 dari anggaran Rp 18.600.000.000 atau {}%.", "96,79", "97,86"),
    ("Dari 2.743 perkara telah diselesaikan 2.468 perkara atau sebesar {}%.", "89,97", "89,79"),
    ("Indikator itu ditargetkan 90% dan terealisasi 91,8% atau mencapai {}%.", "102,00", "120,00"),
    (
        "Realisasi tahun 2016 sebesar 78,4 dibandingkan target akhir Renstra sebesar 85 telah mencapai {}%.",
        "92,24",
        "92,42",
    ),
    ("Belanja langsung Rp 6.000.000.000 dan terealisasi Rp 5.835.000.000 atau {}%.", "97,25", "95,27"),
    (
        "Anggaran Rp 6.000.000.000 terdiri dari belanja operasi Rp {} dan belanja modal Rp 800.000.000.",
        "5.200.000.000",
        "5.020.000.000",
    ),
    ("Dari pagu Rp 1.850.000.000 terealisasi Rp 1.792.350.000, sisa anggaran Rp {}.", "57.650.000", "57.560.000"),
]
JUJUR = """
Realisasi sebesar 75%, naik 5% dibandingkan tahun 2019 sebesar 70% sehingga menjadi 75%.
Belanja pegawai Rp 345.000.000 dan belanja modal Rp 200.000.000 atau 98,2% dari pagu.
Pendapatan ditargetkan Rp 100.000.000 dengan realisasi Rp 120.000.000 atau 120%.
Anggaran belanja Rp 2.000.000.000 terealisasi Rp 1.900.000.000, sisa Rp 100.000.000 (5%).
Dari 10 desa, ditambah 2 kelurahan, menjadi 12 wilayah.
Pada tahun 2019 ditambah 5 program sehingga menjadi 12 program.
Angka kemiskinan dari 12,5 persen turun 0,5 poin menjadi 12,0 persen.
Belanja operasi terealisasi Rp 3.000.000.000 (96,77%) dan belanja modal terealisasi Rp 480.000.000 (96,00%).
Pagu Rp 6.000.000 dirinci: operasi Rp 5.000.000 (pegawai Rp 3.000.000, barang Rp 2.000.000) dan modal Rp 1.000.000.
Persentase kemiskinan ditargetkan 10,00% dan terealisasi 11,20% atau mencapai 88,00%.
Indikator itu ditargetkan 80 dan terealisasi 112,5 sehingga mencapai 120,00% sesuai batas capaian.
Peraturan Bupati Nomor 5/2014 = pedoman; skala peta 1:50.000 = 1 lembar.
Rasio guru dan murid 1 : 32 = cukup.
""".strip().splitlines()


@pytest.mark.parametrize(("kalimat", "benar", "salah"), TERTULIS)
def test_a_working_gives_what_stands_after_it(kalimat: str, benar: str, salah: str) -> None:
    assert [one.holds for one in workings(kalimat.format(benar))] == [True]
    [one] = [one for one in workings(kalimat.format(salah)) if not one.holds]
    assert salah in one.result


def test_numbers_rounded_for_the_text_alone_do_not_spoil_a_working() -> None:
    assert [one.holds for one in workings("33,33 / 50,00 x 100% = 66,67%")] == [True]
    assert [one.holds for one in workings("33 / 50 x 100% = 66,67%")] == [False]


@pytest.mark.parametrize(("kalimat", "benar", "salah"), DICERITAKAN)
def test_a_sum_told_in_words_is_recomputed(kalimat: str, benar: str, salah: str) -> None:
    assert list(wrong(kalimat.format(benar))) == []
    [one] = wrong(kalimat.format(salah))
    assert salah in one.result


@pytest.mark.parametrize("kalimat", JUJUR)
def test_sentences_that_tell_no_such_sum_are_left_alone(kalimat: str) -> None:
    assert list(wrong(kalimat)) == []
    assert [one for one in workings(kalimat) if not one.holds] == []
