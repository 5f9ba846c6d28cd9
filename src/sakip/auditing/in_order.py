# SPDX-License-Identifier: MIT
"""Years over the columns of a table: whether they follow one another, and stay in the span of its caption."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from sakip.auditing.prose import fold
from sakip.published import Table

Series = list[tuple[int, int]]
"""Column and year."""

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)
_SPAN = re.compile(
    r"(?<![0-9])(20[0-9]{2})\s*(?:-|\u2013|/|s\.?/?d\.?|sampai(?: dengan)?)\s*(?:tahun\s*)?(20[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"realisasi|capaian|target", re.IGNORECASE)


def out_of_order(table: Table) -> Iterator[Series]:
    """Columns of years under the same words that neither follow one another nor go back one by one, or of which one
    leaves the span that the caption names."""
    series: dict[str, Series] = defaultdict(list)
    for at, title in enumerate(table.columns):
        years = _YEAR.findall(title)
        if len(years) == 1 and _MEASURED.search(title):
            series[fold(_YEAR.sub("", title))].append((at, int(years[0])))
    span = _SPAN.search(table.title)
    if span is not None and not any(len(found) > 2 for found in series.values()):
        series = {"": [(at, int(title)) for at, title in enumerate(table.columns) if _YEAR.fullmatch(title.strip())]}
    for found in series.values():
        if span is not None and _leaves_its_span(found, int(span[1]), int(span[2])):
            yield found
            continue
        steps = {later - year for (_, year), (_, later) in pairwise(found)}
        if len(found) > 2 and 0 not in steps and steps not in ({1}, {-1}) and min(steps) < 0 < max(steps):
            yield found


def _leaves_its_span(found: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether there are as many columns as the caption names years, and other years over them."""
    years = [year for _, year in found]
    return len(years) > 2 and last - first + 1 == len(years) and sorted(years) != list(range(first, last + 1))
