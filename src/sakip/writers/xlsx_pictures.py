# SPDX-License-Identifier: MIT
"""The sheets with the pictures: those for an upright page and those for one on its side, packed page by page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

import attrs

from sakip.document import Picture
from sakip.writers import svg, text
from sakip.writers.xlsx_page import Printing
from sakip.writers.xlsx_table import Formats, put_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook

NAMES = {False: "Gambar", True: "Gambar Lebar"}
"""The sheet of pictures for upright pages, and of those for pages on their side."""

_COLUMN = {False: 85, True: 130}  # digits across the only column
_ROOM = {False: (600, 940), True: (915, 610)}  # pixels of a printed page, across and down
_ROW = 17  # pixels
_ALT = 255


@attrs.frozen
class _Placed:
    picture: Picture
    row: int
    breaks: bool
    size: tuple[float, float] | None


class Pictures:
    """Where each picture stands."""

    def __init__(self, pictures: Iterable[Picture]) -> None:
        every = list(pictures)
        self.drawn = svg.drawn(every)
        self.placed = {wide: self._placed([one for one in every if one.wide is wide], wide) for wide in (False, True)}

    def sheets(self) -> Mapping[str, str]:
        """The sheets that are needed, each with what it holds."""
        titles = {False: "Gambar laporan", True: "Gambar laporan pada halaman mendatar"}
        return {NAMES[wide]: titles[wide] for wide, placed in self.placed.items() if placed}

    def spot(self, picture: Picture) -> str:
        """The cell of the picture's caption, as links write it."""
        row = next(one.row for one in self.placed[picture.wide] if one.picture is picture)
        return f"'{NAMES[picture.wide]}'!A{row + 1}"

    def _placed(self, pictures: Iterable[Picture], wide: bool) -> list[_Placed]:
        placed: list[_Placed] = []
        row = start = 0
        for picture in pictures:
            size = svg.fitted(self.drawn[picture.svg][0], *self._room(wide)) if picture.svg in self.drawn else None
            rows = 3 + (int(size[1] // _ROW) if size else 1)
            breaks = row > start and (row - start + rows) * _ROW > _ROOM[wide][1]
            start = row if breaks else start
            placed.append(_Placed(picture, row, breaks, size))
            row += rows
        return placed

    def _room(self, wide: bool) -> tuple[float, float]:
        across, down = _ROOM[wide]
        return across, down - 4 * _ROW

    def write(self, book: Workbook, formats: Formats, printing: Printing) -> None:
        """Make the sheets that are needed."""
        for wide, placed in self.placed.items():
            if not placed:
                continue
            sheet = book.add_worksheet(NAMES[wide])
            printing.set_up(sheet, wide=wide)
            sheet.set_column(0, 0, _COLUMN[wide])
            for one in placed:
                caption = formats.of(bold=True, text_wrap=True, valign="top")
                put_text(sheet, one.row, 0, one.picture.caption, caption)
                lines = text.line_count(one.picture.caption, _COLUMN[wide] / 2)
                sheet.set_row(one.row, 13 * lines + 2)
                if one.size is None:
                    put_text(sheet, one.row + 1, 0, one.picture.alt, formats.of(italic=True, text_wrap=True))
                    continue
                png = self.drawn[one.picture.svg][1]
                # the size of a PNG stands in its first chunk
                scale = one.size[0] / int.from_bytes(png[16:20])
                how = {"image_data": BytesIO(png), "x_scale": scale, "y_scale": scale, "object_position": 2}
                alt = text.clean(one.picture.alt)[:_ALT]
                sheet.insert_image(one.row + 1, 0, "gambar.png", {**how, "description": alt})
            sheet.set_h_pagebreaks([one.row for one in placed if one.breaks])
