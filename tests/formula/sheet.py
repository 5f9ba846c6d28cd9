# SPDX-License-Identifier: MIT
"""A spreadsheet in exact fractions: just the functions that the reading "spreadsheet" writes.

Arguments are worked out when a function asks for them, as IF and IFERROR must; an error is raised and caught as
spreadsheets hand it on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from sakip.numbers import Mode, round_exact

Value = Fraction | str | bool | None
"""What a cell holds, None for an empty one."""
Thunk = Callable[[], Value]

_TOKEN = re.compile(
    r'\s*("(?:[^"]|"")*"|[A-Z]+[0-9]+(?::[A-Z]+[0-9]+)?|[A-Z]+|[0-9]+(?:\.[0-9]+)?|<=|>=|<>|[-+*/(),<>=])'
)
_GUARD = Fraction(9)


class SheetError(Exception):
    """An error value: #DIV/0!, #N/A, #VALUE!."""


class Sheet:
    """Cells, and how formulas on them are worked out.

    settle: whether ROUND(x,9) rounds; without it the formula is worked out as if floats were exact. settled collects
    what was rounded so.
    """

    def __init__(self, cells: Mapping[str, Value], *, settle: bool = True) -> None:
        self.cells = cells
        self.settle = settle
        self.settled: list[tuple[Fraction, Fraction]] = []

    def evaluate(self, formula: str) -> Value:
        """The value of `formula`; SheetError where it is an error."""
        return _Parser(self, formula).whole()()


class _Parser:
    def __init__(self, sheet: Sheet, formula: str) -> None:
        self.sheet = sheet
        self.tokens: list[str] = []
        at = 0
        while at < len(formula):
            match = _TOKEN.match(formula, at)
            assert match is not None, f"unreadable: {formula[at:]}"
            self.tokens.append(match[1])
            at = match.end()
        self.tokens.append("")
        self.at = 0

    def next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def accept(self, *wanted: str) -> str:
        return self.next() if self.tokens[self.at] in wanted else ""

    def whole(self) -> Thunk:
        found = self.comparison()
        assert self.next() == "", "something stands behind the formula"
        return found

    def comparison(self) -> Thunk:
        left = self.sum()
        while op := self.accept("<=", ">=", "<>", "<", ">", "="):
            left = _compared(op, left, self.sum())
        return left

    def sum(self) -> Thunk:
        left = self.product()
        while op := self.accept("+", "-"):
            left = _counted(op, left, self.product())
        return left

    def product(self) -> Thunk:
        left = self.signed()
        while op := self.accept("*", "/"):
            left = _counted(op, left, self.signed())
        return left

    def signed(self) -> Thunk:
        if self.accept("-"):
            operand = self.signed()
            return lambda: -_number(operand())
        return self.operand()

    def operand(self) -> Thunk:
        token = self.next()
        if token == "(":
            inner = self.comparison()
            assert self.next() == ")"
            return inner
        if token.startswith('"'):
            text = token[1:-1].replace('""', '"')
            return lambda: text
        if token[0].isdigit():
            number = Fraction(token)
            return lambda: number
        if token[-1].isdigit():
            assert ":" not in token, "a range stands alone"
            return lambda: self.sheet.cells.get(token)
        assert self.next() == "(", f"unknown name {token}"
        return self.call(token)

    def call(self, name: str) -> Thunk:
        arguments: list[Thunk] = []
        members: list[list[Value] | None] = []
        if not self.accept(")"):
            while True:
                token, after = self.tokens[self.at], self.tokens[self.at + 1]
                if token[:1].isalpha() and token[-1:].isdigit() and after in (",", ")"):
                    self.next()
                    cells = [self.sheet.cells.get(cell) for cell in _cells(token)]
                    members.append(cells)
                    arguments.append(lambda cells=cells: cells[0])  # type: ignore[misc]
                else:
                    members.append(None)
                    arguments.append(self.comparison())
                if self.next() == ")":
                    break
        return lambda: _call(self.sheet, name, arguments, members)


def _call(sheet: Sheet, name: str, arguments: list[Thunk], members: list[list[Value] | None]) -> Value:
    match name:
        case "IF":
            test, then, other = arguments
            return then() if _truth(test()) else other()
        case "IFERROR":
            try:
                return arguments[0]()
            except SheetError:
                return arguments[1]()
        case "NA":
            raise SheetError("#N/A")
        case "OR":
            return any([_truth(one()) for one in arguments])
        case "COUNT":
            return Fraction(len(list(_numbers(arguments, members))))
        case "ABS":
            return abs(_number(arguments[0]()))
        case "ROUND" | "ROUNDDOWN" | "ROUNDUP":
            return _rounded(sheet, name, *(_number(one()) for one in arguments))
        case "SUMPRODUCT":
            left, right = members
            assert left is not None
            assert right is not None
            pairs = zip(left, right, strict=True)
            return sum((a * b for a, b in pairs if isinstance(a, Fraction) and isinstance(b, Fraction)), Fraction())
    numbers = list(_numbers(arguments, members))
    match name:
        case "SUM":
            return sum(numbers, Fraction())
        case "AVERAGE":
            if not numbers:
                raise SheetError("#DIV/0!")
            return sum(numbers, Fraction()) / len(numbers)
        case "MIN":
            return min(numbers, default=Fraction())
        case "MAX":
            return max(numbers, default=Fraction())
        case "PRODUCT":
            product = Fraction(bool(numbers))
            for one in numbers:
                product *= one
            return product
    raise AssertionError(f"unknown function {name}")


def _rounded(sheet: Sheet, name: str, number: Fraction, digits: Fraction) -> Fraction:
    assert digits.denominator == 1
    if name == "ROUND" and digits == _GUARD:
        settled = Fraction(round_exact(number, 9, Mode.HALF_UP))
        sheet.settled.append((number, settled))
        return settled if sheet.settle else number
    mode = {"ROUND": Mode.HALF_UP, "ROUNDDOWN": Mode.POTONG}.get(name)
    if mode is None:
        mode = Mode.KE_ATAS if number > 0 else Mode.KE_BAWAH
    return Fraction(round_exact(number, int(digits), mode))


def _numbers(arguments: list[Thunk], members: list[list[Value] | None]) -> Iterator[Fraction]:
    """The numbers among arguments; what references hold besides numbers is passed over."""
    for argument, cells in zip(arguments, members, strict=True):
        if cells is None:
            yield _number(argument())
        else:
            yield from (cell for cell in cells if isinstance(cell, Fraction))


def _cells(reference: str) -> Iterator[str]:
    first, _, last = reference.partition(":")
    column = first.rstrip("0123456789")
    for row in range(int(first[len(column) :]), int((last or first)[len(column) :]) + 1):
        yield f"{column}{row}"


def _number(value: Value) -> Fraction:
    if value is None:
        return Fraction()
    if isinstance(value, str | bool):
        raise SheetError("#VALUE!")
    return value


def _truth(value: Value) -> bool:
    if isinstance(value, str):
        raise SheetError("#VALUE!")
    return value not in (None, 0, False)


def _counted(op: str, left: Thunk, right: Thunk) -> Thunk:
    def count() -> Value:
        a, b = _number(left()), _number(right())
        match op:
            case "+":
                return a + b
            case "-":
                return a - b
            case "*":
                return a * b
        if b == 0:
            raise SheetError("#DIV/0!")
        return a / b

    return count


def _compared(op: str, left: Thunk, right: Thunk) -> Thunk:
    def compare() -> Value:
        a, b = _rank(left()), _rank(right())
        sign = (a > b) - (a < b)
        return {"<": sign < 0, "<=": sign <= 0, "=": sign == 0, "<>": sign != 0, ">=": sign >= 0, ">": sign > 0}[op]

    return compare


def _rank(value: Value) -> tuple[int, Fraction, str]:
    """Numbers come before texts."""
    if isinstance(value, str):
        return 1, Fraction(), value.casefold()
    return 0, _number(value), ""
