# SPDX-License-Identifier: MIT
"""Figures of sentences joined to what they are said of: the agency, a sasaran, an indicator."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from sakip.address import Address, known
from sakip.lang import N_, Message, msg
from sakip.model.claim import Claim, Tempat
from sakip.numbers import Angka, format_number
from sakip.readers.clean import figure
from sakip.readers.match import SURE, Match, covers, find, fold
from sakip.readers.mentions import Mention
from sakip.readers.subjects import opening, sasaran_of

if TYPE_CHECKING:
    from sakip.model import Bundle

_RUPIAH = re.compile(r"\brp\b|\brupiah\b", re.IGNORECASE)
_ON_A_SCALE = re.compile(r"indeks|index|nilai|skor|angka|po[ie]n|predikat|opini|level|rasio|kategori", re.IGNORECASE)
"""Units of figures that a sentence may print with a percent sign, though it should not."""
_NOUN = re.compile(
    r"\s+(?!(?:%|persen|poin|dari|dan|atau|sehingga|yang|dengan|pada|tahun|untuk|terhadap|namun|tetapi|sedangkan|di|ke)\b)[a-z]{3,}",
    re.IGNORECASE,
)
_DIRECT = re.compile(r"\bbelanja langsung\b", re.IGNORECASE)
IN_SENTENCE = N_("named in the sentence itself")


@attrs.frozen
class Unmatched:
    """A row or a sentence whose figures found no address. text: the name that stands there; reason: why not."""

    text: str
    place: Tempat
    reason: Message


class Sentences:
    """The claims of a report, and what a sentence may speak of."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.totals: set[Decimal] | None = None
        self.whole_sentence = ""
        self.claims: list[Claim] = []
        self.unmatched: list[Unmatched] = []
        self.matches: list[tuple[Tempat, Match]] = []
        self.sasaran = {one.id: one.uraian for one in bundle.sasaran}
        high = {*self.sasaran, *(one.id for one in bundle.tujuan)}
        self.iku = {one.id: one.nama for one in bundle.indikator if one.untuk in high}
        self.indikator = {one.id: one.nama for one in bundle.indikator}
        self.rupiah = {one.id for one in bundle.indikator if _RUPIAH.search(one.satuan)}
        self.percent = {one.id for one in bundle.indikator if "%" in one.satuan or "persen" in one.satuan.casefold()}
        self.counted = {one.id for one in bundle.indikator if one.satuan} - self.percent
        self.counted -= {one.id for one in bundle.indikator if _ON_A_SCALE.search(one.satuan)}
        self.units = {one.id: fold(one.satuan) for one in bundle.indikator if one.satuan and one.satuan != "%"}
        self.indirect = False

    def mention(self, mention: Mention) -> None:
        if mention.kind == "ambang" or mention.condition:
            return
        if mention.kind == "nilai":
            self._value(mention)
            return
        match, subject = None, ""
        if mention.money and (match := self._in_rupiah(mention)) is not None:
            subject = match.id
            self.matches.append((mention.place, match))
        elif mention.money and mention.kind == "target":
            return
        elif mention.kind.startswith("jumlah:") or (
            (mention.money or mention.kind == "serapan") and self._whole(mention)
        ):
            subject = self.bundle.kode
        elif mention.money or mention.kind == "serapan":
            reason = msg("its sentence does not say that the amount is the agency's")
            self.unmatched.append(Unmatched(mention.sentence[:120], mention.place, reason))
            return
        else:
            match = self._subject(mention)
            if mention.kind.startswith("rata-rata:"):
                of = sasaran_of(mention.sentence, mention.subject, self.sasaran, mention.before)
                if match is not None and covers(mention.sentence, match.known) > covers(mention.before, match.known):
                    match = None  # What the sentence names after its mean is not what the mean is of.
                match = match if of is None else None
                subject = self.bundle.kode if of is None and match is None else of or ""
            if match is not None:
                subject = match.id
                self.matches.append((mention.place, match))
        kind = mention.kind
        if kind == "predikat":
            kind = "predikat:sakip" if "sakip" in fold(self.indikator.get(subject, "")) else "predikat:capaian"
        if kind in ("target", "realisasi") and not mention.money and not self._in_its_unit(mention, subject):
            return
        if match is not None and kind.startswith("rata-rata:"):
            kind = kind.removeprefix("rata-rata:")
        if not subject or not known(kind):
            reason = msg("no indicator is named over it or in its sentence")
            self.unmatched.append(Unmatched(mention.sentence[:120], mention.place, reason))
            return
        note = str(match) if match is not None and match.doubtful else None
        address = Address(kind, subject, mention.when.year(self.bundle.tahun))
        self.claims.append(Claim(str(address), mention.text, mention.place, note))

    def _in_its_unit(self, mention: Mention, id: str) -> bool:
        """Whether a number may be a value of the indicator: no percentage of what is counted, no count of things where
        percent are, nothing that is counted as another indicator is."""
        if mention.text.endswith(("%", "persen")):
            return id not in self.counted
        word = next(iter(fold(mention.after).split()), "")
        if word in self.units.values() and self.units.get(id, word) != word:
            return False
        return not (id in self.percent and mention.text.isdigit() and _NOUN.match(mention.after))

    def _whole(self, mention: Mention) -> bool:
        """Whether an amount is the agency's: its sentence says so, or names the ceiling that a table has as total."""
        if self.indirect and mention.whole and not _DIRECT.search(mention.sentence):
            mention = attrs.evolve(mention, whole=None)
        if mention.whole is None and isinstance(mention.reading, Angka):
            if self.totals is None:
                kode, tahun = self.bundle.kode, self.bundle.tahun
                keys = {str(Address(kind, kode, tahun)) for kind in ("pagu", "realisasi")}
                read = (figure(one.printed) for one in self.claims if one.address in keys)
                self.totals = {one.nilai for one in read if isinstance(one, Angka)} | {_all_money(self.bundle)}
            if mention.kind == "pagu" and mention.reading.nilai in self.totals:
                self.whole_sentence = mention.sentence
        if mention.whole is None and mention.kind == "serapan" and self.totals is not None:
            named = (format_number(one, digits=0) for one in self.totals if one)
            if any(one in mention.sentence for one in named):
                self.whole_sentence = mention.sentence
        return mention.whole is True or (mention.whole is None and mention.sentence == self.whole_sentence)

    def _value(self, mention: Mention) -> None:
        """A number that no word names: the realisation of the indicator whose name begins the sentence."""
        id = opening(mention.before, self.iku)
        if not mention.money and not self._in_its_unit(mention, id):
            return
        # "X baru mencapai 75 %" may be what X has achieved of its target.
        percent = mention.text.endswith(("%", "persen"))
        if percent and (id not in self.percent or mention.before.rstrip().endswith("mencapai")):
            return
        if id and (not mention.money or id in self.rupiah):
            address = Address("realisasi", id, mention.when.year(self.bundle.tahun))
            self.claims.append(Claim(str(address), mention.text, mention.place, None))

    def _in_rupiah(self, mention: Mention) -> Match | None:
        """The indicator that an amount is said of, where it is one that is counted in rupiah."""
        match = self._subject(mention) if mention.kind in ("target", "realisasi") else None
        return match if match is not None and match.id in self.rupiah else None

    def _subject(self, mention: Mention) -> Match | None:
        match = find(mention.subject, self.iku) if mention.subject else None
        if match is not None and not match.doubtful:
            return match
        named = sorted(((covers(mention.sentence, name), id) for id, name in self.iku.items()), reverse=True)
        if match is not None and not (named and named[0][0] == 1.0 and named[0][1] != match.id):
            return match
        if named and named[0][0] >= SURE and (len(named) == 1 or named[0][0] > named[1][0]):
            score, id = named[0]
            rival = named[1][1] if len(named) > 1 else None
            return Match(id, score, mention.sentence, self.iku[id], True, rival, IN_SENTENCE)
        return None


def _all_money(bundle: Bundle) -> Decimal:
    """The ceilings of all that has one of its own, together."""
    levels = (bundle.program, bundle.kegiatan, bundle.sub_kegiatan)
    return Decimal(sum(one.pagu.berlaku or 0 for level in levels for one in level))
