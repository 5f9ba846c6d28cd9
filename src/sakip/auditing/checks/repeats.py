# SPDX-License-Identifier: MIT
"""What stands more than once: a row, a table of results; and one thing that is called by several names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import fold
from sakip.cued import Cued
from sakip.lang import msg
from sakip.published import RowKind
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat
    from sakip.published import Row, Table

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
LONG = 40
"""So many characters of a cell are no chance."""
SAME = 0.6
"""Tables with so large a share of the same long cells are one table."""


@check("SKP710", severity=Severity.NOTE, rujukan=_REVIU)
def once(material: Material) -> Iterator[Draft]:
    """A row and a table stand once.

    What: rows that repeat the row above them, the second with nothing of its own; and tables of results (target,
    realisation, achievement) with the same columns and mostly the same rows.

    Why: a row is copied to be filled in, and a table is kept where a second one was made.

    Wrong: "Penyelenggaraan Urusan Pemerintahan Umum sesuai Penugasan Kepala Daerah" in two rows, one of them empty.

    Right: one row; the table once, and a reference to it.

    Effect: Counts of rows come out too high, and corrections are made in one of the tables only.

    Advice: Delete the row; print the table once, and refer to it.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    tables = () if material.published is None else material.published.tables
    for table in tables:
        for at, (first, second) in enumerate(pairwise(table.rows), start=1):
            cell = _repeated(first, second)
            if cell is not None:
                yield Draft(
                    material.bundle.kode, msg('{table}: the row "{row}" stands twice.', table=table.name,
                                              row=second.cells[cell].text),
                    second.cells[cell].text, None, (table.place(at - 1, cell), table.place(at, cell)),
                    certainty=Certainty.PROBABLE,
                )  # fmt: skip
    for group in _alike(table for table in tables if _of_results(table)):
        if len(group) > 1:
            yield Draft(
                material.bundle.kode,
                msg("The same table of results stands {count} times: {tables}.", count=len(group),
                    tables=", ".join(table.name for table in group)),
                None, None, tuple(table.place(0, 0) for table in group), certainty=Certainty.PROBABLE,
            )  # fmt: skip


def _repeated(first: Row, second: Row) -> int | None:
    """The column of a long cell that both rows have, where the second has nothing else that the first has not."""
    if RowKind.DATA not in (first.kind, second.kind) or len(first.cells) != len(second.cells):
        return None
    same = None
    for at, (one, other) in enumerate(zip(first.cells, second.cells, strict=True)):
        if other.covered or one.covered:
            continue
        if other.text and fold(other.text) != fold(one.text) and not re.fullmatch(r"[0-9.]{1,4}", other.text.strip()):
            return None
        if len(other.text) >= LONG:
            same = at
    return same


def _of_results(table: Table) -> bool:
    columns = " ".join(fold(one) for one in table.columns)
    return all(word in columns for word in ("target", "realisasi", "capaian")) and len(table.rows) > 1


def _alike(tables: Iterator[Table]) -> list[list[Table]]:
    groups: list[list[Table]] = []
    for table in tables:
        group = next((one for one in groups if _one_table(one[0], table)), None)
        if group is None:
            groups.append([table])
        else:
            group.append(table)
    return groups


def _one_table(one: Table, other: Table) -> bool:
    if [fold(x) for x in one.columns] != [fold(x) for x in other.columns]:
        return False
    first, second = ({fold(cell.text) for row in table.rows for cell in row.cells if len(cell.text) > 15}
                     for table in (one, other))  # fmt: skip
    return bool(first) and len(first & second) >= SAME * max(len(first), len(second))


_TERMS = (
    ("Perjanjian Kinerja", Cued(r"\bpenetapan kinerja\b", "penetapan kinerja"), 2015),
    ("Laporan Kinerja", Cued(r"\blaporan akuntabilitas kinerja\b|\blakip\b", "akuntabilitas", "lakip"), 2015),
)
"""Terms that PermenPANRB 53/2014 replaced, from the year on which a report follows it."""
_CITED = re.compile(r"\b(?:peraturan|keputusan|instruksi|nomor|pedoman|permen\w*|inpres|lan)\b", re.IGNORECASE)
_AGENCY = re.compile(r"(?<![\w/])(?:OPD|SKPD|PD|SOPD)(?![\w/])")


@check("SKP711", severity=Severity.NOTE, rujukan=Rujukan("permenpanrb-53-2014", "Lampiran I-II", tanda=Tanda.SEKUNDER))
def one_term(material: Material) -> Iterator[Draft]:
    """One thing has one name.

    What: "Penetapan Kinerja" and "Laporan Akuntabilitas Kinerja", which PermenPANRB 53/2014 calls Perjanjian Kinerja
    and Laporan Kinerja, in reports of 2015 and later; and an agency that is called OPD, SKPD and PD in one report.
    Titles of regulations are left alone.

    Why: passages of older reports keep the older names.

    Wrong: "Dokumen Penetapan Kinerja" in a report of 2023; OPD, PD and SKPD on three pages.

    Right: "Dokumen Perjanjian Kinerja"; one abbreviation.

    Effect: A reader asks whether two documents are meant.

    Advice: Use the name of the regulation throughout.

    Reference: PermenPANRB 53/2014 Lampiran I and II.
    """
    prose = material.prose
    if prose is None:
        return
    found: dict[str, list[tuple[str, Tempat]]] = defaultdict(list)
    called: dict[str, Tempat] = {}
    for passage in prose.body:
        for right, old, since in _TERMS:
            for one in old.finditer(passage.text) if material.tahun >= since else ():
                if not _CITED.search(passage.text[max(0, one.start() - 160) : one.start()]):
                    found[right].append((" ".join(one[0].split()), passage.place(one.start())))
        for at in _AGENCY.finditer(passage.text) if "PD" in passage.text else ():
            called.setdefault(at[0], passage.place(at.start()))
    for right, rows in found.items():
        yield Draft(
            material.bundle.kode,
            msg('"{printed}" is an old name; it is called {right}.', printed=rows[0][0], right=right),
            rows[0][0], right, tuple(place for _, place in rows), certainty=Certainty.PROBABLE,
        )  # fmt: skip
    if len(called) > 2:
        yield Draft(
            material.bundle.kode,
            msg("The agency has {count} abbreviations: {words}.", count=len(called), words=", ".join(called)),
            " / ".join(called), None, tuple(called.values()), certainty=Certainty.PROBABLE,
        )  # fmt: skip
