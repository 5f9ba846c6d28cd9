# SPDX-License-Identifier: MIT
"""The README is true: its Python runs, its commands print what stands below them, and CI runs its own tests command.

A ```console block holds ``$ `` lines, each with its output; a line ``...`` for any lines, ``...`` inside a line for
the rest of it. A ```python block may be followed by a ```text block with what it prints.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> list[tuple[str, str]]:
    """Each shown command with its expected output."""
    found = []
    for language, body in BLOCKS:
        if language == "console":
            found += re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE)
    return found


def programs() -> list[tuple[str, str]]:
    """Each Python block with what it prints, empty where the README does not say."""
    following = [*BLOCKS[1:], ("", "")]
    return [
        (body, text if after == "text" else "")
        for (language, body), (after, text) in zip(BLOCKS, following, strict=True)
        if language == "python"
    ]


def run(command: list[str], place: Path) -> str:
    """Output of a command run in `place`, a folder in which the repository's plugins can be seen."""
    (place / "plugins").symlink_to(ROOT / "plugins")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, encoding="utf-8")
    # An audit that finds something says so.
    assert done.returncode == ("sakip audit" in command[-1]), done.stderr
    return done.stdout


def same(shown: str, printed: str) -> None:
    """Fail unless `printed` is what the README shows; trailing blanks do not count."""
    wanted = [line.rstrip() for line in shown.rstrip().splitlines()]
    got = "\n".join(line.rstrip() for line in printed.rstrip().splitlines())
    pattern = "\n".join(
        "(?:.*\n)*?.*" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") for line in wanted
    )
    assert re.fullmatch(pattern, got), f"the README shows\n{shown}\nbut it prints\n{got}"


@pytest.mark.parametrize(("command", "shown"), commands(), ids=[one for one, _ in commands()])
def test_a_shown_command_prints_what_is_shown(command: str, shown: str, tmp_path: Path) -> None:
    same(shown, run(["bash", "-c", command], tmp_path))


@pytest.mark.parametrize(("program", "shown"), programs())
def test_the_python_runs_and_prints_what_is_shown(program: str, shown: str, tmp_path: Path) -> None:
    same(shown, run([sys.executable, "-c", program], tmp_path))


def test_ci_runs_the_tests_by_the_command_of_the_readme() -> None:
    [command] = re.findall(r"^python3 -m venv .* -s tests$", README, re.MULTILINE)
    assert command in map(str.strip, (ROOT / ".ci/run").read_text("utf-8").splitlines())
