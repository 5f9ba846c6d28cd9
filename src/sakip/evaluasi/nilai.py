# SPDX-License-Identifier: MIT
"""The score of an evaluation, from what the evaluator answered for each sub-component."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

import attrs

from sakip import rules
from sakip.errors import Fault, FaultsError, NumberError, Place, SakipError
from sakip.evaluasi.lembar import Komponen, Lembar, SubKomponen, lembar, untuk_tahun
from sakip.figure import Figure, Input, Recipe
from sakip.formula.tree import Add, Expr, sym
from sakip.lang import Message, msg
from sakip.numbers import Mode, number
from sakip.profile import Rounding
from sakip.rules.evaluasi import JUMLAH, KIND, SUB, SUB_KRITERIA
from sakip.rules.scale import Scale

_TWO = Rounding(Mode.HALF_UP, 2)


@attrs.frozen
class Jawaban:
    """A letter with the reason it was given, which the score's steps show."""

    huruf: str
    alasan: Message


Isian = str | Jawaban | int | Decimal | Fraction | Sequence[str | None] | None
"""An answer: a letter; the letters of the criteria, in their order; a score that is given as it is (``22,45``); or
None, where there is none."""


def huruf(terpenuhi: int, kriteria: int, *, bertahan: int = 0) -> Jawaban:
    """The letter for `terpenuhi` of `kriteria` criteria met.

    All: BB, and A or AA where they were kept for at least `bertahan` = 1 or 5 years. Over 75 %: B, over 50 %: CC, over
    25 %: C, any: D, none: E. What else earns an A or AA (an effort, an example to others) is a judgement; give the
    letter itself then. Source: Tabel Pengisian Nilai (A s.d. E) as t-SEMAR has it.
    """
    if not 0 <= terpenuhi <= kriteria or kriteria < 1 or bertahan < 0:
        raise SakipError(
            msg("{met} of {count} criteria cannot be met.", met=terpenuhi, count=kriteria),
            code="evaluation-answer",
            hint=msg("Give how many were met, from 0 to the number of criteria."),
        )
    share = Fraction(100 * terpenuhi, kriteria)
    if share == 100:
        letter = "AA" if bertahan >= 5 else "A" if bertahan >= 1 else "BB"
    elif share == 0:
        letter = "E"
    else:
        letter = next(one for bound, one in ((75, "B"), (50, "CC"), (25, "C"), (0, "D")) if share > bound)
    if share == 100 and bertahan:
        reason = msg("{met} of {count} criteria met, kept for {years} years: {letter}",
                     met=terpenuhi, count=kriteria, years=bertahan, letter=letter)  # fmt: skip
    else:
        reason = msg("{met} of {count} criteria met: {letter}", met=terpenuhi, count=kriteria, letter=letter)
    return Jawaban(letter, reason)


@attrs.frozen
class Evaluasi:
    """The result. angka: each figure by the id of its part of the sheet (``1.a``, ``1``). total, predikat: the whole.

    A part without an answer has a figure that says so, and so have those it counts in: missing is not zero.
    """

    lembar: Lembar
    tahun: int
    angka: Mapping[str, Figure]
    total: Figure
    predikat: Figure

    def __iter__(self) -> Iterator[Figure]:
        yield from self.angka.values()
        yield self.total
        yield self.predikat

    def rows(self) -> list[dict[str, str | None]]:
        """One row a part of the sheet, then the total: id, name, weight, score, exact score."""
        rows = [_row(one.id, one.nama, one.bobot, self.angka[one.id]) for one in self.lembar.bagian()]
        return [*rows, _row("", str(msg("Score of the evaluation")), Fraction(100), self.total)]

    def explain(self) -> str:
        """All derivations, the parts first."""
        return "\n\n".join(one.explain() for one in self)


def nilai(
    jawaban: Mapping[str, Isian],
    *,
    tahun: int,
    lembar_id: str | None = None,
    subjek: str = "LKE",
    skala: Scale | None = None,
) -> Evaluasi:
    """Score an evaluation exactly.

    jawaban: by the id of a sub-component (``1.a``), or of a component whose score alone is known. tahun: the year
    evaluated, which chooses the sheet where `lembar_id` does not. subjek: first part of the addresses
    (``nilai-evaluasi:LKE-1.a:2023``). skala: another scale than the sheet's.

    Nothing is rounded before it is added, and the class is that of the exact score. FaultsError has every answer that
    cannot stand: an unknown id, a letter that the sheet has not, a score above its weight.
    """
    sheet = untuk_tahun(tahun) if lembar_id is None else lembar(lembar_id)
    faults: list[Fault] = [*_unknown(jawaban, sheet)]
    figures: dict[str, Figure] = {}

    def key(part: str) -> str:
        return f"{KIND}:{subjek}-{part}:{tahun}"

    for one in sheet.komponen:
        given = jawaban.get(one.id)
        answered = [part.id for part in one.sub if jawaban.get(part.id) is not None]
        if given is not None and answered:
            faults.append(_fault(one.id, msg("its parts {parts} are answered as well.", parts=", ".join(answered)),
                                 msg("Answer the component or its parts.")))  # fmt: skip
        if not one.sub or (given is not None and not answered):
            figures[one.id] = _leaf(sheet, one, given, key(one.id), faults)
        else:
            parts = {part.simbol: _leaf(sheet, part, jawaban.get(part.id), key(part.id), faults) for part in one.sub}
            figures[one.id] = _sum(key(one.id), parts)
            figures.update((part.id, parts[part.simbol]) for part in one.sub)
        for part in one.sub:
            figures.setdefault(part.id, _recorded(key(part.id), None))
    if faults:
        raise FaultsError(faults)
    total = _sum(f"{KIND}:{subjek}:{tahun}", {one.simbol: figures[one.id] for one in sheet.komponen})
    scale = skala or rules.get(sheet.skala)
    assert isinstance(scale, Scale)
    notes = (Message(sheet.catatan, {}),) if sheet.catatan and skala is None else ()
    predikat = Recipe("predikat:sakip", scale.formula, scale).make(
        f"predikat:sakip:{subjek}:{tahun}", {"nilai": total.exact}, _sources({"nilai": total}), notes
    )
    order = {one.id: figures[one.id] for one in sheet.bagian()}
    return Evaluasi(sheet, tahun, order, total, predikat)


@cache
def _recipe(kind: str) -> Recipe:
    rule = SUB if kind == "huruf" else SUB_KRITERIA
    return Recipe(KIND, rule.formula, rule, _TWO)


@cache
def _plus(names: tuple[str, ...]) -> Recipe:
    expr: Expr = sym(names[0])
    for name in names[1:]:
        expr = Add(expr, sym(name))
    return Recipe(KIND, expr, JUMLAH, _TWO)


def _sum(key: str, parts: Mapping[str, Figure]) -> Figure:
    inputs: dict[str, Input] = {name: one.exact for name, one in parts.items()}
    return _plus(tuple(parts)).make(key, inputs, _sources(parts))


def _sources(parts: Mapping[str, Figure]) -> Mapping[str, str] | None:
    """Where each input is found."""
    return {name: one.key for name, one in parts.items()}


def _recorded(key: str, value: Fraction | None) -> Figure:
    return Recipe(KIND, sym("nilai")).make(key, {"nilai": value})


def _leaf(sheet: Lembar, part: Komponen | SubKomponen, given: Isian, key: str, faults: list[Fault]) -> Figure:
    """The figure of a part that is answered itself; what is wrong with the answer goes to `faults`."""
    note: tuple[Message, ...] = ()
    if isinstance(given, Jawaban):
        note = (given.alasan,)
        given = given.huruf
    if given is None and isinstance(part, SubKomponen):
        return _recipe("huruf").make(key, {"bobot": part.bobot, "nilai_huruf": None})
    if given is None:
        return _recorded(key, None)
    letters = sheet.huruf if isinstance(part, SubKomponen) else {}  # a component as a whole has none
    if isinstance(given, str) and given.strip().upper() in letters:
        value = letters[given.strip().upper()]
        return _recipe("huruf").make(key, {"bobot": part.bobot, "nilai_huruf": value}, notes=note)
    if isinstance(given, Sequence) and not isinstance(given, str):
        values = _criteria(sheet, part, given, faults)
        complete: list[int] = [one for one in values if one is not None]
        series = tuple(complete) if values and len(complete) == len(values) else None
        return _recipe("kriteria").make(key, {"bobot": part.bobot, "nilai_kriteria": series})
    try:
        score = Fraction(given) if isinstance(given, Fraction) else Fraction(number(given))
    except NumberError as error:
        hint = msg("Write a score like 22,45.")
        if letters:
            hint = msg("Letters: {known}; or a score like 22,45.", known=", ".join(letters))
        faults.append(_fault(part.id, msg('"{given}" is no answer: {why}', given=given, why=error.message), hint))
        return _recorded(key, None)
    if not 0 <= score <= part.bobot:
        faults.append(_fault(part.id, msg("the score {given} is not between 0 and the weight {weight}.",
                                          given=given, weight=_number(part.bobot)),
                             msg("A score is counted in points of the weight, not in percent.")))  # fmt: skip
    return _recorded(key, score)


def _criteria(
    sheet: Lembar, part: Komponen | SubKomponen, given: Sequence[str | None], faults: list[Fault]
) -> list[int | None]:
    wanted = len(part.kriteria) if isinstance(part, SubKomponen) else 0
    if len(given) != wanted:
        message = msg("{count} letters are given for {wanted} criteria.", count=len(given), wanted=wanted)
        faults.append(_fault(part.id, message, msg("Give one for each criterion, None where there is none.")))
        return []
    values: list[int | None] = []
    for at, one in enumerate(given, start=1):
        letter = None if one is None else one.strip().upper()
        if letter is not None and letter not in sheet.huruf:
            faults.append(_fault(f"{part.id}.{at}", msg('"{given}" is no letter of the sheet.', given=one),
                                 msg("Letters: {known}.", known=", ".join(sheet.huruf))))  # fmt: skip
        values.append(None if letter is None else sheet.huruf.get(letter))
    return values


def _unknown(jawaban: Mapping[str, Isian], sheet: Lembar) -> Iterator[Fault]:
    from difflib import get_close_matches

    ids = [one.id for one in sheet.bagian()]
    for id in jawaban:
        if id not in ids:
            near = get_close_matches(str(id), ids, 3, 0.4) or ids
            yield _fault(id, msg("the sheet has no such part."), msg("Nearest: {near}.", near=", ".join(near)))


def _fault(part: str, message: Message, hint: Message) -> Fault:
    return Fault("evaluation-answer", message, Place(path=f"LKE {part}"), hint)


def _row(id: str, nama: str, bobot: Fraction, figure: Figure) -> dict[str, str | None]:
    exact = figure.exact
    return {
        "id": id,
        "nama": nama,
        "bobot": _number(bobot),
        "nilai": figure.text,
        "exact": None if exact is None else f"{exact.numerator}/{exact.denominator}",
    }


def _number(value: Fraction) -> str:
    from sakip.formula.words import number_text

    return number_text(value)
