# SPDX-License-Identifier: MIT
"""What a region's package must hold to: each check says what is wrong, with its place, and nothing where all is well.

The checks need no pytest: `sakip check-plugin` runs them on a package of strangers, `RegionTests` makes a test of each.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs

from sakip.errors import SakipError
from sakip.formula.absent import Absent
from sakip.formula.value import value
from sakip.formula.words import number_text
from sakip.lang import N_, Message, msg
from sakip.profile import NASIONAL, Choice
from sakip.profile.gathering import place
from sakip.references import catalogue
from sakip.rules.scale import Celah, Scale
from sakip.testing import recompute
from sakip.testing.public import beyond
from sakip.testing.room import Room

Problems = Iterator[Message]

HEAVY = (
    "babel", "docx", "jinja2", "lxml", "matplotlib", "narwhals", "numpy", "openpyxl", "pandas", "pdfplumber", "pint",
    "polars", "pyarrow", "python_calamine", "reportlab", "requests", "scipy", "sqlalchemy", "typst", "xlsxwriter",
)  # fmt: skip
"""Libraries that a region imports where a hook uses them, never with its module."""

CONF = """\
extensions = ["myst_parser", "sakip.sphinxext"]
html_theme = "furo"
language = "id"
sakip_alone = True
"""
"""How a region's page is built where the reference of sakip is not."""

BESIDE = Fraction(5, 1000)
"""How far beside each edge a scale is asked too."""


class LackingError(Exception):
    """A check cannot be made here; the message says what is missing."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@attrs.frozen
class Check:
    """One check: its name, what it holds a region to, and how it looks."""

    id: str
    title: str
    look: Callable[[Room], Problems]

    def problems(self, room: Room) -> tuple[Message, ...]:
        """What is wrong. sakip's own errors are what is wrong, too. LackingError where it cannot be told here."""
        try:
            return tuple(self.look(room))
        except SakipError as error:
            return (msg("{error}", error=error),)


CHECKS: dict[str, Check] = {}
"""Every check by name, in the order in which they are made."""


def check(id: str, title: str) -> Callable[[Callable[[Room], Problems]], Callable[[Room], Problems]]:
    """Make a function a check."""

    def mark(look: Callable[[Room], Problems]) -> Callable[[Room], Problems]:
        CHECKS[id] = Check(id, title, look)
        return look

    return mark


@check("profil", N_("the profile can be used in every year, and every choice names its source"))
def profile(room: Room) -> Problems:
    for year in room.years:
        room.profile(year).check()
        for choice in room.choices(year).choices:
            source = choice.rujukan.sumber
            if choice.rujukan.entri is None and source not in catalogue() and " " not in source.strip():
                yield msg(
                    '{place}: there is no source "{source}" in the catalogue. Describe it as [sumber.{source}], or '
                    'write its full name, as on its cover: "LKjIP Kabupaten Sampang 2019".',
                    place=_place(room, choice), source=source,
                )  # fmt: skip


@check("masa-berlaku", N_("no two choices under one key hold in one year"))
def periods(room: Room) -> Problems:
    by_key: dict[str, list[Choice]] = {}
    for choice in room.choices(room.tahun).choices:
        by_key.setdefault(choice.key, []).append(choice)
    for key, versions in by_key.items():
        for one, other in pairwise(sorted(versions, key=lambda one: one.sejak or 0)):
            if one.sampai is None or other.sejak is None or one.sampai >= other.sejak:
                yield msg('{place}: two choices under "{key}" hold in one year.', place=_place(room, other), key=key)


@check("skala", N_("every scale gives one class at and beside each edge, or names its policy for holes"))
def scales(room: Room) -> Problems:
    seen: set[Scale] = set()
    for year in room.years:
        profile = room.profile(year)
        for key in ("predikat.capaian", "predikat.sakip"):
            scale = profile.scale(key)
            if scale is not None and scale not in seen:
                seen.add(scale)
                yield from (msg("{key}: {wrong}", key=key, wrong=wrong) for wrong in at_edges(scale))


def at_edges(scale: Scale) -> Problems:
    """What is wrong with a scale at and beside its edges, by its classes as they are printed."""
    edges = {edge for kelas in scale.kelas for edge in (kelas.bawah, kelas.atas) if edge is not None}
    for at in sorted({point for edge in edges for point in (edge - BESIDE, edge, edge + BESIDE)}):
        within = [
            kelas.label
            for kelas in scale.kelas
            if (kelas.bawah is None or at > kelas.bawah or (at == kelas.bawah and kelas.bawah_termasuk))
            and (kelas.atas is None or at < kelas.atas or (at == kelas.atas and kelas.atas_termasuk))
        ]
        rank = value(scale.formula, {"nilai": at})
        given = None if isinstance(rank, Absent) else scale.label(int(rank))
        number = number_text(at)
        if len(within) > 1:
            yield msg("{value} lies in {classes} at once.", value=number, classes=", ".join(within))
        elif not within and scale.celah is Celah.TIDAK_ADA and _inside(scale, at):
            yield msg("{value} has no class, and no policy says why.", value=number)
        elif within and given != within[0] and scale.celah is not Celah.BULAT:
            yield msg('{value} is printed under "{expected}", the scale gives "{given}".', value=number,
                      expected=within[0], given=given or "-")  # fmt: skip


def _inside(scale: Scale, at: Fraction) -> bool:
    return (scale.bawah is None or at > scale.bawah) and (scale.atas is None or at < scale.atas)


@check("contoh", N_("every row as printed comes out as stated"))
def contoh(room: Room) -> Problems:
    if not room.contoh:
        raise LackingError(msg("it brings no rows of a published report (contoh/*.toml)."))
    for one in room.contoh:
        yield from recompute.problems(one, room.profile(one.tahun))


@check("pecahan-biner", N_("no binary floating point comes near a figure"))
def floats(room: Room) -> Problems:
    for path in room.sources:
        for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
            match node:
                case ast.Constant(value=float(found)):
                    yield msg('{file}:{line}: {found} is a binary float. Write Decimal("{found}").', file=path,
                              line=node.lineno, found=found)  # fmt: skip
                case ast.Call(func=ast.Name(id="float")):
                    yield msg("{file}:{line}: float() is not exact. Use Decimal or Fraction.", file=path,
                              line=node.lineno)  # fmt: skip
    for year in room.years:
        for (key, field), choice in room.profile(year).pilihan.items():
            if any(isinstance(one, float) for one in _within(choice.nilai)):
                yield msg("{key}.{field} is a binary float. Use Decimal or Fraction.", key=key, field=field)
    for key, figure in room.measurement.items():
        if any(isinstance(one, float) for one in _within([figure.inputs, figure.value])):
            yield msg("{key} is computed with a binary float.", key=key)


def _within(value: Any) -> Iterator[Any]:
    if isinstance(value, dict) or hasattr(value, "values"):
        for one in value.values():
            yield from _within(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _within(one)
    else:
        yield value


@check("nama-publik", N_("only public names of sakip are used"))
def public_names(room: Room) -> Problems:
    for path in room.sources:
        yield from (msg("{file}:{line}: {wrong}", file=path, line=line, wrong=wrong) for line, wrong in beyond(path))


@check("impor", N_("importing the module loads no heavy library"))
def light(room: Room) -> Problems:
    program = (
        f"import sys; sys.path.insert(0, {str(room.package.parent)!r}); import sakip.plugins; "
        f"before = set(sys.modules); import {room.region.modul}; "
        "print(); print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        yield msg("it cannot be imported by itself: {reason}", reason=done.stderr.strip().splitlines()[-1])
        return
    loaded = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    for name in sorted(loaded & set(HEAVY)):
        yield msg('importing {module} loads "{name}". Import it in the hook that uses it.', module=room.region.modul,
                  name=name)  # fmt: skip


@check("kait", N_("the hooks are those of the contract, answer the same twice, and change nothing"))
def hooks(room: Room) -> Problems:
    from copy import deepcopy

    from sakip import api

    if not hasattr(room.module, "KONTRAK"):
        yield msg(
            "{module} does not say for which contract it is written. Write KONTRAK = 1.", module=room.region.modul
        )
    chain = api.plugins(room.kode)
    chosen = room.choices(room.tahun)
    if not chosen.nama:
        yield msg('the profile has no name. Write nama = "Kabupaten ..." at its top.')
    national = api.resolve(NASIONAL, room.tahun)
    before = deepcopy(room.measurement.bundle), dict(national.pilihan)
    for _ in range(2):
        found = chain.findings(room.measurement, room.tahun)
        document = api.report(room.measurement)
    if chain.findings(room.measurement, room.tahun) != found:
        yield msg("sakip_periksa answers differently when it is asked again.")
    if api.report(room.measurement) != document:
        yield msg("sakip_blok answers differently when it is asked again.")
    api.forget()
    if room.choices(room.tahun) != chosen:
        yield msg("sakip_profil answers differently when it is asked again.")
    if before != (room.measurement.bundle, dict(api.resolve(NASIONAL, room.tahun).pilihan)):
        yield msg("a hook changes what it is given.")


@check("laporan", N_("the report of the standard sample is written in every format"))
def report(room: Room) -> Problems:
    from sakip import writers

    for suffix in _formats():
        data = writers.render(room.document, suffix)
        if len(data) < 500 or writers.render(room.document, suffix) != data:
            yield msg("{suffix}: the same report gives other bytes when it is written again.", suffix=suffix)


@check("baca-ulang", N_("the region's own report, read back, has the same figures"))
def read_back(room: Room) -> Problems:
    from sakip import readers, writers
    from sakip.readers.claims import gather
    from sakip.readers.vocabulary import of

    words = of(room.measurement.profile)
    shown = {cell.address for table in room.document.tables() for row in table.rows for cell in row.cells
             if cell is not None and cell.address and cell.address.startswith("capaian:")}  # fmt: skip
    for suffix in _formats():
        if suffix == ".html":
            continue
        published = readers.read(writers.render(room.document, suffix), name=f"sampel{suffix}", vocabulary=words)
        found = gather(published, room.measurement.bundle, words)
        for claim in found.claims:
            figure = room.measurement.find(claim.address)
            if not recompute.gives(figure, claim.printed):
                yield msg("{place}: {address} is read as {found}, it was written as {written}.", place=claim.place,
                          address=claim.address, found=claim.printed,
                          written="-" if figure is None else figure.text)  # fmt: skip
        lost = shown - {claim.address for claim in found.claims}
        if lost:
            yield msg(
                "{suffix}: {addresses} cannot be read back. Say in kosakata what the headers mean.",
                suffix=suffix,
                addresses=", ".join(sorted(lost)),
            )


@check("halaman", N_("its page of documentation is built by itself, without a warning"))
def page(room: Room) -> Problems:
    from importlib.util import find_spec

    lacking = [name for name in ("sphinx", "furo", "myst_parser") if find_spec(name) is None]
    if lacking:
        raise LackingError(msg("{names} is not installed: pip install 'sakip[docs]'", names=", ".join(lacking)))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "conf.py").write_text(CONF, "utf-8")
        text = f"# {room.choices(room.tahun).nama or room.kode}\n\n```{{sakip-region}} {room.kode}\n```\n"
        (folder / "index.md").write_text(text, "utf-8")
        build = ("-q", "-n", "-W", "--keep-going", "-b", "html", place, str(folder / "html"))
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", *build],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"},
        )
        told = [line.replace(place, "") for line in done.stderr.splitlines() if "WARNING" in line or "ERROR" in line]
        for line in told:
            yield msg("{reason}", reason=line)
        if done.returncode and not told:
            yield msg("Sphinx cannot build it: {reason}", reason=" ".join(done.stderr.split())[-300:])


def _formats() -> tuple[str, ...]:
    """The formats whose libraries are installed; LackingError where none of those that need one is."""
    from importlib.util import find_spec

    from sakip import writers

    found = tuple(one for one in writers.formats() if all(find_spec(name) for name in writers.needs(one)))
    if found == (".md",):
        raise LackingError(msg("no library for DOCX, XLSX or HTML is installed: pip install 'sakip[docx,xlsx,html]'"))
    return found


def _place(room: Room, choice: Choice) -> object:
    return place(room.choices(room.tahun).berkas, choice.jalur)
