# SPDX-License-Identifier: MIT
"""Captions and titles: each once, each table with its number, the number of the chapter it stands in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity, several
from sakip.auditing.prose import fold, likeness
from sakip.lang import msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat
    from sakip.published import Table

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_PAIR = re.compile(r"Tabel ([0-9]+|[IVX]+)[.\-\u2013]([0-9]+)\Z")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}


def start(table: Table) -> Tempat:
    """Where a table begins."""
    return table.place(0, 0)


def numbers(table: Table) -> tuple[int, int] | None:
    """Chapter and number of its caption."""
    found = _PAIR.match(table.label or "")
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _ROMAN.get(found[1], 0), int(found[2])


@check("SKP604", severity=Severity.WARNING, rujukan=_REVIU)
def captions(material: Material) -> Iterator[Draft]:
    """A number of a table is used once, in its own chapter, and every table has one.

    What: captions used by two tables, numbers left out between others, numbers of another chapter than the one that the
    table stands in, and tables without a number where others have one. One finding for each of the four.

    Why: the text refers to a table by its number.

    Wrong: two tables called "Tabel 3.4"; "Tabel 2.1" in chapter I; "Tabel" without a number.

    Right: Tabel 1.1, 1.2, ..., 3.1, 3.2, each once.

    Effect: A sentence that refers to a table by its number leads to another table or to none.

    Advice: Number the tables anew within each chapter, and correct the references in the text.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    if prose is None:
        return
    tables = [one for one in prose.published.tables if one.rows and one.columns]
    kode = material.bundle.kode
    by_label: dict[str, list[Table]] = defaultdict(list)
    for one in tables:
        if one.label is not None:
            by_label[one.label].append(one)
    twice = {label: found for label, found in by_label.items() if len(found) > 1 and not _continued(found)}
    if twice:
        yield Draft(kode, msg("Numbers of tables are used twice: {labels}.", labels=", ".join(twice)),
                    " / ".join(twice), None,
                    tuple(start(one) for found in twice.values() for one in found))  # fmt: skip
    pairs = sorted({pair for one in tables if (pair := numbers(one)) is not None})
    gaps = [f"{chapter}.{number - 1}" for (before, last), (chapter, number) in pairwise(pairs)
            if chapter == before and number > last + 1]  # fmt: skip
    if gaps and prose.whole:
        yield Draft(kode, msg("Numbers of tables are left out: {labels}.", labels=", ".join(gaps)), ", ".join(gaps),
                    certainty=Certainty.PROBABLE)  # fmt: skip
    strayed = [one for one in tables if (pair := numbers(one)) is not None
               and (chapter := prose.chapter_of(one)) and chapter != pair[0]]  # fmt: skip
    if strayed:
        yield Draft(
            kode,
            msg("Tables have the number of another chapter than the one they stand in: {labels}.",
                labels=several(msg("{label} (in chapter {chapter})", label=one.label,
                                   chapter=prose.chapter_of(one)) for one in strayed)),
            " / ".join(str(one.label) for one in strayed), None, tuple(start(one) for one in strayed),
        )  # fmt: skip
    bare = [one for one in tables if one.label is None and len(one.rows) > 1 and len(one.columns) > 2]
    if bare and by_label:
        yield Draft(
            kode,
            msg("Tables have no number where others have one: {names}.",
                names="; ".join(f'"{one.title or one.name}"' for one in bare)),
            None, None, tuple(start(one) for one in bare), severity=Severity.NOTE,
        )  # fmt: skip


def _continued(found: list[Table]) -> bool:
    """Whether they are one table that goes on: the same columns, and another title for none of them."""
    first = found[0]
    return all(one.columns == first.columns for one in found) and len({one.title for one in found if one.title}) <= 1


@check("SKP605", severity=Severity.WARNING, rujukan=_REVIU)
def titles(material: Material) -> Iterator[Draft]:
    """A part of a chapter stands once.

    What: lettered titles of one chapter with the same words. One finding for each chapter.

    Why: either the part was written twice, or one of the two has another subject than its title says.

    Wrong: "A. REALISASI ANGGARAN" and "B. Realisasi Anggaran".

    Right: "B. Realisasi Anggaran".

    Effect: It stays open which of the two parts holds.

    Advice: Join the two parts, or give one of them the title of what it is about.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    if prose is None:
        return
    lettered = [one for one in prose.titles if one.sure and re.fullmatch("[A-Z]", one.number) and one.chapter]
    for chapter in dict.fromkeys(one.chapter for one in lettered):
        here = [one for one in lettered if one.chapter == chapter]
        found = [
            (one, other)
            for at, one in enumerate(here)
            for other in here[at + 1 :]
            if likeness(_plain(one.text), _plain(other.text), 0.92) >= 0.92
        ]
        if found:
            pairs = "; ".join(f'"{one.shown}" / "{other.shown}"' for one, other in found)
            yield Draft(
                material.bundle.kode,
                msg("Chapter {chapter} has a title twice: {pairs}.", chapter=chapter, pairs=pairs),
                " / ".join(dict.fromkeys(one.shown for pair in found for one in pair)), None,
                tuple(dict.fromkeys(one.place for pair in found for one in pair)),
            )  # fmt: skip


def _plain(text: str) -> str:
    return fold(re.sub(r"\([^)]*\)", "", text))
