# SPDX-License-Identifier: MIT
"""A sample of the made-up nation, regions whose rules differ, and what the object path says of each row."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import attrs

import sakip
from benchmarks.make_national import frame as nation
from sakip import api
from sakip.errors import TargetError
from sakip.figure import Figure
from sakip.formula.absent import Absent, Lack
from sakip.measurement import lower
from sakip.measurement.recipes import Recipes
from sakip.model.nilai import Teks
from sakip.profile import Pilihan, Profile
from sakip.references import Rujukan

ROWS = 4_000
OWN = Rujukan.praktik("sakip", "ketentuan daerah contoh")
NATIONAL = sakip.resolve(None, 2023)

CHOICES: dict[str, dict[tuple[str, str], Any]] = {
    "11": {("batas.capaian", "atas"): Fraction(120), ("pembulatan.umum", "digit"): 1},
    "12": {
        ("batas.capaian", "atas"): Fraction("150.5"), ("batas.capaian", "bawah"): Fraction(0),
        ("capaian.turun", "rumus"): "capaian.turun.rasio", ("nol.turun", "realisasi_nol"): Fraction(100),
        ("pembulatan.umum", "mode"): "potong", ("pembulatan.umum", "digit"): 3,
    },
    "13": {
        ("nol.naik", "target_nol"): Fraction(0), ("nol.naik", "target_nol_realisasi_nol"): Fraction(100),
        ("capaian.stabil", "rumus"): "capaian.stabil.kemenkeu", ("pembulatan.umum", "mode"): "half-even",
        ("predikat.capaian", "dasar"): "bulat", ("predikat.capaian", "celah"): "bulat",
    },
    "14": {
        ("capaian.naik", "rumus"): "capaian.naik.kemenkeu", ("nol.naik", "target_negatif"): "rumus",
        ("pembulatan.umum", "mode"): "ke-atas", ("predikat.capaian", "skala"): "tanpa",
    },
    "15": {("pembulatan.umum", "mode"): "ke-bawah", ("pembulatan.umum", "digit"): 0},
}  # fmt: skip
"""Regional choices by province: every way of rounding, caps and floors, other formulas, other answers for zero."""


def rules(kode: str, tahun: int) -> Profile:
    """The profile of a made-up region: that of its province, which may have rules of its own."""
    return _rules(kode[:2] if kode[:2] in CHOICES else "")


@cache
def _rules(kode: str) -> Profile:
    own = {key: Pilihan(value, kode, OWN) for key, value in CHOICES.get(kode, {}).items()}
    return attrs.evolve(NATIONAL, kode=kode or NATIONAL.kode, pilihan={**NATIONAL.pilihan, **own})


@cache
def rows(*, teks: bool = False, every: int = 601) -> Any:
    """A sample of rows from all over the nation."""
    import polars as pl

    return nation(ROWS * every, teks=teks).filter(pl.col("indikator") % every == 0).collect()


def expected(
    data: Any, profile: Any, desimal: int = 2, *, keep: bool = True
) -> list[tuple[Any, str | None, str | None]]:
    """Achievement, reason and class of each row by the object path; worked out once for all engines where they ask
    for the same data."""
    if not keep:
        return _all(data, profile, desimal)
    key = (id(data), id(profile), desimal)
    if key not in _known:
        # The frame is kept as well, so that no other takes its place in memory.
        _known[key] = data, _all(data, profile, desimal)
    return _known[key][1]


_known: dict[tuple[int, int, int], tuple[Any, list[tuple[Any, str | None, str | None]]]] = {}


def _all(data: Any, profile: Any, desimal: int) -> list[tuple[Any, str | None, str | None]]:
    names = ("wilayah", "tahun", "target", "realisasi", "polaritas")
    return [_expected(profile, desimal, *row) for row in data.select(names).rows()]


def _expected(profile: Any, desimal: int, kode: str, tahun: int, target: Any, fact: Any, arah: str) -> Any:
    chosen = profile if isinstance(profile, Profile) else profile(kode, tahun)
    known = arah != "?"
    plan, done = _value(target, desimal), _value(fact, desimal)
    figure = lower.capaian(_recipes(chosen), "capaian", "capaian:x:2023", arah if known else "naik", plan, done, None)
    result = figure.result
    if isinstance(result, Absent) and (known or result.lack is Lack.MISSING or result.what in ("ambigu", "satuan")):
        return None, {Lack.MISSING: "kosong", Lack.ZERO: "penyebut-nol"}.get(result.lack, result.what), None
    if not known:
        return None, "polaritas", None
    return figure.value, None, _class(chosen, figure)


def _recipes(profile: Profile) -> Recipes:
    """The recipes of a profile, made once."""
    if id(profile) not in _made:
        _made[id(profile)] = profile, Recipes(profile)
    return _made[id(profile)][1]


_made: dict[int, tuple[Profile, Recipes]] = {}


def _value(given: Any, desimal: int) -> Any:
    if not isinstance(given, str):
        return None if given is None else Decimal(given).scaleb(-desimal)
    try:
        return api.nilai(given, "nilai")
    except TargetError:
        return Teks(given)


def _class(profile: Profile, figure: Figure) -> str | None:
    recipe = _recipes(profile).scale("predikat:capaian", "predikat.capaian")
    if recipe is None:
        return None
    exact = profile.get("predikat.capaian", "dasar", "eksak") == "eksak"
    made = recipe.make("predikat:x:2023", {"nilai": figure.exact if exact else figure.value})
    return None if made.absent is not None else made.text


def differing(found: Iterable[tuple[Any, ...]], wanted: Iterable[Any]) -> list[tuple[Any, Any]]:
    """The rows that are not as they should be. What an engine says it does not read or hold is no answer."""
    return [
        (one, other)
        for one, other in zip(found, wanted, strict=True)
        if one[1] not in ("luar-batas", "tak-terbaca") and one != other
    ]


def chosen(**choices: Any) -> Profile:
    """The national profile with other roll-ups: ``rekap_sasaran_rumus="rekap.terendah"``."""
    own = {}
    for name, value in choices.items():
        first, second, field = name.split("_")
        own[f"{first}.{second}", field] = Pilihan(value, "contoh", OWN)
    return attrs.evolve(NATIONAL, pilihan={**NATIONAL.pilihan, **own})
