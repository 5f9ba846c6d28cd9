# SPDX-License-Identifier: MIT
"""Deadlines of SAKIP's documents, as dated data with the source that was read (tenggat.toml).

Only what a readable source says stands in the data. For the Perjanjian Kinerja, the report of a perangkat daerah and
the quarterly measurement none was read, and none is given.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from sakip.errors import SakipError
from sakip.lang import msg
from sakip.references import Rujukan, Tanda


@attrs.frozen
class Tenggat:
    """A deadline. untuk: the year reported on. tanggal: the last day. kepada: whom it goes to.

    luar_biasa: whether it was moved for that year alone.
    """

    jenis: str
    untuk: int
    tanggal: date
    judul: str
    kepada: str
    rujukan: Rujukan
    luar_biasa: bool = False


def tenggat(jenis: str, tahun: int) -> Tenggat:
    """The last day for document `jenis` of the year `tahun` that it reports on.

    SakipError (code ``tenggat``) where no source was read for this document, or the year lies before it.
    """
    known = _data()
    if jenis not in known:
        raise SakipError(
            msg('no deadline is known for "{jenis}".', jenis=jenis),
            code="tenggat",
            hint=msg("Known, each with its source: {known}.", known=", ".join(known)),
        )
    entry = known[jenis]
    if tahun < entry["sejak"]:
        raise SakipError(
            msg('the deadline of "{jenis}" is known for {first} and later, not for {year}.',
                jenis=jenis, first=entry["sejak"], year=tahun),
            code="tenggat",
            hint=msg("An older regulation applied; none was read."),
        )  # fmt: skip
    moved = next((one for one in entry.get("luar-biasa", ()) if one["tahun"] == tahun), None)
    chosen: Mapping[str, Any] = moved or entry
    last = moved["tanggal"] if moved else _months_after(tahun, entry["bulan-setelah-tahun"])
    return Tenggat(jenis, tahun, last, entry["judul"], entry["kepada"], _rujukan(chosen), moved is not None)


def semua() -> tuple[str, ...]:
    """The documents whose deadline is known."""
    return tuple(_data())


def _months_after(tahun: int, bulan: int) -> date:
    """The last day of the month that ends `bulan` months after the year `tahun`."""
    return date(tahun + 1, bulan, monthrange(tahun + 1, bulan)[1])


def _rujukan(entry: Mapping[str, Any]) -> Rujukan:
    return Rujukan(entry["sumber"], entry["bagian"], Tanda(entry["tanda"]), catatan=entry.get("catatan"))


@cache
def _data() -> dict[str, dict[str, Any]]:
    import tomli

    return tomli.loads((Path(__file__).parent / "tenggat.toml").read_text("utf-8"))
