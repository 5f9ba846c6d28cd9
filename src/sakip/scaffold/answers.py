# SPDX-License-Identifier: MIT
"""What is known of a region before its package is written, and how that reads in a profile.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from sakip.api import this_year
from sakip.errors import RegionError
from sakip.lang import Message, msg
from sakip.plugins.regions import is_code
from sakip.references import catalogue
from sakip.toml import quoted

UNCITED = "Belum dirujuk"
"""What stands for a source that nobody has named yet."""

_LAW = re.compile(r"(?:peraturan|per(?:bup|gub|wal|wali|da)|keputusan|sk|instruksi|surat edaran)\b", re.IGNORECASE)
_WORDS = {"kabupaten": "", "kab": "", "kota": "kota", "provinsi": "provinsi", "prov": "provinsi"}


@attrs.frozen
class Tulisan:
    """One choice to be written: its key, its values, where it was seen, and remarks over it, one a line."""

    key: str
    values: Mapping[str, Any]
    bagian: str = ""
    catatan: tuple[Message | str, ...] = ()


@attrs.frozen
class Answers:
    """A region to be written. kode: its code; nama: as on the cover of its reports. sumber: the report or regulation
    that shows the choices; tahun: the year it is about. pilihan: the choices. terbuka: keys that a report left open,
    each with why."""

    kode: str
    nama: str = ""
    sumber: str = UNCITED
    tahun: int | None = None
    pilihan: tuple[Tulisan, ...] = ()
    terbuka: Mapping[str, Message | str] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        if not is_code(self.kode):
            raise RegionError(
                msg('"{kode}" is no code of a region.', kode=self.kode),
                hint=msg("Codes are written 16, 16.05, 16.05.19 or kl.<code>."),
            )

    @property
    def judul(self) -> str:
        """The region's name, else its code."""
        return self.nama or f"Daerah {self.kode}"

    @property
    def kutipan(self) -> str:
        """How its choices cite the source: by the id of an entry of its own, once there is a source."""
        if self.sumber == UNCITED or self.sumber in catalogue():
            return self.sumber
        return re.sub(r"[^a-z0-9]+", "-", self.sumber.lower()).strip("-") or "laporan"

    @property
    def entri(self) -> str:
        """The entry that describes the source, as a profile writes it; empty where there is none to describe."""
        if self.kutipan == self.sumber:
            return ""
        found = re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", self.sumber)
        tahun = int(found[0]) if found else self.tahun or this_year()
        jenis = "peraturan" if _LAW.match(self.sumber) else "laporan"
        lines = {"nama": self.sumber, "tahun": tahun, "judul": self.sumber, "jenis": jenis}
        return "\n".join([f"[sumber.{self.kutipan}]", *(f"{name} = {text(value)}" for name, value in lines.items())])

    @property
    def distribusi(self) -> str:
        """The name of the package: sakip-banjarnegara, sakip-kota-dumai, sakip-33-04 without a name."""
        words = re.sub(r"[^a-z0-9]+", " ", (self.nama or self.kode).lower()).split()
        kind = _WORDS.get(words[0])
        rest = words if kind is None else [*filter(None, [kind]), *words[1:]]
        return "-".join(["sakip", *(rest or words)])

    @property
    def modul(self) -> str:
        """The name of its module."""
        return self.distribusi.replace("-", "_")

    @property
    def kelas(self) -> str:
        """The name of its test class."""
        return "".join(part.capitalize() for part in self.distribusi.split("-")[1:])


def table(one: Tulisan, sumber: str) -> str:
    """A choice as TOML, with its reference."""
    bagian = f", bagian = {text(one.bagian)}" if one.bagian else ""
    lines = [
        *(f"# {line}" for line in one.catatan),
        f"[{_key(one.key)}]",
        *(f"{name} = {text(value)}" for name, value in one.values.items()),
        f"rujukan = {{ sumber = {text(sumber)}{bagian}, praktik = true }}",
    ]
    return "\n".join(lines)


def _key(dotted: str) -> str:
    """A table's name; kinds with a colon stand in quotes."""
    first, _, rest = dotted.partition(".")
    return f'{first}."{rest}"' if ":" in rest else dotted


def text(value: Any) -> str:
    """A value as TOML writes it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return quoted(value)
        case dict() | Mapping():
            return "{ " + ", ".join(f"{key} = {text(one)}" for key, one in value.items()) + " }"
        case Iterable():
            items = list(value)
            if items and isinstance(items[0], Mapping):
                return "[\n" + "".join(f"  {text(one)},\n" for one in items) + "]"
            return "[" + ", ".join(map(text, items)) + "]"
        case _:
            return str(value)
