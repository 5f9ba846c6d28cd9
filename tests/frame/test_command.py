# SPDX-License-Identifier: MIT
"""``sakip frame``: from file to file."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from frame.nasional import NATIONAL, rows
from sakip import frame
from sakip.cli import main
from sakip.frame import berkas


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(list(words))
    return int(end.value.code or 0)


@pytest.mark.parametrize("mesin", ["duckdb", "polars"])
def test_many_files_into_one_with_a_summary(tmp_path: Path, mesin: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = rows()
    data.head(1000).write_parquet(tmp_path / "a.parquet")
    data.tail(-1000).write_parquet(tmp_path / "b.parquet")
    out = tmp_path / "hasil.parquet"
    given = str(tmp_path / "?.parquet")
    assert run("frame", given, "-o", str(out), "--mesin", mesin, "--rekap", str(tmp_path / "rekap")) == 0
    made = frame.measure(data, profile=NATIONAL, desimal=2)
    # 16.05 has rules of its own where its plugin is installed.
    found, wanted = (
        one.filter(pl.col("wilayah") != "16.05")
        .with_columns(pl.col("capaian").cast(pl.Decimal(38, 2)))
        .sort("indikator")
        for one in (pl.read_parquet(out), made)
    )
    assert found.equals(wanted)
    shown = capsys.readouterr().out
    assert "4.000 baris" in shown
    assert "target-nol" in shown
    assert "Provinsi" in shown
    assert "\n11 " in shown
    assert len(pl.read_parquet(tmp_path / "rekap" / "nasional.parquet")) == 5


@pytest.mark.parametrize("mesin", ["duckdb", "polars"])
def test_csv_is_read_as_text_with_the_columns_that_one_names(
    tmp_path: Path, mesin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "data.csv", tmp_path / "hasil.csv"
    source.write_text('tgt;realisasi\n84;"79,35"\n0;1\n1.234;1\n'.replace(";", ","), "utf-8")
    words = ("frame", str(source), "-o", str(out), "--kolom", "target=tgt", "--tahun", "2023", "--mesin", mesin)
    assert run(*words) == 2
    assert not out.exists()
    assert 'kolom "tgt": 1 baris terbaca dua cara' in capsys.readouterr().err
    assert run(*words, "--tandai") == 0
    shown = capsys.readouterr().out.splitlines()
    assert [line.split() for line in shown if line.startswith("tgt")] == [
        ["tgt", "bilangan", "bulat", "2"], ["tgt", "terbaca", "dua", "cara", "1"],
    ]  # fmt: skip
    found = pl.read_csv(out, infer_schema=False)
    assert found.select("capaian", "alasan").rows() == [("94.46", None), (None, "target-nol"), (None, "ambigu")]


@pytest.mark.parametrize("mesin", ["duckdb", "polars"])
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_quarters_into_years_against_the_year_before(tmp_path: Path, mesin: str, suffix: str) -> None:
    source, out = tmp_path / f"data.{suffix}", tmp_path / f"hasil.{suffix}"
    data = pl.DataFrame(
        [{"tahun": year, "wilayah": "16.05", "indikator": 1, "triwulan": k, "target": "80",
          "realisasi": f"{start + k},25"} for year, start in ((2022, 70), (2023, 71)) for k in (1, 2, 3)]
    )  # fmt: skip
    data.write_csv(source) if suffix == "csv" else data.write_parquet(source)
    words = ("--triwulan", "--konsolidasi", "rata-rata", "--sampai", "3", "--tahun-lalu", "--per", "wilayah,indikator")
    assert run("frame", str(source), "-o", str(out), *words, "--mesin", mesin) == 0
    found = pl.read_csv(out) if suffix == "csv" else pl.read_parquet(out)
    # The mean of 71,25 to 73,25 is 72,25: 90,31 percent of 80; a year later one more.
    names = ("tahun", "realisasi_pembilang", "realisasi_penyebut", "realisasi_tahun_lalu_pembilang")
    assert found.select(names).rows() == [(2022, 86_700, 1200, None), (2023, 87_900, 1200, 86_700)]
    numbers = found.select(pl.col("capaian", "perubahan").cast(pl.Decimal(18, 2))).rows()
    assert numbers == [(Decimal("90.31"), None), (Decimal("91.56"), Decimal("1.00"))]


@pytest.mark.parametrize("mesin", ["duckdb", "polars"])
def test_how_much_is_read_is_known(tmp_path: Path, mesin: str) -> None:
    data = pl.concat([rows()] * 100)
    data.write_parquet(tmp_path / "a.parquet", row_group_size=20_000)
    read, told = berkas.Terbaca(), []
    made = frame.measure(berkas.opened(str(tmp_path / "a.parquet"), mesin, read), profile=NATIONAL, desimal=2)
    berkas.saved(made, tmp_path / "b.parquet", told.append, read)
    assert told[-1] == 100
    assert all(-1 <= one <= 100 for one in told)
    # DuckDB forgets it once the query is over.
    assert read.ask() == (100 if mesin == "polars" else -1)
    assert len(pl.read_parquet(tmp_path / "b.parquet")) == len(data)


def test_the_columns_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("frame", "--schema") == 0
    schema = json.loads(capsys.readouterr().out)
    assert [one["kolom"] for one in schema["masukan"] if one["wajib"]] == ["target", "realisasi"]
    made = frame.measure(pl.DataFrame({"target": [84], "realisasi": [Decimal(80)]}), profile=NATIONAL)
    assert set(made.columns[2:]) <= {one["kolom"] for one in schema["hasil"]}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("frame",), "IN dan -o OUT"),
        (("frame", "tidak-ada.parquet", "-o", "x.parquet"), "tidak ada berkas"),
        (("frame", "data.xlsx", "-o", "x.parquet"), "bukan Parquet"),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*words) == 2
    assert says in capsys.readouterr().err
