# SPDX-License-Identifier: MIT
"""``sakip nomenclature``: import the list, look a code up, say what is at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.perintah import Run

HEAD = "jenis_pemda,kode,level,nama,indikator,satuan,spm,kode_sebelumnya\n"
GOOD = "KABKOT,1.02,bidang,URUSAN PEMERINTAHAN BIDANG KESEHATAN,,,,\n"


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The cache folder, empty."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("SAKIP_CACHE", str(folder))
    return folder


def csv(folder: Path, text: str) -> Path:
    path = folder / "daerah-2027.csv"
    path.write_text(HEAD + text, "utf-8")
    return path


def test_an_import_says_what_it_took_and_lookups_use_it(run: Run, tmp_path: Path) -> None:
    assert run("nomenclature", "1.02").code == 2
    done = run("nomenclature", csv(tmp_path, GOOD))
    assert (done.code, done.err) == (0, "")
    assert "daerah-2027" in done.out
    found = run("nomenclature", "1.02")
    assert found.out.splitlines()[0] == "1.02  URUSAN PEMERINTAHAN BIDANG KESEHATAN"
    assert "daerah-2027" in run("nomenclature").out


def test_a_refused_row_is_on_standard_error_and_the_rest_is_kept(run: Run, tmp_path: Path) -> None:
    done = run("nomenclature", csv(tmp_path, GOOD + "KABKOT,1.2,bidang,SALAH,,,,\n"))
    assert done.code == 1
    assert f"{tmp_path / 'daerah-2027.csv'}:3: " in done.err
    assert run("nomenclature", "1.02").code == 0


def test_strict_keeps_nothing_where_a_row_is_refused(run: Run, tmp_path: Path, cache: Path) -> None:
    assert run("nomenclature", "--strict", csv(tmp_path, GOOD + "KABKOT,1.2,bidang,SALAH,,,,\n")).code == 2
    assert not cache.exists()


def test_a_file_that_cannot_be_imported_leaves_what_was_kept(run: Run, tmp_path: Path) -> None:
    run("nomenclature", csv(tmp_path, GOOD))
    (tmp_path / "daerah-2027.csv").write_text("nama,umur\n", "utf-8")
    refused = run("nomenclature", tmp_path / "daerah-2027.csv")
    assert (refused.code, refused.out) == (2, "")
    assert run("nomenclature", "1.02").code == 0


def test_a_code_is_shown_with_what_it_stands_in(run: Run) -> None:
    shown = run("nomenclature", "7.01.01.2.01.0007").out
    assert [line.split("  ")[0] for line in shown.splitlines()[:5]] == [
        "7", "7.01", "7.01.01", "7.01.01.2.01", "7.01.01.2.01.0007",
    ]  # fmt: skip
    assert "X.XX.01.2.01.0007" in shown


@pytest.mark.parametrize("wrong", ["7.1.02", "tidak-ada.xlsx", "bukan kode"])
def test_what_is_neither_a_code_nor_a_file_is_refused(run: Run, wrong: str) -> None:
    refused = run("nomenclature", wrong)
    assert (refused.code, refused.out) == (2, "")
    assert wrong in refused.err


def test_json_of_each(run: Run, tmp_path: Path) -> None:
    done = json.loads(run("nomenclature", "--json", csv(tmp_path, GOOD + "KABKOT,1.2,bidang,SALAH,,,,\n")).out)
    assert (done["schema"], done["edition"], done["read"], done["refused"][0]["line"]) == (1, "daerah-2027", 2, 3)
    assert done["taken"] == [{"jenis": "KABKOT", "level": "bidang", "lines": 1}]
    found = json.loads(run("nomenclature", "--json", "7.01.02.2.04.0001").out)
    assert (found["level"], found["satuan"], found["replaces"]) == ("sub-kegiatan", "Dokumen", [])
    assert json.loads(run("nomenclature", "--json").out)["editions"][0]["imported"] is True
