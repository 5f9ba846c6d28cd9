# SPDX-License-Identifier: MIT
"""An export of SIPD, or of a budget sheet, as the money of each program, kegiatan and sub-kegiatan."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import attrs

from sakip.errors import BundleError, Fault, Place, SakipError
from sakip.lang import Message, msg
from sakip.model import VersiPagu
from sakip.nomenklatur import Kode, KodeError, parse, pisah
from sakip.nomenklatur.kode import rapikan
from sakip.nomenklatur.tabel import Row, sheets
from sakip.sipd import kepala
from sakip.sipd.jumlah import Catatan, Total, added, same_total
from sakip.sipd.kepala import Kepala
from sakip.sipd.uang import amounts, shown

LEVELS = ("program", "kegiatan", "sub_kegiatan")
_TOTAL = ("jumlah", "total", "grand total", "sub total", "subtotal")
"""How the first words of a row of totals begin."""


@attrs.frozen
class Baris:
    """A code with its name and money, in rupiah. uang: by version of the budget, "realisasi", and the months of which
    the spending is told ("B01"); absent where no column says. tempat: file and line of its first row."""

    kode: Kode
    nama: str
    uang: Mapping[str, int]
    tempat: Place


@attrs.frozen
class Ekspor:
    """What an export holds.

    skpd: agencies by code, as named there. baris: in the order of the file, each code once. akun: how many rows are
    accounts below a sub-kegiatan. tertinggal: each row or value that found no place, and why. kolom_lain: the headers
    of columns that are not used.
    """

    skpd: Mapping[str, str]
    baris: tuple[Baris, ...]
    akun: int
    tertinggal: tuple[Fault, ...]
    kolom_lain: tuple[str, ...] = ()


def read(
    path: Path | str, *, versi: VersiPagu = VersiPagu.MURNI, skpd: str | None = None, tahun: int | None = None
) -> Ekspor:
    """The export at `path` (.xlsx or .csv): its first sheet that has a header.

    versi: the version of the budget that a plain column "pagu" is of. skpd: code or name of the agency whose rows
    count; a code stands for its parts too, whose codes begin with it. tahun: the year whose rows count, where a column
    names years. Raises BundleError where no header is recognised, the export has several agencies or years and none
    was chosen, or nothing of those chosen.
    """
    file = Path(path)
    for sheet, table in sheets(file):
        rows = list(table)
        head = kepala.found(rows)
        if head is not None:
            # a column that names the version says more than a plain one
            if {"uang.pagu", f"uang.{versi}"} <= head.kolom.keys():
                head = head.tanpa("uang.pagu")
            return _Reader(file, sheet, head, versi).read(rows[head.baris :], skpd, tahun)
    hint = msg("It needs a column of codes (kode sub kegiatan) and one of money (pagu, realisasi).")
    raise BundleError([Fault("sipd-header", msg("no row of this table is a header that is known."),
                             Place(str(file)), hint)])  # fmt: skip


class _Reader:
    def __init__(self, file: Path, sheet: str, head: Kepala, versi: VersiPagu) -> None:
        self.file, self.sheet, self.head, self.versi = file, sheet, head, versi
        self.left: list[Fault] = []
        self.totals: list[Total] = []
        self.under: Kode | None = None

    def read(self, body: list[Row], skpd: str | None, tahun: int | None) -> Ekspor:
        body = self.of_year(body, tahun)
        agencies = self.agencies(body, skpd)
        body = [row for row in body if not kepala.belongs(row) and self.of_agency(row, skpd)]
        named: dict[str, Baris] = {}
        sums: dict[str, list[Catatan]] = {}
        money = self.money(body)
        for row in body:
            self.names(row, named)
            kode, nama, akun = self.own(row, bool(money.get(row.line)))
            if kode is None:
                self.total(row, money.get(row.line, {}))
                continue
            key = str(kode)
            known = named.setdefault(key, Baris(kode, nama, {}, self.place(row)))
            if not known.nama:
                named[key] = attrs.evolve(known, nama=nama)
            entry = Catatan(akun, self.unit(row), money.get(row.line, {}), self.place(row))
            sums.setdefault(key, []).append(entry)
        made = []
        for key, one in named.items():
            uang, faults = added(one.kode, sums.get(key, []))
            self.left += faults
            made.append(attrs.evolve(one, uang=uang))
        self.left += [fault for total in self.totals if (fault := same_total(total, made)) is not None]
        accounts = sum(one.akun is not None for entries in sums.values() for one in entries)
        left = sorted(self.left, key=lambda one: one.place.line or 0)
        return Ekspor(agencies, tuple(made), accounts, tuple(left), self.head.lain)

    def of_year(self, body: list[Row], tahun: int | None) -> list[Row]:
        years = {row.line: text for row in body if (text := self.text(row, "lain.tahun")).isdigit()}
        known = sorted(set(years.values()))
        if tahun is None and len(known) > 1:
            raise _refusal(
                "sipd-year", self.file, msg("the export has several years: {years}.", years=", ".join(known))
            )
        if tahun is not None and known and str(tahun) not in known:
            raise _refusal("sipd-year", self.file, msg("the export has no row of {year}, but of {years}.", year=tahun,
                                                years=", ".join(known)))  # fmt: skip
        return [row for row in body if tahun is None or years.get(row.line, str(tahun)) == str(tahun)]

    def agencies(self, body: list[Row], skpd: str | None) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in body:
            code, name = self.text(row, "kode.skpd"), self.text(row, "kode.nama_skpd")
            if (code or name) and not kepala.known(code or name):
                found.setdefault(code or name, name)
        if len(found) > 1 and skpd is None:
            named = "; ".join(f"{code} {name}".strip() for code, name in found.items())
            raise _refusal("sipd-agency", self.file, msg("the export has {count} agencies: {named}.", count=len(found),
                                                  named=named), hint=msg("Name one of them with --skpd."))  # fmt: skip
        if skpd is not None and found and not any(self.units(row) and self.of_agency(row, skpd) for row in body):
            raise _refusal("sipd-agency", self.file, msg('no row is of "{skpd}".', skpd=skpd),
                               hint=msg("Known: {known}.", known=", ".join(found)))  # fmt: skip
        return found

    def of_agency(self, row: Row, skpd: str | None) -> bool:
        units = self.units(row)
        return skpd is None or not units or any(one == skpd or one.startswith(f"{skpd}.") for one in units)

    def units(self, row: Row) -> tuple[str, ...]:
        """Codes and names of the agency and its parts, as the row has them."""
        columns = (*self.head.kolom.get("kode.skpd", ()), *self.head.kolom.get("kode.nama_skpd", ()))
        return tuple(text for at in columns if (text := self.cell(row, at)))

    def unit(self, row: Row) -> str:
        return "|".join(self.units(row))

    def money(self, body: list[Row]) -> dict[int, dict[str, Decimal]]:
        """The amounts of each line; a column's numbers tell each other what a lone dot means."""
        made: dict[int, dict[str, Decimal]] = {row.line: {} for row in body}
        for part, columns in self.head.kolom.items():
            group, _, name = part.partition(".")
            if group not in ("uang", "bulan"):
                continue
            name = str(self.versi) if name == "pagu" else name
            for at in columns:
                cells = [row.cells[at] if at < len(row.cells) else None for row in body]
                for row, amount in zip(body, amounts(cells), strict=True):
                    if isinstance(amount, Decimal):
                        made[row.line].setdefault(name, amount)
                    elif amount is not None and not kepala.known(amount.text):
                        message = msg('{column}: "{text}": {why}', column=name, text=amount.text, why=amount.why)
                        self.left.append(Fault("sipd-money", message, self.place(row)))
        return made

    def own(self, row: Row, paid: bool) -> tuple[Kode | None, str, str | None]:
        """The deepest code of the row, its name, and the account below it that the row is of."""
        akun = self.text(row, "kode.akun") or None
        for level in reversed(LEVELS):
            text = self.text(row, f"kode.{level}")
            if text and not kepala.known(text):
                return (*self.code(row, text, self.text(row, f"nama.{level}")), akun)
        text = self.whole(row)
        if text and not kepala.known(text):
            if _account(text):
                return self.under, "", text if paid else None
            kode, nama = self.code(row, text, self.text(row, "nama.segala"))
            self.under = kode or self.under
            return kode, nama, akun
        return None, "", None

    def whole(self, row: Row) -> str:
        """A code of any level; its segments put together where each has a column of its own."""
        text = self.text(row, "kode.segala")
        segments = [part for at in self.head.pecahan if (part := self.cell(row, at))]
        if not text or not segments:
            return text
        return ".".join((text, *(part if "." in part else part.zfill(2) for part in segments)))

    def code(self, row: Row, text: str, name: str) -> tuple[Kode | None, str]:
        try:
            kode = parse(text)
        except KodeError as error:
            try:
                kode, own = pisah(text)
            except KodeError:
                if not _is_total(row):
                    self.left.append(Fault("sipd-code", error.message, self.place(row), error.hint))
                return None, ""
            name = name or own
        return (None, "") if len(kode.bagian) < 3 else (kode, _name(name))

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
            found.setdefault(str(kode), Baris(kode, name, {}, self.place(row)))

    def total(self, row: Row, money: Mapping[str, Decimal]) -> None:
        """A row with money and no code: a total, which has to be one, or what found no place."""
        if not money or any(one.place == self.place(row) for one in self.left):
            return
        if _is_total(row):
            self.totals.append(Total(money, self.place(row)))
        elif not self.text(row, "kode.segala"):
            self.left.append(Fault("sipd-row", msg("the row has money and no code."), self.place(row)))

    def text(self, row: Row, part: str) -> str:
        column = self.head.satu(part)
        return "" if column is None else self.cell(row, column)

    def cell(self, row: Row, column: int) -> str:
        return shown(row.cells[column]) if column < len(row.cells) else ""

    def place(self, row: Row) -> Place:
        return Place(str(self.file), row.line, self.sheet or None)


def _refusal(code: str, file: Path, message: Message, hint: Message | None = None) -> BundleError:
    return BundleError([Fault(code, message, Place(str(file)), hint)])


def _is_total(row: Row) -> bool:
    return any(shown(cell).lower().startswith(_TOTAL) for cell in row.cells)


def _account(text: str) -> bool:
    """``5.1.02.01``: the second segment of an account has one digit, that of a bidang two."""
    parts = text.split(".")
    return len(parts) > 1 and parts[0] in ("4", "5", "6") and len(parts[1]) == 1 and all(map(str.isdigit, parts))


def _name(text: str) -> str:
    """A name without the code that exports put before it."""
    try:
        return pisah(text)[1] or rapikan(text)
    except KodeError:
        return rapikan(text)
