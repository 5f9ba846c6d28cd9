# SPDX-License-Identifier: MIT
"""Which sheet of a workbook holds which part of a bundle, and in which columns: read off the model's own classes.

Row 1 of a sheet is hidden and holds keys: ``sakip:indikator`` in column A, then the key of each column
(``target.2023``). Row 2 has titles for people. A row whose cell in column A is not empty is left out: an example, or a
remark. What is in no list of records stands in the sheet of general data, a key and its value a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from sakip.bundle.hooks import RENAMED
from sakip.lang import N_
from sakip.model import (
    Analisis,
    AnggaranPK,
    Claim,
    Dukungan,
    Indikator,
    Kegiatan,
    Nilai,
    Program,
    Sasaran,
    SubKegiatan,
    Tujuan,
)
from sakip.model.periode import TRIWULAN

MARK = "sakip:"
KEYS, TITLES, FIRST = 1, 2, 3
"""Rows: of keys, of titles, the first of data."""

YES, NO = "ya", "tidak"

Path = tuple[str, ...]
_PART = re.compile(r'"([^"]*)"|([^."]+)')


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"
    VALUE = "value"  #: a target or realisation: a number, or words


@attrs.frozen
class Column:
    """A column of records. key: path below the record; choices: the values that it may have."""

    key: Path
    kind: Kind
    choices: tuple[str, ...] = ()
    required: bool = False

    @property
    def title(self) -> str:
        """What stands over it."""
        words = " ".join(self.key).replace("_", " ")
        return words[0].upper() + words[1:]


@attrs.frozen
class Sheet:
    """A sheet. key: where its records stand in the bundle; cl: what a record is, None for texts by id."""

    key: Path
    title: str
    cl: type | None = None

    @property
    def mark(self) -> str:
        """What its cell A1 says."""
        return MARK + ".".join(self.key)


GENERAL = Sheet((), N_("General data"))
PROSE = Sheet(("narasi",), N_("Prose"))
SHEETS = (
    Sheet(("tujuan",), N_("Tujuan"), Tujuan),
    Sheet(("sasaran",), N_("Sasaran"), Sasaran),
    Sheet(("indikator",), N_("Indicators"), Indikator),
    Sheet(("program",), N_("Program"), Program),
    Sheet(("kegiatan",), N_("Kegiatan"), Kegiatan),
    Sheet(("sub_kegiatan",), N_("Sub-kegiatan"), SubKegiatan),
    Sheet(("dukungan",), N_("Support"), Dukungan),
    Sheet(("perjanjian_kinerja", "program"), N_("PK budgets"), AnggaranPK),
    Sheet(("analisis",), N_("Analysis"), Analisis),
    Sheet(("klaim",), N_("Claims"), Claim),
)
"""Sheets of records, in their order; general data stand before them and prose behind."""


@cache
def columns(cl: type) -> tuple[Column, ...]:
    """The columns of a record; a series of years has the one column with key ``target.*``, one by name
    ``target_periode.#``."""
    return tuple(_columns(cl, ()))


def spread(cl: type, years: Iterable[int], records: Iterable[Mapping[str, Any]] = ()) -> tuple[Column, ...]:
    """The columns with one for each year of a series, and for each name of a series by name that the records have;
    quarters are always offered."""
    found = []
    records = tuple(records)
    for one in columns(cl):
        if one.key[-1] in ("*", "#"):
            names = map(str, years) if one.key[-1] == "*" else _names(one.key[:-1], records)
            found += [attrs.evolve(one, key=(*one.key[:-1], name)) for name in names]
        else:
            found.append(one)
    return tuple(found)


def _names(key: Path, records: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    offered = TRIWULAN if key[-1].endswith("_periode") else ()
    return dict.fromkeys((*offered, *(name for record in records for name in at(record, key) or ())))


def at(tree: Mapping[str, Any], key: Path) -> Any:
    """What stands at a path of plain tables; None where nothing does."""
    found: Any = tree
    for part in key:
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def column(cl: type, key: Path) -> Column | None:
    """The column of that key; None for a key that no record has."""
    for one in columns(cl):
        if one.key == key or (one.key[-1] in ("*", "#") and one.key[:-1] == key[:-1]):
            return attrs.evolve(one, key=key)
    return None


def general(key: Path) -> Column | None:
    """What a key of the general data holds; None where the bundle has no such key."""
    from sakip.model import Bundle

    kind: Any = Bundle
    for part in key:
        kind = _below(kind, part)
        if kind is None:
            return None
    choices = tuple(one.value for one in kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()
    return Column(key, _kind(kind), choices)


def join(key: Path) -> str:
    """A path as a key of the sheet; a part with a dot in it stands in quotation marks."""
    return ".".join(f'"{part}"' if "." in part else part for part in key)


def split(key: str) -> Path:
    """The path that a key names."""
    return tuple(found[1] or found[2] for found in _PART.finditer(key))


def _below(kind: Any, part: str) -> Any:
    if isinstance(kind, type) and attrs.has(kind):
        attrs.resolve_types(kind)
        name = next((old for old, new in RENAMED.get(kind, {}).items() if new == part), part)
        found = {field.name: field.type for field in attrs.fields(kind)}.get(name)
        return None if found is None else _plain(found)
    origin = get_origin(kind)
    if origin is tuple:
        return _plain(get_args(kind)[0]) if part.isdigit() else None
    return _plain(get_args(kind)[1]) if origin is Mapping else None


def _columns(cl: type, above: Path) -> Iterator[Column]:
    attrs.resolve_types(cl)
    renamed = RENAMED.get(cl, {})
    for field in attrs.fields(cl):
        kind, key = _plain(field.type), (*above, renamed.get(field.name, field.name))
        if isinstance(kind, type) and attrs.has(kind):
            yield from _columns(kind, key)
        elif get_origin(kind) is Mapping:
            by, value = get_args(kind)
            yield Column((*key, "*" if by is int else "#"), _kind(_plain(value)))
        else:
            choices = tuple(one.value for one in kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()
            yield Column(key, _kind(kind), choices, field.default is attrs.NOTHING and not above)


def _plain(kind: Any) -> Any:
    """A type without its None."""
    if kind is Nilai or get_origin(kind) not in (Union, UnionType):
        return kind
    left = frozenset(get_args(kind)) - {type(None)}
    return next(iter(left)) if len(left) == 1 else Nilai


def _kind(kind: Any) -> Kind:
    return {int: Kind.WHOLE, Decimal: Kind.NUMBER, bool: Kind.FLAG, Nilai: Kind.VALUE}.get(kind, Kind.TEXT)
