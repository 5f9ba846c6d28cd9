# SPDX-License-Identifier: MIT
"""Frames from file to file: Parquet and CSV, larger than the memory, by DuckDB or polars."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from typing import Any

from sakip.errors import OutputError, Place, SakipError
from sakip.lang import msg

ENGINES = ("duckdb", "polars")
"""What reads and writes files, the first choice first."""

SUFFIXES = (".parquet", ".csv")

A_THREAD = 2**29
"""The bytes that a thread of an engine should have where the memory is limited."""

GROUP, SMALL_GROUP = 122_880, 20_480
"""Rows that are written at once, and where the memory is limited."""

Progress = Callable[[float], None]
"""Told how much of the work is done: 0 to 100, -1 where the engine does not know."""


class Terbaca:
    """How much of the files is read, in percent, as far as the engine says."""

    ask: Callable[[], float] = staticmethod(lambda: -1.0)


def engine(asked: str | None = None) -> str:
    """The engine to use: the one asked for, else the first that is installed. SakipError where there is none."""
    found = [name for name in ENGINES if find_spec(name) is not None and find_spec("narwhals") is not None]
    if asked in found or (asked is None and found):
        return asked or found[0]
    raise SakipError(
        msg("{engine} is not installed.", engine=asked or "DuckDB / polars"),
        code="frame",
        hint=msg('Install it: pip install "sakip[frame]" {engine}', engine=asked or ENGINES[0]),
    )


def opened(source: str, name: str, read: Terbaca | None = None) -> Any:
    """The files that `source` names (a path or a pattern with *), as a lazy frame of the engine `name`.

    Cells of CSV are texts, whatever they look like. read: learns to say how much of them is read.
    """
    suffix = _suffix(source)
    if not any(True for _ in _matching(source)):
        raise SakipError(
            msg('no file is called "{source}".', source=source), code="frame", place=Place(source),
            hint=msg("Look at the path; * stands for any part of a name."),
        )  # fmt: skip
    most = memory()
    if name == "duckdb":
        import duckdb

        connection = duckdb.connect()
        if most is not None:
            _bounded(connection, most)
        if read is not None:
            connection.execute("SET enable_progress_bar=true; SET enable_progress_bar_print=false")
            read.ask = connection.query_progress
        return (
            connection.read_parquet(source) if suffix == ".parquet" else connection.read_csv(source, all_varchar=True)
        )
    if most is not None:
        # Else it reads many groups of rows ahead, whatever they hold.
        os.environ.setdefault("POLARS_ROW_GROUP_PREFETCH_SIZE", "1")
    import polars as pl

    frame = pl.scan_parquet(source) if suffix == ".parquet" else pl.scan_csv(source, infer_schema=False)
    return frame if read is None or suffix != ".parquet" else _counted(frame, read)


def numbered(frame: Any, columns: Sequence[str]) -> Any:
    """A frame of `opened` with these columns as whole numbers where they are texts; what is none is empty then."""
    import narwhals as nw

    schema = nw.from_native(frame).collect_schema()
    texts = [name for name in columns if name in schema and isinstance(schema[name], nw.String)]
    if not texts:
        return frame
    if hasattr(frame, "project"):
        from sakip.formula.sql import Sql

        quoted = {name: Sql("duckdb").name(name) for name in schema.names()}
        whole = {name: f"TRY_CAST({quoted[name]} AS BIGINT) AS {quoted[name]}" for name in texts}
        return frame.project(", ".join(whole.get(name, quoted[name]) for name in schema.names()))
    import polars as pl

    return frame.with_columns(pl.col(texts).cast(pl.Int64, strict=False))


def ordered(frame: Any, columns: Sequence[str]) -> Any:
    """A lazy frame in the order of those of these columns that it has: an engine's groups come in any."""
    import narwhals as nw

    table = nw.from_native(frame)
    keys = [name for name in columns if name in table.collect_schema()]
    return table.sort(*keys).to_native() if keys else frame


def _bounded(connection: Any, most: int) -> None:
    """Have DuckDB stay within `most` bytes: it counts its own blocks alone, and holds some for each thread beside."""
    wanted = {
        "memory_limit": f"{max(most * 2 // 5, 32 * 2**20)}B",
        "threads": str(max(1, min(os.cpu_count() or 1, most // A_THREAD))),
        "async_threads": "1",
        "allocator_flush_threshold": "16MB",
    }
    known = {name for (name,) in connection.execute("SELECT name FROM duckdb_settings()").fetchall()}
    for name in known & wanted.keys():
        connection.execute(f"SET {name} = '{wanted[name]}'")


def memory() -> int | None:
    """The bytes that this process may take, where a limit of its own or of its group says so (Linux)."""
    found = []
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        kinds = (resource.RLIMIT_AS, resource.RLIMIT_DATA)
        found += [soft for kind in kinds if (soft := resource.getrlimit(kind)[0]) != resource.RLIM_INFINITY]
    for path in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        with contextlib.suppress(OSError, ValueError):
            found.append(int(Path(path).read_text("ascii")))
    return min(found, default=None)


def _counted(frame: Any, read: Terbaca) -> Any:
    """A lazy frame of polars that counts its rows as they pass; how many there are stands in the files."""
    import polars as pl

    total = frame.select(pl.len()).collect().item() or 1
    passed = [0]

    def count(batch: Any) -> Any:
        passed[0] += len(batch)
        return batch

    read.ask = lambda: 100 * passed[0] / total
    return frame.map_batches(count, streamable=True)


def saved(frame: Any, path: Path, progress: Progress | None = None, read: Terbaca | None = None) -> Path:
    """Write a lazy frame, whole or not at all, without holding it in memory. Returns `path`."""
    ask = (read or Terbaca()).ask
    suffix = _suffix(str(path))
    group = GROUP if memory() is None else SMALL_GROUP
    part = path.with_name(f".{path.name}.{os.getpid()}.sementara")
    try:
        if hasattr(frame, "write_parquet") and not hasattr(frame, "sink_parquet"):
            with _watched(progress, ask):
                if suffix == ".parquet":
                    frame.write_parquet(str(part), row_group_size=group)
                else:
                    frame.write_csv(str(part))
        else:
            with _watched(progress, ask):
                frame.sink_parquet(part, row_group_size=group) if suffix == ".parquet" else frame.sink_csv(part)
        part.replace(path)
    except OSError as error:
        raise OutputError(
            msg("writing failed: {reason}.", reason=error.strerror or str(error)), place=Place(str(path))
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return path


def has(path: Path, name: str, column: str) -> bool:
    """Whether a written file has a column."""
    import narwhals as nw

    return column in nw.from_native(opened(str(path), name)).collect_schema()


def counts(path: Path, name: str, by: str | None) -> list[tuple[Any, ...]]:
    """How many rows of a written file have each value of `by` and each reason, sorted."""
    import narwhals as nw

    frame = nw.from_native(opened(str(path), name))
    keys = ["alasan"] if by is None else [by, "alasan"]
    table = frame.group_by(*keys).agg(nw.len().alias("baris")).collect()
    return sorted(table.iter_rows(), key=lambda row: tuple(str(one) for one in row))


@contextlib.contextmanager
def _watched(progress: Progress | None, ask: Callable[[], float]) -> Iterator[None]:
    """Tell every so often how far the work is."""
    if progress is None:
        yield
        return
    done = Event()

    def tell() -> None:
        while not done.wait(0.5):
            progress(min(ask(), 100.0))

    thread = Thread(target=tell, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        progress(100)


def _suffix(source: str) -> str:
    suffix = Path(source).suffix.lower()
    if suffix not in SUFFIXES:
        raise SakipError(
            msg('"{source}" is neither Parquet nor CSV.', source=source), code="frame",
            hint=msg("Known: {known}.", known=", ".join(SUFFIXES)),
        )  # fmt: skip
    return suffix


def _matching(source: str) -> Iterator[str]:
    from glob import iglob

    return iglob(source, recursive=True)
