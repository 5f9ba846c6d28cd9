# SPDX-License-Identifier: MIT
"""The script of the reference's calculators, run by Node, gives what Python gives: value, lack, steps, numbers read."""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formula.trees import inputs, trees
from sakip import rules
from sakip.errors import NumberError
from sakip.formula import javascript
from sakip.formula.absent import Absent
from sakip.formula.tree import Expr, series, symbols
from sakip.formula.value import Number, value
from sakip.formula.words import explain
from sakip.numbers import Ambigu, Angka, Kosong, Mode, format_number, read, round_exact
from sakip.rules.base import Rule
from sakip.rules.compose import FORMULA, UNDEFINED, Nol, capaian, rentang
from sakip.rules.scale import Scale

Known = Mapping[str, Number | Sequence[Number] | None]
Case = tuple[Expr, Known]

EACH = 400


def node(tasks: Iterable[Mapping[str, Any]]) -> list[Any]:
    """The answers of the script to all tasks, in their order. Fails where Node is not installed."""
    tasks = [{"task": "speak", "texts": javascript.texts(), "names": javascript.names()}, *tasks]
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("harness.js")), str(javascript.SCRIPT)],
        input="\n".join(json.dumps(task) for task in tasks),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()][1:]


def ratio(number: Number) -> str:
    top, bottom = number.as_integer_ratio()
    return f"{top}/{bottom}"


def carried(known: Known) -> dict[str, Any]:
    return {
        name: None if one is None else [ratio(item) for item in one] if isinstance(one, Sequence) else ratio(one)
        for name, one in known.items()
    }


def answers(cases: Sequence[Case], task: str = "value", **more: Any) -> list[Any]:
    return node(
        {"task": task, "tree": javascript.javascript(expr), "inputs": carried(known), **more} for expr, known in cases
    )


def expected(expr: Expr, known: Known) -> dict[str, str]:
    result = value(expr, known)
    if isinstance(result, Absent):
        return {"lack": str(result.lack), "what": result.what}
    return {"value": f"{result.numerator}/{result.denominator}"}


def some_number(chance: random.Random) -> Number:
    """What stands in reports: money, percentages, small counts, zero, and now and then something negative."""
    kind = chance.randrange(8)
    if kind == 0:
        return 0
    if kind == 1:
        return chance.randrange(-500, 500)
    if kind == 2:
        return Decimal(chance.randrange(-9999, 99999)).scaleb(-2)
    if kind == 3:
        return chance.randrange(10**9, 10**13)
    if kind == 4:
        return Fraction(chance.randrange(-999, 999), chance.randrange(1, 99))
    return chance.choice([1, 2, 4, 50, 75, 80, 90, 91, 100, 120, Decimal("90.5"), Decimal("79.35")])


def random_inputs(expr: Expr, chance: random.Random) -> Iterator[Known]:
    """Endless inputs for one formula: zero, negative, missing among them."""
    single, many = symbols(expr), series(expr)
    while True:
        known: dict[str, Number | Sequence[Number] | None] = {
            name: None if chance.random() < 0.05 else some_number(chance) for name in single
        }
        length = chance.randrange(0, 12)
        for name in many:
            known[name] = [some_number(chance) for _ in range(length)]
        yield known


def formulas() -> Iterator[tuple[str, Expr]]:
    """The formula of every rule, and those of achievements as policies compose them."""
    ratios = [rule for rule in rules.every() if {"target", "realisasi"} == set(symbols(rule.formula))]
    policies = [
        Nol(),
        Nol(Fraction(0), Fraction(100), Fraction(100), FORMULA),
        Nol(FORMULA, UNDEFINED, UNDEFINED, Fraction(0)),
    ]
    for rule in rules.every():
        yield rule.id, rule.formula
    for rule in ratios:
        for at, nol in enumerate(policies):
            yield f"{rule.id} nol {at}", capaian(rule, nol, at != 1, at == 2)
    outer = rules.get("capaian.rentang.batas")
    for rule in ratios:
        yield f"{outer.id} {rule.id}", rentang(outer, rule, Fraction(100), True, False)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    chance = random.Random(2023)
    return [(expr, known) for _, expr in formulas() for known in islice(random_inputs(expr, chance), EACH)]


def test_every_rule_has_the_value_that_python_gives(cases: list[Case]) -> None:
    assert len(cases) >= EACH * len(list(rules.every()))
    wanted = [expected(expr, known) for expr, known in cases]
    assert {"value", "lack"} == {key for one in wanted for key in one if key != "what"}
    for case, found, right in zip(cases, answers(cases), wanted, strict=True):
        assert found == right, case


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_shows_the_steps_that_python_shows(
    cases: list[Case], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAKIP_LANG", language)
    chosen = cases[::5]
    for (expr, known), found in zip(chosen, answers(chosen, "explain", name="capaian", answer=None), strict=True):
        assert tuple(found) == explain("capaian", expr, known)


def test_a_class_on_a_scale_is_named_in_the_steps() -> None:
    scales = [rule for rule in rules.every() if isinstance(rule, Scale)]
    chance = random.Random(88)
    for scale in scales:
        known = {"nilai": Fraction(chance.randrange(0, 10000), 100)}
        answer = scale.kelas[0].label
        [found] = answers([(scale.formula, known)], "explain", name="predikat", answer=answer)
        assert tuple(found) == explain("predikat", scale.formula, known, answer)


def test_every_example_of_every_rule_comes_out(examples: list[tuple[Rule, Case]]) -> None:
    cases = [case for _, case in examples]
    for (rule, case), found in zip(examples, answers(cases), strict=True):
        assert found == expected(*case), rule.id


@pytest.fixture(scope="module")
def examples() -> list[tuple[Rule, Case]]:
    from sakip.sphinxext.worked import worked

    return [(rule, (one.expr, one.inputs)) for rule in rules.every() for one in worked(rule)]


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(trees(), inputs()), min_size=80, max_size=160))
def test_random_formulas_have_the_value_and_the_steps_that_python_gives(cases: list[Case]) -> None:
    for case, found in zip(cases, answers(cases), strict=True):
        assert found == expected(*case), case
    for case, found in zip(cases, answers(cases, "explain", name="capaian", answer=None), strict=True):
        assert tuple(found) == explain("capaian", *case), case


# Numbers: whatever the script reads, Python reads the same; and the subset of the documentation is read.

SUBSET = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})(?:,[0-9]+)?(?: ?%)?")
TRICKY = ("", "-", " ", "–", "—", "-5", "- 5", "+5", "5-", "1.234", "0.123", "1234.567", "1.234,5", "1.23,4", "01.234",
          "1.234.567", "1,234", "1,2,3", "5.", ",5", "5,", ".5", "5%", "5 %", "5  %", "%", "94,05 %", "-0", "0", "00",
          "1e5", "٣", "1.234.56", "12.34.567", "−7", "--5", "-1.234", "999.999", "1 000", "1_000")  # fmt: skip


def texts_of_reports() -> list[str]:
    path = Path(__file__).parents[1] / "data/numbers.toml"
    return [one["teks"] for source in tomli.loads(path.read_text("utf-8"))["sumber"] for one in source["angka"]]


def check(text: str, found: Any) -> None:
    try:
        reading = read(text)
    except NumberError:
        assert isinstance(found, dict), text
        return
    if found is None:
        assert isinstance(reading, Kosong), text
    elif isinstance(found, str):
        assert isinstance(reading, Angka), text
        assert reading.satuan in (None, "%"), text
        assert Fraction(found) == Fraction(reading.nilai), text
    elif isinstance(reading, Ambigu):
        assert not SUBSET.fullmatch(text)
    else:
        assert not SUBSET.fullmatch(text), text


def test_numbers_are_read_as_python_reads_them() -> None:
    chance = random.Random(7)
    written = ["".join(chance.choices("0123456789.,,.- %", k=chance.randrange(1, 9))) for _ in range(8000)]
    plain = [
        format_number(Decimal(chance.randrange(-(10**9), 10**9)).scaleb(-chance.randrange(4))) for _ in range(2000)
    ]
    texts = [*TRICKY, *texts_of_reports(), *written, *plain]
    found = node({"task": "read", "text": text} for text in texts)
    for text, one in zip(texts, found, strict=True):
        check(text, one)
    assert sum(isinstance(one, str) for one in found) > 3000


def test_what_can_be_read_in_two_ways_is_refused_with_both() -> None:
    assert node([{"task": "read", "text": "1.234"}]) == [{"error": '"1.234" dapat dibaca sebagai 1234 / 1,234.'}]


def test_rounding_is_python_s_rounding() -> None:
    chance = random.Random(5)
    tasks = [
        {
            "task": "round",
            "value": ratio(chance.choice([some_number(chance), Fraction(chance.randrange(-999, 999), 8)])),
            "digits": chance.randrange(0, 5),
            "mode": str(chance.choice(list(Mode))),
        }
        for _ in range(4000)
    ]
    for task, found in zip(tasks, node(tasks), strict=True):
        right = round_exact(Fraction(task["value"]), task["digits"], Mode(task["mode"]))
        assert found == format_number(right, digits=task["digits"]), task
