# SPDX-License-Identifier: MIT
"""Values into table cells: what is printed, and the number behind it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sakip.document import Align, Cell
from sakip.figure import MISSING
from sakip.numbers import Angka, format_number
from sakip.rules.scale import Scale

if TYPE_CHECKING:
    from sakip.figure import Figure
    from sakip.model import Indikator, Nilai
    from sakip.reporting.material import Material
    from sakip.reporting.rows import Spec

NBSP = "\N{NO-BREAK SPACE}"


def blank() -> Cell:
    """A cell for what there is not: a hyphen, for missing is not zero."""
    return Cell(MISSING, align=Align.CENTER)


def text_cell(text: str | None) -> Cell:
    """Words, or a hyphen."""
    return Cell(text) if text else blank()


def empty_cell() -> Cell:
    """A cell of a form to be filled in by hand."""
    return Cell("")


def number_cell(text: str) -> Cell:
    """A row's number."""
    return Cell(text, align=Align.CENTER)


def figure_cell(figure: Figure | None, digits: int | None = None, suffix: str = "") -> Cell:
    """A figure, rounded to `digits` by the mode of its kind. A figure that is not there leaves a gap."""
    if figure is None:
        return Cell("", gap=True)
    value, rounding = figure.rounded(digits), figure.recipe.rounding
    if value is None:
        return Cell(figure.text, address=figure.key, align=Align.CENTER)
    if isinstance(figure.rule, Scale):
        return Cell(figure.text, address=figure.key)
    shown = digits if digits is not None else rounding.digit if rounding else _places(value)
    text = format_number(value, digits=shown, fmt=figure.recipe.fmt) + suffix
    return Cell(text, value=value, digits=shown, suffix=suffix, address=figure.key)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def nilai_cell(value: Nilai | None, satuan: str, address: str) -> Cell:
    """A recorded target or realisation as the bundle has it: its own words, or the number with a percent sign where the
    indicator is counted in percent. A year without a value prints a hyphen: missing is not zero."""
    if value is None:
        return Cell(MISSING, address=address, align=Align.CENTER)
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        suffix = "%" if satuan == "%" else ""
        places = _places(number)
        return Cell(format_number(number, digits=places) + suffix, number, places, suffix=suffix, address=address)
    text = str(value)
    if isinstance(value, Angka):
        written = format_number(value.nilai)
        suffix = text.strip().removeprefix(written)
        if text.strip().startswith(written) and not re.search(r"[\d.,]", suffix):
            suffix = suffix or ("%" if satuan == "%" else "")
            return Cell(written + suffix, value.nilai, _places(value.nilai), suffix=suffix, address=address)
    return Cell(text.replace(" ", NBSP) if len(text) < 12 else text, address=address)


def period_cell(material: Material, one: Indikator, spec: Spec) -> Cell:
    """The target or realisation of a quarter, half or month, as the bundle has it."""
    kind = spec.name.removesuffix("-periode")
    values = one.target_periode if kind == "target" else one.realisasi_periode
    address = f"{kind}:{one.id}:{material.tahun}:{spec.rest}"
    material.figure(address)
    return nilai_cell(values.get(spec.rest), one.satuan, address)
