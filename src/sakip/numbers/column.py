# SPDX-License-Identifier: MIT
"""Reading a column: its numbers tell each other what a lone dot or comma means. And one plain number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from decimal import Decimal

from sakip.errors import NumberError
from sakip.lang import msg
from sakip.numbers.digits import Digits
from sakip.numbers.parse import interpret, read
from sakip.numbers.readings import Ambigu, Angka, Dot, Kosong, Rasio, Reading, Rentang
from sakip.numbers.rounding import check_exact


def read_column(texts: Iterable[str]) -> list[Reading]:
    """Read the cells of one column (see `read`); the first cell that is no number raises NumberError.

    A lone dot before three digits is decided by those cells that can be read in one way only: ``55.17`` makes the dot
    the decimal sign, ``1.234.567`` and ``12,5`` make it group thousands. Where they contradict each other, or where
    there are none, it stays `Ambigu`. English thousands (``15,336,350``) decide a lone comma in the same way.
    """
    cells = read_cells(texts)
    for cell in cells:
        if isinstance(cell, NumberError):
            raise copy(cell)
    return [cell for cell in cells if not isinstance(cell, NumberError)]


def read_cells(
    texts: Iterable[str], otherwise: Dot = Dot.TIDAK_TAHU, *, english: bool = False
) -> list[Reading | NumberError]:
    """As `read_column`, with the error itself, as a value, in the place of a cell that is no number.

    otherwise: what a lone dot means where no cell shows it (`column_dot` of the table around the column). english: the
    table groups thousands by commas.
    """
    texts = list(texts)
    first = [_alone(text) for text in texts]
    seen = [one for _, digits in first for one in digits]
    commas = {one.comma for one in seen}
    thousands = english or _english(texts)
    comma = _agreed(commas) if Dot.RIBUAN in commas else Dot.RIBUAN if thousands else Dot.DESIMAL
    dots = {one.dot for one in seen}
    decided = dots - {Dot.TIDAK_TAHU}
    dot = _agreed(dots) if decided else Dot.RIBUAN if _counts(cell for cell, _ in first) else otherwise
    return [interpret(text, dot=dot, comma=comma)[0] for text in texts]


COUNTED = 101
"""A whole number from here on is no percentage, and its column counts something."""


def _counts(cells: Iterable[Reading | NumberError]) -> bool:
    """Whether the numbers that can be read in one way only are whole, and some of them too large for a percentage."""
    known = [one.nilai for one in cells if isinstance(one, Angka)]
    return any(one >= COUNTED for one in known) and all(one == one.to_integral_value() for one in known)


_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}\Z", re.ASCII)
_WHOLE = re.compile(r"[0-9]{1,3}\Z", re.ASCII)


def _english(texts: Iterable[str]) -> bool:
    """Whether a column counts in English thousands: each of its commas stands before three digits, more than one does,
    and its other numbers are whole, one of them too large for a percentage."""
    given = [text.strip() for text in texts]
    commas = sum(1 for one in given if _COMMA.match(one))
    others = [one for one in given if _WHOLE.match(one)]
    alone = all(_COMMA.match(one) or _WHOLE.match(one) or not any(map(str.isdigit, one)) for one in given)
    return alone and commas > 1 and any(int(one) >= COUNTED for one in others)


def column_dot(texts: Iterable[str]) -> Dot:
    """What a lone dot means in this column; `Dot.TIDAK_TAHU` where no number shows it, or where they disagree."""
    return _agreed({one.dot for text in texts for one in _alone(text)[1]})


def number(value: int | Decimal | str) -> Decimal:
    """One plain number, exactly. Text is read as by `read`; it may carry "%" or "Rp", which are dropped.

    float, bool, a range, a missing number, any other unit and a text that can be read in two ways raise NumberError.
    """
    if not isinstance(value, str):
        check_exact(value)
        if isinstance(value, (int, Decimal)):
            return Decimal(value)
        raise NumberError(msg("{value} is a ratio, not a decimal number.", value=value), hint=msg("Round it first."))
    reading = read(value)
    match reading:
        case Angka(satuan=None | "%" | "Rp", predikat=None):
            return reading.nilai
        case Angka():
            raise NumberError(
                msg('"{raw}" is more than a plain number.', raw=value), hint=msg("Leave out the unit and the grade.")
            )
        case Rentang():
            raise NumberError(msg('"{raw}" is a range, not one number.', raw=value), hint=msg("Give one number."))
        case Rasio():
            raise NumberError(msg('"{raw}" is a ratio, not one number.', raw=value), hint=msg("Give one number."))
        case Kosong():
            raise NumberError(
                msg('"{raw}" says that there is no number.', raw=value), hint=msg("Give a number, or leave it out.")
            )
        case Ambigu(pilihan=choices):
            raise _two_ways(value, choices)


def _two_ways(text: str, choices: tuple[Decimal, ...]) -> NumberError:
    from sakip.numbers.printing import NumberFormat, format_number

    plain = NumberFormat(ribuan="")
    ways = [format_number(one, fmt=plain) for one in choices]
    return NumberError(
        msg('"{raw}" can be read as {ways}.', raw=text, ways=" / ".join(ways)),
        hint=msg("Write {thousands} or {decimal}.", thousands=ways[0], decimal=ways[-1]),
    )


def _alone(text: str) -> tuple[Reading | NumberError, tuple[Digits, ...]]:
    """A text read without its column."""
    return interpret(text, dot=Dot.TIDAK_TAHU, comma=Dot.DESIMAL)


def _agreed(meanings: set[Dot]) -> Dot:
    known = meanings - {Dot.TIDAK_TAHU}
    return known.pop() if len(known) == 1 else Dot.TIDAK_TAHU
