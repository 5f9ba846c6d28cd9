# SPDX-License-Identifier: MIT
"""The front door: load, measure, explain, report, audit. Finds the region, and passes a resolved profile on."""

from __future__ import annotations

from sakip.api.audits import audit, comment, draft, infer, paper
from sakip.api.bundles import diff, is_bundle, load, own, save
from sakip.api.documents import report, write
from sakip.api.figures import capaian, measure, nilai, predikat
from sakip.api.regions import forget, plugins, resolve, this_year

__all__ = [
    "audit",
    "capaian",
    "comment",
    "diff",
    "draft",
    "forget",
    "infer",
    "is_bundle",
    "load",
    "measure",
    "nilai",
    "own",
    "paper",
    "plugins",
    "predikat",
    "report",
    "resolve",
    "save",
    "this_year",
    "write",
]
