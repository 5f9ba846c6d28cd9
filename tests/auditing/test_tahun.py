# SPDX-License-Identifier: MIT
"""Tables of one indicator over the years are joined to the indicator that their caption or their heading names.

Angka Partisipasi Murni SMP is that of the LKj of Provinsi Lampung 2016 (Tabel 3.29: 75,90 and 78,34 in 2016; 72,24 in
2015); the other years are made for the test.
"""

from __future__ import annotations

import pytest

from sakip import api, readers

NAMA = "Angka Partisipasi Murni SMP/MTs/Paket B"
UTAMA = f"""LAPORAN KINERJA
DINAS PENDIDIKAN PROVINSI LAMPUNG
TAHUN 2016

Tabel 3.1 Pengukuran Kinerja

| No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%) |
| 1 | {NAMA} | % | 75,90 | 78,34 | 103,21 |
| 2 | Angka rata-rata lama sekolah | tahun | 7,55 | 7,56 | 100,13 |

"""
TURUN = """| Tahun | Target | Realisasi | Capaian (%) |
| 2014 | 70,10 | 72,00 | 102,71 |
| 2015 | 73,00 | 72,24 | 98,96 |
| 2016 | 75,90 | 78,34 | 103,21 |
"""
MENDATAR = """| Uraian | 2014 | 2015 | 2016 |
| Target | 70,10 | 73,00 | 75,90 |
| Realisasi | 72,00 | 72,24 | 78,34 |
| Capaian (%) | 102,71 | 98,96 | 103,21 |
"""
ATAS = {
    "the heading over it": f"## {NAMA}\n\nTabel 3.2 Perkembangan Capaian Tahun 2014-2016\n\n",
    "its caption": f"Tabel 3.2 Target dan Realisasi {NAMA} Tahun 2014-2016\n\n",
}


def temuan(text: str) -> list[tuple[str, str, str | None, str | None]]:
    found = api.audit(readers.read((UTAMA + text).encode())).findings
    return [(one.code, one.address, one.printed, one.computed) for one in found if one.code < "SKP301"]


@pytest.mark.parametrize("tabel", [TURUN, MENDATAR], ids=["years down", "years across"])
@pytest.mark.parametrize("atas", ATAS)
def test_its_figures_are_held_against_the_other_tables_and_recomputed(tabel: str, atas: str) -> None:
    assert temuan(ATAS[atas] + tabel) == []
    assert temuan(ATAS[atas] + tabel.replace("78,34", "73,84")) == [
        ("SKP201", "realisasi:IKU-1:2016", "73,84", "78,34")
    ]
    assert temuan(ATAS[atas] + tabel.replace("98,96", "89,96")) == [("SKP101", "capaian:IKU-1:2015", "89,96", "98,96")]


def test_its_years_are_a_series_of_the_bundle() -> None:
    [one, _] = api.draft(readers.read((UTAMA + ATAS["its caption"] + TURUN).encode())).bundle.indikator
    assert [str(one.realisasi[year]) for year in (2014, 2015, 2016)] == ["72.00", "72.24", "78.34"]
    gone = TURUN.replace("| 2015 | 73,00 | 72,24 | 98,96 |\n", "")
    assert temuan(ATAS["its caption"] + gone) == [("SKP206", "realisasi:IKU-1:2015", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"## {NAMA}\n\nTabel 3.2 Jumlah Siswa per Tahun\n\n{TURUN}", id="its caption names another thing"),
        pytest.param(
            f"## {NAMA}\n\n" + TURUN.replace("75,90", "150").replace("78,34", "150").replace("103,21", "100"),
            id="none of its figures is one of the indicator's",
        ),
        pytest.param(TURUN, id="nothing over it names an indicator"),
    ],
)
def test_a_table_of_something_else_is_joined_to_nothing(text: str) -> None:
    [one, _] = api.draft(readers.read((UTAMA + text).encode())).bundle.indikator
    assert list(one.realisasi) == [2016]
    assert temuan(text) == []


def test_rows_that_name_the_indicator_and_a_year_are_of_that_year() -> None:
    rows = f"""| Indikator Kinerja | Tahun | Target | Realisasi | Capaian (%) |
| {NAMA} | 2015 | 73,00 | 72,24 | 98,96 |
| {NAMA} | 2016 | 75,90 | 78,34 | 103,21 |
"""
    assert temuan(f"Tabel 3.2 Perbandingan\n\n{rows}") == []
    assert temuan("Tabel 3.2 Perbandingan\n\n" + rows.replace("72,24", "74,22")) == [
        ("SKP101", "capaian:IKU-1:2015", "98,96", "101,67")
    ]
