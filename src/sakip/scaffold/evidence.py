# SPDX-License-Identifier: MIT
"""The rows of a published report as evidence: targets, realisations and what is printed for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

import attrs

from sakip.auditing.practice import Cetak, Praktik, practices
from sakip.errors import NumberError
from sakip.numbers import Angka, Reading, Rentang, read
from sakip.published import Published, RowKind, Table
from sakip.readers.columns import Kolom, columns, readings
from sakip.readers.match import fold
from sakip.readers.records import Record, Value, rows
from sakip.readers.vocabulary import Peran, Vocabulary, standard

FEWEST = 3
"""So many rows must agree before a column without a known header is taken for what they say it is."""
WIDEST = 12
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])", re.ASCII)
_BETWEEN = re.compile(r"([0-9.,]+) *(?:≤|<=) *([0-9.,]+)")
_MEASURED = (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN)


@attrs.frozen
class Bukti:
    """One row: what it is about, where it stands, its figures as printed by part, and its class, if it names one."""

    nama: str
    bagian: str
    angka: Mapping[Peran, Cetak]
    predikat: str = ""

    @property
    def pair(self) -> tuple[Fraction, Fraction]:
        """Target and realisation."""
        return self.angka[Peran.TARGET].nilai, self.angka[Peran.REALISASI].nilai

    @property
    def capaian(self) -> Cetak:
        """The printed achievement."""
        return self.angka[Peran.CAPAIAN]

    def practices(self, arah: str) -> tuple[Praktik, ...]:
        """The practices for one polarity that give the printed achievement."""
        target, realisasi = self.pair
        return tuple(practices("capaian", {"target": target, "realisasi": realisasi}, self.capaian, arah))

    def __str__(self) -> str:
        parts = (Peran.TARGET, Peran.REALISASI, Peran.PAGU, Peran.REALISASI_KEUANGAN, Peran.CAPAIAN, Peran.SERAPAN,
                 Peran.EFISIENSI)  # fmt: skip
        shown = " ".join(self.angka[one].teks for one in parts if one in self.angka)
        return f"{self.nama[:60]}: {shown} ({self.bagian})"


def gathered(published: Published, words: Vocabulary) -> tuple[Bukti, ...]:
    """Every row with figures, each once: a report prints the same row in several tables."""
    found: dict[object, Bukti] = {}
    for record in rows(published, words):
        if record.kind is RowKind.DATA:
            for one in _of(record):
                found.setdefault(
                    (fold(one.nama), tuple(sorted((k, v.nilai, v.digit) for k, v in one.angka.items()))), one
                )
    return tuple(found.values())


def _of(record: Record) -> Iterator[Bukti]:
    """The figures of a row, year by year where its columns name years."""
    years = {one.tahun for one in record.values if one.peran is Peran.CAPAIAN} or {None}
    name = record.indikator or record.program or record.sasaran
    for year in sorted(years, key=lambda one: one or 0):
        angka: dict[Peran, Cetak] = {}
        label = ""
        for one in record.values:
            if one.tahun not in (year, None):
                continue
            if one.peran is Peran.PREDIKAT:
                label = label or one.text.strip()
            elif (cetak := _number(one)) is not None:
                angka.setdefault(one.peran, cetak)
        if name and angka:
            place = record.place
            part = place.tabel or (f"hlm. {place.halaman}" if place.halaman else f"baris {place.baris}")
            yield Bukti(name, part, angka, label)


def _number(one: Value) -> Cetak | None:
    return _cetak(one.reading, one.text)


def _cetak(reading: Reading | None, text: str) -> Cetak | None:
    return Cetak.of(reading.nilai, text.strip()) if isinstance(reading, Angka) else None


@attrs.frozen
class Kelas:
    """A class in a table that prints a scale: its name and bounds."""

    label: str
    rentang: Rentang


def legend(published: Published) -> tuple[tuple[Kelas, ...], str]:
    """The classes of the first table that prints a scale, and where it stands; none where there is no such table."""
    for table in published.tables:
        width = len(table.columns)
        bounds = [[_bounds(row.cells[at].text) for row in table.rows] for at in range(width)]
        for at, found in enumerate(bounds):
            if len(found) < FEWEST or None in found:
                continue
            for other in range(width):
                labels = [row.cells[other].text.strip() for row in table.rows]
                if all(one and not any(map(str.isdigit, one)) for one in labels) and len(set(labels)) == len(labels):
                    pairs = zip(labels, bounds[at], strict=True)
                    return tuple(Kelas(name, range) for name, range in pairs if range is not None), table.name
    return (), ""


def _bounds(text: str) -> Rentang | None:
    """A range as printed; ``91 ≤ 100`` is one from 91 to 100."""
    try:
        reading = read(_BETWEEN.sub(r"\1 - \2", text.replace("%", "")))
    except NumberError:
        return None
    return reading if isinstance(reading, Rentang) else None


def year(published: Published) -> int | None:
    """The year that the report is about: the one named most over its tables, else in its text."""
    for texts in ([one.title for one in published.tables], [one.text for one in published.text]):
        named = Counter(int(found) for text in texts for found in _YEAR.findall(text))
        if named:
            return named.most_common(1)[0][0]
    return None


def learned_words(published: Published) -> dict[str, tuple[str, ...]]:
    """Header words that no vocabulary has, by what their columns must hold: most rows of the table follow then."""
    found: dict[str, set[str]] = {}
    for table in published.tables:
        for peran, title in _assigned(table):
            found.setdefault(peran.value, set()).add(fold(title))
    return {peran: tuple(sorted(words)) for peran, words in found.items()}


def _assigned(table: Table) -> Sequence[tuple[Peran, str]]:
    parts = columns(table, standard())
    lacking = [one for one in _MEASURED if not any(part.peran is one for part in parts)]
    unknown = [one for one in parts if one.peran is Peran.LAIN and one.judul and _numeric(table, one)]
    if not lacking or len(lacking) == len(_MEASURED) or len(unknown) < len(lacking) or len(unknown) > WIDEST:
        return ()
    known = {part.peran: part for part in reversed(parts) if part.peran in _MEASURED}
    best: tuple[int, Sequence[tuple[Peran, Kolom]]] = (FEWEST - 1, ())
    for chosen in permutations(unknown, len(lacking)):
        tried = dict(zip(lacking, chosen, strict=True))
        agree, told = _agree(table, {**known, **tried})
        if agree > best[0] and 4 * agree >= 3 * told:
            best = agree, tuple(tried.items())
    return [(peran, part.judul) for peran, part in best[1]]


def _numeric(table: Table, part: Kolom) -> bool:
    found = readings(table, part.index)
    return 2 * sum(isinstance(one, Angka) for one in found) > len(found)


def _agree(table: Table, parts: Mapping[Peran, Kolom]) -> tuple[int, int]:
    """How many rows follow, of those that tell anything: target and realisation differ."""
    read = {peran: readings(table, part.index) for peran, part in parts.items()}
    agree = told = 0
    for at in range(len(table.rows)):
        given = {peran: found[at] for peran, found in read.items()}
        numbers = {peran: one.nilai for peran, one in given.items() if isinstance(one, Angka)}
        if len(numbers) < len(_MEASURED) or numbers[Peran.TARGET] == numbers[Peran.REALISASI]:
            continue
        told += 1
        inputs = {"target": Fraction(numbers[Peran.TARGET]), "realisasi": Fraction(numbers[Peran.REALISASI])}
        agree += any(practices("capaian", inputs, Cetak.of(numbers[Peran.CAPAIAN], "")))
    return agree, told
