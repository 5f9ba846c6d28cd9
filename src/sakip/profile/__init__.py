# SPDX-License-Identifier: MIT
"""A region's dated choices, merged: national, province, regency, agency; the nearest answers.

Each choice knows its origin and its reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from sakip import rules
from sakip.errors import Fault, ProfileError, RuleError, ScaleError
from sakip.formula.tree import series, symbols
from sakip.frozen import freeze
from sakip.lang import Message, msg
from sakip.numbers import ID, Mode, NumberFormat
from sakip.profile.keys import FAMILIES, KEYS
from sakip.profile.read import Choice, Choices, place, read, twice
from sakip.references import Rujukan
from sakip.rules.base import Rule
from sakip.rules.compose import Nol
from sakip.rules.scale import Scale

__all__ = ["Choice", "Choices", "Pilihan", "Profile", "Rounding", "read", "resolve"]


@attrs.frozen
class Pilihan:
    """One value that is in force: what, whose choice it is, and why. berkas, jalur: the file, and where in it."""

    nilai: Any
    asal: str
    rujukan: Rujukan
    berkas: str | None = attrs.field(default=None, eq=False, repr=False)
    jalur: tuple[str | int, ...] = attrs.field(default=(), eq=False, repr=False)


@attrs.frozen
class Rounding:
    """How a kind of figure is rounded."""

    mode: Mode
    digit: int


NASIONAL = "nasional"
"""The code of a profile without a region."""

_GIVEN: dict[str, set[str]] = {
    "capaian.naik": {"target", "realisasi"},
    "capaian.turun": {"target", "realisasi"},
    "capaian.stabil": {"target", "realisasi"},
    "capaian.ordinal": {"target", "realisasi"},
    "capaian.rentang": {"realisasi", "bawah", "atas", "terhadap_bawah", "terhadap_atas", "di_dalam"},
    "serapan": {"pagu", "realisasi"},
    "efisiensi": {"capaian", "serapan"},
    "perubahan": {"realisasi", "realisasi_tahun_lalu"},
    "konsolidasi": {"nilai", "nilai_terakhir"},
    "rekap.sasaran": {"nilai", "bobot"},
    "rekap.instansi": {"nilai", "bobot"},
}
"""What the measurement gives to the rule under each key; a rule that asks for more computes something else."""


@attrs.frozen(slots=False, repr=False)
class Profile:
    """What applies in one region in one year. Made by `resolve`; cannot be changed; pickles.

    kode, tahun: what was asked for. wilayah: names of the regions whose choices it holds, the nearest last.
    pilihan: value in force by (key, field). aturan: rules that plugins brought, by id. versi: by distribution.
    """

    kode: str
    tahun: int
    wilayah: tuple[str, ...]
    pilihan: Mapping[tuple[str, str], Pilihan]
    aturan: Mapping[str, Rule] = attrs.field(factory=dict)
    versi: Mapping[str, str] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        freeze(self, "pilihan", "aturan", "versi")

    def __hash__(self) -> int:
        return hash((self.kode, self.tahun, self.wilayah))

    def __repr__(self) -> str:
        return f"<Profile {self.kode} {self.tahun}: {', '.join(self.wilayah)}>"

    def __reduce__(self) -> tuple[object, ...]:
        return Profile, tuple(getattr(self, one.name) for one in attrs.fields(Profile))

    @property
    def catatan(self) -> tuple[Message, ...]:
        """What a reader of figures by this profile should know."""
        if self.kode == NASIONAL or self.versi:
            return ()
        return (
            msg(
                "no plugin is installed for region {kode}: the national rules apply. "
                'What is installed is listed by "sakip regions".',
                kode=self.kode,
            ),
        )

    def get(self, key: str, field: str, default: Any = None) -> Any:
        """The value in force; `default` where no region says anything."""
        found = self.pilihan.get((key, field))
        return default if found is None else found.nilai

    def origin(self, key: str, field: str) -> Pilihan | None:
        """The value with its origin and reference."""
        return self.pilihan.get((key, field))

    def rule(self, key: str) -> Rule:
        """The rule chosen under `key`; RuleError where there is no such rule."""
        id = self.get(key, "rumus")
        if id is None:
            raise RuleError(msg('the profile of {kode} chooses no rule for "{key}".', kode=self.kode, key=key))
        return self.named(id)

    def named(self, id: str) -> Rule:
        """The rule with this id, the region's own before a national one; RuleError where there is none, and for one
        that is wrong and known to the audit alone."""
        rule = self._rule(id)
        if rule.audit_saja:
            raise RuleError(
                msg('"{id}" is wrong, and kept for the audit alone.', id=rule.id),
                hint=msg("Choose another: {known}.", known=", ".join(rule.varian)),
            )
        return rule

    def _rule(self, id: str) -> Rule:
        rule = self.aturan.get(id) or rules.find(id)
        if rule is None:
            known = [*self.aturan, *(one.id for one in rules.every())]
            family = [one for one in known if one.partition(".")[0] == id.partition(".")[0]]
            raise rules.unknown(id, family or known)
        return rule

    def scale(self, key: str) -> Scale | None:
        """The scale chosen under `key`, with the gap policy in force; None where there is none."""
        chosen = self.get(key, "skala")
        if chosen is None or chosen == "tanpa":
            return None
        rule = chosen if isinstance(chosen, Scale) else self._rule(chosen)
        if not isinstance(rule, Scale):
            raise RuleError(
                msg('"{id}" is not a scale.', id=chosen), hint=msg('Choose one whose id begins "predikat.".')
            )
        celah = self.get(key, "celah")
        return rule if celah is None or celah == rule.celah else rule.dengan(celah)

    def nol(self, polaritas: str) -> Nol:
        """The answers for zero and negative values."""
        fields = {field.name: self.get(f"nol.{polaritas}", field.name) for field in attrs.fields(Nol)}
        return Nol(**{name: value for name, value in fields.items() if value is not None})

    def rounding(self, kind: str) -> Rounding:
        """How figures of `kind` are rounded: its own choice, else that of what it averages, else the general one."""
        return self._roundings[kind]

    @cached_property
    def _roundings(self) -> _Roundings:
        return _Roundings(self)

    @cached_property
    def number_format(self) -> NumberFormat:
        """How numbers are written."""
        desimal, ribuan = self.get("angka", "desimal", ID.desimal), self.get("angka", "ribuan", ID.ribuan)
        return ID if (desimal, ribuan) == (ID.desimal, ID.ribuan) else NumberFormat(desimal, ribuan)

    def keys(self) -> Iterator[str]:
        """The dotted names of all choices in force, in the order of the documentation."""
        order = [*KEYS, *FAMILIES]
        names = dict.fromkeys(key for key, _ in self.pilihan)
        return iter(sorted(names, key=lambda name: order.index(name if name in KEYS else name.partition(".")[0])))

    def check(self) -> None:
        """Raise all that a choice would raise when used: a rule that is not there or computes something else, a scale
        with a hole, a table, picture or text that nobody has. ProfileError, each with its place."""
        faults = [fault for _, fault in self.faults()]
        if faults:
            raise ProfileError(faults)

    def faults(self) -> Iterator[tuple[Pilihan, Fault]]:
        """What is wrong with the choices taken together, each beside the choice that causes it."""
        for (key, field), choice in self.pilihan.items():
            try:
                self._try(key, field)
            except (RuleError, ScaleError) as error:
                yield choice, _fault(choice, field, error.message, error.hint)
            if field == "bagian":
                for item in (item for part in choice.nilai for item in part.get("isi", ())):
                    asked = _asked(*item.partition(":")[::2])
                    if asked is not None and not any((asked[0], one) in self.pilihan for one in asked[1]):
                        yield choice, _fault(choice, field, *asked[2:])
        desimal, ribuan = self.origin("angka", "desimal"), self.origin("angka", "ribuan")
        form = self.number_format
        if form.desimal == form.ribuan:
            choice = next(one for one in (desimal, ribuan) if one is not None)
            yield (
                choice,
                _fault(
                    choice,
                    "desimal" if desimal is choice else "ribuan",
                    msg('decimals and thousands have the same sign, "{sign}".', sign=form.desimal),
                    msg("Write both: desimal and ribuan."),
                ),
            )

    def _try(self, key: str, field: str) -> None:
        if field == "rumus":
            rule = self.rule(key)
            asks = {*symbols(rule.formula), *series(rule.formula)} - _GIVEN.get(key, set())
            if asks:
                raise RuleError(
                    msg('rule "{id}" does not fit "{key}": it asks for {names}.', id=rule.id, key=key,
                        names=", ".join(sorted(asks))),
                    hint=msg('Choose one that computes "{key}"; list them with: sakip rules', key=key),
                )  # fmt: skip
        elif field == "skala":
            self.scale(key)


def _asked(kind: str, id: str) -> tuple[str, tuple[str, ...], Message, Message] | None:
    """For an item of an outline that other choices answer: key and fields of the answer, one of which must be there,
    what is wrong where there is none, and what to do."""
    match kind:
        case "tabel":
            message = msg('the outline asks for table "{id}", which no profile lays out.', id=id)
            hint = msg("Write [tabel.{id}] with baris and kolom, or take the table out of the outline.", id=id)
            return f"tabel.{id}", ("kolom",), message, hint
        case "gambar":
            message = msg('the outline asks for picture "{id}", which no profile describes.', id=id)
            hint = msg("Write [gambar.{id}] with jenis, or take the picture out of the outline.", id=id)
            return f"gambar.{id}", ("jenis",), message, hint
        case "teks":
            message = msg('the outline asks for text "{id}", which no profile writes.', id=id)
            hint = msg("Write [teks.{id}] with isi, or take the text out of the outline.", id=id)
            return f"teks.{id}", ("isi",), message, hint
        case "kalimat":
            message = msg('the outline asks for sentence "{id}", which no profile writes.', id=id)
            hint = msg("Write [kalimat.{id}] with isi or berkas, or take it out of the outline.", id=id)
            return f"kalimat.{id}", ("isi", "berkas"), message, hint
        case _:
            return None


def _fault(choice: Pilihan, field: str, message: Message | str, hint: Message | str | None) -> Fault:
    return Fault("profile", message, place(choice.berkas, (*choice.jalur, field)), hint)


class _Roundings(dict[str, Rounding]):
    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    def __missing__(self, kind: str) -> Rounding:
        names = [kind, *([kind.partition(":")[2]] if ":" in kind else []), "umum"]
        keys = [f"pembulatan.{name}" for name in names]
        mode = next((found for key in keys if (found := self.profile.get(key, "mode")) is not None), Mode.HALF_UP)
        digit = next((found for key in keys if (found := self.profile.get(key, "digit")) is not None), 2)
        self[kind] = rounding = Rounding(Mode(mode), digit)
        return rounding


def resolve(
    chain: Iterable[Choices],
    kode: str,
    tahun: int,
    *,
    aturan: Mapping[str, Rule] | None = None,
    versi: Mapping[str, str] | None = None,
) -> Profile:
    """One profile from the choices of a chain of regions, the widest first.

    A field that the nearer region does not name keeps what the wider one says. Raises ProfileError where one region
    makes two choices under one key for the same year.
    """
    pilihan: dict[tuple[str, str], Pilihan] = {}
    names = []
    for choices in chain:
        names.append(choices.nama or choices.asal)
        seen: dict[str, Choice] = {}
        for choice in choices.choices:
            if not choice.holds(tahun):
                continue
            if choice.key in seen:
                message, hint = twice(choice.key, tahun)
                raise ProfileError([Fault("profile", message, place(choices.berkas, choice.jalur), hint)])
            seen[choice.key] = choice
            if "skala" in choice.values:
                # A policy for holes belongs to the scale it was written for.
                pilihan.pop((choice.key, "celah"), None)
            if choice.key.startswith("kalimat."):
                # A template is written in the profile or in a file: the nearer choice stands alone.
                for field in ("isi", "berkas"):
                    pilihan.pop((choice.key, field), None)
            for field, value in choice.values.items():
                pilihan[choice.key, field] = Pilihan(value, choices.asal, choice.rujukan, choices.berkas, choice.jalur)
    return Profile(kode, tahun, tuple(names), pilihan, aturan or {}, versi or {})
