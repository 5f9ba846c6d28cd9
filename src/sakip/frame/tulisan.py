# SPDX-License-Identifier: MIT
"""How the numbers in columns of text are written: one look at all rows before any work starts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import attrs

from sakip.errors import Fault
from sakip.formula.columns import Columns
from sakip.formula.sql import Sql
from sakip.formula.tree import Op
from sakip.frame.masukan import Masukan, lowered
from sakip.frame.mesin import HERE, ask, dialect, plain_text
from sakip.frame.periksa import Bentuk, fault
from sakip.lang import N_, Message, msg

C = TypeVar("C")


@attrs.frozen
class Cara:
    """A way of writing a number. form: as `sakip.frame.masukan` finds it; koma: whether there is a comma, where that
    tells two ways apart; about: for people."""

    form: int
    about: str
    koma: bool | None = None


COMMA = Cara(1, N_("with a decimal comma"), True)
WHOLE = Cara(1, N_("whole numbers"), False)
DOTS = Cara(2, N_("with dots in thousands"))
POINT = Cara(3, N_("with a decimal dot"))
EMPTY = Cara(4, N_("empty"))
EITHER = Cara(5, N_("can be read in two ways"))
OTHER = Cara(0, N_("in another way (words, ranges, units)"))
CARA = (COMMA, WHOLE, DOTS, POINT, EMPTY, EITHER, OTHER)

Counts = Mapping[str, Mapping[Cara, int]]
"""How many rows are written in each way, by column."""


def counts(native: Any, seen: Bentuk) -> Counts:
    """The ways of each column of text. The frame is read once; nothing of it is read where no column is text."""
    given = list({one.kolom: one for one in seen.masukan.values() if one.kind == "teks"}.values())
    if not given:
        return {}
    sums = [int(one or 0) for one in _summed(native, given)]
    found = iter(sums)
    return {one.kolom: {way: next(found) for way in CARA} for one in given}


def faults(found: Counts) -> list[Fault]:
    """What makes columns doubtful: numbers that can be read in two ways, and two ways in one column."""
    made = []
    for column, ways in found.items():
        if ways[EITHER]:
            made.append(
                fault(
                    msg('column "{column}": {count} rows can be read in two ways, as 1.234 can.',
                        column=column, count=ways[EITHER]),
                    msg("Say with titik what a lone dot is, or go on with tandai: these rows are then marked."),
                )
            )  # fmt: skip
        comma = [way for way in (COMMA, DOTS) if ways[way]]
        if comma and ways[POINT]:
            parts = [msg("{count} {way}", count=ways[way], way=msg(way.about)) for way in (*comma, POINT)]
            made.append(
                fault(
                    msg('column "{column}" mixes two ways of writing: {parts}.', column=column, parts=_listed(parts)),
                    msg("Write all of them in one way, or go on with tandai: each row is then read by itself."),
                )
            )
    return made


def _listed(parts: Sequence[Message]) -> Message:
    whole = parts[0]
    for one in parts[1:]:
        whole = msg("{first}, {second}", first=whole, second=one)
    return whole


def _layers(engine: Columns[C], given: Sequence[Masukan]) -> list[dict[str, C]]:
    """Helper columns up to the form, which is the third layer of a text; then one of 0 and 1 for each way."""
    layers: list[dict[str, C]] = [{}, {}, {}, {}]
    for at, one in enumerate(given):
        for layer, made in zip(layers, lowered(engine, one, 1), strict=False):
            layer.update(made if layer is not layers[3] else {})
        for number, way in enumerate(CARA):
            test = engine.compare(Op.EQ, engine.column(f"_f_{one.kolom}"), engine.number(way.form))
            if way.koma is not None:
                pattern = "," if way.koma else "^[^,]*$"
                test = engine.both(test, engine.matches(engine.column(f"_b_{one.kolom}"), pattern))
            layers[3][f"_cara_{at}_{number}"] = engine.choose([(test, engine.number(1))], engine.number(0))
    return layers


def _summed(native: Any, given: Sequence[Masukan]) -> Sequence[Any]:
    import narwhals as nw

    frame = nw.from_native(native)
    kind, columns = frame.implementation, [one.kolom for one in given]
    name = dialect(kind)
    if name is not None:
        return _by_sql(native, given, Sql(name))
    if kind.is_dask():
        parts = native[columns].map_partitions(_one_part, given, meta=_one_part(native._meta, given)).compute()
        return [int(parts[name].sum()) for name in parts.columns]
    if kind.is_pandas():
        import pyarrow as pa

        frame = nw.from_native(plain_text(pa.Table.from_pandas(native[columns], preserve_index=False)))
    return _by_expressions(frame.select(*columns), given)


def _one_part(native: Any, given: Sequence[Masukan]) -> Any:
    import pandas as pd

    return pd.DataFrame([[int(one or 0) for one in _summed(native, given)]])


def _by_expressions(frame: Any, given: Sequence[Masukan]) -> Sequence[Any]:
    import narwhals as nw

    from sakip.frame.expressions import Expressions

    engine = Expressions()
    *helpers, last = _layers(engine, given)
    for layer in helpers:
        frame = frame.with_columns(**{name: engine.filled(one) for name, one in layer.items()})
    summed = frame.select(**{name: engine.filled(one) for name, one in last.items()}).select(nw.all().sum())
    summed = summed.collect() if isinstance(summed, nw.LazyFrame) else summed
    row: Sequence[Any] = next(summed.iter_rows())
    return row


def _by_sql(native: Any, given: Sequence[Masukan], engine: Sql) -> Sequence[Any]:
    *helpers, last = _layers(engine, given)
    parts, source = [], HERE
    for at, layer in enumerate(helpers, 1):
        columns = ", ".join(f"{text} AS {engine.name(name)}" for name, text in layer.items())
        parts.append(f"langkah_{at} AS (SELECT *, {columns} FROM {source})")
        source = f"langkah_{at}"
    sums = ", ".join(f"CAST(SUM({text}) AS BIGINT) AS {engine.name(name)}" for name, text in last.items())
    asked = ask(native, f"WITH {', '.join(parts)} SELECT {sums} FROM {source}")
    row: Sequence[Any] = asked.fetchall()[0] if hasattr(asked, "fetchall") else asked.collect()[0]
    return row
