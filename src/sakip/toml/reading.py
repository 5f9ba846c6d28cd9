# SPDX-License-Identifier: MIT
"""Strict TOML: exact numbers, and one clear fault with its line where a file is none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli

from sakip.errors import Place, SakipError
from sakip.lang import Message, msg

MAX_BYTES = 64 * 1024 * 1024
MAX_DIGITS = 60


def read(path: Path | str, *, limit: int = MAX_BYTES) -> dict[str, Any]:
    """The TOML file at `path`; numbers with a decimal point are `Decimal`.

    Raises SakipError with file and line when the file is missing, a folder, larger than `limit` bytes, not UTF-8, or
    no valid TOML (a key set twice included).
    """
    return parse(text(path, limit=limit), str(path))


def text(path: Path | str, *, limit: int = MAX_BYTES) -> str:
    """The text of the file at `path`, line ends as ``\\n``. Raises SakipError as `read` does."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            # By chunks: asked for so many bytes at once, Python sets them all aside.
            data = bytearray()
            while len(data) <= limit and (chunk := file.read(1 << 20)):
                data += chunk
    except FileNotFoundError:
        raise _error("file-missing", msg("there is no such file."), path, hint=_neighbour(path)) from None
    except IsADirectoryError:
        raise _error(
            "file-folder", msg("this is a folder, not a file."), path, hint=msg("Name a .toml file in it.")
        ) from None
    except OSError as error:
        reason = msg("the file cannot be read: {reason}.", reason=error.strerror)
        raise _error("file-unreadable", reason, path) from None
    if len(data) > limit:
        raise _error(
            "file-too-large",
            msg("the file is larger than {limit} MB.", limit=limit // (1024 * 1024)),
            path,
            hint=msg("Split it into several .toml files in one folder."),
        )
    return _decode(data, path)


def parse(source: str, file: str | None = None) -> dict[str, Any]:
    """`source` as TOML; `file` is the name that faults show. Raises SakipError with the line."""
    source = source.replace("\r\n", "\n")
    try:
        return tomli.loads(source, parse_float=_decimal)
    except tomli.TOMLDecodeError as error:
        from sakip.toml.faults import explain

        raise explain(error, source, file) from None
    except _NumberError as error:
        place = Place(file, source.count("\n", 0, max(source.find(error.text), 0)) + 1)
        reason = msg('"{written}" is no number that a figure can have.', written=error.text[:MAX_DIGITS])
        hint = msg("Write its digits, without exponent and not longer than {max} signs.", max=MAX_DIGITS)
        raise SakipError(reason, code="toml-number", place=place, hint=hint) from None
    except RecursionError:
        reason = msg("lists, tables or keys are nested too deep.")
        raise SakipError(reason, code="toml-syntax", place=Place(file)) from None
    except ValueError:  # the only one that the parser lets through: Python's own limit on the digits of an integer
        raise SakipError(msg("a number has thousands of digits."), code="toml-number", place=Place(file)) from None


class _NumberError(Exception):
    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.text = number


def _decimal(number: str) -> Decimal:
    """Exact, and small enough to compute with: ``1e999999999`` would fill the memory as an integer."""
    if len(number) > MAX_DIGITS or not number.lstrip("+-")[0].isdigit() or "e" in number or "E" in number:
        raise _NumberError(number)
    return Decimal(number)


def _decode(data: bytearray, path: Path) -> str:
    hint = msg('Save it as "UTF-8" (in Windows Notepad: Save as, Encoding: UTF-8).')
    if data.startswith(b"\xef\xbb\xbf"):
        raise _error(
            "toml-encoding",
            msg("the file starts with a byte order mark (BOM)."),
            path,
            1,
            hint=msg('Save it as "UTF-8" without BOM.'),
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _error("toml-encoding", msg("the file is UTF-16, not UTF-8."), path, 1, hint=hint)
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        seen = data[error.start : error.start + 1]
        raise _error(
            "toml-encoding",
            msg(
                "the file is not UTF-8: byte 0x{byte}, which Windows-1252 shows as {char}.",
                byte=seen.hex().upper(),
                char=seen.decode("cp1252", "replace"),
            ),
            path,
            line,
            hint=hint,
        ) from None


def _neighbour(path: Path) -> Message | None:
    from difflib import get_close_matches

    names = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
    near = get_close_matches(path.name, names, 1)
    return msg('Did you mean "{near}"?', near=near[0]) if near else None


def _error(code: str, message: Message, path: Path, line: int | None = None, hint: Message | None = None) -> SakipError:
    return SakipError(message, code=code, place=Place(str(path), line), hint=hint)
