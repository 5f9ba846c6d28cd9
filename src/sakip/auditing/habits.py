# SPDX-License-Identifier: MIT
"""What the rows of one document have in common: how it rounds each kind of figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.declared import declared
from sakip.auditing.practice import CAPS, MODES_TRIED, Bulat, Cetak, Praktik, practices, roundings
from sakip.numbers import Mode

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, RowKey

ENOUGH = 3
"""So many rows that tell the modes apart make a habit."""
CAPPED = 2
"""So many achievements at the cap, and none above it, make a cap."""
SHARE = Fraction(3, 4)
"""A mode that gives this share of them is the habit."""

Baris = tuple[Fraction, Fraction, Cetak]
"""Target, realisation, printed achievement."""


@attrs.frozen
class Kebiasaan:
    """What one document does. mode: how it rounds, None where its rows do not say; rumus: the rule that most of its
    rows follow. dari, cocok: how many rows were looked at, how many follow."""

    mode: Mode | None
    rumus: str | None
    dari: int
    cocok: int


def habit(rows: Iterable[Baris], arah: str | None = None) -> Kebiasaan:
    """The rule and the rounding that explain most of the rows, found from the rows alone."""
    rows = tuple(rows)
    rules: Counter[str] = Counter()
    modes: dict[str, list[frozenset[Mode]]] = defaultdict(list)
    for target, realisasi, cetak in rows:
        told: dict[str, set[Mode]] = defaultdict(set)
        for one in practices("capaian", {"target": target, "realisasi": realisasi}, cetak, arah):
            told[one.rumus] |= set(MODES_TRIED) if one.bulat is None else {one.bulat.mode}
        for rule, found in told.items():
            rules[rule] += 1
            modes[rule].append(_with_even(found))
    if not rules:
        return Kebiasaan(None, None, len(rows), 0)
    best, count = rules.most_common(1)[0]
    return Kebiasaan(_common(modes[best]), best, len(rows), count)


@attrs.frozen
class Habits:
    """The rounding of each kind of figure in one document, and the achievement rule for each polarity: as the document
    prints it, else as its figures show it.

    atas: the cap at which it stops achievements, None where it shows none.
    simpangan: columns of achievements that hold how far the realisation is off the target instead."""

    modes: Mapping[str, Mode]
    rumus: Mapping[str, str]
    atas: int | None = None
    simpangan: frozenset[RowKey] = frozenset()

    @classmethod
    def of(cls, material: Material) -> Habits:
        """From every printed figure that some rounding of the computed one gives."""
        told: dict[str, list[frozenset[Mode]]] = defaultdict(list)
        for key, group in material.by_address.items():
            exact = material.exact(str(key))
            if exact is None:
                continue
            for text in {one.text: one for one in group if one.cetak is not None}.values():
                assert text.cetak is not None
                found = {one.mode for one in roundings(exact, text.cetak) if one is not None}
                if found:
                    told[text.address.kind].append(_with_even(found))
        modes = {kind: _common(rows) for kind, rows in told.items()}
        rows = _rows(material)
        rules = {**_rules(rows), **declared(material.published)}
        return cls(
            {kind: mode for kind, mode in modes.items() if mode is not None}, rules, _cap(rows), _deviations(material)
        )

    def follows(self, one: Praktik) -> bool:
        """Whether a practice is this document's own: its formula for the direction, and its cap."""
        return self.rumus.get(one.arah) == one.rumus and one.bawah is None and one.atas in (None, self.atas)

    def accepts(self, kind: str, bulat: Bulat) -> bool:
        """Whether this document rounds figures of the kind so."""
        return self.modes.get(kind) is bulat.mode


def _rows(material: Material) -> Mapping[str, list[Baris]]:
    """Target, realisation and achievement of every row that prints one, by direction."""
    rows: dict[str, list[Baris]] = defaultdict(list)
    for _, group in material.printed("capaian"):
        where = group[0].address
        target, realisasi = (material.exact(f"{kind}:{where.subject}:{where.year}") for kind in ("target", "realisasi"))
        arah = material.polaritas.get(where.subject)
        if target is not None and realisasi is not None and arah is not None and target != realisasi:
            rows[arah] += [(target, realisasi, one.cetak) for one in group if one.cetak is not None]
    return rows


def _rules(rows: Mapping[str, list[Baris]]) -> Mapping[str, str]:
    found = {arah: habit(these, arah) for arah, these in rows.items()}
    return {
        arah: one.rumus for arah, one in found.items() if one.rumus and one.cocok >= ENOUGH and 2 * one.cocok > one.dari
    }


def _cap(rows: Mapping[str, list[Baris]]) -> int | None:
    """The cap that is printed wherever a target was surpassed by more than it allows; nothing else may stand there."""
    over: Counter[int | None] = Counter()
    for arah, these in rows.items():
        for target, realisasi, cetak in these:
            if target <= 0 or (realisasi <= target if arah == "naik" else realisasi >= target):
                continue
            over[next((cap for cap in CAPS if cetak.nilai == cap), None)] += 1
    (best, count), *rest = over.most_common(2) or [(None, 0)]
    return best if best is not None and count >= CAPPED and not rest else None


def _deviations(material: Material) -> frozenset[RowKey]:
    """Columns of which most figures are (realisation - target) / target."""
    found = set()
    for column, group in material.by_column.items():
        fitting = telling = 0
        for one in group:
            where = one.address
            target, fact = (material.exact(f"{kind}:{where.subject}:{where.year}") for kind in ("target", "realisasi"))
            if where.kind != "capaian" or one.cetak is None or not target or fact is None:
                continue
            off = (fact - target) / target
            telling += 1
            fitting += any(roundings(off * scale, one.cetak) for scale in (1, 100))
        if fitting >= ENOUGH and 2 * fitting > telling:
            found.add(column)
    return frozenset(found)


def _with_even(found: Iterable[Mode]) -> frozenset[Mode]:
    # Half-even is listed only where half-up gives something else; where half-up fits away from a tie, it fits too.
    modes = set(found)
    return frozenset(modes | {Mode.HALF_EVEN} if Mode.HALF_UP in modes else modes)


def _common(rows: Iterable[frozenset[Mode]]) -> Mode | None:
    telling = [one for one in rows if not {Mode.HALF_UP, Mode.POTONG} <= one]
    if len(telling) < ENOUGH:
        return None
    for mode in MODES_TRIED:
        if Fraction(sum(mode in one for one in telling), len(telling)) >= SHARE:
            return mode
    return None
