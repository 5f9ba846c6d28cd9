# SPDX-License-Identifier: MIT
"""Which of two printed values is the odd one: that from which no printed result follows, or that which stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from sakip.auditing.parts import in_a_total
from sakip.auditing.practice import practices, roundings
from sakip.model import Kegiatan, Pagu, Program, SubKegiatan
from sakip.numbers import Angka

if TYPE_CHECKING:
    from sakip.address import Address
    from sakip.auditing.inputs import Material, Tercetak
    from sakip.model import Bundle, Indikator

Level = TypeVar("Level", Program, Kegiatan, SubKegiatan)


def differing(numbers: Iterable[Tercetak], exact: Fraction) -> list[Tercetak]:
    """Those that are not `exact`, however rounded."""
    return [one for one in numbers if one.cetak is not None and not roundings(exact, one.cetak)]


def odd_ones(material: Material, where: Address, numbers: list[Tercetak], wrong: list[Tercetak]) -> list[Tercetak]:
    """Those that print the value of the data, where it is that one which is wrong: the printed results follow from the
    other value alone, or the total that is printed does, or, without either, it stands once and the other more often.
    Else none.

    numbers: all that is printed for it; wrong: those of them that are not the value of the data.
    """
    exact = material.exact(str(where))
    followed = [one for one in numbers if one not in wrong]
    values = {one.cetak.nilai for one in wrong if one.cetak is not None}
    if len(values) != 1 or not followed or exact is None:
        return []
    (other,) = values
    ours, theirs = (_follows(material, where, value) for value in (exact, other))
    if ours == theirs and where.kind in ("pagu", "realisasi"):
        # The printed results do not tell the two apart: a total that is printed may.
        summed = [in_a_total(material, str(where), value) for value in (exact, other)]
        if summed[0] != summed[1]:
            return followed if summed[1] else []
    if ours is None:
        return followed if len(followed) == 1 < len(wrong) else []
    return followed if theirs and not ours else []


def _follows(material: Material, where: Address, value: Fraction) -> bool | None:
    """Whether a result that is printed for the same thing and year follows from that value; None without results."""
    subject, year = where.subject, where.year
    spent = where.kind == "pagu" or material.exact(f"pagu:{subject}:{year}") is not None
    family, pair = ("serapan", ("pagu", "realisasi")) if spent else ("capaian", ("target", "realisasi"))
    if where.kind not in pair:
        return None
    inputs = {kind: material.exact(f"{kind}:{subject}:{year}") for kind in pair} | {where.kind: value}
    given = {kind: one for kind, one in inputs.items() if one is not None}
    printed = [one.cetak for one in material.by_address.get(f"{family}:{subject}:{year}", ()) if one.cetak]
    if not printed or len(given) < len(pair):
        return None
    return any(practices(family, given, one) for one in printed)


def better_values(material: Material) -> Mapping[tuple[str, str], Tercetak]:
    """By kind and subject: the value of the year reported that a draft should follow instead of its own. Amounts that
    are sums of others are left."""
    found = {}
    for key, group in material.printed(("target", "realisasi", "pagu")):
        where = group[0].address
        figure = material.figure(key)
        if where.year != material.tahun or len({one.text for one in group}) == 1:
            continue
        if figure is None or figure.exact is None or figure.rule is not None:
            continue
        numbers = [one for one in group if one.cetak is not None]
        wrong = differing(numbers, figure.exact)
        if wrong and odd_ones(material, where, numbers, wrong):
            found[where.kind, where.subject] = wrong[0]
    return found


def settled(bundle: Bundle, better: Mapping[tuple[str, str], Tercetak]) -> Bundle:
    """The bundle with the values that the other figures of the report speak for."""
    import attrs

    values = {key: one.reading.nilai for key, one in better.items() if isinstance(one.reading, Angka)}

    def measured(one: Indikator) -> Indikator:
        target, realisasi = values.get(("target", one.id)), values.get(("realisasi", one.id))
        if target is not None:
            one = attrs.evolve(one, target={**one.target, bundle.tahun: target})
        return one if realisasi is None else attrs.evolve(one, realisasi={**one.realisasi, bundle.tahun: realisasi})

    def spent(one: Level) -> Level:
        pagu, realisasi = values.get(("pagu", one.kode)), values.get(("realisasi", one.kode))
        if pagu is not None:
            changed = one.pagu.perubahan is not None
            one = attrs.evolve(one, pagu=Pagu(perubahan=int(pagu)) if changed else Pagu(murni=int(pagu)))
        return one if realisasi is None else attrs.evolve(one, realisasi=int(realisasi))

    return attrs.evolve(
        bundle,
        indikator=tuple(map(measured, bundle.indikator)),
        program=tuple(map(spent, bundle.program)),
        kegiatan=tuple(map(spent, bundle.kegiatan)),
        sub_kegiatan=tuple(map(spent, bundle.sub_kegiatan)),
    )
