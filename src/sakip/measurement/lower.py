# SPDX-License-Identifier: MIT
"""Targets and realisations of every kind into the symbols of a formula, in one unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from sakip.errors import UnitError
from sakip.figure import Figure, Input, Number, Recipe, Recorded
from sakip.formula.absent import Absent, Lack
from sakip.lang import Message, msg
from sakip.measurement.recipes import TARGETS, Recipes
from sakip.model.nilai import Cara, Komposit, Nilai, Ordinal, Tanggal, Teks
from sakip.numbers import Ambigu, Angka, Kosong, Rasio, Rentang
from sakip.rules import tangga

if TYPE_CHECKING:
    from sakip.model.indikator import CaraHitung

_KIND = Absent(Lack.UNDEFINED, "jenis")


@attrs.frozen
class Lowered:
    """One value for one symbol: its number, or why there is none. upper: the upper bound where it is a range."""

    number: Number | None = None
    upper: Number | None = None
    absent: Absent | None = None
    notes: tuple[Message, ...] = ()


def capaian(
    recipes: Recipes,
    kind: str,
    key: str,
    arah: str,
    target: Nilai | None,
    realisasi: Nilai | None,
    satuan: str | None,
    cara: CaraHitung | None = None,
) -> Figure:
    """The achievement for one target and one realisation of any kind.

    arah: the polaritas. satuan: the indicator's unit, in which numbers without a unit stand; None where the target's
    own unit counts. cara: a rule of the indicator's own, which RuleError refuses where it cannot be one.
    """
    symbol = TARGETS[kind]
    if isinstance(target, Tanggal) or isinstance(realisasi, Tanggal):
        return _dates(recipes, kind, key, arah, target, realisasi, cara)
    own = [found for one in (target, realisasi) if (found := getattr(one, "satuan", None))]
    # Two values in one unit need no other unit to be compared.
    unit = own[0] if len(own) == 2 and own[0] == own[1] else satuan or (own[0] if own else None)
    ranks = _ranks(target, realisasi)
    if cara is not None and ranks is None:
        return _own(recipes, kind, key, cara, lowered_once(target, unit, symbol), realisasi, unit)
    if ranks is not None:
        recipe = recipes.capaian(kind, "ordinal") if cara is None else recipes.own(kind, cara.rumus, cara.dasar)
        return _ordinal(recipe, key, symbol, *ranks)
    plan, fact = lowered(target, unit, symbol), single(realisasi, unit, "realisasi")
    if plan.upper is not None:
        parts = {"realisasi": fact, "bawah": plan, "atas": attrs.evolve(plan, number=plan.upper, notes=())}
        return make(recipes.rentang(kind, arah), key, parts)
    if isinstance(target, Rentang):
        arah, said = _bound(target, fact.number, plan.number, arah, symbol)
        plan = attrs.evolve(plan, notes=(*plan.notes, *said))
    return make(recipes.capaian(kind, arah), key, {symbol: plan, "realisasi": fact})


def _own(
    recipes: Recipes, kind: str, key: str, cara: CaraHitung, plan: Lowered, realisasi: Nilai | None, unit: str | None
) -> Figure:
    """By the indicator's own rule; what it asks for and is not given is missing."""
    recipe = recipes.own(kind, cara.rumus, cara.dasar)
    parts = {TARGETS[kind]: plan, "realisasi": single(realisasi, unit, "realisasi")}
    for name in recipe.names:
        if name not in parts and name not in recipe.constants:
            parts[name] = single(cara.dengan.get(name), unit, name)
    return make(recipe, key, parts)


def _dates(
    recipes: Recipes,
    kind: str,
    key: str,
    arah: str,
    target: Nilai | None,
    realisasi: Nilai | None,
    cara: CaraHitung | None,
) -> Figure:
    """By days, counted from the first of January of the target's year, or from the day `awal`: fewer are better."""
    symbol, own = TARGETS[kind], arah if arah == "stabil" else "turun"
    recipe = recipes.capaian(kind, own) if cara is None else recipes.own(kind, cara.rumus, cara.dasar)
    start = None if cara is None else cara.dengan.get("awal")
    if not isinstance(start, Tanggal):
        year = next(one.nilai.year for one in (target, realisasi) if isinstance(one, Tanggal))
        start = Tanggal("", date(year, 1, 1))
    said = msg("{symbol} is a date: counted in days from {start}, the earlier the better", symbol=_name(symbol),
               start=start)  # fmt: skip
    parts = {
        name: _day(value, start, name, said if name == symbol else None)
        for name, value in ((symbol, target), ("realisasi", realisasi))
    }
    for name in recipe.names:
        if name not in parts and name not in recipe.constants:
            parts[name] = _day(None if cara is None else cara.dengan.get(name), start, name, None)
    return make(recipe, key, parts)


def _day(value: Nilai | None, start: Tanggal, symbol: str, note: Message | None) -> Lowered:
    if not isinstance(value, Tanggal):
        part = lowered(value, None, symbol)
        return part if part.absent is not None else Lowered(absent=_KIND, notes=part.notes)
    days = (value.nilai - start.nilai).days + 1
    day = msg("{symbol} {raw} is day {days}", symbol=_name(symbol), raw=value, days=days)
    return Lowered(days, notes=(day,) if note is None else (note, day))


def make(recipe: Recipe, key: str, parts: Mapping[str, Lowered], sources: Mapping[str, str] | None = None) -> Figure:
    """The figure from its lowered inputs; lacking where one of them is missing, else where one is no number."""
    inputs: dict[str, Input] = {name: part.number for name, part in parts.items()}
    notes = tuple(note for part in parts.values() for note in part.notes)
    lacks = [part.absent for part in parts.values() if part.absent is not None]
    if not lacks:
        return recipe.make(key, inputs, sources, notes)
    absent = next((one for one in lacks if one.lack is Lack.MISSING), lacks[0])
    return recipe.lacking(key, absent, inputs, sources, notes)


def recorded(recipe: Recipe, key: str, unit: str, value: Nilai | None) -> Recorded:
    """A target or realisation as it is recorded, in the indicator's unit; a range or a name has no single number."""
    (symbol,) = recipe.names
    part = single(value, unit, symbol)
    result = part.absent or recipe.function(part.number)
    written = "-" if value is None or isinstance(value, Kosong) else str(value)
    return Recorded(key, recipe, (part.number,), result, None, part.notes, written, isinstance(value, Rasio))


def single(value: Nilai | None, unit: str | None, symbol: str) -> Lowered:
    """`value` where one number is needed: neither a range nor a bound is one."""
    if isinstance(value, Rentang):
        note = msg('{symbol} "{raw}" is a range, not one number', symbol=_name(symbol), raw=value.raw)
        return Lowered(absent=_KIND, notes=(note,))
    return lowered(value, unit, symbol)


def lowered_once(value: Nilai | None, unit: str | None, symbol: str) -> Lowered:
    """`value` for a rule that takes one target: a bound is one, a range is none."""
    if isinstance(value, Rentang) and value.bawah is not None and value.atas is not None:
        return single(value, unit, symbol)
    return lowered(value, unit, symbol)


def lowered(value: Nilai | None, unit: str | None, symbol: str) -> Lowered:
    """`value` for `symbol`, in `unit`."""
    match value:
        case None:
            return Lowered(absent=Absent(Lack.MISSING, symbol))
        case int() | Decimal():
            return Lowered(value)
        case Angka(nilai=number, satuan=own):
            notes = tuple(_said(symbol, value.raw, msg(one)) for one in (value.catatan or "").split("; ") if one)
            return _convert(Lowered(number, notes=notes), own, unit, symbol)
        case Rentang(bawah=low, atas=high, satuan=own):
            part = Lowered(high) if low is None else Lowered(low, high)
            return _convert(part, own, unit, symbol)
        case Rasio(raw=raw, nilai=ratio):
            note = msg('{symbol} "{raw}" is the ratio {ratio}', symbol=_name(symbol), raw=raw, ratio=_ratio(ratio))
            return Lowered(ratio, notes=(note,))
        case Komposit():
            return _whole(value, unit, symbol)
        case Kosong(raw=raw):
            return Lowered(absent=Absent(Lack.MISSING, symbol), notes=_silence(value, symbol) if raw.strip() else ())
        case Ambigu(raw=raw, sebab=why):
            return Lowered(absent=Absent(Lack.UNDEFINED, "ambigu"), notes=(_said(symbol, raw, msg(why)),))
        case Teks(raw=raw):
            note = msg('{symbol} "{raw}" is in words', symbol=_name(symbol), raw=raw)
            return Lowered(absent=Absent(Lack.UNDEFINED, "teks"), notes=(note,))
        case _:
            return Lowered(absent=_KIND)


def _whole(value: Komposit, unit: str | None, symbol: str) -> Lowered:
    """The sum or the mean of the components, each in `unit`."""
    common = unit or value.satuan
    parts = {name: single(one, common, f"{symbol} {name}") for name, one in value.bagian.items()}
    notes = tuple(note for part in parts.values() for note in part.notes)
    absent = next((part.absent for part in parts.values() if part.absent is not None), None)
    if absent is not None or not parts:
        return Lowered(absent=absent or Absent(Lack.MISSING, symbol), notes=notes)
    numbers = [Fraction(part.number) for part in parts.values() if part.number is not None]
    total = sum(numbers, Fraction())
    if value.cara is Cara.JUMLAH:
        said = msg("{symbol} is the sum of {parts}", symbol=_name(symbol), parts=str(value))
        return Lowered(total, notes=(*notes, said))
    said = msg("{symbol} is the mean of {parts}", symbol=_name(symbol), parts=str(value))
    return Lowered(total / len(numbers), notes=(*notes, said))


def _name(symbol: str) -> str:
    return symbol.replace("_", " ")


def _said(symbol: str, raw: str, note: Message) -> Message:
    return msg('{symbol} "{raw}": {note}', symbol=_name(symbol), raw=raw, note=note)


def _silence(value: Kosong, symbol: str) -> tuple[Message, ...]:
    """Why a value is missing, by the sign or the words that stand in its place."""
    if value.alasan == value.raw.strip():
        return (msg('{symbol}: the source says "{raw}"', symbol=_name(symbol), raw=value.raw),)
    return (_said(symbol, value.raw, msg(value.alasan)),)


def _convert(part: Lowered, own: str | None, unit: str | None, symbol: str) -> Lowered:
    if own is None or unit is None or own == unit:
        return part
    from sakip import units

    try:
        factor = units.factor(own, unit)
    except UnitError as error:
        why = msg("{error}", error=error.message)
        return Lowered(absent=Absent(Lack.UNDEFINED, "satuan"), notes=(*part.notes, why))
    if factor == 1:
        return part
    note = msg(
        "{symbol}: {own} counted in {unit}, times {factor}",
        symbol=_name(symbol),
        own=own,
        unit=unit,
        factor=_ratio(factor),
    )
    number, upper = (None if one is None else Fraction(one) * factor for one in (part.number, part.upper))
    return Lowered(number, upper, notes=(*part.notes, note))


def _ratio(factor: Fraction) -> str:
    """A factor exactly: whole with its groups, else as a ratio."""
    from sakip.formula.words import number_text

    return number_text(factor) if factor.denominator == 1 else f"{factor.numerator}/{number_text(factor.denominator)}"


def _bound(
    target: Rentang, fact: Number | None, bound: Number | None, arah: str, symbol: str
) -> tuple[str, tuple[Message, ...]]:
    """An open target says itself which direction is good, and whether its bound belongs to it."""
    own = "naik" if target.bawah is not None else "turun"
    notes = []
    if own != arah:
        text = (
            msg('{symbol} "{raw}" is a lower bound, so higher is better', symbol=_name(symbol), raw=target.raw)
            if own == "naik"
            else msg('{symbol} "{raw}" is an upper bound, so lower is better', symbol=_name(symbol), raw=target.raw)
        )
        notes.append(text)
    belongs = target.bawah_termasuk if own == "naik" else target.atas_termasuk
    if not belongs and fact is not None and fact == bound:
        notes.append(
            msg('{symbol} "{raw}" leaves its bound out, so that the bound itself does not reach it',
                symbol=_name(symbol), raw=target.raw)
        )  # fmt: skip
    return own, tuple(notes)


def _ranks(target: Nilai | None, realisasi: Nilai | None) -> tuple[Ordinal, Ordinal] | None:
    """Both values on a ladder of names, where both are names of one."""
    match target, realisasi:
        case Ordinal(), Ordinal():
            return target, realisasi
        case Teks(), Teks():
            ladder = tangga.find(target.raw, realisasi.raw)
            return None if ladder is None else (_rank(ladder, target.raw), _rank(ladder, realisasi.raw))
        case Ordinal(skala=skala), Teks(raw=raw):
            other = _on(skala, raw)
            return None if other is None else (target, other)
        case Teks(raw=raw), Ordinal(skala=skala):
            other = _on(skala, raw)
            return None if other is None else (other, realisasi)
        case _:
            return None


def _rank(ladder: tangga.Tangga, label: str) -> Ordinal:
    return Ordinal(ladder.id, label, ladder.peringkat(label))


def _on(skala: str, label: str) -> Ordinal | None:
    ladder = next((one for one in tangga.TANGGA if one.id == skala and one.peringkat(label)), None)
    return None if ladder is None else _rank(ladder, label)


def _ordinal(recipe: Recipe, key: str, symbol: str, target: Ordinal, realisasi: Ordinal) -> Figure:
    inputs: dict[str, Input] = {**dict.fromkeys(recipe.names), symbol: target.peringkat}
    inputs = {**inputs, **recipe.constants, "realisasi": realisasi.peringkat}
    if target.skala != realisasi.skala:
        note = msg('"{target}" and "{realisasi}" are on different ladders', target=target.label,
                   realisasi=realisasi.label)  # fmt: skip
        return recipe.lacking(key, _KIND, inputs, None, (note,))
    note = msg("ranks on the ladder {skala}: {target} = {plan}, {realisasi} = {fact}", skala=target.skala,
               target=target.label, plan=target.peringkat, realisasi=realisasi.label,
               fact=realisasi.peringkat)  # fmt: skip
    return recipe.make(key, inputs, None, (note,))
