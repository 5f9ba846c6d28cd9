# SPDX-License-Identifier: MIT
"""A bundle's table as a `Bundle`, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from cattrs.errors import BaseValidationError, ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from sakip.bundle.found import Found, nearest
from sakip.bundle.hooks import RENAMED, converter, known_keys
from sakip.errors import SakipError
from sakip.lang import Message, msg
from sakip.model import Bundle
from sakip.toml import KeyPath


def structure(data: dict[str, Any]) -> tuple[Bundle | None, list[Found]]:
    """The bundle, and no faults; or None and the faults. `data` is used up."""
    try:
        return converter().structure(data, Bundle), []
    except (BaseValidationError, SakipError) as error:
        return None, list(_walk(error, ()))


def _walk(error: BaseException, path: KeyPath) -> Iterator[Found]:
    if isinstance(error, IterableValidationError):
        for one, note in error.group_exceptions()[0]:
            yield from _walk(one, (*path, note.index))
    elif isinstance(error, ClassValidationError):
        yield from _walk_table(error, path)
    elif isinstance(error, SakipError):
        yield Found(path, error.code, error.message, error.hint)
    else:
        raise error


def _walk_table(error: ClassValidationError, path: KeyPath) -> Iterator[Found]:
    noted, others = error.group_exceptions()
    assert error.cl is not None
    known = known_keys(error.cl)
    missing = [str(one.args[0]) for one, _ in noted if type(one) is KeyError]
    for one in others:
        if isinstance(one, ForbiddenExtraKeysError):
            for key in sorted(one.extra_fields):
                # A misspelt key is one fault, not two: what it was meant to be is then not missing as well.
                missing = [name for name in missing if name not in get_close_matches(key, known, 1)]
                message = msg('the key "{key}" is not known here.', key=key)
                yield Found((*path, key), "unknown-key", message, _hint(key, path, known))
        elif isinstance(one, SakipError):
            name = one.message.fields.get("name") if isinstance(one.message, Message) else None
            where = (*path, name) if name in known else path
            yield Found(where, one.code, one.message, one.hint)
        else:
            raise one
    renamed = RENAMED.get(error.cl, {})
    for one, note in noted:
        if type(one) is not KeyError:
            yield from _walk(one, (*path, renamed.get(note.name, note.name)))
    for key in missing:
        yield Found((*path, key), "missing-key", msg('"{key}" is missing.', key=key), msg("It is required here."))


def _hint(key: str, path: KeyPath, known: list[str]) -> Message | None:
    if key == "nip" and not path:
        return msg("A file of NIPs is given on its own (pejabat), outside the bundle.")
    return nearest(key, known)
