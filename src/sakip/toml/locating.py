# SPDX-License-Identifier: MIT
"""The line of any key of a TOML text; looked up only after a fault, so that reading stays fast."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator

import tomli

KeyPath = tuple[str | int, ...]
"""Keys and list positions (from 0) from the top of a file to a value."""


def locate(source: str, path: KeyPath) -> int | None:
    """The line (from 1) of the key at `path`, else that of its nearest parent; None when no part of it is there."""
    return lines(source, (path,))[path]


def lines(source: str, paths: Iterable[KeyPath]) -> dict[KeyPath, int | None]:
    """`locate` for several paths in one pass."""
    asked = set(paths)
    wanted = {path[:length] for path in asked for length in range(1, len(path) + 1)}
    found: dict[KeyPath, int] = {}
    line, last = 1, 0
    for path, position in events(source):
        if path in wanted and path not in found:
            line, last = line + source.count("\n", last, position), position
            found[path] = line
            if len(found) == len(wanted):
                break
    return {
        path: next((found[path[:length]] for length in range(len(path), 0, -1) if path[:length] in found), None)
        for path in asked
    }


_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_PART = re.compile(r"""([A-Za-z0-9_-]+)|"(?:[^"\\\n]|\\[^\n])*"|'[^'\n]*'""")
_SCALAR = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?!"")(?:[^"\\\n]|\\[^\n])*"'
    r"|'(?!'')[^'\n]*'"
    r"""|[^"'\[\]{},\#\s][^\[\]{},\#\n]*""",
    re.DOTALL,
)

Event = tuple[KeyPath, int]


class _StopError(Exception):
    """Here the text stops being TOML."""


def events(source: str) -> Iterator[Event]:
    """Every header, key and list item in order, each with its path and position; parents come before children.

    A path comes again when the text names it again. Ends quietly where the text stops being TOML.
    """
    table: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    position = _skip(_GAP, source, 0)
    try:
        while position < len(source):
            start = position
            if source[position] == "[":
                double = source.startswith("[[", position)
                parts, position = _key(source, position + 1 + double)
                if not source.startswith("]]" if double else "]", position):
                    raise _StopError
                position += 1 + double
                table = ()
                for part in parts[:-1]:
                    table = (*table, part)
                    yield table, start
                    if table in counts:
                        table = (*table, counts[table] - 1)
                table = (*table, parts[-1])
                yield table, start
                if double:
                    counts[table] = counts.get(table, 0) + 1
                    table = (*table, counts[table] - 1)
                    yield table, start
            else:
                position = yield from _pair(source, position, table)
            position = _skip(_GAP, source, position)
    except _StopError:
        return


def _pair(source: str, position: int, table: KeyPath) -> Generator[Event, None, int]:
    """One ``key = value``; returns the position after it."""
    start = position
    parts, position = _key(source, position)
    for part in parts:
        table = (*table, part)
        yield table, start
    if not source.startswith("=", position):
        raise _StopError
    return (yield from _value(source, _skip(_BLANK, source, position + 1), table))


def _value(source: str, position: int, path: KeyPath) -> Generator[Event, None, int]:
    opened = source[position : position + 1]
    if opened not in ("[", "{"):
        match = _SCALAR.match(source, position)
        if match is None:
            raise _StopError
        return match.end()
    close = "]" if opened == "[" else "}"
    index = 0
    position = _skip(_GAP, source, position + 1)
    while not source.startswith(close, position):
        if close == "]":
            item = (*path, index)
            yield item, position
            position = yield from _value(source, position, item)
            index += 1
        else:
            position = yield from _pair(source, position, path)
        position = _skip(_GAP, source, position)
        if source.startswith(",", position):
            position = _skip(_GAP, source, position + 1)
        elif not source.startswith(close, position):
            raise _StopError
    return position + 1


def _key(source: str, position: int) -> tuple[list[str], int]:
    """A dotted key, and the position of the first sign after it."""
    parts = []
    while True:
        position = _skip(_BLANK, source, position)
        match = _PART.match(source, position)
        if match is None:
            raise _StopError
        parts.append(match[1] or _unquote(match[0]))
        position = _skip(_BLANK, source, match.end())
        if not source.startswith(".", position):
            return parts, position
        position += 1


def _unquote(quoted: str) -> str:
    try:
        return str(tomli.loads(f"key = {quoted}")["key"])
    except tomli.TOMLDecodeError:
        raise _StopError from None


def _skip(pattern: re.Pattern[str], source: str, position: int) -> int:
    match = pattern.match(source, position)
    return match.end() if match else position
