# SPDX-License-Identifier: MIT
"""A made-up nation of any size, the same each time: one row for an indicator in a year.

``python tests/benchmarks/make_national.py FILE.parquet [ROWS] [--teks]``

Regions, agencies and sasaran are numbered, none of them is a real one. Targets are 1 to 300,00 and realisations -20 to
180 percent of them, both evenly spread. What is dirty is dirty at the rates of `RATES`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import polars as pl

REGIONS, AGENCIES, AIMS, YEARS = 514, 35, 8, range(2019, 2024)

RATES = {
    "target kosong": 10, "realisasi kosong": 20, "target nol": 20, "target negatif": 2, "polaritas salah": 1,
    "terlalu besar": 1, "ambigu": 8, "kata": 12, "titik desimal": 80, "persen": 60, "setrip": 15,
}  # fmt: skip
"""How many rows of a thousand; from "ambigu" on in texts alone."""


def frame(rows: int, *, teks: bool = False, seed: int = 2023) -> Any:
    """The data as a lazy frame of polars: whole numbers of hundredths, or texts as reports print them."""
    i = pl.col("i")

    def dice(number: int, sides: int) -> pl.Expr:
        # Two rounds of a small multiplicative generator: no library's own numbers, which may change.
        first = (i * 48_271 + (seed + 7919 * number)) % 2_147_483_647
        return ((first * 69_621 + 12_345 * number) % 2_147_483_647) % 1_000_003 % sides

    def one_of(number: int, *values: str) -> pl.Expr:
        chosen = dice(number, len(values))
        expr: Any = pl.lit(values[-1])
        for at, value in enumerate(values[:-1]):
            expr = pl.when(chosen == at).then(pl.lit(value)).otherwise(expr)
        return expr

    def part(number: int, name: str) -> pl.Expr:
        return dice(number, 1000) < RATES[name]

    region = i // (AGENCIES * AIMS) % REGIONS
    padded = pl.col("r") % 14 + 1
    target = pl.when(part(1, "target nol")).then(0).otherwise(dice(2, 30_000) + 1)
    target = pl.when(part(3, "target negatif")).then(-target).otherwise(target)
    fact = (pl.col("target") * (dice(4, 20_000) - 2_000)) // 10_000
    fact = pl.when(part(5, "terlalu besar")).then(9 * 10**17).otherwise(fact)
    made = (
        pl.LazyFrame({"i": pl.int_range(rows, eager=True)})
        .with_columns(r=region, target=target.cast(pl.Int64))
        .with_columns(realisasi=fact.cast(pl.Int64))
        .select(
            tahun=(YEARS[0] + i % len(YEARS)).cast(pl.Int32),
            wilayah=(11 + pl.col("r") // 14).cast(pl.String) + "." + padded.cast(pl.String).str.zfill(2),
            perangkat_daerah=(i // AIMS % AGENCIES + 1).cast(pl.Int32),
            sasaran=(i % AIMS + 1).cast(pl.Int32),
            indikator=i,
            polaritas=pl.when(part(6, "polaritas salah")).then(pl.lit("?")).otherwise(
                one_of(7, "naik", "naik", "naik", "turun", "stabil")
            ),
            target=pl.when(~part(8, "target kosong")).then(pl.col("target")),
            realisasi=pl.when(~part(9, "realisasi kosong")).then(pl.col("realisasi")),
        )
    )  # fmt: skip
    if not teks:
        return made
    return made.with_columns(_text("target", 20), _text("realisasi", 30))


def _text(name: str, number: int) -> pl.Expr:
    value = pl.col(name)
    whole = value.abs() // 100
    sign = pl.when(value < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    tail = (value.abs() % 100).cast(pl.String).str.zfill(2)
    plain = sign + whole.cast(pl.String)
    roll = _on_indikator(number)
    bounds, at = {}, 0
    for key in ("ambigu", "kata", "titik desimal", "persen", "setrip"):
        at += RATES[key]
        bounds[key] = at
    return (
        pl.when(value.is_null()).then(None)
        .when(roll < bounds["ambigu"]).then((whole % 99 + 1).cast(pl.String) + ".125")
        .when(roll < bounds["kata"]).then(pl.lit("sesuai target"))
        .when(roll < bounds["titik desimal"]).then(plain + "." + tail)
        .when(roll < bounds["persen"]).then(plain + "," + tail + " %")
        .when(roll < bounds["setrip"]).then(pl.lit("-"))
        .when(value % 100 == 0).then(plain)
        .otherwise(plain + "," + tail)
        .alias(name)
    )  # fmt: skip


def _on_indikator(number: int) -> pl.Expr:
    return ((pl.col("indikator") * 48_271 + 7919 * number) % 2_147_483_647 * 69_621 % 2_147_483_647) % 1_000_003 % 1000


if __name__ == "__main__":
    path, rest = Path(sys.argv[1]), sys.argv[2:]
    count = next((int(one) for one in rest if one.isdigit()), 1_000_000)
    frame(count, teks="--teks" in rest).sink_parquet(path)
    print(path, count)
