# SPDX-License-Identifier: MIT
"""A plan over the years under bare years, and a report that is judged by its own practice; written for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip import api
from sakip.auditing import Audit

LAPORAN = """\
LAPORAN KINERJA
DINAS SOSIAL KABUPATEN CONTOH
TAHUN 2024

Rata-rata capaian kinerja Dinas Sosial sebesar 99,54%.

BAB II PERENCANAAN KINERJA

Tabel 2.1 Tujuan, Sasaran dan Indikator Kinerja Renstra Tahun 2021-2026

| No | Sasaran | Indikator Kinerja | Satuan | 2023 | 2024 | 2025 | 2026 |
|---|---|---|---|---|---|---|---|
| 1 | Meningkatnya pelayanan kesejahteraan sosial | Persentase PPKS yang tertangani | % | 65 | 70 | 75 | 80 |
| 1 | | Persentase korban bencana yang mendapat bantuan | % | 100 | 100 | 100 | 100 |
| 2 | Menurunnya penduduk miskin ekstrem | Angka kemiskinan ekstrem | % | 1,20 | 0,80 | 0,40 | 0 |
| 3 | Meningkatnya akuntabilitas kinerja | Nilai SAKIP | Nilai | 79 | 80 | 81 | 82 |
| 3 | | Indeks Kepuasan Masyarakat | Indeks | 84 | 85 | 86 | 87 |

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Tahun 2024

| No | Sasaran | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|---|---|
| 1 | Meningkatnya pelayanan kesejahteraan sosial | Persentase PPKS yang tertangani | % | 70 | 68,25 | 97,50 |
|   |  | Persentase korban bencana yang mendapat bantuan | % | 100 | 100 | 100 |
| 2 | Menurunnya penduduk miskin ekstrem | Angka kemiskinan ekstrem | % | 0,80 | 0,84 | 95,00 |
| 3 | Meningkatnya akuntabilitas kinerja | Nilai SAKIP | Nilai | 80 | 81,60 | 102,00 |
|   |  | Indeks Kepuasan Masyarakat | Indeks | 85 | 87,72 | 103,20 |
|   | Rata-rata | | | | | 99,54 |

Tabel 3.2 Efisiensi Penggunaan Sumber Daya

| No | Sasaran | Capaian Kinerja (%) | Penyerapan Anggaran (%) | Tingkat Efisiensi (%) |
|---|---|---|---|---|
| 1 | Meningkatnya pelayanan kesejahteraan sosial | 98,75 | 94,00 | 4,75 |
| 2 | Menurunnya penduduk miskin ekstrem | 95,00 | 94,00 | 1,00 |
| 3 | Meningkatnya akuntabilitas kinerja | 102,60 | 96,00 | 6,60 |

BAB IV PENUTUP

Secara umum kinerja Dinas Sosial tahun 2024 baik dengan rata-rata capaian 99,54%.
"""


def audited(tmp_path: Path, *swaps: tuple[str, str]) -> Audit:
    text = LAPORAN
    for old, new in swaps:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = tmp_path / "laporan.md"
    path.write_text(text, "utf-8")
    return api.audit(path)


def test_bare_years_under_a_plan_are_targets_and_its_last_year_is_its_end(tmp_path: Path) -> None:
    path = tmp_path / "laporan.md"
    path.write_text(LAPORAN, "utf-8")
    poor = api.draft(path).bundle.indikator[2]
    assert {year: str(value) for year, value in poor.target.items()} == {
        2023: "1.20", 2024: "0.80", 2025: "0.40", 2026: "0",
    }  # fmt: skip
    assert poor.akhir_renstra == 0
    assert poor.realisasi.keys() == {2024}


def test_years_under_results_are_realisations(tmp_path: Path) -> None:
    path = tmp_path / "laporan.md"
    title = "Tabel 2.1 Tujuan, Sasaran dan Indikator Kinerja Renstra Tahun 2021-2026"
    path.write_text(LAPORAN.replace(title, "Tabel 2.1 Perbandingan Realisasi Indikator Kinerja"), "utf-8")
    assert 2023 in api.draft(path).bundle.indikator[0].realisasi


def test_a_report_that_follows_its_own_practice_is_not_accused(tmp_path: Path) -> None:
    found = audited(tmp_path).findings
    assert not [one for one in found if one.code in ("SKP104", "SKP105") and one.severity != "note"]
    assert not [one for one in found if one.code in ("SKP308", "SKP705")]


@pytest.mark.parametrize(
    ("swap", "code", "says"),
    [
        (("96,00 | 6,60", "96,00 | 6,06"), "SKP104", "6,60 %"),
        (("sebesar 99,54%", "sebesar 99,51%"), "SKP105", "99,51%"),
        (("tahun 2024 baik", "tahun 2023 baik"), "SKP705", "2023"),
    ],
)
def test_what_differs_from_the_rest_of_the_report(swap: tuple[str, str], code: str, says: str, tmp_path: Path) -> None:
    hits = [one for one in audited(tmp_path, swap).findings if one.code == code and one.severity != "note"]
    assert len(hits) == 1
    assert says in str(hits[0].message)
