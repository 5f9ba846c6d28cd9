# SPDX-License-Identifier: MIT
"""The faults of one TOML file of a region, gathered with their lines and raised together; and its references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from sakip import toml
from sakip.errors import Fault, FaultsError, Place, ProfileError
from sakip.lang import Message, msg
from sakip.profile import keys
from sakip.profile.keys import KeyPath
from sakip.references import JENIS, Peraturan, Rujukan, Tanda

_SOURCE: Mapping[str, keys.Check] = {
    "nama": keys.text,
    "tahun": keys.year,
    "judul": keys.text,
    "tautan": keys.text,
    "jenis": keys.words(*JENIS),
}
_SOURCE_NEEDS = ("nama", "tahun", "judul", "jenis")
_CITED = ("sumber", "bagian", "tanda", "tautan", "praktik", "setara", "catatan")


class Gathering:
    """What is wrong with the file at `path`, as it is found. error: what is raised in the end."""

    error: ClassVar[type[FaultsError]] = ProfileError

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sources: dict[str, Peraturan] = {}
        self.faults: list[tuple[KeyPath, Message, Message | None]] = []

    def fault(self, where: KeyPath, reason: Message, hint: Message | None = None) -> None:
        """Note one fault."""
        self.faults.append((where, reason, hint))

    def finish(self) -> None:
        """Raise `error` where something was found, in the order of the file."""
        if not self.faults:
            return
        file, code = str(self.path), self.error.default_code
        faults = [Fault(code, reason, place(file, where), hint) for where, reason, hint in self.faults]
        raise self.error(sorted(faults, key=lambda one: one.place.line or 0))

    def unknown_key(self, where: KeyPath, key: str, known: Iterable[str]) -> None:
        """Note a key that is not known there."""
        self.fault((*where, key), msg('key "{key}" is not known here.', key=key), keys.near(key, known))

    def format(self, data: Mapping[str, Any], newest: int, newer: Message) -> None:
        """Note a format that is not there or not known."""
        found = data.get("format", newest)
        if type(found) is int and found > newest:
            self.fault(("format",), newer, msg("Upgrade sakip."))
        elif type(found) is not int or found != newest:
            self.fault(("format",), msg("there is no such format."), msg("Write format = {newest}.", newest=newest))

    def sumber(self, tables: Any) -> None:
        """Take the sources that the file describes itself, ``[sumber.<id>]``, for its references."""
        hint = msg("Write [sumber.<id>] with nama, tahun, judul, jenis, and tautan where it has an address.")
        if not isinstance(tables, dict):
            self.fault(("sumber",), msg("it must be a table."), hint)
            return
        for id, table in tables.items():
            where: KeyPath = ("sumber", id)
            if not isinstance(table, dict):
                self.fault(where, msg("it must be a table."), hint)
                continue
            before = len(self.faults)
            made: dict[str, Any] = {}
            for field, value in table.items():
                check = _SOURCE.get(field)
                if check is None:
                    self.unknown_key(where, field, _SOURCE)
                    continue
                try:
                    made[field] = check(value)
                except keys.Wrong as wrong:
                    for inner, reason, advice in wrong.faults:
                        self.fault((*where, field, *inner), reason, advice)
            for field in _SOURCE_NEEDS:
                if field not in table:
                    self.fault(where, msg('source "{id}" has no {field}.', id=id, field=field), hint)
            if len(self.faults) == before:
                self.sources[id] = Peraturan(id, **made)

    def rujukan(self, where: KeyPath, table: Any) -> Rujukan | None:
        """The reference that `table` writes; None, with the faults noted, where it is none."""
        if not isinstance(table, dict) or not isinstance(table.get("sumber"), str) or not table["sumber"].strip():
            self.fault(
                where if not isinstance(table, dict) else (*where, "rujukan"),
                msg("the choice has no rujukan."),
                msg('Say where it comes from: rujukan = { sumber = "...", bagian = "...", praktik = true }'),
            )
            return None
        before = len(self.faults)
        for field, value in table.items():
            spot = (*where, "rujukan", field)
            if field not in _CITED:
                self.unknown_key((*where, "rujukan"), field, _CITED)
            elif field == "praktik":
                if not isinstance(value, bool):
                    self.fault(spot, msg("{value} is neither true nor false.", value=keys.shown(value)),
                               msg("Write true or false."))  # fmt: skip
            elif not isinstance(value, str):
                self.fault(spot, msg("{value} is not a text.", value=keys.shown(value)), msg("Put it in quotes."))
            elif field == "tanda" and value not in list(Tanda):
                self.fault(spot, msg("tanda is one of {known}.", known=", ".join(Tanda)))
        if len(self.faults) > before:
            return None
        fields = {key: value for key, value in table.items() if key != "praktik"}
        own = self.sources.get(table["sumber"])
        return Rujukan(**fields, praktik_saja=table.get("praktik", False), entri=own)


def place(berkas: str | None, jalur: KeyPath) -> Place:
    """Where a choice stands, its line looked up in the file."""
    line = None
    if berkas is not None and Path(berkas).is_file():
        line = toml.locate(toml.text(berkas), jalur)
    return Place(berkas, line, ".".join(_shown(jalur)) or None)


def _shown(jalur: KeyPath) -> Iterator[str]:
    """A path as people read it; positions count from 1."""
    return (str(part + 1) if isinstance(part, int) else part for part in jalur)
