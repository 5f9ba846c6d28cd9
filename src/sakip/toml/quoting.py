# SPDX-License-Identifier: MIT
"""A text as TOML writes it."""

from __future__ import annotations

_SHORT = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def quoted(text: str) -> str:
    """`text` as a basic string, on one line."""
    return '"' + "".join(_SHORT.get(one) or (one if one.isprintable() else _escaped(one)) for one in text) + '"'


def _escaped(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
