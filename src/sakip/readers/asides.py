# SPDX-License-Identifier: MIT
"""Numbers in sentences that are no figure of anything: operands, how much a figure is off another, marks of a list."""

from __future__ import annotations

import re

NEAR = 40
"""What says of a number that it is none of the figures stands within so many characters before it."""
_OPERAND_LEFT = re.compile(
    r"(?:[0-9)%]\s*[/:\u00f7+]|(?:\b|\d)x|[\u00d7*]|\bdi(?:kali|bagi)(?:kan)?)\s*\(?\Z", re.IGNORECASE
)
_OPERAND_RIGHT = re.compile(r"\s*\)?\s*[/:x\u00d7*\u00f7+]\s*\(?\s*[0-9]", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:naik|turun|(?:ke)?naikan|penurunan|(?:pe)?ningkatan|meningkat|menurun|(?:ber)?tambah(?:an)?|(?:ber)?kurang|selisih|"
    r"tumbuh|pertumbuhan|surplus|defisit|hemat|lebih\s+(?:cepat|lambat|lama|tinggi|rendah|besar|kecil|banyak|sedikit|baik|"
    r"buruk))(?:nya)?\s+(?:sebesar\s+|sebanyak\s+|hanya\s+|sekitar\s+|rata-rata\s+)?(?:Rp\.?\s*)?\Z",
    re.IGNORECASE,
)
"""Before how much one figure is off another: it is none of the two."""
_BEFORE_ITEM = re.compile(r"(?:\A|[:;,.]|\b(?:dan|serta|yaitu|adalah|lain))\s*\(?\Z", re.IGNORECASE)


def in_sum(sentence: str, found: re.Match[str]) -> bool:
    """Whether a number is an operand of a sum that is shown: 36.743 / 39.834 x 100 = 92,24."""
    before = sentence[max(0, found.start() - NEAR) : found.start()]
    return bool(_OPERAND_LEFT.search(before) or _OPERAND_RIGHT.match(sentence, found.end()))


def is_change(sentence: str, found: re.Match[str]) -> bool:
    """Whether a number says how far one figure is off another: naik 2,11 poin, lebih cepat 0,5 hari."""
    return _CHANGE.search(sentence[max(0, found.start() - NEAR) : found.start()]) is not None


def is_item(sentence: str, found: re.Match[str]) -> bool:
    """Whether a number numbers what is listed in a sentence: 1) ...; 2) ..."""
    number = found["number"]
    listed = number.isdigit() and len(number) <= 2 and not found["rp"] and not found["tail"]
    if not listed or not sentence.startswith(")", found.end()):
        return False
    return _BEFORE_ITEM.search(sentence[max(0, found.start() - NEAR) : found.start()]) is not None
