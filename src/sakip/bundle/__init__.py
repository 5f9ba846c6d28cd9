# SPDX-License-Identifier: MIT
"""A year's data of one agency: read from TOML, checked, and given as one `Bundle`."""

from sakip.bundle.loading import load
from sakip.bundle.writing import dump

__all__ = ["dump", "load"]
