# SPDX-License-Identifier: MIT
"""What a format's reader gives: runs of table rows and paragraphs, before they are put together."""

from __future__ import annotations

import attrs

from sakip.published import Cell, Passage

FULL = "\u00ad"
"""Ends a line of a cell that may go on inside a word."""


@attrs.frozen
class Part:
    """A run of table rows as a reader meets it, before runs are joined into tables. header: how many rows the format
    itself marks as header, None where it does not say. sheet: rows of another sheet never continue this one. loose: a
    cell may have been broken into two rows, and a table into two parts, as in text and PDF. measured: a word or
    number is broken only in lines of cells that `FULL` ends.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header: int | None = None
    sheet: str | None = None
    page: int | None = None
    loose: bool = False
    measured: bool = False


Item = Part | Passage
"""What a format's reader gives, in the order of the document."""
