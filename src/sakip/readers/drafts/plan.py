# SPDX-License-Identifier: MIT
"""Tujuan, sasaran and their indicators out of the tables of a report."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from decimal import Decimal

import attrs

from sakip.lang import msg
from sakip.model import Indikator, Nilai, Sasaran, StandarNasional, Tempat, Tujuan
from sakip.numbers import Ambigu, Angka
from sakip.published import Published, RowKind, Table
from sakip.readers.columns import columns
from sakip.readers.drafts.names import Names
from sakip.readers.drafts.questions import Question
from sakip.readers.drafts.sheets import Sheet, as_sasaran
from sakip.readers.drafts.values import nilai, unit
from sakip.readers.match import SURE, Match, apart, fold
from sakip.readers.mentions import Mention
from sakip.readers.records import Record, Value, says_none
from sakip.readers.vocabulary import Peran, Vocabulary
from sakip.readers.years import series

KINDS: Mapping[Peran, str] = {
    Peran.TARGET: "target",
    Peran.REALISASI: "realisasi",
    Peran.AKHIR_RENSTRA: "akhir-renstra",
    Peran.STANDAR_NASIONAL: "standar-nasional",
}
"""What a bundle records of an indicator."""

CONTAINED = 0.75
"""So alike are two names of which one has a word more ("Nilai SAKIP", "Nilai SAKIP Dinas")."""

SHORTEST = 2
"""A name cut short has so many words at least."""
_CHAPTER = re.compile(r"\W*bab\s+(?:[ivx]+|[0-9]+)\b", re.IGNORECASE)
_RESULTS = frozenset({Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN})


@attrs.define
class Measured:
    """An indicator in the making. values: the first cell of each kind and year, which is the one that is followed."""

    id: str
    nama: str
    untuk: str
    satuan: str = ""
    values: dict[tuple[str, int], Value] = attrs.field(factory=dict)
    all: list[Value] = attrs.field(factory=list)

    def take(self, record: Record, year: int, tahun: int) -> None:
        """The cells of one of its rows."""
        if record.satuan and not self.satuan:
            self.satuan = record.satuan
        for value in record.values:
            kind = KINDS.get(value.peran)
            if kind is None:
                continue
            own = value.tahun or year
            if kind in ("akhir-renstra", "standar-nasional"):
                own = tahun
            self.values.setdefault((kind, own), value)
            self.all.append(value)

    def made(self, tahun: int) -> Indikator:
        """The indicator."""
        satuan = unit(self.nama, self.satuan, self.all)
        units = {getattr(one.reading, "satuan", None) for one in self.all} - {None}
        bare = len(units) <= 1
        read = {key: nilai(value, satuan, bare=bare) for key, value in self.values.items()}
        years = {
            kind: {year: read[kind, year] for k, year in sorted(read) if k == kind} for kind in ("target", "realisasi")
        }
        standard: Nilai | None = read.get(("standar-nasional", tahun))
        return Indikator(
            id=self.id,
            nama=self.nama,
            untuk=self.untuk,
            satuan=satuan,
            target=years["target"],
            realisasi=years["realisasi"],
            akhir_renstra=read.get(("akhir-renstra", tahun)),
            standar_nasional=None if standard is None else StandarNasional(standard, "-"),
        )


@attrs.define
class Plan:
    """What the report plans and measures. made_up: the id of the sasaran that stands in where none is named."""

    tahun: int
    tujuan: Names = attrs.field(factory=lambda: Names("T-"))
    sasaran: Names = attrs.field(factory=lambda: Names("S-"))
    indikator: Names = attrs.field(factory=lambda: Names("IKU-"))
    measured: dict[str, Measured] = attrs.field(factory=dict)
    serves: dict[str, str] = attrs.field(factory=dict)
    joins: dict[tuple[int, int], tuple[Match | None, Match | None]] = attrs.field(factory=dict)
    questions: list[Question] = attrs.field(factory=list)
    made_up: str = ""

    def read(self, sheets: Iterable[Sheet]) -> None:
        """Everything: the measurement first, then what other tables add to it."""
        those = [one for one in sheets if not one.of_budget]
        ordered = sorted(those, key=lambda one: (one.guessed, -one.rank))
        for sheet in ordered:
            other = Peran.PROGRAM in sheet.parts or sheet.guessed
            self.table(sheet, new=bool(sheet.parts & _RESULTS) and not (other and self.measured))
        for sheet in ordered:
            if not self.measured:
                self.table(sheet, new=True)

    def table(self, sheet: Sheet, *, new: bool) -> None:
        """One table. new: whether a row may name an indicator that no other table named before."""
        taken: set[str] = set()
        heading = sheet.over
        year = sheet.year(self.tahun)
        for record in sheet.records:
            where = (sheet.table.index, record.row)
            if record.kind is RowKind.GROUP and Peran.SASARAN not in sheet.parts:
                heading = as_sasaran(record) or heading
                continue
            if record.kind is not RowKind.DATA and record.kind is not RowKind.GROUP:
                continue
            sasaran = self._sasaran(record.sasaran or heading, record.place, create=new)
            if not record.indikator:
                self.joins[where] = (sasaran, None)
                continue
            favour = [id for id, one in self.measured.items() if sasaran is not None and one.untuk == sasaran.id]
            match = self.indikator.find(record.indikator, taken, favour)
            if match is not None and match.doubtful and match.id not in favour and not _longer(match):
                match = None
            match = match or self._shortened(record.indikator, taken)
            if match is None and new and any(one.peran in KINDS or one.peran is Peran.CAPAIAN for one in record.values):
                match = self._new(record, sasaran)
            if match is not None:
                taken.add(match.id)
                one = self.measured[match.id]
                one.take(record, year, self.tahun)
                if self.made_up and one.untuk == self.made_up:
                    sasaran = self._sasaran(record.sasaran or heading, record.place, create=True)
                    one.untuk = one.untuk if sasaran is None else sasaran.id
                if match.doubtful:
                    self._doubt(match, record.place)
            self.joins[where] = (sasaran, match)

    def years(self, published: Published, vocabulary: Vocabulary | None) -> None:
        """What tables of one indicator over the years add to it."""
        names = {id: one.nama for id, one in self.measured.items()}
        for one in list(series(published, names, self._known, vocabulary)):
            measured = self.measured[one.match.id]
            for _, value in one.values:
                if value.peran in KINDS:
                    year = None if value.peran is Peran.AKHIR_RENSTRA else value.tahun
                    measured.values.setdefault((KINDS[value.peran], year or self.tahun), value)
                    measured.all.append(value)

    def _known(self, id: str, peran: Peran, year: int) -> Decimal | None:
        value = self.measured[id].values.get((str(peran), year))
        return value.reading.nilai if value is not None and isinstance(value.reading, Angka) else None

    def sentences(self, found: Iterable[Mention]) -> None:
        """Indicators that only sentences measure: a heading over a target and a realisation."""
        by_topic: dict[str, list[Mention]] = {}
        for mention in found:
            if (
                mention.kind in ("target", "realisasi")
                and mention.subject
                and not mention.money
                and not mention.condition
                and mention.when.year(self.tahun) == self.tahun
            ):
                by_topic.setdefault(mention.subject, []).append(mention)
        for topic, these in by_topic.items():
            if {one.kind for one in these} != {"target", "realisasi"} or _CHAPTER.match(topic):
                continue
            id = self.indikator.add(topic)
            one = self.measured[id] = Measured(id, self.indikator.known[id], self._stand_in())
            for mention in these:
                value = Value(Peran(mention.kind), mention.text, mention.reading, mention.place)
                one.values.setdefault((mention.kind, self.tahun), value)
                one.all.append(value)

    def _shortened(self, text: str, taken: Container[str]) -> Match | None:
        """The one indicator whose name begins with these words, where they are several."""
        words = fold(text)
        found = [id for id, name in self.indikator.known.items() if fold(name).startswith(f"{words} ")]
        if len(words.split()) < SHORTEST or len(found) != 1 or found[0] in taken:
            return None
        return Match(found[0], SURE, text, self.indikator.known[found[0]], False)

    def _new(self, record: Record, sasaran: Match | None) -> Match:
        owner = sasaran.id if sasaran is not None else self._stand_in()
        id = self.indikator.add(record.indikator)
        self.measured[id] = Measured(id, self.indikator.known[id], owner)
        return Match(id, 1.0, record.indikator, record.indikator, False)

    def _stand_in(self) -> str:
        if not self.made_up:
            self.made_up = self.sasaran.add("-", "S-0")
        return self.made_up

    def _settle_stand_in(self) -> None:
        """Ask about the sasaran that stands in; forget it where other tables named one for each of its indicators."""
        if any(one.untuk == self.made_up for one in self.measured.values()):
            self.questions.append(Question(self.made_up, msg("the report names no sasaran for these indicators")))
        elif self.made_up:
            self.sasaran.forget(self.made_up)

    def _sasaran(self, text: str, place: Tempat, *, create: bool) -> Match | None:
        if not text:
            return None
        match = self.sasaran.find(text)
        if match is None and create:
            id = self.sasaran.add(text)
            return Match(id, 1.0, text, text, False)
        if match is not None and match.doubtful:
            self._doubt(match, place)
        return match

    def aims(self, tables: Iterable[Table], vocabulary: Vocabulary | None) -> None:
        """Which tujuan each sasaran serves, by the tables that have both."""
        for table in tables:
            parts = {one.peran: one.index for one in columns(table, vocabulary)}
            if not parts.keys() >= {Peran.TUJUAN, Peran.SASARAN}:
                continue
            current = ""
            for at, row in enumerate(table.rows):
                current = row.cells[parts[Peran.TUJUAN]].text or current
                named = row.cells[parts[Peran.SASARAN]]
                if not current or says_none(current) or not named.text:
                    continue
                match = self.tujuan.find(current)
                id = match.id if match is not None else self.tujuan.add(current)
                served = self._sasaran(named.text, table.place(at, parts[Peran.SASARAN]), create=not self.measured)
                if served is not None:
                    self.serves.setdefault(served.id, id)

    def _doubt(self, match: Match, place: Tempat) -> None:
        self.questions.append(
            Question(match.id, msg('is "{text}" the same as "{known}"?', text=match.text, known=match.known), place)
        )

    def results(self) -> tuple[tuple[Tujuan, ...], tuple[Sasaran, ...], tuple[Indikator, ...]]:
        """Tujuan, sasaran and indicators as the model has them."""
        self._settle_stand_in()
        made = tuple(one.made(self.tahun) for one in self.measured.values())
        for one in made:
            for key, value in (("target", one.target.get(self.tahun)), ("realisasi", one.realisasi.get(self.tahun))):
                if isinstance(value, Ambigu):
                    place = self.measured[one.id].values[key, self.tahun].place
                    ways = " / ".join(map(str, value.pilihan))
                    self.questions.append(
                        Question(one.id, msg('"{raw}" can be read as {ways}', raw=value.raw, ways=ways), place)
                    )
        return (
            tuple(Tujuan(id, text) for id, text in self.tujuan.known.items()),
            tuple(Sasaran(id, text, self.serves.get(id)) for id, text in self.sasaran.known.items()),
            made,
        )


def _longer(match: Match) -> bool:
    """Whether one name is the other with words more, and no third name comes near."""
    return match.rival is None and match.score >= CONTAINED and not apart(match.text, match.known)
