# SPDX-License-Identifier: MIT
"""Quarters into years as `sakip.rules.konsolidasi` makes them, and the year before from the rows of that year."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import duckdb
import polars as pl
import pytest

import sakip
from frame.nasional import NATIONAL
from sakip import frame
from sakip.errors import FrameError
from sakip.formula.absent import Absent
from sakip.frame.triwulan import RULES
from sakip.numbers import Rasio
from sakip.rules.konsolidasi import Lubang, konsolidasi

ENGINES = ("polars", "pyarrow", "DuckDB")


def given(data: pl.DataFrame, engine: str) -> Any:
    if engine == "polars":
        return data
    return data.to_arrow() if engine == "pyarrow" else duckdb.connect().from_arrow(data.to_arrow())


def taken(made: Any) -> pl.DataFrame:
    if isinstance(made, pl.DataFrame):
        return made
    return made.pl() if hasattr(made, "pl") else pl.DataFrame(pl.from_arrow(made))


CASES = [quarters for quarters in product([None, 0, 325, 2500], repeat=4)][::5]


def quarterly() -> pl.DataFrame:
    """Each way to fill four quarters, once for each rule; quarters that are empty may lack their row, too."""
    rows = [
        {"indikator": at * 10 + number, "tahun": 2023, "konsolidasi": name, "triwulan": k, "target": 1000 + k,
         "realisasi": value}
        for at, quarters in enumerate(CASES)
        for number, name in enumerate(RULES)
        for k, value in enumerate(quarters, 1)
        if value is not None or at % 2
    ]  # fmt: skip
    return pl.DataFrame(rows).sample(fraction=1, shuffle=True, seed=5)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("lubang", list(Lubang))
def test_quarters_as_the_rules_make_them(engine: str, lubang: Lubang) -> None:
    made = frame.consolidate(given(quarterly(), engine), lubang=lubang, desimal=2)
    found = {row["indikator"]: row for row in taken(made).iter_rows(named=True)}
    measured = frame.measure(made, profile=NATIONAL, desimal=2, bagian=frame.TWELFTHS)
    capaian = dict(taken(measured).select("indikator", "capaian").rows())
    for (at, quarters), (number, name) in product(enumerate(CASES), enumerate(RULES)):
        row = found.get(at * 10 + number)
        if row is None:
            assert quarters == (None,) * 4
            continue
        values = [None if one is None else Decimal(one) / 100 for one in quarters]
        fact = konsolidasi(f"konsolidasi.{name}", values, lubang)
        expected = None if isinstance(fact, Absent) else fact * 100 * frame.TWELFTHS
        assert (row["realisasi"], row["konsolidasi_alasan"]) == (expected, None), (quarters, name)
        if expected is not None and row["target"] is not None:
            pair = (Rasio(one, Decimal(row[one]), Decimal(1200)) for one in ("target", "realisasi"))
            figure = sakip.capaian(*pair, profile=NATIONAL)
            assert capaian[row["indikator"]] == figure.value


def test_a_quarter_that_is_there_twice_or_cannot_be_read_is_said() -> None:
    data = pl.DataFrame(
        {"indikator": [1, 1, 2, 2], "triwulan": [1, 1, 1, 2], "target": ["10", "10", "10", "10"],
         "realisasi": ["1", "2", "1.250", "3"]}
    )  # fmt: skip
    made = frame.consolidate(data, konsolidasi="jumlah", sampai=2).sort("indikator")
    assert made.rows() == [(1, None, None, "triwulan-ganda"), (2, None, None, "ambigu")]
    until = frame.consolidate(
        data.filter(pl.col("triwulan") == 1).tail(1), konsolidasi="jumlah", sampai=1, titik="ribuan"
    )
    assert until["realisasi"].to_list() == [1250 * 12]


def test_a_rule_that_is_none_is_refused() -> None:
    with pytest.raises(FrameError, match="tengah"):
        frame.consolidate(quarterly(), konsolidasi="tengah")
    with pytest.raises(FrameError, match="triwulan"):
        frame.consolidate(quarterly().drop("triwulan"), konsolidasi="jumlah")


@pytest.mark.parametrize("engine", ENGINES)
def test_the_year_before_comes_from_its_own_rows(engine: str) -> None:
    data = pl.DataFrame(
        {"wilayah": "16.05", "perangkat_daerah": 1, "indikator": [1, 1, 1, 2, 2, 2],
         "tahun": [2021, 2022, 2024, 2022, 2022, 2023],
         "target": 80, "realisasi": [72, 75, 79, 1, 2, 3]}
    )  # fmt: skip
    made = frame.measure(frame.last_year(given(data, engine)), profile=NATIONAL)
    found = taken(made).sort("indikator", "tahun", "realisasi").select("perubahan", "perubahan_alasan").rows()
    none = (None, "kosong")
    assert found == [none, (Decimal("3.00"), None), none, none, none, none]
