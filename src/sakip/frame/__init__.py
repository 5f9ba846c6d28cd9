# SPDX-License-Identifier: MIT
"""The same rules over millions of rows, on the engine that holds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import attrs

from sakip.numbers import Dot
from sakip.profile import Profile
from sakip.rules.konsolidasi import Lubang

if TYPE_CHECKING:
    from sakip.formula.sql import Dialect
    from sakip.frame.mesin import Kerja
    from sakip.frame.periksa import Bentuk
    from sakip.frame.rekap import Aturan

__all__ = ["TINGKAT", "TWELFTHS", "consolidate", "last_year", "measure", "roll_up", "sql", "written"]

TWELFTHS = 12
"""In how many parts of their last decimal the figures of `consolidate` count."""

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
    bagian: int = 1,
    exact: bool = False,
) -> F:
    """`frame` with its achievements, the reasons where there are none, and their classes, as columns behind its own.

    frame: a table of polars (eager or lazy), pyarrow, pandas, dask, DuckDB or PySpark, one row for an indicator in a
    year. It comes back as what it is; what is lazy stays lazy, but for one look at which regions and years it has where
    their rules differ. profile: the rules of one region, or a function of kode wilayah and year: ``sakip.resolve``.
    kolom: the frame's own names of columns by ours (``sakip frame --schema`` lists them). desimal: how many decimals
    whole numbers have already (8450 is 84,50), and texts may have at most. titik: what a lone dot before three digits
    means in texts; where nobody says, such a row is ``ambigu``. bagian: in how many parts of their last decimal whole
    numbers of target and realisasi count (`TWELFTHS` for what `consolidate` makes). exact: whether rows that the engine
    does not read or hold are computed one by one afterwards; for frames in memory.

    Every figure is what `sakip.capaian` gives for that row, to the last digit. A row that cannot be computed has a
    reason in ``alasan``; what the engine does not read or hold is ``tak-terbaca`` or ``luar-batas``.
    Raises FrameError with all that is wrong with the columns, before any work starts.
    """
    from sakip.frame.mesin import run

    seen, chosen = _seen(frame, profile, kolom or {}, desimal, Dot(titik), bagian, exact)
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
    bagian: int = 1,
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

    job, rules = _rolled(frame, profile, rata, kolom or {}, desimal, Dot(titik), bagian)
    return rekap.roll_up(frame, job, rules, tingkat or TINGKAT)


def consolidate(
    frame: F,
    *,
    konsolidasi: str | None = None,
    lubang: Lubang | str = Lubang.TANPA_NILAI,
    sampai: int = 4,
    per: Sequence[str] | None = None,
    kolom: Mapping[str, str] | None = None,
    desimal: int | Mapping[str, int] = 0,
    titik: Dot | str = Dot.TIDAK_TAHU,
) -> F:
    """Rows of quarters (column ``triwulan``) as rows of years, in the columns `per`, ``target`` and ``realisasi``.

    konsolidasi: a rule of that family (``jumlah``, ``rata-rata``, ``terakhir``, ``tertinggi``, ``terendah``); each
    indicator's own from the column of that name for None. lubang: what an empty quarter means; one with 0 is filled.
    sampai: the last quarter that counts. per: the columns that name an indicator in a year; all others for None.
    Target and realisasi become whole numbers of twelfths of their last decimal, in which every mean of quarters is
    whole: go on with ``measure(..., bagian=TWELFTHS)``. Where a quarter cannot be read, or is there twice, both are
    empty and ``konsolidasi_alasan`` says why. For polars, pyarrow, DuckDB and PySpark.
    Source: `sakip.rules.konsolidasi`, which gives the same for one indicator.
    """
    import narwhals as nw

    from sakip.frame.periksa import look
    from sakip.frame.triwulan import SYMBOLS, Setahun, consolidated, rule

    names = kolom or {}
    own = [names.get(name, name) for name in ("triwulan", "konsolidasi")]
    needed = ("triwulan",) if konsolidasi is not None else ("triwulan", "konsolidasi")
    table: Any = nw.from_native(frame)
    seen = look(table, names, desimal, Dot(titik), by_region=False, needed=needed)
    inputs = {name: seen.masukan[name] for name in SYMBOLS}
    used = {*own, *(one.kolom for one in inputs.values())}
    keys = tuple(per) if per is not None else tuple(c for c in table.collect_schema().names() if c not in used)
    chosen = own[1] if konsolidasi is None else rule(konsolidasi)
    asked = Setahun(inputs, own[0], chosen, konsolidasi is None, Lubang(lubang), keys, sampai)
    result: F = consolidated(frame, asked)
    return result


def last_year(
    frame: F,
    *,
    per: Sequence[str] = ("wilayah", "perangkat_daerah", "indikator"),
    kolom: Mapping[str, str] | None = None,
) -> F:
    """`frame` with the column ``realisasi_tahun_lalu``, from its own rows of the year before.

    per: the columns that name an indicator through the years. Empty where there is no such row, or more than one.
    """
    from sakip.frame.tahun_lalu import joined

    names = kolom or {}
    realisasi, tahun, made = (names.get(name, name) for name in ("realisasi", "tahun", "realisasi_tahun_lalu"))
    result: F = joined(frame, realisasi, tahun, per, made)
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


def written(
    frame: Any,
    *,
    kolom: Mapping[str, str] | None = None,
    desimal: int | Mapping[str, int] = 0,
    titik: Dot | str = Dot.TIDAK_TAHU,
) -> list[tuple[str, str, int]]:
    """How the numbers in a frame's columns of text are written: column, way in English, rows; nothing where no column
    is text. Raises FrameError with all that is wrong with the columns."""
    import narwhals as nw

    from sakip.frame.periksa import look, texts

    return texts(frame, look(nw.from_native(frame), kolom or {}, desimal, Dot(titik), by_region=False))


def _rolled(
    frame: Any,
    profile: Profiles,
    rata: Profile | None,
    kolom: Mapping[str, str],
    desimal: int | Mapping[str, int],
    titik: Dot,
    bagian: int,
) -> tuple[Kerja, Aturan]:
    from sakip.frame.rekap import aturan

    seen, chosen = _seen(frame, profile, kolom, desimal, titik, bagian)
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
    bagian: int = 1,
    exact: bool = False,
) -> tuple[Bentuk, Profile | dict[tuple[str, int], Profile]]:
    """A frame as it was looked at, and what applies in it."""
    import narwhals as nw

    from sakip.frame.periksa import look, profiles

    table = nw.from_native(frame)
    if exact:
        from sakip.frame.tepat import eager

        eager(table, "exact=True")
    seen = look(table, kolom, desimal, titik, by_region=not isinstance(profile, Profile), bagian=bagian)
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
