# SPDX-License-Identifier: MIT
"""One slip makes one finding: what follows from the right figure is not accused a second time.

The program and its kegiatan are those of Dinas Kesehatan in `test_laporan_lain`; the other tables are made for
the test.
"""

from __future__ import annotations

import pytest

from auditing.test_laporan_lain import ANGGARAN, laporan
from sakip import api, readers
from sakip.auditing import Finding, Severity

PEGAWAI = [
    ["No", "Golongan", "Laki-laki", "Perempuan", "Jumlah"],
    ["1", "Golongan IV", "4", "5", "9"],
    ["2", "Golongan III", "15", "13", "28"],
    ["3", "Golongan II", "10", "8", "18"],
    ["", "Jumlah", "29", "26", "55"],
]
PENDAPATAN = [
    ["No", "Uraian", "Target", "Realisasi", "%"],
    ["1", "Pendapatan Asli Daerah", "245.310,50", "258.441,20", "105,35"],
    ["2", "Pendapatan Transfer", "1.502.100,00", "1.498.552,75", "99,76"],
    ["3", "Lain-lain Pendapatan yang Sah", "98.640,25", "99.112,05", "100,48"],
    ["", "Jumlah Pendapatan", "1.846.050,75", "1.856.106,00", "100,54"],
]
SISA = [
    ["No", "Uraian", "Pagu", "Realisasi", "%", "Sisa Anggaran"],
    ["1", "Belanja Operasi", "12.450.000.000", "12.011.250.000", "96,48", "438.750.000"],
    ["2", "Belanja Modal", "4.100.000.000", "3.989.300.000", "97,30", "110.700.000"],
    ["3", "Belanja Tidak Terduga", "2.050.000.000", "2.001.825.000", "97,65", "48.175.000"],
    ["", "Jumlah", "18.600.000.000", "18.002.375.000", "96,79", "597.625.000"],
]
TRIWULAN = [
    ["No", "Indikator", "Realisasi TW I", "Realisasi TW II", "Realisasi TW III", "Realisasi TW IV", "Total Realisasi"],
    ["1", "Nilai investasi", "210.450", "275.300", "260.050", "274.700", "1.020.500"],
]


def salah(rows: list[list[str]], tukar: tuple[str, str] = ("", "")) -> list[Finding]:
    text = laporan().decode()
    table = "\n".join(["Tabel 3.9 Rincian Tahun 2016", "", *("| " + " | ".join(row) + " |" for row in rows), ""])
    assert tukar[0] in table
    text += "\n" + (table.replace(*tukar, 1) if tukar[0] else table)
    audit = api.audit(readers.read(text.encode(), name="laporan"), tahun=2016)
    return [one for one in audit.findings if one.severity is not Severity.NOTE and one.code.startswith("SKP1")]


@pytest.mark.parametrize("rows", [PEGAWAI, PENDAPATAN, SISA, TRIWULAN], ids=["staff", "revenue", "rest", "quarters"])
def test_sums_that_hold_are_left_alone(rows: list[list[str]]) -> None:
    assert salah(rows) == []


@pytest.mark.parametrize(
    ("rows", "tukar", "wanted"),
    [
        pytest.param(PEGAWAI, ("| 28 |", "| 38 |"), ("38", "28"), id="a row's sum, and the total of sums"),
        pytest.param(PENDAPATAN, ("1.856.106,00", "1.865.106,00"), ("1.865.106,00", "1.856.106"), id="a total, its %"),
        pytest.param(
            SISA, ("18.002.375.000", "18.022.375.000"), ("18.022.375.000", "18.002.375.000"), id="a total's rest"
        ),
        pytest.param(
            SISA, ("| 438.750.000", "| 437.850.000"), ("437.850.000", "438.750.000"), id="a rest, not its sum"
        ),
        pytest.param(SISA, ("597.625.000", "579.625.000"), ("579.625.000", "597.625.000"), id="a rest below, once"),
        pytest.param(TRIWULAN, ("260.050", "206.050"), ("206.050", "260.050"), id="a part, not its total"),
    ],
)
def test_a_slip_is_told_once(rows: list[list[str]], tukar: tuple[str, str], wanted: tuple[str, str]) -> None:
    assert [(one.printed, one.computed) for one in salah(rows, tukar)] == [wanted]


def test_the_absorption_of_a_part_shows_it_wrong_and_is_told_with_the_total() -> None:
    assert ANGGARAN[3][3] == "8.123.456.789"
    audit = api.audit(readers.read(laporan(("8.123.456.789", "8.150.000.789")), name="laporan"), tahun=2016)
    [one] = [one for one in audit.findings if one.severity is Severity.ERROR]
    assert (one.code, one.address, one.computed) == ("SKP103", "realisasi:1.02.02.2.02:2016", "8.123.456.789")
    assert "92,84" in str(one.message)
    assert "20.111.111.110" in str(one.message)


def test_of_two_printed_amounts_that_one_is_wrong_with_which_no_total_holds() -> None:
    kepala = ["Kode", "Program/Kegiatan", "Pagu Anggaran"]
    rencana = [kepala, *(row[:3] for row in ANGGARAN[1:])]
    tables = (rencana, [[*row[:4]] for row in ANGGARAN])
    lines = ["LAPORAN KINERJA", "DINAS KESEHATAN PROVINSI LAMPUNG", "TAHUN 2016", ""]
    for at, table in enumerate(tables, 1):
        lines += [f"Tabel 3.{at} Anggaran", "", *("| " + " | ".join(row) + " |" for row in table), ""]
    text = "\n".join(lines)

    def errors(text: str) -> list[tuple[str, str | None, str | None]]:
        found = api.audit(readers.read(text.encode())).findings
        return [(one.code, one.printed, one.computed) for one in found if one.severity is Severity.ERROR]

    assert errors(text) == []
    assert errors(text.replace("8.750.250.000", "8.570.250.000", 1)) == [("SKP201", "8.570.250.000", "8.750.250.000")]
