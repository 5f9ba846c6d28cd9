# SPDX-License-Identifier: MIT
"""HTML in one file: no network, fit to be read on a small screen and to be printed on A4.

A number that is a figure shows its derivation and its rule when it is pointed at, tapped or reached by keyboard;
without the page's script it leads to them at the end of the page. What is remarked on a place shows in the same way,
and leads to where the remark is told in full.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, assert_never

import attrs

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
    Row,
    RowKind,
    Run,
    Section,
    Signature,
    Style,
    Table,
)
from sakip.writers import grid, pages, svg, text
from sakip.writers.options import USUAL, Options
from sakip.writers.text import anchor

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_MARKERS = {Marker.BULLET: ("ul", None), Marker.NUMBER: ("ol", "1"), Marker.LETTER: ("ol", "a")}


def render(document: Document, options: Options = USUAL) -> bytes:
    """The document as UTF-8 HTML."""
    page = _Page(document)
    body = [page.node(block, 2) for block in page.grouped(document.blocks)]
    html: str = _template().render(
        title=text.clean(document.title),
        author=text.clean(document.author),
        subject=text.clean(document.subject),
        style=_style(),
        covered=any(isinstance(block, Cover) for block in document.blocks),
        told=document.says_its_title,
        body=body,
        derivations=page.derivations(),
        script=_script() if page.sortable or document.figures else None,
        script_hash=_hash(),
        marks=page.marks,
    )
    return "\n".join(line.rstrip() for line in html.splitlines() if line.strip()).encode() + b"\n"


@cache
def _template() -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_read), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("document.html.jinja")


def _style() -> Markup:
    from markupsafe import Markup

    return Markup(_read("style.css"))


@cache
def _script() -> Markup:
    from markupsafe import Markup

    # as the page has it: without empty lines and spaces at the ends of lines
    return Markup("\n".join(line.rstrip() for line in _read("page.js").splitlines() if line.strip()))


@cache
def _hash() -> str:
    """What the page's policy says of its script: nothing else may run."""
    return f"sha256-{base64.b64encode(sha256(_script().encode()).digest()).decode()}"


def _read(name: str) -> str:
    return files("sakip.writers").joinpath("templates", name).read_text("utf-8")


_Node = dict[str, object]
"""What the template shows: a kind and its fields."""


@attrs.frozen
class _TableCell:
    tag: str
    text: str
    scope: str | None = None
    colspan: int = 1
    rowspan: int = 1
    classes: str = ""
    address: str | None = None
    to: str | None = None
    gap: bool = False
    remarks: tuple[_Node, ...] = ()
    tells: int | None = None
    value: str | None = None
    column: int | None = None


class _Page:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.places: dict[str, str] = {}
        taken: set[str] = set()
        for address in document.figures:
            self.places[address] = _unused(anchor(f"asal-{address}"), taken)
        self.lying = {id(item.block) for item in pages.layout(document.blocks) if item.wide}
        self.pictures = 0
        self.sortable = False
        self.marks: dict[int, list[str]] = {}

    def remarks(self, numbers: Iterable[int]) -> tuple[_Node, ...]:
        """What is remarked on a place: the number, the place's own name, the lines to show."""
        found = []
        for number in numbers:
            names = self.marks.setdefault(number, [])
            names.append(f"tanda-{number}-{len(names) + 1}")
            found.append({"number": number, "id": names[-1], "lines": _clean(self.document.remarks.get(number, ()))})
        return tuple(found)

    def grouped(self, blocks: Iterable[Block]) -> list[Block | tuple[Signature, ...]]:
        """The blocks, with signatures that follow each other put together: they are set side by side."""
        found: list[Block | tuple[Signature, ...]] = []
        for block in blocks:
            last = found[-1] if found else None
            if isinstance(block, Signature) and isinstance(last, tuple):
                found[-1] = (*last, block)
            else:
                found.append((block,) if isinstance(block, Signature) else block)
        return found

    def inner(self, blocks: Iterable[Block], level: int) -> list[_Node]:
        return [self.node(block, level) for block in self.grouped(blocks)]

    def node(self, block: Block | tuple[Signature, ...], level: int) -> _Node:
        return {**self.content(block, level), "lying": id(block) in self.lying}

    def content(self, block: Block | tuple[Signature, ...], level: int) -> _Node:
        if isinstance(block, tuple):
            signed = [{"above": _clean(one.above), "below": _clean(one.below)} for one in block]
            return {"kind": "signatures", "signed": signed}
        match block:
            case Signature():
                return self.content((block,), level)
            case Section():
                return {
                    "kind": "section",
                    "id": anchor(f"bagian-{block.id}"),
                    "level": level,
                    "title": text.clean(block.heading),
                    "new_page": block.new_page,
                    "inner": self.inner(block.blocks, level + 1),
                }
            case Paragraph():
                classes = [] if block.style is Style.NORMAL else [block.style.value]
                classes += ["pengantar"] * text.leads(block.text)
                return {"kind": "paragraph", "classes": classes, "runs": self.runs(block.runs)}
            case List():
                tag, numbering = _MARKERS[block.marker]
                members = [{"runs": self.runs(one.runs), "inner": self.inner(one.blocks, level)} for one in block.items]
                return {"kind": "list", "tag": tag, "numbering": numbering, "start": block.start, "members": members}
            case Table():
                return self.table(block)
            case Picture():
                return self.picture(block)
            case Gap():
                return {"kind": "gap", "text": text.clean(block.text)}
            case Contents():
                return _contents(block.title, "Daftar isi", _entries(self.document.blocks))
            case ListOfTables():
                return _contents(
                    block.title,
                    "Daftar tabel",
                    [_entry(f"tabel-{one.id}", one.caption) for one in grid.tables(self.document.blocks)],
                )
            case ListOfPictures():
                return _contents(
                    block.title,
                    "Daftar gambar",
                    [_entry(f"gambar-{one.id}", one.caption) for one in grid.pictures(self.document.blocks)],
                )
            case PageBreak():
                return {"kind": "pagebreak"}
            case Cover():
                return {"kind": "cover", "lines": _clean(block.lines), "foot": _clean(block.foot)}
            case _:
                assert_never(block)

    def picture(self, block: Picture) -> _Node:
        self.pictures += 1
        alt = text.clean(block.alt)
        return {
            "kind": "picture",
            "id": anchor(f"gambar-{block.id}"),
            "svg": svg.inline(block.svg, alt, f"gambar{self.pictures}-"),
            "alt": alt,
            "wide": block.wide,
            "label": text.clean(block.caption),
        }

    def runs(self, runs: Iterable[Run]) -> list[dict[str, object]]:
        return [
            {
                "lines": shown.split("\n"),
                "bold": run.bold,
                "italic": run.italic,
                "remarks": self.remarks(run.remarks),
                **self.figure(run.address),
            }
            for run, shown in text.joined(runs)
        ]

    def figure(self, address: str | None) -> dict[str, str | None]:
        """What a place says about the figure it shows: its address, and where its derivation stands."""
        if address is None:
            return {"address": None, "to": None}
        return {"address": text.clean(address), "to": self.places.get(address)}

    def derivations(self) -> list[dict[str, object]]:
        return [
            {
                "id": self.places[address],
                "address": text.clean(address),
                "steps": _clean(steps),
                "rules": _clean(self.document.rules.get(address, ())),
            }
            for address, steps in self.document.figures.items()
        ]

    def table(self, block: Table) -> _Node:
        total = sum(max(column.width, 1) for column in block.columns)
        sortable = _sortable(block)
        self.sortable = self.sortable or sortable
        heads = [[_head(cell, sortable) for cell in row] for row in grid.header(block)]
        if block.column_numbers:
            heads.append([_TableCell("td", number, classes="nomor") for number in grid.numbers(block)])
        return {
            "kind": "table",
            "sortable": sortable,
            "id": anchor(f"tabel-{block.id}"),
            "caption": text.clean(block.caption),
            "whole": sum(grid.row_lines(block, grid.widths(block, grid.UPRIGHT, padding=1.0)[0], 1.0)) <= grid.WHOLE,
            "shares": [f"{max(column.width, 1) * 100 / total:.4g}" for column in block.columns],
            "heads": heads,
            "bodies": [
                [
                    {
                        "kind": row.kind.value,
                        "cells": self.cells(row, block),
                        "tells": next((cell.tells for cell in row.cells if cell is not None and cell.tells), None),
                    }
                    for row in rows
                ]
                for rows in _bodies(block)
            ],
            "notes": [text.together(note) for note in block.notes],
        }

    def cells(self, row: Row, block: Table) -> list[_TableCell]:
        found = []
        for cell, column in zip(row.cells, block.columns, strict=True):
            if cell is None:
                continue
            spanning = row.kind is RowKind.GROUP and cell.colspan == len(block.columns)
            classes = [grid.align(cell, column).value]
            classes += ["angka"] * grid.unbreakable(cell) + ["tebal"] * cell.bold
            found.append(
                _TableCell(
                    "th" if spanning else "td",
                    text.together(grid.shown(cell)),
                    scope="colgroup" if spanning else None,
                    colspan=cell.colspan,
                    rowspan=cell.rowspan,
                    classes=" ".join(classes),
                    gap=cell.gap,
                    value=None if cell.value is None else f"{cell.value:f}",
                    column=None,
                    remarks=self.remarks(cell.remarks),
                    tells=cell.tells,
                    **self.figure(cell.address),
                )
            )
        return found


def _clean(lines: Iterable[str]) -> list[str]:
    return [text.together(line) for line in lines]


def _head(head: grid.Head, sortable: bool) -> _TableCell:
    scope = "colgroup" if head.group else "col"
    column = head.at if sortable and not head.group else None
    return _TableCell("th", text.clean(head.text), scope, head.colspan, head.rowspan, column=column)


def _sortable(table: Table) -> bool:
    """Whether the rows may change places: each stands for itself, and only totals at the end have merged cells."""
    data = [row for row in table.rows if row.kind is RowKind.DATA]
    plain = all(cell is not None and cell.rowspan == 1 and cell.colspan == 1 for row in data for cell in row.cells)
    groups = any(row.kind is RowKind.GROUP for row in table.rows)
    told = any(cell is not None and cell.remarks for row in table.rows for cell in row.cells)
    return len(data) > 2 and plain and not groups and not told


def _contents(title: str, name: str, entries: list[_Node]) -> _Node:
    """name: what the list is called where it has no title of its own."""
    return {"kind": "contents", "title": text.clean(title), "name": text.clean(title) or name, "entries": entries}


def _entries(blocks: Iterable[Block]) -> list[_Node]:
    return [
        _entry(f"bagian-{block.id}", block.heading, _entries(block.blocks))
        for block in blocks
        if isinstance(block, Section)
    ]


def _entry(to: str, title: str, inner: list[_Node] | None = None) -> _Node:
    return {"to": anchor(to), "text": text.clean(title), "inner": inner or []}


def _bodies(table: Table) -> list[list[Row]]:
    """The rows in row groups: each heading row begins one, unless a merged cell reaches over it."""
    bodies: list[list[Row]] = []
    reach = 0
    for row in table.rows:
        if not bodies or (row.kind is RowKind.GROUP and reach == 0):
            bodies.append([])
        bodies[-1].append(row)
        spans = [cell.rowspan for cell in row.cells if cell is not None]
        reach = max([reach - 1, *(span - 1 for span in spans)]) if spans else max(reach - 1, 0)
    return bodies


def _unused(name: str, taken: set[str]) -> str:
    """`name`, with a number behind it where it is taken already; taken from now on."""
    wanted, number = name, 1
    while wanted in taken:
        number += 1
        wanted = f"{name}-{number}"
    taken.add(wanted)
    return wanted
