# SPDX-License-Identifier: MIT
"""Recipes of one profile: each made once, shared by all figures that are computed alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import attrs

from sakip.errors import RuleError
from sakip.figure import Figure, Number, Recipe, figure
from sakip.formula.tree import Expr, series, substitute, sym
from sakip.lang import msg
from sakip.profile import Pilihan, Profile, Rounding
from sakip.rules import compose, get

if TYPE_CHECKING:
    from sakip.rules.base import Rule

TARGETS = {"capaian": "target", "kemajuan": "akhir_renstra", "terhadap-standar": "standar_nasional"}
"""What each kind of achievement is measured against: the symbol that stands for the target in its formula."""


@attrs.frozen(eq=False)
class Pair:
    """The way of nearly all indicators: two plain numbers straight into a recipe."""

    recipe: Recipe
    pick: Callable[[Number, Number], tuple[Number, ...]]

    def make(self, key: str, target: Number, realisasi: Number) -> Figure:
        """The figure at `key`."""
        recipe, inputs = self.recipe, self.pick(target, realisasi)
        return figure(key, recipe, inputs, recipe.function(*inputs))


class Recipes:
    """The recipes of `profile`."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.own = cache(self._own)
        self.capaian = cache(self._capaian)
        self.pair = cache(self._pair)
        self.rentang = cache(self._rentang)
        self.simple = cache(self._simple)
        self.scale = cache(self._scale)
        self.recorded = cache(self._recorded)
        self.total = cache(self._total)
        self.consolidated = cache(self._consolidated)

    def _limits(self, kind: str) -> dict[str, Any]:
        """Cap and floor of a kind of achievement: its own choice, else that of achievements."""
        limits = {}
        for name in ("atas", "bawah"):
            chosen = self.profile.origin(f"batas.{kind}", name) or self.profile.origin("batas.capaian", name)
            if chosen is not None and chosen.nilai is not None:
                limits[f"batas_{name}"] = chosen.nilai
        return limits

    def _own(self, kind: str, rumus: str, dasar: str) -> Recipe:
        """A plain target, by the rule that an indicator names itself; RuleError where it cannot."""
        rule = self.profile.named(rumus)
        if rule.kind != "capaian" or series(rule.formula):
            raise RuleError(
                msg('rule "{id}" computes {kind}, not the achievement of an indicator.', id=rule.id, kind=rule.kind),
                hint=msg("List those that do with: sakip rules"),
            )
        limits = self._limits(kind)
        expr = compose.capaian(rule, compose.AS_IT_IS, "batas_atas" in limits, "batas_bawah" in limits)
        choice = Pilihan(rumus, dasar, rule.rujukan[0])
        return Recipe(
            kind,
            substitute(expr, {"target": sym(TARGETS[kind])}),
            rule,
            self.profile.rounding(kind),
            "%",
            limits,
            choice,
            self.profile.number_format,
        )

    def _capaian(self, kind: str, arah: str) -> Recipe:
        """A plain target. arah: a polaritas, or "ordinal"."""
        key = f"capaian.{arah}"
        limits = self._limits(kind)
        expr = compose.capaian(
            self.profile.rule(key),
            self.profile.nol("naik" if arah == "ordinal" else arah),
            "batas_atas" in limits,
            "batas_bawah" in limits,
        )
        return self._percent(kind, substitute(expr, {"target": sym(TARGETS[kind])}), key, limits)

    def _pair(self, kind: str, arah: str) -> Pair | None:
        """The short way of a plain target; None where the formula asks for more than target and realisation."""
        recipe = self._capaian(kind, arah)
        given = (TARGETS[kind], "realisasi", *recipe.constants)
        if len(recipe.names) < 2 or not set(recipe.names) <= set(given):
            return None
        if recipe.names == given[:2]:
            return Pair(recipe, lambda target, realisasi: (target, realisasi))
        pick: Callable[..., Any] = itemgetter(*(given.index(name) for name in recipe.names))
        fixed = tuple(recipe.constants.values())
        return Pair(recipe, lambda target, realisasi: pick((target, realisasi, *fixed)))

    def _rentang(self, kind: str, arah: str) -> Recipe:
        """A range as target."""
        limits = self._limits(kind)
        outer, inner = self.profile.rule("capaian.rentang"), self.profile.rule(f"capaian.{arah}")
        inside = self.profile.get("capaian.rentang", "di_dalam", compose.UNDEFINED)
        expr = compose.rentang(outer, inner, inside, "batas_atas" in limits, "batas_bawah" in limits)
        return self._percent(kind, expr, "capaian.rentang", limits, (inner,))

    def _percent(self, kind: str, expr: Expr, key: str, limits: dict[str, Any], also: tuple[Rule, ...] = ()) -> Recipe:
        return Recipe(
            kind,
            expr,
            self.profile.rule(key),
            self.profile.rounding(kind),
            "%",
            limits,
            self.profile.origin(key, "rumus"),
            self.profile.number_format,
            also,
        )

    def _simple(self, kind: str, key: str, satuan: str) -> Recipe:
        """A rule as it stands, chosen under `key`."""
        rule = self.profile.rule(key)
        return Recipe(
            kind,
            rule.formula,
            rule,
            self.profile.rounding(kind),
            satuan,
            {},
            self.profile.origin(key, "rumus"),
            self.profile.number_format,
        )

    def _scale(self, kind: str, key: str) -> Recipe | None:
        """The class on a scale; None where the profile has no scale there."""
        scale = self.profile.scale(key)
        if scale is None:
            return None
        return Recipe(kind, scale.formula, scale, None, "", {}, self.profile.origin(key, "skala"))

    def _recorded(self, kind: str, satuan: str) -> Recipe:
        """A value that stands in the bundle, printed as it is."""
        symbol = kind.replace("-", "_").replace(":", "_")
        return Recipe(kind, sym(symbol), None, None, satuan, fmt=self.profile.number_format)

    def _consolidated(self, kind: str, how: str, satuan: str) -> Recipe:
        """Periods or years into one value, in the way that an indicator's card names. A mean is rounded; the others
        have the decimals of their parts."""
        rule = get(f"konsolidasi.{how}")
        rounding = self.profile.rounding(kind) if how == "rata-rata" else None
        return Recipe(kind, rule.formula, rule, rounding, satuan, fmt=self.profile.number_format)

    def _total(self, kind: str) -> Recipe:
        """The sum of amounts of money, which no profile changes."""
        rule = get("rekap.jumlah")
        rounding = Rounding(self.profile.rounding(kind).mode, 0)
        return Recipe(kind, rule.formula, rule, rounding, "Rp", fmt=self.profile.number_format)
