# SPDX-License-Identifier: MIT
"""Roll-ups by the rules that a profile may choose are what the measurement of a bundle gives, on every engine."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import polars as pl
import pytest

import sakip
from frame.nasional import NATIONAL, chosen, rows
from sakip import frame
from sakip.errors import FrameError
from sakip.numbers import Mode, round_exact
from sakip.profile import Profile

KEYS = ("tahun", "wilayah", "perangkat_daerah", "sasaran")
AGENCY = {"sasaran": KEYS, "instansi": KEYS[:3]}

CASES = {
    "weights": {"rekap_sasaran_rumus": "rekap.tertimbang", "rekap_instansi_rumus": "rekap.tertimbang"},
    "lowest": {"rekap_sasaran_rumus": "rekap.terendah", "rekap_instansi_rumus": "rekap.terendah"},
    "from indicators, with weights": {"rekap_instansi_rumus": "rekap.tertimbang", "rekap_instansi_dari": "indikator"},
    "lowest of the rounded": {"rekap_sasaran_rumus": "rekap.terendah", "rekap_tahap_nilai": "tiap"},
}


def native(data: pl.DataFrame, engine: str) -> Any:
    return duckdb.connect().from_arrow(data.to_arrow()) if engine == "DuckDB" else data


@pytest.mark.parametrize("engine", ["polars", "DuckDB"])
@pytest.mark.parametrize("case", CASES)
def test_the_rules_that_a_profile_chooses(engine: str, case: str) -> None:
    profile = chosen(**CASES[case])
    data = rows(every=7).head(1200).with_columns(
        perangkat_daerah=pl.col("indikator") % 3,
        sasaran=pl.col("indikator") % 2,
        bobot=pl.when(pl.col("indikator") % 23 != 0).then(pl.col("indikator") % 11),
        bobot_sasaran=pl.col("indikator") % 2 + 1,
    )  # fmt: skip
    made = frame.roll_up(native(data, engine), profile=profile, tingkat=AGENCY, desimal=2)
    wanted = by_hand(data, profile)
    reasons = set()
    for level, table in made.items():
        found = table.pl() if engine == "DuckDB" else table
        assert len(found) == len(wanted[level])
        for row in found.iter_rows(named=True):
            mean = wanted[level][tuple(row[name] for name in AGENCY[level])]
            reasons.add(row["alasan"])
            if isinstance(mean, Fraction):
                assert (row["rata_rata"], row["alasan"]) == (round_exact(mean, 2, Mode.HALF_UP), None)
            else:
                assert (row["rata_rata"], row["alasan"]) == (None, mean)
    assert ("kosong" in reasons) == ("weights" in case), reasons


Mean = Fraction | str


def by_hand(data: pl.DataFrame, profile: Profile) -> dict[str, dict[tuple[Any, ...], Mean]]:
    """The means as `sakip.measurement.rollup` makes them."""
    parts: dict[tuple[Any, ...], list[tuple[Fraction | None, Any]]] = defaultdict(list)
    sasaran: dict[tuple[Any, ...], Any] = {}
    tiap = profile.get("rekap.tahap", "nilai") == "tiap"
    measured = frame.measure(data, profile=profile, desimal=2)
    names = (*KEYS, "target", "realisasi", "polaritas", "alasan", "bobot", "bobot_sasaran")
    for *key, target, fact, arah, why, weight, own in measured.select(names).rows():
        sasaran[tuple(key)] = own
        figure = None
        if why is None:
            figure = sakip.capaian(Decimal(target) / 100, Decimal(fact) / 100, polaritas=arah, profile=profile)
        value = None if figure is None else Fraction(figure.value) if tiap else figure.exact  # type: ignore[arg-type]
        parts[tuple(key)].append((value, weight))
    low = {key: mean(values, profile.get("rekap.sasaran", "rumus")) for key, values in parts.items()}
    agency: dict[tuple[Any, ...], list[tuple[Fraction | None, Any]]] = defaultdict(list)
    for key, one in low.items():
        if profile.get("rekap.instansi", "dari") == "indikator":
            agency[key[:3]] += parts[key]
        else:
            value = None if isinstance(one, str) else Fraction(round_exact(one, 2, Mode.HALF_UP)) if tiap else one
            agency[key[:3]].append((value, sasaran[key]))
    high = {key: mean(values, profile.get("rekap.instansi", "rumus")) for key, values in agency.items()}
    return {"sasaran": low, "instansi": high}


def mean(values: list[tuple[Fraction | None, Any]], rumus: str) -> Mean:
    have = [(value, weight) for value, weight in values if value is not None]
    if not have:
        return "tanpa-indikator"
    if rumus == "rekap.terendah":
        return min(value for value, _ in have)
    if rumus == "rekap.tertimbang" and any(weight is not None for _, weight in have):
        if any(weight is None for _, weight in have):
            return "kosong"
        total = sum(weight for _, weight in have)
        return sum((value * weight for value, weight in have), Fraction()) / total if total else "penyebut-nol"
    return sum((value for value, _ in have), Fraction()) / len(have)


def test_without_weights_a_weighted_mean_is_a_plain_one() -> None:
    data = rows(every=7).head(500)
    weighted = frame.roll_up(data, profile=chosen(**CASES["weights"]), desimal=2)
    plain = frame.roll_up(data, profile=NATIONAL, desimal=2)
    for level, keys in frame.TINGKAT.items():
        assert weighted[level].sort(keys).equals(plain[level].sort(keys)), level


TIED = pl.DataFrame(
    {"tahun": 2023, "wilayah": "16.05", "perangkat_daerah": 1, "sasaran": [1, 1, 2, 2], "indikator": range(4),
     "target": [300, 300_00, 100, 100], "realisasi": [100, 200_03, 80, 90], "bobot": [1, 1, 1, 3],
     "bobot_sasaran": [1, 1, 1, 1]}
)  # fmt: skip
"""33,333... and 66,67666... are 50,005 in the mean: no number of decimals tells an engine that this is no less."""


@pytest.mark.parametrize("case", [None, *CASES])
def test_a_mean_on_the_very_boundary_is_exact_where_one_asks(case: str | None) -> None:
    profile = NATIONAL if case is None else chosen(**CASES[case])
    unsure = frame.roll_up(TIED, profile=profile, tingkat=AGENCY, desimal=2)
    made = frame.roll_up(TIED, profile=profile, tingkat=AGENCY, desimal=2, exact=True)
    wanted = by_hand(TIED.with_columns(polaritas=pl.lit("naik")), profile)
    for level, table in made.items():
        for row in table.iter_rows(named=True):
            mean = wanted[level][tuple(row[name] for name in AGENCY[level])]
            assert isinstance(mean, Fraction)
            assert (row["rata_rata"], row["alasan"]) == (round_exact(mean, 2, Mode.HALF_UP), None)
        assert table["predikat"].null_count() == 0
    if case is None:
        assert sorted(unsure["sasaran"]["alasan"].to_list(), key=str) == [None, "tak-pasti"]
        assert made["sasaran"].sort("sasaran")["rata_rata"].to_list() == [Decimal("50.01"), Decimal("85.00")]


def test_exact_means_are_refused_where_rows_are_not_in_memory() -> None:
    with pytest.raises(FrameError, match="exact=True"):
        frame.roll_up(TIED.lazy(), profile=NATIONAL, desimal=2, exact=True)
