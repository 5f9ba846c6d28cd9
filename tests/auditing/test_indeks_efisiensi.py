# SPDX-License-Identifier: MIT
"""Efficiency as an index (IE, SE, TE) and as a value (NE): the formulas are those of LAKIP Balai POM Ambon 2017 and of
PMK 249/2011; the rows are written for the test."""

from __future__ import annotations

import pytest

from sakip import api, readers
from sakip.auditing import Finding

KEPALA = {
    "bpom": ["No", "Kegiatan", "% Capaian Input", "% Capaian Output", "IE", "SE", "TE", "Kategori"],
    "kata": ["No", "Uraian", "Penyerapan (%)", "Capaian Kinerja (%)", "Indeks Efisiensi", "Standar Efisiensi",
             "Tingkat Efisiensi", "Keterangan"],
    "diam": ["No", "Kegiatan", "A", "B", "IE", "SE", "TE", "Ket"],
}  # fmt: skip
BARIS = [
    ["1", "Pengujian sampel", "98,50", "100,00", "1,02", "1", "0,02", "Efisien"],
    ["2", "Pemeriksaan sarana", "99,20", "104,00", "1,05", "1", "0,05", "Efisien"],
    ["3", "Penyidikan", "97,10", "95,00", "0,98", "1", "-0,02", "Tidak Efisien"],
]
PERSEN = [
    ["1", "Pengujian sampel", "98,50%", "100,00%", "101,52%", "100%", "1,52%", "Efisien"],
    ["2", "Pemeriksaan sarana", "99,20%", "104,00%", "104,84%", "100%", "4,84%", "Efisien"],
    ["3", "Penyidikan", "97,10%", "95,00%", "97,84%", "100%", "-2,16%", "Tidak Efisien"],
]
IKU = [
    ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"],
    ["1", "Persentase sampel yang diuji", "90", "91,8", "102,00"],
]
NE = [
    ["No", "Keluaran", "E (%)", "NE"],
    ["1", "Layanan", "12,40", "81,00"],
    ["2", "Kerja sama", "-4,20", "39,50"],
    ["3", "Data", "26,00", "100,00"],
]


def temuan(rows: list[list[str]], tukar: tuple[str, str] = ("", "")) -> list[Finding]:
    lines = ["LAPORAN KINERJA", "BALAI POM DI AMBON", "TAHUN 2017", ""]
    for at, table in enumerate((IKU, rows), 1):
        lines += [f"Tabel 3.{at} Kinerja", "", *("| " + " | ".join(row) + " |" for row in table), ""]
    text = "\n".join(lines)
    assert tukar[0] in text
    audit = api.audit(readers.read((text.replace(*tukar, 1) if tukar[0] else text).encode()), tahun=2017)
    return [one for one in audit.findings if one.code in ("SKP104", "SKP117", "SKP118", "SKP120")]


@pytest.mark.parametrize("kepala", KEPALA)
@pytest.mark.parametrize("baris", [BARIS, PERSEN], ids=["ratio", "percent"])
def test_rows_that_hold_are_left_alone(kepala: str, baris: list[list[str]]) -> None:
    assert temuan([KEPALA[kepala], *baris]) == []


@pytest.mark.parametrize("kepala", KEPALA)
@pytest.mark.parametrize(
    ("tukar", "wanted"),
    [
        pytest.param(("| 1,02 |", "| 1,20 |"), [("1,20", "1,02")], id="index"),
        pytest.param(("| 0,05 |", "| 0,50 |"), [("0,50", "0,05")], id="level"),
        pytest.param(("| Tidak Efisien", "| Efisien"), [("Efisien", None)], id="class"),
    ],
)
def test_a_slip_is_told_once(kepala: str, tukar: tuple[str, str], wanted: list[tuple[str, str | None]]) -> None:
    assert [(one.printed, one.computed) for one in temuan([KEPALA[kepala], *BARIS], tukar)] == wanted


def test_a_value_of_efficiency_follows_and_stays_within_a_hundred() -> None:
    assert temuan(NE) == []
    assert [(one.printed, one.computed) for one in temuan(NE, ("39,50", "35,90"))] == [("35,90", "39,50")]
