# SPDX-License-Identifier: MIT
"""Targets and realisations of every kind into the symbols of a formula, in one unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import attrs

from sakip.errors import UnitError
from sakip.figure import Figure, Input, Number, Recipe
from sakip.formula.absent import Absent, Lack
from sakip.lang import Message, msg
from sakip.measurement.recipes import Recipes
from sakip.model.indikator import Nilai, Ordinal, Teks
from sakip.numbers import Ambigu, Angka, Kosong, Rentang
from sakip.rules.tangga import Tangga, find


def capaian(
    recipes: Recipes,
    kind: str,
    key: str,
    arah: str,
    target: Nilai | None,
    realisasi: Nilai | None,
    satuan: str | None,
    sources: Mapping[str, str] | None = None,
) -> Figure:
    """The achievement for one target and one realisation of any kind.

    arah: the polaritas. satuan: the indicator's unit, in which numbers without a unit stand; None where the target's
    own unit counts.
    """
    own = [found for one in (target, realisasi) if (found := getattr(one, "satuan", None))]
    # Two values in one unit need no other unit to be compared.
    unit = own[0] if len(own) == 2 and own[0] == own[1] else satuan or (own[0] if own else None)
    if isinstance(target, Teks) and isinstance(realisasi, Teks):
        ladder = find(target.raw, realisasi.raw)
        if ladder is not None:
            target, realisasi = _rank(ladder, target.raw), _rank(ladder, realisasi.raw)
    if isinstance(target, Ordinal) and isinstance(realisasi, Ordinal):
        return _ordinal(recipes, kind, key, target, realisasi, sources)
    plan, fact = _lower(target, unit, "target"), _lower(realisasi, unit, "realisasi")
    notes = (*plan.notes, *fact.notes)
    recipe = recipes.rentang(kind, arah) if plan.upper is not None else recipes.capaian(kind, arah)
    inputs: dict[str, Input] = {"realisasi": fact.number}
    if plan.upper is not None:
        inputs |= {"bawah": plan.number, "atas": plan.upper}
    else:
        inputs["target"] = plan.number
    absent = plan.absent or fact.absent
    if absent is None and fact.upper is not None:
        absent = Absent(Lack.UNDEFINED, "jenis")
    if absent is not None:
        return recipe.lacking(key, absent, {**recipe.constants, **inputs}, notes)
    return recipe.make(key, inputs, sources, notes)


@attrs.frozen
class _Lowered:
    number: Number | None = None
    upper: Number | None = None
    absent: Absent | None = None
    notes: tuple[Message, ...] = ()


def _lower(value: Nilai | None, unit: str | None, symbol: str) -> _Lowered:
    match value:
        case None:
            return _Lowered(absent=Absent(Lack.MISSING, symbol))
        case int() | Decimal():
            return _Lowered(value)
        case Angka(raw=raw, nilai=number, satuan=own, catatan=note):
            notes = () if note is None else (msg('{symbol} "{raw}": {note}', symbol=symbol, raw=raw, note=note),)
            return _convert(_Lowered(number, notes=notes), own, unit, symbol)
        case Rentang(bawah=low, atas=high, satuan=own):
            if low is None or high is None:
                return _convert(_Lowered(low if low is not None else high), own, unit, symbol)
            return _convert(_Lowered(low, high), own, unit, symbol)
        case Kosong(raw=raw, alasan=why):
            told = () if not raw.strip() else (msg('{symbol} "{raw}": {note}', symbol=symbol, raw=raw, note=why),)
            return _Lowered(absent=Absent(Lack.MISSING, symbol), notes=told)
        case Ambigu(raw=raw, sebab=why):
            note = msg('{symbol} "{raw}": {note}', symbol=symbol, raw=raw, note=why)
            return _Lowered(absent=Absent(Lack.UNDEFINED, "ambigu"), notes=(note,))
        case Teks(raw=raw):
            note = msg('{symbol} "{raw}" is in words', symbol=symbol, raw=raw)
            return _Lowered(absent=Absent(Lack.UNDEFINED, "teks"), notes=(note,))
        case _:
            return _Lowered(absent=Absent(Lack.UNDEFINED, "jenis"))


def _convert(lowered: _Lowered, own: str | None, unit: str | None, symbol: str) -> _Lowered:
    if own is None or unit is None or own == unit:
        return lowered
    from sakip import units

    try:
        factor = units.factor(own, unit)
    except UnitError as error:
        return attrs.evolve(
            lowered, absent=Absent(Lack.UNDEFINED, "satuan"), notes=(*lowered.notes, msg("{error}", error=error))
        )
    if factor == 1:
        return lowered
    note = msg(
        "{symbol}: {own} counted in {unit}, times {factor}",
        symbol=symbol,
        own=own,
        unit=unit,
        factor=_ratio(factor),
    )
    upper = None if lowered.upper is None else Fraction(lowered.upper) * factor
    number = None if lowered.number is None else Fraction(lowered.number) * factor
    return attrs.evolve(lowered, number=number, upper=upper, notes=(*lowered.notes, note))


def _ratio(factor: Fraction) -> str:
    from sakip.formula.words import number_text

    return str(factor) if factor < 1 else number_text(factor)


def _rank(ladder: Tangga, label: str) -> Ordinal:
    return Ordinal(ladder.id, label, ladder.peringkat(label))


def _ordinal(
    recipes: Recipes, kind: str, key: str, target: Ordinal, realisasi: Ordinal, sources: Mapping[str, str] | None
) -> Figure:
    recipe = recipes.capaian(kind, "ordinal")
    inputs: dict[str, Input] = {"target": target.peringkat, "realisasi": realisasi.peringkat}
    if target.skala != realisasi.skala:
        note = msg('"{target}" and "{realisasi}" are on different ladders', target=target.label,
                   realisasi=realisasi.label)  # fmt: skip
        return recipe.lacking(key, Absent(Lack.UNDEFINED, "jenis"), {**recipe.constants, **inputs}, (note,))
    note = msg("ranks on the ladder {skala}: {target} = {plan}, {realisasi} = {fact}", skala=target.skala,
               target=target.label, plan=target.peringkat, realisasi=realisasi.label,
               fact=realisasi.peringkat)  # fmt: skip
    return recipe.make(key, inputs, sources, (note,))


def recorded(recipe: Recipe, key: str, unit: str, value: Nilai | None) -> Figure:
    """A recorded target or realisation as a figure, in the indicator's unit; a range or a name has no single number."""
    lowered = _lower(value, unit, recipe.names[0])
    absent = lowered.absent
    if absent is None and lowered.upper is not None:
        absent = Absent(Lack.UNDEFINED, "jenis")
    if absent is not None:
        return recipe.lacking(key, absent, None, lowered.notes)
    return Figure(key, recipe, (lowered.number,), None, lowered.notes)
