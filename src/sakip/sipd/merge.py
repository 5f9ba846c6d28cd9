# SPDX-License-Identifier: MIT
"""An export's money put into a bundle: by code, whatever the era it is written in; what is new is added, what differs
is said."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from sakip.lang import Message, msg
from sakip.model import Bundle, Kegiatan, Program, SubKegiatan, VersiPagu
from sakip.model.periode import PERIODE
from sakip.nomenklatur import Kode, KodeError, Tingkat, parse
from sakip.sipd.kepala import REALISASI
from sakip.sipd.reading import Baris, Ekspor

_BIDANG = re.compile(r"[1-9]\.\d\d\.")

Level = Program | Kegiatan | SubKegiatan


def merge(bundle: Bundle, ekspor: Ekspor) -> tuple[Bundle, tuple[Message, ...]]:
    """`bundle` with the export's programs, kegiatan and money of sub-kegiatan, and what a person should know.

    Codes and names of the bundle stay where it has the thing already. Money of programs and kegiatan is not kept, for
    it is the sum of their sub-kegiatan; where the export says another sum, that is one of the notes.
    """
    notes: list[Message] = []
    ekspor = _filled(ekspor, bundle)
    if ekspor.kolom_lain:
        notes.append(msg("Columns that are not used: {names}.", names=", ".join(ekspor.kolom_lain)))
    programs = _joined({one.kode: one for one in bundle.program}, ekspor, Tingkat.PROGRAM, notes)
    kegiatan = _joined({one.kode: one for one in bundle.kegiatan}, ekspor, Tingkat.KEGIATAN, notes)
    subs = _joined({one.kode: one for one in bundle.sub_kegiatan}, ekspor, Tingkat.SUB_KEGIATAN, notes)
    made = attrs.evolve(
        bundle,
        program=tuple(one for one in programs.values() if isinstance(one, Program)),
        kegiatan=tuple(one for one in kegiatan.values() if isinstance(one, Kegiatan)),
        sub_kegiatan=tuple(one for one in subs.values() if isinstance(one, SubKegiatan)),
    )
    notes += _sums(made, ekspor)
    return made, tuple(notes)


def _filled(ekspor: Ekspor, bundle: Bundle) -> Ekspor:
    """The export with the agency's own bidang in codes that stand for every bidang (``X.XX.01``)."""
    codes = (*ekspor.skpd, *(one.kode for one in bundle.program), *(one.kode for one in bundle.sub_kegiatan))
    bidang = next((code[:4] for code in codes if _BIDANG.match(code)), None)
    if bidang is None:
        return ekspor
    return attrs.evolve(ekspor, baris=tuple(attrs.evolve(one, kode=one.kode.isi(bidang)) for one in ekspor.baris))


def _joined(known: Mapping[str, Level], ekspor: Ekspor, tingkat: Tingkat, notes: list[Message]) -> dict[str, Level]:
    made = dict(known)
    by_place = {_place(kode): kode for kode in known}
    seen = set()
    for row in (one for one in ekspor.baris if one.kode.tingkat is tingkat):
        own = by_place.get(_place(str(row.kode)))
        if own is None:
            own = str(row.kode)
            made[own] = _new(row, tingkat)
            notes.append(msg("{kode} is new: {nama}", kode=own, nama=row.nama))
        seen.add(own)
        found = made[own]
        if isinstance(found, SubKegiatan):
            made[own] = _with_money(found, row.uang)
    if tingkat is Tingkat.SUB_KEGIATAN:
        lacking = [kode for kode in known if kode not in seen]
        if lacking:
            notes.append(msg("The export has no money for {codes}.", codes=", ".join(lacking)))
    return made


def _place(kode: str) -> str:
    """A code in the later era's form, so that both eras meet."""
    try:
        return str(parse(kode).dalam_era(4))
    except KodeError:
        return kode


def _new(row: Baris, tingkat: Tingkat) -> Level:
    kode = str(row.kode)
    if tingkat is Tingkat.PROGRAM:
        return Program(kode, row.nama)
    return Kegiatan(kode, row.nama) if tingkat is Tingkat.KEGIATAN else SubKegiatan(kode, row.nama)


def _with_money(one: SubKegiatan, uang: Mapping[str, int]) -> SubKegiatan:
    versions = {str(versi): uang[versi] for versi in VersiPagu if versi in uang}
    months = {name: amount for name, amount in uang.items() if name in PERIODE}
    return attrs.evolve(
        one,
        pagu=attrs.evolve(one.pagu, **versions) if versions else one.pagu,
        realisasi=uang.get(REALISASI, one.realisasi),
        realisasi_periode={**one.realisasi_periode, **months},
    )


def _sums(bundle: Bundle, ekspor: Ekspor) -> list[Message]:
    notes = []
    for row in ekspor.baris:
        if row.kode.tingkat is Tingkat.SUB_KEGIATAN:
            continue
        below = [one for one in bundle.sub_kegiatan if _under(one.kode, row.kode)]
        for name, amount in row.uang.items():
            total = sum(_amount(one, name) or 0 for one in below)
            if below and total != amount:
                notes.append(msg("{kode}, {column}: the export says {amount}, its sub-kegiatan add up to {total}.",
                                 kode=row.kode, column=name, amount=f"{amount:,}".replace(",", "."),
                                 total=f"{total:,}".replace(",", ".")))  # fmt: skip
    return notes


def _under(kode: str, above: Kode) -> bool:
    return kode.startswith(f"{above}.")


def _amount(one: SubKegiatan, name: str) -> int | None:
    return one.realisasi if name == REALISASI else getattr(one.pagu, name)
