# SPDX-License-Identifier: MIT
"""Drawings as dots, for programs that know no SVG."""

from __future__ import annotations

from functools import lru_cache

_PPI = 192
_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#let drawn = json(bytes(sys.inputs.gambar))
#for one in drawn { page(image(bytes(one), format: "svg")) }
"""


@lru_cache(maxsize=1)
def pngs(drawings: tuple[str, ...]) -> list[bytes]:
    """Each SVG as a PNG, in one run of typst with the fonts that come with it: the same bytes everywhere.

    The last answer is kept, since a report is often written in several formats one after another.
    """
    import json

    import typst

    if not drawings:
        return []
    given = {"gambar": json.dumps(drawings)}
    made: object = typst.compile(_PAGE, format="png", ppi=_PPI, sys_inputs=given, ignore_system_fonts=True)
    # one page comes alone, several as a list
    return [made] if isinstance(made, bytes) else [one for one in made if isinstance(one, bytes)]  # type: ignore[attr-defined]
