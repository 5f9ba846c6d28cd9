# SPDX-License-Identifier: MIT
"""Superlatives: what a sentence calls the highest or the lowest is that in the table that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.causes import digits_of
from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import fold
from sakip.cued import Cued, Hit
from sakip.lang import Message, msg
from sakip.numbers import Ambigu, Angka
from sakip.published import RowKind, readings
from sakip.references import Rujukan, Tanda
from sakip.sentences import sentences

if TYPE_CHECKING:
    from decimal import Decimal

    from sakip.auditing.inputs import Material
    from sakip.numbers import Reading
    from sakip.published import Passage, Row, Table

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_MOST = Cued(
    r"\b(?:(?P<high>tertinggi|terbesar|terbanyak|terpadat|terluas|paling (?:tinggi|besar|banyak))|"
    r"(?P<low>terendah|terkecil|tersedikit|paling (?:rendah|kecil|sedikit)))\b",
    "tertinggi", "terb", "terpadat", "terluas", "terendah", "terkecil", "tersedikit", "paling",
)  # fmt: skip
_TURNED = re.compile(
    r"\b(?:tidak|bukan|belum|kedua|ketiga|kelima|keempat|target|batas|maksimal|minimal)\s+\Z", re.IGNORECASE
)
_NEXT = re.compile(r"\s+(?:kedua|ketiga|ke-?[0-9]|berikutnya|lainnya)\b", re.IGNORECASE)
_VALUE = re.compile(r"(?<![\w.,])-?[0-9]+(?:[.,][0-9]+)*(?![\w]|[.,][0-9])")
_ASIDE = re.compile(r"[^a-z0-9]*(?:lain|jumlah|total|rata|keseluruhan)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)
NEAR = 8
"""A sentence speaks of tables so many paragraphs away at most."""
FAR = 110
"""What is the highest is named so many letters after the word at most."""
BEFORE = 60
"""What is measured is named so many letters before it at most."""
TELLING = 3
"""A name of so many letters is one."""
ROWS = 3
"""A table of fewer rows has no superlative."""


@attrs.frozen
class Line:
    """A column of numbers by the names of its rows, or a row by its years.

    title: its own. own: the words of the title that no other has. values, shown: by folded name; as printed, the name
    and the number.
    """

    title: str
    own: frozenset[str]
    values: Mapping[str, Decimal]
    shown: Mapping[str, tuple[str, str]]

    def best(self, *, high: bool) -> frozenset[str]:
        """The names with the highest or the lowest number."""
        wanted = (max if high else min)(self.values.values())
        return frozenset(name for name, value in self.values.items() if value == wanted)


@check("SKP504", severity=Severity.WARNING, rujukan=_REVIU)
def extremes(material: Material) -> Iterator[Draft]:
    """What a sentence calls the highest or the lowest is that in its table.

    What: sentences with "tertinggi", "terendah", "terbanyak" and the like that name a row of a table near them, with
    its number or with the words of a column. Where the row has the number and another row a higher one, or where the
    number is that of another row, the sentence is named. A sentence that fits any table near it holds.

    Why: sentences of this kind are last year's, with the numbers brought up to date.

    Wrong: "unsur dengan nilai tertinggi adalah perilaku pelaksana (3,92)", where the table has biaya with 3,92.

    Right: "unsur dengan nilai tertinggi adalah biaya (3,92)".

    Effect: Attention and money go to the wrong place.

    Advice: Read the highest and the lowest off the final table.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    for passage in () if prose is None else prose.body:
        if _MOST.search(passage.text) is None:
            continue
        near = _lines(material, passage)
        for at, sentence in sentences(passage.text) if near else ():
            words = list(_MOST.finditer(sentence))
            for found, after in zip_longest(words, words[1:]):
                if _TURNED.search(sentence[: found.start()]) or _NEXT.match(sentence, found.end()):
                    continue
                end = min(found.end() + FAR, after.start() if after is not None else len(sentence))
                told = _judged(near, sentence, found, end)
                if told is not None:
                    yield Draft(
                        material.bundle.kode, told[0], " ".join(sentence[found.start() : end].split()), told[1],
                        (passage.place(at + found.start()),), certainty=Certainty.PROBABLE,
                    )  # fmt: skip


def _lines(material: Material, passage: Passage) -> list[Line]:
    """The columns and rows of the tables near a paragraph, the nearest first."""
    tables = () if material.published is None else material.published.tables
    near = sorted((abs(one.after - passage.index), at) for at, one in enumerate(tables))
    return [line for far, at in near if far <= NEAR for line in (*_columns(tables[at]), *_years(tables[at]))]


@lru_cache(maxsize=256)
def _columns(table: Table) -> tuple[Line, ...]:
    names: dict[int, str] = {}
    for at, row in enumerate(table.rows):
        name = _name(row)
        if len(names) >= ROWS and (row.kind is RowKind.TOTAL or _ASIDE.match(name)):
            break  # What stands under a total is made of the rows above it.
        if row.kind is RowKind.DATA and name and not _ASIDE.match(name):
            names[at] = name
    for column in range(len(table.columns)):
        texts = {at: table.rows[at].cells[column].text for at in names}
        if all(map(_WORD.search, texts.values())) and len(set(texts.values())) == len(texts):
            names = texts
            break
    folded = {at: fold(name) for at, name in names.items()}
    if len(set(folded.values())) < len(folded) or len(folded) < ROWS:
        return ()
    numbers = {
        index: {at: number for at in names if (number := _number(readings(table, index)[at])) is not None}
        for index in range(len(table.columns))
        if index != table.number_column
    }
    numbers = {index: found for index, found in numbers.items() if len(found) == len(names)}
    sums = {at for found in numbers.values() for at, value in found.items() if value * 2 == sum(found.values())}
    words = [frozenset(fold(title).split()) for title in table.columns]
    return tuple(
        Line(
            table.columns[index],
            _own(words, index),
            {folded[at]: value for at, value in found.items() if at not in sums},
            {folded[at]: (names[at], table.rows[at].cells[index].text) for at in found},
        )
        for index, found in numbers.items()
        if len(names) - len(sums) >= ROWS
    )


@lru_cache(maxsize=256)
def _years(table: Table) -> tuple[Line, ...]:
    years = {at: found[0] for at, title in enumerate(table.columns) if (found := _YEAR.search(title))}
    if len(years) < ROWS or len(set(years.values())) < len(years):
        return ()
    names = [_name(row) for row in table.rows]
    words = [frozenset(fold(name).split()) for name in names]
    made = []
    for at, row in enumerate(table.rows):
        numbers = {
            year: number for index, year in years.items() if (number := _number(readings(table, index)[at])) is not None
        }
        if len(numbers) == len(years):
            shown = {year: (year, row.cells[index].text) for index, year in years.items()}
            made.append(Line(names[at], _own(words, at), numbers, shown))
    return tuple(made)


def _name(row: Row) -> str:
    """What a row is called: its first cell with a word, which a code is not."""
    return next((cell.text for cell in row.cells if _WORD.search(cell.text)), "")


def _number(reading: Reading | None) -> Decimal | None:
    """A number to compare with others of its column: where its dot may mean either, all of them are larger by it."""
    if isinstance(reading, Ambigu):
        return max(reading.pilihan)
    return reading.nilai if isinstance(reading, Angka) else None


def _own(words: list[frozenset[str]], index: int) -> frozenset[str]:
    others = frozenset().union(*(one for at, one in enumerate(words) if at != index))
    return frozenset(word for word in words[index] - others if len(word) >= TELLING)


def _judged(near: list[Line], sentence: str, found: Hit, end: int) -> tuple[Message, str] | None:
    """What is wrong and what is right; None where the sentence holds, or names no row."""
    said = f" {fold(sentence[found.end() : end])} "
    value = _value(sentence[found.end() : end])
    before = set(fold(sentence[max(0, found.start() - BEFORE) : found.end()]).split())
    wrong: tuple[Message, str] | None = None
    for one in near:
        name = _named(said, one)
        if name is None:
            continue
        best = one.best(high=found["high"] is not None)
        told = value is not None and value in {digits_of(one.shown[x][1]) for x in (name, *best)}
        if not told and one.own.isdisjoint(before):
            continue
        if name in best:
            return None
        other = min(best)
        if wrong is None:
            wrong = (
                msg('"{said}" is said of {name}, which has {value} under "{column}"; {other} has {extreme}.',
                    said=found[0], name=one.shown[name][0], value=one.shown[name][1], column=one.title,
                    other=one.shown[other][0], extreme=one.shown[other][1]),
                one.shown[other][0],
            )  # fmt: skip
    return wrong


def _value(text: str) -> str | None:
    """The digits of the first number after the name."""
    found = _VALUE.search(text)
    return None if found is None else digits_of(found[0])


def _named(said: str, line: Line) -> str | None:
    """What the words name first, by its whole name; of two that begin alike, the longer one."""
    found = [(said.find(f" {name} "), -len(name), name) for name in line.values if len(name) >= TELLING]
    first = min((one for one in found if one[0] >= 0), default=None)
    return first[2] if first is not None else None
