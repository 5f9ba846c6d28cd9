# SPDX-License-Identifier: MIT
"""Frames against what a good analyst writes by hand for the same rules, and against what many would write.

``python tests/benchmarks/bench_frame.py [ROWS] [--simpan]``: where results are kept, also growth from 10^4 to 10^7
rows, file to file, in time and in the peak memory of whole processes. By hand means equal in every row: on negatives,
empty cells, zero targets.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl

import make_national
import sakip
from measuring import Ratio, compare, report, timed
from sakip import frame

ROWS, ROUNDS = 1_000_000, 5
PROFILE = sakip.resolve(None, 2023)
MOST = 10**13
CLASSES = ((91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah"))


def mine_polars(path: Path) -> pl.DataFrame:
    return frame.measure(pl.scan_parquet(path), profile=PROFILE, desimal=2).collect()


def hand_polars(path: Path) -> pl.DataFrame:
    """The national rules in polars, by hand: whole numbers, half away from zero, all reasons."""
    t, r, way = pl.col("target"), pl.col("realisasi"), pl.col("polaritas")
    top = (
        pl.when(way == "naik").then(r).when(way == "turun").then(2 * t - r).otherwise(t - (r - t).abs())
    )  # fmt: skip
    why = (
        pl.when(t.is_null() | r.is_null()).then(pl.lit("kosong"))
        .when((t.abs() > MOST) | (r.abs() > MOST)).then(pl.lit("luar-batas"))
        .when(~way.is_in(["naik", "turun", "stabil"])).then(pl.lit("polaritas"))
        .when(t == 0).then(pl.lit("target-nol"))
        .when(t < 0).then(pl.lit("target-negatif"))
    )  # fmt: skip
    size = (20_000 * pl.col("top").abs() + t) // (2 * t)
    made = pl.when(pl.col("top") < 0).then(-size).otherwise(size)
    kelas: Any = pl.lit("Sangat Rendah")
    for bound, label in reversed(CLASSES):
        kelas = pl.when(100 * pl.col("top") >= bound * t).then(pl.lit(label)).otherwise(kelas)
    there = pl.col("alasan").is_null()
    number = (made.cast(pl.Decimal(38, 0)) * pl.lit(Decimal("0.01"))).cast(pl.Decimal(38, 2))
    return (
        pl.scan_parquet(path)
        .with_columns(alasan=why, top=top)
        .with_columns(capaian=pl.when(there).then(number), predikat=pl.when(there).then(kelas))
        .drop("top")
        .collect()
    )


def mine_duckdb(path: Path) -> Any:
    return frame.measure(duckdb.connect().read_parquet(str(path)), profile=PROFILE, desimal=2).to_arrow_table()


def hand_duckdb(path: Path) -> Any:
    """The same in SQL."""
    classes = " ".join(f"WHEN 100 * top >= {bound} * target THEN '{label}'" for bound, label in CLASSES)
    return (
        duckdb.connect()
        .sql(f"""
        SELECT * EXCLUDE (top), CASE WHEN alasan IS NULL THEN CAST(CAST(CASE WHEN top < 0
            THEN -((20000 * abs(top) + target) // (2 * target)) ELSE (20000 * top + target) // (2 * target) END
            AS DECIMAL(18, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(18, 2)) END AS capaian,
          CASE WHEN alasan IS NULL THEN CASE {classes} ELSE 'Sangat Rendah' END END AS predikat
        FROM (
          SELECT *, CASE WHEN alasan IS NOT NULL THEN NULL WHEN polaritas = 'naik' THEN realisasi
            WHEN polaritas = 'turun' THEN 2 * target - realisasi ELSE target - abs(realisasi - target) END AS top
          FROM (SELECT *, CASE WHEN target IS NULL OR realisasi IS NULL THEN 'kosong'
              WHEN abs(target) > {MOST} OR abs(realisasi) > {MOST} THEN 'luar-batas'
              WHEN polaritas NOT IN ('naik', 'turun', 'stabil') THEN 'polaritas'
              WHEN target = 0 THEN 'target-nol' WHEN target < 0 THEN 'target-negatif' END AS alasan
            FROM read_parquet('{path}')))
    """)
        .to_arrow_table()
    )


def pandas_floats(path: Path) -> pd.DataFrame:
    """What a good analyst writes in pandas, with floats; it is wrong in some rows."""
    import numpy as np

    data = pd.read_parquet(path)
    t, r, way = data["target"] / 100, data["realisasi"] / 100, data["polaritas"]
    with np.errstate(all="ignore"):
        value = np.select([way == "naik", way == "turun"], [r / t * 100, (2 * t - r) / t * 100],
                          100 - (r - t).abs() / t * 100)  # fmt: skip
    why = np.select(
        [t.isna() | r.isna(), r.abs() > 1e11, ~way.isin(["naik", "turun", "stabil"]), t == 0, t < 0],
        ["kosong", "luar-batas", "polaritas", "target-nol", "target-negatif"], "",
    )  # fmt: skip
    fine = why == ""
    data["capaian"] = np.where(fine, np.sign(value) * np.floor(np.abs(value) * 100 + 0.5) / 100, np.nan)
    data["alasan"] = pd.Series(why).where(~fine)
    labels = np.select([value >= bound for bound, _ in CLASSES], [label for _, label in CLASSES], "Sangat Rendah")
    data["predikat"] = pd.Series(labels).where(fine)
    return data


def row_by_row(path: Path) -> Any:
    """A function for a row, applied to all."""

    def one(row: Any) -> tuple[float | None, str | None, str | None]:
        t, r, way = row["target"], row["realisasi"], row["polaritas"]
        if pd.isna(t) or pd.isna(r):
            return None, "kosong", None
        if abs(r) > MOST:
            return None, "luar-batas", None
        if way not in ("naik", "turun", "stabil"):
            return None, "polaritas", None
        if t <= 0:
            return None, "target-nol" if t == 0 else "target-negatif", None
        t, r = t / 100, r / 100
        value = r / t if way == "naik" else (2 * t - r) / t if way == "turun" else 1 - abs(r - t) / t
        label = next((label for bound, label in CLASSES if value * 100 >= bound), "Sangat Rendah")
        return round(value * 100, 2), None, label

    return pd.read_parquet(path).apply(one, axis=1)


def peak(work: str, path: Path) -> float:
    """Megabytes at the peak of a whole process that does `work`."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import bench_frame; "
        f"from pathlib import Path; bench_frame.{work}(Path({str(path)!r})); "
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout) / 1024


def same(path: Path) -> int:
    """Refuse to measure against what computes something else; the rows in which floats do."""
    names = ["capaian", "alasan", "predikat"]
    mine = mine_polars(path).select(names)
    duck = pl.from_arrow(hand_duckdb(path)).select(names)  # type: ignore[union-attr]
    for other in (hand_polars(path).select(names), duck):
        assert mine.with_columns(pl.col("capaian").cast(pl.Decimal(38, 2))).equals(
            other.with_columns(pl.col("capaian").cast(pl.Decimal(38, 2)))
        )
    floats = pandas_floats(path)["capaian"]
    wrong = (mine["capaian"].cast(pl.Float64) - pl.Series(floats.to_numpy())).abs().fill_nan(0).fill_null(0) > 0.004
    print(f"rows where pandas with floats prints another figure: {wrong.sum()} of {len(floats)}")
    return int(wrong.sum())


def main() -> None:
    """Measure, print, and with ``--simpan`` keep."""
    words = sys.argv[1:]
    count = next((int(one) for one in words if one.isdigit()), ROWS)
    with tempfile.TemporaryDirectory() as folder:
        path, small = Path(folder) / "nasional.parquet", Path(folder) / "kecil.parquet"
        make_national.frame(count).sink_parquet(path)
        make_national.frame(20_000).sink_parquet(small)
        wrong = same(path)
        ratios = [
            compare("polars, lazy: against by hand", lambda: mine_polars(path), lambda: hand_polars(path), 1.4, ROUNDS),
            _row_by_row(path, count, small),
            compare("DuckDB: against SQL by hand", lambda: mine_duckdb(path), lambda: hand_duckdb(path), 1.5, ROUNDS),
            compare("polars: against pandas, floats", lambda: mine_polars(path), lambda: pandas_floats(path), 1 / 3, 3),
            Ratio("polars: peak memory", peak("mine_polars", path), peak("hand_polars", path), "MB", 1.3),
        ]
        more = {"rows": count, "berbeda": wrong, "growth": _growth(Path(folder))} if "--simpan" in words else {}
    report(ratios, more)


def _row_by_row(path: Path, count: int, small: Path) -> Ratio:
    # In turns, so that a slow moment of the machine meets both; the best of each.
    pairs = [(timed(lambda: mine_polars(path)) / count, timed(lambda: row_by_row(small)) / 20_000) for _ in range(5)]
    own, per_row = (min(one) for one in zip(*pairs, strict=True))
    return Ratio("polars: against apply by row (goal 0.01)", own * 1e9, per_row * 1e9, "ns", 1 / 50)


def _growth(folder: Path) -> list[dict[str, Any]]:
    growth = []
    for size in (10**4, 10**5, 10**6, 10**7):
        path = folder / f"{size}.parquet"
        make_national.frame(size).sink_parquet(path)
        streamed(path)
        times = [timed(partial(streamed, path)) for _ in range(3)]
        growth.append({"rows": size, "seconds": round(min(times), 4), "megabytes": round(peak("streamed", path))})
        path.unlink()
    return growth


def streamed(path: Path) -> None:
    """From file to file."""
    frame.measure(pl.scan_parquet(path), profile=PROFILE, desimal=2).sink_parquet(path.with_suffix(".hasil"))


if __name__ == "__main__":
    main()
