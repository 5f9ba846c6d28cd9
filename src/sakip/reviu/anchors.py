# SPDX-License-Identifier: MIT
"""Where a Word comment begins and ends: around the very characters, runs cut in two where they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from sakip.readers.word import pieces

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_TAIL = re.compile(r"[\W_]*\Z")

Char = tuple[str, "_Element", int]
"""A character, the ``w:t`` that holds it, and its place there."""


def anchor(paragraphs: Sequence[_Element], text: str, start: int, end: int, id: int) -> None:
    """Put comment `id` around ``text[start:end]``, where `text` is what a reader made of `paragraphs`; around all of
    it where those characters cannot be told, or stand in a text box, which may hold no comment.
    """
    chars = [one for paragraph in paragraphs for one in _chars(paragraph)]
    found = _stretch(chars, text, start, end) or chars
    if not found:
        _alone(paragraphs[0], id)
        return
    (_, first, begin), (_, last, stop) = found[0], found[-1]
    closing = _run(last)
    _cut(closing, last, stop + 1)
    opening = _run(first)
    later = _cut(opening, first, begin)
    if later is not None:
        closing = later if closing is opening else closing
        opening = later
    opening.addprevious(_element("commentRangeStart", id))
    closing.addnext(_reference(id))
    closing.addnext(_element("commentRangeEnd", id))


def _chars(paragraph: _Element) -> list[Char]:
    """The paragraph's own characters; not those of a text box in it."""
    return [
        (sign, element, at)
        for text, element in pieces(paragraph)
        if element.tag == f"{W}t" and next(element.iterancestors(f"{W}p"), None) is paragraph
        for at, sign in enumerate(text)
    ]


def _stretch(chars: list[Char], text: str, start: int, end: int) -> list[Char] | None:
    """The characters of the stretch, found by letters and digits alone: spaces and marks are not read as they stand."""
    solid = [at for at, (sign, _, _) in enumerate(chars) if sign.isalnum()]
    wanted = _solid(text[start:end])
    if not wanted or _solid(text) != _solid("".join(chars[at][0] for at in solid)):
        return None
    before = len(_solid(text[:start]))
    first, last = solid[before], solid[before + len(wanted) - 1]
    while last + 1 < len(chars) and unicodedata.combining(chars[last + 1][0]):
        last += 1
    for sign in _TAIL.search(text[start:end])[0].replace(" ", ""):  # type: ignore[index]
        ahead = next((at for at in range(last + 1, len(chars)) if not chars[at][0].isspace()), None)
        if ahead is None or chars[ahead][0] != sign:
            break
        last = ahead
    return chars[first : last + 1]


def _solid(text: str) -> list[str]:
    """The letters, without their accents, and the digits."""
    return [unicodedata.normalize("NFD", sign)[0] for sign in text if sign.isalnum()]


def _run(element: _Element) -> _Element:
    return next(element.iterancestors(f"{W}r"))


def _cut(run: _Element, text: _Element, at: int) -> _Element | None:
    """Cut a run before the character `at` of its `text`; the new run behind it, or None where the run ends or begins
    there anyway."""
    if text.getparent() is not run:
        return None
    whole = text.text or ""
    moved = [*text.itersiblings()]
    if at <= 0:
        before = [one for one in text.itersiblings(preceding=True) if one.tag != f"{W}rPr"]
        if not before:
            return None
        moved.insert(0, text)
    elif at >= len(whole):
        if not moved:
            return None
    else:
        right = text.makeelement(text.tag, {_SPACE: "preserve"})
        right.text, text.text = whole[at:], whole[:at]
        text.set(_SPACE, "preserve")
        moved.insert(0, right)
    made = run.makeelement(run.tag, dict(run.attrib))
    look = run.find(f"{W}rPr")
    if look is not None:
        made.append(deepcopy(look))
    made.extend(moved)
    run.addnext(made)
    return made


def _alone(paragraph: _Element, id: int) -> None:
    """A comment on a paragraph without text."""
    paragraph.extend((_element("commentRangeStart", id), _element("commentRangeEnd", id), _reference(id)))


def _reference(id: int) -> _Element:
    run = _element("r")
    run.append(_element("commentReference", id))
    return run


def _element(name: str, id: int | None = None) -> _Element:
    from lxml import etree

    made = etree.Element(f"{W}{name}")
    if id is not None:
        made.set(f"{W}id", str(id))
    return made
