# SPDX-License-Identifier: MIT
"""A bundle drafted out of a published report: what it names, the table that is followed, and what is left to ask."""

from sakip.readers.drafts.questions import Question
from sakip.readers.drafts.whole import Draft, draft

__all__ = ["Draft", "Question", "draft"]
