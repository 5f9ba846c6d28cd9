# SPDX-License-Identifier: MIT
"""Every row of a made-up nation by each engine and by the object path: ``python check_equal.py [ROWS]``.

Prints, for each engine, how many rows differ (none may) and how many the engine leaves to the object path.
"""

from __future__ import annotations

import sys
import tempfile
import time
from decimal import Decimal
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import make_national

CHUNK = 250_000
RESULTS = ["capaian", "alasan", "predikat"]


def engines(source: Path, folder: Path) -> dict[str, Path]:
    """The results of each engine as files, in the order of the rows."""
    import duckdb
    import polars as pl
    import pyarrow.parquet as pq

    import sakip
    from sakip import frame

    options: dict[str, Any] = {"profile": sakip.resolve(None, 2023), "desimal": 2}
    made = {name: folder / f"{name}.parquet" for name in ("polars", "DuckDB", "pyarrow")}
    frame.measure(pl.scan_parquet(source), **options).select("indikator", *RESULTS).sink_parquet(made["polars"])
    relation = frame.measure(duckdb.connect().read_parquet(str(source)), **options)
    relation.select("indikator", *RESULTS).order("indikator").write_parquet(str(made["DuckDB"]))
    pq.write_table(frame.measure(pq.read_table(source), **options).select(["indikator", *RESULTS]), made["pyarrow"])
    return made


def checked(source: Path, made: dict[str, Path], start: int) -> dict[str, tuple[int, int]]:
    """Rows that differ and rows that were left, by engine, of one part of the rows."""
    import polars as pl

    import sakip
    from sakip.measurement import lower
    from sakip.measurement.recipes import Recipes

    profile = sakip.resolve(None, 2023)
    recipes = Recipes(profile)
    scale = recipes.scale("predikat:capaian", "predikat.capaian")
    part = pl.scan_parquet(source).slice(start, CHUNK).select("target", "realisasi", "polaritas").collect()
    wanted = []
    for target, fact, arah in part.iter_rows():
        plan, done = (None if one is None else Decimal(one).scaleb(-2) for one in (target, fact))
        figure = lower.capaian(recipes, "capaian", "capaian:x:2023", arah if arah != "?" else "naik", plan, done, None)
        if plan is None or done is None:
            wanted.append((None, "kosong", None))
        elif arah == "?":
            wanted.append((None, "polaritas", None))
        elif figure.absent is not None:
            wanted.append((None, figure.absent.what, None))
        else:
            wanted.append((figure.value, None, scale.make("p", {"nilai": figure.exact}).text if scale else None))
    found = {}
    for name, path in made.items():
        rows = pl.scan_parquet(path).slice(start, CHUNK).select(RESULTS).collect().rows()
        left = [row[1] == "luar-batas" for row in rows]
        wrong = sum(row != other and not skip for row, other, skip in zip(rows, wanted, left, strict=True))
        found[name] = (wrong, sum(left))
    return found


def main() -> None:
    """Check all rows, and leave with 1 where one differs."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "nasional.parquet"
        make_national.frame(count).sink_parquet(source)
        made = engines(source, Path(folder))
        print(f"engines done after {time.monotonic() - begun:.0f} s", flush=True)
        with get_context("spawn").Pool(2) as pool:
            total: dict[str, list[int]] = {name: [0, 0] for name in made}
            for at, one in enumerate(pool.imap_unordered(partial(checked, source, made), range(0, count, CHUNK)), 1):
                for name, (wrong, left) in one.items():
                    total[name][0] += wrong
                    total[name][1] += left
                print(f"{min(at * CHUNK, count)} rows after {time.monotonic() - begun:.0f} s: {total}", flush=True)
    sys.exit(any(wrong for wrong, _ in total.values()))


if __name__ == "__main__":
    main()
