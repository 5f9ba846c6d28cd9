# SPDX-License-Identifier: MIT
"""Whether a wrong number is a right one from another place: the next column, another row, another figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip import address as addresses
from sakip.auditing.causes import SIGNIFICANT, Sebab, significant
from sakip.auditing.finding import Certainty
from sakip.auditing.practice import roundings
from sakip.lang import Message, msg
from sakip.measurement.derivation import kind_text

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak

EXACT = 4
"""A number of so many digits is the same number, wherever it stands."""

_NEAR = ("target", "realisasi", "capaian", "kemajuan", "pagu", "serapan")
"""Kinds of figures that stand in one row."""


def called(material: Material, key: str) -> str:
    """A figure for people: its kind and what it is of."""
    where = addresses.parse(key)
    return f"{kind_text(where.kind)} {material.called(where.subject)}"


def in_the_row(material: Material, one: Tercetak) -> Iterator[Sebab]:
    """A figure of the same row, its own column missed: printed there, or belonging to what the row is about."""
    cetak = one.cetak
    if cetak is None or cetak.nilai == 0:
        return
    for beside in material.beside(one):
        if beside.cetak is not None and beside.cetak.nilai == cetak.nilai and beside.key != one.key:
            yield Sebab("same-row", _is(material, one, beside.key, row=True), Certainty.PROBABLE, cetak.nilai)
            return
    if significant(cetak) < SIGNIFICANT:
        return
    subjects = {one.address.subject, *(beside.address.subject for beside in material.beside(one))}
    for subject in sorted(subjects):
        for kind in _NEAR:
            key = f"{kind}:{subject}:{one.address.year}"
            exact = None if key == one.key else material.exact(key)
            if exact is not None and exact == cetak.nilai:
                yield Sebab("same-row", _is(material, one, key, row=True), Certainty.PROBABLE, exact)
                return


def elsewhere(material: Material, one: Tercetak) -> Iterator[Sebab]:
    """The same number at another address: of the same subject, of the same kind; anywhere if it has many digits."""
    cetak = one.cetak
    if cetak is None or cetak.nilai == 0:
        return
    where = one.address
    for key, figure in material.about(where.subject):
        if key != one.key and figure.exact is not None:
            if figure.rule is not None and figure.recipe.rounding is None:
                continue
            if roundings(figure.exact, cetak) and significant(cetak) >= 2:
                sure = Certainty.PROBABLE if significant(cetak) >= SIGNIFICANT else Certainty.POSSIBLE
                yield Sebab("same-subject", _is(material, one, key), sure, figure.exact)
                break
    for year in (where.year - 1, where.year + 1, where.year - 2):
        key = str(addresses.Address(where.kind, where.subject, year))
        exact = material.exact(key)
        if exact is not None and exact == cetak.nilai:
            yield Sebab("other-year", msg("{value} is that of {year}", value=one.text, year=year), Certainty.POSSIBLE)
    kin = [key for key in material.sharing(where.kind, cetak.nilai) if key != one.key]
    if kin and significant(cetak) >= 2 and _few(material, one, kin):
        names = ", ".join(addresses.parse(key).subject for key in kin)
        message = msg("{value} is {kind} of {names}", value=one.text, kind=kind_text(where.kind), names=names)
        yield Sebab("other-row", message, Certainty.POSSIBLE, cetak.nilai)
    if significant(cetak) >= EXACT and cetak.nilai != 100:
        yield from _anywhere(material, one)


def _few(material: Material, one: Tercetak, kin: list[str]) -> bool:
    """A number that half of the rows have, like 100, tells nothing."""
    return 2 * len(kin) <= sum(1 for _ in material.printed(one.address.kind))


def _anywhere(material: Material, one: Tercetak) -> Iterator[Sebab]:
    assert one.cetak is not None
    bundle, year = material.bundle, material.tahun
    pk = () if bundle.perjanjian_kinerja is None else bundle.perjanjian_kinerja.program
    more = (f"anggaran-pk:{bundle.kode}:{year}", *(f"anggaran-pk:{x.program}:{year}" for x in pk))
    agreed = (key for key in more if material.exact(key) == one.cetak.nilai)
    key = next((key for key in (*agreed, *material.valued(one.cetak.nilai)) if key != one.key), None)
    if key is not None:
        yield Sebab("elsewhere", _is(material, one, key), Certainty.PROBABLE, one.cetak.nilai)


def _is(material: Material, one: Tercetak, key: str, *, row: bool = False) -> Message:
    where = addresses.parse(key)
    of = where.subject if where.subject in material.names else material.called(where.subject)
    brief = f"{kind_text(where.kind)} {of}"
    if row:
        return msg("{value} is {figure}, from the same row", value=one.text, figure=brief)
    return msg("{value} is {figure}", value=one.text, figure=brief)
