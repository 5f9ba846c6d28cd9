# SPDX-License-Identifier: MIT
"""Codes and names of program, kegiatan and sub-kegiatan against the nomenclature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.checks.names import difference, only_spelling
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.known import plain_name
from sakip.auditing.prose import likeness
from sakip.lang import msg
from sakip.nomenklatur import Daftar, Entri, Jenis, KodeError, daftar, parse
from sakip.profile import NASIONAL
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat

_NOMENKLATUR = Rujukan("nomenklatur-permendagri-90", tanda=Tanda.KODE)
_CODE = re.compile(
    r"(?<![0-9.])([1-9X]\.(?:[0-9]{2}|XX)(?:\.[0-9]{2})(?:\.[0-9]\.[0-9]{2}(?:\.[0-9]{2,4})?)?)(?![0-9.])"
)


def _named(material: Material) -> Iterator[tuple[str, str, tuple[Tempat, ...]]]:
    """Code, name and places of all that the data and the tables name with a code."""
    bundle = material.bundle
    own = {}
    for level in (bundle.program, bundle.kegiatan, bundle.sub_kegiatan):
        for one in level:
            own[one.kode] = one.nama
            if not one.kode.strip("0123456789X."):  # a draft makes ids of its own where no code is printed
                yield one.kode, one.nama, ()
    for table in () if material.published is None else material.published.tables:
        for at, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                found = _CODE.fullmatch(cell.text.strip()) or _CODE.match(cell.text.strip())
                if found is None:
                    continue
                rest = cell.text.strip()[found.end() :].strip(" .-:")
                after = rest or next((x.text for x in row.cells[column + 1 :] if len(x.text) > 8), "")
                if len(after) > 8 and own.get(found[1]) != after:
                    yield found[1], " ".join(after.split()), (table.place(at, column),)


def _jenis(material: Material) -> Jenis:
    bundle = material.bundle
    if bundle.kode == NASIONAL:
        over = bundle.perangkat_daerah.induk.casefold().split(" ", 1)[0]
        return Jenis.PROV if over == "provinsi" else Jenis.KABKOT
    return Jenis.PROV if bundle.kode.count(".") == 0 else Jenis.KABKOT


def _entries(kode: str, jenis: Jenis) -> list[Entri] | None:
    """The lines of a code in all editions at hand; None where none of them has the part that it belongs to, or it is
    no code of theirs at all."""
    try:
        wanted = parse(kode)
    except KodeError:
        return None
    found = [line for one in daftar() if (line := one.find(wanted, jenis)) is not None]
    if found:
        return found
    if wanted.era is not None:
        # Two digits and four are the same position.
        other = (
            wanted.dalam_era(4 if wanted.era == 2 else 2) if wanted.era == 2 or int(wanted.bagian[5]) < 100 else wanted
        )
        found = [line for one in daftar() if (line := one.find(other, jenis)) is not None]
        if found:
            return found
    program = next((one for one in wanted.leluhur if len(one.bagian) == 2), None)
    # What every bidang has (X.XX.01) stands in no edition as a whole but in the official one.
    parts = [str(program)] if wanted.templat is None else ["X.XX", str(program)]
    covered = any(_covers(one, part, jenis) for one in daftar() for part in parts)
    return [] if covered else None


def _covers(edition: Daftar, bidang: str, jenis: Jenis) -> bool:
    return any(kind == jenis and code.startswith(f"{bidang}.") for kind, code in edition.baris)


@check("SKP802", severity=Severity.WARNING, rujukan=_NOMENKLATUR)
def codes(material: Material) -> Iterator[Draft]:
    """A code stands in the nomenclature.

    What: codes of program, kegiatan and sub-kegiatan that no edition at hand has, where an edition has the bidang. One
    finding names all. sakip brings the part of the kecamatan; import the official workbook for the others.

    Why: what has no code in the nomenclature is in no budget.

    Wrong: 7.01.09.

    Right: 7.01.06, Program Pembinaan dan Pengawasan Pemerintahan Desa.

    Effect: The money of the activity cannot be found in the budget system.

    Advice: Take code and name from the nomenclature in force.

    Reference: Permendagri 90/2019 and its updates.
    """
    jenis = _jenis(material)
    unknown: dict[str, tuple[str, tuple[Tempat, ...]]] = {}
    for code, name, places in _named(material):
        if _entries(code, jenis) == []:
            unknown.setdefault(code, (name, places))
    if unknown:
        first, *rest = unknown
        yield Draft(
            first,
            msg("Codes are in no nomenclature at hand: {codes}.",
                codes="; ".join(f"{code} {name}" for code, (name, _) in unknown.items())),
            " / ".join(unknown), None, tuple(place for _, places in unknown.values() for place in places),
            certainty=Certainty.PROBABLE, also=tuple(rest),
        )  # fmt: skip


@check("SKP803", severity=Severity.WARNING, rujukan=_NOMENKLATUR)
def names(material: Material) -> Iterator[Draft]:
    """A name is that of its code.

    What: the names beside codes against those of every edition at hand. A name of one edition is right; a printed one
    that differs in spelling alone, or is cut short, is a note; the name of another code is said to be that.

    Why: a name under a wrong code books the money on something else.

    Wrong: 7.01.05 "Program Pembinaan dan Pengawasan Pemerintahan Desa".

    Right: 7.01.06 "Program Pembinaan dan Pengawasan Pemerintahan Desa".

    Effect: The same money is found under two names, or booked on another activity.

    Advice: Print the name that the nomenclature in force has for the code.

    Reference: Permendagri 90/2019 and its updates.
    """
    jenis = _jenis(material)
    for code, name, places in _named(material):
        lines = _entries(code, jenis)
        if not lines:
            continue
        plain = plain_name(name)
        official = [plain_name(line.nama) for line in lines]
        if plain in official:
            continue
        nearest = max(lines, key=lambda line: likeness(plain, plain_name(line.nama)))
        harmless = any(only_spelling(plain, one) or one.startswith(f"{plain} ") for one in official)
        if harmless and not places:
            continue
        other = None if likeness(plain, plain_name(nearest.nama)) >= 0.8 else _code_of(plain, code, jenis)
        yield Draft(
            code,
            msg('{code} is called "{right}" in the nomenclature, not "{name}".', code=code,
                right=nearest.nama, name=name),
            name, nearest.nama, places,
            difference(name, nearest.nama) if other is None
            else msg("it is the name of {code}", code=other),
            Severity.NOTE if harmless else None, Certainty.PROBABLE,
        )  # fmt: skip


def _code_of(plain: str, code: str, jenis: Jenis) -> str | None:
    """The code of the same level that has this name."""
    level = len(code.split("."))
    for edition in daftar():
        for (kind, other), line in edition.baris.items():
            if kind == jenis and len(other.split(".")) == level and plain_name(line[0]) == plain:
                return other
    return None
