# SPDX-License-Identifier: MIT
"""Indonesia's Sistem Akuntabilitas Kinerja Instansi Pemerintah: exact figures with their derivation.

>>> import sakip
>>> sakip.capaian("84", "79,35").text
'94,46'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip import lazy

if TYPE_CHECKING:
    from sakip.api import audit, capaian, diff, draft, infer, load, measure, report, resolve, save, write
    from sakip.errors import FaultsError, SakipError
    from sakip.figure import Figure
    from sakip.measurement import Measurement
    from sakip.model import Bundle, Polaritas
    from sakip.profile import Profile

_HOMES = {
    "api": ("audit", "capaian", "diff", "draft", "infer", "load", "measure", "report", "resolve", "save", "write"),
    "errors": ("FaultsError", "SakipError"),
    "figure": ("Figure",),
    "measurement": ("Measurement",),
    "model": ("Bundle", "Polaritas"),
    "profile": ("Profile",),
}

__all__ = [
    "Bundle",
    "FaultsError",
    "Figure",
    "Measurement",
    "Polaritas",
    "Profile",
    "SakipError",
    "audit",
    "capaian",
    "diff",
    "draft",
    "infer",
    "load",
    "measure",
    "report",
    "resolve",
    "save",
    "write",
]


__getattr__ = lazy.members(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted([*__all__, *globals()])
