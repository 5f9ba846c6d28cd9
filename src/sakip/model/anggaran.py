# SPDX-License-Identifier: MIT
"""Program, kegiatan and sub-kegiatan with their money; whole rupiah."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import attrs

from sakip.errors import TargetError
from sakip.frozen import freeze
from sakip.lang import msg
from sakip.model import periode


class VersiPagu(StrEnum):
    """The versions of a year's budget, the latest last."""

    MURNI = "murni"
    PERGESERAN = "pergeseran"
    PERUBAHAN = "perubahan"


def _not_negative(instance: object, attribute: attrs.Attribute[int | None], value: int | None) -> None:
    if value is not None and value < 0:
        raise TargetError(
            msg("{name} is negative ({value}).", name=attribute.name, value=value),
            code="negative-money",
            hint=msg("Write the amount without a minus; a correction belongs to the version that made it."),
        )


def _none_negative(instance: object, attribute: attrs.Attribute[Any], value: Mapping[Any, int]) -> None:
    for one in value.values():
        _not_negative(instance, attribute, one)


@attrs.frozen
class AnggaranRenstra:
    """Money over the years of the Renstra, in rupiah; what is absent is not known.

    awal: spent in the year before it. akhir: planned for all of its years together. pagu: planned for a year by the
    Renstra, whatever the budget of that year says. realisasi: spent in the years before the one reported.
    """

    awal: int | None = attrs.field(default=None, validator=_not_negative)
    akhir: int | None = attrs.field(default=None, validator=_not_negative)
    pagu: Mapping[int, int] = attrs.field(factory=dict, validator=_none_negative)
    realisasi: Mapping[int, int] = attrs.field(factory=dict, validator=_none_negative)

    def __attrs_post_init__(self) -> None:
        freeze(self, "pagu", "realisasi")


@attrs.frozen
class Pagu:
    """The ceiling of a sub-kegiatan in each version of the budget, in rupiah; None where a version did not set it."""

    murni: int | None = attrs.field(default=None, validator=_not_negative)
    pergeseran: int | None = attrs.field(default=None, validator=_not_negative)
    perubahan: int | None = attrs.field(default=None, validator=_not_negative)

    @property
    def berlaku(self) -> int | None:
        """The latest version that is set."""
        return next((x for x in (self.perubahan, self.pergeseran, self.murni) if x is not None), None)


@attrs.frozen
class Program:
    """A program. kode: its code in the national nomenclature (7.01.02).

    pagu, realisasi: its money, where the data stop at this level; with kegiatan under it their sum counts.
    realisasi_periode: money spent in each quarter (TW1), half or month of the year; renstra: over the years. Both are
    given at the level at which they are known.
    """

    kode: str
    nama: str
    pagu: Pagu = Pagu()
    realisasi: int | None = attrs.field(default=None, validator=_not_negative)
    realisasi_periode: Mapping[str, int] = attrs.field(factory=dict, validator=[periode.known, _none_negative])
    renstra: AnggaranRenstra = AnggaranRenstra()

    def __attrs_post_init__(self) -> None:
        freeze(self, "realisasi_periode")


@attrs.frozen
class Kegiatan:
    """A kegiatan. program: the program's code, where it is not simply the first part of its own.

    pagu, realisasi: its money, where the data stop at this level; with sub-kegiatan under it their sum counts.
    realisasi_periode, renstra: as of a program.
    """

    kode: str
    nama: str
    program: str | None = None
    pagu: Pagu = Pagu()
    realisasi: int | None = attrs.field(default=None, validator=_not_negative)
    realisasi_periode: Mapping[str, int] = attrs.field(factory=dict, validator=[periode.known, _none_negative])
    renstra: AnggaranRenstra = AnggaranRenstra()

    def __attrs_post_init__(self) -> None:
        freeze(self, "realisasi_periode")

    @property
    def induk(self) -> str:
        """Code of the program it belongs to."""
        return self.program or ".".join(self.kode.split(".")[:3])


@attrs.frozen
class SubKegiatan:
    """A sub-kegiatan with its money.

    realisasi: money spent, in rupiah; None where it is not known. dilaksanakan: False where it was in the plan and
    was not carried out, with the reason in catatan. realisasi_periode, renstra: as of a program.
    """

    kode: str
    nama: str
    pagu: Pagu = Pagu()
    realisasi: int | None = attrs.field(default=None, validator=_not_negative)
    dilaksanakan: bool = True
    kegiatan: str | None = None
    catatan: str | None = None
    realisasi_periode: Mapping[str, int] = attrs.field(factory=dict, validator=[periode.known, _none_negative])
    renstra: AnggaranRenstra = AnggaranRenstra()

    def __attrs_post_init__(self) -> None:
        freeze(self, "realisasi_periode")

    @property
    def induk(self) -> str:
        """Code of the kegiatan it belongs to."""
        return self.kegiatan or self.kode.rpartition(".")[0]


@attrs.frozen
class Dukungan:
    """Which sasaran a program or kegiatan serves, and whether it helped.

    kode: of the program or kegiatan. menunjang: None where the source does not say. ukuran: the indicator as the
    source words it; hasil: what was achieved by it, in words.
    """

    sasaran: str
    kode: str
    menunjang: bool | None = None
    ukuran: str | None = None
    hasil: str | None = None
    keterangan: str | None = None
