# SPDX-License-Identifier: MIT
"""The rows of a report's tables as records: what each is about, and its figures by what they are; without a bundle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import attrs

from sakip.errors import NumberError
from sakip.model.claim import Tempat
from sakip.numbers import Ambigu, Angka, Dot, Reading, read
from sakip.published import Published, Row, RowKind, Table, readings
from sakip.readers.clean import is_year
from sakip.readers.columns import columns
from sakip.readers.headed import Kolom
from sakip.readers.vocabulary import FIGURES, Peran, Vocabulary
from sakip.units import unit_in_name

YEAR = re.compile(r"(?:tahun|thn\.?|ta\.?)?\s*((?:19|20)[0-9]{2})\Z", re.IGNORECASE | re.ASCII)
"""A cell that says a year and nothing else."""
_AIMS = (Peran.TUJUAN, Peran.SASARAN)
_AMOUNTS = (Peran.PAGU, Peran.REALISASI_KEUANGAN)
_FILLED = (*_AIMS, Peran.PROGRAM, Peran.INDIKATOR)


@attrs.frozen
class Value:
    """A figure in a row. text: as printed. reading: None where it is no figure. tahun: the year that its column
    names, or its row."""

    peran: Peran
    text: str
    reading: Reading | None
    place: Tempat
    tahun: int | None = None
    doubtful: bool = False
    why: str = ""


@attrs.frozen
class Record:
    """A row of a table that says something of a sasaran, an indicator or a program.

    sasaran, indikator, program: the names in the row; inherited: which of them stand in a row above it, where a merged
    cell or a blank carries them down. satuan: as printed. shared: several rows with amounts of their own stand beside
    its program, which has none of them alone.
    """

    table: Table
    row: int
    kind: RowKind
    place: Tempat
    sasaran: str = ""
    indikator: str = ""
    program: str = ""
    satuan: str = ""
    label: str = ""
    kode: str = ""
    values: tuple[Value, ...] = ()
    inherited: frozenset[str] = frozenset()
    shared: bool = False

    def value(self, peran: Peran, tahun: int | None = None) -> Value | None:
        """The first figure of that part, and of that year if one is given."""
        return next((one for one in self.values if one.peran is peran and tahun in (None, one.tahun)), None)


def rows(published: Published, vocabulary: Vocabulary | None = None) -> tuple[Record, ...]:
    """Every row of every table that holds figures by the meaning of its columns, in the order of the report."""
    return tuple(record for table in published.tables for record in of_table(table, vocabulary))


@lru_cache(maxsize=1024)
def of_table(table: Table, vocabulary: Vocabulary | None = None) -> tuple[Record, ...]:
    """The records of one table; none for a table without a column of figures or of names."""
    return tuple(_records(table, vocabulary))


def _records(table: Table, vocabulary: Vocabulary | None) -> Iterator[Record]:
    parts = columns(table, vocabulary)
    named = [one for one in parts if one.peran in (*_FILLED, Peran.GOLONGAN)]
    figures = [one for one in parts if one.peran in FIGURES]
    if not named or not (figures or any(one.peran is Peran.INDIKATOR for one in named)):
        return
    found = {one.index: readings(table, one.index) for one in figures}
    years = row_years(table)
    thousands = {one.index: said for one in figures if one.peran in _AMOUNTS and (said := _thousands(table, one))}
    split = _split(table, named, figures)
    above: dict[Peran, str] = {}
    for at, row in enumerate(table.rows):
        names, inherited = _names(row, named, above, table.number_column)
        values = []
        for one in figures:
            cell = row.cells[one.index]
            if cell.text:
                reading = found[one.index][at]
                place = table.place(at, one.index)
                text, scale = cell.text, thousands.get(one.index)
                if scale and isinstance(reading, Angka | Ambigu) and reading.satuan is None:
                    text = f"{text} {scale[0]}"
                    reading = _scaled(reading, scale)
                year = one.tahun or years.get(at)
                both = _WITH_CLASS.match(text) if one.peran in _CLASSED and reading is None else None
                if both is not None:
                    text, word = both[1].strip(), both[2].strip()
                    reading = _read(text)
                    values.append(Value(Peran.PREDIKAT, word, None, place, year, one.doubtful, one.why))
                values.append(Value(one.peran, text, reading, place, year, one.doubtful, one.why))
        first = next((i for i, cell in enumerate(row.cells) if cell.text), 0)
        indikator, satuan = unit_in_name(names.get(Peran.INDIKATOR, ""))
        yield Record(
            table=table,
            row=at,
            kind=row.kind,
            place=table.place(at, first),
            sasaran=names.get(Peran.SASARAN, ""),
            indikator=indikator,
            program=names.get(Peran.PROGRAM, ""),
            satuan=_text(row, parts, Peran.SATUAN) or satuan,
            label=names.get(Peran.GOLONGAN, ""),
            kode=_text(row, parts, Peran.KODE),
            values=tuple(values),
            inherited=frozenset(one.value for one in inherited),
            shared=at in split,
        )


def row_years(table: Table) -> Mapping[int, int]:
    """The year of each row, where a column says it."""
    data = [at for at, row in enumerate(table.rows) if row.kind is RowKind.DATA]
    for column in range(len(table.columns)):
        found = {at: int(year[1]) for at in data if (year := YEAR.match(table.rows[at].cells[column].text.strip()))}
        if len(set(found.values())) > 1 and len(found) == len(data):
            return found
    return {}


_CLASSED = (Peran.CAPAIAN, Peran.KEMAJUAN)
_WITH_CLASS = re.compile(r"([0-9][0-9.,]*\s*%?)\s*[/(;\u2013-]\s*([^\W\d][^\d()/]*)\)?\Z")
"""A figure with its class: "116,00 / Hijau", "95,2% (Sangat Baik)"."""


def _read(text: str) -> Reading | None:
    try:
        return read(text, dot=Dot.DESIMAL)
    except NumberError:
        return None


_THOUSANDS = {"ribu": 10**3, "ribuan": 10**3, "juta": 10**6, "jutaan": 10**6, "miliar": 10**9, "milyar": 10**9}
_THOUSANDS_SAID = re.compile(
    r"\b(?:dalam\s+|x\s*)?(ribuan|ribu|jutaan|juta|miliar|milyar)\s*(?:rupiah|rp)?\s*\)"
    r"|\b(?:dalam|rp\.?)\s+(ribuan|ribu|jutaan|juta|miliar|milyar)\b|\b(ribu|juta|miliar|milyar)\s+(?:rupiah|rp)\b",
    re.IGNORECASE,
)


def _thousands(table: Table, one: Kolom) -> tuple[str, int] | None:
    """What the amounts of a column are counted in, as its title or that of the table says: ("juta", 1000000)."""
    for text in (one.judul, table.title):
        found = _THOUSANDS_SAID.search(text)
        if found is not None:
            word = next(part for part in found.groups() if part).lower()
            return word.removesuffix("an"), _THOUSANDS[word]
    return None


def _scaled(reading: Angka | Ambigu, scale: tuple[str, int]) -> Reading:
    word, factor = scale
    if isinstance(reading, Angka):
        return attrs.evolve(reading, nilai=reading.nilai * factor, raw=f"{reading.raw} {word}")
    return attrs.evolve(reading, pilihan=tuple(one * factor for one in reading.pilihan), raw=f"{reading.raw} {word}")


def _split(table: Table, named: list[Kolom], figures: list[Kolom]) -> frozenset[int]:
    """The rows of programs that are merged over several rows of which each has an amount."""
    program = next((one.index for one in named if one.peran is Peran.PROGRAM), None)
    pagu = next((one.index for one in figures if one.peran is Peran.PAGU), None)
    if program is None or pagu is None or sum(one.peran is Peran.PROGRAM for one in named) > 1:
        return frozenset()
    found: set[int] = set()
    amounts = readings(table, pagu)
    for at, row in enumerate(table.rows):
        if not row.cells[program].text or row.kind is not RowKind.DATA:
            continue
        rows = [at]
        while rows[-1] + 1 < len(table.rows) and _goes_on(table.rows[rows[-1] + 1], program, pagu):
            rows.append(rows[-1] + 1)
        known = [one.nilai for i in rows if isinstance(one := amounts[i], Angka)]
        # Below it may stand what it is made of, where its own amount is their sum.
        if len(rows) > 1 and not (row.cells[program].rowspan == 1 and known and known[0] == sum(known[1:])):
            found.update(rows)
    return frozenset(found)


def _goes_on(row: Row, program: int, pagu: int) -> bool:
    return row.kind is RowKind.DATA and not row.cells[program].text and bool(row.cells[pagu].text)


_ROW_NUMBER = re.compile(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}\)?[.)]?\Z", re.ASCII)
_NONE = re.compile(r"[^\w]*\Z|\(\s*(?:belum|tidak|tanpa)\b[^()]*\)\Z", re.IGNORECASE)


def says_none(text: str) -> bool:
    """Whether a cell of names says that there is none: a dash, "(belum ditetapkan)"."""
    return _NONE.match(text.strip()) is not None


def _text(row: Row, parts: tuple[Kolom, ...], peran: Peran) -> str:
    return next((row.cells[one.index].text for one in parts if one.peran is peran), "")


def _names(
    row: Row, named: list[Kolom], above: dict[Peran, str], number: int | None
) -> tuple[dict[Peran, str], set[Peran]]:
    """The names in a row, and which of them were carried down into it. `above` keeps what later rows inherit."""
    if row.kind in (RowKind.TOTAL, RowKind.MEAN):
        above.clear()
        return {}, set()
    names: dict[Peran, str] = {}
    inherited: set[Peran] = set()
    fresh = number is not None and bool(row.cells[number].text)
    new = any(
        row.cells[one.index].text and not _numbers(row.cells[one.index].text) and one.peran in _AIMS for one in named
    )
    # Indicators may be numbered through, under aims that stand once over several of them.
    counted = any(row.cells[one.index].text and one.peran is Peran.INDIKATOR for one in named)
    for one in named:
        cell = row.cells[one.index]
        if cell.text and not _numbers(cell.text) and not says_none(cell.text):
            more = one.peran in names and one.peran is not Peran.SASARAN
            names[one.peran] = f"{names[one.peran]} {cell.text}" if more else cell.text
        elif (
            one.peran in above
            and row.kind is not RowKind.GROUP
            and (cell.covered or not (new or (fresh and not (counted and one.peran in _AIMS))))
        ):
            names.setdefault(one.peran, above[one.peran])
            inherited.add(one.peran)
    if (
        Peran.INDIKATOR in inherited
        and row.cells
        and not any(row.cells[one.index].covered for one in named if one.peran is Peran.INDIKATOR)
    ):
        # A blank indicator is none, unless its cell is merged with the one above.
        names.pop(Peran.INDIKATOR, None)
        inherited.discard(Peran.INDIKATOR)
    for peran, text in names.items():
        above[peran] = text
    for peran in [key for key in above if key not in names and new]:
        del above[peran]
    return names, inherited


_LIST = re.compile(r"\bdan\b|[0-9\s,;&]")


def _numbers(text: str) -> bool:
    """Whether a text is a year, a row's number or a list of some, and names nothing."""
    return is_year(text) or _ROW_NUMBER.match(text.strip()) is not None or not _LIST.sub("", text)
