# SPDX-License-Identifier: MIT
"""Scales: a value into a class with a name. A scale is a rule whose formula gives the rank of the class.

A scale is proved when it is made: its classes cover its whole line without hole or overlap, or it names the policy by
which its printed holes are closed.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

import attrs

from sakip.errors import ScaleError
from sakip.formula.tree import Compare, Expr, Num, Op, Undefined, rounded, sym, when
from sakip.lang import N_, Message, msg
from sakip.numbers import Mode, number
from sakip.rules.base import Rule


class Celah(StrEnum):
    """How the holes of a printed table are closed."""

    TIDAK_ADA = "tidak-ada"  #: there are none; any hole is an error
    BATAS_BAWAH = "batas-bawah"  #: only lower bounds count: 90,5 stays below a class that starts at 91
    BATAS_ATAS = "batas-atas"  #: only upper bounds count: 90,5 is above a class that ends at 90
    BULAT = "bulat"  #: the value is rounded half up first, to the decimals that the table has
    TANPA_KELAS = "tanpa-kelas"  #: a value in a hole has no class


CELAH: dict[Celah, str] = {
    Celah.TIDAK_ADA: N_("the table has no hole"),
    Celah.BATAS_BAWAH: N_("a value in a hole belongs to the class below it"),
    Celah.BATAS_ATAS: N_("a value in a hole belongs to the class above it"),
    Celah.BULAT: N_("the value is rounded first, to the decimals that the table has"),
    Celah.TANPA_KELAS: N_("a value in a hole has no class"),
}


@attrs.frozen
class Kelas:
    """A class as printed: its bounds (None: open), and whether each bound belongs to it."""

    label: str
    bawah: Fraction | None
    atas: Fraction | None
    bawah_termasuk: bool = True
    atas_termasuk: bool = True
    arti: str = ""


def interval(
    label: str,
    bawah: int | str | None,
    atas: int | str | None,
    *,
    bawah_termasuk: bool = True,
    atas_termasuk: bool = True,
    arti: str = "",
) -> Kelas:
    """A class with its bounds as a table prints them: a whole number, or text in Indonesian notation (``"88,31"``)."""
    low, high = (None if end is None else Fraction(number(end)) for end in (bawah, atas))
    return Kelas(label, low, high, bawah_termasuk, atas_termasuk, arti)


nilai = sym("nilai")


@attrs.frozen(kw_only=True)
class Scale(Rule):
    """A scale. kelas: the classes as printed, in any order. bawah, atas: ends of the line it must cover (None: open).
    digit: decimals of its bounds as printed, to which `Celah.BULAT` rounds.

    Its figure's value is the rank of the class, 1 for the lowest; the text is the label.
    """

    kelas: tuple[Kelas, ...]
    celah: Celah = Celah.TIDAK_ADA
    bawah: Fraction | None = None
    atas: Fraction | None = None
    digit: int = 0
    kind: str = attrs.field(default="predikat", eq=False)
    formula: Expr = attrs.field(init=False, repr=False, hash=False)
    urut: tuple[Kelas, ...] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        urut = tuple(sorted(self.kelas, key=_from))
        object.__setattr__(self, "urut", urut)
        object.__setattr__(self, "formula", _formula(self, urut, _cuts(self, urut)))

    def label(self, rank: int) -> str:
        """The class of this rank."""
        return self.urut[rank - 1].label

    def dengan(self, celah: Celah | str) -> Scale:
        """The same scale with another policy for its holes."""
        return attrs.evolve(self, celah=Celah(celah))


def _from(kelas: Kelas) -> tuple[bool, Fraction, bool]:
    return kelas.bawah is not None, kelas.bawah if kelas.bawah is not None else Fraction(), not kelas.bawah_termasuk


Cut = tuple[Fraction, bool]
"""Where a class begins: the bound, and whether the bound itself belongs to the class."""


def _cuts(scale: Scale, urut: tuple[Kelas, ...]) -> tuple[Cut, ...]:
    """Where each class above the lowest begins; ScaleError where the classes do not fit each other."""
    cuts = []
    for below, above in pairwise(urut):
        end, start = below.atas, above.bawah
        if end is None or start is None:
            raise _overlap(scale, below, above)
        touching = end == start
        if end > start or (touching and below.atas_termasuk and above.bawah_termasuk):
            raise _overlap(scale, below, above)
        hole = end < start or not (below.atas_termasuk or above.bawah_termasuk)
        match scale.celah:
            case Celah.TIDAK_ADA if hole:
                raise ScaleError(
                    msg(
                        'scale "{id}" has a hole between "{below}" and "{above}".',
                        id=scale.id,
                        below=below.label,
                        above=above.label,
                    ),
                    hint=msg("Close it, or name a policy: celah = {known}.", known=", ".join(Celah)),
                )
            case Celah.BULAT if hole and (start - end) * 10**scale.digit != 1:
                raise ScaleError(_unrounded(scale, below, above))
            case Celah.BATAS_ATAS:
                cuts.append((end, not below.atas_termasuk))
            case _:
                cuts.append((start, above.bawah_termasuk))
    return tuple(cuts)


def _unrounded(scale: Scale, below: Kelas, above: Kelas) -> Message:
    names = {"id": scale.id, "below": below.label, "above": above.label}
    if scale.digit:
        return msg(
            'scale "{id}": rounding to {digits} decimals does not close the hole between "{below}" and "{above}".',
            digits=scale.digit,
            **names,
        )
    return msg(
        'scale "{id}": rounding to whole numbers does not close the hole between "{below}" and "{above}".', **names
    )


def _overlap(scale: Scale, below: Kelas, above: Kelas) -> ScaleError:
    return ScaleError(
        msg('scale "{id}": "{below}" and "{above}" overlap.', id=scale.id, below=below.label, above=above.label)
    )


def _formula(scale: Scale, urut: tuple[Kelas, ...], cuts: tuple[Cut, ...]) -> Expr:
    value: Expr = rounded(nilai, scale.digit, Mode.HALF_UP) if scale.celah is Celah.BULAT else nilai
    expr: Expr = Num(Fraction(1))
    for rank, (bound, belongs) in enumerate(cuts, start=2):
        below = urut[rank - 2]
        if scale.celah is Celah.TANPA_KELAS and below.atas is not None and not _touch(below, bound, belongs):
            expr = when(_beyond(value, below.atas, not below.atas_termasuk), Undefined("tanpa-kelas"), expr)
        expr = when(_beyond(value, bound, belongs), rank, expr)
    if scale.bawah is not None:
        closed = urut[0].bawah != scale.bawah or urut[0].bawah_termasuk
        expr = when(Compare(Op.LT if closed else Op.LE, value, Num(scale.bawah)), Undefined("di-luar-skala"), expr)
    if scale.atas is not None:
        closed = urut[-1].atas != scale.atas or urut[-1].atas_termasuk
        expr = when(Compare(Op.GT if closed else Op.GE, value, Num(scale.atas)), Undefined("di-luar-skala"), expr)
    return expr


def _beyond(value: Expr, bound: Fraction, belongs: bool) -> Compare:
    return Compare(Op.GE if belongs else Op.GT, value, Num(bound))


def _touch(below: Kelas, bound: Fraction, belongs: bool) -> bool:
    """Whether no value lies between `below` and a class that begins at `bound`."""
    return below.atas == bound and (below.atas_termasuk or belongs)
