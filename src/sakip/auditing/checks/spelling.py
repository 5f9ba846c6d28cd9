# SPDX-License-Identifier: MIT
"""Misspelt words: a letter too many, too few, another or exchanged, beside the word that is meant."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.known import plain_name
from sakip.lang import msg
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.auditing.prose import Prose
    from sakip.model import Tempat
    from sakip.published import Table

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_WORD = re.compile(r"[^\W\d_](?<![\w\u2013-].)[^\W\d_]{4,}(?![\w\u2013-])")
USUAL, RARE = 4, 5
"""A word that stands so often is meant, where the other stands so many times less."""
LONG, VERY_LONG = 8, 9
"""Shorter words stand too near to one another: from these lengths on, a letter may be missing, or be another."""


@check("SKP708", severity=Severity.NOTE, rujukan=_REVIU)
def spelling(material: Material) -> Iterator[Draft]:
    """A word is spelt as it is meant.

    What: words that stand one slip (a letter too many, too few, another, or two exchanged) from
    a word that the same report writes far more often, or that every report has. Words that are right themselves
    (penerapan, penetapan) are left alone, and names, which SKP207 judges. One finding names all, each at its
    first place.

    Why: a slip of the pen is found by reading every word, which nobody does twice.

    Wrong: "pangaduan" in a report that writes "pengaduan" everywhere else.

    Right: "pengaduan".

    Effect: The report looks unchecked, and a search for the word does not find the passage.

    Advice: Correct the words, and run a spelling checker before the report is signed.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    if prose is None:
        return
    counts = Counter(word.lower() for text in prose.all_texts() for word in _WORD.findall(text))
    meant = meant_words(counts, prose.lower)
    first: dict[str, tuple[str, Tempat]] = {}
    known = material.known
    for text, place in _texts(prose) if meant else ():
        slips = [found for found in _WORD.finditer(text) if found[0].lower() in meant]
        # SKP207 judges how a sasaran, indicator or program is spelt.
        if slips and known.nearest(plain := plain_name(text)) is None and not known.part(plain):
            for found in slips:
                first.setdefault(found[0].lower(), (found[0], place(found.start())))
    if first:
        yield Draft(
            material.bundle.kode,
            msg("Words are misspelt: {words}.",
                words=", ".join(f"{shown} ({meant[word]})" for word, (shown, _) in first.items())),
            " / ".join(shown for shown, _ in first.values()), " / ".join(meant[word] for word in first),
            tuple(place for _, place in first.values()), certainty=Certainty.PROBABLE,
        )  # fmt: skip


def _texts(prose: Prose) -> Iterator[tuple[str, Callable[[int], Tempat]]]:
    """The passages and cells, each with what places an offset in it."""
    for passage in prose.body:
        yield passage.text, passage.place
    for table in prose.published.tables:
        for at, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                if not cell.covered and len(cell.text) > 6:
                    yield cell.text, partial(_cell, table, at, column)


def _cell(table: Table, row: int, column: int, _: int) -> Tempat:
    return table.place(row, column)


def meant_words(counts: Counter[str], lower: Set[str]) -> Mapping[str, str]:
    """What each misspelt word should be. counts: of all words in small letters. lower: those that are no names."""
    right, wrong = known()
    usual = {word for word, count in counts.items() if count >= USUAL and word in lower}
    near: dict[str, set[str]] = defaultdict(set)
    for word in usual | right:
        for key in _keys(word):
            near[key].add(word)
    found = {}
    for word, count in counts.items():
        if word in right:
            continue
        if word in wrong:
            found[word] = wrong[word]
            continue
        fitting = {
            other
            for key in _keys(word)
            for other in near.get(key, ())
            if other != word and (other in right or counts[other] >= RARE * count) and one_slip(word, other)
        }
        if fitting:
            found[word] = max(sorted(fitting), key=lambda other: counts[other])
    return found


def _keys(word: str) -> Iterator[str]:
    """What two words have in common that are one slip apart: themselves, or without one letter."""
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]


def one_slip(one: str, other: str) -> bool:
    """Whether a slip of the pen inside a word makes the one of the other; beginnings and ends make other words."""
    if one[0] != other[0]:
        return False
    if len(one) == len(other):
        apart = [at for at in range(len(one)) if one[at] != other[at]]
        if len(apart) == 1:
            return len(one) >= VERY_LONG and apart[0] < len(one) - 1
        return (
            len(apart) == 2
            and len(one) > len("kalau")
            and apart[1] == apart[0] + 1
            and (one[apart[0]], one[apart[1]]) == (other[apart[1]], other[apart[0]])
        )
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) != len(shorter) + 1 or len(longer) < LONG:
        return False
    at = next((at for at in range(len(shorter)) if longer[at] != shorter[at]), len(shorter))
    return at < len(shorter) and longer[at + 1 :] == shorter[at:]


@cache
def known() -> tuple[frozenset[str], Mapping[str, str]]:
    """Words that are right, and what common wrong ones should be."""
    import tomli

    data = tomli.loads(Path(__file__).parents[1].joinpath("kata.toml").read_text("utf-8"))
    return frozenset(data["benar"].split()), data["salah"]
