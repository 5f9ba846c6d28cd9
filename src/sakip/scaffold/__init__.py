# SPDX-License-Identifier: MIT
"""A new region's package: written from what is known of it, or learned from a report that it published."""

from sakip.scaffold.answers import UNCITED, Answers, Tulisan
from sakip.scaffold.writing import write

__all__ = ["UNCITED", "Answers", "Tulisan", "write"]
