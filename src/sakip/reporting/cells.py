# SPDX-License-Identifier: MIT
"""Values into table cells: what is printed, and the number behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sakip.document import Align, Cell
from sakip.numbers import format_number

if TYPE_CHECKING:
    from sakip.figure import Figure
    from sakip.model import Nilai

NBSP = "\N{NO-BREAK SPACE}"


def figure_cell(figure: Figure | None, digits: int | None = None, suffix: str = "", *, trim: bool = False) -> Cell:
    """A figure, rounded to `digits` by the mode of its kind. A figure that is not there leaves a gap."""
    if figure is None:
        return Cell("", gap=True)
    value = figure.rounded(digits)
    if value is None or figure.satuan == "" and figure.rule is not None and figure.rule.kind == "predikat":
        return Cell(figure.text, address=figure.key, align=Align.CENTER if value is None else None)
    places = _places(value) if digits is None and figure.recipe.rounding is None else None
    shown = digits if digits is not None else (figure.recipe.rounding.digit if figure.recipe.rounding else places or 0)
    if trim:
        value = value.normalize() if value else Decimal(0)
        shown = _places(value)
    return Cell(
        format_number(value, digits=shown, fmt=figure.recipe.fmt) + suffix,
        value=value,
        digits=shown,
        suffix=suffix,
        address=figure.key,
    )


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def nilai_cell(value: Nilai | None, satuan: str, address: str) -> Cell:
    """A recorded target or realisation as the bundle has it: its own words, or the number with a percent sign where the
    indicator is counted in percent. A year without a value prints a hyphen: missing is not zero."""
    if value is None:
        return Cell("-", address=address, align=Align.CENTER)
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        suffix = "%" if satuan == "%" else ""
        places = _places(number)
        return Cell(format_number(number, digits=places) + suffix, number, places, suffix=suffix, address=address)
    text = getattr(value, "raw", "") or str(value)
    plain = getattr(value, "nilai", None)
    if isinstance(plain, Decimal) and text.strip() == format_number(plain):
        return Cell(text, plain, _places(plain), address=address)
    return Cell(text.replace(" ", NBSP) if len(text) < 12 else text, address=address)
