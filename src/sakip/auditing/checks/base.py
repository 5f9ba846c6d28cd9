# SPDX-License-Identifier: MIT
"""What a check is: a code, a severity, a reference, and a function whose docstring is its page of documentation."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.finding import Draft, Finding, Severity
from sakip.references import Rujukan

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material

SECTIONS = ("What", "Why", "Wrong", "Right", "Effect", "Advice", "Reference")
"""The parts of a check's page. Effect and Advice (what follows where it does not hold, what to do) stand in the working
paper too."""

Function = Callable[["Material"], Iterator[Draft]]


@attrs.frozen
class Check:
    """A check: its code, how much it weighs, what it rests on, and the function, whose docstring is its page."""

    code: str
    severity: Severity
    rujukan: Rujukan
    function: Function = attrs.field(repr=False)

    @property
    def title(self) -> str:
        """Its question as a statement of what holds."""
        return self._text.partition("\n\n")[0].strip()

    @property
    def page(self) -> Mapping[str, str]:
        """The sections of its page by name."""
        return _page(self._text.partition("\n\n")[2])

    @property
    def _text(self) -> str:
        return inspect.cleandoc(self.function.__doc__ or "")

    def __call__(self, material: Material) -> Iterator[Finding]:
        """Its findings, in the order of the document."""
        for one in self.function(material):
            yield Finding(
                self.code,
                one.severity or self.severity,
                one.certainty,
                one.address,
                one.message,
                one.printed,
                one.computed,
                one.places,
                one.cause,
                one.rujukan or self.rujukan,
                one.also,
            )


def check(nomor: str, *, severity: Severity, rujukan: Rujukan) -> Callable[[Function], Check]:
    """Make a check of a function. nomor: its code. The docstring gives the title, then the sections of `SECTIONS`."""

    return lambda function: Check(nomor, severity, rujukan, function)


def _page(body: str) -> dict[str, str]:
    parts = re.split(rf"^({'|'.join(SECTIONS)}):\s*", body, flags=re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in zip(parts[1::2], parts[2::2], strict=True)}
