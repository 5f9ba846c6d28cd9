# SPDX-License-Identifier: MIT
"""Signs of a page that are no part of its text: raised marks of notes, and what a cell too small for it cuts off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from sakip.readers.clean import noted

RAISED = 0.8
"""Signs of less than this share of the size of those before them may be the mark of a note."""
STEP = 2
"""Lines of one text are not so many heights apart."""
MOST_NEAR = 200
"""No line of a page has more texts side by side."""

Run = list[Any]
"""Signs of one line, one drawn after the other."""


def beside(signs: Sequence[Any]) -> set[int]:
    """The signs that are no part of the text, each told by its id."""
    return _marks(signs) | _cut_off(signs)


def _marks(signs: Sequence[Any]) -> set[int]:
    """Which signs of a page are raised marks of notes behind a figure."""
    found: set[int] = set()
    before = None
    for sign in signs:
        if before is not None and sign["size"] < RAISED * before["size"]:
            beside = abs(sign["x0"] - before["x1"]) < 2 * sign["size"]
            if beside and before["top"] - 2 < sign["bottom"] < before["bottom"]:
                if noted(before["text"], sign["text"]) or sign["text"] == ")":
                    found.add(id(sign))
                continue
        before = sign if sign["text"].strip() else before
    return found


def _cut_off(signs: Sequence[Any]) -> set[int]:
    """Signs that lie on others and go on with a text above them: its cell ends before it, and they are not seen."""
    runs = list(_runs(signs))
    places: dict[int, list[int]] = {}
    for at, run in enumerate(runs):
        places.setdefault(round(run[0]["top"] / 8), []).append(at)
    goes_on = [False, *(_goes_on(above, below) for above, below in pairwise(runs))]
    found: set[int] = set()
    for at, run in enumerate(runs):
        if not goes_on[at]:
            continue
        band = round(run[0]["top"] / 8)
        near = [other for one in (band - 1, band, band + 1) for other in places.get(one, ()) if not goes_on[other]]
        if len(near) > MOST_NEAR or not any(_lies_on(run, runs[other]) for other in near):
            continue
        last = at
        while last < len(runs) and (last == at or goes_on[last]):
            found |= {id(sign) for sign in runs[last]}
            last += 1
    return found


def _runs(signs: Sequence[Any]) -> Iterator[Run]:
    run: Run = []
    for sign in signs:
        if run and (abs(sign["top"] - run[-1]["top"]) > 1 or sign["x0"] < run[-1]["x0"]):
            yield run
            run = []
        run.append(sign)
    if run:
        yield run


def _goes_on(above: Run, below: Run) -> bool:
    """Whether a run is the next line of the text that the run drawn before it is of."""
    step, height = below[0]["top"] - above[0]["top"], above[0]["bottom"] - above[0]["top"]
    return bool(
        height / 2 < step < STEP * height and above[0]["x0"] < below[-1]["x1"] and below[0]["x0"] < above[-1]["x1"]
    )


def _lies_on(run: Run, other: Run) -> bool:
    """Whether most signs of a run lie on signs of another that say something else."""
    first, second = run[0], other[0]
    if abs(first["top"] - second["top"]) > (first["bottom"] - first["top"]) / 2:
        return False
    if run[0]["x0"] >= other[-1]["x1"] or other[0]["x0"] >= run[-1]["x1"]:
        return False
    if "".join(sign["text"] for sign in run) == "".join(sign["text"] for sign in other):
        return False
    middles = [(sign["x0"] + sign["x1"]) / 2 for sign in run]
    covered = sum(any(one["x0"] < middle < one["x1"] for one in other) for middle in middles)
    shorter = min(len(run), len(other))
    return bool(covered * 2 > shorter)
