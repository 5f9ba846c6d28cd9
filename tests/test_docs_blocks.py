# SPDX-License-Identifier: MIT
"""What the tutorial and the how-to pages show runs as it stands there: commands, programs, profiles.

Blocks marked ``py`` are the exception: they need a library that this one does not install.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from sakip.cli import main

PAGES = ("tutorial", "caranya/pembulatan", "caranya/kolom", "caranya/nip", "caranya/pandas")


@pytest.fixture
def place(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder from which the repository's plugins are where the pages say."""
    (tmp_path / "plugins").symlink_to(root / "plugins", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blocks(root: Path, page: str, language: str) -> list[str]:
    text = (root / "docs" / f"{page}.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def files(root: Path, page: str, place: Path) -> None:
    """Write the TOML of a page under the name that the page gives it."""
    name = "pejabat.toml" if page == "caranya/nip" else "profile.toml"
    for text in blocks(root, page, "toml"):
        (place / name).write_text(text, "utf-8")


def commands(root: Path, page: str) -> list[list[str]]:
    """Every call of sakip on a page, with the page's shell variables in place."""
    known: dict[str, str] = {}
    found = []
    for line in "".join(blocks(root, page, "sh")).splitlines():
        if assigned := re.fullmatch(r"([A-Z]+)=(\S+)", line):
            known[assigned[1]] = assigned[2]
        elif line.startswith("sakip "):
            filled = re.sub(r"\$([A-Z]+)", lambda name: known[name[1]], line)
            found.append(shlex.split(filled)[1:])
    return found


def test_there_is_something_to_run(root: Path) -> None:
    assert sum(len(commands(root, page)) for page in PAGES) >= 9
    assert sum(len(blocks(root, page, "python")) for page in PAGES) >= 3


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_runs(root: Path, page: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(root, page, place)
    for command in commands(root, page):
        with pytest.raises(SystemExit) as ended:
            main(command)
        assert ended.value.code == 0, (command, capsys.readouterr().err)
        if "-o" in command:
            assert (place / command[command.index("-o") + 1]).stat().st_size > 1000


@pytest.mark.parametrize("page", PAGES)
def test_every_program_of_a_page_runs_and_prints_what_it_says(root: Path, page: str, place: Path) -> None:
    files(root, page, place)
    for program in blocks(root, page, "python"):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        for line in re.findall(r"\)  # (.+)$", program, re.MULTILINE):
            assert line in done.stdout


def test_a_column_added_in_a_profile_stands_in_the_report(root: Path, place: Path) -> None:
    import sakip
    from sakip import national
    from sakip.plugins import read
    from sakip.profile import resolve

    files(root, "caranya/kolom", place)
    chain = [national.sakip_profil(kode="16.05", tahun=2023), read(place / "profile.toml")]
    bundle = sakip.load("plugins/sakip-musi-rawas/src/sakip_musi_rawas/data/sumber-harta-2023")
    measurement = sakip.measure(bundle, profile=resolve(chain, "16.05", 2023))
    page = sakip.write(sakip.report(measurement), place / "laporan.md").read_text("utf-8")
    assert "Predikat" in page
    assert "Sangat Tinggi" in page
