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
from sakip.published import Published, RowKind, Table, readings
from sakip.readers.columns import columns
from sakip.readers.headed import Kolom
from sakip.readers.match import fold
from sakip.readers.records import Record, Value, rows
from sakip.readers.vocabulary import Peran, Vocabulary, standard

FEWEST = 3
"""So many rows must agree before a column without a known header is taken for what they say it is."""
WIDEST = 12
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])", re.ASCII)
_BETWEEN = re.compile(r"([0-9.,]+) *(?:≤|<=) *([0-9.,]+)")
_AROUND = re.compile(r"([0-9.,]+) *(<|≤|<=) *[a-z]+ *(<|≤|<=) *([0-9.,]+)", re.IGNORECASE)
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
        return practices("capaian", {"target": target, "realisasi": realisasi}, self.capaian, arah, every=True)

    def __str__(self) -> str:
        parts = (Peran.TARGET, Peran.REALISASI, Peran.PAGU, Peran.REALISASI_KEUANGAN, Peran.CAPAIAN, Peran.SERAPAN,
                 Peran.EFISIENSI)  # fmt: skip
        shown = " ".join(self.angka[one].teks for one in parts if one in self.angka)
        return f"{self.nama[:60]}: {shown} ({self.bagian})"


@attrs.frozen
class Rerata:
    """A mean of achievements as printed, and the rows that it may be of: those above it in its table, the nearest
    block of them first."""

    cetak: Cetak
    bagian: str
    calon: tuple[tuple[Bukti, ...], ...]


def gathered(published: Published, words: Vocabulary) -> tuple[tuple[Bukti, ...], tuple[Rerata, ...]]:
    """Every row with figures, each once, for a report prints the same row in several tables; and the means."""
    found: dict[object, Bukti] = {}
    means: dict[object, Rerata] = {}
    above: list[Bukti] = []
    block: list[Bukti] = []
    table: Table | None = None
    for record in rows(published, words):
        if record.table is not table:
            table, above, block = record.table, [], []
        if record.kind is RowKind.DATA:
            for one in _of(record):
                figures = tuple(sorted((k, v.nilai, v.digit) for k, v in one.angka.items()))
                kept = found.setdefault((fold(one.nama), figures), one)
                if _MEASURED[2] in kept.angka:
                    above.append(kept)
                    block.append(kept)
        elif record.kind is RowKind.MEAN and above:
            printed = [cetak for one in record.values if one.peran is Peran.CAPAIAN and (cetak := _number(one))]
            groups = (tuple(block), tuple(above)) if len(block) < len(above) else (tuple(above),)
            if len(printed) == 1:
                made = Rerata(printed[0], _part(record), tuple(one for one in groups if one))
                means.setdefault((made.cetak.nilai, *map(id, above)), made)
            block = []
    return tuple(found.values()), tuple(means.values())


def _part(record: Record) -> str:
    place = record.place
    return place.tabel or (f"hlm. {place.halaman}" if place.halaman else f"baris {place.baris}")


def _of(record: Record) -> Iterator[Bukti]:
    """The figures of a row, year by year where its columns name years."""
    years = {one.tahun for one in record.values if one.peran is Peran.CAPAIAN} or {None}
    if years == {None}:
        # "Target 2024, Realisasi 2024, %": the achievement is of the one year that is named beside it.
        named = {one.tahun for one in record.values if one.peran is Peran.REALISASI} - {None}
        years = named if len(named) == 1 else years
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
            yield Bukti(name, _part(record), angka, label)


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
    """A range as printed; ``91 ≤ 100`` is one from 91 to 100, as ``91 ≤ x ≤ 100`` is."""
    plain = _AROUND.sub(_dashed, text.replace("%", ""))
    try:
        reading = read(_BETWEEN.sub(r"\1 - \2", plain))
    except NumberError:
        return None
    return reading if isinstance(reading, Rentang) else None


def _dashed(found: re.Match[str]) -> str:
    low, after, before, high = found.groups()
    return f"{'>' if after == '<' else ''}{low} - {'<' if before == '<' else ''}{high}"


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
            # The year in a header is another one in the next report.
            found.setdefault(peran.value, set()).add(fold(_YEAR.sub("", title)) or fold(title))
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
        agree += bool(practices("capaian", inputs, Cetak.of(numbers[Peran.CAPAIAN], "")))
    return agree, told
