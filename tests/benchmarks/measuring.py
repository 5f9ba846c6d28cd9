# SPDX-License-Identifier: MIT
"""Ratios: two things done in turns in one run, so that a slow moment of the machine meets both."""

from __future__ import annotations

import gc
import os
import sys
import time
import tracemalloc
from collections.abc import Callable
from statistics import median

import attrs

# An installed package is compiled once; a machine that forbids it would measure the compiler in every process.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


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


def report(ratios: list[Ratio]) -> None:
    """Print the table, and leave with 1 where a limit is passed."""
    width = max(len(ratio.name) for ratio in ratios)
    print(f"{'':{width}}  {'sakip':>10}  {'against':>10}        ratio  limit")
    for ratio in ratios:
        mark = "" if ratio.value <= ratio.limit else "  PASSED THE LIMIT"
        print(
            f"{ratio.name:{width}}  {ratio.mine:10.1f}  {ratio.other:10.1f} {ratio.unit:4}  "
            f"{ratio.value:6.2f}  {ratio.limit:5.1f}  {ratio.spread}{mark}"
        )
    sys.exit(any(ratio.value > ratio.limit for ratio in ratios))
