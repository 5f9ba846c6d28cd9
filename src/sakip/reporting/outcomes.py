# SPDX-License-Identifier: MIT
"""The pohon kinerja of a bundle as boxes, and in words for those who do not see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sakip.model import Hasil, Jenjang
from sakip.pictures import outcomes, trees

if TYPE_CHECKING:
    from sakip.model import Bundle, Indikator

Measures = Callable[["Indikator"], trees.Line]
"""The line of one indicator, with its achievement."""

JENJANG: Mapping[Jenjang, str] = {
    Jenjang.AKHIR: "Hasil akhir",
    Jenjang.ANTARA: "Hasil antara",
    Jenjang.LANGSUNG: "Hasil langsung",
    Jenjang.KELUARAN: "Keluaran",
}
"""The words of a report for the levels."""


def roots(bundle: Bundle, measures: Measures) -> list[outcomes.Result]:
    """The final outcomes with all that stands under them."""
    known = {one.id: one for one in bundle.indikator}

    def made(one: Hasil) -> outcomes.Result:
        lines = (trees.Line(one.uraian, bold=True), *(measures(known[id]) for id in one.indikator))
        below = tuple(made(child) for child in bundle.pohon_kinerja if child.induk == one.id)
        return outcomes.Result(lines, below, level=JENJANG[one.jenjang], conditions=one.kondisi)

    return [made(one) for one in bundle.pohon_kinerja if one.induk is None]


def ordered(bundle: Bundle) -> list[tuple[int, Hasil]]:
    """Every result after the one that it helps to bring about, with its depth."""

    def below(induk: str | None, depth: int) -> list[tuple[int, Hasil]]:
        found = []
        for one in bundle.pohon_kinerja:
            if one.induk == induk:
                found += [(depth, one), *below(one.id, depth + 1)]
        return found

    return below(None, 0)


def told(shown: list[trees.Node]) -> str:
    """What stands on a sheet, result by result: its level, what it is measured by, its conditions."""
    return " ".join(part for root in shown for part in _told(root, None))


def _told(node: trees.Node, above: str | None) -> list[str]:
    head, *measured = (line.text for line in node.lines)
    level = node.level if isinstance(node, outcomes.Result) else ""
    text = f"{level}: {head}" + (f" (untuk {above})" if above else "")
    text += f"; {'; '.join(measured)}" if measured else ""
    if isinstance(node, outcomes.Result) and node.conditions:
        text += f"; kondisi: {'; '.join(node.conditions)}"
    return [f"{text}.", *(part for child in node.children for part in _told(child, head))]
