# SPDX-License-Identifier: MIT
"""The reading "spreadsheet": a live formula for a cell, in English function names and commas.

A spreadsheet counts in binary floats: 66,3/85*100 is 78 exactly, but comes out as 77,99999999999999. So what was
computed is settled at `GUARD` decimals before it is rounded or compared.

`GUARD` is right between two errors. A float of size x carries noise of about x/2**52 from three or four operations,
which settling removes while it is below half a unit of the ninth decimal: for x up to a million, so for every percent,
index and mean. And settling moves a value by half such a unit itself, which changes a rounding to d decimals only for
a ratio that comes closer than that to a boundary without meeting it: impossible where its denominator is below
10**(9-d), so for measures of up to seven digits; with money in the denominator the chance is about one in ten million.
Amounts of money up to 10**13 with two decimals hold 15 digits, all that a spreadsheet keeps: settling leaves them be.
One trap stays: LibreOffice's ROUNDDOWN and ROUNDUP round what is not whole to twelve digits first, so they are wrong
for amounts above 10**9 with decimals. Whole amounts, percents and means are not touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from sakip.errors import FormulaError
from sakip.formula.branches import TooManyBranches, branches
from sakip.formula.infix import Signs, infix
from sakip.formula.tree import (
    Abs,
    Add,
    Aggregate,
    Compare,
    Div,
    Expr,
    Fold,
    If,
    Max,
    Min,
    Mul,
    Neg,
    Num,
    Root,
    Round,
    Step,
    Sub,
    Sym,
    Undefined,
    WeightedMean,
    series,
    substitute,
    symbols,
    walk,
)
from sakip.lang import msg
from sakip.numbers import Mode

Bind = Mapping[str, str | Sequence[str]]

GUARD = 9
LONGEST = 8192
DEEPEST = 64
MOST_ARGUMENTS = 255

_SIGNS = Signs("+", "-", "*", "/")
_FOLDS = {Fold.SUM: "SUM", Fold.MEAN: "AVERAGE", Fold.MIN: "MIN", Fold.MAX: "MAX", Fold.PRODUCT: "PRODUCT",
          Fold.COUNT: "COUNT"}  # fmt: skip
_CELL = re.compile(r"((?:.*!)?\$?[A-Z]{1,3}\$?)([0-9]+)")


def formula(expr: Expr, bind: Bind, missing: str = "-") -> str:
    """The formula for a cell, without the equals sign.

    bind: for each symbol a cell ("B4", "'Tabel 3.1'!D5") or a literal ("84"), and a list of them for each series.
    missing: the text the cell shows where a symbol's cell holds no number, or where the formula is undefined.
    A series' cells without a number are left out, unless they have weights: then the whole is missing.
    Raises FormulaError for a root, for rounding half to even, and where it is more than a spreadsheet takes.
    """
    if any(isinstance(node, Root) for node in walk(expr)):
        raise _no_root()
    names = [name for name in symbols(expr) if _is_cell(_one(bind, name))]
    constants = {name: Num(_number(_one(bind, name))) for name in symbols(expr) if name not in names}
    sheet = _Sheet(bind, '"' + missing.replace('"', '""') + '"')
    text = sheet.whole(substitute(expr, constants), names)
    if not _fits(text):
        raise FormulaError(
            msg("the formula is longer or deeper than a spreadsheet takes."),
            hint=msg("Write the value without a formula."),
        )
    return text


def _no_root() -> FormulaError:
    return FormulaError(
        msg("a spreadsheet has no root that is exact to its last digit."),
        hint=msg("Write the value without a formula."),
    )


class _Sheet:
    """Writes formulas on the cells of `bind`; shown: the text for what has no value, quoted."""

    def __init__(self, bind: Bind, shown: str) -> None:
        self.bind = bind
        self.shown = shown

    def whole(self, expr: Expr, names: Sequence[str]) -> str:
        lacking = self.lacking(expr, names)
        if self.shown in lacking:
            return self.shown
        body = self.shortest(expr)
        if not lacking or body == self.shown:
            return body
        return f"IF({_any(lacking)},{self.shown},{body})"

    def lacking(self, expr: Expr, names: Sequence[str]) -> list[str]:
        """The conditions under which an input is missing; the text for that itself where one is so by all means."""
        found = []
        cells = list(dict.fromkeys(_one(self.bind, name) for name in names))
        if cells:
            found.append(_fewer(cells, len(cells)))
        weighted = [node for node in walk(expr) if isinstance(node, WeightedMean)]
        paired = dict.fromkeys(name for node in weighted for name in (node.series, node.weights))
        for name in series(expr):
            members = _many(self.bind, name)
            if not members:
                return [self.shown]
            if all(_is_cell(one) for one in members) or name in paired:
                members = tuple(one for one in members if _is_cell(one))
                if members:
                    found.append(_fewer(members, sum(map(_size, members)) if name in paired else 1))
        return found

    def shortest(self, expr: Expr) -> str:
        found = []
        for everything in (True, False):
            try:
                found.append(self.branch(branches(expr, everything=everything)))
            except TooManyBranches:
                continue
        found = [text for text in found if _fits(text)]
        # NA() and a division by zero are the only errors that numbers can lead to
        return min(found, key=len) if found else f"IFERROR({self.write(expr)},{self.shown})"

    def branch(self, expr: Expr) -> str:
        if isinstance(expr, Undefined):
            return self.shown
        if not isinstance(expr, If):
            return self.write(expr)
        tests, other = [self.condition(expr.test)], expr.other
        while isinstance(other, If) and other.then == expr.then and not _divides(other.test):
            tests.append(self.condition(other.test))
            other = other.other
        return f"IF({_any(tests)},{self.branch(expr.then)},{self.branch(other)})"

    def write(self, expr: Expr) -> str:
        if isinstance(expr, WeightedMean):
            return self.weighted(_many(self.bind, expr.series), _many(self.bind, expr.weights))
        return infix(expr, self.atom, _SIGNS)

    def atom(self, node: Expr) -> str:
        match node:
            case Num(number):
                return _literal(number)
            case Sym(name):
                return _one(self.bind, name)
            case Abs(a):
                return f"ABS({self.write(a)})"
            case Min(a, b):
                return f"MIN({self.write(a)},{self.write(b)})"
            case Max(a, b):
                return f"MAX({self.write(a)},{self.write(b)})"
            case If(test, then, other):
                return f"IF({self.condition(test)},{self.write(then)},{self.write(other)})"
            case Undefined():
                return "NA()"
            case Round():
                return self.rounding(node)
            case Root():  # pragma: no cover - refused before
                raise _no_root()
            case Aggregate(fold, name):
                return f"{_FOLDS[fold]}({_joined(_many(self.bind, name))})"
            case WeightedMean():
                return f"({self.write(node)})"
            case Step() | Add() | Sub() | Mul() | Div() | Neg():  # pragma: no cover - infix writes these
                return self.write(node)
            case _:
                assert_never(node)

    def weighted(self, values: Sequence[str], weights: Sequence[str]) -> str:
        left, right = _ranges(values), _ranges(weights)
        if len(left) == len(right) == 1 and _size(left[0]) == _size(right[0]):
            top = f"SUMPRODUCT({left[0]},{right[0]})"
        else:
            top = "(" + "+".join(f"{value}*{weight}" for value, weight in zip(values, weights, strict=True)) + ")"
        return f"{top}/SUM({','.join(right)})"

    def rounding(self, node: Round) -> str:
        text, digits = self.settled(node.arg), self.write(node.digits)
        match node.mode:
            case Mode.HALF_UP:
                return f"ROUND({text},{digits})"
            case Mode.POTONG:
                return f"ROUNDDOWN({text},{digits})"
            case Mode.KE_ATAS:
                return f"IF({text}<0,ROUNDDOWN({text},{digits}),ROUNDUP({text},{digits}))"
            case Mode.KE_BAWAH:
                return f"IF({text}<0,ROUNDUP({text},{digits}),ROUNDDOWN({text},{digits}))"
            case Mode.HALF_EVEN:
                raise FormulaError(
                    msg("a spreadsheet has no rounding half to even."), hint=msg("Write the value without a formula.")
                )
            case _:
                assert_never(node.mode)

    def condition(self, test: Compare) -> str:
        if isinstance(test.left, Aggregate) and test.right == Num(Fraction(0)):
            return f"{self.write(test.left)}{test.op.value}0"
        return f"{self.settled(test.left)}{test.op.value}{self.settled(test.right)}"

    def settled(self, expr: Expr) -> str:
        text = self.write(expr)
        return text if _clean(expr) else f"ROUND({text},{GUARD})"


def _clean(expr: Expr) -> bool:
    """Whether a float holds `expr` as well as it can, since nothing was computed."""
    match expr:
        case Num() | Sym() | Round():
            return True
        case Aggregate(fold):
            return fold in (Fold.MIN, Fold.MAX, Fold.COUNT)
        case Neg(a) | Abs(a) | Step(_, a):
            return _clean(a)
        case Min(a, b) | Max(a, b):
            return _clean(a) and _clean(b)
        case _:
            return False


def _divides(test: Compare) -> bool:
    """Whether working out a condition can be an error where an earlier one holds: OR would work out both."""
    nodes = (*walk(test.left), *walk(test.right))
    return any(isinstance(node, (Div, WeightedMean, Undefined, Root)) for node in nodes)


def _any(tests: Sequence[str]) -> str:
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def _fewer(cells: Sequence[str], least: int) -> str:
    count = f"COUNT({_joined(cells)})"
    return f"{count}=0" if least == 1 else f"{count}<{least}"


def _fits(text: str) -> bool:
    depth = deepest = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        deepest = max(deepest, depth)
    return len(text) < LONGEST and deepest < DEEPEST


def _literal(number: Fraction) -> str:
    for digits in range(19):
        scaled = number * 10**digits
        if scaled.denominator == 1:
            sign, text = ("-" if scaled < 0 else ""), str(abs(scaled.numerator)).rjust(digits + 1, "0")
            return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else sign + text
    return f"({number.numerator}/{number.denominator})"


def _is_cell(reference: str) -> bool:
    return any(sign.isalpha() for sign in reference)


def _number(literal: str) -> Fraction:
    try:
        return Fraction(literal.strip("() "))
    except ValueError:
        raise FormulaError(msg('"{literal}" is neither a cell nor a number.', literal=literal)) from None


def _one(bind: Bind, name: str) -> str:
    reference = bind.get(name)
    if isinstance(reference, str):
        return reference
    raise FormulaError(msg('the formula needs a cell for "{name}".', name=name))


def _many(bind: Bind, name: str) -> tuple[str, ...]:
    references = bind.get(name)
    if references is None or isinstance(references, str):
        raise FormulaError(msg('the formula needs cells for the series "{name}".', name=name))
    return tuple(references)


def _joined(cells: Sequence[str]) -> str:
    ranges = _ranges(cells)
    if len(ranges) > MOST_ARGUMENTS:
        raise FormulaError(
            msg("a function of a spreadsheet takes {most} arguments at most.", most=MOST_ARGUMENTS),
            hint=msg("Write the value without a formula."),
        )
    return ",".join(ranges)


def _ranges(cells: Sequence[str]) -> list[str]:
    """Cells that follow one another in a column as ranges, the rest as it is."""
    found: list[tuple[str, int, int] | str] = []
    for cell in cells:
        match = _CELL.fullmatch(cell)
        if match is None:
            found.append(cell)
            continue
        column, row = match[1], int(match[2])
        last = found[-1] if found else ""
        if not isinstance(last, str) and last[0] == column and last[2] + 1 == row:
            found[-1] = (column, last[1], row)
        else:
            found.append((column, row, row))
    return [one if isinstance(one, str) else _range(*one) for one in found]


def _range(column: str, first: int, last: int) -> str:
    start = f"{column}{first}"
    return start if first == last else f"{start}:{column.rpartition('!')[2]}{last}"


def _size(reference: str) -> int:
    """How many cells of one column a reference names."""
    first, colon, last = reference.rpartition("!")[2].partition(":")
    if not colon:
        return 1
    rows = [int("".join(filter(str.isdigit, end))) for end in (first, last)]
    return rows[1] - rows[0] + 1
