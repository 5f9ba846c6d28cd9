# SPDX-License-Identifier: MIT
"""The document that follows the working paper shows merged cells as merged."""

from __future__ import annotations

from sakip import document
from sakip.auditing import Audit
from sakip.published import Cell, Published, Row, Table
from sakip.reviu.attachment import attachment

TERTUTUP = Cell(covered=True)


def test_merged_cells_reach_over_what_they_cover() -> None:
    rows = (
        Row((Cell("Tuntasnya wajib belajar", rowspan=3), Cell("APK SD"), Cell("111,94"))),
        Row((TERTUTUP, Cell("APK SMP"), Cell("96,45"))),
        Row((TERTUTUP, Cell("Rata-rata", colspan=2), TERTUTUP)),
        Row((Cell("Sasaran 2", colspan=3), TERTUTUP, TERTUTUP)),
        Row((TERTUTUP, Cell("DBD"), Cell("50"))),
    )
    published = Published("laporan", "docx", (Table(1, ("Sasaran", "Indikator", "Target"), rows),))
    section = attachment(Audit("16", 2016, "Dinas", 0, ()), published)
    (table,) = section.blocks
    assert isinstance(table, document.Table)
    spans = [[None if one is None else (one.rowspan, one.colspan) for one in row.cells] for row in table.rows]
    assert spans == [
        [(3, 1), (1, 1), (1, 1)],
        [None, (1, 1), (1, 1)],
        [None, (1, 2), None],
        [(1, 3), None, None],
        [(1, 1), (1, 1), (1, 1)],
    ]
