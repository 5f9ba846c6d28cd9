# SPDX-License-Identifier: MIT
"""The object path for one indicator, against a bare division of decimals and its quantize."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import sakip
from measuring import Ratio, compare, report
from sakip.measurement.recipes import Recipes

COUNT, ROUNDS = 50_000, 9
PAIRS = [(Decimal(1000 + at % 977) / 10, Decimal(500 + at % 1499) / 10) for at in range(COUNT)]
HUNDREDTH = Decimal("0.01")


def bare() -> list[Decimal]:
    """What a program of ten lines does, right for positive targets alone."""
    return [(fact / target * 100).quantize(HUNDREDTH, ROUND_HALF_UP) for target, fact in PAIRS]


def mine() -> list[object]:
    """The figures with their way from target and realisation, zero targets and reasons decided."""
    pair = Recipes(sakip.resolve(None, 2023)).pair("capaian", "naik")
    assert pair is not None
    return [pair.make("capaian:IKU-1:2023", target, fact) for target, fact in PAIRS]


def values() -> list[object]:
    """The figures, each with its value rounded."""
    found = mine()
    return [figure.value for figure in found]  # type: ignore[attr-defined]


def ratios() -> list[Ratio]:
    """The figure, which rounds when its value is asked for, and the figure with its value, against the bare way."""
    return [
        compare("object path: against a bare division", mine, bare, 8.0, ROUNDS),
        compare("object path, value read: against a bare division", values, bare, 8.0, ROUNDS),
    ]


if __name__ == "__main__":
    assert values()[:1000] == bare()[:1000]
    report(ratios())
