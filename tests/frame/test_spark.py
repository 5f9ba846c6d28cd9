# SPDX-License-Identifier: MIT
"""The same call on a Spark cluster of two worker processes on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest

from frame.nasional import NATIONAL, differing, expected, rows, rules
from sakip import frame

pytest.importorskip("pyspark")
pytestmark = pytest.mark.filterwarnings(
    "ignore::FutureWarning", "ignore::ResourceWarning", "ignore::DeprecationWarning"
)


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    # Two executors of one core each, processes of their own, as on a cluster.
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "4").config("spark.executor.memory", "1g")
    made = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    yield made
    made.stop()


def given(session: Any, data: pl.DataFrame, folder: Any) -> Any:
    data.write_parquet(folder / "masukan.parquet")
    return session.read.parquet(str(folder / "masukan.parquet")).repartition(4)


@pytest.mark.parametrize("teks", [False, True], ids=["whole numbers", "texts"])
def test_every_row_as_the_object_path(session: Any, tmp_path: Any, teks: bool) -> None:
    data = rows(teks=teks)
    made = frame.measure(given(session, data, tmp_path), profile=rules, desimal=2)
    made.write.parquet(str(tmp_path / "hasil"))
    found = pl.read_parquet(str(tmp_path / "hasil" / "*.parquet")).sort("indikator")
    assert not differing(found.select("capaian", "alasan", "predikat").rows(), expected(data, rules))
    # Two processes of their own beside the driver.
    executors = session.sparkContext._jsc.sc().getExecutorMemoryStatus().size()
    assert executors == 3


def test_roll_ups_as_on_polars(session: Any, tmp_path: Any) -> None:
    data = rows(every=67)
    wanted = frame.roll_up(data, profile=NATIONAL, desimal=2)
    made = frame.roll_up(given(session, data, tmp_path), profile=NATIONAL, desimal=2)
    for level, table in made.items():
        keys = list(frame.TINGKAT[level])
        assert sorted(map(tuple, table.collect())) == sorted(wanted[level].sort(keys).rows()), level
