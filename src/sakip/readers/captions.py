# SPDX-License-Identifier: MIT
"""The caption of a table, looked for among the lines over it, and the headings that a place stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sakip.published import Passage

_LABEL = re.compile(
    r"(?:tabel|table|tbl)\s*[.:]?\s*((?:[0-9]{1,3}|[IVX]{1,5})(?:\s?[.\-\u2013]\s?[0-9A-Za-z]{1,3}){0,3})(?:\s*[.:\-\u2013]\s*|\s+|\Z)(.*)",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(r"(?:tabel|table)\s*[.:]?\s*\Z", re.IGNORECASE)
LOOK_BACK = 8
LONGEST_TITLE = 200


def label(text: str) -> tuple[str, str] | None:
    """("Tabel 3.1", the words after it) of a caption; None for a text that is none."""
    found = _LABEL.match(text)
    if found is None or len(text) > LONGEST_TITLE + 20:
        return None
    number = re.sub(r"\s", "", found[1]).rstrip(".-")
    words = found[2].strip()
    if words[:1].islower() or words.startswith(("di atas", "berikut")):
        return None  # a sentence that begins with the table's name
    return f"Tabel {number}", words


def is_short(text: str) -> bool:
    """Whether a line may be a title."""
    return len(text) <= LONGEST_TITLE and len(text.split()) <= 25 and not text.endswith((".", ";", ","))


def caption(over: Sequence[Passage]) -> tuple[str | None, str]:
    """Label and title among the passages over a table, the nearest last; None and "" where there are none."""
    near = list(over[-LOOK_BACK:])
    for at in range(len(near) - 1, -1, -1):
        found = label(near[at].text)
        if found is None:
            continue
        name, words = found
        if len(words) > 2:
            return name, words
        after = [one for one in near[at + 1 :] if is_short(one.text) and not _BARE.match(one.text)]
        if after and at + 1 < len(near) and near[at + 1] is after[0]:
            return name, _title(after[0])
        before = near[at - 1] if at else None
        if before is not None and is_short(before.text) and (before.level or before.bold or before.text.isupper()):
            return name, _title(before)
        return name, _title(after[0]) if after else ""
    for one in reversed(near[-4:]):
        if _BARE.match(one.text):
            continue
        if (one.level or one.bold or one.text.isupper()) and is_short(one.text):
            return None, _title(one)
        if len(one.text) > LONGEST_TITLE:
            break
    return None, ""


def _title(passage: Passage) -> str:
    return re.sub(r"^(?:[0-9]{1,2}|[A-Za-z])\s?[.)]\s*(?=\S)|^\.+", "", passage.text).strip(" .:")


class Headings:
    """The headings over the place that is being read, the outermost first."""

    def __init__(self) -> None:
        self._stack: list[tuple[int, str]] = []

    def take(self, passage: Passage) -> None:
        """Go on to the next passage."""
        level = passage.level
        if not level and passage.bold and is_short(passage.text) and label(passage.text) is None:
            level = 9
        if level:
            while self._stack and self._stack[-1][0] >= level:
                self._stack.pop()
            self._stack.append((level, passage.text))

    def now(self) -> tuple[str, ...]:
        """The headings here."""
        return tuple(text for _, text in self._stack[-6:])


_FIGURE = re.compile(r"(?<![^\W\d_])[0-9]")
_LIST_NUMBER = re.compile(r"\s*\(?[0-9a-zA-Z]{1,2}[.)]\s")


def is_topic(passages: Sequence[Passage]) -> bool:
    """Whether the first of these passages heads what follows it."""
    return bool(passages[0].level) or _titles(passages[0]) or _stands_alone(passages)


def _titles(passage: Passage) -> bool:
    text = passage.text.removesuffix(".")
    if not is_short(text) or label(text):
        return False
    return passage.bold or (bool(_LIST_NUMBER.match(text)) and len(text.split()) >= 3 and "%" not in text)


def _stands_alone(passages: Sequence[Passage]) -> bool:
    """A short line over a paragraph, without a figure of its own; a digit inside a word (K4) is none."""
    if len(passages) < 2 or label(passages[0].text):
        return False
    line, below = passages[0].text, passages[1].text
    short = is_short(line) and 2 <= len(line.split()) <= 16 and line[:1].isupper() and not line.endswith(":")
    return short and not _FIGURE.search(line) and len(below) > len(line) and below.endswith((".", ";"))
