# SPDX-License-Identifier: MIT
"""The *kertas kerja reviu*: an audit as a document, with a table of the findings and the form that is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.finding import CERTAINTIES, SEVERITIES, Certainty
from sakip.document import (
    Align,
    Block,
    Cell,
    Column,
    Cover,
    Document,
    Paragraph,
    Row,
    RowKind,
    Section,
    Style,
    Table,
)
from sakip.lang import say
from sakip.reviu import figures
from sakip.reviu.texts import references, texts

if TYPE_CHECKING:
    from sakip.auditing import Audit, Finding
    from sakip.model import Tempat
    from sakip.published import Published

Numbered = tuple[tuple[int, "Finding"], ...]
_FIGURES = re.compile(r"[0-9.,%\s:-]*")


def paper(audit: Audit, published: Published | None = None) -> Document:
    """The working paper of an audit, in the current language.

    published: the report that was audited, to follow as an attachment with its disputed figures marked.
    """
    title = say("Reviu working paper")
    numbered: Numbered = tuple(enumerate(audit.findings, 1))
    blocks: list[Block] = [
        Cover((title.upper(), say("Laporan Kinerja {year}", year=audit.tahun), audit.nama), _foot(audit))
    ]
    blocks.append(Section("ringkasan", say("Summary"), (_summary(audit), _certainty())))
    if numbered:
        blocks.append(Section("temuan", say("Findings"), (_findings(numbered),), new_page=True))
        blocks.append(Section("formulir", say("Form"), (_form(numbered),), new_page=True))
    remarks = {}
    if published is not None:
        from sakip.reviu.attachment import attachment, remark

        blocks.append(attachment(audit, published))
        remarks = {number: remark(one) for number, one in numbered}
    return Document(f"{title}: {audit.nama} {audit.tahun}", tuple(blocks), say("Audit of a performance report"), "",
                    remarks=remarks)  # fmt: skip


def _foot(audit: Audit) -> tuple[str, ...]:
    looked = audit.dokumen or say("the agency's data and what they keep as printed")
    made = ", ".join(f"{name} {number}" for name, number in audit.versi.items())
    lines = [
        say("Looked at: {what}; {count} printed values", what=looked, count=audit.tercetak),
        say("Region: {kode}", kode=audit.kode),
    ]
    lines += [say("Assumed: {what}.", what=one) for one in audit.asumsi]
    if made:
        lines.append(say("Made with {versions}", versions=made))
    return tuple(lines)


def _summary(audit: Audit) -> Table:
    rows: list[Row] = []
    for severity, findings in audit.by_severity().items():
        rows.append(_group(str(severity), say(SEVERITIES[severity]), 3))
        by_code: dict[str, int] = {}
        for one in findings:
            by_code[one.code] = by_code.get(one.code, 0) + 1
        rows += [
            Row(f"{severity}-{code}", (Cell(code), Cell(texts(code).kriteria), _count(count)))
            for code, count in by_code.items()
        ]
    total = Cell(say("Total"), colspan=2)
    rows.append(Row("jumlah", (total, None, _count(len(audit.findings))), RowKind.TOTAL))
    columns = (
        Column("kode", say("Code"), 8),
        Column("kriteria", say("What must hold"), 60),
        Column("banyak", say("Findings"), 10, Align.RIGHT),
    )
    return Table("ringkasan", say("Findings by severity"), columns, tuple(rows), number="1")


def _certainty() -> Paragraph:
    return Paragraph.of(
        say("A note says by which known practice a figure follows, or what a reviewer may ask; it accuses nobody."),
        Style.NOTE,
    )


def _findings(numbered: Numbered) -> Table:
    columns = (
        Column("no", say("No."), 4, Align.RIGHT),
        Column("temuan", say("Finding"), 30),
        Column("tempat", say("Place"), 26),
        Column("tercetak", say("Printed"), 12, Align.RIGHT),
        Column("hitung", say("Recomputed"), 12, Align.RIGHT),
        Column("selisih", say("Difference"), 11, Align.RIGHT),
        Column("sebab", say("Probable cause"), 20),
        Column("rujukan", say("Reference"), 20),
    )
    rows: list[Row] = []
    severity = None
    for number, one in numbered:
        if one.severity is not severity:
            severity = one.severity
            rows.append(_group(str(severity), say(SEVERITIES[severity]), len(columns)))
        cells = (
            _count(number),
            Cell(f"{one.code}: {one.message}"),
            Cell(places(one), tells=number),
            _shown((one.printed or "").replace(" / ", "\n")),
            _shown(one.computed or ""),
            figures.difference(one.printed, one.computed),
            Cell(cause(one)),
            Cell("" if one.rujukan is None else str(one.rujukan)),
        )
        rows.append(Row(str(number), cells))
    title = say("Findings, each with its place and what was recomputed")
    return Table("temuan", title, columns, tuple(rows), number="2", wide=True)


def _shown(text: str) -> Cell:
    """A figure as its column has it; words from the left."""
    return Cell(text) if _FIGURES.fullmatch(text) else Cell(text, align=Align.LEFT)


def places(finding: Finding) -> str:
    """Where it is printed, a line each, the document's own name left out."""
    return "\n".join(map(_place, finding.places))


def _place(one: Tempat) -> str:
    """A cell by its table, row and column, then by page and line; running text by these alone."""
    within = attrs.evolve(one, dokumen=None, tabel=None, baris_tabel=None, kolom=None)
    if one.tabel is None:
        return str(within) or str(one)
    cell = one.tabel
    if one.baris_tabel is not None and one.kolom is not None:
        cell = say("{table}, row {row}, column {column}", table=cell, row=one.baris_tabel, column=f'"{one.kolom}"')
    return f"{cell} ({within})" if str(within) else cell


def cause(finding: Finding) -> str:
    """The probable cause, and how sure the finding is where it is not certain."""
    text = "" if finding.cause is None else str(finding.cause)
    if finding.certainty is Certainty.CERTAIN:
        return text
    sure = say(CERTAINTIES[finding.certainty])
    return f"{text} ({sure})" if text else sure


def _form(numbered: Numbered) -> Table:
    columns = (
        Column("unsur", say("Element"), 14),
        Column("no", say("No."), 9, Align.RIGHT),
        Column("uraian", say("Description"), 80),
    )
    groups: dict[str, list[tuple[int, Finding]]] = {}
    for number, one in numbered:
        groups.setdefault(one.code, []).append((number, one))
    rows: list[Row] = []
    for code, these in groups.items():
        known = texts(code)
        rows.append(_group(code, f"{code}: {known.kriteria}" if known.kriteria else code, len(columns)))
        for unsur, lines in _elements(tuple(these)):
            for at, (about, text) in enumerate(lines):
                first = Cell(unsur, rowspan=len(lines), bold=True) if at == 0 else None
                rows.append(Row(f"{code}-{len(rows)}", (first, about, Cell(text))))
    return Table("formulir", say("Form for each group of findings"), columns, tuple(rows), number="3", wide=True)


def _elements(these: Numbered) -> Iterator[tuple[str, list[tuple[Cell, str]]]]:
    """The elements of the form in their order, each with its lines and the findings that a line is about."""
    known = texts(these[0][1].code)
    yield say("Condition"), [(_count(number), str(one.message)) for number, one in these]
    kriteria = [known.kriteria, *references(tuple(one for _, one in these))]
    yield say("Criteria"), [(Cell(), "\n".join(one for one in kriteria if one))]
    causes: dict[str, list[int]] = {}
    for number, one in these:
        causes.setdefault("" if one.cause is None else str(one.cause), []).append(number)
    unknown = say("Not known; to be asked of the authors.")
    yield (
        say("Cause"),
        [(Cell(", ".join(map(str, numbers)), align=Align.RIGHT), text or unknown) for text, numbers in causes.items()],
    )
    yield say("Effect"), [(Cell(), known.akibat)]
    yield say("Recommendation"), [(Cell(), known.rekomendasi)]
    yield say("Response"), [(Cell(), "")]
    yield say("Follow-up"), [(Cell(), "")]


def _group(key: str, text: str, width: int) -> Row:
    return Row(f"kelompok-{key}", (Cell(text, colspan=width), *(None for _ in range(width - 1))), RowKind.GROUP)


def _count(number: int) -> Cell:
    return Cell(str(number), Decimal(number))


def _ranges(numbers: list[int]) -> str:
    """Rising numbers with runs of three and more drawn together: 20-23, 25."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = (f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(parts)
