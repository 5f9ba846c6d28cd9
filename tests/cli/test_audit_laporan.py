# SPDX-License-Identifier: MIT
"""``sakip audit`` on reports and folders of them, with a baseline; ``sakip convert`` of a report."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from cli.perintah import Run

LAPORAN = Path(__file__).parents[1] / "data/laporan/sumber-harta-2023.txt"
BERSIH = """LAPORAN KINERJA DINAS CONTOH TAHUN 2023

No\tIndikator Kinerja\tTarget\tRealisasi\tCapaian (%)
1\tIndeks Kepuasan Masyarakat\t80\t84\t105,00
2\tPersentase jalan baik\t70\t63\t90,00
"""


def test_a_report_is_audited_without_a_bundle(run: Run, english: None) -> None:
    ran = run("audit", LAPORAN, "--json")
    assert (ran.code, ran.err) == (1, "")
    data = json.loads(ran.out)
    errors = [one for one in data["findings"] if one["severity"] == "error"]
    assert (data["kode"], data["tahun"], len(errors)) == ("16.05", 2023, 33)


def test_a_clean_report_ends_with_0_and_no_report_with_2(run: Run, english: None, tmp_path: Path) -> None:
    file = tmp_path / "bersih.txt"
    file.write_text(BERSIH, "utf-8")
    assert run("audit", file).code == 0
    file.write_text("Hanya teks.", "utf-8")
    ran = run("audit", file)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing was recognised" in ran.err


def test_sarif_names_the_file(run: Run) -> None:
    log = json.loads(run("audit", LAPORAN, "--sarif").out)
    uris = {
        location["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
        for location in result["locations"]
        if "physicalLocation" in location
    }
    assert uris == {str(LAPORAN)}


def test_a_folder_is_one_summary_and_a_bad_file_stops_nothing(
    run: Run, english: None, tmp_path: Path, kecil: Path
) -> None:
    shutil.copy(LAPORAN, tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(BERSIH, "utf-8")
    (tmp_path / "rusak.docx").write_bytes(b"PK\x03\x04 cut short")
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain/kosong.md").write_text("Tidak ada tabel.", "utf-8")
    ran = run("audit", tmp_path)
    assert (ran.code, ran.err) == (1, "")
    rows = [line.split() for line in ran.out.splitlines()]
    assert next(row[-3] for row in rows if row[:1] == ["a.txt"]) == "33"
    assert next(row[-3] for row in rows if row[:1] == ["b.txt"]) == "0"
    assert "rusak.docx" in ran.out
    assert "lain/kosong.md" in ran.out
    reports = json.loads(run("audit", tmp_path, "--json").out)["reports"]
    assert {one["path"]: one["error"] is None for one in reports if kecil.name not in one["path"]} == {
        "a.txt": True, "b.txt": True, "lain/kosong.md": False, "rusak.docx": False,
    }  # fmt: skip


def test_what_was_accepted_with_a_reason_stays_silent_though_lines_move(
    run: Run, english: None, tmp_path: Path
) -> None:
    report, accepted = tmp_path / "laporan.txt", tmp_path / "diterima.toml"
    report.write_text(BERSIH.replace("90,00", "91,00"), "utf-8")
    assert run("audit", report).code == 1
    assert run("audit", report, "--baseline", accepted, "--write-baseline").code == 0
    assert run("audit", report, "--baseline", accepted).code == 1  # no reason yet
    text = accepted.read_text("utf-8")
    assert text.count('alasan = ""') == 1
    accepted.write_text(text.replace('alasan = ""', 'alasan = "Sudah dibahas"'), "utf-8")
    report.write_text("\n\n" + report.read_text("utf-8"), "utf-8")
    ran = run("audit", report, "--baseline", accepted)
    assert (ran.code, "1 findings were accepted before" in ran.out) == (0, True)
    report.write_text(report.read_text("utf-8").replace("91,00", "92,00"), "utf-8")
    assert run("audit", report, "--baseline", accepted).code == 1  # another figure is another finding
    run("audit", report, "--baseline", accepted, "--write-baseline")
    assert 'alasan = ""' in accepted.read_text("utf-8")


def test_a_baseline_that_is_none_is_refused(run: Run, english: None, tmp_path: Path) -> None:
    file = tmp_path / "diterima.toml"
    file.write_text('format = 1\n[[diterima]]\nkode = "SKP101"\n', "utf-8")
    ran = run("audit", LAPORAN, "--baseline", file)
    assert (ran.code, ran.out) == (2, "")
    assert "entry 1" in ran.err
    assert run("audit", LAPORAN, "--write-baseline").code == 2


def test_convert_makes_a_bundle_of_a_report_and_never_writes_over_one(run: Run, english: None, tmp_path: Path) -> None:
    out = tmp_path / "next.toml"
    ran = run("convert", LAPORAN, out)
    assert ran.code == 0
    assert "taken as 0" in ran.err
    assert run("audit", out).code == 1
    before = out.read_bytes()
    ran = run("convert", LAPORAN, out)
    assert (ran.code, out.read_bytes()) == (2, before)
    assert "choose another name" in ran.err
