# SPDX-License-Identifier: MIT
"""Reading a printed number: what stands around the digits, and what it makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from sakip.errors import NumberError
from sakip.lang import N_, msg
from sakip.numbers.digits import Digits, read_digits, wrong
from sakip.numbers.missing import DASH, missing
from sakip.numbers.readings import Ambigu, Angka, Dot, Kosong, Rasio, Reading, Rentang
from sakip.numbers.words import (
    ABOUT,
    AFTER,
    BOUNDS,
    GRADE_WORDS,
    GRADES,
    MEASURES,
    MULTIPLIERS,
    RUPIAH_MULTIPLIERS,
    WHOLE,
)

LONGEST = 200
"""A text of more characters is a sentence, not a number."""

APPROXIMATE = N_("approximate")
IN_PARENTHESES = N_("parentheses were read as a minus, as in bookkeeping")
LONG_DASH = N_("the dash was read as a minus")
IN_WORDS = N_("the number is repeated in words, which were not compared")

_CLEAN = {
    **dict.fromkeys((0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "),
    **dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212, 0xFE63, 0xFF0D), "-"),
}
_RP = r"(?:(?:rp|idr)(?![a-z])\.? ?)"
_PLAIN = r"([0-9]+)(?:,([0-9]+))?( ?%)?"
_BEFORE = rf"(?P<sign>[+\-\u2013\u2014]?)(?P<gap> ?)(?P<rp>{_RP}?)(?P<inner>-?)(?P<digits>[0-9][0-9.,]*)"
_PARENTHESES = rf"(?P<rp>{_RP}?)\( ?(?P<rest>{_RP}?[0-9][^()]*)\)(?P<unit> ?%?)"
_SIDE = rf"{_RP}?-?[0-9](?:[0-9.,]*,-(?= ?[-\u2013\u2014s])|[0-9.,]*)[^0-9\-\u2013\u2014]{{0,30}}?"
_RANGE = (
    rf"(?P<more>>=|>|\u2265)? ?(?P<low>{_SIDE}) ?"
    r"(?:-|\u2013|\u2014|~|s/d\.?|s\.d\.?|(?-i:sd)|sampai dengan|sampai|hingga) ?"
    rf"(?P<less><=|<|\u2264)? ?(?P<high>{_RP}?-?[0-9].*)"
)
# 08:00 is a time of day.
_RATIO = r"(?P<first>(?!0[0-9])[0-9][0-9.,]*) ?: ?(?P<second>(?!0[0-9])[0-9][0-9.,]*)"
_GRADE_FIRST = rf"(?P<grade>{GRADES}|{GRADE_WORDS}) ?\.? ?\( ?(?P<rest>[0-9][^()]*)\)"
_GRADE_BARE = rf"(?P<grade>{GRADES})(?: ?[/:] ?| )(?P<rest>[0-9].*)"
_GRADE_LAST = rf"(?P<rest>[0-9][^()]*?) ?[(/] ?(?P<grade>{GRADES}) ?\)?"
_COUNT_WORDS = (
    r"\((?:(?:nol|se(?:puluh|belas|ratus|ribu|juta)?|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus|"
    r"ribu|juta|miliar|milyar|triliun|koma) ?)+\)"
)
_NO_UNIT = r"(?:dari|dan|atau|sampai|s/d|hingga|di ?bawah|di ?atas|ke ?atas|ke ?bawah|kurang|lebih|x|kemudian|lalu)\b"
_NOT_IN_UNIT = r"[;:=<>?!]|%.*%"
_UNIT_DIGITS = r"per [0-9]{1,3}(?:\.[0-9]{3})*(?![0-9.,])|(?<=m)[23]\b|(?<=CO)2\b"

_pattern: Callable[..., re.Pattern[str]] = cache(re.compile)
"""Compiled when first met: one plain number needs none of most of them."""


def read(text: str, *, dot: Dot = Dot.TIDAK_TAHU) -> Reading:
    """Read a number as a report prints it: ``Rp. 2.185.001.551``, ``94,05%``, ``B (64,59)``, ``69,1 s/d 69,5``, ``-``.

    dot: what a lone dot before three digits means where nothing in the text says so; `Dot.TIDAK_TAHU` makes ``1.234``
    an `Ambigu`. A text that is no number, and one of more than 200 characters, raises NumberError.
    """
    if type(text) is not str:
        return _Reader(dot).read(text)
    # Most cells are this plain; the rest of the way costs ten times as much.
    if len(text) < LONGEST and (plain := _pattern(_PLAIN).fullmatch(text)):
        value = Decimal(f"{plain[1]}.{plain[2]}" if plain[2] else plain[1])
        return Angka(text, value, "%" if plain[3] else None)
    return _kept(text, dot)


@lru_cache(maxsize=4096)
def _kept(text: str, dot: Dot) -> Reading:
    return _Reader(dot).read(text)


@lru_cache(maxsize=4096, typed=True)
def interpret(text: str, *, dot: Dot, comma: Dot) -> tuple[Reading | NumberError, tuple[Digits, ...]]:
    """What a text reads as, or why it is no number; and what its digits show about dots and commas.

    Kept, since a report prints few texts many times; so the error is not to be raised itself.
    """
    reader = _Reader(dot, comma)
    try:
        reading: Reading | NumberError = reader.read(text)
    except NumberError as error:
        reading = error.with_traceback(None)
    return reading, tuple(reader.seen)


class _Quantity(NamedTuple):
    digits: Digits
    values: tuple[Decimal, ...]
    multiplier: int
    unit: str | None
    notes: tuple[str, ...]
    bound: tuple[bool, bool] | None


class _Reader:
    """Reads a text and keeps in `seen` what its digits showed about the signs."""

    __slots__ = ("comma", "dot", "seen")

    def __init__(self, dot: Dot, comma: Dot = Dot.DESIMAL) -> None:
        self.dot = dot
        self.comma = comma
        self.seen: list[Digits] = []

    def read(self, raw: str) -> Reading:
        """See `sakip.numbers.read`."""
        if not isinstance(raw, str):
            raise wrong(repr(raw), msg("its type is {type}", type=type(raw).__name__), msg("Give the text as printed."))
        if len(raw) > LONGEST:
            raise wrong(raw[:40] + "...", msg("it is longer than {limit} characters", limit=LONGEST))
        text = clean(raw)
        return missing(text, raw) or self._present(text, raw)

    def _present(self, text: str, raw: str) -> Reading:
        dash = _pattern(r"[-\u2013\u2014] ?(\S+)").fullmatch(text)
        if dash and dash[1].lower() in WHOLE | MEASURES:
            return Kosong(raw, DASH)
        text, about = _strip_about(text)
        notes = (APPROXIMATE,) if about else ()
        if found := _pattern(_RANGE, re.IGNORECASE).fullmatch(text):
            return self._range(found, raw)
        if ":" in text and (found := _pattern(_RATIO).fullmatch(text)):
            return self._ratio(found["first"], found["second"], raw)
        low = text.lower()
        for word, bound in () if text[:1].isdigit() else BOUNDS.items():
            if low.startswith(word) and not low[len(word) : len(word) + 1].isalpha():
                return self._single(self._quantity(text[len(word) :].lstrip(), raw), raw, notes, bound=bound)
        if "(" in text and (inner := _pattern(_PARENTHESES, re.IGNORECASE).fullmatch(text)):
            quantity = self._quantity((inner["rp"] + inner["rest"]).strip() + inner["unit"], raw, whole=True)
            quantity = quantity._replace(values=tuple(_negated(value) for value in quantity.values))
            return self._single(quantity, raw, (*notes, IN_PARENTHESES))
        for pattern in (_GRADE_LAST,) if text[:1].isdigit() else (_GRADE_FIRST, _GRADE_BARE):
            if found := _pattern(pattern).fullmatch(text):
                quantity = self._quantity(found["rest"].strip(), raw)
                return self._single(quantity, raw, notes, grade=found["grade"].strip())
        return self._single(self._quantity(text, raw), raw, notes)

    def _single(
        self,
        quantity: _Quantity,
        raw: str,
        notes: tuple[str, ...],
        *,
        bound: tuple[bool, bool] | None = None,
        grade: str | None = None,
    ) -> Reading:
        bound = bound or quantity.bound
        values = tuple(_scale(value, quantity.multiplier) for value in quantity.values)
        if len(values) > 1:
            return Ambigu(raw, values, quantity.digits.why, quantity.unit)
        value = values[0]
        if bound:
            lower, included = bound
            if lower:
                return Rentang(raw, value, None, bawah_termasuk=included, satuan=quantity.unit)
            return Rentang(raw, None, value, atas_termasuk=included, satuan=quantity.unit)
        return Angka(raw, value, quantity.unit, grade, "; ".join((*notes, *quantity.notes)) or None)

    def _range(self, found: re.Match[str], raw: str) -> Reading:
        low, high = self._quantity(found["low"].strip(), raw), self._quantity(found["high"].strip(), raw)
        if low.unit and high.unit and low.unit.lower() != high.unit.lower():
            raise wrong(raw, msg('its bounds have the units "{low}" and "{high}"', low=low.unit, high=high.unit))
        shared = high.multiplier if not low.multiplier and low.values[-1] <= high.values[-1] else low.multiplier
        lows = tuple(_scale(value, shared) for value in low.values)
        highs = tuple(_scale(value, high.multiplier) for value in high.values)
        unit = high.unit or low.unit
        if len(lows) > 1 or len(highs) > 1:
            return Ambigu(raw, (*lows, *highs), low.digits.why or high.digits.why, unit)
        return Rentang(
            raw,
            lows[0],
            highs[0],
            bawah_termasuk=found["more"] != ">",
            atas_termasuk=found["less"] != "<",
            satuan=unit,
        )

    def _ratio(self, first: str, second: str, raw: str) -> Reading:
        above, below = self._quantity(first, raw), self._quantity(second, raw)
        if len(above.values) > 1 or len(below.values) > 1:
            return Ambigu(raw, (*above.values, *below.values), above.digits.why or below.digits.why)
        return Rasio(raw, above.values[0], below.values[0])

    def _quantity(self, text: str, raw: str, *, whole: bool = False) -> _Quantity:
        found = _pattern(_BEFORE, re.IGNORECASE).match(text)
        if found is None:
            raise _no_digits(text, raw)
        if found["sign"] and found["gap"]:
            raise wrong(
                raw, msg("a sign and a number stand apart"), msg('Write -5 or 5, or "-" if there is no number.')
            )
        token, rest = found["digits"], text[found.end() :]
        rupiah = bool(found["rp"])
        money = _pattern(r"[-\u2013\u2014=_]{1,2}(?![0-9])").match(rest) if token[-1] in ".," else None
        if money:
            token, rest, rupiah = token[:-1], rest[money.end() :], True
        elif token[-1] == "." and not rest[:1].isdigit():
            token = token.rstrip(".")
        multiplier, rest = _multiplier(rest.strip(), rupiah)
        spelled = _pattern(_COUNT_WORDS, re.IGNORECASE).match(rest)
        if spelled:
            rest = rest[spelled.end() :].strip()
        glued = text[found.end() : found.end() + 1] not in ("", " ") and not money
        unit, bound = _unit(rest, raw, glued=glued and not multiplier, rupiah=rupiah)
        first = unit.lower().split()[0] if unit else ""
        whole = not multiplier and (whole or rupiah or first in WHOLE)
        digits = read_digits(token, raw, dot=self.dot, comma=self.comma, whole=whole)
        self.seen.append(digits)
        notes = [digits.note] if digits.note else []
        if found["sign"] in ("\u2013", "\u2014"):
            notes.append(LONG_DASH)
        if spelled:
            notes.append(IN_WORDS)
        negative = found["sign"] not in ("", "+") or found["inner"]
        values = tuple(_negated(value) for value in digits.values) if negative else digits.values
        return _Quantity(digits, values, multiplier, unit, tuple(notes), bound)


def clean(raw: str) -> str:
    """`raw` without Markdown marks, invisible characters and odd spaces; all minus signs are "-"."""
    text = raw.translate(_CLEAN).replace("**", "").replace("$\\pm$", "\u00b1")
    if "<" in text:
        text = re.sub(r"</?(?:b|i|u|strong|em|p|br ?/?)>", " ", text)
    return " ".join(text.split()).strip("*_` ")


def _strip_about(text: str) -> tuple[str, bool]:
    low = text.lower()
    for word in ABOUT:
        if low.startswith(word) and not low[len(word) : len(word) + 1].isalpha():
            return text[len(word) :].lstrip(), True
    return text, False


def _negated(value: Decimal) -> Decimal:
    return value.copy_negate() if value else value


def _scale(value: Decimal, multiplier: int) -> Decimal:
    if not multiplier:
        return value
    # On the digits themselves: Decimal arithmetic would round to the context's precision.
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    exponent += multiplier
    return Decimal((sign, digits + (0,) * exponent, 0) if exponent > 0 else (sign, digits, exponent))


def _multiplier(rest: str, rupiah: bool) -> tuple[int, str]:
    found = _pattern(r"([a-z]+)\b\.?", re.IGNORECASE | re.ASCII).match(rest)
    if found:
        power = MULTIPLIERS.get(found[1].lower()) or (RUPIAH_MULTIPLIERS.get(found[1]) if rupiah else None)
        if power:
            return power, rest[found.end() :].lstrip()
    return 0, rest


def _unit(rest: str, raw: str, *, glued: bool, rupiah: bool) -> tuple[str | None, tuple[bool, bool] | None]:
    """The unit in what follows the number, and the bound that such words as "ke atas" make of it."""
    bound = None
    low = rest.lower()
    for word, meaning in AFTER.items():
        if low == word or low.endswith(" " + word):
            rest, bound = rest[: -len(word)].rstrip(), meaning
    rest = rest.rstrip(".* ")
    if not rest:
        return ("Rp" if rupiah else None), bound
    if rupiah and rest[0] == "/" and not re.search("[0-9]", rest):
        return "Rp" + rest, bound
    if rest.lower() in ("%", "(%)", "persen", "persen (%)"):
        return "%", bound
    if re.fullmatch(" ?: ?[0-9][0-9.,]*", rest):
        raise wrong(raw, msg("it is a ratio of two numbers"), msg("Write the quotient as one number."))
    if glued and re.fullmatch("[oOlI]+", rest):
        raise wrong(raw, msg("a letter stands where a digit should"), msg("Write digits, or a space before the unit."))
    if re.search("[0-9]", re.sub(_UNIT_DIGITS, "", rest)):
        raise wrong(raw, msg("more than one number stands in it"), msg("Write one number, or a range as 69,1-69,5."))
    if rest[0] in ".,":
        raise wrong(raw)
    begins = rest[0].isalpha() or rest[0] in "%\u2030\u00b0"
    if not begins or re.search(_NOT_IN_UNIT, rest) or re.match(_NO_UNIT, rest, re.IGNORECASE):
        raise wrong(raw, msg('"{rest}" is no unit', rest=rest))
    if rupiah:
        return "Rp" if rest.lower() in ("rupiah", "rp") else f"Rp {rest}", bound
    return rest, bound


def _no_digits(text: str, raw: str) -> Exception:
    if re.match(r"[.,][0-9]", text):
        return wrong(raw, msg('nothing stands before the first "{sign}"', sign=text[0]), msg("Write 0,5."))
    if text.startswith("#"):
        return wrong(raw, msg("it is an error of a spreadsheet"), msg("Repair the cell, or leave it blank."))
    if re.fullmatch(GRADES, text):
        return wrong(raw, msg("it is a grade without a value"), msg("Give the value: B (64,59)."))
    return wrong(raw)
