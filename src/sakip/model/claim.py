# SPDX-License-Identifier: MIT
"""Claims: figures as a document prints them, with the place where they stand."""

from __future__ import annotations

import attrs


@attrs.frozen
class Tempat:
    """A place in a document, each part as far as known; baris counts lines of text, sel the table's cell."""

    dokumen: str | None = None
    halaman: int | None = None
    baris: int | None = None
    tabel: str | None = None
    baris_tabel: str | None = None
    kolom: str | None = None

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
