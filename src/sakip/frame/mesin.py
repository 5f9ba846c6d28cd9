# SPDX-License-Identifier: MIT
"""The engines: what runs a program on a frame and gives back a frame of the same kind.

polars and pyarrow take it as expressions; pandas goes through pyarrow, and dask through pandas, part by part; DuckDB
and Spark take it as SQL text, for their own way with whole numbers is better than a general one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from sakip.errors import Fault, FrameError
from sakip.formula.sql import Dialect, Sql
from sakip.frame.program import NAMES, Program
from sakip.lang import msg

KEY = ("wilayah", "tahun")
"""The columns by which a region's choices are found, by their own names in the table of choices."""


@attrs.frozen
class Tabel:
    """The data of the choices that differ among regions: column names and rows, the key first."""

    kolom: tuple[str, ...]
    baris: tuple[tuple[str | int, ...], ...]


@attrs.frozen
class Kerja:
    """What an engine is asked to do. kunci: the frame's own names for region and year; keep: whether the helper columns
    stay, for what is computed on them."""

    program: Program
    tabel: Tabel | None
    kunci: tuple[str, str]
    keep: bool = False

    @property
    def decimals(self) -> dict[str, int]:
        """The columns of numbers, with their decimals."""
        return {NAMES[kind][0]: self.program.digit[kind] for kind in self.program.hasil}

    def made(self) -> list[str]:
        """The columns that the program adds."""
        return [name for kind, one in self.program.hasil.items()
                for name in NAMES[kind][: 3 if one.predikat is not None else 2]]  # fmt: skip


def run(native: Any, job: Kerja) -> Any:
    """`native` with the columns of the program behind its own."""
    import narwhals as nw

    frame = nw.from_native(native)
    kind = frame.implementation
    name = dialect(kind)
    if name is not None:
        return ask(native, select(job, frame.columns, HERE, Sql(name)))
    if kind.is_pandas():
        return _pandas(native, job)
    if kind.is_dask():
        return native.map_partitions(_pandas, job, meta=_pandas(native._meta, job))
    if kind.is_polars() or kind.is_pyarrow():
        return _expressions(frame, job)
    message = msg("frames of {kind} are not computed here.", kind=kind)
    hint = msg("Known: polars, pyarrow, pandas, dask, DuckDB and PySpark.")
    raise FrameError([Fault("frame", message, hint=hint)])


def _expressions(frame: Any, job: Kerja) -> Any:
    from sakip.frame.expressions import Expressions

    own = frame.columns
    if job.tabel is not None:
        frame = joined(frame, job.tabel, job.kunci)
    engine = Expressions()
    for layer in job.program.layers(engine, numbers=True):
        frame = frame.with_columns(**{name: engine.filled(one) for name, one in layer.items()})
    if job.keep:
        return frame.to_native()
    native = frame.select(*own, *job.made()).to_native()
    if frame.implementation.is_pyarrow():
        return _arrow_results(native, job.decimals, job.program.texts)
    import polars as pl

    # Texts are looked up by their numbers: a choice among texts would write a column of texts for each of them.
    decimals = [
        (pl.col(name).cast(pl.Decimal(38, 0)) * pl.lit(Decimal(1).scaleb(-digits))).cast(pl.Decimal(38, digits))
        for name, digits in job.decimals.items()
    ]
    texts = [
        pl.lit(pl.Series(known, dtype=pl.String)).gather(pl.col(name)).alias(name)
        for name, known in job.program.texts.items()
    ]
    return native.with_columns(*decimals, *texts)


def joined(frame: Any, tabel: Tabel, kunci: tuple[str, str]) -> Any:
    """`frame` with the data of the choices, its rows in their order."""
    import narwhals as nw

    data = dict(zip(tabel.kolom, map(list, zip(*tabel.baris, strict=True)), strict=True))
    on = dict(zip(tabel.kolom, kunci, strict=False))
    native = frame.to_native()
    if frame.implementation.is_polars():
        import polars as pl

        schema = native.collect_schema()
        table: Any = pl.LazyFrame(data).with_columns(pl.col(theirs).cast(schema[mine]) for theirs, mine in on.items())
        table = table if isinstance(native, pl.LazyFrame) else table.collect()
        joined = native.join(table, how="left", left_on=list(on.values()), right_on=list(on), maintain_order="left")
        return nw.from_native(joined)
    import pyarrow as pa

    types = {theirs: native.schema.field(mine).type for theirs, mine in on.items()}
    other = pa.table({name: pa.array(values, types.get(name)) for name, values in data.items()})
    frame = frame.with_row_index("_urut")
    frame = frame.join(nw.from_native(other), how="left", left_on=list(on.values()), right_on=list(on))
    return frame.sort("_urut").drop("_urut")


def _arrow_results(table: Any, decimals: Mapping[str, int], texts: Mapping[str, tuple[str | None, ...]]) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    for name, known in texts.items():
        found = pc.take(pa.array(known, pa.string()), table[name])
        table = table.set_column(table.column_names.index(name), name, found)
    for name, digits in decimals.items():
        whole = pc.cast(table[name], pa.decimal128(19, 0))
        scaled = pc.multiply(whole, pa.scalar(Decimal(1).scaleb(-digits), pa.decimal128(digits + 1, digits)))
        table = table.set_column(table.column_names.index(name), name, pc.cast(scaled, pa.decimal128(18, digits)))
    return table


def _pandas(native: Any, job: Kerja) -> Any:
    import narwhals as nw
    import pandas as pd
    import pyarrow as pa

    needed = [one.kolom for one in job.program.masukan]
    needed += [job.program.polaritas] if job.program.polaritas is not None else []
    needed += job.kunci if job.tabel is not None else []
    table = plain_text(pa.Table.from_pandas(native[list(dict.fromkeys(needed))], preserve_index=False))
    done = _expressions(nw.from_native(table), job)
    made = {name: pd.Series(pd.arrays.ArrowExtensionArray(done[name]), index=native.index) for name in job.made()}
    return native.assign(**made)


def plain_text(table: Any) -> Any:
    """`table` with its texts as plain columns: pandas may keep them as large texts or as categories."""
    import pyarrow as pa

    for at, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type) or pa.types.is_null(field.type) or pa.types.is_string_view(field.type):
            table = table.set_column(at, field.name, table[field.name].cast(pa.string()))
    return table


HERE = "masukan_mesin"
"""The name by which a text asks the frame at hand."""


def ask(native: Any, text: str) -> Any:
    """The answer of a DuckDB relation or a Spark frame, which `HERE` stands for, to a text of SQL."""
    if hasattr(native, "query"):
        return native.query(HERE, text)
    # Spark puts the frame where its name stands in braces; those of the patterns are none.
    escaped = text.replace("{", "{{").replace("}", "}}")
    return native.sparkSession.sql(escaped.replace(HERE, "{masukan}"), masukan=native)


def select(job: Kerja, columns: Iterable[str], source: str, engine: Sql) -> str:
    """The program as one SELECT from `source`."""
    parts = list(_parts(job, source, engine))
    names = [engine.name(name) for name in columns]
    for name in job.made():
        digits = job.decimals.get(name)
        names.append(
            engine.name(name)
            if digits is None
            else f"{engine.decimal(engine.name(name), digits)} AS {engine.name(name)}"
        )
    last = parts[-1][0]
    chosen = "*" if job.keep else ", ".join(names)
    return "WITH " + ",\n".join(f"{name} AS (\n  {text}\n)" for name, text in parts) + f"\nSELECT {chosen}\nFROM {last}"


def _parts(job: Kerja, source: str, engine: Sql) -> Iterator[tuple[str, str]]:
    last = source
    if job.tabel is not None:
        yield from joined_sql(job.tabel, job.kunci, source, engine)
        last = JOINED
    for at, layer in enumerate(job.program.layers(engine), 1):
        columns = ",\n    ".join(f"{text} AS {engine.name(name)}" for name, text in layer.items())
        yield f"langkah_{at}", f"SELECT *,\n    {columns}\n  FROM {last}"
        last = f"langkah_{at}"


JOINED = "berketentuan"


def joined_sql(tabel: Tabel, kunci: tuple[str, str], source: str, engine: Sql) -> Iterator[tuple[str, str]]:
    """Parts of a text of SQL: the data of the choices, then `JOINED`, the rows of `source` with them."""
    names = ", ".join(engine.name(name) for name in tabel.kolom)
    rows = ",\n    ".join(
        "(" + ", ".join(engine.text(one) if isinstance(one, str) else engine.number(one) for one in row) + ")"
        for row in tabel.baris
    )
    yield "ketentuan", f"SELECT * FROM (VALUES\n    {rows}\n  ) AS t({names})"
    on = " AND ".join(
        f"m.{engine.name(mine)} = k.{engine.name(theirs)}" for mine, theirs in zip(kunci, tabel.kolom[:2], strict=True)
    )
    data = ", ".join(f"k.{engine.name(name)}" for name in tabel.kolom[2:])
    yield JOINED, f"SELECT m.*, {data} FROM {source} AS m LEFT JOIN ketentuan AS k ON {on}"


def dialect(kind: Any) -> Dialect | None:
    """The dialect of an engine that takes SQL."""
    if kind.is_duckdb():
        return "duckdb"
    return "spark" if kind.is_pyspark() or kind.is_pyspark_connect() else None
