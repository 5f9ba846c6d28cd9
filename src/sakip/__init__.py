# SPDX-License-Identifier: MIT
"""Indonesia's Sistem Akuntabilitas Kinerja Instansi Pemerintah: exact figures with their derivation.

>>> import sakip
>>> sakip.capaian("84", "79,35").text
'94,46'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sakip.api import audit, capaian, diff, infer, load, measure, report, resolve, write
    from sakip.errors import FaultsError, SakipError
    from sakip.figure import Figure
    from sakip.measurement import Measurement
    from sakip.model import Bundle, Polaritas
    from sakip.profile import Profile

_HOMES = {
    "api": ("audit", "capaian", "diff", "infer", "load", "measure", "report", "resolve", "write"),
    "errors": ("FaultsError", "SakipError"),
    "figure": ("Figure",),
    "measurement": ("Measurement",),
    "model": ("Bundle", "Polaritas"),
    "profile": ("Profile",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

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
    "infer",
    "load",
    "measure",
    "report",
    "resolve",
    "write",
]


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'sakip' has no attribute {name!r}")
    return getattr(import_module(f"sakip.{home}"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, *globals()])
