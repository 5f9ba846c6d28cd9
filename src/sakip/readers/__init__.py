# SPDX-License-Identifier: MIT
"""Reading published reports: whatever the format, neutral tables and running text with their places."""

from sakip.published import Cell, Passage, Published, Row, RowKind, Table
from sakip.readers.drafts import Draft, Question, draft
from sakip.readers.reading import read
from sakip.readers.refusal import ReaderError

__all__ = [
    "Cell",
    "Draft",
    "Passage",
    "Published",
    "Question",
    "ReaderError",
    "Row",
    "RowKind",
    "Table",
    "draft",
    "read",
]
