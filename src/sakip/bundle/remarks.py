# SPDX-License-Identifier: MIT
"""Comments in a bundle's TOML: over the record that each is about, or over all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_NAME = re.compile(r"(?:id|kode) = \"([^\"]*)\"\s*\Z")


def remarked(text: str, remarks: Mapping[str, Iterable[str]]) -> str:
    """`text` with comments over the records of these ids and codes; those of "" stand at the top."""
    lines: list[str] = []
    head = 0
    for line in text.split("\n"):
        if line.startswith("["):
            head = len(lines)
        named = _NAME.match(line)
        if named is not None and lines and head == len(lines) - 1:
            lines[head:head] = [f"# ? {one}" for one in _lines(remarks.get(named[1], ()))]
        lines.append(line)
    top = [f"# ? {one}" for one in _lines(remarks.get("", ()))]
    return "\n".join([*top, *([""] if top else []), *lines])


def _lines(remarks: Iterable[str]) -> list[str]:
    return [" ".join(one.split()) for one in remarks]
