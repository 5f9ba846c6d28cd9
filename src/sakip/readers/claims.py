# SPDX-License-Identifier: MIT
"""From what a report prints to claims: rows and sentences joined to the entities of a bundle, with their addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from sakip.address import Address, known
from sakip.belanja import ACCOUNT
from sakip.lang import N_, Message, msg
from sakip.model.claim import Claim, Tempat
from sakip.published import Published, RowKind, Table
from sakip.readers.abbreviated import abbreviated
from sakip.readers.agreed import agreements, superseded
from sakip.readers.match import Match, find
from sakip.readers.mentions import mentions
from sakip.readers.records import Record, Value, of_table
from sakip.readers.spoken import Sentences, Unmatched
from sakip.readers.vocabulary import Peran, Vocabulary
from sakip.readers.years import Series, of_bundle, series

if TYPE_CHECKING:
    from sakip.model import Bundle

ONLY_INDICATOR = N_("the only indicator of what the row is about")
SERVING = N_("the row names no program; this one alone serves the sasaran")

_INDIRECT = re.compile(r"\bbelanja tidak langsung\b[^.]{0,80}\bRp", re.IGNORECASE)
"""Where the report has such money too, the total of its programs is not all that it had."""
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)
_LEVEL = re.compile(r"\s*(?:[-\u2022]\s*)?(sub ?kegiatan|program|kegiatan)\b[\s:.]*", re.IGNORECASE)
_MEAN = re.compile(r"\brata[\s-]*rata\b|\brerata\b", re.IGNORECASE)
_MEANS = {
    Peran.CAPAIAN: "rata-rata:capaian", Peran.KEMAJUAN: "rata-rata:kemajuan", Peran.SERAPAN: "rata-rata:serapan",
    Peran.EFISIENSI: "rata-rata:efisiensi",
}  # fmt: skip
_OF_INDICATOR = {
    Peran.TARGET: "target", Peran.REALISASI: "realisasi", Peran.CAPAIAN: "capaian",
    Peran.AKHIR_RENSTRA: "akhir-renstra", Peran.KEMAJUAN: "kemajuan", Peran.PREDIKAT: "predikat:capaian",
    Peran.PERUBAHAN: "perubahan", Peran.STANDAR_NASIONAL: "standar-nasional",
    Peran.TERHADAP_STANDAR: "terhadap-standar",
}  # fmt: skip
_OF_MONEY = {Peran.PAGU: "pagu", Peran.REALISASI_KEUANGAN: "realisasi", Peran.SERAPAN: "serapan"}


@attrs.frozen
class Found:
    """What a report claims. matches: each name that was joined to an entity by likeness, with its score."""

    claims: tuple[Claim, ...]
    unmatched: tuple[Unmatched, ...]
    matches: tuple[tuple[Tempat, Match], ...]


@attrs.frozen
class Joined:
    """Which entities a row was joined to before: by whoever made them out of these rows."""

    sasaran: Match | None = None
    indikator: Match | None = None
    kode: Match | None = None


Joins = Mapping[tuple[int, int], Joined]
"""By number of the table and row in it."""


def claims(published: Published, bundle: Bundle, vocabulary: Vocabulary | None = None) -> tuple[Claim, ...]:
    """Every figure of the report that has an address among the entities of `bundle`, as printed, with its place.

    A claim that rests on a doubtful match says so in its note.
    """
    return gather(published, bundle, vocabulary).claims


def gather(
    published: Published, bundle: Bundle, vocabulary: Vocabulary | None = None, joins: Joins | None = None
) -> Found:
    """As `claims`, with the rows that found no address and the matches that the claims rest on.

    joins: what rows are about, where that is known; the others are joined by name.
    """
    work = _Gathering(bundle, joins or {})
    work.agreed = agreements(published, vocabulary)
    work.indirect = any(_INDIRECT.search(one.text) for one in published.text)
    old = superseded(published, work.agreed, vocabulary)
    for table in published.tables:
        if table.index not in old:
            work.table(table, vocabulary)
    for one in series(published, work.indikator, of_bundle(bundle), vocabulary):
        work.series(one)
    for mention in mentions(published, vocabulary, work.iku.values()):
        work.mention(mention)
    told = {one.place.letak for one in work.claims}
    work.claims += [one for one in abbreviated(published, bundle) if one.place.letak not in told]
    return Found(tuple(work.claims), tuple(work.unmatched), tuple(work.matches))


class _Gathering(Sentences):
    def __init__(self, bundle: Bundle, joins: Joins) -> None:
        super().__init__(bundle)
        self.joins = joins
        self.agreed: frozenset[int] = frozenset()
        self.untuk = {one.id: one.untuk for one in bundle.indikator}
        self.levels: dict[str, dict[str, str]] = {
            "program": {one.kode: _bare(one.nama) for one in bundle.program},
            "kegiatan": {one.kode: _bare(one.nama) for one in bundle.kegiatan},
            "subkegiatan": {one.kode: _bare(one.nama) for one in bundle.sub_kegiatan},
        }
        self.kode = {kode: nama for level in self.levels.values() for kode, nama in level.items()}
        self.induk = {
            **{one.kode: one.induk for one in bundle.kegiatan},
            **{one.kode: one.induk for one in bundle.sub_kegiatan},
        }

    # Tables

    def table(self, table: Table, vocabulary: Vocabulary | None) -> None:
        year = self._year(table)
        agreed = table.index in self.agreed
        current: list[str] = []
        above: set[str] = set()
        others = False
        summed: list[Record] = []
        for record in of_table(table, vocabulary):
            joined = self.joins.get((table.index, record.row))
            if joined is not None and joined.sasaran is not None:
                above.add(joined.sasaran.id)
            if not record.values:
                if record.program and not record.sasaran:
                    self._kode(record, current)
                continue
            if record.kind in (RowKind.TOTAL, RowKind.MEAN):
                strange = others or self._strange(summed)
                self._sum(record, table, year, agreed, above, strange=strange)
                above, summed = set(), []
            else:
                others = others or (record.kind is RowKind.DATA and ACCOUNT.match(record.program) is not None)
                summed.append(record)
                self._row(record, current, year, agreed)

    def _strange(self, rows: Sequence[Record]) -> bool:
        """Whether rows have money and each names something that is none of the agency's programs: their sum is not
        what the agency had."""
        paid = [one for one in rows if any(value.peran in _OF_MONEY for value in one.values)]
        return bool(paid and self.kode) and all(
            one.program and not one.sasaran and not self._known(one) for one in paid
        )

    def _known(self, record: Record) -> bool:
        joined = self.joins.get((record.table.index, record.row))
        if joined is not None:
            return joined.kode is not None
        return record.kode in self.kode or find(_bare(record.program), self.kode) is not None

    def _row(self, record: Record, current: list[str], year: int, agreed: bool) -> None:
        joined = self.joins.get((record.table.index, record.row))
        if joined is not None:
            sasaran, indikator, kode = joined.sasaran, joined.indikator, joined.kode
            self.matches += [(record.place, one) for one in (sasaran, indikator, kode) if one and one.score < 1.0]
            if indikator is None and not record.indikator:
                indikator = self._indikator(record, kode, sasaran)
        else:
            sasaran = self._match(record.sasaran, self.sasaran, record) if record.sasaran else None
            kode = self._kode(record, current)
            indikator = self._indikator(record, kode, sasaran)
        for value in record.values:
            if record.shared and value.peran in _OF_MONEY:
                self.unmatched.append(Unmatched(self._name(record), value.place, msg("a part of what the row names")))
                continue
            address, match, reason = self._address(value, record, indikator, sasaran, kode, agreed)
            if address is None:
                if reason is not None:
                    self.unmatched.append(Unmatched(self._name(record), value.place, reason))
                continue
            # The target at the end of the Renstra is asked for by the year that is reported.
            told = None if value.peran is Peran.AKHIR_RENSTRA else value.tahun
            self._claim(address, told or year, value, match)

    def _address(
        self,
        value: Value,
        record: Record,
        indikator: Match | None,
        sasaran: Match | None,
        kode: Match | None,
        agreed: bool,
    ) -> tuple[tuple[str, str] | None, Match | None, Message | None]:
        peran = value.peran
        if peran in _OF_MONEY:
            kind = "anggaran-pk" if agreed and peran is Peran.PAGU else _OF_MONEY[peran]
            if kode is not None:
                return (kind, kode.id), kode, None
            if sasaran is not None and (serving := self._serving(sasaran)) is not None:
                return (kind, serving.id), serving, None
            if sasaran is not None and peran is Peran.SERAPAN and not record.program:
                return (kind, sasaran.id), sasaran, None
            return None, None, msg('no program, kegiatan or sub-kegiatan is named like "{name}"', name=record.program)
        if peran is Peran.EFISIENSI:
            match = sasaran or kode
            return ((peran.value, match.id), match, None) if match else (None, None, _nobody(record.sasaran))
        if peran in _MEANS and sasaran is not None and _MEAN.search(value.place.kolom or ""):
            return (_MEANS[peran], sasaran.id), sasaran, None
        if peran in _OF_INDICATOR:
            if indikator is not None:
                return (_OF_INDICATOR[peran], indikator.id), indikator, None
            match = None if record.indikator else (kode if record.program else sasaran)
            if match is not None and peran in _MEANS:
                return (_MEANS[peran], match.id), match, None
            return None, None, _nobody(record.indikator or record.program or record.sasaran)
        return None, None, None

    def _sum(self, record: Record, table: Table, year: int, agreed: bool, above: set[str], *, strange: bool) -> None:
        """above: the sasaran of the rows that it sums up. strange: their money is not that of the programs."""
        for value in record.values:
            subject, kind = self.bundle.kode, ""
            if record.kind is RowKind.MEAN:
                kind = _MEANS.get(value.peran, "")
                if len(above) == 1 < len(self.sasaran):
                    (subject,) = above
            elif value.peran is Peran.PEGAWAI:
                kind = self._staff(table)
            elif value.peran in _OF_MONEY and not strange:
                kind = "anggaran-pk" if agreed and value.peran is Peran.PAGU else _OF_MONEY[value.peran]
            if kind and known(kind):
                self._claim((kind, subject), value.tahun or year, value, None)
            else:
                reason = msg("a total of this column has no address")
                self.unmatched.append(Unmatched(self._name(record), value.place, reason))

    def _staff(self, table: Table) -> str:
        staff = {one.id: one.judul for one in self.bundle.perangkat_daerah.pegawai}
        match = find(table.title, staff)
        return f"jumlah:pegawai-{match.id}" if match else "jumlah:pegawai"

    def _indikator(self, record: Record, kode: Match | None, sasaran: Match | None) -> Match | None:
        own: tuple[str, ...] = ()
        if kode is not None and not record.sasaran:
            own = tuple(id for id, untuk in self.untuk.items() if untuk == kode.id)
        if not record.indikator:
            counted = any(one.peran in (Peran.TARGET, Peran.REALISASI) for one in record.values)
            return self._only(own, record) if len(own) == 1 and (counted or kode is not None) else None
        if own:
            match = self._match(record.indikator, {id: self.indikator[id] for id in own}, record)
            return match or (self._only(own, record) if len(own) == 1 else None)
        favour = tuple(id for id, untuk in self.untuk.items() if sasaran is not None and untuk == sasaran.id)
        return self._match(record.indikator, self.iku if record.sasaran else self.indikator, record, favour)

    def _only(self, own: Sequence[str], record: Record) -> Match:
        name = self.indikator[own[0]]
        match = Match(own[0], 0.0, record.indikator or record.program, name, True, why=ONLY_INDICATOR)
        self.matches.append((record.place, match))
        return match

    def _kode(self, record: Record, current: list[str]) -> Match | None:
        """The program, kegiatan or sub-kegiatan of a row. current: those of the rows above it, the latest last."""
        if record.kode in self.kode:
            current.append(record.kode)
            return Match(record.kode, 1.0, record.kode, self.kode[record.kode], False)
        if not record.program:
            return None
        level = _LEVEL.match(record.program)
        names = self.kode
        if level is not None:
            names = self.levels[level[1].lower().replace(" ", "")] or names
        elif record.sasaran:
            names = self.levels["program"] or names
        under = tuple(
            kode for kode in self.kode if current and (kode == current[-1] or self._inside(kode, current[-1]))
        )
        match = self._match(_bare(record.program), names, record, under)
        if match is not None and not record.sasaran:
            while current and not self._inside(match.id, current[-1]):
                current.pop()
            current.append(match.id)
        return match

    def _inside(self, kode: str, other: str) -> bool:
        upper = self.induk.get(kode)
        return upper is not None and (upper == other or self._inside(upper, other))

    def _serving(self, sasaran: Match) -> Match | None:
        """The one program that serves the sasaran, where the bundle names just one."""
        serving = {one.kode for one in self.bundle.dukungan if one.sasaran == sasaran.id}
        codes = sorted(serving & set(self.levels["program"]))
        if len(codes) != 1:
            return None
        return Match(codes[0], sasaran.score, sasaran.text, self.kode[codes[0]], True, why=SERVING)

    def _match(self, text: str, names: dict[str, str], record: Record, favour: Sequence[str] = ()) -> Match | None:
        match = find(text, names, favour)
        if match is not None and match.score < 1.0:
            self.matches.append((record.place, match))
        return match

    def _claim(self, address: tuple[str, str], year: int, value: Value, match: Match | None) -> None:
        notes = []
        if match is not None and match.doubtful:
            notes.append(str(match))
        if value.doubtful:
            notes.append(value.why)
        kind, subject = address
        self.claims.append(Claim(str(Address(kind, subject, year)), value.text, value.place, "; ".join(notes) or None))

    def _year(self, table: Table) -> int:
        years = {int(year) for year in _YEAR.findall(table.title)}
        return years.pop() if len(years) == 1 else self.bundle.tahun

    @staticmethod
    def _name(record: Record) -> str:
        return record.indikator or record.program or record.sasaran or record.label

    # Tables of one indicator over the years

    def series(self, one: Series) -> None:
        """The claims of such a table."""
        for _, value in one.values:
            told = None if value.peran is Peran.AKHIR_RENSTRA else value.tahun
            self._claim((_OF_INDICATOR[value.peran], one.match.id), told or self.bundle.tahun, value, one.match)
        self.matches.append((one.table.place(one.values[0][0], 0), one.match))

    # Sentences


def _bare(name: str) -> str:
    shorter = _LEVEL.sub("", name, count=1) if _LEVEL.match(name) else name
    return shorter if shorter.strip() else name


def _nobody(name: str) -> Message:
    return msg('no sasaran or indicator is named like "{name}"', name=name) if name else msg("the row names nothing")
