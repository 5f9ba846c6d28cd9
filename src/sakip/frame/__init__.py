# SPDX-License-Identifier: MIT
"""The same rules over millions of rows, on the engine that holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import attrs

from sakip.numbers import Dot
from sakip.profile import Profile

if TYPE_CHECKING:
    from sakip.formula.sql import Dialect
    from sakip.frame.mesin import Kerja
    from sakip.frame.periksa import Bentuk
    from sakip.frame.rekap import Aturan

__all__ = ["TINGKAT", "measure", "roll_up", "sql"]

F = TypeVar("F")
Profiles = Profile | Callable[[str, int], Profile]


TINGKAT: Mapping[str, tuple[str, ...]] = {
    "sasaran": ("tahun", "wilayah", "perangkat_daerah", "sasaran"),
    "instansi": ("tahun", "wilayah", "perangkat_daerah"),
    "wilayah": ("tahun", "wilayah"),
    "provinsi": ("tahun", "provinsi"),
    "nasional": ("tahun",),
}
"""The levels of a roll-up, the lowest first, with the columns that name a group of each."""


def measure(
    frame: F,
    *,
    profile: Profiles,
    kolom: Mapping[str, str] | None = None,
    desimal: int | Mapping[str, int] = 0,
    titik: Dot | str = Dot.TIDAK_TAHU,
    exact: bool = False,
) -> F:
    """`frame` with its achievements, the reasons where there are none, and their classes, as columns behind its own.

    frame: a table of polars (eager or lazy), pyarrow, pandas, dask, DuckDB or PySpark, one row for an indicator in a
    year. It comes back as what it is; what is lazy stays lazy, but for one look at which regions and years it has where
    their rules differ. profile: the rules of one region, or a function of kode wilayah and year: ``sakip.resolve``.
    kolom: the frame's own names of columns by ours (``sakip frame --schema`` lists them). desimal: how many decimals
    whole numbers have already (8450 is 84,50), and texts may have at most. titik: what a lone dot before three digits
    means in texts; where nobody says, such a row is ``ambigu``. exact: whether rows that the engine does not read or
    hold are computed one by one afterwards; for frames in memory.

    Every figure is what `sakip.capaian` gives for that row, to the last digit. A row that cannot be computed has a
    reason in ``alasan``; what the engine does not read or hold is ``tak-terbaca`` or ``luar-batas``.
    Raises FrameError with all that is wrong with the columns, before any work starts.
    """
    from sakip.frame.mesin import run

    seen, chosen = _seen(frame, profile, kolom or {}, desimal, Dot(titik), exact)
    job = _made(seen, chosen)
    result: F = run(frame, job)
    if exact:
        from sakip.frame.tepat import Tepat, refined

        result = refined(result, job, Tepat(seen, chosen))
    return result


def roll_up(
    frame: F,
    *,
    profile: Profiles,
    rata: Profile | None = None,
    tingkat: Mapping[str, Sequence[str]] | None = None,
    kolom: Mapping[str, str] | None = None,
    desimal: int | Mapping[str, int] = 0,
    titik: Dot | str = Dot.TIDAK_TAHU,
) -> dict[str, F]:
    """Means of achievements by level, each of those below it, as tables of the frame's own kind.

    rata: whose rules the means follow (rounding, scale, stage), where regions differ in them: what a nation holds up
    against each other is made in one way. tingkat: the columns that name a group, by level, the lowest first; `TINGKAT`
    for None. The column ``provinsi`` is made from ``wilayah``. The rest as for `measure`.
    Each table has ``rata_rata``, ``alasan`` and ``predikat``, and beside the mean how many indicators lie under it
    (``jumlah``) and how many of them have an achievement (``bernilai``).
    Means above the agency are plain means of the level below: no regulation seen says how to make them.
    """
    from sakip.frame import rekap

    job, rules = _rolled(frame, profile, rata, kolom or {}, desimal, Dot(titik))
    return rekap.roll_up(frame, job, rules, tingkat or TINGKAT)


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


def _rolled(
    frame: Any,
    profile: Profiles,
    rata: Profile | None,
    kolom: Mapping[str, str],
    desimal: int | Mapping[str, int],
    titik: Dot,
) -> tuple[Kerja, Aturan]:
    from sakip.frame.rekap import aturan

    seen, chosen = _seen(frame, profile, kolom, desimal, titik)
    own = rata or chosen
    rules = aturan([own] if isinstance(own, Profile) else list(own.values()))
    return attrs.evolve(_made(seen, chosen, "tiap" if rules.tiap else "akhir"), keep=True), rules


def _job(
    frame: Any, profile: Profiles, kolom: Mapping[str, str], desimal: int | Mapping[str, int], titik: Dot
) -> Kerja:
    return _made(*_seen(frame, profile, kolom, desimal, titik))


def _seen(
    frame: Any,
    profile: Profiles,
    kolom: Mapping[str, str],
    desimal: int | Mapping[str, int],
    titik: Dot,
    exact: bool = False,
) -> tuple[Bentuk, Profile | dict[tuple[str, int], Profile]]:
    """A frame as it was looked at, and what applies in it."""
    import narwhals as nw

    from sakip.frame.periksa import look, profiles

    table = nw.from_native(frame)
    if exact:
        from sakip.frame.tepat import eager

        eager(table, "exact=True")
    seen = look(table, kolom, desimal, titik, by_region=not isinstance(profile, Profile))
    return seen, profile if isinstance(profile, Profile) else profiles(table, seen.kunci, profile)


def _made(
    seen: Bentuk,
    chosen: Profile | dict[tuple[str, int], Profile],
    rekap: Literal["tiap", "akhir"] | None = None,
) -> Kerja:
    from sakip.frame.ketentuan import ketentuan
    from sakip.frame.mesin import KEY, Kerja, Tabel
    from sakip.frame.program import program

    kinds = seen.kinds if rekap is None else ("capaian",)
    rules = ketentuan(chosen, kinds, "target_atas" in seen.masukan)
    made = program(rules, seen.masukan, kinds, seen.polaritas, rekap)
    rows: tuple[tuple[str | int, ...], ...] = tuple((*key, *values) for key, values in rules.baris.items())
    data = Tabel((*(f"_{name}" for name in KEY), *rules.kolom), rows) if rows else None
    return Kerja(made, data, seen.kunci)
