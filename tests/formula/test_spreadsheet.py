# SPDX-License-Identifier: MIT
"""The formulas that stand in a report's workbook: short enough to read, and right."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formula.sheet import Sheet, Value
from sakip.errors import FormulaError
from sakip.formula.absent import Absent
from sakip.formula.spreadsheet import DEEPEST, LONGEST, formula
from sakip.formula.tree import Expr, WeightedMean, greatest, least, lt, mean, rounded, step, sym, total, when
from sakip.formula.value import value
from sakip.numbers import Mode
from sakip.rules import compose, get
from sakip.rules.compose import Nol
from sakip.rules.scale import Scale

CELLS = {"target": "D5", "realisasi": "E5", "batas_atas": "110", "batas_bawah": "0"}
RANGE = {"bawah": "C5", "atas": "D5", "realisasi": "E5"}
NAIK, TURUN, TURUN_RASIO = (f"capaian.{name}" for name in ("naik.rasio", "turun.cermin", "turun.rasio"))


def capaian(rule: str, nol: Nol, *, atas: bool = False, bawah: bool = False) -> Expr:
    return rounded(compose.capaian(get(rule), nol, atas, bawah), 2, Mode.POTONG)


HUNDRED = Fraction(100)
POLICIES = (
    (NAIK, Nol(), False, 'IF(D5<=0,"-",ROUNDDOWN(ROUND(E5/D5*100,9),2))'),
    (NAIK, Nol(), True, 'IF(D5<=0,"-",ROUNDDOWN(ROUND(MIN(E5/D5*100,110),9),2))'),
    (NAIK, Nol(target_negatif="rumus"), False, 'IF(D5=0,"-",ROUNDDOWN(ROUND(E5/D5*100,9),2))'),
    (TURUN, Nol(), False, 'IF(D5<=0,"-",ROUNDDOWN(ROUND((2*D5-E5)/D5*100,9),2))'),
    (TURUN_RASIO, Nol(), False, 'IF(OR(D5<=0,E5=0),"-",ROUNDDOWN(ROUND(D5/E5*100,9),2))'),
    (
        TURUN_RASIO,
        Nol(realisasi_nol=HUNDRED),
        True,
        'IF(D5<=0,"-",IF(E5=0,100,ROUNDDOWN(ROUND(MIN(D5/E5*100,110),9),2)))',
    ),
    (
        NAIK,
        Nol(target_nol=Fraction(0), target_nol_realisasi_nol=HUNDRED, target_negatif="rumus"),
        False,
        "IF(D5=0,IF(E5=0,100,0),ROUNDDOWN(ROUND(E5/D5*100,9),2))",
    ),
)


@pytest.mark.parametrize(("rule", "nol", "atas", "expected"), POLICIES)
def test_capaian_reads_as_one_would_write_it(rule: str, nol: Nol, atas: bool, expected: str) -> None:
    assert formula(capaian(rule, nol, atas=atas), CELLS) == f'IF(COUNT(D5,E5)<2,"-",{expected})'


numbers = st.one_of(st.none(), st.integers(-2, 2), st.integers(-20000, 20000).map(lambda n: Decimal(n).scaleb(-2)))
answers = st.sampled_from((Fraction(0), HUNDRED, compose.UNDEFINED, compose.FORMULA))


@given(
    st.sampled_from((NAIK, TURUN, TURUN_RASIO, "capaian.stabil.deviasi")),
    st.builds(Nol, answers, answers, answers, answers),
    st.booleans(),
    st.booleans(),
    numbers,
    numbers,
)
def test_capaian_under_every_policy_is_what_the_rule_says(
    rule: str, nol: Nol, atas: bool, bawah: bool, target: Decimal | None, realisasi: Decimal | None
) -> None:
    expr = capaian(rule, nol, atas=atas, bawah=bawah)
    expected = value(expr, {"target": target, "realisasi": realisasi, "batas_atas": 110, "batas_bawah": 0})
    cells = {"D5": target, "E5": realisasi}
    sheet = Sheet({name: None if given is None else Fraction(given) for name, given in cells.items()})
    text = formula(expr, CELLS)
    assert sheet.evaluate(text) == ("-" if isinstance(expected, Absent) else expected)
    assert len(text) < 180


def test_a_range_divides_by_the_bound_that_was_crossed() -> None:
    expr = compose.rentang(get("capaian.rentang.batas"), get(NAIK), HUNDRED, False, False)
    assert formula(rounded(expr, 2, Mode.HALF_UP), RANGE) == (
        'IF(COUNT(E5,C5,D5)<3,"-",IF(E5<C5,IF(C5=0,"-",ROUND(ROUND(E5/C5*100,9),2)),'
        'IF(E5>D5,IF(D5=0,"-",ROUND(ROUND(E5/D5*100,9),2)),100)))'
    )


def test_a_scale_asks_from_the_top() -> None:
    scale = get("predikat.permendagri-86-2017")
    assert isinstance(scale, Scale)
    assert formula(scale.formula, {"nilai": "F5"}) == (
        'IF(COUNT(F5)=0,"-",IF(F5>=91,5,IF(F5>=76,4,IF(F5>=66,3,IF(F5>=51,2,1)))))'
    )


def test_cells_in_a_column_are_written_as_a_range() -> None:
    cells = [f"'Tabel 3.1'!F{row}" for row in (5, 6, 7, 9)]
    assert formula(rounded(mean("nilai"), 2, Mode.HALF_UP), {"nilai": cells}) == (
        "IF(COUNT('Tabel 3.1'!F5:F7,'Tabel 3.1'!F9)=0,\"-\","
        "ROUND(ROUND(AVERAGE('Tabel 3.1'!F5:F7,'Tabel 3.1'!F9),9),2))"
    )
    bind = {"nilai": [f"D{row}" for row in range(5, 10)], "bobot": [f"E{row}" for row in range(5, 10)]}
    assert formula(WeightedMean("nilai", "bobot"), bind) == (
        'IF(OR(COUNT(D5:D9)<5,COUNT(E5:E9)<5),"-",IF(SUM(E5:E9)=0,"-",SUMPRODUCT(D5:D9,E5:E9)/SUM(E5:E9)))'
    )


def test_a_mean_passes_over_cells_without_a_number_and_a_weighted_one_does_not() -> None:
    cells: dict[str, Value] = {
        "D5": Fraction(90),
        "D6": "-",
        "D7": Fraction(80),
        "E5": Fraction(1),
        "E6": Fraction(1),
        "E7": Fraction(2),
    }
    bind = {"nilai": ["D5", "D6", "D7"], "bobot": ["E5", "E6", "E7"]}
    assert Sheet(cells).evaluate(formula(mean("nilai"), bind)) == 85
    assert Sheet(cells).evaluate(formula(WeightedMean("nilai", "bobot"), bind)) == "-"
    assert Sheet({**cells, "D6": Fraction(70)}).evaluate(formula(WeightedMean("nilai", "bobot"), bind)) == 80


def test_what_is_known_beforehand_is_not_asked() -> None:
    naik = rounded(compose.capaian(get(NAIK), Nol(), False, False), 2, Mode.HALF_UP)
    assert formula(naik, {"target": "84", "realisasi": "E5"}) == 'IF(COUNT(E5)=0,"-",ROUND(ROUND(E5/84*100,9),2))'
    assert formula(naik, {"target": "0", "realisasi": "E5"}) == '"-"'
    assert formula(naik, {"target": "(-5)", "realisasi": "E5"}) == '"-"'
    assert formula(total("nilai"), {"nilai": []}) == '"-"'


def test_a_cell_is_rounded_as_it_stands_and_a_result_is_settled_first() -> None:
    nilai, lain = sym("nilai"), sym("lain")
    bind = {"nilai": "D5", "lain": "E5"}
    count = 'IF(COUNT(D5)=0,"-",'
    assert formula(rounded(nilai, 0, Mode.HALF_UP), bind) == f"{count}ROUND(D5,0))"
    assert formula(when(lt(nilai * 3, 1), 1, 2), bind) == f"{count}IF(ROUND(D5*3,9)<1,1,2))"
    assert formula(rounded(greatest(nilai, 0), 1, Mode.POTONG), bind) == f"{count}ROUNDDOWN(MAX(D5,0),1))"
    assert "ROUND(D5-E5,9)" in formula(rounded(nilai - lain, 1, Mode.POTONG), bind)


def test_a_missing_text_keeps_its_quotes() -> None:
    assert formula(sym("nilai"), {"nilai": "D5"}, missing='"belum"') == 'IF(COUNT(D5)=0,"""belum""",D5)'


def test_limits_of_a_cell_are_kept() -> None:
    wide: Expr = sym("s0")
    deep: Expr = sym("s0")
    for at in range(1, 60):
        wide = wide + when(lt(sym(f"s{at}"), 0), sym("s0") / sym(f"s{at}"), at)
        deep = least(step("langkah", deep + at), sym("s0"))
    bind = {f"s{at}": f"B{at + 1}" for at in range(60)}
    text = formula(wide, bind)
    assert "IFERROR" in text  # 2**59 branches otherwise
    assert len(text) < LONGEST
    cells = {f"B{at + 1}": Fraction(1) for at in range(60)}
    assert Sheet(cells).evaluate(text) == value(wide, {f"s{at}": 1 for at in range(60)})
    assert text.count("(") == text.count(")")
    assert len(re.findall(r"MIN\(", formula(deep, bind))) == 59 < DEEPEST
    with pytest.raises(FormulaError):
        formula(least(least(least(least(least(deep, 1), 2), 3), 4), 5), bind)
    with pytest.raises(FormulaError):
        formula(mean("nilai"), {"nilai": [f"{column}{row}" for row in range(1, 401, 2) for column in "BD"]})


def test_half_to_even_is_refused_by_name() -> None:
    with pytest.raises(FormulaError, match="genap"):
        formula(rounded(sym("nilai"), 2, Mode.HALF_EVEN), {"nilai": "D5"})


@pytest.mark.parametrize(("bind", "missing"), [({}, "nilai"), ({"nilai": ["D5"]}, "nilai"), ({"nilai": "8,5"}, "8,5")])
def test_a_symbol_without_a_cell_is_named(bind: dict[str, str | list[str]], missing: str) -> None:
    with pytest.raises(FormulaError, match=missing):
        formula(sym("nilai"), bind)
