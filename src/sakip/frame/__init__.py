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
    bagian: int | Mapping[str, int] = 1,
    exact: bool = False,
    tandai: bool = False,
) -> F:
    """`frame` with its achievements, the reasons where there are none, and their classes, as columns behind its own.

    frame: a table of polars (eager or lazy), pyarrow, pandas, dask, DuckDB or PySpark, one row for an indicator in a
    year. It comes back as what it is; what is lazy stays lazy, but for one look at which regions and years it has where
    their rules differ, and one at how numbers are written where they are texts. profile: the rules of one region, or a
    function of kode wilayah and year: ``sakip.resolve``. kolom: the frame's own names of columns by ours (``sakip frame
    --schema`` lists them). desimal: how many decimals whole numbers have already (8450 is 84,50), and texts may have at
    most. titik: what a lone dot before three digits means in texts. bagian: in how many parts of their last decimal
    whole numbers count, of target and realisasi or by name (`TWELFTHS` for what `consolidate` makes). exact: whether
    rows that the engine does not read or hold are computed one by one afterwards; for frames in memory. tandai: whether
    to go on where regions are unknown and numbers are written in more than one way, and to mark the rows without a
    figure.

    Every figure is what `sakip.capaian` gives for that row, to the last digit. A row that cannot be computed has a
    reason in ``alasan``; what the engine does not read or hold is ``tak-terbaca`` or ``luar-batas``.
    Raises FrameError with all that is wrong with columns, regions and texts, with counts, before any work starts.
    """
    from sakip.frame.mesin import run

    if exact:
        from sakip.frame.tepat import eager

        eager(frame, "exact=True")
    seen, chosen, part = _seen(frame, profile, kolom or {}, desimal, Dot(titik), bagian, tandai)
    job = _made(seen, chosen, part)
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
    bagian: int | Mapping[str, int] = 1,
    exact: bool = False,
    tandai: bool = False,
) -> dict[str, F]:
    """Means of achievements by level, each of those below it, as tables of the frame's own kind.

    rata: whose rules the means follow (rounding, scale, stage), where regions differ in them: what a nation holds up
    against each other is made in one way. tingkat: the columns that name a group, by level, the lowest first; `TINGKAT`
    for None. The column ``provinsi`` is made from ``wilayah``. exact: whether means of which the engine cannot tell how
    they round are made once more of exact ratios; for frames of polars in memory. The rest as for `measure`.
    Each table has ``rata_rata``, ``alasan`` and ``predikat``, and beside the mean how many indicators lie under it
    (``jumlah``) and how many of them have an achievement (``bernilai``).
    Means above the agency are plain means of the level below: no regulation seen says how to make them.
    """
    from sakip.frame import rekap

    if exact:
        from sakip.frame.tepat import eager

        eager(frame, "exact=True")
    seen, chosen, part = _seen(frame, profile, kolom or {}, desimal, Dot(titik), bagian, tandai)
    own = rata or chosen
    rules = rekap.aturan([own] if isinstance(own, Profile) else list(own.values()))
    job = attrs.evolve(_made(seen, chosen, part, "tiap" if rules.tiap else "akhir"), keep=True)
    levels = tingkat or TINGKAT
    made = rekap.roll_up(frame, job, rules, levels)
    if exact:
        from sakip.frame.rata_tepat import refined
        from sakip.frame.tepat import Tepat

        made = refined(made, frame, job, rules, levels, Tepat(seen, chosen))
    return made


def consolidate(
    frame: F,
    *,
    konsolidasi: str | None = None,
    profile: Profiles | None = None,
    lubang: Lubang | str | None = None,
    sampai: int = 4,
    per: Sequence[str] | None = None,
    kolom: Mapping[str, str] | None = None,
    desimal: int | Mapping[str, int] = 0,
    titik: Dot | str = Dot.TIDAK_TAHU,
    tandai: bool = False,
) -> F:
    """Rows of quarters (column ``triwulan``) as rows of years, in the columns `per`, ``target`` and ``realisasi``.

    konsolidasi: a rule of that family for all rows (``jumlah``, ``rata-rata``, ``terakhir``, ``tertinggi``,
    ``terendah``). For None it is each indicator's own, from the column of that name; where that is empty or missing,
    the choice ``konsolidasi`` of `profile`: of one region, or by kode wilayah and year as for `measure`. lubang: what
    an empty quarter means; one with 0 is filled. For None as the profile says, else ``tanpa-nilai``. sampai: the last
    quarter that counts. per: the columns that name an indicator in a year; all others for None.
    Target and realisasi become whole numbers of twelfths of their last decimal, in which every mean of quarters is
    whole: go on with ``measure(..., bagian=TWELFTHS)``. Where a quarter cannot be read, or is there twice, both are
    empty and ``konsolidasi_alasan`` says why. For polars, pyarrow, DuckDB and PySpark.
    Source: `sakip.rules.konsolidasi`, which gives the same for one indicator.
    """
    from sakip.frame.triwulan import asked, consolidated

    names = kolom or {}
    wanted = asked(frame, konsolidasi, profile, lubang, sampai, per, names, desimal, Dot(titik), tandai)
    result: F = consolidated(frame, wanted)
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
    tandai: bool = False,
) -> str:
    """What `measure` computes as one SELECT from `source`, for a view of one's own. frame: any table with the columns
    of the source; the rest as there."""
    import narwhals as nw

    from sakip.formula.sql import Sql
    from sakip.frame.mesin import select

    job = _made(*_seen(frame, profile, kolom or {}, desimal, Dot(titik), 1, tandai))
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

    from sakip.frame.periksa import look
    from sakip.frame.tulisan import counts

    found = counts(frame, look(nw.from_native(frame), kolom or {}, desimal, Dot(titik), by_region=False))
    return [(column, way.about, count) for column, ways in found.items() for way, count in ways.items() if count]


def _seen(
    frame: Any,
    profile: Profiles,
    kolom: Mapping[str, str],
    desimal: int | Mapping[str, int],
    titik: Dot,
    bagian: int | Mapping[str, int],
    tandai: bool,
) -> tuple[Bentuk, Profile | dict[tuple[str, int], Profile], bool]:
    """A frame as it was looked at, what applies in it, and whether that leaves some of its rows out. FrameError with
    all that is wrong."""
    import narwhals as nw

    from sakip.errors import FrameError
    from sakip.frame.daerah import daerah
    from sakip.frame.periksa import looked
    from sakip.frame.tulisan import counts, faults

    table: Any = nw.from_native(frame)
    one = isinstance(profile, Profile)
    seen, wrong = looked(table, kolom, desimal, titik, by_region=not one, bagian=bagian)
    chosen: Profile | dict[tuple[str, int], Profile] = profile if isinstance(profile, Profile) else {}
    lacking = False
    if not isinstance(profile, Profile) and set(seen.kunci) <= set(table.collect_schema().names()):
        found = daerah(table, seen.kunci, profile)
        chosen, lacking = found.profil, bool(found.faults)
        # Where no row has rules there is nothing to go on with.
        wrong += [] if tandai and chosen else found.faults
    if not tandai:
        wrong += faults(counts(frame, seen))
    if wrong:
        raise FrameError(wrong)
    return seen, chosen, lacking


def _made(
    seen: Bentuk,
    chosen: Profile | dict[tuple[str, int], Profile],
    part: bool,
    rekap: Literal["tiap", "akhir"] | None = None,
) -> Kerja:
    from sakip.frame.ketentuan import ketentuan
    from sakip.frame.mesin import KEY, Kerja, Tabel
    from sakip.frame.penyusun import program

    kinds = seen.kinds if rekap is None else ("capaian",)
    rules = ketentuan(chosen, kinds, "target_atas" in seen.masukan, part)
    made = program(rules, seen.masukan, kinds, seen.polaritas, rekap)
    rows: tuple[tuple[str | int, ...], ...] = tuple((*key, *values) for key, values in rules.baris.items())
    data = Tabel((*(f"_{name}" for name in KEY), *rules.kolom), rows) if rows else None
    return Kerja(made, data, seen.kunci)
