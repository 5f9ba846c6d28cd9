# SPDX-License-Identifier: MIT
"""Classes in tables of any kind, and scales that a sentence prints. The figures are made."""

from __future__ import annotations

import pytest

from karangan import DASAR, KEPALA, ditukar, tabel, temuan
from sakip import readers
from sakip.auditing.printed_scale import scales

SASARAN = tabel(
    "Tabel 3.4 Ringkasan Capaian Bidang",
    "No | Bidang | Rata-rata Capaian (%) | Predikat",
    "1 | Kesehatan masyarakat | 102,95 | Sangat Berhasil",
    "2 | Pelayanan kesehatan | 84,20 | Berhasil",
    "3 | Sumber daya kesehatan | 97,10 | Sangat Berhasil",
    "4 | Farmasi | 99,02 | Sangat Berhasil",
    "5 | Sekretariat | 96,15 | Sangat Berhasil",
    "6 | Penyakit menular | 82,40 | Berhasil",
)
SKALA = (
    "Kategori: ≥ 90% Sangat Berhasil; 80% s.d. < 90% Berhasil; 60% sampai kurang dari 80% Cukup Berhasil; "
    "< 60% Gagal.\n\n"
)


@pytest.mark.parametrize("scale", ["", SKALA], ids=["by the other rows", "by its scale"])
def test_a_class_out_of_its_place_is_named(scale: str) -> None:
    assert temuan(DASAR + scale + SASARAN, "SKP119") == []
    wrong = ditukar(SASARAN, "102,95 | Sangat Berhasil", "102,95 | Berhasil")
    [one] = temuan(DASAR + scale + wrong, "SKP119")
    assert one.printed == "Berhasil"
    assert one.computed == ("Sangat Berhasil" if scale else None)


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        (SKALA, ["90-", "80-90", "60-80", "-60"]),
        (
            "Predikat: lebih dari atau sama dengan 91 Sangat Tinggi, 76 sampai kurang dari 91 Tinggi, 66 sampai "
            "kurang dari 76 Sedang, dan di bawah 66 Rendah.",
            ["91-", "76-91", "66-76", "-66"],
        ),
        (
            "Kriteria memakai empat kategori: (1) sangat berhasil (capaian > 100 persen); (2) berhasil (80 - 100 "
            "persen); (3) cukup berhasil (60 - < 80 persen); dan (4) kurang berhasil (< 60 persen).",
            ["100-", "80-100", "60-80", "-60"],
        ),
        ("Nilai 85 - 100 Sangat Baik; 70 - <85 Baik; <70 Cukup.", ["85-100", "70-85", "-70"]),
    ],
)
def test_a_sentence_prints_a_scale(sentence: str, bounds: list[str]) -> None:
    [scale] = scales(readers.read((KEPALA + sentence).encode(), name="x"))
    assert [f"{one.bawah or ''}-{one.atas or ''}" for one in scale.kelas] == bounds


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 60 - 80 orang hadir; 20 - 30 orang izin; 5 orang sakit.",
        "Kategori 60 - 80 Cukup; 40 - 60 Kurang; di bawah 40 Gagal.",
        "Capaian di atas 100 ada 3 indikator, di bawah 100 ada 2 indikator.",
    ],
)
def test_other_lists_are_no_scales(sentence: str) -> None:
    assert scales(readers.read((KEPALA + sentence).encode(), name="x")) == ()
