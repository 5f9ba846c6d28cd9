# SPDX-License-Identifier: MIT
"""Ceiling, spending, absorption and efficiency: of every level of the budget, and of the programs behind a sasaran.

A total with an unknown part is unknown: it names the part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sakip.figure import Figure, Input
from sakip.formula.absent import Absent, Lack
from sakip.lang import msg

if TYPE_CHECKING:
    from sakip.measurement.run import Run
    from sakip.model import Kegiatan, Program, SubKegiatan

AMOUNTS = ("pagu", "realisasi")

Parts = Mapping[str, Sequence[str]]
"""What each kegiatan and program is made of, by code; the code of a sub-kegiatan is not in it."""


def measure(run: Run) -> None:
    """Money of all levels up to the agency, each from the level below it."""
    bundle = run.bundle
    parts = run.parts = _parts(run)
    for sub in bundle.sub_kegiatan:
        _leaf(run, sub)
    levels: tuple[Kegiatan | Program, ...] = (*bundle.kegiatan, *bundle.program)
    for one in levels:
        if not parts[one.kode] and (one.pagu.berlaku is not None or one.realisasi is not None):
            _leaf(run, one)
        else:
            _total(run, one.kode, parts[one.kode])
    behind: dict[str, list[str]] = defaultdict(list)
    for support in bundle.dukungan:
        behind[support.sasaran].append(support.kode)
    for sasaran in bundle.sasaran:
        if behind[sasaran.id]:
            leaves = dict.fromkeys(leaf for kode in behind[sasaran.id] for leaf in _leaves(kode, parts))
            _total(run, sasaran.id, leaves)
            _efficiency(run, sasaran.id)
    _agency(run, parts)


def _parts(run: Run) -> Parts:
    """What every kegiatan and program is made of. A sub-kegiatan whose kegiatan is not in the data counts in the
    program of its code."""
    bundle = run.bundle
    levels = (*(one.kode for one in bundle.program), *(one.kode for one in bundle.kegiatan))
    parts: dict[str, list[str]] = {kode: [] for kode in levels}
    for kegiatan in bundle.kegiatan:
        _add(run, parts, kegiatan.kode, kegiatan.induk)
    for sub in bundle.sub_kegiatan:
        above = sub.induk if sub.induk in parts else ".".join(sub.induk.split(".")[:3])
        _add(run, parts, sub.kode, above)
        if above != sub.induk:
            run.catatan.append(
                msg("{kode} belongs to {induk}, which is not in the data", kode=sub.kode, induk=sub.induk)
            )
    return parts


def _add(run: Run, parts: dict[str, list[str]], kode: str, above: str) -> None:
    if above in parts:
        parts[above].append(kode)
    else:
        run.catatan.append(msg("{kode} belongs to {induk}, which is not in the data", kode=kode, induk=above))


def _leaves(kode: str, parts: Parts) -> Iterator[str]:
    """The sub-kegiatan under `kode`; a level that has none stands for itself."""
    if parts.get(kode):
        for part in parts[kode]:
            yield from _leaves(part, parts)
    else:
        yield kode


def _leaf(run: Run, one: SubKegiatan | Kegiatan | Program) -> None:
    """Money as recorded: of a sub-kegiatan, or of a higher level at which the data stop."""
    for kind, value in (("pagu", one.pagu.berlaku), ("realisasi", one.realisasi)):
        recipe = run.recipes.recorded(kind, "Rp")
        run.put(Figure(f"{kind}:{one.kode}:{run.tahun}", recipe, (value,), recipe.function(value)))
    _absorption(run, one.kode)


def _agency(run: Run, parts: Parts) -> None:
    """The agency's total: of all that is planned, or of what was carried out alone."""
    bundle = run.bundle
    counted = {sub.kode: sub.dilaksanakan for sub in bundle.sub_kegiatan}
    if run.profile.get("anggaran", "cakupan", "semua") == "dilaksanakan":
        counted = {kode: True for kode, carried in counted.items() if carried}
        levels: tuple[Kegiatan | Program, ...] = (*bundle.program, *bundle.kegiatan)
        counted |= {one.kode: True for one in levels if not parts[one.kode] and one.realisasi}
    else:
        counted |= {kode: True for one in bundle.program for kode in _leaves(one.kode, parts)}
    _total(run, bundle.kode, counted)


def _total(run: Run, subject: str, parts: Iterable[str]) -> None:
    """Ceiling and spending of `subject` as the sums of its parts, and how much was absorbed."""
    parts = tuple(parts)
    for kind in AMOUNTS:
        run.put(_sum(run, kind, subject, parts))
    _absorption(run, subject)


def _sum(run: Run, kind: str, subject: str, parts: Sequence[str]) -> Figure:
    recipe = run.recipes.total(kind)
    key = f"{kind}:{subject}:{run.tahun}"
    keys = tuple(f"{kind}:{part}:{run.tahun}" for part in parts)
    values = [figure.exact if (figure := run.figures.get(one)) else None for one in keys]
    lacking = [part for part, value in zip(parts, values, strict=True) if value is None]
    sources = {"nilai": keys}
    if parts and not lacking:
        return recipe.make(key, {"nilai": tuple(one for one in values if one is not None)}, sources)
    note = (
        msg("{symbol} is missing for {left}", symbol=kind, left=", ".join(lacking))
        if parts
        else msg("no sub-kegiatan of {kode} is in the data", kode=subject)
    )
    return recipe.lacking(key, Absent(Lack.MISSING, kind), None, sources if parts else None, (note,))


def _absorption(run: Run, subject: str) -> None:
    recipe = run.recipes.simple("serapan", "serapan", "%")
    sources = {kind: f"{kind}:{subject}:{run.tahun}" for kind in AMOUNTS}
    inputs: dict[str, Input] = {kind: run.figures[key].exact for kind, key in sources.items()}
    run.put(recipe.make(f"serapan:{subject}:{run.tahun}", inputs, sources))


def _efficiency(run: Run, subject: str) -> None:
    """Of what lies behind a sasaran: achievement and absorption together."""
    recipe = run.recipes.simple("efisiensi", "efisiensi", "%")
    known = {"capaian": f"rata-rata:capaian:{subject}:{run.tahun}", "serapan": f"serapan:{subject}:{run.tahun}"}
    sources = {name: known[name] for name in recipe.names}
    figures = {name: run.figures.get(key) for name, key in sources.items()}
    inputs: dict[str, Input] = {name: figure.exact if figure else None for name, figure in figures.items()}
    run.put(recipe.make(f"efisiensi:{subject}:{run.tahun}", inputs, sources))
