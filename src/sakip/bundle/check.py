# SPDX-License-Identifier: MIT
"""What must fit together in a bundle: names that are there once, references that lead somewhere, years in the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from sakip import address
from sakip.bundle import check_pohon
from sakip.bundle.found import Found, nearest
from sakip.errors import AddressError
from sakip.lang import Message, msg
from sakip.model import Bundle, Renstra, Rpjmd, Tanggal
from sakip.rules import every, find
from sakip.toml import KeyPath

_NAME = re.compile(r"[^\s:{}]+")
_BRACES = re.compile(r"\{(?!tabel:)([^{}\s]*:[^{}\s]*)\}")
"""Placeholders for figures; ``{tabel:<id>}`` stands for a table's number, which only the outline knows."""
_MOST_HINTS = 50


def check(bundle: Bundle) -> list[Found]:
    """All that does not fit together."""
    return [
        *_names(bundle),
        *_References(bundle).check(),
        *_rules(bundle),
        *_years(bundle),
        *_sasaran_without_indikator(bundle),
        *_money(bundle),
        *_addresses(bundle),
        *check_pohon.check(bundle),
    ]


def _names(bundle: Bundle) -> Iterator[Found]:
    """Ids and codes share one space of names, for addresses and `untuk` do not say which list they mean."""
    first: dict[str, KeyPath] = {}
    for top, key in (
        ("tujuan", "id"),
        ("sasaran", "id"),
        ("indikator", "id"),
        ("program", "kode"),
        ("kegiatan", "kode"),
        ("sub_kegiatan", "kode"),
    ):
        for index, one in enumerate(getattr(bundle, top)):
            name = getattr(one, key)
            if name not in first:
                first[name] = (top, index, key)
                if _NAME.fullmatch(name) is None:
                    yield _no_name((top, index, key), name)
            else:
                yield _twice((top, index, key), name, first[name])
    yield from _once("analisis", "indikator", (one.indikator for one in bundle.analisis))
    yield from _once("pohon_kinerja", "id", (one.id for one in bundle.pohon_kinerja))
    yield from _once(("perangkat_daerah", "pegawai"), "id", (one.id for one in bundle.perangkat_daerah.pegawai))
    if bundle.perjanjian_kinerja is not None:
        programs = (one.program for one in bundle.perjanjian_kinerja.program)
        yield from _once(("perjanjian_kinerja", "program"), "program", programs)


def _once(top: str | tuple[str, ...], key: str, names: Iterable[str]) -> Iterator[Found]:
    first: dict[str, KeyPath] = {}
    start: KeyPath = (top,) if isinstance(top, str) else top
    for index, name in enumerate(names):
        path: KeyPath = (*start, index, key)
        if name in first:
            yield _twice(path, name, first[name])
        else:
            first[name] = path


def _twice(path: KeyPath, name: str, first: KeyPath) -> Found:
    message = msg('"{name}" is already used in {first}.', name=name)
    return Found(path, "name-twice", message, msg("Give each its own, or take one out."), first)


def _no_name(path: KeyPath, name: str) -> Found:
    message = msg('"{name}" cannot be the name of something that has figures.', name=name)
    return Found(path, "bad-name", message, msg("Use letters, digits, dots and dashes, no space, colon or brace."))


class _References:
    """Every reference from one part of a bundle to another."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.tujuan = {one.id for one in bundle.tujuan}
        self.sasaran = {one.id for one in bundle.sasaran}
        self.indikator = {one.id for one in bundle.indikator}
        self.program = {one.kode for one in bundle.program}
        self.kegiatan = {one.kode for one in bundle.kegiatan}
        self.sub_kegiatan = {one.kode for one in bundle.sub_kegiatan}
        self.hints = 0

    def check(self) -> Iterator[Found]:
        """One fault for each reference that leads nowhere."""
        bundle = self.bundle
        for index, sasaran in enumerate(bundle.sasaran):
            if sasaran.tujuan is not None and sasaran.tujuan not in self.tujuan:
                what = msg('there is no tujuan "{name}".', name=sasaran.tujuan)
                yield self._lost(("sasaran", index, "tujuan"), sasaran.tujuan, what, self.tujuan)
        measured = self.tujuan | self.sasaran | self.program | self.kegiatan | self.sub_kegiatan
        for index, indikator in enumerate(bundle.indikator):
            if indikator.untuk not in measured:
                what = msg(
                    '"{name}" is no tujuan, sasaran, program, kegiatan or sub-kegiatan of this bundle.',
                    name=indikator.untuk,
                )
                yield self._lost(("indikator", index, "untuk"), indikator.untuk, what, measured)
        for index, kegiatan in enumerate(bundle.kegiatan):
            if kegiatan.induk not in self.program:
                what = msg('there is no program "{name}" for this kegiatan.', name=kegiatan.induk)
                key = "program" if kegiatan.program else "kode"
                yield self._lost(("kegiatan", index, key), kegiatan.induk, what, self.program)
        for index, sub in enumerate(bundle.sub_kegiatan):
            if sub.induk not in self.kegiatan:
                what = msg('there is no kegiatan "{name}" for this sub-kegiatan.', name=sub.induk)
                key = "kegiatan" if sub.kegiatan else "kode"
                yield self._lost(("sub_kegiatan", index, key), sub.induk, what, self.kegiatan)
        yield from self._dukungan()
        if bundle.perjanjian_kinerja is not None:
            for index, one in enumerate(bundle.perjanjian_kinerja.program):
                if one.program not in self.program:
                    what = msg('there is no program "{name}".', name=one.program)
                    path = ("perjanjian_kinerja", "program", index, "program")
                    yield self._lost(path, one.program, what, self.program)
        for index, analisis in enumerate(bundle.analisis):
            if analisis.indikator not in self.indikator:
                what = msg('there is no indikator "{name}".', name=analisis.indikator)
                yield self._lost(("analisis", index, "indikator"), analisis.indikator, what, self.indikator)

    def _dukungan(self) -> Iterator[Found]:
        carriers = self.program | self.kegiatan
        for index, one in enumerate(self.bundle.dukungan):
            if one.sasaran not in self.sasaran:
                what = msg('there is no sasaran "{name}".', name=one.sasaran)
                yield self._lost(("dukungan", index, "sasaran"), one.sasaran, what, self.sasaran)
            if one.kode not in carriers:
                what = msg('there is no program or kegiatan "{name}".', name=one.kode)
                yield self._lost(("dukungan", index, "kode"), one.kode, what, carriers)

    def _lost(self, path: KeyPath, name: str, what: Message, known: set[str]) -> Found:
        # Looking for the nearest of ten thousand names takes long; whoever has so many faults needs no more hints.
        self.hints += 1
        hint = nearest(name, sorted(known)) if self.hints <= _MOST_HINTS else None
        return Found(path, "unknown-reference", what, hint)


def _rules(bundle: Bundle) -> Iterator[Found]:
    """Rules that indicators name themselves, as far as they are national: a region's own are known when it is asked."""
    for index, one in enumerate(bundle.indikator):
        cara = one.cara_hitung
        if cara is None:
            continue
        path: KeyPath = ("indikator", index, "cara_hitung")
        rule = find(cara.rumus)
        if rule is None:
            continue
        if rule.audit_saja or rule.kind != "capaian":
            what = msg('"{id}" is no rule that an indicator may choose.', id=cara.rumus)
            known = [other.id for other in every() if other.kind == "capaian" and not other.audit_saja]
            yield Found((*path, "rumus"), "own-rule", what, nearest(cara.rumus, known))
            continue
        lacking = [name for name in rule.diminta if name not in cara.dengan]
        if lacking:
            what = msg('rule "{id}" also asks for {names}.', id=rule.id, names=", ".join(lacking))
            yield Found(path, "own-rule", what, msg("Write them in dengan = {{ {name} = ... }}.", name=lacking[0]))
        for name, value in cara.dengan.items():
            if name not in rule.diminta and not (name == "awal" and isinstance(value, Tanggal)):
                what = msg('rule "{id}" does not ask for {names}.', id=rule.id, names=name)
                asks = ", ".join(("target", "realisasi", *rule.diminta))
                yield Found((*path, "dengan", name), "own-rule", what, msg("It asks for {names}.", names=asks))


def _years(bundle: Bundle) -> Iterator[Found]:
    """Targets belong to the Renstra; realisations may be older (history), not younger."""
    plan = bundle.renstra
    if bundle.tahun not in plan:
        yield Found(("tahun",), "year-outside", _outside(bundle, bundle.tahun), msg("Correct tahun or the Renstra."))
    planned = frozenset(range(plan.mulai, plan.akhir + 1))
    for index, one in enumerate(bundle.indikator):
        if not planned.issuperset(one.target):
            for year in sorted(set(one.target) - planned):
                hint = msg("Correct the year, or take the target out.")
                yield Found(("indikator", index, "target", str(year)), "year-outside", _outside(bundle, year), hint)
        if one.realisasi and max(one.realisasi) > plan.akhir:
            for year in sorted(year for year in one.realisasi if year > plan.akhir):
                hint = msg("Correct the year, or take the realisation out.")
                yield Found(("indikator", index, "realisasi", str(year)), "year-outside", _outside(bundle, year), hint)
    if bundle.rpjmd is not None and bundle.rpjmd.akhir < bundle.rpjmd.mulai:
        message = msg("the RPJMD ends ({akhir}) before it starts ({mulai}).", **_period(bundle.rpjmd))
        yield Found(("rpjmd", "akhir"), "rpjmd-period", message, msg("Swap mulai and akhir, or correct the year."))


def _period(plan: Renstra | Rpjmd) -> dict[str, int]:
    return {"mulai": plan.mulai, "akhir": plan.akhir}


def _outside(bundle: Bundle, year: int) -> Message:
    return msg("{year} is outside the Renstra ({mulai}-{akhir}).", year=year, **_period(bundle.renstra))


def _sasaran_without_indikator(bundle: Bundle) -> Iterator[Found]:
    measured = {one.untuk for one in bundle.indikator}
    for index, sasaran in enumerate(bundle.sasaran):
        if sasaran.id not in measured:
            hint = msg('Add an [[indikator]] with untuk = "{id}".', id=sasaran.id)
            yield Found(("sasaran", index), "sasaran-unmeasured", msg("this sasaran has no indikator."), hint)


def _money(bundle: Bundle) -> Iterator[Found]:
    if bundle.perjanjian_kinerja is None:
        return
    for index, one in enumerate(bundle.perjanjian_kinerja.program):
        if one.anggaran < 0:
            message = msg("{name} is negative ({value}).", name="anggaran", value=one.anggaran)
            hint = msg("Write the amount without a minus.")
            yield Found(("perjanjian_kinerja", "program", index, "anggaran"), "negative-money", message, hint)


def _addresses(bundle: Bundle) -> Iterator[Found]:
    for index, claim in enumerate(bundle.klaim):
        yield from _address(("klaim", index, "alamat"), claim.address)
    for block, text in bundle.narasi.items():
        yield from _braces(("narasi", block), text)
    for index, one in enumerate(bundle.analisis):
        for key, text in attrs.asdict(one).items():
            yield from _braces(("analisis", index, key), text)


def _braces(path: KeyPath, text: str) -> Iterator[Found]:
    for written in _BRACES.findall(text):
        yield from _address(path, written)


def _address(path: KeyPath, written: str) -> Iterator[Found]:
    try:
        address.parse(written)
    except AddressError as error:
        yield Found(path, "address", error.message, error.hint)
