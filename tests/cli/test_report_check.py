# SPDX-License-Identifier: MIT
"""``sakip report --check``: no report goes out while its audit has errors that nobody accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.perintah import Run


def test_with_check_nothing_is_written_while_the_audit_has_errors(
    run: Run, english: None, sumber_harta: Path, tmp_path: Path
) -> None:
    """The report of 2023 prints 94,05% for 79,35 of 84, which is 94,46 %."""
    file = tmp_path / "laporan.md"
    ran = run("report", sumber_harta, "-o", file, "--check")
    assert ran.code == 1
    assert not file.exists()
    assert ran.out == ""
    assert "Errors (" in ran.err
    assert "94,05%" in ran.err
    assert "Not written" in ran.err
    assert "Warnings" not in ran.err


def test_forced_the_errors_are_shown_and_the_report_is_the_same(
    run: Run, english: None, sumber_harta: Path, tmp_path: Path
) -> None:
    forced, plain = tmp_path / "forced.md", tmp_path / "plain.md"
    ran = run("report", sumber_harta, "-o", forced, "--check", "--force")
    assert ran.code == 0
    assert "Errors (" in ran.err
    assert "Not written" not in ran.err
    assert run("report", sumber_harta, "-o", plain).code == 0
    assert forced.read_bytes() == plain.read_bytes()


def test_errors_accepted_in_a_baseline_stand_in_no_way(
    run: Run, english: None, sumber_harta: Path, tmp_path: Path
) -> None:
    baseline, file = tmp_path / "diterima.toml", tmp_path / "laporan.md"
    assert run("audit", sumber_harta, "--baseline", baseline, "--write-baseline").code == 0
    # written without reasons, the entries accept nothing
    assert run("report", sumber_harta, "-o", file, "--check", "--baseline", baseline).code == 1
    text = baseline.read_text("utf-8").replace('alasan = ""', 'alasan = "laporan lama"')
    baseline.write_text(text, "utf-8")
    ran = run("report", sumber_harta, "-o", file, "--check", "--baseline", baseline)
    assert ran.code == 0
    assert file.exists()
    assert "findings were accepted before" in ran.err


def test_once_the_error_is_corrected_the_report_is_written_and_warnings_do_not_stop_it(
    run: Run, english: None, kecil: Path, tmp_path: Path
) -> None:
    file, data = tmp_path / "laporan.md", kecil / "20-anggaran.toml"
    assert run("report", kecil, "-o", file, "--check").code == 1
    data.write_text(data.read_text("utf-8").replace('"94,05%"', '"94,46%"'), "utf-8")
    assert "Warnings (" in run("audit", kecil).out
    ran = run("report", kecil, "-o", file, "--check")
    assert ran.code == 0
    assert file.exists()
    assert "Errors" not in ran.err


@pytest.mark.parametrize("option", ["--force", "--baseline"])
def test_what_belongs_to_check_is_refused_without_it(
    run: Run, english: None, kecil: Path, tmp_path: Path, option: str
) -> None:
    file = tmp_path / "laporan.md"
    ran = run("report", kecil, "-o", file, option, *(["x.toml"] if option == "--baseline" else []))
    assert ran.code == 2
    assert f"{option} belongs to --check." in ran.err
    assert not file.exists()


def test_a_folder_of_bundles_is_audited_by_itself(run: Run, english: None, kecil: Path, tmp_path: Path) -> None:
    ran = run("report", kecil.parent, "-o", tmp_path / "keluar", "--check")
    assert ran.code == 2
    assert "--check is of one bundle" in ran.err
    assert not (tmp_path / "keluar").exists()
