# SPDX-License-Identifier: MIT
"""Efficiency as an index: output over input, its standard, how far it is off the standard, and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

import attrs

from sakip import rules
from sakip.auditing.causes import pen_slip
from sakip.auditing.checks.base import check
from sakip.auditing.finding import Draft, Severity
from sakip.auditing.practice import Bulat, Cetak, exact, roundings
from sakip.auditing.prose import fold
from sakip.formula.words import number_text
from sakip.lang import msg
from sakip.numbers import Angka, Mode, format_number, round_exact
from sakip.published import RowKind, readings

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.lang import Message
    from sakip.published import Table

INDEKS, TINGKAT, NILAI = "efisiensi.bpom.indeks", "efisiensi.bpom.tingkat", "efisiensi.pmk-249-2011.nilai"
_HEADS = {
    "indeks": re.compile(r"\b(?:ie|ind(?:eks|ex) efisiensi)\b"),
    "standar": re.compile(r"\b(?:se|standar efisiensi)\b"),
    "tingkat": re.compile(r"\b(?:te|tingkat efisiensi)\b"),
    "nilai": re.compile(r"\b(?:ne|nilai efisiensi)\b"),
    "efisiensi": re.compile(r"(?:\be|\befisiensi(?: e)?)(?: persen)?\Z"),
    "keluaran": re.compile(r"\b(?:output|keluaran|kinerja|fisik|capaian)\b"),
    "masukan": re.compile(r"\b(?:input|masukan|anggaran|keuangan|serapan|penyerapan)\b"),
    "kelas": re.compile(r"\b(?:kategori|kriteria|keterangan|ket|predikat|kesimpulan|status)\b"),
}
_PART = re.compile(r"\b(?:target|rencana|pagu|realisasi|rp)\b")
"""A part of what a percentage is of."""
_CLASS = re.compile(r"(?P<no>tidak |tdk |in|kurang )?efisien\Z", re.IGNORECASE)
ROWS = 2
SCALES = (Fraction(1), Fraction(100))
"""An index is printed as a ratio or as a percentage."""


@check("SKP120", severity=Severity.ERROR, rujukan=rules.get(INDEKS).rujukan[0])
def efficiency_index(material: Material) -> Iterator[Draft]:
    """An efficiency index follows from output and input, and the level from the index.

    What: tables with an index of efficiency (IE) or a value of efficiency (NE), row by row: IE is the achievement of
    the output over that of the input, TE is (IE - SE)/SE, the class is "efisien" where IE is above SE, NE is
    50 + E/20 x 50 and no more than 100. Ratios and percentages are both known. Which columns are
    output and input is told by their heads and proved by the rows; where no row holds, only a slip of the pen is named.

    Why: the three columns follow from two others, and are typed all the same.

    Wrong: output 100,00, input 98,50, IE 1,20.

    Right: output 100,00, input 98,50, IE 1,02.

    Effect: An activity counts as more or less efficient than it was.

    Advice: Compute the index from output and input anew, and then the level and the class.

    Reference: LAKIP Balai POM Ambon 2017, Analisis Efisiensi Kegiatan; PMK 249/2011 for NE.
    """
    for table in () if material.published is None else material.published.tables:
        heads = columns(table)
        if "indeks" in heads:
            yield from _of_index(material, table, heads)
        if "nilai" in heads and "efisiensi" in heads:
            yield from _of_value(material, table, heads)


def columns(table: Table) -> Mapping[str, tuple[int, ...]]:
    """The columns of a table by their part in an index of efficiency; nothing where it has neither IE nor NE."""
    heads = [fold(title) for title in table.columns]
    found: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for part, pattern in _HEADS.items():
        fitting = [at for at, text in enumerate(heads) if at not in taken and pattern.search(text)]
        if part in ("keluaran", "masukan"):
            whole = [at for at in fitting if not _PART.search(heads[at])]
            fitting = whole or fitting
        if fitting:
            found[part] = tuple(fitting)
            taken |= set(fitting) if part not in ("keluaran", "masukan") else set()
    return found if "indeks" in found or {"nilai", "efisiensi"} <= found.keys() else {}


@attrs.frozen
class _Row:
    """A figure of a table beside what it may be. right: by the rule, in each way in which it may be printed; how: the
    sum with its numbers."""

    row: int
    cetak: Cetak
    right: tuple[Fraction, ...]
    how: str

    @property
    def nearest(self) -> Fraction:
        return min(self.right, key=lambda one: abs(one - self.cetak.nilai))

    @property
    def holds(self) -> bool:
        return any(roundings(one, self.cetak) for one in self.right)

    @property
    def slip(self) -> Message | None:
        found = pen_slip(Bulat(Mode.HALF_UP, self.cetak.digit)(self.nearest), self.cetak)
        return None if found is None else found.message


def _of_index(material: Material, table: Table, heads: Mapping[str, tuple[int, ...]]) -> Iterator[Draft]:
    (at, *_) = heads["indeks"]
    printed = _numbers(table, at)
    rule = rules.get(INDEKS)
    best: list[_Row] = []
    for output, inlet in _pairs(table, heads):
        tried = []
        for row, (one, other) in _both(table, output, inlet).items():
            value = exact(rule, {"capaian": one.nilai, "serapan": other.nilai})
            if row in printed and value is not None:
                shown = f"{one.teks.strip(' %')} / {other.teks.strip(' %')}"
                tried.append(_Row(row, printed[row], (value, value * 100), shown))
        if not best or sum(one.holds for one in tried) > sum(one.holds for one in best):
            best = tried
    yield from _told(material, table, at, best)
    standard = _numbers(table, heads["standar"][0]) if "standar" in heads else {}
    if "tingkat" in heads:
        exactly = {one.row: one.right for one in best}
        yield from _levels(material, table, heads["tingkat"][0], printed, exactly, standard)
    for column in heads.get("kelas", ()):
        yield from _classes(material, table, column, printed, standard)


def _pairs(table: Table, heads: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Which two columns may be output and input: those that their heads name, else any two."""
    named = [(one, other) for one in heads.get("keluaran", ()) for other in heads.get("masukan", ()) if one != other]
    yield from named
    taken = {at for part in ("indeks", "standar", "tingkat", "nilai") for at in heads.get(part, ())}
    free = [at for at in range(len(table.columns)) if at not in taken and at != table.number_column]
    for pair in permutations([at for at in free if len(_numbers(table, at)) >= ROWS], 2):
        if pair not in named:
            yield pair


def _levels(
    material: Material,
    table: Table,
    at: int,
    index: Mapping[int, Cetak],
    exactly: Mapping[int, tuple[Fraction, ...]],
    standard: Mapping[int, Cetak],
) -> Iterator[Draft]:
    """The level of each row, of the index as printed or as it should be."""
    rows = []
    for row, cetak in _numbers(table, at).items():
        if row not in index:
            continue
        by = standard[row].nilai if row in standard else Fraction(1)
        found = [(one - by) / by for one in (index[row].nilai, *exactly.get(row, ())) if by]
        if found:
            rows.append(
                _Row(row, cetak, tuple(x * y for x in found for y in SCALES), f"({index[row].teks} - {by}) / {by}")
            )
    yield from _told(material, table, at, rows)


def _of_value(material: Material, table: Table, heads: Mapping[str, tuple[int, ...]]) -> Iterator[Draft]:
    """The value of each row, which many keep between 0 and 100."""
    (at, *_), (source, *_) = heads["nilai"], heads["efisiensi"]
    rule = rules.get(NILAI)
    rows = []
    for row, (cetak, other) in _both(table, at, source).items():
        value = exact(rule, {"efisiensi": other.nilai})
        if value is not None:
            within = min(max(value, Fraction(0)), Fraction(100))
            rows.append(_Row(row, cetak, (value, within), f"50 + {other.teks.strip(' %')}/20 \u00d7 50"))
    yield from _told(material, table, at, rows)


def _told(material: Material, table: Table, column: int, rows: list[_Row]) -> Iterator[Draft]:
    """The rows that do not hold, where most of the others do; else those that a slip of the pen explains."""
    bad = [one for one in rows if not one.holds]
    sure = len(rows) - len(bad) >= max(len(bad), 1)
    for one in bad:
        if not sure and (one.slip is None or len(rows) > 1):
            continue
        digits = max(one.cetak.digit, 2)
        computed = format_number(round_exact(one.nearest, digits, Mode.HALF_UP), digits=digits)
        yield Draft(
            material.bundle.kode,
            msg('{table}, "{row}": {printed} is printed under "{column}", {computed} is right ({sum}).',
                table=table.name, row=table.rows[one.row].name, printed=one.cetak.teks, column=table.columns[column],
                computed=computed, sum=one.how),
            one.cetak.teks, computed, (table.place(one.row, column),), one.slip,
        )  # fmt: skip


def _classes(
    material: Material, table: Table, column: int, index: Mapping[int, Cetak], standard: Mapping[int, Cetak]
) -> Iterator[Draft]:
    """The word beside an index against its standard; of an index that equals it no word is wrong."""
    for row, one in index.items():
        text = table.rows[row].cells[column].text.strip()
        found = _CLASS.match(text)
        by = standard[row].nilai if row in standard else Fraction(1)
        if found is None or one.nilai == by or (one.nilai > by) is (found["no"] is None):
            continue
        yield Draft(
            material.bundle.kode,
            msg('{table}, "{row}": "{printed}" is printed beside an index of {index}; the standard is {standard}.',
                table=table.name, row=table.rows[row].name, printed=text, index=one.teks, standard=number_text(by)),
            text, None, (table.place(row, column),), severity=Severity.WARNING,
        )  # fmt: skip


def _both(table: Table, one: int, other: int) -> dict[int, tuple[Cetak, Cetak]]:
    first, second = _numbers(table, one), _numbers(table, other)
    return {row: (first[row], second[row]) for row in first if row in second}


def _numbers(table: Table, column: int) -> dict[int, Cetak]:
    """The numbers of a column by row."""
    return {
        row: Cetak.of(one.nilai, table.rows[row].cells[column].text.strip())
        for row, one in enumerate(readings(table, column))
        if isinstance(one, Angka) and table.rows[row].kind is not RowKind.GROUP
    }
