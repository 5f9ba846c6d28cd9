# SPDX-License-Identifier: MIT
"""``sakip report`` on a folder of bundles."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from cli.pekerjaan import work
from cli.perintah import Run
from sakip.cli import many

KIND = {".docx": b"PK", ".xlsx": b"PK", ".pdf": b"%PDF", ".html": b"<!DOCTYPE", ".md": b"#"}


@pytest.fixture
def folder(tmp_path: Path, kecil: Path) -> Path:
    """Two good bundles, one of them deeper, and one that cannot be read."""
    made = tmp_path / "semua"
    (made / "dinas").mkdir(parents=True)
    shutil.move(kecil, made / "a")
    shutil.copytree(made / "a", made / "dinas/b")
    (made / "rusak").mkdir()
    (made / "rusak/bundle.toml").write_text("format = 1\ntahun =\n", "utf-8")
    return made


def files(folder: Path) -> set[str]:
    return {str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()}


def test_every_bundle_gets_its_report_and_a_bad_one_stops_nothing(
    run: Run, english: None, folder: Path, tmp_path: Path
) -> None:
    ran = run("report", folder, "-o", tmp_path / "hasil", "--format", "docx,md")
    assert (ran.code, ran.err) == (2, "")
    assert files(tmp_path / "hasil") == {"a.docx", "a.md", "dinas/b.docx", "dinas/b.md"}
    for one in (tmp_path / "hasil").rglob("*.*"):
        assert one.read_bytes().startswith(KIND[one.suffix])
    assert "rusak: " in ran.out
    assert "bundle.toml:2" in ran.out
    assert "2 of 3 bundles written" in ran.out


def test_side_by_side_is_what_one_by_one_is(run: Run, english: None, folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder / "rusak")
    assert run("report", folder, "-o", tmp_path / "hasil", "--format", "docx").code == 0
    assert run("report", folder / "a", "-o", tmp_path / "a.docx").code == 0
    assert (tmp_path / "hasil/a.docx").read_bytes() == (tmp_path / "a.docx").read_bytes()


def test_a_filled_workbook_is_a_bundle_too(run: Run, english: None, folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder / "rusak")
    assert run("convert", folder / "a", folder / "c.xlsx").code == 0
    assert run("report", folder, "-o", tmp_path / "hasil", "--format", "md").code == 0
    assert files(tmp_path / "hasil") == {"a.md", "c.md", "dinas/b.md"}


def test_two_bundles_are_never_written_to_one_file(run: Run, english: None, folder: Path, tmp_path: Path) -> None:
    assert run("convert", folder / "a", folder / "a.xlsx").code == 0
    ran = run("report", folder, "-o", tmp_path / "hasil")
    assert ran.code == 2
    assert "one file" in ran.err
    assert not (tmp_path / "hasil").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("-o", "laporan.docx"), "folder"),
        (("-o", "hasil", "--format", "docx,doc"), '"doc"'),
        (("-o", "hasil", "--kertas", "B5"), "B5"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_written(
    run: Run, english: None, folder: Path, args: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    before = files(folder.parent)
    ran = run("report", folder, *args)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert files(folder.parent) == before


def test_a_format_is_named_for_a_folder_alone(run: Run, english: None, folder: Path, tmp_path: Path) -> None:
    ran = run("report", folder / "a", "-o", tmp_path / "a.docx", "--format", "pdf")
    assert ran.code == 2
    assert "--format" in ran.err


def test_an_empty_folder_is_unusable(run: Run, english: None, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    ran = run("report", tmp_path / "kosong", "-o", tmp_path / "hasil")
    assert ran.code == 2
    assert "no bundle" in ran.err


def test_a_work_that_ends_its_process_takes_nobody_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    paths = [Path(name) for name in ("a", "mati", "b", "salah", "c", "d")]
    found = dict(many.answers(work, paths))
    assert [found[Path(name)] for name in "abcd"] == ["A", "B", "C", "D"]
    assert isinstance(found[Path("mati")], many.Failed)
    assert found[Path("salah")] == many.Failed("ZeroDivisionError: nol")


def test_it_runs_beside_what_has_threads(run: Run, english: None, folder: Path, tmp_path: Path) -> None:
    """A PDF made in this process leaves threads; a process split off from it would wait for them for ever."""
    shutil.rmtree(folder / "rusak")
    assert run("report", folder / "a", "-o", tmp_path / "a.pdf").code == 0
    assert run("report", folder, "-o", tmp_path / "hasil", "--format", "pdf").code == 0
    assert (tmp_path / "hasil/a.pdf").read_bytes() == (tmp_path / "a.pdf").read_bytes()
