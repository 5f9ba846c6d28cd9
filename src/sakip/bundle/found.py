# SPDX-License-Identifier: MIT
"""Faults while they are collected: with a path into the data; file and line are looked up once, at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import attrs

from sakip.bundle.sources import Source, item
from sakip.errors import BundleError, Fault, Text
from sakip.lang import Message, msg
from sakip.toml import KeyPath

_NAMES = ("id", "kode", "alamat", "address", "indikator", "program")
"""What a list item is called by in a path, in the order of preference."""


@attrs.frozen
class Found:
    """A fault at `path`. first: where the thing stands with which it clashes; it fills ``{first}`` in the message."""

    path: KeyPath
    code: str
    message: Text
    hint: Text | None = None
    first: KeyPath | None = None


def raise_all(found: Sequence[Found], sources: Source, root: object) -> None:
    """Raise everything that was found, and what the sources found, as one BundleError in the order of the files.

    root: the table or the bundle that the paths lead into.
    """
    if not found and not sources.faults:
        return
    asked = {one.path for one in found} | {one.first for one in found if one.first is not None}
    places = sources.places(asked)
    faults = list(sources.faults)
    for one in found:
        message = one.message
        if one.first is not None and isinstance(message, Message):
            message = Message(message.text, {**message.fields, "first": places[one.first]})
        place = attrs.evolve(places[one.path], path=shown(one.path, root))
        faults.append(Fault(one.code, message, place, one.hint))
    raise BundleError(sorted(faults, key=_order))


def _order(fault: Fault) -> tuple[str, int]:
    return fault.place.file or "", fault.place.line or 0


def shown(path: KeyPath, root: object) -> str:
    """A path as people read it: list items by their id or code, else by their number from 1."""
    text = ""
    for length, part in enumerate(path, 1):
        if isinstance(part, str):
            text += f".{part}"
        else:
            name = _name(item(root, path[:length]))
            text += f".{name}" if name else f"[{part + 1}]"
    return text.removeprefix(".")


def _name(one: object) -> str | None:
    names = (item(one, (name,)) for name in _NAMES)
    return next((name for name in names if isinstance(name, str) and name), None)


def nearest(word: str, known: Iterable[str], *, listed: bool = True) -> Message | None:
    """A hint that names what is nearest to `word`, else (`listed`) all that is known if it is little."""
    known = list(known)
    near = get_close_matches(word, known, 1)
    if near:
        return msg('Nearest known: "{near}".', near=near[0])
    if listed and 0 < len(known) <= 8:
        return msg("Known: {known}.", known=", ".join(known))
    return None
