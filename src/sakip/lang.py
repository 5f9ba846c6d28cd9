# SPDX-License-Identifier: MIT
"""Text for people: English in the code, translated when it is shown.

``N_("...")`` marks a text that stands in the code as data (a rule's title).
``msg("...", field=...)`` makes a `Message`, which keeps text and fields apart until somebody reads it.
``say("...", field=...)`` is the same, read at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from struct import unpack_from
from typing import Any

LANGUAGES = ("id", "en")
LOCALE_DIR = os.path.join(os.path.dirname(__file__), "locale")

_language: ContextVar[str | None] = ContextVar("sakip_language", default=None)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a mark
    """Mark `text` for the catalogue and return it unchanged."""
    return text


def language() -> str:
    """The language in which texts are shown now: the one set by `using`, else ``SAKIP_LANG``, else Indonesian."""
    chosen = _language.get()
    if chosen is None:
        chosen = os.environ.get("SAKIP_LANG", "id").lower()[:2]
    return chosen if chosen in LANGUAGES else "id"


@contextmanager
def using(code: str) -> Iterator[None]:
    """Show texts in language `code` (``id`` or ``en``) inside the ``with`` block."""
    if code not in LANGUAGES:
        raise ValueError(f"unknown language {code!r}; known: {', '.join(LANGUAGES)}")
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _catalogue(code: str) -> dict[str, str]:
    """Texts of one language. English is the code itself."""
    if code == "en":
        return {}
    try:
        with open(f"{LOCALE_DIR}/{code}/LC_MESSAGES/sakip.mo", "rb") as file:
            data = file.read()
    except FileNotFoundError:
        # A source tree that was never built has no compiled catalogue: English is better than no answer.
        return {}
    # GNU's format: a magic number that shows the order of bytes, a version, the count of texts, where the lengths and
    # places of the English ones stand, and of the translations. Python's gettext takes five times as long.
    order = "<" if data.startswith(b"\xde\x12\x04\x95") else ">"
    count, *tables = unpack_from(f"{order}8x3I", data)
    english, translated = (unpack_from(f"{order}{2 * count}I", data, table) for table in tables)
    return dict(zip(_texts(data, english), _texts(data, translated), strict=True))


def _texts(data: bytes, where: tuple[int, ...]) -> list[str]:
    return [data[at : at + length].decode() for length, at in zip(where[::2], where[1::2], strict=True)]


def translate(text: str) -> str:
    """`text` in the current language; itself where the catalogue has no entry."""
    return _catalogue(language()).get(text, text)


class Message:
    """A text with named fields, translated and filled when it is read.

    Fields may be messages themselves. Two messages are equal when text and fields are.
    """

    __slots__ = ("fields", "text")

    def __init__(self, text: str, fields: dict[str, Any]) -> None:
        self.text = text
        self.fields = fields

    def __str__(self) -> str:
        return translate(self.text).format_map(self.fields) if self.fields else translate(self.text)

    def __repr__(self) -> str:
        return f"Message({self.text!r}, {self.fields!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.text, self.fields) == (other.text, other.fields)

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[type[Message], tuple[str, dict[str, Any]]]:
        return Message, (self.text, self.fields)


def msg(text: str, /, **fields: Any) -> Message:
    """A message to be read later; `text` is the English one, with ``{field}`` holes."""
    return Message(text, fields)


def say(text: str, /, **fields: Any) -> str:
    """`text` in the current language with its fields filled."""
    return str(Message(text, fields))
