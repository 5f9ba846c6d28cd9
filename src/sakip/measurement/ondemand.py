# SPDX-License-Identifier: MIT
"""Figures that are made when somebody asks for their address: recorded values, other years, counts, the PK's money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.address import Address
from sakip.figure import Figure
from sakip.formula.absent import Absent, Lack
from sakip.measurement import indicators, periods, rollup, spending
from sakip.measurement.counts import counted
from sakip.measurement.derivation import kind_text
from sakip.measurement.recipes import TARGETS

if TYPE_CHECKING:
    from sakip.measurement.run import Run

RECORDED = ("target", "realisasi", "awal-renstra", "akhir-renstra", "standar-nasional")


def answer(run: Run, where: Address) -> Figure | None:
    """The figure at `where`; None where nothing stands there."""
    kind, subject, year = where.kind, where.subject, where.year
    if subject in run.levels:
        found = spending.answer(run, kind, subject, year, where.period)
        if found is not None or kind != "anggaran-pk":
            return found
    if where.period is not None:
        one = run.indikator.get(subject)
        return None if one is None or year != run.tahun else periods.answer(run, kind, one, where.period)
    if subject == run.bundle.kode and year == run.tahun and kind.endswith("-renstra"):
        return _of_renstra(run, where)
    if kind.startswith("jumlah:"):
        return _count(run, where) if subject == run.bundle.kode and year == run.tahun else None
    if kind == "anggaran-pk":
        return _agreed(run, str(where), subject) if year == run.tahun else None
    one = run.indikator.get(subject)
    if one is None:
        return None
    if kind in RECORDED:
        return indicators.recorded(run, kind, one, year)
    if kind == "realisasi-renstra":
        return periods.since_start(run, one, year)
    if kind == "capaian-renstra":
        return periods.of_renstra(run, one, year)
    if kind in TARGETS:
        return indicators.against(run, kind, one, year)
    if kind == "perubahan":
        return indicators.change(run, one, year)
    if kind == "predikat:capaian":
        return run.rank(indicators.against(run, "capaian", one, year))
    if kind == "predikat:sakip":
        recipe = run.recipes.scale(kind, "predikat.sakip")
        score = indicators.recorded(run, "realisasi", one, year)
        return None if recipe is None else recipe.make(str(where), {"nilai": score.exact}, {"nilai": score.key})
    return None


def _of_renstra(run: Run, where: Address) -> Figure | None:
    """The means of what the levels of the budget reached and spent of the Renstra, over those that have an indicator,
    and their classes."""
    kind, ranked = where.kind.removeprefix("predikat:"), where.kind.startswith("predikat:")
    measured = [one for kode in run.levels for one in run.of[kode]]
    if kind == "rata-rata:capaian-renstra":
        figures = [periods.of_renstra(run, one, run.tahun) for one in measured]
    elif kind == "rata-rata:serapan-renstra":
        codes = dict.fromkeys(one.untuk for one in measured)
        figures = [one for kode in codes if (one := spending.answer(run, "serapan-renstra", kode, run.tahun, None))]
    else:
        return None
    mean = rollup.plain_mean(run, kind, f"{kind}:{where.subject}:{where.year}", figures)
    return run.rank(mean) if ranked else mean


def _count(run: Run, where: Address) -> Figure | None:
    found = counted(run, where.kind)
    if found is None:
        return None
    recipe = run.recipes.recorded(where.kind, "")
    if found.number is None:
        return recipe.lacking(str(where), Absent(Lack.MISSING, kind_text(where.kind)), notes=found.notes)
    return Figure(str(where), recipe, (found.number,), recipe.function(found.number), None, found.notes)


def _agreed(run: Run, key: str, subject: str) -> Figure | None:
    """The money of one program in the Perjanjian Kinerja, or of all of them."""
    pk = run.bundle.perjanjian_kinerja
    if pk is None:
        return None
    year = run.tahun
    if subject == run.bundle.kode:
        sources = {"nilai": tuple(f"anggaran-pk:{one.program}:{year}" for one in pk.program)}
        return run.recipes.total("anggaran-pk").make(key, {"nilai": tuple(x.anggaran for x in pk.program)}, sources)
    found = next((one.anggaran for one in pk.program if one.program == subject), None)
    recipe = run.recipes.recorded("anggaran-pk", "Rp")
    return None if found is None else Figure(key, recipe, (found,), recipe.function(found))
