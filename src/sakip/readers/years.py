# SPDX-License-Identifier: MIT
"""Tables of one indicator, which the caption or the heading over them names: over the years, years down the rows or
across the columns; a card, which says in each row what its figure is; or a single row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from sakip.lang import N_
from sakip.numbers import Angka
from sakip.published import Published, RowKind, Table, readings
from sakip.readers.captions import is_topic, label
from sakip.readers.columns import columns
from sakip.readers.headed import Kolom
from sakip.readers.match import Match, covers, find, fold
from sakip.readers.records import YEAR, Value, row_years
from sakip.readers.vocabulary import NAMES, SURE, Peran, Vocabulary, lexicon, meaning, standard

if TYPE_CHECKING:
    from sakip.model import Bundle

KINDS = (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN)
ON_CARDS = (*KINDS, Peran.AKHIR_RENSTRA, Peran.KEMAJUAN, Peran.PREDIKAT)
ROWS = 3
"""A card says of so many rows at least what they hold."""
OVER_TABLE = N_("named over its table")
WHOLE = 0.95
"""A caption names an indicator where it has so much of its name."""
_PLAIN = frozenset({
    "perkembangan", "perbandingan", "tabel", "tren", "trend", "grafik", "data", "tingkat", "hasil", "pengukuran",
    "tahun", "dan", "dengan", "dari", "sampai", "selama", "terhadap", "pada", "untuk", "periode", "s", "d", "sd",
})  # fmt: skip
"""Words of a caption that name nothing."""

Known = Callable[[str, Peran, int], Decimal | None]
"""What is known of an indicator: by id, kind and year."""


@attrs.frozen
class Series:
    """A table of one indicator. values: its figures, each with its row and its year."""

    table: Table
    match: Match
    values: tuple[tuple[int, Value], ...]


def of_bundle(bundle: Bundle) -> Known:
    """The numbers that a bundle has of its indicators."""
    by_id = {one.id: one for one in bundle.indikator}

    def known(id: str, peran: Peran, year: int) -> Decimal | None:
        one = by_id[id]
        match (one.target if peran is Peran.TARGET else one.realisasi if peran is Peran.REALISASI else {}).get(year):
            case Angka(nilai=number):
                return number
            case int() | Decimal() as number:
                return Decimal(number)
            case _:
                return None

    return known


def series(
    published: Published, names: Mapping[str, str], known: Known, vocabulary: Vocabulary | None = None
) -> Iterator[Series]:
    """The tables of one indicator of `names` over the years.

    One of whose figures some are known and none is the same is of something else, though its heading names the
    indicator; a single figure that differs says nothing where its own caption does.
    """
    words = vocabulary or standard()
    over = _topics(published)
    for table in published.tables:
        values = figures(table, words)
        if not values:
            continue
        match = _named(table, over.get(table.index, ""), names, words)
        if match is None:
            continue
        pairs = [(_number(one), known(match.id, one.peran, one.tahun or 0)) for _, one in values]
        both = [one == other for one, other in pairs if None not in (one, other)]
        if not both or any(both) or (len(both) == 1 and match.text == table.title):
            yield Series(table, match, values)


def figures(table: Table, vocabulary: Vocabulary | None = None) -> tuple[tuple[int, Value], ...]:
    """What a table prints of one thing over the years, each figure with its row; none for another table."""
    words = vocabulary or standard()
    parts = columns(table, words)
    return (
        tuple(_down(table, parts))
        or tuple(_across(table, parts, words))
        or tuple(_card(table, words))
        or tuple(_one_row(table, parts))
    )


def _down(table: Table, parts: tuple[Kolom, ...]) -> Iterator[tuple[int, Value]]:
    years = row_years(table)
    known = [one for one in parts if one.peran in KINDS and not one.doubtful and one.tahun is None]
    kinds = [one.peran for one in known]
    repeated = len(set(years.values())) < len(years) or len(set(kinds)) < len(kinds)
    if not years or repeated or set(kinds) <= {Peran.CAPAIAN} or _names_something(table, parts):
        return
    for at, year in years.items():
        for one in known:
            cell, reading = table.rows[at].cells[one.index], readings(table, one.index)[at]
            if cell.text:
                yield at, Value(one.peran, cell.text, reading, table.place(at, one.index), year)


def _names_something(table: Table, parts: tuple[Kolom, ...]) -> bool:
    named = [one.index for one in parts if one.peran in NAMES]
    return any(any(map(str.isalpha, row.cells[at].text)) and not YEAR.match(row.cells[at].text.strip())
               for row in table.rows for at in named)  # fmt: skip


def _across(table: Table, parts: tuple[Kolom, ...], words: Vocabulary) -> Iterator[tuple[int, Value]]:
    years = {one.index: int(found[1]) for one in parts if (found := YEAR.match(_leaf(table, one)))}
    if len(years) < 2 or len(set(years.values())) < len(years):
        return
    kinds: dict[int, Peran] = {}
    for at, row in enumerate(table.rows):
        said = next((cell.text for cell in row.cells if any(map(str.isalpha, cell.text))), "")
        kind = meaning(said, words)
        if kind.peran not in KINDS or kind.doubtful:
            return
        kinds[at] = kind.peran
    if len(set(kinds.values())) < len(kinds) or set(kinds.values()) <= {Peran.CAPAIAN}:
        return
    for at, peran in kinds.items():
        for column, year in years.items():
            text = table.rows[at].cells[column].text
            if text:
                yield at, Value(peran, text, readings(table, column)[at], table.place(at, column), year)


def _card(table: Table, words: Vocabulary) -> Iterator[tuple[int, Value]]:
    """Two columns, of which one says what stands in the other ("Realisasi tahun 2020", "Kriteria")."""
    filled = [at for at in range(len(table.columns)) if at != table.number_column and _prints(table, at)]
    if len(filled) != 2:
        return
    said, shown = filled
    found: dict[tuple[Peran, int | None], int] = {}
    for at, row in enumerate(table.rows):
        kind = meaning(row.cells[said].text, words)
        if kind.peran in ON_CARDS and kind.score >= SURE and not kind.doubtful:
            if (kind.peran, kind.tahun) in found:
                return
            found[kind.peran, kind.tahun] = at
    if len(found) < ROWS or {peran for peran, _ in found}.isdisjoint((Peran.TARGET, Peran.REALISASI)):
        return
    for (peran, year), at in found.items():
        text = table.rows[at].cells[shown].text
        if text:
            yield at, Value(peran, text, readings(table, shown)[at], table.place(at, shown), year)


def _one_row(table: Table, parts: tuple[Kolom, ...]) -> Iterator[tuple[int, Value]]:
    """A single row of figures without a name, each under a header that says what it is."""
    rows = [at for at, row in enumerate(table.rows) if row.kind is RowKind.DATA]
    known = [one for one in parts if one.peran in ON_CARDS and not one.doubtful]
    named = any(one.peran in NAMES or (one.peran is Peran.LAIN and one.judul.strip()) for one in parts)
    if len(rows) != 1 or len(table.rows) > 1 or named or len(known) < ROWS:
        return
    if len({(one.peran, one.tahun) for one in known}) < len(known):
        return
    if {one.peran for one in known}.isdisjoint((Peran.TARGET, Peran.REALISASI)):
        return
    (at,) = rows
    for one in known:
        text = table.rows[at].cells[one.index].text
        if text:
            yield at, Value(one.peran, text, readings(table, one.index)[at], table.place(at, one.index), one.tahun)


def _prints(table: Table, column: int) -> bool:
    return any(row.cells[column].text for row in table.rows)


def _leaf(table: Table, one: Kolom) -> str:
    """A column's title without the merged header over it, which says "Tahun" at most."""
    group = table.groups[one.index] if table.groups else ""
    return one.judul[len(group) :].strip() if group and fold(group) == "tahun" else one.judul


def _topics(published: Published) -> Mapping[int, str]:
    """The line that heads the text over each table, by the table's number."""
    found: dict[int, str] = {}
    topic, first = "", 0
    text = published.text
    for table in published.tables:
        for at in range(first, table.after):
            if is_topic(text[at : at + 2]) and label(text[at].text) is None:
                topic = text[at].text
        first = max(first, table.after)
        found[table.index] = topic
    return found


def _named(table: Table, topic: str, names: Mapping[str, str], words: Vocabulary) -> Match | None:
    """The indicator that the caption names; where the caption names nothing, the heading over the table."""
    for text in dict.fromkeys((table.title, topic, *table.headings[-1:])):
        if not text:
            continue
        match = find(text, names)
        if match is not None and not match.doubtful:
            return match
        whole = sorted((len(name), id) for id, name in names.items() if covers(text, name) >= WHOLE)
        if whole and (len(whole) == 1 or whole[-1][0] > whole[-2][0]):
            return Match(whole[-1][1], WHOLE, text, names[whole[-1][1]], False, why=OVER_TABLE)
        telling = {word for word in fold(text).split() if not word.isdigit()} - _PLAIN - lexicon(words)
        if whole or (text == table.title and telling):
            return None
    return None


def _number(value: Value) -> Decimal | None:
    return value.reading.nilai if isinstance(value.reading, Angka) else None
