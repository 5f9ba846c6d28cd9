# SPDX-License-Identifier: MIT
"""Numbers: exact rounding, Indonesian printing, and reading what reports print."""

from sakip.numbers.column import column_dot, number, read_cells, read_column
from sakip.numbers.parse import read
from sakip.numbers.printing import ID, NumberFormat, format_number, format_rupiah
from sakip.numbers.readings import Ambigu, Angka, Dot, Kosong, Rasio, Reading, Rentang
from sakip.numbers.rounding import Exact, Mode, round_exact, round_ratio

__all__ = [
    "ID",
    "Ambigu",
    "Angka",
    "Dot",
    "Exact",
    "Kosong",
    "Mode",
    "NumberFormat",
    "Rasio",
    "Reading",
    "Rentang",
    "column_dot",
    "format_number",
    "format_rupiah",
    "number",
    "read",
    "read_cells",
    "read_column",
    "round_exact",
    "round_ratio",
]
