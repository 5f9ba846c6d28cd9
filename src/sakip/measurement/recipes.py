# SPDX-License-Identifier: MIT
"""Recipes of one profile: each made once, shared by all figures that are computed alike."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sakip.figure import Recipe
from sakip.formula.tree import Expr, sym
from sakip.profile import Profile, Rounding
from sakip.rules import compose, get

if TYPE_CHECKING:
    from sakip.rules.base import Rule


class Recipes:
    """The recipes of `profile`."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.capaian = cache(self._capaian)
        self.rentang = cache(self._rentang)
        self.simple = cache(self._simple)
        self.scale = cache(self._scale)
        self.recorded = cache(self._recorded)
        self.total = cache(self._total)

    def _limits(self) -> dict[str, Any]:
        limits = {name: self.profile.get("batas.capaian", name) for name in ("atas", "bawah")}
        return {f"batas_{name}": value for name, value in limits.items() if value is not None}

    def _capaian(self, kind: str, arah: str) -> Recipe:
        """A plain target. arah: a polaritas, or "ordinal"."""
        key = f"capaian.{arah}"
        limits = self._limits()
        expr = compose.capaian(
            self.profile.rule(key),
            self.profile.nol("naik" if arah == "ordinal" else arah),
            "batas_atas" in limits,
            "batas_bawah" in limits,
        )
        return self._percent(kind, expr, self.profile.rule(key), key, limits)

    def _rentang(self, kind: str, arah: str) -> Recipe:
        """A range as target."""
        limits = self._limits()
        outer, inner = self.profile.rule("capaian.rentang"), self.profile.rule(f"capaian.{arah}")
        inside = self.profile.get("capaian.rentang", "di_dalam", compose.UNDEFINED)
        expr = compose.rentang(outer, inner, inside, "batas_atas" in limits, "batas_bawah" in limits)
        return self._percent(kind, expr, outer, "capaian.rentang", limits, (inner,))

    def _percent(self, kind: str, expr: Expr, rule: Rule, key: str, limits: dict[str, Any], also: tuple[Rule, ...] = ()) -> Recipe:
        return Recipe(
            kind,
            expr,
            rule,
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

    def _recorded(self, kind: str, symbol: str, satuan: str) -> Recipe:
        """A value that stands in the bundle."""
        money = satuan == "Rp"
        rounding = Rounding(self.profile.rounding(kind).mode, 0) if money else None
        return Recipe(kind, sym(symbol), None, rounding, satuan, fmt=self.profile.number_format)

    def _total(self, kind: str, satuan: str) -> Recipe:
        """The sum of parts, which no profile changes."""
        rule = get("rekap.jumlah")
        rounding = Rounding(self.profile.rounding(kind).mode, 0)
        return Recipe(kind, rule.formula, rule, rounding, satuan, fmt=self.profile.number_format)
