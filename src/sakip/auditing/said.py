# SPDX-License-Identifier: MIT
"""What the running text says of an indicator: the passages that print its figures, and those that go on with them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sakip.auditing.prose import LONG, fold, likeness

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.published import Passage

LONGEST = 12
"""An analysis of one indicator has no more passages than these."""
SAME = 0.7
"""From this likeness on, a line names an indicator."""
SHORTEST = 8
"""A shorter name may stand in a sentence for something else."""
_OF = ("target", "realisasi", "capaian")


def analyses(material: Material) -> Mapping[str, tuple[tuple[Passage, ...], ...]]:
    """By indicator of a sasaran: each run of passages that speaks of it alone, in the order of the document."""
    prose = material.prose
    if prose is None:
        return {}
    aims = {one.id for one in material.bundle.sasaran} | {one.id for one in material.bundle.tujuan}
    ids = {one.id for one in material.bundle.indikator if one.untuk in aims}
    at_line: dict[tuple[object, object], set[str]] = defaultdict(set)
    for one in material.tercetak:
        if one.place.tabel is None and one.address.kind in _OF and one.address.subject in ids:
            at_line[one.place.halaman, one.place.baris].add(one.address.subject)
    names = frozenset(fold(one.nama) for one in material.bundle.indikator if one.id in ids)
    found: dict[str, list[tuple[Passage, ...]]] = defaultdict(list)
    speaks = [_subjects(passage, at_line) for passage in prose.body]
    for at, passage in enumerate(prose.body):
        if len(speaks[at]) != 1:
            continue
        run = [passage]
        for later in range(at + 1, min(at + LONGEST, len(prose.body))):
            after = prose.body[later]
            if speaks[later] or after.level or after.bold or _names(after, names):
                break
            run.append(after)
        found[next(iter(speaks[at]))].append(tuple(run))
    return {id: tuple(runs) for id, runs in found.items()}


def named_alone(material: Material) -> Mapping[int, str]:
    """The passages that name one indicator of a sasaran and no other, or stand under a heading that does: the
    indicator by number of the passage."""
    prose = material.prose
    if prose is None:
        return {}
    aims = {one.id for one in material.bundle.sasaran} | {one.id for one in material.bundle.tujuan}
    names = {
        f" {name} ": one.id
        for one in material.bundle.indikator
        if one.untuk in aims and len(name := fold(one.nama)) >= SHORTEST
    }
    of_heading: dict[str, set[str]] = {}
    found: dict[int, str] = {}
    for passage in prose.body:
        said = _named(passage.text, names)
        if not said and passage.headings and not passage.level:
            heading = passage.headings[-1]
            said = of_heading.setdefault(heading, _named(heading, names))
        if len(said) == 1:
            (found[passage.index],) = said
    return found


def _named(text: str, names: Mapping[str, str]) -> set[str]:
    """The indicators whose names stand in a text; of two names of which one is in the other, the longer one."""
    folded = f" {fold(text)} "
    there = [name for name in names if name in folded]
    return {names[one] for one in there if not any(one != other and one in other for other in there)}


def _names(passage: Passage, names: frozenset[str]) -> bool:
    """Whether a short line names an indicator, and so begins what is said of it."""
    line = fold(re.sub(r"^\s*(?:[0-9]{1,2}|[a-z])\s*[.)]\s*", "", passage.text))
    return len(line) < LONG and any(likeness(line, name, SAME) >= SAME for name in names)


def _subjects(passage: Passage, at_line: Mapping[tuple[object, object], set[str]]) -> set[str]:
    lines = passage.lines or ((passage.line,) if passage.line is not None else ())
    return {id for line in lines for id in at_line.get((passage.page, line), ())}
