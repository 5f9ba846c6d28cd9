# SPDX-License-Identifier: MIT
"""A year's data of one agency: read from TOML, checked, and given as one `Bundle`."""

from sakip.bundle.loading import load

__all__ = ["load"]
