# SPDX-License-Identifier: MIT
"""What the template of a sentence may speak of: the agency, its sasaran and indicators, and their figures.

A figure prints as itself: what the reader sees leads to its derivation, as a figure in the bundle's prose does. Texts
of the bundle are printed as they are, whatever braces or marks stand in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

from sakip.document import Run
from sakip.errors import AddressError, RuleError
from sakip.figure import MISSING
from sakip.lang import msg

if TYPE_CHECKING:
    from sakip.figure import Figure
    from sakip.model import Indikator, Sasaran
    from sakip.reporting.material import Material

SIGN = "\ue000"
"""Begins the name of a placeholder that a template made; no author types it."""
PLACE = re.compile(rf"\{{{SIGN}(\d+)\}}")


class Room:
    """One rendering: the runs that its placeholders stand for."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.runs: list[Run] = []

    def put(self, run: Run) -> str:
        """The placeholder that stands for `run` in the rendered text."""
        self.runs.append(run)
        return f"{{{SIGN}{len(self.runs) - 1}}}"

    def run(self, name: str) -> Run:
        """What stands for a placeholder: a run of this rendering, else what the bundle's prose may name."""
        return self.runs[int(name[1:])] if name.startswith(SIGN) else self.material.resolve(name)

    def plain(self, text: str) -> str:
        """A text that is printed as it is; the placeholders that it was joined with stay."""
        found, at = [], 0
        for place in PLACE.finditer(text):
            found += [text[at : place.start()], place[0]]
            at = place.end()
        return "".join(one if PLACE.fullmatch(one) else self.put(Run(one)) for one in (*found, text[at:]) if one)

    def own(self, text: str) -> str:
        """A text of the bundle, in which no sign stands that begins a placeholder."""
        return " ".join(text.replace(SIGN, "").split())

    def fact(self, address: str) -> Fact:
        """The figure at an address, whether or not it has a value."""
        return Fact(self, address, self.material.figure(address))


class Fact:
    """A figure in a template: ``{{ x }}`` prints it, ``{{ x.lengkap }}`` with its unit, ``{{ x.desimal(0) }}`` with so
    many decimals; ``x.ada`` says whether it has a value, and ``x >= 100`` compares what it is exactly."""

    __slots__ = ("_address", "_figure", "_room")

    def __init__(self, room: Room, address: str, figure: Figure | None) -> None:
        self._room, self._address, self._figure = room, address, figure

    @property
    def ada(self) -> bool:
        """Whether there is a value."""
        return self._figure is not None and self._figure.absent is None

    @property
    def lengkap(self) -> str:
        """With its unit."""
        return self._shown("" if self._figure is None else self._figure.labelled)

    def desimal(self, digits: int) -> str:
        """With so many decimals, rounded once by the mode of its kind."""
        return self._shown("" if self._figure is None else self._figure.printed(digits))

    def __str__(self) -> str:
        return self._shown("" if self._figure is None else self._figure.text)

    def _shown(self, text: str) -> str:
        figure = self._figure
        return self._room.put(Run(MISSING) if figure is None else Run(text, address=figure.key))

    def _exact(self) -> Fraction:
        figure = self._figure
        if figure is None or figure.exact is None:
            raise RuleError(
                msg("{address} has no value that could be compared.", address=self._address),
                hint=msg("Ask first whether there is one: {example}", example="{% if x.ada and x >= 100 %}"),
            )
        return figure.exact

    def _compared(self, other: object, test: Callable[[Fraction, Fraction], bool]) -> bool:
        match other:
            case Fact():
                return test(self._exact(), other._exact())
            case float():
                # what the template's author wrote, not what a binary float makes of it
                return test(self._exact(), Fraction(str(other)))
            case int() | Decimal():
                return test(self._exact(), Fraction(other))
            case _:
                raise RuleError(
                    msg("{address} is compared with {value}, which is no number.", address=self._address,
                        value=repr(other)[:40]),
                    hint=msg("Write the number without quotes: {example}", example="{% if x.ada and x >= 100 %}"),
                )  # fmt: skip

    def __lt__(self, other: object) -> bool:
        return self._compared(other, lambda a, b: a < b)

    def __le__(self, other: object) -> bool:
        return self._compared(other, lambda a, b: a <= b)

    def __gt__(self, other: object) -> bool:
        return self._compared(other, lambda a, b: a > b)

    def __ge__(self, other: object) -> bool:
        return self._compared(other, lambda a, b: a >= b)

    def __eq__(self, other: object) -> bool:
        return self._compared(other, lambda a, b: a == b)

    __hash__ = None  # type: ignore[assignment]


class _View:
    """Something of the bundle that a template may look at."""

    _figures: ClassVar[dict[str, str]]
    """Figures by name: their kind."""

    def __init__(self, room: Room, subject: str, tahun: int) -> None:
        self._room, self._subject, self._tahun = room, subject, tahun

    def __getattr__(self, name: str) -> Any:
        kind = None if name.startswith("_") else self._figures.get(name)
        if kind is None:
            raise AttributeError(name)
        kind, _, year = kind.partition("@")
        return self._room.fact(f"{kind}:{self._subject}:{self._tahun + int(year or 0)}")

    def __dir__(self) -> list[str]:
        own = [name for name in vars(self) if not name.startswith("_")]
        return sorted({*own, *self._figures, *(n for n, v in vars(type(self)).items() if isinstance(v, property))})


class IndikatorView(_View):
    """An indicator of a sasaran."""

    _figures: ClassVar[dict[str, str]] = {
        "target": "target", "realisasi": "realisasi", "capaian": "capaian", "predikat": "predikat:capaian",
        "realisasi_lalu": "realisasi@-1", "capaian_lalu": "capaian@-1", "perubahan": "perubahan",
        "akhir_renstra": "akhir-renstra", "kemajuan": "kemajuan", "terhadap_standar": "terhadap-standar",
    }  # fmt: skip

    def __init__(self, room: Room, one: Indikator, tahun: int) -> None:
        super().__init__(room, one.id, tahun)
        self.id, self.nama, self.satuan = one.id, room.own(one.nama), room.own(one.satuan)

    @property
    def tercapai(self) -> bool:
        """Whether the target was reached: an achievement of 100 percent or more."""
        reached = self._room.fact(f"capaian:{self._subject}:{self._tahun}")
        return reached.ada and reached >= 100


class SasaranView(_View):
    """A sasaran with its indicators and the money behind it."""

    _figures: ClassVar[dict[str, str]] = {
        "rata_rata": "rata-rata:capaian", "predikat": "predikat:rata-rata:capaian", "pagu": "pagu",
        "realisasi": "realisasi", "serapan": "serapan", "efisiensi": "efisiensi",
    }  # fmt: skip

    def __init__(self, room: Room, one: Sasaran, tahun: int) -> None:
        super().__init__(room, one.id, tahun)
        bundle = room.material.bundle
        self.id, self.uraian = one.id, room.own(one.uraian)
        self.indikator = tuple(IndikatorView(room, item, tahun) for item in bundle.indikator_untuk(one.id))
        codes = {support.kode for support in bundle.dukungan if support.sasaran == one.id}
        self.program = tuple(room.own(item.nama) for item in bundle.program if item.kode in codes)


class InstansiView(_View):
    """The agency as a whole."""

    _figures: ClassVar[dict[str, str]] = {
        "rata_rata": "rata-rata:capaian", "predikat": "predikat:rata-rata:capaian",
        "rata_rata_kemajuan": "rata-rata:kemajuan", "rata_rata_serapan": "rata-rata:serapan",
        "rata_rata_efisiensi": "rata-rata:efisiensi", "pagu": "pagu", "realisasi": "realisasi", "serapan": "serapan",
        "jumlah_sasaran": "jumlah:sasaran", "jumlah_indikator": "jumlah:indikator",
        "jumlah_tercapai": "jumlah:indikator-tercapai",
    }  # fmt: skip

    def __init__(self, room: Room, tahun: int) -> None:
        bundle = room.material.bundle
        super().__init__(room, bundle.kode, tahun)
        agency = bundle.perangkat_daerah
        self.nama, self.induk, self.kepala = room.own(agency.nama), room.own(agency.induk), room.own(agency.kepala)


class RenstraView:
    """The years of the Renstra."""

    def __init__(self, mulai: int, akhir: int) -> None:
        self.mulai, self.akhir = mulai, akhir


def known(room: Room) -> dict[str, Any]:
    """The names that a template may use."""
    bundle, tahun = room.material.bundle, room.material.tahun
    aims = tuple(SasaranView(room, one, tahun) for one in bundle.sasaran)

    def angka(address: str) -> Fact:
        found = room.fact(address)
        if found._figure is None:
            raise AddressError(
                msg('nothing stands at "{key}".', key=address),
                hint=msg("Correct the address, or list the figures with: sakip measure"),
            )
        return found

    return {
        "tahun": tahun,
        "tahun_lalu": tahun - 1,
        "kode": bundle.kode,
        "renstra": RenstraView(bundle.renstra.mulai, bundle.renstra.akhir),
        "instansi": InstansiView(room, tahun),
        "sasaran": aims,
        "indikator": tuple(one for aim in aims for one in aim.indikator),
        "angka": angka,
        "tabel": lambda id: room.put(room.material.resolve(f"tabel:{id}")),
        "gambar": lambda id: room.put(room.material.resolve(f"gambar:{id}")),
    }
