# SPDX-License-Identifier: MIT
"""Findings as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sakip.cli.show import table
from sakip.lang import say

if TYPE_CHECKING:
    from sakip.auditing import Finding, Severity
    from sakip.model import Tempat

PLACES = 3
"""So many places are named in the table; JSON has all."""


def listed(severity: Severity, findings: Sequence[Finding]) -> str:
    """The findings of one severity under its name."""
    from sakip.auditing.finding import SEVERITIES

    head = [say("Code"), say("Finding"), say("Cause"), say("Places")]
    return f"{say(SEVERITIES[severity])} ({len(findings)})\n{table(head, [_row(one) for one in findings], '<<<<')}"


def _row(one: Finding) -> list[str]:
    return [one.code, str(one.message), "" if one.cause is None else str(one.cause), _places(one.places)]


def _places(places: tuple[Tempat, ...]) -> str:
    shown = "; ".join(_short(one) for one in places[:PLACES])
    left = len(places) - PLACES
    return say("{places} and {count} more", places=shown, count=left) if left > 0 else shown


def _short(place: Tempat) -> str:
    """A place without its document, which is the same for all."""
    import attrs

    return str(attrs.evolve(place, dokumen=None)) or str(place)
