# SPDX-License-Identifier: MIT
"""The medium-term plan: the region's RPJMD above, the agency's Renstra with its tujuan and sasaran."""

from __future__ import annotations

from decimal import Decimal

import attrs

from sakip.errors import TargetError
from sakip.lang import msg


@attrs.frozen
class Makna:
    """What one word of the visi means."""

    kata: str
    arti: str


@attrs.frozen
class Rpjmd:
    """The region's RPJMD as far as an agency's report repeats it.

    singkatan: the visi's short form (e.g. MANTAB). tujuan: those of the region, beside the agency's own.
    """

    mulai: int
    akhir: int
    visi: str
    singkatan: str | None = None
    makna: tuple[Makna, ...] = ()
    misi: tuple[str, ...] = ()
    tujuan: tuple[str, ...] = ()


@attrs.frozen
class Renstra:
    """The period of the agency's Renstra, first and last year included, and the regulation that set it."""

    mulai: int
    akhir: int
    nama: str | None = None
    ditetapkan: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.akhir < self.mulai:
            raise TargetError(
                msg("the Renstra ends ({akhir}) before it starts ({mulai}).", mulai=self.mulai, akhir=self.akhir),
                code="renstra-period",
                hint=msg("Swap mulai and akhir, or correct the year."),
            )

    def __contains__(self, tahun: int) -> bool:
        return self.mulai <= tahun <= self.akhir


@attrs.frozen
class Tujuan:
    """A tujuan of the agency."""

    id: str
    uraian: str


@attrs.frozen
class Sasaran:
    """A sasaran of the agency.

    tujuan: id of the tujuan it serves; None where the source names none, which the measurement reports.
    bobot: weight in a weighted roll-up, None where all weigh the same.
    """

    id: str
    uraian: str
    tujuan: str | None = None
    bobot: Decimal | None = None
