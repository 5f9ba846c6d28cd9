# SPDX-License-Identifier: MIT
"""Means of which the whole numbers of an engine could not tell how they round, made once more of exact ratios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

import attrs

from sakip.frame.mesin import Kerja, run
from sakip.frame.rekap import LOWEST, MEAN, WEIGHTED, Aturan, Tahap
from sakip.frame.tepat import Tepat
from sakip.numbers import round_exact

UNSURE = "tak-pasti"

Levels = Mapping[str, Sequence[str]]
Parts = list[tuple[Fraction, Fraction | None]]
"""What a mean is of: values, each with its weight."""


def refined(
    made: dict[str, Any], native: Any, job: Kerja, rule: Aturan, levels: Levels, tepat: Tepat
) -> dict[str, Any]:
    """The tables `made` of `native`, frames of polars in memory, with a mean in every row that had ``tak-pasti``.

    Only the rows under such a mean are gone over once more, and those of them alone that the engine gave a figure.
    """
    import polars as pl

    if not any((table["alasan"] == UNSURE).any() for table in made.values()):
        return made
    assert job.program.rekap is not None
    rows = run(native, job)
    if "provinsi" not in rows.columns:
        rows = rows.with_columns(provinsi=pl.col("wilayah").str.slice(0, 2))
    rows = rows.filter(pl.col(job.program.rekap) == 0)
    return {level: _table(table, rows, _Rata(level, job, rule, levels, tepat), rule) for level, table in made.items()}


def _table(table: Any, rows: Any, rata: _Rata, rule: Aturan) -> Any:
    import polars as pl

    unsure = table.with_row_index("_baris").filter(pl.col("alasan") == UNSURE)
    if unsure.is_empty():
        return table
    keys = rata.levels[rata.level]
    means = []
    for row in unsure.select(keys).iter_rows(named=True):
        own = rows.filter(*(pl.col(name).eq_missing(value) for name, value in row.items()))
        means.append(rata.of(rata.level, own.to_dicts()))
    at, digit = unsure["_baris"].to_list(), rule.rounding.digit
    printed = [round_exact(mean, digit, rule.rounding.mode) for mean in means]
    new = {
        "rata_rata": pl.Series(printed, dtype=pl.Decimal(38, digit)),
        "alasan": pl.Series([None] * len(at), dtype=pl.String),
    }
    if rule.skala is not None:
        asked = means if rule.eksak else printed
        new["predikat"] = pl.Series([_label(rule, Fraction(one)) for one in asked], dtype=pl.String)
    return table.with_columns(**{name: table[name].scatter(at, values) for name, values in new.items()})


def _label(rule: Aturan, mean: Fraction) -> str | None:
    from sakip.formula.absent import Absent
    from sakip.formula.value import value

    assert rule.skala is not None
    rank = value(rule.skala.formula, {"nilai": mean})
    return None if isinstance(rank, Absent) else rule.skala.label(int(rank))


@attrs.frozen
class _Rata:
    """The exact means of a level."""

    level: str
    job: Kerja
    rule: Aturan
    levels: Levels
    tepat: Tepat

    def of(self, level: str, rows: list[dict[str, Any]]) -> Fraction:
        """The mean of a group, which has a value."""
        names = list(self.levels)
        at, stage = names.index(level), self.rule.tahap(level)
        if stage.baris or at == 0:
            parts = [(self._row(row), self._weight(stage, row)) for row in rows]
            return _mean(stage, parts)
        below = names[at - 1]
        keys = self.levels[below]

        def key(row: Mapping[str, Any]) -> tuple[str, ...]:
            return tuple(str(row[name]) for name in keys)

        parts = []
        for _, group in groupby(sorted(rows, key=key), key):
            own = list(group)
            # As a roll-up does it: where the rows of a part disagree on its weight, the largest counts.
            heaviest = {name: max(row[name] for row in own) for name in own[0] if name.startswith(("_n_", "_x_"))}
            parts.append((self._counted(self.of(below, own)), self._weight(stage, heaviest)))
        return _mean(stage, parts)

    def _row(self, row: Mapping[str, Any]) -> Fraction:
        made = self.tepat.compute("capaian", row)
        exact = made.figure.exact
        assert exact is not None
        assert made.angka is not None
        return Fraction(made.angka) if self.rule.tiap else exact

    def _counted(self, mean: Fraction) -> Fraction:
        """A mean as it counts in the next one."""
        rounding = self.rule.rounding
        return Fraction(round_exact(mean, rounding.digit, rounding.mode)) if self.rule.tiap else mean

    def _weight(self, stage: Tahap, row: Mapping[str, Any]) -> Fraction | None:
        column = None if stage.bobot is None else self.job.program.bobot.get(stage.bobot)
        if column is None or stage.rumus != WEIGHTED:
            return None
        return Fraction(Decimal(row[f"_n_{column}"])) if row[f"_x_{column}"] == 0 and row[f"_n_{column}"] >= 0 else None


def _mean(stage: Tahap, parts: Parts) -> Fraction:
    values = [value for value, _ in parts]
    if stage.rumus == LOWEST:
        return min(values)
    weights = [weight for _, weight in parts if weight is not None]
    if stage.rumus == MEAN or len(weights) < len(parts):
        return sum(values, Fraction()) / len(values)
    return sum((value * weight for value, weight in zip(values, weights, strict=True)), Fraction()) / sum(weights)
