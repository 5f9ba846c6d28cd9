# SPDX-License-Identifier: MIT
"""The command line as a whole: help, lists, and how the process ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest

from cli.daerah import Daerah
from cli.perintah import Run, process
from sakip import rules
from sakip.cli import _COMMANDS

COMMANDS = tuple(_COMMANDS)
LAPORAN = Path(__file__).parents[1] / "data/laporan/sumber-harta-2023.txt"


@pytest.mark.parametrize("args", [[], ["--help"], ["-h"]])
def test_help_names_every_command(run: Run, args: list[str]) -> None:
    ran = run(*args)
    assert (ran.code, ran.err) == (0, "")
    shown = [line.split()[0] for line in ran.out.splitlines() if line.startswith("  ")]
    assert [one for one in shown if one in COMMANDS] == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_its_arguments_and_options_in_both_languages(
    run: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {}
    for language in ("id", "en"):
        monkeypatch.setenv("SAKIP_LANG", language)
        ran = run(command, "--help")
        assert (ran.code, ran.err) == (0, "")
        texts[language] = ran.out
        assert f"sakip {command}" in ran.out
        assert "--help" in ran.out
    assert "Usage: " in texts["en"]
    assert {"Arguments:", "Options:", "Example:"} <= set(texts["en"].splitlines())
    for english in ("Usage", "Options", "Show this", "where", "Example", "[OPTIONS]"):
        assert english not in texts["id"]
    rows = [line.split("  ") for line in texts["en"].splitlines() if line.startswith("  -")]
    assert all(len(row) > 2 or row[-1].strip() for row in rows)


def test_the_example_of_each_help_works(
    run: Run, english: None, sumber_harta: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    # frame's engines are installed, and its example run, in a session of their own
    for command in (one for one in COMMANDS if one != "frame"):
        example = run(command, "--help").out.rstrip().splitlines()[-1].split()
        assert example[:2] == ["sakip", command]
        args = [one.replace("data/kecamatan-2023-perubahan", "data/kecamatan-2023") for one in example[1:]]
        args = [one.replace("data/kecamatan-2023", str(sumber_harta)) for one in args]
        args = [one.replace("laporan.docx", f"{tmp_path}/laporan.docx") for one in args]
        args = [one.replace("lkjip-2023.docx", str(LAPORAN)) for one in args]
        args = [one.replace("isian.xlsx", f"{tmp_path}/{command}.xlsx") for one in args]
        # The audit of a real report finds something.
        assert run(*args).code == (1 if command == "audit" else 0)


def test_version(run: Run) -> None:
    assert run("--version").out == f"sakip {version('sakip')}\n"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["capain"], 'there is no command "capain". Nearest: "capaian".'),
        (["--jsn"], 'there is no option "--jsn". Known: --help, --version, -h.'),
        (["measure"], "BUNDLE is missing. Usage: sakip measure [OPTIONS] BUNDLE"),
        (["report", "x"], "--output/-o is missing. Usage: sakip report [OPTIONS] BUNDLE|FOLDER"),
        (["measure", "x", "--json=ya"], 'option "--json" is used wrongly: it needs a value, or has one that it cannot '
                                        'take. "sakip measure --help" explains the command.'),
        (["rules", "a", "b"], "there is something too much on the line: b. Usage: sakip rules [OPTIONS] [ID]. "
                              "A text with spaces stands in quotation marks."),
    ],
)  # fmt: skip
def test_a_line_that_is_not_understood(run: Run, english: None, args: list[str], told: str) -> None:
    ran = run(*args)
    assert (ran.code, ran.out, ran.err) == (2, "", told + "\n")


def test_rules_lists_every_rule_once(run: Run) -> None:
    lines = run("rules").out.splitlines()[2:]
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == [one.id for one in rules.every()]


@pytest.mark.parametrize("id", [one.id for one in rules.every()])
def test_each_rule_is_shown_in_full(run: Run, english: None, id: str) -> None:
    ran = run("rules", id)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == id
    rule = rules.get(id)
    assert sum(1 for line in lines if line.startswith("  reference: ")) == len(rule.rujukan)
    assert sum(1 for line in lines if line.startswith("  example: ")) == len(rule.examples)
    if not id.startswith("predikat."):
        assert any(line.startswith(f"  {rule.kind} = ") for line in lines)


def test_a_scale_is_shown_with_its_classes_the_highest_first(run: Run, english: None) -> None:
    lines = run("rules", "predikat.permendagri-86-2017").out.splitlines()
    assert lines[3:9] == [
        "  Sangat Tinggi: x ≥ 91",
        "  Tinggi: 76 ≤ x ≤ 90",
        "  Sedang: 66 ≤ x ≤ 75",
        "  Rendah: 51 ≤ x ≤ 65",
        "  Sangat Rendah: x ≤ 50",
        "  holes: a value in a hole belongs to the class below it",
    ]


def test_a_rule_that_is_not_there(run: Run, english: None) -> None:
    ran = run("rules", "capaian.turun.cermn")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith('no rule has the id "capaian.turun.cermn". Nearest: capaian.turun.cermin')


def test_regions_lists_what_is_installed(run: Run, english: None) -> None:
    assert run("regions").out.splitlines()[2:] == [f"16.05  sakip-musi-rawas  {version('sakip-musi-rawas')}    ready"]


def test_a_region_with_all_its_choices_and_whose_they_are(run: Run, english: None) -> None:
    lines = run("regions", "16.05.19", "--tahun", "2023").out.splitlines()
    assert lines[0] == "16.05.19, 2023: Nasional, Kabupaten Musi Rawas"
    own = lines.index("pembulatan.capaian: mode = potong; digit = 2")
    assert re.fullmatch(
        r"    Kabupaten Musi Rawas, sakip_musi_rawas/profile\.toml:\d+ "
        r"\(LKjIP Kecamatan Sumber Harta 2023, Tabel 3\.4: 94,46 91,95 94,56\)",
        lines[own + 1],
    )
    wide = lines.index("capaian.naik: rumus = capaian.naik.rasio")
    assert lines[wide + 1].startswith("    national, ")
    assert "tabel.iku" in lines


def test_a_region_with_a_scale_of_its_own_shows_its_classes(run: Run, english: None, daerah: Daerah) -> None:
    daerah.add(
        "35.27",
        '[predikat.capaian]\nskala = [{ label = "Baik", bawah = 50 }, { label = "Kurang", atas = 50, '
        "atas_termasuk = false }]\nrujukan = RUJUKAN\n[batas.capaian]\natas = 120\nrujukan = RUJUKAN\n",
    )
    lines = run("regions", "35.27").out.splitlines()
    for line, whose in (
        ("predikat.capaian: skala = Baik, Kurang", "Kabupaten Coba"),
        ("batas.capaian: atas = 120", "Kabupaten Coba"),
        ("batas.capaian: bawah = tanpa", "national"),
    ):
        assert lines[lines.index(line) + 1].startswith(f"    {whose}, ")


@pytest.mark.parametrize("kode", ["99", "1", "", "musi rawas"])
def test_a_region_that_is_not_there(run: Run, english: None, kode: str) -> None:
    ran = run("regions", kode)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f'no plugin is installed for region "{kode}". Installed: 16.05.')


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a POSIX shell")
@pytest.mark.parametrize("args", ["rules", "explain {bundle}", "measure {bundle} --json", "--help"])
def test_a_pipe_that_closes_early_is_no_fault(args: str, sumber_harta: object) -> None:
    command = f"{sys.executable} -m sakip.cli {args.format(bundle=sumber_harta)}; echo $? >&2"
    with subprocess.Popen(
        ["sh", "-c", f"({command}) | head -c 5 >/dev/null"], stderr=subprocess.PIPE, text=True
    ) as running:
        _, told = running.communicate()
    assert told == "0\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_control_c_stops_without_a_traceback() -> None:
    program = "import sakip.cli.rules as r, time\nr.table = lambda *a, **k: (print('on', flush=True), time.sleep(60))\n"
    # A job in the background inherits an ignored SIGINT.
    program += "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    program += "from sakip.cli import main\nmain(['rules'])"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "on\n"
        time.sleep(0.1)
        os.kill(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert told.strip() == ""


def test_a_console_that_lacks_a_sign_shows_a_stand_in() -> None:
    ran = process("rules", "predikat.permendagri-86-2017", PYTHONIOENCODING="cp1252")
    assert (ran.code, ran.err) == (0, "")
    assert "  Sangat Rendah: x ? 50" in ran.out.splitlines()


def test_it_runs_as_a_module_and_as_a_program() -> None:
    ran = process("capaian", "84", "79,35")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Capaian: 94,46 %")
