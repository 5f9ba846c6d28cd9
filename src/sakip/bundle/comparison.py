# SPDX-License-Identifier: MIT
"""What changed between two bundles, in words: a plan that was revised, a PK perubahan, one year against the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs

from sakip.lang import N_, Message, msg
from sakip.model import Bundle, Polaritas
from sakip.numbers import Angka, format_number, format_rupiah

SCHEMA = 1

KEYED: dict[str, str] = {
    "tujuan": "id",
    "sasaran": "id",
    "indikator": "id",
    "program": "kode",
    "kegiatan": "kode",
    "sub_kegiatan": "kode",
    "analisis": "indikator",
    "pohon_kinerja": "id",
    "perjanjian_kinerja.program": "program",
    "perangkat_daerah.pegawai": "id",
    "perangkat_daerah.pegawai.baris": "label",
    "perangkat_daerah.unit": "nama",
    "perangkat_daerah.wilayah.desa": "nama",
    "rpjmd.makna": "kata",
}
"""Which field names an item of a list; an item of another list is known by its place."""

NAMED = ("sasaran", "kode")
"""Support has no id of its own: sasaran and code together name it."""

LONGEST = 160
"""A text of more signs is cut in a message; the change itself has all of it."""

MONEY = {"pagu", "anggaran"}
YEARS = {"mulai", "akhir", "tahun", "format"}


class Kind(StrEnum):
    """What happened to a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


SUBJECTS: dict[str, str] = {
    "tujuan": N_("tujuan"),
    "sasaran": N_("sasaran"),
    "indikator": N_("indicator"),
    "program": N_("program"),
    "kegiatan": N_("kegiatan"),
    "sub_kegiatan": N_("sub-kegiatan"),
    "dukungan": N_("support"),
    "analisis": N_("analysis of"),
    "narasi": N_("prose"),
    "klaim": N_("claim"),
    "perjanjian_kinerja": N_("Perjanjian Kinerja"),
    "pohon_kinerja": N_("pohon kinerja"),
    "perangkat_daerah": N_("agency"),
    "renstra": N_("Renstra"),
    "rpjmd": N_("RPJMD"),
    "sumber": N_("source"),
    "tahun": N_("year"),
    "kode": N_("region's code"),
    "format": N_("format of the data"),
}


@attrs.frozen
class Change:
    """One change. subject: part of the bundle ("indikator") with its id ("IKU-1"), None where the part has none.

    field: the keys below it ("target", "2023"), none where the whole is new or gone. old, new: as text, None where
    there is nothing. difference: new less old, of two plain numbers. remark: what it means.
    """

    kind: Kind
    part: str
    id: str | None
    field: tuple[str, ...] = ()
    old: str | None = None
    new: str | None = None
    difference: Decimal | None = None
    remark: Message | None = None

    @property
    def message(self) -> Message:
        """In words."""
        field = " ".join(self.field).replace("_", " ")
        name = " ".join(str(one) for one in (msg(SUBJECTS[self.part]), self.id, field) if one)
        old, new = (one if one is None or len(one) <= LONGEST else one[:LONGEST] + "…" for one in (self.old, self.new))
        match self.kind:
            case Kind.ADDED:
                return msg("{name} is new: {new}", name=name, new=new)
            case Kind.REMOVED:
                return msg("{name} is gone: {old}", name=name, old=old)
            case Kind.CHANGED:
                said = "" if self.remark is None else f" ({self.remark})"
                return msg("{name}: {old} became {new}{remark}", name=name, old=old, new=new, remark=said)

    def to_json(self) -> dict[str, Any]:
        """As plain data; texts in the current language."""
        return {
            "kind": str(self.kind),
            "part": self.part,
            "id": self.id,
            "field": list(self.field),
            "old": self.old,
            "new": self.new,
            "difference": None if self.difference is None else str(self.difference),
            "message": str(self.message),
        }


def compare(old: Bundle, new: Bundle) -> tuple[Change, ...]:
    """Every change from `old` to `new`, in the order of the bundle's parts; none where both say the same.

    An item is the same where it has the same id or code; one whose id alone changed is gone under the old and new under
    the new one.
    """
    polarity = {one.id: one.polaritas for one in (*old.indikator, *new.indikator)}
    found: list[Change] = []
    for field in attrs.fields(Bundle):
        part = field.name
        before, after = getattr(old, part), getattr(new, part)
        if part in KEYED or part in ("dukungan", "klaim", "narasi"):
            found += _items(part, _keyed(part, before), _keyed(part, after))
        else:
            found += _inside(part, None, (), before, after)
    return tuple(_explained(one, polarity) for one in found)


def _items(part: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for id in (*before, *(one for one in after if one not in before)):
        if id not in after:
            yield Change(Kind.REMOVED, part, id, (), old=name_of(before[id]))
        elif id not in before:
            yield Change(Kind.ADDED, part, id, (), new=name_of(after[id]))
        else:
            yield from _inside(part, id, (), before[id], after[id])


def _inside(part: str, id: str | None, field: tuple[str, ...], before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    if attrs.has(type(before)) and type(before) is type(after) and not isinstance(before, Angka):
        for one in attrs.fields(type(before)):
            yield from _inside(part, id, (*field, one.name), getattr(before, one.name), getattr(after, one.name))
        return
    if _is_list(before) and _is_list(after):
        where = ".".join((part, *(one for one in field if not one.isdigit())))
        yield from _listed(part, id, field, _keyed(where, before), _keyed(where, after))
        return
    if before is None or after is None or _empty(before) or _empty(after):
        kind = Kind.ADDED if before is None or _empty(before) else Kind.REMOVED
        yield Change(kind, part, id, field, shown(before, field), shown(after, field))
        return
    yield Change(Kind.CHANGED, part, id, field, shown(before, field), shown(after, field), _difference(before, after))


def _listed(
    part: str, id: str | None, field: tuple[str, ...], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Change]:
    for key in (*before, *(one for one in after if one not in before)):
        yield from _inside(part, id, (*field, key), before.get(key), after.get(key))


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple | Mapping)


def _keyed(where: str, value: Any) -> Mapping[str, Any]:
    """A list or mapping by the names of its items; items of one name are told apart by their number."""
    if isinstance(value, Mapping):
        return {str(key): one for key, one in value.items()}
    found: dict[str, Any] = {}
    for number, one in enumerate(value, 1):
        match where:
            case "dukungan":
                name = " ".join(getattr(one, key) for key in NAMED)
            case "klaim":
                name = f"{one.address} {one.place}".rstrip()
            case _:
                name = getattr(one, KEYED[where]) if where in KEYED else str(number)
        key, again = name, 2
        while key in found:
            key, again = f"{name} ({again})", again + 1
        found[key] = one
    return found


def _empty(value: Any) -> bool:
    return (_is_list(value) and not value) or value == ""


def name_of(item: Any) -> str:
    """What a person calls an item of the bundle."""
    for key in ("nama", "uraian", "printed", "kode"):
        found = getattr(item, key, None)
        if found:
            return str(found)
    return str(item)


def shown(value: Any, field: tuple[str, ...] = ()) -> str | None:
    """A value as a person reads it; numbers with the decimals that they have, money as rupiah."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case int() if MONEY & set(field) or field == ("realisasi",):
            return format_rupiah(value)
        case int() if not field or field[-1] in YEARS:
            return str(value)
        case int() | Decimal():
            return format_number(value)
        case tuple():
            return "; ".join(filter(None, (shown(one) for one in value)))
        case Mapping():
            return "; ".join(f"{key}: {shown(one)}" for key, one in value.items())
        case _ if attrs.has(type(value)) and "__str__" not in vars(type(value)):
            return name_of(value) if hasattr(value, "nama") else _fields(value)
        case _:
            return str(value)


def _fields(value: Any) -> str:
    kept = {one.name: getattr(value, one.name) for one in attrs.fields(type(value))}
    return "; ".join(f"{key}: {text}" for key, one in kept.items() if (text := shown(one, (key,))))


def _difference(before: Any, after: Any) -> Decimal | None:
    numbers = [one.nilai if isinstance(one, Angka) else one for one in (before, after)]
    if all(isinstance(one, int | Decimal) and not isinstance(one, bool) for one in numbers):
        return Decimal(numbers[1]) - Decimal(numbers[0])
    return None


def _explained(change: Change, polarity: Mapping[str, Polaritas]) -> Change:
    """With what the difference means: more or less of how much, and whether a target became harder."""
    gap = change.difference
    if not gap or change.old is None:
        return change
    money = change.part == "sub_kegiatan" or "anggaran" in change.field
    size = format_rupiah(int(abs(gap))) if money else format_number(abs(gap))
    more = msg("more by {size}", size=size) if gap > 0 else msg("less by {size}", size=size)
    arah = polarity.get(change.id or "") if change.part == "indikator" and change.field[:1] == ("target",) else None
    if arah in (Polaritas.NAIK, Polaritas.TURUN):
        harder = (gap > 0) is (arah is Polaritas.NAIK)
        more = msg("{more}: a harder target", more=more) if harder else msg("{more}: an easier target", more=more)
    return attrs.evolve(change, remark=more)
