# SPDX-License-Identifier: MIT
"""Text without markup: what stands in a cell or a line, and pieces of it put together again."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sakip.errors import NumberError
from sakip.numbers import Reading, read

_ENTITIES = {"&gt;": ">", "&lt;": "<", "&amp;": "&", "&nbsp;": " ", "&quot;": '"', "&#39;": "'"}
_TAG = re.compile(
    r"</?(?:b|i|u|s|p|br|em|strong|sub|sup|span|font|div|center|small|big)\b[^<>]{0,200}/?>", re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff\u00ad]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~])")
_STARS = re.compile(r"(\*{1,3}|_{2,3}|~~|`)(?=\S)(.{1,2000}?)(?<=\S)\1")
_PART_NUMBER = re.compile(r"(?:Rp\.? ?)?[0-9][0-9.,]*\Z", re.ASCII)
_WHOLE_GROUPS = re.compile(
    r"(?:Rp\.? ?)?[0-9]{1,3}(?:(?:\.[0-9]{3})+(?:,[0-9]{1,2}|,-)?|(?:,[0-9]{3}){2,}(?:\.[0-9]{1,2})?)\Z", re.ASCII
)
_SIGN = re.compile(r"\.|,[0-9]{3},")
"""Dots, or English commas, that group thousands."""
_BROKEN_DECIMAL = re.compile(r"[0-9]+[.,]\Z", re.ASCII)
_MARK = re.compile(
    r"(?<=[0-9%])\s?[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+\)?|(?<=[0-9%])\s*<sup>\s*[0-9*]{1,2}\)?\s*</sup>"
)
_NOTED = re.compile(r"(.*[0-9%])\s*(?:\s[0-9]{1,2}\)|\*+\)?|\([*a-z]\))\Z")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z", re.ASCII)
_COUNTED = re.compile(r"\(?([0-9]{1,2})\)?\.?\Z", re.ASCII)
CHAPTER = re.compile(r"\W*BAB\s+[IVX0-9]+\W*", re.IGNORECASE)
"""A chapter's number alone: its title stands on the line below."""


def plain(text: str) -> str:
    """`text` without Markdown marks, tags, invisible characters and odd spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    if not text.isascii() or "<" in text:
        text = _MARK.sub("", text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        for entity, sign in _ENTITIES.items():
            text = text.replace(entity, sign)
    if "$\\pm$" in text:
        text = text.replace("$\\pm$", "\u00b1")
    if "*" in text or "_" in text or "~" in text or "`" in text:
        for _ in range(3):
            text, count = _STARS.subn(r"\2", text)
            if not count:
                break
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return " ".join(text.split())


def marked_bold(text: str) -> bool:
    """Whether Markdown or tags make all of `text` bold."""
    text = text.strip()
    return len(text) > 4 and (
        (text.startswith("**") and text.endswith("**")) or (text.startswith("<b>") and text.endswith("</b>"))
    )


def glue(first: str, second: str) -> str:
    """Two pieces of one cell in one text. A number broken in its middle gets no space: ``2.355.308.25`` + ``0``."""
    if not first or not second:
        return first or second
    if first[-1].isdigit() and second[0].isdigit() and _PART_NUMBER.match(first) and _SIGN.search(first):
        whole = first + second
        if _WHOLE_GROUPS.match(whole) and not _WHOLE_GROUPS.match(first):
            return whole
    if _BROKEN_DECIMAL.search(first) and re.match(r"[0-9]", second, re.ASCII) and _PART_NUMBER.match(first):
        return first + second
    if first.endswith("-") and second[0].islower() and len(first) > 1 and first[-2].isalpha():
        return first + second
    last, rest = first.rsplit(" ", 1)[-1], second.split(" ", 1)[0]
    if _SIGN.search(last) and _WHOLE_GROUPS.match(last + rest) and not _WHOLE_GROUPS.match(last):
        # "per 100.00" and "0 KH": the last word of a line of a narrow cell is a number that goes on below.
        return first + second
    if len(first) > 1 and first.endswith("/") and first[-2].isalpha() and second[0].isalpha():
        return first + second
    return f"{first} {second}"


def lines_in_cell(text: str) -> tuple[str, bool]:
    """A cell's text with line breaks as one line; and whether pieces of a number were joined."""
    if "\n" not in text:
        return plain(text), False
    whole, joined = "", False
    for piece in text.split("\n"):
        piece = plain(piece)
        after = glue(whole, piece)
        joined = joined or bool(whole and piece and len(after) == len(whole) + len(piece))
        whole = after
    return whole, joined


def unmarked(text: str) -> str:
    """A figure without the mark of a note behind it: ``85,2*``, ``85,2 1)``; another text as it is."""
    found = _NOTED.match(text)
    return found[1] if found is not None and figure(text) is None and figure(found[1]) is not None else text


def noted(before: str, raised: str) -> bool:
    """Whether raised signs behind `before` are the mark of a note and no part of the figure; m2 is none."""
    mark = raised.strip().rstrip(")")
    return bool(mark) and before[-1:] in "0123456789%" and bool(before) and (mark.isdigit() or set(mark) == {"*"})


@lru_cache(maxsize=8192)
def figure(text: str) -> Reading | None:
    """`text` as a number, a range or a missing number; None where it is words."""
    if not text or len(text) > 60:
        return None
    if not any(sign.isdigit() for sign in text) and len(text) > 30:
        return None
    try:
        return read(text)
    except NumberError:
        return None


def has_figure(text: str) -> bool:
    """Whether `text` is a printed figure, a dash for one included; a year is none."""
    return bool(text) and not is_year(text) and figure(text) is not None


def is_year(text: str) -> bool:
    """Whether `text` is a year alone."""
    return len(text) == 4 and _YEAR.match(text) is not None


def counted(texts: list[str]) -> bool:
    """Whether the texts number the columns: 1 2 3 4, (1) (2) (3)."""
    found = [_COUNTED.match(text) for text in texts if text]
    numbers = [int(one[1]) for one in found if one]
    return len(numbers) >= 2 and len(numbers) == len(found) and numbers == list(range(1, len(numbers) + 1))
