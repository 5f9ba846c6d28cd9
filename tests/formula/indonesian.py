# SPDX-License-Identifier: MIT
"""Arithmetic in Indonesian notation read back: ``(2 × 8 - 9,5) / 1.200 × 100``, ``maks(min(a; b); 0)``, ``|-3|``."""

from __future__ import annotations

import re
from fractions import Fraction

from sakip.numbers import Mode, round_exact

_TOKEN = re.compile(r"\s*(\d{1,3}(?:\.\d{3})*(?:,\d+)?|[a-z][a-z -]*(?=\()|[-+×/();|])")
_MODES = {
    "bulat": Mode.HALF_UP,
    "bulat-genap": Mode.HALF_EVEN,
    "potong": Mode.POTONG,
    "bulat-ke-atas": Mode.KE_ATAS,
    "bulat-ke-bawah": Mode.KE_BAWAH,
}


def evaluate(text: str) -> Fraction:
    """The exact value of `text`; ZeroDivisionError where it divides by zero."""
    reader = _Reader(text)
    result = reader.sum()
    assert reader.next() == "", f"something stands behind: {text}"
    return result


def root(number: Fraction, degree: int, digits: int) -> Fraction:
    """The root of `number` rounded half up, by halving an interval: slow and plain."""
    step = Fraction(1, 10**digits)
    low, high = 0, 1
    while (high * step) ** degree <= number:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if (middle * step) ** degree <= number else (low, middle)
    return (low + (((low + Fraction(1, 2)) * step) ** degree <= number)) * step


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            assert match is not None, f"unreadable: {text[at:]!r} in {text!r}"
            self.tokens.append(match[1])
            at = match.end()
        self.tokens.append("")
        self.at = 0

    def next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def accept(self, *wanted: str) -> str:
        return self.next() if self.tokens[self.at] in wanted else ""

    def sum(self) -> Fraction:
        left = self.product()
        while op := self.accept("+", "-"):
            right = self.product()
            left = left + right if op == "+" else left - right
        return left

    def product(self) -> Fraction:
        left = self.signed()
        while op := self.accept("×", "/"):
            right = self.operand()
            left = left * right if op == "×" else left / right
        return left

    def signed(self) -> Fraction:
        return -self.operand() if self.accept("-") else self.operand()

    def operand(self) -> Fraction:
        token = self.next()
        if token == "(":
            return self.closed(")")
        if token == "|":
            return abs(self.closed("|"))
        if token[0].isdigit():
            return Fraction(token.replace(".", "").replace(",", "."))
        assert self.next() == "(", f"{token!r} is no operand"
        arguments = [self.sum()]
        while self.accept(";"):
            arguments.append(self.sum())
        assert self.next() == ")"
        return self.call(token, arguments)

    def closed(self, end: str) -> Fraction:
        inner = self.sum()
        assert self.next() == end
        return inner

    def call(self, name: str, arguments: list[Fraction]) -> Fraction:
        if name in _MODES:
            number, digits = arguments
            assert digits.denominator == 1
            return Fraction(round_exact(number, int(digits), _MODES[name]))
        match name:
            case "min" | "terkecil":
                return min(arguments)
            case "maks" | "terbesar":
                return max(arguments)
            case "jumlah":
                return sum(arguments, Fraction())
            case "rata-rata":
                return sum(arguments, Fraction()) / len(arguments)
            case "hasil kali":
                product = Fraction(1)
                for one in arguments:
                    product *= one
                return product
            case "banyaknya":
                return Fraction(len(arguments))
            case "akar":
                number, degree, digits = arguments
                if number < 0 or degree < 1 or degree.denominator != 1:
                    raise ZeroDivisionError("a root that is none")
                return root(number, int(degree), int(digits))
        raise AssertionError(f"unknown function {name!r}")
