# SPDX-License-Identifier: MIT
"""One run of measuring: figures are made in the order of the chain, each from those before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from sakip.address import Address
from sakip.figure import Figure, Number, Recipe
from sakip.formula.absent import Absent, Lack
from sakip.lang import Message, msg
from sakip.measurement import lower
from sakip.measurement.counts import count
from sakip.measurement.mapping import Measurement
from sakip.measurement.recipes import Recipes

if TYPE_CHECKING:
    from sakip.model import Bundle, Indikator, Nilai, SubKegiatan
    from sakip.profile import Profile


class Work:
    """The figures made so far, and the recipes they share."""

    def __init__(self, bundle: Bundle, profile: Profile) -> None:
        self.bundle = bundle
        self.profile = profile
        self.tahun = bundle.tahun
        self.recipes = Recipes(profile)
        self.figures: dict[str, Figure] = {}
        self.catatan: list[Message] = []
        self.per_rounded = profile.get("rekap.tahap", "nilai") == "tiap"
        self.indikator = {one.id: one for one in bundle.indikator}
        self.of: dict[str, list[Indikator]] = defaultdict(list)
        for one in bundle.indikator:
            self.of[one.untuk].append(one)

    def finish(self) -> Measurement:
        """The measurement."""
        return Measurement(self.bundle, self.profile, self.figures, tuple(self.catatan), self.derive)

    # indicators

    def indicators(self) -> None:
        """Achievement, progress and change of every indicator."""
        tahun, figures, last = self.tahun, self.figures, self.tahun - 1
        plain = {arah: self.recipes.capaian("capaian", arah) for arah in ("naik", "turun", "stabil")}
        ends = {arah: self.recipes.capaian("kemajuan", arah) for arah in ("naik", "turun", "stabil")}
        change = self.recipes.simple("perubahan", "perubahan", "")
        rank = self.recipes.scale("predikat:capaian", "predikat.capaian")
        straight = {arah: _straight(recipe) for arah, recipe in plain.items()}
        exact = self.profile.get("predikat.capaian", "dasar", "eksak") == "eksak"
        for one in self.bundle.indikator:
            id, arah = one.id, str(one.polaritas)
            target, fact = one.target.get(tahun), one.realisasi.get(tahun)
            key = f"capaian:{id}:{tahun}"
            if straight[arah] and _plain(target) and _plain(fact):
                figure = Figure(key, plain[arah], straight[arah](target, fact))
            else:
                figure = self.capaian("capaian", key, one, target, fact)
            figures[key] = figure
            if rank is not None and figure._bottom:
                key = f"predikat:capaian:{id}:{tahun}"
                value = figure.exact if exact else figure.value
                figures[key] = Figure(key, rank, (value,), {"nilai": figure.key})
            end = one.akhir_renstra
            if end is not None:
                key = f"kemajuan:{id}:{tahun}"
                if straight[arah] and _plain(end) and _plain(fact):
                    figures[key] = Figure(key, ends[arah], straight[arah](end, fact))
                else:
                    figures[key] = self.capaian("kemajuan", key, one, end, fact)
            before = one.realisasi.get(last)
            if before is not None and _plain(before) and _plain(fact):
                key = f"perubahan:{id}:{tahun}"
                figures[key] = Figure(key, change, (fact, before))
            if one.standar_nasional is not None:
                key = f"terhadap-standar:{id}:{tahun}"
                figures[key] = self.capaian("terhadap-standar", key, one, one.standar_nasional.nilai, fact)

    def capaian(self, kind: str, key: str, one: Indikator, target: Nilai | None, fact: Nilai | None) -> Figure:
        """Target and realisation of any kind."""
        return lower.capaian(self.recipes, kind, key, str(one.polaritas), target, fact, one.satuan)

    # roll-up

    def sasaran(self) -> None:
        """The means of every sasaran."""
        for one in self.bundle.sasaran:
            ids = [indicator.id for indicator in self.of[one.id]]
            weights = {indicator.id: indicator.bobot for indicator in self.of[one.id]}
            self.roll("rata-rata:capaian", one.id, "rekap.sasaran", [f"capaian:{id}:{self.tahun}" for id in ids], weights)
            self.roll(
                "rata-rata:kemajuan", one.id, "rekap.sasaran", [f"kemajuan:{id}:{self.tahun}" for id in ids], weights
            )
            self.rank(f"rata-rata:capaian:{one.id}:{self.tahun}")
            if one.tujuan is None:
                self.catatan.append(
                    msg("sasaran {id} names no tujuan: {uraian}", id=one.id, uraian=one.uraian)
                )

    def roll(
        self, kind: str, subject: str, choice: str, keys: Iterable[str], weights: dict[str, Decimal | None] | None = None
    ) -> None:
        """The mean of the figures at `keys` that have a value; those that have none are named in a note."""
        recipe = self.recipes.simple(kind, choice, "%")
        key = f"{kind}:{subject}:{self.tahun}"
        asked = [self.figures[one] for one in keys if one in self.figures]
        if not asked:
            return
        have = [one for one in asked if one._bottom]
        notes: tuple[Message, ...] = ()
        if len(have) < len(asked):
            left = ", ".join(one.address.subject for one in asked if not one._bottom)
            notes = (msg("{have} of {all} have a value; left out: {left}", have=len(have), all=len(asked), left=left),)
            self.catatan.append(msg("{key}: {note}", key=key, note=notes[0]))
        values = tuple(self._for_mean(one) for one in have)
        inputs: dict[str, tuple[Number, ...]] = {"nilai": values}
        if "bobot" in recipe.names:
            by_id = weights or {}
            inputs["bobot"] = tuple(by_id.get(one.address.subject) or 1 for one in have)
        self.figures[key] = recipe.make(key, inputs, {"nilai": tuple(one.key for one in have)}, notes)

    def _for_mean(self, figure: Figure) -> Number:
        value = figure.value if self.per_rounded else figure.exact
        assert value is not None
        return value

    def rank(self, key: str) -> None:
        """The class of an achievement or a mean of achievements."""
        recipe = self.recipes.scale(f"predikat:{key.rpartition(':')[0].rpartition(':')[0]}", "predikat.capaian")
        figure = self.figures.get(key)
        if recipe is None or figure is None or figure.exact is None:
            return
        exact = self.profile.get("predikat.capaian", "dasar", "eksak") == "eksak"
        value = figure.exact if exact else figure.value
        self.figures[f"predikat:{key}"] = Figure(f"predikat:{key}", recipe, (value,), {"nilai": key})

    # money

    def money(self) -> None:
        """Ceiling, spending and absorption at every level, and of the programs behind each sasaran."""
        by_kegiatan: dict[str, list[str]] = defaultdict(list)
        by_program: dict[str, list[str]] = defaultdict(list)
        for sub in self.bundle.sub_kegiatan:
            self._sub(sub)
            by_kegiatan[sub.induk].append(sub.kode)
        for kegiatan in self.bundle.kegiatan:
            by_program[kegiatan.induk].append(kegiatan.kode)
            self._level(kegiatan.kode, by_kegiatan[kegiatan.kode])
        leaves = {kegiatan.kode: by_kegiatan[kegiatan.kode] for kegiatan in self.bundle.kegiatan}
        for program in self.bundle.program:
            self._level(program.kode, by_program[program.kode])
            leaves[program.kode] = [sub for one in by_program[program.kode] for sub in by_kegiatan[one]]
        for one in self.bundle.sasaran:
            codes = [support.kode for support in self.bundle.dukungan if support.sasaran == one.id]
            subs = dict.fromkeys(sub for code in codes for sub in leaves.get(code, [code]))
            self._level(one.id, list(subs))
            self._efficiency(one.id)

    def _sub(self, sub: SubKegiatan) -> None:
        for kind, value in (("pagu", sub.pagu.berlaku), ("realisasi", sub.realisasi)):
            key = f"{kind}:{sub.kode}:{self.tahun}"
            self.figures[key] = Figure(key, self.recipes.recorded(kind, kind, "Rp"), (value,))
        self._absorption(sub.kode)

    def _level(self, subject: str, parts: list[str]) -> None:
        if not parts:
            return
        for kind in ("pagu", "realisasi"):
            key = f"{kind}:{subject}:{self.tahun}"
            keys = [f"{kind}:{part}:{self.tahun}" for part in parts]
            figures = [self.figures[one] for one in keys if one in self.figures]
            recipe = self.recipes.total(kind, "Rp")
            lacking = [one for one in figures if not one._bottom]
            if lacking or not figures:
                left = ", ".join(one.address.subject for one in lacking)
                note = msg("{symbol} is missing for {left}", symbol=msg(kind), left=left)
                self.figures[key] = recipe.lacking(key, Absent(Lack.MISSING, kind), None, (note,))
            else:
                values = tuple(one._top for one in figures)
                self.figures[key] = recipe.make(key, {"nilai": values}, {"nilai": tuple(one.key for one in figures)})
        self._absorption(subject)

    def _absorption(self, subject: str) -> None:
        recipe = self.recipes.simple("serapan", "serapan", "%")
        key = f"serapan:{subject}:{self.tahun}"
        sources = {kind: f"{kind}:{subject}:{self.tahun}" for kind in ("pagu", "realisasi")}
        self.figures[key] = recipe.make(
            key, {kind: self.figures[one].exact for kind, one in sources.items()}, dict(sources)
        )

    def _efficiency(self, subject: str) -> None:
        recipe = self.recipes.simple("efisiensi", "efisiensi", "%")
        sources = {
            "capaian": f"rata-rata:capaian:{subject}:{self.tahun}",
            "serapan": f"serapan:{subject}:{self.tahun}",
        }
        if not all(one in self.figures for one in sources.values()):
            return
        key = f"efisiensi:{subject}:{self.tahun}"
        inputs = {name: self.figures[one].exact for name, one in sources.items() if name in recipe.names}
        self.figures[key] = recipe.make(key, inputs, {name: sources[name] for name in inputs})

    # agency

    def agency(self) -> None:
        """The agency as a whole."""
        kode, tahun = self.bundle.kode, self.tahun
        only = self.profile.get("anggaran", "cakupan", "semua") == "dilaksanakan"
        subs = [sub.kode for sub in self.bundle.sub_kegiatan if sub.dilaksanakan or not only]
        self._level(kode, subs)
        sasaran = [one.id for one in self.bundle.sasaran]
        indicators = [one.id for one in self.bundle.indikator if one.untuk in set(sasaran)]
        weights = {one.id: one.bobot for one in (*self.bundle.sasaran, *self.bundle.indikator)}
        for kind in ("capaian", "kemajuan"):
            if self.profile.get("rekap.instansi", "dari", "sasaran") == "indikator":
                keys = [f"{kind}:{id}:{tahun}" for id in indicators]
            else:
                keys = [f"rata-rata:{kind}:{id}:{tahun}" for id in sasaran]
            self.roll(f"rata-rata:{kind}", kode, "rekap.instansi", keys, weights)
        for kind in ("serapan", "efisiensi"):
            self.roll(f"rata-rata:{kind}", kode, "rekap.instansi", [f"{kind}:{id}:{tahun}" for id in sasaran], weights)
        self.rank(f"rata-rata:capaian:{kode}:{tahun}")

    # by address

    def derive(self, where: Address) -> Figure | None:
        """Recorded values, earlier years and counts, made when somebody asks for them."""
        kind, subject, year, key = where.kind, where.subject, where.year, str(where)
        if kind.startswith("jumlah:"):
            number = count(self, kind, subject) if year == self.tahun and subject == self.bundle.kode else None
            return None if number is None else Figure(key, self.recipes.recorded(kind, "jumlah", ""), (number,))
        if kind == "anggaran-pk":
            return self._agreed(key, subject) if year == self.tahun else None
        one = self.indikator.get(subject)
        if one is None:
            return None
        values: dict[str, Nilai | None] = {
            "target": one.target.get(year),
            "realisasi": one.realisasi.get(year),
            "akhir-renstra": one.akhir_renstra,
            "standar-nasional": one.standar_nasional.nilai if one.standar_nasional else None,
        }
        if kind in values:
            return self._recorded(key, kind, one, values[kind])
        if kind == "capaian" and (year in one.target or year in one.realisasi):
            return self.capaian(kind, key, one, values["target"], values["realisasi"])
        if kind == "predikat:sakip":
            return self._sakip(key, one, values["realisasi"])
        return None

    def _recorded(self, key: str, kind: str, one: Indikator, value: Nilai | None) -> Figure:
        recipe = self.recipes.recorded(kind, kind.replace("-", "_"), one.satuan)
        return lower.recorded(recipe, key, one.satuan, value)

    def _agreed(self, key: str, subject: str) -> Figure | None:
        pk = self.bundle.perjanjian_kinerja
        if pk is None:
            return None
        if subject == self.bundle.kode:
            return self.recipes.total("anggaran-pk", "Rp").make(key, {"nilai": tuple(x.anggaran for x in pk.program)})
        found = next((one.anggaran for one in pk.program if one.program == subject), None)
        if found is None:
            return None
        return Figure(key, self.recipes.recorded("anggaran-pk", "anggaran", "Rp"), (found,))

    def _sakip(self, key: str, one: Indikator, value: Nilai | None) -> Figure | None:
        recipe: Recipe | None = self.recipes.scale("predikat:sakip", "predikat.sakip")
        fact = self._recorded(f"realisasi:{one.id}:{self.tahun}", "realisasi", one, value)
        return None if recipe is None else recipe.make(key, {"nilai": fact.exact}, {"nilai": fact.key})


def _plain(value: object) -> bool:
    kind = type(value)
    return kind is int or kind is Decimal


def _straight(recipe: Recipe):  # type: ignore[no-untyped-def]
    """How a plain pair becomes the recipe's inputs; None where the recipe asks for more than target and realisation."""
    fixed = recipe.constants
    order = recipe.names
    if set(order) - set(fixed) != {"target", "realisasi"}:
        return None
    if order == ("target", "realisasi"):
        return lambda target, fact: (target, fact)
    if order == ("realisasi", "target"):
        return lambda target, fact: (fact, target)
    return lambda target, fact: tuple({**fixed, "target": target, "realisasi": fact}[name] for name in order)
