# SPDX-License-Identifier: MIT
"""What a report says of each indicator's result, sentence by sentence: causes, obstacles, solutions, and the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sakip.model import Analisis
from sakip.published import Passage, Published
from sakip.readers.captions import is_topic, label
from sakip.readers.match import find
from sakip.sentences import sentences

SHORTEST = 6
"""A passage of fewer words says nothing of a result."""
_KINDS = {
    "solusi": re.compile(
        r"\b(?:solusi|ke ?depan(?:nya)?|upaya|akan (?:dilakukan|ditingkatkan)|perlu)\b", re.IGNORECASE
    ),
    "hambatan": re.compile(r"\b(?:kendala|terkendala|hambatan|permasalahan)\b", re.IGNORECASE),
    "penyebab": re.compile(r"\b(?:disebabkan|penyebab|dikarenakan|karena|didukung|faktor|akibat)\b", re.IGNORECASE),
}
"""What a sentence tells of, by its words; that which it names first."""


def analyses(published: Published, names: Mapping[str, str]) -> tuple[Analisis, ...]:
    """The words under the headings that name an indicator, of each the section that has most of them."""
    best: dict[str, list[str]] = {}
    for id, texts in _sections(published, names):
        if sum(map(len, texts)) > sum(map(len, best.get(id, []))):
            best[id] = texts
    return tuple(_made(id, best[id]) for id in names if id in best)


def _sections(published: Published, names: Mapping[str, str]) -> Iterable[tuple[str, list[str]]]:
    tables = {table.after for table in published.tables}
    found: list[tuple[str, list[str]]] = []
    current = ""
    for at, passage in enumerate(published.text):
        if at in tables:
            current = ""
        if is_topic(published.text[at : at + 2]):
            match = find(passage.text, names)
            current = match.id if match is not None and not match.doubtful else ""
            found += [(current, [])] if current else []
        elif current and _speaks(passage):
            found[-1][1].append(passage.text)
    return found


def _speaks(passage: Passage) -> bool:
    return len(passage.text.split()) >= SHORTEST and label(passage.text) is None


def _made(id: str, texts: Iterable[str]) -> Analisis:
    """The sentences by what they tell; braces would be read as addresses."""
    told: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for _, sentence in sentences(text.translate({ord("{"): "(", ord("}"): ")"})):
            named = {kind: found.start() for kind, words in _KINDS.items() if (found := words.search(sentence))}
            told[min(named, key=named.__getitem__, default="uraian")].append(sentence)
    return Analisis(id, **{kind: " ".join(these) for kind, these in told.items()})
