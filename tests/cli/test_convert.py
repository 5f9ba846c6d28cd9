# SPDX-License-Identifier: MIT
"""``sakip template`` and ``sakip convert``."""

from __future__ import annotations

from pathlib import Path

from cli.perintah import Run


def test_a_bundle_goes_to_a_workbook_and_back(run: Run, sumber_harta: Path, tmp_path: Path) -> None:
    book, file = tmp_path / "isian.xlsx", tmp_path / "kembali.toml"
    assert run("convert", sumber_harta, book).out == f"Ditulis: {book}\n"
    assert run("convert", book, file).code == 0
    assert run("diff", sumber_harta, file).out == "Tidak ada yang berubah.\n"
    assert run("measure", book).out == run("measure", sumber_harta).out


def test_the_next_year_says_what_is_left_to_do(run: Run, sumber_harta: Path, tmp_path: Path) -> None:
    ran = run("convert", sumber_harta, tmp_path / "2024.toml", "--next-year")
    assert ran.code == 0
    assert "Target 2024 belum ditetapkan: IKU-1" in ran.err


def test_a_template_is_written_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    assert run("template", path, "--jenis", "kecamatan", "--tahun", "2024").code == 0
    ran = run("template", path)
    assert (ran.code, "sudah ada" in ran.err) == (2, True)
    ran = run("measure", path)
    assert (ran.code, "Data umum!C" in ran.err) == (2, True)


def test_a_template_is_a_workbook(run: Run, tmp_path: Path) -> None:
    ran = run("template", tmp_path / "isian.ods")
    assert (ran.code, ".xlsx" in ran.err) == (2, True)
