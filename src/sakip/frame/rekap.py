# SPDX-License-Identifier: MIT
"""Roll-ups: indicators into a sasaran, and up to the agency, the region, its province and the nation.

The exact mean of millions of ratios has no small denominator. So a mean is kept between two whole numbers at `GUARD`
decimals more than it is printed with; where both round alike the rounding is proved, and where they do not the mean
says ``tak-pasti`` instead of a number. Rows without a figure are left out and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, TypeVar

import attrs

from sakip.errors import Fault, FrameError
from sakip.formula.arithmetic import choose, minus, num, plus, times
from sakip.formula.columns import Columns, layers, written
from sakip.formula.integers import Lowering
from sakip.formula.parts import KODE, Value
from sakip.formula.sql import Sql
from sakip.formula.tree import Compare, Div, Expr, Op, Round, Sym
from sakip.frame.mesin import HERE, Kerja, ask, dialect, run, select
from sakip.frame.penyusun import classes
from sakip.frame.program import GUARD, MORE, PIECE, WHOLE, Program
from sakip.lang import msg
from sakip.numbers import Mode
from sakip.profile import Profile, Rounding
from sakip.rules.scale import Scale

C = TypeVar("C")


@attrs.frozen
class Aturan:
    """How means are made in a frame. sasaran, instansi: ids of the rules; dari: what the agency's mean is of; tiap:
    whether each mean is rounded before it counts in the next; rounding, skala, eksak: as figures of that kind have
    them."""

    sasaran: str
    instansi: str
    dari: str
    tiap: bool
    rounding: Rounding
    skala: Scale | None
    eksak: bool

    def tahap(self, level: str) -> Tahap:
        """How the means of a level are made. Above the agency they are plain ones: no regulation seen says how."""
        if level == "sasaran":
            return Tahap(self.sasaran, "bobot", True)
        if level == "instansi":
            rows = self.dari == "indikator"
            return Tahap(self.instansi, "bobot" if rows else "bobot_sasaran", rows)
        return Tahap(MEAN, None, False)


@attrs.frozen
class Tahap:
    """One level. bobot: the symbol of the weights; baris: whether indicators count, not the level below."""

    rumus: str
    bobot: str | None
    baris: bool


def aturan(profiles: Sequence[Profile]) -> Aturan:
    """What all these profiles say about means. FrameError where they do not agree."""
    found = {
        Aturan(
            profile.get("rekap.sasaran", "rumus"),
            profile.get("rekap.instansi", "rumus"),
            profile.get("rekap.instansi", "dari", "sasaran"),
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
    for rumus in dict.fromkeys((one.sasaran, one.instansi)):
        if rumus not in KNOWN:
            faults.append(Fault("frame", msg('roll-up rule "{id}" is not computed on frames.', id=rumus),
                                hint=msg("Known: {known}.", known=", ".join(KNOWN))))  # fmt: skip
    if faults:
        raise FrameError(faults)
    return one


MEAN, WEIGHTED, LOWEST = KNOWN = ("rekap.rata-rata", "rekap.tertimbang", "rekap.terendah")


@attrs.frozen
class Rata:
    """The steps that make a mean of sums, and what stands for it. ikut: 1 where it counts in the level above."""

    steps: Mapping[str, Expr]
    low: Expr
    high: Expr
    angka: Expr
    kode: Expr
    ikut: Expr
    predikat: Expr | None
    label: tuple[str | None, ...]

    def columns(self, engine: Columns[C]) -> dict[str, C]:
        """What a roll-up shows of it."""
        code = written(self.kode, engine)
        there = engine.compare(Op.EQ, code, engine.number(0))
        reasons = [
            (engine.compare(Op.EQ, code, engine.number(KODE[name])), engine.text(name))
            for name in ("tanpa-indikator", "kosong", "penyebut-nol", "tak-pasti")
        ]
        made = {"rata_rata": engine.only(there, written(self.angka, engine))}
        made["alasan"] = engine.choose(reasons, engine.text(None))
        if self.predikat is not None:
            made["predikat"] = engine.only(there, written(self.predikat, engine, self.label))
        return made


def rata(rule: Aturan, digit: int, rumus: str) -> Rata:
    """The mean by `rumus` of what was added up: whole numbers at ``digit + GUARD`` decimals."""
    lowering = Lowering({}, {}, 1, prefix="_r")
    low: Expr
    high: Expr
    if rumus == LOWEST:
        low, high = Sym(SUMS[PIECE]), Sym(SUMS[MORE])
    else:
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
    if rumus == WEIGHTED:
        # Weights that only some have are no weights; that nobody has any is a plain mean.
        sure = choose(Compare(Op.EQ, Sym(COUNT), num(0)), num(KODE["penyebut-nol"]), sure)
        some = choose(Compare(Op.LT, Sym(WITH), Sym(THERE)), num(KODE["kosong"]), sure)
        sure = choose(Compare(Op.EQ, Sym(WITH), num(0)), sure, some)
    code = lowering.keep(choose(Compare(Op.EQ, Sym(THERE), num(0)), num(KODE["tanpa-indikator"]), sure))
    counts = choose(
        Compare(Op.EQ, code, num(0)), num(1), choose(Compare(Op.EQ, code, num(KODE["tak-pasti"])), num(1), num(0))
    )
    if rule.tiap:
        low = high = lowering.keep(times(first, num(Fraction(fine, 10**rule.rounding.digit))))
    return Rata(lowering.steps, low, high, first, code, lowering.keep(counts), kelas, tuple(labels))


def _floor(top: Expr, bottom: Expr) -> Expr:
    """The whole number below a quotient, of any sign."""
    down = Round(Div(top, bottom), num(0), Mode.POTONG)
    up = Round(Div(plus(minus(top), plus(bottom, num(-1))), bottom), num(0), Mode.POTONG)
    return choose(Compare(Op.GE, top, num(0)), down, minus(up))


COUNT, THERE, WITH = "_banyak", "_berangka", "_berbobot"
SUMS: Mapping[str, str] = {
    WHOLE: "_sigma_utuh", PIECE: "_sigma_pecah", MORE: "_sigma_naik", "_satu": COUNT, "_ada": THERE, "_berat": WITH,
    "_punya": "bernilai", "_semua": "jumlah",
}  # fmt: skip
"""What is added up, and how the sums are called. `COUNT` is the sum of the weights, where there are any."""

COUNTS = ("_satu", "_ada", "_berat", "_punya", "_semua")


@attrs.frozen
class Bagian(Generic[C]):
    """What a level adds up of each part: its value between two whole numbers, whether it has one, and of how many
    indicators."""

    there: C
    whole: C
    piece: C
    more: C
    punya: C
    semua: C


def prepared(program: Program, engine: Columns[C]) -> Bagian[C]:
    """Rows that a program has gone over."""
    assert program.rekap is not None
    there = engine.compare(Op.EQ, engine.column(program.rekap), engine.number(0))
    one = engine.choose([(there, engine.number(1))], engine.number(0))
    whole, piece, more = map(engine.column, (WHOLE, PIECE, MORE))
    return Bagian(there, whole, piece, more, one, engine.number(1))


def carried(made: Rata, engine: Columns[C]) -> Bagian[C]:
    """The means of a level."""
    there = engine.compare(Op.EQ, written(made.ikut, engine), engine.number(1))
    low, high = written(made.low, engine), written(made.high, engine)
    punya, semua = (engine.column(SUMS[name]) for name in ("_punya", "_semua"))
    return Bagian(there, engine.number(0), low, engine.subtract(high, low), punya, semua)


def added(part: Bagian[C], rumus: str, bobot: str | None, engine: Columns[C], wide: Callable[[C], C]) -> dict[str, C]:
    """The columns that a rule adds up. bobot: the column of the weights; wide: a number in a type that holds sums."""

    def only(value: C) -> C:
        return engine.choose([(part.there, value)], engine.number(0))

    one = only(engine.number(1))
    values = {WHOLE: part.whole, PIECE: part.piece, MORE: part.more}
    made = {"_satu": one, "_ada": one, "_berat": one, "_punya": part.punya, "_semua": part.semua}
    if rumus == LOWEST:
        low = engine.add(engine.multiply(wide(part.whole), engine.number(10**GUARD)), part.piece)
        ends = {PIECE: engine.only(part.there, low), MORE: engine.only(part.there, engine.add(low, part.more))}
        return {WHOLE: engine.number(0), **ends, **made}
    if rumus != WEIGHTED or bobot is None:
        return {**{name: only(value) for name, value in values.items()}, **made}
    own = engine.column(f"_n_{bobot}")
    given = engine.both(
        engine.compare(Op.EQ, engine.column(f"_x_{bobot}"), engine.number(0)),
        engine.compare(Op.GE, own, engine.number(0)),
    )
    weight = engine.choose([(engine.both(part.there, given), own), (part.there, engine.number(1))], engine.number(0))
    has = engine.choose([(engine.both(part.there, given), engine.number(1))], engine.number(0))
    sums = {name: engine.multiply(wide(only(value)), wide(weight)) for name, value in values.items()}
    return {**sums, **made, "_satu": weight, "_berat": has}


def roll_up(native: Any, job: Kerja, rule: Aturan, levels: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The means of each level, by its name, as tables of the engine's own kind. levels: the columns that name a group,
    by level, the lowest first."""
    import narwhals as nw

    frame = nw.from_native(native)
    name = dialect(frame.implementation)
    if name is not None:
        return dict(_by_sql(native, job, rule, levels, Sql(name)))
    if frame.implementation.is_polars():
        return dict(_by_expressions(native, job, rule, levels))
    message = msg("roll-ups are made by polars, DuckDB and PySpark, not by {kind}.", kind=frame.implementation)
    raise FrameError([Fault("frame", message, hint=msg("Turn the frame into one of them first."))])


def _stages(job: Kerja, rule: Aturan, levels: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Tahap, Rata]]:
    """The levels in their order, with how each is made of what there is."""
    for at, level in enumerate(levels):
        stage = rule.tahap(level)
        column = None if stage.bobot is None or stage.rumus != WEIGHTED else job.program.bobot.get(stage.bobot)
        rumus = MEAN if stage.rumus == WEIGHTED and column is None else stage.rumus
        made = rata(rule, job.program.digit["capaian"], rumus)
        yield level, Tahap(rumus, column, stage.baris or at == 0), made


def _passed(job: Kerja, stage: Tahap) -> list[str]:
    """The weights of what a level makes, which the next one needs."""
    column = job.program.bobot.get("bobot_sasaran")
    return [] if column is None or not stage.baris else [f"_n_{column}", f"_x_{column}"]


def _by_sql(
    native: Any, job: Kerja, rule: Aturan, levels: Mapping[str, Sequence[str]], engine: Sql
) -> Iterator[tuple[str, Any]]:
    import narwhals as nw

    kind = "HUGEINT" if engine.dialect == "duckdb" else "DECIMAL(38, 0)"
    # Each level is a table of its own: one text of them all is deeper than Spark resolves.
    rows = ask(native, select(job, nw.from_native(native).columns, HERE, engine))
    frame, part = rows, prepared(job.program, engine)
    for level, stage, made in _stages(job, rule, levels):
        if stage.baris:
            frame, part = rows, prepared(job.program, engine)
        keys, passed = levels[level], _passed(job, stage)
        columns = added(part, stage.rumus, stage.bobot, engine, lambda text: f"CAST({text} AS {kind})")
        group = ", ".join(engine.name(key) for key in keys)
        add = ", ".join(f"{text} AS {engine.name(name)}" for name, text in columns.items())
        more = "".join(f", {engine.name(name)}" for name in passed)
        inner = f"SELECT {', '.join(_keys(keys, frame, engine))}, {add}{more} FROM {HERE}"
        sums = [_summed(name, total, engine, kind, stage.rumus) for name, total in SUMS.items()]
        sums += [f"MAX({engine.name(name)}) AS {engine.name(name)}" for name in passed]
        frame = ask(frame, f"SELECT {group}, {', '.join(sums)} FROM ({inner}) AS t GROUP BY {group}")
        for layer in steps_of(made, engine):
            more = ", ".join(f"{text} AS {engine.name(name)}" for name, text in layer.items())
            frame = ask(frame, f"SELECT *, {more} FROM {HERE}")
        shown = made.columns(engine)
        shown["rata_rata"] = engine.decimal(shown["rata_rata"], rule.rounding.digit)
        results = ", ".join(f"{text} AS {engine.name(name)}" for name, text in shown.items())
        yield level, ask(frame, f"SELECT {group}, {results}, jumlah, bernilai FROM {HERE}")
        part = carried(made, engine)


def _summed(name: str, total: str, engine: Sql, wide: str, rumus: str) -> str:
    """A sum in a type that holds it; counts stay what counts are."""
    fold = "MIN" if rumus == LOWEST and name in (PIECE, MORE) else "SUM"
    kind = "BIGINT" if name in COUNTS else wide
    return f"CAST({fold}(CAST({engine.name(name)} AS {wide})) AS {kind}) AS {engine.name(total)}"


def _keys(keys: Sequence[str], frame: Any, engine: Sql) -> list[str]:
    """The columns that name a group; the province is the beginning of a region's code."""
    made = f"substr({engine.name('wilayah')}, 1, 2) AS {engine.name('provinsi')}"
    return [made if key == "provinsi" and key not in frame.columns else engine.name(key) for key in keys]


def _by_expressions(
    native: Any, job: Kerja, rule: Aturan, levels: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, Any]]:
    import narwhals as nw
    import polars as pl

    from sakip.frame.expressions import Expressions

    engine = Expressions()
    rows = nw.from_native(run(native, job))
    frame, part = rows, prepared(job.program, engine)
    for level, stage, made in _stages(job, rule, levels):
        if stage.baris:
            frame, part = rows, prepared(job.program, engine)
        keys = levels[level]
        columns = added(part, stage.rumus, stage.bobot, engine, _wide)
        if "provinsi" in keys:
            frame = frame.with_columns(provinsi=nw.col("wilayah").str.slice(0, 2))
        frame = frame.with_columns(**{name: _wide(one) for name, one in columns.items()})
        folds = [_folded(name, total, stage.rumus) for name, total in SUMS.items()]
        frame = frame.group_by(*keys).agg(*folds, *(nw.col(name).max() for name in _passed(job, stage)))
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
        part = carried(made, engine)


def _folded(name: str, total: str, rumus: str) -> Any:
    import narwhals as nw

    column = nw.col(name)
    return (column.min() if rumus == LOWEST and name in (PIECE, MORE) else column.sum()).alias(total)


def _wide(column: Any) -> Any:
    import narwhals as nw

    return nw.lit(column, dtype=nw.Int128) if isinstance(column, int) else column.cast(nw.Int128)


def steps_of(made: Rata, engine: Columns[C]) -> list[dict[str, C]]:
    """The layers of a mean."""
    return [
        {name: engine.filled(written(expr, engine)) for name, expr in layer.items()} for layer in layers(made.steps)
    ]
