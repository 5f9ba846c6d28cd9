# SPDX-License-Identifier: MIT
"""The same call on a Spark cluster of two worker processes on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from benchmarks.make_national import frame as nation
from frame.nasional import NATIONAL, chosen, differing, expected, rows, rules
from frame.test_periods import quarterly
from frame.test_rekap import CASES
from sakip import frame
from sakip.errors import FrameError

pytest.importorskip("pyspark")
pytestmark = pytest.mark.filterwarnings(
    "ignore::FutureWarning", "ignore::ResourceWarning", "ignore::DeprecationWarning"
)

TWELVE = dict.fromkeys(("target", "realisasi", "realisasi_tahun_lalu"), frame.TWELFTHS)


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    # Two executors of one core each, processes of their own, as on a cluster; the driver may take hardly anything.
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.maxResultSize", "1m").config("spark.driver.host", "127.0.0.1")
    builder = builder.config("spark.sql.shuffle.partitions", "4").config("spark.executor.memory", "1g")
    made = builder.getOrCreate()
    yield made
    made.stop()


def given(session: Any, data: pl.DataFrame, folder: Any) -> Any:
    data.write_parquet(folder / "masukan.parquet")
    return session.read.parquet(str(folder / "masukan.parquet")).repartition(4)


@pytest.mark.parametrize("teks", [False, True], ids=["whole numbers", "texts"])
def test_every_row_as_the_object_path(session: Any, tmp_path: Any, teks: bool) -> None:
    data = rows(teks=teks)
    made = frame.measure(given(session, data, tmp_path), profile=rules, desimal=2, tandai=True)
    made.write.parquet(str(tmp_path / "hasil"))
    found = pl.read_parquet(str(tmp_path / "hasil" / "*.parquet")).sort("indikator")
    assert not differing(found.select("capaian", "alasan", "predikat").rows(), expected(data, rules))
    # Two processes of their own beside the driver.
    executors = session.sparkContext._jsc.sc().getExecutorMemoryStatus().size()
    assert executors == 3


def written(table: Any, folder: Path) -> pl.DataFrame:
    """What the workers write of a frame; none of its rows passes through the driver."""
    table.write.parquet(str(folder))
    return pl.read_parquet(str(folder / "*.parquet"))


def sorted_rows(table: pl.DataFrame) -> list[tuple[Any, ...]]:
    return sorted(table.rows(), key=str)


@pytest.mark.parametrize("case", [None, *CASES])
def test_roll_ups_of_every_rule_as_on_polars(session: Any, tmp_path: Path, case: str | None) -> None:
    data = rows(every=67).with_columns(
        bobot=pl.when(pl.col("indikator") % 23 != 0).then(pl.col("indikator") % 11), bobot_sasaran=pl.col("sasaran") % 3
    )
    options: dict[str, Any] = {"profile": NATIONAL if case is None else chosen(**CASES[case]), "desimal": 2}
    wanted = frame.roll_up(data, **options)
    made = frame.roll_up(given(session, data, tmp_path), **options)
    assert list(made) == list(frame.TINGKAT)
    for level, table in made.items():
        found = written(table, tmp_path / level).select(wanted[level].columns)
        assert sorted_rows(found) == sorted_rows(wanted[level]), level


def test_quarters_and_the_year_before_as_on_polars(session: Any, tmp_path: Path) -> None:
    data = pl.concat([quarterly(), quarterly().with_columns(tahun=2024, realisasi=pl.col("realisasi") + 25)])
    table = given(session, data, tmp_path)
    per, options = ("indikator",), {"profile": NATIONAL, "desimal": 2, "bagian": TWELVE}
    found = [
        frame.measure(frame.last_year(frame.consolidate(one, desimal=2), per=per), **options) for one in (table, data)
    ]
    made = written(found[0], tmp_path / "hasil").select(found[1].columns)
    assert sorted_rows(made) == sorted_rows(found[1])
    assert made["perubahan"].null_count() < len(made)


def test_what_is_doubtful_is_counted_by_the_workers(session: Any, tmp_path: Path) -> None:
    table = given(session, rows(teks=True), tmp_path)
    counts = frame.written(rows(teks=True), desimal=2)
    assert frame.written(table, desimal=2) == counts
    with pytest.raises(FrameError, match="dua cara"):
        frame.measure(table, profile=NATIONAL, desimal=2)


def test_no_row_is_brought_to_the_driver(session: Any, tmp_path: Path) -> None:
    source = str(tmp_path / "masukan.parquet")
    nation(400_000).sink_parquet(source)
    table = session.read.parquet(source).repartition(4)
    made = frame.measure(table, profile=rules, desimal=2)
    means = frame.roll_up(table, profile=rules, rata=NATIONAL, desimal=2)
    # The driver may take one megabyte in all, which is less than the rows have.
    with pytest.raises(Exception, match="maxResultSize"):
        made.collect()
    assert len(written(made, tmp_path / "hasil")) == 400_000
    wanted = frame.roll_up(pl.scan_parquet(source), profile=rules, rata=NATIONAL, desimal=2)
    for level, one in means.items():
        expected_rows = wanted[level].collect()
        assert sorted_rows(written(one, tmp_path / level).select(expected_rows.columns)) == sorted_rows(expected_rows)


def test_the_script_of_the_documentation_runs_by_spark_submit(tmp_path: Path) -> None:
    data = rows(every=67)
    data.write_parquet(tmp_path / "masukan.parquet")
    folders = [str(tmp_path / name) for name in ("masukan.parquet", "hasil", "rekap")]
    script = str(Path(__file__).parents[2] / "docs" / "caranya" / "kirim_spark.py")
    limits = ("--conf", "spark.driver.maxResultSize=1m", "--conf", "spark.ui.enabled=false")
    submit = (str(Path(sys.executable).with_name("spark-submit")), "--master", "local-cluster[2,1,1024]", *limits)
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run((*submit, script, *folders), env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    wanted = frame.measure(data, profile=NATIONAL, desimal=2)
    found = pl.read_parquet(str(tmp_path / "hasil" / "*.parquet")).select(wanted.columns)
    assert sorted_rows(found) == sorted_rows(wanted)
    for level, table in frame.roll_up(data, profile=NATIONAL, desimal=2).items():
        means = pl.read_parquet(str(tmp_path / "rekap" / level / "*.parquet")).select(table.columns)
        assert sorted_rows(means) == sorted_rows(table), level
