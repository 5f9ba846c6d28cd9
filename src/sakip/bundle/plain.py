# SPDX-License-Identifier: MIT
"""A `Bundle` as the plain table that a TOML file holds: what `structure` reads, the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs

from sakip.bundle.hooks import LEFT_OUT, RENAMED
from sakip.model import Bundle, Komposit, Ordinal, Tanggal


def plain(bundle: Bundle) -> dict[str, Any]:
    """`bundle` as tables, lists, text and numbers; what has its default value is left out, but for the format."""
    return {"format": bundle.format, **_table(bundle)}


def _table(value: Any) -> dict[str, Any]:
    renamed = RENAMED.get(type(value), {})
    left_out = LEFT_OUT.get(type(value), frozenset())
    made = {}
    for field in attrs.fields(type(value)):
        found = getattr(value, field.name)
        if field.name not in left_out and not _default(field, found):
            made[renamed.get(field.name, field.name)] = _value(found)
    return made


def _default(field: attrs.Attribute[Any], value: Any) -> bool:
    default: Any = field.default
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        default = default.factory()
    return bool(value == default) and type(value) is type(default)


def _value(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case bool() | int() | Decimal() | str():
            return value
        case Mapping():
            return {str(key): _value(one) for key, one in value.items()}
        case tuple():
            return [_value(one) for one in value]
        case Ordinal() | Komposit():
            return _table(value)
        case Tanggal(raw="", nilai=day):
            return day.isoformat()
        case _ if "raw" in {field.name for field in attrs.fields(type(value))}:
            return value.raw
        case _:
            return _table(value)
