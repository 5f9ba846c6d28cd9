# SPDX-License-Identifier: MIT
"""The Perjanjian Kinerja of a year: who signs, and the money of each program as agreed."""

from __future__ import annotations

import attrs

from sakip.model.anggaran import VersiPagu


@attrs.frozen
class AnggaranPK:
    """One program's money in the PK, in rupiah; it may differ from the budget tables, which the audit reports."""

    program: str
    anggaran: int
    keterangan: str | None = None


@attrs.frozen
class PerjanjianKinerja:
    """The PK of the bundle's year. Its indicators are those of the sasaran with a target in that year.

    versi: the version of the budget it goes with. pihak_pertama signs, pihak_kedua is the direct superior.
    """

    versi: VersiPagu = VersiPagu.MURNI
    pihak_pertama: str | None = None
    pihak_kedua: str | None = None
    tanggal: str | None = None
    program: tuple[AnggaranPK, ...] = ()
