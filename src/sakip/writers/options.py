# SPDX-License-Identifier: MIT
"""What may be asked of a writer beside the document: paper, letterhead, standard of the file."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path

import attrs

from sakip.errors import OutputError, Place
from sakip.lang import msg


class Kertas(Enum):
    """Paper in use in offices: width and height of an upright page, in tenths of a millimetre."""

    A4 = (2100, 2970)
    F4 = (2150, 3300)

    def size(self, wide: bool = False) -> tuple[int, int]:
        """Width and height in twentieths of a point, turned where the page lies on its side."""
        across, down = (round(side * 1440 / 254) for side in self.value)
        return (down, across) if wide else (across, down)

    def line(self, wide: bool = False) -> int:
        """The width of a page's text, in twentieths of a point."""
        return self.size(wide)[0] - MARGINS[wide]["left"] - MARGINS[wide]["right"]


# turned by a quarter, the edge that is bound lies at the top
MARGINS = {
    False: {"top": 1417, "right": 1417, "bottom": 1417, "left": 1701},
    True: {"top": 1701, "right": 1417, "bottom": 1417, "left": 1417},
}
"""What a page leaves free, upright and on its side, in twentieths of a point."""


STANDARDS = ("ua-1", "a-2a", "a-2b", "a-3a", "a-3b")
"""Standards that a PDF can be made to keep: for readers with a screen reader (ua), for archives (a)."""


@attrs.frozen
class Options:
    """How a document is written. Each writer heeds what means something to its format.

    kertas: the paper. templat: a DOCX file whose styles, header and footer are used, as bytes. standar: one of
    STANDARDS.
    """

    kertas: Kertas = Kertas.A4
    templat: bytes | None = None
    standar: str | None = None


USUAL = Options()
"""What applies where nothing was asked."""


def options(kertas: str = "A4", templat: Path | str | None = None, standar: str | None = None) -> Options:
    """Options from the words of a command. Raises OutputError for an unknown paper or standard, and for a template that
    cannot be read."""
    paper = Kertas.__members__.get(kertas.upper())
    if paper is None:
        raise _unknown(kertas, Kertas.__members__)
    if standar is not None and standar not in STANDARDS:
        raise _unknown(standar, STANDARDS)
    return Options(paper, None if templat is None else _read(Path(templat)), standar)


def _unknown(found: str, known: Iterable[str]) -> OutputError:
    return OutputError(
        msg('"{found}" is nothing that a document can be written with.', found=found),
        code="output-option",
        hint=msg("Known: {known}.", known=", ".join(known)),
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(
            msg("the template cannot be read: {reason}.", reason=error.strerror or str(error)),
            code="output-template",
            place=Place(str(path)),
            hint=msg("Name a DOCX file that is there and may be read."),
        ) from error
