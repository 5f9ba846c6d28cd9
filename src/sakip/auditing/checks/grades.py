# SPDX-License-Identifier: MIT
"""Classes in the rows of any table: against the scale that the report prints, and against the classes of the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.checks.base import check
from sakip.auditing.checks.classes import alike
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.lang import Message, msg
from sakip.numbers import Angka
from sakip.published import RowKind, readings
from sakip.references import Rujukan, Tanda
from sakip.rules.scale import Scale

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak
    from sakip.published import Table

_SKALA = Rujukan("permendagri-86-2017", "tabel Skala Nilai Peringkat Kinerja", tanda=Tanda.SEKUNDER)
_CLASS = re.compile(
    r"(?:(?:sangat|cukup|kurang|tidak|amat|paling) )?(?:tinggi|rendah|sedang|baik|cukup|kurang|berhasil|memuaskan|"
    r"efektif|efisien|buruk|gagal)\Z",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"%|persen|capaian|\bnilai\b|skor|serapan|rata", re.IGNORECASE)
AGAINST = 3
"""A class is out of its place where so many others say so, and it is all that they speak against."""


@attrs.frozen(eq=False)
class Graded:
    """A class with the number beside it. row, column: of the class."""

    table: Table
    row: int
    column: int
    text: str
    number: Fraction
    printed: str


@check("SKP119", severity=Severity.WARNING, rujukan=_SKALA)
def grades(material: Material) -> Iterator[Draft]:
    """A higher figure has no lower class than the other rows of its kind.

    What: columns of classes ("Sangat Tinggi", "Cukup Baik") beside a column of percentages or scores, in tables of
    sasaran, programs and others that SKP108 does not judge. A class is held against the scale that the report prints
    itself; without one, against the rest of the rows with the same words: one class that several others contradict, and
    nothing else does, is named.

    Why: the class is typed by hand, and stays when its figure is corrected.

    Wrong: 100,02 "Tinggi" where 99,62 and 98,15 are "Sangat Tinggi".

    Right: 100,02 "Sangat Tinggi".

    Effect: The agency is quoted with a class that it has not earned, or below the one it has.

    Advice: Take the class from the scale, at the figure as it stands.

    Reference: the scale that the report prints itself, or its own other rows.
    """
    judged = {one.place.letak for one in material.tercetak if _has_scale(material, one)}
    kinds: dict[frozenset[str], list[Graded]] = defaultdict(list)
    for table in () if material.published is None else material.published.tables:
        found = list(_graded(table))
        words = frozenset(one.text.casefold() for one in found)
        if found:
            key = next((key for key in kinds if key & words), words)
            kinds[key] += found
    for group in kinds.values():
        for one, right, message in (*_by_scale(material, group), *_by_others(material, group)):
            if one.table.place(one.row, one.column).letak not in judged:
                yield Draft(
                    material.bundle.kode, message, one.text, right, (one.table.place(one.row, one.column),),
                    certainty=Certainty.PROBABLE,
                )  # fmt: skip


def _has_scale(material: Material, one: Tercetak) -> bool:
    """Whether a printed class is one of the scale that it is held against."""
    if not one.address.kind.startswith("predikat:"):
        return False
    figure = material.figure(one.key)
    own = [x.label for x in figure.rule.kelas] if figure is not None and isinstance(figure.rule, Scale) else []
    return any(alike(one.text, label) for label in own) or any(scale.has(one.text) for scale in material.scales)


def _graded(table: Table) -> Iterator[Graded]:
    """The classes of a table, of the first column of classes that stands right of a measure."""
    for column in range(1, len(table.columns)):
        cells = [(at, row.cells[column].text.strip()) for at, row in enumerate(table.rows) if row.kind is RowKind.DATA]
        texts = [text for _, text in cells if text]
        if not texts or not all(map(_CLASS.match, texts)):
            continue
        measures = [at for at in range(column) if at != table.number_column and _MEASURE.search(table.columns[at])]
        if measures:
            numbers = readings(table, measures[-1])
            for at, text in cells:
                reading = numbers[at]
                if text and isinstance(reading, Angka):
                    printed = table.rows[at].cells[measures[-1]].text
                    yield Graded(table, at, column, text, Fraction(reading.nilai), printed)
        return


def _by_scale(material: Material, group: list[Graded]) -> Iterator[tuple[Graded, str, Message]]:
    for one in group:
        own = next((scale for scale in material.scales if scale.has(one.text)), None)
        if own is not None and not any(alike(one.text, word) for word in own.words(one.number)):
            right = own.words(one.number)[0]
            yield one, right, msg(
                '{table}: {number} is called "{printed}", "{computed}" by the scale that the report prints itself.',
                table=one.table.name, number=one.printed, printed=one.text, computed=right,
            )  # fmt: skip


def _by_others(material: Material, group: list[Graded]) -> Iterator[tuple[Graded, str | None, Message]]:
    if any(scale.has(one.text) for scale in material.scales for one in group):
        return
    values: dict[str, list[Fraction]] = defaultdict(list)
    for one in group:
        values[one.text.casefold()].append(one.number)
    rank = {word: median(found) for word, found in values.items()}
    against: dict[Graded, list[Graded]] = defaultdict(list)
    for at, one in enumerate(group):
        for other in group[at + 1 :]:
            ours, theirs = rank[one.text.casefold()], rank[other.text.casefold()]
            if (one.number - other.number) * (ours - theirs) < 0:
                against[one].append(other)
                against[other].append(one)
    worst = max(against, key=lambda one: len(against[one]), default=None)
    if worst is None or len(against[worst]) < AGAINST:
        return
    if any(other is not worst for one, others in against.items() if one is not worst for other in others):
        return
    other = against[worst][0]
    yield worst, None, msg(
        '{table}: {number} is called "{printed}", while {value} is "{other}".', table=worst.table.name,
        number=worst.printed, printed=worst.text, value=other.printed, other=other.text,
    )  # fmt: skip
