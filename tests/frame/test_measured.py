# SPDX-License-Identifier: MIT
"""What the documentation says of speed is what was measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

HERE = Path(__file__).parents[1] / "benchmarks"


def test_the_picture_is_drawn_from_the_results_that_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))
    from benchmarks import plot

    assert plot.PICTURE.read_text("utf-8") == plot.drawn(plot.kept())


def test_each_result_names_its_machine() -> None:
    for path in sorted((HERE / "hasil").glob("*.json")):
        found = json.loads(path.read_text("utf-8"))
        assert {"cpu", "cpus", "gib", "system"} <= found["machine"].keys(), path.name
        assert "python" in found["versions"]


def test_the_equality_that_is_told_had_no_row_that_differs() -> None:
    found = json.loads((HERE / "hasil" / "kesamaan.json").read_text("utf-8"))
    assert found["rows"] == 5_000_000
    assert {"polars", "DuckDB", "pyarrow", "pandas", "dask", "PySpark"} <= found["engines"].keys()
    assert not any(one["berbeda"] for one in found["engines"].values())


def test_less_is_held_where_memory_is_limited(tmp_path: Path) -> None:

    pl.DataFrame({"target": [1], "realisasi": [1]}).write_parquet(tmp_path / "a.parquet")
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_DATA, (2**29, 2**29)); from sakip.frame import berkas; "
        f"made = berkas.opened({str(tmp_path / 'a.parquet')!r}, 'duckdb'); "
        "names = \"'threads', 'memory_limit'\"; "
        "print(made.query('x', f'SELECT value FROM duckdb_settings() WHERE name IN ({names}) ORDER BY name').fetchall())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[('204.7 MiB',), ('1',)]", done.stderr
