# SPDX-License-Identifier: MIT
"""Which tables of a report belong to the Perjanjian Kinerja, and which of those a changed one has superseded."""

from __future__ import annotations

from sakip.published import Published, Table
from sakip.readers.columns import columns
from sakip.readers.match import fold
from sakip.readers.vocabulary import FIGURES, Peran, Vocabulary


def agreements(published: Published, vocabulary: Vocabulary | None = None) -> frozenset[int]:
    """The numbers of the tables of the Perjanjian Kinerja: those that say so, and one of programs with one ceiling each
    that follows one of them."""
    found: set[int] = set()
    for table in published.tables:
        over = (table.title, *table.headings[-1:])
        if any("perjanjian kinerja" in fold(text) for text in over):
            found.add(table.index)
        elif table.index - 1 in found and (not any(over) or not table.headings):
            parts = [one.peran for one in columns(table, vocabulary) if one.peran in FIGURES]
            if parts == [Peran.PAGU]:
                found.add(table.index)
    return frozenset(found)


def superseded(published: Published, agreed: frozenset[int], vocabulary: Vocabulary | None = None) -> frozenset[int]:
    """The numbers of the tables of a Perjanjian Kinerja that another one of the report has changed: what they agree on
    is no longer in force."""
    parts = {
        table.index: {one.peran for one in columns(table, vocabulary)} & {Peran.TARGET, Peran.PAGU}
        for table in published.tables
        if table.index in agreed
    }
    changed = {table.index for table in published.tables if table.index in agreed and _changed(table)}
    new = set[Peran]().union(*(parts[index] for index in changed))
    return frozenset(index for index, held in parts.items() if index not in changed and held and held <= new)


def _changed(table: Table) -> bool:
    words = fold(" ".join((table.title, *table.headings[-1:])))
    return "perubahan" in words.split() and "sebelum perubahan" not in words
