# SPDX-License-Identifier: MIT
"""What a draft leaves open: a doubtful cell or choice, with its place."""

from __future__ import annotations

import attrs

from sakip.lang import Message
from sakip.model.claim import Tempat


@attrs.frozen
class Question:
    """A doubt. about: id, code or address of what it concerns, "" for the bundle itself. place: where it is printed.
    assumed: it says what was taken because the report does not say it."""

    about: str
    message: Message
    place: Tempat | None = None
    assumed: bool = False

    def __str__(self) -> str:
        return f"{self.message} ({self.place})" if self.place is not None else str(self.message)
