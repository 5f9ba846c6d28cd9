# SPDX-License-Identifier: MIT
"""From a finding's places to the document: which cell or passage is meant, and which of its characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from sakip.auditing.finding import Finding
from sakip.published import Cell, Passage, Published

Spot = tuple[int, ...]
"""(table, row, column), or (passage,), all from 0."""

_TOKEN = re.compile(r"[0-9][0-9.,]*[0-9](?:,-|\s?%)?|[0-9](?:\s?%)?|\w+")


@attrs.frozen
class Mark:
    """A disputed stretch of text. number: of the finding, from 1. start, end: its characters in the cell or passage."""

    number: int
    finding: Finding
    start: int
    end: int


def marks(findings: Iterable[Finding], published: Published) -> Mapping[Spot, tuple[Mark, ...]]:
    """What the findings dispute in `published`, by cell or passage; findings are numbered in their order, from 1."""
    found: dict[Spot, list[Mark]] = {}
    for number, finding in enumerate(findings, 1):
        for place in dict.fromkeys(one.letak for one in finding.places if one.dokumen == published.name and one.letak):
            spot, at = (place, 0) if len(place) == 3 else (place[:1], place[1])
            text = _at(published, spot)
            if text is not None:
                found.setdefault(spot, []).append(Mark(number, finding, *stretch(text, finding.printed, at)))
    return {spot: tuple(sorted(these, key=lambda one: (one.start, one.end))) for spot, these in found.items()}


def of(published: Published, spot: Spot) -> Cell | Passage:
    """The cell or the passage at a spot."""
    if len(spot) == 1:
        return published.text[spot[0]]
    table, row, column = spot
    return published.tables[table].rows[row].cells[column]


def _at(published: Published, spot: Spot) -> str | None:
    """The text at a spot; None where the document has no such place, as for a place of another reading."""
    try:
        return of(published, spot).text
    except IndexError:
        return None


def stretch(text: str, printed: str | None, at: int) -> tuple[int, int]:
    """Which characters of `text` are disputed: what the finding prints, at its place; the number that stands there;
    what it prints, behind the place or before it; the word that stands there; all of the text."""
    said = said_parts(printed)
    token = _TOKEN.match(text, at) if at else None
    for one in said:
        if text.startswith(one, at):
            return at, at + len(one)
    if token is not None and token[0][0].isdigit():
        return token.span()
    for start, one in ((text.find(one, begin), one) for begin in (at, 0) for one in said):
        if start >= 0:
            return start, start + len(one)
    return (0, len(text)) if token is None else token.span()


def said_parts(printed: str | None) -> tuple[str, ...]:
    """What a finding prints, as a whole and one by one where several printings are named together."""
    return tuple(dict.fromkeys(one for one in (printed, *(printed or "").split(" / ")) if one))


def pieces(text: str, spots: Iterable[Mark]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """`text` cut around its marks, each piece with the numbers of the findings that dispute it; marks that overlap
    make one piece.
    """
    done = 0
    held: list[Mark] = []
    for mark in (*sorted(spots, key=lambda one: one.start), None):
        if mark is not None and held and mark.start < max(one.end for one in held):
            held.append(mark)
            continue
        if held:
            start, end = held[0].start, max(one.end for one in held)
            yield text[done:start], ()
            yield text[start:end], tuple(dict.fromkeys(one.number for one in held))
            done = end
        held = [] if mark is None else [mark]
    yield text[done:], ()
