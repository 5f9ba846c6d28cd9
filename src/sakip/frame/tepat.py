# SPDX-License-Identifier: MIT
"""Rows that an engine does not read or hold, computed one by one as every other figure of this library is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from functools import cache
from typing import Any

import attrs

from sakip.errors import Fault, FrameError, NumberError
from sakip.figure import Figure
from sakip.formula.absent import Absent, Lack
from sakip.frame.ketentuan import ARAH
from sakip.frame.mesin import Kerja
from sakip.frame.periksa import Bentuk
from sakip.frame.program import NAMES, OTHER
from sakip.lang import msg
from sakip.measurement import lower
from sakip.measurement.lower import Lowered
from sakip.measurement.recipes import Recipes
from sakip.model.bacaan import baca
from sakip.model.nilai import Nilai, Polaritas, Teks
from sakip.numbers import Ambigu, Angka, Dot, Rasio, read
from sakip.profile import Profile
from sakip.rules import tangga

LEFT = ("luar-batas", "tak-terbaca")
"""Reasons that are the engine's own."""

Row = Mapping[str, Any]

_WIDE = Context(prec=60)


@attrs.frozen
class Hasil:
    """One figure of a row: the number as printed, why there is none, the class; and the exact figure."""

    angka: Decimal | None
    alasan: str | None
    predikat: str | None
    figure: Figure


class Tepat:
    """What the rows of a frame come to, one by one. seen: its columns; chosen: the rules that apply in it."""

    def __init__(self, seen: Bentuk, chosen: Profile | Mapping[tuple[str, int], Profile]) -> None:
        self.seen = seen
        self.chosen = chosen
        self._recipes = cache(self._made)

    def _made(self, key: tuple[str, int] | None) -> Recipes:
        return Recipes(self.chosen if isinstance(self.chosen, Profile) else self.chosen[key or ("", 0)])

    @property
    def columns(self) -> list[str]:
        """The columns of the frame that a row is asked for."""
        seen = self.seen
        names = [one.kolom for one in seen.masukan.values()]
        names += [] if seen.polaritas is None else [seen.polaritas]
        names += [] if isinstance(self.chosen, Profile) else seen.kunci
        return list(dict.fromkeys(names))

    def compute(self, kind: str, row: Row) -> Hasil:
        """The figure of one kind of a row, by column."""
        key = None if isinstance(self.chosen, Profile) else tuple(row[name] for name in self.seen.kunci)
        recipes = self._recipes(key)
        arah = ARAH[0] if self.seen.polaritas is None else row[self.seen.polaritas]
        known = arah in ARAH
        figure = self._figure(recipes, kind, arah if known else ARAH[0], row)
        result = figure.result
        if isinstance(result, Absent):
            why = "kosong" if result.lack is Lack.MISSING else "penyebut-nol"
            why = result.what if result.lack is Lack.UNDEFINED else why
            if known or result.lack is Lack.MISSING or why in ("ambigu", "satuan"):
                return Hasil(None, why, None, figure)
        if not known and kind != "perubahan":
            return Hasil(None, "polaritas", None, figure)
        return Hasil(figure.value, None, _class(recipes, figure) if kind == "capaian" else None, figure)

    def _figure(self, recipes: Recipes, kind: str, arah: str, row: Row) -> Figure:
        symbol, key = OTHER[kind], f"{kind}:baris:0"
        plan, fact = self._value(symbol, row), self._value("realisasi", row)
        upper = self._value("target_atas", row) if kind == "capaian" else None
        if kind == "perubahan":
            recipe = recipes.simple(kind, kind, "")
            parts = {"realisasi": fact, symbol: plan}
            return lower.make(recipe, key, {name: lower.single(one, None, name) for name, one in parts.items()})
        bound = lower.single(upper, None, "target_atas")
        if bound.absent is None or bound.absent.lack is not Lack.MISSING:
            ends = {"realisasi": lower.single(fact, None, "realisasi"), "bawah": lower.single(plan, None, symbol)}
            return lower.make(recipes.rentang(kind, arah), key, {**ends, "atas": bound})
        recipe = recipes.capaian(kind, arah)
        more = {name for name in recipe.names if name not in (symbol, "realisasi") and name not in recipe.constants}
        if not more and arah in list(Polaritas):
            return lower.capaian(recipes, kind, key, arah, plan, fact, None)
        given: dict[str, Lowered] = {
            name: lower.single(self._value(name, row), None, name) for name in (symbol, "realisasi", *more)
        }
        return lower.make(recipe, key, given)

    def _value(self, symbol: str, row: Row) -> Nilai | None:
        given = self.seen.masukan.get(symbol)
        value = None if given is None else row[given.kolom]
        if given is None or value is None:
            return None
        if given.kind == "teks":
            return _text(str(value), given.titik)
        if given.bagian != 1:
            return Rasio(f"{value}/{given.parts}", Decimal(value), Decimal(given.parts))
        return Decimal(value).scaleb(-given.desimal) if given.kind == "bulat" else Decimal(value)


def _text(raw: str, titik: Dot) -> Nilai:
    if tangga.find(raw) is not None:
        return Teks(raw)
    try:
        reading = baca(raw)
        if isinstance(reading, Ambigu) and titik is not Dot.TIDAK_TAHU:
            reading = read(raw, dot=titik)
    except NumberError:
        return Teks(raw)
    bare = isinstance(reading, Angka) and reading.satuan is None and reading.catatan is None
    return reading.nilai if bare and isinstance(reading, Angka) else reading


def _class(recipes: Recipes, figure: Figure) -> str | None:
    recipe = recipes.scale("predikat:capaian", "predikat.capaian")
    if recipe is None:
        return None
    exact = recipes.profile.get("predikat.capaian", "dasar", "eksak") == "eksak"
    made = recipe.make("predikat:baris:0", {"nilai": figure.exact if exact else figure.value})
    return None if made.absent is not None else made.text


def refined(native: Any, job: Kerja, tepat: Tepat) -> Any:
    """`native`, an eager frame that a program has gone over, with the rows that it left computed one by one."""
    import narwhals as nw

    frame = nw.from_native(native, eager_only=True)
    for kind in job.program.hasil:
        names = NAMES[kind]
        at, rows = left(frame, names[1], tepat.columns)
        if not at:
            continue
        digits = job.program.digit[kind]
        made = [tepat.compute(kind, row) for row in rows]
        new: dict[str, list[Any]] = {names[1]: [one.alasan for one in made]}
        new[names[0]] = [None if one.angka is None else _scaled(one.angka, digits) for one in made]
        if job.program.hasil[kind].predikat is not None:
            new[names[2]] = [one.predikat for one in made]
        frame = nw.from_native(_patched(frame, at, new, names[0], digits), eager_only=True)
    return frame.to_native()


def left(frame: Any, reason: str, columns: list[str]) -> tuple[list[int], list[Row]]:
    """Where the engine's own reasons stand in an eager frame of narwhals, and what is in those rows."""
    import narwhals as nw

    numbered = frame.with_row_index("_baris").filter(nw.col(reason).is_in(LEFT))
    rows: list[Row] = numbered.select("_baris", *columns).to_arrow().to_pylist()
    return [int(row["_baris"]) for row in rows], rows


def _scaled(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), context=_WIDE)


def _patched(frame: Any, at: list[int], new: Mapping[str, list[Any]], number: str, digits: int) -> Any:
    """A frame with new values at these rows, in its own kind of columns."""
    native, kind = frame.to_native(), frame.implementation
    if kind.is_polars():
        import polars as pl

        for name, values in new.items():
            dtype = pl.Decimal(38, digits) if name == number else pl.String
            column = native[name].cast(dtype).scatter(at, pl.Series(values, dtype=dtype))
            native = native.with_columns(column.alias(name))
        return native
    import pyarrow as pa
    import pyarrow.compute as pc

    def renewed(old: Any, values: list[Any], name: str) -> Any:
        dtype = pa.decimal128(38, digits) if name == number else pa.string()
        old = old.combine_chunks() if isinstance(old, pa.ChunkedArray) else old
        places = dict(zip(at, range(len(at)), strict=True))
        take = pa.array([places.get(row) for row in range(len(old))], pa.int64())
        there = pa.array([row in places for row in range(len(old))])
        return pc.if_else(there, pa.array(values, dtype).take(take), pc.cast(old, dtype))

    if kind.is_pyarrow():
        for name, values in new.items():
            native = native.set_column(native.column_names.index(name), name, renewed(native[name], values, name))
        return native
    import pandas as pd

    made = {}
    for name, values in new.items():
        old = pa.array(native[name], from_pandas=True)
        made[name] = pd.Series(pd.arrays.ArrowExtensionArray(renewed(old, values, name)), index=native.index)
    return native.assign(**made)


def eager(native: Any, what: str) -> None:
    """FrameError where a frame is lazy or spread over machines."""
    import narwhals as nw

    if isinstance(nw.from_native(native), nw.LazyFrame):
        message = msg("{what} works on frames that are in memory.", what=what)
        hint = msg("Collect the frame first, or compute the few rows that are left with sakip.capaian.")
        raise FrameError([Fault("frame", message, hint=hint)])
