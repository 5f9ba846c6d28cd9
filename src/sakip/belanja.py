# SPDX-License-Identifier: MIT
"""Kinds of revenue and expenditure, known by what they are called: the name of no program and of no indicator."""

from __future__ import annotations

import re

ACCOUNT = re.compile(
    r"\W*(?:jumlah\s+|total\s+|lain-lain\s+)*(?:pendapatan|belanja|pembiayaan|penerimaan|pengeluaran|surplus|defisit|silpa|"
    r"dana perimbangan|pajak daerah|retribusi daerah|pad yang sah|hasil pengelolaan kekayaan)\b",
    re.IGNORECASE,
)
"""What begins with such words."""
LEVEL = re.compile(
    r"\W*(?:[a-z0-9]{1,3}[.)]\s*)?(?:jumlah\s+|total\s+|sub\s+)*(?:pendapatan|belanja|pembiayaan)"
    r"(?:\W+(?:daerah|langsung|tidak|tak|operasi|operasional|modal|pegawai|barang|jasa|dan|terduga|transfer|hibah|bantuan|"
    r"sosial|keuangan|subsidi|bunga|asli|bagi|hasil|lain|yang|sah))*\W*\Z",
    re.IGNORECASE,
)
"""The same and no word more: no program is called so, even in a column of programs."""
