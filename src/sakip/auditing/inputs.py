# SPDX-License-Identifier: MIT
"""What the checks look at: the figures as computed, and every printed value under its address, row and column.

A bundle's claims fill it now; whatever reads a published report fills the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from sakip import address as addresses
from sakip.auditing.practice import Cetak, roundings
from sakip.errors import AddressError, NumberError
from sakip.numbers import Ambigu, Angka, Dot, Kosong, Rasio, Reading, Rentang, column_dot, read

if TYPE_CHECKING:
    from decimal import Decimal

    from sakip.auditing.finding import Draft
    from sakip.auditing.habits import Habits
    from sakip.auditing.known import Known
    from sakip.auditing.printed_scale import SkalaTercetak
    from sakip.auditing.prose import Prose
    from sakip.figure import Figure
    from sakip.measurement import Measurement
    from sakip.model import Bundle, Claim, Tempat
    from sakip.profile import Profile
    from sakip.published import LooseRow, Published

ALIKE = 5
"""A reading less than so many times larger or smaller than the right number is of its size."""

RowKey = tuple[object, ...]

NAME = 60
"""So many characters of a name stand in a sentence about it."""


@attrs.frozen(eq=False)
class Tercetak:
    """One printed value: the claim, its address in parts, what its text was read as. cetak: the number, if it is one.

    kosong: a dash or blank stands in its place. salah: why the text could not be read.
    """

    claim: Claim
    address: addresses.Address
    reading: Reading | None = None
    cetak: Cetak | None = None
    salah: NumberError | None = None

    @property
    def key(self) -> str:
        """Its address as text."""
        return self.claim.address

    @property
    def text(self) -> str:
        """As printed."""
        return self.claim.printed

    @property
    def place(self) -> Tempat:
        """Where it is printed."""
        return self.claim.place

    @property
    def kosong(self) -> bool:
        """Whether it says that there is nothing."""
        return isinstance(self.reading, Kosong)

    @property
    def column(self) -> RowKey | None:
        """What its column has in common; None outside tables."""
        place = self.place
        return (place.dokumen, place.tabel, place.kolom) if place.tabel and place.kolom else None


class Material:
    """Everything that a check may ask about one report.

    tercetak: every printed value, in the order of the claims. figures are asked for by address; `by_address`, `by_row`
    and `by_column` hold the printed ones. published: the report's own tables and text, None for a bundle.
    loose: its rows whose figures have no address.
    """

    def __init__(
        self,
        measurement: Measurement,
        klaim: Iterable[Claim] | None = None,
        published: Published | None = None,
        loose: Iterable[LooseRow] = (),
    ) -> None:
        self.loose = tuple(loose)
        self.published = published
        self.measurement = measurement
        self.bundle: Bundle = measurement.bundle
        self.profile: Profile = measurement.profile
        self.tahun = self.bundle.tahun
        self._figures: dict[str, Figure | None] = {}
        claims = self.bundle.klaim if klaim is None else tuple(klaim)
        self._lines = {} if published is None else _lines(published)
        units = {one.id: scale for one in self.bundle.indikator if (scale := _scale(one.satuan))}
        self.tercetak = tuple(_in_units(one, units, self.exact) for one in _read_all(claims, self.figure))
        self.by_address: dict[str, list[Tercetak]] = defaultdict(list)
        self.by_row: dict[RowKey, list[Tercetak]] = defaultdict(list)
        self.by_column: dict[RowKey, list[Tercetak]] = defaultdict(list)
        for one in self.tercetak:
            self.by_address[one.key].append(one)
            if (row := self.row(one)) is not None:
                self.by_row[row].append(one)
            if one.column is not None:
                self.by_column[one.column].append(one)

    @cached_property
    def habits(self) -> Habits:
        """How this document rounds, kind by kind."""
        from sakip.auditing.habits import Habits

        return Habits.of(self)

    @cached_property
    def prose(self) -> Prose | None:
        """The running text of the report; None for a bundle."""
        from sakip.auditing.prose import Prose

        return None if self.published is None else Prose(self.published)

    @cached_property
    def scales(self) -> tuple[SkalaTercetak, ...]:
        """The scales that the report prints itself."""
        from sakip.auditing.printed_scale import scales

        return scales(self.published)

    def figure(self, key: str) -> Figure | None:
        """The computed figure; None where nothing stands at the address."""
        if key not in self._figures:
            self._figures[key] = self.measurement.get(key)
        return self._figures[key]

    def exact(self, key: str) -> Fraction | None:
        """Its exact value; None where there is none."""
        figure = self.figure(key)
        return None if figure is None else figure.exact

    def printed(self, kinds: Iterable[str] | str) -> Iterator[tuple[str, list[Tercetak]]]:
        """The printed values of these kinds, address by address."""
        if isinstance(kinds, str):
            yield from self._by_kind.get(kinds, ())
            return
        wanted = set(kinds)
        for key, group in self.by_address.items():
            if group[0].address.kind in wanted and group[0].address.period is None:
                yield key, group

    @cached_property
    def _by_kind(self) -> Mapping[str, list[tuple[str, list[Tercetak]]]]:
        found: dict[str, list[tuple[str, list[Tercetak]]]] = defaultdict(list)
        for key, group in self.by_address.items():
            if group[0].address.period is None:
                found[group[0].address.kind].append((key, group))
        return found

    def sharing(self, kind: str, nilai: Fraction) -> tuple[str, ...]:
        """The addresses of a kind at which a number is printed, in the order of the document."""
        return tuple(self._by_number.get((kind, nilai), ()))

    @cached_property
    def _by_number(self) -> Mapping[tuple[str, Fraction], dict[str, None]]:
        found: dict[tuple[str, Fraction], dict[str, None]] = defaultdict(dict)
        for kind, groups in self._by_kind.items():
            for key, group in groups:
                for one in group:
                    if one.cetak is not None:
                        found[kind, one.cetak.nilai][key] = None
        return found

    def about(self, subject: str) -> Iterable[tuple[str, Figure]]:
        """The computed figures of one subject, by address."""
        return self._by_subject.get(subject, ())

    @cached_property
    def _by_subject(self) -> Mapping[str, list[tuple[str, Figure]]]:
        found: dict[str, list[tuple[str, Figure]]] = defaultdict(list)
        for key, figure in self.measurement.items():
            found[figure.address.subject].append((key, figure))
        return found

    def valued(self, nilai: Fraction) -> Iterable[str]:
        """The addresses of the computed figures of that exact value."""
        return self._by_value.get(nilai, ())

    @cached_property
    def _by_value(self) -> Mapping[Fraction, list[str]]:
        found: dict[Fraction, list[str]] = defaultdict(list)
        for key, figure in self.measurement.items():
            if figure.exact is not None:
                found[figure.exact].append(key)
        return found

    def beside(self, one: Tercetak) -> tuple[Tercetak, ...]:
        """What else is printed in the same row or line."""
        row = self.row(one)
        return () if row is None else tuple(x for x in self.by_row.get(row, ()) if x is not one)

    def row(self, one: Tercetak) -> RowKey | None:
        """What its row of a table, or its paragraph of text, has in common; None where no place is known."""
        place = one.place
        line = place.baris
        if place.tabel is None:
            line = self._lines.get((place.halaman, line), line)
        where = (place.dokumen, place.halaman, line, place.tabel, place.baris_tabel)
        return where if any(part is not None for part in where[1:]) else None

    def akin(self, subject: str) -> frozenset[str]:
        """What a row may call `subject`: a sasaran's indicators, and the programs that serve it, stand in its row."""
        bundle = self.bundle
        found = {subject}
        found |= {x.id for x in bundle.indikator if x.untuk == subject}
        found |= {x.kode for x in bundle.dukungan if x.sasaran == subject}
        return frozenset(found)

    @cached_property
    def differences(self) -> tuple[tuple[Draft, Fraction], ...]:
        """What is wrong with the differences of the tables, and what is right."""
        from sakip.auditing.checks.differences import wrong

        return tuple(wrong(self))

    @cached_property
    def other_money(self) -> frozenset[Fraction]:
        """Amounts of the agency that are of kinds of expenditure, not of programs."""
        from sakip.auditing.parts import other_money

        return other_money(self)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What is called how: sasaran and indicators by id; programs, kegiatan and sub-kegiatan by code."""
        bundle = self.bundle
        found = {one.id: one.uraian for one in bundle.sasaran}
        found |= {one.id: one.nama for one in bundle.indikator}
        found |= {x.kode: x.nama for level in (bundle.program, bundle.kegiatan, bundle.sub_kegiatan) for x in level}
        return found

    @cached_property
    def known(self) -> Known:
        """The same, to be recognised in what the report prints."""
        from sakip.auditing.known import Known, plain_name

        return Known({plain: id for id, name in self.names.items() if (plain := plain_name(name))})

    def called(self, subject: str) -> str:
        """A subject for people: its id or code, and what that is called; the agency by its name alone."""
        if subject == self.bundle.kode:
            return self.bundle.perangkat_daerah.nama
        name = " ".join(self.names.get(subject, "").split())
        if len(name) > NAME:
            name = f"{name[:NAME].rsplit(' ', 1)[0]} \u2026"
        return f"{subject} ({name})" if name else subject

    @cached_property
    def polaritas(self) -> Mapping[str, str]:
        """Polarity by indicator."""
        return {one.id: str(one.polaritas) for one in self.bundle.indikator}


def _lines(published: Published) -> dict[tuple[int | None, int | None], int | None]:
    """The first line of the paragraph that each line of text belongs to."""
    return {(one.page, line): one.line for one in published.text for line in one.lines}


def _read_all(claims: Iterable[Claim], figure: Callable[[str], Figure | None]) -> Iterator[Tercetak]:
    claims = tuple(claims)
    columns: dict[object, list[str]] = defaultdict(list)
    tables: dict[object, list[str]] = defaultdict(list)
    for claim in claims:
        columns[_column(claim)].append(claim.printed)
        tables[claim.place.dokumen, claim.place.tabel].append(claim.printed)
    dots = {key: Dot.TIDAK_TAHU if key is None else column_dot(texts) for key, texts in columns.items()}
    for key, dot in dots.items():
        if dot is Dot.TIDAK_TAHU and isinstance(key, tuple) and any(map(_LONE_DOT.search, columns[key])):
            dots[key] = column_dot(tables[key[:2]])
    english = {key for key, texts in tables.items() if _groups_by_commas(texts)}
    throughout = _groups_by_commas([claim.printed for claim in claims])
    for claim in claims:
        grouped = throughout or (claim.place.dokumen, claim.place.tabel) in english
        try:
            where = addresses.parse(claim.address)
        except AddressError:
            # A bundle's loader names bad addresses; a claim made in code may still have one.
            continue
        yield _read_one(claim, where, dots[_column(claim)], figure, english=grouped)


_DECIMAL_COMMA = re.compile(r"[0-9],[0-9]{1,2}(?![0-9])", re.ASCII)
_LONE_COMMA = re.compile(r"(?<![0-9.,])([1-9][0-9]{0,2}),([0-9]{3})(?![0-9,])", re.ASCII)


def _groups_by_commas(texts: list[str]) -> bool:
    """Whether numbers have their decimals after a dot, and none after a comma: then commas group thousands."""
    return column_dot(texts) is Dot.DESIMAL and not any(map(_DECIMAL_COMMA.search, texts))


_SCALES = {"ribu": 3, "ribuan": 3, "juta": 6, "jutaan": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
_SCALE = re.compile(rf"\b({'|'.join(_SCALES)})\b", re.IGNORECASE)


def _scale(text: str) -> int:
    """The power of ten that a unit counts in: 6 for "Rp juta" and "juta orang", 0 for others."""
    found = _SCALE.search(text)
    return _SCALES[found[1].lower()] if found is not None else 0


def _in_units(one: Tercetak, units: Mapping[str, int], exact: Callable[[str], Fraction | None]) -> Tercetak:
    """A value that is printed with the scale of its indicator's unit, or another ("Rp8,5 triliun" where millions are
    counted), as a number of that unit: the number of the data, where that is the printed one rounded."""
    unit = units.get(one.address.subject, 0)
    shown = _scale(one.text)
    if not unit or not shown or one.cetak is None or one.address.kind not in SCALED:
        return one
    printed = one.cetak.nilai / 10**shown
    factor = Fraction(10) ** (shown - unit)
    known = exact(one.key)
    digit = one.cetak.digit
    decimals = _DECIMALS.search(one.text)
    if decimals is not None:
        digit = len(decimals[1])
    same = known is not None and bool(roundings(known / factor, Cetak(printed, digit, one.text)))
    value = known if same and known is not None else printed * factor
    return attrs.evolve(one, cetak=Cetak(value, max(0, digit - shown + unit), one.text))


SCALED = ("target", "realisasi", "akhir-renstra", "standar-nasional")
_DECIMALS = re.compile(r",([0-9]+)")
_LONE_DOT = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.,])", re.ASCII)


def _column(claim: Claim) -> object:
    place = claim.place
    return (place.dokumen, place.tabel, place.kolom) if place.tabel and place.kolom else None


def _read_one(
    claim: Claim, where: addresses.Address, dot: Dot, figure: Callable[[str], Figure | None], *, english: bool
) -> Tercetak:
    if where.kind.startswith("predikat:"):
        return Tercetak(claim, where)
    try:
        reading = read(_LONE_COMMA.sub(r"\1\2", claim.printed) if english else claim.printed, dot=dot)
    except NumberError as error:
        return Tercetak(claim, where, salah=error)
    match reading:
        case Angka(nilai=number):
            return Tercetak(claim, where, reading, Cetak.of(number, claim.printed.strip()))
        case Ambigu(pilihan=choices):
            computed = figure(claim.address)
            exact = None if computed is None else computed.exact
            meant = None if exact is None else _meant(choices, exact, claim.printed)
            return Tercetak(claim, where, reading, None if meant is None else Cetak.of(meant, claim.printed.strip()))
        case Rentang() | Rasio() | Kosong():
            return Tercetak(claim, where, reading)


def _meant(choices: tuple[Decimal, ...], exact: Fraction, printed: str) -> Decimal | None:
    """The reading that holds, else the only one of the size of what is right; by a guess nobody is accused."""
    fits = [one for one in choices if roundings(exact, Cetak.of(one, printed))]
    size = [one for one in choices if exact and Fraction(1, ALIKE) < Fraction(one) / exact < ALIKE]
    return fits[0] if fits else size[0] if len(size) == 1 else None
