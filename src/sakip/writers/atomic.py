# SPDX-License-Identifier: MIT
"""A file written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from sakip.errors import OutputError, Place
from sakip.lang import Message, msg

_ATTEMPTS = 100


def check(path: Path) -> None:
    """Raise OutputError where `path` plainly cannot be written: before any work is done for it."""
    folder = path.parent
    if path.is_dir():
        raise _refused(path, msg("this is a folder."), msg("Name a file inside it."))
    if not folder.exists():
        # a file in the middle of the path is the likelier slip than a folder that was never made
        above = next((part for part in folder.parents if part.exists()), folder)
        if not above.is_dir():
            raise _refused(path, msg('"{part}" is a file, not a folder.', part=above), msg("Choose another folder."))
        raise _refused(
            path, msg('the folder "{folder}" does not exist.', folder=folder), msg("Make it first, or choose another.")
        )
    if not folder.is_dir():
        raise _refused(path, msg('"{part}" is a file, not a folder.', part=folder), msg("Choose another folder."))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _refused(
            path,
            msg('the folder "{folder}" may not be written to.', folder=folder),
            msg("Choose another folder, or ask for the right to write there."),
        )
    if path.exists() and not os.access(path, os.W_OK):
        raise _refused(path, msg("the file is there and write-protected."), msg("Choose another name."))


def save(path: Path, data: bytes) -> Path:
    """Write `data` to `path`: beside it first, then moved over it in one step. Returns `path`.

    After a failure the file is what it was before and nothing else is left in the folder.
    """
    check(path)
    # a link keeps pointing to its file, which is what gets replaced
    target = path.resolve() if path.is_symlink() else path
    try:
        _replace(target, data)
    except OSError as error:
        raise _refused(
            path,
            msg("writing failed: {reason}.", reason=error.strerror or str(error)),
            msg("Close the file in other programs and look whether the disk is full, then try again."),
        ) from error
    return path


def _replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else None
    handle, beside = _open_beside(target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _settle(target.parent)


def _open_beside(folder: Path) -> tuple[int, Path]:
    # os.open rather than tempfile: the file gets the rights that the user's umask gives
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    for attempt in range(_ATTEMPTS):
        beside = folder / f".sakip-{os.getpid()}-{attempt}.tmp"
        with contextlib.suppress(FileExistsError):
            return os.open(beside, flags, 0o666), beside
    raise FileExistsError(f"{folder}/.sakip-*.tmp")


def _settle(folder: Path) -> None:
    """Make the new name lasting, where the system lets folders be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refused(path: Path, why: Message, hint: Message) -> OutputError:
    return OutputError(
        msg("the document cannot be written: {why}", why=why), code="output-path", place=Place(str(path)), hint=hint
    )
