# SPDX-License-Identifier: MIT
"""Roll-ups: indicators into a sasaran, and up to the agency, the region, its province and the nation.

The exact mean of millions of ratios has no small denominator. So a mean is kept between two whole numbers at `GUARD`
decimals more than it is printed with; where both round alike the rounding is proved, and where they do not the mean
says ``tak-pasti`` instead of a number. Rows without a figure are left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

import attrs

from sakip.errors import Fault, FrameError
from sakip.formula.columns import Columns, layers, written
from sakip.formula.integers import KODE, Lowering, Value, choose, minus, num, plus, times
from sakip.formula.sql import Sql
from sakip.formula.tree import Compare, Div, Expr, Op, Round, Sym
from sakip.frame.mesin import HERE, Kerja, ask, dialect, run, select
from sakip.frame.program import GUARD, MORE, PIECE, WHOLE, Program, classes
from sakip.lang import msg
from sakip.numbers import Mode
from sakip.profile import Profile, Rounding
from sakip.rules.scale import Scale

C = TypeVar("C")


@attrs.frozen
class Aturan:
    """How means are made in a frame. rumus: id of the rule; tiap: whether each mean is rounded before it counts in the
    next; rounding, skala, eksak: as figures of that kind have them."""

    rumus: str
    tiap: bool
    rounding: Rounding
    skala: Scale | None
    eksak: bool


def aturan(profiles: Sequence[Profile]) -> Aturan:
    """What all these profiles say about means. FrameError where they do not agree."""
    found = {
        Aturan(
            profile.get("rekap.sasaran", "rumus"),
            profile.get("rekap.tahap", "nilai", "akhir") == "tiap",
            profile.rounding("rata-rata:capaian"),
            profile.scale("predikat.capaian"),
            profile.get("predikat.capaian", "dasar", "eksak") == "eksak",
        )
        for profile in profiles
    }
    one = next(iter(found))
    faults = []
    if len(found) > 1:
        faults.append(Fault("frame", msg("the regions do not agree on how means are made."),
                            hint=msg("Say with rata=... whose rules the means follow.")))  # fmt: skip
    if one.rumus != "rekap.rata-rata":
        faults.append(Fault("frame", msg('roll-up rule "{id}" is not computed on frames.', id=one.rumus),
                            hint=msg("Known: {known}.", known="rekap.rata-rata")))  # fmt: skip
    if faults:
        raise FrameError(faults)
    return one


@attrs.frozen
class Rata:
    """The steps that make a mean of sums, and what stands for it."""

    steps: Mapping[str, Expr]
    low: Expr
    high: Expr
    angka: Expr
    kode: Expr
    predikat: Expr | None
    label: tuple[str | None, ...]

    def columns(self, engine: Columns[C]) -> dict[str, C]:
        """What a roll-up shows of it."""
        code = written(self.kode, engine)
        there = engine.compare(Op.EQ, code, engine.number(0))
        reasons = [
            (engine.compare(Op.EQ, code, engine.number(KODE[name])), engine.text(name))
            for name in ("tanpa-indikator", "tak-pasti")
        ]
        made = {"rata_rata": engine.only(there, written(self.angka, engine))}
        made["alasan"] = engine.choose(reasons, engine.text(None))
        if self.predikat is not None:
            made["predikat"] = engine.only(there, written(self.predikat, engine, self.label))
        return made


def rata(rule: Aturan, digit: int) -> Rata:
    """The mean of what was added up: whole numbers at ``digit + GUARD`` decimals."""
    lowering = Lowering({}, {}, 1, prefix="_r")
    count = lowering.keep(choose(Compare(Op.GT, Sym(COUNT), num(0)), Sym(COUNT), num(1)))
    total = lowering.keep(plus(times(Sym(SUMS[WHOLE]), num(10**GUARD)), Sym(SUMS[PIECE])))
    low = lowering.keep(_floor(total, count))
    high = lowering.keep(minus(_floor(minus(plus(total, Sym(SUMS[MORE]))), count)))
    fine = 10 ** (digit + GUARD)
    by = num(10**rule.rounding.digit)
    ends = [Value(Fraction(1, fine), end) for end in (low, high)]
    first, second = (lowering.rounded(end, by, rule.rounding.mode) for end in ends)
    sure: Expr = choose(Compare(Op.EQ, first, second), num(0), num(KODE["tak-pasti"]))
    labels: list[str | None] = [None]
    kelas = None
    if rule.skala is not None:
        asked = ends if rule.eksak else [Value(Fraction(1, 10**rule.rounding.digit), first)] * 2
        kelas, other = (lowering.keep(classes(lowering, rule.skala, end, labels)) for end in asked)
        sure = choose(Compare(Op.EQ, kelas, other), sure, num(KODE["tak-pasti"]))
        kelas = classes(lowering, rule.skala, asked[0], labels)
    code = lowering.keep(choose(Compare(Op.EQ, Sym(COUNT), num(0)), num(KODE["tanpa-indikator"]), sure))
    if rule.tiap:
        low = high = lowering.keep(times(first, num(Fraction(fine, 10**rule.rounding.digit))))
    return Rata(lowering.steps, low, high, first, code, kelas, tuple(labels))


def _floor(top: Expr, bottom: Expr) -> Expr:
    """The whole number below a quotient, of any sign."""
    down = Round(Div(top, bottom), num(0), Mode.POTONG)
    up = Round(Div(plus(minus(top), plus(bottom, num(-1))), bottom), num(0), Mode.POTONG)
    return choose(Compare(Op.GE, top, num(0)), down, minus(up))


COUNT = "_banyak"
SUMS: Mapping[str, str] = {
    WHOLE: "_sigma_utuh", PIECE: "_sigma_pecah", MORE: "_sigma_naik", "_satu": COUNT, "_punya": "bernilai",
    "_semua": "jumlah",
}  # fmt: skip
"""What is added up, and how the sums are called."""


def prepared(program: Program, engine: Columns[C]) -> dict[str, C]:
    """What the lowest level adds up, of rows that a program has gone over."""
    assert program.rekap is not None
    there = engine.compare(Op.EQ, engine.column(program.rekap), engine.number(0))
    one = engine.choose([(there, engine.number(1))], engine.number(0))
    made = {name: engine.choose([(there, engine.column(name))], engine.number(0)) for name in (WHOLE, PIECE, MORE)}
    return {**made, "_satu": one, "_punya": one, "_semua": engine.number(1)}


def carried(made: Rata, engine: Columns[C]) -> dict[str, C]:
    """What the next level adds up, of a level's means."""
    there = engine.compare(Op.GT, engine.column(COUNT), engine.number(0))

    def only(value: C) -> C:
        return engine.choose([(there, value)], engine.number(0))

    low, high = written(made.low, engine), written(made.high, engine)
    return {
        WHOLE: engine.number(0),
        PIECE: only(low),
        MORE: only(engine.subtract(high, low)),
        "_satu": only(engine.number(1)),
        "_punya": engine.column(SUMS["_punya"]),
        "_semua": engine.column(SUMS["_semua"]),
    }


def roll_up(native: Any, job: Kerja, rule: Aturan, levels: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The means of each level, by its name, as tables of the engine's own kind. levels: the columns that name a group,
    by level, the lowest first."""
    import narwhals as nw

    made = rata(rule, job.program.digit["capaian"])
    frame = nw.from_native(native)
    name = dialect(frame.implementation)
    if name is not None:
        return dict(_by_sql(native, job, made, rule, levels, Sql(name)))
    if frame.implementation.is_polars():
        return dict(_by_expressions(native, job, made, rule, levels))
    message = msg("roll-ups are made by polars, DuckDB and PySpark, not by {kind}.", kind=frame.implementation)
    raise FrameError([Fault("frame", message, hint=msg("Turn the frame into one of them first."))])


def _by_sql(
    native: Any, job: Kerja, made: Rata, rule: Aturan, levels: Mapping[str, Sequence[str]], engine: Sql
) -> Iterator[tuple[str, Any]]:
    import narwhals as nw

    # Each level is a table of its own: one text of them all is deeper than Spark resolves.
    frame = ask(native, select(job, nw.from_native(native).columns, HERE, engine))
    columns = prepared(job.program, engine)
    for level, keys in levels.items():
        group = ", ".join(engine.name(key) for key in keys)
        add = ", ".join(f"{text} AS {engine.name(name)}" for name, text in columns.items())
        inner = f"SELECT {', '.join(_keys(keys, frame, engine))}, {add} FROM {HERE}"
        sums = ", ".join(_summed(name, total, engine) for name, total in SUMS.items())
        frame = ask(frame, f"SELECT {group}, {sums} FROM ({inner}) AS t GROUP BY {group}")
        for layer in steps_of(made, engine):
            more = ", ".join(f"{text} AS {engine.name(name)}" for name, text in layer.items())
            frame = ask(frame, f"SELECT *, {more} FROM {HERE}")
        shown = made.columns(engine)
        shown["rata_rata"] = engine.decimal(shown["rata_rata"], rule.rounding.digit)
        results = ", ".join(f"{text} AS {engine.name(name)}" for name, text in shown.items())
        yield level, ask(frame, f"SELECT {group}, {results}, jumlah, bernilai FROM {HERE}")
        columns = carried(made, engine)


def _summed(name: str, total: str, engine: Sql) -> str:
    """A sum in a type that holds it; counts stay what counts are."""
    wide = "HUGEINT" if engine.dialect == "duckdb" else "DECIMAL(38, 0)"
    kind = "BIGINT" if name in COUNTS else wide
    return f"CAST(SUM(CAST({engine.name(name)} AS {wide})) AS {kind}) AS {engine.name(total)}"


def _keys(keys: Sequence[str], frame: Any, engine: Sql) -> list[str]:
    """The columns that name a group; the province is the beginning of a region's code."""
    made = f"substr({engine.name('wilayah')}, 1, 2) AS {engine.name('provinsi')}"
    return [made if key == "provinsi" and key not in frame.columns else engine.name(key) for key in keys]


def _by_expressions(
    native: Any, job: Kerja, made: Rata, rule: Aturan, levels: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, Any]]:
    import narwhals as nw
    import polars as pl

    from sakip.frame.expressions import Expressions

    engine = Expressions()
    frame = nw.from_native(run(native, job))
    columns = prepared(job.program, engine)
    for level, keys in levels.items():
        if "provinsi" in keys:
            frame = frame.with_columns(provinsi=nw.col("wilayah").str.slice(0, 2))
        frame = frame.with_columns(**{name: _wide(one) for name, one in columns.items()})
        frame = frame.group_by(*keys).agg(nw.col(name).sum().alias(total) for name, total in SUMS.items())
        for layer in steps_of(made, engine):
            frame = frame.with_columns(**layer)
        shown = frame.select(*keys, **made.columns(engine), jumlah=nw.col("jumlah"), bernilai=nw.col("bernilai"))
        number = pl.col("rata_rata").cast(pl.Decimal(38, 0)) * pl.lit(Decimal(1).scaleb(-rule.rounding.digit))
        yield (
            level,
            shown.to_native().with_columns(
                number.cast(pl.Decimal(38, rule.rounding.digit)), pl.col("jumlah", "bernilai").cast(pl.Int64)
            ),
        )
        columns = carried(made, engine)


def _wide(column: Any) -> Any:
    import narwhals as nw

    return nw.lit(column, dtype=nw.Int128) if isinstance(column, int) else column.cast(nw.Int128)


COUNTS = ("_satu", "_punya", "_semua")


def steps_of(made: Rata, engine: Columns[C]) -> list[dict[str, C]]:
    """The layers of a mean."""
    return [{name: written(expr, engine) for name, expr in layer.items()} for layer in layers(made.steps)]
