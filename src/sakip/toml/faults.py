# SPDX-License-Identifier: MIT
"""What is wrong with a file that is no TOML, in people's words: the parser's English terms mean little to a planner."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import takewhile

import tomli

from sakip.errors import Place, SakipError
from sakip.lang import Message, msg
from sakip.toml.locating import Event, KeyPath, events

_TWICE = (
    "Cannot overwrite",
    "Cannot declare",
    "Cannot redefine",
    "Cannot mutate",
    "Duplicate inline table key",
)
_NO_PAIR = ("Invalid statement", "Invalid initial character", "Expected '=' after")
_OPEN_TEXT = ("Unterminated string", "Illegal character '\\n'", "Found invalid character '\\n'", "Expected \"'")
_ESCAPE = ("Unescaped", "Invalid hex value", "Escaped character")
_NUMBER = re.compile(r"[-+]?(?:Rp\.? *)?[0-9][0-9_.,]*%?")
_TOML_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9_]*)(?:\.[0-9_]+)?")
_AFTER_EQUALS = re.compile(rf"= *({_NUMBER.pattern})")
_VALUE_END = re.compile(r"[,\]}#\n]")


def explain(error: tomli.TOMLDecodeError, source: str, file: str | None) -> SakipError:
    """`error` of the parser over `source` as one fault with its line."""
    reason, position = error.msg, min(error.pos, len(source))
    line = error.lineno
    path, start = _last_key(source, position)
    code, hint = "toml-syntax", None
    if reason.startswith(_TWICE):
        return _twice(source, path, start, file)
    number = None if reason.startswith("Invalid date") else _number_at(source, position)
    if number is not None:
        path, start = _last_key(source, number.start())
        message, hint = _no_number(number[1].rstrip(","))
    elif reason.startswith(_OPEN_TEXT):
        line = _line(source, start)
        message = msg("the text that begins here has no closing quotation mark.")
        hint = msg('Text on one line stands in "...", text over several lines in """...""".')
    elif reason.startswith(_ESCAPE):
        message = msg("a backslash in text means something else to TOML.")
        hint = msg("Write it twice (\\\\), or put the text in single quotation marks.")
    elif reason.startswith("Unclosed"):
        path = path[:-1] or path
        start = next((where for one, where in _until(source, position) if one == path), start)
        message = msg('the list or table of "{key}" is not closed, or a comma is missing in it.', key=_shown(path))
        hint = msg("It begins in line {line}.", line=_line(source, start))
    elif reason == "Invalid value":
        message, hint = _no_value(source, position, path)
    elif reason.startswith("Expected newline"):
        message = msg("something stands on the line after it is complete.")
        hint = msg('Begin a new line there; a quotation mark inside a text is written \\".')
    elif reason.startswith(_NO_PAIR):
        message = msg('"{written}" is no line of the form key = value.', written=_text_of_line(source, position))
        hint = msg("A key with spaces or other signs stands in quotation marks; a remark begins with #.")
    elif reason.startswith("Expected ']"):
        message = msg("the heading in square brackets is not closed, or has signs that need quotation marks.")
    elif reason.startswith("Invalid date"):
        message = msg("there is no such date.")
        hint = msg("Write year-month-day: 2024-02-29.")
    else:
        message = msg("the file is not valid TOML: {reason}.", reason=reason)
    return SakipError(message, code=code, place=Place(file, line, _shown(path) or None), hint=hint)


def _twice(source: str, path: KeyPath, start: int, file: str | None) -> SakipError:
    """Which key is set twice, with both lines. An earlier parent or child may be what the later one collides with."""
    above = [(one, where) for one, where in _until(source, start) if one == path[: len(one)]]
    same = [where for one, where in above if one == path]
    first = same[0] if same else above[-1][1] if above else start
    return SakipError(
        msg('"{key}" is already set in line {line}.', key=_shown(path), line=_line(source, first)),
        code="toml-twice",
        place=Place(file, _line(source, start), _shown(path)),
        hint=msg("Keep one of the two, or join them."),
    )


def _number_at(source: str, position: int) -> re.Match[str] | None:
    """What was meant as a number around `position` and is none in TOML: ``92,5``, ``2.355.308``, ``87%``."""
    begin = source.rfind("\n", 0, position) + 1
    end = source.find("\n", position)
    for match in _AFTER_EQUALS.finditer(source, begin, end if end >= 0 else len(source)):
        if match.start() <= position <= match.end() + 1 and not _TOML_NUMBER.fullmatch(match[1].rstrip(",")):
            return match
    return None


def _no_number(written: str) -> tuple[Message, Message]:
    return (
        msg('"{written}" is not a TOML number.', written=_short(written)),
        msg(
            "Write it with a point and without thousands separators or signs (92.5, 2355308250), "
            'or put it in quotation marks ("92,5").'
        ),
    )


def _no_value(source: str, position: int, path: KeyPath) -> tuple[Message, Message]:
    written = _VALUE_END.split(source[position : position + 200], maxsplit=1)[0].strip()
    if not written:
        return (
            msg('"{key}" has no value.', key=_shown(path)),
            msg('Write the value, "-" if it was not set, or take the line out.'),
        )
    return (
        msg('"{written}" is no value.', written=_short(written)),
        msg('Text stands in quotation marks ("..."); yes and no are true and false.'),
    )


def _last_key(source: str, position: int) -> Event:
    last = deque(_until(source, position), maxlen=1)
    return last[0] if last else ((), position)


def _until(source: str, position: int) -> Iterator[Event]:
    return takewhile(lambda event: event[1] < position, events(source))


def _line(source: str, position: int) -> int:
    return source.count("\n", 0, position) + 1


def _text_of_line(source: str, position: int) -> str:
    begin = source.rfind("\n", 0, position) + 1
    end = source.find("\n", position)
    return _short(source[begin : end if end >= 0 else len(source)].strip())


def _short(written: str) -> str:
    return written if len(written) <= 40 else f"{written[:37]}..."


def _shown(path: KeyPath) -> str:
    """A path as people read it; positions count from 1."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")
