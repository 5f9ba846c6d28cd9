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
from sakip.lang import N_, msg
from sakip.numbers import Mode
from sakip.rules.base import Rule


class Celah(StrEnum):
    """How the holes of a printed table are closed."""

    TIDAK_ADA = "tidak-ada"  #: there are none; any hole is an error
    BATAS_BAWAH = "batas-bawah"  #: only lower bounds count: 90,5 stays below a class that starts at 91
    BATAS_ATAS = "batas-atas"  #: only upper bounds count: 90,5 is above a class that ends at 90
    BULAT = "bulat"  #: the value is rounded half up to a whole number first


CELAH: dict[Celah, str] = {
    Celah.TIDAK_ADA: N_("the table has no hole"),
    Celah.BATAS_BAWAH: N_("a value in a hole belongs to the class below it"),
    Celah.BATAS_ATAS: N_("a value in a hole belongs to the class above it"),
    Celah.BULAT: N_("the value is rounded to a whole number first"),
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


nilai = sym("nilai")


@attrs.frozen(kw_only=True)
class Scale(Rule):
    """A scale. kelas: the classes as printed, in any order. bawah, atas: ends of the line it must cover (None: open).

    Its figure's value is the rank of the class, 1 for the lowest; the text is the label.
    """

    kelas: tuple[Kelas, ...]
    celah: Celah = Celah.TIDAK_ADA
    bawah: Fraction | None = None
    atas: Fraction | None = None
    kind: str = attrs.field(default="predikat", eq=False)
    formula: Expr = attrs.field(init=False, repr=False, hash=False)
    urut: tuple[Kelas, ...] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        urut = tuple(sorted(self.kelas, key=_from))
        object.__setattr__(self, "urut", urut)
        object.__setattr__(self, "formula", _formula(self, _cuts(self, urut)))

    def label(self, rank: int) -> str:
        """The class of this rank."""
        return self.urut[rank - 1].label

    def dengan(self, celah: Celah | str) -> Scale:
        """The same scale with another policy for its holes."""
        return attrs.evolve(self, celah=Celah(celah))


def _from(kelas: Kelas) -> tuple[bool, Fraction]:
    return kelas.bawah is not None, kelas.bawah if kelas.bawah is not None else Fraction()


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
            case Celah.BULAT if hole and start - end != 1:
                raise ScaleError(
                    msg(
                        'scale "{id}": rounding to whole numbers does not close the hole between "{below}" and '
                        '"{above}".',
                        id=scale.id,
                        below=below.label,
                        above=above.label,
                    )
                )
            case Celah.BATAS_ATAS:
                cuts.append((end, not below.atas_termasuk))
            case _:
                cuts.append((start, above.bawah_termasuk))
    return tuple(cuts)


def _overlap(scale: Scale, below: Kelas, above: Kelas) -> ScaleError:
    return ScaleError(
        msg('scale "{id}": "{below}" and "{above}" overlap.', id=scale.id, below=below.label, above=above.label)
    )


def _formula(scale: Scale, cuts: tuple[Cut, ...]) -> Expr:
    value: Expr = rounded(nilai, 0, Mode.HALF_UP) if scale.celah is Celah.BULAT else nilai
    expr: Expr = Num(Fraction(1))
    for rank, (bound, belongs) in enumerate(cuts, start=2):
        expr = when(Compare(Op.GE if belongs else Op.GT, value, Num(bound)), rank, expr)
    if scale.bawah is not None:
        expr = when(Compare(Op.LT, value, Num(scale.bawah)), Undefined("di-luar-skala"), expr)
    if scale.atas is not None:
        expr = when(Compare(Op.GT, value, Num(scale.atas)), Undefined("di-luar-skala"), expr)
    return expr
