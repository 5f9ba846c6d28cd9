# SPDX-License-Identifier: MIT
"""A finding is a value: what was printed, what it should be, where, how sure, and the probable cause."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import reduce
from typing import Any

import attrs

from sakip.lang import N_, Message, msg
from sakip.model.claim import Tempat
from sakip.references import Rujukan

JUDGED = ("dokumen", "halaman", "baris", "tabel", "baris_tabel", "kolom")
"""The parts of a place, in the order in which JSON has them."""


class Severity(StrEnum):
    """How much it matters; the names are those of SARIF."""

    ERROR = "error"  #: a printed figure does not hold
    WARNING = "warning"  #: something that a reviewer asks about
    NOTE = "note"  #: it follows by a practice that is known, but is not this region's


class Certainty(StrEnum):
    """How sure it is."""

    CERTAIN = "certain"  #: arithmetic: everybody who recomputes finds the same
    PROBABLE = "probable"
    POSSIBLE = "possible"


SEVERITIES: dict[Severity, str] = {
    Severity.ERROR: N_("Errors"),
    Severity.WARNING: N_("Warnings"),
    Severity.NOTE: N_("Notes"),
}
CERTAINTIES: dict[Certainty, str] = {
    Certainty.CERTAIN: N_("certain"),
    Certainty.PROBABLE: N_("probable"),
    Certainty.POSSIBLE: N_("possible"),
}


@attrs.frozen
class Draft:
    """What a check says about one thing; the check adds its own code and what is left open here.

    address: of the figure, or the bare id or code of what it is about. printed, computed: as text. places: where it is
    printed. cause: the probable one. also: further addresses that it is about.
    """

    address: str
    message: Message
    printed: str | None = None
    computed: str | None = None
    places: tuple[Tempat, ...] = ()
    cause: Message | None = None
    severity: Severity | None = None
    certainty: Certainty = Certainty.CERTAIN
    rujukan: Rujukan | None = None
    also: tuple[str, ...] = ()


@attrs.frozen
class Finding:
    """What an audit found. code: of the check (``SKP101``); the rest as in `Draft`."""

    code: str
    severity: Severity
    certainty: Certainty
    address: str
    message: Message | str
    printed: str | None = None
    computed: str | None = None
    places: tuple[Tempat, ...] = ()
    cause: Message | str | None = None
    rujukan: Rujukan | None = None
    also: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The finding as plain data; texts in the current language."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "certainty": str(self.certainty),
            "address": self.address,
            "also": list(self.also),
            "printed": self.printed,
            "computed": self.computed,
            "places": [place_json(one) for one in self.places],
            "message": str(self.message),
            "cause": None if self.cause is None else str(self.cause),
            "reference": None if self.rujukan is None else str(self.rujukan),
        }

    def __str__(self) -> str:
        return f"{self.code} {self.address}: {self.message}"


def several(parts: Iterable[Message]) -> Message:
    """Messages one after another, each translated when it is shown."""
    return reduce(lambda before, after: msg("{before}; {after}", before=before, after=after), parts)


def place_json(place: Tempat) -> dict[str, Any]:
    """The parts of a place that are known."""
    return {name: value for name in JUDGED if (value := getattr(place, name)) is not None}
