# SPDX-License-Identifier: MIT
"""Program, kegiatan and sub-kegiatan with their money, out of the budget tables; and what the PK agrees on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from sakip.belanja import ACCOUNT, LEVEL
from sakip.lang import msg
from sakip.model import (
    AnggaranPK,
    Dukungan,
    Indikator,
    Kegiatan,
    Pagu,
    PerjanjianKinerja,
    Program,
    SubKegiatan,
    Tempat,
    VersiPagu,
)
from sakip.published import RowKind
from sakip.readers.drafts.levels import KEGIATAN, PROGRAM, SUB, bare_name, code_of, levels
from sakip.readers.drafts.names import Names
from sakip.readers.drafts.plan import Measured
from sakip.readers.drafts.questions import Question
from sakip.readers.drafts.sheets import Sheet
from sakip.readers.drafts.values import is_blank, is_zero, rupiah
from sakip.readers.match import Match, bare, fold
from sakip.readers.records import Record, Value
from sakip.readers.vocabulary import Peran

_VERSIONS = (("perubahan", VersiPagu.PERUBAHAN), ("apbdp", VersiPagu.PERUBAHAN), ("pergeseran", VersiPagu.PERGESERAN))
_SPENT = frozenset({Peran.PAGU, Peran.REALISASI_KEUANGAN})
_MONEY = frozenset({Peran.PAGU, Peran.REALISASI_KEUANGAN, Peran.SERAPAN})

_TITLED = re.compile(r"program|kegiatan", re.IGNORECASE)


@attrs.define
class Node:
    """A program, kegiatan or sub-kegiatan in the making, with the amounts that are followed."""

    kode: str
    nama: str
    level: int
    above: str = ""
    pagu: Value | None = None
    realisasi: Value | None = None
    serapan: Value | None = None
    physical: Value | None = None
    listed: bool = False

    def take(self, record: Record, tahun: int, *, agreed: bool) -> None:
        """The amounts of one of its rows, where none was taken before; those of other years are left."""
        for value in record.values:
            if value.tahun not in (None, tahun):
                continue
            if value.peran is Peran.PAGU and not agreed and rupiah(self.pagu) is None:
                self.pagu = value
            elif value.peran is Peran.REALISASI_KEUANGAN and (self.realisasi is None or is_blank(self.realisasi)):
                self.realisasi = value
            elif value.peran is Peran.SERAPAN and self.serapan is None:
                self.serapan = value
            elif value.peran is Peran.CAPAIAN and self.physical is None:
                self.physical = value


@attrs.define
class Money:
    """The budget of a report. versi: which version its tables speak of, None where they do not say."""

    tahun: int
    nodes: dict[str, Node] = attrs.field(factory=dict)
    names: tuple[Names, Names, Names] = attrs.field(factory=lambda: (Names("P-"), Names("K-"), Names("SK-")))
    agreed: dict[str, Value] = attrs.field(factory=dict)
    support: dict[tuple[str, str], str] = attrs.field(factory=dict)
    outputs: dict[str, Measured] = attrs.field(factory=dict)
    joins: dict[tuple[int, int], tuple[Match | None, Match | None]] = attrs.field(factory=dict)
    questions: list[Question] = attrs.field(factory=list)
    versi: VersiPagu | None = None
    pk_versi: VersiPagu = VersiPagu.MURNI
    stand_ins: list[str] = attrs.field(factory=list)

    def read(self, sheets: Iterable[Sheet], sasaran: dict[tuple[int, int], Match]) -> None:
        """Every table that names programs: those that list all levels first. sasaran: of each row that has one."""
        named = [one for one in sheets if Peran.PROGRAM in one.parts]
        for sheet in sorted(named, key=lambda one: (not one.guessed, *_depth(one)), reverse=True):
            if not (sheet.guessed and self.nodes):
                self.table(sheet, sasaran)
        listed = any(rupiah(node.pagu) for node in self.nodes.values())
        for sheet in sheets:
            if sheet.parts >= _SPENT and sheet not in named and not listed:
                self.beside(sheet, sasaran)

    def table(self, sheet: Sheet, sasaran: dict[tuple[int, int], Match]) -> None:
        """One table."""
        of_rows = list(levels(sheet))
        said = any(_TITLED.search(title) for title in sheet.table.columns)
        above = ["", "", ""]
        taken: set[str] = set()
        for record, level in zip(sheet.records, of_rows, strict=True):
            where = (sheet.table.index, record.row)
            if record.kind in (RowKind.TOTAL, RowKind.MEAN) or not record.program:
                continue
            if LEVEL.match(record.program) or (ACCOUNT.match(record.program) and not said):
                continue
            carried = "program" in record.inherited
            match = self._node(
                record, level, above, set() if carried or not sheet.of_budget else taken, sheet.of_budget
            )
            if match is None:
                continue
            node = self.nodes[match.id]
            taken.add(node.kode)
            above[node.level] = node.kode
            above[node.level + 1 :] = [""] * (len(above) - node.level - 1)
            node.listed = node.listed or not sheet.agreed
            if not carried and not record.shared:
                node.take(record, self.tahun, agreed=sheet.agreed)
            self._version(sheet, record)
            if sheet.agreed and (value := record.value(Peran.PAGU)) is not None:
                self.agreed.setdefault(node.kode, value)
            served = sasaran.get(where)
            if served is not None and node.level < SUB and not carried:
                self.support.setdefault(
                    (served.id, node.kode), record.indikator if Peran.INDIKATOR in sheet.parts else ""
                )
            output = self._output(record, node, sheet) if sheet.of_budget else None
            self.joins[where] = (match, output)

    def beside(self, sheet: Sheet, sasaran: dict[tuple[int, int], Match]) -> None:
        """A table with money beside its sasaran or indicators, and no program: what it names stands in for one, in a
        report that lists no programs with their money."""
        for record in sheet.records:
            where = (sheet.table.index, record.row)
            name = record.indikator or record.sasaran
            if record.kind is not RowKind.DATA or not name or record.value(Peran.PAGU) is None:
                continue
            id = self.names[PROGRAM].add(name)
            self.nodes[id] = node = Node(id, bare(name), PROGRAM, listed=True)
            node.take(record, self.tahun, agreed=False)
            self.stand_ins.append(id)
            self.questions.append(Question(id, msg("the report names no program for this money"), record.place))
            self.joins[where] = (Match(id, 1.0, name, name, False), None)
            if where in sasaran:
                self.support.setdefault((sasaran[where].id, id), record.indikator)

    def _node(self, record: Record, level: int, above: list[str], taken: set[str], of_budget: bool) -> Match | None:
        code, name = code_of(record)
        name = bare_name(name) or name
        if code and code in self.nodes:
            return Match(code, 1.0, record.program, self.nodes[code].nama, False)
        for one in (level, *(x for x in (PROGRAM, KEGIATAN, SUB) if x != level)):
            under = [id for id, node in self.nodes.items() if node.above and node.above in above]
            match = self.names[one].find(name, taken, under)
            if (
                match is not None
                and (one == level or not match.doubtful)
                and not (match.doubtful and match.id not in under)
            ):
                if match.doubtful:
                    message = msg('is "{text}" the same as "{known}"?', text=match.text, known=match.known)
                    self.questions.append(Question(match.id, message, record.place))
                return match
        if self.nodes and not of_budget and not record.values:
            return None
        upper = above[level - 1] if level else ""
        if level and not upper:
            upper = next((one for one in reversed(above[:level]) if one), "")
        id = self.names[level].add(name, code or self._own(level, upper))
        self.nodes[id] = Node(id, name, level, upper)
        return Match(id, 1.0, record.program, name, False)

    def _own(self, level: int, upper: str) -> str:
        """A code where the report prints none: the program's with a number for each level below it."""
        if not upper:
            return ""
        count = sum(1 for one in self.nodes.values() if one.above == upper)
        # Under a printed code it must not look like one.
        return f"{upper}.{'n' if upper[:1].isdigit() else ''}{count + 1}"

    def _output(self, record: Record, node: Node, sheet: Sheet) -> Match | None:
        planned = record.value(Peran.TARGET) is not None
        if not planned and not (record.indikator and record.value(Peran.CAPAIAN)):
            return None
        name = record.indikator or record.program
        id = f"IK-{node.kode}"
        while id in self.outputs and fold(self.outputs[id].nama) != fold(name):
            id += "+"
        one = self.outputs.setdefault(id, Measured(id, bare(name), node.kode))
        one.take(record, sheet.year(self.tahun), self.tahun)
        return Match(id, 1.0, name, name, False)

    def _version(self, sheet: Sheet, record: Record) -> None:
        row = sheet.table.rows[record.row]
        words = fold(" ".join((*sheet.table.columns, sheet.table.title, *(cell.text for cell in row.cells[-1:]))))
        found = next((version for word, version in _VERSIONS if word in words.split()), None)
        if found is not None and sheet.agreed:
            self.pk_versi = found
        elif found is not None and self.versi is None:
            self.versi = found

    # What the model has

    def results(self) -> tuple[tuple[Program, ...], tuple[Kegiatan, ...], tuple[SubKegiatan, ...]]:
        """The levels with their money, which stands at the lowest level that the report lists."""
        self._leave_orphans()
        self._climb()
        upper = {node.above for node in self.nodes.values()}
        programs, activities, subs = [], [], []
        for node in self.nodes.values():
            pagu, spent, done = self._amounts(node) if node.kode not in upper else (Pagu(), None, True)
            match node.level:
                case 0:
                    programs.append(Program(node.kode, node.nama, pagu, spent))
                case 1:
                    own = ".".join(node.kode.split(".")[:3])
                    activities.append(
                        Kegiatan(node.kode, node.nama, node.above if node.above != own else None, pagu, spent)
                    )
                case _:
                    under = node.above if node.above != node.kode.rpartition(".")[0] else None
                    subs.append(SubKegiatan(node.kode, node.nama, pagu, spent, done, under))
        return tuple(programs), tuple(activities), tuple(subs)

    def _leave_orphans(self) -> None:
        """Lower levels that a table lists for themselves are left out where programs have the same money already: whose
        parts they are is not printed, and they must not be counted twice."""
        programs = sum(rupiah(one.pagu) or 0 for one in self.nodes.values() if one.level == PROGRAM)
        orphans = {id for id, one in self.nodes.items() if one.level and one.above not in self.nodes and _made_up(id)}
        money = sum(rupiah(self.nodes[id].pagu) or 0 for id in orphans)
        if not programs or not money or money > programs:
            return
        orphans |= {id for id, one in self.nodes.items() if one.above in orphans}
        self.nodes = {id: one for id, one in self.nodes.items() if id not in orphans}
        self.agreed = {id: one for id, one in self.agreed.items() if id not in orphans}
        self.outputs = {id: one for id, one in self.outputs.items() if one.untuk not in orphans}
        self.support = {key: one for key, one in self.support.items() if key[1] not in orphans}
        self.joins = {
            key: (None, None) if kode is not None and kode.id in orphans else (kode, output)
            for key, (kode, output) in self.joins.items()
        }

    def _climb(self) -> None:
        """A lower level hangs under its own upper one, or is moved up where the report names none."""
        for node in list(self.nodes.values()):
            if node.level and node.above not in self.nodes:
                node.above = ""
            if node.level and not node.above:
                node.level = PROGRAM
            elif node.level:
                node.level = self.nodes[node.above].level + 1
        for node in self.nodes.values():
            node.level = min(node.level, SUB)

    def _amounts(self, node: Node) -> tuple[Pagu, int | None, bool]:
        """Ceiling, money spent, and whether it was carried out: nothing printed beside an absorption of 0 is 0."""
        pagu, spent = rupiah(node.pagu), rupiah(node.realisasi)
        above = node
        while pagu is None and above.above and self._children(above.above) == 1:
            above = self.nodes[above.above]
            pagu = rupiah(above.pagu)
            if pagu is not None and above.pagu is not None:
                message = msg("the ceiling stands at the level above alone: {text}", text=above.pagu.text)
                self.questions.append(Question(node.kode, message, above.pagu.place))
        done = spent != 0 or not pagu
        if spent is None and pagu is not None and is_zero(node.serapan or above.serapan):
            spent, done = 0, not is_zero(node.physical)
            value = node.serapan or above.serapan
            self.questions.append(
                Question(
                    node.kode,
                    msg("no amount is printed; taken as 0, for the absorption is 0"),
                    value.place if value else None,
                )
            )
        if pagu is None or (pagu < 0):
            return Pagu(), spent if spent is None or spent >= 0 else None, done
        made = Pagu(perubahan=pagu) if self.versi is VersiPagu.PERUBAHAN else Pagu(murni=pagu)
        return made, spent if spent is None or spent >= 0 else None, done

    def _children(self, kode: str) -> int:
        return sum(1 for one in self.nodes.values() if one.above == kode)

    def pk(self) -> PerjanjianKinerja | None:
        """What the Perjanjian Kinerja agrees on for each program; None where no table of it has amounts."""
        found = [
            AnggaranPK(kode, amount)
            for kode, value in self.agreed.items()
            if self.nodes[kode].level == PROGRAM and (amount := rupiah(value)) is not None and amount >= 0
        ]
        return PerjanjianKinerja(self.pk_versi, program=tuple(found)) if found else None

    def supports(self) -> tuple[Dukungan, ...]:
        """Which program or kegiatan serves which sasaran."""
        return tuple(
            Dukungan(sasaran, kode, ukuran=words or None)
            for (sasaran, kode), words in self.support.items()
            if self.nodes[kode].level < SUB
        )

    def measured(self) -> tuple[Indikator, ...]:
        """The outputs."""
        return tuple(one.made(self.tahun) for one in self.outputs.values())

    def places(self) -> Iterator[tuple[str, Tempat]]:
        """Where each amount that is followed is printed."""
        upper = {node.above for node in self.nodes.values()}
        for node in self.nodes.values():
            for kind, value in (("pagu", node.pagu), ("realisasi", node.realisasi)):
                if node.kode not in upper and rupiah(value) is not None and value is not None:
                    yield f"{kind}:{node.kode}:{self.tahun}", value.place


def _made_up(id: str) -> bool:
    """Whether an id is one of ours, for the report prints no code."""
    return not id[:1].isdigit()


def _depth(sheet: Sheet) -> tuple[int, bool, int]:
    """How deep a table goes into the budget; of two that go as deep, the one with money, then the longer one."""
    found = set(levels(sheet))
    return (len(found) if sheet.of_budget else 0, bool(sheet.parts & _MONEY) and not sheet.agreed, len(sheet.records))
