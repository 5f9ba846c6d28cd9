# SPDX-License-Identifier: MIT
"""Figures of one indicator in one year: achievement, class, progress, change, and against the national standard."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sakip.figure import Figure
from sakip.measurement import lower

if TYPE_CHECKING:
    from sakip.measurement.run import Run
    from sakip.model import Indikator, Nilai

_PLAIN = frozenset({int, Decimal})


def measure(run: Run) -> None:
    """What the bundle's year has for every indicator: figures without anything to measure against are left out."""
    year = run.tahun
    for one in run.bundle.indikator:
        figure = run.put(against(run, "capaian", one, year))
        rank = run.rank(figure)
        if rank is not None:
            run.put(rank)
        if one.akhir_renstra is not None:
            run.put(against(run, "kemajuan", one, year))
        if year - 1 in one.realisasi:
            run.put(change(run, one, year))
        if one.standar_nasional is not None:
            run.put(against(run, "terhadap-standar", one, year))


def against(run: Run, kind: str, one: Indikator, year: int) -> Figure:
    """The realisation of `year` against what figures of `kind` measure against."""
    target, fact = _target(kind, one, year), one.realisasi.get(year)
    key = f"{kind}:{one.id}:{year}"
    if one.cara_hitung is None and target.__class__ in _PLAIN and fact.__class__ in _PLAIN:
        pair = run.recipes.pair(kind, str(one.polaritas))
        if pair is not None:
            return pair.make(key, target, fact)  # type: ignore[arg-type]  # both are plain numbers
    return lower.capaian(run.recipes, kind, key, str(one.polaritas), target, fact, one.satuan, one.cara_hitung)


def _target(kind: str, one: Indikator, year: int) -> Nilai | None:
    if kind == "capaian":
        return one.target.get(year)
    if kind == "kemajuan":
        return one.akhir_renstra
    return None if one.standar_nasional is None else one.standar_nasional.nilai


def change(run: Run, one: Indikator, year: int) -> Figure:
    """The realisation of `year` less that of the year before; a percentage changes by percentage points."""
    unit = "poin persen" if one.satuan == "%" else one.satuan
    recipe = run.recipes.simple("perubahan", "perubahan", unit)
    key = f"perubahan:{one.id}:{year}"
    now, before = one.realisasi.get(year), one.realisasi.get(year - 1)
    if now.__class__ in _PLAIN and before.__class__ in _PLAIN:
        return recipe.make(key, {"realisasi": now, "realisasi_tahun_lalu": before})  # type: ignore[dict-item]
    parts = {
        name: lower.single(value, one.satuan, name)
        for name, value in (("realisasi", now), ("realisasi_tahun_lalu", before))
    }
    return lower.make(recipe, key, parts)


def recorded(run: Run, kind: str, one: Indikator, year: int) -> Figure:
    """A value as the bundle has it: target, realisasi, awal-renstra, akhir-renstra or standar-nasional."""
    values: dict[str, Nilai | None] = {
        "target": one.target.get(year),
        "realisasi": one.realisasi.get(year),
        "awal-renstra": one.awal_renstra,
        "akhir-renstra": one.akhir_renstra,
        "standar-nasional": one.standar_nasional.nilai if one.standar_nasional else None,
    }
    return lower.recorded(run.recipes.recorded(kind, one.satuan), f"{kind}:{one.id}:{year}", one.satuan, values[kind])
