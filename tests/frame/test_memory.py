# SPDX-License-Identifier: MIT
"""A file several times larger than the memory goes through: it streams."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from frame.nasional import NATIONAL, rows
from sakip import frame

ROOM = 96 * 2**20
"""Bytes that a process may take beyond what its libraries take themselves."""

CHILD = """
import resource, sys
from pathlib import Path
import sakip
from sakip import frame
from sakip.frame import berkas

source, out, engine, room = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
profile = sakip.resolve(None, 2023)
def go(source, out):
    return berkas.saved(frame.measure(berkas.opened(source, engine), profile=profile, desimal=2), out)
go(sys.argv[5], out)
own = next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmData"))
resource.setrlimit(resource.RLIMIT_DATA, (own + room, own + room))
if engine == "whole":
    import polars
    polars.read_parquet(source)
go(source, out)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's own here")
@pytest.mark.parametrize("mesin", ["polars", "duckdb"])
def test_a_file_four_times_the_memory_streams(tmp_path: Path, mesin: str) -> None:
    data = rows()
    small, large, out = (tmp_path / f"{name}.parquet" for name in ("kecil", "besar", "hasil"))
    data.head(1000).with_columns(keterangan=pl.lit(b"")).write_parquet(small)
    noise = np.random.default_rng(7)
    many = pl.concat([data] * 25)
    texts = pl.Series("keterangan", [noise.bytes(4096) for _ in range(len(many))], dtype=pl.Binary)
    many.with_columns(texts).write_parquet(large, compression="uncompressed", row_group_size=2_000)
    assert large.stat().st_size > 4 * ROOM
    words = [sys.executable, "-c", CHILD, str(large), str(out), mesin, str(ROOM), str(small)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = pl.scan_parquet(out).drop("keterangan").collect()
    wanted = frame.measure(data, profile=NATIONAL, desimal=2)
    assert found.head(len(data)).equals(wanted.cast(found.schema))
    assert len(found) == len(many)
