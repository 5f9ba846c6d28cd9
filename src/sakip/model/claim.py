# SPDX-License-Identifier: MIT
"""Claims: figures as a document prints them, with the place where they stand."""

from __future__ import annotations

import attrs


@attrs.frozen
class Tempat:
    """A place in a document, each part as far as known; baris counts lines of text.

    letak: the very place in the document as it was read, for programs that go back to it: (table, row, column) of a
    cell, (passage, character) in running text, all from 0. Never shown, never compared, never part of a bundle.
    """

    dokumen: str | None = None
    halaman: int | None = None
    baris: int | None = None
    tabel: str | None = None
    baris_tabel: str | None = None
    kolom: str | None = None
    letak: tuple[int, ...] | None = attrs.field(default=None, eq=False, repr=False)

    def __str__(self) -> str:
        parts = (
            self.dokumen,
            f"hlm. {self.halaman}" if self.halaman is not None else None,
            f"baris {self.baris}" if self.baris is not None else None,
            self.tabel,
            self.baris_tabel,
            self.kolom,
        )
        return ", ".join(part for part in parts if part)


@attrs.frozen
class Claim:
    """A figure as printed: the address of what it claims to be, the text, the place, a note."""

    address: str
    printed: str
    place: Tempat = Tempat()
    note: str | None = None
