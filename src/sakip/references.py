# SPDX-License-Identifier: MIT
"""Regulations and what cites them: the catalogue of `Peraturan`, and `Rujukan` into it.

The catalogue is data beside this module, read when first asked for: peraturan.toml has what rules and regional choices
rest on, dasar-hukum.toml what reports cite besides.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path

import attrs

from sakip.errors import RuleError
from sakip.lang import msg

JENIS = ("peraturan", "laporan", "aplikasi", "kebijakan")
"""The sorts of source."""


class Tanda(StrEnum):
    """How sure a reference is: what was seen when it was written down."""

    VERBATIM = "V"  #: a copy of the regulation, or of the official report itself
    SEKUNDER = "S"  #: another document that restates the rule
    KODE = "C"  #: source code or data of a public application: practice, not law
    TURUNAN = "D"  #: derived or recomputed from one of the others


@attrs.frozen
class Peraturan:
    """A regulation, or another published document that rules rest on.

    id: stable, e.g. ``permendagri-86-2017``. dicabut_oleh: id of the regulation that revoked it.
    """

    id: str
    nama: str
    tahun: int
    judul: str
    tautan: str | None = None
    dicabut_oleh: str | None = None
    jenis: str = "peraturan"


@attrs.frozen
class Rujukan:
    """Where a rule or a regional choice comes from.

    sumber: id in the catalogue. bagian: article, annex, page or table. tanda: how it was seen.
    praktik: True where no regulation says so and only a report or an application shows it.
    setara: a regulation whose text says the same thing in other words.
    entri: the source itself where the catalogue has none: a region describes its own reports beside its choices.
    """

    sumber: str
    bagian: str = ""
    tanda: Tanda = attrs.field(default=Tanda.VERBATIM, converter=Tanda)
    tautan: str | None = None
    praktik_saja: bool = False
    setara: str | None = None
    catatan: str | None = None
    entri: Peraturan | None = None

    @classmethod
    def praktik(
        cls,
        sumber: str,
        bagian: str = "",
        *,
        tanda: Tanda | str = Tanda.VERBATIM,
        setara: str | None = None,
        tautan: str | None = None,
        catatan: str | None = None,
    ) -> Rujukan:
        """A practice seen in a report or an application; no regulation prescribes it."""
        return cls(sumber, bagian, Tanda(tanda), tautan, True, setara, catatan)

    @property
    def peraturan(self) -> Peraturan:
        """The entry of the source, its own or the catalogue's; RuleError where there is none."""
        return self.entri or peraturan(self.sumber)

    def __str__(self) -> str:
        """Name and place; of a source that no catalogue has, its address too."""
        entry = self.entri or _entry(self.sumber)
        name = entry.nama if entry else self.sumber
        told = f"{name}, {self.bagian}" if self.bagian else name
        return f"{told} <{self.entri.tautan}>" if self.entri and self.entri.tautan else told


@cache
def _read(name: str) -> dict[str, Peraturan]:
    import tomli

    text = (Path(__file__).parent / name).read_text("utf-8")
    return {key: Peraturan(id=key, **entry) for key, entry in tomli.loads(text).items()}


def _entry(id: str) -> Peraturan | None:
    """The catalogue's entry; the longer file is left alone where the shorter one has it."""
    return _read("peraturan.toml").get(id) or catalogue().get(id)


@cache
def catalogue() -> dict[str, Peraturan]:
    """All regulations and sources by id, in the order of the files."""
    return {**_read("peraturan.toml"), **_read("dasar-hukum.toml")}


def peraturan(id: str) -> Peraturan:
    """The catalogue's entry for `id`; RuleError with the nearest known ids where there is none."""
    entry = _entry(id)
    if entry is None:
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(id, catalogue(), 3)) or ", ".join(list(catalogue())[:3])
        raise RuleError(
            msg('"{id}" is not in the catalogue of regulations.', id=id), hint=msg("Nearest: {near}.", near=near)
        )
    return entry
