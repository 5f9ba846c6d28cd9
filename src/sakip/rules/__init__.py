# SPDX-License-Identifier: MIT
"""The national rules, one family a module; each module is read when a rule of it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from sakip.errors import RuleError
from sakip.lang import msg
from sakip.rules.base import Rule

_HOMES: dict[str, tuple[str, ...]] = {
    "capaian": ("capaian", "kemenkeu"),
    "konsolidasi": ("konsolidasi",),
    "rekap": ("rekap",),
    "kemajuan": ("rekap",),
    "perubahan": ("rekap",),
    "serapan": ("anggaran",),
    "efisiensi": ("anggaran",),
    "predikat": ("predikat", "predikat_daerah", "predikat_indeks"),
    "iki": ("iki",),
    "pegawai": ("pegawai",),
    "evaluasi": ("evaluasi",),
    "ikm": ("indeks",),
    "ip-asn": ("indeks",),
}
"""By the first part of an id: the modules that may hold the rule, the one asked for most first."""


@cache
def _family(module: str) -> dict[str, Rule]:
    rules: tuple[Rule, ...] = import_module(f"sakip.rules.{module}").RULES
    known = {rule.id: rule for rule in rules}
    known.update({alias: rule for rule in rules for alias in rule.alias})
    return known


def find(id: str) -> Rule | None:
    """The national rule with this id or alias, or None."""
    homes = _HOMES.get(id.partition(".")[0], ())
    return next((rule for home in homes if (rule := _family(home).get(id)) is not None), None)


def get(id: str) -> Rule:
    """The national rule with this id or alias; RuleError names the nearest ids where there is none."""
    rule = find(id)
    if rule is None:
        raise unknown(id, [one.id for one in every()])
    return rule


def every() -> Iterator[Rule]:
    """All national rules, family by family."""
    for module in dict.fromkeys(module for homes in _HOMES.values() for module in homes):
        yield from dict.fromkeys(_family(module).values())


def unknown(id: str, ids: list[str]) -> RuleError:
    """The error for a rule that is not there."""
    from difflib import get_close_matches

    near = get_close_matches(id, ids, 3, 0.4)
    hint = msg("Nearest: {near}.", near=", ".join(near)) if near else msg("List them with: sakip rules")
    return RuleError(msg('no rule has the id "{id}".', id=id), hint=hint)
