# SPDX-License-Identifier: MIT
"""Libraries that only some work needs, imported when that work is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from sakip.errors import SakipError
from sakip.lang import msg


class LibraryError(SakipError):
    """A library that this work needs is not installed."""

    default_code = "library"


def need(name: str, extra: str, form: str) -> Any:
    """The module `name`, which the extra `extra` installs and files of `form` are read or written with.

    Raises LibraryError where it is not there.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or not name.startswith(error.name):
            raise
        raise LibraryError(
            msg('{form} needs the library "{name}", which is not installed.', form=form, name=name.partition(".")[0]),
            hint=msg("Install it: pip install 'sakip[{extra}]'", extra=extra),
        ) from error
