# SPDX-License-Identifier: MIT
"""The part of each column of a table: first by its header's words, then by what stands in it, for headers lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import attrs

from sakip.belanja import ACCOUNT
from sakip.lang import N_
from sakip.numbers import Angka
from sakip.published import RowKind, Table, readings
from sakip.readers.clean import has_figure
from sakip.readers.figures import follows, is_money, never, size, triple
from sakip.readers.headed import AGAINST, BY_NEIGHBOUR, PERCENT, Kolom, by_headers
from sakip.readers.vocabulary import FIGURES, NAMES, SURE, Meaning, Peran, Vocabulary, meaning, standard
from sakip.readers.vocabulary import words as split

NOT_MONEY = N_("the header says money, the cells do not")
MONEY = N_("the header says an indicator's figure, the cells hold money")
BY_CELLS = N_("no header: read by the numbering in its cells")
BY_FIGURES = N_("read by its figures: they are realisasi over target")
OF_NUMBERS = N_("the header says a name, the cells hold numbers")
OF_A_PERIOD = N_("of a part of the year")
OF_WHICH = N_("its figures do not say of which target they are")
WHOLE_TITLE = 0.8
"""A title that says "Uraian" or "Nama" and no more covers so much of its words."""
_PERIOD = re.compile(r"\b(?:tw|triwulan|trw|tri wulan|smt|semester|caturwulan|bulan|s/?d tw)\b", re.IGNORECASE)

_UNTIL = re.compile(
    r"(?:s\s?[./]?\s?d\.?|sampai(?: dengan)?|hingga|kumulatif|akumulasi)\s*"
    r"(?:tw|trw|triwulan|tri wulan|smt|semester|bulan)?\s*(?:iv|4|ii\b|2\b|desember)\b",
    re.IGNORECASE,
)
_MONEY_OF = {Peran.TARGET: Peran.PAGU, Peran.REALISASI: Peran.REALISASI_KEUANGAN}
_COUNT_OF = {
    Peran.PAGU: Peran.TARGET,
    Peran.REALISASI_KEUANGAN: Peran.REALISASI,
    Peran.SERAPAN: Peran.CAPAIAN,
}
_TARGETS = (Peran.TARGET, Peran.AKHIR_RENSTRA, Peran.STANDAR_NASIONAL)
_END = {"akhir", "menengah"}
_OF_MONEY = {Peran.PAGU, Peran.REALISASI_KEUANGAN, Peran.SERAPAN}
_AMOUNTS = (Peran.PAGU, Peran.REALISASI_KEUANGAN)
_OF_COUNT = {Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN}


@lru_cache(maxsize=512)
def columns(table: Table, vocabulary: Vocabulary | None = None) -> tuple[Kolom, ...]:
    """The columns of `table` with their parts, in order."""
    words = vocabulary or standard()
    made = []
    for index, title in enumerate(table.columns):
        found = meaning(title, words) if title else Meaning(Peran.LAIN)
        group = table.groups[index] if table.groups else ""
        if group and found.score < SURE and title.startswith(group):
            leaf = meaning(title[len(group) :].strip(), words)
            found = attrs.evolve(leaf, tahun=leaf.tahun or found.tahun) if leaf.score > found.score else found
        found = _together(title, found, words)
        found = _difference(title[len(group) :].strip() or title, found)
        if found.peran is Peran.PAGU and title.rstrip(" )").endswith("%"):
            found = attrs.evolve(found, peran=Peran.PERSEN)
        made.append(Kolom(index, title, found.peran, found.tahun, found.score, found.doubtful, found.why))
    made = _of_words(table, [_against_the_end(one) for one in by_headers(table, made)])
    if table.number_column == 0 and made and made[0].peran in (Peran.LAIN, Peran.NOMOR):
        made[0] = attrs.evolve(made[0], peran=Peran.NOMOR, why=made[0].why or BY_CELLS)
    made = _statuses(table, _by_cells(table, _whole_year(made)))
    made = _reached(table, _of_the_end(table, made))
    return tuple(_unfounded(table, _by_figures(table, made)))


_TWO_YEARS = re.compile(
    r"\b(?:realisasi|capaian)\b\D*((?:19|20)[0-9]{2})\D*\bterhadap\b\D*\btarget\b\D*((?:19|20)[0-9]{2})", re.IGNORECASE
)


def _against_the_end(one: Kolom) -> Kolom:
    """What is measured against the target of a later year is of this year all the same."""
    years = _TWO_YEARS.search(one.judul)
    if years is not None and years[1] < years[2] and PERCENT.search(one.judul):
        return attrs.evolve(one, peran=Peran.KEMAJUAN, tahun=None)
    if one.peran in (Peran.KEMAJUAN, Peran.TERHADAP_STANDAR) and "terhadap" in split(one.judul):
        return attrs.evolve(one, tahun=None)
    return one


def _together(title: str, found: Meaning, words: Vocabulary) -> Meaning:
    """A column of figures with the class of each ("Capaian / Status"), of which the figures are meant."""
    sides = [one.strip() for one in title.split("/")]
    if found.peran is not Peran.PREDIKAT or len(sides) != 2:
        return found
    figures = [one for one in (meaning(side, words) for side in sides) if one.peran in (Peran.CAPAIAN, Peran.KEMAJUAN)]
    return figures[0] if len(figures) == 1 else found


_DIFFERENCE = re.compile(r"\W*(?:selisih|deviasi|gap|kesenjangan)\b", re.IGNORECASE)


def _difference(title: str, found: Meaning) -> Meaning:
    """A column headed "Selisih Capaian - Serapan" holds neither of the two."""
    if not _DIFFERENCE.match(title) or found.peran in (Peran.PERUBAHAN, Peran.EFISIENSI, Peran.LAIN):
        return found
    both = {"capaian", "serapan"} <= set(split(title)) or {"capaian", "penyerapan"} <= set(split(title))
    return attrs.evolve(found, peran=Peran.EFISIENSI if both else Peran.LAIN)


def _of_words(table: Table, made: list[Kolom]) -> list[Kolom]:
    """A column of numbers names nothing: "Sasaran (orang)" is of people, "Jumlah Kegiatan" a count."""
    for one in made:
        if one.peran in NAMES - {Peran.GOLONGAN}:
            printed = [row.cells[one.index].text for row in table.rows if row.cells[one.index].text]
            if 2 * sum(1 for text in printed if has_figure(text) and re.search("[0-9]", text)) > len(printed) > 0:
                made[one.index] = attrs.evolve(one, peran=Peran.LAIN, why=OF_NUMBERS)
    return made


_STATUS = re.compile(
    r"(?:(?:(?:sudah|telah|belum|tidak|tdk) )?"
    r"(?:tercapai|terlampaui|(?:memenuhi|mencapai|melampaui|melebihi|sesuai) target)"
    r"|(?:di ?)?(?:bawah|atas) target|o(?:n|ff) track)\Z",
    re.IGNORECASE,
)


def _statuses(table: Table, made: list[Kolom]) -> list[Kolom]:
    """A column of remarks of which each says whether the target was reached is one of classes."""
    if not any(one.peran is Peran.CAPAIAN for one in made):
        return made
    for one in made:
        texts = [" ".join(row.cells[one.index].text.split()) for row in table.rows if row.cells[one.index].text]
        if one.peran in (Peran.KETERANGAN, Peran.LAIN) and texts and all(_STATUS.match(text) for text in texts):
            made[one.index] = attrs.evolve(one, peran=Peran.PREDIKAT, why=BY_CELLS)
            break
    return made


def _whole_year(made: list[Kolom]) -> list[Kolom]:
    """Columns of quarters beside one of the year say nothing of the year; what is reached until the last of them is of
    the year, unless another column is."""
    whole = {one.peran for one in made if not _PERIOD.search(one.judul)}
    until = {one.index for one in made if one.peran not in whole and _UNTIL.search(one.judul)}
    whole |= {made[at].peran for at in until}
    parts = [one for one in made if one.peran in FIGURES and _PERIOD.search(one.judul) and one.index not in until]
    many = {one.peran for one in parts if sum(other.peran is one.peran for other in parts) > 1}
    for one in parts:
        if one.peran in whole | many:
            made[one.index] = attrs.evolve(one, peran=Peran.LAIN, why=OF_A_PERIOD)
    return made


def _of_the_end(table: Table, made: list[Kolom]) -> list[Kolom]:
    """An achievement right of another target than the year's is measured against that one, where its title says so,
    another column has the year's own, or its figures say so."""
    first = {peran: next((one.index for one in made if one.peran is peran), None) for peran in _TARGETS}
    results = [one for one in made if one.peran is Peran.CAPAIAN]
    for one in results:
        said = Peran.AKHIR_RENSTRA if not _END.isdisjoint(split(one.judul)) else None
        near = said or next((x.peran for x in reversed(made[: one.index]) if x.peran in _TARGETS), Peran.TARGET)
        if near is Peran.TARGET:
            continue
        plain, other = first[Peran.TARGET], first[near]
        fact = next((x.index for x in made if x.peran is Peran.REALISASI), None)
        alone = said is None and len(results) == 1 and plain is not None and fact is not None
        if alone and _follow(table, plain, fact, one.index):
            continue
        sure = not alone or _follow(table, other, fact, one.index)
        peran, why = (AGAINST[near], BY_NEIGHBOUR) if sure else (Peran.LAIN, OF_WHICH)
        made[one.index] = attrs.evolve(one, peran=peran, why=why)
    return made


def _reached(table: Table, made: list[Kolom]) -> list[Kolom]:
    """Where no column is of realisations, "Capaian" may be what was reached: so it is where a percentage beside it
    follows from it, or where its figures are of the size of the targets; where either may be, it is left alone."""
    plan, fact, result = (
        [one.index for one in made if one.peran is peran] for peran in (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN)
    )
    if fact or len(plan) != 1 or len(result) != 1 or PERCENT.search(made[result[0]].judul):
        return made
    at = result[0]
    share = next((one.index for one in made if one.index > at and _follow(table, plan[0], at, one.index)), None)
    kind = "fact" if share is not None else size(readings(table, plan[0]), readings(table, at))
    if kind == "fact":
        made[at] = attrs.evolve(made[at], peran=Peran.REALISASI, doubtful=True, why=BY_FIGURES)
        if share is not None:
            made[share] = attrs.evolve(made[share], peran=Peran.CAPAIAN, doubtful=True, why=BY_FIGURES)
    elif not kind:
        made[at] = attrs.evolve(made[at], peran=Peran.LAIN, why=OF_WHICH)
    return made


def _unfounded(table: Table, made: list[Kolom]) -> list[Kolom]:
    """A result that follows from the two columns beside it in no row is of something else: nothing is made of it."""
    for plan, fact, result in (
        (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN),
        (Peran.PAGU, Peran.REALISASI_KEUANGAN, Peran.SERAPAN),
    ):
        found = [[one for one in made if one.peran is peran] for peran in (plan, fact, result)]
        if not all(len(one) == 1 for one in found):
            continue
        one = found[2][0]
        if never(*(readings(table, each[0].index) for each in found)):
            made[one.index] = attrs.evolve(one, peran=Peran.LAIN, why=OF_WHICH)
    return made


def _follow(table: Table, plan: int | None, fact: int | None, result: int) -> bool:
    return plan is not None and fact is not None and follows(*(readings(table, at) for at in (plan, fact, result)))


def _by_figures(table: Table, made: list[Kolom]) -> list[Kolom]:
    """Columns whose headers say nothing, by what the figures in them are of each other."""
    free = [
        one.index for one in made if one.peran is Peran.LAIN and one.why != OF_A_PERIOD and _counts(table, one.index)
    ]
    plan, fact = ([one.index for one in made if one.peran is peran] for peran in (Peran.TARGET, Peran.REALISASI))
    given = {one.peran for one in made}
    if len(plan) == len(fact) == 1 and Peran.CAPAIAN not in given:
        for at in free:
            if _follow(table, plan[0], fact[0], at):
                made[at] = attrs.evolve(made[at], peran=Peran.CAPAIAN, doubtful=True, why=BY_FIGURES)
                break
    elif not given & FIGURES:
        for one, two, three in zip(free, free[1:], free[2:], strict=False):
            if not triple(*(readings(table, at) for at in (one, two, three))):
                continue
            money = is_money(readings(table, one)) is True
            parts = (
                (Peran.PAGU, Peran.REALISASI_KEUANGAN, Peran.SERAPAN)
                if money
                else (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN)
            )
            for at, peran in zip((one, two, three), parts, strict=True):
                made[at] = attrs.evolve(made[at], peran=peran, doubtful=True, why=BY_FIGURES)
            return _named(table, made)
    return made


def _counts(table: Table, column: int) -> bool:
    """Whether most cells of a column are numbers."""
    found = readings(table, column)
    printed = sum(1 for row in table.rows if row.cells[column].text)
    return 2 * sum(isinstance(one, Angka) for one in found) > printed > 0


def _by_cells(table: Table, made: list[Kolom]) -> list[Kolom]:
    groups = table.groups or ("",) * len(made)
    money = [is_money(readings(table, column)) for column in range(len(made))]
    physical = {
        group
        for group in set(groups) - {""}
        if any(one.peran is Peran.SATUAN and groups[one.index] == group for one in made)
    }
    for one in made:
        peran, reason = one.peran, None
        if money[one.index] is True and peran in _MONEY_OF and _money_expected(made, one, groups):
            peran, reason = _MONEY_OF[peran], MONEY
        elif peran in _COUNT_OF and (
            (groups[one.index] in physical and money[one.index] is not True)
            or (peran is not Peran.SERAPAN and money[one.index] is False and groups[one.index])
        ):
            peran, reason = _COUNT_OF[peran], NOT_MONEY
        if reason:
            made[one.index] = attrs.evolve(one, peran=peran, doubtful=True, why=reason)
    _spent(made)
    for one in list(made):
        left = _left_of(made, one.index, groups)
        if one.peran is Peran.PERSEN:
            peran = Peran.SERAPAN if left in _OF_MONEY else Peran.CAPAIAN if left in _OF_COUNT else Peran.LAIN
            made[one.index] = attrs.evolve(one, peran=peran, why=BY_NEIGHBOUR)
        elif one.peran is Peran.CAPAIAN and left in _AMOUNTS and "fisik" not in split(one.judul):
            made[one.index] = attrs.evolve(one, peran=Peran.SERAPAN, why=BY_NEIGHBOUR)
    return _named(table, made)


def _spent(made: list[Kolom]) -> None:
    """A realisation beside a ceiling is of money where no column is of targets, however small its figures are."""
    given = {one.peran for one in made}
    if Peran.PAGU in given and not given & {Peran.TARGET, Peran.AKHIR_RENSTRA, Peran.REALISASI_KEUANGAN}:
        for one in made:
            if one.peran is Peran.REALISASI:
                made[one.index] = attrs.evolve(one, peran=Peran.REALISASI_KEUANGAN, why=BY_NEIGHBOUR)


def _named(table: Table, made: list[Kolom]) -> list[Kolom]:
    """Where no column is of names, one that is headed "Uraian" or by nothing is, by what the figures beside it are of.

    A column that is headed by another word is of other things: villages, months, kinds of staff.
    """
    if any(one.peran in NAMES for one in made) or _REVENUE.search(table.title):
        return made
    parts = {one.peran for one in made}
    if not parts & (_OF_COUNT | _OF_MONEY):
        return made
    peran = Peran.INDIKATOR if parts & _OF_COUNT else Peran.PROGRAM
    best: tuple[int, Kolom] | None = None
    for one in made:
        printed = [row.cells[one.index].text for row in table.rows if row.cells[one.index].text]
        words = [text for text in printed if not has_figure(text)]
        # "Jenis Izin", "Komponen Belanja" are of other things; "Uraian ..." is of what the figures are of.
        plain = one.peran is Peran.URAIAN and (one.score >= WHOLE_TITLE or one.why == "uraian")
        neutral = plain or (one.peran is Peran.LAIN and not one.judul.strip())
        # Of two columns of words, the one that names each row.
        if neutral and len(words) * 2 > len(printed) and (best is None or len(words) > 1 + best[0]):
            best = len(words), one
    if best is not None:
        one = best[1]
        names = [row.cells[one.index].text for row in table.rows if row.kind is RowKind.DATA]
        if 2 * sum(1 for text in names if ACCOUNT.match(text)) <= len(names):
            made[one.index] = attrs.evolve(one, peran=peran, doubtful=True, why=BY_NEIGHBOUR)
    return made


_REVENUE = re.compile(r"\b(?:pendapatan|penerimaan|pajak|retribusi|PAD|PNBP)\b(?!.*\bbelanja\b)", re.IGNORECASE)


def _money_expected(made: list[Kolom], one: Kolom, groups: Sequence[str]) -> bool:
    if one.peran is Peran.TARGET:
        # A target of so many rupiah is an indicator's own, unless the header over it or beside it speaks of money.
        said = meaning(groups[one.index], standard()).peran if groups[one.index] else Peran.LAIN
        beside = {other.peran for other in made if groups[other.index] == groups[one.index]}
        spent = Peran.REALISASI_KEUANGAN in beside and not beside & {Peran.PAGU, Peran.REALISASI, Peran.CAPAIAN}
        return spent or said in (Peran.PAGU, Peran.REALISASI_KEUANGAN, Peran.SERAPAN)
    return any(other.peran is Peran.PAGU for other in made) and not any(
        other.peran is Peran.TARGET and other.index < one.index and groups[other.index] == groups[one.index]
        for other in made
    )


def _left_of(made: list[Kolom], index: int, groups: Sequence[str]) -> Peran | None:
    for at in range(index - 1, -1, -1):
        if groups[index] and groups[at] != groups[index]:
            break
        if made[at].peran in _OF_MONEY | _OF_COUNT and made[at].peran not in (Peran.CAPAIAN, Peran.SERAPAN):
            return made[at].peran
        if made[at].peran in FIGURES and made[at].peran is not Peran.PERSEN:
            break
    return None
