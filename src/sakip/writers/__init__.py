# SPDX-License-Identifier: MIT
"""Documents written as files: one writer for each format, all of them reading the same blocks."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import attrs

from sakip.document import Document
from sakip.errors import OutputError
from sakip.extras import need
from sakip.lang import msg
from sakip.log import logger
from sakip.writers import atomic
from sakip.writers.options import USUAL, Options


@attrs.frozen
class _Format:
    module: str
    needs: tuple[str, ...]
    extra: str = ""


_FORMATS = {
    ".docx": _Format("sakip.writers.docx", ("docx", "lxml", "typst"), "docx"),
    ".xlsx": _Format("sakip.writers.xlsx", ("xlsxwriter", "typst"), "xlsx"),
    ".pdf": _Format("sakip.writers.pdf", ("typst",), "pdf"),
    ".html": _Format("sakip.writers.html", ("jinja2",), "html"),
    ".md": _Format("sakip.writers.markdown", ()),
}


def formats() -> tuple[str, ...]:
    """The suffixes that `write` knows, with their dots."""
    return tuple(_FORMATS)


def needs(suffix: str) -> tuple[str, ...]:
    """The libraries that the format of `suffix` is written with, beyond those that sakip always has."""
    return _FORMATS[suffix].needs


def render(document: Document, suffix: str, options: Options = USUAL) -> bytes:
    """`document` in the format of `suffix` (".docx" or "docx"): the bytes of the whole file.

    The same document gives the same bytes. Raises OutputError for an unknown suffix and for a document that the
    format cannot hold, LibraryError for a library that is not installed.
    """
    return _renderer(suffix)(document, options)


def write(document: Document, path: Path | str, options: Options = USUAL) -> Path:
    """Write `document` to `path`, in the format of its suffix, and return the path.

    The file is written whole or not at all; an existing one is replaced. Raises OutputError where it cannot be.
    """
    target = Path(path)
    if target.is_dir():
        atomic.check(target)
    renderer = _renderer(target.suffix)
    atomic.check(target)
    saved = atomic.save(target, renderer(document, options))
    logger.debug("wrote %s", saved)
    return saved


def _renderer(suffix: str) -> Callable[[Document, Options], bytes]:
    name = suffix.lower() if suffix.startswith(".") or not suffix else f".{suffix.lower()}"
    known = ", ".join(_FORMATS)
    if not name:
        raise OutputError(
            msg("the file's name has no suffix, so its format is not known."),
            code="output-format",
            hint=msg("End the name with one of: {known}.", known=known),
        )
    if name not in _FORMATS:
        raise OutputError(
            msg('no writer knows the format "{suffix}".', suffix=name),
            code="output-format",
            hint=msg("End the name with one of: {known}.", known=known),
        )
    chosen = _FORMATS[name]
    for library in chosen.needs:
        need(library, chosen.extra, name[1:].upper())
    renderer: Callable[[Document, Options], bytes] = import_module(chosen.module).render
    return renderer
