# SPDX-License-Identifier: MIT
"""Money of several levels (belanja langsung and tidak langsung, operasi and modal, pendapatan): what is of another
level is no part and no total of the programs. The amounts are made for the test."""

from __future__ import annotations

import pytest

from sakip import api, readers
from sakip.auditing import Severity

KEPALA = ["No", "Uraian", "Anggaran", "Realisasi", "%"]
BTL = ["A", "Belanja Tidak Langsung", "2.400.000.000", "2.355.000.000", "98,13"]
BL = ["B", "Belanja Langsung", "3.600.000.000", "3.480.000.000", "96,67"]
PROGRAM = [
    ["1", "Program Penunjang Urusan", "2.100.000.000", "2.050.000.000", "97,62"],
    ["2", "Program Pelayanan", "1.500.000.000", "1.430.000.000", "95,33"],
]
JUMLAH = ["", "Jumlah", "6.000.000.000", "5.835.000.000", "97,25"]
BERSAMA = (
    "Total anggaran Dinas Sosial tahun 2022 sebesar Rp 6.000.000.000 yang terdiri dari belanja tidak langsung sebesar "
    "Rp 2.400.000.000 dan belanja langsung sebesar Rp 3.600.000.000. Realisasi anggaran sebesar "
    "Rp 5.835.000.000 (97,25%)."
)
APBD = (
    "APBD Kabupaten Jepara tahun 2022 terdiri dari pendapatan sebesar Rp 2.100.000.000.000, belanja sebesar "
    "Rp 2.250.000.000.000 dan pembiayaan sebesar Rp 150.000.000.000."
)
LAPORAN = {
    "both levels": ([KEPALA, BTL, BL, *PROGRAM, JUMLAH], ""),
    "one level over its programs": ([["No", "Program/Kegiatan", *KEPALA[2:]], BL, *PROGRAM], BERSAMA),
    "a subtotal, then the other level": (
        [KEPALA, *PROGRAM, ["", "Jumlah Belanja Langsung", *BL[2:]], ["", *BTL[1:]], JUMLAH],
        "",
    ),
    "the other level in the text": ([KEPALA, *PROGRAM, ["", "Jumlah", *BL[2:]]], BERSAMA),
    "the money of the kabupaten": ([KEPALA, *PROGRAM, ["", "Jumlah", *BL[2:]]], APBD),
}


def salah(rows: list[list[str]], kalimat: str) -> list[tuple[str, str | None]]:
    lines = ["LAPORAN KINERJA", "DINAS SOSIAL KABUPATEN JEPARA", "TAHUN 2022", "", "Tabel 3.1 Realisasi Anggaran", ""]
    lines += [*("| " + " | ".join(row) + " |" for row in rows), "", kalimat, ""]
    found = api.audit(readers.read("\n".join(lines).encode()), tahun=2022).findings
    return [(one.code, one.printed) for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize("nama", LAPORAN)
def test_another_level_of_the_same_money_accuses_nobody(nama: str) -> None:
    assert salah(*LAPORAN[nama]) == []


def test_a_total_that_no_other_level_explains_is_still_wrong() -> None:
    jumlah = ["", "Jumlah", "3.700.000.000", "3.480.000.000", "96,67"]
    assert ("SKP103", "3.700.000.000") in salah([KEPALA, *PROGRAM, jumlah], "")
