# SPDX-License-Identifier: MIT
"""Rounding, once and exactly: on integers, so that no decimal context and no binary float takes part."""

from __future__ import annotations

from collections.abc import Callable
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from sakip.errors import NumberError
from sakip.lang import msg

Exact = int | Decimal | Fraction

LARGEST_EXPONENT = 999
"""A number outside 10**-999 .. 10**999 is a slip of the pen, and expanding it could fill the memory."""

_WIDE = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


class Mode(StrEnum):
    """How a number is rounded to a given number of decimals."""

    HALF_UP = "half-up"  #: to the nearest; a half goes away from zero (as Excel and SQL do)
    HALF_EVEN = "half-even"  #: to the nearest; a half goes to the even digit
    POTONG = "potong"  #: cut, toward zero
    KE_ATAS = "ke-atas"  #: up, toward plus infinity
    KE_BAWAH = "ke-bawah"  #: down, toward minus infinity


def round_ratio(p: int, q: int, digits: int, mode: Mode) -> int:
    """The integer nearest to ``p / q * 10**digits`` in the sense of `mode`.

    q is greater than zero; digits may be negative (-3 counts in thousands).
    """
    if digits >= 0:
        p *= 10**digits
    else:
        q *= 10**-digits
    match mode:
        case Mode.HALF_UP:
            return (2 * p + q) // (2 * q) if p >= 0 else -((q - 2 * p) // (2 * q))
        case Mode.POTONG:
            return p // q if p >= 0 else -(-p // q)
        case Mode.HALF_EVEN:
            whole, rest = divmod(p, q)
            rest *= 2
            return whole + 1 if rest > q or (rest == q and whole % 2) else whole
        case Mode.KE_ATAS:
            return -(-p // q)
        case Mode.KE_BAWAH:
            return p // q
        case _:
            assert_never(mode)


def root_ratio(p: int, q: int, degree: int, digits: int) -> int:
    """The integer nearest to the root of ``p / q`` times ``10**digits``, a half upward, found without approximation.

    p is not negative; q, degree are greater than zero.
    """
    # Twice the root cut to a whole number, then halved, is the root rounded: the cut loses nothing that decides.
    return (_whole_root((2 * 10**digits) ** degree * p // q, degree) + 1) // 2


def _whole_root(number: int, degree: int) -> int:
    """The largest integer whose power of `degree` is not above `number`; Newton's way, from above."""
    if number < 2 or degree == 1:
        return number
    found = 1 << (number.bit_length() // degree + 1)
    while True:
        nearer = ((degree - 1) * found + number // found ** (degree - 1)) // degree
        if nearer >= found:
            return found
        found = nearer


def round_exact(value: Exact, digits: int, mode: Mode) -> Decimal:
    """`value` rounded to `digits` decimals, with exactly that many decimals (none where digits is negative).

    Exact whatever the decimal context; zero never has a sign. float, bool, NaN and infinity raise NumberError.
    """
    return decimal_ratio(*ratio(value), digits, mode)


def decimal_ratio(p: int, q: int, digits: int, mode: Mode) -> Decimal:
    """``p / q`` as `round_exact` rounds it. q is greater than zero; the two need not be reduced."""
    whole = round_ratio(p, q, digits, mode)
    if digits <= 0:
        return Decimal(whole * 10**-digits)
    return _WIDE.scaleb(Decimal(whole), -digits)


@lru_cache(maxsize=64)
def rounder(digits: int, mode: Mode) -> Callable[[int, int], Decimal]:
    """`decimal_ratio` with its last two arguments, worked out beforehand: for what is rounded alike many times."""
    if mode is not Mode.HALF_UP or digits < 0:
        return lambda p, q: decimal_ratio(p, q, digits, mode)
    parts, unit = 2 * 10**digits, Decimal(1).scaleb(-digits)

    def half_up(p: int, q: int) -> Decimal:
        # A whole number times 0,01: exact, and quicker than a shift of its point.
        whole = (parts * p + q) // (2 * q) if p >= 0 else -((q - parts * p) // (2 * q))
        return _WIDE.multiply(whole, unit)

    return half_up


def ratio(value: Exact) -> tuple[int, int]:
    """`value` as numerator and denominator (above zero), refusing what is no exact, finite number of sane size."""
    check_exact(value)
    return value.as_integer_ratio()


def check_exact(value: object) -> None:
    """Refuse float, bool, NaN, infinity and anything that is no number, with NumberError."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, Fraction)):
        raise NumberError(
            msg("{value!r} is not an exact number: its type is {type}.", value=value, type=type(value).__name__),
            hint=msg("Give an int, a Decimal or a Fraction; text goes through number()."),
        )
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise NumberError(
                msg("{value} is not a finite number.", value=value),
                hint=msg('A figure that is missing is written as "-" or left out.'),
            )
        if value and not -LARGEST_EXPONENT <= value.adjusted() <= LARGEST_EXPONENT:
            raise NumberError(
                msg("{value} is out of all proportion: more than {limit} digits.", value=value, limit=LARGEST_EXPONENT),
                hint=msg("Check the exponent."),
            )
