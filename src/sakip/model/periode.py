# SPDX-License-Identifier: MIT
"""Periods of a year as addresses and bundles spell them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from sakip.errors import TargetError
from sakip.lang import msg

TRIWULAN = ("TW1", "TW2", "TW3", "TW4")
"""The quarters."""

PERIODE = (*TRIWULAN, "SM1", "SM2", *(f"B{month:02}" for month in range(1, 13)))
"""Periods of a year: quarters, halves, months."""


def known(_: object, attribute: attrs.Attribute[Any], value: Mapping[str, Any]) -> None:
    """Validator of a series by period: TargetError for a period that no year has."""
    for period in value:
        if period not in PERIODE:
            raise TargetError(
                msg('{name}: "{period}" is no period of a year.', name=attribute.name, period=period),
                code="not-a-period",
                hint=msg("Write TW1 to TW4, SM1 or SM2, B01 to B12."),
            )


def up_to(period: str) -> tuple[str, ...]:
    """The periods of its own kind from the first to this one: TW1, TW2, TW3 for TW3."""
    same = [one for one in PERIODE if one.rstrip("0123456789") == period.rstrip("0123456789")]
    return tuple(same[: same.index(period) + 1])
