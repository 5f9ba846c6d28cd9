# SPDX-License-Identifier: MIT
"""The checks, one question each; the docstring of each is its page of documentation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from sakip.auditing.checks.base import Check, check

__all__ = ["Check", "check", "every"]

_MODULES = (
    "arithmetic", "efficiency", "efficiency_index", "amounts", "means", "counts", "breakdowns", "classes", "grades",
    "shares", "values", "echoes", "names", "rows", "plan", "indicators", "physical", "wording", "extremes", "sides",
    "contents", "captions", "places", "agencies", "leftovers", "spelling", "abbreviations", "dates", "trends",
    "workings", "sums", "differences", "proportions", "quotients", "scales", "repeats", "legal", "nomenclature",
    "loose",
)  # fmt: skip


@cache
def every() -> Mapping[str, Check]:
    """All checks by code."""
    found = {}
    for name in _MODULES:
        module = import_module(f"sakip.auditing.checks.{name}")
        found.update({one.code: one for one in vars(module).values() if isinstance(one, Check)})
    return dict(sorted(found.items()))
