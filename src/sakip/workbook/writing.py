# SPDX-License-Identifier: MIT
"""A bundle as a workbook: one row a record, one cell a value, so that it reads back without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from sakip.bundle.plain import plain
from sakip.errors import OutputError, Place
from sakip.extras import need
from sakip.lang import N_, msg, say
from sakip.workbook.layout import (
    FIRST,
    GENERAL,
    KEYS,
    NO,
    PROSE,
    SHEETS,
    TITLES,
    YES,
    Column,
    Kind,
    Sheet,
    at,
    general,
    join,
    spread,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from sakip.model import Bundle, Kegiatan, Program, SubKegiatan

LONGEST = 32_767
"""A cell holds no longer text."""
SPARE = 200
"""Rows below the data that have the checks of a column too."""
WIDTHS = {Kind.WHOLE: 16, Kind.NUMBER: 12, Kind.VALUE: 12, Kind.FLAG: 12}
WIDE = {"nama": 60, "uraian": 60, "penyebab": 60, "hambatan": 60, "solusi": 60, "catatan": 40, "hasil": 40}
OFFERED = {sheet.key[-1]: sheet.title for sheet in SHEETS if sheet.key[0] in ("tujuan", "sasaran", "indikator")}
OFFERED["untuk"] = OFFERED["sasaran"]
"""Which sheet's ids a column offers."""

HOW_TO = (
    N_("One row is one record. Cells under a title in orange must be filled in, those under a blue one may."),
    N_("A cell that is left empty is missing, which is not zero. Write - where a value was not set."),
    N_("A row with anything in column A is not read: the examples in grey, or your own remarks."),
    N_("Ids (S-1, IKU-1) are yours to choose; the lists in other sheets offer them."),
    N_("Do not delete row 1, which is hidden: it says which column is which."),
)


@attrs.frozen
class Filling:
    """What a workbook is made of. tree: the bundle's plain table. years: of a series. examples, lists: by sheet key,
    an example row and how many rows are offered; names: codes and names that may be chosen."""

    tree: Mapping[str, Any]
    years: tuple[int, ...]
    examples: Mapping[tuple[str, ...], Mapping[str, Any]] = attrs.field(factory=dict)
    names: Mapping[str, str] = attrs.field(factory=dict)
    notes: Mapping[str, str] = attrs.field(factory=dict)


def write(bundle: Bundle, path: Path) -> None:
    """Write `bundle` to the workbook `path`, whole or not at all.

    Raises OutputError where a text is too long for a cell.
    """
    tree = plain(bundle)
    fill(Filling(tree, years_of(bundle)), path)


def years_of(bundle: Bundle) -> tuple[int, ...]:
    """The years that have a value or belong to the Renstra."""
    known = {year for one in bundle.indikator for series in (one.target, one.realisasi) for year in series}
    levels: tuple[Program | Kegiatan | SubKegiatan, ...] = (*bundle.program, *bundle.kegiatan, *bundle.sub_kegiatan)
    known |= {year for one in levels for series in (one.renstra.pagu, one.renstra.realisasi) for year in series}
    known |= {*range(bundle.renstra.mulai, bundle.renstra.akhir + 1), bundle.tahun}
    return tuple(sorted(known))


def fill(filling: Filling, path: Path) -> None:
    """Write a workbook, whole or not at all."""
    from sakip.writers import atomic

    atomic.check(path)
    atomic.save(path, _Book(filling, path).bytes())


class _Book:
    def __init__(self, filling: Filling, path: Path) -> None:
        self.filling, self.path = filling, path

    def bytes(self) -> bytes:
        from datetime import datetime

        file = BytesIO()
        self.book = need("xlsxwriter", "xlsx", "XLSX").Workbook(file, {"in_memory": True, "strings_to_formulas": False})
        # The same data give the same bytes.
        self.book.set_properties({"created": datetime(2000, 1, 1)})
        head = {"bold": True, "border": 1, "text_wrap": True}
        self.title = self._format(bg_color="#DCE6F1", **head)
        self.must = self._format(bg_color="#F4D9B5", **head)
        self.text = self._format(text_wrap=True, num_format="@")
        self.value = self._format(align="right")
        self.money = self._format(num_format="#,##0")
        self.grey = self._format(italic=True, font_color="#7F7F7F", text_wrap=True)
        self.digits: dict[int, Format] = {}
        self._how_to()
        self._general()
        for sheet in SHEETS:
            self._records(sheet)
        self._prose()
        if self.filling.names:
            self._names()
        self.book.close()
        return file.getvalue()

    def _format(self, **look: Any) -> Format:
        made: Format = self.book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top", **look})
        return made

    def _how_to(self) -> None:
        page = self.book.add_worksheet(say("Read me"))
        page.set_column(0, 0, 110)
        page.hide_gridlines(2)
        for row, text in enumerate(HOW_TO):
            page.write_string(row, 0, say(text), self.text)

    def _sheet(self, sheet: Sheet, titles: Iterable[tuple[str, str, int, bool]]) -> Worksheet:
        page = self.book.add_worksheet(say(sheet.title))
        page.write_string(KEYS - 1, 0, sheet.mark)
        page.set_row(KEYS - 1, None, None, {"hidden": True})
        page.set_column(0, 0, 4)
        page.write_string(TITLES - 1, 0, "#", self.title)
        for column, (key, title, width, must) in enumerate(titles, 1):
            page.write_string(KEYS - 1, column, key)
            page.write_string(TITLES - 1, column, title, self.must if must else self.title)
            page.set_column(column, column, width)
        page.freeze_panes(FIRST - 1, 2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(TITLES - 1)
        return page

    def _general(self) -> None:
        page = self._sheet(
            GENERAL, (("kunci", say("Key"), 44, True), ("isi", say("Value"), 70, True), ("", say("Meaning"), 60, False))
        )
        held = {sheet.key for sheet in (*SHEETS, PROSE)}
        row = FIRST - 1
        for key, value in leaves(self.filling.tree, held):
            page.write_string(row, 1, join(key), self.text)
            self._cell(page, row, 2, value, general(key) or Column(key, Kind.TEXT))
            note = self.filling.notes.get(join(key))
            if note:
                page.write_string(row, 3, say(note), self.grey)
            row += 1

    def _records(self, sheet: Sheet) -> None:
        assert sheet.cl is not None
        records = at(self.filling.tree, sheet.key) or []
        example = self.filling.examples.get(sheet.key)
        shown = spread(sheet.cl, self.filling.years, records)
        page = self._sheet(sheet, ((join(one.key), one.title, _width(one), one.required) for one in shown))
        row = FIRST - 1
        if example is not None:
            page.write_string(row, 0, say("e.g."), self.grey)
            for column, one in enumerate(shown, 1):
                self._cell(page, row, column, at(example, one.key), one, self.grey)
            row += 1
        last = max(row + len(records), FIRST) + SPARE
        for column, one in enumerate(shown, 1):
            self._checks(page, one, row, column, last)
        for record in records:
            for column, one in enumerate(shown, 1):
                self._cell(page, row, column, at(record, one.key), one)
            row += 1
        page.autofilter(TITLES - 1, 0, max(row - 1, TITLES), len(shown))

    def _prose(self) -> None:
        page = self._sheet(PROSE, (("id", say("Id"), 36, True), ("teks", say("Text"), 110, True)))
        for row, (id, text) in enumerate(self.filling.tree.get("narasi", {}).items(), FIRST - 1):
            page.write_string(row, 1, id, self.text)
            self._cell(page, row, 2, text, Column(("teks",), Kind.TEXT))

    def _names(self) -> None:
        page = self.book.add_worksheet(say("Nomenclature"))
        page.set_column(0, 0, 22)
        page.set_column(1, 1, 110)
        page.write_row(0, 0, [say("Code"), say("Name")], self.title)
        page.freeze_panes(1, 0)
        for row, (code, name) in enumerate(self.filling.names.items(), 1):
            page.write_string(row, 0, code, self.text)
            page.write_string(row, 1, name, self.text)

    def _checks(self, page: Worksheet, one: Column, row: int, column: int, last: int) -> None:
        rule: dict[str, Any] | None = None
        offered = OFFERED.get(one.key[-1])
        if one.choices or one.kind is Kind.FLAG:
            rule = {"validate": "list", "source": list(one.choices) or [YES, NO]}
        elif one.kind is Kind.WHOLE:
            rule = {"validate": "integer", "criteria": ">=", "value": 0,
                    "error_message": say("A whole amount, in rupiah, without decimals.")}  # fmt: skip
        elif one.key == ("kode",) and self.filling.names:
            count = len(self.filling.names) + 1
            rule = {"validate": "list", "source": f"='{say('Nomenclature')}'!$A$2:$A${count}", "error_type": "warning"}
        elif offered is not None and len(one.key) == 1:
            rule = {"validate": "list", "source": f"='{say(offered)}'!$B${FIRST}:$B${SPARE}", "error_type": "warning"}
        if rule is not None:
            page.data_validation(row, column, last, column, {**rule, "ignore_blank": True})

    def _cell(
        self, page: Worksheet, row: int, column: int, value: Any, one: Column, form: Format | None = None
    ) -> None:
        match value:
            case None:
                return
            case bool():
                page.write_string(row, column, YES if value else NO, form or self.text)
            case int():
                page.write_number(row, column, value, form or (self.money if _is_money(one) else self.value))
            case Decimal():
                page.write_number(row, column, value, form or self._decimals(value))
            case dict():
                page.write_string(row, column, _inline(value), form or self.text)
            case _:
                if len(value) > LONGEST:
                    raise OutputError(
                        msg("{key}: the text has {count} signs; a cell holds {most}.", key=join(one.key),
                            count=len(value), most=LONGEST),
                        place=Place(str(self.path)), hint=msg("Divide it, or keep this bundle as TOML."),
                    )  # fmt: skip
                page.write_string(row, column, value, form or self.text)

    def _decimals(self, value: Decimal) -> Format:
        exponent = value.as_tuple().exponent
        digits = max(-exponent, 0) if isinstance(exponent, int) else 0
        if digits not in self.digits:
            self.digits[digits] = self._format(num_format="0." + "0" * digits if digits else "0")
        return self.digits[digits]


def leaves(tree: Mapping[str, Any], held: set[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each value that stands in no sheet of its own, with its path; items of a list by their number from 1."""
    yield from _leaves(tree, (), held)


def _leaves(value: Any, key: tuple[str, ...], held: set[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if key in held:
        return
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _leaves(one, (*key, name), held)
    elif isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield from _leaves(one, (*key, str(number)), held)
    else:
        yield key, value


def _width(one: Column) -> int:
    return WIDTHS.get(one.kind) or WIDE.get(one.key[-1], 18)


def _is_money(one: Column) -> bool:
    return one.kind is Kind.WHOLE and one.key[-1] not in ("tahun", "format", "mulai", "akhir")


def _inline(value: dict[str, Any]) -> str:
    return "{ " + ", ".join(f"{key} = {json.dumps(one, ensure_ascii=False)}" for key, one in value.items()) + " }"
