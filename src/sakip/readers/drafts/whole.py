# SPDX-License-Identifier: MIT
"""The draft as a whole: who, when, plan, money; each part out of its own tables, joined by name."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from sakip.address import parse
from sakip.errors import SakipError
from sakip.lang import Message, msg
from sakip.model import Bundle, Claim, Indikator, Nilai, Ordinal, Sumber, Tempat, Wilayah
from sakip.model.claim import Claim as _Claim
from sakip.numbers import Angka
from sakip.published import LooseRow, Published
from sakip.readers.captions import label
from sakip.readers.claims import Joined, gather
from sakip.readers.codes import resolved
from sakip.readers.drafts import who
from sakip.readers.drafts.analysis import analyses
from sakip.readers.drafts.money import Money
from sakip.readers.drafts.plan import Plan
from sakip.readers.drafts.questions import Question
from sakip.readers.drafts.sheets import Sheet, sheets
from sakip.readers.drafts.staff import staff, villages
from sakip.readers.loose import loose
from sakip.readers.mentions import mentions
from sakip.readers.refusal import refuse
from sakip.readers.spoken import Unmatched
from sakip.readers.vocabulary import Peran, Vocabulary

_LISTS = {
    "jumlah:tujuan": "tujuan", "jumlah:sasaran": "sasaran", "jumlah:indikator": "indikator",
    "jumlah:indikator-tercapai": "indikator", "jumlah:program": "program", "jumlah:kegiatan": "kegiatan",
    "jumlah:sub-kegiatan": "sub_kegiatan", "jumlah:program-dilaksanakan": "sub_kegiatan",
    "jumlah:kegiatan-dilaksanakan": "sub_kegiatan", "jumlah:sub-kegiatan-dilaksanakan": "sub_kegiatan",
}  # fmt: skip
"""Counts, and the list that they count; a report without the list cannot be counted after."""


_OF_ALL = ("jumlah:indikator", "jumlah:sasaran", "jumlah:tujuan", "rata-rata:")


@attrs.frozen
class Draft:
    """A bundle as far as a report holds one.

    klaim: every figure that it prints, with its place. followed: by address, where the value stands that the bundle
    follows. questions: what a person should look at. unplaced: rows and sentences whose figures found no address.
    loose: the rows among them whose figures belong together all the same.
    """

    published: Published
    bundle: Bundle
    klaim: tuple[Claim, ...]
    followed: Mapping[str, Tempat]
    questions: tuple[Question, ...] = ()
    unplaced: tuple[Unmatched, ...] = ()
    loose: tuple[LooseRow, ...] = ()

    def remarks(self) -> Mapping[str, list[str]]:
        """What is to be asked by id or code, and under "" what concerns all of it or found no place."""
        found: dict[str, list[str]] = {}
        for one in self.questions:
            found.setdefault(one.about, []).append(str(one))
        for left in self.unplaced:
            fields = {"text": left.text, "place": left.place, "reason": left.reason}
            found.setdefault("", []).append(str(msg("not placed: {text} ({place}): {reason}", **fields)))
        return found

    def tidy(self) -> Draft:
        """The same as a bundle that loads: a sasaran that nothing measures is asked about, and what the bundle follows
        is no claim besides. Raises ReaderError where there is neither indicator nor program."""
        bundle = self.bundle
        if not bundle.indikator and not bundle.program:
            _nothing(self.published)
        measured = {one.untuk for one in bundle.indikator}
        kept = tuple(one for one in bundle.sasaran if one.id in measured)
        lost: list[Question] = []
        indikator = tuple(self._writable(one, lost) for one in bundle.indikator)
        gone = {one.id: one.uraian for one in bundle.sasaran if one.id not in measured}
        asked = tuple(
            Question("", msg('the sasaran "{name}" has no indicator and was left out', name=name))
            for name in gone.values()
        )
        klaim = tuple(
            one for one in self.klaim
            if self.followed.get(one.address) != one.place and parse(one.address).subject not in gone
        )  # fmt: skip
        made = attrs.evolve(
            bundle,
            sasaran=kept,
            indikator=indikator,
            dukungan=tuple(one for one in bundle.dukungan if one.sasaran not in gone),
            klaim=klaim,
        )
        return attrs.evolve(self, bundle=made, klaim=klaim, questions=(*self.questions, *lost, *asked))

    def _writable(self, one: Indikator, lost: list[Question]) -> Indikator:
        """The indicator with values that read the same in a file; a text that no bundle may hold is asked about."""
        made: dict[str, dict[int, Nilai]] = {}
        for kind, values in (("target", one.target), ("realisasi", one.realisasi)):
            made[kind] = {}
            for year, value in values.items():
                alone = _alone(value)
                if alone is None:
                    place = self.followed.get(f"{kind}:{one.id}:{year}")
                    lost.append(
                        Question(
                            one.id, msg('{kind} {year}: "{raw}" is no number', kind=kind, year=year, raw=value), place
                        )
                    )
                else:
                    made[kind][year] = alone
        end = None if one.akhir_renstra is None else _alone(one.akhir_renstra)
        return attrs.evolve(one, target=made["target"], realisasi=made["realisasi"], akhir_renstra=end)


def _to_the_end(one: Indikator, last: int) -> Indikator:
    """The indicator with the target of the Renstra's last year as that of its end, where nothing else is named so."""
    end = one.target.get(last)
    return one if end is None or one.akhir_renstra is not None else attrs.evolve(one, akhir_renstra=end)


def _alone(value: Nilai) -> Nilai | None:
    """`value` as it is read without its column: itself, the number that its column made of it, or None."""
    if isinstance(value, int | Decimal | Ordinal):
        return value
    # A report is audited without the machinery that reads bundles.
    from sakip.bundle.hooks import nilai

    try:
        same = nilai(value.raw) == value
    except SakipError:
        same = False
    return value if same else value.nilai if isinstance(value, Angka) else None


def draft(
    published: Published,
    *,
    kode: str,
    tahun: int | None = None,
    vocabulary: Vocabulary | None = None,
    otherwise: int | None = None,
) -> Draft:
    """The bundle that a report holds, with all that it prints as claims.

    kode: of the region. tahun: the year reported; the report says it itself unless given. otherwise: the year where
    nothing in the report names one. Raises ReaderError where no table of indicators or programs is recognised.
    """
    printed, published = published, resolved(published, vocabulary)
    those = sheets(published, vocabulary)
    questions: list[Question] = []
    if tahun is None:
        found = who.year(published, vocabulary)
        tahun = found.tahun or otherwise
        if tahun is None:
            refuse(
                published.name, msg("no year is named in it."), hint=msg("Name it: --tahun 2023."), code="draft-year"
            )
        if found.tahun is None:
            questions.append(Question("", msg("no year is named; taken: {year}", year=tahun), assumed=True))
        elif not found.sure:
            questions.append(Question("", msg("the year is not sure; taken: {year}", year=tahun), assumed=True))
    plan, money = Plan(tahun), Money(tahun)
    plan.read(those)
    told = not plan.measured
    if told and _cells_apart(published, those):
        _nothing(published)
    if told:
        plan.sentences(mentions(published, vocabulary))
    plan.years(published, vocabulary)
    plan.aims(published.tables, vocabulary)
    money.read(those, {key: one for key, (one, _) in plan.joins.items() if one is not None})
    tujuan, sasaran, indikator = plan.results()
    program, kegiatan, sub = money.results()
    if not indikator and not program and not loose(published, (), vocabulary):
        _nothing(published)
    agency, named = who.agency(published)
    if not named:
        questions.append(Question("", msg("the agency is not named; taken: {name}", name=agency.nama), assumed=True))
    listed = villages(published)
    agency = attrs.evolve(agency, pegawai=staff(those), wilayah=Wilayah(desa=listed) if listed else None)
    outputs = money.measured()
    years = {year for one in (*indikator, *outputs) for year in one.target}
    period, known = who.renstra(published, years, tahun)
    last = max((year for one in (*indikator, *outputs) for year in one.realisasi), default=tahun)
    period = attrs.evolve(period, akhir=max(period.akhir, last))
    if known:
        indikator = tuple(_to_the_end(one, period.akhir) for one in indikator)
    if not known:
        questions.append(Question("", msg("the period of the Renstra is not named")))
    bundle = Bundle(
        tahun=tahun,
        kode=kode,
        perangkat_daerah=agency,
        renstra=period,
        sumber=Sumber(published.name, kebijakan=_policy(those)),
        tujuan=tujuan,
        sasaran=sasaran,
        indikator=(*indikator, *outputs),
        program=program,
        kegiatan=kegiatan,
        sub_kegiatan=sub,
        dukungan=money.supports(),
        perjanjian_kinerja=money.pk(),
        analisis=analyses(published, {one.id: one.nama for one in indikator}),
    )
    gathered = gather(published, bundle, vocabulary, _joins(plan, money))
    klaim, left = _countable(gathered.claims, bundle, {*([plan.made_up] if plan.made_up else []), *money.stand_ins})
    if told:
        # What sentences alone measure is not all there is: nothing can be counted, and no mean made of it.
        some = tuple(one for one in klaim if one.address.startswith(_OF_ALL))
        left = (*left, *(Unmatched(one.printed, one.place, _no_list()) for one in some))
        klaim = tuple(one for one in klaim if one not in some)
    followed = _followed(plan, money, tahun)
    return Draft(
        printed,
        bundle,
        klaim,
        followed,
        (*questions, *plan.questions, *money.questions),
        (*gathered.unmatched, *left),
        loose(printed, [one.place for one in (*gathered.claims, *klaim)], vocabulary),
    )


ENOUGH = 3
"""So many tables named and not read make a text one of which only the tables' cells are left."""


def _nothing(published: Published) -> None:
    count = len(published.tables)
    captioned = _captioned(published)
    if captioned > max(count, 1):
        refuse(
            published.name,
            msg("{captioned} tables are named in it, and the cells of their rows do not stand side by side.",
                captioned=captioned),
            hint=msg("Give the report as DOCX, XLSX or PDF; as text, the cells of a row stand on one line, with tabs "
                     "or | between them."),
            code="draft-nothing",
        )  # fmt: skip
    refuse(
        published.name,
        msg("nothing was recognised in it: {count} tables, none of indicators or programs with figures.", count=count),
        hint=msg("A report has tables whose headers say target, realisasi and capaian, or pagu and realisasi."),
        code="draft-nothing",
    )


def _cells_apart(published: Published, those: tuple[Sheet, ...]) -> bool:
    """Whether tables are named in a text and none of them was read: what is left of their cells says nothing."""
    return not those and _captioned(published) >= ENOUGH


def _captioned(published: Published) -> int:
    """How many tables the text names."""
    return len({found[0] for one in published.text if (found := label(one.text)) is not None})


def _policy(those: tuple[Sheet, ...]) -> str:
    best = max(those, key=lambda one: one.rank, default=None)
    if best is None or Peran.TARGET not in best.parts:
        return ""
    return f"Target dan realisasi mengikuti {best.table.name}."


def _joins(plan: Plan, money: Money) -> Mapping[tuple[int, int], Joined]:
    keys = {*plan.joins, *money.joins}
    made = {}
    for key in keys:
        sasaran, indikator = plan.joins.get(key, (None, None))
        kode, output = money.joins.get(key, (None, None))
        made[key] = Joined(sasaran, indikator or output, kode)
    return made


def _countable(
    claims: tuple[_Claim, ...], bundle: Bundle, stand_ins: set[str]
) -> tuple[tuple[_Claim, ...], tuple[Unmatched, ...]]:
    """The claims without counts of what the report does not list. stand_ins: ids of what it does not name."""
    kept, left = [], []
    for one in claims:
        kind = one.address.rpartition(":")[0].rpartition(":")[0]
        wanted = _LISTS.get(kind)
        listed = getattr(bundle, wanted) if wanted is not None else ()
        made_up = any(getattr(x, "id", getattr(x, "kode", "")) in stand_ins for x in listed)
        if wanted is not None and (made_up or not listed):
            left.append(Unmatched(one.printed, one.place, _no_list()))
        else:
            kept.append(one)
    return tuple(kept), tuple(left)


def _no_list() -> Message:
    return msg("the report has no list of what is counted")


def _followed(plan: Plan, money: Money, tahun: int) -> Mapping[str, Tempat]:
    found = dict(money.places())
    for one in (*plan.measured.values(), *money.outputs.values()):
        for (kind, year), value in one.values.items():
            found[f"{kind}:{one.id}:{year}"] = value.place
    for kode, value in money.agreed.items():
        found[f"anggaran-pk:{kode}:{tahun}"] = value.place
    return found
