# SPDX-License-Identifier: MIT
"""Rows put right: too short or too long, broken over two lines, and what kind of row each is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import attrs

from sakip.published import Cell, Row, RowKind
from sakip.readers.clean import glue, has_figure
from sakip.readers.match import fold
from sakip.readers.narrow import after_page

Line = tuple[Cell, ...]

_NUMBER = re.compile(r"\(?(?:[0-9]{1,3}(?:[.,][0-9]{1,3}){0,3}|[A-Za-z]|[IVX]{1,5})\)?[.)]?\Z", re.ASCII)
_NUMBER_FIRST = re.compile(r"([0-9]{1,3}[.)])\s*(\D.*)", re.ASCII)
_ENUMERATED = re.compile(r"(?:[0-9]{1,2}|[a-z])[.)]", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:sasaran|tujuan|misi|program|kegiatan|urusan|bidang|perspektif)(?:\s+strategis)?\s*(?:[0-9]|[ivx]+\b|[:.\-\u2013])",
    re.IGNORECASE,
)
_SUM_WORDS = {
    "jumlah", "total", "jml", "grand", "anggaran", "keseluruhan", "belanja", "program", "kegiatan", "seluruh", "semua",
    "pagu", "realisasi", "akhir", "nilai", "capaian", "kinerja", "dan", "sasaran", "umum", "persentase",
    "tingkat", "penyerapan", "serapan", "efisiensi", "indikator", "strategis", "tahun", "rata", "utama", "iku",
    "target", "organisasi", "instansi", "pencapaian", "keberhasilan", "kegagalan", "langsung", "tidak", "operasi",
    "modal", "pegawai", "barang", "jasa", "pendapatan", "penerimaan", "pad", "keuangan", "rupiah",
}  # fmt: skip


_BEFORE_MEAN = {"nilai", "capaian", "persentase", "tingkat", "total", "jumlah", "jml", "hasil"}
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*\Z")


def is_number(text: str) -> bool:
    """Whether `text` numbers a row: 1, 2., (3), 4.1, a."""
    return bool(_NUMBER.match(text))


def heads_group(text: str) -> bool:
    """Whether `text` heads the rows below it: Sasaran 1, Tujuan: ..., Program II."""
    return bool(_GROUP.match(text))


def total_kind(text: str) -> RowKind | None:
    """TOTAL or MEAN where the words say that the row sums the table up."""
    # "Jumlah (sub kegiatan yang dilaksanakan)": what stands in brackets says of which rows.
    words = fold(_BRACKETS.sub("", text)).split()
    if not words:
        return None
    if words == ["nps"] or " ".join(words) == "nilai pencapaian sasaran":
        return RowKind.MEAN
    # "Nilai rata-rata", "Capaian rata-rata", "Total rata-rata capaian"
    while len(words) > 1 and words[0] in _BEFORE_MEAN and "rata" in words[1:3]:
        words = words[1:]
    if words[0] in ("rerata", "rata"):
        # "Rata-rata lama sekolah" is an indicator.
        rest = words[2 if words[1:2] == ["rata"] else 1 :]
        known = sum(1 for word in rest if word in _SUM_WORDS or word.isdigit())
        return RowKind.MEAN if 2 * known >= len(rest) else None
    if words[0] in ("jumlah", "total", "jml") or words[:2] == ["grand", "total"]:
        return RowKind.TOTAL if all(word in _SUM_WORDS for word in words) else None
    return None


def widen(header: list[Line], rows: list[Line], notes: list[str]) -> tuple[list[Line], list[Line]]:
    """All rows as wide as the table; a column of numbers without a header gets a blank one."""
    head = max((len(row) for row in header), default=0)
    longer = sum(1 for row in rows if len(row) == head + 1)
    if head and longer * 2 > len(rows):
        numbered = [row for row in rows if len(row) == head + 1 and is_number(row[0].text)]
        if len(numbered) * 2 > longer:
            header = [(Cell(line=row[0].line, page=row[0].page), *row) for row in header]
            rows = [_number_apart(row) if len(row) == head else row for row in rows]
            notes.append("the numbering column has no header")
    width = max((len(row) for row in (*header, *rows)), default=0)
    figures = figure_columns([row for row in rows if len(row) == width], width)
    made = []
    for row in rows:
        if len(row) < width:
            row, moved = _aligned(row, width, figures)
            if moved:
                notes.append(f"row at line {row[0].line}: cells moved right by {moved} to their columns")
        made.append(row)
    return [_pad(row, width) for row in header], made


def _number_apart(row: Line) -> Line:
    found = _NUMBER_FIRST.match(row[0].text)
    first = row[0]
    if found is None:
        return (Cell(line=first.line, page=first.page), *row)
    return (attrs.evolve(first, text=found[1]), attrs.evolve(first, text=found[2]), *row[1:])


def _pad(row: Line, width: int) -> Line:
    last = row[-1] if row else Cell()
    return (*row, *(Cell(line=last.line, page=last.page) for _ in range(width - len(row))))


def _aligned(row: Line, width: int, figures: Sequence[bool]) -> tuple[Line, int]:
    """The row with blank cells put in where its cells then stand under others of their kind."""
    missing = width - len(row)
    blank = tuple(Cell(line=row[0].line, page=row[0].page) for _ in range(missing)) if row else ()
    best, at = -1, len(row)
    if len(texts_of(row)) >= 3:
        for position in (len(row), *range(len(row))):
            moved = (*row[:position], *blank, *row[position:])
            fits = sum(
                1 for cell, figure in zip(moved, figures, strict=True) if cell.text and has_figure(cell.text) == figure
            )
            if fits > best:
                best, at = fits, position
    return (*row[:at], *blank, *row[at:]), missing if at < len(row) else 0


def texts_of(row: Line) -> list[str]:
    """The row's texts that are not blank."""
    return [cell.text for cell in row if cell.text]


def figure_columns(rows: Sequence[Line], width: int) -> list[bool]:
    """For each column, whether most of its printed cells are figures; a numbering column is none."""
    made = []
    for column in range(width):
        printed = [row[column].text for row in rows if column < len(row) and row[column].text]
        count = sum(1 for text in printed if has_figure(text))
        made.append(bool(printed) and count * 2 > len(printed) and not (column == 0 and all(map(is_number, printed))))
    return made


def join_split_numbers(rows: list[Line], width: int, notes: list[str]) -> list[Line]:
    """Decimal numbers that a narrow column broke over lines (``10 2,7 4``) put together, where the other numbers of
    their column have as many decimals and are of their size."""
    split = {at for row in rows for at, cell in enumerate(row) if _SPLIT.match(cell.text)}
    if not split:
        return rows
    whole = {at: [_whole(row[at].text) for row in rows if at < len(row)] for at in range(width) if at in split}
    known = {at: [one for one in found if one is not None] for at, found in whole.items()}
    made = []
    for row in rows:
        cells = list(row)
        for at in split & set(range(len(row))):
            text = cells[at].text.replace(" ", "")
            number = _whole(text) if _SPLIT.match(cells[at].text) else None
            if number is not None and any(_of_one_kind(number, other) for other in known[at]):
                cells[at] = attrs.evolve(cells[at], text=text, joined=True)
                notes.append(f"row at line {cells[at].line}: a number broken in its cell was joined")
        made.append(tuple(cells))
    return made


_SPLIT = re.compile(r"[0-9][0-9.,]*(?: [0-9.,]+)+%?\Z", re.ASCII)
_DECIMAL = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})*|[0-9]+),([0-9]{1,2})%?\Z", re.ASCII)


def _whole(text: str) -> tuple[int, int] | None:
    """A decimal number's whole part and how many decimals it has; None for another text."""
    found = _DECIMAL.match(text)
    return None if found is None else (int(found[1].replace(".", "")), len(found[2]))


def _of_one_kind(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] == other[1] and one[0] <= 10 * max(other[0], 1)


def join_broken(rows: list[Line], figures: Sequence[bool], notes: list[str]) -> list[Line]:
    """Rows that only go on with the row above them joined to it. Needs a column of figures to tell.

    Without a numbering column, only small letters say that words go on.
    """
    made: list[Line] = []
    numbered = numbering_column(rows) is not None
    width = len(figures)
    inside = rows[:1] + [row for above, row in pairwise(rows) if above[0].page == row[0].page]
    full = [2 * sum(bool(row[at].text) or row[at].covered for row in inside) > len(inside) for at in range(width)]
    heads = any(row[0].colspan > 1 or _alone(row) for row in inside)
    for row in rows:
        if made and row[0].page != made[-1][0].page and _cut_by_page(made, row, full, numbered or heads):
            _put_back(made, row)
            notes.append(f"row at the top of page {row[0].page} joined to the row above it")
            continue
        if made and row[0].page != made[-1][0].page and not row[0].text:
            row = _name_goes_on(made, row, figures)
        if made and any(figures) and _continues(made[-1], row, figures, numbered):
            joined = tuple(_glued(above, below) for above, below in zip(made[-1], row, strict=True))
            notes.append(f"row at line {row[0].line} joined to the row above it")
            made[-1] = joined
        else:
            made.append(row)
    return made


def _alone(row: Line) -> bool:
    """Whether the first cell of a row is the only one with text."""
    return bool(row[0].text) and len(texts_of(row)) == 1


def _cut_by_page(made: Sequence[Line], row: Line, full: Sequence[bool], heads: bool) -> bool:
    """Whether a page break cut a row in two: below it, a cell is blank that all others have, or a number goes on.

    heads: a row whose first cell has text begins another one, as where rows are numbered or head others.
    """
    printed = [at for at, cell in enumerate(row) if cell.text]
    if not printed or total_kind(row[printed[0]].text) or heads_group(row[printed[0]].text):
        return False
    if row[0].text and (heads or row[0].colspan > 1 or is_number(row[0].text)):
        return False
    owners = [_owner(made, at) for at in printed]
    if not all(one is not None for one in owners):
        return False
    numbers = [at for at in printed if has_figure(row[at].text)]
    if numbers:
        return all(_goes_on(made[-1][at], row[at]) for at in numbers)
    return any(wanted and at and not row[at].text and not row[at].covered for at, wanted in enumerate(full))


def _goes_on(above: Cell, below: Cell) -> bool:
    """Whether a number goes on in the cell below."""
    return _glued(above, below).text == above.text + below.text


def _owner(made: Sequence[Line], at: int) -> int | None:
    """The row whose text reaches down to the last one in a column; None where that is blank."""
    for place in range(len(made) - 1, -1, -1):
        if made[place][at].text or not made[place][at].covered:
            return place if made[place][at].text else None
    return None


def _put_back(made: list[Line], row: Line) -> None:
    """Put what a page break cut off to the cells that it is of."""
    for at, cell in enumerate(row):
        place = _owner(made, at) if cell.text else None
        if place is not None:
            line = made[place]
            made[place] = (*line[:at], _glued(line[at], cell), *line[at + 1 :])


def _name_goes_on(made: list[Line], row: Line, figures: Sequence[bool]) -> Line:
    """A row at the top of a page without the rest of the merged name that a page break left in it; the rest is joined
    to the name."""
    kept = list(row)
    for at, cell in enumerate(row):
        above = next((one for one in range(len(made) - 1, -1, -1) if made[one][at].text), None)
        if not figures[at] and cell.text[:1].islower() and above is not None and any(map(has_figure, texts_of(row))):
            line = made[above]
            made[above] = (*line[:at], _glued(line[at], cell), *line[at + 1 :])
            kept[at] = attrs.evolve(cell, text="", covered=True)
    return tuple(kept)


def _glued(above: Cell, below: Cell) -> Cell:
    if not below.text:
        return above
    if not above.text:
        return attrs.evolve(below, joined=True)
    text = after_page(above.text, below.text) if above.cut else glue(above.text, below.text)
    return attrs.evolve(above, text=text, joined=True, cut=below.cut)


def _continues(above: Line, row: Line, figures: Sequence[bool], numbered: bool) -> bool:
    printed = [(at, cell.text) for at, cell in enumerate(row) if cell.text]
    if not printed:
        return False
    if total_kind(" ".join(texts_of(above)[:1])) and len(texts_of(above)) == 1 and not is_number(printed[0][1]):
        return printed[0][0] == next(at for at, cell in enumerate(above) if cell.text)
    if row[0].text:
        return False
    numbers = [(at, text) for at, text in printed if figures[at] or has_figure(text)]
    if numbers and len(numbers) == len(printed):
        return all(above[at].text and glue(above[at].text, text) == above[at].text + text for at, text in numbers)
    if numbers or total_kind(printed[0][1]) or heads_group(printed[0][1]):
        return False
    if not numbered and not all(text[0].islower() for _, text in printed):
        return False
    return all(above[at].text and not _ENUMERATED.match(text) for at, text in printed)


def labelled(rows: list[Line], numbered: bool) -> list[Row]:
    """The rows with label and kind."""
    figures = figure_columns(rows, max((len(row) for row in rows), default=0))
    made: list[Row] = []
    number, below = "", 0
    for row in rows:
        printed = texts_of(row)
        first = row[0].text if row else ""
        kind = RowKind.DATA
        words = printed[1:] if numbered and first and is_number(first) else printed
        summing = total_kind(words[0]) if words else None
        if summing is not None:
            kind = summing
        elif len(words) == 1 and not has_figure(words[0]) and any(figures):
            kind = RowKind.GROUP
        if kind in (RowKind.TOTAL, RowKind.MEAN):
            label = words[0] if len(words[0]) <= 24 else " ".join(words[0].split()[:1])
            number, below = "", 0
        elif numbered and first and is_number(first):
            number, below = first.strip("().").rstrip("."), 1
            label = number
        elif kind is RowKind.GROUP and heads_group(words[0]):
            label, number = " ".join(words[0].split()[:8]), ""
        elif numbered and number and not first:
            below += 1
            if below == 2 and made and made[-1].label == number:
                made[-1] = attrs.evolve(made[-1], label=f"{number}.1")
            label = f"{number}.{below}"
        else:
            label = " ".join(printed[0].split()[:8]) if printed else ""
        made.append(Row(row, label, kind))
    return made


def numbering_column(rows: Sequence[Line]) -> int | None:
    """0 where the first column numbers the rows, else None."""
    printed = [row[0].text for row in rows if row and row[0].text]
    count = sum(1 for text in printed if is_number(text))
    return 0 if printed and count * 2 > len(printed) else None
