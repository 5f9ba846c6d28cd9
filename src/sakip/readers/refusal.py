# SPDX-License-Identifier: MIT
"""Refusing a file: one error, with what is wrong with the file and what to do; and the bounds that lead to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar

from sakip.errors import Place, SakipError, Text
from sakip.lang import msg

MEGABYTE = 1024 * 1024
LARGEST_FILE = 128 * MEGABYTE
LARGEST_TEXT = 24 * MEGABYTE
LARGEST_MEMBER = 96 * MEGABYTE
"""The most that one part of a file may be when it is unpacked."""
LARGEST_UNPACKED = 256 * MEGABYTE
MOST_MEMBERS = 10_000
MOST_CELLS = 300_000
MOST_PAGES = 2_000
DEEPEST = 12
"""How deep tables may stand inside tables."""


class ReaderError(SakipError):
    """A document cannot be read: of no known kind, damaged, scanned, locked, or beyond the bounds."""

    default_code = "reader"


class Tripped(Exception):
    """Another's library fell over a file: raised by `asked`, so that no fault of our own is told as one of the file."""


T = TypeVar("T")


def asked(call: Callable[[], T]) -> T:
    """What a call of another's library answers, where a broken file makes it raise whatever it trips over; nothing but
    that call may stand in it.

    Raises Tripped for whatever it raises, but MemoryError as it is.
    """
    try:
        return call()
    except MemoryError:
        raise
    except Exception as error:
        raise Tripped from error


def refuse(name: str, reason: Text, *, hint: Text | None = None, code: str | None = None) -> NoReturn:
    """Raise ReaderError about the document `name`."""
    raise ReaderError(reason, code=code, place=Place(name), hint=hint)


def too_big(name: str, what: Text) -> NoReturn:
    """Refuse a document that goes beyond the bounds."""
    refuse(
        name,
        msg("the document is too large to be read: {what}.", what=what),
        hint=msg("Take out the pictures and what does not belong to the report, or split it."),
        code="reader-bounds",
    )


def broken(name: str, form: str) -> ReaderError:
    """The error about a document whose inside is not what its kind promises."""
    return ReaderError(
        msg("the document begins as {form}, but it is damaged or was cut short.", form=form),
        code="reader-damaged",
        place=Place(name),
        hint=msg("Open it in its own program and save it anew."),
    )


def damaged(name: str, form: str) -> NoReturn:
    """Raise `broken`."""
    raise broken(name, form)
