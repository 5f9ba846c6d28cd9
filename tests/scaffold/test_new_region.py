# SPDX-License-Identifier: MIT
"""A new region's package passes the kit as it is written, whatever was chosen for it, or is not written at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import sakip
from cli.perintah import Run
from sakip.cli import new_region
from sakip.scaffold import Answers
from sakip.testing.checks import CHECKS, LackingError
from sakip.testing.room import Room

pytestmark = pytest.mark.usefixtures("english")

Install = Callable[[Path], str]


def problems(kode: str) -> list[str]:
    """What the kit says, but for what it cannot check."""
    room, told = Room(kode), []
    for check in (one for one in CHECKS.values() if one.id != "halaman"):
        try:
            told += [str(one) for one in check.problems(room)]
        except LackingError:
            continue
    return told


@pytest.mark.parametrize(
    "options",
    [
        (),
        (
            "--nama",
            'Kota "Baru" \\ Satu',
            "--skala",
            "predikat.sampang",
            "--batas",
            "120",
            "--sumber",
            "LKjIP 2024",
            "--pembulatan",
            "potong:2",
            "--rumus-turun",
            "capaian.turun.rasio",
        ),
    ],
)
def test_what_is_written_passes_the_kit_at_once(
    tmp_path: Path, run: Run, installed: Install, options: tuple[str, ...]
) -> None:
    ran = run("new-region", "33.04", tmp_path / "x", *options)
    assert (ran.code, ran.err) == (0, "")
    installed(tmp_path / "x")
    assert problems("33.04") == []
    if options:
        assert sakip.capaian(92, 87, wilayah="33.04").text == "94,56"
        assert sakip.capaian(10, 12, polaritas="turun", wilayah="33.04").text == "83,33"
        assert sakip.capaian(50, 100, wilayah="33.04").text == "120,00"


def test_the_files_and_their_names(tmp_path: Path, run: Run) -> None:
    run("new-region", "33.04", tmp_path / "x", "--nama", "Kabupaten Banjarnegara")
    found = sorted(one.relative_to(tmp_path / "x").as_posix() for one in (tmp_path / "x").rglob("*") if one.is_file())
    assert found == [
        "README.md",
        "data/sampel/10-rencana.toml",
        "data/sampel/20-anggaran.toml",
        "pyproject.toml",
        "src/sakip_banjarnegara/__init__.py",
        "src/sakip_banjarnegara/profile.toml",
        "src/sakip_banjarnegara/py.typed",
        "tests/test_daerah.py",
    ]
    test = (tmp_path / "x/tests/test_daerah.py").read_text("utf-8")
    assert len([line for line in test.splitlines() if line]) == 3
    readme = (tmp_path / "x/README.md").read_text("utf-8")
    assert "1. Contoh: salin" in readme
    assert not [line for line in readme.splitlines() if "$" in line]
    assert sakip.load(tmp_path / "x/data/sampel").kode == "33.04"


@pytest.mark.parametrize(
    ("nama", "distribution", "test"),
    [
        ("Kabupaten Banjarnegara", "sakip-banjarnegara", "Banjarnegara"),
        ("Kab. Musi Rawas", "sakip-musi-rawas", "MusiRawas"),
        ("Kota Dumai", "sakip-kota-dumai", "KotaDumai"),
        ("Provinsi Lampung", "sakip-provinsi-lampung", "ProvinsiLampung"),
        ("", "sakip-33-04", "3304"),
    ],
)
def test_names_follow_the_region(nama: str, distribution: str, test: str) -> None:
    answers = Answers("33.04", nama)
    assert (answers.distribusi, answers.kelas) == (distribution, test)
    assert answers.modul.isidentifier()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("3304", "x"), '"3304" is no code of a region. Codes are written 16, 16.05'),
        (("33.04", "x", "--rumus-turun", "capaian.turun.rasoi"), 'no rule has the id "capaian.turun.rasoi". Nearest:'),
        (("33.04", "x", "--skala", "capaian.naik.rasio"), '"capaian.naik.rasio" is not a scale.'),
        (("33.04", "x", "--pembulatan", "atas"), '--pembulatan: "atas" is no rounding.'),
        (("33.04", "x", "--batas", "1,2"), '--batas: "1,2" is no whole number.'),
        (("33.04", "penuh"), 'penuh" is there already and not empty. Name a folder that is not there yet.'),
    ],
)
def test_nothing_is_written_where_something_is_wrong(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "penuh").mkdir()
    (tmp_path / "penuh/a.txt").write_text("a", "utf-8")
    ran = run("new-region", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert [one.name for one in tmp_path.rglob("*")] == ["penuh", "a.txt"]


def test_on_a_terminal_it_asks_and_enter_leaves_a_question_open(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    answers = iter(["Kabupaten Banjarnegara", "capaian.turun.rasoi", "2", "", "atas", "potong", "", "", "LKjIP 2024"])
    monkeypatch.setattr(new_region.sys, "stdin", Terminal())
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(answers))
    ran = run("new-region", "33.04", tmp_path / "x")
    assert ran.code == 0
    assert "   2 capaian.turun.rasio: Lower is better: target over realisation\n" in ran.out
    assert '  no rule has the id "capaian.turun.rasoi". Nearest: ' in ran.out
    assert '  --pembulatan: "atas" is no rounding.' in ran.out
    profile = (tmp_path / "x/src/sakip_banjarnegara/profile.toml").read_text("utf-8")
    chosen = [line for line in profile.splitlines() if line.startswith("[")]
    assert chosen == ["[sumber.lkjip-2024]", "[capaian.turun]", "[pembulatan.capaian]"]
    assert profile.count('rujukan = { sumber = "lkjip-2024", praktik = true }\n') == 3
