# SPDX-License-Identifier: MIT
"""One run of measuring: the figures made so far, and the recipes they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sakip.figure import Figure
from sakip.lang import Message
from sakip.measurement.recipes import Recipes

if TYPE_CHECKING:
    from sakip.model import Bundle, Indikator, Kegiatan, Program, SubKegiatan
    from sakip.profile import Profile


class Run:
    """What every part of measuring needs: the data, the choices, and the figures made before it.

    figures: by address, in the order of the chain. of: indicators by what they measure. levels: of the budget by code;
    parts: what each kegiatan and program is made of.
    """

    def __init__(self, bundle: Bundle, profile: Profile) -> None:
        self.bundle = bundle
        self.profile = profile
        self.tahun = bundle.tahun
        self.recipes = Recipes(profile)
        self.figures: dict[str, Figure] = {}
        self.catatan: list[Message] = []
        self.indikator = {one.id: one for one in bundle.indikator}
        self.of: dict[str, list[Indikator]] = defaultdict(list)
        for one in bundle.indikator:
            self.of[one.untuk].append(one)
        self.levels: dict[str, Program | Kegiatan | SubKegiatan] = {
            one.kode: one for level in (bundle.program, bundle.kegiatan, bundle.sub_kegiatan) for one in level
        }
        self.parts: Mapping[str, Sequence[str]] = {}
        self.exact_class = profile.get("predikat.capaian", "dasar", "eksak") == "eksak"
        self.rounded_first = profile.get("rekap.tahap", "nilai", "akhir") == "tiap"

    def put(self, figure: Figure) -> Figure:
        """Keep `figure` under its address."""
        self.figures[figure.key] = figure
        return figure

    def rank(self, figure: Figure) -> Figure | None:
        """The class of an achievement or a mean of achievements; None without a value or a scale."""
        recipe = self.recipes.scale("predikat:capaian", "predikat.capaian")
        if recipe is None or figure.absent is not None:
            return None
        if figure.recipe.kind != "capaian":
            recipe = self.recipes.scale(f"predikat:{figure.recipe.kind}", "predikat.capaian") or recipe
        value = figure.exact if self.exact_class else figure.value
        return Figure(f"predikat:{figure.key}", recipe, (value,), recipe.function(value), {"nilai": figure.key})
