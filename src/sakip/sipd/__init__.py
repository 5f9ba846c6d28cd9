# SPDX-License-Identifier: MIT
"""Budgets out of SIPD's exports: rows recognised by their headers, codes made regular, nothing dropped in silence."""

from sakip.sipd.merge import merge
from sakip.sipd.reading import Baris, Ekspor, read

__all__ = ["Baris", "Ekspor", "merge", "read"]
