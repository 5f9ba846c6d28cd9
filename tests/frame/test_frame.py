# SPDX-License-Identifier: MIT
"""Every engine gives in every row what the object path gives, to the last printed digit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import sakip
from frame.nasional import NATIONAL, differing, expected, rows, rules
from sakip import frame
from sakip.errors import FrameError, RegionError
from sakip.numbers import Mode, round_exact

RESULTS = ["capaian", "alasan", "predikat"]


def _dask(data: pl.DataFrame, **options: Any) -> pl.DataFrame:
    import dask.dataframe as dd

    parts = dd.from_pandas(data.to_pandas(use_pyarrow_extension_array=True), npartitions=3)
    return pl.from_pandas(frame.measure(parts, **options).compute())


def _duckdb(data: pl.DataFrame, **options: Any) -> pl.DataFrame:
    relation = duckdb.connect().from_arrow(data.to_arrow())
    made = frame.measure(relation, **options)
    assert isinstance(made, duckdb.DuckDBPyRelation)
    return made.pl().sort("indikator")


def _lazy(data: pl.DataFrame, **options: Any) -> pl.DataFrame:
    made = frame.measure(data.lazy(), **options)
    assert isinstance(made, pl.LazyFrame)
    return made.collect()


def _pandas(data: pl.DataFrame, **options: Any) -> pl.DataFrame:
    made = frame.measure(data.to_pandas(use_pyarrow_extension_array=True), **options)
    assert isinstance(made, pd.DataFrame)
    return pl.from_pandas(made)


ENGINES: dict[str, Callable[..., pl.DataFrame]] = {
    "polars": lambda data, **options: frame.measure(data, **options),
    "polars lazy": _lazy,
    "pyarrow": lambda data, **options: pl.from_arrow(frame.measure(data.to_arrow(), **options)),  # type: ignore[misc,return-value]
    "pandas": _pandas,
    "DuckDB": _duckdb,
    "dask": _dask,
}
each_engine = pytest.mark.parametrize("engine", ENGINES)
pytestmark = pytest.mark.filterwarnings("ignore:Dask support is moving:FutureWarning")


@each_engine
@pytest.mark.parametrize("profile", [NATIONAL, rules], ids=["one profile", "regions that differ"])
def test_whole_numbers_as_the_object_path(engine: str, profile: Any) -> None:
    data = rows()
    made = ENGINES[engine](data, profile=profile, desimal=2)
    assert not differing(made.select(RESULTS).rows(), expected(data, profile))
    assert made["alasan"].null_count() > len(data) / 2
    assert made.columns == [*data.columns, *RESULTS]


@each_engine
def test_texts_as_the_object_path(engine: str) -> None:
    data = rows(teks=True)
    made = ENGINES[engine](data, profile=rules, desimal=2, tandai=True)
    assert not differing(made.select(RESULTS).rows(), expected(data, rules))
    assert {"ambigu", "tak-terbaca", "kosong"} <= set(made["alasan"])


@pytest.mark.parametrize("engine", ["polars", "pyarrow", "pandas"])
@pytest.mark.parametrize("teks", [False, True], ids=["whole numbers", "texts"])
def test_exact_is_the_object_path_in_every_row(engine: str, teks: bool) -> None:
    data = rows(teks=teks)
    if teks:
        words = ["12 - 15", "1.250 orang", "90 menit", "WTP", "0,123456", "Rp 2.216.469.840,55", "1:32", "> 95"]
        more = pl.DataFrame({"target": [*words, *words], "realisasi": [*words, *["12,5"] * len(words)]})
        data = pl.concat([data, data.head(len(more)).with_columns(more, polaritas=pl.lit("naik"))])
    made = ENGINES[engine](data, profile=rules, desimal=2, exact=True, tandai=True)
    found, wanted = made.select(RESULTS).rows(), expected(data, rules)
    assert [pair for pair in zip(found, wanted, strict=True) if pair[0] != pair[1]] == []
    assert made["capaian"].cast(pl.Float64).max() > 10**10  # type: ignore[operator]


def test_exact_is_refused_where_rows_are_not_in_memory() -> None:
    with pytest.raises(FrameError, match="exact=True"):
        frame.measure(rows().lazy(), profile=NATIONAL, desimal=2, exact=True)


@pytest.mark.parametrize("engine", ["polars", "pyarrow", "DuckDB"])
def test_decimal_columns_as_whole_numbers(engine: str) -> None:
    data = rows().filter(pl.col("realisasi").is_null() | (pl.col("realisasi") < 10**15))
    exact = data.with_columns(
        (pl.col(name).cast(pl.Decimal(38, 0)) * pl.lit(Decimal("0.01"))).cast(pl.Decimal(18, 2))
        for name in ("target", "realisasi")
    )
    made = ENGINES[engine](exact, profile=NATIONAL)
    assert made.select(RESULTS).rows() == ENGINES[engine](data, profile=NATIONAL, desimal=2).select(RESULTS).rows()


def test_order_and_parts_of_the_rows_change_nothing() -> None:
    data = rows()
    whole = frame.measure(data, profile=rules, desimal=2)
    shuffled = frame.measure(data.sample(fraction=1, shuffle=True, seed=7), profile=rules, desimal=2)
    assert shuffled.sort("indikator").equals(whole.sort("indikator"))
    parts = [frame.measure(part, profile=NATIONAL, desimal=2) for part in data.iter_slices(999)]
    assert pl.concat(parts).equals(frame.measure(data, profile=NATIONAL, desimal=2))


@pytest.mark.parametrize("engine", ["polars", "pyarrow", "DuckDB"])
def test_ranges_progress_and_the_year_before(engine: str) -> None:
    data = pl.DataFrame(
        {
            "indikator": [1, 2, 3, 4],
            "target": [80, 80, 80, None],
            "target_atas": [90, 90, None, 90],
            "realisasi": [70, 85, 70, 70],
            "akhir_renstra": [100, None, 100, 0],
            "realisasi_tahun_lalu": [72, 85, None, 80],
        }
    )
    made = ENGINES[engine](data, profile=NATIONAL)
    # 70 against 80-90 is 87,5 (PermenPANRB 8/2021, annex, chapter VI, p. 100).
    assert made["capaian"].to_list() == [Decimal("87.50"), Decimal("100.00"), Decimal("87.50"), None]
    assert made["kemajuan"].to_list() == [Decimal("70.00"), None, Decimal("70.00"), None]
    assert made["kemajuan_alasan"].to_list() == [None, "kosong", None, "target-nol"]
    assert made["perubahan"].to_list() == [Decimal("-2.00"), Decimal("0.00"), None, Decimal("-10.00")]


def test_a_number_that_no_engine_holds_is_said_not_wrapped() -> None:
    data = pl.DataFrame({"target": [1, 10**18], "realisasi": [9 * 10**18, 10**18]})
    for engine in ("polars", "pyarrow", "DuckDB"):
        made = ENGINES[engine](data.with_columns(indikator=pl.int_range(2)), profile=NATIONAL)
        assert made["alasan"].to_list() == ["luar-batas", "luar-batas"], engine


def test_all_that_is_wrong_is_said_at_once() -> None:
    data = pl.DataFrame({"tgt": ["1"], "realisasi": [1.5], "capaian": [1], "wilayah": ["16.05"]})
    with pytest.raises(FrameError) as caught:
        frame.measure(data, profile=rules)
    text = str(caught.value)
    for column in ("target", "realisasi", "capaian", "tahun"):
        assert f'"{column}"' in text
    assert len(caught.value.faults) == 4


def test_unknown_regions_are_named_with_their_rows() -> None:
    def resolve(kode: str, tahun: int) -> Any:
        if kode == "00.00":
            raise RegionError("tidak dikenal")
        return rules(kode, tahun)

    data = pl.DataFrame(
        {"wilayah": ["16.05", "00.00", "00.00", None], "tahun": [2023] * 4, "target": 1, "realisasi": 1}
    )
    with pytest.raises(FrameError) as caught:
        frame.measure(data, profile=resolve)
    assert [str(one.message) for one in caught.value.faults] == [
        "00.00 tahun 2023, 2 baris: tidak dikenal",
        "1 baris tidak menyebut wilayah atau tahun.",
    ]


MIXED = pl.DataFrame(
    {
        "indikator": range(6),
        "wilayah": ["16.05", "16.05", "16.05", "99.99", "00.00", None],
        "tahun": 2023,
        "target": ["84", "84,5", "84.25", "1.234,5", "80", "80"],
        "realisasi": ["79,35", "1.234", "50 orang", "12", None, "80"],
    }
)


def known(kode: str, tahun: int) -> Any:
    if kode in ("00.00", "99.99"):
        raise RegionError("tidak dikenal")
    return rules(kode, tahun)


@each_engine
def test_columns_regions_and_texts_are_refused_in_one_report(engine: str) -> None:
    with pytest.raises(FrameError) as caught:
        ENGINES[engine](MIXED.with_columns(predikat=1, bobot=pl.lit(1.5)), profile=known, desimal=2)
    assert [str(one.message) for one in caught.value.faults] == [
        'kolom "bobot" berisi bilangan biner (float), yang tidak eksak.',
        'kolom "predikat" sudah ada.',
        "00.00 tahun 2023, 1 baris: tidak dikenal",
        "99.99 tahun 2023, 1 baris: tidak dikenal",
        "1 baris tidak menyebut wilayah atau tahun.",
        'kolom "target" ditulis dengan dua cara: 1 berkoma desimal, 1 bertitik ribuan, 1 bertitik desimal.',
        'kolom "realisasi": 1 baris terbaca dua cara, seperti 1.234.',
    ]


@each_engine
def test_one_may_go_on_with_the_rows_marked(engine: str) -> None:
    made = ENGINES[engine](MIXED, profile=known, desimal=2, tandai=True)
    assert made.sort("indikator").select("capaian", "alasan").rows() == [
        (Decimal("94.46"), None), (None, "ambigu"), (None, "tak-terbaca"), (None, "wilayah"), (None, "wilayah"),
        (None, "wilayah"),
    ]  # fmt: skip


def test_one_cannot_go_on_where_no_row_has_rules() -> None:
    with pytest.raises(FrameError, match="tidak dikenal"):
        frame.measure(MIXED.tail(3), profile=known, desimal=2, tandai=True)


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "DuckDB"])
def test_roll_ups_are_exact_at_every_level(engine: str) -> None:
    data = rows(every=67)
    native: Any = {
        "polars": data, "polars lazy": data.lazy(), "DuckDB": duckdb.connect().from_arrow(data.to_arrow())
    }[engine]  # fmt: skip
    made = frame.roll_up(native, profile=NATIONAL, desimal=2)
    wanted = _means(data)
    for (level, table), exact in zip(made.items(), wanted, strict=True):
        found = table.pl() if engine == "DuckDB" else table.lazy().collect()
        for row in found.iter_rows(named=True):
            key = tuple(row[name] for name in frame.TINGKAT[level])
            mean = exact[key]
            assert row["rata_rata"] == (None if mean is None else round_exact(mean, 2, Mode.HALF_UP))
            assert row["alasan"] == (None if mean is not None else "tanpa-indikator")
        assert found["jumlah"].sum() == len(data)
        assert len(found) == len(exact)


def _means(data: pl.DataFrame) -> list[dict[tuple[Any, ...], Fraction | None]]:
    below: dict[tuple[Any, ...], list[Fraction | None]] = defaultdict(list)
    result = frame.measure(data, profile=NATIONAL, desimal=2)
    keys = ("tahun", "wilayah", "perangkat_daerah", "sasaran", "target", "realisasi", "polaritas", "alasan")
    for *key, target, fact, arah, why in result.select(keys).rows():
        if why is None:
            figure = sakip.capaian(Decimal(target) / 100, Decimal(fact) / 100, polaritas=arah, profile=NATIONAL)
            below[tuple(key)].append(figure.exact)
        else:
            below[tuple(key)].append(None)
    found = []
    for cut in (lambda k: k, lambda k: k[:3], lambda k: k[:2], lambda k: (k[0], k[1][:2]), lambda k: k[:1]):
        groups: dict[tuple[Any, ...], list[Fraction | None]] = defaultdict(list)
        for key, values in below.items():
            groups[cut(key)] += values
        means: dict[tuple[Any, ...], Fraction | None] = {}
        for key, values in groups.items():
            have = [one for one in values if one is not None]
            means[key] = sum(have, Fraction()) / len(have) if have else None
        found.append(means)
        below = defaultdict(list, {key: [one] for key, one in means.items()})
    return found
