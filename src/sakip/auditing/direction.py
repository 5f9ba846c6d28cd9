# SPDX-License-Identifier: MIT
"""Which direction is good for each indicator of a report that does not say so: by its figures, then by its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.declared import declared
from sakip.auditing.practice import Cetak, practices
from sakip.lang import Message, msg
from sakip.model import Polaritas
from sakip.numbers import Rentang

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.published import Published

_ARAH = ("naik", "turun")


@attrs.frozen
class Direction:
    """The polarity of an indicator, and what it rests on. sure: figures or a bound show it."""

    polaritas: Polaritas
    sure: bool
    why: Message


def directions(material: Material) -> Mapping[str, Direction]:
    """The direction of every indicator of a measured draft with all that the report prints, by id.

    A bound as target says it. Else the formula that gives most of its printed achievements, of which one alone does not
    outweigh its words; where both or none do, its words; else higher is better.
    """
    votes = _votes(material)
    worded = {one.id for one in material.bundle.indikator if lower_is_better(one.nama)}
    # Where a report measures one such indicator downward, another of them measured upward is a slip, not a direction.
    downward = any(votes[id]["turun"] for id in worded if id in votes)
    found = {}
    for one in material.bundle.indikator:
        bound = one.target.get(material.tahun)
        if isinstance(bound, Rentang) and (bound.bawah is None) != (bound.atas is None):
            side = Polaritas.NAIK if bound.bawah is not None else Polaritas.TURUN
            found[one.id] = Direction(side, True, msg('the target "{raw}" is a bound', raw=bound.raw))
            continue
        told = votes.get(one.id, Counter())
        up, down = told["naik"], told["turun"]
        if one.id in worded and (up, down) == (1, 0) and not downward:
            why = msg("by its words, though the one achievement that is printed of it is realisation over target")
            found[one.id] = Direction(Polaritas.TURUN, False, why)
        elif one.id in worded and downward:
            found[one.id] = Direction(Polaritas.TURUN, True, msg("by its words, as others like it in this report"))
        elif up != down:
            side = Polaritas.NAIK if up > down else Polaritas.TURUN
            found[one.id] = Direction(side, True, msg("its printed achievements follow the formula for this direction"))
        elif one.id in worded or (up and speaks_ill(one.nama)):
            found[one.id] = Direction(Polaritas.TURUN, False, msg("by its words alone"))
        else:
            found[one.id] = Direction(Polaritas.NAIK, up > 0, msg("nothing in the report speaks against it"))
    return found


def downward_rule(material: Material, found: Mapping[str, Direction], published: Published | None) -> str | None:
    """The rule by which the report measures what is better the lower, None where nothing shows it: as it says itself,
    else the one that gives most of its printed achievements. found: the directions of its indicators."""
    told = declared(published).get("turun")
    if told is not None:
        return told
    votes: Counter[str] = Counter()
    for _, group in material.printed(("capaian", "kemajuan")):
        one = found.get(group[0].address.subject)
        if one is None or one.polaritas is not Polaritas.TURUN:
            continue
        for target, fact, cetak in _rows(material, group):
            given = {"target": target, "realisasi": fact}
            by = {x.rumus for x in practices("capaian", given, cetak, "turun", every=True) if x.atas is None}
            votes.update(by & set(_DOWNWARD) if target != fact else ())
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


ENOUGH = 2
"""So many achievements show a formula that the report does not print."""
_DOWNWARD = ("capaian.turun.cermin", "capaian.turun.rasio")


def speaks_ill(name: str) -> bool:
    """Whether a name counts something ill that no word turns round: it decides where figures speak for both sides."""
    from sakip.auditing.checks.indicators import ILL, TURNED

    return bool(ILL.search(name)) and not TURNED.search(name)


def lower_is_better(name: str) -> bool:
    """Whether a name speaks of something of which less is better."""
    lower, turned = _words()
    return bool(lower.search(name)) and not turned.search(name)


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes less the better, and what turns it round again (arah.toml beside this module)."""
    import tomli

    data = tomli.loads(Path(__file__).with_name("arah.toml").read_text(encoding="utf-8"))
    found = (r"\b(?:" + "|".join(map(re.escape, data[key])) + r")\b" for key in ("turun", "berbalik"))
    lower, turned = (re.compile(one, re.IGNORECASE) for one in found)
    return lower, turned


def _votes(material: Material) -> Mapping[str, Counter[str]]:
    """How many printed achievements of each indicator the formulas of each direction give."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for _, group in material.printed(("capaian", "kemajuan")):
        subject = group[0].address.subject
        # What a table prints and a sentence repeats is one achievement.
        told: set[tuple[Fraction, str]] = set()
        for target, fact, cetak in _rows(material, group):
            if target == fact:
                continue
            sides = {arah for arah in _ARAH if any(_plain(target, fact, cetak, arah))}
            if len(sides) == 1:
                told.add((cetak.nilai, sides.pop()))
        votes[subject].update(arah for _, arah in told)
    return votes


def _plain(target: Fraction, fact: Fraction, cetak: Cetak, arah: str) -> Iterator[bool]:
    """Practices without a limit: a cap of 100 hides which formula was used."""
    for one in practices("capaian", {"target": target, "realisasi": fact}, cetak, arah):
        better = fact > target if arah == "naik" else fact < target
        if (one.atas is None and one.bawah is None) or better:
            yield True


def _rows(material: Material, group: Iterable[object]) -> Iterator[tuple[Fraction, Fraction, Cetak]]:
    for one in group:
        cetak = one.cetak  # type: ignore[attr-defined]
        if cetak is None:
            continue
        where = one.address  # type: ignore[attr-defined]
        against = "target" if where.kind == "capaian" else "akhir-renstra"
        beside = {
            x.address.kind: x.cetak.nilai
            for x in material.beside(one)  # type: ignore[arg-type]
            if x.cetak is not None and (x.address.subject, x.address.year) == (where.subject, where.year)
        }
        target = beside.get(against, material.exact(f"{against}:{where.subject}:{where.year}"))
        fact = beside.get("realisasi", material.exact(f"realisasi:{where.subject}:{where.year}"))
        if target is not None and fact is not None and target > 0:
            yield target, fact, cetak
