# SPDX-License-Identifier: MIT
"""XLSX: a sheet for each table, with live formulas whose results are stored beside them.

The first sheet lists the tables, "Naskah" holds the text between them, "Gambar" and "Gambar Lebar" the pictures,
"Asal Angka" says how each figure came about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, assert_never

from sakip.document import (
    Block,
    Contents,
    Cover,
    Document,
    Gap,
    List,
    ListOfPictures,
    ListOfTables,
    Marker,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Signature,
    Style,
    Table,
)
from sakip.writers import grid, text
from sakip.writers.options import USUAL, Options
from sakip.writers.xlsx_page import Printing
from sakip.writers.xlsx_pictures import NAMES, Pictures
from sakip.writers.xlsx_plan import Plan
from sakip.writers.xlsx_table import FONT, Formats, put_text, write_table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LIST, TEXT, SOURCES = "Daftar Tabel", "Naskah", "Asal Angka"
_LINE = 47.0  # ems of a line in the column of the text
_INDENT = 1.0  # ems
_MOST = 30  # digits across a column of links
_LINK: Mapping[str, object] = {"font_color": "#0B4A8F", "underline": 1}
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


def render(document: Document, options: Options = USUAL) -> bytes:
    """The document as an XLSX workbook."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "default_format_properties": dict(FONT)})
    book.set_properties(
        {
            "title": text.clean(document.title),
            "subject": text.clean(document.subject),
            "author": text.clean(document.author),
            "created": _EPOCH,
        }
    )
    formats = Formats(book)
    printing = Printing(options.kertas, (text.clean(document.author), text.clean(document.title)))
    plan = Plan(document, reserved=(LIST, TEXT, SOURCES, *NAMES.values()))
    pictures = Pictures(grid.pictures(document.blocks))
    prose = list(_prose(document.blocks, document, plan, pictures))
    first = book.add_worksheet(LIST)
    printing.set_up(first, heads=range(2, 3))
    if prose:
        sheet = book.add_worksheet(TEXT)
        printing.set_up(sheet)
        _write_prose(sheet, prose, formats)
    for table in grid.tables(document.blocks):
        write_table(book.add_worksheet(plan.sheets[table.id]), table, plan, formats, printing)
    pictures.write(book, formats, printing)
    if document.figures:
        sheet = book.add_worksheet(SOURCES)
        printing.set_up(sheet, wide=True, heads=range(1))
        _write_sources(sheet, document, plan, formats)
    after = dict(pictures.sheets())
    after |= {SOURCES: "Cara setiap angka diperoleh"} if document.figures else {}
    _write_list(first, document, plan, formats, {TEXT: "Teks laporan di antara tabel"} if prose else {}, after)
    book.close()
    return buffer.getvalue()


def _write_list(
    sheet: Worksheet,
    document: Document,
    plan: Plan,
    formats: Formats,
    before: Mapping[str, str],
    after: Mapping[str, str],
) -> None:
    sheet.set_column(1, 1, 64)
    put_text(sheet, 0, 0, document.title, formats.of(bold=True, font_size=13))
    for at, title in enumerate(("Lembar", "Isi")):
        put_text(sheet, 2, at, title, formats.head())
    entries = list(before.items())
    entries += [(plan.sheets[table.id], table.caption) for table in grid.tables(document.blocks)]
    entries += after.items()
    sheet.set_column(0, 0, _links(name for name, _ in entries))
    link = formats.of(border=1, valign="top", font_color="#0B4A8F", underline=1)
    for row, (name, what) in enumerate(entries, start=3):
        sheet.write_url(row, 0, f"internal:{plan.quoted(name)}!A1", link, name)
        put_text(sheet, row, 1, what, formats.of(border=1, text_wrap=True, valign="top"))
        sheet.set_row(row, 13 * text.line_count(what, 35) + 2)
    if not any(grid.tables(document.blocks)):
        put_text(sheet, len(entries) + 3, 1, "Dokumen ini tidak memuat tabel.", formats.of(italic=True))


def _write_sources(sheet: Worksheet, document: Document, plan: Plan, formats: Formats) -> None:
    shown = plan.addresses()
    cells = {address: shown[address].replace("'", "") for address in document.figures if address in shown}
    for at, (title, width) in enumerate((("Alamat", 36), ("Asal", 72), ("Sel", _links(cells.values())))):
        sheet.set_column(at, at, width)
        put_text(sheet, 0, at, title, formats.head())
    plain = formats.of(border=1, text_wrap=True, valign="top")
    link = formats.of(border=1, valign="top", font_color="#0B4A8F", underline=1)
    for row, (address, steps) in enumerate(document.figures.items(), start=1):
        put_text(sheet, row, 0, address, plain)
        put_text(sheet, row, 1, "\n".join(steps), plain)
        sheet.set_row(row, 13 * max(text.line_count("\n".join(steps), 39), text.line_count(address, 19)) + 2)
        if address in shown:
            sheet.write_url(row, 2, f"internal:{shown[address]}", link, cells[address])
        else:
            put_text(sheet, row, 2, "", plain)


def _links(names: Iterable[str]) -> int:
    """The width of a column of links, which not every program wraps."""
    return min(max((len(name) for name in names), default=0) + 3, _MOST + 9)


_Line = tuple[str, Mapping[str, object], str | None]
"""A line of the text sheet: its text, its look, the place it leads to."""


def _write_prose(sheet: Worksheet, prose: Iterable[_Line], formats: Formats) -> None:
    sheet.set_column(0, 0, 85)
    for row, (line, look, to) in enumerate(prose):
        style = formats.of(**{"text_wrap": True, "valign": "top", **look})
        size = look.get("font_size", 10)
        scale = size / 10 if isinstance(size, int | float) else 1
        indent = look.get("indent", 0)
        room = _LINE - (indent * _INDENT if isinstance(indent, int) else 0)
        # Bold letters are wider by about a tenth.
        if (count := text.line_count(line, room / scale * (0.9 if look.get("bold") else 1))) > 1 or scale > 1:
            sheet.set_row(row, 13 * count * scale + 2)
        if to is None:
            put_text(sheet, row, 0, line, style)
        else:
            sheet.write_url(row, 0, f"internal:{to}", style, text.clean(line)[:255])


def _prose(
    blocks: Iterable[Block], document: Document, plan: Plan, pictures: Pictures, depth: int = 0
) -> Iterator[_Line]:
    for block in blocks:
        match block:
            case Section():
                yield "", {}, None
                yield block.heading, {"bold": True, "font_size": max(13 - depth, 10)}, None
                yield from _prose(block.blocks, document, plan, pictures, depth + 1)
            case Paragraph():
                yield block.text, _paragraph_look(block.style), None
            case List():
                yield from _list(block, document, plan, pictures, 0)
            case Table():
                sheet = plan.sheets[block.id]
                yield from _linked(block.caption, sheet, f"{plan.quoted(sheet)}!A1")
            case Picture():
                yield from _linked(block.caption, NAMES[block.wide], pictures.spot(block))
                # what it shows; each of its values stands in the picture's sheet and in a table
                what, more, _ = block.alt.partition(". ")
                yield f"[Gambar: {what}{more.strip()}]", {"italic": True}, None
            case Signature():
                yield from ((line, _indent(20), None) for line in (*block.above, "", "", "", *block.below))
            case Gap():
                yield f"Belum diisi: {block.text}", {"bg_color": "#FFE45C", "bold": True}, None
            case Contents():
                if block.title:
                    yield block.title, {"bold": True, "align": "center"}, None
                for level, part in document.walk():
                    if isinstance(part, Section):
                        yield part.heading, _indent(level), None
            case Cover():
                yield from ((line, {"bold": True, "align": "center", "font_size": 14}, None) for line in block.lines)
                yield from ((line, {"align": "center"}, None) for line in block.foot)
            case ListOfTables():
                yield block.title or LIST, _LINK, f"{plan.quoted(LIST)}!A1"
            case ListOfPictures():
                if block.title:
                    yield block.title, {"bold": True, "align": "center"}, None
                for picture in grid.pictures(document.blocks):
                    yield picture.caption, _indent(1), None
            case PageBreak():
                pass
            case _:
                assert_never(block)


def _linked(caption: str, sheet: str, to: str) -> Iterator[_Line]:
    """A caption that leads to its sheet; over the sheet's name where it takes several lines, as not every program wraps
    a link."""
    if text.line_count(caption, _LINE * 0.9) > 1:
        yield caption, {}, None
        caption = sheet
    yield caption, _LINK, to


def _list(block: List, document: Document, plan: Plan, pictures: Pictures, depth: int) -> Iterator[_Line]:
    for at, item in enumerate(block.items, start=block.start):
        mark = {Marker.BULLET: "•", Marker.NUMBER: f"{at}.", Marker.LETTER: f"{text.letter(at - 1)}."}[block.marker]
        yield f"{mark} {''.join(run.text for run in item.runs)}", _indent(2 * depth + 1), None
        for inner in item.blocks:
            if isinstance(inner, List):
                yield from _list(inner, document, plan, pictures, depth + 1)
            else:
                under = _indent(2 * depth + 2)
                yield from (
                    (line, {**under, **look}, to) for line, look, to in _prose((inner,), document, plan, pictures)
                )


def _indent(depth: int) -> dict[str, object]:
    return {"align": "left", "indent": depth}


def _paragraph_look(style: Style) -> dict[str, object]:
    looks: dict[Style, dict[str, object]] = {
        Style.NORMAL: {},
        Style.CENTER: {"align": "center"},
        Style.STATEMENT: {"align": "center", "italic": True},
        Style.NOTE: {"font_size": 8},
    }
    return looks[style]
