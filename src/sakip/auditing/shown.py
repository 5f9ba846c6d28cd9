# SPDX-License-Identifier: MIT
"""Workings that a text shows: numbers, signs and brackets, an equals sign, and a result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import attrs

from sakip.auditing.practice import Cetak, roundings
from sakip.cued import Cued

N = r"(?:(?:rp\.?\s*)?[0-9]+(?:\.[0-9]{3})*(?:,[0-9]{3})*(?:[.,][0-9]+)?(?:,-)?)"
"""A number of a sentence, capitals aside."""
_TIMES = r"x(?![^\W\d_])|\u00d7|\*|dikali(?:kan)?(?:\s+dengan)?"
_OVER = r"/|:|\u00f7|dibagi(?:\s+dengan)?"
_PLUS = r"\+|ditambah(?:\s+dengan)?"
_MINUS = r"(?:-|\u2013|\u2212)(?=\s|\()|dikurangi(?:\s+dengan)?"
_SIGN = rf"(?:{_TIMES}|{_OVER}|{_PLUS}|{_MINUS})"
_THING = (
    r"(?:\s*(?:%|\u2030)|(?:\s+(?!x\b|di(?:kali|bagi|tambah|kurangi)|sama\b)[a-z]+){1,3}"
    r"(?=\s*[)/:x\u00d7*+=\u00f7]|\s+di|\s+-\s))?"
)
"""What is counted, between a number and the next sign."""
_OPERAND = rf"(?:\(\s*){{0,3}}{N}{_THING}(?:\s*\)){{0,3}}"
_SHOWN = Cued(
    rf"(?<![\w.,/:x\u00d7*+-])(?P<sum>{_OPERAND}(?:\s*{_SIGN}\s*{_OPERAND}){{1,12}}\s*%?)\s*"
    rf"(?:=|sama dengan|hasilnya)\s*(?P<c>{N})(?![\w.,]?[0-9]|\s*(?:%|persen)?\s*[/:x\u00d7*+\u00f7(])",
    "=",
    "sama dengan",
    "hasilnya",
    figures=3,
)
_TOKEN = Cued(
    rf"(?P<n>{N})(?P<percent>\s*%)?|(?P<times>{_TIMES})|(?P<over>{_OVER})|(?P<plus>{_PLUS})|(?P<minus>{_MINUS})|"
    r"(?P<open>\()|(?P<close>\))"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z", re.ASCII)


@attrs.frozen
class Working:
    """A working as printed. text: all of it; right: what it gives; result: what is printed; at: where that stands.

    A share may be meant as a percentage: of the values that it may give, right is the nearest to the printed one.
    slack: so much may it be off, where its numbers were rounded only for the text.
    """

    text: str
    right: Fraction
    result: str
    start: int
    at: int
    slack: Fraction = Fraction()

    @property
    def holds(self) -> bool:
        """Whether the result is what it gives, rounded or cut."""
        cetak = Cetak.of(plain(self.result), self.result)
        near = abs(self.right - cetak.nilai) <= self.slack + Fraction(1, 2 * 10**cetak.digit)
        return bool(roundings(self.right, cetak)) or (self.slack > 0 and near)


def workings(text: str) -> Iterator[Working]:
    """Every working of a text that can be computed."""
    for found in _SHOWN.finditer(text):
        tokens = _tokens(found["sum"])
        value = None if tokens is None or _is_scale(tokens) else _value(tokens)
        if tokens is None or value is None:
            continue
        kinds = {kind for kind, _ in tokens}
        slack = _slack(tokens, value) if "over" in kinds else Fraction()
        tried = [value]
        if "times" not in kinds and "over" in kinds:
            tried.append(value * 100)
        elif "times" in kinds and "%" in found["sum"]:
            tried += [value / 100, value / 10000]
        printed = number(found["c"])
        near = min(tried, key=lambda one: abs(one - printed))
        yield Working(
            found[0].strip(), near, found["c"], found.start(), found.start("c"), slack * (near / value if value else 1)
        )


def _is_scale(tokens: list[tuple[str, Fraction]]) -> bool:
    """One of so many: the scale of a map, a teacher and his pupils."""
    return len(tokens) == 3 and tokens[0] == ("n", Fraction(1)) and tokens[1][0] == "over"


def _slack(tokens: list[tuple[str, Fraction]], value: Fraction) -> Fraction:
    """How far the value moves when each number with two decimals moves by half of the last one."""
    moved = Fraction()
    for at, (kind, one) in enumerate(tokens):
        if kind == "n" and (one * 10).denominator != 1:
            step = Fraction(1, 200) if (one * 100).denominator == 1 else Fraction(1, 20000)
            other = _value([*tokens[:at], (kind, one + step), *tokens[at + 1 :]])
            moved += abs(other - value) if other is not None else 0
    return moved


def _tokens(text: str) -> list[tuple[str, Fraction]] | None:
    """The numbers and signs of a working; None where it is none: years, pages and numbers of laws."""
    found: list[tuple[str, Fraction]] = []
    depth = 0
    for one in _TOKEN.finditer(text):
        kind = one.lastgroup or ""
        kind = "n" if kind == "percent" else kind
        if kind == "close" and not depth:
            return None
        depth += (kind == "open") - (kind == "close")
        found.append((kind, number(one["n"]) if kind == "n" else Fraction()))
        if kind == "n" and _YEAR.match(one["n"]) and "/" in text and not re.search(r"100\s*%?", text):
            return None
    for at in range(len(found)):
        # A bracket that is not closed is the sentence's: "(236 / 248 x 100 % = 95,16)".
        if depth and found[at][0] == "open":
            found[at], depth = ("", Fraction()), depth - 1
    return None if depth else [one for one in found if one[0]]


def _value(tokens: list[tuple[str, Fraction]]) -> Fraction | None:
    """What a working gives; None where it divides by nothing or is not whole."""
    rest = list(reversed(tokens))

    def factor() -> Fraction | None:
        kind, value = rest.pop() if rest else ("", Fraction())
        if kind == "open":
            inner = total()
            return inner if rest and rest.pop()[0] == "close" else None
        return value if kind == "n" else None

    def product() -> Fraction | None:
        value = factor()
        while value is not None and rest and rest[-1][0] in ("times", "over"):
            sign, other = rest.pop()[0], factor()
            if other is None or (sign == "over" and not other):
                return None
            value = value * other if sign == "times" else value / other
        return value

    def total() -> Fraction | None:
        value = product()
        while value is not None and rest and rest[-1][0] in ("plus", "minus"):
            sign, other = rest.pop()[0], product()
            if other is None:
                return None
            value = value + other if sign == "plus" else value - other
        return value

    value = total()
    return value if not rest else None


def plain(text: str) -> Decimal:
    """A number of a sentence: dots before three digits group, so do two commas; another sign begins the decimals."""
    bare = text.strip().lower().removeprefix("rp").lstrip(" .\t\n").removesuffix(",-")
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return Decimal(bare)
    sign, groups = bare[last], re.split("[.,]", bare)
    alone = bare.count(sign) == len(groups) - 1
    if all(len(one) == 3 for one in groups[1:]) and len(groups[0]) <= 3 and alone and (sign == "." or len(groups) > 2):
        return Decimal("".join(groups))
    return Decimal(f"{''.join(groups[:-1])}.{groups[-1]}")


def number(text: str) -> Fraction:
    """The same, exact."""
    return Fraction(plain(text))
