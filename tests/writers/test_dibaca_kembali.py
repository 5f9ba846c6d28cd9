# SPDX-License-Identifier: MIT
"""What a reader finds in our own documents is what was measured: every figure of every table, in every format."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from lxml import html

import sakip
from sakip import readers
from sakip.document import Document, Table
from sakip.measurement import Measurement
from sakip.writers import grid, render

PLUGINS = Path(__file__).parents[2] / "plugins"
BUNDLES = {
    "sumber-harta": PLUGINS / "sakip-musi-rawas/src/sakip_musi_rawas/data/sumber-harta-2023",
    "lampung": PLUGINS / "sakip-lampung/src/sakip_lampung/data/lampung-2016",
}

Rows = list[list[str]]


@cache
def made(name: str) -> tuple[Measurement, Document]:
    measurement = sakip.measure(sakip.load(BUNDLES[name]))
    return measurement, sakip.report(measurement)


def plain(given: str) -> str:
    return " ".join(given.replace("\u00a0", " ").replace("\u2011", "-").split())


def by_readers(data: bytes) -> dict[str, Rows]:
    """The rows of each table by its title."""
    tables = readers.read(data, name="laporan").tables
    return {table.title: [[plain(cell.text) for cell in row.cells] for row in table.rows] for table in tables}


def by_lxml(data: bytes) -> dict[str, Rows]:
    """The same of an HTML page, its merged cells spelt out."""
    found = {}
    for table in html.document_fromstring(data.decode()).iter("table"):
        rows: Rows = []
        held: dict[tuple[int, int], str] = {}
        for at, row in enumerate(table.xpath("./tbody/tr")):
            cells: list[str] = []
            for cell in row:
                while (at, len(cells)) in held:
                    cells.append("")
                for _ in range(int(cell.get("colspan", 1))):
                    held.update({(at + more, len(cells)): "" for more in range(1, int(cell.get("rowspan", 1)))})
                    cells.append(plain(cell.text_content()))
            rows.append(cells)
        found[plain(table.findtext("caption/span") or "").partition(". ")[2]] = rows
    return found


def figures(table: Table) -> list[tuple[int, int, str, str]]:
    """Row, column, address and text of each figure."""
    return [
        (at, index, cell.address, plain(grid.shown(cell)))
        for at, row in enumerate(table.rows)
        for index, cell in enumerate(row.cells)
        if cell is not None and cell.address
    ]


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf", "md", "html"])
@pytest.mark.parametrize(("name", "least"), [("sumber-harta", 230), ("lampung", 100)])
def test_every_figure_is_read_back_as_it_was_measured(name: str, least: int, suffix: str) -> None:
    _, document = made(name)
    data = render(document, suffix)
    found = by_lxml(data) if suffix == "html" else by_readers(data)
    wrong, seen = [], set()
    for table in document.tables():
        rows = found[plain(table.title)]
        for at, index, address, text in figures(table):
            seen.add(address)
            if rows[at][index] != text:
                wrong.append((table.title, address, text, rows[at][index]))
    assert wrong == []
    assert len(seen) >= least


@pytest.mark.parametrize("name", BUNDLES)
def test_what_a_table_prints_is_the_figure_at_the_digits_of_its_column(name: str) -> None:
    measurement, document = made(name)
    for table in document.tables():
        for row in table.rows:
            for cell in row.cells:
                if cell is None or cell.address is None or cell.value is None:
                    continue
                figure = measurement[cell.address]
                exact = figure.exact
                if exact is None:
                    # recorded in words: the table prints them
                    assert plain(cell.text) == figure.labelled
                    continue
                # rounded or cut, whichever the region does: never as much as one unit of the last digit away
                assert abs(Fraction(cell.value) - exact) < Fraction(1, 10**cell.digits), cell
