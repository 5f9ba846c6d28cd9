# SPDX-License-Identifier: MIT
"""Names by code: the kecamatan's part that comes with sakip, and every edition that was imported.

An edition is one published list (``permendagri-90-2019``, ``pemutakhiran-2027``, or the name given at import). The
newest that has a code answers: editions are ordered by the year in their name, and an imported one goes before one of
the same year that comes with sakip.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import attrs

from sakip.lang import msg
from sakip.nomenklatur.kode import Jenis, Kode, KodeError, Tingkat, parse

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)", re.ASCII)
_BAWAAN = Path(__file__).parent / "kecamatan.csv"


@attrs.frozen
class Entri:
    """A line of the nomenclature.

    edisi: the list it stands in; sumber: id in the catalogue of regulations, or the name of the imported file.
    indikator, satuan, spm: of a sub-kegiatan, empty where the list has none. sebelumnya: the code that it replaced.
    templat: the ``X.XX`` code under which the list has it, where `kode` is one agency's own form of that.
    """

    jenis: Jenis
    kode: Kode
    nama: str
    edisi: str
    sumber: str
    indikator: str = ""
    satuan: str = ""
    spm: str = ""
    sebelumnya: Kode | None = None
    nama_sebelumnya: str = ""
    templat: Kode | None = None

    @property
    def tingkat(self) -> Tingkat:
        """The level of its code."""
        return self.kode.tingkat


Baris = tuple[str, str, str, str, str, str, str]
"""nama, indikator, satuan, spm, sebelumnya, nama_sebelumnya, sumber: a line as it is kept, by kind and code."""


@attrs.frozen(eq=False)
class Daftar:
    """One edition. baris: its lines by (jenis, code). diimpor: whether a user imported it."""

    edisi: str
    baris: Mapping[tuple[str, str], Baris] = attrs.field(repr=False)
    diimpor: bool = False

    def __len__(self) -> int:
        return len(self.baris)

    @property
    def tahun(self) -> int:
        """The last year in the edition's name; 0 without one."""
        years = _YEAR.findall(self.edisi)
        return int(years[-1]) if years else 0

    def find(self, kode: Kode, jenis: Jenis) -> Entri | None:
        """The line of `kode`, or of the template that stands for it."""
        line = self.baris.get((jenis, str(kode)))
        template = None
        if line is None and kode.templat is not None:
            template = kode.templat
            line = self.baris.get((jenis, str(template)))
        if line is None:
            return None
        nama, indikator, satuan, spm, sebelumnya, nama_sebelumnya, sumber = line
        before = parse(sebelumnya) if sebelumnya else None
        if before is not None and template is not None:
            before = before.isi(".".join(kode.bagian[:2]))
        return Entri(jenis, kode, nama, self.edisi, sumber, indikator, satuan, spm, before, nama_sebelumnya, template)


@cache
def _bawaan() -> tuple[Daftar, ...]:
    editions: dict[str, dict[tuple[str, str], Baris]] = {}
    with _BAWAAN.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            editions.setdefault(row["edisi"], {})[row["jenis_pemda"], row["kode"]] = (
                row["nama"], row["indikator"], row["satuan"], "", row["kode_sebelumnya"], "", row["sumber"],
            )  # fmt: skip
    return tuple(Daftar(edisi, MappingProxyType(lines)) for edisi, lines in editions.items())


def daftar() -> tuple[Daftar, ...]:
    """All editions at hand, the newest first. SakipError where an imported one cannot be read."""
    from sakip.nomenklatur.simpanan import muat

    return tuple(sorted((*_bawaan(), *muat()), key=lambda one: (one.tahun, one.diimpor, one.edisi), reverse=True))


def find(kode: str | Kode, jenis: Jenis | str, edisi: str | None = None) -> Entri | None:
    """The line of `kode` in the newest edition that has it, or in `edisi`; None where none has.

    jenis: ``KABKOT`` or ``PROV``, for the same code means different things in the two. A supporting program's code
    (7.01.01...) is found under its template (X.XX.01...). KodeError where `kode` is no code or an argument is unknown.
    """
    wanted, kind = kode if isinstance(kode, Kode) else parse(kode), _jenis(jenis)
    for one in _editions(edisi):
        found = one.find(wanted, kind)
        if found is not None:
            return found
    return None


def get(kode: str | Kode, jenis: Jenis | str, edisi: str | None = None) -> Entri:
    """As `find`; KodeError where no edition has the code: it names the other era's form, or how to import the list."""
    wanted, kind = kode if isinstance(kode, Kode) else parse(kode), _jenis(jenis)
    found = find(wanted, kind, edisi)
    if found is not None:
        return found
    hint = msg(
        "The list that comes with sakip has the kecamatan's part; import the official one: sakip nomenclature FILE."
    )
    other = None if wanted.era is None else _other_era(wanted)
    twin = None if other is None else find(other, kind, edisi)
    if twin is not None:
        hint = msg("{edisi} has it as {kode}: {nama}.", edisi=twin.edisi, kode=twin.kode, nama=twin.nama)
    elif any(one.diimpor for one in _editions(edisi)):
        hint = msg("Check the code and the kind of government ({known}).", known=", ".join(Jenis))
    raise KodeError(msg("no nomenclature at hand has {kode} for {jenis}.", kode=wanted, jenis=kind), hint=hint)


def riwayat(kode: str | Kode, jenis: Jenis | str, edisi: str | None = None) -> tuple[Kode, ...]:
    """The code and those that it replaced, one after another, the newest first; just the code where none is named."""
    kind = _jenis(jenis)
    chain = [kode if isinstance(kode, Kode) else parse(kode)]
    while (line := find(chain[-1], kind, edisi)) is not None and line.sebelumnya not in (None, *chain):
        assert line.sebelumnya is not None
        chain.append(line.sebelumnya)
    return tuple(chain)


def pengganti(kode: str | Kode, jenis: Jenis | str, edisi: str | None = None) -> tuple[Kode, ...]:
    """The codes that an edition says replaced `kode`, in order; empty where none does."""
    wanted, kind = kode if isinstance(kode, Kode) else parse(kode), _jenis(jenis)
    names = {str(wanted), str(wanted.templat)}
    found: set[Kode] = set()
    for one in _editions(edisi):
        for (kind_here, code), line in one.baris.items():
            if kind_here == kind and line[4] in names:
                found.add(parse(code).isi(".".join(wanted.bagian[:2])))
    return tuple(sorted(found))


def _other_era(kode: Kode) -> Kode | None:
    try:
        return kode.dalam_era(2 if kode.era == 4 else 4)
    except KodeError:
        return None


def _jenis(value: Jenis | str) -> Jenis:
    try:
        return Jenis(value)
    except ValueError:
        raise KodeError(
            msg('"{value}" is no kind of government.', value=value), hint=msg("Known: {known}.", known=", ".join(Jenis))
        ) from None


def _editions(edisi: str | None) -> Iterable[Daftar]:
    editions = daftar()
    if edisi is None:
        return editions
    chosen = [one for one in editions if one.edisi == edisi]
    if not chosen:
        raise KodeError(
            msg('there is no edition "{edisi}" of the nomenclature.', edisi=edisi),
            hint=msg("Known: {known}.", known=", ".join(one.edisi for one in editions)),
        )
    return chosen
