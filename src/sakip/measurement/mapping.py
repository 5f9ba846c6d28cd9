# SPDX-License-Identifier: MIT
"""The measurement: every computed figure of a bundle under its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sakip.address import Address, parse
from sakip.errors import AddressError
from sakip.figure import Figure
from sakip.lang import Message, msg

if TYPE_CHECKING:
    from sakip.model.bundle import Bundle
    from sakip.profile import Profile

SCHEMA = 1


class Measurement(Mapping[str, Figure]):
    """Figures by address.

    Iterating gives the computed figures in the order of the chain: indicators, sasaran, money, agency. Recorded values
    (``target:IKU-1:2023``) and the achievements of earlier years answer by address as well.
    catatan: what a reader of the figures should know (a sasaran without tujuan, an average with rows left out).
    """

    def __init__(
        self,
        bundle: Bundle,
        profile: Profile,
        figures: dict[str, Figure],
        catatan: tuple[Message, ...],
        more: Callable[[Address], Figure | None],
    ) -> None:
        self.bundle = bundle
        self.profile = profile
        self.catatan = catatan
        self._figures = figures
        self._more = more

    @property
    def versi(self) -> dict[str, str]:
        """The versions of sakip and of the plugins that made the figures."""
        from importlib.metadata import version

        return {"sakip": version("sakip"), **self.profile.versi}

    def find(self, address: str | Address) -> Figure | None:
        """The figure, or None where nothing stands at a well-formed address. AddressError for a text that is none."""
        key = str(address)
        return self._figures.get(key) or self._more(parse(key))

    def __getitem__(self, address: str | Address) -> Figure:
        found = self.find(address)
        if found is None:
            raise self._unknown(str(address))
        return found

    def get(self, address: object, default: Any = None) -> Any:
        """The figure; `default` where nothing stands there or `address` is none."""
        try:
            return self.find(str(address)) or default
        except AddressError:
            return default

    def __contains__(self, address: object) -> bool:
        return self.get(address) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def _unknown(self, key: str) -> AddressError:
        from difflib import get_close_matches

        near = get_close_matches(key, self._figures, 3, 0.5)
        hint = msg("Nearest: {near}.", near=", ".join(near)) if near else None
        return AddressError(msg('nothing stands at "{key}".', key=key), hint=hint)

    def about(self, subject: str) -> Iterator[Figure]:
        """All computed figures about one id or code."""
        return (one for one in self._figures.values() if one.address.subject == subject)

    def rows(self) -> Iterator[dict[str, Any]]:
        """The figures as flat rows, for a data frame: numbers are text or None, ``exact`` is a ratio."""
        for figure in self._figures.values():
            where = figure.address
            data = figure.to_json()
            data["notes"] = "; ".join(data["notes"])
            yield {"address": figure.key, "kind": where.kind, "subject": where.subject, "year": where.year, **data}

    def to_json(self) -> dict[str, Any]:
        """The whole measurement as plain data."""
        return {
            "schema": SCHEMA,
            "kode": self.bundle.kode,
            "tahun": self.bundle.tahun,
            "profile": list(self.profile.wilayah),
            "versions": self.versi,
            "figures": [figure.to_json() for figure in self._figures.values()],
            "notes": [str(one) for one in self.catatan],
        }

    def __repr__(self) -> str:
        return f"<Measurement {self.bundle.kode} {self.bundle.tahun}: {len(self)} figures>"

    def __reduce__(self) -> tuple[object, ...]:
        from sakip.measurement import measure

        return measure, (self.bundle, self.profile)

    def _repr_html_(self) -> str:
        from html import escape

        head = f"<caption>{escape(self.bundle.perangkat_daerah.nama)} {self.bundle.tahun}</caption>"
        body = "".join(
            f"<tr><td><code>{escape(one.key)}</code></td><td style='text-align:right'>{escape(one.labelled)}</td>"
            f"<td>{escape(one.rule.id) if one.rule else ''}</td></tr>"
            for one in self._figures.values()
        )
        return f"<table>{head}{body}</table>"
