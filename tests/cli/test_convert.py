# SPDX-License-Identifier: MIT
"""``sakip template`` and ``sakip convert``."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

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


def test_a_template_offers_the_texts_that_the_region_asks_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    assert run("template", path, "--tahun", "2024", "--wilayah", "16.05.19").code == 0
    offered = [row[1].value for row in openpyxl.load_workbook(path)["Narasi"].iter_rows(min_row=3)]
    assert offered[0] == "kata-pengantar"
    # the second is of the region's own outline, the last one of the national form
    assert {"langkah-ke-depan", "faktor-belum-tercapai", "tindak-lanjut-triwulan"} <= set(offered)


@pytest.mark.parametrize("command", ["measure {x}", "report {x} -o {y}", "diff {x} {x}", "convert {x} {y}"])
def test_a_workbook_that_is_not_there_is_named(run: Run, tmp_path: Path, command: str) -> None:
    names = {"x": tmp_path / "tidak-ada.xlsx", "y": tmp_path / "baru.toml"}
    ran = run(*(part.format(**names) for part in command.split()))
    assert (ran.code, "tidak-ada.xlsx: berkas itu tidak ada." in ran.err) == (2, True)


def test_a_bundle_is_not_written_without_a_suffix(run: Run, tmp_path: Path, sumber_harta: Path) -> None:
    ran = run("convert", sumber_harta, tmp_path / "baru")
    assert (ran.code, ".toml, .xlsx" in ran.err) == (2, True)
    assert not (tmp_path / "baru").exists()


def test_a_template_is_a_workbook(run: Run, tmp_path: Path) -> None:
    ran = run("template", tmp_path / "isian.ods")
    assert (ran.code, ".xlsx" in ran.err) == (2, True)
