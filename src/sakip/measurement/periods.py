# SPDX-License-Identifier: MIT
"""An indicator by quarter, half or month, and over the years of the Renstra: each by itself, and together as its card
consolidates them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sakip.figure import Figure
from sakip.formula.absent import Absent, Lack
from sakip.lang import msg
from sakip.measurement import lower
from sakip.measurement.lower import Lowered
from sakip.model.indikator import Konsolidasi
from sakip.model.periode import up_to
from sakip.rules.konsolidasi import Lubang

if TYPE_CHECKING:
    from sakip.measurement.run import Run
    from sakip.model import Indikator, Nilai
    from sakip.profile import Profile

SYMBOLS = ("target", "realisasi")


def answer(run: Run, kind: str, one: Indikator, period: str) -> Figure | None:
    """The figure of an indicator at a period of the bundle's year; None for a kind that periods do not have."""
    key = f"{kind}:{one.id}:{run.tahun}:{period}"
    if kind in SYMBOLS:
        return lower.recorded(run.recipes.recorded(kind, one.satuan), key, one.satuan, _series(one, kind).get(period))
    if kind in ("target-kumulatif", "realisasi-kumulatif"):
        symbol = kind.partition("-")[0]
        series = _series(one, symbol)
        parts = {f"{symbol}:{one.id}:{run.tahun}:{at}": series.get(at) for at in up_to(period)}
        return consolidated(run, key, kind, one, parts)
    if kind in ("capaian", "capaian-kumulatif"):
        tail = kind.removeprefix("capaian")
        figures = {symbol: answer(run, f"{symbol}{tail}", one, period) for symbol in SYMBOLS}
        return achieved(run, key, "capaian", one, {name: figure for name, figure in figures.items() if figure})
    return None


def since_start(run: Run, one: Indikator, year: int) -> Figure:
    """What was realised from the first year of the Renstra to the end of `year`."""
    years = range(run.bundle.renstra.mulai, year + 1)
    parts = {f"realisasi:{one.id}:{at}": one.realisasi.get(at) for at in years}
    return consolidated(run, f"realisasi-renstra:{one.id}:{year}", "realisasi-renstra", one, parts)


def of_renstra(run: Run, one: Indikator, year: int) -> Figure:
    """What was realised since the start of the Renstra against its target at the end."""
    key = f"akhir-renstra:{one.id}:{year}"
    recipe = run.recipes.recorded("akhir-renstra", one.satuan)
    goal = lower.recorded(recipe, key, one.satuan, one.akhir_renstra)
    figures = {"akhir_renstra": goal, "realisasi": since_start(run, one, year)}
    return achieved(run, f"capaian-renstra:{one.id}:{year}", "kemajuan", one, figures)


def achieved(run: Run, key: str, kind: str, one: Indikator, figures: Mapping[str, Figure]) -> Figure:
    """An achievement of `kind` whose target and realisation are figures, by the indicator's own rule or the region's
    for its polarity."""
    cara = one.cara_hitung
    recipe = (
        run.recipes.capaian(kind, str(one.polaritas)) if cara is None else run.recipes.own(kind, cara.rumus, cara.dasar)
    )
    parts = {name: Lowered(figure.exact, absent=figure.absent, notes=figure.notes) for name, figure in figures.items()}
    for name in recipe.names:
        if name not in parts and name not in recipe.constants:
            parts[name] = lower.single(None if cara is None else cara.dengan.get(name), one.satuan, name)
    return lower.make(recipe, key, parts, {name: figure.key for name, figure in figures.items()})


def consolidated(run: Run, key: str, kind: str, one: Indikator, parts: Mapping[str, Nilai | None]) -> Figure:
    """`parts`, by their addresses in the order of time, as one value. Where neither the indicator's card nor the region
    names a consolidation there is none: whether quarters add up is not for a formula to guess.

    A part without a value leaves the whole without one, unless the profile leaves it out (``konsolidasi.lubang``). The
    last one counts alone.
    """
    how = way(run.profile, one)
    if how is None:
        note = msg("the card of {id} names no consolidation (kartu.konsolidasi)", id=one.id)
        missing = Absent(Lack.MISSING, "konsolidasi")
        return run.recipes.recorded(kind, one.satuan).lacking(key, missing, notes=(note,))
    recipe = run.recipes.consolidated(kind, str(how), one.satuan)
    found = {where: lower.single(value, one.satuan, kind.partition("-")[0]) for where, value in parts.items()}
    holes_count = run.profile.get("konsolidasi", "lubang", Lubang.TANPA_NILAI) == Lubang.TANPA_NILAI
    if how is Konsolidasi.TERAKHIR:
        asked = list(found)[-1:] if holes_count else [where for where, part in found.items() if part.absent is None]
        found = {where: found[where] for where in asked[-1:]}
    left = [where for where, part in found.items() if part.absent is not None]
    if not holes_count:
        found = {where: part for where, part in found.items() if part.absent is None}
    values = tuple(part.number for part in found.values() if part.number is not None)
    notes = tuple(note for part in found.values() for note in part.notes)
    if left:
        notes = (*notes, msg("no value: {left}", left=", ".join(left)))
    if not values or (left and holes_count):
        return recipe.lacking(key, Absent(Lack.MISSING, kind.partition("-")[0]), notes=notes)
    if how is Konsolidasi.TERAKHIR:
        return recipe.make(key, {"nilai_terakhir": values[-1]}, {"nilai_terakhir": list(found)[-1]}, notes)
    return recipe.make(key, {"nilai": values}, {"nilai": tuple(found)}, notes)


def way(profile: Profile, one: Indikator) -> Konsolidasi | None:
    """How several periods of an indicator become one value: as its card says, else as the region does."""
    if one.kartu is not None and one.kartu.konsolidasi is not None:
        return one.kartu.konsolidasi
    chosen = str(profile.get("konsolidasi", "rumus", "")).removeprefix("konsolidasi.")
    return Konsolidasi(chosen) if chosen in list(Konsolidasi) else None


def _series(one: Indikator, symbol: str) -> Mapping[str, Nilai]:
    return one.target_periode if symbol == "target" else one.realisasi_periode
