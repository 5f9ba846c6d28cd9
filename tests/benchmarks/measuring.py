# SPDX-License-Identifier: MIT
"""Ratios: two things done in turns in one run, so that a slow moment of the machine meets both."""

from __future__ import annotations

import gc
import json
import os
import platform
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

import attrs

# An installed package is compiled once; a machine that forbids it would measure the compiler in every process.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


RESULTS = Path(__file__).parent / "hasil"
"""Where results are kept, a file for each script: with ``--simpan``."""

LIBRARIES = (
    "polars", "duckdb", "pandas", "pyarrow", "dask", "pyspark", "narwhals", "numpy", "openfisca-core", "attrs",
)  # fmt: skip
"""Whose versions are named beside a result, where they are installed."""


@attrs.frozen
class Ratio:
    """What is measured against what: the two results in one unit, and the limit of their ratio."""

    name: str
    mine: float
    other: float
    unit: str
    limit: float
    spread: str = ""

    @property
    def value(self) -> float:
        """How many times as much as the alternative."""
        return self.mine / self.other


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes, with the collector quiet beforehand."""
    gc.collect()
    start = time.perf_counter()
    result = work()
    taken = time.perf_counter() - start
    del result
    return taken


def compare(name: str, mine: Callable[[], object], other: Callable[[], object], limit: float, rounds: int) -> Ratio:
    """The median of `rounds` of each, in turns, after one round that does not count; the best of each stands beside."""
    timed(mine)
    timed(other)
    pairs = [(timed(mine), timed(other)) for _ in range(rounds)]
    a, b = zip(*pairs, strict=True)
    return Ratio(name, median(a) * 1000, median(b) * 1000, "ms", limit, f"best {min(a) / min(b):.2f}")


def kept(work: Callable[[], object]) -> int:
    """Bytes that the result of `work` holds, after everything else of it is gone."""
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    result = work()
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del result
    return after - before


def report(ratios: list[Ratio], more: Mapping[str, Any] | None = None) -> None:
    """Print the table, keep it with `more` where that is asked for, and leave with 1 where a limit is passed."""
    width = max(len(ratio.name) for ratio in ratios)
    print(f"{'':{width}}  {'sakip':>10}  {'against':>10}        ratio  limit")
    for ratio in ratios:
        mark = "" if ratio.value <= ratio.limit else "  PASSED THE LIMIT"
        print(
            f"{ratio.name:{width}}  {ratio.mine:10.1f}  {ratio.other:10.1f} {ratio.unit:4}  "
            f"{ratio.value:6.3g}  {ratio.limit:5.3g}  {ratio.spread}{mark}"
        )
    found = [
        {"name": one.name, "mine": round(one.mine, 1), "other": round(one.other, 1), "unit": one.unit,
         "ratio": float(f"{one.value:.3g}"), "limit": float(f"{one.limit:.3g}")}
        for one in ratios
    ]  # fmt: skip
    keep(Path(sys.argv[0]).stem.removeprefix("bench_"), {"ratios": found, **(more or {})})
    sys.exit(any(ratio.value > ratio.limit for ratio in ratios))


def keep(name: str, found: Mapping[str, Any]) -> None:
    """Write what was found, with the machine and what ran on it, where ``--simpan`` asks for it."""
    if "--simpan" not in sys.argv:
        return
    RESULTS.mkdir(exist_ok=True)
    data = {"machine": machine(), "versions": versions(), **found}
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    (RESULTS / f"{name}.json").write_text(text, "utf-8")


def machine() -> dict[str, Any]:
    """What ran: processor, its cores, memory in GiB, the system."""
    model = platform.machine()
    found = Path("/proc/cpuinfo")
    if found.is_file():
        lines = (line.partition(":") for line in found.read_text("utf-8").splitlines())
        model = next((value.strip() for name, _, value in lines if name.strip() == "model name"), model)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return {"cpu": model, "cpus": os.cpu_count(), "gib": memory, "system": platform.system()}


def versions() -> dict[str, str]:
    """Python and the libraries that are there."""
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
