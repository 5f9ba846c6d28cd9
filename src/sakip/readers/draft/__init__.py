# SPDX-License-Identifier: MIT
"""A bundle drafted out of a published report: what it names, the table that is followed, and what is left to ask."""

from sakip.readers.draft.draft import Draft, Question, draft

__all__ = ["Draft", "Question", "draft"]
