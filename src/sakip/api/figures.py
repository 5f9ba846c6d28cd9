# SPDX-License-Identifier: MIT
"""Figures: one achievement, and all that a bundle yields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from sakip.api.regions import resolve, this_year
from sakip.errors import NumberError, TargetError
from sakip.figure import Figure
from sakip.lang import msg
from sakip.model.nilai import Nilai, Polaritas, Tanggal, Teks
from sakip.numbers import Angka
from sakip.profile import Profile

if TYPE_CHECKING:
    from sakip.measurement import Measurement
    from sakip.model import Bundle, CaraHitung


def measure(bundle: Bundle, *, profile: Profile | None = None) -> Measurement:
    """Every figure of `bundle`, by the profile of its own region and year, or by another one.

    Where no plugin is installed for the region, the national choices apply and a note in the measurement's `catatan`
    says so. Raises PluginError where the region's plugin is broken.
    Source: the rule of each figure (``figure.rule.rujukan``).

    >>> measurement = measure(load("bundle-kecil"))
    >>> measurement["capaian:IKU-1:2023"].labelled
    '94,46 %'
    """
    from sakip import measurement as room

    chosen = profile or resolve(bundle.kode, bundle.tahun, asked=False)
    return room.measure(bundle, chosen)


def capaian(
    target: Nilai | str,
    realisasi: Nilai | str,
    *,
    polaritas: Polaritas | str = Polaritas.NAIK,
    wilayah: str | None = None,
    tahun: int | None = None,
    satuan: str | None = None,
    profile: Profile | None = None,
    rumus: str | None = None,
    dengan: Mapping[str, Nilai | str] | None = None,
) -> Figure:
    """Achievement of one indicator, in percent.

    polaritas: whether more is better ("naik"), less ("turun"), or what is nearest to the target ("stabil").
    target, realisasi: numbers, ranges, ratios, dates, names on a ladder, or Indonesian text ("79,35", "69,1-69,5",
    ">= 95", "1:32", "90 menit", "31 Maret 2023", "WTP"); never float. satuan: the indicator's unit, where the numbers
    bring none. wilayah: code of the region whose rules apply, national rules for None; tahun: this year for None.
    rumus: a rule by its id, in place of the region's choice; dengan: what it asks for besides target and realisasi, by
    name (``{"terburuk": 10}``).

    Returns a Figure; one that cannot be computed has ``value is None`` and a `reason`. Raises TargetError for a text
    that no kind of target accepts and for values that `rumus` lacks, RuleError where there is no such rule, and as
    `resolve` does for a region that cannot be had.
    Source: the rule that the profile chose (``figure.rule.rujukan``).

    >>> capaian("84", "79,35").text
    '94,46'
    >>> capaian(8, 9, polaritas="turun").exact
    Fraction(175, 2)
    """
    from sakip.measurement import lower
    from sakip.measurement.recipes import Recipes

    arah = polarity(polaritas)
    year = tahun or this_year()
    recipes = Recipes(profile or resolve(wilayah, year))
    plan, fact = (nilai(one, name) for one, name in ((target, "target"), (realisasi, "realisasi")))
    cara = None if rumus is None else _own_rule(recipes.profile, rumus, dengan or {})
    return lower.capaian(recipes, "capaian", f"capaian:indikator:{year}", arah.value, plan, fact, satuan, cara)


def _own_rule(profile: Profile, rumus: str, dengan: Mapping[str, Nilai | str]) -> CaraHitung:
    """A rule that was asked for by name, with what it needs."""
    from sakip.model.indikator import CaraHitung

    asks = profile.named(rumus).diminta
    lacking = [name for name in asks if name not in dengan]
    if lacking:
        raise TargetError(
            msg('rule "{id}" also asks for {names}.', id=rumus, names=", ".join(lacking)),
            hint=msg("Give each its value: {example}.", example=f"--dengan {lacking[0]}=10"),
        )
    values = {name: nilai(one, name) for name, one in dengan.items()}
    spare = [name for name, one in values.items() if name not in asks and not _start(name, one)]
    if spare:
        raise TargetError(
            msg('rule "{id}" does not ask for {names}.', id=rumus, names=", ".join(spare)),
            hint=msg("It asks for {names}.", names=", ".join(("target", "realisasi", *asks))),
        )
    return CaraHitung(rumus, "--rumus", values)


def _start(name: str, value: Nilai) -> bool:
    """The day from which dates are counted, which no formula names."""
    return name == "awal" and isinstance(value, Tanggal)


def predikat(figure: Figure, *, wilayah: str | None = None, tahun: int | None = None) -> str | None:
    """The class of an achievement on the region's scale; None without a value or a scale."""
    from sakip.measurement.recipes import Recipes

    year = tahun or this_year()
    chosen = resolve(wilayah, year)
    recipe = Recipes(chosen).scale("predikat:capaian", "predikat.capaian")
    value = figure.exact if chosen.get("predikat.capaian", "dasar", "eksak") == "eksak" else figure.value
    if recipe is None or value is None:
        return None
    return recipe.make(f"predikat:{figure.key}", {"nilai": value}).text


def nilai(value: Nilai | str, name: str) -> Nilai:
    """A target or realisation as the model has it. Raises TargetError for a text that is neither number nor name."""
    if isinstance(value, str):
        from sakip.model.bacaan import baca
        from sakip.rules import tangga

        if tangga.find(value) is not None:
            return Teks(value)
        try:
            reading = baca(value)
        except NumberError as error:
            raise TargetError(msg("{name}: {reason}", name=name, reason=error.message), hint=error.hint) from error
        return reading.nilai if isinstance(reading, Angka) and _bare(reading) else reading
    if isinstance(value, date) and not isinstance(value, datetime):
        return Tanggal(value.isoformat(), value)
    if isinstance(value, float | bool):
        hint = msg('Write Decimal("{value}") or the text "{value}".', value=value)
        if isinstance(value, bool):
            hint = msg("Write 1 or 0, if that is meant.")
        raise TargetError(msg("{name}: {value!r} is not an exact number.", name=name, value=value), hint=hint)
    if isinstance(value, Decimal) and not value.is_finite():
        raise TargetError(
            msg("{name}: {value} is no finite number.", name=name, value=value),
            hint=msg('Write "-" where there is no number.'),
        )
    if isinstance(value, get_args(Nilai)):
        return value  # type: ignore[no-any-return]
    raise TargetError(
        msg("{name}: {value!r} is no kind of target.", name=name, value=value),
        hint=msg('Write a number (int or Decimal), its text ("92,5"), or "-" where there is none.'),
    )


def _bare(reading: Angka) -> bool:
    return reading.satuan is None and reading.catatan is None


def polarity(polaritas: object) -> Polaritas:
    """The polarity of a name. Raises TargetError for an unknown one."""
    name = str(polaritas).lower()
    if name in list(Polaritas):
        return Polaritas(name)
    raise TargetError(
        msg('"{polaritas}" is not a polarity.', polaritas=polaritas),
        hint=msg("Known: {known}.", known=", ".join(Polaritas)),
    )
