# SPDX-License-Identifier: MIT
"""The plugin guide, followed step by step in an empty folder: its commands run, its files are accepted."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import sakip
from cli.perintah import Run
from sakip import api
from sakip.testing import load
from sakip.testing.recompute import problems

ELSEWHERE = ('pip install "sakip', "python -m build")
"""What the session that builds and installs a new region does for real."""


def blocks(page: Path) -> list[tuple[str, str]]:
    """Every block of code in the order of the page: its language and its text."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_guide_can_be_followed(
    root: Path, tmp_path: Path, installed: Callable[[Path], str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, package, ran = tmp_path, Path(), 0
    for language, text in blocks(root / "docs/plugin.md"):
        if language == "toml":
            name = "contoh/lkjip-2024.toml" if "[[baris]]" in text else "profile.toml"
            (package / name).parent.mkdir(exist_ok=True)
            # what has no head of its own is added to the profile that the guide has already written
            before = "" if "format = 1" in text else (package / name).read_text("utf-8") + "\n"
            (package / name).write_text(before + text, "utf-8")
            api.forget()
        elif language == "python":
            assert (place / "tests/test_daerah.py").read_text("utf-8") == text
        elif language == "sh":
            for line in (one for one in text.splitlines() if not one.startswith(ELSEWHERE)):
                program, *rest = shlex.split(line)
                if program == "cd":
                    place = place / rest[0]
                elif program == "pip":
                    package = place / "src" / installed(place)
                elif program == "pytest":
                    assert package.is_dir()
                else:
                    monkeypatch.chdir(place)
                    told = run(*rest)
                    ran += 1
                    assert (told.code, program) == (0, "sakip"), (line, told)
                    assert "83,33" in told.out or rest[0] not in ("capaian", "infer")
    assert ran >= 6
    assert (place / "laporan.docx").stat().st_size > 1000
    proved(place)


def proved(place: Path) -> None:
    """Run the package's own tests, as they are at the end of the guide."""
    # The settings of this project's tests are none of the new package's.
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(place / "pyproject.toml")]
    environment = {**os.environ, "PYTHONPATH": str(place / "src"), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, encoding="utf-8", env=environment)
    # One check more where Sphinx is installed.
    passed = "10 passed, 1 skipped" in done.stdout or "11 passed" in done.stdout
    assert (done.returncode, passed) == (0, True), (done.stdout, done.stderr)


def test_a_slip_in_a_row_would_fail_there(root: Path, tmp_path: Path, english: None) -> None:
    """The rows that the guide shows are really computed: by the national formula one of them comes out otherwise."""
    [text] = [body for language, body in blocks(root / "docs/plugin.md") if "[[baris]]" in body]
    path = tmp_path / "laporan.toml"
    path.write_text(text, "utf-8")
    [told] = [str(one) for one in problems(load(path), sakip.resolve(None, 2024))]
    assert "83,33 is expected, the region's rules give 80,00." in told
