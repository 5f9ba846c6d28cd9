# SPDX-License-Identifier: MIT
"""A region's dated choices, merged: national, province, regency, agency; the nearest answers.

Each choice knows its origin and its reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from sakip import rules
from sakip.errors import ProfileError, RuleError
from sakip.lang import msg
from sakip.numbers import ID, Mode, NumberFormat
from sakip.profile.keys import FAMILIES, KEYS
from sakip.profile.read import Choice, Choices, read
from sakip.references import Rujukan
from sakip.rules.base import Rule
from sakip.rules.compose import Nol
from sakip.rules.scale import Scale

__all__ = ["Choice", "Choices", "Pilihan", "Profile", "Rounding", "read", "resolve"]


@attrs.frozen
class Pilihan:
    """One value that is in force: what, whose choice it is, and why."""

    nilai: Any
    asal: str
    rujukan: Rujukan


@attrs.frozen
class Rounding:
    """How a kind of figure is rounded."""

    mode: Mode
    digit: int


@attrs.define(slots=False, eq=False)
class Profile:
    """What applies in one region in one year. Made by `resolve`; not to be changed.

    kode, tahun: what was asked for. wilayah: names of the regions whose choices it holds, the nearest last.
    pilihan: value in force by (key, field). aturan: rules that plugins brought, by id. asal: distributions and versions.
    """

    kode: str
    tahun: int
    wilayah: tuple[str, ...]
    pilihan: Mapping[tuple[str, str], Pilihan]
    aturan: Mapping[str, Rule] = attrs.field(factory=dict)
    versi: Mapping[str, str] = attrs.field(factory=dict)

    def get(self, key: str, field: str, default: Any = None) -> Any:
        """The value in force; `default` where no region says anything."""
        found = self.pilihan.get((key, field))
        return default if found is None else found.nilai

    def origin(self, key: str, field: str) -> Pilihan | None:
        """The value with its origin and reference."""
        return self.pilihan.get((key, field))

    def rule(self, key: str) -> Rule:
        """The rule chosen under `key`; RuleError where there is no such rule."""
        id = self.get(key, "rumus")
        if id is None:
            raise RuleError(msg('the profile of {kode} chooses no rule for "{key}".', kode=self.kode, key=key))
        return self._rule(id)

    def _rule(self, id: str) -> Rule:
        rule = self.aturan.get(id) or rules.find(id)
        if rule is None:
            raise rules.unknown(id, [*self.aturan, *(one.id for one in rules.every())])
        return rule

    def scale(self, key: str) -> Scale | None:
        """The scale chosen under `key`, with the gap policy in force; None where there is none."""
        id = self.get(key, "skala")
        if id is None or id == "tanpa":
            return None
        rule = self._rule(id)
        if not isinstance(rule, Scale):
            raise RuleError(msg('"{id}" is not a scale.', id=id), hint=msg('Choose one whose id begins "predikat.".'))
        celah = self.get(key, "celah")
        return rule if celah is None or celah == rule.celah else rule.dengan(celah)

    def nol(self, polaritas: str) -> Nol:
        """The answers for zero and negative values."""
        fields = {field.name: self.get(f"nol.{polaritas}", field.name) for field in attrs.fields(Nol)}
        return Nol(**{name: value for name, value in fields.items() if value is not None})

    def rounding(self, kind: str) -> Rounding:
        """How figures of `kind` are rounded: its own choice, else that of the kind it averages, else the general one."""
        return self._roundings[kind]

    @cached_property
    def _roundings(self) -> _Roundings:
        return _Roundings(self)

    @cached_property
    def number_format(self) -> NumberFormat:
        """How numbers are written."""
        desimal, ribuan = self.get("angka", "desimal", ID.desimal), self.get("angka", "ribuan", ID.ribuan)
        return ID if (desimal, ribuan) == (ID.desimal, ID.ribuan) else NumberFormat(desimal, ribuan)

    def keys(self) -> Iterator[str]:
        """The dotted names of all choices in force, in the order of the documentation."""
        order = [*KEYS, *FAMILIES]
        names = dict.fromkeys(key for key, _ in self.pilihan)
        return iter(sorted(names, key=lambda name: order.index(name if name in KEYS else name.partition(".")[0])))

    def check(self) -> None:
        """Raise what a choice would raise when used: a rule that is not there, a scale with a hole."""
        for key, field in self.pilihan:
            if field == "rumus":
                self.rule(key)
            elif field == "skala":
                self.scale(key)


class _Roundings(dict[str, Rounding]):
    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    def __missing__(self, kind: str) -> Rounding:
        names = [kind, *([kind.partition(":")[2]] if ":" in kind else []), "umum"]
        keys = [f"pembulatan.{name}" for name in names]
        mode = next((found for key in keys if (found := self.profile.get(key, "mode")) is not None), Mode.HALF_UP)
        digit = next((found for key in keys if (found := self.profile.get(key, "digit")) is not None), 2)
        self[kind] = rounding = Rounding(Mode(mode), digit)
        return rounding


def resolve(
    chain: Iterable[Choices],
    kode: str,
    tahun: int,
    *,
    aturan: Mapping[str, Rule] | None = None,
    versi: Mapping[str, str] | None = None,
) -> Profile:
    """One profile from the choices of a chain of regions, the widest first.

    A field that the nearer region does not name keeps what the wider one says. Raises ProfileError where one region
    makes two choices under one key for the same year.
    """
    pilihan: dict[tuple[str, str], Pilihan] = {}
    names = []
    for choices in chain:
        names.append(choices.nama)
        seen: dict[str, Choice] = {}
        for choice in choices.choices:
            if not choice.holds(tahun):
                continue
            if choice.key in seen:
                raise ProfileError([_twice(choices, choice, tahun)])
            seen[choice.key] = choice
            for field, value in choice.values.items():
                pilihan[choice.key, field] = Pilihan(value, choices.asal, choice.rujukan)
    return Profile(kode, tahun, tuple(names), pilihan, dict(aturan or {}), dict(versi or {}))


def _twice(choices: Choices, choice: Choice, tahun: int) -> Any:
    from sakip.errors import Fault, Place

    return Fault(
        "profile",
        msg('two choices under "{key}" hold in {tahun}.', key=choice.key, tahun=tahun),
        Place(choices.asal or choices.kode, None, choice.key),
        msg("Give each its years with berlaku_sejak and berlaku_sampai."),
    )
