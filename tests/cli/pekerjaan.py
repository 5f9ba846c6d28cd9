# SPDX-License-Identifier: MIT
"""A work for other processes, which import it by this name."""

from __future__ import annotations

import os
from pathlib import Path


def work(path: Path) -> str:
    """Capitals; "mati" ends its process, "salah" raises."""
    if path.name == "mati":
        os._exit(9)
    if path.name == "salah":
        raise ZeroDivisionError("nol")
    return path.name.upper()
