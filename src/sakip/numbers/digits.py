# SPDX-License-Identifier: MIT
"""The digits of one number with their dots and commas: which sign groups thousands and which begins the decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from sakip.errors import NumberError
from sakip.lang import N_, Message, msg
from sakip.numbers.readings import Dot

DOT_DECIMAL = N_("the dot was read as the decimal sign: what follows it is no group of three digits")
DOT_DECIMAL_ZERO = N_("the dot was read as the decimal sign: a number of thousands does not begin with 0")
DOT_DECIMAL_LONG = N_("the dot was read as the decimal sign: more than three digits stand before it")
DOT_GROUPS = N_("the dot was read as grouping thousands, as its surroundings show")
DOT_BEGINS = N_("the dot was read as the decimal sign, as its surroundings show")
COMMA_GROUPS = N_("the comma was read as grouping thousands, as its surroundings show")
ENGLISH = N_("English signs: the comma groups thousands, the dot is the decimal sign")
LONE_DOT = N_("a lone dot before three digits may group thousands or be the decimal sign")
LONE_COMMA = N_("a lone comma before three digits may be the decimal sign or, as in English, group thousands")
HINT = N_('Write 92,5, or "-" if there is no number.')


class Digits(NamedTuple):
    """What the digits say.

    values: the number; two of them where one sign can be either, that with thousands first. note: a remark on an
    unusual writing. why: the cause of there being two. dot, comma: what the signs mean to whoever wrote this number.
    """

    values: tuple[Decimal, ...]
    note: str | None = None
    why: str = ""
    dot: Dot = Dot.TIDAK_TAHU
    comma: Dot = Dot.TIDAK_TAHU


def wrong(raw: str, why: Message | None = None, hint: Message | None = None) -> NumberError:
    """The error for a text that is no number, with the cause where it is known."""
    message = msg('"{raw}" is not a number.', raw=raw)
    if why is not None:
        message = msg('"{raw}" is not a number: {why}.', raw=raw, why=why)
    return NumberError(message, hint=hint or msg(HINT))


def read_digits(token: str, raw: str, *, dot: Dot, comma: Dot, whole: bool) -> Digits:
    """Read `token` (ASCII digits, dots and commas, beginning with a digit).

    raw: the full text, for errors. dot, comma: what a lone sign before three digits means; TIDAK_TAHU makes it
    ambiguous. whole: the thing counted has no decimals (rupiah, people).
    """
    dots, commas = token.count("."), token.count(",")
    if not dots and not commas:
        return Digits((Decimal(token),))
    if token[-1] in ".,":
        raise wrong(raw, msg('nothing follows the last "{sign}"', sign=token[-1]))
    if not commas:
        return _one(token, raw, dot, whole) if dots == 1 else _groups(token, raw, ".")
    if not dots:
        return _comma(token, raw, comma, whole) if commas == 1 else _groups(token, raw, ",")
    if token.rindex(".") < token.rindex(","):
        if commas > 1:
            raise wrong(raw, msg("two decimal commas") if commas == 2 else msg("several decimal commas"))
        head, _, tail = token.partition(",")
        _check_groups(head.split("."), raw)
        return Digits((Decimal(f"{head.replace('.', '')}.{tail}"),), dot=Dot.RIBUAN, comma=Dot.DESIMAL)
    if dots > 1:
        raise wrong(raw, msg("dots and commas are mixed"))
    head, _, tail = token.partition(".")
    _check_groups(head.split(","), raw)
    value = Decimal(f"{head.replace(',', '')}.{tail}")
    return Digits((value,), note=ENGLISH, dot=Dot.DESIMAL, comma=Dot.RIBUAN)


def _one(token: str, raw: str, dot: Dot, whole: bool) -> Digits:
    head, _, tail = token.partition(".")
    value = Decimal(token)
    if len(tail) != 3:
        return Digits((value,), note=DOT_DECIMAL, dot=Dot.DESIMAL)
    if len(head) > 3:
        return Digits((value,), note=DOT_DECIMAL_LONG, dot=Dot.DESIMAL)
    if head[0] == "0":
        return Digits((value,), note=DOT_DECIMAL_ZERO, dot=Dot.DESIMAL)
    thousands = Decimal(head + tail)
    if whole:
        return Digits((thousands,), dot=Dot.RIBUAN)
    if dot is Dot.RIBUAN:
        return Digits((thousands,), note=DOT_GROUPS)
    if dot is Dot.DESIMAL:
        return Digits((value,), note=DOT_BEGINS)
    return Digits((thousands, value), why=LONE_DOT)


def _comma(token: str, raw: str, comma: Dot, whole: bool) -> Digits:
    head, _, tail = token.partition(",")
    value = Decimal(f"{head}.{tail}")
    if len(tail) != 3 or len(head) > 3 or head[0] == "0":
        return Digits((value,), dot=Dot.RIBUAN, comma=Dot.DESIMAL)
    thousands = Decimal(head + tail)
    if comma is Dot.RIBUAN:
        return Digits((thousands,), note=COMMA_GROUPS)
    if comma is Dot.DESIMAL and not whole:
        return Digits((value,))
    return Digits((thousands, value), why=LONE_COMMA)


def _groups(token: str, raw: str, sign: str) -> Digits:
    groups = token.split(sign)
    if sign == "," and not all(len(group) == 3 for group in groups[1:]):
        raise wrong(raw, msg("two decimal commas") if len(groups) == 3 else msg("several decimal commas"))
    _check_groups(groups, raw)
    value = Decimal("".join(groups))
    if sign == ",":
        return Digits((value,), note=ENGLISH, dot=Dot.DESIMAL, comma=Dot.RIBUAN)
    return Digits((value,), dot=Dot.RIBUAN, comma=Dot.DESIMAL)


def _check_groups(groups: list[str], raw: str) -> None:
    """Thousands: one to three digits, not a lone zero or one that leads, then three each."""
    if len(groups) == 1:
        return
    odd = next((group for group in groups[1:] if not re.fullmatch("[0-9]{3}", group)), None)
    if odd is not None:
        raise wrong(raw, msg('the group "{group}" has not three digits', group=odd), msg("Write 1.234.567 or 1234567."))
    if not re.fullmatch("[1-9][0-9]{0,2}", groups[0]):
        raise wrong(
            raw,
            msg('"{group}" cannot stand before a group of thousands', group=groups[0]),
            msg("Write 1.234.567 or 1234567."),
        )
