# SPDX-License-Identifier: MIT
"""Rows of quarters into rows of years: whose rule applies, and the engines that go over the rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from sakip.errors import Fault, FrameError
from sakip.formula.sql import Sql
from sakip.frame.daerah import daerah
from sakip.frame.mesin import HERE, JOINED, KEY, Tabel, ask, dialect, joined, joined_sql
from sakip.frame.periksa import fault, look, looked
from sakip.frame.setahun import RULE, RULES, SKIPS, SYMBOLS, TWELFTHS, Setahun
from sakip.frame.tulisan import counts, faults
from sakip.lang import msg
from sakip.numbers import Dot
from sakip.profile import Profile
from sakip.rules.konsolidasi import Lubang

F = TypeVar("F")


def asked(
    native: Any,
    konsolidasi: str | None,
    profile: Profile | Callable[[str, int], Profile] | None,
    lubang: Lubang | str | None,
    sampai: int,
    per: Sequence[str] | None,
    names: Mapping[str, str],
    desimal: int | Mapping[str, int],
    titik: Dot,
    tandai: bool,
) -> Setahun:
    """What `sakip.frame.consolidate` is asked. FrameError with all that is wrong."""
    import narwhals as nw

    table: Any = nw.from_native(native)
    there = table.collect_schema().names()
    triwulan, own = (names.get(name, name) for name in ("triwulan", "konsolidasi"))
    by_region = konsolidasi is None and profile is not None and not isinstance(profile, Profile)
    needed = ["triwulan"] + (["konsolidasi"] if konsolidasi is None and profile is None else [])
    seen, wrong = looked(table, names, desimal, titik, by_region, needed=needed)
    if not tandai:
        wrong += [*faults(counts(native, seen)), *(_quarters(table, triwulan) if triwulan in there else [])]
    tabel = None
    if by_region and set(seen.kunci) <= set(there):
        found = daerah(table, seen.kunci, profile)  # type: ignore[arg-type]  # by_region says that it is a function
        wrong += [] if tandai and found.profil else found.faults
        tabel = _table(found.profil, lubang is None)
    if wrong:
        raise FrameError(wrong)
    inputs = {name: seen.masukan[name] for name in SYMBOLS}
    sendiri = own if konsolidasi is None and own in there else None
    chosen = konsolidasi
    if isinstance(profile, Profile):
        chosen = konsolidasi or profile.get("konsolidasi", "rumus")
        lubang = lubang or profile.get("konsolidasi", "lubang")
        if chosen is None and sendiri is None:
            message = msg("the profile of {kode} does not say how quarters make a year.", kode=profile.kode)
            raise FrameError([Fault("frame", message, hint=_SAY)])
    used = {triwulan, own, *(one.kolom for one in inputs.values())}
    keys = tuple(per) if per is not None else tuple(one for one in there if one not in used)
    fixed = None if chosen is None else rule(chosen)
    hole = Lubang(lubang or Lubang.TANPA_NILAI)
    return Setahun(inputs, triwulan, fixed, sendiri, tabel, seen.kunci, hole, keys, sampai)


def _quarters(table: Any, column: str) -> list[Fault]:
    """Rows of no quarter, which no year would have."""
    import narwhals as nw

    if not table.collect_schema()[column].is_integer():
        message = msg('column "{column}" is no column of whole numbers.', column=column)
        return [fault(message, msg("It holds the quarter, 1 to 4."))]
    known = ((nw.col(column) >= 1) & (nw.col(column) <= 4)).fill_null(False)
    counted = table.select((~known).cast(nw.Int64).sum().alias("jumlah"))
    counted = counted.collect() if isinstance(counted, nw.LazyFrame) else counted
    count = int(counted.item(0, "jumlah") or 0)
    message = msg('column "{column}": {count} rows name no quarter from 1 to 4.', column=column, count=count)
    return [fault(message, msg("Mend them, or go on with tandai: they then count in no year."))] if count else []


_SAY = msg('Name a rule with konsolidasi=..., for each indicator in a column "konsolidasi", or in [konsolidasi] of the '
           "profile.")  # fmt: skip


def _table(found: Mapping[tuple[str, int], Profile], holes: bool) -> Tabel:
    """What the regions say, by region and year; the rule past the last one where a region says nothing."""
    rows: list[tuple[str | int, ...]] = []
    for key, one in found.items():
        said = one.get("konsolidasi", "rumus")
        at = len(RULES) if said is None else RULES.index(rule(said))
        skips = int(one.get("konsolidasi", "lubang") == Lubang.LEWATI)
        rows.append((*key, at, skips) if holes else (*key, at))
    return Tabel((*(f"_{name}" for name in KEY), RULE, *([SKIPS] if holes else [])), tuple(rows))


def rule(asked: str) -> str:
    """A rule's name without its family. FrameError for what does not make quarters into a year here."""
    name = asked.removeprefix("konsolidasi.")
    if name not in RULES:
        message = msg('"{id}" does not consolidate quarters on frames.', id=asked)
        raise FrameError([Fault("frame", message, hint=msg("Known: {known}.", known=", ".join(RULES)))])
    return name


def in_twelfths(
    native: Any, names: Mapping[str, str], desimal: int | Mapping[str, int], titik: Dot, before: bool
) -> dict[str, Any]:
    """How `sakip.frame.measure` is to read what is made of `native`: its ``desimal`` and ``bagian``. before: whether
    the year before is made of it as well."""
    import narwhals as nw

    seen = look(nw.from_native(native), names, desimal, Dot(titik), by_region=False)
    digits = {name: one.desimal for name, one in seen.masukan.items()}
    made = [*SYMBOLS, *(["realisasi_tahun_lalu"] if before else [])]
    digits |= {name: digits["realisasi"] for name in made[2:]}
    return {"desimal": digits, "bagian": dict.fromkeys(made, TWELFTHS)}


def fractions(native: F, reading: Mapping[str, Any], names: Mapping[str, str]) -> F:
    """A frame of years whose whole numbers say what they are parts of: ``target_pembilang``, ``target_penyebut``.

    reading: as `in_twelfths` gives it.
    """
    import narwhals as nw

    frame: Any = nw.from_native(native)
    columns = {names.get(name, name): (name, parts) for name, parts in reading["bagian"].items()}
    shown: list[Any] = []
    for column in frame.collect_schema().names():
        if column not in columns:
            shown.append(nw.col(column))
            continue
        name, parts = columns[column]
        whole = nw.lit(10 ** reading["desimal"][name] * parts, dtype=nw.Int64)
        shown += [nw.col(column).alias(f"{column}_pembilang"), whole.alias(f"{column}_penyebut")]
    made: F = frame.select(*shown).to_native()
    return made


def consolidated(native: Any, asked: Setahun) -> Any:
    """A frame of years, of the engine's own kind."""
    import narwhals as nw

    frame = nw.from_native(native)
    name = dialect(frame.implementation)
    if name is not None:
        return _by_sql(native, asked, Sql(name))
    if not (frame.implementation.is_polars() or frame.implementation.is_pyarrow()):
        message = msg("frames of {kind} are not computed here.", kind=frame.implementation)
        raise FrameError([Fault("frame", message, hint=msg("Known: polars, pyarrow, DuckDB and PySpark."))])
    from sakip.frame.expressions import Expressions

    engine = Expressions()
    if asked.tabel is not None:
        frame = joined(frame, asked.tabel, asked.kunci)
    for layer in asked.prepared(engine):
        frame = frame.with_columns(**{name: engine.filled(one) for name, one in layer.items()})
    sums = [nw.col(name).sum() for name in asked.summed]
    frame = frame.group_by(*asked.per).agg(*sums, *(nw.col(name).max() for name in asked.largest))
    return frame.select(*asked.per, **asked.results(engine)).to_native()


def _by_sql(native: Any, asked: Setahun, engine: Sql) -> Any:
    last, parts = HERE, []
    if asked.tabel is not None:
        parts = [f"{name} AS ({text})" for name, text in joined_sql(asked.tabel, asked.kunci, HERE, engine)]
        last = JOINED
    for at, layer in enumerate(asked.prepared(engine), 1):
        columns = ", ".join(f"{text} AS {engine.name(name)}" for name, text in layer.items())
        parts.append(f"langkah_{at} AS (SELECT *, {columns} FROM {last})")
        last = f"langkah_{at}"
    group = ", ".join(map(engine.name, asked.per))
    folds = [f"CAST(SUM({engine.name(name)}) AS BIGINT) AS {engine.name(name)}" for name in asked.summed]
    folds += [f"MAX({engine.name(name)}) AS {engine.name(name)}" for name in asked.largest]
    parts.append(f"setahun AS (SELECT {group}, {', '.join(folds)} FROM {last} GROUP BY {group})")
    shown = ", ".join(f"{text} AS {engine.name(name)}" for name, text in asked.results(engine).items())
    return ask(native, f"WITH {', '.join(parts)} SELECT {group}, {shown} FROM setahun")
