# SPDX-License-Identifier: MIT
"""profile.toml of one region into its choices; all faults at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs

from sakip import toml
from sakip.address import KINDS
from sakip.errors import ScaleError
from sakip.frozen import freeze
from sakip.lang import Message, msg
from sakip.profile import keys
from sakip.profile.gathering import Gathering, place
from sakip.profile.keys import KeyPath
from sakip.profile.own_scale import own_scale
from sakip.references import Peraturan, Rujukan

__all__ = ["Choice", "Choices", "place", "read", "twice"]

FORMAT = 1
_ABOUT = ("format", "kode", "nama", "sumber")
_DATES = ("berlaku_sejak", "berlaku_sampai")


@attrs.frozen
class Choice:
    """What one region says under one key: its values, why, and for which years.

    jalur: where it stands in the file.
    """

    key: str
    values: Mapping[str, Any]
    rujukan: Rujukan
    sejak: int | None = None
    sampai: int | None = None
    jalur: KeyPath = attrs.field(default=(), eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        freeze(self, "values")

    def holds(self, tahun: int) -> bool:
        """Whether it applies in `tahun`."""
        return (self.sejak is None or self.sejak <= tahun) and (self.sampai is None or tahun <= self.sampai)


@attrs.frozen
class Choices:
    """One region's profile as written. asal: whose it is, for people. sumber: the sources that it describes itself, by
    id. berkas: the file that it stands in."""

    kode: str
    nama: str
    choices: tuple[Choice, ...]
    asal: str
    sumber: Mapping[str, Peraturan] = attrs.field(factory=dict)
    berkas: str | None = attrs.field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        freeze(self, "sumber")


def read(path: Path, asal: str = "") -> Choices:
    """The choices of one profile.toml. Raises ProfileError with every fault and its line."""
    data = toml.read(path)
    reader = _Reader(path, str(data.get("kode", "")))
    found = tuple(reader.choices(data))
    reader.finish()
    kode, nama = data["kode"], data.get("nama", "")
    return Choices(kode, nama, found, asal or nama or kode, reader.sources, str(path))


class _Reader(Gathering):
    def __init__(self, path: Path, kode: str) -> None:
        super().__init__(path)
        self.kode = kode

    def choices(self, data: Mapping[str, Any]) -> Iterator[Choice]:
        self.about(data)
        self.sumber(data.get("sumber", {}))
        for name, table in data.items():
            if name in _ABOUT:
                continue
            if name in keys.KEYS:
                yield from self.choice((name,), name, table)
            elif isinstance(table, dict) and name in keys.FIRST:
                for rest, inner in table.items():
                    yield from self.choice((name, rest), f"{name}.{rest}", inner)
            else:
                self.unknown((name,), name)

    def about(self, data: Mapping[str, Any]) -> None:
        """The lines at the top."""
        for name in ("format", "kode"):
            if name not in data:
                self.fault((), msg('"{key}" is missing at the top.', key=name), msg("Write format = 1 and kode."))
        for name in ("kode", "nama"):
            if not isinstance(data.get(name, ""), str):
                self.fault(
                    (name,), msg("{value} is not a text.", value=keys.shown(data[name])), msg("Put it in quotes.")
                )
        newer = msg("the profile has format {found}; this version reads up to {known}.", found=data.get("format"),
                    known=FORMAT)  # fmt: skip
        self.format(data, FORMAT, newer)

    def choice(self, where: KeyPath, name: str, table: Any) -> Iterator[Choice]:
        key = keys.find(name)
        if key is None:
            self.unknown(where, name)
        elif isinstance(table, list):
            versions = [
                one for index, each in enumerate(table) for one in self.version((*where, index), name, key, each)
            ]
            self.overlaps(versions)
            yield from versions
        else:
            yield from self.version(where, name, key, table)

    def overlaps(self, versions: list[Choice]) -> None:
        """Two versions of one choice hold in no common year."""
        for before, after in pairwise(sorted(versions, key=lambda one: one.sejak or 0)):
            if before.sampai is None or after.sejak is None or before.sampai >= after.sejak:
                year = after.sejak or before.sampai or after.sampai
                self.fault(after.jalur, *twice(after.key, year))

    def version(self, where: KeyPath, name: str, key: keys.Key, table: Any) -> Iterator[Choice]:
        if not isinstance(table, dict):
            self.fault(where, msg('"{name}" must be a table.', name=name), msg("Write [{name}].", name=name))
            return
        before = len(self.faults)
        values: dict[str, Any] = {}
        dates: dict[str, int | None] = dict.fromkeys(_DATES)
        for field, value in table.items():
            if field == "rujukan":
                continue
            check = keys.year if field in _DATES else key.fields.get(field)
            if check is None:
                self.unknown_key(where, field, [*key.fields, "rujukan", *_DATES])
                continue
            try:
                (dates if field in _DATES else values)[field] = check(value)
            except keys.Wrong as wrong:
                for inner, reason, hint_ in wrong.faults:
                    self.fault((*where, field, *inner), reason, hint_)
        since, until = dates.values()
        if since is not None and until is not None and until < since:
            self.fault(
                (*where, "berlaku_sampai"),
                msg("the choice ends ({until}) before it begins ({since}).", until=until, since=since),
                msg("Swap berlaku_sejak and berlaku_sampai, or correct the year."),
            )
        rujukan = self.rujukan(where, table.get("rujukan"))
        if rujukan is None or len(self.faults) > before:
            return
        if isinstance(values.get("skala"), tuple):
            try:
                values["skala"] = own_scale(name, self.kode, values["skala"], values.get("celah"), rujukan)
            except ScaleError as error:
                self.fault((*where, "skala"), msg("{reason}", reason=error.message), _message(error.hint))
                return
        yield Choice(name, values, rujukan, since, until, where)

    def unknown(self, where: KeyPath, name: str) -> None:
        family = name.partition(".")[0]
        known = [*keys.KEYS, *(f"{one}.*" for one in keys.FAMILIES)]
        if family == "pembulatan":
            known = [f"pembulatan.{kind}" for kind in ("umum", *KINDS)]
        self.fault(where, msg('no choice is called "{name}".', name=name), keys.near(name, known))


def twice(key: str, tahun: int | None) -> tuple[Message, Message]:
    """What is wrong where two choices hold at once, and what to do."""
    return (
        msg('two choices under "{key}" hold in every year.', key=key)
        if tahun is None
        else msg('two choices under "{key}" hold in {tahun}.', key=key, tahun=tahun),
        msg("Give each its years with berlaku_sejak and berlaku_sampai."),
    )


def _message(text: Message | str | None) -> Message | None:
    return None if text is None else msg("{text}", text=text)
