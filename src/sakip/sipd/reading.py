# SPDX-License-Identifier: MIT
"""An export of SIPD, or of a budget sheet, as the money of each program, kegiatan and sub-kegiatan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import chain, islice
from pathlib import Path

import attrs

from sakip import toml
from sakip.errors import BundleError, Fault, NumberError, Place, SakipError
from sakip.lang import msg
from sakip.model import VersiPagu
from sakip.nomenklatur import Kode, KodeError, parse, pisah
from sakip.nomenklatur.kode import rapikan
from sakip.nomenklatur.tabel import Row, rows
from sakip.numbers import Angka, read_cells

DATA = Path(__file__).with_name("kolom.toml")
HEAD_WITHIN = 30
"""The header is sought in so many rows: exports carry titles above it."""
LEVELS = ("program", "kegiatan", "sub_kegiatan")
REALISASI = "realisasi"


@attrs.frozen
class Baris:
    """A code with its name and money, in rupiah. uang: by version of the budget, and "realisasi"; absent where no
    column says. tempat: file and line of its first row."""

    kode: Kode
    nama: str
    uang: Mapping[str, int]
    tempat: Place


@attrs.frozen
class Ekspor:
    """What an export holds.

    skpd: agencies by code, as named there. baris: in the order of the file, each code once. akun: how many rows are
    accounts below a sub-kegiatan. tertinggal: each row or value that found no place, and why.
    """

    skpd: Mapping[str, str]
    baris: tuple[Baris, ...]
    akun: int
    tertinggal: tuple[Fault, ...]


def read(path: Path | str, *, versi: VersiPagu = VersiPagu.MURNI, skpd: str | None = None) -> Ekspor:
    """The export at `path` (.xlsx or .csv).

    versi: the version of the budget that a plain column "pagu" is of. skpd: code or name of the agency whose rows
    count. Raises BundleError where no header is recognised, or the export has several agencies and none was chosen.
    """
    file = Path(path)
    head, below = rows(file)
    columns, body = _head(file, chain([Row(1, head)], below))
    return _Reader(file, columns, versi, skpd).read(list(body))


def _head(file: Path, lines: Iterator[Row]) -> tuple[Mapping[str, int], Iterator[Row]]:
    known = _words()
    first = list(islice(lines, HEAD_WITHIN))
    for at, row in enumerate(first):
        found: dict[str, int] = {}
        for column, cell in enumerate(row.cells):
            part = known.get(_plain(cell))
            if part is not None:
                found.setdefault(part, column)
        if any(one.startswith("kode.") for one in found) and any(one.startswith("uang.") for one in found):
            return found, chain(first[at + 1 :], lines)
    hint = msg("It needs a column of codes (kode sub kegiatan) and one of money (pagu, realisasi).")
    raise BundleError([Fault("sipd-header", msg("no row of this table is a header that is known."),
                             Place(str(file)), hint)])  # fmt: skip


@cache
def _words() -> Mapping[str, str]:
    data: Mapping[str, Mapping[str, list[str]]] = toml.read(DATA)
    return {word: f"{group}.{part}" for group, parts in data.items() for part, words in parts.items() for word in words}


def _plain(cell: object) -> str:
    return " ".join(cell.lower().replace("_", " ").split()) if isinstance(cell, str) else ""


class _Reader:
    def __init__(self, file: Path, columns: Mapping[str, int], versi: VersiPagu, skpd: str | None) -> None:
        self.file, self.columns, self.versi, self.skpd = file, columns, versi, skpd
        self.left: list[Fault] = []
        self.accounts = 0

    def read(self, body: list[Row]) -> Ekspor:
        agencies = self.agencies(body)
        money = self.money(body)
        found: dict[str, Baris] = {}
        by_account: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for row in body:
            if not any(_shown(cell) for cell in row.cells) or not self.chosen(row):
                continue
            self.names(row, found)
            kode, nama = self.own(row)
            if kode is None:
                continue
            amounts = money.get(row.line, {})
            key = str(kode)
            if self.text(row, "kode.akun"):
                self.accounts += 1
                for name, amount in amounts.items():
                    by_account[key][name] += amount
            known = found.get(key)
            if known is None or not known.uang:
                place = Place(str(self.file), row.line)
                found[key] = Baris(kode, nama or (known.nama if known else ""), amounts, place)
            elif known.uang != amounts and not self.text(row, "kode.akun"):
                message = msg("{kode} stands here again with other money; line {line} counts.", kode=key,
                              line=known.tempat.line)  # fmt: skip
                self.left.append(Fault("sipd-twice", message, self.place(row)))
        baris = [attrs.evolve(one, uang=dict(by_account.get(key, one.uang))) for key, one in found.items()]
        return Ekspor(agencies, tuple(baris), self.accounts, tuple(self.left))

    def agencies(self, body: list[Row]) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in body:
            code, name = self.text(row, "kode.skpd"), self.text(row, "kode.nama_skpd")
            if code or name:
                found.setdefault(code or name, name)
        if len(found) > 1 and self.skpd is None:
            named = "; ".join(f"{code} {name}".strip() for code, name in found.items())
            raise BundleError([Fault("sipd-agency", msg("the export has {count} agencies: {named}.", count=len(found),
                                                        named=named), Place(str(self.file)),
                                     msg("Name one of them with --skpd."))])  # fmt: skip
        if self.skpd is not None and found and not any(self.skpd in (code, name) for code, name in found.items()):
            raise BundleError([Fault("sipd-agency", msg('no row is of "{skpd}".', skpd=self.skpd),
                                     Place(str(self.file)),
                                     msg("Known: {known}.", known=", ".join(found)))])  # fmt: skip
        return found

    def chosen(self, row: Row) -> bool:
        named = (self.text(row, "kode.skpd"), self.text(row, "kode.nama_skpd"))
        return self.skpd is None or not any(named) or self.skpd in named

    def money(self, body: list[Row]) -> dict[int, dict[str, int]]:
        """The amounts of each line. A column's numbers tell each other what a lone dot means."""
        made: dict[int, dict[str, int]] = defaultdict(dict)
        for part, column in self.columns.items():
            if not part.startswith("uang."):
                continue
            name = part.removeprefix("uang.")
            name = str(self.versi) if name == "pagu" else name
            texts = [_shown(row.cells[column]) if column < len(row.cells) else "" for row in body]
            for row, text, reading in zip(body, texts, read_cells(texts), strict=True):
                if not text or text == "-" or _plain(text) in _words():
                    continue
                if isinstance(reading, Angka) and reading.nilai == reading.nilai.to_integral_value():
                    made[row.line].setdefault(name, int(reading.nilai))
                elif any(map(_shown, row.cells)) and self.chosen(row):
                    why = reading.message if isinstance(reading, NumberError) else msg("no whole amount of rupiah.")
                    message = msg('{column}: "{text}": {why}', column=name, text=text, why=why)
                    self.left.append(Fault("sipd-money", message, self.place(row)))
        return made

    def own(self, row: Row) -> tuple[Kode | None, str]:
        """The deepest code of the row, and its name."""
        for level in reversed(LEVELS):
            text = self.text(row, f"kode.{level}")
            if text:
                return self.code(row, text, self.text(row, f"nama.{level}"))
        text = self.text(row, "kode.segala")
        if text:
            return self.code(row, text, self.text(row, "nama.segala"))
        if any(self.text(row, part) for part in self.columns if part.startswith("uang.")):
            self.left.append(Fault("sipd-row", msg("the row has money and no code."), self.place(row)))
        return None, ""

    def code(self, row: Row, text: str, name: str) -> tuple[Kode | None, str]:
        try:
            kode = parse(text)
        except KodeError as error:
            try:
                kode, own = pisah(text)
            except KodeError:
                if text[:1] in "456" and text.count(".") >= 1 and text[0] == text.split(".")[0]:
                    self.accounts += 1
                else:
                    self.left.append(Fault("sipd-code", error.message, self.place(row), error.hint))
                return None, ""
            name = name or own
        if len(kode.bagian) < 3:
            return None, ""
        return kode, _name(name)

    def names(self, row: Row, found: dict[str, Baris]) -> None:
        """The levels above the row's own, which such a row names too."""
        for level in LEVELS[:2]:
            text = self.text(row, f"kode.{level}")
            if not text or not self.text(row, "kode.sub_kegiatan"):
                continue
            try:
                kode = parse(text)
            except SakipError:
                continue
            name = _name(self.text(row, f"nama.{level}"))
            found.setdefault(str(kode), Baris(kode, name, {}, Place(str(self.file), row.line)))

    def text(self, row: Row, part: str) -> str:
        column = self.columns.get(part)
        return "" if column is None or column >= len(row.cells) else _shown(row.cells[column])

    def place(self, row: Row) -> Place:
        return Place(str(self.file), row.line)


def _name(text: str) -> str:
    """A name without the code that exports put before it."""
    try:
        return pisah(text)[1] or rapikan(text)
    except KodeError:
        return rapikan(text)


def _shown(cell: object) -> str:
    """A cell's text; a number with all its digits and no separators."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None or isinstance(cell, bool):
        return ""
    try:
        number = Decimal(str(cell))
    except ArithmeticError:
        return str(cell)
    return format(number.to_integral_value() if number == number.to_integral_value() else number, "f")
