# SPDX-License-Identifier: MIT
"""The sheets of the evaluation, read from the TOML files beside this module, and proved when they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from sakip.errors import RuleError
from sakip.lang import msg
from sakip.numbers import number
from sakip.references import Rujukan

_HERE = Path(__file__).parent


@attrs.frozen
class SubKomponen:
    """A sub-component. simbol: its aspect (keberadaan, kualitas, pemanfaatan). kriteria: their text, in order."""

    id: str
    nama: str
    simbol: str
    bobot: Fraction
    kriteria: tuple[str, ...] = ()


@attrs.frozen
class Komponen:
    """A component; without sub-components where their weights are in no source that can be cited."""

    id: str
    nama: str
    simbol: str
    bobot: Fraction
    sub: tuple[SubKomponen, ...] = ()


@attrs.frozen
class Lembar:
    """A sheet. huruf: value of each letter, 0 to 100. berlaku: first and last year evaluated, None where open.

    skala: id of the scale of its total.
    """

    id: str
    judul: str
    komponen: tuple[Komponen, ...]
    huruf: Mapping[str, int]
    skala: str
    rujukan: tuple[Rujukan, ...]
    berlaku: tuple[int | None, int | None]
    catatan: str = ""

    def bagian(self) -> Iterator[Komponen | SubKomponen]:
        """Components and sub-components, each component before its own."""
        for one in self.komponen:
            yield one
            yield from one.sub


@cache
def lembar(id: str) -> Lembar:
    """The sheet `id`; RuleError names the known ones. Weights are proved to add up to those above them and to 100."""
    path = _HERE / f"{id}.toml"
    known = sorted(one.stem for one in _HERE.glob("*.toml"))
    if id not in known:
        raise RuleError(
            msg('there is no evaluation sheet "{id}".', id=id), hint=msg("Known: {known}.", known=", ".join(known))
        )
    import tomli

    data = tomli.loads(path.read_text("utf-8"))
    made = Lembar(
        id=data["id"],
        judul=data["judul"],
        komponen=tuple(_komponen(one) for one in data["komponen"]),
        huruf=data.get("huruf", {}),
        skala=data["skala"],
        rujukan=tuple(Rujukan(**one) for one in data["rujukan"]),
        berlaku=(data["berlaku"][0] or None, data["berlaku"][1] or None),
        catatan=data.get("catatan", ""),
    )
    _prove(made)
    return made


def untuk_tahun(tahun: int) -> Lembar:
    """The sheet by which the year `tahun` is evaluated; RuleError where none is known.

    Some evaluated 2021 still by 12/2015: name the sheet itself then.
    """
    for path in sorted(_HERE.glob("*.toml"), reverse=True):
        one = lembar(path.stem)
        first, last = one.berlaku
        if (first is None or first <= tahun) and (last is None or tahun <= last):
            return one
    raise RuleError(
        msg("no evaluation sheet is known for {year}.", year=tahun), hint=msg("The oldest one is for 2015.")
    )


def _komponen(data: dict[str, Any]) -> Komponen:
    sub = tuple(
        SubKomponen(one["id"], one["nama"], one["simbol"], Fraction(number(one["bobot"])), tuple(one["kriteria"]))
        for one in data.get("sub", ())
    )
    return Komponen(data["id"], data["nama"], data["simbol"], Fraction(number(data["bobot"])), sub)


def _prove(sheet: Lembar) -> None:
    whole = sum((one.bobot for one in sheet.komponen), Fraction())
    parts = [one for one in sheet.komponen if one.sub and sum(part.bobot for part in one.sub) != one.bobot]
    if whole != 100 or parts:
        raise RuleError(
            msg('sheet "{id}": the weights do not add up.', id=sheet.id),
            hint=msg("Components add up to 100, sub-components to their component."),
        )
