# SPDX-License-Identifier: MIT
"""LibreOffice, counting in binary floats, prints what exact arithmetic prints: 200 random rules, and known traps.

Every formula is stored with the value 0, so that what is read back was computed. LibreOffice has to be installed:
without it these tests fail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import attrs
import xlsxwriter
from python_calamine import CalamineWorkbook

from office.recalculation import recalculate
from sakip.formula.absent import Absent
from sakip.formula.spreadsheet import formula
from sakip.formula.tree import Expr, greatest, mean, rounded, series, sym, symbols, total
from sakip.formula.value import value
from sakip.numbers import Mode
from sakip.rules import compose, every, get
from sakip.rules.compose import Nol
from sakip.rules.scale import Scale

MISSING = "-"
MODES = [mode for mode in Mode if mode is not Mode.HALF_EVEN]

Number = int | Decimal
Known = Mapping[str, Number | Sequence[Number] | None]


@attrs.frozen
class Case:
    """A formula, its inputs, and how many decimals of it are printed."""

    expr: Expr
    known: Known
    digits: int = 2

    def expected(self) -> Decimal | str:
        result = value(self.expr, self.known)
        return MISSING if isinstance(result, Absent) else Decimal(result.numerator) / result.denominator


def traps() -> list[Case]:
    """Figures that a float gets wrong by itself."""
    naik, kali = sym("realisasi") / sym("target") * 100, sym("realisasi") * sym("target")
    cases = [
        (naik, 2, Mode.HALF_UP, "84", "79.35"),  # 94,464...
        (naik, 2, Mode.POTONG, "84", "79.35"),
        (naik, 0, Mode.POTONG, "85", "66.3"),  # 78 exactly, 77,99999999999999 in floats
        (naik, 0, Mode.KE_ATAS, "85", "66.3"),
        (naik, 0, Mode.KE_BAWAH, "85", "-66.3"),
        (naik, 1, Mode.POTONG, "1", "0.019"),
        (kali, 2, Mode.HALF_UP, "1", "2.675"),  # halves that no float holds
        (kali, 2, Mode.HALF_UP, "1", "1.005"),
        (kali, 2, Mode.HALF_UP, "-1", "1.005"),
        (kali, 2, Mode.HALF_UP, "0.1", "10.75"),
        (naik, 2, Mode.HALF_UP, "800", "1.005"),
        (naik, 2, Mode.HALF_UP, "2216469840", "2125787689"),
        (naik, 2, Mode.HALF_UP, "10000000000000", "9999999999999"),
    ]
    found = [
        Case(rounded(expr, digits, mode), {"target": Decimal(target), "realisasi": Decimal(realisasi)}, max(digits, 0))
        for expr, digits, mode, target, realisasi in cases
    ]
    # amounts of money up to ten million millions: all the digits that a spreadsheet keeps
    for digits, parts in (
        (2, ("8999999999999.99", "1000000000000")),
        (2, ("1234567890123.45", "0.01")),
        (0, ("9999999999999", "1")),
        (2, ("0.1", "0.2", "0.005")),
    ):
        found.append(Case(rounded(total("nilai"), digits, Mode.HALF_UP), {"nilai": tuple(map(Decimal, parts))}, digits))
    found.append(Case(rounded(total("nilai"), 0, Mode.POTONG), {"nilai": (9999999999998, 1)}, 0))
    found.append(Case(rounded(mean("nilai"), 0, Mode.HALF_UP), {"nilai": (2000000000001, 2000000000002)}, 0))
    return found


def random_cases(count: int) -> list[Case]:
    """Rules under policies, on measures and money, zero, negative and missing ones among them.

    Figures of a million and more are passed over: no percent is one, and settling is not meant for them.
    """
    chance = Random(2023)
    rules = [rule for rule in every() if not series(rule.formula)]
    scales, others = ([rule.id for rule in rules if isinstance(rule, Scale) is kind] for kind in (True, False))
    found: list[Case] = []
    while len(found) < count:
        case = _random(chance, chance.choice(scales if chance.random() < 0.2 else others))
        expected = case.expected()
        if isinstance(expected, str) or abs(expected) < 10**6:
            found.append(case)
    return found


def _random(chance: Random, id: str) -> Case:
    rule = get(id)
    if isinstance(rule, Scale):
        return Case(rule.formula, _known(chance, rule.formula, _measure), 0)
    expr = rule.formula
    answers = (Fraction(0), Fraction(100), compose.UNDEFINED, compose.FORMULA)
    nol = Nol(*(chance.choice(answers) for _ in attrs.fields(Nol)))
    if id == "capaian.rentang.batas":
        inner = get(chance.choice(("capaian.naik.rasio", "capaian.turun.cermin", "capaian.turun.rasio")))
        expr = compose.rentang(rule, inner, chance.choice(answers), chance.random() < 0.5, chance.random() < 0.5)
    elif rule.kind == "capaian":
        expr = compose.capaian(rule, nol, chance.random() < 0.5, chance.random() < 0.5)
    digits = chance.randint(0, 2)
    known = _known(chance, expr, _money if rule.kind == "serapan" else _measure)
    return Case(rounded(greatest(expr, -1000), digits, chance.choice(MODES)), known, digits)


def _known(chance: Random, expr: Expr, number: Callable[[Random], Number]) -> Known:
    known: dict[str, Number | None] = {}
    for name in symbols(expr):
        known[name] = chance.choice((0, None)) if chance.random() < 0.1 else number(chance)
    if {"bawah", "atas"} <= known.keys():
        known["bawah"], known["atas"] = sorted((_measure(chance), _measure(chance)))
    limits = {"batas_atas": 110, "batas_bawah": 0}
    return {**known, **{name: limit for name, limit in limits.items() if name in known}}


def _measure(chance: Random) -> Decimal:
    digits = chance.randint(0, 3)
    return Decimal(chance.choice((1, 1, 1, -1)) * chance.randint(1, 20000)).scaleb(-digits)


def _money(chance: Random) -> int:
    return chance.randint(1, 10 ** chance.randint(6, 13))


def written(cases: Sequence[Case], path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for row, case in enumerate(cases):
            bind: dict[str, str | list[str]] = {}
            column = 1
            for name, given in case.known.items():
                members = given if isinstance(given, tuple) else (given,)
                names = []
                for one in members:
                    names.append(f"{chr(ord('A') + column)}{row + 1}")
                    if one is None:
                        sheet.write_string(row, column, MISSING)
                    else:
                        sheet.write_number(row, column, float(one))
                    column += 1
                bind[name] = names if isinstance(given, tuple) else names[0]
            sheet.write_formula(row, 0, "=" + formula(case.expr, bind, MISSING), None, 0)


def test_recalculated_every_figure_is_the_exact_one(tmp_path: Path) -> None:
    cases = traps() + random_cases(200)
    path = tmp_path / "rumus.xlsx"
    written(cases, path)
    assert {row[0] for row in _rows(path)} == {0}
    results = [row[0] for row in _rows(recalculate(path, tmp_path))]
    wrong = []
    for case, result in zip(cases, results, strict=True):
        expected = case.expected()
        # the file holds 15 digits of a number, which is all that a figure has
        same = result == expected if isinstance(expected, str) else _printed(result, case.digits) == expected
        if not same:
            wrong.append(f"{case}: {expected}, computed {result!r}")
    assert wrong == []
    assert sum(isinstance(case.expected(), str) for case in cases) > 20
    assert len(set(map(str, results))) > 80


def _rows(path: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)  # type: ignore[return-value]


def _printed(result: object, digits: int) -> Decimal | None:
    """The number as a cell with `digits` decimals shows it; None where it has more of them or is no number."""
    if not isinstance(result, float):
        return None
    text = f"{result:.15g}"
    shown = Decimal(text)
    return shown if shown == round(shown, digits) else None
