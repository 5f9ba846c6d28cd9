# SPDX-License-Identifier: MIT
"""The SARIF log has what the 2.1.0 specification requires, in the types that it requires.

The schema of OASIS is not part of this repository. Of it are held here: what each object must have and may have, the
enumerations, URI references, and numbers from 1 or 0 on.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from sakip.auditing import Audit, Severity, checks

LEVELS = {"none", "note", "warning", "error"}
TEXT = {"text"}
MAY = {
    "run": {"tool", "columnKind", "results"},
    "tool": {"driver"},
    "driver": {"name", "version", "rules"},
    "rule": {"id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"},
    "result": {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "properties"},
    "location": {"logicalLocations", "physicalLocation", "message"},
    "logical": {"fullyQualifiedName", "kind"},
    "physical": {"artifactLocation", "region"},
}
"""The objects that the log uses, with the properties that it may use of those that the schema knows: it allows no
others."""


@pytest.fixture(scope="module")
def log(diaudit: Audit) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(diaudit.to_sarif("data/sumber harta")))
    return made


def test_the_log_names_version_and_schema_and_holds_one_run(log: dict[str, Any]) -> None:
    # 3.13.2 version and 3.13.4 runs are required; $schema is a URI
    assert log["version"] == "2.1.0"
    assert re.fullmatch(r"https://\S+sarif-schema-2\.1\.0\.json", log["$schema"])
    assert set(log) == {"$schema", "version", "runs"}
    assert len(log["runs"]) == 1


def test_the_tool_has_a_driver_with_a_name_and_rules(log: dict[str, Any]) -> None:
    # 3.14.6 tool, 3.18.2 driver, 3.19.8 name are required; 3.49.3 each rule has a unique id
    driver = log["runs"][0]["tool"]["driver"]
    assert driver["name"] == "sakip"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(checks.every())
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"].endswith(".")
        assert "Wrong: " in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in LEVELS


def test_no_object_has_a_property_that_the_schema_does_not_know(log: dict[str, Any]) -> None:
    run = log["runs"][0]
    objects = [("run", run), ("tool", run["tool"]), ("driver", run["tool"]["driver"])]
    objects += [("rule", one) for one in run["tool"]["driver"]["rules"]]
    objects += [("result", one) for one in run["results"]]
    places = [one for result in run["results"] for one in result["locations"]]
    objects += [("location", one) for one in places]
    objects += [("logical", one) for place in places for one in place["logicalLocations"]]
    objects += [("physical", place["physicalLocation"]) for place in places]
    for kind, one in objects:
        assert set(one) <= MAY[kind]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    for place in places:
        region = place["physicalLocation"].get("region")
        assert set(place["physicalLocation"]["artifactLocation"]) == {"uri"}
        assert region is None or set(region) == {"startLine"}
    for result in run["results"]:
        assert set(result["message"]) == TEXT
        assert all(isinstance(text, str) for text in result["partialFingerprints"].values())


def test_each_result_has_a_message_a_level_and_a_rule_of_the_list(log: dict[str, Any], diaudit: Audit) -> None:
    # 3.27.11 message is required; ruleIndex points into the driver's rules
    run = log["runs"][0]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(run["results"]) == len(diaudit.findings)
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in LEVELS
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["locations"]


def test_places_are_locations_with_valid_uris_and_lines_from_1(log: dict[str, Any]) -> None:
    # 3.4.3 uri is a URI reference; 3.30.5 startLine is at least 1
    for result in log["runs"][0]["results"]:
        for location in result["locations"]:
            assert location["logicalLocations"][0]["fullyQualifiedName"]
            physical = location["physicalLocation"]
            assert re.fullmatch(r"[A-Za-z0-9._~%/-]+", physical["artifactLocation"]["uri"])
            assert physical.get("region", {"startLine": 1})["startLine"] >= 1


def test_one_slip_at_seven_places_is_one_result(log: dict[str, Any]) -> None:
    [result] = [
        x for x in log["runs"][0]["results"]
        if x["ruleId"] == "SKP101" and x["properties"]["printed"] == "94,05%"
    ]  # fmt: skip
    lines = [one["physicalLocation"]["region"]["startLine"] for one in result["locations"]]
    assert lines == [564, 628, 676, 695, 734, 867, 936]
    assert result["partialFingerprints"] == {"sakip/v1": "SKP101:capaian:IKU-1:2023:94,05%"}


def test_a_finding_without_a_place_stands_in_the_bundle(log: dict[str, Any]) -> None:
    [result] = [x for x in log["runs"][0]["results"] if x["ruleId"] == "SKP304"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "data/sumber%20harta"


def test_a_clean_report_is_a_valid_log_too() -> None:
    made = Audit("16.05.19", 2023, "Kecamatan", 0, ()).to_sarif()
    assert made["runs"][0]["results"] == made["runs"][0]["tool"]["driver"]["rules"] == []


def test_the_severities_are_levels_of_sarif() -> None:
    assert {str(one) for one in Severity} <= LEVELS
