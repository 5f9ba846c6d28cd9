# SPDX-License-Identifier: MIT
"""Numbers that the text repeats out of a table, with two of their digits exchanged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sakip.auditing.causes import digits_of, exchanged
from sakip.auditing.checks.base import check
from sakip.auditing.checks.workings import computed
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import words
from sakip.lang import msg
from sakip.references import Rujukan, Tanda
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.published import Published, Table

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_NUMBER = re.compile(
    r"[0-9](?:(?<![\w.,/:-].)|(?<=[Rr]p.)|(?<=[Rr]p\..))(?:[0-9]{0,2}(?:[.,][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]*[.,][0-9]{2})"
    r"(?![\w/]|[.,:-][0-9])"
)
"""What stands before the number is looked at behind its first digit: a pattern that begins with a digit is tried at
digits alone."""
FEWEST = 4
"""A number of fewer digits is another one by chance."""
TELLING = 4
"""A word of so many letters in a row's name says which row is meant."""

Cell = tuple["Table", int, int]


@check("SKP214", severity=Severity.WARNING, rujukan=_REVIU)
def echoes(material: Material) -> Iterator[Draft]:
    """A number of the text that a table has too is the same in both.

    What: numbers of four digits and more in sentences that stand in no table and nowhere else in the text, where a row
    that the sentence names has the same number with two neighbouring digits exchanged.

    Why: the text was typed from the table.

    Wrong: "kredit mikro 57,03 %" where the row of it has 75,03.

    Right: 75,03 in both.

    Effect: It is in doubt which of the two is right.

    Advice: Compare both with the source document.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose, published = material.prose, material.published
    if prose is None or published is None:
        return
    cells = _cells(published)
    judged = {one.place.letak for one in material.tercetak}
    found = [
        (passage, at + number.start(), sentence, number[0])
        for passage in prose.body
        for at, sentence in sentences(passage.text)
        for number in _NUMBER.finditer(sentence)
        if len(digits_of(number[0])) >= FEWEST
    ]
    times: dict[str, int] = defaultdict(int)
    for _, _, _, text in found:
        times[digits_of(text)] += 1
    for passage, at, sentence, text in found:
        digits = digits_of(text)
        place = passage.place(at)
        if digits in cells or times[digits] > 1 or place.letak in judged:
            continue
        if any(begin <= at < end for begin, end in computed(passage)):
            continue  # SKP112 computes it.
        said = set(words(sentence))
        meant = [
            (table, row, column)
            for other in sorted(exchanged(digits))
            for table, row, column in cells.get(other, ())
            if _named(table, row, said) and _decimals(table.rows[row].cells[column].text) == _decimals(text)
        ]
        if len({digits_of(table.rows[row].cells[column].text) for table, row, column in meant}) == 1:
            table, row, column = meant[0]
            right = table.rows[row].cells[column].text
            yield Draft(
                material.bundle.kode,
                msg("The text has {printed}, {table} has {right}.", printed=text, table=table.name, right=right),
                text, right, (place, table.place(row, column)),
                msg("two digits of {right} were exchanged", right=right),
                certainty=Certainty.PROBABLE,
            )  # fmt: skip


def _cells(published: Published) -> Mapping[str, list[Cell]]:
    """Where each number stands in a table, by its digits."""
    found: dict[str, list[Cell]] = defaultdict(list)
    for table in published.tables:
        for at, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                for number in _NUMBER.finditer(cell.text) if len(cell.text) < 60 else ():
                    digits = digits_of(number[0])
                    if len(digits) >= FEWEST:
                        found[digits].append((table, at, column))
    return dict(found)


def _named(table: Table, row: int, said: set[str]) -> bool:
    """Whether a sentence has most words of what the row is called, or speaks of the total in a row of totals."""
    name = next((cell.text for cell in table.rows[row].cells if any(map(str.isalpha, cell.text))), "")
    own = [word for word in words(name) if len(word) >= TELLING]
    return bool(own) and 2 * sum(word in said for word in own) >= len(own)


def _decimals(text: str) -> int:
    found = re.search(r"[.,]([0-9]{1,2})%?\s*\Z", text.strip())
    return len(found[1]) if found is not None else 0
