# SPDX-License-Identifier: MIT
"""The worked example of the documentation: each slip that it lists is found by the check that it names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from sakip import api, lang, readers
from sakip.auditing import Audit, Finding, audit
from sakip.auditing.finding import Severity
from sakip.readers.claims import claims

DOCS = Path(__file__).parents[2] / "docs/caranya"
LISTED: dict[str, Any] = tomli.loads((DOCS / "contoh-audit.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def diperiksa() -> Audit:
    """The report as it was published, read and audited."""
    with lang.using("en"):
        bundle = api.load(DOCS / LISTED["bundel"])
        published = readers.read(DOCS / LISTED["laporan"])
        return audit(api.measure(bundle), klaim=claims(published, bundle), published=published)


def answering(diperiksa: Audit, entry: dict[str, Any]) -> tuple[Finding, ...]:
    lines = [line for slip in entry["slip"] for line in slip["baris"]]
    return diperiksa.find(entry["kode"], entry["alamat"], lines, entry.get("hasil"))


@pytest.mark.parametrize("entry", LISTED["temuan"], ids=lambda one: f"{one['kode']}-{one['slip'][0]['baris']}")
def test_a_listed_slip_is_found_by_the_named_check_at_its_lines(diperiksa: Audit, entry: dict[str, Any]) -> None:
    assert len(answering(diperiksa, entry)) == 1


def test_every_finding_is_listed(diperiksa: Audit) -> None:
    answered = [id(one) for entry in LISTED["temuan"] for one in answering(diperiksa, entry)]
    assert [str(one) for one in diperiksa.findings if id(one) not in answered] == []


def test_more_than_a_hundred_slips_are_found_and_what_is_missed_stands_in_the_text(diperiksa: Audit) -> None:
    found = sum(len(entry["slip"]) for entry in LISTED["temuan"])
    assert found > 150
    assert found > 2 * len(LISTED["luput"])
    lines = (DOCS / LISTED["laporan"]).read_text("utf-8").splitlines()
    for one in LISTED["luput"]:
        assert all(lines[line - 1].strip() or lines[line].strip() for line in one["baris"]), one


def test_an_error_of_the_text_is_certain_or_probable(diperiksa: Audit) -> None:
    errors = [one for one in diperiksa.findings if one.severity is Severity.ERROR]
    assert {one.code for one in errors} == {"SKP101", "SKP102", "SKP103", "SKP104", "SKP105", "SKP107", "SKP201"}
