# SPDX-License-Identifier: MIT
"""Totals and the parts that they are made of: which one part is wrong where a total does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.causes import pen_slip
from sakip.auditing.practice import practices
from sakip.auditing.shown import N, number
from sakip.belanja import LEVEL
from sakip.numbers import Angka
from sakip.published import readings

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak
    from sakip.figure import Figure

AMOUNTS = ("pagu", "realisasi", "anggaran-pk")


@attrs.frozen
class Bagian:
    """A part that would make a total right with another amount. serapan: the absorption of its own row that follows
    from that amount and not from the printed one, None where its row says nothing."""

    part: Tercetak
    needed: Fraction
    serapan: Tercetak | None = None


def is_total(figure: Figure) -> bool:
    """Whether an amount is made of others."""
    return figure.rule is not None and figure.rule.id == "rekap.jumlah"


def slipped_part(material: Material, one: Tercetak, figure: Figure) -> Bagian | None:
    """The one part of a printed total that would make it right but for a slip of the pen or of thousands, or whose own
    row says that it is wrong."""
    sources = (figure.sources or {}).get("nilai", ())
    if one.cetak is None or isinstance(sources, str) or figure.exact is None:
        return None
    found, likely = [], []
    for key in lowest(material, sources):
        for part in material.by_address.get(key, ())[:1]:
            exact = material.exact(key)
            if part.cetak is None or exact is None or part.cetak.nilai != exact:
                continue
            needed = exact + one.cetak.nilai - figure.exact
            if needed <= 0 or needed == exact:
                continue
            absorbed = _absorbed(material, part, needed)
            if absorbed is not None:
                found.append(Bagian(part, needed, absorbed))
            elif _is_slip(needed, part):
                likely.append(Bagian(part, needed))
    for some in (found, likely):
        if len(some) == 1:
            return some[0]
        if some:
            return None
    return None


def lowest(material: Material, keys: Iterable[str]) -> Iterator[str]:
    """The amounts that a total is made of in the end."""
    for key in keys:
        figure = material.figure(key)
        below = None if figure is None or not is_total(figure) else (figure.sources or {}).get("nilai")
        if below is None or isinstance(below, str):
            yield key
        else:
            yield from lowest(material, below)


def other_money(material: Material) -> frozenset[Fraction]:
    """Amounts of kinds of expenditure, in tables and sentences: the agency's money on another level than programs."""
    found: set[Fraction] = set()
    published = material.published
    for table in () if published is None else published.tables:
        rows = [
            at for at, row in enumerate(table.rows) if any(LEVEL.match(cell.text) for cell in row.cells if cell.text)
        ]
        for column in range(len(table.columns)) if rows else ():
            read = readings(table, column)
            found |= {scaled for at in rows for scaled in _scaled(read[at])}
    for passage in () if published is None else published.text:
        if "elanja" in passage.text:
            found |= {number(one["n"]) for one in _KIND.finditer(passage.text)}
    return frozenset(found)


_KIND = re.compile(
    r"\bbelanja\s+(?:tidak langsung|langsung|operasi|operasional|pegawai|modal|barang|transfer|hibah|bantuan|"
    rf"tidak terduga)\b[^.;0-9]{{0,50}}?(?:Rp\.?\s*)(?P<n>{N})",
    re.IGNORECASE,
)


def _scaled(reading: object) -> Iterator[Fraction]:
    """An amount of a table, which may be in thousands or millions."""
    if isinstance(reading, Angka):
        for power in (0, 3, 6):
            yield Fraction(reading.nilai) * 10**power


def on_another_level(material: Material, one: Tercetak, figure: Figure) -> bool:
    """Whether the agency's printed total is that of its programs and of money beside them, as the report tells it: the
    rest, or both, are amounts of kinds of expenditure."""
    where = one.address
    if where.subject != material.bundle.kode or one.cetak is None or figure.exact is None:
        return False
    total, own = one.cetak.nilai, figure.exact
    if total <= own:
        return False
    kinds = material.other_money
    if total - own in kinds or {total, own} <= kinds:
        return True
    if where.kind != "realisasi":
        return False
    # What is spent of a ceiling of that level is of that level.
    beside = [x for x in material.beside(one) if x.address.kind == "pagu" and x.address.subject == where.subject]
    ceilings = [(x, material.figure(x.key)) for x in beside]
    return any(of is not None and on_another_level(material, x, of) for x, of in ceilings)


def in_a_total(material: Material, key: str, value: Fraction) -> bool:
    """Whether a total is printed that holds with this value of a part."""
    where = material.by_address[key][0].address
    exact = material.exact(key)
    for other, group in material.printed(where.kind):
        figure = material.figure(other)
        if other == key or figure is None or figure.exact is None or exact is None or not is_total(figure):
            continue
        sources = (figure.sources or {}).get("nilai", ())
        if isinstance(sources, str) or key not in lowest(material, sources):
            continue
        wanted = figure.exact - exact + value
        if any(one.cetak is not None and one.cetak.nilai == wanted for one in group):
            return True
    return False


def _absorbed(material: Material, part: Tercetak, needed: Fraction) -> Tercetak | None:
    """The absorption printed in the row of a part that follows from the amount that is needed alone."""
    where = part.address
    other = {"pagu": "realisasi", "realisasi": "pagu"}.get(where.kind)
    beside = {x.address.kind: x for x in material.beside(part) if x.address.subject == where.subject and x.cetak}
    absorbed = beside.get("serapan")
    if other is None or absorbed is None or absorbed.cetak is None or absorbed.cetak.digit == 0 or other not in beside:
        return None
    amount = beside[other].cetak
    assert amount is not None
    assert part.cetak is not None
    follows = [
        bool(practices("serapan", {where.kind: value, other: amount.nilai}, absorbed.cetak))
        for value in (needed, part.cetak.nilai)
    ]
    return absorbed if follows == [True, False] else None


def _is_slip(needed: Fraction, part: Tercetak) -> bool:
    assert part.cetak is not None
    for power in (3, 6):
        if int(needed / 10**power) == part.cetak.nilai or part.cetak.nilai == needed * 10**power:
            return True
    slip = pen_slip(needed, part.cetak)
    return slip is not None and slip.kind != "digit"
