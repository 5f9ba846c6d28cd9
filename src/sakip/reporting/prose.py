# SPDX-License-Identifier: MIT
"""Prose into blocks: paragraphs, nested lists, bold and italic, and figures by address in braces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sakip.document import Block, Item, List, Marker, Paragraph, Run

Resolve = Callable[[str], Run]
"""What stands for a placeholder."""

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>-|\d{1,2}[.)]|[a-z][.)]) +(?P<text>.*)", re.DOTALL)
_PLACE = re.compile(r"\{([^{}\n]+)\}")
_SPAN = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)


def blocks(text: str, resolve: Resolve) -> tuple[Block, ...]:
    """The blocks of `text`. A blank line ends a paragraph; ``- ``, ``1. `` and ``a. `` begin list items, nested by
    indentation; every ``{...}`` is given to `resolve`."""
    found: list[Block] = []
    for lines in _groups(text):
        if _ITEM.match(lines[0]):
            found += _lists(lines, resolve)
        else:
            found.append(Paragraph(tuple(runs(" ".join(line.strip() for line in lines), resolve))))
    return tuple(found)


def _groups(text: str) -> Iterator[list[str]]:
    """Paragraphs and runs of list items, as lines."""
    group: list[str] = []
    listing = False
    for line in text.rstrip().splitlines():
        if not line.strip():
            if group:
                yield group
            group, listing = [], False
            continue
        begins = _ITEM.match(line) is not None
        if begins and group and not listing:
            yield group
            group = []
        listing = listing or begins
        group.append(line)
    if group:
        yield group


def _lists(lines: list[str], resolve: Resolve) -> list[Block]:
    items: list[tuple[int, str, str]] = []
    for line in lines:
        match = _ITEM.match(line)
        if match:
            items.append((len(match["indent"]), match["mark"], match["text"]))
        else:
            indent, mark, text = items[-1]
            items[-1] = indent, mark, f"{text} {line.strip()}"
    found, _ = _level(items, 0, items[0][0], resolve)
    return found


def _level(
    items: list[tuple[int, str, str]], at: int, indent: int, resolve: Resolve
) -> tuple[list[Block], int]:
    """The lists at one depth, from item `at` on, and where they end."""
    found: list[Block] = []
    current: list[Item] = []
    marker = _marker(items[at][1])
    while at < len(items) and items[at][0] >= indent:
        depth, mark, text = items[at]
        if depth > indent and current:
            inner, at = _level(items, at, depth, resolve)
            last = current[-1]
            current[-1] = Item(last.runs, (*last.blocks, *inner))
            continue
        if _marker(mark) is not marker:
            found.append(List(tuple(current), marker))
            current, marker = [], _marker(mark)
        current.append(Item(tuple(runs(text, resolve))))
        at += 1
    found.append(List(tuple(current), marker))
    return found, at


def _marker(mark: str) -> Marker:
    if mark == "-":
        return Marker.BULLET
    return Marker.NUMBER if mark[0].isdigit() else Marker.LETTER


def runs(text: str, resolve: Resolve, *, bold: bool = False, italic: bool = False) -> Iterator[Run]:
    """The runs of one line of prose."""
    position = 0
    for span in _SPAN.finditer(text):
        yield from _plain(text[position : span.start()], resolve, bold, italic)
        strong = span[1] == "**"
        yield from runs(span[2], resolve, bold=bold or strong, italic=italic or not strong)
        position = span.end()
    yield from _plain(text[position:], resolve, bold, italic)


def _plain(text: str, resolve: Resolve, bold: bool, italic: bool) -> Iterator[Run]:
    position = 0
    for place in _PLACE.finditer(text):
        if place.start() > position:
            yield Run(text[position : place.start()], bold, italic)
        found = resolve(place[1])
        yield Run(found.text, bold or found.bold, italic or found.italic, found.address)
        position = place.end()
    if position < len(text):
        yield Run(text[position:], bold, italic)
