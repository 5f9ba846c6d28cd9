# SPDX-License-Identifier: MIT
"""An empty workbook for a kind of agency: what to fill in, an example in each sheet, the codes that may be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sakip import nomenklatur, toml
from sakip.model import VersiPagu
from sakip.model.bundle import FORMAT
from sakip.nomenklatur import Jenis, Kode
from sakip.workbook.layout import SHEETS, at, split
from sakip.workbook.writing import Filling, fill

DATA = Path(__file__).with_name("isian.toml")
BIDANG = {"kecamatan": "7.01"}
"""The bidang of a kind of agency that has one of its own."""
PERIOD = 5


def template(
    path: Path,
    *,
    tahun: int,
    kode: str = "",
    nama: str = "",
    jenis: str = "",
    induk: str = "",
    bidang: str | None = None,
    narasi: Iterable[str] = (),
    pemda: Jenis = Jenis.KABKOT,
) -> None:
    """Write an empty workbook for the report of `tahun`.

    kode: kode wilayah. jenis: kind of agency; a kecamatan is offered the codes of 7.01. bidang: whose codes are offered
    otherwise, with the supporting program in every case; those of a bidang that the installation has no list of are not
    offered. narasi: ids of the texts that the report asks for. Raises KodeError where `bidang` is none, OutputError
    where the file cannot be written.
    """
    data = _data()
    given = {
        "format": FORMAT, "tahun": tahun, "kode": kode, "perangkat_daerah.nama": nama, "perangkat_daerah.jenis": jenis,
        "perangkat_daerah.induk": induk, "perjanjian_kinerja.versi": VersiPagu.MURNI.value,
    }  # fmt: skip
    tree: dict[str, Any] = {}
    for key in data["umum"]:
        _put(tree, split(key), given.get(key, ""))
    tree["narasi"] = dict.fromkeys(narasi, "")
    chosen = bidang or BIDANG.get(jenis.strip().lower())
    examples = {sheet.key: at(data["contoh"], sheet.key) for sheet in SHEETS if at(data["contoh"], sheet.key)}
    fill(
        Filling(
            tree,
            tuple(range(tahun - PERIOD + 1, tahun + PERIOD)),
            examples,
            names(chosen, pemda) if chosen else {},
            data["umum"],
        ),
        path,
    )


def names(bidang: str, pemda: Jenis = Jenis.KABKOT) -> dict[str, str]:
    """Codes and names of a bidang and of the supporting program, from the newest edition that has each."""
    found: dict[str, str] = {}
    for edition in nomenklatur.daftar():
        for (kind, text), (name, *_) in edition.baris.items():
            if kind != pemda or not text.startswith(("X.XX.", f"{bidang}.")):
                continue
            kode: Kode = nomenklatur.parse(text).isi(bidang)
            if len(kode.bagian) >= 3:
                found.setdefault(str(kode), name)
    return dict(sorted(found.items()))


@cache
def _data() -> Mapping[str, Any]:
    return toml.read(DATA)


def _put(tree: dict[str, Any], key: tuple[str, ...], value: Any) -> None:
    *above, last = key
    for part in above:
        tree = tree.setdefault(part, {})
    tree[last] = value
