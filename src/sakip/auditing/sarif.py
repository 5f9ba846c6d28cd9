# SPDX-License-Identifier: MIT
"""Findings as SARIF 2.1.0, the format that code review tools and editors read."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sakip.auditing import checks
from sakip.auditing.checks.base import Check

if TYPE_CHECKING:
    from sakip.auditing.finding import Finding
    from sakip.auditing.run import Audit
    from sakip.model import Tempat

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def log(audit: Audit, artifact: str | None = None) -> dict[str, Any]:
    """One run with a rule for each check that found something; texts in the current language, pages in English."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("sakip")
    except PackageNotFoundError:
        number = "0"
    codes = list(dict.fromkeys(one.code for one in audit.findings))
    known = checks.every()
    driver = {
        "name": "sakip",
        "version": number,
        "rules": [_rule(code, known.get(code)) for code in codes],
    }
    results = [_result(one, codes.index(one.code), artifact) for one in audit.findings]
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _rule(code: str, check: Check | None) -> dict[str, Any]:
    if check is None:
        return {"id": code}
    page = check.page
    return {
        "id": code,
        "name": check.function.__name__,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": page.get("What", check.title)},
        "help": {"text": "\n\n".join(f"{name}: {text}" for name, text in page.items()) or check.title},
        "defaultConfiguration": {"level": str(check.severity)},
    }


def _result(one: Finding, index: int, artifact: str | None) -> dict[str, Any]:
    text = str(one.message) if one.cause is None else f"{one.message} {one.cause}."
    places = one.places or (None,)
    return {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": str(one.severity),
        "message": {"text": text},
        "locations": [_location(place, one.address, artifact) for place in places],
        "partialFingerprints": {"sakip/v1": f"{one.code}:{one.address}:{one.printed or ''}"},
        "properties": {
            "certainty": str(one.certainty),
            "printed": one.printed,
            "computed": one.computed,
            "reference": None if one.rujukan is None else str(one.rujukan),
        },
    }


def _location(place: Tempat | None, address: str, artifact: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": address, "kind": "figure"}]}
    document = (None if place is None else place.dokumen) or artifact
    if artifact is not None and document == PurePath(artifact).stem:
        document = artifact  # a report is named without its suffix in places
    if document is not None:
        physical: dict[str, Any] = {"artifactLocation": {"uri": quote(document.replace("\\", "/"))}}
        if place is not None and place.baris is not None and place.baris > 0:
            physical["region"] = {"startLine": place.baris}
        found["physicalLocation"] = physical
    if place is not None and str(place):
        found["message"] = {"text": str(place)}
    return found
