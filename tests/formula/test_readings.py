# SPDX-License-Identifier: MIT
"""A formula is written once and read many ways: all readings give one answer.

The walk (`sakip.formula.value`) is the oracle; every other reading is held to it on random formulas.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import get_args

import pytest
from hypothesis import Phase, assume, event, find, given, settings
from hypothesis import strategies as st

from formula.indonesian import evaluate
from formula.sheet import Sheet, Value
from formula.trees import DIGITS, SERIES, SYMBOLS, Given, decimals, inputs, trees
from sakip.errors import FormulaError
from sakip.formula.absent import Absent, Lack
from sakip.formula.code import compiled
from sakip.formula.latex import latex
from sakip.formula.spreadsheet import GUARD, formula
from sakip.formula.tree import Compare, Expr, If, Num, Op, Root, Round, Sym, Undefined, series, symbols, walk
from sakip.formula.value import value
from sakip.formula.words import explain, filled, number_text, plain
from sakip.numbers import Mode

CELLS = dict(zip((*SYMBOLS, DIGITS), ("B4", "C4", "D4", "E4", "F4"), strict=True))
MISSING = "belum diisi"
ANSWERS: tuple[Expr, ...] = (Undefined("target-nol"), Num(Fraction(7)))
FIRST = settings(phases=[Phase.generate], derandomize=True)


def arguments(expr: Expr, known: Given) -> list[object]:
    return [known[name] for name in (*symbols(expr), *series(expr))]


@settings(max_examples=1000)
@given(trees(), inputs())
def test_generated_code_gives_what_the_walk_gives(expr: Expr, known: Given) -> None:
    expected = value(expr, known)
    result = compiled(expr)(*arguments(expr, known))
    event("absent" if isinstance(expected, Absent) else "a number")
    if isinstance(expected, Absent):
        assert result == expected
    else:
        assert not isinstance(result, Absent)
        top, bottom = result
        assert bottom > 0
        assert Fraction(top, bottom) == expected


def laid_out(expr: Expr, known: Given) -> tuple[dict[str, str | Sequence[str]], dict[str, Value]]:
    """Where the inputs stand in a sheet, and the sheet; a missing input is a cell with a dash in it."""
    bind: dict[str, str | Sequence[str]] = {}
    cells: dict[str, Value] = {}
    for name in symbols(expr):
        given = known[name]
        assert not isinstance(given, Sequence)
        bind[name] = CELLS[name]
        cells[CELLS[name]] = "-" if given is None else Fraction(given)
    for column, name in zip("GH", SERIES, strict=True):
        members = known[name]
        assert isinstance(members, Sequence)
        names = [f"{column}{row}" for row in range(4, 4 + len(members))]
        bind[name] = names
        cells.update(zip(names, [Fraction(one) for one in members], strict=True))
    return bind, cells


def shown(expr: Expr, known: Given) -> Value:
    expected = value(expr, known)
    return MISSING if isinstance(expected, Absent) else expected


def written(expr: Expr, bind: dict[str, str | Sequence[str]]) -> str:
    try:
        text = formula(expr, bind, missing=MISSING)
    except FormulaError:
        # what a spreadsheet cannot do exactly is refused by name: half to even, and a root; never anything else
        assert any(
            isinstance(node, Root) or (isinstance(node, Round) and node.mode is Mode.HALF_EVEN) for node in walk(expr)
        )
        assume(False)
        raise
    assert len(text) <= 8192
    return text


@settings(max_examples=1000)
@given(trees(), inputs())
def test_a_spreadsheet_formula_gives_what_the_walk_gives(expr: Expr, known: Given) -> None:
    bind, cells = laid_out(expr, known)
    text = written(expr, bind)
    event("with a fallback" if "IFERROR" in text else "with branches")
    assert Sheet(cells, settle=False).evaluate(text) == shown(expr, known)


@settings(max_examples=400)
@given(trees(size=6), inputs())
def test_settling_floats_changes_no_figure_of_ordinary_size(expr: Expr, known: Given) -> None:
    # A ratio whose denominator is below 10**(9-d) comes no closer to a boundary of rounding to d decimals than settling
    # at nine moves it, unless it meets the boundary; with at most three decimals that is a denominator below a million.
    bind, cells = laid_out(expr, known)
    text = written(expr, bind)
    sheet = Sheet(cells)
    result = sheet.evaluate(text)
    assume(all(number.denominator < 10 ** (GUARD - 3) for number, _ in sheet.settled))
    assert result == shown(expr, known)


@settings(max_examples=500)
@given(trees(choices=False), inputs(decimals, missing=False))
def test_the_line_of_numbers_can_be_worked_out_by_hand(expr: Expr, known: Given) -> None:
    expected = value(expr, known)
    line = filled(expr, known)
    if isinstance(expected, Absent):
        with pytest.raises(ZeroDivisionError):
            evaluate(line)
    else:
        assert evaluate(line) == expected


@settings(max_examples=400)
@given(trees(), inputs())
def test_the_explanation_ends_in_the_value_or_its_lack(expr: Expr, known: Given) -> None:
    result = value(expr, known)
    lines = explain("capaian", expr, known)
    if isinstance(result, Absent):
        assert str(result.message) in lines[-1]
    else:
        assert lines[-1].rpartition("= ")[2] == number_text(result) or evaluate(lines[-1].rpartition("= ")[2]) == result
    assert not any("jika(" in line for line in lines) or isinstance(result, Absent)


@settings(max_examples=300)
@given(trees())
def test_latex_is_balanced_and_names_every_symbol(expr: Expr) -> None:
    text = latex(expr)
    balanced(text)
    for name in (*symbols(expr), *series(expr)):
        assert f"\\text{{{name.replace('_', ' ')}}}" in text
    for name in symbols(expr):
        assert name.replace("_", " ") in plain(expr)


def balanced(text: str) -> None:
    """Brackets close in the order they were opened, and every fraction has two parts."""
    opened: list[str] = []
    at = 0
    while at < len(text):
        for start, end in ((r"\left(", r"\right)"), (r"\left|", r"\right|"), (r"\begin{cases}", r"\end{cases}")):
            if text.startswith(start, at):
                opened.append(end)
                at += len(start)
                break
            if text.startswith(end, at):
                assert opened.pop() == end, text
                at += len(end)
                break
        else:
            if text[at] == "{":
                opened.append("}")
            elif text[at] == "}":
                assert opened.pop() == "}", text
            at += 1
    assert not opened, text


@given(trees(), st.data())
def test_what_is_missing_is_missing_before_any_branch_is_chosen(expr: Expr, data: st.DataObject) -> None:
    assume(symbols(expr))
    known = dict(data.draw(inputs(missing=False)))
    name = data.draw(st.sampled_from(symbols(expr)))
    known[name] = None
    first = next(one for one in symbols(expr) if known[one] is None)
    assert value(expr, known) == Absent(Lack.MISSING, first)


def test_neighbouring_conditions_on_one_symbol_are_joined_rightly() -> None:
    target, realisasi = Sym("target"), Sym("realisasi")
    core: Expr = realisasi / target * 100
    for first, second in product(product(Op, (-1, 0, 1)), repeat=2):
        for answers in product(ANSWERS, repeat=2):
            expr: Expr = core
            for (op, bound), answer in zip((second, first), answers, strict=True):
                expr = If(Compare(op, target, Num(Fraction(bound))), answer, expr)
            text = formula(expr, {"target": "B4", "realisasi": "C4"}, missing=MISSING)
            for number in (-2, -1, Fraction(-1, 2), 0, Fraction(1, 2), 1, 2):
                sheet = Sheet({"B4": Fraction(number), "C4": Fraction(3)})
                assert sheet.evaluate(text) == shown(expr, {"target": number, "realisasi": 3}), (text, number)


@pytest.mark.parametrize("kind", get_args(Expr))
def test_random_formulas_have_every_kind_of_node(kind: type) -> None:
    tree = find(trees(), lambda tree: any(isinstance(node, kind) for node in walk(tree)), settings=FIRST)
    assert kind in map(type, walk(tree))
