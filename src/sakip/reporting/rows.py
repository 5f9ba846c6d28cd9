# SPDX-License-Identifier: MIT
"""What a table's rows are made of: columns by key, each a function of a row, and the rows of a report's material.

A column is added in one place: the `columns` of its source, a module of `sakip.reporting.sources`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from sakip.document import Cell, RowKind
from sakip.errors import Fault, Place, ProfileError
from sakip.lang import msg

if TYPE_CHECKING:
    from sakip.reporting.material import Material

_YEAR = re.compile(r"[+-]\d{1,2}|[12]\d{3}|renstra[1-5]", re.ASCII)


@attrs.frozen
class Spec:
    """A column of a layout: its name, the year it shows, and the decimals and suffix that the layout asks for.

    rest: what follows a colon in the name, as TW1 in ``target-periode:TW1``.
    """

    name: str
    tahun: int
    rest: str = ""
    digit: int | None = None
    akhiran: str = ""

    @classmethod
    def read(cls, layout: Mapping[str, Any], tahun: int, akhir: int, where: str) -> Spec:
        """A column as the profile writes it: ``realisasi@-1`` shows last year, ``realisasi@2020`` that year,
        ``realisasi@renstra1`` to ``@renstra5`` the last five of the Renstra, which ends with `akhir`."""
        kunci = str(layout["kunci"])
        name, at, year = kunci.partition("@")
        if at and not _YEAR.fullmatch(year):
            raise wrong(
                msg('column "{kunci}": "{year}" is no year.', kunci=kunci, year=year),
                where,
                msg("Write realisasi@-1 or realisasi@2020."),
            )
        name, _, rest = name.partition(":")
        if not at:
            shown = tahun
        elif year.startswith("renstra"):
            shown = akhir - 5 + int(year[7:])
        else:
            shown = tahun + int(year) if year[0] in "+-" else int(year)
        return cls(name, shown, rest, layout.get("digit"), layout.get("akhiran", ""))


Column = Callable[[Any, Spec], Cell | None]
"""A cell from what a row is about; None where nothing stands there and the cells before it may spread."""


@attrs.frozen
class Source:
    """A row before it has cells. about: what its columns are given. group: rows of one group share merged cells.
    beside: the total with which a further total row is shown."""

    key: str
    about: Any
    columns: Mapping[str, Column]
    group: str = ""
    kind: RowKind = RowKind.DATA
    beside: str = ""

    def cell(self, spec: Spec) -> Cell | None:
        """The cell in the column `spec`."""
        column = self.columns.get(spec.name)
        return None if column is None else column(self.about, spec)


@attrs.frozen
class Rows:
    """A source of rows. columns: all that its rows can fill. make: the rows of a report, given what follows the colon
    in ``pegawai:pangkat``. totals: keys of the total rows among them; total: the one shown unless the layout says.
    notes: what is to be said of these data under a table that has columns of such names."""

    columns: Mapping[str, Column]
    make: Callable[[Material, str], Iterator[Source]]
    totals: tuple[str, ...] = ()
    total: str | None = None
    notes: Callable[[Material, Collection[str]], Iterable[str]] = lambda _, __: ()


def find(baris: str, where: str) -> tuple[Rows, str]:
    """The source that a layout names, and the rest of the name. ProfileError names the known ones."""
    from sakip.reporting.sources import SOURCES

    name, _, rest = baris.partition(":")
    if name not in SOURCES:
        raise unknown("baris", baris, SOURCES, where)
    return SOURCES[name], rest


def unknown(what: str, found: str, known: Iterable[str], where: str) -> ProfileError:
    """The error for a name in a layout that nobody knows."""
    names = ", ".join(known)
    return wrong(
        msg('{what} "{found}" is not known.', what=what, found=found), where, msg("Known: {known}.", known=names or "-")
    )


def wrong(message: Any, where: str, hint: Any) -> ProfileError:
    """One fault of a profile at the dotted path `where`."""
    return ProfileError([Fault("profile", message, Place(None, None, where), hint)])
