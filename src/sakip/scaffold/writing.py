# SPDX-License-Identifier: MIT
"""A region's package as files: templates filled in, proved before anything is written, written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from string import Template

import attrs
import tomli

from sakip.errors import OutputError, Place, ProfileError
from sakip.lang import msg, using
from sakip.plugins import read
from sakip.plugins.spec import KONTRAK
from sakip.profile import resolve
from sakip.scaffold.answers import UNCITED, Answers, table, text

_NO_SOURCE = """\
# [sumber.lkjip-2024]
# nama = "LKjIP ... 2024"
# tahun = 2024
# judul = "Judul pada sampul"
# tautan = "https://..."
# jenis = "laporan\""""
TEMPLATES = Path(__file__).parent / "templates"


def write(answers: Answers, folder: Path, *, contoh: str | None = None) -> Path:
    """Write the package of a region into `folder`, which must not be there or be empty, and return it.

    contoh: the text of a file of rows as printed. Raises OutputError where it cannot be written, ProfileError where a
    choice is none (an unknown rule, a scale with a hole).
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(
            msg('"{folder}" is there already and not empty.', folder=folder),
            code="output-exists",
            hint=msg("Name a folder that is not there yet."),
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as place:
            made = Path(place) / folder.name
            with using("id"):
                made_of = files(answers, contoh)
            for name, body in made_of.items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                (made / name).write_text(body, "utf-8", newline="\n")
            _prove(made / "src" / answers.modul / "profile.toml", answers.kode)
            if folder.exists():
                folder.rmdir()
            shutil.move(made, folder)
    except OSError as error:
        raise OutputError(
            msg('"{folder}" cannot be written: {reason}.', folder=folder, reason=error.strerror or error),
            code="output-exists",
            hint=msg("Name a folder in which you may write."),
        ) from error
    return folder


def files(answers: Answers, contoh: str | None = None) -> dict[str, str]:
    """Every file of the package: its path and its text."""
    from sakip.testing.room import SAMPLE

    made = f"src/{answers.modul}"
    found = {
        "pyproject.toml": _filled("pyproject.toml", answers),
        "README.md": _filled("README.md", answers, langkah=_steps(answers, contoh is not None)),
        f"{made}/__init__.py": _filled("__init__.py", answers),
        f"{made}/profile.toml": _profile(answers),
        f"{made}/py.typed": "",
        "tests/test_daerah.py": _filled("test_daerah.py", answers),
    }
    if contoh is not None:
        found[f"{made}/contoh/laporan.toml"] = contoh
    for one in sorted(SAMPLE.glob("*.toml")):
        found[f"data/sampel/{one.name}"] = one.read_text("utf-8").replace('kode = "00"', f'kode = "{answers.kode}"')
    return found


def _filled(name: str, answers: Answers, **more: str) -> str:
    from importlib.metadata import version

    body = (TEMPLATES / f"{name}.txt").read_text("utf-8")
    return Template(body).substitute(
        kode=answers.kode, nama=_plain(answers.judul), nama_kutip=text(answers.judul),
        distribusi=answers.distribusi, modul=answers.modul,
        kelas=answers.kelas, kontrak=str(KONTRAK), versi=version("sakip"), **more,
    )  # fmt: skip


def _plain(nama: str) -> str:
    """A name as a docstring and a page can hold it."""
    return nama.translate({ord(sign): "'" for sign in '"\\`'})


def _profile(answers: Answers) -> str:
    chosen = {one.key for one in answers.pilihan}
    left = []
    for step in _langkah():
        if "contoh" in step and step["kunci"] not in chosen:
            source = text({"sumber": answers.kutipan, "bagian": "hlm. 1", "praktik": True})
            body = f"{step['contoh'].strip()}\nrujukan = {source}"
            why = answers.terbuka.get(step["kunci"])
            lines = [*([f"{step['kunci']}: {why}"] if why else []), *body.splitlines()]
            left.append("\n".join(f"# {line}" for line in lines))
    pilihan = "".join(f"\n{table(one, answers.kutipan)}\n" for one in answers.pilihan)
    sumber = f"\n{answers.entri or _NO_SOURCE}\n"
    return _filled("profile.toml", answers, sumber=sumber, pilihan=pilihan, belum="\n\n".join(["", *left]).strip("\n"))


def _steps(answers: Answers, has_rows: bool) -> str:
    """What is left to be filled in, in the order in which it pays."""
    done = {one.key for one in answers.pilihan} | ({"nama"} if answers.nama else set())
    done |= ({"contoh"} if has_rows else set()) | (
        set() if answers.sumber == UNCITED and answers.pilihan else {"sumber"}
    )
    lines = [step["cari"] for step in _langkah() if step["kunci"] not in done]
    return "\n".join(f"{at}. {line}" for at, line in enumerate(lines, 1))


def _langkah() -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomli.loads((TEMPLATES / "langkah.toml").read_text("utf-8"))["langkah"]
    return found


def _prove(profile: Path, kode: str) -> None:
    """Raise what the profile would raise when it is first used."""
    from sakip import api, national

    tahun = api.this_year()
    try:
        resolve([national.sakip_profil(kode, tahun), read(profile)], kode, tahun).check()
    except ProfileError as error:
        # The file that the places name is gone when the message is read.
        raise ProfileError([attrs.evolve(one, place=Place(path=one.place.path)) for one in error.faults]) from None
