# SPDX-License-Identifier: MIT
"""A bundle's plain table as TOML: new text, or an edit of the files that are there, which keeps their comments."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from sakip import toml
from sakip.extras import need

LONG = 100
"""A list of texts that is longer is written one text a line; a table of values that is longer, one value a line."""
NAMES = ("id", "kode", "indikator", "program", "alamat")
"""What names a record, in the order of preference."""

Tree = Mapping[str, Any]


def text(tree: Tree) -> str:
    """`tree` as TOML: values first, then each table and each record under its own heading."""
    document = need("tomlkit", "toml", "TOML").document()
    _fill(document, tree)
    return str(document.as_string())


def edited(files: Mapping[Path, str], old: Tree, new: Tree) -> dict[Path, str]:
    """The text of each file, so that together they hold `new`; what did not change stays as it is, comments included.

    files: text by path, in the order in which they are joined; old: the plain table of the bundle that they hold. What
    is new goes behind what is of its kind.
    """
    tables = {path: toml.parse(one, str(path)) for path, one in files.items()}
    before, after = _divided(tables, old), _divided(tables, new)
    return {path: _edit(one, before[path], after[path]) for path, one in files.items()}


def _edit(text: str, old: Tree, new: Tree) -> str:
    if old == new:
        return text
    document = need("tomlkit", "toml", "TOML").parse(text)
    _merge(document, old, new)
    return str(document.as_string())


def _divided(olds: Mapping[Path, Tree], tree: Tree) -> dict[Path, dict[str, Any]]:
    """Which part of `tree` belongs to which file: where its key, or its record, stood before."""
    parts: dict[Path, dict[str, Any]] = {path: {} for path in olds}
    first = next(iter(olds))
    for key, value in tree.items():
        holders = [path for path, old in olds.items() if key in old]
        if len(holders) < 2:
            parts[holders[0] if holders else first][key] = value
        elif isinstance(value, Mapping):
            for name, one in value.items():
                home = next((path for path in holders if name in olds[path][key]), holders[-1])
                parts[home].setdefault(key, {})[name] = one
        else:
            home = holders[0]
            owners = {name: path for path in holders for name in _named(olds[path][key])}
            for name, one in _named(value).items():
                home = owners.get(name, home)
                parts[home].setdefault(key, []).append(one)
    return parts


def _merge(container: Any, old: Tree, new: Tree) -> None:
    # A default that a file spells out is in neither table, and stays.
    for key in old:
        if key not in new:
            del container[key]
    for key, value in new.items():
        before = old.get(key)
        if key in old and before == value:
            continue
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            _merge(container[key], before, value)
        elif before is not None and _records(before) and _records(value) and _in_place(container[key], before, value):
            continue
        else:
            container[key] = _item(value, inline=key in container and not _records(value))


def _in_place(container: Any, before: list[Tree], after: list[Tree]) -> bool:
    """Whether the records could be changed where they stand: those that stay keep their order, new ones come last."""
    old, new = _named(before), _named(after)
    stay = [name for name in old if name in new]
    if [name for name in new if name in old] != stay or [*new][: len(stay)] != stay:
        return False
    for at in range(len(before) - 1, -1, -1):
        name = [*old][at]
        if name in new:
            _merge(container[at], old[name], new[name])
        else:
            del container[at]
    for name in [*new][len(stay) :]:
        container.append(_item(new[name], inline=False))
    return True


def _named(records: list[Tree]) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for one in records:
        name = " ".join(str(one[key]) for key in NAMES if key in one)
        place = one.get("tempat")
        name = f"{name} {sorted(place.items())}" if isinstance(place, Mapping) else name
        key, again = name, 2
        while key in found:
            key, again = f"{name} ({again})", again + 1
        found[key] = one
    return found


def _records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _fill(table: Any, tree: Tree) -> None:
    plain = [(key, one) for key, one in tree.items() if not isinstance(one, Mapping) and not _records(one)]
    small = [(key, one) for key, one in tree.items() if isinstance(one, Mapping) and _small(one)]
    for key, value in (*plain, *small):
        table.append(key, _item(value, inline=True))
    for key, value in tree.items():
        if (key, value) not in plain and (key, value) not in small:
            table.append(key, _item(value, inline=False))


def _small(value: Tree) -> bool:
    """Whether a table reads well on one line."""
    if any(isinstance(one, Mapping | list) or (isinstance(one, str) and "\n" in one) for one in value.values()):
        return False
    return sum(len(str(key)) + len(str(one)) + 6 for key, one in value.items()) <= LONG


def _item(value: Any, *, inline: bool) -> Any:
    import tomlkit
    from tomlkit import items

    match value:
        case bool() | int():
            return tomlkit.item(value)
        case Decimal():
            # tomlkit writes the text that it is given; the number beside it is never looked at.
            return items.Float(0, items.Trivia(), _digits(value))
        case str():
            return tomlkit.string(value, multiline="\n" in value, escape=True)
        case Mapping() if inline:
            line = tomlkit.inline_table()
            for key, one in value.items():
                line.append(key, _item(one, inline=True))
            return line
        case Mapping():
            table = tomlkit.table()
            _fill(table, value)
            return table
        case list() if _records(value) and not inline:
            many = tomlkit.aot()
            for one in value:
                many.append(_item(one, inline=False))
            return many
        case _:
            array = tomlkit.array()
            for one in value:
                array.append(_item(one, inline=True))
            return array.multiline(sum(len(str(one)) + 4 for one in value) > LONG)


def _digits(value: Decimal) -> str:
    written = format(value, "f")
    return written if "." in written else f"{written}.0"
