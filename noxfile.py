# SPDX-License-Identifier: MIT
"""Everything that is run on the project: ``nox -s demo``, ``nox -s tests``, ``nox -l`` for the rest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["lint", "types", "tests", "kit", "docs"]

PROJECT = nox.project.load_toml("pyproject.toml")
PLUGIN = "./plugins/sakip-musi-rawas"
REGIONS = tuple(f"./{folder}" for folder in sorted(Path("plugins").glob("*")) if (folder / "pyproject.toml").is_file())
BUNDLE = "plugins/sakip-musi-rawas/src/sakip_musi_rawas/data/sumber-harta-2023"
EXTRAS = "docx,xlsx,toml,html,pdf,audit,frame"
PYTEST = ("pytest", "-q", "-n", "auto")
ELSEWHERE = tuple(
    f"--ignore=tests/{folder}" for folder in ("office", "engines", "docs", "frame", "browser", "scaffold", "testing")
)


def others() -> list[str]:
    """The Pythons from 3.11 to 3.14 that this machine has, but for the one that runs nox."""
    current = "{}.{}".format(*sys.version_info)
    versions = ["3.11", "3.12", "3.13", "3.14"]
    return [version for version in versions if version != current and (_runs(version) or _pyenv(version))]


def _runs(version: str) -> bool:
    try:
        return subprocess.run([f"python{version}", "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


def _pyenv(version: str) -> bool:
    # pyenv keeps the Pythons that are not chosen off the PATH, behind a shim that fails.
    try:
        prefix = subprocess.run(["pyenv", "prefix", version], capture_output=True, text=True).stdout.strip()
    except OSError:
        return False
    if prefix:
        os.environ["PATH"] = os.pathsep.join([f"{prefix}/bin", os.environ["PATH"]])
    return bool(prefix) and _runs(version)


def install(session: nox.Session, *groups: str, pins: Sequence[str] = (), plugins: Sequence[str] = (PLUGIN,)) -> None:
    """Install sakip, plugins and the tools of `groups`, as a user would: built, not linked."""
    tools = [tool for group in groups for tool in nox.project.dependency_groups(PROJECT, group)]
    session.install("-q", f".[{EXTRAS}]", *plugins, *tools, *pins)


@nox.session
def demo(session: nox.Session) -> None:
    """Write the report of Kecamatan Sumber Harta 2023 into hasil/, and show its figures."""
    install(session)
    Path("hasil").mkdir(exist_ok=True)
    for suffix in ("docx", "pdf", "xlsx", "html", "md"):
        session.run("sakip", "report", BUNDLE, "-o", f"hasil/lkjip-sumber-harta-2023.{suffix}")
    session.run("sakip", "measure", BUNDLE)
    session.run("sakip", "explain", BUNDLE, "capaian:IKU-1:2023")
    # What the published report prints, against what follows from its data: 1 says that there are findings.
    paper = "hasil/kertas-kerja-reviu-sumber-harta-2023.docx"
    session.run("sakip", "audit", BUNDLE, success_codes=[0, 1])
    session.run("sakip", "audit", BUNDLE, "-o", paper, success_codes=[0, 1])


@nox.session
def tests(session: nox.Session) -> None:
    """The tests, on the Python that runs nox."""
    install(session, "test")
    session.run(*PYTEST, *ELSEWHERE, *session.posargs)


@nox.session(python=others() or None)
def pythons(session: nox.Session) -> None:
    """The tests on each other Python that this machine has."""
    if session.python is None:
        session.log("This machine has no other Python from 3.11 on.")
        return
    install(session, "test")
    # The readings of a formula are arithmetic alone, the same on every Python and slow to try: once is enough.
    slow = ("formula/test_readings.py", "formula/test_integers.py")
    session.run(*PYTEST, *ELSEWHERE, *(f"--ignore=tests/{one}" for one in slow), *session.posargs)


@nox.session
def lowest(session: nox.Session) -> None:
    """The tests with the lowest versions that pyproject.toml admits."""
    optional = PROJECT["project"]["optional-dependencies"]
    names = [name for extra in EXTRAS.split(",") for name in optional[extra]]
    pins = [name.replace(">=", "==") for name in (*PROJECT["project"]["dependencies"], *names)]
    install(session, "test", pins=pins)
    # Old releases warn of what later Pythons will drop; that is not this project's to mend.
    session.run(*PYTEST, *ELSEWHERE, "-W", "default", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, layers, and a complete catalogue of texts."""
    install(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports", "--no-logo")
    session.run("python", "tools/messages.py", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """mypy --strict over the code, the plugins and the type-only tests."""
    install(session, "types")
    plugins = sorted(map(str, Path("plugins").glob("*/src")))
    session.run("mypy", "src", *plugins, "tests/typing_tests", "noxfile.py", "hatch_build.py", "tools")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, Indonesian with English under en/; every warning is an error. One folder for any host."""
    # The reference says which regions choose what: of all that this repository has.
    install(session, "docs", "test", plugins=REGIONS)
    session.run("python", "tools/pages.py", "--check")
    _build(session)
    session.run("pytest", "-q", "tests/docs", *session.posargs)


def _build(session: nox.Session) -> None:
    for language, folder in (("id", "docs/_build/html"), ("en", "docs/_build/html/en")):
        build = ("sphinx-build", "-q", "-E", "-n", "-W", "--keep-going", "-b", "html", "-D", f"language={language}")
        session.run(*build, "-d", f"docs/_build/doctrees-{language}", "docs", folder)


@nox.session
def browser(session: nox.Session) -> None:
    """The documentation in Chromium, which must be there: on a phone, in light and dark, opened from a disk."""
    install(session, "docs", "test", "browser", plugins=REGIONS)
    _build(session)
    session.run("pytest", "-q", "tests/browser", *session.posargs)


@nox.session
def kit(session: nox.Session) -> None:
    """Each region's own tests, with all of them installed together."""
    install(session, "test", plugins=REGIONS)
    session.run(*PYTEST, *(f"{region}/tests" for region in REGIONS), *session.posargs)


@nox.session
def scaffold(session: nox.Session) -> None:
    """What writes and proves a plugin: new packages, choices learned from reports, and the kit with its slips."""
    install(session, "test")
    session.run(*PYTEST, "tests/scaffold", "tests/testing", *session.posargs)


@nox.session
def region(session: nox.Session) -> None:
    """A new region as a stranger makes it: written, built, installed beside the core's wheel, tested, reported with."""
    folder = Path(session.create_tmp()).resolve()
    shutil.rmtree(folder)
    session.install("-q", "build", "hatchling>=1.22", "babel>=2.12")
    session.run("python", "-m", "build", "-q", "-n", "-w", "-o", str(folder), ".")
    (core,) = folder.glob("sakip-*.whl")
    session.install("-q", "--force-reinstall", f"{core}[testing,{EXTRAS}]")
    room = folder / "banjarnegara"
    options = ("--nama", "Kabupaten Banjarnegara", "--pembulatan", "potong:2", "--rumus-turun", "capaian.turun.rasio")
    session.run("sakip", "new-region", "33.04", str(room), *options)
    session.run("python", "-m", "build", "-q", "-n", "-w", str(room))
    (wheel,) = room.glob("dist/*.whl")
    session.install("-q", "--no-deps", "--force-reinstall", str(wheel))
    with session.chdir(room):
        session.run("pytest", "-q", "tests")
        session.run("sakip", "check-plugin", "sakip-banjarnegara")
        session.run("sakip", "report", "data/sampel", "-o", "laporan.docx")


@nox.session
def office(session: nox.Session) -> None:
    """Documents held to the schemas of their formats, opened and recalculated by LibreOffice, which must be there."""
    if not Path("tests/office").is_dir():
        session.error("tests/office is missing")
    install(session, "test", "office", plugins=(PLUGIN, "./plugins/sakip-lampung"))
    session.run("soffice", "--version", external=True)
    session.run("pdftotext", "-v", external=True)
    session.run("pytest", "-q", "tests/office", *session.posargs)


@nox.session
def engines(session: nox.Session) -> None:
    """The calculators of the documentation, run by Node, which must be there."""
    install(session, "test", "docs")
    session.run("node", "--version", external=True)
    session.run(*PYTEST, "tests/engines", *session.posargs)


@nox.session
def frame(session: nox.Session) -> None:
    """Frames of every engine but Spark: each gives what the object path gives, row by row."""
    install(session, "test", "frame")
    session.run(*PYTEST, "tests/frame", "--ignore=tests/frame/test_spark.py", *session.posargs)


@nox.session
def spark(session: nox.Session) -> None:
    """The same on a Spark cluster of two worker processes on this machine; needs a JDK (17)."""
    install(session, "test", "frame")
    session.install("-q", "pyspark>=4")
    session.run("java", "-version", external=True)
    session.run("pytest", "-q", "tests/frame/test_spark.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time and memory as ratios against an alternative in the same run; fails when a limit is passed.

    ``nox -s bench -- --simpan`` keeps the results in tests/benchmarks/hasil and draws the documentation's picture.
    """
    install(session, "frame", "test")
    rooms = ("import", "bundle", "plugins", "object", "audit", "frame", "report", "batch", "stream")
    keep = "--simpan" in session.posargs
    for room in rooms:
        # Where results are kept, one that passes its limit is kept as well and shown as such.
        codes = [0, 1] if keep else [0]
        session.run("python", f"tests/benchmarks/bench_{room}.py", *session.posargs, success_codes=codes)
    if keep:
        session.run("python", "tests/benchmarks/plot.py")


@nox.session
def openfisca(session: nox.Session) -> None:
    """Frames against the same formulas in OpenFisca (AGPL), which nothing here needs but this comparison."""
    session.install("-q", f".[{EXTRAS}]", "polars>=1", "openfisca-core>=44")
    session.run("python", "tests/benchmarks/bench_openfisca.py", *session.posargs)


@nox.session
def messages(session: nox.Session) -> None:
    """Bring the Indonesian catalogue up to date with the marked texts of the code."""
    session.install("-q", "babel>=2.12")
    session.run("python", "tools/messages.py")
