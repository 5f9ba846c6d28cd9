# SPDX-License-Identifier: MIT
"""A report as plain text whose lines are its paragraphs, with no blank lines between; written for the test."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from sakip import api, readers
from sakip.auditing import Audit, Certainty, Finding, Severity
from sakip.reviu.comments import comment

LAPORAN = """\
LAPORAN KINERJA INSTANSI PEMERINTAH
KECAMATAN CONTOHSARI
KABUPATEN CONTOH
TAHUN 2023

KATA PENGANTAR
Laporan Kinerja Instansi Pemerintah Tahun 2023 disusun sebagai pertanggungjawaban tugas Kecamatan Contohsari.
Contohsari, 15 Januari 2024
CAMAT CONTOHSARI

DAFTAR ISI
BAB III AKUNTABILITAS KINERJA
BAB IV PENUTUP

BAB III
AKUNTABILITAS KINERJA
Tabel 3.1 Pengukuran Kinerja Tahun 2023
Sasaran Strategis\tIndikator Kinerja\tSatuan\tTarget\tRealisasi\t% Capaian
Meningkatnya kualitas pelayanan\tIndeks Kepuasan Masyarakat\tNilai\t84,50\t86,12\t101,92
Menurunnya gangguan ketertiban\tJumlah gangguan ketertiban umum\tKejadian\t12\t9\t125

Tabel 3.2 Perbandingan Capaian Kinerja Tahun 2021 s.d. 2023
Indikator Kinerja\tTahun 2022\t\t\tTahun 2023\t\t
\tT\tR\tC\tT\tR\tC
Indeks Kepuasan Masyarakat\t83\t84,21\t101,46\t84,50\t86,12\t101,92
Jumlah gangguan ketertiban umum\t13\t11\t115,38\t12\t9\t125

1. Menurunnya gangguan ketertiban
Jumlah gangguan ketertiban umum tahun 2023 sebanyak 9 kejadian, menurun 2 kejadian dibandingkan tahun 2022 sebanyak 11 \
kejadian, sehingga target 12 kejadian terlampaui dengan capaian 125%.

BAB IV
PENUTUP
Kecamatan Contohsari Kabupaten Contoh pada masa bakti 2021-2026 akan terus meningkatkan kinerja bagi masyarakat luas.
"""


def audited(folder: Path, *swaps: tuple[str, str]) -> Audit:
    text = LAPORAN
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "laporan.txt"
    path.write_text(text, "utf-8")
    return api.audit(path)


def codes(audit: Audit, *wanted: str) -> list[str]:
    return [one.code for one in audit.findings if one.code in wanted and one.severity != "note"]


def test_a_line_that_would_have_gone_on_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "laporan.txt"
    path.write_text(LAPORAN, "utf-8")
    texts = [one.text for one in readers.read(path).text]
    assert "BAB IV PENUTUP" in texts
    assert "Contohsari, 15 Januari 2024 CAMAT CONTOHSARI" in texts
    assert "1. Menurunnya gangguan ketertiban" in texts


def test_a_wrapped_paragraph_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "laporan.txt"
    path.write_text("Laporan Kinerja Kecamatan Contohsari disusun\nSebagai pertanggungjawaban tugas.\n", "utf-8")
    assert len(readers.read(path).text) == 1


def test_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    assert codes(audited(tmp_path), "SKP101", "SKP201", "SKP602", "SKP701", "SKP705") == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("15 Januari 2024", "15 Januari 2023", "SKP705"),
        ("Kecamatan Contohsari Kabupaten Contoh pada", "Kecamatan Contohsari Kabupaten Teladan pada", "SKP701"),
        ("target 12 kejadian", "target 13 kejadian", "SKP201"),
        ("capaian 125%", "capaian 152%", "SKP101"),
        # 12 / 9: the other formula for what is better when lower
        ("12\t9\t125", "12\t9\t133,33", "SKP101"),
    ],
)
def test_a_slip_is_found(old: str, new: str, code: str, tmp_path: Path) -> None:
    assert codes(audited(tmp_path, (old, new)), "SKP101", "SKP201", "SKP602", "SKP701", "SKP705") == [code]


def test_the_period_of_the_plan_is_not_that_of_a_comparison(tmp_path: Path) -> None:
    path = tmp_path / "laporan.txt"
    path.write_text(LAPORAN, "utf-8")
    renstra = api.draft(path).bundle.renstra
    assert (renstra.mulai, renstra.akhir) == (2021, 2026)


def document(*paragraphs: str) -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_heading(text, 1) if text.startswith("BAB") else made.add_paragraph(text)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_chapters_title_may_stand_under_its_number() -> None:
    """As in most DOCX; a comment finds the paragraph that its words stand in all the same."""
    data = document(
        "LAPORAN KINERJA KECAMATAN CONTOHSARI TAHUN 2023", "DAFTAR ISI",
        "BAB I PENDAHULUAN", "BAB II PERENCANAAN KINERJA",
        "BAB I", "PENDAHULUAN", "Kecamatan Contohsari dibentuk.",
        "BAB II", "PERENCANAAN KINERJAA TAHUN", "Rencana ditetapkan.",
    )  # fmt: skip
    report = readers.read(data, name="laporan")
    (title,) = (one for one in report.text if one.text.startswith("BAB II") and "KINERJAA" in one.text)
    at = title.text.index("KINERJAA")
    assert title.place(at).baris == (title.place().baris or 0) + 1
    finding = Finding("SKP708", Severity.WARNING, Certainty.PROBABLE, "-", "-", "KINERJAA", places=(title.place(at),))
    made = comment(data, Audit("-", 2023, "-", 0, (finding,)), report)
    assert (made.count, made.left) == (1, ())
