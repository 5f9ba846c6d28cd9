# SPDX-License-Identifier: MIT
"""What the kit looks at: one installed region's package, with its files, its choices and the standard sample by it."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import attrs

from sakip import api
from sakip.errors import RegionError
from sakip.lang import msg
from sakip.plugins.regions import Region, installed
from sakip.profile import Choices, Profile
from sakip.testing import contoh as rows
from sakip.testing.contoh import Contoh

if TYPE_CHECKING:
    from sakip.document import Document
    from sakip.measurement import Measurement
    from sakip.model import Bundle

SAMPLE = Path(__file__).parent / "sampel"


class Room:
    """One installed region: `kode` is the name of its entry point. RegionError where nothing is installed for it."""

    def __init__(self, kode: str) -> None:
        region = installed().get(kode)
        if region is None:
            known = ", ".join(installed()) or "-"
            raise RegionError(
                msg('no plugin is installed for region "{kode}".', kode=kode),
                hint=msg("Installed: {known}. Install the package first: pip install -e .", known=known),
            )
        if region.cacat is not None:
            raise region.cacat
        self.region: Region = region
        self.kode = kode

    @cached_property
    def package(self) -> Path:
        """The folder of the region's module, found without importing it."""
        from importlib.util import find_spec

        spec = find_spec(self.region.modul.partition(":")[0])
        if spec is None or spec.origin is None:
            raise RegionError(
                msg("module {module}, which {distribution} names, is not there.", module=self.region.modul,
                    distribution=self.region.distribusi)
            )  # fmt: skip
        origin = Path(spec.origin)
        return origin.parent if spec.submodule_search_locations is not None else origin

    @property
    def sources(self) -> tuple[Path, ...]:
        """Its Python files."""
        return (self.package,) if self.package.is_file() else tuple(sorted(self.package.rglob("*.py")))

    @cached_property
    def module(self) -> ModuleType:
        """Its module, imported."""
        return import_module(self.region.modul)

    @cached_property
    def contoh(self) -> tuple[Contoh, ...]:
        """Its rows as printed."""
        return () if self.package.is_file() else rows.folder(self.package, self.choices(api.this_year()).sumber)

    @cached_property
    def tahun(self) -> int:
        """The year of the sample: the latest that the region has rows of, else this year."""
        return max((one.tahun for one in self.contoh), default=api.this_year())

    def choices(self, tahun: int) -> Choices:
        """Its own choices, before they are merged with those that it stands on."""
        return next(made for region, made in api.plugins(self.kode).choices(self.kode, tahun) if region == self.region)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years in which its choices may differ: of its rows, where a period begins or has ended, and this year."""
        found = {api.this_year(), *(one.tahun for one in self.contoh)}
        for choice in self.choices(self.tahun).choices:
            found |= {year for year in (choice.sejak, choice.sampai and choice.sampai + 1) if year is not None}
        return tuple(sorted(found))

    def profile(self, tahun: int) -> Profile:
        """What applies in the region."""
        return api.resolve(self.kode, tahun)

    @cached_property
    def measurement(self) -> Measurement:
        """The standard sample by the region's rules."""
        return api.measure(sample(self.kode, self.tahun))

    @cached_property
    def document(self) -> Document:
        """The report of the standard sample by the region's outline."""
        return api.report(self.measurement)


def sample(kode: str, tahun: int) -> Bundle:
    """The standard sample as data of region `kode` and year `tahun`."""
    made = api.load(SAMPLE)
    by = tahun - made.tahun
    indikator = tuple(
        attrs.evolve(
            one,
            target={year + by: value for year, value in one.target.items()},
            realisasi={year + by: value for year, value in one.realisasi.items()},
        )
        for one in made.indikator
    )
    analisis = tuple(
        attrs.evolve(one, uraian=one.uraian.replace(f":{made.tahun}", f":{tahun}")) for one in made.analisis
    )
    renstra = attrs.evolve(made.renstra, mulai=made.renstra.mulai + by, akhir=made.renstra.akhir + by)
    return attrs.evolve(made, kode=kode, tahun=tahun, indikator=indikator, analisis=analisis, renstra=renstra)
