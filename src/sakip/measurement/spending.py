# SPDX-License-Identifier: MIT
"""Money by quarter, half or month and over the years of the Renstra: of every level of the budget that knows it, else
the sum of the levels below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sakip.figure import Figure
from sakip.formula.absent import Absent, Lack
from sakip.lang import msg
from sakip.model.periode import up_to

if TYPE_CHECKING:
    from sakip.measurement.run import Run
    from sakip.model import Kegiatan, Program, SubKegiatan

    Level = Program | Kegiatan | SubKegiatan
    Own = Callable[[Level], int | None]


def answer(run: Run, kind: str, kode: str, year: int, period: str | None) -> Figure | None:
    """The money of `kind` of one level; None for a kind that money does not have here."""
    if period is not None:
        return _of_period(run, kind, kode, period) if year == run.tahun else None
    tail = str(year)
    match kind:
        case "realisasi":
            return run.figures.get(f"realisasi:{kode}:{year}") or _amount(
                run, kind, kode, tail, lambda one: one.renstra.realisasi.get(year)
            )
        case "pagu-renstra":
            return _amount(run, kind, kode, tail, lambda one: one.renstra.pagu.get(year))
        case "awal-renstra":
            return _amount(run, kind, kode, tail, lambda one: one.renstra.awal)
        case "akhir-renstra":
            return _amount(run, kind, kode, tail, lambda one: one.renstra.akhir)
        case "realisasi-renstra":
            years = range(run.bundle.renstra.mulai, year + 1)
            found = [answer(run, "realisasi", kode, at, None) for at in years]
            return _sum(run, kind, f"{kind}:{kode}:{year}", [one for one in found if one])
        case "serapan-renstra":
            return _share(run, kind, kode, year, "realisasi-renstra", "akhir-renstra")
        case "serapan-rencana":
            return _share(run, kind, kode, year, "realisasi", "pagu-renstra")
        case _:
            return None


def _of_period(run: Run, kind: str, kode: str, period: str) -> Figure | None:
    key = f"{kind}:{kode}:{run.tahun}:{period}"
    if kind == "realisasi":
        return _amount(run, kind, kode, f"{run.tahun}:{period}", lambda one: one.realisasi_periode.get(period))
    if kind == "realisasi-kumulatif":
        found = [_of_period(run, "realisasi", kode, at) for at in up_to(period)]
        return _sum(run, kind, key, [one for one in found if one])
    return None


def _amount(run: Run, kind: str, kode: str, tail: str, own: Own) -> Figure:
    """What the level itself says, else the sum of what is below it."""
    key = f"{kind}:{kode}:{tail}"
    value, parts = own(run.levels[kode]), run.parts.get(kode, ())
    if value is None and parts:
        return _sum(run, kind, key, [_amount(run, kind, part, tail, own) for part in parts])
    recipe = run.recipes.recorded(kind, "Rp")
    return Figure(key, recipe, (value,), recipe.function(value))


def _sum(run: Run, kind: str, key: str, parts: Sequence[Figure]) -> Figure:
    recipe = run.recipes.total(kind)
    sources = {"nilai": tuple(one.key for one in parts)}
    lacking = [one.key for one in parts if one.exact is None]
    if lacking or not parts:
        note = msg("no value: {left}", left=", ".join(lacking))
        symbol = kind.replace("-", "_")
        return recipe.lacking(key, Absent(Lack.MISSING, symbol), None, sources, (note,) if lacking else ())
    return recipe.make(key, {"nilai": tuple(one.exact for one in parts if one.exact is not None)}, sources)


def _share(run: Run, kind: str, kode: str, year: int, spent: str, planned: str) -> Figure | None:
    """Money spent against money planned, by the region's rule of absorption."""
    recipe = run.recipes.simple(kind, "serapan", "%")
    figures = {"realisasi": answer(run, spent, kode, year, None), "pagu": answer(run, planned, kode, year, None)}
    sources = {name: one.key for name, one in figures.items() if one}
    return recipe.make(f"{kind}:{kode}:{year}", {name: one.exact if one else None for name, one in figures.items()},
                       sources)  # fmt: skip
