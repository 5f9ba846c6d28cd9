# SPDX-License-Identifier: MIT
"""The national rules, one family a module; each module is read when a rule of it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from sakip.errors import RuleError
from sakip.lang import msg
from sakip.rules.base import Rule

_MODULES = ("capaian", "konsolidasi", "rekap", "anggaran", "predikat", "iki", "evaluasi", "indeks")
_HOME = {
    "capaian": "capaian",
    "serapan": "anggaran",
    "efisiensi": "anggaran",
    "rekap": "rekap",
    "kemajuan": "rekap",
    "perubahan": "rekap",
    "predikat": "predikat",
    "konsolidasi": "konsolidasi",
    "iki": "iki",
    "evaluasi": "evaluasi",
    "ikm": "indeks",
    "ip-asn": "indeks",
}


@cache
def _family(module: str) -> dict[str, Rule]:
    rules: tuple[Rule, ...] = import_module(f"sakip.rules.{module}").RULES
    known = {rule.id: rule for rule in rules}
    known.update({alias: rule for rule in rules for alias in rule.alias})
    return known


def find(id: str) -> Rule | None:
    """The national rule with this id or alias, or None."""
    home = _HOME.get(id.partition(".")[0])
    return _family(home).get(id) if home else None


def get(id: str) -> Rule:
    """The national rule with this id or alias; RuleError names the nearest ids where there is none."""
    rule = find(id)
    if rule is None:
        raise unknown(id, [one.id for one in every()])
    return rule


def every() -> Iterator[Rule]:
    """All national rules, family by family."""
    for module in _MODULES:
        yield from dict.fromkeys(_family(module).values())


def unknown(id: str, ids: list[str]) -> RuleError:
    """The error for a rule that is not there."""
    from difflib import get_close_matches

    near = get_close_matches(id, ids, 3, 0.4)
    hint = msg("Nearest: {near}.", near=", ".join(near)) if near else msg("List them with: sakip rules")
    return RuleError(msg('no rule has the id "{id}".', id=id), hint=hint)
