# SPDX-License-Identifier: MIT
"""What holds for every format: the suffix chooses, a file is whole or not there, same input gives same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sakip.document import Document, Paragraph
from sakip.errors import OutputError
from sakip.extras import LibraryError
from sakip.lang import using
from sakip.writers import formats, render, write
from writers.contoh import laporan

KNOWN = (".docx", ".xlsx", ".pdf", ".html", ".md")


@pytest.fixture(autouse=True)
def _english():
    with using("en"):
        yield


def test_formats_are_the_five_suffixes():
    assert formats() == KNOWN


@pytest.mark.parametrize("suffix", KNOWN)
def test_a_file_holds_what_render_gives(suffix, tmp_path):
    path = write(laporan(), tmp_path / f"laporan{suffix}")
    assert path == tmp_path / f"laporan{suffix}"
    assert path.read_bytes() == render(laporan(), suffix)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", KNOWN)
def test_two_processes_with_other_clocks_and_hash_seeds_write_the_same_bytes(suffix):
    code = (
        "import hashlib, sys; from writers.contoh import laporan; from sakip.writers import render;"
        f"print(hashlib.sha256(render(laporan(), {suffix!r})).hexdigest())"
    )
    seen = set()
    for seed, zone in (("1", "Asia/Jakarta"), ("2", "America/New_York")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
        seen.add(subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True).stdout)
    assert len(seen) == 1


@pytest.mark.parametrize("suffix", KNOWN)
def test_an_empty_document_can_be_written(suffix):
    assert render(Document("Kosong", ()), suffix)


@pytest.mark.parametrize("suffix", KNOWN)
def test_signs_that_no_file_holds_do_not_reach_it(suffix, tmp_path):
    document = Document("a\x00b", (Paragraph.of("nol\x00 lonceng\x07 surogat\ud800 baris\x0bbaru \u202e12"),))
    assert write(document, tmp_path / f"aneh{suffix}").stat().st_size > 0


def test_an_upper_case_suffix_is_the_same_format(tmp_path):
    assert write(laporan(), tmp_path / "LAPORAN.MD").read_bytes() == render(laporan(), "md")


@pytest.mark.parametrize("name", ["laporan.odt", "laporan"])
def test_an_unknown_suffix_names_the_known_ones(name, tmp_path):
    with pytest.raises(OutputError, match=r"\.docx, \.xlsx, \.pdf, \.html, \.md") as caught:
        write(laporan(), tmp_path / name)
    assert caught.value.code == "output-format"


@pytest.mark.parametrize(
    ("suffix", "library"), [(".docx", "docx"), (".xlsx", "xlsxwriter"), (".html", "jinja2"), (".pdf", "typst")]
)
def test_a_missing_library_names_the_extra(suffix, library, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(LibraryError, match=rf"pip install 'sakip\[{suffix[1:]}\]'") as caught:
        write(laporan(), tmp_path / f"laporan{suffix}")
    assert caught.value.code == "library"
    assert list(tmp_path.iterdir()) == []


def test_importing_the_writers_loads_no_library():
    heavy = ("docx", "lxml", "xlsxwriter", "jinja2", "typst")
    code = f"import sys, sakip.writers; print([n for n in {heavy} if n in sys.modules])"
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "[]"


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(OutputError, match="does not exist") as caught:
        write(laporan(), tmp_path / "tidak" / "ada" / "laporan.md")
    assert str(tmp_path / "tidak" / "ada") in str(caught.value)
    assert caught.value.hint is not None


def test_a_file_in_the_place_of_a_folder_is_named_and_left_alone(tmp_path):
    (tmp_path / "berkas").write_text("isi")
    for path in (tmp_path / "berkas" / "laporan.md", tmp_path / "berkas" / "lagi" / "laporan.md"):
        with pytest.raises(OutputError, match="is a file, not a folder"):
            write(laporan(), path)
    assert [one.name for one in tmp_path.iterdir()] == ["berkas"]
    assert (tmp_path / "berkas").read_text() == "isi"


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "laporan.md").mkdir()
    with pytest.raises(OutputError, match="this is a folder"):
        write(laporan(), tmp_path / "laporan.md")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="may not be written to"):
        write(laporan(), tmp_path / "laporan.md")


@pytest.mark.parametrize("broken", ["replace", "fsync"])
def test_a_failure_leaves_the_old_file_and_nothing_else(broken, monkeypatch, tmp_path):
    path = tmp_path / "laporan.md"
    path.write_text("yang lama")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, broken, fail)
    with pytest.raises(OutputError, match="No space left on device"):
        write(laporan(), path)
    assert path.read_text() == "yang lama"
    assert [one.name for one in tmp_path.iterdir()] == ["laporan.md"]


def test_an_interrupt_leaves_nothing_behind(monkeypatch, tmp_path):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(laporan(), tmp_path / "laporan.md")
    assert list(tmp_path.iterdir()) == []


def test_a_link_keeps_pointing_to_its_file(tmp_path):
    real = tmp_path / "asli.md"
    real.write_text("lama")
    real.chmod(0o640)
    link = tmp_path / "tautan.md"
    link.symlink_to(real)
    write(laporan(), link)
    assert link.is_symlink()
    assert real.read_bytes() == render(laporan(), "md")
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_relative_path_is_written_in_the_working_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert write(laporan(), "laporan.md") == Path("laporan.md")
    assert (tmp_path / "laporan.md").exists()
