# SPDX-License-Identifier: MIT
"""Printing numbers the Indonesian way. Printing never rounds: that is a step of its own."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from sakip.errors import NumberError
from sakip.lang import msg
from sakip.numbers.rounding import LARGEST_EXPONENT, check_exact

LARGEST_BITS = LARGEST_EXPONENT * 10 // 3
NBSP = "\N{NO-BREAK SPACE}"


@attrs.frozen
class NumberFormat:
    """The signs of a number format: decimal sign, sign between groups of three, minus."""

    desimal: str = ","
    ribuan: str = "."
    minus: str = "-"


ID = NumberFormat()
"""Indonesian: ``1.234.567,89``."""


def format_number(
    value: int | Decimal, *, digits: int | None = None, trim: bool = False, fmt: NumberFormat = ID
) -> str:
    """`value` as text: ``format_number(Decimal("2355.5"), digits=2)`` is ``2.355,50``.

    digits: how many decimals are printed, filled with zeros; None prints those the value has. A value with more
    decimals than that raises NumberError: round it first. trim: drop zeros at the end of the decimals.
    """
    check_exact(value)
    if isinstance(value, int) and value.bit_length() > LARGEST_BITS:
        raise NumberError(msg("the number has more than {limit} digits.", limit=LARGEST_EXPONENT))
    if isinstance(value, Fraction):
        raise NumberError(
            msg("the ratio {value} cannot be printed as it is.", value=value), hint=msg("Round it first, to a Decimal.")
        )
    # An int never goes through format(..., "f"): that makes a binary float of it.
    whole, _, decimals = (str(value) if isinstance(value, int) else format(value, "f")).partition(".")
    negative = whole.startswith("-")
    if negative:
        whole = whole[1:]
    if digits is not None:
        digits = max(digits, 0)
        if len(decimals) > digits and decimals[digits:].strip("0"):
            raise NumberError(
                msg("{value} has more than {digits} decimals.", value=value, digits=digits),
                hint=msg("Round it first; printing does not round."),
            )
        decimals = decimals[:digits].ljust(digits, "0")
    if trim:
        decimals = decimals.rstrip("0")
    if len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", fmt.ribuan)
    text = f"{whole}{fmt.desimal}{decimals}" if decimals else whole
    return fmt.minus + text if negative and value else text


def format_rupiah(value: int | Decimal, *, digits: int | None = None, fmt: NumberFormat = ID) -> str:
    """An amount of money, ``Rp 2.355.308.250``, with a no-break space; decimals as in `format_number`."""
    text = format_number(value, digits=digits, fmt=fmt)
    return f"{fmt.minus}Rp{NBSP}{text.removeprefix(fmt.minus)}" if text.startswith(fmt.minus) else f"Rp{NBSP}{text}"
