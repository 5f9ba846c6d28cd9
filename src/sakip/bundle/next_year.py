# SPDX-License-Identifier: MIT
"""From one year's bundle to the next: the plan goes on, the year's own money and words are left to be written."""

from __future__ import annotations

import re
from typing import TypeVar

import attrs

from sakip.lang import Message, msg
from sakip.model import Bundle, Dukungan, Kegiatan, Pagu, PerjanjianKinerja, Program, SubKegiatan, VersiPagu

_YEAR_IN_BRACES = re.compile(r"(\{[^{}\s]*:)(\d{4})(?=[:}])")


def next_year(bundle: Bundle) -> tuple[Bundle, tuple[Message, ...]]:
    """The bundle of the year after, and what a person has to look at in it.

    Names, indicators with all their series, and links stay; ceilings, money spent, the PK's money, analyses and claims
    are the old year's and go. Addresses in the prose move on by a year.
    """
    year = bundle.tahun + 1
    pk = bundle.perjanjian_kinerja
    made = attrs.evolve(
        bundle,
        tahun=year,
        sumber=None,
        klaim=(),
        analisis=(),
        indikator=tuple(attrs.evolve(one, target_periode={}, realisasi_periode={}) for one in bundle.indikator),
        program=tuple(_spent(one, bundle.tahun) for one in bundle.program),
        kegiatan=tuple(_spent(one, bundle.tahun) for one in bundle.kegiatan),
        sub_kegiatan=tuple(
            SubKegiatan(one.kode, one.nama, kegiatan=one.kegiatan, renstra=_spent(one, bundle.tahun).renstra)
            for one in bundle.sub_kegiatan
        ),
        dukungan=tuple(Dukungan(one.sasaran, one.kode, ukuran=one.ukuran) for one in bundle.dukungan),
        perjanjian_kinerja=None if pk is None else PerjanjianKinerja(VersiPagu.MURNI, pk.pihak_pertama, pk.pihak_kedua),
        narasi={id: _moved(text) for id, text in bundle.narasi.items()},
    )
    return made, tuple(_to_do(bundle, made))


_Level = TypeVar("_Level", Program, Kegiatan, SubKegiatan)


def _spent(one: _Level, year: int) -> _Level:
    """A level without the money of its year, which becomes one of the years that the Renstra has behind it."""
    spent = {} if one.realisasi is None else {year: one.realisasi}
    renstra = attrs.evolve(one.renstra, realisasi={**one.renstra.realisasi, **spent})
    return attrs.evolve(one, pagu=Pagu(), realisasi=None, realisasi_periode={}, renstra=renstra)


def _moved(text: str) -> str:
    return _YEAR_IN_BRACES.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", text)


def _to_do(old: Bundle, new: Bundle) -> list[Message]:
    year = new.tahun
    found = [
        msg(
            "Fill in ceilings and money spent of {year}: {count} sub-kegiatan.", year=year, count=len(new.sub_kegiatan)
        ),
        msg("Fill in what was realised in {year}, the PK and its date, and the analyses.", year=year),
    ]  # fmt: skip
    if year not in new.renstra:
        found.insert(0, msg("{year} lies outside the Renstra ({start}-{end}): tujuan, sasaran and indicators are those "
                            "of the old one.", year=year, start=new.renstra.mulai, end=new.renstra.akhir))  # fmt: skip
    targets = {one.id for one in new.sasaran}
    without = [one.id for one in new.indikator if one.untuk in targets and year not in one.target]
    if without:
        found.append(msg("No target is set for {year}: {ids}.", year=year, ids=", ".join(without)))
    named = [id for id, text in new.narasi.items() if str(old.tahun) in _YEAR_IN_BRACES.sub("", text)]
    if named:
        found.append(msg("The prose speaks of {year}: {ids}.", year=old.tahun, ids=", ".join(named)))
    signed = list(new.perangkat_daerah.tanda_tangan)
    if signed:
        found.append(msg("Look at date and name of who signs: {ids}.", ids=", ".join(signed)))
    return found
