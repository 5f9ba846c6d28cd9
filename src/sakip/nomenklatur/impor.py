# SPDX-License-Identifier: MIT
"""The official workbook, or a table made from it, as an edition: every row is checked, none is dropped in silence.

Two layouts are read, from XLSX or CSV, told apart by their heads: one line a code (``jenis_pemda, kode, level, nama,
indikator, satuan, spm, kode_sebelumnya``), and the official one of a line for each sub-kegiatan with the levels above
it (``JENIS PEMDA, BIDANG, PROGRAM, KEGIATAN, SUBKEGIATAN, ... SUBKEGIATAN SEBELUMNYA``), code and name in one cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import attrs

from sakip.errors import Fault, Place, SakipError
from sakip.lang import Message, msg
from sakip.nomenklatur.daftar import Baris, Daftar
from sakip.nomenklatur.kode import Jenis, Kode, KodeError, Tingkat, parse, pisah, rapikan
from sakip.nomenklatur.tabel import Cell, Row, rows

_JENIS = {
    "prov": Jenis.PROV,
    "provinsi": Jenis.PROV,
    "kabkot": Jenis.KABKOT,
    "kabkota": Jenis.KABKOT,
    "kabupatenkota": Jenis.KABKOT,
}
_SEPARATE = ("jenis_pemda", "kode", "nama")
_JOINED = ("jenis_pemda", "bidang", "program", "kegiatan", "subkegiatan")
_PLAIN = re.compile(r"[^a-z0-9]+")
_EMPTY = frozenset({"", "-", "[null]", "null"})


@attrs.frozen
class Impor:
    """What was read. daftar: the edition. ditolak: the rows that were refused, each with line and reason.

    catatan: what was put right or is odd in rows that were taken. dibaca: rows of the file that hold anything.
    """

    daftar: Daftar
    dibaca: int
    ditolak: tuple[Fault, ...]
    catatan: tuple[Fault, ...]

    @property
    def jumlah(self) -> Mapping[tuple[str, str], int]:
        """How many lines were taken, by kind of government and level."""
        counts = Counter((jenis, str(parse(kode).tingkat)) for jenis, kode in self.daftar.baris)
        return MappingProxyType(
            dict(sorted(counts.items(), key=lambda one: (one[0][0], list(Tingkat).index(Tingkat(one[0][1])))))
        )


def baca(path: Path | str, edisi: str | None = None) -> Impor:
    """Read a workbook or table. edisi: the edition's name; by default the file's.

    SakipError where the file cannot be read, has neither layout's heads, or not one row that can be taken.
    """
    path = Path(path)
    name = rapikan(edisi if edisi is not None else path.stem)
    if not name or not re.search(r"\w", name):
        raise _error(path, msg("the edition has no name."), msg("Give it one: --edition pemutakhiran-2027."))
    head, body = rows(path)
    columns = {_column(cell): at for at, cell in reversed(list(enumerate(head)))}
    reader = _Reader(str(path), path.name, columns)
    if all(one in columns for one in _JOINED):
        take = reader.joined
    elif all(one in columns for one in _SEPARATE):
        take = reader.separate
    else:
        raise _error(
            path,
            msg("the first row has not the heads of the nomenclature: {found}.", found=", ".join(columns) or "-"),
            msg(
                "Needed: {separate}; or the official {joined}.",
                separate=", ".join(_SEPARATE),
                joined=", ".join(_JOINED),
            ),
        )
    for row in body:
        if any(_text(cell) for cell in row.cells):
            reader.count += 1
            reader.guarded(row, take)
    reader.parents()
    if not reader.lines:
        raise _error(
            path,
            msg("not one of {count} rows can be taken.", count=reader.count),
            reader.refused[0].message if reader.refused else msg("The file has heads and nothing below them."),
        )
    edition = Daftar(name, MappingProxyType(reader.lines), diimpor=True)
    return Impor(edition, reader.count, tuple(reader.refused), tuple(reader.notes))


class _Reader:
    """Takes row after row. lines: what was taken; refused, notes: what is to be told."""

    def __init__(self, file: str, source: str, columns: Mapping[str, int]) -> None:
        self.file, self.source, self.columns = file, source, columns
        self.count = 0
        self.lines: dict[tuple[str, str], Baris] = {}
        self.where: dict[tuple[str, str], int] = {}
        self.refused: list[Fault] = []
        self.notes: list[Fault] = []

    def guarded(self, row: Row, take: Callable[[Row], None]) -> None:
        """One row; what is wrong with it goes to `refused`."""
        try:
            take(row)
        except SakipError as error:
            self.refused.append(Fault("nomenclature-row", error.message, Place(self.file, row.line), error.hint))

    def separate(self, row: Row) -> None:
        """A line of the layout with one code a line."""
        jenis, kode = self.jenis(row), self.code(row, self.raw(row, "kode"))
        level = self.text(row, "level").casefold().replace("_", "-").replace(" ", "-")
        level = {"bidang-urusan": "bidang", "subkegiatan": "sub-kegiatan"}.get(level, level)
        if level and level != kode.tingkat:
            raise KodeError(
                msg(
                    '{kode} is of level "{level}", but the row says "{said}".',
                    kode=kode,
                    level=kode.tingkat,
                    said=level,
                ),
                hint=msg("Put the code or the level right."),
            )
        before, before_name = self.before(row, "kode_sebelumnya")
        self.add(row, jenis, kode, self.text(row, "nama"), before, before_name)

    def joined(self, row: Row) -> None:
        """A line of the official layout: a sub-kegiatan with what it stands in."""
        jenis = self.jenis(row)
        parts = [self.both(row, column) for column in _JOINED[1:]]
        kode, nama = parts[-1]
        if kode.tingkat is not Tingkat.SUB_KEGIATAN:
            raise KodeError(
                msg("{kode} is no sub-kegiatan but a {level}.", kode=kode, level=kode.tingkat),
                hint=msg("The column SUBKEGIATAN holds codes of six parts."),
            )
        above = [one for one in kode.leluhur if one.tingkat is not Tingkat.URUSAN]
        for (found, _), expected in zip(parts[:-1], above, strict=True):
            if found != expected:
                raise KodeError(
                    msg("{kode} stands under {found}, which is not its own {level} {expected}.",
                        kode=kode, found=found, level=expected.tingkat, expected=expected),
                    hint=msg("Put the row's columns right."),
                )  # fmt: skip
        before, before_name = self.before(row, "subkegiatan_sebelumnya")
        self.add(row, jenis, kode, nama, before, before_name)
        for one, its_name in parts[:-1]:
            key = (jenis, str(one))
            known = self.lines.get(key)
            if known is None:
                self.lines[key] = (its_name, "", "", "", "", "", self.source)
                self.where[key] = row.line
            elif known[0] != its_name:
                self.note(row, msg('{kode} has the name "{here}" here and "{there}" in line {line}, which is kept.',
                                   kode=one, here=its_name, there=known[0], line=self.where[key]))  # fmt: skip

    def add(self, row: Row, jenis: Jenis, kode: Kode, nama: str, before: Kode | None, before_name: str) -> None:
        """Take one line, unless its name is missing or its code is there already."""
        if not nama:
            raise KodeError(msg("{kode} has no name.", kode=kode), hint=msg("Write it, or take the row out."))
        key = (jenis, str(kode))
        if key in self.lines:
            raise KodeError(
                msg(
                    "{kode} is there twice for {jenis}: first in line {line}.",
                    kode=kode,
                    jenis=jenis,
                    line=self.where[key],
                ),
                hint=msg("Keep one of the two rows."),
            )
        nama = self.without_code(row, kode, nama, before)
        indikator, satuan, spm = (self.text(row, column) for column in ("indikator", "satuan", "spm"))
        self.lines[key] = (nama, indikator, satuan, spm, str(before or ""), before_name, self.source)
        self.where[key] = row.line

    def without_code(self, row: Row, kode: Kode, nama: str, before: Kode | None) -> str:
        """The name without a code in front of it: the line's own or the one it replaced, left there by a slip."""
        try:
            front, rest = pisah(nama)
        except KodeError:
            return nama
        if front not in (kode, before) or not rest:
            return nama
        self.note(
            row, msg("the name of {kode} begins with the code {front}, which was taken off.", kode=kode, front=front)
        )
        return rest

    def parents(self) -> None:
        """Note lines whose parent is not in the file; urusan are in no official list."""
        for jenis, text in self.lines:
            above = parse(text).induk
            if above is None or above.tingkat is Tingkat.URUSAN or (jenis, str(above)) in self.lines:
                continue
            place = Place(self.file, self.where[jenis, text])
            message = msg("{kode} for {jenis}: the {level} {above} that it stands in is not in the file.",
                          kode=text, jenis=jenis, level=above.tingkat, above=above)  # fmt: skip
            self.notes.append(Fault("nomenclature-parent", message, place))

    def raw(self, row: Row, column: str) -> Cell:
        at = self.columns.get(column)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def text(self, row: Row, column: str) -> str:
        text = _text(self.raw(row, column))
        return "" if text.casefold() in _EMPTY else text

    def jenis(self, row: Row) -> Jenis:
        said = self.text(row, "jenis_pemda")
        found = _JENIS.get(_PLAIN.sub("", said.casefold()))
        if found is None:
            raise KodeError(
                msg('"{said}" is no kind of government.', said=said),
                hint=msg("Known: {known}.", known=", ".join(Jenis)),
            )
        return found

    def code(self, row: Row, cell: Cell) -> Kode:
        kode = parse(cell)  # type: ignore[arg-type]  # parse refuses a number with the reason
        if str(kode) != cell:
            self.note(row, msg('"{cell}" was read as {kode}.', cell=_text(cell), kode=kode))
        return kode

    def both(self, row: Row, column: str) -> tuple[Kode, str]:
        cell = self.raw(row, column)
        if not isinstance(cell, str):
            parse(cell)  # type: ignore[arg-type]  # refuses it with the reason
        kode, nama = pisah(str(cell))
        if not nama:
            raise KodeError(msg("{kode} has no name.", kode=kode), hint=msg("Write it, or take the row out."))
        if not str(cell).lstrip().startswith(str(kode)):
            self.note(row, msg('"{cell}" was read as {kode}.', cell=_text(cell)[:40], kode=kode))
        return kode, nama

    def before(self, row: Row, column: str) -> tuple[Kode | None, str]:
        text = self.text(row, column)
        return pisah(text) if text else (None, "")

    def note(self, row: Row, message: Message) -> None:
        self.notes.append(Fault("nomenclature-note", message, Place(self.file, row.line)))


def _text(cell: Cell) -> str:
    return rapikan(str(cell)) if cell is not None else ""


def _column(cell: Cell) -> str:
    return _PLAIN.sub("_", _text(cell).casefold()).strip("_")


def _error(path: Path, message: Message, hint: Message | str) -> SakipError:
    return SakipError(message, code="nomenclature-file", place=Place(str(path)), hint=hint)
