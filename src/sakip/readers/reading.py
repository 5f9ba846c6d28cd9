# SPDX-License-Identifier: MIT
"""The door of the readers: which one reads a file is decided by what the file holds, not by its name."""

from __future__ import annotations

from pathlib import Path

from sakip.errors import Place
from sakip.lang import msg
from sakip.published import Published
from sakip.readers.assemble import assemble
from sakip.readers.refusal import LARGEST_FILE, MEGABYTE, ReaderError, refuse, too_big
from sakip.readers.vocabulary import Vocabulary, standard


def read(source: str | Path | bytes, *, name: str | None = None, vocabulary: Vocabulary | None = None) -> Published:
    """The report in a file, or in the bytes of one: DOCX, XLSX, PDF with text, Markdown or plain text.

    name: of the document in places; the file's name without suffix unless given. vocabulary: what header words mean.
    Raises ReaderError where the file cannot be read, is damaged, scanned, locked, unsafe, or beyond the bounds.
    """
    title = name or ("dokumen" if isinstance(source, bytes) else Path(source).stem)
    shown, data = content(source, title)
    if not data.strip(b"\x00 \t\r\n"):
        refuse(shown, msg("the document is empty."), hint=msg("Give the report itself."))
    try:
        return _read(data, title, shown, vocabulary)
    except RecursionError:
        too_big(shown, msg("its parts are nested too deep"))


def content(source: str | Path | bytes, title: str = "dokumen") -> tuple[str, bytes]:
    """What a document is called in refusals, and its bytes, within the bounds of a file."""
    if isinstance(source, bytes):
        if len(source) > LARGEST_FILE:
            too_big(title, msg("{size} MB", size=len(source) // MEGABYTE))
        return title, source
    return str(source), _bytes(Path(source), str(source))


def _bytes(path: Path, shown: str) -> bytes:
    try:
        if path.is_dir():
            refuse(shown, msg("this is a folder, not a document."), hint=msg("Name one of its files."))
        size = path.stat().st_size
        if size > LARGEST_FILE:
            too_big(shown, msg("{size} MB", size=size // MEGABYTE))
        return path.read_bytes()
    except FileNotFoundError:
        hint = msg("Look whether the path is right and the file may be read.")
        raise ReaderError(msg("there is no such file."), code="reader-open", place=Place(shown), hint=hint) from None
    except OSError as error:
        raise ReaderError(
            msg("the document cannot be opened: {reason}.", reason=error.strerror or error.__class__.__name__),
            code="reader-open",
            place=Place(shown),
            hint=msg("Look whether the path is right and the file may be read."),
        ) from error


def _read(data: bytes, title: str, shown: str, vocabulary: Vocabulary | None) -> Published:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        from sakip.readers.package import Package

        package = Package(data, shown)
        if package.form == "docx":
            from sakip.readers import word

            return assemble(title, "docx", word.items(package), vocabulary)
        if package.form == "xlsx":
            from sakip.readers import sheet

            return assemble(title, "xlsx", sheet.items(package), vocabulary)
        refuse(
            shown,
            msg("this is a ZIP file, but neither DOCX nor XLSX."),
            hint=msg("Unpack it and give the report inside; an ODT or ODS has to be saved as DOCX or XLSX."),
            code="reader-unknown",
        )
    if b"%PDF-" in data[:1024]:
        from sakip.readers import pdf

        return assemble(title, "pdf", pdf.items(data, shown, vocabulary or standard()), vocabulary)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        refuse(
            shown,
            msg("this is a DOC or XLS of the old kind, or a locked document."),
            hint=msg("Save it as DOCX or XLSX, without a password."),
            code="reader-old",
        )
    if data.startswith(b"{\\rtf"):
        refuse(shown, msg("this is RTF."), hint=msg("Save it as DOCX."), code="reader-unknown")
    from sakip.readers import text

    return assemble(title, "txt", text.items(text.decode(data, shown), shown, vocabulary or standard()), vocabulary)
