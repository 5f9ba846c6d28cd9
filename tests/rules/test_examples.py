# SPDX-License-Identifier: MIT
"""Every rule's examples are its tests, and every rule says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import pytest

from sakip.errors import RuleError
from sakip.formula.absent import REASONS, Absent
from sakip.formula.tree import Expr, Undefined, series, symbols, walk
from sakip.formula.value import Number, value
from sakip.numbers import Angka, Kosong, Mode, format_number, number, read, round_exact
from sakip.references import catalogue
from sakip.rules import compose, every, find, get
from sakip.rules.base import Example, Rule
from sakip.rules.scale import Scale

RULES = tuple(every())
EXAMPLES = [pytest.param(rule, one, id=f"{rule.id}-{at}") for rule in RULES for at, one in enumerate(rule.examples)]
MEASURES = ("capaian.naik.rasio", "capaian.turun.cermin")
"""What may measure against the bound of a range."""


def inputs(example: Example, names: Sequence[str]) -> dict[str, Number | Sequence[Number] | None]:
    """The inputs of an example, a series as its members between semicolons."""
    found: dict[str, Number | Sequence[Number] | None] = {}
    for name, text in example.masukan.items():
        if name in names:
            found[name] = tuple(number(part.strip()) for part in text.split(";"))
            continue
        reading = read(text)
        assert isinstance(reading, Angka | Kosong), f"{name}: {text!r} is {reading!r}"
        found[name] = reading.nilai if isinstance(reading, Angka) else None
    return found


def readings(rule: Rule) -> Iterator[Expr]:
    """The formulas that an example of `rule` may mean: its own; for a range, each with one way to measure."""
    if "terhadap_bawah" in symbols(rule.formula):
        for id in MEASURES:
            yield compose.rentang(rule, get(id), Fraction(100), False, False)
    else:
        yield rule.formula


def printed(rule: Rule, result: Fraction | Absent, hasil: str) -> set[str]:
    """How a result prints at the decimals of `hasil`, half up."""
    if isinstance(result, Absent):
        return {"-", result.what}
    if isinstance(rule, Scale):
        return {rule.label(int(result))}
    digits = len(hasil.partition(",")[2])
    return {format_number(round_exact(result, digits, Mode.HALF_UP), digits=digits)}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_comes_out(rule: Rule, example: Example) -> None:
    known = inputs(example, series(rule.formula))
    found = {text for expr in readings(rule) for text in printed(rule, value(expr, known), example.hasil)}
    assert example.hasil in found


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_what_a_source_prints_otherwise_is_explained(rule: Rule, example: Example) -> None:
    assert (example.tercetak is None) == (example.sebab is None)
    assert example.tercetak != example.hasil


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert rule.examples
    for rujukan in (*rule.rujukan, *(one.rujukan for one in rule.examples)):
        assert rujukan.sumber in catalogue()
        assert rujukan.bagian
    for id in rule.varian:
        other = find(id)
        assert other is not None, id
        assert other is not rule
        assert other.kind == rule.kind
    for alias in rule.alias:
        assert get(alias) is rule
    first, last = rule.in_force
    assert first is None or last is None or first <= last
    for node in walk(rule.formula):
        assert not isinstance(node, Undefined) or node.reason in REASONS
    assert get(rule.id) is rule


def test_ids_are_unique_and_a_wrong_one_names_its_neighbours() -> None:
    names = [name for rule in RULES for name in (rule.id, *rule.alias)]
    assert len(set(names)) == len(names)
    with pytest.raises(RuleError, match=r"capaian\.turun\.cermin"):
        get("capaian.turun.cernim")


def test_the_means_that_reports_print() -> None:
    # Baperlitbang Klungkung 2017: two achievements, 94,68 and 105,56, under one sasaran
    naik, mean = get("capaian.naik.rasio").formula, get("rekap.rata-rata").formula
    rows: list[Mapping[str, Number]] = [
        {"target": 22, "realisasi": number("20,83")},
        {"target": 90, "realisasi": number("95")},
    ]
    each = [value(naik, row) for row in rows]
    assert all(isinstance(one, Fraction) for one in each)
    whole = value(mean, {"nilai": [one for one in each if isinstance(one, Fraction)]})
    assert not isinstance(whole, Absent)
    assert format_number(round_exact(whole, 2, Mode.HALF_UP)) == "100,12"
    # BPS: capped at 120 before the mean, not after it
    capped = compose.capaian(get("capaian.naik.rasio"), compose.Nol(), True, False)
    halves = [value(capped, {"target": 10, "realisasi": one, "batas_atas": 120}) for one in (20, 8)]
    assert value(mean, {"nilai": [one for one in halves if isinstance(one, Fraction)]}) == 100
