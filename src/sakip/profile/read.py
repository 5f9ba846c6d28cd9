# SPDX-License-Identifier: MIT
"""profile.toml of one region into its choices; all faults at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from sakip import toml
from sakip.errors import Fault, Place, ProfileError
from sakip.lang import Message, msg
from sakip.profile import keys
from sakip.references import Rujukan, Tanda

FORMAT = 1
_ABOUT = ("format", "kode", "nama")
_DATES = ("berlaku_sejak", "berlaku_sampai")


@attrs.frozen
class Choice:
    """What one region says under one key: its values, why, and for which years."""

    key: str
    values: Mapping[str, Any]
    rujukan: Rujukan
    sejak: int | None = None
    sampai: int | None = None

    def holds(self, tahun: int) -> bool:
        """Whether it applies in `tahun`."""
        return (self.sejak is None or self.sejak <= tahun) and (self.sampai is None or tahun <= self.sampai)


@attrs.frozen
class Choices:
    """One region's profile as written. asal: whose it is, for people."""

    kode: str
    nama: str
    choices: tuple[Choice, ...]
    asal: str


def read(path: Path, asal: str = "") -> Choices:
    """The choices of one profile.toml. Raises ProfileError with every fault and its line."""
    data = toml.read(path)
    reader = _Reader(path)
    found = tuple(reader.choices(data))
    reader.finish()
    nama = str(data.get("nama", ""))
    return Choices(str(data["kode"]), nama, found, asal or nama)


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[tuple[tuple[str | int, ...], Message, Message | None]] = []

    def fault(self, where: tuple[str | int, ...], reason: Message, hint: Message | None = None) -> None:
        self.faults.append((where, reason, hint))

    def finish(self) -> None:
        if not self.faults:
            return
        source = self.path.read_text("utf-8")
        faults = []
        for where, reason, hint in self.faults:
            place = Place(str(self.path), toml.locate(source, where), ".".join(str(one) for one in where) or None)
            faults.append(Fault("profile", reason, place, hint))
        raise ProfileError(sorted(faults, key=lambda one: one.place.line or 0))

    def choices(self, data: Mapping[str, Any]) -> Iterator[Choice]:
        for name in ("format", "kode"):
            if name not in data:
                self.fault((), msg('"{key}" is missing at the top.', key=name), msg("Write format = 1 and kode."))
        if isinstance(data.get("format"), int) and data["format"] > FORMAT:
            self.fault(
                ("format",),
                msg("the profile has format {found}; this version reads up to {known}.", found=data["format"],
                    known=FORMAT),
                msg("Upgrade sakip."),
            )  # fmt: skip
        for name, table in data.items():
            if name in _ABOUT:
                continue
            if name in keys.KEYS:
                yield from self.choice((name,), name, table)
            elif isinstance(table, dict):
                for rest, inner in table.items():
                    yield from self.choice((name, rest), f"{name}.{rest}", inner)
            else:
                self.unknown((name,), name)

    def choice(self, where: tuple[str, ...], name: str, table: Any) -> Iterator[Choice]:
        key = keys.find(name)
        if key is None:
            self.unknown(where, name)
        elif isinstance(table, list):
            for index, one in enumerate(table):
                yield from self.version((*where, index), name, key, one)
        else:
            yield from self.version(where, name, key, table)

    def version(self, where: tuple[str | int, ...], name: str, key: keys.Key, table: Any) -> Iterator[Choice]:
        if not isinstance(table, dict):
            self.fault(where, msg('"{name}" must be a table.', name=name))
            return
        values: dict[str, Any] = {}
        for field, value in table.items():
            if field == "rujukan" or field in _DATES:
                continue
            check = key.fields.get(field)
            if check is None:
                near = _near(field, [*key.fields, "rujukan", *_DATES])
                self.fault((*where, field), msg('key "{key}" is not known here.', key=field), near)
                continue
            try:
                values[field] = check(value)
            except keys.Wrong as wrong:
                self.fault((*where, field), wrong.reason, wrong.hint)
        dates = [table.get(one) for one in _DATES]
        for name_of, date in zip(_DATES, dates, strict=True):
            if date is not None and (isinstance(date, bool) or not isinstance(date, int)):
                self.fault((*where, name_of), msg("{value!r} is not a year.", value=date))
                return
        rujukan = self.rujukan(where, table.get("rujukan"))
        if rujukan is not None:
            yield Choice(name, values, rujukan, *dates)

    def rujukan(self, where: tuple[str | int, ...], table: Any) -> Rujukan | None:
        if not isinstance(table, dict) or not isinstance(table.get("sumber"), str):
            self.fault(
                where,
                msg("the choice has no rujukan."),
                msg('Say where it comes from: rujukan = { sumber = "...", bagian = "...", praktik = true }'),
            )
            return None
        known = {"sumber", "bagian", "tanda", "tautan", "praktik", "setara", "catatan"}
        for field in table:
            if field not in known:
                near = _near(field, sorted(known))
                self.fault((*where, "rujukan", field), msg('key "{key}" is not known here.', key=field), near)
                return None
        fields = {key: value for key, value in table.items() if key != "praktik"}
        if fields.get("tanda", "V") not in list(Tanda):
            self.fault((*where, "rujukan", "tanda"), msg("tanda is one of {known}.", known=", ".join(Tanda)))
            return None
        return Rujukan(**fields, praktik_saja=bool(table.get("praktik", False)))

    def unknown(self, where: tuple[str | int, ...], name: str) -> None:
        near = _near(name, [*keys.KEYS, *(f"{family}.*" for family in keys.FAMILIES)])
        self.fault(where, msg('no choice is called "{name}".', name=name), near)


def _near(name: str, known: list[str]) -> Message:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1, 0.5)
    if near:
        return msg('Nearest: "{near}".', near=near[0])
    return msg("Known: {known}.", known=", ".join(known))
