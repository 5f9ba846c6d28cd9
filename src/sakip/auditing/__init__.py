# SPDX-License-Identifier: MIT
"""What a report prints, recomputed: findings, and which practice a printed figure follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip import lazy

if TYPE_CHECKING:
    from sakip.auditing.finding import Certainty, Finding, Severity
    from sakip.auditing.infer import Inference
    from sakip.auditing.run import Audit, audit

_HOMES = {
    "run": ("Audit", "audit"),
    "finding": ("Certainty", "Finding", "Severity"),
    "infer": ("Inference",),
}

__all__ = ["Audit", "Certainty", "Finding", "Inference", "Severity", "audit"]


__getattr__ = lazy.members(__name__, _HOMES)
