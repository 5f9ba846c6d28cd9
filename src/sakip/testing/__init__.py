# SPDX-License-Identifier: MIT
"""What a region's package is proved with: its rows as printed, and the kit that checks all the rest."""

from sakip.testing.contoh import Baris, Contoh, load

__all__ = ["Baris", "Contoh", "load"]
