# SPDX-License-Identifier: MIT
"""The zip packages of DOCX and XLSX, opened within bounds; their XML parsed without entities and without a network."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from sakip.extras import need
from sakip.lang import Message, msg
from sakip.readers.refusal import (
    LARGEST_MEMBER,
    LARGEST_UNPACKED,
    MEGABYTE,
    MOST_MEMBERS,
    damaged,
    refuse,
    too_big,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = {
    "zip": "ZIP",
    "docx": "DOCX",
    "xlsx": "XLSX",
}


class Package:
    """The members of a zip file. Nothing is unpacked before its size is known to be within the bounds."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.form = "zip"
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError, EOFError):
            damaged(name, "ZIP")
        infos = self._zip.infolist()
        if len(infos) > MOST_MEMBERS:
            too_big(name, msg("{count} parts", count=len(infos)))
        total = 0
        for info in infos:
            if info.flag_bits & 1:
                refuse(name, msg("the document is locked with a password."), hint=msg("Save it without a password."))
            if info.filename.endswith((".xml", ".rels")):
                total += info.file_size
                if info.file_size > LARGEST_MEMBER:
                    too_big(name, _unpacked(info.filename, info.file_size))
        if total > LARGEST_UNPACKED:
            too_big(name, _unpacked(name, total))
        self.names = frozenset(info.filename for info in infos)
        if "word/document.xml" in self.names:
            self.form = "docx"
        elif "xl/workbook.xml" in self.names:
            self.form = "xlsx"

    def read(self, member: str) -> bytes | None:
        """A member's bytes, or None if there is none of that name."""
        if member not in self.names:
            return None
        try:
            with self._zip.open(member) as file:
                data = file.read(LARGEST_MEMBER + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, RuntimeError):
            damaged(self.name, _NAMES[self.form])
        except MemoryError:
            too_big(self.name, member)
        if len(data) > LARGEST_MEMBER:
            too_big(self.name, _unpacked(member, len(data)))
        return data

    def xml(self, member: str) -> _Element | None:
        """A member parsed as XML, or None if there is none of that name."""
        data = self.read(member)
        return None if data is None else self.parse(data)

    def parse(self, data: bytes, *, bare: bool = True) -> _Element:
        """`data` as an XML tree, bare of XML comments; refused where it declares entities or is not well formed."""
        etree = need("lxml.etree", "audit", _NAMES[self.form])
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            self.declares()
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=bare
        )
        try:
            root: _Element = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if "depth" in str(error):
                too_big(self.name, msg("its parts are nested too deep"))
            damaged(self.name, _NAMES[self.form])
        if root.getroottree().docinfo.internalDTD is not None:
            self.declares()
        return root

    def copy(self, changed: Mapping[str, bytes]) -> bytes:
        """The same package with these members changed or added; all others byte for byte as they are."""
        buffer, left = BytesIO(), LARGEST_UNPACKED
        if len(self.names) != len(self._zip.infolist()):
            damaged(self.name, _NAMES[self.form])
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
            for info in self._zip.infolist():
                data = changed.get(info.filename) or self.read(info.filename) or b""
                left -= len(data)
                if left < 0:
                    too_big(self.name, _unpacked(self.name, LARGEST_UNPACKED))
                entry = zipfile.ZipInfo(info.filename, info.date_time)
                entry.external_attr, entry.create_system = info.external_attr, info.create_system
                stored = info.compress_type == zipfile.ZIP_STORED
                entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                target.writestr(entry, data)
            for name in sorted(changed.keys() - self.names):
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
                target.writestr(entry, changed[name])
        return buffer.getvalue()

    def declares(self) -> None:
        """Refuse a document that brings its own document type."""
        refuse(
            self.name,
            msg("the document declares entities of its own, which no office document needs."),
            hint=msg("Do not trust it; ask its author for a clean copy."),
            code="reader-unsafe",
        )


def _unpacked(member: str, size: int) -> Message:
    return msg("{member} is {size} MB when unpacked", member=member, size=size // MEGABYTE)
