# SPDX-License-Identifier: MIT
"""Rules held to worked cases of regulations, reports and public applications (tests/data/vektor.toml)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
import tomli

from sakip.formula.absent import Absent
from sakip.formula.tree import Expr
from sakip.formula.value import value
from sakip.numbers import Mode, format_number, number, round_exact
from sakip.references import catalogue
from sakip.rules import compose, get
from sakip.rules.compose import Nol
from sakip.rules.scale import Scale

DATA = Path(__file__).parents[1] / "data" / "vektor.toml"
VECTORS: list[dict[str, Any]] = tomli.loads(DATA.read_text("utf-8"))["vektor"]
INNER = {"naik": "capaian.naik.rasio", "turun": "capaian.turun.cermin"}


def formula(vector: dict[str, Any]) -> Expr:
    rule = get(vector["aturan"])
    batas = vector.get("batas", {})
    limits = "atas" in batas, "bawah" in batas
    if isinstance(rule, Scale):
        return rule.dengan(vector["celah"]).formula if "celah" in vector else rule.formula
    if "polaritas" in vector:
        return compose.rentang(rule, get(INNER[vector["polaritas"]]), Fraction(100), *limits)
    if rule.kind != "capaian":
        return rule.formula
    # a rule by itself: what is said of zero and negative targets is the vector's own
    nol: dict[str, Any] = dict.fromkeys((one.name for one in attrs.fields(Nol)), compose.FORMULA)
    nol |= {name: Fraction(answer) for name, answer in vector.get("nol", {}).items()}
    return compose.capaian(rule, Nol(**nol), *limits)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_a_rule_gives_what_its_source_gives(vector: dict[str, Any]) -> None:
    rule = get(vector["aturan"])
    known = {name: None if text == "-" else number(text) for name, text in vector["masukan"].items()}
    known |= {f"batas_{name}": number(text) for name, text in vector.get("batas", {}).items()}
    result = value(formula(vector), known)
    if isinstance(result, Absent):
        found = "-"
    elif isinstance(rule, Scale):
        found = rule.label(int(result))
    else:
        digits = len(vector["hasil"].partition(",")[2])
        found = format_number(round_exact(result, digits, Mode.HALF_UP), digits=digits)
    assert found == vector["hasil"]


def test_every_vector_names_a_known_source_and_how_it_was_seen() -> None:
    assert len({vector["id"] for vector in VECTORS}) == len(VECTORS) > 90
    for vector in VECTORS:
        assert vector["sumber"] in catalogue()
        assert vector["tanda"] in ("V", "S", "C", "D")
