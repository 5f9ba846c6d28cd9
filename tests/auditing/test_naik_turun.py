# SPDX-License-Identifier: MIT
"""A change told by how much goes the way that the figures elsewhere went; made up for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip import api

LAPORAN = """\
LAPORAN KINERJA INSTANSI PEMERINTAH

DINAS CONTOH KABUPATEN CONTOH

TAHUN 2022

Tabel 3.1 Capaian Kinerja Tahun 2022

| No | Sasaran | Indikator | Satuan | Realisasi 2021 | Target 2022 | Realisasi 2022 | Capaian (%) |
|---|---|---|---|---|---|---|---|
| 1 | Meningkatnya layanan | Indeks layanan daring | indeks | 79,11 | 79,40 | 79,80 | 100,50 |
| | | Nilai akuntabilitas | nilai | 75,40 | 78,00 | 77,25 | 99,04 |

### Uraian

Realisasi indeks layanan daring tahun 2022 sebesar 79,80. Kejadian kebakaran tercatat 122 kejadian, dan 389 kejadian
atau 97,25% ditangani.

"""

KELIRU = [
    "Dibandingkan tahun 2021 sebesar 79,11, indeks layanan turun 0,69 poin.",
    "Nilai akuntabilitas adalah 77,25 (BB), menurun 1,85 poin dibandingkan tahun 2021.",
    "Dibandingkan tahun 2021 yang mencatat 138 kejadian, jumlahnya bertambah 16 kejadian.",
    "Yang ditangani 389 kejadian atau 97,25%. Hasil itu lebih rendah daripada tahun 2021 (95,30%).",
    "Predikatnya BB dengan nilai 74,85, turun dari predikat B dengan nilai 68,40 pada tahun 2021.",
    "Sisa perkara berkurang dari 80 perkara menjadi 68 perkara, sehingga terjadi kenaikan sebesar 15,00%.",
]


def said(tmp_path: Path, kalimat: str) -> list[str]:
    path = tmp_path / "lkj-2022.md"
    path.write_text(LAPORAN + kalimat + "\n", encoding="utf-8")
    return [one.code for one in api.audit(path).findings if one.code in ("SKP503", "SKP505")]


@pytest.mark.parametrize("kalimat", KELIRU)
def test_a_change_the_wrong_way_round_is_found(tmp_path: Path, kalimat: str) -> None:
    assert said(tmp_path, kalimat) == ["SKP505"]


@pytest.mark.parametrize("kalimat", KELIRU)
def test_the_same_the_right_way_round_is_not(tmp_path: Path, kalimat: str) -> None:
    turned = {
        "turun 0": "naik 0", "menurun 1": "meningkat 1", "bertambah 16": "berkurang 16", "lebih rendah": "lebih tinggi",
        "turun dari": "naik dari", "kenaikan": "penurunan",
    }  # fmt: skip
    for word, right in turned.items():
        kalimat = kalimat.replace(word, right)
    assert said(tmp_path, kalimat) == []


@pytest.mark.parametrize(
    "kalimat",
    [
        "Dibandingkan tahun 2021 sebesar 60,00, angka itu turun 3,00 poin.",
        "Dibandingkan tahun 2021 yang mencatat 3 unit, jumlahnya berkurang 1 unit; 4 orang hadir.",
        "Realisasi tahun 2022 lebih rendah daripada tahun 2021 (79,11) di kabupaten lain.",
        "Target tahun 2023 naik 1,00 poin dari tahun 2022.",
    ],
)
def test_what_no_figure_speaks_for_is_left_alone(tmp_path: Path, kalimat: str) -> None:
    assert said(tmp_path, kalimat) == []
