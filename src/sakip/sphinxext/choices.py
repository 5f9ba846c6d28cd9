# SPDX-License-Identifier: MIT
"""Which regions choose what, in which years: read off the profiles of all that is installed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs

from sakip import api
from sakip.plugins.regions import installed
from sakip.profile import Pilihan, Profile
from sakip.references import Rujukan

YEARS = range(2014, 2031)
"""The years looked at: from Perpres 29/2014 on. A choice that holds in all of them is shown without years."""


@attrs.frozen
class Chosen:
    """One value in force in one region. own: whether the region itself chose it; inherited otherwise.

    years: first and last year, None where it holds in all years looked at.
    """

    wilayah: str
    kode: str
    key: str
    field: str
    value: Any
    own: bool
    asal: str
    rujukan: Rujukan
    years: tuple[int, int] | None = None


@cache
def chosen() -> tuple[Chosen, ...]:
    """Every choice of the national profile and of each installed region, inherited ones too."""
    return tuple(one for kode in (None, *installed()) for one in of_region(kode))


@cache
def of_region(kode: str | None) -> tuple[Chosen, ...]:
    """The choices in force in one region; the national ones for None. No other region is looked at."""
    return tuple(_of(kode))


def of_rule(id: str) -> Iterator[Chosen]:
    """Who chooses the rule or scale `id`."""
    return (one for one in chosen() if one.field in ("rumus", "skala") and one.value == id)


def _of(kode: str | None) -> Iterator[Chosen]:
    spans: dict[tuple[str, str], list[tuple[int, int, Pilihan]]] = {}
    profile: Profile | None = None
    for year in YEARS:
        profile = api.resolve(kode, year)
        for key, pilihan in profile.pilihan.items():
            known = spans.setdefault(key, [])
            if known and known[-1][1] == year - 1 and known[-1][2] == pilihan:
                known[-1] = known[-1][0], year, pilihan
            else:
                known.append((year, year, pilihan))
    assert profile is not None
    name = profile.wilayah[-1]
    for (choice, field), runs in spans.items():
        for first, last, pilihan in runs:
            years = None if (first, last) == (YEARS[0], YEARS[-1]) else (first, last)
            own = kode is None or pilihan.asal == name
            at = kode or "nasional"
            yield Chosen(name, at, choice, field, pilihan.nilai, own, pilihan.asal, pilihan.rujukan, years)
