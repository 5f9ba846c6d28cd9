# SPDX-License-Identifier: MIT
"""Prose into blocks: paragraphs, nested lists, bold and italic, and figures by address in braces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from sakip.document import Block, Item, List, Marker, Paragraph, Run

Resolve = Callable[[str], Run]
"""What stands for a placeholder."""

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>-|\d{1,2}[.)]|[a-z][.)]) +(?P<text>.*)", re.DOTALL)
_PLACE = re.compile(r"\{([^{}\n]+)\}")
_SPAN = re.compile(r"(?<![\w*])(\*\*|\*)(?=[^\s*])(.+?)(?<=[^\s*])\1(?![\w*])", re.DOTALL)


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


def listed(values: Iterable[object]) -> str:
    """``a, b dan c``."""
    *head, last = [str(one) for one in values] or [""]
    return f"{', '.join(head)} dan {last}" if head else last


def _groups(text: str) -> Iterator[list[str]]:
    """Paragraphs and runs of list items, as lines. A blank line between two items does not end their list."""
    group: list[str] = []
    listing = blank = False
    for line in text.splitlines():
        if not line.strip():
            blank = True
            continue
        item = _ITEM.match(line)
        goes_on = item is not None and listing and not (blank and _anew(item, group[0]))
        if group and not goes_on and (blank or item is not None):
            yield group
            group = []
        if not group:
            listing = item is not None
        group.append(line)
        blank = False
    if group:
        yield group


def _anew(item: re.Match[str], first: str) -> bool:
    """Whether an item begins another list than the one that `first` began: counted from the start again, not deeper."""
    deeper = len(item["indent"]) > len(first) - len(first.lstrip())
    return not deeper and item["mark"][:-1] in ("1", "a")


def _lists(lines: list[str], resolve: Resolve) -> list[Block]:
    items: list[tuple[int, str, str]] = []
    for line in lines:
        match = _ITEM.match(line)
        if match:
            items.append((len(match["indent"]), match["mark"], match["text"]))
        else:
            indent, mark, text = items[-1]
            items[-1] = indent, mark, f"{text} {line.strip()}"
    return _level(items, resolve)


def _level(items: Sequence[tuple[int, str, str]], resolve: Resolve) -> list[Block]:
    """The lists of `items`; those indented deeper than the item before them stand under it."""
    found: list[Block] = []
    current: list[Item] = []
    indent, marker = items[0][0], _marker(items[0][1])
    at = 0
    while at < len(items):
        _, mark, text = items[at]
        if _marker(mark) is not marker:
            found.append(List(tuple(current), marker))
            current, marker = [], _marker(mark)
        end = next((to for to in range(at + 1, len(items)) if items[to][0] <= indent), len(items))
        under = _level(items[at + 1 : end], resolve) if end > at + 1 else []
        current.append(Item(tuple(runs(text, resolve)), tuple(under)))
        at = end
    found.append(List(tuple(current), marker))
    return found


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
