# SPDX-License-Identifier: MIT
"""Figures that real reports print: what is known to be wrong is found, what follows a practice is not accused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from readers import bentuk
from sakip import api, readers
from sakip.auditing import Audit, Severity

TERBIT: list[dict[str, Any]] = tomli.loads((Path(__file__).parents[1] / "data/laporan/terbit.toml").read_text("utf-8"))[
    "laporan"
]


def accused(audit: Audit) -> list[list[str]]:
    """Errors and warnings: what a reviewer is asked to look at."""
    return sorted([one.code, one.printed or ""] for one in audit.findings if one.severity is not Severity.NOTE)


@pytest.mark.parametrize("laporan", TERBIT, ids=lambda one: one["id"])
def test_a_published_report_is_accused_of_what_is_wrong_in_it_and_of_nothing_else(laporan: dict[str, Any]) -> None:
    published = readers.read(laporan["teks"].encode(), name="laporan")
    assert accused(api.audit(published)) == sorted(laporan["temuan"])
    word = readers.read(bentuk.docx_by_hand(published), name="laporan")
    assert accused(api.audit(word)) == sorted(laporan["temuan"])
