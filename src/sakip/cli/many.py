# SPDX-License-Identifier: MIT
"""One work done on many files side by side, one process a core; one bad file never stops the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import attrs

from sakip.errors import SakipError
from sakip.lang import say

T = TypeVar("T")

BAR = 30


@attrs.frozen
class Failed:
    """Why there is no answer, as text."""

    reason: str


def answers(work: Callable[[Path], T], paths: Iterable[Path]) -> Iterator[tuple[Path, T | Failed]]:
    """What `work` makes of each path, as it comes; the progress goes to a terminal.

    `work` and its answers travel between processes. What it raises becomes a reason, and a path that ends its process
    gets one of its own, so that those beside it are done all the same.
    """
    waiting = list(paths)
    for done, answer in enumerate(_answers(partial(_safely, work), waiting), start=1):
        _progress(done, len(waiting))
        yield answer


def _answers(work: Callable[[Path], T | Failed], paths: list[Path]) -> Iterator[tuple[Path, T | Failed]]:
    workers = min(len(paths), os.cpu_count() or 1)
    if workers <= 1:
        yield from ((path, work(path)) for path in paths)
        return
    left = set(paths)
    # a process that was split off from one with threads (a PDF was made in it) may wait for them for ever
    afresh = partial(ProcessPoolExecutor, mp_context=get_context("spawn"))
    with afresh(workers) as pool:
        futures: dict[Future[T | Failed], Path] = {pool.submit(work, one): one for one in paths}
        try:
            for future in as_completed(list(futures)):
                path = futures.pop(future)
                try:
                    answer = future.result()
                except BrokenProcessPool:
                    continue
                left.discard(path)
                yield path, answer
        except BaseException:
            # who stops the work waits for what has begun, not for all that was asked for
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    for path in sorted(left):
        with afresh(1) as pool:
            try:
                answer = pool.submit(work, path).result()
            except BrokenProcessPool:
                answer = Failed(say("reading it ended the process."))
        yield path, answer


def _safely(work: Callable[[Path], T], path: Path) -> T | Failed:
    try:
        return work(path)
    except SakipError as error:
        return Failed(str(error))
    except Exception as error:
        # The rest must go on; what happened is shown.
        return Failed(f"{type(error).__name__}: {error}")


def _progress(done: int, count: int) -> None:
    if sys.stderr.isatty():
        bar = "█" * (BAR * done // count)
        sys.stderr.write(f"\r{bar:░<{BAR}} {done}/{count}" + ("\n" if done == count else ""))
        sys.stderr.flush()
