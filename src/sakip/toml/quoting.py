# SPDX-License-Identifier: MIT
"""A text as TOML writes it."""

from __future__ import annotations

_SHORT = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def quoted(text: str) -> str:
    """`text` as a basic string, on one line."""
    return '"' + "".join(_SHORT.get(one) or (one if one >= " " and one != "\x7f" else f"\\u{ord(one):04x}") for one in text) + '"'
