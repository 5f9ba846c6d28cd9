# SPDX-License-Identifier: MIT
"""Names of one kind gathered over a report: each spelling joined to the thing it names, or a new thing."""

from __future__ import annotations

from collections.abc import Container

import attrs

from sakip.readers.match import MARGIN, POSSIBLE, SURE, Match, bare, comparable, fold, folded_apart, similarity


@attrs.define
class Names:
    """Things by id, each under the name that was met first. prefix: of the ids that are made."""

    prefix: str
    known: dict[str, str] = attrs.field(factory=dict)
    last: int = 0
    _folded: dict[str, list[str]] = attrs.field(factory=dict, init=False)

    def find(self, text: str, taken: Container[str] = (), favour: Container[str] = ()) -> Match | None:
        """The thing that `text` names, None where it names none of them.

        taken: ids that it cannot be, for the table has given them to other rows. favour: as in `match.find`.
        """
        wanted = fold(text)
        if not wanted:
            return None
        same = [id for id in self._folded.get(wanted, ()) if id not in taken]
        if same:
            id = next((one for one in same if one in favour), same[0])
            return Match(id, 1.0, text, self.known[id], False, next((one for one in same if one != id), None))
        ranked = sorted(
            (
                (score + (2 * MARGIN if id in favour else 0), score, id)
                for id, name in self.known.items()
                if id not in taken and (score := _score(wanted, fold(name))) >= POSSIBLE
            ),
            key=lambda one: -one[0],
        )
        if not ranked:
            return None
        rank, score, id = ranked[0]
        rival = ranked[1][2] if len(ranked) > 1 else None
        near = rival is not None and score < 1.0 and rank - ranked[1][0] < MARGIN
        return Match(id, score, text, self.known[id], score < SURE or near, rival)

    def add(self, text: str, id: str = "") -> str:
        """A new thing of that name; its id."""
        while not id or id in self.known:
            self.last += 1
            id = f"{self.prefix}{self.last}"
        self.known[id] = bare(text)
        self._folded.setdefault(fold(text), []).append(id)
        return id

    def forget(self, id: str) -> None:
        """Take a thing out again; its id is not given anew."""
        self._folded[fold(self.known[id])].remove(id)
        del self.known[id]


def _score(one: str, other: str) -> float:
    """How alike two folded names are; 0 where their lengths or their words are those of two things."""
    if not comparable(one, other):
        return 0.0
    two = folded_apart(one, other)
    if two and one.replace(" ", "") != other.replace(" ", ""):
        return 0.0
    score = similarity(one, other)
    return 0.0 if two and score < 1.0 else score
