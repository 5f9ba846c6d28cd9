# SPDX-License-Identifier: MIT
"""A table from a CSV or XLSX file, row by row, within bounds of size."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import attrs

from sakip.errors import Place, SakipError
from sakip.extras import need
from sakip.lang import Message, msg

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
MAX_ENTRIES = 2000
HEAD_LINES = 30
"""So many lines of a text show what separates its columns."""

Cell = object
"""What stands in a cell: a text, or whatever else the workbook says it is."""


@attrs.frozen
class Row:
    """A row and the line of the file (from 1) that it begins in."""

    line: int
    cells: tuple[Cell, ...]


def rows(path: Path) -> tuple[tuple[Cell, ...], Iterator[Row]]:
    """The head and the rows below it, of the first sheet. SakipError where the file is missing, too large, or of
    another format."""
    for _, table in sheets(path):
        head = next(table, None)
        if head is not None:
            return head.cells, table
        break
    raise _error(path, "nomenclature-file", msg("the file is empty."))


def sheets(path: Path) -> Iterator[tuple[str, Iterator[Row]]]:
    """The name and the rows of each sheet; a text has one, without a name. Errors as of `rows`."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise _error(path, "nomenclature-file", msg("this is a folder, not a file."), msg("Name the file in it."))
        data = b"" if size > MAX_BYTES else path.read_bytes()
    except FileNotFoundError:
        raise _error(path, "file-missing", msg("there is no such file.")) from None
    except OSError as error:
        reason = msg("the file cannot be read: {reason}.", reason=error.strerror)
        raise _error(path, "file-unreadable", reason) from None
    if size > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise _error(path, "file-too-large", msg("the file is larger than {limit} MB.", limit=limit))
    match path.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            yield "", _csv(path, data)
        case ".xlsx":
            yield from _xlsx(path, data)
        case _:
            raise _error(
                path,
                "nomenclature-file",
                msg('"{suffix}" is no format that can be imported.', suffix=path.suffix),
                msg("Save it as .xlsx or .csv."),
            )


def _csv(path: Path, data: bytes) -> Iterator[Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SakipError(
            msg("the file is not UTF-8 text."),
            code="nomenclature-file",
            place=Place(str(path), line),
            hint=msg('Save it as "CSV UTF-8".'),
        ) from None
    comma = max(",;\t", key=partial(_regular, text.split("\n", HEAD_LINES)[:HEAD_LINES]))

    def read() -> Iterator[Row]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
        line = 1
        try:
            for cells in reader:
                yield Row(line, tuple(cells))
                line = reader.line_num + 1
        except csv.Error as error:
            raise SakipError(
                msg("the table breaks off: {reason}.", reason=str(error)),
                code="nomenclature-file",
                place=Place(str(path), line),
                hint=msg("Look for a quotation mark that is not closed."),
            ) from None

    return read()


def _regular(lines: list[str], comma: str) -> tuple[int, int]:
    """How many lines have this separator equally often, and how often: titles above a table have none of it."""
    counts = Counter(count for line in lines if (count := line.count(comma)))
    return max(((many, count) for count, many in counts.items()), default=(0, 0))


def _xlsx(path: Path, data: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    broken = msg("the file is no XLSX workbook, or is damaged.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(one.file_size for one in entries) > MAX_UNPACKED:
                raise _error(path, "file-too-large", msg("the workbook unpacks to more than it may."))
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise _error(path, "nomenclature-file", broken, msg("Open it in a spreadsheet and save it anew.")) from None
    calamine = need("python_calamine", "xlsx", "XLSX")
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        cells = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (calamine.CalamineError, OSError, ValueError, IndexError):
        raise _error(path, "nomenclature-file", broken, msg("Open it in a spreadsheet and save it anew.")) from None
    for name, table in cells.items():
        yield name, (Row(line, tuple(row)) for line, row in enumerate(table, start=1))


def _error(path: Path, code: str, message: Message, hint: Message | None = None) -> SakipError:
    return SakipError(message, code=code, place=Place(str(path)), hint=hint)
