# SPDX-License-Identifier: MIT
"""What the findings of one check mean for a reviewer: kriteria, akibat and rekomendasi, from the check's own page."""

from __future__ import annotations

import attrs

from sakip.auditing import checks
from sakip.auditing.finding import Finding
from sakip.lang import say


@attrs.frozen
class Texts:
    """Three parts of the form, in the current language. kriteria: what must hold; akibat: what follows where it does
    not; rekomendasi: what to do. Empty where nothing is known, as for a check of a region's own."""

    kriteria: str
    akibat: str = ""
    rekomendasi: str = ""


def texts(code: str) -> Texts:
    """The texts of a check, from its page."""
    check = checks.every().get(code)
    if check is None:
        return Texts("")
    return Texts(say(check.title), say(check.page["Effect"]), say(check.page["Advice"]))


def references(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """What the findings refer to, each once."""
    return tuple(dict.fromkeys(str(one.rujukan) for one in findings if one.rujukan is not None))
