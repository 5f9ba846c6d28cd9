# SPDX-License-Identifier: MIT
"""The header of an export: in which row it stands, over how many rows it goes, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import attrs

from sakip import toml
from sakip.nomenklatur.tabel import Row
from sakip.sipd.uang import shown

DATA = Path(__file__).with_name("kolom.toml")
WITHIN = 30
"""The header is sought in so many rows: exports carry titles above it."""
DEEP = 3
"""A header has at most so many rows."""
REALISASI = "realisasi"
SPENT = ("realisasi per bulan", "realisasi bulanan", "realisasi bulan")

_UNITS = ("rp", "rp.", "(rp)", "(rp.)", "rupiah", "%", "(%)", "persen")
_RUPIAH = re.compile(r"[\s(]*\brp\b\.?\)?$|[:*]+$")


@attrs.frozen
class Kepala:
    """What the columns hold.

    kolom: by part of the export ("kode.program", "uang.murni", "bulan.B01"), the columns that hold it, the leftmost
    first. pecahan: columns to the right of a code's first that hold its further segments. lain: the headers of columns
    that nobody knows. baris: how many rows stand above the body.
    """

    kolom: Mapping[str, tuple[int, ...]]
    pecahan: tuple[int, ...]
    lain: tuple[str, ...]
    baris: int

    def tanpa(self, part: str) -> Kepala:
        """The same without a part, whose column is not used."""
        left = {name: columns for name, columns in self.kolom.items() if name != part}
        return attrs.evolve(self, kolom=left, lain=(*self.lain, part.partition(".")[2]))

    def satu(self, part: str) -> int | None:
        """The column of a part."""
        return next(iter(self.kolom.get(part, ())), None)


def found(rows: Sequence[Row]) -> Kepala | None:
    """The header among the first rows: where most columns are known; None where no row names codes and money."""
    tried = [
        (sum(map(len, head.kolom.values())), -deep, -at, head)
        for at in range(min(len(rows), WITHIN))
        for deep in range(1, DEEP + 1)
        if _holds(head := _read(rows[at : at + deep], at + deep))
    ]
    return max(tried, key=lambda one: one[:3])[3] if tried else None


def belongs(row: Row) -> bool:
    """Whether a row below the header is still of it: units, or numbers of the columns."""
    texts = [text for cell in row.cells if (text := shown(cell).lower())]
    numbers = [int(text) for text in texts if text.isdigit()]
    counted = len(numbers) >= 3 and len(numbers) == len(texts) and numbers == list(range(numbers[0], numbers[-1] + 1))
    return counted or all(text in _UNITS for text in texts)


def known(text: str) -> bool:
    """Whether a text is a word of a header: some exports repeat theirs on every page."""
    return plain(text) in _words()


def plain(cell: object) -> str:
    """A header's text as kolom.toml writes it."""
    text = " ".join(cell.lower().replace("_", " ").split()) if isinstance(cell, str) else ""
    return _RUPIAH.sub("", text).strip()


def _holds(head: Kepala) -> bool:
    groups = {part.partition(".")[0] for part in head.kolom}
    codes = any(part.startswith("kode.") and part not in ("kode.skpd", "kode.nama_skpd") for part in head.kolom)
    return codes and bool(groups & {"uang", "bulan"})


def _read(rows: Sequence[Row], below: int) -> Kepala:
    titles = _titles(rows)
    columns: dict[str, list[int]] = {}
    unknown = []
    for column, texts in enumerate(titles):
        part = _part(texts)
        # of two columns of the same money the first counts, and the other is named
        if part is not None and not (part in columns and part.startswith(("uang.", "bulan."))):
            columns.setdefault(part, []).append(column)
        elif texts:
            unknown.append(" ".join(texts))
    if "kode.rekening" in columns:
        beside = any(f"kode.{level}" in columns for level in ("sub_kegiatan", "kegiatan", "program"))
        columns.setdefault("kode.akun" if beside else "kode.segala", []).extend(columns.pop("kode.rekening"))
    if "nama.rekening" in columns and "nama.segala" not in columns:
        columns["nama.segala"] = columns.pop("nama.rekening")
    made = {part: tuple(sorted(found)) for part, found in columns.items()}
    return Kepala(made, _segments(made, titles), tuple(unknown), below)


def _titles(rows: Sequence[Row]) -> list[list[str]]:
    """The texts above each column from the top down; one that spans several columns stands above each of them."""
    wide = max((len(row.cells) for row in rows), default=0)
    texts = [[plain(row.cells[at]) if at < len(row.cells) else "" for at in range(wide)] for row in rows]
    for upper, lower in pairwise(texts):
        for at in range(1, wide):
            # what stands over numbers, codes or names is a title of the page, not of a group of columns
            if not upper[at] and lower[at] and lower[at - 1] and not _leads(lower[at - 1]):
                upper[at] = upper[at - 1]
    return [[line[at] for line in texts if line[at]] for at in range(wide)]


def _leads(text: str) -> bool:
    return text in ("no", "no.", "nomor") or _words().get(text, "").partition(".")[0] in ("kode", "nama", "lain")


def _part(texts: list[str]) -> str | None:
    if not texts:
        return None
    months = {part for text in texts for part in [_words().get(text, "")] if part.startswith("bulan.")}
    if months:
        # a month alone may hold the plan of its cash as well as what was spent
        spent = any(text in SPENT or _words().get(text) == "uang.realisasi" for text in texts)
        return months.pop() if spent else None
    return _words().get(plain(" ".join(texts))) or _words().get(texts[-1]) or _month(texts[-1])


def _month(text: str) -> str | None:
    """``realisasi bulan 3``, ``realisasi maret``, ``maret realisasi``."""
    words = text.split()
    if REALISASI not in words:
        return None
    part = _words().get(" ".join(word for word in words if word != REALISASI), "")
    return part if part.startswith("bulan.") else None


def _segments(columns: Mapping[str, tuple[int, ...]], titles: Sequence[list[str]]) -> tuple[int, ...]:
    first = next(iter(columns.get("kode.segala", ())), None)
    if first is None:
        return ()
    made = []
    for at in range(first + 1, len(titles)):
        if titles[at]:
            break
        made.append(at)
    return tuple(made)


@cache
def _words() -> Mapping[str, str]:
    data: Mapping[str, Mapping[str, list[str]]] = toml.read(DATA)
    return {word: f"{group}.{part}" for group, parts in data.items() for part, words in parts.items() for word in words}
