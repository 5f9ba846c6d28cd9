# SPDX-License-Identifier: MIT
"""Small bundles made in Python, and profiles that differ from the national one in a few choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

import sakip
from sakip.measurement import Measurement, measure
from sakip.model import (
    Bundle,
    Indikator,
    Kegiatan,
    Nilai,
    Pagu,
    PerangkatDaerah,
    Program,
    Renstra,
    Sasaran,
    SubKegiatan,
)
from sakip.profile import Pilihan, Profile
from sakip.references import Rujukan

PRAKTIK = Rujukan.praktik("sakip", "pilihan untuk pengujian")
YEAR = 2023


def profil(**choices: Mapping[str, Any]) -> Profile:
    """The national profile with other choices: ``profil(rekap_tahap={"nilai": "tiap"})``; ``__`` is a colon."""
    base = sakip.resolve(None, YEAR)
    more = {
        (key.replace("__", ":").replace("_", ".", 1), field): Pilihan(value, "pengujian", PRAKTIK)
        for key, fields in choices.items()
        for field, value in fields.items()
    }
    return attrs.evolve(base, pilihan={**base.pilihan, **more})


def bundel(**parts: Any) -> Bundle:
    """A bundle of 2023 with one tujuan; everything else as given."""
    agency = PerangkatDaerah("Dinas Contoh", "dinas", "Kabupaten Contoh", "Kepala Dinas")
    base = Bundle(YEAR, "99.01", agency, Renstra(2021, 2026), sasaran=(Sasaran("S-1", "Sasaran satu", "T-1"),))
    return attrs.evolve(base, **parts)


def ind(
    id: str, target: Nilai | None, realisasi: Nilai | None, untuk: str = "S-1", satuan: str = "%", **more: Any
) -> Indikator:
    """An indicator with values in 2023; None leaves the year out."""
    by_year = [{} if value is None else {YEAR: value} for value in (target, realisasi)]
    return Indikator(id, f"Indikator {id}", untuk, satuan, target=by_year[0], realisasi=by_year[1], **more)


def ukur(*indikator: Indikator, profile: Profile | None = None, **parts: Any) -> Measurement:
    """The measurement of a bundle with these indicators."""
    return measure(bundel(indikator=indikator, **parts), profile or sakip.resolve(None, YEAR))


def uang(*subs: tuple[str, int | None, int | None], **parts: Any) -> dict[str, Any]:
    """The parts of a bundle with these sub-kegiatan (code, pagu, realisasi) and all that holds them."""
    made = tuple(SubKegiatan(kode, f"Sub {kode}", Pagu(murni=pagu), spent) for kode, pagu, spent in subs)
    kegiatan = dict.fromkeys(sub.induk for sub in made)
    programs = dict.fromkeys(Kegiatan(kode, "").induk for kode in kegiatan)
    return {
        "program": tuple(Program(kode, f"Program {kode}") for kode in programs),
        "kegiatan": tuple(Kegiatan(kode, f"Kegiatan {kode}") for kode in kegiatan),
        "sub_kegiatan": made,
        **parts,
    }
