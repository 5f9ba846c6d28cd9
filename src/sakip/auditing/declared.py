# SPDX-License-Identifier: MIT
"""The formulas that a report prints itself: how it says that it computes an achievement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from sakip.cued import Cued

if TYPE_CHECKING:
    from sakip.published import Passage, Published

_T = r"(?:target|rencana)(?:kinerja)?"
_R = r"(?:realisasi|capaianriil)(?:kinerja)?"
_FORMULAS = (
    ("capaian.turun.cermin", re.compile(rf"2[x*×]?\(*{_T}\)*-\(*{_R}\)*[/:÷]\(*{_T}")),
    ("capaian.turun.cermin", re.compile(rf"{_T}\)*-\({_R}-{_T}\)+[/:÷]\(*{_T}")),
    ("capaian.naik.rasio", re.compile(rf"(?<!-){_R}\)?[/:÷]\(?{_T}")),
    ("capaian.turun.rasio", re.compile(rf"(?<![a-z(-]){_T}\)?[/:÷]\(?{_R}")),
)
"""The plainest last: what the mirrored formula holds is no ratio of its own."""
_HUNDRED = re.compile(r"[x*×]\(?100")
_BRACKETS = str.maketrans("{}[]", "()()")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_TEXT = re.compile(r"\\(?:text|mathrm|mathit|textbf)\s*\{([^{}]*)\}")


def declared(published: Published | None) -> Mapping[str, str]:
    """The rule of each direction by id, as far as the report prints its formula."""
    found: dict[str, str] = {}
    for text in () if published is None else (one.text for one in published.text):
        folded = text.casefold()
        if "realisasi" not in folded or not ("100" in folded or "%" in folded):
            continue
        line = _plain(text)
        for rule, pattern in _FORMULAS:
            match = pattern.search(line)
            if match is not None and _HUNDRED.search(line, match.end()):
                found.setdefault(rule.split(".")[1], rule)
                break
    return found


_MOST = r"(?P<cap>1[0-9]{2})\s*(?:%|persen)"
_CAPS = tuple(
    Cued(rf"\bcapaian\b[^.;0-9]{{0,80}}\b{pattern}\b[^.;0-9]{{0,40}}{_MOST}", *cues)
    for pattern, cues in (
        (
            r"(?:paling (?:tinggi|banyak|besar)|maksimal|maksimum|dibatasi|tidak (?:boleh )?melebihi)",
            ("paling ", "maksim", "dibatasi", "melebihi"),
        ),
        (
            r"(?:melebihi|di ?atas|lebih dari)\s+1[0-9]{2}\s*(?:%|persen)[^.;0-9]{0,30}"
            r"\b(?:ditulis|dihitung|dianggap|diperhitungkan|dinyatakan|ditetapkan|dibulatkan)",
            ("ditulis", "dihitung", "dianggap", "diperhitungkan", "dinyatakan", "ditetapkan", "dibulatkan"),
        ),
    )
)


def cap(published: Published | None) -> tuple[Fraction, Passage] | None:
    """The most that the report says an achievement counts, and where it says so; None where it does not."""
    for passage in () if published is None else published.text:
        for pattern in _CAPS:
            found = pattern.search(passage.text)
            if found is not None:
                return Fraction(int(found["cap"])), passage
    return None


def _plain(text: str) -> str:
    """A formula without spaces, LaTeX and dashes of other kinds."""
    text = _TEXT.sub(r"\1", text)
    text = _FRACTION.sub(r"(\1)/(\2)", text)
    text = text.replace("\\times", "x").replace("–", "-").replace("−", "-").casefold()
    return re.sub(r"\s+", "", text.translate(_BRACKETS))
