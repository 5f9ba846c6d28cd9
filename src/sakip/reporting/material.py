# SPDX-License-Identifier: MIT
"""What a report is made from, and how its small parts are found: figures, prose, table numbers."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from sakip.document import Block, Gap, Run
from sakip.errors import AddressError, Fault, Place, ProfileError
from sakip.lang import msg, say
from sakip.reporting import prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sakip.figure import Figure
    from sakip.measurement import Measurement
    from sakip.model import Bundle
    from sakip.profile import Profile

_YEAR = re.compile(r"\{(?:tahun(?:([+-])(\d{1,2}))?|renstra([1-5]))\}")


@attrs.define(slots=False, eq=False)
class Material:
    """The measurement of one report. numbers: of its tables and pictures; shown: figures that the report prints. told:
    parts of which it has said what is not known. numbered: whether it has chapters, by which tables are counted."""

    measurement: Measurement
    numbers: Mapping[str, str]
    numbered: bool = True
    shown: dict[str, Figure] = attrs.field(factory=dict)
    told: set[str] = attrs.field(factory=set)

    @cached_property
    def bundle(self) -> Bundle:
        """The data."""
        return self.measurement.bundle

    @cached_property
    def profile(self) -> Profile:
        """The region's choices."""
        return self.measurement.profile

    @cached_property
    def tahun(self) -> int:
        """The year reported."""
        return self.bundle.tahun

    def figure(self, address: str) -> Figure | None:
        """The figure at `address`, remembered as shown; None where nothing stands there."""
        found = self.measurement.find(address)
        if found is not None:
            self.shown[found.key] = found
        return found

    def dated(self, text: str) -> str:
        """`text` with ``{tahun}``, ``{tahun-1}`` and ``{renstra1}``, first of the last five years of the Renstra."""

        def year(match: re.Match[str]) -> str:
            if match[3]:
                return str(self.bundle.renstra.akhir - 5 + int(match[3]))
            move = int(match[2] or 0)
            return str(self.tahun - move if match[1] == "-" else self.tahun + move)

        return _YEAR.sub(year, text)

    def number(self, kind: str, id: str) -> str | None:
        """The number of a table ("tabel") or picture ("gambar"), where the report counts them."""
        found: str | None = self.numbers.get(f"{kind}:{id}") or self.profile.get(f"{kind}.{id}", "nomor")
        return found if self.numbered else None

    def resolve(self, name: str) -> Run:
        """A placeholder of the prose: an address, or ``tabel:<id>``, ``gambar:<id>`` for the number of one."""
        kind, _, id = name.partition(":")
        if kind in ("tabel", "gambar"):
            number = self.numbers.get(name) if self.numbered else None
            label = kind.capitalize()
            return Run(f"{label} {number}") if number else Run(f"{label} [{id}?]", bold=True)
        try:
            figure = self.figure(name)
        except AddressError:
            return Run("{" + name + "}")
        if figure is None:
            raise AddressError(
                msg('the prose names "{name}", but nothing stands there.', name=name),
                hint=msg("Correct the address, or list the figures with: sakip measure"),
            )
        return Run(figure.text, address=figure.key)

    def prose(self, text: str, where: str) -> tuple[Block, ...]:
        """Prose of the bundle as blocks. where: its place in the bundle, for errors."""
        try:
            return prose.blocks(text, self.resolve)
        except AddressError as error:
            raise AddressError(error.message, place=Place(None, None, where), hint=error.hint) from None

    def narasi(self, id: str) -> tuple[Block, ...]:
        """A prose block of the bundle; a visible gap where the author has not written it."""
        text = self.bundle.narasi.get(id, "")
        if not text.strip():
            return (Gap(say("the text on {topic}", topic=id.replace("-", " ")), f"narasi.{id}"),)
        return self.prose(text, f"narasi.{id}")

    def teks(self, id: str) -> tuple[Block, ...]:
        """A standing text of the profile, with the names of agency and year in it. Raises ProfileError where no profile
        has it."""
        text: str | None = self.profile.get(f"teks.{id}", "isi")
        if text is None:
            message = msg('the outline asks for text "{id}", which no profile writes.', id=id)
            hint = msg("Write [teks.{id}] with isi, or take the text out of the outline.", id=id)
            raise ProfileError([Fault("profile", message, Place(None, None, f"teks.{id}"), hint)])
        agency = self.bundle.perangkat_daerah
        names = {"instansi": agency.nama, "pemerintah-daerah": agency.induk, "kepala": agency.kepala}
        return prose.blocks(self.dated(text), lambda name: Run(names[name]) if name in names else self.resolve(name))
