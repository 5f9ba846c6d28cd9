# SPDX-License-Identifier: MIT
"""Which way is better: one achievement alone does not outweigh what an indicator's name says; the rows are made for the
test."""

from __future__ import annotations

import pytest

from sakip import api, readers
from sakip.auditing import Finding

KEPALA = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"]
BARIS = [
    ["1", "Angka putus sekolah SMP", "0,05", "0,04", "120,00"],
    ["2", "Angka partisipasi kasar PAUD", "76,50", "78,61", "102,76"],
]


def temuan(*rows: list[str], kalimat: str = "") -> list[Finding]:
    lines = ["LAPORAN KINERJA", "DINAS PENDIDIKAN KABUPATEN PATI", "TAHUN 2019", "", "Tabel 3.1 Capaian Kinerja", ""]
    lines += [*("| " + " | ".join(row) + " |" for row in (KEPALA, *rows)), "", kalimat, ""]
    audit = api.audit(readers.read("\n".join(lines).encode()), tahun=2019)
    return [one for one in audit.findings if one.code in ("SKP101", "SKP301", "SKP309", "SKP501", "SKP502")]


def ganti(capaian: str, nama: str = "Angka putus sekolah SMP") -> list[list[str]]:
    return [["1", nama, "0,05", "0,04", capaian], BARIS[1]]


def test_less_is_better_by_the_words_and_the_figure() -> None:
    assert temuan(*BARIS) == []


def test_the_only_achievement_by_the_wrong_side_is_told_once_with_both_computations() -> None:
    kalimat = "Angka putus sekolah SMP sebesar 0,04 dari target 0,05 sehingga capaian 80,00%."
    for found in (temuan(*ganti("80,00")), temuan(*ganti("80,00"), kalimat=kalimat)):
        [one] = found
        assert (one.code, one.severity, one.printed, one.computed) == ("SKP101", "warning", "80,00", "120,00")
        assert "capaian.naik.rasio" in str(one.cause)


@pytest.mark.parametrize("capaian", ["80,00", "120,00"])
def test_words_that_are_less_sure_say_both_in_one_warning_where_nothing_else_speaks(capaian: str) -> None:
    found = temuan(*ganti(capaian, "Persentase keluhan masyarakat"))
    assert [one.code for one in found] == (["SKP309"] if capaian == "80,00" else [])
    assert all("80,00" in str(one.message) and "120,00" in str(one.message) for one in found)


def test_a_conversion_of_one_ministry_does_not_explain_two_digits_exchanged() -> None:
    indeks = ["1", "Indeks Reformasi Birokrasi", "65,00", "66,30", "120,00"]
    [one] = temuan(indeks, BARIS[1])
    assert (one.code, one.severity, one.computed) == ("SKP101", "error", "102,00")
