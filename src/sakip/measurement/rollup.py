# SPDX-License-Identifier: MIT
"""Many figures into one: from indicators to a sasaran, and up to the agency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sakip.figure import Figure, Input, Recipe
from sakip.formula.absent import Absent, Lack
from sakip.lang import Message, msg
from sakip.rules import get

if TYPE_CHECKING:
    from decimal import Decimal

    from sakip.measurement.run import Run

    Weights = Mapping[str, Decimal | None]


def sasaran(run: Run) -> None:
    """The means of every sasaran, and their classes."""
    for one in run.bundle.sasaran:
        weights = {indicator.id: indicator.bobot for indicator in run.of[one.id]}
        for kind in ("capaian", "kemajuan"):
            _mean(run, kind, "rekap.sasaran", one.id, kind, weights)
        _rank(run, one.id)
        if one.tujuan is None:
            run.catatan.append(msg("sasaran {id} names no tujuan: {uraian}", id=one.id, uraian=one.uraian))


def agency(run: Run) -> None:
    """The means of the agency as a whole, and their class."""
    kode, sasaran = run.bundle.kode, {one.id: one.bobot for one in run.bundle.sasaran}
    from_indicators = run.profile.get("rekap.instansi", "dari", "sasaran") == "indikator"
    for kind in ("capaian", "kemajuan"):
        if from_indicators:
            weights = {one.id: one.bobot for one in run.bundle.indikator if one.untuk in sasaran}
            _mean(run, kind, "rekap.instansi", kode, kind, weights)
        else:
            _mean(run, kind, "rekap.instansi", kode, f"rata-rata:{kind}", sasaran)
    for kind in ("serapan", "efisiensi"):
        _mean(run, kind, "rekap.instansi", kode, kind, sasaran)
    _rank(run, kode)


def _mean(run: Run, kind: str, choice: str, subject: str, parts: str, weights: Weights) -> None:
    """The mean of figures of the kind `parts` about the subjects of `weights`. Those without a value are left out and
    named; where there is no such figure at all, there is no mean either."""
    key = f"rata-rata:{kind}:{subject}:{run.tahun}"
    recipe = run.recipes.simple(f"rata-rata:{kind}", choice, "%")
    found = {id: run.figures.get(f"{parts}:{id}:{run.tahun}") for id in weights}
    if not any(found.values()):
        return
    have = {id: figure for id, figure in found.items() if figure is not None and figure.absent is None}
    notes: tuple[Message, ...] = ()
    if len(have) < len(found):
        left = ", ".join(id for id in found if id not in have)
        notes = (msg("{have} of {all} have a value; left out: {left}", have=len(have), all=len(found), left=left),)
        run.catatan.append(msg("{key}: {note}", key=key, note=notes[0]))
    run.put(_made(run, recipe, key, have, weights, notes))


def plain_mean(run: Run, kind: str, key: str, figures: Sequence[Figure]) -> Figure:
    """The arithmetic mean of figures, as the evaluation forms have it whatever the region's roll-up is. Those without a
    value are left out and counted."""
    rule = get("rekap.rata-rata")
    recipe = Recipe(kind, rule.formula, rule, run.profile.rounding(kind), "%", fmt=run.profile.number_format)
    have = {one.key: one for one in figures if one.absent is None}
    notes = (msg("{have} of {all} have a value", have=len(have), all=len(figures)),) if len(have) < len(figures) else ()
    return _made(run, recipe, key, have, {}, notes)


def _made(
    run: Run, recipe: Recipe, key: str, have: Mapping[str, Figure], weights: Weights, notes: tuple[Message, ...]
) -> Figure:
    sources = {"nilai": tuple(figure.key for figure in have.values())}
    values = (figure.value if run.rounded_first else figure.exact for figure in have.values())
    inputs: dict[str, Input] = {"nilai": tuple(one for one in values if one is not None)}
    if not have:
        return recipe.lacking(key, Absent(Lack.UNDEFINED, "tanpa-indikator"), None, None, notes)
    if "bobot" in recipe.names:
        given = [weights[id] for id in have]
        lacking = [id for id in have if weights[id] is None]
        if 0 < len(lacking) < len(have):
            note = msg("{symbol} is missing for {left}", symbol="bobot", left=", ".join(lacking))
            return recipe.lacking(key, Absent(Lack.MISSING, "bobot"), inputs, sources, (*notes, note))
        inputs["bobot"] = tuple(1 if one is None else one for one in given)
    return recipe.make(key, inputs, sources, notes)


def _rank(run: Run, subject: str) -> None:
    figure = run.figures.get(f"rata-rata:capaian:{subject}:{run.tahun}")
    rank = None if figure is None else run.rank(figure)
    if rank is not None:
        run.put(rank)
