# SPDX-License-Identifier: MIT
"""Which regions and years a frame has, and whose rules apply in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from sakip.errors import Fault, RegionError
from sakip.frame.periksa import fault
from sakip.lang import msg
from sakip.profile import Profile

Keys = dict[tuple[str, int], Profile]


@attrs.frozen
class Daerah:
    """The profile of every region and year. faults: codes for which there is none, with how many rows have them."""

    profil: Keys
    faults: tuple[Fault, ...]


def daerah(frame: Any, kunci: tuple[str, str], profile: Callable[[str, int], Profile]) -> Daerah:
    """The regions and years of a narwhals frame; one look at two of its columns."""
    import narwhals as nw

    region, year = kunci
    counted = frame.group_by(region, year).agg(nw.len().alias("jumlah"))
    counted = counted.collect() if isinstance(counted, nw.LazyFrame) else counted
    found: Keys = {}
    faults: list[Fault] = []
    # What is not there is one thing in Arrow, and several in pandas.
    rows = [tuple(row.values()) for row in counted.to_arrow().to_pylist()]
    for code, when, count in sorted(rows, key=lambda row: (str(row[0]), str(row[1]))):
        if code is None or when is None:
            faults.append(fault(msg("{count} rows name no region or no year.", count=count),
                                msg("Fill them in, or leave them out.")))  # fmt: skip
            continue
        try:
            found[code, int(when)] = profile(code, int(when))
        except RegionError as error:
            message = msg(
                "{code} in {year}, {count} rows: {reason}", code=code, year=when, count=count, reason=error.message
            )
            faults.append(fault(message, error.hint or ""))
    return Daerah(found, tuple(faults))
