# SPDX-License-Identifier: MIT
"""IKM: the index of public satisfaction, from the respondents' answers of 1 to 4 to each unsur.

NRR = mean of an unsur's answers; weighted NRR = NRR x weight; IKM = sum of the weighted NRR x 25, rounded half up to
two decimals before it is classified. The weight is one over the number of unsur; offices that write it as 0,111 or 0,11
get another index, so the three are named (`Bobot`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import TypeVar

import attrs

from sakip import rules
from sakip.errors import Fault, FaultsError, Place, SakipError
from sakip.figure import Figure, Recipe
from sakip.lang import Message, msg
from sakip.numbers import Mode
from sakip.profile import Rounding
from sakip.rules.indeks import RULES
from sakip.rules.scale import Scale

UNSUR = (
    "Persyaratan Pelayanan",
    "Prosedur Pelayanan",
    "Waktu Pelayanan",
    "Biaya/Tarif Pelayanan",
    "Produk Spesifikasi Jenis Pelayanan",
    "Kompetensi Pelaksana",
    "Perilaku Pelaksana",
    "Sarana dan Prasarana",
    "Penanganan Pengaduan, Saran, dan Masukan",
)
"""The nine unsur in their order, with the names that GASPUL gives them."""

_T = TypeVar("_T", bound=StrEnum)


class Bobot(StrEnum):
    """The weight of an unsur, as it is written."""

    TEPAT = "1/n"  #: exactly one over the number of unsur: 1/9
    TIGA_DESIMAL = "0,111"
    DUA_DESIMAL = "0,11"

    def nilai(self, unsur: int) -> Fraction:
        """The weight for `unsur` unsur; SakipError for a written one with any other number than nine."""
        if self is Bobot.TEPAT:
            return Fraction(1, unsur)
        if unsur != 9:
            raise SakipError(
                msg("the weight {weight} is that of nine unsur, not of {count}.", weight=self.value, count=unsur),
                code="ikm-answer",
                hint=msg('Use the exact weight, "1/n".'),
            )
        return Fraction(111, 1000) if self is Bobot.TIGA_DESIMAL else Fraction(11, 100)


class Kosong(StrEnum):
    """What becomes of an answer that is missing. No source says; both are policies of this library."""

    LEWATI = "lewati"  #: it is left out: the unsur's mean is over those who answered it
    BUANG_RESPONDEN = "buang-responden"  #: whoever left one out is left out whole


@attrs.frozen
class HasilIkm:
    """The result. nrr, tertimbang: a figure for each unsur, in order. indeks: the IKM. mutu: its class.

    responden: how many were counted. kosong: missing answers of each unsur. dibuang: respondents that were left out.
    """

    nrr: tuple[Figure, ...]
    tertimbang: tuple[Figure, ...]
    indeks: Figure
    mutu: Figure
    responden: int
    kosong: tuple[int, ...]
    dibuang: int = 0

    def __iter__(self) -> Iterator[Figure]:
        yield from self.nrr
        yield from self.tertimbang
        yield self.indeks
        yield self.mutu

    @property
    def kinerja(self) -> str:
        """The class in words (``Sangat Baik``); ``-`` without one."""
        scale = self.mutu.rule
        assert isinstance(scale, Scale)
        return next((one.arti for one in scale.kelas if one.label == self.mutu.text), self.mutu.text)

    def explain(self) -> str:
        """All derivations, those of the unsur first."""
        return "\n\n".join(one.explain() for one in self)


def ikm(
    jawaban: Sequence[Sequence[int | None]],
    *,
    tahun: int,
    bobot: Bobot | str = Bobot.TEPAT,
    kosong: Kosong | str = Kosong.LEWATI,
    subjek: str = "IKM",
    skala: Scale | None = None,
) -> HasilIkm:
    """The IKM of a survey.

    jawaban: a row for each respondent with an answer of 1 to 4 for each unsur, None where there is none. bobot, kosong:
    see there. subjek: the subject of the addresses (``ikm:IKM:2023``, ``nrr:IKM-U1:2023``). skala: another scale.

    FaultsError names every answer that is none, with respondent and unsur; a survey without any answer has figures that
    say so.
    """
    weight, policy = _choice(Bobot, bobot), _choice(Kosong, kosong)
    width = len(jawaban[0]) if jawaban else len(UNSUR)
    _check(jawaban, width)
    share = weight.nilai(width)
    rows = [row for row in jawaban if policy is Kosong.LEWATI or None not in row]
    means, weighted, gaps = [], [], []
    for at in range(width):
        answers = [row[at] for row in rows]
        given = [one for one in answers if one is not None]
        gaps.append(len(answers) - len(given))
        name = f"{subjek}-U{at + 1}"
        notes = (msg("{count} of {all} left it out", count=gaps[-1], all=len(answers)),) if gaps[-1] else ()
        sums = (
            {"jumlah_nilai": sum(given), "responden": len(given)}
            if given
            else {"jumlah_nilai": None, "responden": None}
        )
        one = _recipe("nrr").make(f"nrr:{name}:{tahun}", sums, notes=notes)
        means.append(one)
        weighted.append(
            _recipe("nrr-tertimbang").make(
                f"nrr-tertimbang:{name}:{tahun}", {"nrr": one.exact, "bobot": share}, _sources(nrr=one)
            )
        )
    dropped = len(jawaban) - len(rows)
    index = _index(f"ikm:{subjek}:{tahun}", weighted, weight, dropped)
    mutu = _class(skala or _scale()).make(
        f"predikat:ikm:{subjek}:{tahun}", {"nilai": index.exact}, _sources(nilai=index)
    )
    return HasilIkm(tuple(means), tuple(weighted), index, mutu, len(rows), tuple(gaps), dropped)


def _index(key: str, weighted: Sequence[Figure], weight: Bobot, dropped: int) -> Figure:
    values = [one.exact for one in weighted]
    series = tuple(one for one in values if one is not None)
    notes: list[Message] = []
    if weight is not Bobot.TEPAT:
        notes.append(msg("each unsur weighs {weight}, not 1/9", weight=weight.value))
    if dropped:
        notes.append(msg("{count} respondents left an answer out and are not counted", count=dropped))
    complete = series if len(series) == len(values) else None
    return _recipe("ikm").make(key, {"nrr_tertimbang": complete}, _sources(nrr_tertimbang=weighted), tuple(notes))


@cache
def _recipe(kind: str) -> Recipe:
    rule = next(one for one in RULES if one.kind == kind)
    return Recipe(kind, rule.formula, rule, Rounding(Mode.HALF_UP, 2 if kind == "ikm" else 4))


@cache
def _class(scale: Scale) -> Recipe:
    return Recipe("predikat:ikm", scale.formula, scale)


def _scale() -> Scale:
    scale = rules.get("predikat.ikm.permenpanrb-14-2017")
    assert isinstance(scale, Scale)
    return scale


def _sources(**inputs: Figure | Sequence[Figure]) -> dict[str, str | tuple[str, ...]] | None:
    """Where each input is found."""
    return {
        name: one.key if isinstance(one, Figure) else tuple(each.key for each in one) for name, one in inputs.items()
    }


def _choice(kind: type[_T], value: _T | str) -> _T:
    try:
        return kind(value)
    except ValueError:
        raise SakipError(
            msg('"{value}" is no choice here.', value=value),
            code="ikm-answer",
            hint=msg("Known: {known}.", known=", ".join(kind)),
        ) from None


def _check(jawaban: Sequence[Sequence[int | None]], width: int) -> None:
    faults: list[Fault] = []
    allowed = msg("Answers are 1, 2, 3 and 4.")
    for who, row in enumerate(jawaban, start=1):
        if len(row) != width or not row:
            message = msg("{count} answers, where the first respondent has {width}.", count=len(row), width=width)
            hint = msg("Give one for each unsur, None where there is none.")
            faults.append(_fault(message, f"responden {who}", hint))
            continue
        faults += [
            _fault(msg("{value!r} is no answer.", value=one), f"responden {who}, U{at}", allowed)
            for at, one in enumerate(row, start=1)
            if one is not None and (type(one) is not int or not 1 <= one <= 4)  # True and 1.0 are no answers
        ]
    if faults:
        raise FaultsError(faults)


def _fault(message: Message, path: str, hint: Message) -> Fault:
    return Fault("ikm-answer", message, Place(path=path), hint)
