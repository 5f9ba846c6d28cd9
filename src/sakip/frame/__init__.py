# SPDX-License-Identifier: MIT
"""The same rules over millions of rows, on the engine that holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from sakip.numbers import Dot
from sakip.profile import Profile

if TYPE_CHECKING:
    from sakip.formula.sql import Dialect
    from sakip.frame.mesin import Kerja

__all__ = ["measure", "sql"]

F = TypeVar("F")
Profiles = Profile | Callable[[str, int], Profile]


def measure(
    frame: F,
    *,
    profile: Profiles,
    kolom: Mapping[str, str] | None = None,
    desimal: int | Mapping[str, int] = 0,
    titik: Dot | str = Dot.TIDAK_TAHU,
) -> F:
    """`frame` with its achievements, the reasons where there are none, and their classes, as columns behind its own.

    frame: a table of polars (eager or lazy), pyarrow, pandas, dask, DuckDB or PySpark, one row for an indicator in a
    year. It comes back as what it is; what is lazy stays lazy, but for one look at which regions and years it has where
    their rules differ. profile: the rules of one region, or a function of kode wilayah and year: ``sakip.resolve``.
    kolom: the frame's own names of columns by ours (``sakip frame --schema`` lists them). desimal: how many decimals
    whole numbers have already (8450 is 84,50), and texts may have at most. titik: what a lone dot before three digits
    means in texts; where nobody says, such a row is ``ambigu``.

    Every figure is what `sakip.capaian` gives for that row, to the last digit. A row that cannot be computed has a
    reason in ``alasan``; what the engine does not read or hold is ``tak-terbaca`` or ``luar-batas``.
    Raises FrameError with all that is wrong with the columns, before any work starts.
    """
    from sakip.frame.mesin import run

    result: F = run(frame, _job(frame, profile, kolom or {}, desimal, Dot(titik)))
    return result


def sql(
    frame: Any,
    *,
    profile: Profiles,
    dialect: Dialect = "duckdb",
    source: str = "masukan",
    kolom: Mapping[str, str] | None = None,
    desimal: int | Mapping[str, int] = 0,
    titik: Dot | str = Dot.TIDAK_TAHU,
) -> str:
    """What `measure` computes as one SELECT from `source`, for a view of one's own. frame: any table with the columns
    of the source; the rest as there."""
    import narwhals as nw

    from sakip.formula.sql import Sql
    from sakip.frame.mesin import select

    job = _job(frame, profile, kolom or {}, desimal, Dot(titik))
    return select(job, nw.from_native(frame).columns, source, Sql(dialect))


def _job(
    frame: Any, profile: Profiles, kolom: Mapping[str, str], desimal: int | Mapping[str, int], titik: Dot
) -> Kerja:
    import narwhals as nw

    from sakip.frame.ketentuan import ketentuan
    from sakip.frame.mesin import KEY, Kerja, Tabel
    from sakip.frame.periksa import look, profiles
    from sakip.frame.program import program

    table = nw.from_native(frame)
    seen = look(table, kolom, desimal, titik, by_region=not isinstance(profile, Profile))
    chosen = profile if isinstance(profile, Profile) else profiles(table, seen.kunci, profile)
    rules = ketentuan(chosen, seen.kinds, "target_atas" in seen.masukan)
    made = program(rules, seen.masukan, seen.kinds, seen.polaritas)
    rows: tuple[tuple[str | int, ...], ...] = tuple((*key, *values) for key, values in rules.baris.items())
    data = Tabel((*(f"_{name}" for name in KEY), *rules.kolom), rows) if rows else None
    return Kerja(made, data, seen.kunci)
