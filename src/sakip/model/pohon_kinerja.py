# SPDX-License-Identifier: MIT
"""The pohon kinerja: results that bring each other about, with the conditions of each.

It says why results follow from one another, which the chain from tujuan to sub-kegiatan (the penjenjangan of the plan)
does not: its nodes are results and conditions, not planning components.
"""

from __future__ import annotations

from enum import StrEnum

import attrs


class Jenjang(StrEnum):
    """How far a result is from what the agency does itself, the farthest first."""

    AKHIR = "akhir"  #: the final outcome
    ANTARA = "antara"  #: an intermediate outcome
    LANGSUNG = "langsung"  #: an immediate outcome
    KELUARAN = "keluaran"  #: an output

    @property
    def depth(self) -> int:
        """0 for the final outcome; greater the nearer to the output."""
        return list(Jenjang).index(self)


@attrs.frozen
class Hasil:
    """A result in the pohon kinerja.

    induk: id of the result that it helps to bring about; None for a final outcome alone. kondisi: what must hold for it
    to come about, in words. indikator: ids of the bundle's indicators that measure it.
    """

    id: str
    uraian: str
    jenjang: Jenjang
    induk: str | None = None
    kondisi: tuple[str, ...] = ()
    indikator: tuple[str, ...] = ()
