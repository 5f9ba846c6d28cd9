# SPDX-License-Identifier: MIT
"""Rows as a published report prints them, kept beside a region's profile: what the profile must give again.

A region's package holds them in ``contoh/*.toml``, one file a report:

    format = 1
    tahun = 2023
    rujukan = { sumber = "lkjip-sumber-harta-2023", praktik = true }

    [[baris]]
    id = "IKU-1"
    jenis = "capaian"
    bagian = "Tabel 3.4"
    masukan = { target = "84", realisasi = "79,35" }
    tercetak = "94,46"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from sakip import toml
from sakip.errors import ContohError
from sakip.frozen import Frozen
from sakip.lang import msg
from sakip.profile import keys
from sakip.profile.gathering import Gathering
from sakip.profile.keys import KeyPath, Wrong, near, rows, text, words, year
from sakip.references import Peraturan, Rujukan

FORMAT = 1

JENIS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "capaian": (("target", "realisasi"), ()),
    "kemajuan": (("akhir_renstra", "realisasi"), ()),
    "terhadap-standar": (("standar_nasional", "realisasi"), ()),
    "perubahan": (("realisasi", "realisasi_tahun_lalu"), ()),
    "serapan": (("pagu", "realisasi"), ()),
    "efisiensi": ((), ("capaian", "serapan", "pagu", "realisasi")),
    "rata-rata:capaian": (("nilai",), ("bobot",)),
    "rata-rata:kemajuan": (("nilai",), ("bobot",)),
    "rata-rata:serapan": (("nilai",), ("bobot",)),
    "rata-rata:efisiensi": (("nilai",), ("bobot",)),
    "predikat:capaian": (("nilai",), ()),
    "predikat:rata-rata:capaian": (("nilai",), ()),
    "predikat:sakip": (("nilai",), ()),
}
"""The kinds of figure that a row may show, with the inputs that each needs, and those that it may have."""

Masukan = Mapping[str, str | tuple[str, ...]]


@attrs.frozen
class Baris:
    """One figure as printed, with what the report computed it from.

    jenis: its kind, one of `JENIS`. masukan: the inputs as printed, by symbol; a mean has a list under ``nilai``.
    dari: ids of other rows of the file whose figures are the input instead. tercetak: what the report prints. hasil:
    what the region's rules give where that is something else ("-" where they give nothing), and sebab: why.
    polaritas, satuan: of the indicator. tingkat: whether a mean is one of a sasaran or of the agency. jalur: where it
    stands in the file.
    """

    jenis: str
    tercetak: str
    bagian: str
    masukan: Masukan
    id: str = ""
    uraian: str = ""
    dari: tuple[str, ...] = ()
    hasil: str | None = None
    sebab: str | None = None
    polaritas: str = "naik"
    satuan: str | None = None
    tingkat: str = "sasaran"
    jalur: KeyPath = attrs.field(default=(), eq=False, repr=False)

    @property
    def nama(self) -> str:
        """What a person would call it: its kind, and its id, words or place."""
        return f"{self.jenis} {self.id or self.uraian or self.bagian}"


@attrs.frozen
class Contoh:
    """The rows of one report. tahun: whose rules apply. rujukan: the report."""

    berkas: str
    tahun: int
    rujukan: Rujukan
    baris: tuple[Baris, ...]

    def rujukan_of(self, baris: Baris) -> Rujukan:
        """The report, and where in it the row stands."""
        return attrs.evolve(self.rujukan, bagian=baris.bagian)


def _masukan(value: Any) -> Masukan:
    if not isinstance(value, dict):
        raise Wrong(msg("it must be a table."), msg('Write { target = "84", realisasi = "79,35" }.'))
    hint = msg('Write what the report prints, in quotes: "79,35"; more than one value as ["94,46", "91,95"].')
    made: dict[str, str | tuple[str, ...]] = {}
    for name, one in value.items():
        if isinstance(one, str):
            made[name] = one
        elif isinstance(one, list) and one and all(isinstance(part, str) for part in one):
            made[name] = tuple(one)
        else:
            raise Wrong(msg("{name} = {value} is no text.", name=name, value=keys.shown(one)), hint)
    return Frozen(made)


_BARIS = rows(
    {
        "id": text,
        "jenis": words(*JENIS),
        "uraian": text,
        "bagian": text,
        "masukan": _masukan,
        "dari": keys.texts,
        "polaritas": words("naik", "turun", "stabil"),
        "satuan": text,
        "tingkat": words("sasaran", "instansi"),
        "tercetak": text,
        "hasil": text,
        "sebab": text,
    },
    "jenis",
    "bagian",
    "tercetak",
)
_ABOUT = ("format", "tahun", "rujukan", "sumber", "baris")


def load(path: Path, sumber: Mapping[str, Peraturan] | None = None) -> Contoh:
    """The rows of one file. sumber: sources that its reference may name besides those of the catalogue and its own.

    Raises ContohError with every fault and its line."""
    data = toml.read(path)
    reader = _Reader(path)
    reader.sources.update(sumber or {})
    found = reader.contoh(data)
    reader.finish()
    assert found is not None
    return found


def folder(package: Path, sumber: Mapping[str, Peraturan] | None = None) -> tuple[Contoh, ...]:
    """All files of ``contoh/`` in the package at `package`, in the order of their names; none where there is none.
    sumber: the sources that its profile describes."""
    return tuple(load(one, sumber) for one in sorted((package / "contoh").glob("*.toml")))


class _Reader(Gathering):
    error = ContohError

    def contoh(self, data: Mapping[str, Any]) -> Contoh | None:
        newer = msg("the file has format {found}; this version reads up to {known}.", found=data.get("format"),
                    known=FORMAT)  # fmt: skip
        self.format(data, FORMAT, newer)
        for name in data:
            if name not in _ABOUT:
                self.unknown_key((), name, _ABOUT)
        for name in ("format", "tahun", "baris"):
            if name not in data:
                self.fault((), msg('"{key}" is missing at the top.', key=name),
                           msg("Write format = 1, tahun, rujukan, and a [[baris]] for each figure."))  # fmt: skip
        tahun = self._take("tahun", data, year)
        found = self._take("baris", data, _BARIS)
        self.sumber(data.get("sumber", {}))
        rujukan = self.rujukan((), data.get("rujukan"))
        if self.faults or tahun is None or found is None or rujukan is None:
            return None
        made = tuple(Baris(**one, jalur=("baris", at)) for at, one in enumerate(_complete(found)))
        self._check(made)
        return Contoh(str(self.path), tahun, rujukan, made)

    def _take(self, name: str, data: Mapping[str, Any], check: keys.Check) -> Any:
        if name not in data:
            return None
        try:
            return check(data[name])
        except Wrong as wrong:
            for inner, reason, hint in wrong.faults:
                self.fault((name, *inner), reason, hint)
        return None

    def _check(self, made: tuple[Baris, ...]) -> None:
        above: set[str] = set()
        for one in made:
            if one.id in above:
                reason = msg('another row has the id "{id}".', id=one.id)
                self.fault((*one.jalur, "id"), reason, msg("Give each its own."))
            self._inputs(one)
            for at, name in enumerate(one.dari):
                if name not in above:
                    reason = msg('no row above has the id "{id}".', id=name)
                    self.fault((*one.jalur, "dari", at), reason, near(name, above))
            if (one.hasil is None) != (one.sebab is None):
                self.fault(one.jalur, msg("hasil and sebab go together."),
                           msg("Say with sebab why the report prints something else than hasil."))  # fmt: skip
            above |= {one.id} - {""}

    def _inputs(self, one: Baris) -> None:
        needed, possible = JENIS[one.jenis]
        for name in one.masukan:
            if name not in (*needed, *possible):
                self.unknown_key((*one.jalur, "masukan"), name, (*needed, *possible))
        if one.dari:
            if "nilai" not in needed or "nilai" in one.masukan:
                self.fault((*one.jalur, "dari"), msg("dari stands for the nilai of a mean or a class."),
                           msg("Write either dari or masukan.nilai."))  # fmt: skip
            return
        for name in needed:
            if name not in one.masukan:
                reason = msg('a row of "{jenis}" needs "{name}".', jenis=one.jenis, name=name)
                hint = msg('Write what the report prints, or "-" where it prints nothing.')
                self.fault((*one.jalur, "masukan"), reason, hint)


def _complete(found: tuple[Mapping[str, Any], ...]) -> Iterator[dict[str, Any]]:
    for one in found:
        yield {"masukan": Frozen(), **one}


__all__ = ["FORMAT", "JENIS", "Baris", "Contoh", "folder", "load"]
