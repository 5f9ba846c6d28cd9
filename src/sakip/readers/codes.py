# SPDX-License-Identifier: MIT
"""Indicators that a table or a heading does not name in full: by their codes ("IKU 1.1", "IKP 3"), or by a header and a
row together ("Produksi (ton)" over "Padi"). What another table calls them stands in for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from sakip.published import Passage, Published, RowKind, Table
from sakip.readers.columns import columns
from sakip.readers.match import fold
from sakip.readers.vocabulary import NAMES, Peran, Vocabulary

FEWEST = 3
"""So many rows must have a code before a column is one of codes."""
PAIRS = 2
"""So many rows must give a name together with their header."""
TITLE = "Indikator"
_CODE = re.compile(r"\W*([A-Z]{2,6}[\s.-]?[0-9]{1,2}(?:[.-][0-9]{1,2}){0,2}[a-z]?)\W*\Z")


def resolved(published: Published, vocabulary: Vocabulary | None = None) -> Published:
    """The report with the names of its indicators where a column or a heading has only their codes, or where they are
    split between a header and its rows. The same report where nothing is so."""
    names = codes(published, vocabulary)
    text, tables = published.text, published.tables
    if names:
        text = tuple(_heading(one, names) for one in text)
        tables = tuple(_named(one, names, vocabulary) for one in tables)
    known = {fold(name): name for table in tables for name in _indicators(table, vocabulary)}
    tables = tuple(_put_together(one, known, vocabulary) for one in tables)
    if text is published.text and all(one is other for one, other in zip(tables, published.tables, strict=True)):
        return published
    return attrs.evolve(published, tables=tables, text=text)


def _indicators(table: Table, vocabulary: Vocabulary | None) -> Iterator[str]:
    """The names in the column of indicators of a table."""
    for one in columns(table, vocabulary):
        if one.peran is Peran.INDIKATOR and not one.doubtful:
            yield from (row.cells[one.index].text for row in table.rows if row.cells[one.index].text)


_UNIT = re.compile(r"\s*\([^()]*\)\s*\Z")


def _put_together(table: Table, known: Mapping[str, str], vocabulary: Vocabulary | None) -> Table:
    """The table with names of which one half stands in the header over its targets and the other in its rows."""
    parts = columns(table, vocabulary)
    if not table.groups or any(one.peran in NAMES for one in parts):
        return table
    over = {
        _UNIT.sub("", table.groups[one.index]).strip()
        for one in parts
        if one.peran in (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN) and table.groups[one.index]
    }
    data = [at for at, row in enumerate(table.rows) if row.kind is RowKind.DATA]
    for head in sorted(over):
        for one in parts:
            cells = {at: table.rows[at].cells[one.index].text for at in data}
            found = {
                at: known[name] for at, text in cells.items() if text and (name := fold(f"{head} {text}")) in known
            }
            if len(found) >= PAIRS and 2 * len(found) >= len(data):
                return _with_names(table, one.index, found)
    return table


def _with_names(table: Table, column: int, names: Mapping[int, str]) -> Table:
    """The table with these names in a column, by row, which is then one of indicators."""
    rows = tuple(
        attrs.evolve(
            row,
            cells=tuple(
                attrs.evolve(cell, text=names.get(at, cell.text)) if index == column else cell
                for index, cell in enumerate(row.cells)
            ),
        )
        for at, row in enumerate(table.rows)
    )
    titles = tuple(TITLE if at == column else one for at, one in enumerate(table.columns))
    groups = tuple("" if at == column else one for at, one in enumerate(table.groups))
    return attrs.evolve(table, rows=rows, columns=titles, groups=groups)


def codes(published: Published, vocabulary: Vocabulary | None = None) -> Mapping[str, str]:
    """The name of each code that stands beside one; a code with two names has none."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for table in published.tables:
        parts = columns(table, vocabulary)
        named = next((one.index for one in parts if one.peran is Peran.INDIKATOR), None)
        for column in range(len(table.columns)) if named is not None else ():
            pairs = [
                (code, row.cells[named].text)
                for row in table.rows
                if named is not None and column != named and (code := _code(row.cells[column].text))
                and row.cells[named].text and not _code(row.cells[named].text)
            ]  # fmt: skip
            if len({code for code, _ in pairs}) < max(FEWEST, len(pairs)):
                continue
            for code, name in pairs:
                if fold(found.setdefault(code, name)) != fold(name):
                    twice.add(code)
    return {code: name for code, name in found.items() if code not in twice}


def _code(text: str) -> str:
    """A text that is a code and nothing else, in one spelling; "" for others."""
    found = _CODE.match(text)
    return re.sub(r"[\s-]", "", found[1]).upper() if found is not None and len(text) < 20 else ""


def _heading(passage: Passage, names: Mapping[str, str]) -> Passage:
    name = names.get(_code(passage.text))
    headings = tuple(names.get(_code(one), one) for one in passage.headings)
    if name is None and headings == passage.headings:
        return passage
    return attrs.evolve(passage, text=name or passage.text, headings=headings)


def _named(table: Table, names: Mapping[str, str], vocabulary: Vocabulary | None) -> Table:
    headings = tuple(names.get(_code(one), one) for one in table.headings)
    table = attrs.evolve(table, headings=headings) if headings != table.headings else table
    data = [row for row in table.rows if row.kind is RowKind.DATA]
    parts = {one.index: one.peran for one in columns(table, vocabulary)}
    for column in range(len(table.columns)):
        known = sum(_code(row.cells[column].text) in names for row in data)
        others = any(peran in NAMES and at != column for at, peran in parts.items())
        if known < FEWEST or 2 * known < len(data) or (others and parts[column] is not Peran.INDIKATOR):
            continue
        by_row = {at: name for at, row in enumerate(table.rows) if (name := names.get(_code(row.cells[column].text)))}
        return _with_names(table, column, by_row)
    return table
