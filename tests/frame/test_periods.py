# SPDX-License-Identifier: MIT
"""Quarters into years as `sakip.rules.konsolidasi` makes them, and the year before from the rows of that year."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import attrs
import duckdb
import polars as pl
import pytest

import sakip
from frame.nasional import NATIONAL, OWN
from sakip import frame
from sakip.errors import FrameError
from sakip.formula.absent import Absent
from sakip.frame.triwulan import RULES
from sakip.numbers import Rasio
from sakip.profile import Pilihan, Profile
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
    made = frame.consolidate(data, konsolidasi="jumlah", sampai=2, tandai=True).sort("indikator")
    assert made.rows() == [(1, None, None, "triwulan-ganda"), (2, None, None, "ambigu")]
    until = frame.consolidate(
        data.filter(pl.col("triwulan") == 1).tail(1), konsolidasi="jumlah", sampai=1, titik="ribuan"
    )
    assert until["realisasi"].to_list() == [1250 * 12]


def told(kode: str, tahun: int) -> Profile:
    """Regions that say it, say it otherwise, and say nothing; from 2024 on the second says something else."""
    later = tahun >= 2024
    return {
        "11.01": chosen("rata-rata", "lewati"),
        "12.01": chosen("tertinggi" if later else "konsolidasi.jumlah", None),
        "13.01": NATIONAL,
    }[kode]


def chosen(rumus: str, lubang: str | None) -> Profile:
    own = {("konsolidasi", "rumus"): Pilihan(f"konsolidasi.{rumus.removeprefix('konsolidasi.')}", "contoh", OWN)}
    if lubang is not None:
        own["konsolidasi", "lubang"] = Pilihan(lubang, "contoh", OWN)
    return attrs.evolve(NATIONAL, pilihan={**NATIONAL.pilihan, **own})


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("column", [False, True], ids=["regions alone", "some indicators say it themselves"])
def test_the_region_says_how_quarters_make_a_year(engine: str, column: bool) -> None:
    years = [(kode, tahun) for kode in ("11.01", "12.01", "13.01") for tahun in (2023, 2024)]
    data = pl.DataFrame(
        [{"wilayah": kode, "tahun": tahun, "triwulan": k, "target": 10, "realisasi": value}
         for kode, tahun in years for k, value in ((1, 3), (2, 8), (3, 1 if kode != "11.01" else None), (4, 4))]
    )  # fmt: skip
    if column:
        own = pl.when((pl.col("tahun") == 2024) & (pl.col("wilayah") != "11.01")).then(pl.lit("terakhir"))
        data = data.with_columns(konsolidasi=own)
    made = taken(frame.consolidate(given(data, engine), profile=told)).sort("wilayah", "tahun")
    found = made.select(pl.col("realisasi") / 12, "konsolidasi_alasan").rows()
    last = (4, None)
    assert found == [
        (5, None), (5, None), (16, None), last if column else (8, None), (None, "konsolidasi"),
        last if column else (None, "konsolidasi"),
    ]  # fmt: skip


def test_one_region_says_it_for_all_rows() -> None:
    data = quarterly().drop("konsolidasi")
    found = frame.consolidate(data, profile=chosen("terendah", "lewati"))
    wanted = frame.consolidate(data, konsolidasi="terendah", lubang="lewati")
    assert found.sort("indikator").equals(wanted.sort("indikator"))
    with pytest.raises(FrameError, match="profil nasional tidak menyebut"):
        frame.consolidate(data, profile=NATIONAL)


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_of_no_quarter_are_refused(engine: str) -> None:
    data = quarterly().with_columns(triwulan=pl.when(pl.col("triwulan") < 4).then(pl.col("triwulan")).otherwise(12))
    count = data.filter(pl.col("triwulan") == 12).height
    with pytest.raises(FrameError, match=f"{count} baris"):
        frame.consolidate(given(data, engine))
    until = frame.consolidate(given(data, engine), sampai=3, tandai=True)
    wanted = frame.consolidate(quarterly(), sampai=3)
    assert taken(until).sort("indikator").equals(wanted.sort("indikator"))


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
