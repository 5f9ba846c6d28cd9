# SPDX-License-Identifier: MIT
"""A file four times as large as the memory that ``sakip frame`` may take, from Parquet to Parquet.

``python tests/benchmarks/bench_stream.py [MEGABYTES]``: the size of the file, 2.000 unless told. The
command runs under a limit of a quarter of that (``RLIMIT_DATA``: all that it writes to in memory, its heap and the
stacks of its threads), so that the system itself refuses it more; what it took at its peak is told beside.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import polars as pl

import make_national
from measuring import Ratio, report

MEGA = 2**20
MEGABYTES, WIDE = 2_000, 12
A_ROW = 210
"""Bytes of a row, about: its description is 240 of them."""
COMMAND = """
import resource, sys
resource.setrlimit(resource.RLIMIT_DATA, ({limit}, {limit}))
from sakip.cli import main
try:
    main({words!r})
finally:
    print("PEAK", *(line.split()[1] for line in open("/proc/self/status") if line.startswith(("VmHWM", "VmData"))))
"""


def made(path: Path, megabytes: int) -> int:
    """Write rows with long texts that hardly compress, until the file has this size; how many there are."""
    rows = megabytes * MEGA // A_ROW
    number = pl.col("indikator")
    words = pl.concat_str([number.hash(seed=one).cast(pl.String) for one in range(WIDE)])
    table = make_national.frame(rows).with_columns(uraian=words)
    table.sink_parquet(path, compression="snappy", row_group_size=50_000)
    return rows


def unpacked(path: Path) -> int:
    """Bytes of all columns without compression."""
    return int(duckdb.sql(f"SELECT sum(total_uncompressed_size) FROM parquet_metadata('{path}')").fetchall()[0][0])


def limited(source: Path, result: Path, limit: int) -> int:
    """Bytes at the peak of the command, which may not have more than `limit`."""
    words = ["frame", str(source), "-o", str(result), "--mesin", "duckdb"]
    code = COMMAND.format(limit=limit, words=words)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"under {limit // MEGA} MB: {done.stderr[-2000:]}")
    peak = next(line.split()[1] for line in done.stdout.splitlines() if line.startswith("PEAK"))
    return int(peak) * 1024


def same(source: Path, result: Path, rows: int) -> None:
    """Refuse a result that lacks rows, has them in another order, or does not add up to what there was."""
    keys = pl.col("indikator").set_sorted()
    found = pl.scan_parquet(result).select(keys, "capaian", "alasan")
    bare = pl.col("capaian").is_null() == pl.col("alasan").is_null()
    count, both, ordered = (
        found.select(pl.len(), bare.sum(), (pl.col("indikator").diff() == 1).sum().alias("n")).collect().row(0)
    )
    assert (count, both, ordered) == (rows, 0, rows - 1)
    assert pl.scan_parquet(source).select(pl.len()).collect().item() == rows


def main() -> None:
    """Measure, and leave with 1 where the command takes a quarter of the file or more."""
    megabytes = next((int(one) for one in sys.argv[1:] if one.isdigit()), MEGABYTES)
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder) / "besar.parquet", Path(folder) / "hasil.parquet"
        rows = made(source, megabytes)
        size, wide = source.stat().st_size, unpacked(source)
        print(f"{rows} rows, {size // MEGA} MB on the disk, {wide // MEGA} MB without compression")
        peak = limited(source, result, size // 4)
        same(source, result, rows)
    report([Ratio("file to file: peak memory against the file", peak / MEGA, size / MEGA, "MB", 1 / 4)])


if __name__ == "__main__":
    main()
