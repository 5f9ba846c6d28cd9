# SPDX-License-Identifier: MIT
"""Strict TOML: exact numbers, faults in people's words, and the line of any key."""

from sakip.toml.locating import KeyPath, lines, locate
from sakip.toml.quoting import quoted
from sakip.toml.reading import parse, read, text

__all__ = ["KeyPath", "lines", "locate", "parse", "quoted", "read", "text"]
