# SPDX-License-Identifier: MIT
"""Tables of a text whose columns blanks alone set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.lang import msg
from sakip.readers import aligned
from sakip.readers.captions import label
from sakip.readers.parts import Part
from sakip.readers.refusal import refuse
from sakip.readers.vocabulary import Vocabulary

RULE = re.compile(r"\s*(?:[-_*=] ?){3,}\s*$")
_WORD = re.compile(r"\S+")
_SIGN = 0.3
"""How wide a sign is in heights of a line: one blank is less than a gap between columns, two are more."""
_REACH = 20
"""So many lines a row of words may stand from the next line with columns."""


def tables(those: list[str], spaced: list[int], vocabulary: Vocabulary, name: str) -> dict[int, tuple[int, Part]]:
    """The tables that blanks align, by the number of their first line, each with that of its last. spaced: the lines
    that columns stand in; what is far from all of them is not looked at."""
    near = {number for one in spaced for number in range(one - _REACH, one + _REACH + 1)}
    made: dict[int, tuple[int, Part]] = {}
    doubts: list[aligned.Line] = []
    titles: tuple[str, ...] = ()
    lines: list[aligned.Line] = []
    for page in _pages(those):
        # A caption at the end of a page names the table at the top of the next.
        lines = [one for one in lines[-1:] if label(one.text)]
        rules: list[float] = []
        for number in page:
            line = those[number - 1]
            if number not in near or "\t" in line.strip() or "|" in line:
                continue
            if RULE.match(line):
                rules.append(number + 0.5)
                continue
            words = [
                aligned.Word(one[0], one.start() * _SIGN, one.end() * _SIGN, number, number + 1, line=number)
                for one in _WORD.finditer(line.replace("\f", ""))
            ]
            if words:
                lines.append(aligned.line_of(words))
        doubtful: list[aligned.Line] = []
        found = aligned.tables(lines, vocabulary, rules=rules, titles=titles, doubtful=doubtful) if lines else []
        for one in found:
            part = Part(one.rows, one.heads, loose=True)
            made[lines[one.first].number or 0] = (lines[one.last].number or 0, part)
        titles = found[-1].titles if found else ()
        doubts += doubtful
    if doubts and not any("\t" in line for line in those):
        refuse(
            name,
            msg(
                "the cells of the table at line {line} cannot be told apart: blanks alone set them apart.",
                line=doubts[0].number,
            ),
            hint=msg("Give the PDF or DOCX that this text was made from."),
            code="reader-columns",
        )
    return made


def _pages(those: list[str]) -> Iterator[range]:
    """The numbers of the lines of each page."""
    begin = 1
    for number, line in enumerate(those, 1):
        if "\f" in line and number > begin:
            yield range(begin, number)
            begin = number
    yield range(begin, len(those) + 1)
