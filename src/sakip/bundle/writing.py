# SPDX-License-Identifier: MIT
"""A bundle as TOML text that loads again as the same bundle, with remarks as comments where somebody has to look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs

from sakip.bundle.hooks import RENAMED, nilai
from sakip.errors import SakipError
from sakip.model import Bundle, Nilai, Ordinal, Teks
from sakip.numbers import Ambigu, Angka, Kosong, Rentang
from sakip.toml import quoted

Remarks = Mapping[str, Iterable[str]]
"""Lines of comment by the id or code of what they are about; by "" for the whole."""

_NILAI = (Angka, Rentang, Kosong, Ambigu, Teks)


def dump(bundle: Bundle, remarks: Remarks | None = None) -> str:
    """The bundle as TOML.

    remarks: comments that stand over the table of their id. A value in words that no bundle may hold (a text with
    digits that is no number) becomes a comment at its place.
    """
    writer = _Writer({key: tuple(lines) for key, lines in (remarks or {}).items()})
    writer.comment(writer.remarks.get("", ()))
    writer.table((), bundle)
    return "\n".join(writer.lines).strip("\n") + "\n"


class _Writer:
    def __init__(self, remarks: Mapping[str, tuple[str, ...]]) -> None:
        self.remarks = remarks
        self.lines: list[str] = []

    def comment(self, lines: Iterable[str]) -> None:
        self.lines += [f"# {line}" for text in lines for line in text.splitlines() or [""]]

    def table(self, path: tuple[str, ...], value: Any) -> None:
        """The keys of a table, then the tables in it."""
        below: list[tuple[str, Any]] = []
        for key, one in _fields(value):
            if _is_table(one):
                below.append((key, one))
                continue
            text, lost = _value(one)
            self.comment(f"? {key}: {words}" for words in lost)
            if text is not None:
                self.lines.append(f"{key} = {text}")
        for key, one in below:
            inner = (*path, key)
            many = isinstance(one, tuple)
            for each in one if many else (one,):
                self.lines.append("")
                name = str(getattr(each, "id", getattr(each, "kode", "")))
                self.comment(f"? {line}" for line in self.remarks.get(name, ()) if name)
                head = ".".join(map(_key, inner))
                self.lines.append(f"[[{head}]]" if many else f"[{head}]")
                self.table(inner, each)


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    """Keys and values of a table that are not what they would be anyway."""
    if isinstance(value, Mapping):
        yield from ((str(key), one) for key, one in value.items())
        return
    renamed = RENAMED.get(type(value), {})
    for field in sorted(attrs.fields(type(value)), key=lambda one: one.name != "format"):
        one = getattr(value, field.name)
        default = field.default.factory() if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type, attr-defined]
        if field.name == "format" or (one is not None and (field.default is attrs.NOTHING or one != default)):
            yield renamed.get(field.name, field.name), one


def _is_table(value: Any) -> bool:
    if isinstance(value, tuple):
        return bool(value) and all(attrs.has(type(one)) and not isinstance(one, _NILAI) for one in value)
    if isinstance(value, Mapping):
        return bool(value) and all(attrs.has(type(one)) and not isinstance(one, (*_NILAI, Ordinal)) for one in value.values())
    return attrs.has(type(value)) and not isinstance(value, (*_NILAI, Ordinal)) and not _is_inline(value)


def _is_inline(value: Any) -> bool:
    """A small table of plain values stands on one line."""
    return len(attrs.fields(type(value))) <= 6 and type(value).__name__ in ("Tempat", "Pagu", "StandarNasional")


def _value(value: Any) -> tuple[str | None, list[str]]:
    """A value as TOML writes it, None where no bundle may hold it; and what was left out, as printed."""
    match value:
        case bool():
            return ("true" if value else "false"), []
        case StrEnum():
            return quoted(value.value), []
        case str():
            return quoted(value), []
        case int():
            return str(value), []
        case Decimal():
            plain = format(value, "f")
            return (plain if "." in plain else f"{plain}.0"), []
        case Mapping():
            return _inline(value.items())
        case tuple():
            parts = [_value(one) for one in value]
            return "[" + ", ".join(text for text, _ in parts if text) + "]", [x for _, lost in parts for x in lost]
        case Angka() | Rentang() | Kosong() | Ambigu() | Teks():
            return _read_again(value)
        case _ if attrs.has(type(value)):
            return _inline(_fields(value))
    raise TypeError(f"{value!r} has no form in TOML")


def _inline(items: Iterable[tuple[Any, Any]]) -> tuple[str | None, list[str]]:
    found, left = [], []
    for key, one in items:
        text, lost = _value(one)
        left += [f"{key}: {words}" for words in lost]
        if text is not None:
            found.append(f"{_key(str(key))} = {text}")
    return ("{ " + ", ".join(found) + " }" if found else None), left


def _read_again(value: Nilai) -> tuple[str | None, list[str]]:
    """A reading by its own text where that reads the same alone; a number decided by its column is written out."""
    raw = str(value.raw)  # type: ignore[union-attr]
    try:
        same = nilai(raw) == value
    except SakipError:
        same = False
    if same:
        return quoted(raw), []
    if isinstance(value, Angka):
        plain = _value(value.nilai)[0]
        return plain, ([] if value.satuan is None else [f"{raw}"])
    return None, [raw or "-"]


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("_", "").replace("-", "").isalpha()
    return name if bare else quoted(name)

