# SPDX-License-Identifier: MIT
"""A filled workbook as the plain table of a bundle; each value knows its cell, so that a fault can name it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from sakip import toml
from sakip.errors import BundleError, Fault, NumberError, Place, SakipError
from sakip.lang import msg
from sakip.numbers import Angka, read
from sakip.readers.package import Package
from sakip.readers.reading import content
from sakip.readers.sheet import Number, letters, sheets
from sakip.toml import KeyPath
from sakip.workbook.layout import (
    FIRST,
    GENERAL,
    KEYS,
    NO,
    PROSE,
    SHEETS,
    YES,
    Column,
    Kind,
    Sheet,
    column,
    general,
    split,
)

Grid = dict[int, dict[int, str]]
_KEYED = {sheet.mark: sheet for sheet in (GENERAL, *SHEETS, PROSE)}


def ours(path: Path) -> bool:
    """Whether a sheet of the workbook is one of sakip's."""
    package = Package(path.read_bytes(), str(path)) if zipfile.is_zipfile(path) else None
    # What only ends in .xlsx is read for what it is by whoever asked.
    found = sheets(package) if package is not None and package.form == "xlsx" else ()
    return any(grid.get(KEYS, {}).get(1, "") in _KEYED for _, grid in found)


class Workbook:
    """What a workbook holds, in the shape of a bundle's files: the joined table in `data`, its `faults`, and the place
    of each path.

    Raises ReaderError where the file is no workbook, damaged, unsafe or beyond the bounds; BundleError where no sheet
    of it is one of sakip's.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data: dict[str, Any] = {}
        self.faults: list[Fault] = []
        self._cells: dict[KeyPath, str] = {}
        found = False
        for name, grid in sheets(Package(content(path)[1], str(path))):
            sheet = _KEYED.get(grid.get(KEYS, {}).get(1, ""))
            if sheet is not None:
                found = True
                self._read(sheet, name, grid)
        if not found:
            message = msg("no sheet of this workbook is one of sakip's.")
            hint = msg('Fill in a workbook that "sakip template" wrote.')
            raise BundleError([Fault("workbook-unknown", message, self._at(None), hint)])

    def places(self, paths: Iterable[KeyPath]) -> dict[KeyPath, Place]:
        """File, sheet and cell of each path: its nearest parent's where it is not there itself."""
        return {path: self._place(path) for path in paths}

    def _place(self, path: KeyPath) -> Place:
        for length in range(len(path), 0, -1):
            if path[:length] in self._cells:
                return Place(str(self.path), cell=self._cells[path[:length]])
        return Place(str(self.path))

    def _at(self, cell: str | None) -> Place:
        return Place(str(self.path), cell=cell)

    def _read(self, sheet: Sheet, name: str, grid: Grid) -> None:
        rows = [(row, cells) for row, cells in sorted(grid.items()) if row >= FIRST and 1 not in cells]
        keys = {at: text for at, text in grid[KEYS].items() if at > 1}
        if sheet is GENERAL or sheet is PROSE:
            self._pairs(sheet, name, rows)
            return
        assert sheet.cl is not None
        records: list[dict[str, Any]] = []
        path = sheet.key
        for row, cells in rows:
            record: dict[str, Any] = {}
            here: KeyPath = (*path, len(records))
            for at, text in sorted(cells.items()):
                cell = _cell(name, row, at)
                if at not in keys:
                    message = msg('"{text}" stands in a column without a key.', text=text[:40])
                    hint = msg("Move it to a column of the sheet, or put a remark into column A.")
                    self.faults.append(Fault("workbook-column", message, self._at(cell), hint))
                    continue
                key = split(keys[at])
                value = self._value(text, column(sheet.cl, key))
                if _put(record, key, value):
                    self._cells[(*here, *key)] = cell
            if record:
                self._cells[here] = _cell(name, row, 2)
                records.append(record)
        if records:
            _put(self.data, path, records)

    def _pairs(self, sheet: Sheet, name: str, rows: list[tuple[int, dict[int, str]]]) -> None:
        for row, cells in rows:
            text, value, cell = cells.get(2, ""), cells.get(3), _cell(name, row, 3)
            path = tuple(int(part) - 1 if part.isdigit() else part for part in split(text))
            path = path if sheet is GENERAL else (*sheet.key, text)
            for length in range(len(path), 0, -1):
                self._cells.setdefault(path[:length], cell)
            if value is None:
                continue
            if not text:
                hint = msg("Write its key in column B, or clear it.")
                self.faults.append(Fault("workbook-key", msg("a value without a key."), self._at(cell), hint))
                continue
            key = split(text) if sheet is GENERAL else (*sheet.key, text)
            known = general(key) if sheet is GENERAL else Column(key, Kind.TEXT)
            if not _put(self.data, key, self._value(value, known)):
                message, hint = msg('"{key}" is already set.', key=text), msg("Keep one of the two.")
                self.faults.append(Fault("bundle-twice", message, self._at(cell), hint))
        if sheet is GENERAL:
            self.data = _lists(self.data)

    def _value(self, text: str, known: Column | None) -> Any:
        kind = Kind.TEXT if known is None else known.kind
        number = plain_number(text) if isinstance(text, Number) else None
        match kind:
            case Kind.TEXT:
                return str(text)
            case Kind.FLAG:
                return {YES: True, NO: False, "true": True, "false": False}.get(text.strip().lower(), str(text))
            case Kind.VALUE if number is None and text.startswith("{") and text.endswith("}"):
                return _table(text)
            case Kind.VALUE:
                return str(text) if number is None else number
            case Kind.WHOLE | Kind.NUMBER:
                return _written(text) if number is None else number


def _table(text: str) -> Any:
    try:
        return toml.parse(f"x = {text}", "x")["x"]
    except SakipError:
        return text


def plain_number(text: str) -> int | Decimal | None:
    """The number that a cell shows ("1.488.622.040", "79,35"); None where it shows a sign beside it ("79,35%")."""
    digits = text.replace(".", "").replace(",", ".")
    if not digits.removeprefix("-").replace(".", "", 1).isdigit():
        return None
    return Decimal(digits) if "." in digits else int(digits)


def _written(text: str) -> Any:
    """A number that was typed as text, where it is plainly one."""
    try:
        found = read(text)
    except NumberError:
        return str(text)
    if not isinstance(found, Angka) or found.satuan not in (None, "Rp"):
        return str(text)
    whole = found.nilai == found.nilai.to_integral_value()
    return int(found.nilai) if whole and "," not in text else found.nilai


def _put(table: dict[str, Any], key: Iterable[str], value: Any) -> bool:
    """Whether `value` could be set at that path."""
    *above, last = key
    for part in above:
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            return False
    if last in table:
        return False
    table[last] = value
    return True


def _lists(value: Any) -> Any:
    """Tables whose keys are the numbers from 1 on become the lists that they are."""
    if not isinstance(value, dict):
        return value
    made = {key: _lists(one) for key, one in value.items()}
    if made and all(key.isdigit() for key in made):
        return [made[key] for key in sorted(made, key=int)]
    return made


def _cell(sheet: str, row: int, at: int) -> str:
    return f"{sheet}!{letters(at)}{row}"
