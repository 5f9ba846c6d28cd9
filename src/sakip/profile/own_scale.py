# SPDX-License-Identifier: MIT
"""A scale written as classes in a profile: proved like every other, so that a region needs no Python for its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from sakip.errors import ScaleError
from sakip.lang import N_, msg
from sakip.references import Rujukan
from sakip.rules.scale import Celah, Kelas, Scale

TITLE = N_("Scale of the region's own")


def own_scale(key: str, kode: str, classes: Sequence[Mapping[str, Any]], celah: str | None, rujukan: Rujukan) -> Scale:
    """The scale of `classes`, chosen under `key` (``predikat.capaian``) by the region `kode`.

    Without a policy its classes must touch, and it ends where they end. Under ``batas-bawah`` only lower bounds count,
    so that its highest class is open above; under ``batas-atas`` the lowest is open below. Raises ScaleError where a
    hole or an overlap is left.
    """
    policy = Celah(celah or Celah.TIDAK_ADA)
    kelas = tuple(
        Kelas(
            one["label"],
            one.get("bawah"),
            one.get("atas"),
            one.get("bawah_termasuk", True),
            one.get("atas_termasuk", True),
            one.get("arti", ""),
        )
        for one in classes
    )
    _check(f"{key}.{kode}", kelas)
    return Scale(
        id=f"{key}.{kode}",
        title=TITLE,
        kelas=kelas,
        celah=policy,
        bawah=None if policy is Celah.BATAS_ATAS else _end(min, [one.bawah for one in kelas]),
        atas=None if policy is Celah.BATAS_BAWAH else _end(max, [one.atas for one in kelas]),
        digit=max((_decimals(end) for one in kelas for end in (one.bawah, one.atas) if end is not None), default=0),
        rujukan=(rujukan,),
    )


def _check(id: str, kelas: tuple[Kelas, ...]) -> None:
    """Bounds the right way round, and each label once."""
    seen = set()
    for one in kelas:
        if one.bawah is not None and one.atas is not None and one.atas < one.bawah:
            raise ScaleError(
                msg('scale "{id}": "{label}" ends below where it begins.', id=id, label=one.label),
                hint=msg("Swap bawah and atas."),
            )
        if one.label in seen:
            raise ScaleError(
                msg('scale "{id}": two classes are called "{label}".', id=id, label=one.label),
                hint=msg("Give each its own name."),
            )
        seen.add(one.label)


def _decimals(bound: Fraction) -> int:
    """How many decimals a bound has, which came from a decimal number."""
    return next(count for count in range(61) if (bound * 10**count).denominator == 1)


def _end(choose: Any, bounds: list[Fraction | None]) -> Fraction | None:
    """The end of the line; None where a class is open there."""
    return None if None in bounds else choose(bounds)
