# SPDX-License-Identifier: MIT
"""Tables whose rows are years or kinds of expenditure: their percentages are recomputed all the same.

The years are those of Angka Kesakitan DBD and Angka Partisipasi Murni in the LKj of Provinsi Lampung 2016 (Tabel 3.29);
the expenditure is that of Kecamatan Sumber Harta 2023 (LKjIP, Realisasi Fisik dan Keuangan), under kinds made for the
test.
"""

from __future__ import annotations

import pytest

from sakip import api, readers
from sakip.auditing import Finding

TAHUN = [
    ["Tahun", "Target", "Realisasi", "Capaian (%)"],
    ["2014", "75,90", "78,34", "103,21"],
    ["2015", "111,94", "111,44", "99,55"],
    ["2016", "7,55", "7,56", "100,13"],
]
BELANJA = [
    ["No", "Jenis Belanja", "Pagu", "Realisasi", "Persentase"],
    ["1", "Belanja Pegawai", "1.836.555.990", "1.748.413.239", "95,20%"],
    ["2", "Belanja Barang", "241.647.000", "239.107.600", "98,95%"],
    ["3", "Belanja Modal", "34.998.300", "34.858.000", "99,60%"],
    ["", "Jumlah", "2.113.201.290", "2.022.378.839", "95,70%"],
]
IKU = [
    ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"],
    ["1", "Angka Partisipasi Murni SMP/MTs/Paket B", "75,90", "78,34", "103,21"],
]


def temuan(*rows: list[list[str]], tukar: tuple[str, str] = ("", "")) -> list[Finding]:
    lines = ["LAPORAN KINERJA", "DINAS PENDIDIKAN PROVINSI LAMPUNG", "TAHUN 2016", ""]
    for at, table in enumerate((IKU, *rows), 1):
        lines += [f"Tabel 3.{at} Kinerja", "", *("| " + " | ".join(row) + " |" for row in table), ""]
    text = "\n".join(lines)
    assert tukar[0] in text
    audit = api.audit(readers.read((text.replace(*tukar) if tukar[0] else text).encode()))
    return [one for one in audit.findings if one.code == "SKP115"]


def test_rows_that_hold_are_left_alone() -> None:
    assert temuan(TAHUN, BELANJA) == []


@pytest.mark.parametrize(
    ("tukar", "wanted"),
    [
        pytest.param(("| 99,55 |", "| 95,95 |"), ("SKP115", "99,55 %"), id="a year"),
        pytest.param(("98,95%", "98,59%"), ("SKP115", "98,95 %"), id="a kind of expenditure"),
    ],
)
def test_a_slip_is_found_with_its_place(tukar: tuple[str, str], wanted: tuple[str, str]) -> None:
    [one] = temuan(TAHUN, BELANJA, tukar=tukar)
    assert (one.code, one.computed) == wanted
    assert one.cause is not None
    assert one.places[0].tabel == ("Tabel 3.2" if wanted[1] == "99,55 %" else "Tabel 3.3")


def test_a_column_that_means_something_else_accuses_nobody() -> None:
    other = [TAHUN[0], *([*row[:3], text] for row, text in zip(TAHUN[1:], ("12,5", "13,1", "9,9"), strict=True))]
    assert temuan(other) == []


def test_kinds_of_expenditure_alone_are_audited_and_are_no_bundle() -> None:
    rows = "\n".join("\t".join(row) for row in BELANJA).replace("95,20%", "92,50%")
    data = f"LAPORAN KINERJA TAHUN 2016\n\nTabel 3.1 Realisasi Anggaran\n\n{rows}\n".encode()
    published = readers.read(data)
    assert [(one.code, one.computed) for one in api.audit(published).findings if one.code < "SKP6"] == [
        ("SKP115", "95,20 %")
    ]
    with pytest.raises(readers.ReaderError, match="nothing was recognised"):
        api.draft(published).tidy()


def test_revenue_is_no_program() -> None:
    rows = [["Uraian", "Target (Rp)", "Realisasi (Rp)", "%"], ["Pendapatan", "45.000.000", "47.250.000", "105,00"],
            *(row[1:] for row in BELANJA[1:4])]  # fmt: skip
    assert temuan(rows) == []
    text = "\n".join("\t".join(row) for row in (*IKU, [], *rows))
    assert readers.draft(readers.read(text.encode()), kode="nasional", tahun=2016).bundle.program == ()
