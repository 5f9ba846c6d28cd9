# SPDX-License-Identifier: MIT
"""The choices of many regions as few programs and a table: what differs in kind is a branch, what differs in number is
a column."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

import attrs

from sakip.formula.parts import ENDLESS
from sakip.formula.tree import Expr
from sakip.measurement.recipes import Recipes
from sakip.model import Polaritas
from sakip.numbers import Mode, round_exact
from sakip.profile import Profile
from sakip.rules.scale import Scale

ARAH: tuple[str, ...] = (*Polaritas, "ordinal")
"""Kinds of indicators, by their number in a program: the polarities, and a ladder of names given by ranks."""

Key = tuple[str, int]
"""Kode wilayah and year."""


@attrs.frozen
class Bentuk:
    """What a program branches on: the trees by kind of figure, of indicator and of target, how each kind is rounded,
    and the scale with what it is asked about."""

    pohon: tuple[tuple[tuple[str, str, bool], Expr], ...]
    mode: tuple[tuple[str, Mode], ...]
    skala: Scale | None
    eksak: bool


@attrs.frozen
class Ketentuan:
    """What applies in the regions and years of a frame.

    bentuk: the distinct shapes. digit: decimals of the results by kind, the most that any region prints. level: how
    many parts caps and floors count in. tetap: data that all regions share. kolom: the names of data that differ, and
    baris: their values by region and year; empty where one profile applies to all. terbesar: their largest sizes.
    """

    bentuk: tuple[Bentuk, ...]
    digit: Mapping[str, int]
    level: int
    tetap: Mapping[str, int]
    kolom: tuple[str, ...]
    baris: Mapping[Key, tuple[int, ...]]
    terbesar: Mapping[str, int]


KENAL = "_kenal"
"""A column of 1, where some rows have no profile at all."""


def ketentuan(
    profiles: Mapping[Key, Profile] | Profile, kinds: tuple[str, ...], ranges: bool, sebagian: bool = False
) -> Ketentuan:
    """The choices of these profiles for figures of `kinds`. ranges: whether targets may be ranges. sebagian: whether
    there are rows for which there is no profile; where they are is then told by `KENAL`."""
    by_key = {("", 0): profiles} if isinstance(profiles, Profile) else profiles
    # Regions mostly share their choices, and equal choices are worked out once.
    known = {id(profile): _read(profile, kinds, ranges) for profile in by_key.values()}
    shapes = tuple(dict.fromkeys(bentuk for bentuk, _, _ in known.values()))
    digit = {kind: max(digits[kind] for _, _, digits in known.values()) for kind in kinds}
    limits = [one for _, batas, _ in known.values() for one in batas.values() if one is not None]
    level = lcm(*(one.denominator for one in limits), 1)
    data = {
        key: {"_bentuk": shapes.index(bentuk), **_numbers(batas, digits, digit, level, dict(bentuk.mode))}
        for key, (bentuk, batas, digits) in known.items()
    }
    names = next(iter(data.values())).keys()
    fixed = {name: next(iter(data.values()))[name] for name in names if len({row[name] for row in data.values()}) == 1}
    if sebagian:
        data = {key: {**row, KENAL: 1} for key, row in data.items()}
    columns = (*(name for name in names if name not in fixed), *([KENAL] if sebagian else []))
    rows = {key: tuple(data[id(profile)][name] for name in columns) for key, profile in by_key.items()}
    most = {name: max(abs(row[name]) for row in data.values()) for name in columns}
    return Ketentuan(shapes, digit, level, fixed, columns, rows if columns else {}, most)


Limits = Mapping[str, Fraction | None]


def _read(profile: Profile, kinds: tuple[str, ...], ranges: bool) -> tuple[Bentuk, Limits, Mapping[str, int]]:
    recipes = Recipes(profile)
    trees = []
    for kind in kinds:
        for arah in ARAH:
            if kind == "perubahan":
                trees.append(((kind, arah, False), recipes.simple(kind, kind, "").expr))
                continue
            trees.append(((kind, arah, False), recipes.capaian(kind, arah).expr))
            if ranges and arah in list(Polaritas):
                trees.append(((kind, arah, True), recipes.rentang(kind, arah).expr))
    roundings = {kind: profile.rounding(kind) for kind in kinds}
    scale = profile.scale("predikat.capaian")
    exact: bool = profile.get("predikat.capaian", "dasar", "eksak") == "eksak"
    limits = {name: profile.get("batas.capaian", name) for name in ("atas", "bawah")}
    modes = tuple((kind, one.mode) for kind, one in roundings.items())
    return Bentuk(tuple(trees), modes, scale, exact), limits, {kind: one.digit for kind, one in roundings.items()}


def _numbers(
    batas: Limits, digits: Mapping[str, int], digit: Mapping[str, int], level: int, mode: Mapping[str, Mode]
) -> dict[str, int]:
    """The data of one profile: caps in parts and as they are rounded, and the powers of ten of its decimals."""
    found = {f"_{name}": _parts(batas[name], level, endless) for name, endless in _ENDLESS.items()}
    for kind in digit:
        found |= {f"_daya_{kind}": 10 ** digits[kind], f"_isi_{kind}": 10 ** (digit[kind] - digits[kind])}
        for name, endless in _ENDLESS.items():
            limit = batas[name]
            rounded = None if limit is None else Fraction(round_exact(limit, digits[kind], mode[kind]))
            found[f"_{name}_{kind}"] = _parts(rounded, 10 ** digit[kind], endless)
    return found


_ENDLESS = {"atas": ENDLESS, "bawah": -ENDLESS}


def _parts(limit: Fraction | None, parts: int, endless: int) -> int:
    return endless if limit is None else int(limit * parts)
