# SPDX-License-Identifier: MIT
"""One table as a sheet: header that stays in sight, merged cells, numbers as numbers, notes."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from sakip.document import Cell, Row, RowKind, Table
from sakip.errors import OutputError
from sakip.lang import msg
from sakip.writers import grid, text
from sakip.writers.xlsx_plan import NO_FORMULA, PRECISION, Plan, body_row, column_name, exact, head_row

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from sakip.writers.xlsx_page import Printing

_SIZE = 10
FONT = {"font_name": "Arial", "font_size": _SIZE}
"""The workbook's font; the width of its digits is the measure of columns."""

_DIGIT = 0.556  # a column's width counts digits of the default font; grid counts ems
_LINE = 13.0  # points that a line of the default font takes
_WIDTH = {False: 50.0, True: 78.0}  # ems of a printed line, upright and landscape
_LONGEST = 32767
_MOST_ROWS = 1_048_576
INDONESIAN = "[$-421]"
"""The language of a number format: programs that heed it print 1.234,56 wherever the file is opened."""

_TRIGGERS = ("=", "+", "-", "@", "\t")


class Formats:
    """The looks of cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, object], ...], Format] = {}
        self.cells: dict[tuple[object, ...], Format] = {}

    def of(self, **look: object) -> Format:
        """The format with these properties, in the document's font."""
        whole = {**FONT, **look}
        key = tuple(sorted(whole.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(whole)
        return self.made[key]

    def cell(self, align: str, wrap: bool, bold: bool, back: str | None, number: str | None, quoted: bool) -> Format:
        """The format of a table's cell. back: its colour; number: its number format; quoted: text by all means."""
        key = (align, wrap, bold, back, number, quoted)
        if key not in self.cells:
            look: dict[str, object] = {"border": 1, "valign": "top", "text_wrap": wrap, "align": align}
            chosen = {"bold": bold, "bg_color": back, "num_format": number, "quote_prefix": quoted}
            self.cells[key] = self.of(**look, **{name: value for name, value in chosen.items() if value})
        return self.cells[key]

    def head(self, **more: object) -> Format:
        """A header cell."""
        base = {"bold": True, "border": 1, "bg_color": "#E8EDF3", "align": "center", "valign": "vcenter"}
        return self.of(**{**base, "text_wrap": True, **more})


def put_text(sheet: Worksheet, row: int, column: int, given: str, look: Format) -> None:
    """Write `given` as text, whatever it begins with. OutputError where a cell cannot hold it."""
    plain = text.clean(given)
    if len(plain) > _LONGEST:
        raise OutputError(
            msg("a text of {length} characters is too long for a cell of a workbook.", length=len(plain)),
            code="cell-length",
            hint=msg("At most {most} fit: shorten the text, or choose another format.", most=_LONGEST),
        )
    if plain:
        sheet.write_string(row, column, plain, look)
    else:
        sheet.write_blank(row, column, None, look)


def write_table(sheet: Worksheet, table: Table, plan: Plan, formats: Formats, printing: Printing) -> None:
    """Write `table` on its sheet."""
    if len(table.rows) > _MOST_ROWS - 100:
        raise OutputError(
            msg('table "{table}" has {rows} rows, more than a sheet holds.', table=table.id, rows=len(table.rows)),
            code="table-length",
        )
    made = _Sheet(sheet, table, plan, formats)
    made.write()
    printing.set_up(sheet, wide=made.wide, heads=range(head_row(), body_row(table)))


class _Sheet:
    def __init__(self, sheet: Worksheet, table: Table, plan: Plan, formats: Formats) -> None:
        self.sheet, self.table, self.plan, self.formats = sheet, table, plan, formats
        self.wide = grid.is_wide(table)
        total = _WIDTH[self.wide]
        parts, factor = grid.widths(table, total, padding=1.0, units=True)
        # the printed page shrinks to fit, so the columns may grow instead of the font
        self.widths = [part / factor for part in parts]
        self.notes: list[str] = []

    def write(self) -> None:
        table, sheet, last = self.table, self.sheet, len(self.table.columns) - 1
        for at, width in enumerate(self.widths):
            sheet.set_column(at, at, round(width / _DIGIT, 2))
        top, body = head_row(), body_row(table)
        self.put(
            (0, 0, 0, last), table.caption, self.formats.of(bold=True, align="center", valign="vcenter", text_wrap=True)
        )
        self.height(0, text.line_count(table.caption, sum(self.widths)))
        for depth, heads in enumerate(grid.header(table)):
            for head in heads:
                area = (top + depth, head.at, top + depth + head.rowspan - 1, head.at + head.colspan - 1)
                self.put(area, head.text, self.formats.head())
            # a merged cell's text does not raise its row by itself
            needed = max(text.line_count(head.text, self.span(head.at, head.colspan)) / head.rowspan for head in heads)
            self.height(top + depth, needed)
        for at, number in enumerate(grid.numbers(table)):
            self.put((body - 1, at, body - 1, at), number, self.formats.head(bold=False, font_size=8))
        for at, row in enumerate(table.rows):
            self.row(body + at, row, len(table.rows) - at)
        self.heights(body)
        self.foot(body + len(table.rows) + 1, last)
        end = f"{column_name(last)}{body + max(len(table.rows), 1)}"
        # numbers of rows, codes: they are text on purpose
        sheet.ignore_errors({"number_stored_as_text": f"A{body + 1}:{end}"})

    def row(self, at: int, row: Row, left: int) -> None:
        for index, cell in enumerate(row.cells):
            if cell is None:
                continue
            look = self.look(cell, row, index)
            if cell.rowspan > 1 or cell.colspan > 1:
                bottom, right = at + min(cell.rowspan, left) - 1, index + cell.colspan - 1
                if (bottom, right) != (at, index):
                    self.sheet.merge_range(at, index, bottom, right, "", look)
            self.cell(at, index, cell, look)

    def cell(self, at: int, index: int, cell: Cell, look: Format) -> None:
        live = NO_FORMULA if cell.formula is None else self.plan.live(cell, self.sheet.get_name())
        if live.reason is not None:
            self.note(at, index, f"tanpa rumus, sebab {live.reason}.")
        if live.formula is not None:
            stored = text.clean(cell.text) or "-" if cell.value is None else f"{cell.value:f}"
            value = stored if cell.value is None else _Number(stored)
            self.sheet.write_formula(at, index, f"={live.formula}", look, value)
        elif cell.value is None:
            put_text(self.sheet, at, index, grid.shown(cell), look)
        elif exact(cell.value):
            self.sheet.write_number(at, index, _Number(f"{cell.value:f}"), look)
        else:
            self.note(at, index, f"ditulis sebagai teks, sebab memiliki lebih dari {PRECISION} angka penting.")
            put_text(self.sheet, at, index, grid.shown(cell), look)

    def note(self, at: int, index: int, said: str) -> None:
        self.notes.append(f"{column_name(index)}{at + 1}: {said}")

    def look(self, cell: Cell, row: Row, index: int) -> Format:
        back = "#FFE45C" if cell.gap else None if row.kind is RowKind.DATA else "#F3F5F8"
        return self.formats.cell(
            grid.align(cell, self.table.columns[index]).value,
            not grid.unbreakable(cell),
            grid.bold(cell, row),
            back,
            None if cell.value is None else number_format(cell),
            # so that it stays text when somebody edits the cell
            cell.value is None and len(cell.text) > 1 and cell.text.startswith(_TRIGGERS),
        )

    def heights(self, body: int) -> None:
        """Raise the rows whose text takes several lines: not every program does so when it opens the file."""
        rows = self.table.rows
        lines = [1.0] * len(rows)
        spanning: list[tuple[int, int, float]] = []
        for at, row in enumerate(rows):
            for index, cell in enumerate(row.cells):
                if cell is None or grid.unbreakable(cell):
                    continue
                needed = float(text.line_count(grid.shown(cell), self.span(index, cell.colspan)))
                if cell.rowspan > 1:
                    spanning.append((at, min(cell.rowspan, len(rows) - at), needed))
                else:
                    lines[at] = max(lines[at], needed)
        for first, count, needed in spanning:
            lack = max(needed - sum(lines[first : first + count]), 0.0)
            for at in range(first, first + count):
                lines[at] += lack / count
        for at, needed in enumerate(lines):
            if needed > 1:
                self.height(body + at, needed)

    def foot(self, at: int, last: int) -> None:
        for note in (*self.table.notes, *self.notes):
            self.put((at, 0, at, last), note, self.formats.of(font_size=8, text_wrap=True, valign="top"))
            self.height(at, text.line_count(note, sum(self.widths) * _SIZE / 8))
            at += 1

    def put(self, area: tuple[int, int, int, int], given: str, look: Format) -> None:
        if area[:2] != area[2:]:
            self.sheet.merge_range(*area, "", look)
        put_text(self.sheet, area[0], area[1], given, look)

    def span(self, at: int, count: int) -> float:
        return sum(self.widths[at : at + count]) - 1.0

    def height(self, row: int, lines: float) -> None:
        self.sheet.set_row(row, round(max(lines, 1) * _LINE + 2, 1))


class _Number(float):
    """A float that is written with the digits it was given, not with those of its binary form."""

    digits: str

    def __new__(cls, digits: str) -> _Number:
        """The float nearest to `digits`, which it keeps."""
        made = super().__new__(cls, digits)
        made.digits = digits
        return made

    def __format__(self, spec: str) -> str:
        return self.digits

    def __str__(self) -> str:
        return self.digits


def number_format(cell: Cell) -> str:
    """The number format that prints `cell` as its text does, in the signs of the reader's own language."""
    assert cell.value is not None
    digits = max(cell.digits, _places(cell.value))
    return _number_format(digits, abs(cell.value) < 1000 or "." in cell.text, cell.prefix, cell.suffix)


@lru_cache(4096)
def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


@lru_cache(256)
def _number_format(digits: int, grouped: bool, prefix: str, suffix: str) -> str:
    body = ("#,##0" if grouped else "0") + ("." + "0" * digits if digits else "")
    return INDONESIAN + _literal(prefix) + body + _literal(suffix)


def _literal(given: str) -> str:
    """`given` as text inside a number format."""
    plain = text.clean(given).replace("\n", " ")
    parts = [f'"{part}"' if part else "" for part in plain.split('"')]
    return '\\"'.join(parts)
