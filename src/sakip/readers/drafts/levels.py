# SPDX-License-Identifier: MIT
"""At which level of program, kegiatan and sub-kegiatan each row of a budget table stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.published import RowKind
from sakip.readers.drafts.sheets import Sheet
from sakip.readers.drafts.values import rupiah
from sakip.readers.records import Record
from sakip.readers.vocabulary import Peran

PROGRAM, KEGIATAN, SUB = 0, 1, 2
_SAID = re.compile(
    r"\s*(?:[-\u2022]\s*)?(?:[0-9]{1,2}[.)]\s*)?(sub[ -]?kegiatan|program|kegiatan)\b(?!\s*/)[\s:.]*", re.IGNORECASE
)
_LEVELS = {"program": PROGRAM, "kegiatan": KEGIATAN, "subkegiatan": SUB}
_CODE = re.compile(r"\s*([0-9X](?:\.[0-9X]{1,4}){1,6})\b[\s.:\-\u2013]*", re.ASCII)


def levels(sheet: Sheet) -> Iterator[int]:
    """The level of each row: by its code, by its first word, by headings over it, by the outputs beside it."""
    said = [_said(one) for one in sheet.records]
    title = next((one for one in sheet.table.columns if _SAID.match(one) and len(one.split()) <= 3), "")
    header = _level(title) if title else PROGRAM
    with_output = {at for at, one in enumerate(sheet.records) if one.indikator or one.satuan}
    lists_outputs = sheet.of_budget and bool(with_output)
    deep = sheet.of_budget and _nested(sheet.records, said)
    under = _under_codes(sheet.records, said) if sheet.of_budget else {}
    before = PROGRAM
    for at, (record, level) in enumerate(zip(sheet.records, said, strict=True)):
        if level is not None:
            found = level
        elif at in under:
            found = under[at]
        elif not deep:
            found = header
        elif record.kind is RowKind.GROUP:
            found = KEGIATAN if before == PROGRAM and at and not _shouts(record.program) else PROGRAM
        elif lists_outputs:
            found = SUB if at in with_output and before > PROGRAM else KEGIATAN
        else:
            found = KEGIATAN
        before = found if record.program else before
        yield found


def _under_codes(records: Sequence[Record], said: Sequence[int | None]) -> dict[int, int]:
    """The level of rows without a code, by row, where the row with a code over them has the sum of their amounts: one
    below it. Such are the sub-kegiatan of a table that prints the codes of kegiatan alone."""
    found: dict[int, int] = {}
    heads = [at for at, record in enumerate(records) if code_of(record)[0] and record.kind is not RowKind.TOTAL]
    for at, after in zip(heads, [*heads, len(records)][1:], strict=True):
        level = said[at]
        rows = [one for one in range(at + 1, after) if records[one].program and records[one].kind is RowKind.DATA]
        amounts = [rupiah(records[one].value(Peran.PAGU)) or 0 for one in rows]
        if level is not None and rows and rupiah(records[at].value(Peran.PAGU)) == sum(amounts) > 0:
            found.update(dict.fromkeys(rows, min(level + 1, SUB)))
    return found


def _nested(records: Sequence[Record], said: Sequence[int | None]) -> bool:
    """Whether rows without a word for their level lie under those that say program: these have no amount of their own,
    or one of them has the sum of the rows under it."""
    if any(one.kind is RowKind.GROUP for one in records):
        return True
    heads = [at for at, level in enumerate(said) if level == PROGRAM]
    for at, after in zip(heads, [*heads, len(records)][1:], strict=True):
        own = rupiah(records[at].value(Peran.PAGU))
        below = [rupiah(one.value(Peran.PAGU)) for one in records[at + 1 : after] if one.kind is RowKind.DATA]
        if below and (own is None or own == sum(one or 0 for one in below)):
            return True
    return any(level in (KEGIATAN, SUB) for level in said)


def _said(record: Record) -> int | None:
    code, name = code_of(record)
    if code:
        depth = code.count(".") + 1
        return PROGRAM if depth <= 3 else KEGIATAN if depth <= 5 else SUB
    return _level(name) if _SAID.match(name) else None


def _level(text: str) -> int:
    """The level that the first word of a text names."""
    found = _SAID.match(text)
    return PROGRAM if found is None else _LEVELS[re.sub("[ -]", "", found[1].lower())]


def code_of(record: Record) -> tuple[str, str]:
    """The printed code and the name without it."""
    if record.kode and _CODE.fullmatch(record.kode):
        return record.kode.strip().strip("."), record.program
    found = _CODE.match(record.program)
    if found is not None and found[1].count(".") >= 2:
        return found[1], record.program[found.end() :]
    return "", record.program


def bare_name(name: str) -> str:
    """A name without the word for its level, which one table writes and another leaves out."""
    found = _SAID.match(name)
    return name[found.end() :] if found is not None and len(name) - found.end() > 3 else name


def _shouts(text: str) -> bool:
    return text.isupper()
