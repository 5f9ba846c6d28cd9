# SPDX-License-Identifier: MIT
"""From a TOML table to the model's values, strictly: nothing is coerced, and every fault is found at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from sys import intern
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from sakip.bundle.found import nearest
from sakip.errors import NumberError, SakipError
from sakip.lang import Message, msg
from sakip.model import (
    CaraHitung,
    Claim,
    Indikator,
    KartuIndikator,
    Komposit,
    Konsolidasi,
    Nilai,
    Ordinal,
    Polaritas,
    StandarNasional,
    Tanggal,
    Teks,
    Tempat,
)
from sakip.model.bacaan import baca
from sakip.numbers import Angka, read
from sakip.numbers.digits import HINT

RENAMED: dict[type, dict[str, str]] = {
    Claim: {"address": "alamat", "printed": "tercetak", "place": "tempat", "note": "catatan"}
}
"""Keys that differ from the attribute's name."""

LEFT_OUT: dict[type, frozenset[str]] = {Tempat: frozenset({"letak"})}
"""Attributes that only programs set: no key of a bundle."""

_YEARS = {str(year): year for year in range(1900, 2200)}
"""Each year once in memory, whoever writes it."""


class WrongError(SakipError):
    """A value of the wrong kind; the place is added by whoever knows the path."""


@cache
def converter() -> Converter:
    """The one converter of bundles.

    It uses up what it structures: the tables of a list give way to the values made of them, which keeps memory small.
    """
    conv = Converter(detailed_validation=True, forbid_extra_keys=True)
    conv.register_structure_hook_factory(attrs.has, lambda cl: table_hook(cl, conv))
    conv.register_structure_hook_factory(_is(tuple), lambda kind: _list_hook(kind, conv))
    conv.register_structure_hook_factory(_is(Mapping), lambda kind: _mapping_hook(kind, conv))
    conv.register_structure_hook_func(_is_nilai, nilai)
    for plain, hook in ((str, _text), (StrEnum, _enum), (int, _whole), (bool, _flag), (Decimal, _decimal)):
        conv.register_structure_hook(plain, hook)
    slow = table_hook(Indikator, conv)
    conv.register_structure_hook(Indikator, lambda value, kind: fast_indikator(value) or slow(value, kind))
    return conv


def nilai(value: Any, _: Any = None) -> Nilai:
    """A target or realisation: a TOML number or date as it is, text as `baca` reads it, a table as what it holds."""
    kind = type(value)
    if kind is int or kind is Decimal:
        return value  # type: ignore[no-any-return]
    if kind is dict:
        kinds: tuple[type[Komposit], type[Ordinal]] = Komposit, Ordinal
        return converter().structure(value, kinds["bagian" not in value])
    if kind is date:
        return Tanggal(value.isoformat(), value)
    if kind is not str:
        raise WrongError(
            msg("a number belongs here, not {seen}.", seen=_seen(value)),
            code="not-a-number",
            hint=msg('Write a number, its text ("92,5"), or "-" if it was not set.'),
        )
    try:
        return baca(value)
    except NumberError as error:
        if not re.search(r"\d", value):
            return Teks(value)
        hint = msg('Write "92,5" or 92.5 (TOML number), or "-" if it was not set.')
        plain = error.hint is None or error.hint == msg(HINT)
        raise WrongError(error.message, code="not-a-number", hint=hint if plain else error.hint) from None


# Ten thousand of these must load in little more than the time of reading the file. What is unexpected in one of them
# goes the long way, which accepts the same and says what is wrong.
def fast_indikator(value: Any) -> Indikator | None:
    try:
        return Indikator(**{key: _FAST[key](one) for key, one in value.items()})
    except (AttributeError, KeyError, TypeError, ValueError, BaseValidationError, SakipError):
        return None


def _fast_text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _fast_years(value: dict[str, Any]) -> dict[int, Nilai]:
    return {
        _YEARS[year]: one if type(one) is int or type(one) is Decimal else nilai(one) for year, one in value.items()
    }


def _fast_kartu(value: dict[str, Any]) -> KartuIndikator:
    texts: dict[str, Any] = {key: one if key == "konsolidasi" else _fast_text(one) for key, one in value.items()}
    if "konsolidasi" in texts:
        texts["konsolidasi"] = _enum(texts["konsolidasi"], Konsolidasi)
    return KartuIndikator(**texts)


_FAST: dict[str, Callable[[Any], Any]] = {
    "id": _fast_text,
    "nama": _fast_text,
    "untuk": intern,
    "satuan": intern,
    "polaritas": {one.value: one for one in Polaritas}.__getitem__,
    "target": _fast_years,
    "realisasi": _fast_years,
    "awal_renstra": nilai,
    "akhir_renstra": nilai,
    "standar_nasional": lambda value: converter().structure(value, StandarNasional),
    "bobot": lambda value: _decimal(value, Decimal),
    "kartu": _fast_kartu,
    "cara_hitung": lambda value: converter().structure(value, CaraHitung),
    "catatan": _fast_text,
}


def table_hook(cl: type, conv: Converter) -> Callable[[Any, Any], Any]:
    attrs.resolve_types(cl)
    keys = {name: override(rename=key) for name, key in RENAMED.get(cl, {}).items()}
    keys |= {name: override(omit=True) for name in LEFT_OUT.get(cl, ())}
    structure: Callable[[Any, Any], Any] = make_dict_structure_fn(cl, conv, _cattrs_forbid_extra_keys=True, **keys)  # type: ignore[arg-type]

    def hook(value: Any, kind: Any) -> Any:
        if type(value) is not dict:
            raise WrongError(
                msg("a table with keys belongs here, not {seen}.", seen=_seen(value)),
                code="not-a-table",
                hint=msg("Its keys: {keys}.", keys=", ".join(known_keys(cl))),
            )
        return structure(value, kind)

    return hook


def known_keys(cl: type) -> list[str]:
    """The keys of a table that becomes a `cl`."""
    renamed = RENAMED.get(cl, {})
    left_out = LEFT_OUT.get(cl, frozenset())
    return [renamed.get(field.name, field.name) for field in attrs.fields(cl) if field.name not in left_out]


def _list_hook(kind: Any, conv: Converter) -> Callable[[Any, Any], Any]:
    element = get_args(kind)[0]

    def hook(value: Any, _: Any) -> Any:
        if type(value) is not list:
            hint = msg('Write ["{written}"].', written=value) if type(value) is str else None
            raise WrongError(msg("a list belongs here, not {seen}.", seen=_seen(value)), code="not-a-list", hint=hint)
        structure = conv.get_structure_hook(element)
        errors = []
        for index, one in enumerate(value):
            try:
                value[index] = structure(one, element)
            except (BaseValidationError, SakipError) as error:
                errors.append(_noted(error, index, element))
        if errors:
            raise IterableValidationError("list", errors, kind)
        return tuple(value)

    return hook


def _mapping_hook(kind: Any, conv: Converter) -> Callable[[Any, Any], Any]:
    key_type, value_type = get_args(kind)
    hint = msg("Write one key = value a line under its heading.")

    def hook(value: Any, _: Any) -> Any:
        if type(value) is not dict:
            raise WrongError(msg("a table belongs here, not {seen}.", seen=_seen(value)), code="not-a-table", hint=hint)
        structure = conv.get_structure_hook(value_type)
        made, errors = {}, []
        for key, one in value.items():
            try:
                made[_year(key) if key_type is int else key] = structure(one, value_type)
            except (BaseValidationError, SakipError) as error:
                errors.append(_noted(error, key, value_type))
        if errors:
            raise IterableValidationError("table", errors, kind)
        return made

    return hook


def _noted(error: Exception, index: int | str, kind: Any) -> Exception:
    error.__notes__ = [*getattr(error, "__notes__", []), IterableValidationNote("item", index, kind)]
    return error


def _is(wanted: type) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) is wanted


_NILAI = frozenset(get_args(Nilai))


def _is_nilai(kind: Any) -> bool:
    return get_origin(kind) in (UnionType, Union) and frozenset(get_args(kind)) - {type(None)} == _NILAI


def _enum(value: Any, kind: type[StrEnum]) -> StrEnum:
    names = [one.value for one in kind]
    if type(value) is str and value in names:
        return kind(value)
    shown = f'"{value}"' if type(value) is str else _seen(value)
    raise WrongError(
        msg("{shown} is none of {names}.", shown=shown, names=", ".join(names)),
        code="unknown-value",
        hint=nearest(value, names, listed=False) if type(value) is str else None,
    )


def _text(value: Any, _: Any) -> str:
    if type(value) is str:
        return value
    hint = None if isinstance(value, (list, dict)) else msg("Put it in quotation marks.")
    raise WrongError(msg("text belongs here, not {seen}.", seen=_seen(value)), code="not-text", hint=hint)


def _whole(value: Any, _: Any) -> int:
    if type(value) is int:
        return value
    raise WrongError(
        msg("a whole number belongs here, not {seen}.", seen=_seen(value)), code="not-a-number", hint=_plain(value)
    )


def _decimal(value: Any, _: Any) -> Decimal:
    if type(value) is Decimal:
        return value
    if type(value) is int:
        return Decimal(value)
    raise WrongError(
        msg("a number belongs here, not {seen}.", seen=_seen(value)), code="not-a-number", hint=_plain(value)
    )


def _flag(value: Any, _: Any) -> bool:
    if type(value) is bool:
        return value
    raise WrongError(
        msg("true or false belongs here, not {seen}.", seen=_seen(value)),
        code="not-true-or-false",
        hint=msg("Write it without quotation marks.") if value in ("true", "false") else None,
    )


def _year(key: str) -> int:
    year = _YEARS.get(key)
    if year is None:
        raise WrongError(
            msg('"{key}" is no year.', key=key), code="not-a-year", hint=msg("Write four digits: 2023 = ...")
        )
    return year


def _plain(value: Any) -> Message:
    """How to write as a TOML number what came as text, where that is clear."""
    if type(value) is str:
        try:
            found = read(value)
        except NumberError:
            found = None
        if isinstance(found, Angka):
            return msg("Write {number}, without quotation marks.", number=format(found.nilai, "f"))
    if type(value) is Decimal:
        return msg("A point begins the decimals: write a whole number, its digits without separators.")
    return msg("Write its digits without separators and without quotation marks; leave the key out if it is not known.")


def _seen(value: Any) -> Message:
    if isinstance(value, str):
        return msg('the text "{value}"', value=value if len(value) <= 40 else f"{value[:37]}...")
    if isinstance(value, bool):
        return msg("{value}", value=str(value).lower())
    if isinstance(value, (int, Decimal)):
        return msg("the number {value}", value=value)
    if isinstance(value, list):
        return msg("a list")
    if isinstance(value, dict):
        return msg("a table")
    return msg("the date or time {value}", value=value)
