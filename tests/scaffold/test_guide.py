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

import sakip
from sakip.testing import load
from sakip.testing.recompute import problems

ELSEWHERE = ('pip install "sakip', "python -m build")
"""What the session that builds and installs a new region does for real."""


def blocks(page: Path) -> list[tuple[str, str]]:
    """Every block of code in the order of the page: its language and its text."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_guide_can_be_followed(root: Path, tmp_path: Path, installed: Callable[[Path], str]) -> None:
    place, package, ran = tmp_path, Path(), []
    for language, text in blocks(root / "docs/plugin.md"):
        if language == "toml":
            name = "contoh/lkjip-2024.toml" if "[[baris]]" in text else "profile.toml"
            (package / name).parent.mkdir(exist_ok=True)
            (package / name).write_text(text, "utf-8")
        elif language == "python":
            assert (place / "tests/test_daerah.py").read_text("utf-8") == text
        elif language == "sh":
            for line in text.splitlines():
                if line.startswith(ELSEWHERE):
                    continue
                if line.startswith("cd "):
                    place = place / line[3:]
                elif line == "pip install -e .":
                    package = place / "src" / installed(place)
                else:
                    run(line, place)
                    ran.append(line.split()[0])
    assert ran.count("pytest") == 2
    assert ran.count("sakip") >= 6
    assert (place / "laporan.docx").stat().st_size > 1000


def run(line: str, place: Path) -> None:
    """Run one line of the guide."""
    program, *rest = shlex.split(line)
    module = {"sakip": "sakip.cli", "pytest": "pytest"}[program]
    # The settings of this project's own tests are none of the new package's.
    more = ["-q", "-p", "no:cacheprovider", "-c", str(place / "pyproject.toml")] if program == "pytest" else []
    done = subprocess.run(
        [sys.executable, "-m", module, *rest, *more],
        cwd=place,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(place / "src"), "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, (line, done.stdout, done.stderr)
    if line.startswith("sakip capaian"):
        assert "83,33" in done.stdout
    if program == "pytest":
        assert "passed" in done.stdout


def test_a_slip_in_a_row_would_fail_there(root: Path, tmp_path: Path, english: None) -> None:
    """The rows that the guide shows are really computed: by the national formula one of them comes out otherwise."""
    [text] = [body for language, body in blocks(root / "docs/plugin.md") if "[[baris]]" in body]
    path = tmp_path / "laporan.toml"
    path.write_text(text, "utf-8")
    [told] = [str(one) for one in problems(load(path), sakip.resolve(None, 2024))]
    assert "83,33 is expected, the region's rules give 80,00." in told
