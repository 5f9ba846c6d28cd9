# SPDX-License-Identifier: MIT
"""What a report prints, recomputed: findings, and which practice a printed figure follows."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sakip.auditing.finding import Certainty, Finding, Severity
    from sakip.auditing.infer import Inference
    from sakip.auditing.run import Audit, audit

_HOME = {
    "Audit": "run",
    "Certainty": "finding",
    "Finding": "finding",
    "Inference": "infer",
    "Severity": "finding",
    "audit": "run",
}

__all__ = ["Audit", "Certainty", "Finding", "Inference", "Severity", "audit"]


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'sakip.auditing' has no attribute {name!r}")
    return getattr(import_module(f"sakip.auditing.{home}"), name)
