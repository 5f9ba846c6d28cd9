# SPDX-License-Identifier: MIT
"""Columns by the words over them: letters, titles of tables, the merged header that several stand under."""

from __future__ import annotations

import re

import attrs

from sakip.lang import N_
from sakip.published import Table
from sakip.readers.match import fold
from sakip.readers.vocabulary import FIGURES, Peran
from sakip.readers.vocabulary import words as split

BY_NEIGHBOUR = N_("read by the columns beside it")
BY_TITLE = N_("read by the title of its table")
COUNTED = N_("it counts the indicators that reached their target")
SUPERSEDED = N_("of before the change that another column has")
_LETTERS = {"t": Peran.TARGET, "r": Peran.REALISASI, "c": Peran.CAPAIAN}


@attrs.frozen
class Kolom:
    """A column. judul: its title. score, doubtful, why: how sure its part is and what it rests on."""

    index: int
    judul: str
    peran: Peran
    tahun: int | None = None
    score: float = 0.0
    doubtful: bool = False
    why: str = ""


def by_headers(table: Table, made: list[Kolom]) -> list[Kolom]:
    """The columns with what the words around their own titles add."""
    return _versions(_against(table, _shares(table, _lettered(table, _by_title(table, _counted(made))))))


_REACHED = re.compile(
    r"(?:indikator |iku |target |yang )*(?P<no>belum |tidak |tdk )?(?:yang )?(?:tercapai|terlampaui|mencapai target|"
    r"memenuhi target|melampaui target|sesuai target)(?: target)?",
    re.IGNORECASE,
)


def _counted(made: list[Kolom]) -> list[Kolom]:
    """Of how many indicators reached their target and how many did not, two columns side by side tell the number."""
    found = {one.index: match for one in made if (match := _REACHED.fullmatch(one.judul.strip()))}
    if not any(match["no"] for match in found.values()):
        return made
    return [attrs.evolve(one, peran=Peran.LAIN, why=COUNTED) if one.index in found else one for one in made]


_BARE = re.compile(r"(?:tahun\s*)?(?:19|20)[0-9]{2}", re.IGNORECASE)
_OF_PLAN = re.compile(r"\btujuan\b.*\bsasaran\b|\brenstra\b|\brencana (?:strategis|jangka)|\brpjmd\b", re.IGNORECASE)
_OF_FACT = re.compile(r"\brealisasi\b|\bcapaian\b|\bperkembangan\b", re.IGNORECASE)


def _by_title(table: Table, made: list[Kolom]) -> list[Kolom]:
    """Columns headed by years alone are what the title of their table says: targets of a plan, or realisations."""
    bare = [one for one in made if one.tahun and one.peran is Peran.LAIN and _BARE.fullmatch(one.judul.strip())]
    if len(bare) < 2 or any(one.peran in FIGURES for one in made):
        return made
    title = table.title or (table.headings[-1] if table.headings else "")
    aims, facts = "target" in fold(title) or bool(_OF_PLAN.search(title)), "realisasi" in fold(title)
    if aims == facts or (aims and _OF_FACT.search(title)):
        return made
    for one in bare:
        peran = Peran.TARGET if aims else Peran.REALISASI
        made[one.index] = attrs.evolve(one, peran=peran, why=BY_TITLE)
    return made


PERCENT = re.compile(r"%|\bpersen", re.IGNORECASE)


def _shares(table: Table, made: list[Kolom]) -> list[Kolom]:
    """A second column of realisations, with "%" in its title, is what the first one is of the target."""
    groups = table.groups or ("",) * len(made)
    known = (Peran.REALISASI, Peran.REALISASI_KEUANGAN)
    for before, one in zip(list(made), made[1:], strict=False):
        same = before.peran is one.peran and one.peran in known and before.tahun == one.tahun
        share = PERCENT.search(one.judul) and not PERCENT.search(before.judul)
        if same and share and groups[before.index] == groups[one.index]:
            peran = Peran.CAPAIAN if one.peran is Peran.REALISASI else Peran.SERAPAN
            made[one.index] = attrs.evolve(one, peran=peran, why=BY_NEIGHBOUR)
    return made


_BEFORE = {"sebelum", "semula", "murni", "awal"}
_AFTER = {"setelah", "sesudah", "perubahan", "menjadi", "revisi"}


def _versions(made: list[Kolom]) -> list[Kolom]:
    """Of two columns of one part, of before and after a change, the earlier one is no longer in force."""
    after = {(one.peran, one.tahun) for one in made if _is_after(one.judul)}
    return [
        attrs.evolve(one, peran=Peran.LAIN, why=SUPERSEDED)
        if (one.peran, one.tahun) in after and not _BEFORE.isdisjoint(split(one.judul)) and one.peran in FIGURES
        else one
        for one in made
    ]


def _is_after(title: str) -> bool:
    words = split(title)
    return _BEFORE.isdisjoint(words) and not _AFTER.isdisjoint(words)


AGAINST = {Peran.AKHIR_RENSTRA: Peran.KEMAJUAN, Peran.STANDAR_NASIONAL: Peran.TERHADAP_STANDAR}


def _against(table: Table, made: list[Kolom]) -> list[Kolom]:
    """An achievement under the same merged header as another target than the year's is measured against that one."""
    groups = table.groups or ("",) * len(made)
    told = {groups[one.index]: AGAINST[one.peran] for one in made
            if groups[one.index] and one.peran in AGAINST and "target" in fold(one.judul)}  # fmt: skip
    return [
        attrs.evolve(one, peran=told[groups[one.index]], why=BY_NEIGHBOUR)
        if groups[one.index] in told
        and one.peran in (Peran.CAPAIAN, Peran.PERSEN, *AGAINST)
        and "target" not in fold(one.judul)
        else one
        for one in made
    ]


def _lettered(table: Table, made: list[Kolom]) -> list[Kolom]:
    """Columns headed T and R, or T, R and C, each by its letter."""
    groups = table.groups or ("",) * len(made)
    letters = [one.judul[len(groups[one.index]) :].strip(" .").lower() for one in made]
    if not {"t", "r"} <= set(letters):
        return made
    return [
        attrs.evolve(one, peran=_LETTERS[letter], why=letter.upper()) if letter in _LETTERS else one
        for one, letter in zip(made, letters, strict=True)
    ]
