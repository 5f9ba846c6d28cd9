# SPDX-License-Identifier: MIT
"""How the sheets of a workbook are printed: paper, margins, whose document it is, which sheet and page."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import attrs

from sakip.writers.options import Kertas

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_PAPER = {Kertas.A4: 9, Kertas.F4: 14}
_LONGEST = 110  # signs of a line; a header holds 255 with its codes
_FOOTER = "&L&8&A&R&8Halaman &P dari &N"


@attrs.frozen
class Printing:
    """What all sheets have in common. running: the lines at the top of each page."""

    kertas: Kertas
    running: tuple[str, ...]

    def set_up(self, sheet: Worksheet, *, wide: bool = False, heads: range = range(0)) -> None:
        """Print `sheet` as wide as a page, the rows `heads` again on each. wide: on its side."""
        sheet.set_paper(_PAPER[self.kertas])
        if wide:
            sheet.set_landscape()
        sheet.set_margins(left=0.7, right=0.7, top=0.75, bottom=0.75)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        lines = [" ".join(one.split()) for one in self.running]
        plain = "\n".join(textwrap.shorten(one, _LONGEST, placeholder=" …") for one in lines if one)
        # an ampersand gives an order; the space keeps a number at the beginning apart from the size of the font
        sheet.set_header(f"&R&8 {plain.replace('&', '&&')}"[:255] if plain else "")
        sheet.set_footer(_FOOTER)
        if heads:
            sheet.repeat_rows(heads[0], heads[-1])
            sheet.freeze_panes(heads[-1] + 1, 0)
